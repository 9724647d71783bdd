//! Demands in a list: "The name must meet the following requirements:", with a bullet for each.

use super::sentence::Sentence;
use super::words::Grammar;
use super::{Statement, formats, quantity};
use crate::facts::Claim;
use std::sync::LazyLock;

const PARTS: &[(&str, &str)] = &[(
    "demands",
    "requirements|rules|constraints|restrictions|conditions|criteria|naming conventions|guidelines",
)];

const LINES: &[((), &str)] = &[
    (
        (),
        "(meet|meets|follow|follows|satisfy|satisfies|obey|fulfill|adhere to|comply with|conform to|respect) [all of] [the|these] [following] [_] (<demands>)",
    ),
    ((), "[the] following [_] (<demands>) [apply]"),
    ((), "must [:]"),
];

static GRAMMAR: LazyLock<Grammar<()>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// What the bullets below a sentence demand, where it announces demands.
pub(super) fn read(sentence: &Sentence<'_>, bullets: &[&str]) -> Vec<Statement> {
    let last = sentence.tokens.len();
    let announced = (0..last).any(|at| {
        GRAMMAR.at(&sentence.lower, &sentence.tokens, at).is_some_and(|found| {
            let rest = sentence.words(found.tokens.end..last);
            rest.into_iter().all(|word| matches!(word, ":" | "." | "apply" | "below"))
        })
    });
    // Bullets that demand by themselves: "Must begin with a letter", "The keys can't begin with it".
    let demanding = |bullet: &&str| {
        let lower = bullet.to_ascii_lowercase();
        let mut words = lower.split_whitespace().take(3);
        let subject = ["you", "the", "it", "this", "keys", "names", "values"];
        let first = words.next().unwrap_or_default();
        let verb = |word: &str| matches!(word, "must" | "cannot" | "can't" | "should" | "can" | "may");
        matches!(first, "must" | "cannot" | "should") || (subject.contains(&first) && words.any(verb))
    };
    let announced = announced || (!bullets.is_empty() && bullets.iter().all(demanding));
    if !announced || sentence.speaks_of_another(sentence.text.len()) {
        return Vec::new();
    }
    let whole = 0..sentence.text.len();
    let one = |bullet: &&str| {
        // As a sentence: "Only contains letters", "must only contain letters".
        let lower = bullet.to_ascii_lowercase();
        let demand = Sentence::new(bullet, 0, &lower, sentence.around, sentence.evidence);
        let said = formats::read(&demand).into_iter().chain(quantity::read(&demand));
        let rules = said.filter(|statement| matches!(statement.claim, Claim::Rule { .. }));
        rules.map(|statement| sentence.state(statement.claim, whole.clone())).collect::<Vec<_>>()
    };
    bullets.iter().flat_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::tests::said_with;

    #[test]
    fn each_bullet_is_a_demand() {
        let said = said_with(
            "The name must meet the following requirements:",
            &["Only contains 1-63 alphanumeric characters and hyphens", "Begins with a letter"],
        );
        for expected in ["only \\-0-9A-Za-z", "length 1..63", "first A-Za-z"] {
            assert!(said.iter().any(|line| line.contains(expected)), "{expected}: {said:?}");
        }
        let said = said_with("The name.", &["Must begin with a letter.", "Must end with a digit."]);
        assert!(said.iter().any(|line| line.contains("first A-Za-z")), "{said:?}");
        let said =
            said_with("The name.", &["You can have as many as 50 characters.", "The name can't be `x`."]);
        assert!(said.iter().any(|line| line == "length ..50"), "{said:?}");
        let said = said_with("The name.", &["You can have as many as 50 characters.", "A lamp can glow."]);
        assert!(!said.iter().any(|line| line.starts_with("length")), "{said:?}");
        let said = said_with("The name has the following parts:", &["Begins with a letter"]);
        assert!(!said.iter().any(|line| line.starts_with("first")), "{said:?}");
    }

    #[test]
    fn no_line_is_dead() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        for ((), written) in GRAMMAR.sentences(PARTS, &[]) {
            let tokens = super::super::words::tokens(&written, std::iter::empty());
            let read = GRAMMAR.at(&written, &tokens, 0).map(|found| found.tokens.end);
            assert_eq!(read, Some(tokens.len()), "{written}");
        }
    }
}
