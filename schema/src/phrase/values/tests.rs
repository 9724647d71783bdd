use crate::phrase::tests::said;

fn rule(text: &str) -> Vec<String> {
    said("mode", "kind other", text).into_iter().filter(|line| line.starts_with("one of")).collect()
}

#[test]
fn lists_are_read_with_every_separator() {
    for text in [
        "Valid values: `A`, `B`, `C`.",
        "Valid values are `A`, `B` and `C`.",
        "Possible options include only: `A` | `B` | `C`",
        "Must be one of: `A`, `B`, or `C`.",
        "Can be either `A`, `B`, or `C`",
        "Allowed values for this are \"A\", \"B\" and \"C\".",
        "The way of it. Supported values are `A | B | C`.",
        "The ways of it. The permitted values are: `A, B, C`.",
        "The ways of it. Valid values are `[\"A\"]`, `[\"B\"]` and `[\"C\"]`.",
        "How, one of `A`, `B`, or `C`.",
        "Valid Values: A, B, C",
        "How it glows. Possible values: [ A, B, C ]",
        "How it glows. Options: [A, B, C].",
        "How it glows. Enum options - A, B, C.",
        "How it glows. Valid values are **A**, **B** and **C**.",
        "`A`, `B` and `C` are supported.",
        "The following values are valid: `A`, `B`, `C`.",
        "Either of the following is supported: `A`, `B`, `C`",
    ] {
        assert_eq!(rule(text), ["one of A | B | C"], "{text}");
    }
}

#[test]
fn values_alone_and_behind_few_words() {
    for text in [
        "`A`, `B` or `C`.",
        "\"A\" (default), \"B\", or \"C\"",
        "How to glow. Valid values are 'A', B', or 'C'.",
        "Can be one of `A | B | C`.",
        "How to glow. Set to `A`, `B` or `C`.",
        "How to glow. Set this to either `A`, `B` or `C`.",
    ] {
        let found: Vec<String> = rule(text).iter().map(|line| line.replace(" (default)", "")).collect();
        assert_eq!(found, ["one of A | B | C"], "{text}");
    }
    assert_eq!(rule("How to glow. The value must be `A`."), ["one of A"]);
    assert_eq!(rule("The value must be `A` when `kind` is `X`."), ["one of A when `kind` is `X`"]);
    for text in [
        "`other` or `kind`.",
        "`A`, `B`.",
        "The lamp `A` or `B`.",
        "How to glow. `A` or `B`.",
        "Set to `A` for light.",
        "Set to `A` or `B` `kind`s.",
        "The value must be `5` or more.",
        "The value must be a number.",
        "The lamp is set to `A` or `B`.",
        "`true` or `false`.",
    ] {
        assert_eq!(rule(text), [""; 0], "{text}");
    }
}

#[test]
fn notes_become_conditions_and_defaults() {
    let text = "Valid values: `A` (supported only for Socket APIs), `B` (default), `C` (the old way).";
    let expected = [
        "default \"B\"",
        "string by its values",
        "one of A (supported only for Socket APIs) when used with Socket APIs | B (default) | C (the old way)",
    ];
    assert_eq!(said("mode", "", text), expected);
    assert_eq!(
        rule("Valid values are `A` for small ones and `B` for large ones."),
        ["one of A (for small ones) | B (for large ones)"]
    );
}

#[test]
fn a_condition_of_the_sentence_is_one_of_the_rule() {
    assert_eq!(rule("If `kind` is `X`, valid values are `A` and `B`."), ["one of A | B when `kind` is `X`"]);
    assert_eq!(
        rule("For Socket APIs, valid values are `A` and `B`."),
        ["one of A | B when used with Socket APIs"]
    );
    assert_eq!(rule("Valid values are `A`, `B` when `kind` is `X`."), ["one of A | B when `kind` is `X`"]);
}

#[test]
fn a_word_that_begins_like_a_conjunction_is_a_value() {
    assert_eq!(
        rule("Valid values are: all, organization, private."),
        ["one of all | organization | private"]
    );
    assert_eq!(rule("Valid values are: android, or ios."), ["one of android | ios"]);
}

