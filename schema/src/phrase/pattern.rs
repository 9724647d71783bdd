//! Regular expressions of the phrase tables: literal, compiled once, guarded by cheap substring checks.

use super::lower::{Ends, Haystack};
use crate::literal::{Captures, Literal, Match};

/// The most substrings that a pattern can have.
const MOST: usize = 16;

/// One pattern of a table. Patterns are matched against text in ASCII lower case.
pub(super) struct Pattern {
    /// Substrings, one of which every match holds. Looking for them first spares most regex runs.
    needles: &'static [&'static str],
    /// What rules most of them out without a search, side by side: sentences are many, and few hold any.
    ends: [Ends; MOST],
    regex: Literal,
}

impl Pattern {
    pub(super) const fn new(needles: &'static [&'static str], source: &'static str) -> Self {
        let mut ends = [Ends::of(""); MOST];
        let mut i = 0;
        while i < needles.len() {
            // Patterns are statics: too many needles do not compile.
            ends[i] = Ends::of(needles[i]);
            i += 1;
        }
        Self { needles, ends, regex: Literal::new(source) }
    }

    fn worth_running<'t>(&self, lower: impl Haystack<'t>) -> bool {
        let mut needles = self.needles.iter().zip(&self.ends);
        self.needles.is_empty()
            || needles.any(|(needle, ends)| lower.can_hold(*ends) && lower.text().contains(needle))
    }

    pub(super) fn is_match<'t>(&self, lower: impl Haystack<'t>) -> bool {
        self.worth_running(lower) && self.regex.is_match(lower.text())
    }

    pub(super) fn find<'t>(&self, lower: impl Haystack<'t>) -> Option<Match<'t>> {
        if self.worth_running(lower) { self.regex.find(lower.text()) } else { None }
    }

    pub(super) fn captures<'t>(&self, lower: impl Haystack<'t>) -> Option<Captures<'t>> {
        if self.worth_running(lower) { self.regex.captures(lower.text()) } else { None }
    }

    /// The match that begins exactly at `at`.
    pub(super) fn at<'t>(&self, lower: &'t str, at: usize) -> Option<Captures<'t>> {
        // The pattern is anchored with `^`, so it is given the rest of the text rather than a start offset.
        self.regex.captures(lower.get(at..)?)
    }
}
