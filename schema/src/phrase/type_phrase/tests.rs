use crate::phrase::tests::said;

#[test]
fn types_of_every_phrase() {
    for (text, expected) in [
        ("If this lamp can be dimmed.", "bool"),
        ("If the lamp uses a timer.", "bool"),
        ("If the field is true, the key is stale.", "bool"),
        ("If set to 'true', it is given as Base64 encoded text.", "bool"),
        ("If set, this lamp is the first one.", "bool"),
        ("Lamps come by height; to turn that around, set this flag.", "bool"),
        ("A list of ports or port ranges.", "list(string)"),
        ("Hosts to trust, separated by semicolons.", "string"),
        ("A JSON mapping of what is known.", "string"),
        ("What is known of it. This is a JSON string with more of it.", "string"),
        ("Map from a channel to its lamp.", "map(string)"),
        ("Mapping from a name to its lamp.", "map(string)"),
        ("The start of the range.", "number"),
        ("The clock, in GHz.", "number"),
        ("What is owed, in US dollars.", "number"),
        ("The VLAN ID.", "number"),
        ("The lamp port - fast", "number"),
        ("The logical unit number of the disk.", "number"),
        ("The POSIX group ID.", "number"),
        ("The status code, one of those of lamps.", "number"),
        ("A unique number that names it.", "number"),
        ("Grants permission to switch it.", "bool"),
        ("Is it a lamp of the hall or not.", "bool"),
        ("The minute of the hour when it is lit.", "number"),
        ("Waits at most this number of milliseconds.", "number"),
        ("A list of lengths as integers.", "list(number)"),
        ("An array containing the names of lamps.", "list(string)"),
        ("What is known of it. This should be a list or map containing key value pairs.", "map(string)"),
        ("What is known of it. Value type is `map[string]string`.", "map(string)"),
        ("State of all, stored as a serialized map of strings.", "map(string)"),
        ("Codes. It can be a space-separated list of codes.", "string"),
        ("The maximum time to live. Must be a valid duration string.", "string"),
        ("The longest life of it. Accepts time suffixed strings or an integer number of seconds.", "string"),
        ("The maximum amount of time that it glows, in minutes.", "number"),
        ("The maximum number of times that it blinks.", "number"),
        ("The minimum time to live.", "number"),
        ("List of codes.", "list(string)"),
        ("A list of numbers to keep.", "list(number)"),
        ("Set of codes.", "set(string)"),
        ("A list of maps.", "list(map(string))"),
        ("Map of codes to keep.", "map(string)"),
        ("Key-value map of it.", "map(string)"),
        ("For Web APIs, a key-value map of it.", "map(string)"),
        ("Comma-separated list of codes.", "string"),
        ("JSON-encoded text of it.", "string"),
        ("Whether to keep it.", "bool"),
        ("Boolean to keep it.", "bool"),
        ("If `true`, it is kept.", "bool"),
        ("`true` if it is kept.", "bool"),
        ("Number of things.", "number"),
        ("Amount of reserved things.", "number"),
        ("The maximum size of it.", "number"),
        ("The wait, in seconds.", "number"),
        ("The integer index of the part.", "number"),
        ("After a start, the number of minutes to wait.", "number"),
        ("Words to keep, given as name-value pairs.", "map(string)"),
        ("Map used to keep words.", "map(string)"),
        ("Key value pairs of it.", "map(string)"),
        ("ARN of the thing.", "string"),
        ("You set it in the format KEY:TEXT.", "string"),
        ("Price, as a percentage of the usual one.", "number"),
        ("Percent `0.5` - `99.5` of all that is kept.", "number"),
        ("Largest size (in KB) of it.", "number"),
        ("Set this parameter to true to keep it.", "bool"),
        ("Should it be kept?", "bool"),
        ("State of it (must be \"true\" or \"false\" if given).", "bool"),
        ("State of it (must be \"true\" or \"false\", defaults to \"true\").", "bool"),
        ("A bool that says if it is kept.", "bool"),
        ("How many are kept.", "number"),
        ("Determines how many are kept at once.", "number"),
        ("The static number of things.", "number"),
        ("The worker thread count.", "number"),
        ("If set, only one is kept.", "bool"),
        ("Grant permission to keep it.", "bool"),
        ("Output only. Whether it is kept.", "bool"),
        ("A version counter of it.", "number"),
        ("Quota value for kept things.", "number"),
        ("Only such lamps glow whose names hold words from this list.", "list(string)"),
        ("The ports. Each element can be a number or a range.", "list(string)"),
        ("The largest number or percentage of lamps that glow.", "string"),
        ("Ports to open, in the format of `80-90`.", "string"),
        ("Who may do what, in `rwx` form.", "string"),
        ("The port. Specify `80` for one port, `80-85` for a range.", "string"),
        ("A wait in seconds with up to nine fractional digits, ending with 's'.", "string"),
        ("Words about it. An object containing a list of names and words.", "map(string)"),
        ("Notes about it in key: value format.", "map(string)"),
        ("The name and value pairs that describe it.", "map(string)"),
        ("The length of it (number of bits).", "number"),
        ("Either a 16-bit or a 32-bit ASN.", "number"),
        ("Keeps the words. If set to `false`, they are lost.", "bool"),
        ("Keeps the words. This flag is on by default.", "bool"),
        ("Specifies that nothing glows.", "bool"),
        ("Is the setting net.glow.fast on?", "bool"),
        ("The per-hall quota on lamps.", "number"),
        ("Time on the clock, in nanoseconds.", "number"),
        ("The number in megabytes that it holds.", "number"),
        ("How long it glows. Accepts a duration in integer seconds.", "number"),
        ("Version of the bulb, starts at zero.", "number"),
        ("Chain of lamp references that light it.", "list(string)"),
        ("Adds a dimmer to it.", "bool"),
        ("Force the lamp to glow at noon.", "bool"),
        ("Require a bulb to be put in first.", "bool"),
        ("When enabled, it glows at night.", "bool"),
        ("This configures whether it glows.", "bool"),
        ("Is lamp.hall.red lit?", "bool"),
        ("When it was made, expressed as the number of milliseconds since the first lamp.", "number"),
        ("Height of it, measured in lamp units.", "number"),
        ("Height of it, measured in the unit of the other one.", "number"),
        ("Mode of it represented as a string in octal.", "string"),
        ("Permissions of it, must be quoted.", "string"),
        ("Who has it. Must be an unquoted integer.", "number"),
        ("Unique positive number that it is known by.", "number"),
        ("What is like it. If you specify multiple values, one of them is enough.", "list(string)"),
        ("Only needed for some; a list of codes to keep.", "list(string)"),
        ("Binds it with a map of codes.", "map(string)"),
        ("What it is now. It is incremented whenever a lamp is lit.", "number"),
        ("What it is now. This value is always 1.", "number"),
        ("When it ends: a number of days, or a time in RFC 3339 format.", "string"),
    ] {
        assert!(
            said("own", "", text).contains(&format!("{expected} by a phrase")),
            "{text}: {:?}",
            said("own", "", text)
        );
    }
}

