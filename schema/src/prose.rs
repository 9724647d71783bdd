//! Text taken out of a document with the way back to its bytes.
//!
//! Front ends join wrapped lines, drop link targets and unescape characters before anything is matched; every match
//! must still point to the place in the document.

use crate::source::{Location, SourceFile, Span};

/// Cleaned text, each piece of which remembers where it came from.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    text: String,
    /// `(offset in text, offset in source)` of each piece, in order of the text.
    pieces: Vec<(u32, u32)>,
}

impl Prose {
    /// Empty text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a piece whose bytes stand in the source from `source` on.
    pub fn push(&mut self, piece: &str, source: u32) {
        if piece.is_empty() {
            return;
        }
        let here = self.text.len() as u32;
        let continues = self.pieces.last().is_some_and(|(text, from)| from + (here - text) == source);
        if !continues {
            self.pieces.push((here, source));
        }
        self.text.push_str(piece);
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where the bytes `range` of the text stand in the source.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.source_offset(range.start);
        // The end is taken from the last byte: the piece after it may lie elsewhere.
        let end = if range.end > range.start { self.source_offset(range.end - 1) + 1 } else { start };
        Span::new(start, end.max(start))
    }

    /// The same as a place in `file`.
    #[must_use]
    pub fn location(&self, file: &SourceFile, range: std::ops::Range<usize>) -> Location {
        file.location(self.span(range))
    }

    fn source_offset(&self, offset: usize) -> u32 {
        let offset = offset as u32;
        let piece = self.pieces.partition_point(|(text, _)| *text <= offset);
        match piece.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some((text, source)) => source + (offset - text),
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_map_back_over_dropped_text() {
        // source: "see [docs](http://x) here"
        let mut prose = Prose::new();
        prose.push("see ", 0);
        prose.push("docs", 5);
        prose.push(" here", 20);
        assert_eq!(prose.as_str(), "see docs here");
        assert_eq!(prose.span(4..8), Span::new(5, 9));
        assert_eq!(prose.span(4..13), Span::new(5, 25));
    }
}
