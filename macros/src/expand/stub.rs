//! What a struct gets when its schema is not known, so that the rest of the file still makes sense to the compiler.

use super::Paths;
use crate::input::{Derive, Input};
use proc_macro2::TokenStream;
use quote::quote;

/// The same items without anything in them. They stand beside a compile error, so nothing ever runs them.
pub(crate) fn stub(input: &Input, paths: &Paths) -> TokenStream {
    let rt = &paths.rt;
    let (vis, ident) = (&input.vis, &input.ident);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    match input.derive {
        Derive::Resource => quote! {
            #[automatically_derived]
            impl #impl_generics #ident #ty_generics #where_clause {
                /// Nothing: this type has no schema.
                #vis fn create(
                    self,
                    _scope: &impl #rt::Scope,
                    _id: impl ::core::convert::Into<::std::string::String>,
                ) -> #rt::Element {
                    ::core::unimplemented!()
                }
            }
        },
        // It fits wherever a value goes.
        Derive::Block if input.generics.params.is_empty() => quote! {
            #[automatically_derived]
            impl<T> ::core::convert::From<#ident> for #rt::Value<T> {
                fn from(_: #ident) -> Self {
                    ::core::unimplemented!()
                }
            }
        },
        Derive::Block => TokenStream::new(),
    }
}
