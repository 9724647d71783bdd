//! Broken and hostile files end in diagnostics.

use crate::diagnostic::{Code, Diagnostics};
use crate::overlay;
use crate::source::SourceFile;
use crate::yaml::read;
use proptest::prelude::*;

fn codes(text: &str) -> Vec<Code> {
    let mut diagnostics = Diagnostics::new();
    let file = SourceFile::new("a.yaml", text);
    let documents = read(&file, &mut diagnostics);
    let overlays = overlay::read(&file, &mut diagnostics);
    overlay::apply(&overlays, &documents.iter().collect::<Vec<_>>(), &mut diagnostics);
    let mut codes: Vec<Code> = diagnostics.into_sorted().iter().map(|d| d.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Pieces of which hostile documents are made.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "resource: a\n",
            "arguments:\n",
            "  x:\n",
            "    type: string\n",
            "    block:\n",
            "      nesting: list\n",
            "    one_of: ",
            "    when: ",
            "    required_when: {",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "!t ",
            "? ",
            ": ",
            "- ",
            "\t",
            "\r",
            "\n",
            "---\n",
            "...\n",
            "|\n",
            ">-\n",
            "\"",
            "'",
            "%YAML 1.2\n",
            "\u{feff}",
            "\0",
            "<<: ",
            "#",
            "blocks:\n",
            "  b: {arguments: {",
            "definition: b",
            "    range: {min: 9, max: 1}\n",
            "    default: ",
            "1e999",
            "    bases: {declared: [marker 1:1-1:2]}\n",
            "groups: [{exactly_one: [a]}]\n",
            "---\noverlay: a\n",
            "corrections:\n",
            "- reason: r\n",
            "  argument: x.x\n",
            "  set: {type: ",
            "  add: {block: ",
            "  remove: true\n",
            "  without: [one_of]\n",
            "~",
            "@",
            "`",
            "\u{2028}",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_text_stops_the_reader(pieces in prop::collection::vec(piece(), 0..30)) {
        codes(&pieces.concat());
    }
}

#[test]
fn one_long_line_is_read_in_linear_time() {
    let arguments: Vec<String> = (0..5_000).map(|i| format!("a{i}: {{type: string, x: 1}}")).collect();
    let text = format!("{{resource: a, arguments: {{{}}}}}", arguments.join(", "));
    assert_eq!(codes(&text), [Code::YamlLimit, Code::YamlUnknownKey]);
}

#[test]
fn other_shapes_than_a_mapping_are_said_to_be_so() {
    for text in ["[1, 2]", "5", "just a text", "- resource: a"] {
        assert_eq!(codes(text), [Code::YamlWrongType], "{text}");
    }
    assert_eq!(codes(""), []);
    assert_eq!(codes("---\n---\n"), []);
}
