//! For code review tools: SARIF 2.1.0.

use super::{Finding, Report};
use ferroform_schema::diagnostic::sarif;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// The rule of everything that Terraform says by itself.
const TERRAFORM: &str = "terraform";

impl Report {
    /// The findings as a log with one run.
    #[must_use]
    pub fn to_sarif(&self) -> Json {
        let rules: BTreeSet<&str> = self.findings().iter().map(rule).collect();
        let describe = |id| {
            let text = if id == TERRAFORM {
                "Terraform refuses it, or warns.".to_owned()
            } else {
                format!("A rule that the provider's document states ({id}).")
            };
            (id, text)
        };
        let results = self.findings().iter().map(|it| self.result(it)).collect();
        sarif::log(rules.into_iter().map(describe), results)
    }

    fn result(&self, finding: &Finding) -> Json {
        let Finding { diagnostic, statement } = finding;
        let text = [diagnostic.summary.as_str(), diagnostic.detail.as_str()].join("\n");
        let mut location = json!({});
        if let Some(place) = &diagnostic.place {
            location["physicalLocation"] = json!({
                "artifactLocation": { "uri": place.filename },
                "region": {
                    "startLine": place.start.line,
                    "startColumn": place.start.column,
                    "endLine": place.end.line,
                    "endColumn": place.end.column,
                },
            });
        }
        if let Some(address) = &diagnostic.address {
            location["logicalLocations"] = json!([{ "fullyQualifiedName": address, "kind": "resource" }]);
        }
        let level = if diagnostic.is_error() { "error" } else { "warning" };
        let mut result = sarif::result(rule(finding), level, text.trim_end());
        if location != json!({}) {
            result["locations"] = json!([location]);
        }
        if let Some(at) = statement.as_ref().and_then(|statement| statement.at.as_ref()) {
            result["relatedLocations"] = json!([{
                "id": 1,
                "message": { "text": "the document states it" },
                "physicalLocation": {
                    "artifactLocation": { "uri": self.shown(&at.path) },
                    "region": { "startLine": at.line, "startColumn": at.column },
                },
            }]);
        }
        result
    }
}

fn rule(finding: &Finding) -> &str {
    finding.statement.as_ref().map_or(TERRAFORM, |statement| statement.rule)
}
