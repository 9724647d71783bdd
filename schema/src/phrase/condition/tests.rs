//! What conditions mean, clause by clause.

use crate::phrase::tests::said;

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
        ("if deployment_type is `X`", "required when `deployment_type` is `X`"),
        ("if the value of `a` is `X`", "required when `a` is `X`"),
        ("if `a` is automatic", "required when `a` is `automatic`"),
    ] {
        assert_eq!(when(text), expected, "{text}");
    }
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
