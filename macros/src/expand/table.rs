//! The schema of a type without bindings, as the runtime reads it.

use super::Paths;
use crate::schema::Table;
use ferroform_rules::text;
use proc_macro2::TokenStream;
use quote::quote;

/// `static TABLE`.
pub(super) fn table(schema: &Table, paths: &Paths) -> TokenStream {
    let rt = &paths.rt;
    let text = text::write(schema);
    quote! { static TABLE: #rt::TypeTable = #rt::TypeTable::new(#text); }
}
