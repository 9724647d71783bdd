//! The schema that the runtime and the derive macros read.
//!
//! A module carries it once. A derive macro cannot read the files of another crate, but it can expand to a call of
//! another crate's macro. Each module therefore has a macro `__schema` that hands its schema, as one string literal, to
//! the macro it is told to call; the module's own table is made by it as well:
//!
//! ```text
//! bindings::queue::__schema! { { ::ferroform::next } rest }   expands to   ::ferroform::next! { "…" rest }
//! ```

use crate::config::Layout;
use crate::plan::{Module, Plan};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(super) fn table(module: &Module, plan: &Plan) -> TokenStream {
    let text = &module.schema;
    let name = format_ident!("__ferroform_{}", module.name.word());
    let (export, visibility) = match plan.layout {
        Layout::Crate => (Some(quote! { #[macro_export] }), quote! { pub }),
        // The macros of an included file cannot be exported; paths reach them within the crate.
        Layout::Modules | Layout::SingleFile(_) => (None, quote! { #[allow(unused_imports)] pub(crate) }),
    };
    quote! {
        #[doc(hidden)]
        #export
        macro_rules! #name {
            ({ $($next:tt)* } $($input:tt)*) => { $($next)* ! { #text $($input)* } };
        }

        #[doc(hidden)]
        #visibility use #name as __schema;

        #[doc(hidden)]
        pub static TABLE: rt::TypeTable = rt::TypeTable::new(#name!({ rt::text }));
    }
}
