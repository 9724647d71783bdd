//! What conditions mean, clause by clause.

use super::*;
use crate::model::Evidence;
use crate::phrase::Surroundings;
use crate::phrase::tests::{BESIDE_TWO, said};

fn when(text: &str) -> String {
    let text = format!("Required {text}.");
    said("own", "a b kind deployment_type root_arg", &text).join("; ")
}

#[test]
fn arguments_are_resolved_against_declarations() {
    for (text, expected) in [
        ("if `a` is `X`", "required when `a` is `X`"),
        ("if `a` is set to `X` or `Y`", "required when `a` is `X` or `Y`"),
        ("when `a` is one of `X`, `Y`", "required when `a` is `X` or `Y`"),
        ("when `a` is not `X`", "required when `a` is not `X`"),
        ("if `a = X`", "required when `a` is `X`"),
        ("if `a` is set to true", "required when `a` is `true`"),
        ("if `a` is enabled", "required when `a` is `true`"),
        ("if `a` is specified", "required when `a` is set"),
        ("if `a` is not configured", "required when `a` is not set"),
        ("unless `a` is provided", "required when `a` is not set"),
        ("unless `a` is `X`", "required when `a` is not `X`"),
        ("if using `a`", "required when `a` is set"),
        ("if the `a` argument is omitted", "required when `a` is not set"),
        ("if `a` is `X` and `b` is set", "required when `a` is `X` and `b` is set"),
        ("if `a` is `X` or if `b` is `Y`", "required when `a` is `X` or `b` is `Y`"),
        (
            "if `a` is `X` or if `b` is `Y` and `kind` is set",
            "required when `a` is `X` or (`b` is `Y` and `kind` is set)",
        ),
        ("for `a` of `X`", "required when `a` is `X`"),
        ("if deployment_type is `X`", "required when `deployment_type` is `X`"),
        ("if the value of `a` is `X`", "required when `a` is `X`"),
        ("if `a` is automatic", "required when `a` is `automatic`"),
    ] {
        assert_eq!(when(text), expected, "{text}");
    }
}

#[test]
fn a_mode_in_a_list_of_several_is_not_the_only_one() {
    assert_eq!(
        when("for Big Lamps, small ones, and Sockets"),
        "required when “Big Lamps, small ones, and Sockets”"
    );
    assert_eq!(when("for Big Lamps"), "required when used with Big Lamps");
}

#[test]
fn an_argument_of_the_resource_is_named_with_its_value() {
    let only = |text: &str| {
        let around = Surroundings {
            subject: "own",
            siblings: &["own"],
            roots: &["kind"],
            outer: &["kind"],
            place: None,
        };
        let mut prose = crate::prose::Prose::new();
        prose.push(text, 0);
        let reading = crate::phrase::read_description(&prose, &around);
        let lines: Vec<String> = reading.statements.iter().map(crate::phrase::tests::render).collect();
        lines.into_iter().filter(|line| line.starts_with("only")).collect::<Vec<_>>()
    };
    assert_eq!(only("Only applicable when kind is TCP or UDP."), ["only when `kind` is `TCP` or `UDP`"]);
    assert_eq!(only("Only applicable when kind is known."), ["only when “kind is known”"]);
}

#[test]
fn what_begins_with_a_verb_is_no_condition() {
    assert_eq!(said("own", "a", "When to begin, an RFC 3339 timestamp."), ["form rfc3339"]);
    assert!(
        said("own", "a", "Where to look for it, `X` or `Y`.").contains(&"one of X | Y".to_owned()),
        "no lead-in hides the values"
    );
}

#[test]
fn what_is_said_of_several_holds_for_each() {
    for (text, expected) in [
        ("if `a` or `b` is specified", "required when `a` is set or `b` is set"),
        ("if neither `a` nor `b` is set", "required when `a` is not set and `b` is not set"),
        ("if kind is passed", "required when `kind` is set"),
        ("for kind=\"X\"", "required when `kind` is `X`"),
        ("if kind is TCP or UDP", "required when `kind` is `TCP` or `UDP`"),
        ("if `a` is `X` and prohibited otherwise", "required when `a` is `X`; only when `a` is `X`"),
        ("if `a` and `b` are not set", "required when `a` is not set and `b` is not set"),
        ("if `a` and `b` is specified", "required when `a` is set and `b` is set"),
        ("if `a` is not set or set to `X`", "required when `a` is not set or `a` is `X`"),
        // An argument can have the name of a value.
        ("if `kind` is `b`", "required when `kind` is `b`"),
        ("if `kind` is `b` or `a`", "required when `kind` is `b` or `a`"),
        ("if kind is of `X`", "required when `kind` is `X`"),
        // Another rule behind a condition, or a default.
        ("if `a` is set and conflicts with `b`", "required when `a` is set; conflicts with b"),
        ("if `a` is `X`, and conflicts with `b`", "required when `a` is `X`; conflicts with b"),
        (
            "for large lamps and is mutually exclusive with `b`",
            "required when “large lamps”; conflicts with b",
        ),
        (
            "if `a` is `X` or `Y` and defaults to `1`",
            "number by its default; default 1; required when `a` is `X` or `Y`",
        ),
        (
            "for large lamps, and defaults to `1`",
            "number by its default; default 1; required when “large lamps”",
        ),
    ] {
        assert_eq!(when(text), expected, "{text}");
    }
}

