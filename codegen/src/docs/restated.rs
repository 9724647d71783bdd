//! Sentences of a description that the facts below it state again.

use super::sentence::{sentences, tokens};
use super::{Block, Inline, Links, line};
use std::collections::BTreeSet;

/// Words that say how a rule is stated, and nothing that could be lost.
const FRAME: [&str; 47] = [
    "a",
    "allowed",
    "an",
    "and",
    "are",
    "as",
    "be",
    "between",
    "by",
    "can",
    "characters",
    "default",
    "defaults",
    "either",
    "for",
    "from",
    "has",
    "have",
    "in",
    "include",
    "is",
    "it",
    "length",
    "long",
    "may",
    "must",
    "of",
    "one",
    "options",
    "or",
    "possible",
    "range",
    "set",
    "should",
    "specified",
    "supported",
    "the",
    "this",
    "to",
    "use",
    "used",
    "valid",
    "value",
    "values",
    "which",
    "with",
    "you",
];

/// Words of sentences from which rules were read, which the rule says in its own way: that it is one, when it holds, which end of a
/// range it is. What denies stands in none of the lists.
const RULE: [&str; 26] = [
    "applicable",
    "applies",
    "at",
    "available",
    "contain",
    "equal",
    "greater",
    "if",
    "inclusive",
    "items",
    "least",
    "less",
    "mandatory",
    "max",
    "maximum",
    "min",
    "minimum",
    "more",
    "most",
    "only",
    "required",
    "requires",
    "than",
    "up",
    "when",
    "where",
];

/// A description without the sentences that say nothing else than the facts: those from which rules were read (`stated`) and
/// defaults, as far as all of their words stand among the facts. The first sentence says what the argument is, and stays.
pub(super) fn without_restated<'t>(
    description: Vec<Block>,
    stated: impl Iterator<Item = &'t str>,
    facts: &[Vec<Inline>],
) -> Vec<Block> {
    let stated: BTreeSet<Vec<String>> =
        stated.filter_map(|text| tokens(&line(text, Links::default()))).collect();
    let mut known: BTreeSet<String> = facts.iter().filter_map(|fact| tokens(fact)).flatten().collect();
    // Pages write the names of arguments without marks as well.
    let bare: Vec<String> = known
        .iter()
        .filter_map(|word| Some(word.strip_prefix('`')?.strip_suffix('`')?.to_lowercase()))
        .collect();
    known.extend(bare);
    let is_restated = |sentence: &[Inline]| {
        let Some(words) = tokens(sentence) else { return false };
        let is_rule = stated.contains(&words);
        let is_stated = is_rule || words.iter().any(|word| word.starts_with("default"));
        let is_frame = |word: &str| FRAME.contains(&word) || (is_rule && RULE.contains(&word));
        let mut content = words.iter().filter(|word| !is_frame(word)).peekable();
        is_stated && content.peek().is_some() && content.all(|word| known.contains(word))
    };
    let mut is_first = true;
    let mut kept = Vec::new();
    for block in description {
        kept.push(match block {
            Block::Paragraph(parts) => {
                let sentences = sentences(parts).into_iter();
                let kept = sentences.filter(|it| std::mem::take(&mut is_first) || !is_restated(it));
                Block::Paragraph(kept.flatten().collect())
            }
            other => other,
        });
        is_first = false;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docs::{Documentation, markdown};

    fn kept(text: &str, stated: &[&str], facts: &[&str]) -> String {
        let facts: Vec<Vec<Inline>> = facts.iter().map(|fact| line(fact, Links::default())).collect();
        let blocks = without_restated(markdown(text, Links::default()), stated.iter().copied(), &facts);
        Documentation::of(blocks).as_str().to_owned()
    }

    #[test]
    fn what_the_facts_say_is_said_once() {
        let facts = [
            "Default: `A`.",
            "Must be `A` or `B`.",
            "Must have 1 to 1,024 characters.",
            "Must be set, when `x` is not `A`.",
        ];
        for (text, stated, expected) in [
            (
                "Kind of lamp. Valid values: `A`, `B`. Default is `A`.",
                "Valid values: `A`, `B`.",
                "Kind of lamp.",
            ),
            (
                "Kind. Must be between 1 and 1024 characters in length. Shines.",
                "Must be between 1 and 1024 characters in length.",
                "Kind. Shines.",
            ),
            // A word that the facts do not have.
            (
                "Kind. Valid values: `A`, `B` (slow).",
                "Valid values: `A`, `B` (slow).",
                "Kind. Valid values: `A`, `B` (slow).",
            ),
            ("Kind. Must not be `A`.", "Must be `A`.", "Kind. Must not be `A`."),
            ("Kind. Defaults to the one of the room.", "", "Kind. Defaults to the one of the room."),
            ("Kind. Used with `A`.", "", "Kind. Used with `A`."),
            // Numbers and words in code.
            (
                "Kind. Must be between `1` and `1024` characters.",
                "Must be between `1` and `1024` characters.",
                "Kind.",
            ),
            ("Kind. Valid values: A,B.", "Valid values: A,B.", "Kind. Valid values: A,B."),
            // A name without marks.
            ("Kind. Required when x is not `A`.", "Required when x is not `A`.", "Kind."),
            // A link.
            (
                "Kind. Default is [`A`](https://example.com).",
                "",
                "Kind. Default is [`A`](<https://example.com>).",
            ),
            // What it is.
            ("Valid values: `A`, `B`.", "Valid values: `A`, `B`.", "Valid values: `A`, `B`."),
            ("", "", ""),
        ] {
            assert_eq!(kept(text, &[stated], &facts), expected, "{text}");
        }
    }

    #[test]
    fn words_are_not_taken_for_others() {
        let values = |text: &str, fact: &str| kept(&format!("Kind. {text}"), &[text], &[fact]);
        assert_eq!(values("Valid values: A,B.", "Must be `AB`."), "Kind. Valid values: A,B.");
        // What is a word of ours in text is a value in code.
        assert_eq!(values("Valid values: `only`.", "Must be `only`."), "Kind.");
    }

    #[test]
    fn paragraphs_of_nothing_else_are_left_out() {
        let text = "Kind.\n\nDefaults to `A`.\n\n* one\n* two";
        assert_eq!(kept(text, &[], &["Default: `A`."]), "Kind.\n\n* one\n* two");
    }
}