#[test]
fn codes_of_http_are_as_often_texts() {
    assert!(!said("own", "", "The HTTP status code.").iter().any(|said| said.starts_with("number")));
}

#[test]
fn a_noun_only_suggests_a_type() {
    for text in [
        "The status of the thing.",
        "The ID of the thing.",
        "The UUID of the port.",
        "The level of trust in it.",
        "A value that tells who lights it.",
    ] {
        let said = said("own", "", text);
        assert!(said.contains(&"string by the noun that describes it".to_owned()), "{text}: {said:?}");
    }
}

#[test]
fn how_a_text_is_written_is_said_anywhere() {
    for text in [
        "The longest lease. Must be a valid duration string.",
        "How far back it looks, as an ISO 8601 duration.",
        "The longest wait. A time in seconds, terminated by 's'.",
    ] {
        let said = said("max_wait", "", text);
        assert!(said.contains(&"string by a phrase".to_owned()), "{text}: {said:?}");
    }
}

#[test]
fn what_is_such_as_a_word_is_no_number() {
    let number = |text: &str| said("lamp_size", "", text).contains(&"string by a phrase".to_owned());
    assert!(number("Size of the lamp, such as `Large_2`."));
    assert!(!number("Size of the lamp, such as `20`."));
    assert!(said("own", "", "Kept things, such as `lamps`.").is_empty());
}

