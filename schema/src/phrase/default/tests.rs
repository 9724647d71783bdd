//! Defaults, sentence by sentence.

use crate::phrase::tests::said;

fn defaults(subject: &str, text: &str) -> Vec<String> {
    said(subject, "other kind", text).into_iter().filter(|line| line.starts_with("default")).collect()
}

#[test]
fn literals_of_every_form() {
    for (text, expected) in [
        ("Defaults to `30`.", "default 30"),
        ("The default is `X_Y`.", "default \"X_Y\""),
        ("Default value is `false`.", "default false"),
        ("Default: 1,000.", "default 1000"),
        ("Default value: `0.5`.", "default 0.5"),
        ("Default value: `2.0`.", "default 2.0"),
        ("The version of the thing. Default value: `1.0`.", "default \"1.0\""),
        ("Defaults to \"redis\".", "default \"redis\""),
        ("Defaults to `\"all\"`.", "default \"all\""),
        ("Defaults to `[\"a\"]`.", "default [\"a\"]"),
        ("`true` by default.", "default true"),
        ("Will be `1` by default.", "default 1"),
        ("Its permissions. Defaults to `0755`.", "default \"0755\""),
        ("The provider's default is STANDARD.", "default \"STANDARD\""),
        ("If omitted, defaults to `9`.", "default 9"),
        ("Defaults to `9` if not specified.", "default 9"),
        ("The thing. (The default is `60`.)", "default 60"),
        ("Defaults to `-1` (no limit).", "default -1"),
    ] {
        assert_eq!(defaults("thing", text), [expected], "{text}");
    }
}

#[test]
fn a_value_says_more_than_words_for_it() {
    let text = "If this is not set, the default is to shine everywhere. Default value is `ALL`.";
    assert_eq!(defaults("thing", text), ["default \"ALL\""]);
}

#[test]
fn values_are_found_beside_the_word() {
    for (text, expected) in [
        ("Whether it glows. Default true.", "default true"),
        ("Ranges from `1` (default) to `10`.", "default 1"),
        ("\"now\" (default), or \"later\".", "default \"now\""),
        ("If you omit this field, the default of 31 lamps is used.", "default 31"),
        ("The default value is /.", "default \"/\""),
        ("LAMP_A is the default lamp.", "default \"LAMP_A\""),
        ("This is false by default, which means no glow.", "default false"),
        ("The default thing is `x`.", "default \"x\""),
        ("Defaults to `false`, even when `other` is set.", "default false"),
        ("Defaults to 900s.", "default \"900s\""),
        ("By default, it is `x`.", "default \"x\""),
        ("If this parameter is omitted, the default value of 300 lamps is used.", "default 300"),
        ("If this value isn't provided, it will default to \"x.\"", "default \"x\""),
        ("If not set, defaults to not glowing.", "default in words: not glowing"),
        ("The default mode for this is `x`.", "default \"x\""),
        ("Defaults to thing 443.", "default 443"),
        ("If not specified: the default value for the `CreateLamp` method is `x`.", "default \"x\""),
    ] {
        assert_eq!(defaults("thing", text), [expected], "{text}");
    }
}

#[test]
fn values_for_several_cases_are_defaults_under_their_conditions() {
    let cases: &[(&str, &[&str])] = &[
        (
            "Defaults to 5 for Web APIs and 10 for Socket APIs.",
            &["default 5 when used with Web APIs", "default 10 when used with Socket APIs"],
        ),
        (
            "The default is `a` if `other` is set, otherwise `c`.",
            &["default \"a\" when `other` is set", "default \"c\" when `other` is not set"],
        ),
        (
            "Defaults to `5` when `kind` is `X`, `7` otherwise.",
            &["default 5 when `kind` is `X`", "default 7 when `kind` is not `X`"],
        ),
        (
            "Defaults to `5` when `kind` is `X` and `7` when `kind` is `Y`.",
            &["default 5 when `kind` is `X`", "default 7 when `kind` is `Y`"],
        ),
        (
            "Defaults to `5` for large lamps, otherwise it defaults to `7`.",
            &["default 5 when “large lamps”", "default 7 when not (large lamps)"],
        ),
        ("If `kind` is `X`, the default is `5`; otherwise it is `7`.", &["default 5 when `kind` is `X`"]),
    ];
    for (text, expected) in cases {
        assert_eq!(defaults("thing", text), *expected, "{text}");
    }
}

#[test]
fn switches_are_on_or_off() {
    for (text, expected) in [
        ("Whether to glow. Enabled by default.", "default true"),
        ("Whether to glow. This is on by default.", "default true"),
        ("Whether to glow. It is disabled by default.", "default false"),
        ("If `true`, glows (enabled by default).", "default true"),
        ("Whether the lamp glows, off by default.", "default false"),
        ("Whether to glow. By default, this is disabled.", "default false"),
        ("Whether to glow. The glow is turned off by default.", "default false"),
    ] {
        assert_eq!(defaults("glow", text), [expected], "{text}");
    }
    for (subject, text) in [
        ("glow", "How to glow. Enabled by default."),
        ("glow", "Whether to glow. Enabled by default for large lamps."),
        ("glow", "Whether new lamps are enabled by default."),
        ("glow", "Whether to glow. Logging is enabled by default."),
        ("glow", "Whether to glow. `other` is enabled by default."),
        ("disable_glow", "Whether not to glow. Disabled by default."),
    ] {
        assert_eq!(defaults(subject, text), [""; 0], "{text}");
    }
}

