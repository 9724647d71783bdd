//! Arguments of which no word says whether they must be set.

use super::super::outline::{DeclaredField, Definition};
use super::super::reading::FieldReading;
use super::Emitter;
use crate::facts::{Claim, Subject};
use crate::model::{BlockId, Evidence, Presence, ResourceKind};
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
            field.path.len() == 1 && !says(reading, |claim| matches!(claim, Claim::Presence(_)))
        };
        let all_open =
            || fields.clone().all(|(_, reading)| !says(reading, |claim| matches!(claim, Claim::Presence(_))));
        let required: Vec<&DeclaredField<'_>> = if only_optional_marked(definition, readings) {
            let settled = |claim: &Claim| matches!(claim, Claim::Default { .. } | Claim::Computed(true));
            fields
                .filter(|(field, reading)| open(field, reading) && !says(reading, settled))
                .map(|(field, _)| field)
                .collect()
        } else if self.page.title.kind == ResourceKind::DataSource
            && !definition.is_marked()
            && all_open()
            && !offers_a_choice(definition)
        {
            // What something is found by must be said.
            fields.filter(|(field, reading)| open(field, reading)).map(|(field, _)| field).collect()
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