#[test]
fn lists_that_go_on_are_open() {
    for text in [
        "Valid values include `A`, `B`.",
        "Valid values are, e.g., `A`, `B`.",
        "Supported values are `A`, `B` at this time.",
        "Valid values are `A`, `B`, or any other name.",
        "Valid values are `A`, `B`. Additionally, `C` and `D` are used for large ones.",
        "Can be `A` or `B`. In the house of a guild, it can also be `C`.",
        "One of `A`, `B`. The lamp also accepts `C`.",
    ] {
        assert_eq!(rule(text), ["one of A | B …"], "{text}");
    }
}

#[test]
fn an_explained_value_is_not_the_only_one() {
    assert_eq!(rule("The following lists the valid values: `A` if it is small. `B` if not."), ["one of A …"]);
}

#[test]
fn numerals_show_a_type_and_versions_another() {
    assert_eq!(said("mode", "", "Valid values: `1`, `7`.")[0], "number by its values");
    assert_eq!(said("mode", "", "Valid values: `1.0`, `2.0`.")[0], "string by its values");
    assert_eq!(said("mode", "", "Valid values: `\"1\"`, `\"7\"`."), ["string by its values", "one of 1 | 7"]);
    assert_eq!(said("mode", "", "Valid values are `true` and `false`."), ["bool by its values"]);
}

#[test]
fn numerals_alone_can_be_all_there_are() {
    assert_eq!(rule("How many lamps there are. Only 1 and 3 are supported."), ["one of 1 | 3"]);
    assert_eq!(rule("How many lamps there are. Only 1 is supported for now."), [""; 0]);
}

#[test]
fn numerals_beside_words_are_words() {
    let text = "Valid values for A are `1` and `2`. Valid values for B are `one` and `two`.";
    let types = said("own", "", text).into_iter().filter(|line| line.contains("by its values"));
    assert_eq!(types.collect::<Vec<_>>(), ["string by its values"]);
}

#[test]
fn what_is_no_list_of_values_is_left_alone() {
    for text in [
        "Valid values are between 1 and 10.",
        "Valid values: 1-10.",
        "Valid values are `1` to `10`.",
        "Valid values for `other` are `A` and `B`.",
        "One of `kind` or `other` must be set.",
        "Uses `A` or `B` where it can.",
        "The name, which can be `A` at times.",
        "Valid values are `<zone>-x`.",
        "If it is one of `A` or `B`, more is needed.",
    ] {
        assert_eq!(rule(text), [""; 0], "{text}");
    }
}

#[test]
fn two_lists_are_united() {
    assert_eq!(rule("Valid values are `A` and `B`. Supported values: `B`, `C`."), ["one of A | B | C"]);
}

#[test]
fn values_behind_a_link_are_announced() {
    let reading = |text: &str| {
        let mut prose = crate::prose::Prose::new();
        prose.push(text, 0);
        let around = crate::phrase::Surroundings {
            subject: "mode",
            siblings: &["mode"],
            roots: &["mode"],
            outer: &[],
            place: None,
        };
        crate::phrase::read_description(&prose, &around).values_behind_link
    };
    assert!(reading("The mode. For valid values, see the Guide."));
    assert!(!reading("The mode. Valid values: `A`, `B`. See the Guide."));
    assert!(!reading("The mode. See the Guide."));
}

#[test]
fn code_with_a_comma_is_one_value_beside_others() {
    assert_eq!(
        rule("Possible values are `A`, `B`, `A, B` (to have both)."),
        ["one of A | B | A, B (to have both)"]
    );
    assert_eq!(rule("Valid values are `A, B, C`."), ["one of A | B | C"]);
}

#[test]
fn values_are_found_in_other_words() {
    for text in [
        "Possibles values are `A` and `B`.",
        "This field can take the following values: `A` or `B`.",
        "Values supported are \"A\" and \"B\".",
        "Possible values: [\"A\", \"B\"]",
        "Possible values: \"A\" \"B\"",
        "Valid items are `A` and `B`.",
    ] {
        assert_eq!(rule(text), ["one of A | B"], "{text}");
    }
    assert_eq!(rule("The way of it, either ON_TOP or BELOW_IT."), ["one of ON_TOP | BELOW_IT"]);
    assert_eq!(rule("Allowed values Enter or Leave."), ["one of Enter | Leave"]);
    assert_eq!(rule("Valid values are `1024` MB, `2048` MB and `4096` MB."), ["one of 1024 | 2048 | 4096"]);
}

