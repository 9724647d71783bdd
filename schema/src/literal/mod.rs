//! Regular expressions that are literals of this crate.

mod ascii;

use ascii::ascii;
use regex::Regex;
use std::ops::Deref;
use std::sync::OnceLock;

/// A regular expression that is written in this crate, compiled when it is first used. Its classes are ASCII.
pub(crate) struct Literal {
    source: &'static str,
    regex: OnceLock<Regex>,
}

impl Literal {
    pub(crate) const fn new(source: &'static str) -> Self {
        Self { source, regex: OnceLock::new() }
    }
}

impl Deref for Literal {
    type Target = Regex;

    #[expect(
        clippy::expect_used,
        reason = "the source is a literal of this crate, and the tests run each of them"
    )]
    fn deref(&self) -> &Regex {
        self.regex.get_or_init(|| Regex::new(&ascii(self.source)).expect("a literal pattern compiles"))
    }
}