#[test]
fn values_that_hold_where_nothing_is_set() {
    for (text, expected) in [
        ("The number of lamps, 5 if unspecified.", "default 5"),
        ("The mode; `fast` if unspecified.", "default \"fast\""),
        ("The mode (\"fast\" if not set).", "default \"fast\""),
        ("How many lamps (60 if omitted).", "default 60"),
    ] {
        assert_eq!(defaults("thing", text), [expected], "{text}");
    }
    for text in [
        "The lamps of it, 5 if large.",
        "Burns 5 if left in the dark.",
        "See the lamp, `a` if left alone in it.",
    ] {
        assert_eq!(defaults("thing", text), [""; 0], "{text}");
    }
}

#[test]
fn every_line_is_read() {
    use super::*;
    use crate::phrase::Surroundings;
    assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
    let around =
        Surroundings { subject: "own", siblings: &["own"], roots: &["own"], outer: &[], place: None };
    for (shape, written) in GRAMMAR.sentences(PARTS, &[]) {
        let lower = written.to_ascii_lowercase();
        let sentence = Sentence::new(&written, 0, &lower, &around, Evidence::Phrase);
        let found = at_token(&sentence, 0).unwrap_or_else(|| panic!("{written}"));
        assert_eq!((found.meaning, found.tokens.end), (shape, sentence.tokens.len()), "{written}");
    }
}

#[test]
fn words_stay_words() {
    assert_eq!(
        defaults("zone", "Defaults to the zone of the provider."),
        ["default in words: the zone of the provider"]
    );
    assert_eq!(defaults("zone", "Defaults to `a` and `b`."), ["default in words: `a` and `b`"]);
    assert_eq!(defaults("zone", "Defaults to `other`."), ["default in words: `other`"]);
}

#[test]
fn units_are_converted_or_kept_in_words() {
    assert_eq!(defaults("wait_milliseconds", "Defaults to 29 seconds."), ["default 29000"]);
    assert_eq!(defaults("wait", "How long, in seconds. Defaults to 5 minutes."), ["default 300"]);
    assert_eq!(defaults("wait", "Defaults to 5 minutes."), ["default in words: 5 minutes"]);
}

#[test]
fn an_address_is_no_number() {
    assert_eq!(defaults("thing", "Defaults to 10.0.0.0/16."), ["default in words: 10.0.0.0/16"]);
}

#[test]
fn conditions_divide_defaults() {
    assert_eq!(defaults("thing", "Defaults to `5` when `kind` is `X`."), ["default 5 when `kind` is `X`"]);
    assert_eq!(
        defaults("thing", "Defaults to `5` for Web APIs and `7` for Socket APIs."),
        ["default 5 when used with Web APIs", "default 7 when used with Socket APIs"]
    );
    assert_eq!(defaults("thing", "If `kind` is `X`, the default is `1`."), ["default 1 when `kind` is `X`"]);
}

#[test]
fn other_defaults_are_left_alone() {
    for text in [
        "The default for `other` is `5`.",
        "`other` defaults to `5`.",
        "The `default_tags` of it.",
        "Uses the default network.",
        "Must be a multiple of `other` (which has a default of 60 seconds).",
        "Must be a multiple of `other`, which has a default of 60 seconds.",
        "Whether it can be reached by the default `run` endpoint.",
        "There is no default.",
        "The default thing is 128 mebibytes.",
        "The default lamp is `x`.",
        "By default, light is sent to three lamps.",
        "Defaults to `null`.",
        "If set, the lamp takes the default `hall/red` socket.",
    ] {
        assert_eq!(defaults("thing", text), [""; 0], "{text}");
    }
}

#[test]
fn a_literal_shows_the_type() {
    assert_eq!(said("thing", "", "Defaults to `true`."), ["bool by its default", "default true"]);
    assert_eq!(said("thing", "", "Defaults to `7`."), ["number by its default", "default 7"]);
    assert_eq!(said("things", "", "Defaults to `X`."), ["default \"X\""]);
    let list = r#"Defaults to `["a", "b"]`."#;
    assert_eq!(said("thing", "", list), ["list(string) by its default", r#"default ["a","b"]"#]);
}

#[test]
fn a_switch_in_quotes_is_no_word() {
    let types = |subject: &str| {
        let said = said(subject, "other", "Default value is \"false\".");
        said.into_iter().filter(|line| line.contains(" by its default")).collect::<Vec<_>>()
    };
    assert_eq!(types("glow_enabled"), [""; 0]);
    assert_eq!(types("filter_text"), ["string by its default"]);
}
