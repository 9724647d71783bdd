//! The timeouts of a page.

use super::declaration;
use super::label;
use super::outline::{DeclaredField, Definition, Outline};
use super::part::PagePart;
use crate::facts::{Claim, Fact, Subject};
use crate::literal::Literal;
use crate::markdown::{Content, Document, Inline, Item};
use crate::model::Evidence;
use crate::source::SourceFile;
use std::ops::Range;

/// Operations that Terraform knows timeouts for.
pub(super) const OPERATIONS: &[&str] = &["create", "read", "update", "delete", "default"];

/// Every bullet of the sections about timeouts that names an operation.
pub(super) fn read(file: &SourceFile, document: &Document, parts: &[PagePart], facts: &mut Vec<Fact>) {
    for (section, _) in document.sections.iter().zip(parts).filter(|(_, r)| **r == PagePart::Timeouts) {
        for content in &section.content {
            if let Content::List(list) = content {
                let texts = list.items.iter().filter_map(Item::text);
                facts.extend(texts.filter_map(|text| fact(file, text)));
            }
        }
    }
}

/// Takes an argument `timeouts` out of those of the resource: Terraform has a block of that name for them, whose operations
/// are listed below the bullet, named in it, or in a section of their own.
pub(super) fn take_out(file: &SourceFile, outline: &mut Outline<'_>, facts: &mut Vec<Fact>) {
    let Some(root) = outline.definitions.get_mut(Outline::ARGUMENTS) else { return };
    let is_timeouts = |field: &DeclaredField<'_>| field.path.len() == 1 && field.own_name() == "timeouts";
    let Some(at) = root.fields.iter().position(is_timeouts) else { return };
    let taken = root.fields.remove(at);
    // The bullet and those below it stay known as read.
    let beside = Definition::new(None, root.part, root.section, Outline::ARGUMENTS, root.at);
    let apart = Definition { nested: true, fields: vec![taken.clone()], ..beside };
    outline.definitions.push(apart);
    match taken.nested.and_then(|nested| outline.definitions.get_mut(nested)) {
        Some(below) => {
            below.label = None;
            facts.extend(below.fields.iter().filter_map(|field| fact(file, field.text)));
        }
        None => facts.extend(named_in(file, taken.text)),
    }
}

/// The operations that a text names in ticks.
fn named_in(file: &SourceFile, text: &Inline) -> impl Iterator<Item = Fact> {
    label::in_ticks(text.text()).filter_map(|name| {
        let operation = text.text().get(name.clone()).filter(|name| OPERATIONS.contains(name))?.to_owned();
        let claim = Claim::Timeout { operation, default: None };
        let at = text.prose.location(file, name);
        Some(Fact::new(Subject::Resource, claim, Evidence::Declaration, at))
    })
}

fn fact(file: &SourceFile, text: &Inline) -> Option<Fact> {
    let name = operation(text.text())?;
    let operation = text.text().get(name.clone())?.to_owned();
    let default = text.text().get(name.end..).and_then(duration);
    let claim = Claim::Timeout { operation, default };
    let at = text.prose.location(file, name);
    Some(Fact::new(Subject::Resource, claim, Evidence::Declaration, at))
}

/// Where the operation stands that a text begins with: in ticks, or in emphasis, where a name needs a marker elsewhere.
fn operation(text: &str) -> Option<Range<usize>> {
    let name = match declaration::read(text) {
        Some(declaration) => declaration.names.first().filter(|name| name.path.len() == 1)?.range.clone(),
        None => {
            let start = text.len() - text.trim_start_matches("**").len();
            let length = text.get(start..)?.find("**")?;
            start..start + length
        }
    };
    OPERATIONS.contains(&text.get(name.clone())?).then_some(name)
}

static DURATION: Literal =
    Literal::new(r"(?i)\b(\d+)\s*(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?:(\d+)(m|s))?\b");

/// The first duration in a text, as it is written in a configuration: `60 minutes` is `60m`.
fn duration(text: &str) -> Option<String> {
    let found = DURATION.captures(text)?;
    let unit = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    let mut out = format!("{}{}", found.get(1)?.as_str(), unit(found.get(2)?.as_str())?);
    if let (Some(number), Some(second)) = (found.get(3), found.get(4)) {
        out.push_str(number.as_str());
        out.extend(unit(second.as_str()));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_of_that_name_states_operations() {
        for (bullets, expected) in [
            ("* `timeouts` - (Optional) Some.\n  * `create` - (Optional) How long.\n", "create"),
            ("* `timeouts` - (Optional) For `create` and `delete`.\n", "create delete"),
            ("* `timeouts` - (Optional) See below.\n\n## Timeouts\n\n* `read` - (Default `5m`)\n", "read"),
        ] {
            let text =
                format!("# acme_box Resource\n\n## Argument Reference\n\n* `a` - (Optional) A.\n{bullets}");
            let mut diagnostics = crate::diagnostic::Diagnostics::new();
            let file = SourceFile::new("x.md", text);
            let read = crate::page::read(&file, &mut diagnostics).expect("a resource");
            let operations = read.facts.iter().filter_map(|fact| match &fact.claim {
                Claim::Timeout { operation, .. } => Some(operation.as_str()),
                _ => None,
            });
            assert_eq!(operations.collect::<Vec<_>>().join(" "), expected);
            let about = |fact: &&Fact| format!("{:?}", fact.subject).contains("timeouts");
            assert_eq!(read.facts.iter().find(about), None);
            assert_eq!(diagnostics.into_sorted(), []);
        }
    }

    #[test]
    fn operations_stand_in_ticks_or_in_emphasis() {
        for (text, expected) in [
            ("`create` - (Default `30m`)", Some("create")),
            ("**delete**: The deletion fails after 30 minutes.", Some("delete")),
            ("**NOTE**: Something else.", None),
            ("`lamp` - Something else.", None),
            ("Something else.", None),
        ] {
            assert_eq!(operation(text).map(|name| &text[name]), expected, "{text}");
        }
    }

    #[test]
    fn durations_are_written_as_configurations_write_them() {
        for (text, expected) in [
            (" - (Default `30m`)", Some("30m")),
            (" - (Optional, Default: `1h30m`) How long", Some("1h30m")),
            (" - (Defaults to 60 minutes) Used when", Some("60m")),
            (" - Default is 20 Minutes.", Some("20m")),
            (" - (Default `90s`)", Some("90s")),
            (" - How long to wait", None),
        ] {
            assert_eq!(duration(text).as_deref(), expected, "{text}");
        }
    }
}
