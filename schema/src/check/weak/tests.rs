//! What is noted of pages, and what is not.

use crate::compile::{Document, Options, compile_documents};
use crate::diagnostic::Code;
use crate::source::SourceFile;

/// What is noted of a page with these arguments.
fn noted(heading: &str, arguments: &str) -> Vec<String> {
    let text = format!("# {heading}: acme_lamp\n\n## Argument Reference\n\n{arguments}");
    let document = Document { file: SourceFile::new("lamp.md", text), name: "lamp.md".to_owned() };
    let compilation = compile_documents(&[document], &Options::default(), &|_| ());
    let notes = compilation.diagnostics.into_iter().filter(|it| it.code == Code::WeakEvidence);
    notes.map(|note| note.message).collect()
}

#[test]
fn a_name_alone_is_weak_and_a_text_that_agrees_is_not() {
    let arguments = "* `owners` - (Optional) Who may switch it.\n\
                     * `rooms` - (Optional) List of rooms.\n\
                     * `bulb_count` - (Optional) Bulbs in it.\n\
                     * `wire_count` - (Optional) Number of wires.\n\
                     * `glow` - (Optional) The amount of time it glows.\n\
                     * `fade` - (Optional) The amount of time it fades, in seconds.\n";
    let expected = [
        "`owners` is taken as a list(string) by its name alone",
        "`bulb_count` is taken as a number by its name alone",
        "`glow` is taken as a string by the noun that describes it alone",
    ];
    assert_eq!(noted("Resource", arguments), expected);
}

#[test]
fn how_often_a_block_may_stand_is_weak_where_only_its_name_says_so() {
    let arguments = "* `bulbs` - (Optional) What shines. Detailed below.\n\
                     * `stand` - (Optional) Holds it. The `stand` block is documented below.\n\
                     * `wires` - (Optional) One or more blocks of wires. Detailed below.\n\n\
                     ### bulbs\n\n* `watts` - (Required) Number of watts.\n\n\
                     ### stand\n\n* `height` - (Required) Number of centimetres.\n\n\
                     ### wires\n\n* `length` - (Required) Number of metres.\n";
    let stand = "`stand` is taken as a single block, as little says how often it may stand";
    let bulbs = "`bulbs` is taken as a list of blocks by its name alone";
    assert_eq!(noted("Resource", arguments), [bulbs, stand]);
    assert_eq!(noted("Data Source", arguments), [stand]);
}

#[test]
fn numerals_alone_are_weak() {
    let arguments = "* `bulb` - (Optional) What shines. Valid values are `1` and `2`.\n\
                     * `wire` - (Optional) How many wires it has.\n";
    assert_eq!(noted("Resource", arguments), ["`bulb` is taken as a number by its values alone"]);
}

#[test]
fn a_data_source_of_several_things_has_a_list_of_them() {
    let page = |name: &str, attributes: &str| {
        let text = format!("# Data Source: {name}\n\n## Attribute Reference\n\n{attributes}");
        let document = Document { file: SourceFile::new("lamps.md", text), name: "lamps.md".to_owned() };
        let compilation = compile_documents(&[document], &Options::default(), &|_| ());
        compilation.diagnostics.into_iter().filter(|it| it.message.contains("several things")).count()
    };
    assert_eq!(page("acme_lamps", "* `colour` - Name of the colour.\n"), 1);
    assert_eq!(page("acme_lamps", "* `colours` - List of the colours.\n"), 0);
    assert_eq!(page("acme_lamp", "* `colour` - Name of the colour.\n"), 0);
    assert_eq!(page("acme_lamps", ""), 0);
}

#[test]
fn what_is_not_marked_is_told_once_for_each_block() {
    let arguments =
        "* `name` - (Required) Name of it.\n* `tone` - The tone of it.\n* `hue` - The hue of it.\n";
    let expected = "`tone` and `hue` are taken as optional, as nothing says whether they must be set";
    assert_eq!(noted("Resource", arguments), [expected]);
}

/// What is noted of a page with these attributes.
fn noted_of_attributes(heading: &str, attributes: &str) -> Vec<String> {
    noted(heading, &format!("* `name` - (Required) Name of it.\n\n## Attribute Reference\n\n{attributes}"))
}

const ANNOUNCED: &str = "Each lamp will export the following:\n\n";

