//! A sentence in lower case that knows which runs of three bytes it holds, so that most substrings that it does not
//! hold are ruled out without a search.

use std::ops::Deref;

/// Bits of the table of runs. A sentence sets about a hundred of them.
const BITS: usize = 2048;

/// The bit behind the table, which every sentence has: that of needles without a run.
const ALWAYS: u16 = BITS as u16;

/// Text in ASCII lower case.
#[derive(Debug)]
pub(super) struct Lower<'t> {
    text: &'t str,
    /// A bit per hash of three bytes that follow each other.
    runs: [u64; BITS / 64 + 1],
}

impl<'t> Lower<'t> {
    /// `text` is in lower case already: a part of a whole text that is.
    pub(super) fn of(text: &'t str) -> Self {
        let mut runs = [0_u64; BITS / 64 + 1];
        let bits = text.as_bytes().windows(3).map(|run| bit(run[0], run[1], run[2]));
        for bit in bits.chain([ALWAYS]) {
            runs[usize::from(bit) / 64] |= 1 << (bit % 64);
        }
        Self { text, runs }
    }

    /// Whether the text holds a substring; most that it does not hold are ruled out without a search.
    #[inline]
    pub(super) fn contains(&self, needle: &str) -> bool {
        self.can_hold(Ends::of(needle)) && self.text.contains(needle)
    }
}

impl Deref for Lower<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

/// Where a run has its bit.
const fn bit(first: u8, second: u8, third: u8) -> u16 {
    let run = ((first as u32) << 16) | ((second as u32) << 8) | third as u32;
    (run.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS.ilog2())) as u16
}

/// The bits of the first and the last run of a substring.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends(u16, u16);

impl Ends {
    pub(super) const fn of(needle: &str) -> Self {
        match needle.as_bytes() {
            bytes @ [a, b, c, ..] => {
                let last = bytes.len() - 3;
                Self(bit(*a, *b, *c), bit(bytes[last], bytes[last + 1], bytes[last + 2]))
            }
            _ => Self(ALWAYS, ALWAYS),
        }
    }
}

/// Text that patterns are matched against.
pub(super) trait Haystack<'t>: Copy {
    fn text(self) -> &'t str;

    /// Whether the text can hold a substring with these ends.
    fn can_hold(self, ends: Ends) -> bool;
}

impl<'t> Haystack<'t> for &'t str {
    fn text(self) -> &'t str {
        self
    }

    fn can_hold(self, _: Ends) -> bool {
        true
    }
}

impl<'t> Haystack<'t> for &'t String {
    fn text(self) -> &'t str {
        self
    }

    fn can_hold(self, _: Ends) -> bool {
        true
    }
}

impl<'t> Haystack<'t> for &'t Lower<'_> {
    fn text(self) -> &'t str {
        self
    }

    fn can_hold(self, Ends(first, last): Ends) -> bool {
        let has = |bit: u16| self.runs[usize::from(bit) / 64] & (1 << (bit % 64)) != 0;
        has(first) && has(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_substring_of_a_text_is_never_ruled_out_and_most_others_are() {
        let lower = Lower::of("must be between 1 and 90, äöü.");
        for needle in ["", "m", "be", "between", "1 and 90", "äöü.", "must be between 1 and 90, äöü."] {
            assert!((&lower).can_hold(Ends::of(needle)), "{needle}");
        }
        for needle in ["bet ", "BETWEEN", "between 1 and 9,", "90, äöüé"] {
            assert!(!(&lower).can_hold(Ends::of(needle)), "{needle}");
        }
        assert!((&Lower::of("")).can_hold(Ends::of("a")));
        assert!(!(&Lower::of("")).can_hold(Ends::of("abc")));
    }
}
