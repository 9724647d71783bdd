//! Places and bases as texts: `12:5-12:20` within the document that the schema describes, `marker 12:5-12:20` with the
//! kind of evidence before it, and the path before the place when it lies elsewhere.

use crate::model::{Basis, BlockSyntax, Evidence, Format, GroupKind, Nesting, ResourceKind};
use crate::source::Location;
use std::sync::Arc;

/// Reads a place; without a path it lies in `document`.
pub(crate) fn parse_place(text: &str, document: impl Into<Arc<str>>) -> Result<Location, String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let bare = text.split([':', '-']).all(digits) && text.matches(':').count() == 2;
    let parsed: Result<Location, _> = if bare { format!("_:{text}").parse() } else { text.parse() };
    match parsed {
        Ok(place) if bare => Ok(Location { path: document.into(), ..place }),
        Ok(place) => Ok(place),
        Err(_) => {
            Err("write it as `LINE:COLUMN-LINE:COLUMN`, with `PATH:` before it for another file".to_owned())
        }
    }
}

/// Reads a basis; without a path its place lies in `document`.
pub(crate) fn parse_basis(text: &str, document: impl Into<Arc<str>>) -> Result<Basis, String> {
    let (word, place) = text.split_once(' ').unwrap_or((text, ""));
    let Some(evidence) = parse_word::<Evidence>(word) else {
        return Err(format!(
            "`{word}` is no kind of evidence; a document of your own needs no `bases`, and the writer's are \
             `marker`, `phrase`, `example` and so on"
        ));
    };
    Ok(Basis { evidence, at: parse_place(place, document)? })
}

/// Writes a place, without its path when it lies in `document`.
#[cfg(feature = "serde")]
pub(crate) fn print_place(at: &Location, document: &str) -> String {
    let text = at.to_string();
    match text.strip_prefix(document).and_then(|rest| rest.strip_prefix(':')) {
        Some(rest) if *at.path == *document => rest.to_owned(),
        _ => text,
    }
}

/// Writes a basis.
#[cfg(feature = "serde")]
pub(crate) fn print_basis(basis: &Basis, document: &str) -> String {
    format!("{} {}", print_word(&basis.evidence), print_place(&basis.at, document))
}

/// What written documents have a word for.
pub(crate) trait Word: Copy + std::fmt::Debug + 'static {
    /// Each of its values once.
    fn all() -> impl Iterator<Item = Self>;
}

impl Word for Evidence {
    fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }
}

impl Word for ResourceKind {
    fn all() -> impl Iterator<Item = Self> {
        [Self::Provider, Self::Resource, Self::DataSource, Self::Ephemeral].into_iter()
    }
}

impl Word for Nesting {
    fn all() -> impl Iterator<Item = Self> {
        [Self::Single, Self::List, Self::Set, Self::Map].into_iter()
    }
}

impl Word for BlockSyntax {
    fn all() -> impl Iterator<Item = Self> {
        [Self::Block, Self::Attribute, Self::Object].into_iter()
    }
}

impl Word for GroupKind {
    fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }
}

impl Word for Format {
    fn all() -> impl Iterator<Item = Self> {
        Self::all()
    }
}

/// The word for a value: its name, as serde writes it.
pub(crate) fn print_word(value: &impl Word) -> String {
    let mut word = String::new();
    for (i, c) in format!("{value:?}").char_indices() {
        if i > 0 && c.is_ascii_uppercase() {
            word.push('_');
        }
        word.push(c.to_ascii_lowercase());
    }
    word
}

/// The value that a word stands for.
pub(crate) fn parse_word<T: Word>(word: &str) -> Option<T> {
    T::all().find(|value| print_word(value) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_stored_schemas() {
        fn same<T: Word + PartialEq + serde::Serialize + serde::de::DeserializeOwned>() {
            for value in T::all() {
                let word = print_word(&value);
                assert_eq!(serde_json::to_value(value).expect("a word"), word.as_str());
                assert_eq!(parse_word::<T>(&word), Some(value));
            }
            assert_eq!(parse_word::<T>("nonsense"), None);
        }
        same::<Evidence>();
        same::<ResourceKind>();
        same::<Nesting>();
        same::<BlockSyntax>();
        same::<GroupKind>();
        same::<Format>();
    }

    #[test]
    fn bases_are_short_within_the_document_and_whole_elsewhere() {
        for text in ["marker 3:4-3:9", "provider_schema a b/c.json:3:4-5:6", "name 12:1:2-3:4"] {
            let basis = parse_basis(text, "docs/a.md").expect("the text is a basis");
            assert_eq!(print_basis(&basis, "docs/a.md"), text);
        }
        assert_eq!(parse_basis("marker 3:4-3:9", "d").map(|b| b.at.path.to_string()), Ok("d".to_owned()));
        for text in ["", "marker", "marker 3", "guess 3:4-5:6", "marker 3:4-5", "marker :3:4"] {
            assert!(parse_basis(text, "d").is_err(), "{text}");
        }
    }
}
