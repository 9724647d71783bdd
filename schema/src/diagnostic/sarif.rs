//! Messages for code review tools: SARIF 2.1.0.

use crate::source::Location;
use crate::visible;
use serde_json::{Value as Json, json};

/// A log with one run: the rules that results name, each with what it means, and the results.
///
/// ```
/// use ferroform_schema::diagnostic::sarif;
/// let result = sarif::result("no-type-cue", "warning", "nothing says what `gear` takes");
/// let log = sarif::log([("no-type-cue", "Nothing hints at the type.".to_owned())], vec![result]);
/// assert_eq!(log["runs"][0]["results"][0]["ruleId"], "no-type-cue");
/// ```
#[must_use]
pub fn log<'a>(rules: impl IntoIterator<Item = (&'a str, String)>, results: Vec<Json>) -> Json {
    let describe = |(id, text): (&str, String)| json!({ "id": id, "shortDescription": { "text": text } });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ferroform",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.into_iter().map(describe).collect::<Vec<_>>(),
            }},
            "results": results,
        }],
    })
}

/// A result without a place. `level` is `error`, `warning` or `note`.
#[must_use]
pub fn result(rule: &str, level: &str, message: &str) -> Json {
    json!({ "ruleId": rule, "level": level, "message": { "text": message }, "locations": [] })
}

/// A region of a file: lines and columns from 1, the end behind the last character.
#[must_use]
pub fn region(at: &Location) -> Json {
    json!({
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    })
}

/// A place in a file.
#[must_use]
pub fn place(at: &Location) -> Json {
    json!({ "artifactLocation": { "uri": &*at.path }, "region": region(at) })
}

/// A log as text, with a newline at its end.
#[must_use]
pub fn text(log: &Json) -> String {
    visible::json(format!("{log:#}\n"))
}
