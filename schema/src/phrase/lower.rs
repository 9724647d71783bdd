//! A sentence in lower case that knows which runs of three bytes it holds, so that most substrings that it does not
//! hold are ruled out without a search.

use std::ops::Deref;

/// Bits of the table of runs. A sentence sets about a hundred of them.
const BITS: usize = 2048;

/// Text in ASCII lower case.
#[derive(Debug)]
pub(super) struct Lower {
    text: String,
    /// A bit per hash of three bytes that follow each other.
    runs: Box<[u64; BITS / 64]>,
}

impl Lower {
    pub(super) fn of(text: &str) -> Self {
        let text = text.to_ascii_lowercase();
        let mut runs = Box::new([0_u64; BITS / 64]);
        for bit in bits(&text) {
            runs[bit / 64] |= 1 << (bit % 64);
        }
        Self { text, runs }
    }
}

impl Deref for Lower {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

/// Where each run of three bytes of the text has its bit.
fn bits(text: &str) -> impl Iterator<Item = usize> {
    text.as_bytes().windows(3).map(|run| {
        let run = run.iter().fold(0_u32, |hash, byte| (hash << 8) | u32::from(*byte));
        (run.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS.ilog2())) as usize
    })
}

/// Text that patterns are matched against.
pub(super) trait Haystack<'t>: Copy {
    fn text(self) -> &'t str;

    /// Whether the text holds `needle`.
    fn holds(self, needle: &str) -> bool;
}

impl<'t> Haystack<'t> for &'t str {
    fn text(self) -> &'t str {
        self
    }

    fn holds(self, needle: &str) -> bool {
        self.contains(needle)
    }
}

impl<'t> Haystack<'t> for &'t String {
    fn text(self) -> &'t str {
        self
    }

    fn holds(self, needle: &str) -> bool {
        self.contains(needle)
    }
}

impl<'t> Haystack<'t> for &'t Lower {
    fn text(self) -> &'t str {
        self
    }

    fn holds(self, needle: &str) -> bool {
        bits(needle).all(|bit| self.runs[bit / 64] & (1 << (bit % 64)) != 0) && self.text.contains(needle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_substring_is_held_whether_or_not_its_runs_are_looked_up() {
        let lower = Lower::of("Must be BETWEEN 1 and 90, äöü.");
        for needle in ["", "m", "be", "between", "1 and 90", "äöü.", "must be between 1 and 90, äöü."] {
            assert!((&lower).holds(needle), "{needle}");
        }
        for needle in ["x", "bet ", "BETWEEN", "between 1 and 9,", "90, äöüé"] {
            assert!(!(&lower).holds(needle), "{needle}");
        }
        assert!(!(&Lower::of("")).holds("a"));
    }
}
