//! A first look at a struct: where its schema is, before anything else is read.

use super::attributes::arguments;
use super::{Binding, Derive, Options};
use crate::errors::Errors;
use proc_macro2::{TokenStream, TokenTree};

/// The sources of a struct, read from its tokens without parsing more than its attributes: this is what the first of the
/// two expansions needs. Faulty attributes give nothing here; the second expansion reports them.
pub(crate) fn bindings(item: &TokenStream, derive: Derive) -> (Vec<Binding>, Option<syn::Path>) {
    let mut tokens = item.clone().into_iter().peekable();
    let mut options = Options::default();
    let mut ignored = Errors::default();
    while let Some(token) = tokens.next() {
        match (token, tokens.peek()) {
            (TokenTree::Punct(hash), Some(TokenTree::Group(group))) if hash.as_char() == '#' => {
                let mut inner = group.stream().into_iter();
                if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(args))) =
                    (inner.next(), inner.next())
                    && name == derive.attribute()
                {
                    arguments(args.stream(), derive, &mut options, &mut ignored);
                }
                tokens.next();
            }
            (TokenTree::Ident(word), _) if word == "struct" || word == "enum" || word == "union" => break,
            _ => {}
        }
    }
    (options.bindings, options.krate)
}
