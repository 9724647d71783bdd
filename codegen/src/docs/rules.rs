//! Rules as sentences of documentation.

use super::fold;
use super::markdown::{Links, sanitize_line};
use super::text::{code, escaped};
use ferroform_schema::model::{Check, Condition, Default, DefaultValue, Group, Rule, Standing};

/// The rule as one Markdown sentence: "Must be between 50 and 29,000, when used with WebSocket APIs."
#[must_use]
pub fn rule(rule: &Rule) -> String {
    let words = match &rule.check {
        // Beside the values stands when each may be used, which messages have no room for.
        Check::OneOf(set) if set.values.iter().any(|value| value.when.is_some()) => {
            let values = set.values.iter().map(|value| match &value.when {
                Some(when) => format!("{} (when {})", code(&value.value), condition(when)),
                None => code(&value.value),
            });
            let also = if set.closed { "" } else { " (other values are possible)" };
            let when = rule.when.as_ref().map(|when| format!(", when {}", condition(when)));
            let values = values.collect::<Vec<_>>().join(", ");
            format!("Must be one of {values}{also}{}", when.unwrap_or_default())
        }
        _ => capitalized(&markdown(rule)),
    };
    format!("{words}.{}", standing(&rule.standing))
}

/// The rule over several arguments as one Markdown sentence.
#[must_use]
pub fn group(group: &Group) -> String {
    format!("{}.{}", capitalized(&markdown(group)), standing(&group.standing))
}

/// The default as one Markdown sentence.
#[must_use]
pub fn default(default: &Default) -> String {
    let value = match &default.value {
        DefaultValue::Literal(serde_json::Value::String(text)) => code(text),
        DefaultValue::Literal(value) => code(&value.to_string()),
        DefaultValue::Words(words) => markdown(words.trim().trim_end_matches('.')),
    };
    match &default.when {
        Some(when) => format!("Default: {value}, when {}.", condition(when)),
        None => format!("Default: {value}."),
    }
}

/// The condition in English, as Markdown.
#[must_use]
pub fn condition(condition: &Condition) -> String {
    markdown(condition)
}

/// Words of the schema hold names and texts of documents.
fn markdown(words: impl std::fmt::Display) -> String {
    sanitize_line(&words.to_string(), Links::default())
}

fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Holds => String::new(),
        Standing::Contradicted { by } => {
            let by = escaped(&fold(by));
            format!(" The document's own example breaks this ({by}), so that breaking it is only a warning.")
        }
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ferroform_schema::model::{EnumValue, ValueSet};

    #[test]
    fn conditions_follow_their_rule() {
        let is_proxy =
            Condition::Is { argument: "integration_type".into(), values: vec!["AWS_PROXY".into()] };
        let text = rule(&Rule {
            check: Check::Required,
            when: Some(Condition::Not(Box::new(is_proxy))),
            standing: Standing::Contradicted { by: "Basic".into() },
            text: String::new(),
            bases: Vec::new(),
        });
        let expected = "Must be set, when `integration_type` is not `AWS_PROXY`. The document's own example breaks \
                        this (Basic), so that breaking it is only a warning.";
        assert_eq!(text, expected);
    }

    #[test]
    fn values_carry_their_conditions() {
        let value = |value: &str, when| EnumValue { value: value.into(), note: None, when };
        let web_socket = Some(Condition::Context("WebSocket <APIs>".into()));
        let values = vec![value("MOCK", web_socket), value("HTTP", None)];
        let check = Check::OneOf(ValueSet { values, closed: true });
        let rule = super::rule(&Rule {
            check,
            when: None,
            standing: Standing::Holds,
            text: String::new(),
            bases: vec![],
        });
        assert_eq!(rule, "Must be one of `MOCK` (when used with WebSocket \\<APIs\\>), `HTTP`.");
    }
}
