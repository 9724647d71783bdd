//! Names that stand in settings.

use crate::names::file;

/// Whether a text can be the local name of a provider, and with it the name of a file.
pub(super) fn is_provider(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b))
}

/// Whether a text is a name of a module as the generator itself would make it.
pub(super) fn is_module(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && file(text) == text
}
