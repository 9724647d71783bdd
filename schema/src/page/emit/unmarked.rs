//! Arguments of which no word says whether they must be set.

use super::super::outline::{DeclaredField, Definition};
use super::super::reading::{BlockCue, FieldReading};
use super::Emitter;
use crate::facts::{Claim, Subject};
use crate::model::{BlockId, Evidence, Presence, ResourceKind, Type};
use crate::phrase;
use std::sync::Arc;

impl Emitter<'_, '_> {
    /// Takes such arguments of a type for required where the rest of its list says so by its silence. An example that
    /// does without one makes it optional again.
    pub(super) fn unmarked(&mut self, id: &BlockId, definition: &Definition<'_>, readings: &[FieldReading]) {
        if definition.intros.iter().any(|intro| phrase::read_list_intro(&intro.prose).presence.is_some()) {
            return;
        }
        let fields = definition.fields.iter().zip(readings);
        let open = |field: &DeclaredField<'_>, reading: &FieldReading| {
            field.path.len() == 1
                && !says(reading, |claim| matches!(claim, Claim::Presence(_)))
                && !narrows(reading)
        };
        let all_open = || {
            fields.clone().all(|(_, reading)| {
                !says(reading, |claim| matches!(claim, Claim::Presence(_))) && !narrows(reading)
            })
        };
        let required: Vec<&DeclaredField<'_>> = if only_optional_marked(definition, readings) {
            let settled = |claim: &Claim| matches!(claim, Claim::Default { .. } | Claim::Computed(true));
            fields
                .filter(|(field, reading)| open(field, reading) && !says(reading, settled))
                .map(|(field, _)| field)
                .collect()
        } else if self.page.title.kind == ResourceKind::DataSource
            && !definition.is_marked()
            && !offers_a_choice(definition)
        {
            // What something is found by must be said. Where words say of some that they need not be, switches and blocks
            // among the others need not be either.
            let plain = all_open();
            fields
                .filter(|(field, reading)| open(field, reading) && (plain || is_value(reading)))
                .map(|(field, _)| field)
                .collect()
        } else {
            Vec::new()
        };
        for field in required {
            let at = self.page.file.location(field.text.span);
            let subject = Arc::new(Subject::Argument(id.clone(), field.own_name().to_owned()));
            self.push(&subject, Claim::Presence(Presence::Required), Evidence::Assumed, at);
        }
    }
}

fn says(reading: &FieldReading, what: impl Fn(&Claim) -> bool) -> bool {
    reading.statements().any(|(_, statement)| what(&statement.claim))
}

/// Whether a text says that its argument only narrows what is found.
fn narrows(reading: &FieldReading) -> bool {
    let lower = reading.prose().as_str().to_lowercase();
    lower.starts_with("filter") || lower.contains("to filter")
}

/// Whether an argument is a value, and no switch that something can do without.
fn is_value(reading: &FieldReading) -> bool {
    reading.cue != BlockCue::Block && reading.likely_type() != Some(&Type::Bool)
}

/// Whether what may be left out is marked, and nothing that must be set.
fn only_optional_marked(definition: &Definition<'_>, readings: &[FieldReading]) -> bool {
    let marks = |presence: Presence| {
        readings.iter().any(|reading| says(reading, |claim| *claim == Claim::Presence(presence)))
    };
    definition.is_marked() && marks(Presence::Optional) && !marks(Presence::Required)
}

/// Whether some text says that one of several is enough.
fn offers_a_choice(definition: &Definition<'_>) -> bool {
    let remarks = definition.remarks.iter().map(|remark| remark.text);
    let texts = definition.intros.iter().copied().chain(remarks);
    texts.chain(definition.fields.iter().map(|field| field.text)).any(|text| {
        let lower = text.text().to_lowercase();
        ["one of", "at least one", "either", "one or more of", "optional", "both"]
            .iter()
            .any(|word| lower.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::model::Presence;
    use crate::source::SourceFile;

    /// The arguments that a data source must be given.
    fn required(list: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::new();
        let text = format!("# Data Source: acme_box\n\n## Argument Reference\n\n{list}");
        let facts = crate::page::read(&SourceFile::new("box.md", text), &mut diagnostics).expect("a page");
        let resource = crate::resolve::resolve(&[&facts], &mut diagnostics).expect("a data source");
        let arguments = resource.root.arguments.iter();
        let required = arguments.filter(|argument| argument.presence.value == Presence::Required);
        required.map(|argument| argument.name.clone()).collect()
    }

    #[test]
    fn what_something_is_found_by_must_be_said() {
        assert_eq!(required("* `name` - Its name.\n* `shop` - Where it is.\n"), ["name", "shop"]);
        assert_eq!(required("* `name` - Its name.\n* `shop` - One of both is enough.\n"), [""; 0]);
    }

    #[test]
    fn what_narrows_the_choice_can_be_left_out() {
        assert_eq!(required("* `shop` - Where it is.\n* `lid` - The lid to filter boxes by.\n"), ["shop"]);
        assert_eq!(required("* `lid` - Filter for their lids.\n"), [""; 0]);
        // Words about one leave open what switches are.
        let list = "* `shop` - Where it is.\n* `lid` - The lid to filter boxes by.\n* `open` - Whether it is open.\n";
        assert_eq!(required(list), ["shop"]);
    }
}
