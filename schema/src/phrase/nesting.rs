//! How often a block may stand, in words: "One or more `x` blocks", "Configuration block for …".

use super::pattern::Pattern;
use super::sentence::Sentence;
use super::{Statement, plural, quantity, type_name};
use crate::facts::Claim;
use crate::model::{Evidence, Nesting};

/// The first row that fits decides.
static CUES: [(Nesting, Pattern); 4] = [
    (
        Nesting::Single,
        Pattern::new(
            &[
                "collection of",
                "whether",
                "contains a",
                "settings for",
                "settings.",
                "container for",
                "this block",
            ],
            r"^(?:[a-z]+\s)?settings\s+for\b|^(?:the\s)?(?:[a-z-]+\s){0,3}settings[.]|^container\s+for\b|^(?:an?\s|the\s)?collection\s+of\s+(?:[a-z`_-]+\s){0,3}(?:settings|options|preferences|properties)\b|^(?:[a-z]+\s)?whether\b|^contains\s+an?\s+(?:single|attribute|argument)\s|^this\s+block\s+(?:contains|holds|has|defines|specifies|allows|configures)\b",
        ),
    ),
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
                "array that",
                "list that",
                "blocks",
                "zero or more",
                "can be repeated",
                "several",
                "many times",
                "up to",
                "each ",
                "any number of",
                "repeatable",
            ],
            r"\brepeatable\s+(?:[a-z`_-]+\s){0,2}block\b|\bany\s+number\s+of\b|^each\s+`[a-z0-9_]+`\s+block\b|\(multiples\s+allowed\)|^each\s+of\s+these\b|\bblock\(s\)|\bcan\s+be\s+one\s+or\s+more\b|^(?:one|zero|1|0)\s+or\s+more\b|\bone\s+or\s+more\s+(?:[a-z`_-]+\s){0,3}(?:blocks|objects|configurations)|\b(?:specified|declared|defined|used|repeated|provided|included|set|given|stated|written|present|appear)\s+(?:multiple|several|many)\s+times|\bcan\s+be\s+repeated|^(?:an?\s|the\s)?(?:ordered\s|unordered\s|nested\s)?(?:list|array|collection|sequence)\s+(?:of|that\s+contains)\b|\b(?:list|array)\s+of\s+(?:[a-z`_-]+\s){0,3}(?:blocks|objects|configurations|maps)|^multiple\b|\bmultiple\s+(?:[a-z`_-]+\s){0,2}blocks|^(?:nested\s|repeatable\s|configuration\s|argument\s|`[a-z_]+`\s)*blocks\b|^configuration\s+blocks\b",
        ),
    ),
    (
        Nesting::Single,
        Pattern::new(
            &["block", "single", "object", "structure"],
            r"^(?:an?\s|the\s|nested\s|optional\s)*(?:[a-z`_-]+\s){0,3}(?:configuration\s)?block\b|\bconfiguration\s+block\b|^(?:a\s)?single\b|^(?:an?\s)?(?:[a-z`_-]+\s){0,2}object\b|^(?:an?\s|the\s)?structure\b",
        ),
    ),
];

/// Reads the cues on how often a block stands.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    if sentence.first
        && let Some(range) = plural::of_subject(sentence)
    {
        return vec![sentence.state_by(Evidence::Noun, Claim::Nesting(Nesting::List), range)];
    }
    CUES.iter()
        .find_map(|(nesting, pattern)| {
            let found = pattern.find(&sentence.lower)?;
            // Cues anywhere but in the first sentence are often about other blocks.
            let near = sentence.first
                || ["times", "repeated", "can be", "each of", "this block"]
                    .iter()
                    .any(|cue| found.as_str().contains(cue));
            (near && !sentence.in_code(found.end() - 1))
                .then(|| sentence.state(Claim::Nesting(*nesting), found.range()))
        })
        .into_iter()
        .collect()
}

