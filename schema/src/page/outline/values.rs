//! Tells lists of declarations from lists of values, rules and links.

use super::super::declaration::{self, Declaration};
use crate::markdown::{Inline, Item, List};

/// What stands around a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    /// The text that leads to the list: the paragraph before it, or the bullet that holds it.
    pub(super) lead: Option<&'a str>,
    /// Whether the list stands inside a bullet.
    pub(super) nested: bool,
    /// Whether something before the list says that declarations follow: its intro, a heading that names a block.
    pub(super) announced: bool,
    /// Whether an example shows that the items are members.
    pub(super) proven: bool,
}

/// The declaration of each item that is one, in the order of the items.
pub(super) fn declarations<'d>(
    list: &'d List,
    setting: Setting<'_>,
) -> Vec<(&'d Item, Option<(&'d Inline, Declaration)>)> {
    let mut read: Vec<_> = list
        .items
        .iter()
        .map(|item| (item, item.text().and_then(|text| Some((text, declaration::read(text.text())?)))))
        .collect();
    let marked =
        read.iter().any(|(_, found)| found.as_ref().is_some_and(|(text, d)| d.is_marked(text.text())));
    if marked || setting.proven {
        return read;
    }
    let found = read.iter().filter(|(_, found)| found.is_some()).count();
    let typed = read.iter().any(|(_, found)| found.as_ref().is_some_and(|(_, d)| !d.markers.is_empty()));
    // Over a list of its own, "Valid keys for `x`" says that the members of the block `x` follow.
    let keys = |text: &str| setting.nested && last_clause(text).contains("valid keys");
    // Rows of a table in a bullet say more about the bullet's argument.
    let values = list.table
        || setting.lead.is_some_and(|text| leads_to_values(text) || keys(text))
        // Most items are no names at all: these are values or rules with a name among them.
        || found * 2 < read.len()
        || (setting.nested && !typed && !setting.announced && !setting.lead.is_some_and(leads_to_fields));
    if values {
        for (_, found) in &mut read {
            *found = None;
        }
    }
    read
}

/// Whether a text ends by announcing values.
fn leads_to_values(text: &str) -> bool {
    let tail = last_clause(text);
    // "Only one of `a` and `b` may be set" is about arguments.
    let tail = tail.replace("only one of", "");
    let says = |words: &[&str]| words.iter().any(|word| tail.contains(word));
    says(&[
        "following resources",
        "valid value",
        "valid option",
        "valid type",
        "possible value",
        "allowed value",
        "accepted value",
        "supported value",
        "acceptable value",
        "values are",
        "values include",
        "one of",
        "either",
        "options are",
        "following values",
        "value is one",
        "choose from",
        "valid choices",
    ]) || enumerates(&tail)
}

/// "Supported signature types are": what is taken, where that is nothing which has members.
fn enumerates(tail: &str) -> bool {
    const TAKEN: &[&str] =
        &["supported", "valid", "available", "possible", "allowed", "acceptable", "accepted"];
    const HOLDERS: &[&str] =
        &["arguments", "attributes", "blocks", "fields", "keys", "members", "parameters", "properties"];
    let words: Vec<&str> = tail.split_whitespace().collect();
    let Some((last, rest)) = words.split_last() else { return false };
    let said = rest.iter().rev().take(4).any(|word| TAKEN.contains(word));
    *last == "are" && said && !rest.last().is_some_and(|noun| HOLDERS.contains(noun))
}

/// Whether a text ends by announcing members.
fn leads_to_fields(text: &str) -> bool {
    let tail = last_clause(text);
    let words = [
        "support",
        "block",
        "object",
        "argument",
        "attribute",
        "field",
        "contain",
        "following",
        "structure",
        "below",
        "consist",
        "list of",
        "map of",
        "nested",
        "export",
        "element",
        "includ",
        "member",
        "propert",
        "config",
        "setting",
        "information",
        "detail",
    ];
    words.iter().any(|word| tail.contains(word)) || (text.trim_end().ends_with(':') && !names_a_choice(&tail))
}

