//! Types of values and of references.

use crate::plan::Type;
use ferroform_schema::model::Nesting;
use proc_macro2::TokenStream;
use quote::quote;

/// What a setter takes: a trait whose message, should a value not fit, is about this type.
pub(super) fn accepted(ty: &Type) -> TokenStream {
    match ty {
        Type::String => quote! { rt::IntoString },
        Type::Number => quote! { rt::IntoNumber },
        Type::Bool => quote! { rt::IntoBool },
        Type::Enum(name) => quote! { rt::IntoEnum<#name> },
        Type::Block { name, nesting: Nesting::Single, .. } => quote! { rt::IntoBlock<#name> },
        Type::Any | Type::List(_) | Type::Set(_) | Type::Map(_) | Type::Block { .. } => {
            let value = value(ty);
            quote! { rt::IntoValue<#value> }
        }
    }
}

/// The type of an argument or attribute: the `T` of `Value<T>` and `Expr<T>`.
pub(super) fn value(ty: &Type) -> TokenStream {
    match ty {
        Type::String => quote! { String },
        Type::Number => quote! { rt::Number },
        Type::Bool => quote! { bool },
        Type::Any => quote! { rt::Any },
        Type::List(element) => wrapped(&quote! { rt::List }, value(element)),
        Type::Set(element) => wrapped(&quote! { rt::Set }, value(element)),
        Type::Map(element) => wrapped(&quote! { rt::Map }, value(element)),
        Type::Enum(name) => quote! { #name },
        Type::Block { name, nesting, .. } => match nesting {
            Nesting::Single => quote! { #name },
            Nesting::List => quote! { rt::List<#name> },
            Nesting::Set => quote! { rt::Set<#name> },
            Nesting::Map => quote! { rt::Map<#name> },
        },
    }
}

fn wrapped(marker: &TokenStream, element: TokenStream) -> TokenStream {
    quote! { #marker<#element> }
}
