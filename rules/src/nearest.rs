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
    let name: Vec<char> = name.to_lowercase().chars().collect();
    // A third of the characters may be wrong; of a long text nobody mistypes half.
    let limit = name.len().div_ceil(3).clamp(1, 8);
    candidates
        .filter_map(|candidate| Some((distance(&name, candidate, limit)?, candidate)))
        // Ties go to the name that sorts first, so that a message does not depend on the order of candidates.
        .min()
        .map(|(_, candidate)| candidate)
}

/// The number of characters to insert, remove or replace (Levenshtein), where it is at most `limit`. A name that is the
/// beginning of the other is as near as can be allowed: people leave the end out.
fn distance(name: &[char], candidate: &str, limit: usize) -> Option<usize> {
    const ENOUGH: usize = 3;
    let other: Vec<char> = candidate.to_lowercase().chars().collect();
    if name.len() >= ENOUGH && other.starts_with(name) {
        return Some(limit.min(other.len() - name.len()));
    }
    if name.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
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
        for (a, b, expected) in
            [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0), ("flaw", "lawn", 2)]
        {
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
}
