//! What an element is imported by.

use super::record::Existing;
use ferroform_schema::model::Resource;
use serde_json::Value as Json;

/// The id, and whether that is certain.
pub(super) fn of(existing: &Existing, resource: Option<&Resource>) -> Option<(String, bool)> {
    if let Some(id) = &existing.import_id {
        return Some((id.clone(), true));
    }
    let id = existing.values.get("id").and_then(text);
    let template = resource.and_then(|resource| resource.import.as_ref()?.template.as_ref());
    let Some(template) = template else { return Some((id?, resource.is_some())) };
    match filled(&template.value, existing) {
        Some(id) => Some((id, true)),
        None => Some((id?, false)),
    }
}

fn text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) if !text.is_empty() => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The template with values for its words (`api_id/integration_id`).
fn filled(template: &str, existing: &Existing) -> Option<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut filled = String::new();
    let mut rest = template;
    while let Some(first) = rest.chars().next() {
        if !is_word(first) {
            filled.push(first);
            rest = rest.get(first.len_utf8()..)?;
            continue;
        }
        let word = rest.get(..rest.find(|c| !is_word(c)).unwrap_or(rest.len()))?;
        filled.push_str(&named(word, existing)?);
        rest = rest.get(word.len()..)?;
    }
    Some(filled)
}

/// The value that a word names: an argument, or the element itself (`integration_id` of an integration).
fn named(word: &str, existing: &Existing) -> Option<String> {
    if let Some(value) = existing.values.get(word) {
        return text(value);
    }
    let own = word.strip_suffix("_id")?;
    let id = existing.values.get("id").and_then(text)?;
    // An id that is made of several is no part of itself.
    let is_simple = !id.contains(['/', ',', '|']);
    (existing.type_name.ends_with(&format!("_{own}")) && is_simple).then_some(id)
}
