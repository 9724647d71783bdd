//! Rules of the schema as rows of the table.

use super::data::{Group, Rule};
use ferroform_schema::model::{self, Basis, Standing};

/// The rule as a row.
pub(super) fn rule(rule: &model::Rule, document: &str) -> Rule {
    let (elsewhere, line) = place(&rule.bases, document);
    Rule {
        document: elsewhere,
        line,
        text: rule.text.trim().to_owned(),
        contradicted: rule.standing != Standing::Holds,
        when: rule.when.clone(),
        check: rule.check.clone(),
    }
}

/// The same for a rule over several arguments.
pub(super) fn group(group: &model::Group, document: &str) -> Group {
    let (elsewhere, line) = place(&group.bases, document);
    Group {
        document: elsewhere,
        line,
        text: group.text.trim().to_owned(),
        contradicted: group.standing != Standing::Holds,
        when: group.when.clone(),
        kind: group.kind,
        arguments: group.arguments.clone(),
    }
}

/// The line of the document on which a thing is stated; 0 when it is not stated there.
pub(super) fn line(bases: &[Basis], document: &str) -> u32 {
    bases.iter().find(|basis| &*basis.at.path == document).map_or(0, |basis| basis.at.line)
}

/// Where a rule is stated: in the document of its type wherever it is stated there, else where it is stated most
/// strongly, as in an overlay.
fn place(bases: &[Basis], document: &str) -> (Option<String>, u32) {
    match (line(bases, document), bases.first()) {
        (0, Some(basis)) => (Some(basis.at.path.to_string()), basis.at.line),
        (line, _) => (None, line),
    }
}
