//! For tools: one JSON object.

use super::{Finding, Report};
use serde_json::{Value as Json, json};

impl Report {
    /// The findings, their number, and what would be done.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let (errors, warnings) = self.counts();
        let mut report = json!({
            "format_version": "1.0",
            "errors": errors,
            "warnings": warnings,
            "findings": self.findings().iter().map(|it| self.finding(it)).collect::<Vec<_>>(),
        });
        if !self.plans.is_empty() {
            let changes = self.plans.iter().flat_map(|(stack, plan)| {
                plan.resource_changes.iter().map(move |resource| {
                    let mut change = json!({
                        "address": resource.address,
                        "type": resource.type_name,
                        "actions": resource.change.actions,
                    });
                    if let Some(stack) = stack {
                        change["stack"] = stack.as_str().into();
                    }
                    change
                })
            });
            report["plan"] = changes.collect();
        }
        report
    }

    fn finding(&self, finding: &Finding) -> Json {
        let Finding { diagnostic, statement } = finding;
        let mut json = json!({
            "severity": diagnostic.severity,
            "source": if statement.is_some() { "document" } else { "terraform" },
            "summary": diagnostic.summary,
            "detail": diagnostic.detail,
        });
        if let Some(address) = &diagnostic.address {
            json["address"] = address.as_str().into();
        }
        if let Some(place) = &diagnostic.place {
            json["configuration"] = json!({
                "file": place.filename,
                "line": place.start.line,
                "column": place.start.column,
                "end_line": place.end.line,
                "end_column": place.end.column,
            });
        }
        if let Some(statement) = statement {
            json["rule"] = statement.rule.into();
            json["document"] = json!({ "text": statement.text });
            if let Some(at) = &statement.at {
                json["document"]["file"] = self.shown(&at.path).into();
                json["document"]["line"] = at.line.into();
                json["document"]["column"] = at.column.into();
            }
            if let Some(advice) = &statement.advice {
                json["help"] = advice.as_str().into();
            }
        }
        json
    }
}
