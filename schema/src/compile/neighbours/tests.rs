//! What is noted of pages beside others.

use crate::compile::{Document, Options, compile_documents};
use crate::diagnostic::Code;
use crate::source::SourceFile;

/// What is noted with this code of pages with these names and texts: places and messages.
fn noted(code: Code, pages: &[(String, String)]) -> Vec<String> {
    let document = |(name, text): &(String, String)| Document {
        file: SourceFile::new(name.as_str(), text.as_str()),
        name: name.clone(),
    };
    let documents: Vec<Document> = pages.iter().map(document).collect();
    let compilation = compile_documents(&documents, &Options::default(), &|_| ());
    let notes = compilation.diagnostics.into_iter().filter(|it| it.code == code);
    notes.map(|note| format!("{}: {}", note.labels[0].at.path, note.message)).collect()
}

/// The page of a resource with these arguments and whatever else.
fn page(name: &str, arguments: &str, rest: &str) -> (String, String) {
    let text = format!("# Resource: acme_{name}\n\n## Argument Reference\n\n{arguments}\n{rest}");
    (format!("{name}.md"), text)
}

const NAME: &str = "* `name` - (Required) Name of it.\n";
const ROOM: &str = "* `name` - (Required) Name of it.\n* `room` - (Optional) Name of the room.\n";
const STATE: &str = "## Attribute Reference\n\n* `lamp_state` - Name of the state it is in.\n";
const TIMEOUTS: &str = "## Timeouts\n\n* `create` - (Default `5m`) Used when creating it.\n";

/// Pages that are alike, and as many as there must be of them.
fn many(arguments: &str, rest: &str) -> Vec<(String, String)> {
    (0..20).map(|i| page(&format!("other{i}"), arguments, rest)).collect()
}

#[test]
fn a_name_that_nearly_all_others_have_is_missed() {
    let with = |lamp: &str, others: usize| {
        let mut pages = many(ROOM, "");
        pages.truncate(others);
        pages.push(page("lamp", lamp, ""));
        noted(Code::UnlistedFields, &pages)
    };
    let expected = "lamp.md: the page does not name `room`, which 20 of 20 others of the provider do";
    assert_eq!(with(NAME, 20), [expected]);
    assert_eq!(with(ROOM, 20), [""; 0]);
    assert_eq!(with(NAME, 19), [""; 0], "too few to tell");
}

#[test]
fn an_attribute_that_an_example_reads_is_missed() {
    let reads = |reference: &str| {
        let code = format!("## Example Usage\n\n```hcl\noutput \"it\" {{\n  value = {reference}\n}}\n```\n");
        noted(Code::UnlistedFields, &[page("lamp", NAME, ""), page("desk", NAME, &code)])
    };
    let expected = "lamp.md: the page does not name `watts`, which an example reads";
    assert_eq!(reads("acme_lamp.reading.watts"), [expected]);
    for known in ["acme_lamp.reading.name", "acme_lamp.reading.id", "acme_bulb.reading.watts"] {
        assert_eq!(reads(known), [""; 0], "{known}");
    }
}

#[test]
fn a_page_about_several_types_does_not_tell_whose_names_are_whose() {
    let text = "# Resource: acme_lamp\n\n```hcl\nresource \"acme_lamp\" \"a\" {\n  name = acme_bulb.b.watts\n}\n```\n\n\
                ## Argument Reference\n\n* `name` - (Required) Name of it.\n";
    let alias = text.replace("acme_lamp", "acme_bulb");
    let both = vec![("lamps.md".to_owned(), text.to_owned()), ("bulb.md".to_owned(), alias)];
    assert_eq!(noted(Code::UnlistedFields, &both).len(), 1);
    let shared = vec![("lamps.md".to_owned(), format!("{text}\n{}", both[1].1))];
    assert_eq!(noted(Code::UnlistedFields, &shared), [""; 0]);
}

#[test]
fn timeouts_are_missed_where_something_is_waited_for() {
    let among = |others: &str, lamp: &str| {
        let mut pages = many(NAME, others);
        pages.push(page("lamp", NAME, lamp));
        noted(Code::UnstatedTimeouts, &pages)
    };
    let expected =
        "lamp.md: `acme_lamp` has a `lamp_state` that may be waited for, but its page states no timeouts";
    assert_eq!(among(TIMEOUTS, STATE), [expected]);
    assert_eq!(among(TIMEOUTS, ""), [""; 0]);
    assert_eq!(among(TIMEOUTS, &format!("{STATE}\n{TIMEOUTS}")), [""; 0]);
    assert_eq!(among("", STATE), [""; 0], "one in twenty tells of a state");
}

#[test]
fn timeouts_are_missed_where_no_page_has_any() {
    let notes = noted(Code::UnstatedTimeouts, &many(NAME, STATE));
    let expected = "other0.md: no page of the provider states timeouts, though 20 of 20 tell of a state that is waited for: \
                    `acme_other0` may have some";
    assert_eq!((notes.len(), notes[0].as_str()), (20, expected));
    assert_eq!(noted(Code::UnstatedTimeouts, &many(NAME, "")), [""; 0]);
}