/// Whether a text speaks of several blocks of this name: "one or more `rule` blocks", "Each `rule` supports", "Nested
/// `rule` blocks have".
pub(crate) fn speaks_of_several(text: &str, name: &str) -> bool {
    let mut forms = vec![format!("`{name}`")];
    if name.contains('_') {
        // Copies of pages for other languages write it in camel case.
        forms.push(format!("`{}`", name.replace('_', "")));
    }
    let lower = super::readable(text).to_ascii_lowercase();
    let says_several = |(at, form): (usize, &str)| {
        let lead = lower.get(..at).unwrap_or_default().trim_end();
        let several =
            ["one or more", "zero or more", "multiple", "several"].iter().any(|cue| lead.ends_with(cue));
        let opens =
            |cue: &str| lead.strip_suffix(cue).is_some_and(|rest| rest.is_empty() || rest.ends_with(". "));
        let behind = lower.get(at + form.len()..).unwrap_or_default();
        let blocks = [" blocks", " objects"].iter().any(|noun| behind.starts_with(noun));
        // "Tag conditions (`tag`) support the following"
        let noun = lead.strip_suffix(" (").and_then(|words| words.rsplit(' ').next()).unwrap_or_default();
        let aside = noun.ends_with('s')
            && !noun.ends_with("ss")
            && !plural::names_one_thing(noun)
            && [") support ", ") have ", ") take ", ") accept "].iter().any(|verb| behind.starts_with(verb));
        several || aside || opens("each") || (blocks && opens("nested"))
    };
    forms.iter().any(|form| lower.match_indices(form.as_str()).any(says_several))
}

/// Makes the statements of one text agree on how often its block stands: a count of its own kind outspeaks the rest
/// ("An array of sites. Only one site is supported."), and "can be declared multiple times" outspeaks "block".
pub(super) fn agree(statements: &mut Vec<Statement>) {
    let counted = statements.iter().find(|statement| quantity::most(&statement.claim).is_some()).cloned();
    let repeated = |claim: &Claim| matches!(claim, Claim::Nesting(nesting) if *nesting != Nesting::Single);
    if let Some(counted) = counted {
        let nesting = if quantity::most(&counted.claim) == Some(1) { Nesting::Single } else { Nesting::List };
        let agrees = |claim: &Claim| repeated(claim) == (nesting == Nesting::List);
        statements.retain(|said| !matches!(said.claim, Claim::Nesting(_)) || agrees(&said.claim));
        if !statements.iter().any(|said| matches!(said.claim, Claim::Nesting(_))) {
            statements.push(Statement { claim: Claim::Nesting(nesting), ..counted });
        }
    } else if statements.iter().any(|said| repeated(&said.claim)) {
        statements.retain(|said| said.claim != Claim::Nesting(Nesting::Single));
    }
}

/// Whether a text tells the name of a thing of this kind: "Friendly name of the action" for `action`.
pub(crate) fn names_the(text: &str, subject: &str) -> bool {
    static NAME: Pattern = Pattern::new(
        &["name "],
        r"^(?:the |a )?(?:[a-z]+ )?name (?:of|for|given to) (?:the|this|an?) ((?:[a-z-]+ ?){1,3})",
    );
    let lower = text.to_ascii_lowercase();
    let last = subject.rsplit('_').next().unwrap_or(subject);
    NAME.captures(lower.as_str()).and_then(|found| found.get(1)).is_some_and(|noun| {
        noun.as_str().split(' ').take_while(|word| *word != "of").any(|word| plural::same_noun(word, last))
    })
}

