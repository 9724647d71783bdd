//! Nouns in the plural: the subject's own, and those that name one thing all the same.

use super::sentence::Sentence;
use super::type_name;
use std::ops::Range;

/// Whether a noun has a plural form but names one thing with several parts: one block of settings, of credentials, …
pub(super) fn names_one_thing(noun: &str) -> bool {
    const NOUNS: &[&str] = &[
        "analytics",
        "attributes",
        "credentials",
        "details",
        "gbps",
        "kubernetes",
        "logs",
        "mbps",
        "options",
        "parameters",
        "permissions",
        "preferences",
        "properties",
        "requirements",
        "settings",
        "timestamps",
    ];
    NOUNS.contains(&noun)
}

/// How the plural of an English noun can be written.
fn plurals(noun: &str) -> Vec<String> {
    let mut plurals = vec![format!("{noun}s"), format!("{noun}es")];
    plurals.extend(noun.strip_suffix('y').map(|stem| format!("{stem}ies")));
    plurals
}

/// Whether a word is one of the plurals of a noun.
fn is_plural_of(word: &str, noun: &str) -> bool {
    matches!(word.strip_prefix(noun), Some("s" | "es"))
        || noun.strip_suffix('y').is_some_and(|stem| word.strip_prefix(stem) == Some("ies"))
}

/// Whether two words are one noun, each in the singular or the plural.
pub(super) fn same_noun(one: &str, other: &str) -> bool {
    one == other || is_plural_of(other, one) || is_plural_of(one, other)
}

/// Whether a member of a block is called like several things that are not what the block is: `conditions` of a `basic`,
/// and not `frames` of a `lid_frame`.
pub(crate) fn is_of_other_things(member: &str, block: &str) -> bool {
    let last = |name: &str| name.rsplit('_').next().unwrap_or_default().to_owned();
    super::type_name::is_several(member) && !same_noun(&last(member), &last(block))
}

/// What words about several things count, in lower case: from where they begin to where the noun behind them ends.
pub(crate) fn counted(text: &str, range: Range<usize>) -> String {
    let lead = text.get(range.clone()).unwrap_or_default();
    let mut counted = lead.to_ascii_lowercase();
    for word in text.get(range.end..).unwrap_or_default().split_inclusive(' ').take(6) {
        let bare = word.trim();
        let ended = bare.ends_with(['.', ',', ';', ':', ')']);
        if ends_noun(bare.to_ascii_lowercase().as_str()) {
            break;
        }
        counted.push_str(&word.trim_end_matches(['.', ',', ';', ':', ')', ' ']).to_ascii_lowercase());
        counted.push(' ');
        if ended {
            break;
        }
    }
    counted
}

/// The plurals of a name, `event_rules` of `event_rule`, but for those that name one thing.
pub(crate) fn plurals_of(name: &str) -> impl Iterator<Item = String> {
    let (stem, last) = name.rfind('_').map_or(("", name), |at| name.split_at(at + 1));
    plurals(last)
        .into_iter()
        .filter(|plural| !names_one_thing(plural))
        .map(move |plural| format!("{stem}{plural}"))
}

/// Where a sentence speaks of several of what its text is about: "Client request headers to match on" for `header`,
/// "Configuration block for headers".
pub(super) fn of_subject(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let subject = sentence.around.subject;
    let last = subject.rsplit('_').next().filter(|last| !last.is_empty())?;
    let start = block_for(&sentence.lower);
    // "Contains the policy options" is about one thing, "Policy options" about several.
    let after_verb = start > 0 || begins_with_verb(&sentence.lower);
    let mut at = start;
    for word in sentence.lower.get(start..)?.split_inclusive([' ', '\n']).take(8) {
        let bare = word.trim_end().trim_end_matches(['.', ',', ':', ';', '*']);
        let several = bare.strip_suffix("(s)").is_some_and(|one| one == last);
        if several || (is_plural_of(bare, last) && !(after_verb && names_one_thing(bare))) {
            return Some(at..at + bare.len());
        }
        let own = subject.split('_').any(|part| part == bare);
        if (ends_noun(bare) && !own) || bare.len() < word.trim_end().len() {
            return None;
        }
        at += word.len();
    }
    None
}

/// Whether a text begins with the plural that its argument is called: "Attributes to check" for `checked_attributes`, "The
/// days of the week" for `days`.
pub(super) fn opens_with_own(lower: &str, subject: &str) -> bool {
    let last = subject.rsplit('_').next().unwrap_or(subject);
    let noun = lower.split_ascii_whitespace().take(4).find(|word| !is_article(word));
    type_name::has_plural_form(last) && noun == Some(last)
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "specifies" | "specify")
}

/// Whether a word cannot stand before the noun that a sentence begins with: behind a preposition or a verb, other
/// things are spoken of.
fn ends_noun(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "a", "an", "any", "as", "block", "by", "enables", "for", "from", "if", "in", "of", "on", "or",
        "that", "to", "used", "when", "whether", "with",
    ];
    WORDS.contains(&word)
}

/// The offset behind "Configuration block for", 0 where a text does not begin so.
fn block_for(lower: &str) -> usize {
    ["configuration block for ", "configuration block for the "]
        .iter()
        .filter(|lead| lower.starts_with(**lead))
        .map(|lead| lead.len())
        .max()
        .unwrap_or(0)
}

fn begins_with_verb(lower: &str) -> bool {
    const VERBS: &[&str] =
        &["contains", "defines", "describes", "includes", "provides", "specifies", "specify"];
    lower.split(' ').next().is_some_and(|first| VERBS.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_plurals() {
        let plurals = |name: &str| plurals_of(name).collect::<Vec<_>>();
        assert_eq!(plurals("event_rule"), ["event_rules", "event_rulees"]);
        assert_eq!(plurals("policy"), ["policys", "policyes", "policies"]);
        assert_eq!(plurals("mount_option"), ["mount_optiones"]);
    }

    #[test]
    fn the_plurals_of_a_noun_are_those_that_are_written() {
        for noun in ["box", "entry", "y", "s", ""] {
            let all = super::plurals(noun);
            assert!(all.iter().all(|plural| is_plural_of(plural, noun)), "{noun}");
            let others = ["boxen", "entrys ", "entryies", "ies", "s", "es", "boxs", "entries"];
            for word in others {
                assert_eq!(
                    is_plural_of(word, noun),
                    all.iter().any(|plural| plural == word),
                    "{word} of {noun}"
                );
            }
        }
    }

    #[test]
    fn nouns_are_the_same_in_both_numbers() {
        assert!(same_noun("boxes", "box"));
        assert!(same_noun("entry", "entries"));
        assert!(!same_noun("entry", "entrance"));
    }
}
