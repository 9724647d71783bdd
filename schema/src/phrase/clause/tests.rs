//! What clauses say, sentence by sentence.

use super::*;
use crate::model::Evidence;
use crate::phrase::tests::{BESIDE_TWO, called_out, marked, said};

#[test]
fn no_line_is_dead_and_no_two_disagree() {
    assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
    let samples = [
        ("NAMES", "`a` and `b`"),
        ("KNOWN", "`a` and `b`"),
        ("CONDITION", "Web APIs"),
        ("VALUES", "`X`"),
        ("SETTING", "`a = X`"),
        ("SELF", "this option"),
        ("VALUED", "`X` lamp a"),
    ];
    for (shape, written) in GRAMMAR.sentences(PARTS, &samples) {
        let lower = written.to_ascii_lowercase();
        let sentence = Sentence::new(&written, 0, &lower, &BESIDE_TWO, Evidence::Phrase);
        let read = at_token(&sentence, Lines::ALL, 0).map(|found| (found.meaning, found.tokens.end));
        assert_eq!(read, Some((shape, sentence.tokens.len())), "{written}");
    }
}

#[test]
fn conflicts_of_every_form() {
    for (text, expected) in [
        ("Conflicts with `a`.", "conflicts with a"),
        ("Conflicts w/ `a`.", "conflicts with a"),
        ("Cannot be set at the same time as `a`.", "conflicts with a"),
        ("Cannot be set if/when `a` is `X`.", "only when `a` is not `X`"),
        ("Conflicts with `a`, `b` and `c`.", "conflicts with a, b, c"),
        ("Cannot be used with `a` or `b`.", "conflicts with a, b"),
        ("Mutually exclusive with `a`.", "conflicts with a"),
        ("Cannot be set when `a` is set.", "conflicts with a"),
        ("You can't use this option if specifying specific `a`.", "conflicts with a"),
        ("Cannot be used with `a.`", "conflicts with a"),
        ("Cannot be specified if any `a` configuration blocks are set.", "conflicts with a"),
        ("Must not be set if `a` is `X`.", "only when `a` is not `X`"),
        ("Must be empty if `a` is `X`.", "only when `a` is not `X`"),
        ("You cannot specify both this and `a`.", "conflicts with a"),
        ("Conflicts with `a[0].b`.", "conflicts with a.b"),
        ("Conflicts with `bigLamp`.", "conflicts with big_lamp"),
        ("Conflicts with `a` when `b` is `X`.", "conflicts with a when `b` is `X`"),
    ] {
        assert_eq!(said("own", "a b c big_lamp", text), [expected], "{text}");
    }
}

#[test]
fn what_must_be_given_and_goes_alongside() {
    for (text, expected) in [
        ("You must provide this when `a` is `X`.", "required when `a` is `X`"),
        ("Must specify this option if `a` is set.", "required when `a` is set"),
        ("May only be specified alongside `a`.", "requires a"),
        ("Must be used alongside `a`.", "requires a"),
        ("An `a` has to be set in order to set this property.", "requires a"),
        ("`a` needs to be set to use this.", "requires a"),
        ("The lamp. If this field is used then the 'bigLamp' field is mandatory.", "requires big_lamp"),
        ("The lamp, used when `a` is `X`.", "only when `a` is `X`"),
        ("Used if `a` is set.", "only when `a` is set"),
        ("Can only be set when \"a\" was set to X_Y.", "only when `a` is `X_Y`"),
        ("Valid only when Lamp `a` is set to `X`.", "only when `a` is `X`"),
    ] {
        assert_eq!(said("own", "a b c big_lamp", text), [expected], "{text}");
    }
    for text in [
        "The lamp that is used when `a` is `X`.",
        "Used when nobody is at home.",
        "A lamp is used when `a` is `X`.",
        "You must provide light when `a` is `X`.",
        "`a` has to be set before the lamp burns.",
    ] {
        assert_eq!(said("own", "a b", text), [""; 0], "{text}");
    }
}

#[test]
fn conflicts_of_others_and_with_unknown_names_are_left_alone() {
    for text in [
        "`a` conflicts with `b`.",
        "Conflicts with `unknown`.",
        "Conflicts with another rule.",
        "Conflicts with `own`.",
        "It can't be used as a c.",
        "For things that are only valid for `a`, see there.",
    ] {
        assert_eq!(said("own", "a b c", text), [""; 0], "{text}");
    }
}

