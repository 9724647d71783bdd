//! Values of examples as rules see them.

use crate::example::ExampleValue;
use ferroform_rules::Value;

/// The value; nothing for `null`. A text in place of which a reader is meant to put one of their own is as little known
/// as a reference.
pub(super) fn value(value: &ExampleValue) -> Option<Value<'_>> {
    Some(match value.bare() {
        ExampleValue::Null => return None,
        ExampleValue::String(text) if stands_for_another(text) || has_places(text) => Value::Hidden,
        ExampleValue::String(text) => Value::Text(text.into()),
        ExampleValue::Number(number) => Value::Number(number.to_string().into()),
        ExampleValue::Bool(value) => Value::Bool(*value),
        ExampleValue::List(items) => {
            Value::List(items.iter().map(|item| self::value(item).unwrap_or(Value::Hidden)).collect())
        }
        ExampleValue::Block(_) | ExampleValue::Struct(_) => Value::Block,
        ExampleValue::Object(body) => Value::Map(body.entries.len()),
        ExampleValue::Repeated(_) | ExampleValue::Expression { .. } => Value::Hidden,
        // `bare` takes it off.
        ExampleValue::Coerced { .. } => Value::Hidden,
    })
}

/// Whether a reader is meant to put a value of their own in place of the text: `...`, `<TEAM ID>`.
fn stands_for_another(text: &str) -> bool {
    let text = text.trim();
    text == "..." || text == "…" || (text.starts_with('<') && text.ends_with('>'))
}

/// Whether a text holds places that are filled later: `{"id": <id>}`.
fn has_places(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        rest.split_once('>').is_some_and(|(name, _)| {
            !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b' '))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_placeholders_are_not_known() {
        let reference = ExampleValue::Expression { text: "aws_plug.a.id".into(), gives: None };
        assert_eq!(value(&reference), Some(Value::Hidden));
        for text in ["...", "<YOUR LAMP>", "{\"id\": <id>}"] {
            assert_eq!(value(&ExampleValue::String(text.into())), Some(Value::Hidden), "{text}");
        }
        for text in ["{id: 3 < 4}", "a > b < c", ""] {
            assert_eq!(value(&ExampleValue::String(text.into())), Some(Value::Text(text.into())), "{text}");
        }
        assert_eq!(value(&ExampleValue::Null), None);
    }
}
