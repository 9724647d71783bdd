//! Documentation of generated items: foreign Markdown made safe, and the sentences that the generator adds.

pub mod items;
pub mod markdown;
pub mod rules;
pub mod text;

/// The text on one line.
pub(crate) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
