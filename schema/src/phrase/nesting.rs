//! How often a block may stand, in words: "One or more `x` blocks", "Configuration block for …".

use super::pattern::Pattern;
use super::scene::Scene;
use super::{Statement, type_name};
use crate::facts::Claim;
use crate::model::{Evidence, Nesting};

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
            r"\bblock\(s\)|^(?:one|zero|1|0)\s+or\s+more\b|\bone\s+or\s+more\s+(?:[a-z`_-]+\s){0,3}(?:blocks|objects|configurations)|\b(?:specified|declared|defined|used|repeated|provided|included|set)\s+multiple\s+times|\bcan\s+be\s+repeated|^(?:an?\s|the\s)?(?:ordered\s|unordered\s|nested\s)?(?:list|array|collection|sequence)\s+of\b|\b(?:list|array)\s+of\s+(?:[a-z`_-]+\s){0,3}(?:blocks|objects|configurations|maps)|^multiple\b|\bmultiple\s+(?:[a-z`_-]+\s){0,2}blocks|^(?:nested\s|repeatable\s|configuration\s|argument\s|`[a-z_]+`\s)*blocks\b|^configuration\s+blocks\b",
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
    CUES.iter()
        .find_map(|(nesting, pattern)| {
            let found = pattern.find(&scene.lower)?;
            // Cues anywhere but in the first sentence are often about other blocks.
            let near = scene.first || found.as_str().contains("times") || found.as_str().contains("repeated");
            (near && !scene.in_code(found.start()))
                .then(|| scene.state(Claim::Nesting(*nesting), found.range()))
        })
        .into_iter()
        .collect()
}

/// What the name alone says.
pub(super) fn by_name(subject: &str) -> Option<(Claim, Evidence)> {
    type_name::nesting_of_name(subject).map(|nesting| (Claim::Nesting(nesting), Evidence::Name))
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn cues_of_repetition() {
        for (text, expected) in [
            ("One or more `x` blocks.", "nesting List by a phrase"),
            ("Configuration block(s) for it.", "nesting List by a phrase"),
            ("Set of `x` blocks.", "nesting Set by a phrase"),
            ("List of configuration blocks.", "nesting List by a phrase"),
            ("Configuration block for it.", "nesting Single by a phrase"),
            ("The thing. Can be specified multiple times.", "nesting List by a phrase"),
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
