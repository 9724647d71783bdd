//! "Did you mean …?"

/// The candidate nearest to a name, where one is near enough to be meant.
///
/// ```
/// use ferroform_rules::nearest;
/// assert_eq!(nearest("integraton_type", ["integration_type", "api_id"]), Some("integration_type"));
/// assert_eq!(nearest("timeout", ["timeout_seconds", "name"]), Some("timeout_seconds"));
/// assert_eq!(nearest("zzz", ["integration_type", "api_id"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(name, &mut candidates.into_iter())
}

fn nearest_of<'a>(name: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    // Another number, or a text with nothing in common, was hardly meant.
    if name.chars().nth(1).is_none() || name.parse::<f64>().is_ok() {
        return None;
    }
    let name = characters(name);
    // A third of the characters may be wrong; of a long text nobody mistypes half.
    let limit = name.len().div_ceil(3).clamp(1, 8);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let Some(distance) = distance(&name, candidate, limit) else { continue };
        // Ties go to the name that sorts first, so that a message does not depend on the order of candidates.
        if best.is_none_or(|best| (distance, candidate) < best) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// What people compare: case does not count.
fn characters(name: &str) -> Vec<char> {
    let mut characters = Vec::new();
    for c in name.to_lowercase().chars() {
        characters.push(c);
    }
    characters
}

/// The number of characters to insert, remove or replace (Levenshtein), where it is at most `limit`. A name that is the
/// beginning of the other is as near as can be allowed: people leave the end out.
fn distance(name: &[char], candidate: &str, limit: usize) -> Option<usize> {
    const ENOUGH: usize = 3;
    let other = characters(candidate);
    if name.len() >= ENOUGH && other.starts_with(name) {
        return Some(limit.min(other.len() - name.len()));
    }
    if name.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut row = Vec::with_capacity(other.len() + 1);
    for distance in 0..=other.len() {
        row.push(distance);
    }
    for (i, from) in name.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, to) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_known_ones() {
        let known = [
            ("kitten", "sitting", 3),
            ("sitting", "kitten", 3),
            ("", "abc", 3),
            ("abc", "", 3),
            ("abcd", "bd", 2),
            ("abc", "abc", 0),
            ("flaw", "lawn", 2),
        ];
        for (a, b, expected) in known {
            let a: Vec<char> = a.chars().collect();
            assert_eq!(distance(&a, b, 9), Some(expected), "{a:?} {b}");
        }
    }

    #[test]
    fn only_near_names_are_suggested() {
        assert_eq!(nearest("protocl_type", ["name", "protocol_type"]), Some("protocol_type"));
        assert_eq!(nearest("colour", ["name", "protocol_type"]), None);
        assert_eq!(nearest("slow", ["FAST", "SLOW"]), Some("SLOW"));
        assert_eq!(nearest("ab", ["ad", "ac"]), Some("ac"));
        assert_eq!(nearest("tls", ["response", "tls_config"]), Some("tls_config"));
    }

    #[test]
    fn numbers_and_single_characters_mean_nothing_else() {
        assert_eq!(nearest("1024", ["1025", "2048"]), None);
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("", ["b"]), None);
        assert_eq!(nearest("1024x", ["1025"]), Some("1025"), "a name that begins like a number is none");
    }

    #[test]
    fn a_third_of_a_name_may_be_wrong_and_eight_characters_of_a_long_one() {
        assert_eq!(nearest("abcxyz", ["abcxvw"]), Some("abcxvw"), "two of six");
        assert_eq!(nearest("abcxyz", ["abcuvw"]), None, "three of six");
        assert_eq!(nearest("abcdef", ["xyabcdef"]), Some("xyabcdef"), "two more before six");
        assert_eq!(nearest("abcdef", ["xyzabcdef"]), None, "three more before six");
        assert_eq!(nearest("abcdxyz", ["abcduvw"]), Some("abcduvw"), "three of seven");
        let (long, eight, nine) = ("a".repeat(60), "a".repeat(52) + "bbbbbbbb", "a".repeat(51) + "bbbbbbbbb");
        assert_eq!(nearest(&long, [&*eight]), Some(&*eight));
        assert_eq!(nearest(&long, [&*nine]), None);
        assert_eq!(
            nearest("abcdef", ["abcdefghij", "abcdxyz"]),
            Some("abcdefghij"),
            "its beginning, two away as well"
        );
    }

    #[test]
    fn two_characters_are_no_beginning() {
        assert_eq!(nearest("tl", ["tls_config"]), None);
        assert_eq!(nearest("TLS", ["tls_config"]), Some("tls_config"));
        let name: Vec<char> = "tls".chars().collect();
        assert_eq!(distance(&name, "tls_", 2), Some(1), "nearer than any more of it");
        assert_eq!(distance(&name, "tls_config", 2), Some(2));
    }
}
