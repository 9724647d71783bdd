//! Words that are certain to be right.

use crate::source::{Location, SourceFile, Sources, Span};

/// Words to put at a place of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proposal {
    /// What they stand for; a place without extent where nothing is taken away.
    pub at: Location,
    /// The words.
    pub text: String,
}

impl Proposal {
    /// The lines of the page that it is about, as they are and as they would be.
    #[must_use]
    pub fn lines(&self, sources: &Sources) -> Option<(String, String)> {
        let file = sources.get(&self.at.path)?;
        let bytes = span(file, &self.at);
        let start = file.offset(self.at.line, 1) as usize;
        let end = file.offset(self.at.end_line + 1, 1) as usize;
        let part = |from: usize, to: usize| file.text().get(from..to);
        let (before, after) = (part(start, bytes.start as usize)?, part(bytes.end as usize, end)?);
        let old = part(start, end)?.trim_end_matches('\n').to_owned();
        Some((old, format!("{before}{}{after}", self.text).trim_end_matches('\n').to_owned()))
    }
}

/// The bytes of a place.
pub(super) fn span(file: &SourceFile, at: &Location) -> Span {
    Span::new(file.offset(at.line, at.column), file.offset(at.end_line, at.end_column))
}

/// The text at a place, by the path that people are shown.
pub(super) fn text_at<'a>(sources: &'a Sources, at: &Location) -> &'a str {
    sources.get(&at.path).map_or("", |file| file.slice(span(file, at)))
}

/// A place of the model, by the path that people are shown.
pub(super) fn shown(sources: &Sources, at: &Location) -> Location {
    let path = sources.named(&at.path).map_or_else(|| at.path.clone(), SourceFile::shared_path);
    Location { path, ..at.clone() }
}
