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

    /// Empty text with room for so many bytes.
    #[must_use]
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), pieces: Vec::new() }
    }

    /// Adds a piece whose bytes stand in the source from `source` on. A space that does not break is a space.
    ///
    /// ```
    /// use ferroform_schema::prose::Prose;
    /// let mut prose = Prose::new();
    /// prose.push("at\u{a0}most", 3);
    /// assert_eq!(prose.as_str(), "at most");
    /// assert_eq!(prose.span(3..7).start, 7);
    /// ```
    pub fn push(&mut self, piece: &str, source: u32) {
        const SPACE: char = '\u{a0}';
        // Nearly all pieces; most are a word or two.
        if piece.is_ascii() {
            return self.push_plain(piece, source);
        }
        let (mut rest, mut source) = (piece, source);
        while let Some((before, after)) = rest.split_once(SPACE) {
            self.push_plain(before, source);
            let space = source + before.len() as u32;
            self.push_plain(" ", space);
            (rest, source) = (after, space + SPACE.len_utf8() as u32);
        }
        self.push_plain(rest, source);
    }

    fn push_plain(&mut self, piece: &str, source: u32) {
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

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds other text with its places.
    pub fn append(&mut self, other: &Self) {
        for (i, (text, source)) in other.pieces.iter().enumerate() {
            let end = other.pieces.get(i + 1).map_or(other.text.len(), |(next, _)| *next as usize);
            self.push(other.text.get(*text as usize..end).unwrap_or_default(), *source);
        }
    }

    /// The part of the text in `range`, with its places; empty when the range does not fit the text.
    ///
    /// ```
    /// use ferroform_schema::prose::Prose;
    /// let mut prose = Prose::new();
    /// prose.push("see ", 0);
    /// prose.push("docs", 5);
    /// let part = prose.slice(2..6);
    /// assert_eq!(part.as_str(), "e do");
    /// assert_eq!(part.span(2..4).start, 5);
    /// ```
    #[must_use]
    pub fn slice(&self, range: std::ops::Range<usize>) -> Self {
        if self.text.get(range.clone()).is_none() {
            return Self::new();
        }
        let mut part = Self::with_room(range.len());
        let first = self.pieces.partition_point(|(text, _)| *text as usize <= range.start).saturating_sub(1);
        for (i, (text, source)) in self.pieces.iter().enumerate().skip(first) {
            let piece_end = self.pieces.get(i + 1).map_or(self.text.len(), |(next, _)| *next as usize);
            let start = (*text as usize).max(range.start);
            let end = piece_end.min(range.end);
            if start >= range.end {
                break;
            }
            part.push(self.text.get(start..end).unwrap_or_default(), source + (start as u32 - text));
        }
        part
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
