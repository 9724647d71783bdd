//! What becomes of CommonMark's blocks.

use crate::markdown::{Content, Item};

/// The content of the first bullet: texts, and lists as the texts of their items.
fn bullet(text: &str) -> Vec<String> {
    let file = crate::source::SourceFile::new("x.md", text);
    let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
    let Some(Content::List(list)) = document.sections[0].content.first() else { panic!("no list") };
    let text = |item: &Item| item.text().map(|text| text.text().to_owned()).unwrap_or_default();
    let shown = |content: &Content| match content {
        Content::Paragraph(text) => text.text().to_owned(),
        Content::List(list) => list.items.iter().map(text).collect::<Vec<_>>().join(" | "),
        _ => String::new(),
    };
    list.items[0].content.iter().map(shown).collect()
}

#[test]
fn a_line_below_a_list_in_a_bullet_goes_on_with_the_bullet() {
    assert_eq!(
        bullet("* `way` - One of these:\n  - A: first\n  - B: second\n  Default value is `A`.\n  Or so.\n"),
        ["`way` - One of these:", "A: first | B: second", "Default value is `A`. Or so."]
    );
    assert_eq!(
        bullet(
            "* `way` - One of these:\n    * `A`: it glows\n    at night.\n  If unset, it is dark.\n* `b`\n"
        ),
        ["`way` - One of these:", "`A`: it glows at night.", "If unset, it is dark."]
    );
}

#[test]
fn a_table_in_a_bullet_is_a_list_of_its_rows() {
    assert_eq!(
        bullet(
            "* `way` - One of these:\n\n  | Value | Meaning |\n  |---|---|\n  | `A` | it glows |\n  | `B` | not |\n"
        ),
        ["`way` - One of these:", "`A` - it glows | `B` - not"]
    );
}

#[test]
fn a_table_elsewhere_is_text() {
    let text = "Lamps:\n\n| Lamp | Light |\n|---|---|\n| `a` | red |\n";
    let file = crate::source::SourceFile::new("x.md", text);
    let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
    let [Content::Paragraph(_), Content::Paragraph(table)] = document.sections[0].content.as_slice() else {
        panic!("two paragraphs")
    };
    assert_eq!(table.text().trim(), "| Lamp| Light | `a`| red");
}

#[test]
fn terms_with_their_definitions_are_bullets() {
    assert_eq!(
        bullet("way\n: (Optional) How it goes.\n\n`kind`\n: Its kind.\n"),
        ["`way` - (Optional) How it goes."]
    );
    assert_eq!(bullet("`way`\n:   How it goes.\n\n    Or not.\n"), ["`way` - How it goes.", "Or not."]);
}

#[test]
fn titles_can_be_underlined() {
    let titles = |text: &str| {
        let file = crate::source::SourceFile::new("x.md", text);
        let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
        let sections = document.sections.iter().skip(1);
        sections.map(|section| format!("{} {}", section.level, section.title.text())).collect::<Vec<_>>()
    };
    assert_eq!(
        titles("Resource lamp\n===\n\nExample Usage\n---\nText\n"),
        ["1 Resource lamp", "2 Example Usage"]
    );
    assert_eq!(titles("It glows at night.\n---\n\nand\n---\n\n* `a` - It\n---\n"), [""; 0]);
}

#[test]
fn a_line_that_goes_on_with_a_bullet_stays_there() {
    for text in [
        "* `box`:\n  * `a` - (Optional) The way.\n  Possible values are `X`.\n",
        "* `box`:\n  * `a` - The way\n  It goes.\n",
        "* `box`:\n    * `a` - Kept in a\n  Storage box.\n",
    ] {
        assert_eq!(bullet(text).len(), 2, "{text}");
    }
}
