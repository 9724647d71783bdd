//! Rules as sentences of documentation.

use super::{Inline, Links, line};
use ferroform_schema::model::{Check, Condition, Default, DefaultValue, ExampleVerdict, Group, Rule};

/// The rule as a sentence: "Must be between 50 and 29,000, when used with WebSocket APIs."
#[must_use]
pub fn rule(rule: &Rule) -> Vec<Inline> {
    let mut sentence = match &rule.check {
        // Beside the values stands when each may be used, which messages have no room for.
        Check::OneOf(set) if set.values.iter().any(|value| value.when.is_some()) => {
            let mut sentence = vec![Inline::text("Must be one of ")];
            for (i, value) in set.values.iter().enumerate() {
                if i > 0 {
                    sentence.push(Inline::text(", "));
                }
                sentence.push(Inline::code(&value.value));
                if let Some(when) = &value.when {
                    sentence.push(Inline::text(" (when "));
                    sentence.extend(condition(when));
                    sentence.push(Inline::text(")"));
                }
            }
            if !set.closed {
                sentence.push(Inline::text(" (other values are possible)"));
            }
            if let Some(when) = &rule.when {
                sentence.push(Inline::text(", when "));
                sentence.extend(condition(when));
            }
            sentence
        }
        _ => capitalized(words(rule)),
    };
    sentence.push(Inline::text("."));
    sentence.extend(standing(&rule.standing));
    sentence
}

/// The rule over several arguments as a sentence.
#[must_use]
pub fn group(group: &Group) -> Vec<Inline> {
    let mut sentence = capitalized(words(group));
    sentence.push(Inline::text("."));
    sentence.extend(standing(&group.standing));
    sentence
}

/// The default as a sentence.
#[must_use]
pub fn default(default: &Default) -> Vec<Inline> {
    let mut sentence = vec![Inline::text("Default: ")];
    match &default.value {
        DefaultValue::Literal(serde_json::Value::String(text)) => sentence.push(Inline::code(text)),
        DefaultValue::Literal(value) => sentence.push(Inline::code(&value.to_string())),
        DefaultValue::Words(text) => sentence.extend(words(text.trim().trim_end_matches('.'))),
    }
    if let Some(when) = &default.when {
        sentence.push(Inline::text(", when "));
        sentence.extend(condition(when));
    }
    sentence.push(Inline::text("."));
    sentence
}

/// The condition in English.
#[must_use]
pub fn condition(condition: &Condition) -> Vec<Inline> {
    words(condition)
}

/// Words of the schema hold names and texts of documents.
fn words(words: impl std::fmt::Display) -> Vec<Inline> {
    line(&words.to_string(), Links::default())
}

fn standing(standing: &ExampleVerdict) -> Vec<Inline> {
    match standing {
        ExampleVerdict::Holds => Vec::new(),
        ExampleVerdict::Contradicted { by } => {
            let mut sentence = vec![Inline::text(" The document's own example breaks this (")];
            sentence.extend(Inline::text_with_addresses(by.trim()));
            sentence.push(Inline::text("), so that breaking it is only a warning."));
            sentence
        }
    }
}

fn capitalized(mut sentence: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(text)) = sentence.first_mut() {
        let mut characters = text.chars();
        if let Some(first) = characters.next() {
            *text = first.to_uppercase().chain(characters).collect();
        }
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docs::{Block, Documentation};
    use ferroform_schema::model::{EnumValue, GroupKind, ValueSet};

    fn written(sentence: Vec<Inline>) -> String {
        Documentation::of(vec![Block::Paragraph(sentence)]).as_str().to_owned()
    }

    #[test]
    fn conditions_follow_their_rule() {
        let is_proxy =
            Condition::Is { argument: "integration_type".into(), values: vec!["AWS_PROXY".into()] };
        let sentence = rule(&Rule {
            check: Check::Required,
            when: Some(Condition::Not(Box::new(is_proxy))),
            standing: ExampleVerdict::Contradicted { by: "Basic".into() },
            text: String::new(),
            bases: Vec::new(),
        });
        let expected = "Must be set, when `integration_type` is not `AWS_PROXY`. The document's own example breaks \
                        this (Basic), so that breaking it is only a warning.";
        assert_eq!(written(sentence), expected);
    }

    fn of(check: Check, when: Option<Condition>) -> String {
        let standing = ExampleVerdict::Holds;
        written(rule(&Rule { check, when, standing, text: String::new(), bases: Vec::new() }))
    }

    #[test]
    fn values_are_listed() {
        let value = |value: &str, when| EnumValue { value: value.into(), note: None, when };
        let set = |values, closed| Check::OneOf(ValueSet { values, closed });
        let gated = || Some(Condition::Set("gates".into()));
        assert_eq!(of(set(vec![value("A", None), value("B", None)], true), None), "Must be `A` or `B`.");
        assert_eq!(
            of(set(vec![value("A", None), value("B", gated())], false), gated()),
            "Must be one of `A`, `B` (when `gates` is set) (other values are possible), when `gates` is set."
        );
    }

    #[test]
    fn groups_and_defaults_are_sentences() {
        let group = Group {
            kind: GroupKind::AtMostOne,
            arguments: vec!["a".into(), "b".into()],
            when: None,
            text: String::new(),
            standing: ExampleVerdict::Contradicted { by: "Basic".into() },
            bases: Vec::new(),
        };
        assert_eq!(
            written(super::group(&group)),
            "At most one of `a` and `b` may be set. The document's own example breaks this (Basic), so that breaking it \
             is only a warning."
        );
        let default = |value, when| {
            written(super::default(&Default { value, when, text: String::new(), bases: Vec::new() }))
        };
        let literal = |value: serde_json::Value| DefaultValue::Literal(value);
        assert_eq!(default(literal("a".into()), None), "Default: `a`.");
        assert_eq!(default(literal(30.into()), None), "Default: `30`.");
        assert_eq!(
            default(DefaultValue::Words(" the region.".into()), Some(Condition::Set("b".into()))),
            "Default: the region, when `b` is set."
        );
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
            standing: ExampleVerdict::Holds,
            text: String::new(),
            bases: vec![],
        });
        assert_eq!(written(rule), "Must be one of `MOCK` (when used with WebSocket \\<APIs\\>), `HTTP`.");
    }
}
