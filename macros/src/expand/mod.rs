//! From a checked struct to tokens.

mod block;
mod fields;
mod handle;
mod resource;
mod stub;
mod table;
mod value_type;

pub(crate) use block::block;
pub(crate) use resource::resource;
pub(crate) use stub::stub;

use crate::check::Warning;
use crate::input::{Input, Source};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

/// The paths that an expansion uses.
pub(crate) struct Paths {
    /// `::ferroform::binding::v1`
    pub(crate) rt: TokenStream,
    /// `::ferroform::__private`
    pub(crate) private: TokenStream,
    /// The module of bindings, where there is one.
    pub(crate) module: Option<TokenStream>,
}

impl Paths {
    pub(crate) fn new(krate: Option<&syn::Path>, source: Option<&Source>) -> Self {
        let krate = krate.map_or_else(|| quote! { ::ferroform }, |path| quote! { #path });
        let module = match source {
            Some(Source::Module(path)) => Some(quote! { #path }),
            _ => None,
        };
        Self { rt: quote! { #krate::binding::v1 }, private: quote! { #krate::__private }, module }
    }
}

/// The place of one token with the names of another expansion, so that errors stand where the user can act on them.
fn at(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// Notes about rules that the document's own examples break. A macro cannot warn, but a deprecated constant can.
pub(crate) fn warnings(warnings: &[Warning], input: &Input) -> TokenStream {
    let lints = &input.lints;
    let notes = warnings.iter().map(|Warning { span, message }| {
        let used = quote_spanned! { *span=> rule_of_the_document };
        quote! {
            const _: () = {
                #[deprecated(note = #message)]
                #[allow(non_upper_case_globals)]
                const rule_of_the_document: () = ();
                #(#lints)*
                const _: () = #used;
            };
        }
    });
    notes.collect()
}
