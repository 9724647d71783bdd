//! A type beside the description: "The name of the cluster (string)", "Type: String."

use super::marker;
use super::sentence::Sentence;
use super::{Claim, Statement};
use crate::model::Nesting;

/// Reads the type that stands in parentheses at the end of a sentence, or is a sentence of its own.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    let text = sentence.lower.trim_end_matches(['.', ' ']);
    let Some(start) = of_end(text).or_else(|| of_label(text)) else { return Vec::new() };
    let range = start..text.trim_end_matches(')').len();
    let words = text.get(range.clone()).unwrap_or_default();
    // "(list maxitems:1)"
    let (words, single) = match words.split_once(' ') {
        Some((words, "maxitems:1" | "maxitems: 1" | "max: 1")) => (words, true),
        _ => (words, false),
    };
    let words = words.trim().trim_matches('`');
    let mut said = marker::declared(sentence, words, range.clone()).unwrap_or_default();
    if single && !said.is_empty() {
        said.push(sentence.state(Claim::Nesting(Nesting::Single), range));
    }
    said
}

/// Where the words in the parentheses that end a text begin.
fn of_end(text: &str) -> Option<usize> {
    let inside = text.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    // "string(s)" is a plural.
    let before = inside.get(..open)?;
    (before.is_empty() || before.ends_with(' ')).then_some(open + 1)
}

/// Where the type of "Type: String" begins.
fn of_label(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("type")?.trim_start();
    // "Type - String", and not "type-safe".
    let ty = rest.strip_prefix([':', '=']).or_else(|| rest.strip_prefix("- "))?.trim_start();
    Some(text.len() - ty.len())
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn types_beside_a_description() {
        for (text, expected) in [
            ("The name of the lamp (string)", vec!["string by its declared type"]),
            ("Kept with the lamp. (`Bool`).", vec!["bool by its declared type"]),
            ("Lamps of the room (`List of Strings`).", vec!["list(string) by its declared type"]),
            ("Lamps of the room (list)", vec!["list(string) by a phrase"]),
            ("How bright it is. Default `5` (int)", vec!["number by its default", "default 5"]),
            ("The shade (list maxitems:1)", vec!["list(string) by a phrase", "nesting Single by a phrase"]),
            ("The distinguished name. Type: String.", vec!["string by its declared type"]),
            ("The doors. Type - Set of String.", vec!["set(string) by its declared type"]),
            ("The owner of the string(s)", vec![]),
            ("The colour (red)", vec![]),
        ] {
            assert_eq!(said("own", "a b", text), expected, "{text}");
        }
    }
}
