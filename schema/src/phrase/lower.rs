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
    runs: [u64; BITS / 64],
}

impl Lower {
    pub(super) fn of(text: &str) -> Self {
        let text = text.to_ascii_lowercase();
        let mut runs = [0_u64; BITS / 64];
        for run in text.as_bytes().windows(3) {
            let bit = bit(run[0], run[1], run[2]);
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

/// Where a run has its bit.
const fn bit(first: u8, second: u8, third: u8) -> usize {
    let run = ((first as u32) << 16) | ((second as u32) << 8) | third as u32;
    (run.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS.ilog2())) as usize
}

/// A substring that is looked for in many sentences, with the bits of its first and its last run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needle {
    text: &'static str,
    bits: Option<(usize, usize)>,
}

impl Needle {
    pub(super) const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let bits = match bytes {
            [a, b, c, ..] => {
                let last = bytes.len() - 3;
                Some((bit(*a, *b, *c), bit(bytes[last], bytes[last + 1], bytes[last + 2])))
            }
            _ => None,
        };
        Self { text, bits }
    }
}

/// Text that patterns are matched against.
pub(super) trait Haystack<'t>: Copy {
    fn text(self) -> &'t str;

    /// Whether the text holds `needle`.
    fn holds(self, needle: &Needle) -> bool;
}

impl<'t> Haystack<'t> for &'t str {
    fn text(self) -> &'t str {
        self
    }

    fn holds(self, needle: &Needle) -> bool {
        self.contains(needle.text)
    }
}

impl<'t> Haystack<'t> for &'t String {
    fn text(self) -> &'t str {
        self
    }

    fn holds(self, needle: &Needle) -> bool {
        self.contains(needle.text)
    }
}

impl<'t> Haystack<'t> for &'t Lower {
    fn text(self) -> &'t str {
        self
    }

    fn holds(self, needle: &Needle) -> bool {
        let has = |bit: usize| self.runs[bit / 64] & (1 << (bit % 64)) != 0;
        needle.bits.is_none_or(|(first, last)| has(first) && has(last)) && self.text.contains(needle.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_substring_is_held_whether_or_not_its_runs_are_looked_up() {
        let lower = Lower::of("Must be BETWEEN 1 and 90, äöü.");
        for needle in ["", "m", "be", "between", "1 and 90", "äöü.", "must be between 1 and 90, äöü."] {
            assert!((&lower).holds(&Needle::new(needle)), "{needle}");
        }
        for needle in ["x", "bet ", "BETWEEN", "between 1 and 9,", "90, äöüé"] {
            assert!(!(&lower).holds(&Needle::new(needle)), "{needle}");
        }
        assert!(!(&Lower::of("")).holds(&Needle::new("a")));
    }
}
