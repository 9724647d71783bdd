//! What texts are said to look like, sentence by sentence.

use super::*;
use crate::model::Evidence;
use crate::phrase::Surroundings;
use crate::phrase::tests::said;

fn forms(subject: &str, text: &str) -> Vec<String> {
    said(subject, "other kind", text)
        .into_iter()
        .filter(|line| !line.starts_with("length") && !line.contains(" by ") && !line.starts_with("nesting"))
        .collect()
}

#[test]
fn forms_and_expressions() {
    assert_eq!(forms("own", "Must be an ARN."), ["form arn"]);
    assert_eq!(forms("own", "End of it, as RFC3339 time."), ["form rfc3339"]);
    assert_eq!(
        forms("own", "Must match the regular expression `^[a-z]{1,3}$`."),
        ["Pattern(\"^[a-z]{1,3}$\")"]
    );
    for text in [
        "ARN of the thing.",
        "Must be an ARN or a name.",
        "A regular expression.",
        "Must match the pattern `(`.",
    ] {
        assert!(forms("own", text).is_empty(), "{text}");
    }
}

#[test]
fn characters_of_every_form() {
    for (text, expected) in [
        ("Must contain only lowercase letters, numbers, and hyphens.", "only \\-0-9a-z"),
        ("May contain letters, digits, underscores (_) and dots.", "only .0-9A-Z_a-z"),
        ("Can only contain alphanumeric characters, dashes (-), and periods.", "only \\-.0-9A-Za-z"),
        (
            "Must begin with a letter and contain from 1 to 128 alphanumeric characters and hyphens.",
            "only \\-0-9A-Za-z, first A-Za-z",
        ),
        ("Must only include uppercase alphabetic characters, underscores, and commas.", "only ,A-Z_"),
        (
            "It is restricted to lower-cased letters, numbers and hyphens, and can have 5 of it.",
            "only \\-0-9a-z",
        ),
        (
            "Must be unique and contain alphanumeric characters, dashes, and periods only.",
            "only \\-.0-9A-Za-z",
        ),
        ("Only alphanumeric characters and hyphens are allowed.", "only \\-0-9A-Za-z"),
        ("The valid characters are a-z, 0-9, and hyphens (-).", "only \\-0-9a-z"),
        (
            "The id must contain only letters (a-z, A-Z), numbers (0-9), or underscores (_).",
            "only 0-9A-Z_a-z",
        ),
        ("Must consist of `[a-z0-9-]`.", "only \\-0-9a-z"),
        ("Must be composed only of numbers, letters, and \"-\".", "only \\-0-9A-Za-z"),
        ("Must be lowercase and composed only of numbers, letters, and \"-\".", "only \\-0-9a-z"),
        ("Must be short, and valid characters are /a-z-/.", "only \\-a-z"),
        ("Must be short and made up entirely of letters and digits.", "only 0-9A-Za-z"),
        (
            "The first character must be a letter and the last character must be a letter or a number.",
            "first A-Za-z, last 0-9A-Za-z",
        ),
        ("Must start and end with a letter or number.", "first 0-9A-Za-z, last 0-9A-Za-z"),
        (
            "Must contain at least one uppercase letter, one lowercase letter and 1 digit.",
            "some A-Z, some a-z, some 0-9",
        ),
        (
            "Must contain at least 1 uppercase, 1 lowercase, and 1 numeric character.",
            "some A-Z, some a-z, some 0-9",
        ),
        ("Cannot contain a slash (/) or spaces.", "without  , without /"),
        ("Can't contain two consecutive hyphens.", "without --"),
        (
            "Must only contain alphanumeric characters and hyphens. Cannot start with a number, and cannot start or end with a hyphen.",
            "only \\-0-9A-Za-z, first A-Za-z, last 0-9A-Za-z",
        ),
        (
            "The first character must be a lowercase letter, and all following characters must be a dash, lowercase letter, or digit, except the last character, which cannot be a dash.",
            "only \\-0-9a-z, first a-z, last 0-9a-z",
        ),
        ("Must start with `/lamps`.", "begins /lamps"),
        ("Must not begin or end with a `/`.", "not begins /, not ends /"),
        ("Should not contain leading or trailing slashes.", "not begins /, not ends /"),
        ("Must end with `_CL`.", "ends _CL"),
    ] {
        assert_eq!(forms("own", text), [expected], "{text}");
    }
}

