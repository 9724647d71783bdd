//! Source files and places in them: every later fact points to bytes of a document.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One document as it was read, with a table of its line starts.
///
/// Cheap to clone: the text is shared.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: Arc<str>,
    inner: Arc<SourceInner>,
}

#[derive(Debug)]
struct SourceInner {
    text: String,
    line_starts: Vec<u32>,
    /// The bytes that continue a character: what bytes and columns differ by. A line can be megabytes long.
    continuations: Vec<u32>,
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
        let continuations = if text.is_ascii() {
            Vec::new()
        } else {
            let bytes = text.bytes().enumerate();
            bytes.filter(|(_, byte)| byte & 0b1100_0000 == 0b1000_0000).map(|(i, _)| i as u32).collect()
        };
        Self { path: path.into(), inner: Arc::new(SourceInner { text, line_starts, continuations }) }
    }

    /// The path under which the file is reported.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same file under another path.
    #[must_use]
    pub fn under(&self, path: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), inner: Arc::clone(&self.inner) }
    }

    /// The same, to be kept in a [`Location`] without a copy.
    #[must_use]
    pub fn shared_path(&self) -> Arc<str> {
        self.path.clone()
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
        let offset = offset as u32;
        let line = self.inner.line_starts.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.inner.line_starts.get(line).copied().unwrap_or(0);
        let before = |at: u32| self.inner.continuations.partition_point(|byte| *byte < at) as u32;
        let column = offset - start - (before(offset) - before(start));
        (line as u32 + 1, column + 1)
    }

    /// Byte offset of a line (from 1) and a column (from 1, in characters), clamped to the text.
    #[must_use]
    pub fn offset(&self, line: u32, column: u32) -> u32 {
        let Some(start) = self.inner.line_starts.get((line.max(1) - 1) as usize).copied() else {
            return self.text().len() as u32;
        };
        let characters = column.max(1) - 1;
        let first = self.inner.continuations.partition_point(|byte| *byte < start);
        let after = self.inner.continuations.get(first..).unwrap_or_default();
        // The n-th of them has n bytes before it, counted from the start of the line, that start no character.
        let inside = count_while(after, |n, byte| byte - start - n <= characters);
        start.saturating_add(characters).saturating_add(inside).min(self.text().len() as u32)
    }

    /// Where a part of [`text`](Self::text) stands in it; `None` for any other text.
    ///
    /// ```
    /// use ferroform_schema::source::{SourceFile, Span};
    /// let file = SourceFile::new("a.md", "one two");
    /// assert_eq!(file.span_of(&file.text()[4..]), Some(Span::new(4, 7)));
    /// assert_eq!(file.span_of("two"), None);
    /// ```
    #[must_use]
    pub fn span_of(&self, part: &str) -> Option<Span> {
        let start = part.as_ptr().addr().checked_sub(self.text().as_ptr().addr())?;
        (start + part.len() <= self.text().len()).then(|| Span::from(start..start + part.len()))
    }

    /// The place of a span in terms that survive the file: path, lines and columns.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        let (line, column) = self.line_column(span.start);
        let (end_line, end_column) = self.line_column(span.end.max(span.start));
        Location { path: self.path.clone(), line, column, end_line, end_column }
    }
}

/// How many elements from the first on fulfil `holds`, which is told the number of each.
fn count_while(sorted: &[u32], holds: impl Fn(u32, u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, sorted.len());
    while low < high {
        let middle = low.midpoint(high);
        match sorted.get(middle) {
            Some(element) if holds(middle as u32, *element) => low = middle + 1,
            _ => high = middle,
        }
    }
    low as u32
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

#[cfg(feature = "serde")]
impl Serialize for Location {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> Deserialize<'de> for Location {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The documents of one run, for messages that show their lines.
///
/// Facts name a document by its path below the folder of documents, which is the same everywhere; people are shown the
/// path by which it was given.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// By the path that people are shown.
    files: BTreeMap<String, SourceFile>,
    /// That path, where facts name the document otherwise.
    shown: BTreeMap<String, Arc<str>>,
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

    /// Adds a document that people know under another path.
    pub fn insert_as(&mut self, file: &SourceFile, shown: &str) {
        let shown: Arc<str> = shown.into();
        self.shown.insert(file.path().to_owned(), shown.clone());
        self.insert(file.under(shown));
    }

    /// Adds the documents of another run; those with the same path are replaced.
    pub fn extend(&mut self, other: Self) {
        self.files.extend(other.files);
        self.shown.extend(other.shown);
    }

    /// The document that facts name so.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&SourceFile> {
        self.get(self.shown.get(name).map_or(name, |shown| shown))
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
    fn columns_and_offsets_turn_into_each_other() {
        let text = "é–x\n\nañb😀c\nplain";
        let file = SourceFile::new("x", text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = text.get(..offset).expect("a boundary");
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            let (line, column) = file.line_column(offset as u32);
            assert_eq!(column as usize, before[line_start..].chars().count() + 1, "{offset}");
            assert_eq!(file.offset(line, column), offset as u32);
        }
    }

    #[test]
    fn locations_round_trip_even_with_colons_in_the_path() {
        let location = Location { path: "c:/a:b.md".into(), line: 3, column: 4, end_line: 5, end_column: 6 };
        assert_eq!(location.to_string().parse::<Location>(), Ok(location));
        assert!("a.md:3".parse::<Location>().is_err());
    }
}