#[test]
fn an_argument_is_named_behind_its_value_or_by_what_it_is_the_kind_of() {
    assert_eq!(when("when `X` is specified for `a`"), "required when `a` is `X`");
    assert_eq!(when("for the `X` option of `a`"), "required when `a` is `X`");
    assert_eq!(
        when("for big deployments of type `X` or `Y`"),
        "required when `deployment_type` is `X` or `Y`"
    );
    assert_eq!(when("for clusters of type `X`"), "required when “clusters of type `X`”");
}

#[test]
fn values_find_their_argument_only_when_it_is_named() {
    assert_eq!(when("for `X` deployment types"), "required when `deployment_type` is `X`");
    assert_eq!(when("for things of kind `X`"), "required when `kind` is `X`");
    assert_eq!(when("when the deployment type is `X`"), "required when `deployment_type` is `X`");
    assert_eq!(when("for `X`"), "required when “`X`”");
    assert_eq!(when("if `unknown` is `X`"), "required when “`unknown` is `X`”");
}

#[test]
fn proper_nouns_are_contexts_and_the_rest_is_words() {
    assert_eq!(when("for Socket APIs"), "required when used with Socket APIs");
    assert_eq!(when("for Socket APIs when `a` is `X`"), "required when used with Socket APIs and `a` is `X`");
    assert_eq!(
        when("for Socket APIs and Web APIs"),
        "required when used with Socket APIs and used with Web APIs"
    );
    assert_eq!(when("for things that are large"), "required when “things that are large”");
    assert_eq!(when("for Socket API handlers"), "required when “Socket API handlers”");
}

#[test]
fn emphasis_around_a_condition_is_no_word_of_it() {
    assert_eq!(when("for **lamps of 2.5 or later**"), "required when “lamps of 2.5 or later”");
    assert_eq!(when("for lamps **of 2.5** or later"), "required when “lamps **of 2.5** or later”");
}

/// Every line of a grammar is read as it means, and whole.
fn alive<M: Copy + PartialEq + std::fmt::Debug>(
    grammar: &Grammar<M>,
    parts: &[(&str, &'static str)],
    samples: &[(&str, &str)],
    reader: &dyn Fn(&Sentence<'_>, &str, usize) -> Option<usize>,
) {
    assert_eq!(grammar.unknown_names(), [""; 0]);
    for (meaning, written) in grammar.sentences(parts, samples) {
        let lower = written.to_ascii_lowercase();
        let sentence = Sentence::new(&written, 0, &lower, &BESIDE_TWO, Evidence::Phrase);
        let found = sentence.reading(grammar, 0, &|what, at| reader(&sentence, what, at));
        let read = found.map(|found| (found.meaning, found.tokens.end));
        assert_eq!(read, Some((meaning, sentence.tokens.len())), "{written}");
    }
}

#[test]
fn no_line_is_dead_and_no_two_disagree() {
    let argument = [
        ("ARGUMENT", "`a`"),
        ("SETTING", "`a = X`"),
        ("VALUES", "`X`"),
        ("BESIDE", "`X`"),
        ("WORD", "automatic"),
        ("LIST", "`a` and `b`"),
    ];
    alive(&argument::NAME, argument::PARTS, &argument, &argument::reader);
    alive(&several::GRAMMAR, argument::PARTS, &argument, &|sentence, _, at| {
        several::list_at(sentence, sentence.tokens.get(at)?.range.start).map(|list| list.end)
    });
    alive(&named::BEHIND, &[], &argument, &argument::reader);
    alive(&JOINT, JOINT_PARTS, &[], &|_, _, _| None);
    // Values right behind a name have a space before them, which the head of a sentence has not.
    let verbs = argument::VERBS.iter().copied().filter(|(_, line)| *line != "$BESIDE");
    let verbs = Grammar::of(verbs, argument::PARTS);
    alive(&verbs, argument::PARTS, &argument, &argument::reader);
}

#[test]
fn what_denies_is_counted() {
    for (text, expected) in [
        ("if no `a` is set", "required when `a` is not set"),
        ("if you do not specify `a`", "required when `a` is not set"),
        ("if `a` isn't set", "required when `a` is not set"),
        ("if `a` is not omitted", "required when `a` is set"),
        ("if `a` hasn't been set", "required when `a` is not set"),
        ("if `a != X`", "required when `a` is not `X`"),
        ("except when `a` is `X`", "required when `a` is not `X`"),
        ("if `a` is anything other than `X`", "required when `a` is not `X`"),
        ("if you are using `a`", "required when `a` is set"),
        ("if used without `a`", "required when `a` is not set"),
    ] {
        assert_eq!(when(text), expected, "{text}");
    }
}

#[test]
fn arguments_are_named_behind_what_has_them() {
    for (text, expected) in [
        ("for fleets of `kind` set to `X`", "required when `kind` is `X`"),
        ("for fleets with `kind` set to `X`", "required when `kind` is `X`"),
        ("for things that have a `kind` of bright", "required when `kind` is `bright`"),
        ("for servers with the `X` `kind`", "required when `kind` is `X`"),
        ("if you choose `kind` as RDB", "required when `kind` is `RDB`"),
        ("if `kind` sets to `X`", "required when `kind` is `X`"),
        ("if either `a` or `b` is set to `true`", "required when `a` is `true` or `b` is `true`"),
        ("if `a` is `X` because the light is fixed", "required when `a` is `X`"),
        ("if **kind** is set", "required when `kind` is set"),
        ("if kind argument is passed", "required when `kind` is set"),
        (
            "for things that have a `kind` of dim, warm, or bright",
            "required when “things that have a `kind` of dim, warm, or bright”",
        ),
        ("for fleets with `kind` in mind", "required when “fleets with `kind` in mind”"),
    ] {
        assert_eq!(when(text), expected, "{text}");
    }
}
