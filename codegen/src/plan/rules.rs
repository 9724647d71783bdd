//! Rules of the schema as rows of the table.

use super::data::{Group, Rule};
use ferroform_schema::model::{self, Basis, Standing};

/// The rule as a row. Only one document stands in the table: where a rule is stated elsewhere, in an overlay, its text
/// says so.
pub(super) fn rule(rule: &model::Rule, document: &str) -> Rule {
    let (line, text) = place(&rule.bases, &rule.text, document);
    let contradicted = rule.standing != Standing::Holds;
    Rule { line, text, contradicted, when: rule.when.clone(), check: rule.check.clone() }
}

/// The same for a rule over several arguments.
pub(super) fn group(group: &model::Group, document: &str) -> Group {
    let (line, text) = place(&group.bases, &group.text, document);
    Group {
        line,
        text,
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

fn place(bases: &[Basis], text: &str, document: &str) -> (u32, String) {
    let line = line(bases, document);
    match bases.first() {
        Some(basis) if line == 0 => {
            (0, format!("{} (stated at {}:{})", text.trim(), basis.at.path, basis.at.line))
        }
        _ => (line, text.trim().to_owned()),
    }
}