#[test]
fn elements_with_a_range_are_numbers() {
    let list =
        |text: &str| said("own", "", text).into_iter().find(|line| line.contains("list(")).expect("a list");
    assert_eq!(list("List of days. Must be between `1` and `31`."), "list(number) by a phrase");
    assert_eq!(list("List of names. Must be between 1 and 31 characters long."), "list(string) by a phrase");
}

#[test]
fn questions_about_a_list_are_no_lists() {
    assert!(
        said("own", "", "Indicates if the list of things is complete.")
            .contains(&"bool by a phrase".to_owned())
    );
    assert!(
        said("own", "", "The status of the port.").iter().all(|line| !line.contains("number by a phrase"))
    );
}

#[test]
fn values_and_defaults_outspeak_weak_phrases() {
    let types = |subject, text| {
        let said = said(subject, "a", text);
        said.into_iter().filter(|line| line.contains(" by ") && !line.contains("nesting")).collect::<Vec<_>>()
    };
    assert_eq!(types("own", "Whether it is kept. Valid values: `on`, `off`."), ["string by its values"]);
    assert_eq!(types("own", "This is needed if `lids.open` is set to true on the box."), [""; 0]);
    let moved = "Specifies if it may be moved. Must be set to 'true' before it is.";
    assert_eq!(types("own", moved), ["bool by its values"]);
    assert_eq!(types("tags", "A list of simple strings to keep."), ["list(string) by a phrase"; 1]);
    assert_eq!(types("labels", "The list of labels to look for."), ["list(string) by a phrase"; 1]);
    assert_eq!(types("labels", "A set of labels to keep."), [""; 0]);
    assert_eq!(types("child_tags", "Short names of tags below it."), ["list(string) by a phrase"; 1]);
    assert_eq!(types("deleted", "The current state of the thing."), [""; 0]);
    assert_eq!(types("merge_labels", "Indicates whether labels are merged."), ["bool by a phrase"; 1]);
    assert_eq!(types("subnet_ids", "The ID of the subnets."), [""; 0]);
    assert_eq!(types("made_at", "Time stamp in seconds."), [""; 0]);
    assert_eq!(types("own", "Configuration block for the thing."), [""; 0]);
    assert_eq!(types("own", "If `a` is set to `true`, the text to use."), [""; 0]);
}

#[test]
fn units_at_the_head_count() {
    let number = |text: &str| said("own", "", text).contains(&"number by a phrase".to_owned());
    assert!(number("Minutes between lamps; cannot be less than 5."));
    assert!(number("Seconds to wait for the lamp."));
    assert!(!number("Days of the week on which it glows."));
    assert!(!number("Hours that the lamp glows."));
}

#[test]
fn what_is_said_of_another_is_no_type() {
    let says = |text: &str| said("shape", "codes", text).iter().any(|line| line.contains("list(string)"));
    assert!(!says("When it is long, `codes` contains a list of codes."));
    assert!(says("When it is long, it contains a list of codes."));
    assert!(says("When it is `long`, `shape` contains a list of codes."));
}

#[test]
fn a_price_is_a_text_but_for_shares_of_one() {
    let number =
        |subject: &str, text: &str| said(subject, "", text).iter().any(|line| line.contains("number"));
    assert!(!number("max_price", "The maximum amount per hour that you pay."));
    assert!(number("max_price", "The maximum amount per hour that you pay, in US dollars."));
    assert!(number("percent_of_price", "The maximum amount per hour that you pay."));
}

#[test]
fn a_time_without_a_unit_is_a_text() {
    let noun = ["string by the noun that describes it"];
    assert_eq!(said("own", "", "The maximum amount of time that it glows."), noun);
    assert_eq!(said("own", "", "Maximum time that it may glow."), noun);
    assert_ne!(said("own", "", "Maximum time that it may glow, in minutes."), noun);
}