#[test]
fn an_attribute_of_which_nothing_says_what_it_is_is_weak_unless_it_is_called_as_texts_are() {
    let attributes =
        format!("{ANNOUNCED}* `lumen` - Measured light.\n* `thumbprint` - Of whoever made it.\n");
    let expected = "`lumen` is taken as a string, as nothing says what type it has";
    assert_eq!(noted_of_attributes("Resource", &attributes), [expected]);
}

#[test]
fn a_list_that_only_a_heading_announces_is_weak() {
    let attributes = "* `tone` - Name of the tone.\n* `hue` - Name of the hue.\n";
    let expected =
        "`tone` and `hue` are taken as attributes by a heading alone, as no words say what its list holds";
    assert_eq!(noted_of_attributes("Resource", attributes), [expected]);
    assert_eq!(noted_of_attributes("Resource", &format!("{ANNOUNCED}{attributes}")), [""; 0]);
}

#[test]
fn an_attribute_that_is_marked_as_arguments_are_is_weak() {
    let attributes = format!("{ANNOUNCED}* `hue` - (Optional) Name of the hue.\n");
    let expected = "`hue` is listed as an attribute, but marked as an argument is; it is taken as only read";
    assert_eq!(noted_of_attributes("Resource", &attributes), [expected]);
    let again = format!("{ANNOUNCED}* `name` - (Required) Name of it.\n");
    assert_eq!(noted_of_attributes("Resource", &again), [""; 0], "the arguments have it");
}

#[test]
fn what_must_be_set_has_no_default() {
    let arguments = "* `socket` - (Required) Name of the socket. Defaults to `wall`.\n\
                     * `hue` - (Optional) Name of the hue. Defaults to `red`.\n";
    let expected = "`socket` is taken as required by its marker, but is said to have a default";
    assert_eq!(noted("Resource", arguments), [expected]);
}

#[test]
fn what_a_list_without_markers_requires_is_told_once_for_each_block() {
    let arguments = "* `name` - Name of it.\n* `hue` - Name of the hue.\n";
    let expected = "`name` and `hue` are taken as required, as nothing says whether they must be set";
    assert_eq!(noted("Data Source", arguments), [expected]);
}

#[test]
fn what_is_marked_as_of_a_release_to_come_is_weak() {
    let arguments = "* `hue` - (Optional, [Beta](https://acme.org/versions)) Name of the hue.\n\
                     * `tone` - (Optional) Name of the beta tone.\n";
    let expected = "`hue` is marked as \u{201c}Beta\u{201d}: the provider may not have it yet";
    assert_eq!(noted("Resource", arguments), [expected]);
}

#[test]
fn what_an_example_writes_as_a_text_is_weak() {
    let page = |lit: &str, watts: &str| {
        format!(
            "* `lit` - (Optional) Whether it is lit.\n* `bulb` - (Optional) A `bulb` block:\n    \
             * `watts` - (Optional) Number of watts.\n\n## Example Usage\n\n```hcl\nresource \"acme_lamp\" \"a\" {{\n  \
             lit = {lit}\n  bulb {{\n    watts = {watts}\n  }}\n}}\n```\n"
        )
    };
    let shown = |lit: &str, watts: &str| {
        let notes = noted("Resource", &page(lit, watts));
        notes.into_iter().filter(|note| note.contains("writes it")).collect::<Vec<_>>()
    };
    let expected = [
        "`lit` is taken as a bool, but an example writes it as a text",
        "`bulb.watts` is taken as a number, but an example writes it as a text",
    ];
    assert_eq!(shown("\"true\"", "\"40\""), expected);
    assert_eq!(shown("true", "40"), [""; 0]);
}

#[test]
fn what_several_things_have_is_told_or_left_to_another_page() {
    let page = |text: &str| {
        let text = format!("# Data Source: acme_lamps\n\n## Attribute Reference\n\n{ANNOUNCED}{text}");
        let document = Document { file: SourceFile::new("lamps.md", text), name: "lamps.md".to_owned() };
        let compilation = compile_documents(&[document], &Options::default(), &|_| ());
        let notes = compilation.diagnostics.into_iter().map(|note| note.message);
        notes.filter(|note| note.contains("each of them")).collect::<Vec<_>>()
    };
    let expected = "`lamps` is taken as a list of texts, as nothing says what each of them has";
    assert_eq!(page("* `lamps` - List of all lamps that were found.\n"), [expected]);
    assert_eq!(page("* `ids` - List of the ids of lamps.\n"), [""; 0]);
    assert_eq!(page("* `lamps` - List of all lamps:\n    * `hue` - Name of the hue.\n"), [""; 0]);
}
