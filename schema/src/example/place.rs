//! Places in the code of an example, as places in its document.

use crate::model::Example;
use crate::source::{Location, SourceFile, Span};
use std::ops::Range;

/// Turns bytes of an example's code into places in the document.
pub(super) struct Places<'a> {
    code: SourceFile,
    at: &'a Location,
    /// Where the bytes count from.
    base: usize,
}

impl<'a> Places<'a> {
    pub(super) fn new(example: &'a Example) -> Self {
        Self {
            code: SourceFile::new(example.at.path.clone(), example.code.as_str()),
            at: &example.at,
            base: 0,
        }
    }

    /// The same places for bytes that count from `base` on.
    pub(super) fn shifted(&self, base: usize) -> Self {
        Self { code: self.code.clone(), at: self.at, base: self.base + base }
    }

    /// The place of these bytes of the code.
    pub(super) fn location(&self, range: Range<usize>) -> Location {
        let here = self.code.location(Span::from(self.base + range.start..self.base + range.end));
        // A fence inside a list is indented, and the indentation of its first line is taken off every line.
        let (line, column) = (self.at.line.saturating_sub(1), self.at.column.saturating_sub(1));
        Location {
            path: here.path,
            line: here.line + line,
            column: here.column + column,
            end_line: here.end_line + line,
            end_column: here.end_column + column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ExampleLanguage;

    #[test]
    fn lines_and_columns_are_those_of_the_document() {
        let at = Location { path: "lamp.md".into(), line: 10, column: 5, end_line: 12, end_column: 1 };
        let example =
            Example { title: None, language: ExampleLanguage::Hcl, code: "a = 1\nb = 2\n".into(), at };
        let places = Places::new(&example);
        assert_eq!(places.location(6..11).to_string(), "lamp.md:11:5-11:10");
        assert_eq!(places.location(0..5).to_string(), "lamp.md:10:5-10:10");
        assert_eq!(places.shifted(6).location(0..5), places.location(6..11));
    }
}
