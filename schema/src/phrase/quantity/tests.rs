//! What is read of quantities, sentence by sentence; the old families' examples among them.

use super::*;
use crate::phrase::split::ticks;
use crate::phrase::tests::{marked, said};
use crate::phrase::words::tokens;
use proptest::prelude::*;

fn range_rules(subject: &str, text: &str) -> Vec<String> {
    said(subject, "other kind", text)
        .into_iter()
        .filter(|line| line.starts_with("range") || line.starts_with("Mult"))
        .collect()
}

#[test]
fn ranges_of_every_form() {
    for (text, expected) in [
        ("Must be between 1 and 1,000.", "range 1..1000"),
        ("Must be between `0.5` and `1.5`.", "range 0.5..1.5"),
        ("Between `-1` to `7` days.", "range -1..7"),
        ("Valid values are from `1` to `90`.", "range 1..90"),
        ("Ranges from `1` (default) to `90`.", "range 1..90"),
        ("A number in the range 200-599.", "range 200..599"),
        ("Valid range is 5–300 seconds.", "range 5..300"),
        ("Value range: `0` ~ `10`.", "range 0..10"),
        ("How long. Must be within 1-20 minutes (inclusive).", "range 1..20"),
        ("How long. The value must be within 1 and 20.", "range 1..20"),
        ("Minimum value of 0. Maximum value of 604800.", "range 0..604800"),
        ("Minimum of 2.", "range 2.."),
        ("The id of the lamp (0 - 4294967294).", "range 0..4294967294"),
        ("Largest beam (68..9192)", "range 68..9192"),
        ("The minimum allowable thing is `3600`.", "range 3600.."),
        ("The maximum thing is 5.", "range ..5"),
        ("Minimum and default of -1 (for ever), maximum of 90.", "range -1..90"),
        ("Maximum of 64.", "range ..64"),
        ("Must be greater than 0.", "range 0<.."),
        ("Must be less than 100.", "range ..<100"),
        ("Must be at least 3.", "range 3.."),
        ("Cannot exceed 12.", "range ..12"),
        ("A positive integer.", "range 1.."),
        ("Must be a non-negative integer.", "range 0.."),
        ("Must be a multiple of 60.", "MultipleOf(Integer(60))"),
        ("`-1` or between 1 and 100.", "range 1..100 or -1"),
        ("Must be between 1 and 100. Defaults to `-1`.", "range 1..100 or -1"),
    ] {
        assert_eq!(range_rules("thing", text), [expected], "{text}");
    }
    assert!(
        marked("thing", "", "Optional, Default: 50, Min: 5, Max: 6144").contains(&"range 5..6144".to_owned())
    );
}

