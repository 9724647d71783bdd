//! Sentences and their words.

use super::Inline;

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

/// The sentences of a paragraph, each with the space before it.
pub(super) fn sentences(parts: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut sentences = Vec::new();
    let mut current = Vec::new();
    for part in parts {
        let Inline::Text(text) = part else {
            current.push(part);
            continue;
        };
        let mut start = 0;
        for end in ends(&text) {
            current.push(Inline::Text(text.get(start..end).unwrap_or_default().to_owned()));
            sentences.push(std::mem::take(&mut current));
            start = end;
        }
        current.push(Inline::Text(text.get(start..).unwrap_or_default().to_owned()));
    }
    sentences.push(current);
    sentences
}

/// The words of a text in lower case; code is one word of its own, and numbers have no separators. None where a link would be
/// lost.
pub(super) fn tokens(parts: &[Inline]) -> Option<Vec<String>> {
    let mut tokens = Vec::new();
    for part in parts {
        match part {
            Inline::Text(text) => tokens.extend(text.split_whitespace().filter_map(word)),
            // A number is the same in code and in words.
            Inline::Code(code) if code.chars().all(|c| c.is_ascii_digit()) => tokens.push(code.clone()),
            Inline::Code(code) => tokens.push(format!("`{code}`")),
            Inline::Emphasis(parts) | Inline::Strong(parts) => tokens.extend(self::tokens(parts)?),
            Inline::Link { .. } | Inline::Address(_) => return None,
        }
    }
    Some(tokens)
}

fn word(text: &str) -> Option<String> {
    let word = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_lowercase();
    let is_number = word.contains(',') && word.chars().all(|c| c.is_ascii_digit() || c == ',');
    let word = if is_number { word.replace(',', "") } else { word };
    (!word.is_empty()).then_some(word)
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
