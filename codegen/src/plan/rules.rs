//! Rules of the schema as rows of the table.

use super::data::{Group, Rule};
use ferroform_schema::model::{self, Standing};
use ferroform_schema::places::Places;

/// The rule as a row.
pub(super) fn rule(rule: &model::Rule, places: Places<'_>) -> Rule {
    let (document, line) = places.stated(&rule.bases);
    Rule {
        document,
        line,
        text: rule.text.trim().to_owned(),
        contradicted: rule.standing != Standing::Holds,
        when: rule.when.clone(),
        check: rule.check.clone(),
    }
}

/// The same for a rule over several arguments.
pub(super) fn group(group: &model::Group, places: Places<'_>) -> Group {
    let (document, line) = places.stated(&group.bases);
    Group {
        document,
        line,
        text: group.text.trim().to_owned(),
        contradicted: group.standing != Standing::Holds,
        when: group.when.clone(),
        kind: group.kind,
        arguments: group.arguments.clone(),
    }
}