#[test]
fn lists_that_go_on_elsewhere_stay_open() {
    for (text, expected) in [
        ("Possible values are `A` - the first way. `B` - the other way.", "one of A …"),
        ("Valid values are `A` and `B` (case-insensitive).", "one of A | B (case-insensitive) …"),
        ("Valid values are `A` and `B`. Names of lamps are also valid.", "one of A | B …"),
    ] {
        assert_eq!(rule(text), [expected], "{text}");
    }
}

#[test]
fn a_list_can_stand_without_a_word_that_says_so() {
    for text in [
        "How it glows, `A` or `B`.",
        "Shows it as `A` or `B`.",
        "The glow of it (`A` or `B`). More words.",
        "Supports `A` and `B`.",
        "Choices are `A` and `B`.",
        "You can specify only the following values: `A`, `B`.",
        "Each value may be one of: `A` or `B`.",
        "The order (`A`, `B`; default `A`).",
    ] {
        assert_eq!(
            rule(text),
            ["one of A | B".to_owned()
                + if text.contains(';') || text.contains("Supports") { " …" } else { "" }],
            "{text}"
        );
    }
    let capitals = "The supported types are ON_TOP and BELOW_IT, which stand for themselves.";
    assert_eq!(rule(capitals), ["one of ON_TOP | BELOW_IT"]);
    let sentences =
        "Acts on some. E.g. A box can refuse them. Accepted values are: GET, HEAD, OPTIONS and PATCH.";
    assert_eq!(rule(sentences), ["one of GET | HEAD | OPTIONS | PATCH"]);
    assert_eq!(rule("The way of it. (`A`, `B`)"), ["one of A | B"]);
    assert_eq!(rule("The way of it. (`A`, `B`; default `A`)"), ["one of A | B"]);
    assert_eq!(rule("The lids (`A`, `B`, `C`)."), ["one of A | B | C …"]);
    for text in [
        "The lids (`A`, `B`).",
        "Glows with `A`, `B` or `C` where it can.",
        "Instead of this, `kind` or `other`.",
        "One of \"A\", \"B, \"C\" or \"D\".",
        "If it glows, `A` or `B`.",
        "The colour of it, such as `A` or `B`.",
        "The colour of it, e.g., `A` or `B`.",
        "A number, `first`, or `last`.",
        "The name of it (`A`, `B`, `C`), its number, or `-1` for all of them.",
        "How it glows - 'A', B', 'C' or 'D'.",
        "You must not use any of the following strings: `A`, `B`.",
        "Can be an ID or an ARN.",
        "The data can only be ASCII.",
        "**Note:** Either `mode` or `lid` is needed.",
        "On a table, only \"A\" is supported; elsewhere \"B\" is.",
    ] {
        assert_eq!(rule(text), [""; 0], "{text}");
    }
}

#[test]
fn one_value_can_be_all_there_is() {
    for (text, expected) in [
        ("It can only be set to `A`.", "one of A"),
        ("Must be `A`.", "one of A"),
        ("Supports a single value: ALL.", "one of ALL"),
        ("Currently, this can only be `A`.", "one of A …"),
    ] {
        assert_eq!(rule(text), [expected], "{text}");
    }
}

/// What a text says with a list of bullets behind it.
fn with_bullets(text: &str, items: &[&str]) -> Vec<String> {
    let mut prose = crate::prose::Prose::new();
    prose.push(text, 0);
    let siblings = ["mode", "kind", "other"];
    let around = crate::phrase::Surroundings {
        subject: "mode",
        siblings: &siblings,
        roots: &siblings,
        outer: &[],
        place: None,
    };
    let items = items.iter().map(|item| (*item).to_owned()).collect();
    let at = text.find("\n\n").unwrap_or(text.len());
    let said = crate::phrase::read_with_bullets(&prose, &[crate::phrase::Bullets { at, items }], &around);
    said.statements.iter().map(crate::phrase::tests::render).filter(|line| !line.contains(" by ")).collect()
}

