//! How often a block may stand, in words: "One or more `x` blocks", "Configuration block for …".

use super::pattern::Pattern;
use super::scene::Scene;
use super::{Statement, type_name};
use crate::facts::Claim;
use crate::model::{Bounds, Check, Evidence, Nesting};

/// The first row that fits decides.
static CUES: [(Nesting, Pattern); 3] = [
    (
        Nesting::Set,
        Pattern::new(
            &["set of", "set block"],
            r"^(?:an?\s|the\s)?(?:(?:unordered|unique|complex)\s)*set\s+of\b|\bset\s+of\s+(?:[a-z`_-]+\s){0,3}(?:blocks|objects|configurations)|\bblock\s+set\b",
        ),
    ),
    (
        Nesting::List,
        Pattern::new(
            &[
                "block(s)",
                "one or more",
                "multiple",
                "list of",
                "array of",
                "blocks",
                "zero or more",
                "can be repeated",
                "several",
                "up to",
            ],
            r"\bblock\(s\)|\bcan\s+be\s+one\s+or\s+more\b|^(?:one|zero|1|0)\s+or\s+more\b|\bone\s+or\s+more\s+(?:[a-z`_-]+\s){0,3}(?:blocks|objects|configurations)|\b(?:specified|declared|defined|used|repeated|provided|included|set)\s+multiple\s+times|\bcan\s+be\s+repeated|^(?:an?\s|the\s)?(?:ordered\s|unordered\s|nested\s)?(?:list|array|collection|sequence)\s+of\b|\b(?:list|array)\s+of\s+(?:[a-z`_-]+\s){0,3}(?:blocks|objects|configurations|maps)|^multiple\b|\bmultiple\s+(?:[a-z`_-]+\s){0,2}blocks|^(?:nested\s|repeatable\s|configuration\s|argument\s|`[a-z_]+`\s)*blocks\b|^configuration\s+blocks\b",
        ),
    ),
    (
        Nesting::Single,
        Pattern::new(
            &["block", "single", "object"],
            r"^(?:an?\s|the\s|nested\s|optional\s)*(?:[a-z`_-]+\s){0,3}(?:configuration\s)?block\b|\bconfiguration\s+block\b|^(?:a\s)?single\b|^(?:an?\s)(?:[a-z`_-]+\s){0,2}object\b",
        ),
    ),
];

/// Reads the cues on how often a block stands.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    if scene.first
        && let Some(range) = plural_of_subject(scene)
    {
        return vec![scene.state(Claim::Nesting(Nesting::List), range)];
    }
    CUES.iter()
        .find_map(|(nesting, pattern)| {
            let found = pattern.find(&scene.lower)?;
            // Cues anywhere but in the first sentence are often about other blocks.
            let near =
                scene.first || ["times", "repeated", "can be"].iter().any(|cue| found.as_str().contains(cue));
            (near && !scene.in_code(found.start()))
                .then(|| scene.state(Claim::Nesting(*nesting), found.range()))
        })
        .into_iter()
        .collect()
}

/// Whether a text speaks of several blocks of this name: "one or more `rule` blocks".
pub(crate) fn speaks_of_several(text: &str, name: &str) -> bool {
    let before = |at: usize| text.get(..at).unwrap_or_default().trim_end().to_ascii_lowercase();
    text.match_indices(&format!("`{name}`")).any(|(at, _)| {
        let lead = before(at);
        ["one or more", "zero or more", "multiple", "several"].iter().any(|cue| lead.ends_with(cue))
    })
}

/// Where a text begins with the plural of the name it is about: "Client request headers to match on" for `header`.
///
/// Only the noun that the sentence begins with counts; behind a preposition or a verb other things are spoken of.
fn plural_of_subject(scene: &Scene<'_>) -> Option<std::ops::Range<usize>> {
    const OTHERS: &[&str] = &[
        "a", "an", "any", "as", "block", "by", "for", "from", "if", "in", "of", "on", "or", "that", "to",
        "used", "when", "which", "with",
    ];
    let last = scene.around.subject.rsplit('_').next().filter(|last| !last.is_empty())?;
    let plurals = plurals(last);
    let mut at = 0;
    for word in scene.lower.split_inclusive([' ', '\n']).take(8) {
        let bare = word.trim_end().trim_end_matches(['.', ',', ':', ';', '*']);
        let several = bare.strip_suffix("(s)").is_some_and(|one| one == last);
        if several || plurals.iter().any(|plural| plural == bare) {
            return Some(at..at + bare.len());
        }
        if OTHERS.contains(&bare) || bare.len() < word.trim_end().len() {
            return None;
        }
        at += word.len();
    }
    None
}

/// How the plural of an English noun can be written.
fn plurals(noun: &str) -> Vec<String> {
    let mut plurals = vec![format!("{noun}s"), format!("{noun}es")];
    plurals.extend(noun.strip_suffix('y').map(|stem| format!("{stem}ies")));
    plurals
}

/// Among the statements of one text, "can be declared multiple times" and a count above one outspeak "block".
pub(super) fn prefer_repeated(statements: &mut Vec<Statement>) {
    let several = |claim: &Claim| match claim {
        Claim::Nesting(nesting) => *nesting != Nesting::Single,
        Claim::Rule { check: Check::Items(Bounds { max: Some(max), .. }), when: None, .. } => *max > 1,
        _ => false,
    };
    let Some(found) = statements.iter().find(|statement| several(&statement.claim)).cloned() else { return };
    statements.retain(|statement| statement.claim != Claim::Nesting(Nesting::Single));
    if !statements.iter().any(|statement| matches!(statement.claim, Claim::Nesting(_))) {
        statements.push(Statement { claim: Claim::Nesting(Nesting::List), ..found });
    }
}

/// What the name alone says.
pub(super) fn by_name(subject: &str) -> Option<(Claim, Evidence)> {
    type_name::nesting_of_name(subject).map(|nesting| (Claim::Nesting(nesting), Evidence::Name))
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn texts_over_blocks_speak_of_several() {
        assert!(super::speaks_of_several("Narrow it with one or more `sieve` sub-blocks.", "sieve"));
        assert!(!super::speaks_of_several("One or more `other` blocks. The `sieve` block has:", "sieve"));
    }

    #[test]
    fn cues_of_repetition() {
        for (text, expected) in [
            ("One or more `x` blocks.", "nesting List by a phrase"),
            ("Configuration block(s) for it.", "nesting List by a phrase"),
            ("Set of `x` blocks.", "nesting Set by a phrase"),
            ("List of configuration blocks.", "nesting List by a phrase"),
            ("Configuration block for it.", "nesting Single by a phrase"),
            ("The thing. Can be specified multiple times.", "nesting List by a phrase"),
            ("Configuration block for it. Can be declared multiple times.", "nesting List by a phrase"),
            ("Configuration block for it. Maximum of 3 blocks.", "nesting List by a phrase"),
            ("Their owns to keep.", "nesting List by a phrase"),
            ("The own(s) to keep.", "nesting List by a phrase"),
            ("Configuration block for all owns.", "nesting Single by a phrase"),
        ] {
            assert_eq!(
                said("own", "", text).into_iter().filter(|l| l.starts_with("nesting")).collect::<Vec<_>>(),
                [expected],
                "{text}"
            );
        }
        assert_eq!(said("own", "", "The thing. See the block."), [""; 0]);
    }
}
