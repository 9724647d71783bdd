//! Words that point to a place on the page.

/// The words that a text has for the section which describes it, as a name: "see Block Devices below" and "Block device
/// documented below" are `block_devices` and `block_device`.
pub(super) fn words(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    // Every form has one of these; most texts have none.
    if !["below", "above", "section"].iter().any(|place| lower.contains(place)) {
        return None;
    }
    after_see(&lower).or_else(|| before_documented(&lower))
}

/// The words between "see" and "below", "above" or "section".
fn after_see(lower: &str) -> Option<String> {
    const LONGEST: usize = 80;
    lower.match_indices("see ").find_map(|(i, word)| {
        let rest = lower.get(i + word.len()..)?;
        let (end, _) = rest.char_indices().take_while(|(at, _)| *at < LONGEST).find(|(at, _)| {
            let place = rest.get(*at..).unwrap_or_default();
            ["below", "above", "section"].iter().any(|word| place.starts_with(word))
        })?;
        name(rest.get(..end).filter(|words| !words.contains(". "))?)
    })
}

/// The words of a sentence before "documented below".
fn before_documented(lower: &str) -> Option<String> {
    const VERBS: &[&str] =
        &["documented below", "described below", "defined below", "detailed below", "documented above"];
    VERBS.iter().find_map(|verb| {
        let before = lower.get(..lower.find(verb)?)?;
        let sentence = before.rsplit(['.', ';', ':', '(', ',']).next()?;
        // More than three words are no title.
        let few = sentence.split_whitespace().count() <= 5;
        name(sentence).filter(|name| few && name.split('_').count() <= 3)
    })
}

/// Words as a name, without those that name nothing.
fn name(words: &str) -> Option<String> {
    const GENERIC: &[&str] = &[
        "the",
        "a",
        "an",
        "details",
        "detail",
        "documentation",
        "more",
        "for",
        "information",
        "as",
        "is",
        "are",
        "fields",
        "field",
        "structure",
        "it",
        "each",
        "these",
        "this",
        "its",
        "which",
        "and",
        "be",
        "can",
    ];
    let words: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || "`[]*,".contains(c))
        .filter(|word| !word.is_empty() && !GENERIC.contains(word))
        .collect();
    (!words.is_empty()).then(|| words.join("_"))
}

/// Whether a link stands where a text points to a description ("See [`b`](#b)"), and not where it only mentions
/// something ("use [`b`](#b) instead").
pub(super) fn leads(text: &str, link: std::ops::Range<usize>) -> bool {
    const WORDS: &[&str] = &[
        "see",
        "defined",
        "documented",
        "described",
        "detailed",
        "details",
        "refer",
        "same",
        "structure",
        "schema",
        "below",
        "above",
        "fields",
        "contains",
        "supports",
        "consists",
        "follows",
    ];
    let before = text.get(..link.start).unwrap_or_default();
    let before = before.rfind(". ").map_or(before, |i| before.get(i..).unwrap_or_default());
    let after = text.get(link.end..).unwrap_or_default();
    let after = after.find(". ").map_or(after, |i| after.get(..i).unwrap_or_default());
    let alone = before.trim_matches([' ', '.']).is_empty() && after.trim_matches([' ', '.']).is_empty();
    let says = |part: &str| {
        let lower = part.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
    };
    alone || says(before) || says(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_description_or_mentions_something() {
        let cases = [
            ("Devices. See [b] for more.", true),
            ("Devices, as defined in [b].", true),
            ("Devices. [b]", true),
            ("Devices of [b] below", true),
            ("See the guide. Overrides the size in the [b] block.", false),
            ("The old size (Deprecated, use [b] instead)", false),
        ];
        for (text, expected) in cases {
            let at = text.find("[b]").expect("a link");
            assert_eq!(leads(text, at..at + 3), expected, "{text}");
        }
    }

    #[test]
    fn words_around_a_pointer_name_a_section() {
        let cases = [
            ("See Block Devices below.", Some("block_devices")),
            ("The devices. See the section on `disks` below", None),
            ("An alias block. Backup record documented below.", Some("backup_record")),
            ("A block. Documented below.", None),
            ("Fields documented below", None),
            ("The way in which all of the many disks are used, as described below", None),
            ("Nothing is said here", None),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).as_deref(), expected, "{text}");
        }
    }
}
