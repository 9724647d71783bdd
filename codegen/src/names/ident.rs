//! The identifier type: text that the compiler accepts, by construction.

use super::keywords::{is_keyword, is_never_raw};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};
#[cfg(feature = "serde")]
use serde::{Serialize, Serializer};

/// A Rust identifier, raw where it has to be. Only the functions of [`crate::names`] make one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

impl Ident {
    /// Takes a name of ASCII letters, digits and underscores that starts with a letter or an underscore; names that
    /// cannot be written at all get a trailing underscore.
    pub(super) fn from_word(word: &str) -> Self {
        let valid = !word.is_empty()
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        debug_assert!(valid, "{word:?} was not made a word first");
        if !valid || is_never_raw(word) { Self(format!("{word}_")) } else { Self(word.to_owned()) }
    }

    /// The name without `r#`: the name of a file, a generated text, a search term.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Ident {
    /// As it stands in source code: `api_id`, `r#type`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if is_keyword(&self.0) {
            f.write_str("r#")?;
        }
        f.write_str(&self.0)
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let span = Span::call_site();
        tokens.append(if is_keyword(&self.0) {
            proc_macro2::Ident::new_raw(&self.0, span)
        } else {
            proc_macro2::Ident::new(&self.0, span)
        });
    }
}

#[cfg(feature = "serde")]
impl Serialize for Ident {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
