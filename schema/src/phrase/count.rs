//! How many of its own kind there may be: "Maximum of 3 partition indexes" for `partition_index`, "Only one endpoint is
//! supported" for `endpoints`.

use super::pattern::Pattern;
use super::scene::Scene;
use super::{Statement, plural, type_name};
use crate::facts::Claim;
use crate::model::{Bounds, Check, Type};

/// A number, in digits or as a word.
macro_rules! amount {
    () => {
        r"`?(\d+|one|two|three|four|five|six|seven|eight|nine|ten)`?"
    };
}

/// "at most 3 …": what is counted stands behind the number.
static BEFORE_NOUN: Pattern = Pattern::new(
    &["max", "most", "up to", "only", "limit"],
    concat!(
        r"\b(?:max(?:imum)?(?: of)?|at most|up to(?: a maximum of)?|only|limit of) ",
        amount!(),
        r"((?: `?[a-z_]+`?){1,4})"
    ),
);
/// "The maximum number of … is 3": it stands before the number.
static BEHIND_NOUN: Pattern = Pattern::new(
    &["number of"],
    concat!(
        r"\bmax(?:imum)? number of ((?:`?[a-z_]+`? ){1,3}?)(?:blocks |that can be [a-z]+ )?is ",
        amount!(),
        r"(?:\W|$)"
    ),
);

/// "(maximum 4)": what stands alone in parentheses counts the subject itself.
static ALONE: Pattern = Pattern::new(
    &["(max", "(at most", "(exactly"],
    concat!(r"\((?:max(?:imum)?(?: of)?|at most|exactly):? ", amount!(), r"\)"),
);

/// Reads how many of the subject there may be.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    if scene.around.subject.is_empty() || type_name::type_of_name(scene.around.subject) == Some(Type::Number)
    {
        return Vec::new();
    }
    if let Some(found) = ALONE.captures(&scene.lower)
        && let (Some(whole), Some(amount)) = (found.get(0), found.get(1))
        && let Some(max) = number(amount.as_str())
    {
        return vec![scene.rule(Check::Items(Bounds { min: None, max: Some(max) }), None, whole.range())];
    }
    [(&BEFORE_NOUN, 1, 2), (&BEHIND_NOUN, 2, 1)]
        .into_iter()
        .find_map(|(pattern, amount, noun)| {
            let found = pattern.captures(&scene.lower)?;
            let (whole, max) = (found.get(0)?, number(found.get(amount)?.as_str())?);
            let words: Vec<&str> =
                found.get(noun)?.as_str().split([' ', '`']).filter(|w| !w.is_empty()).collect();
            counts_subject(scene.around.subject, &words)
                .then(|| scene.rule(Check::Items(Bounds { min: None, max: Some(max) }), None, whole.range()))
        })
        .into_iter()
        .collect()
}

/// Whether counted things are those that a name stands for: they are called by the name, or by its last word.
fn counts_subject(subject: &str, words: &[&str]) -> bool {
    let last = subject.rsplit('_').next().unwrap_or(subject);
    const ENDS: &[&str] = &["of", "for", "per", "in", "to", "each", "at", "with"];
    // "Only one of …" counts alternatives, "only one pattern needs to match" says what suffices.
    let noun = words.split(|word| ENDS.contains(word)).next().unwrap_or_default();
    !words.contains(&"needs")
        && noun.iter().any(|word| plural::same_noun(word, subject) || plural::same_noun(word, last))
}

fn number(text: &str) -> Option<u64> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = WORDS.iter().zip(1..).find(|(word, _)| **word == text).map(|(_, number)| number);
    word.or_else(|| text.parse().ok())
}

/// The most that a text allows of its subject.
pub(super) fn most(claim: &Claim) -> Option<u64> {
    match claim {
        Claim::Rule { check: Check::Items(bounds), when: None, .. } => bounds.max,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn the_subject_is_counted_by_its_own_noun() {
        let items = |subject: &str, text: &str| -> Vec<String> {
            said(subject, "", text).into_iter().filter(|line| line.starts_with("items")).collect()
        };
        assert_eq!(items("site_index", "Up to `6` site indexes to use."), ["items ..6"]);
        assert_eq!(items("sites", "The sites. Currently, only one site is supported."), ["items ..1"]);
        assert_eq!(items("site", "The sites. You can give a maximum of five site rules."), ["items ..5"]);
        assert_eq!(items("site_links", "The maximum number of `site_links` blocks is `1`."), ["items ..1"]);
        assert_eq!(items("site_values", "The values of the site (maximum one)."), ["items ..1"]);
        assert_eq!(items("link", "A link to it (max 4)."), ["items ..4"]);
        assert_eq!(items("link", "A link to it (exactly one)."), ["items ..1"]);
        assert_eq!(items("link", "A link (at most 4 letters)."), [""; 0]);
        assert_eq!(items("link_ids", "Specify a minimum of 1 and maximum of 10 link ids."), [""; 0]);
        assert_eq!(items("site", "Only one of `site` and `place` can be set."), [""; 0]);
        assert_eq!(items("site_count", "Up to 6 counts."), [""; 0]);
        assert_eq!(items("site", "Valid for up to 6 people."), [""; 0]);
        assert_eq!(items("site", "Up to 6 characters for each site."), [""; 0]);
        assert_eq!(items("site", "Only one site needs to be open."), [""; 0]);
    }
}