/// "The category of the lamp": what stands below are the kinds there are, where nothing else speaks of members.
fn names_a_choice(clause: &str) -> bool {
    const CHOICES: [&str; 16] = [
        "type",
        "types",
        "category",
        "mode",
        "kind",
        "method",
        "strategy",
        "algorithm",
        "protocol",
        "edition",
        "unit",
        "status",
        "state",
        "level",
        "scheme",
        "class",
    ];
    let subject = clause.split(" of ").next().unwrap_or(clause);
    subject.split(|c: char| !c.is_alphanumeric()).next_back().is_some_and(|word| CHOICES.contains(&word))
}

/// The end of a text in lower case: what is said right before a list.
fn last_clause(text: &str) -> String {
    let text = text.trim_end();
    let mut start = text.len().saturating_sub(160);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let tail = text.get(start..).unwrap_or(text);
    let sentence = tail.trim_end_matches(['.', ':']).rsplit(". ").next().unwrap_or(tail);
    sentence.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::Content;

    fn names(text: &str, lead: &str, nested: bool) -> Vec<String> {
        let file = crate::source::SourceFile::new("x.md", text);
        let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
        let Some(Content::List(list)) = document.sections[0].content.first() else { panic!("no list") };
        declarations(list, Setting { lead: Some(lead), nested, announced: false, proven: false })
            .into_iter()
            .filter_map(|(_, found)| Some(found?.1.names[0].path.join(".")))
            .collect()
    }

    #[test]
    fn markers_prove_declarations_and_carry_their_siblings() {
        assert_eq!(names("* `a` - (Required) X\n* `b` - Y\n", "Valid values are:", true), ["a", "b"]);
    }

    #[test]
    fn values_are_left_out() {
        assert_eq!(names("* `http` - X\n* `sqs` - Y\n", "Protocol. Valid values are:", true), [""; 0]);
        assert_eq!(names("* `http` - X\n* `sqs` - Y\n", "The protocol to use", true), [""; 0]);
        let lead = "The following resources should not be managed as well:";
        assert_eq!(names("* `acme_lid`\n* `acme_door`\n", lead, false), [""; 0]);
        assert_eq!(
            names("* `http` - X\n* `sqs` - Y\n", "`x` - (Optional) The type of the lamp:", true),
            [""; 0]
        );
        assert_eq!(names("* `a` - X\n* `b` - Y\n", "A block. Valid keys are:", true), [""; 0]);
        assert_eq!(names("* `a`\n* `b`\n", "How. Supported kinds of it are:", true), [""; 0]);
        assert_eq!(names("* `a`\n* `b`\n", "A block. Supported arguments are:", true), ["a", "b"]);
        assert_eq!(names("* `a` - X\n* plain\n* words\n", "", false), [""; 0]);
    }

    #[test]
    fn rows_of_a_table_in_a_bullet_are_no_declarations() {
        let text = "* `x`\n\n  | a | b |\n  |---|---|\n  | `a` | X |\n";
        let file = crate::source::SourceFile::new("x.md", text);
        let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
        let Some(Content::List(list)) = document.sections[0].content.first() else { panic!("no list") };
        let Some(Content::List(table)) = list.items[0].content.get(1) else { panic!("no table") };
        let setting =
            Setting { lead: Some("Block with these:"), nested: true, announced: true, proven: false };
        assert!(declarations(table, setting).iter().all(|(_, found)| found.is_none()));
    }

    #[test]
    fn announced_members_are_declarations() {
        assert_eq!(names("* `a` - X\n* `b` - Y\n", "Block with these:", true), ["a", "b"]);
        assert_eq!(names("* `a` - X\n* `b` - Y\n", "Valid keys for `x`.", false), ["a", "b"]);
        assert_eq!(names("* `a` (String) X\n", "", true), ["a"]);
        assert_eq!(names("* `a` - X\n", "", false), ["a"]);
        assert_eq!(names("* `a` - X\n", "Only one of `x` and `y` can be set:", true), ["a"]);
    }
}
