//! Source files and places in them: every later fact points to bytes of a document.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One document as it was read, with a table of its line starts.
///
/// Cheap to clone: the text is shared.
#[derive(Debug, Clone)]
pub struct SourceFile {
    inner: Arc<SourceInner>,
}

#[derive(Debug)]
struct SourceInner {
    path: Arc<str>,
    text: String,
    line_starts: Vec<u32>,
}

impl SourceFile {
    /// A file with the path under which it is reported (with `/` between folders, on every system) and its text.
    ///
    /// ```
    /// use ferroform_schema::source::{SourceFile, Span};
    /// let file = SourceFile::new("docs/a.md", "one\ntwo\n");
    /// assert_eq!(file.location(Span::new(4, 7)).to_string(), "docs/a.md:2:1-2:4");
    /// ```
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
        Self { inner: Arc::new(SourceInner { path: path.into(), text, line_starts }) }
    }

    /// The path under which the file is reported.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The same, to be kept in a [`Location`] without a copy.
    #[must_use]
    pub fn shared_path(&self) -> Arc<str> {
        self.inner.path.clone()
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.inner.text
    }

    /// The text of a span, or an empty text when the span does not lie in this file.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text().get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Line (from 1) and column (from 1, in characters) of a byte offset; offsets past the end count as the end.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let mut offset = (offset as usize).min(self.text().len());
        while !self.text().is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.inner.line_starts.partition_point(|start| *start as usize <= offset).max(1) - 1;
        let start = self.inner.line_starts.get(line).copied().unwrap_or(0) as usize;
        let column = self.text().get(start..offset).unwrap_or_default().chars().count();
        (line as u32 + 1, column as u32 + 1)
    }

    /// Byte offset of a line (from 1) and a column (from 1, in characters), clamped to the text.
    #[must_use]
    pub fn offset(&self, line: u32, column: u32) -> u32 {
        let Some(start) = self.inner.line_starts.get((line.max(1) - 1) as usize).copied() else {
            return self.text().len() as u32;
        };
        let rest = self.text().get(start as usize..).unwrap_or_default();
        let width = rest.char_indices().nth((column.max(1) - 1) as usize).map_or(rest.len(), |(i, _)| i);
        start + width as u32
    }

    /// The place of a span in terms that survive the file: path, lines and columns.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        let (line, column) = self.line_column(span.start);
        let (end_line, end_column) = self.line_column(span.end.max(span.start));
        Location { path: self.inner.path.clone(), line, column, end_line, end_column }
    }
}

/// Bytes `start..end` of one [`SourceFile`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to one before `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32 }
    }
}

/// A place in a document that survives the document itself; written as `path:line:column-line:column`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Path under which the document was read.
    pub path: Arc<str>,
    /// First line, from 1.
    pub line: u32,
    /// First column, from 1, in characters.
    pub column: u32,
    /// Last line, from 1.
    pub end_line: u32,
    /// One past the last column, from 1, in characters.
    pub end_column: u32,
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { path, line, column, end_line, end_column } = self;
        write!(f, "{path}:{line}:{column}-{end_line}:{end_column}")
    }
}

impl std::str::FromStr for Location {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (head, end_column) = text.rsplit_once(':')?;
            let (head, middle) = head.rsplit_once(':')?;
            let (column, end_line) = middle.split_once('-')?;
            let (path, line) = head.rsplit_once(':')?;
            Some(Self {
                path: path.into(),
                line: line.parse().ok()?,
                column: column.parse().ok()?,
                end_line: end_line.parse().ok()?,
                end_column: end_column.parse().ok()?,
            })
        };
        parse().ok_or_else(|| format!("`{text}` is not a place; expected `path:line:column-line:column`"))
    }
}

impl Serialize for Location {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Location {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The documents of one run by path, for messages that show their lines.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<String, SourceFile>,
}

impl Sources {
    /// No documents.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document; one with the same path is replaced.
    pub fn insert(&mut self, file: SourceFile) {
        self.files.insert(file.path().to_owned(), file);
    }

    /// The document of this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// All documents, by path.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_offsets_clamp() {
        let file = SourceFile::new("x", "añb\ncd");
        assert_eq!(file.line_column(3), (1, 3));
        assert_eq!(file.line_column(99), (2, 3));
        assert_eq!(file.offset(1, 3), 3);
        assert_eq!(file.offset(9, 1), 7);
        assert_eq!(file.offset(2, 2), 6);
    }

    #[test]
    fn locations_round_trip_even_with_colons_in_the_path() {
        let location = Location { path: "c:/a:b.md".into(), line: 3, column: 4, end_line: 5, end_column: 6 };
        assert_eq!(location.to_string().parse::<Location>(), Ok(location));
        assert!("a.md:3".parse::<Location>().is_err());
    }
}
