//! What a search finds, whichever engine made it.

use std::ops::{Index, Range};

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    pub(crate) fn as_str(&self) -> &'t str {
        self.text
    }

    pub(crate) fn start(&self) -> usize {
        self.start
    }

    pub(crate) fn end(&self) -> usize {
        self.end
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

#[cfg(feature = "tools")]
impl<'t> From<regex::Match<'t>> for Match<'t> {
    fn from(found: regex::Match<'t>) -> Self {
        Self { text: found.as_str(), start: found.start(), end: found.end() }
    }
}

impl<'t> From<regex_lite::Match<'t>> for Match<'t> {
    fn from(found: regex_lite::Match<'t>) -> Self {
        Self { text: found.as_str(), start: found.start(), end: found.end() }
    }
}

/// The groups of a match.
pub(crate) enum Captures<'t> {
    Quick(regex_lite::Captures<'t>),
    Compiled(super::engine::Captures<'t>),
}

impl<'t> Captures<'t> {
    pub(crate) fn get(&self, group: usize) -> Option<Match<'t>> {
        match self {
            Self::Quick(found) => found.get(group).map(Match::from),
            Self::Compiled(found) => found.get(group).map(Match::from),
        }
    }

    pub(crate) fn name(&self, group: &str) -> Option<Match<'t>> {
        match self {
            Self::Quick(found) => found.name(group).map(Match::from),
            Self::Compiled(found) => found.name(group).map(Match::from),
        }
    }
}

/// A group that every match has; nothing where it has not.
impl Index<usize> for Captures<'_> {
    type Output = str;

    fn index(&self, group: usize) -> &str {
        self.get(group).map_or("", |found| found.as_str())
    }
}