#[test]
fn swapped_ends_are_a_doubt_and_no_rule() {
    let doubts = |text: &str| {
        let mut prose = crate::prose::Prose::new();
        prose.push(text, 0);
        let around = crate::phrase::Surroundings {
            subject: "thing",
            siblings: &["thing"],
            roots: &["thing"],
            outer: &[],
            place: None,
        };
        let reading = crate::phrase::read_description(&prose, &around);
        let rules =
            reading.statements.iter().filter(|said| matches!(said.claim, crate::facts::Claim::Rule { .. }));
        assert_eq!(rules.count(), usize::from(reading.doubts.is_empty()), "{text}");
        reading.doubts.iter().map(|doubt| text[doubt.range()].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(doubts("The thing. Must be between 90 and 5."), ["90 and 5"]);
    assert_eq!(doubts("The thing. Must be between 63 and 1 characters long."), ["63 and 1"]);
    assert_eq!(doubts("Must be between 1 and 63."), [""; 0]);
    assert_eq!(doubts("The thing in seconds. Must be between 90 seconds and 5 minutes."), [""; 0]);
}

#[test]
fn what_must_not_be_empty_holds_one_at_least() {
    for text in
        ["Must not be empty.", "The name. Cannot be an empty string.", "It must be a non-empty string."]
    {
        assert_eq!(range_rules("thing", text), ["range 1.."], "{text}");
    }
    assert_eq!(range_rules("thing", "Must not be empty if `kind` is `X`."), ["range 1.. when `kind` is `X`"]);
    for text in [
        "Number of lamps. Must not be empty.",
        "`other` must not be empty.",
        "Burns if it must not be empty.",
    ] {
        assert_eq!(range_rules("thing", text), [""; 0], "{text}");
    }
    let said = |subject: &str, text: &str| said(subject, "other", text);
    assert!(said("names", "List of names. At least two are required.").contains(&"items 2..".to_owned()));
    assert!(said("name", "At least two are required.").iter().all(|line| !line.contains('2')));
}

#[test]
fn bounds_of_other_nouns_and_of_totals_are_none() {
    for text in ["The minimum lamp is 3600.", "The total number of bytes of all lamps must be less than 8KB."]
    {
        assert_eq!(range_rules("thing", text), [""; 0], "{text}");
        assert!(said("thing", "other", text).iter().all(|line| !line.starts_with("Measure")), "{text}");
    }
    assert!(
        said("things", "other", "A list of things. Limit 1000 per lamp.")
            .contains(&"items ..1000".to_owned())
    );
}

#[test]
fn what_bounds_the_keys_of_a_map_bounds_no_value() {
    let lengths = |subject: &str, text: &str| {
        let lines = said(subject, "other kind", text).into_iter();
        lines.filter(|line| line.starts_with("length")).collect::<Vec<_>>()
    };
    assert_eq!(lengths("marks", "A map of marks. Keys must be at most 63 characters long."), [""; 0]);
    assert_eq!(
        lengths("marks", "Each key is at most 63 characters long; a value is at most 20 characters long."),
        ["length ..20"]
    );
    assert_eq!(
        lengths("marks", "Keys must be short, and values must be between 1 and 20 characters."),
        ["length 1..20"]
    );
    assert_eq!(lengths("marks", "Keys and values must be at most 63 characters long."), ["length ..63"]);
    assert_eq!(lengths("marks", "A map. Max length for each value is 255 chars"), ["length ..255"]);
    assert_eq!(
        lengths("key", "The key of a value. The key must be at most 63 characters long."),
        ["length ..63"]
    );
}

#[test]
fn a_remark_bounds_an_argument_that_is_a_number() {
    for (text, expected) in [
        ("Number of bytes to log (up to 8192).", "range ..8192"),
        ("Number of lamps (1-10).", "range 1..10"),
        ("Number of lamps (3 or more).", "range 3.."),
        ("The share of lamps. Can be set to 0 or greater.", "range 0.."),
        ("The accepted range for this value is `5` - `86400` (1 day).", "range 5..86400"),
    ] {
        assert_eq!(range_rules("thing", text), [expected], "{text}");
    }
    for text in ["The lamp (1-10).", "Number of lamps (see pages 1-10)."] {
        assert_eq!(range_rules("things", text), [""; 0], "{text}");
    }
}

#[test]
fn units_are_converted_to_the_argument_s() {
    assert_eq!(range_rules("wait_in_minutes", "Must be between 1 and 24 hours."), ["range 60..1440"]);
    assert_eq!(range_rules("wait", "Must be between 1 and 24 hours."), ["range 1..24"]);
}

#[test]
fn ranges_by_condition_are_kept_apart() {
    assert_eq!(
        range_rules("thing", "Between 1 and 5 for Web APIs and between 1 and 9 for Socket APIs."),
        ["range 1..5 when used with Web APIs", "range 1..9 when used with Socket APIs"]
    );
    assert_eq!(
        range_rules("thing", "If `kind` is `X`, must be between 1 and 5."),
        ["range 1..5 when `kind` is `X`"]
    );
}

#[test]
fn what_is_no_range_of_values_is_left_alone() {
    for text in [
        "Between 1 and 5 characters.",
        "Must be between 1 and 5 or between 8 and 9.",
        "Must be in the range of 1 to 5 or 8 to 9.",
        "The hour (0-23) in the format HH:MM.",
        "`other` must be between 1 and 5.",
        "Must be between 9 and 1.",
        "Must be between 1 hour and 1 year.",
        "The time between health checks.",
        "A positive value scales up.",
        "Text like `5m`. The maximum value is 72 hours.",
    ] {
        assert_eq!(range_rules("thing", text), [""; 0], "{text}");
    }
}

fn length_rules(subject: &str, text: &str) -> Vec<String> {
    let wanted =
        |line: &String| line.starts_with("length") || line.starts_with("items") || line.starts_with("range");
    said(subject, "other", text).into_iter().filter(wanted).collect()
}

#[test]
fn lengths_of_every_form() {
    for (text, expected) in [
        ("Must be between 1 and 128 characters in length.", "length 1..128"),
        ("Between `4` and `7` characters long.", "length 4..7"),
        ("Must be between 1 and 512 length (inclusive).", "length 1..512"),
        ("Up to 256 characters.", "length ..256"),
        ("Must be less than or equal to 100 characters in length.", "length ..100"),
        ("Must be less than 100 characters.", "length ..99"),
        ("Minimum length of 1. Maximum length of 64.", "length 1..64"),
        ("Cannot be longer than 6 characters.", "length ..6"),
        ("Must not exceed 64 characters.", "length ..64"),
        ("Maximum of 1,024 characters.", "length ..1024"),
        ("1-63 alphanumeric characters.", "length 1..63"),
        ("Must be exactly 12 digits.", "length 12..12"),
        ("It must have at least 8 characters.", "length 8.."),
    ] {
        assert_eq!(length_rules("thing", text), [expected], "{text}");
    }
}

#[test]
fn items_are_counted_by_their_noun() {
    for (text, expected) in [
        ("Maximum of 50 items.", "items ..50"),
        ("Set of 1 to 5 blocks.", "items 1..5"),
        ("Up to 6 subnets can be provided.", "items ..6"),
        ("Maximum number of 100 items.", "items ..100"),
        ("List of up to 10 structures that say more.", "items ..10"),
        ("An array of up to 5 glow patterns.", "items ..5"),
        ("Up to 16 candidate prefixes that can be used.", "items ..16"),
        ("Object labels for filtering (up to 10).", "items ..10"),
        ("One or more (up to 20) `things` blocks.", "items ..20"),
    ] {
        assert_eq!(length_rules("things", text), [expected], "{text}");
    }
    assert_eq!(length_rules("max_items", "Maximum number of things. Maximum of 50 items."), ["range ..50"]);
}

#[test]
fn items_and_their_lengths_are_two_rules() {
    assert_eq!(
        length_rules("things", "Maximum number of 2 items, each of maximum length 300."),
        ["items ..2", "length ..300"]
    );
}

#[test]
fn only_one_block_is_a_single_block() {
    assert_eq!(said("own", "", "Only one `thing` block can be specified."), ["nesting Single by a phrase"]);
    assert!(said("thing", "", "The thing. Max of 1.").contains(&"range ..1".to_owned()));
}

#[test]
fn other_arguments_and_wildcards_are_left_alone() {
    assert_eq!(length_rules("thing", "`other` must be between 1 and 5 characters."), [""; 0]);
    assert_eq!(length_rules("thing", "Wildcards are `*` and `?` (matches exactly 1 character)."), [""; 0]);
}

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
    assert_eq!(items("link", "A link to it (exactly one)."), ["items 1..1"]);
    assert_eq!(items("link", "A link (at most 4 letters)."), [""; 0]);
    assert_eq!(items("link_ids", "Specify a minimum of 1 and maximum of 10 link ids."), ["items 1..10"]);
    assert_eq!(items("site", "Only one of `site` and `place` can be set."), [""; 0]);
    assert_eq!(items("site_count", "Up to 6 counts."), [""; 0]);
    assert_eq!(items("site", "Valid for up to 6 people."), [""; 0]);
    assert_eq!(items("site", "Up to 6 characters for each site."), [""; 0]);
    assert_eq!(items("site", "Only one site needs to be open."), [""; 0]);
}

#[test]
fn no_line_is_dead_and_no_two_disagree() {
    assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
    for (shape, sentence) in GRAMMAR.sentences(PARTS, &[]) {
        let ticks = ticks(&sentence);
        let tokens = tokens(&sentence, ticks.iter().map(|tick| (&tick.outer, &tick.inner)));
        let read = GRAMMAR.at(&sentence, &tokens, 0).map(|found| (found.meaning, found.tokens.end));
        assert_eq!(read, Some((shape, tokens.len())), "{sentence}");
    }
}

/// What a bound that was read lets through.
fn lets_through(line: &str, n: i64) -> bool {
    let bounds = line.rsplit(' ').next().unwrap_or_default();
    let (low, high) = bounds.split_once("..").unwrap_or_default();
    let above = match low.strip_suffix('<') {
        Some(low) => n > low.parse().unwrap_or(i64::MIN),
        None => low.parse().is_ok_and(|low: i64| n >= low) || low.is_empty(),
    };
    let below = match high.strip_prefix('<') {
        Some(high) => n < high.parse().unwrap_or(i64::MAX),
        None => high.parse().is_ok_and(|high: i64| n <= high) || high.is_empty(),
    };
    above && below
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// The wordings are put together here from what English says of them, and not from the grammar.
    #[test]
    fn no_bound_is_read_upside_down(
        force in prop_oneof![
            Just(("must be", false)), Just(("must not be", true)), Just(("should be", false)), Just(("cannot be", true)),
            Just(("can't be", true)), Just(("may not be", true)), Just(("can not be", true)), Just(("shall never be", true)),
            Just(("should not be", true)), Just(("has to be", false)), Just(("The value must be", false)),
            Just(("must be a number that is", false)), Just(("must be set to a value", false)), Just(("must be no", true)),
            Just(("It must be not", true)), Just(("cannot be set to a value", true)), Just(("can be no", true)),
        ],
        comparison in prop_oneof![
            Just(("less than", -1, false)), Just(("less than or equal to", -1, true)), Just(("smaller than", -1, false)),
            Just(("lower than", -1, false)), Just(("below", -1, false)), Just(("under", -1, false)),
            Just(("greater than", 1, false)), Just(("greater than or equal to", 1, true)), Just(("larger than", 1, false)),
            Just(("more than", 1, false)), Just(("higher than", 1, false)), Just(("above", 1, false)), Just(("over", 1, false)),
            Just(("bigger than", 1, false)), Just(("equal to or greater than", 1, true)), Just(("equal to or less than", -1, true)),
            Just(("greater or equal to", 1, true)), Just(("fewer than", -1, false)),
        ],
        noun in prop_oneof![
            Just(("", "range")), Just((" characters", "length")), Just((" characters long", "length")), Just((" items", "items")),
            Just((" letters in length", "length")), Just((" blocks", "items")),
        ],
        code in any::<bool>(),
        n in 3_i64..5000,
    ) {
        let number = if code { format!("`{n}`") } else { n.to_string() };
        let text = format!("The things. {} {} {number}{}.", force.0, comparison.0, noun.0);
        let lines: Vec<String> = said("thing", "other", &text);
        let lines: Vec<&String> = lines.iter().filter(|line| line.starts_with(noun.1)).collect();
        prop_assert_eq!(lines.len(), 1, "{}", text);
        for value in [n - 2, n - 1, n, n + 1, n + 2] {
            let compared = (value > n && comparison.1 > 0) || (value < n && comparison.1 < 0) || (value == n && comparison.2);
            prop_assert_eq!(lets_through(lines[0], value), compared != force.1, "{}: {} at {}", text, lines[0], value);
        }
    }
}

#[test]
fn bounds_in_other_words() {
    for (text, expected) in [
        ("Must not be less than 5.", "range 5.."),
        ("No less than 8 characters.", "length 8.."),
        ("Cannot be less than 3 characters long.", "length 3.."),
        ("Must not be larger than 100.", "range ..100"),
        ("Must not exceed 100.", "range ..100"),
        ("Not to exceed 100 characters.", "length ..100"),
        ("Must be >= 0 and <= 9.", "range 0..9"),
        ("It must be at least 60, i.e. 1 hour, and at most 86400.", "range 60..86400"),
        ("Valid values: `0-128`.", "range 0..128"),
        ("Valid values: `0`-`128`.", "range 0..128"),
        ("Can be any number from 5 to 480 (8 hours).", "range 5..480"),
        ("Must contain at least one item.", "items 1.."),
        ("Must have 3 or more characters.", "length 3.."),
        ("The number, which must be between 0 (inclusive) and 31.", "range 0..31"),
        ("Must be a positive value between 0 and 65000.", "range 0..65000"),
        ("Must be from 1 to 9999, or 0 to specify none.", "range 1..9999 or 0"),
        ("Valid values are -90 degrees to 90 degrees.", "range -90..90"),
        ("You may specify at most 20 things.", "items ..20"),
        ("The service allows a maximum message length of `140` characters.", "length ..140"),
        ("It must be 63 characters or less.", "length ..63"),
    ] {
        let lines: Vec<String> = said("thing", "other", text);
        let lines: Vec<&String> = lines
            .iter()
            .filter(|l| ["range", "length", "items"].iter().any(|kind| l.starts_with(kind)))
            .collect();
        assert_eq!(lines, [expected], "{text}");
    }
}

#[test]
fn numbers_in_explanations_and_conditions_are_no_bounds() {
    for text in [
        "If this is less than 5, nothing is kept.",
        "A value less than 1 disables it. Default: `5` minutes.",
        "Valid values: [1, 2, 3, 6, 12].",
        "Does not need to be more than 5.",
        "Required when there are more than 10 characters in it.",
        "The number of lamps is not limited to 5.",
        "Must not be between 1 and 5.",
        "0, 30 or between 60 and 3600.",
        "It can take up to 15 minutes.",
        "Kept for up to 100 years.",
        "The size of all things is limited to 256k.",
        "Lamps of type 'BIG' are limited to 1 thing.",
        "Especially, when it is large, you can have up to two things.",
        "At least one `thing` or `other` block must be specified.",
        "It must provide a name that matches at least one item.",
        "`auto` or between 1 and 5.",
        "To have a name longer than 255 characters, join two of them.",
        "It must contain at least 1 uppercase, 1 lowercase and 1 numeric one.",
        "A lamp can only have up to 20 revisions.",
        "It must be /29 or shorter.",
        "The address 10.0.0.0-10.0.0.9 of it.",
    ] {
        let lines: Vec<String> = said("thing", "other", text);
        assert!(
            !lines.iter().any(|l| ["range", "length", "items"].iter().any(|kind| l.starts_with(kind))),
            "{text}: {lines:?}"
        );
    }
}

#[test]
fn what_is_usual_or_summed_up_is_no_bound() {
    for text in [
        "Must normally be from 0 to 59.",
        "The sum of all lamps must add up to `100`.",
        "It is recommended to be between 1 and 5.",
        "Should be in the range [0.50, 0.95], zero, or a negative value.",
        "Must be between 1 and 5, or zero.",
    ] {
        let said = said("own", "", text);
        assert!(said.iter().all(|line| !line.starts_with("range")), "{text}: {said:?}");
    }
}

#[test]
fn intervals_in_brackets_and_what_may_not_be_negative() {
    for (text, expected) in [
        ("Must be in the range [1.0, 200.0].", "range 1..200"),
        ("The value must not be a negative number.", "range 0.."),
        ("Restricted to 140 characters.", "length ..140"),
    ] {
        let said = said("own", "", text);
        assert!(said.contains(&expected.to_owned()), "{text}: {said:?}");
    }
}