#[test]
fn bullets_below_the_text_are_values() {
    for lead in [
        "The way of it. Must be one of these values:",
        "The way of it, can be one of the following values:",
        "Valid values are:",
        "The following values are supported:",
        "Possible values for this lamp are listed below.",
        "Options:",
        "One of:",
    ] {
        assert_eq!(with_bullets(lead, &["`A` - glows.", "`B`"]), ["one of A (glows) | B"], "{lead}");
        assert_eq!(with_bullets(lead, &["ON_TOP: above it", "BELOW_IT: below it"]).len(), 1, "{lead}");
    }
    assert_eq!(
        with_bullets("Valid values:", &["**\"A\"** (default)", "`B`: This is the other. It is new."]),
        ["default \"A\"", "one of A | B (This is the other)"]
    );
    assert_eq!(
        with_bullets("Valid values:\n\nPossible values are `A`, `C`.", &["A1 - one", "A2"]),
        ["one of A1 (one) | A2 | A | C"]
    );
    assert_eq!(with_bullets("Valid values include:", &["`A`"]), ["one of A …"]);
}

#[test]
fn other_bullets_are_none() {
    for (lead, items) in [
        ("It does two things:", ["`A` - one", "`B` - two"]),
        ("Valid values are:", ["A sentence about it.", "`B`"]),
        ("Examples of valid values:", ["`A`", "`B`"]),
        ("Must be one of these:", ["`kind`", "`other`"]),
        ("Valid values are:", ["`<zone>-a`", "`<zone>-b`"]),
        ("Valid values are:", ["Note: of it", "`B`"]),
        ("Can be one of the following values:", ["**user:{name}**: A user.", "**all**: All of them."]),
        ("Can be one of the following values:", ["user-NAME", "key:NAME"]),
        ("It will use the following values:", ["`a = 1`", "`b = 2`"]),
    ] {
        assert_eq!(with_bullets(lead, &items), [""; 0], "{lead}");
    }
}

#[test]
fn a_condition_with_a_valid_type_is_no_enumeration() {
    assert_eq!(rule("The port of the record. Only valid when type is `SRV`."), [""; 0]);
    assert_eq!(rule("Only valid if kind is `A` or `B`."), [""; 0]);
}

#[test]
fn parts_of_values_and_lists_that_go_on_in_words_refuse_nothing() {
    assert_eq!(rule("Any name starting with `x-` is accepted."), [""; 0]);
    assert_eq!(rule("Possible values are `A` and valid regions."), ["one of A …"]);
    assert_eq!(rule("Possible values are `A`, `B` and all numbers."), ["one of A | B …"]);
}

#[test]
fn a_second_list_right_behind_the_first_goes_on_with_it() {
    let text = "Options are:";
    let mut prose = crate::prose::Prose::new();
    prose.push(text, 0);
    let around = crate::phrase::Surroundings {
        subject: "own",
        siblings: &["own"],
        roots: &["own"],
        outer: &[],
        place: None,
    };
    let list = |items: &[&str]| crate::phrase::Bullets {
        at: text.len(),
        items: items.iter().map(|item| (*item).to_owned()).collect(),
    };
    let enumerated = |lists: &[crate::phrase::Bullets]| {
        let reading = crate::phrase::read_with_bullets(&prose, lists, &around);
        reading.statements.iter().any(|s| crate::phrase::tests::render(s).starts_with("one of"))
    };
    assert!(enumerated(&[list(&["`auto`: all", "`hash`: some"])]));
    assert!(!enumerated(&[list(&["`auto`: all", "`hash`: some"]), list(&["An integer between both ends."])]));
}

#[test]
fn values_tell_one_word_from_several() {
    let types = |subject: &str, text: &str| -> Vec<String> {
        said(subject, "", text).into_iter().filter(|line| line.ends_with("by its values")).collect()
    };
    assert_eq!(
        types("keep_tags", "Whether tags are kept. Valid values: `ALL`, `NONE`."),
        ["string by its values"]
    );
    assert_eq!(types("seen_parts", "Whether parts are seen. Valid values: `ALL`, `NONE`."), [""; 0]);
    assert_eq!(
        types("seen_attributes", "Attributes to see. Valid values: `A`, `B`."),
        ["list(string) by its values"]
    );
    assert_eq!(
        types("days", "The days of the week. Possible values are `Monday` and `Friday`."),
        ["list(string) by its values"]
    );
    assert_eq!(types("days", "The days to keep. Possible values are `1` and `3`."), ["number by its values"]);
    assert_eq!(types("status", "Status of it. Valid values: `A`, `B`."), ["string by its values"]);
}
