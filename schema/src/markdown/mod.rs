//! Markdown pages as a plain tree, with no knowledge of any provider.
//!
//! The blocks and the inline text are CommonMark's, read once by pulldown-cmark; laid over it is what the pages mean and
//! CommonMark does not know: front matter, callouts (`~>`, `->`, `!>`) that need no blank line before them, anchors.

mod builder;
mod deep_bullets;
mod front_matter;
mod html;
mod inline;
mod slug;
mod table;
mod tree;

pub use front_matter::{Entry, FrontMatter};
pub use inline::{Inline, Link};
pub use tree::{Content, Fence, Item, List, Section};

use crate::diagnostic::Diagnostics;
use crate::source::SourceFile;

/// One page.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Its YAML head.
    pub front_matter: FrontMatter,
    /// Its sections in order; the first holds what stands before any heading.
    pub sections: Vec<Section>,
}

/// Reads a page. Any text is a page.
///
/// ```
/// use ferroform_schema::{diagnostic::Diagnostics, markdown, source::SourceFile};
/// let file = SourceFile::new("a.md", "# Title\n\n* `x` - see [y](#y)\nand more\n");
/// let document = markdown::parse(&file, &mut Diagnostics::new());
/// let section = &document.sections[1];
/// assert_eq!(section.anchors, ["title"]);
/// let markdown::Content::List(list) = &section.content[0] else { panic!() };
/// let text = list.items[0].text().unwrap();
/// assert_eq!(text.text(), "`x` - see y and more");
/// assert_eq!(text.markdown(), "`x` - see [y](#y) and more");
/// ```
pub fn parse(file: &SourceFile, diagnostics: &mut Diagnostics) -> Document {
    let (front_matter, body) = front_matter::read(file, diagnostics);
    let sections = builder::build(file, body, diagnostics);
    Document { front_matter, sections }
}
