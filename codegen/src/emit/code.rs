//! The text of a file as it grows: lines at their indentation, documentation, attributes, and items apart from each other.
//!
//! Text of documents has two ways into it: documentation, which was proven to be just that, and string literals.

use super::line::{Line, MARGIN};
use crate::docs::Documentation;

/// The code of a file, or of a module in one.
pub(super) struct Code {
    out: String,
    indent: usize,
    line: Line,
    /// Whether the next item is the first of its block.
    first: bool,
}

impl Code {
    /// Nothing yet, at this indentation.
    pub(super) fn at(indent: usize) -> Self {
        // A module has ten to thirty kilobytes.
        Self { out: String::with_capacity(1 << 14), indent, line: Line::default(), first: true }
    }

    pub(super) fn into_text(self) -> String {
        self.out
    }

    /// Whether this much stands on one line.
    pub(super) fn fits(&self, width: usize) -> bool {
        self.indent + width <= MARGIN
    }

    /// A line that is short.
    pub(super) fn line(&mut self, text: &str) {
        self.out.extend(std::iter::repeat_n(' ', self.indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A line that is broken where it is too long.
    pub(super) fn broken_line(&mut self, write: impl FnOnce(&mut Line)) {
        write(&mut self.line);
        self.line.finish(self.indent, &mut self.out);
    }

    /// An item begins, with its documentation and attributes: it stands apart from what is before it.
    pub(super) fn item(&mut self) {
        if !self.first {
            self.out.push('\n');
        }
        self.first = false;
    }

    /// What stands between braces, behind a line that ends in the opening one.
    pub(super) fn block(&mut self, write: impl FnOnce(&mut Self)) {
        self.block_until("}", write);
    }

    /// The same, closed by this.
    pub(super) fn block_until(&mut self, close: &str, write: impl FnOnce(&mut Self)) {
        self.first = true;
        self.deeper(write);
        self.line(close);
        self.first = false;
    }

    /// The body of a function whose signature ends in a brace or, behind what its types must be, before it.
    pub(super) fn body(&mut self, before_brace: bool, write: impl FnOnce(&mut Self)) {
        if before_brace {
            self.line("{");
        }
        self.block(write);
    }

    /// What came is no item, but stands apart from the first one.
    pub(super) fn end_of_head(&mut self) {
        self.first = false;
    }

    /// Lines that stand deeper.
    pub(super) fn deeper(&mut self, write: impl FnOnce(&mut Self)) {
        self.indent += 4;
        write(self);
        self.indent -= 4;
    }

    /// Documentation of what follows.
    pub(super) fn docs(&mut self, documentation: &Documentation) {
        self.comment("///", documentation);
    }

    /// Documentation of the module that it stands in.
    pub(super) fn inner_docs(&mut self, documentation: &Documentation) {
        self.comment("//!", documentation);
    }

    fn comment(&mut self, slashes: &str, documentation: &Documentation) {
        // Behind the slashes stands one space, except on empty lines.
        for text in documentation.as_str().split('\n') {
            self.out.extend(std::iter::repeat_n(' ', self.indent));
            self.out.push_str(slashes);
            let text = text.trim_end_matches(' ');
            if !text.is_empty() {
                self.out.push(' ');
                self.out.push_str(text);
            }
            self.out.push('\n');
        }
    }

    /// A sentence of the generator as documentation: Markdown already.
    pub(super) fn said(&mut self, text: &'static str) {
        debug_assert_eq!(Documentation::sentence(text).as_str(), text);
        self.line(&format!("/// {text}"));
    }

    /// A deprecation as an attribute.
    pub(super) fn deprecated(&mut self, note: Option<&Documentation>) {
        let Some(note) = note else { return };
        self.broken_line(|line| {
            line.within("#[deprecated(", ")]", |line| {
                line.word("note = ");
                line.text(note.as_str());
            });
        });
    }
}

impl Line {
    /// A string literal that stands for the text.
    pub(super) fn text(&mut self, text: &str) {
        self.word(&literal(text));
    }
}

/// A string literal on one line.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16 + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            _ => out.extend(c.escape_debug()),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn a_literal_is_read_as_its_text_and_written_as_tokens_are() {
        for text in
            ["", "a", "\"a\\b\"", "it's", "a\nb\tc\r\0", "é ß 字 \u{200b}\u{202e}\u{301}", "\u{7f}{}$#"]
        {
            let literal = literal(text);
            assert_eq!(
                syn::parse_str::<syn::LitStr>(&literal).map(|it| it.value()).ok().as_deref(),
                Some(text)
            );
            assert_eq!(proc_macro2::Literal::string(text).to_string(), literal);
        }
    }
}