/// Whether a text tells the name of a thing of this kind and of nothing more special: "The name of the column", "The
/// column name" for `schema_column`, and not "The name of the shop's column".
pub(crate) fn names_only(text: &str, subject: &str) -> bool {
    static NAME: Pattern = Pattern::new(
        &["name"],
        r"^(?:specifies )?(?:an? |the )?(?:unique )?(?:name (?:of|for|given to) (?:the|this|an?|each) ((?:[a-z-]+ ){0,3}[a-z-]+)(?:[.,]|$)|((?:[a-z-]+ ){1,3})name(?:[.,]|$))",
    );
    let lower = text.trim_end().to_ascii_lowercase();
    let Some(found) = NAME.captures(lower.as_str()) else { return false };
    let Some(noun) = found.get(1).or_else(|| found.get(2)) else { return false };
    let is_own = |word: &str| subject.split('_').any(|own| plural::same_noun(word, own));
    noun.as_str().trim_end().split(' ').all(is_own)
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
        assert!(super::speaks_of_several("Each `sieve` block has:", "sieve"));
        assert!(super::speaks_of_several("Fine grids (`sieve`) support the following:", "sieve"));
        assert!(!super::speaks_of_several("Fine settings (`sieve`) support the following:", "sieve"));
        assert!(!super::speaks_of_several("The fine grid (`sieve`) supports the following:", "sieve"));
        assert!(super::speaks_of_several("Nested `sieve` blocks have:", "sieve"));
        assert!(super::speaks_of_several("Nested `fineSieve` blocks have:", "fine_sieve"));
        assert!(!super::speaks_of_several("One or more `other` blocks. The `sieve` block has:", "sieve"));
        assert!(!super::speaks_of_several("The `net` and `sieve` blocks have:", "sieve"));
    }

    #[test]
    fn cues_of_repetition() {
        for (text, expected) in [
            ("One or more `x` blocks.", "nesting List by a phrase"),
            ("A repeatable block to keep it.", "nesting List by a phrase"),
            ("Configuration block(s) for it.", "nesting List by a phrase"),
            ("Set of `x` blocks.", "nesting Set by a phrase"),
            ("List of configuration blocks.", "nesting List by a phrase"),
            ("Configuration block for it.", "nesting Single by a phrase"),
            ("The thing. Can be specified multiple times.", "nesting List by a phrase"),
            ("Configuration block for it. Can be declared multiple times.", "nesting List by a phrase"),
            ("The thing. Can be given several times.", "nesting List by a phrase"),
            ("The thing. May appear many times.", "nesting List by a phrase"),
            ("Configuration block for it. Maximum of 3 blocks.", "nesting List by a phrase"),
            ("Their owns to keep.", "nesting List by the noun that describes it"),
            ("The own(s) to keep.", "nesting List by the noun that describes it"),
            ("Configuration block for all owns.", "nesting List by the noun that describes it"),
            ("Configuration block for a thing that all owns have.", "nesting Single by a phrase"),
            ("A structure that keeps it.", "nesting Single by a phrase"),
            ("A structure that keeps it. Each of these structures lasts.", "nesting List by a phrase"),
            ("Object that keeps it.", "nesting Single by a phrase"),
            ("Configures whether owns are kept.", "nesting Single by a phrase"),
            ("Specifies which owns to keep.", "nesting List by the noun that describes it"),
            ("`own` blocks, as described below, are kept.", "nesting List by a phrase"),
            ("An array that contains one thing each.", "nesting List by a phrase"),
            ("Contains a single `values` item which is a list of things.", "nesting Single by a phrase"),
            ("A collection of thing settings.", "nesting Single by a phrase"),
            ("What it keeps. This block contains words for it.", "nesting Single by a phrase"),
            ("The finer settings. They are described below.", "nesting Single by a phrase"),
            ("An array of owns. Only one own is supported.", "nesting Single by a phrase"),
            ("Configuration block for up to 3 owns.", "nesting List by a phrase"),
            ("The thing (multiples allowed).", "nesting List by a phrase"),
            ("The owns of it (maximum one).", "nesting Single by a phrase"),
            ("Any number of `own` blocks as defined below.", "nesting List by a phrase"),
            ("Each `own` block is one line of it.", "nesting List by a phrase"),
            ("Update settings for the things.", "nesting Single by a phrase"),
            ("Container for a list of things.", "nesting Single by a phrase"),
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