#[test]
fn what_may_be_more_is_no_set() {
    for text in [
        "Can contain letters, digits and special characters.",
        "May contain letters.",
        "Label keys must contain only lowercase letters and digits.",
        "Must contain letters, digits, and international characters.",
        "The kind of lamps whose names begin with `a`.",
        "Use letters and digits, e.g. must contain only letters and digits.",
        "Must be a number.",
        "For example, it must be base64-encoded.",
        "Given as lamp numbers only.",
        "If not specified, a name beginning with `x` is made.",
        "Room format: `rooms/{room}` lamp format: `lamps/{lamp}`.",
        "The number of digits.",
        "Must start with a letter or any other thing.",
    ] {
        assert_eq!(forms("own", text), [""; 0], "{text}");
    }
    assert_eq!(forms("admin_password", "Must contain letters, digits and hyphens."), [""; 0]);
}

#[test]
fn templates_and_known_forms() {
    for (text, expected) in [
        ("The lamp. Format: projects/{project}/lamps/{lamp}.", "template projects/{project}/lamps/{lamp}"),
        ("In the format `rooms/{{room}}/lamps/{{lamp}}`.", "template rooms/{room}/lamps/{lamp}"),
        ("Must be of the form `rooms/<Room ID>/lamps/*`.", "template rooms/{Room ID}/lamps/{any}"),
        ("Format: `rooms/ROOM_ID/lamps/LAMP`.", "template rooms/{ROOM_ID}/lamps/{LAMP}"),
        ("A valid ISO 3166-1 alpha-2 code.", "form country"),
        ("Lamps in CIDR notation.", "form cidr"),
        (
            "This value must be between 1 minute and 12 hours and be formatted as an ISO 8601 duration.",
            "form iso_duration",
        ),
        ("Specifies the base-64 encoded contents of this file.", "form base64"),
        ("Specifies an RFC 4648 base64 encoded lamp.", "form base64"),
        ("Must be a valid URL.", "form url"),
    ] {
        let forms: Vec<_> =
            forms("own", text).into_iter().filter(|line| !line.starts_with("range")).collect();
        assert_eq!(forms, [expected], "{text}");
    }
    for text in [
        "In the format `owner/repo`.",
        "Format: `a/{x}` or the name alone.",
        "Defined as an address or range in CIDR notation.",
        "In the format e.g. `a/{b}`.",
    ] {
        assert_eq!(forms("own", text), [""; 0], "{text}");
    }
}

#[test]
fn no_line_is_dead_and_no_two_disagree() {
    assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
    let around =
        Surroundings { subject: "own", siblings: &["own"], roots: &["own"], outer: &[], place: None };
    let samples = [
        ("SETS", "letters and hyphens"),
        ("EACH", "letter and digit"),
        ("PART", "spaces"),
        ("TEXTS", "`/x`"),
        ("CLOCK", "`HH:MM`"),
        ("TEMPLATES", "`a/{b}`"),
    ];
    for (shape, written) in GRAMMAR.sentences(&parts(), &samples) {
        let lower = written.to_ascii_lowercase();
        let sentence = Sentence::new(&written, 0, &lower, &around, Evidence::Phrase);
        let read = at_token(&sentence, Lines::ALL, 0);
        assert_eq!(
            read.map(|found| (found.meaning, found.tokens.end)),
            Some((shape, sentence.tokens.len())),
            "{written}"
        );
    }
}

#[test]
fn clocks_schemes_and_templates_without_a_verb() {
    for (text, expected) in [
        ("The time, in \"HH:MM\" format.", "form time_of_day"),
        ("It's of the `HH:MM` format.", "form time_of_day"),
        ("Must be a valid URL, beginning with gs://.", "begins gs://"),
        ("Must be prefixed with `net.lamps` e.g. `net.lamps/x`.", "begins net.lamps"),
        ("The name. Format `projects/{project}`", "template projects/{project}"),
        ("Must be in the format of, `projects/{project}`.", "template projects/{project}"),
        ("The policy as a single valid JSON document.", "form json"),
    ] {
        let said = said("own", "", text);
        assert!(said.contains(&expected.to_owned()), "{text}: {said:?}");
    }
    // Another value is given in the same text.
    let said = said("own", "", "The range in CIDR notation. To match any, specify `ANY`.");
    assert!(said.iter().all(|line| !line.starts_with("form")), "{said:?}");
}

