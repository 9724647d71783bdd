//! Which names a piece of Rust has.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;

/// Whether a piece of Rust uses a variable, if only in a text that is formatted.
pub(super) fn uses(tokens: &TokenStream, variable: &proc_macro2::Ident) -> bool {
    let mut named = BTreeSet::new();
    formatted_names(tokens, &mut named);
    named.contains(&variable.to_string()) || crate::variables::names_it(tokens, variable)
}

/// The names in texts that are formatted.
pub(super) fn formatted_names(tokens: &TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) => formatted_names(&group.stream(), found),
            TokenTree::Literal(text) => {
                let text = text.to_string();
                let named = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
                found.extend(named.map(|(name, _)| name.to_owned()));
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// The names in a piece of Rust, also those within texts that are formatted.
pub(super) fn words(tokens: &TokenStream, found: &mut BTreeSet<String>) {
    formatted_names(tokens, found);
    crate::code::words(tokens, found);
}

/// Whether an expression does something.
pub(super) fn is_call(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| matches!(token, TokenTree::Group(_)))
}