#[test]
fn applicability_of_every_form() {
    for (text, expected) in [
        ("Supported only for Socket APIs.", "only when used with Socket APIs"),
        ("Supported only for Socket APIs when `a` is `X`.", "only when used with Socket APIs and `a` is `X`"),
        ("Only valid when `a` is `X`.", "only when `a` is `X`"),
        ("Must be set only when `a` is not `X`.", "only when `a` is not `X`"),
        ("Only allowed to be set when `a` is `X`.", "only when `a` is `X`"),
        ("This is not valid with an `a` of `X`.", "only when `a` is not `X`"),
        ("This argument is only applicable if `a` is set.", "only when `a` is set"),
        ("Can only be set when `a` is `X` or `Y`.", "only when `a` is `X` or `Y`"),
        ("Can be set if `a` is `X`.", "only when `a` is `X`"),
        ("Not supported for Socket APIs.", "only when not used with Socket APIs"),
        ("Valid for Socket APIs.", "only when used with Socket APIs"),
        ("The property `own` can be set only if `a` is `X`.", "only when `a` is `X`"),
        ("Only valid for things that are large.", "only when “things that are large”"),
        ("Only for Socket APIs.", "only when used with Socket APIs"),
        ("Only suitable for Socket APIs.", "only when used with Socket APIs"),
    ] {
        assert_eq!(said("own", "a b", text), [expected], "{text}");
    }
    assert_eq!(
        said("own", "a", "The way of it (only valid for Web APIs)."),
        ["only when used with Web APIs"]
    );
}

#[test]
fn values_and_other_arguments_are_left_alone() {
    for text in [
        "`a` is only valid when `b` is `X`.",
        "The only valid value is shown below.",
        "Can be set if things are large.",
        "Only for testing.",
        "Only available sizes for it.",
        "Some sizes are `S` (only valid for Web APIs).",
    ] {
        assert_eq!(said("own", "a b", text), [""; 0], "{text}");
    }
}

#[test]
fn requirements_of_every_form() {
    for (text, expected) in [
        ("Required if `a` is `X`.", "required when `a` is `X`"),
        ("Must be specified if `a` is not `X`.", "required when `a` is not `X`"),
        ("This is required when `a` is set.", "required when `a` is set"),
        ("If `a` is `X`, this argument is required.", "required when `a` is `X`"),
        ("If `a` is `X` this field is required.", "required when `a` is `X`"),
        ("Must be set together with `a`.", "requires a"),
        ("Requires `a`.", "requires a"),
        ("Requires specifying an `a`.", "requires a"),
        ("Note: this is required if `a` is `X`.", "required when `a` is `X`"),
        ("Requires `a` to be set.", "requires a"),
        ("Must be used with b `X`.", "only when `b` is `X`"),
        ("If this is specified, `a` must also be specified.", "requires a"),
        ("If this argument is set, `a` and `b` are required.", "requires a, b"),
        ("If `own` is set, `a` must be set.", "requires a"),
        ("When an `own` is specified `a` must be set to `false`.", "only when `a` is `false`"),
        ("If `own` is specified, the `a` parameter must be omitted.", "conflicts with a"),
        ("The way of it. (Requires `a` and `b`)", "requires a, b"),
        ("Requires `a` to be set to `true`.", "only when `a` is `true`"),
        ("This requires b to be `X`.", "only when `b` is `X`"),
        ("Can only be used with `a` or `b`.", "only when `a` is set or `b` is set"),
        ("Required.", "required"),
        ("When this property is specified, `a` is also required to be set.", "requires a"),
        ("If specified `a` and `b` must also be specified.", "requires a, b"),
        ("If present then `a` cannot be present.", "conflicts with a"),
        ("`a` must be set to `true` to use this attribute.", "only when `a` is `true`"),
        ("`a` must be `X`.", "only when `a` is `X`"),
        ("Requires `a = false`.", "only when `a` is `false`"),
        ("Only used for lamps with the `X` a.", "only when `a` is `X`"),
        ("Specify only if `a` is `X` and you want it.", "only when `a` is `X` and you want it"),
        ("`a` must be set to configure it.", "requires a"),
        ("Requires `X` lamp a.", "only when `a` is `X`"),
        (
            "You cannot set the `a` parameter if the `own` parameter is set to `X`.",
            "conflicts with a when `own` is `X`",
        ),
        ("You can't use `a` when `own` is set.", "conflicts with a"),
        ("You can't use `a` when `own` is set to true.", "conflicts with a"),
        ("You cannot specify the Own parameter if `a` is also configured.", "conflicts with a"),
    ] {
        assert_eq!(said("own", "a b", text), [expected], "{text}");
    }
}