#[test]
fn what_a_value_does_not_include_is_described_and_not_forbidden() {
    let said = |text: &str| crate::phrase::tests::said("own", "", text);
    assert_eq!(said("Note that this will not include the `*` wildcard."), [""; 0]);
    assert!(said("It must not include `*`.").contains(&"without *".to_owned()));
    assert!(said("Cannot include `*`.").contains(&"without *".to_owned()));
}

#[test]
fn a_template_beside_a_wildcard_is_no_rule() {
    for text in [
        "Lamps in the form `rooms/{room}`. If \\* is given, all of them.",
        "Lamps in the form `rooms/{room}`, or `*` for all.",
    ] {
        assert_eq!(forms("lamps", text), [""; 0], "{text}");
    }
}

#[test]
fn a_point_in_time_is_spelt_out() {
    for text in [
        "Set the end. The value format should be given in UTC format YYYY-MM-ddTHH:MM:SSZ.",
        "When to end it, in YYYY-MM-DDThh:mm:ssZ format.",
    ] {
        assert_eq!(forms("end", text), ["form rfc3339"], "{text}");
    }
}

#[test]
fn what_a_text_calls_itself() {
    for (subject, text, expected) in [
        ("rules", "A JSON formatted lamp configuration.", "form json"),
        ("rules", "The JSON policy for the lamps.", "form json"),
        ("rules", "JSON-encoded data to write.", "form json"),
        ("rules", "The fully-formed rules as JSON.", "form json"),
        ("rules", "What it does, in JSON format.", "form json"),
        ("lamp_range", "CIDR block to match on.", "form cidr"),
        ("lamp_range", "The IPv4 CIDR block for the lamps.", "form cidr_v4"),
        ("lease", "How long it glows. Must be a valid duration string.", "form duration"),
        ("proof", "Provided as base64 encoded text.", "form base64"),
        ("lamps", "Base64 encoded content of the lamps.", "form base64"),
        ("tag", "The language to use, as an ISO 639-1 language code.", "form language"),
    ] {
        assert_eq!(forms(subject, text), [expected], "{text}");
    }
    for (subject, text) in [
        ("rules", "A JSON key of the lamp."),
        ("rules", "Path of a JSON document."),
        ("rules_file", "JSON document with the rules."),
        ("rules", "A JSON string or a path."),
        ("rules", "The JSON data path."),
        ("lamp_range_id", "The CIDR block."),
        ("lamp_range", "CIDR block of it. A netmask alone will do."),
        ("lamps", "Lamps that JSON policies name."),
        ("proof", "May optionally be provided as a base64 encoded string."),
        ("day", "Must be in RFC3339 full-date format."),
    ] {
        assert_eq!(forms(subject, text), [""; 0], "{text}");
    }
}

#[test]
fn what_stands_at_neither_end() {
    for text in [
        "The path that it is mounted at, with no leading or trailing `/`s.",
        "Mount path of lamps without trailing or leading slashes.",
    ] {
        assert_eq!(forms("mount", text), ["not begins /, not ends /"], "{text}");
    }
    assert_eq!(forms("mount", "Must not have a trailing `/`."), ["not ends /"]);
    assert_eq!(forms("mount", "A path with a trailing slash."), [""; 0]);
}

#[test]
fn templates_in_brackets_and_of_several_forms() {
    for (text, expected) in [
        (
            "The lamp has the following format: rooms/[ROOM]/lamps/[LAMP].",
            "template rooms/{ROOM}/lamps/{LAMP}",
        ),
        ("The format must be {lamp}@{room}.example.com.", "template {lamp}@{room}.example.com"),
        (
            "A relative path following the form \"rooms/{room}/lamps/{lamp}\".",
            "template rooms/{room}/lamps/{lamp}",
        ),
        (
            "The room to which it goes, in the form `room/<room_id>`, such as `room/1`.",
            "template room/{room_id}",
        ),
    ] {
        let said = forms("lamp", text);
        assert!(said.len() == 1 && said[0].contains(expected), "{text}: {said:?}");
    }
}

#[test]
fn beginnings_go_on_with_other_clauses() {
    let said = forms("own", "Must start with 'lamp.' and can only have letters, digits and periods.");
    assert!(said.contains(&"begins lamp.".to_owned()), "{said:?}");
    assert_eq!(forms("lamp_arn", "The lamp's name must begin with `lamp-`."), [""; 0]);
}
