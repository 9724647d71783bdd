//! JSON documents in text: policies, definitions, dashboards.

use crate::json::Json;
use crate::text::escape;

/// The document that a text is, where Terraform's `jsonencode` gives exactly this text for it.
pub(crate) fn read(text: &str) -> Option<Json> {
    if !text.starts_with(['{', '[']) || text.contains("${") || text.contains("%{") {
        return None;
    }
    let document: Json = serde_json::from_str(text).ok()?;
    let holds = match &document {
        Json::Object(members) => !members.is_empty(),
        Json::Array(items) => !items.is_empty(),
        _ => false,
    };
    let mut encoded = String::with_capacity(text.len());
    encode(&document, &mut encoded)?;
    (holds && encoded == text).then_some(document)
}

/// As Terraform encodes: without spaces, keys in order, HTML's characters escaped.
fn encode(json: &Json, out: &mut String) -> Option<()> {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Json::Number(number) => out.push_str(number),
        Json::Text(text) => quote(text, out),
        Json::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                encode(item, out)?;
            }
            out.push(']');
        }
        Json::Object(members) => {
            if !members.windows(2).all(|pair| matches!(pair, [(one, _), (next, _)] if one < next)) {
                return None;
            }
            out.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                quote(key, out);
                out.push(':');
                encode(value, out)?;
            }
            out.push('}');
        }
    }
    Some(())
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    // As Terraform's `jsonencode` writes it.
    escape(text, out, |c| matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}'));
    out.push('"');
}
