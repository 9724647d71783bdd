//! Typed references to attributes.

use super::types::value;
use super::{deprecated, docs};
use crate::plan::{Getter, Type};
use ferroform_schema::model::{Held, Nesting};
use proc_macro2::TokenStream;
use quote::quote;

/// A method that refers to an attribute, over the field that stores where it is read from.
pub(super) fn getter(getter: &Getter, store: &TokenStream) -> TokenStream {
    let Getter { attribute, method, ty, .. } = getter;
    let doc = docs(&getter.docs, false);
    let deprecated = deprecated(getter.deprecated.as_ref());
    let (gives, read) = match ty {
        Type::Block { name, nesting: Nesting::Single, held, .. } => {
            let read = match held {
                Held::Unknown | Held::Set => quote! { only },
                Held::Object => quote! { object },
                Held::List => quote! { first },
            };
            (quote! { #name }, read)
        }
        ty => {
            let value = value(ty);
            (quote! { rt::Expr<#value> }, quote! { attribute })
        }
    };
    quote! {
        #doc
        #deprecated
        pub fn #method(&self) -> #gives {
            #store.#read(#attribute)
        }
    }
}
