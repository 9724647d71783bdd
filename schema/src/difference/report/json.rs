//! For tools: one JSON object.

use super::verdict;
use crate::difference::data::{Difference, Impact};
use crate::difference::program::Breakage;
use crate::visible;
use serde_json::json;

/// The comparison as JSON with a newline at its end, and what it breaks of a program, where one was given.
///
/// `format_version` is `1.0`; a later minor version only adds members.
#[must_use]
pub fn json(difference: &Difference, program: Option<&[Breakage]>) -> String {
    let mut value = json!({
        "format_version": "1.0",
        "verdict": difference.verdict().map(Impact::name),
        "reason": verdict(difference),
        "unchanged": difference.unchanged,
        "types": difference.types,
        "functions": difference.functions,
    });
    if let (Some(program), Some(object)) = (program, value.as_object_mut()) {
        object.insert("program".to_owned(), json!(program));
    }
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    visible::json(text)
}
