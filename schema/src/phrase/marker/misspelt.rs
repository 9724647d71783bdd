//! Markers with a slip of the pen: "Requird", "Optonal".

use crate::model::Presence;

/// Words that are near a marker's and mean what they say.
const OTHER_WORDS: &[&str] = &["required", "optional", "requires", "require", "requited"];

/// What a word was meant to be, where it is "required" or "optional" but for one slip: a letter too many, too few, wrong, or
/// two of them swapped. "Requited" is a word, and in a marker it is always that slip.
pub(crate) fn misspelt_marker(word: &str) -> Option<Presence> {
    if word.len() < 6 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    if lower == "requited" {
        return Some(Presence::Required);
    }
    if OTHER_WORDS.contains(&lower.as_str()) {
        return None;
    }
    [("required", Presence::Required), ("optional", Presence::Optional)]
        .into_iter()
        .find_map(|(known, presence)| is_one_slip(lower.as_bytes(), known.as_bytes()).then_some(presence))
}

/// Whether one slip makes one word of another.
fn is_one_slip(word: &[u8], known: &[u8]) -> bool {
    let before = word.iter().zip(known).take_while(|(a, b)| a == b).count();
    let (word, known) = (word.get(before..).unwrap_or_default(), known.get(before..).unwrap_or_default());
    let behind = word.iter().rev().zip(known.iter().rev()).take_while(|(a, b)| a == b).count();
    let part = |text: &[u8]| text.get(..text.len() - behind).unwrap_or_default().to_vec();
    match (part(word).as_slice(), part(known).as_slice()) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_seen_through() {
        for word in ["Requird", "requried", "Reequired", "Requited", "Reqiired"] {
            assert_eq!(misspelt_marker(word), Some(Presence::Required), "{word}");
        }
        for word in ["Optiona", "optonal", "Optioanl", "Optionall", "optionel"] {
            assert_eq!(misspelt_marker(word), Some(Presence::Optional), "{word}");
        }
        for word in
            ["Required", "optional", "requires", "require", "Option", "Options", "Acquired", "Rqd", "Ré"]
        {
            assert_eq!(misspelt_marker(word), None, "{word}");
        }
    }
}
