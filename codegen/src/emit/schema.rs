//! The schema of a module for the derive macros.
//!
//! A derive macro cannot read the files of another crate, but it can expand to a call of another crate's macro. Each
//! module therefore has a macro `__schema` that hands its schema, as one string literal, to the macro it is told to
//! call:
//!
//! ```text
//! bindings::queue::__schema! { { ::ferroform::next } rest }   expands to   ::ferroform::next! { "…" rest }
//! ```

use crate::config::{DeriveSchemas, Layout};
use crate::plan::{Module, Plan};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The macro, if the plan has the text for it.
pub(super) fn export(module: &Module, plan: &Plan) -> Option<TokenStream> {
    let text = module.schema.as_ref()?;
    let name = format_ident!("__ferroform_{}", module.name.word());
    let (export, visibility) = match plan.layout {
        Layout::Crate => (Some(quote! { #[macro_export] }), quote! { pub }),
        // The macros of an included file cannot be exported; paths reach them within the crate.
        Layout::Modules | Layout::SingleFile(_) => (None, quote! { #[allow(unused_imports)] pub(crate) }),
    };
    let with = plan.derive_schemas == DeriveSchemas::WithFeature;
    let on = with.then(|| quote! { #[cfg(feature = "derive")] });
    let without = with.then(|| {
        let message = "these bindings are built without their feature `derive`: add `features = [\"derive\"]` to \
                       their line in Cargo.toml";
        quote! {
            #[cfg(not(feature = "derive"))]
            #[doc(hidden)]
            #export
            macro_rules! #name {
                ($($input:tt)*) => { ::core::compile_error!(#message); };
            }
        }
    });
    Some(quote! {
        #on
        #[doc(hidden)]
        #export
        macro_rules! #name {
            ({ $($next:tt)* } $($input:tt)*) => { $($next)* ! { #text $($input)* } };
        }

        #without

        #[doc(hidden)]
        #visibility use #name as __schema;
    })
}