#[test]
fn clauses_that_follow_others_are_read_as_well() {
    for (text, expected) in [
        (
            "Must be between 1 and 9 when `a` is set and conflicts with `b`.",
            &["number by its values", "range 1..9 when `a` is set", "conflicts with b"][..],
        ),
        (
            "This is required if `a` is `X` and it conflicts with `b`.",
            &["required when `a` is `X`", "conflicts with b"],
        ),
        (
            "Only valid when `a` is `X`, and conflicts with `b`.",
            &["only when `a` is `X`", "conflicts with b"],
        ),
        ("Required when lamps glow, and requires `b`.", &["required when “lamps glow”", "requires b"]),
        (
            "`own` and `a` should be set together and conflict with `b`.",
            &["conflicts with b", "AllOrNone of own, a"],
        ),
        ("The `own` and `a` arguments conflict with `b`.", &["conflicts with b"]),
        // Said of another.
        ("When it glows, `a` conflicts with `b`.", &[]),
        ("`a` or `own` conflicts with `b`.", &[]),
    ] {
        assert_eq!(said("own", "a b", text), expected, "{text}");
    }
    let expected = ["a: conflicts with c", "b: conflicts with c", "block: AllOrNone of a, b"];
    assert_eq!(called_out("a b c", "`a`, `b` should be set together and conflict with `c`."), expected);
}

#[test]
fn markers_with_conditions_are_optional() {
    assert_eq!(marked("own", "a", "Required if `a` is `X`"), ["optional", "required when `a` is `X`"]);
    assert_eq!(
        marked("own", "a", "Optional, required unless `a` is set"),
        ["optional", "required when `a` is not set"]
    );
    assert_eq!(
        marked("own", "a", "Required when `a` is `X`, must not be set otherwise"),
        ["optional", "required when `a` is `X`", "only when `a` is `X`"]
    );
}

#[test]
fn requirements_of_others_are_left_alone() {
    for text in [
        "`a` is required if `b` is set.",
        "Not required if `a` is set.",
        "The key required for access.",
        "Information that is required for queries.",
        "Must be configured in the console.",
        "`own` must be `X`.",
        "`a` must be set.",
        "`a` must be `X` or larger where it glows.",
    ] {
        assert_eq!(said("own", "a b", text), [""; 0], "{text}");
    }
}

#[test]
fn a_block_names_arguments_of_its_resource() {
    use crate::phrase::tests::said_in_a_block;
    for (text, expected) in [
        ("Conflicts with `a`.", "conflicts with .a"),
        ("Required if `a` is `X`.", "required when `a` is `X`"),
        ("This applies only when `a` is set to `X`.", "only when `a` is `X`"),
        ("`a` must be set to `X`.", "only when `a` is `X`"),
    ] {
        assert_eq!(said_in_a_block("own", "a b", text), [expected], "{text}");
    }
    // Words are names only of what stands beside.
    assert_eq!(said_in_a_block("own", "a name", "Conflicts with name."), [""; 0]);
}

#[test]
fn what_the_argument_itself_is_called_does_not_matter() {
    for (text, expected) in [
        ("You cannot specify the Own Lamp parameter if MainIP is also configured.", "conflicts with main_ip"),
        ("You cannot specify this option if the `kind` is not `X`.", "only when `kind` is `X`"),
        ("If you specify `other`, you can't specify `own_lamp`.", "conflicts with other"),
        ("If you specify `Other`, you can't specify `OwnLamp`.", "conflicts with other"),
        ("If `kind` is `X`, `own_lamp` must be empty.", "only when `kind` is not `X`"),
        ("Use this parameter only if Kind is Evident.", "only when `kind` is `Evident`"),
        ("Cannot specify this field together with `other`.", "conflicts with other"),
    ] {
        assert_eq!(said("own_lamp", "other kind main_ip", text), [expected], "{text}");
    }
    for text in ["If `kind` is `X`, you can't specify `other`.", "You can't specify the other parameter."] {
        assert_eq!(said("own_lamp", "other kind", text), [""; 0], "{text}");
    }
}

#[test]
fn what_is_required_and_allowed_under_one_condition_only() {
    for text in [
        "Required and allowed only if `a` is `X`.",
        "Required when `a` is `X` and prohibited otherwise.",
        "`own` must and can only be specified when `a` is `X`.",
        "This is only allowed and required for an `a` of `X`.",
        "Can only be specified and is mandatory when `a` is `X`.",
        "Must be set if and only if `a` is `X`.",
    ] {
        assert_eq!(said("own", "a", text), ["required when `a` is `X`", "only when `a` is `X`"], "{text}");
    }
    assert_eq!(said("own", "a", "The list, only when the `a` is `X`."), ["only when `a` is `X`"]);
}

#[test]
fn a_conflict_with_something_unknown_is_one_with_the_known() {
    assert_eq!(said("own", "a", "Conflicts with `a`, `of_another` and `version`."), [""; 0]);
    assert_eq!(said("own", "a", "Conflicts with `a` and `of_another`."), ["conflicts with a"]);
    assert_eq!(said("own", "a", "Conflicts with `a` or `Value`."), [""; 0]);
}

#[test]
fn a_word_before_a_noun_is_no_demand() {
    assert_eq!(said("own", "", "When `false`, the required lamp is not lit."), ["bool by a phrase"]);
}
