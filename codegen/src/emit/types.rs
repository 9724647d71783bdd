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

/// The kind of a value in the table.
pub(super) fn kind(ty: &Type) -> TokenStream {
    match ty {
        Type::String | Type::Enum(_) => quote! { rt::Kind::String },
        Type::Number => quote! { rt::Kind::Number },
        Type::Bool => quote! { rt::Kind::Bool },
        Type::Any => quote! { rt::Kind::Any },
        Type::List(element) => element_kind(&quote! { List }, element),
        Type::Set(element) => element_kind(&quote! { Set }, element),
        Type::Map(element) => element_kind(&quote! { Map }, element),
        Type::Block { table, nesting, .. } => {
            let nesting = match nesting {
                Nesting::Single => quote! { Single },
                Nesting::List => quote! { List },
                Nesting::Set => quote! { Set },
                Nesting::Map => quote! { Map },
            };
            quote! { rt::Kind::Block(rt::Nesting::#nesting, &#table) }
        }
    }
}

fn element_kind(variant: &TokenStream, element: &Type) -> TokenStream {
    let element = kind(element);
    quote! { rt::Kind::#variant(&#element) }
}
