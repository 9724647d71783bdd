//! Where sentences end.

/// Behind the full stop of each sentence of a text that another one, or something other than text, follows.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let stops = text.match_indices(". ").filter_map(|(at, stop)| {
        let (before, after) = (text.get(..at)?, text.get(at + stop.len()..)?);
        let is_short = ["e.g", "i.e", "etc", "vs", "approx"].iter().any(|short| before.ends_with(short));
        let begins = after.chars().next().is_none_or(|c| c.is_uppercase() || c.is_ascii_digit());
        (begins && !is_short).then_some(at + ".".len())
    });
    stops.collect()
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn sentences_end_before_others() {
        assert_eq!(ends("One. Two. "), [4, 9]);
        assert_eq!(ends("Lamps, e.g. Bulbs, of 1.5 W. see"), [0; 0]);
        assert_eq!(ends(""), [0; 0]);
    }
}
