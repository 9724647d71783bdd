//! Conditions: `{integration_type: AWS_PROXY}`, `{context: HTTP APIs, not: {set: name}}`.

use super::Lower;
use crate::model::Condition;
use crate::yaml::node::{Entry, Node};

/// The condition that a mapping states; nothing when no part of it could be read.
pub(crate) fn condition(lower: &mut Lower<'_>, node: &Node) -> Option<Condition> {
    let mut parts: Vec<Condition> = Vec::new();
    if node.entries().is_empty() {
        let help =
            "write an argument with its values, or one of `context`, `set`, `not`, `all`, `any`, `words`";
        lower.invalid(&node.at, "the condition is empty", help);
    }
    for entry in node.entries() {
        parts.extend(part(lower, node, entry));
    }
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(Condition::All(parts)),
    }
}

fn part(lower: &mut Lower<'_>, node: &Node, entry: &Entry) -> Option<Condition> {
    let Entry { key, at, value } = entry;
    let text = || value.text().map(str::to_owned);
    match key.as_str() {
        "context" => text().map(Condition::Context),
        "set" => text().map(Condition::Set),
        "words" => text().map(Condition::Words),
        "not" => condition(lower, value).map(|inner| Condition::Not(Box::new(inner))),
        "all" => Some(Condition::All(conditions(lower, value))),
        "any" => Some(Condition::Any(conditions(lower, value))),
        "argument" => match node.get("is") {
            Some(values) => Some(Condition::Is { argument: text()?, values: values.scalar_texts() }),
            None => {
                lower.invalid(
                    at,
                    "`argument` stands without `is`",
                    "write the values of the argument under `is:`",
                );
                None
            }
        },
        "is" => {
            if node.get("argument").is_none() {
                lower.invalid(at, "`is` stands without `argument`", "write `argument: NAME` beside it");
            }
            None
        }
        _ => Some(Condition::Is { argument: key.clone(), values: value.scalar_texts() }),
    }
}

fn conditions(lower: &mut Lower<'_>, list: &Node) -> Vec<Condition> {
    list.items().iter().filter_map(|item| condition(lower, item)).collect()
}
