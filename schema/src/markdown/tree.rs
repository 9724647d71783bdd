//! The tree of a document: sections in order, each with its content.

use super::Inline;
use crate::source::Span;

/// What stands between two headings. The first section of a document has level 0 and no title.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Level of the heading, 1 to 6.
    pub level: u8,
    /// Text of the heading.
    pub title: Inline,
    /// Names that the heading can be linked by; the one made from its title comes first.
    pub anchors: Vec<String>,
    /// What stands below it, up to the next heading of any level.
    pub content: Vec<Content>,
}

/// One block of a section or a list item.
#[derive(Debug, Clone)]
pub enum Content {
    /// A paragraph.
    Paragraph(Inline),
    /// A paragraph that is set apart: `~>`, `->`, `!>` or `>`.
    Callout(Inline),
    /// Fenced or indented code.
    Fence(Fence),
    /// A bulleted or numbered list, or a table: one of arguments wherever it stands, any other in an item of a list.
    List(List),
}

/// Code.
#[derive(Debug, Clone)]
pub struct Fence {
    /// First word after the fence, in lower case; empty without one and for indented code.
    pub language: String,
    /// The code, without the indentation of the item it stands in.
    pub code: String,
    /// Where the code stands.
    pub span: Span,
}

/// A list.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// Its items.
    pub items: Vec<Item>,
    /// Whether the items are numbered.
    pub numbered: bool,
    /// Whether it is a table of the page that tells of no arguments: an item for each row below the head, with ` - `
    /// between its cells.
    pub table: bool,
}

/// An item of a list.
#[derive(Debug, Clone, Default)]
pub struct Item {
    /// Its content; the first paragraph is the text of the bullet.
    pub content: Vec<Content>,
    /// The whole item.
    pub span: Span,
}

impl Item {
    /// The text of the bullet: its first block, when that is a paragraph.
    #[must_use]
    pub fn text(&self) -> Option<&Inline> {
        match self.content.first() {
            Some(Content::Paragraph(text)) => Some(text),
            _ => None,
        }
    }
}
