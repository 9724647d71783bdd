//! What Rust itself knows: literals, and the types of parameters.

use crate::cdktf::data::Data;
use crate::cdktf::state::{Plain, Type};
use crate::types::Ty;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A literal of Rust.
pub(super) fn literal(data: &Data<'_>) -> TokenStream {
    match data {
        Data::Text(text) => crate::expression::string(text),
        Data::Number(text) => number(text),
        Data::Bool(value) => quote! { #value },
        _ => quote! { "" },
    }
}

pub(super) fn number(text: &str) -> TokenStream {
    match text.parse::<i64>() {
        Ok(number) => {
            let digits = Literal::u64_unsuffixed(number.unsigned_abs());
            if number < 0 {
                quote! { -#digits }
            } else {
                quote! { #digits }
            }
        }
        Err(_) => text.parse().unwrap_or_default(),
    }
}

/// The type that Terraform has for what Rust knows.
pub(super) const fn plain<'a>(ty: Plain) -> Ty<'a> {
    match ty {
        Plain::Text => Ty::String,
        Plain::Number => Ty::Number,
        Plain::Bool => Ty::Bool,
    }
}

pub(super) fn marker<'a>(ty: &Type) -> Ty<'a> {
    match ty {
        Type::Plain(ty) => plain(*ty),
        Type::List(inner) => Ty::List(Box::new(marker(inner))),
        Type::Map(inner) => Ty::Map(Box::new(marker(inner))),
        Type::Any => Ty::Any,
    }
}

pub(super) fn native_type(ty: Plain) -> TokenStream {
    match ty {
        Plain::Text => quote! { &str },
        Plain::Number => quote! { i64 },
        Plain::Bool => quote! { bool },
    }
}

pub(super) fn native(ty: &Type) -> TokenStream {
    match ty {
        Type::Plain(ty) => native_type(*ty),
        Type::List(inner) => {
            let inner = native(inner);
            quote! { &[#inner] }
        }
        Type::Map(_) | Type::Any => quote! { &str },
    }
}
