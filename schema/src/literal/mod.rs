//! Regular expressions that are literals of this crate.
//!
//! To compile one takes as long as some dozen searches by an engine that compiles hardly anything. A run over one page needs
//! most of them a few times, a run over a provider thousands of times: the first searches are left to the engine that begins
//! at once, and what is used further is compiled. In short texts of ASCII, both find the same.
//!
//! Without the feature `tools`, for build scripts, there is no other engine: to compile that takes longer than they search.

#[cfg(feature = "tools")]
mod ascii;
mod found;
pub(crate) mod stated;

use engine::Regex;
#[cfg(feature = "tools")]
use regex as engine;
#[cfg(not(feature = "tools"))]
use regex_lite as engine;
use regex_lite::Regex as QuickRegex;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU32;
#[cfg(feature = "tools")]
use std::sync::atomic::Ordering;

pub(crate) use found::{Captures, Match};

/// How many searches are made before a pattern is compiled.
#[cfg(feature = "tools")]
const QUICK_SEARCHES: u32 = 16;

/// The longest text that is searched so: its engine takes its time for every byte.
#[cfg(feature = "tools")]
const QUICK_LENGTH: usize = 1024;

/// A regular expression that is written in this crate. Its classes are ASCII.
pub(crate) struct Literal {
    source: &'static str,
    #[cfg_attr(not(feature = "tools"), expect(dead_code, reason = "all searches are made by one engine"))]
    searches: AtomicU32,
    #[cfg_attr(not(feature = "tools"), expect(dead_code, reason = "all searches are made by one engine"))]
    quick: OnceLock<Option<QuickRegex>>,
    compiled: OnceLock<Regex>,
}

impl Literal {
    pub(crate) const fn new(source: &'static str) -> Self {
        Self { source, searches: AtomicU32::new(0), quick: OnceLock::new(), compiled: OnceLock::new() }
    }

    #[expect(
        clippy::expect_used,
        reason = "the source is a literal of this crate, and the tests run each of them"
    )]
    fn compiled(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            #[cfg(feature = "tools")]
            let regex = Regex::new(&ascii::ascii(self.source));
            // Its classes are ASCII as they are.
            #[cfg(not(feature = "tools"))]
            let regex = Regex::new(self.source);
            regex.expect("a literal pattern compiles")
        })
    }

    /// There is no other engine to begin with.
    #[cfg(not(feature = "tools"))]
    fn quick(&self, _: &str) -> Option<&QuickRegex> {
        None
    }

    /// The engine that begins at once, where it is to search the text.
    #[cfg(feature = "tools")]
    fn quick(&self, text: &str) -> Option<&QuickRegex> {
        let fits = self.compiled.get().is_none()
            && self.searches.fetch_add(1, Ordering::Relaxed) < QUICK_SEARCHES
            && text.len() <= QUICK_LENGTH
            && text.is_ascii();
        // What it could not read would be left to the other one.
        fits.then(|| self.quick.get_or_init(|| QuickRegex::new(self.source).ok()).as_ref()).flatten()
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self.quick(text) {
            Some(quick) => quick.is_match(text),
            None => self.compiled().is_match(text),
        }
    }

    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        let found = match self.quick(text) {
            Some(quick) => quick.find(text).map(Match::from),
            None => self.compiled().find(text).map(Match::from),
        };
        #[cfg(test)]
        assert_eq!(
            found.map(|f| f.range()),
            self.compiled().find(text).map(|f| f.range()),
            "{}",
            self.source
        );
        found
    }

    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        let found = match self.quick(text) {
            Some(quick) => quick.captures(text).map(Captures::Quick),
            None => self.compiled().captures(text).map(Captures::Compiled),
        };
        #[cfg(test)]
        if let Some(compiled) = self.compiled().captures(text) {
            let groups = |i: usize| found.as_ref().and_then(|found| found.get(i)).map(|group| group.range());
            for i in 0..compiled.len() {
                assert_eq!(groups(i), compiled.get(i).map(|group| group.range()), "{}", self.source);
            }
        } else {
            assert!(found.is_none(), "{}", self.source);
        }
        found
    }

    /// The last match.
    pub(crate) fn last<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        match self.quick(text) {
            Some(quick) => quick.find_iter(text).last().map(Match::from),
            None => self.compiled().find_iter(text).last().map(Match::from),
        }
    }

    /// The captures of all matches, for texts that few pages have.
    pub(crate) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.compiled().captures_iter(text).map(Captures::Compiled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_searches_and_later_ones_find_the_same() {
        static PAIR: Literal = Literal::new(r"(?i)\b(?P<one>[a-z]\w*)\s*(?:=|:)\s*(?P<other>[^\s,]+)?");
        let texts = ["A = 1, b: 2", "kelvin=\u{212a}", "", "x:", "\u{17f}ize = 3", "none"];
        let seen = |text: &str| {
            let found = PAIR.captures(text);
            let group =
                |name: &str| found.as_ref().and_then(|found| found.name(name)).map(|m| m.as_str().to_owned());
            let last = PAIR.last(text).map(|found| (found.start(), found.end()));
            (group("one"), group("other"), last, PAIR.is_match(text), PAIR.find(text).map(|m| m.range()))
        };
        let first: Vec<_> = texts.map(seen).into();
        assert!((0..QUICK_SEARCHES).all(|_| PAIR.find("a").is_none()));
        assert!(PAIR.quick("a").is_none());
        assert_eq!(first, texts.map(seen));
        assert_eq!(first[0], (Some("A".to_owned()), Some("1".to_owned()), Some((7, 11)), true, Some(0..5)));
    }
}
