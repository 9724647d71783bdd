//! The one way for text into documentation.

use super::proof;
use super::read::{Links, line};
use super::text::holds_address;
use super::tree::{Block, Inline, tidy};
use super::write::{Care, write};
use crate::names::Ident;
#[cfg(feature = "serde")]
use serde::{Serialize, Serializer};

/// Documentation of an item: Markdown that rustdoc reads as what was meant, and as nothing else. There is no code in it that
/// could be compiled, no HTML, no image, no link but to an address of the web, and nothing invisible; each of these
/// was proven by parsing it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documentation(String);

impl Documentation {
    /// Writes blocks. What cannot be proven in its own form is written as plain text, and what cannot be proven even so
    /// is not written.
    ///
    /// ```
    /// use ferroform_codegen::docs::{Block, Documentation, Links, markdown};
    ///
    /// let blocks = markdown("An [id](x.html) of `a` <b>, see https://example.com.", Links::default());
    /// assert_eq!(Documentation::of(blocks).as_str(), r"An id of `a` \<b\>, see <https://example.com>.");
    /// let code = markdown("```\nfn main() {}\n```", Links::default());
    /// assert_eq!(Documentation::of(code).as_str(), "```text\nfn main() {}\n```");
    /// ```
    #[must_use]
    pub fn of(blocks: Vec<Block>) -> Self {
        let blocks = tidy(blocks);
        let whole = write(&blocks, Care::Readable);
        if proof::holds(&whole, &blocks) {
            return Self(whole);
        }
        // Block by block, so that one of them does not spoil the others.
        let kept: Vec<Block> = blocks.into_iter().filter_map(provable).collect();
        for care in [Care::Readable, Care::Escaped] {
            let text = write(&kept, care);
            if proof::holds(&text, &kept) {
                return Self(text);
            }
        }
        let plain: Vec<Block> = kept.into_iter().map(plain).collect();
        let text = write(&plain, Care::Escaped);
        if proof::holds(&text, &plain) { Self(text) } else { Self::default() }
    }

    /// A sentence of our own.
    #[must_use]
    pub fn sentence(text: &str) -> Self {
        Self::of(vec![Block::Paragraph(line(text, Links::default()))])
    }

    /// One line of foreign text as plain as it can be: without emphasis and links, because it is also shown where nobody
    /// reads Markdown.
    #[must_use]
    pub fn note(text: &str) -> Self {
        Self::of(vec![plain(Block::Paragraph(line(text, Links::default())))])
    }

    /// The sentence over a builder, with a link to what it builds: a Rust name needs no proof.
    #[must_use]
    pub fn arguments_of(name: &Ident) -> Self {
        Self(format!("Builder of [`{name}`]."))
    }

    /// The sentence over a reference to an argument: a name of nothing but letters, digits and underscores needs no proof.
    #[must_use]
    pub(super) fn value_of(argument: &str) -> Self {
        let is_word = argument.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if is_word && !argument.is_empty() {
            return Self(format!("The value of the argument `{argument}`."));
        }
        let name = [Inline::text("The value of the argument "), Inline::code(argument), Inline::text(".")];
        Self::of(vec![Block::paragraph(name)])
    }

    /// The sentence over what a call gives, with a link to that: a Rust name needs no proof.
    #[must_use]
    pub fn given_by(name: &Ident) -> Self {
        Self(format!("What [`{name}()`] gives."))
    }

    /// The Markdown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(feature = "serde")]
impl Serialize for Documentation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The block in the first form that can be proven.
fn provable(block: Block) -> Option<Block> {
    let proven = |block: &Block, care| {
        let blocks = std::slice::from_ref(block);
        proof::holds(&write(blocks, care), blocks)
    };
    if proven(&block, Care::Readable) {
        return Some(block);
    }
    let block = plain(block);
    proven(&block, Care::Escaped).then_some(block)
}

/// The block as words and code only.
fn plain(block: Block) -> Block {
    match block {
        Block::Paragraph(parts) => {
            let mut out = Vec::new();
            plain_inlines(parts, &mut out);
            tidy(vec![Block::Paragraph(out)]).pop().unwrap_or(Block::Paragraph(Vec::new()))
        }
        Block::List { items, .. } => {
            let items = items.into_iter().map(|item| item.into_iter().map(plain).collect()).collect();
            Block::List { first: None, items }
        }
        Block::Quote(blocks) => Block::Quote(blocks.into_iter().map(plain).collect()),
        other => other,
    }
}

fn plain_inlines(parts: Vec<Inline>, out: &mut Vec<Inline>) {
    for part in parts {
        match part {
            Inline::Emphasis(parts) | Inline::Strong(parts) | Inline::Link { text: parts, .. } => {
                plain_inlines(parts, out);
            }
            Inline::Address(text) => out.push(Inline::code(&text)),
            // An address that is no link would be a warning of rustdoc.
            Inline::Text(text) => {
                for word in text.split_inclusive(' ') {
                    match word.trim_end() {
                        address if holds_address(address) => {
                            out.extend([Inline::code(address), Inline::text(" ")])
                        }
                        _ => out.push(Inline::text(word)),
                    }
                }
            }
            other => out.push(other),
        }
    }
}
