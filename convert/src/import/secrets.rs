//! Secrets, which no program holds.

use super::record::Existing;
use serde_json::{Map, Value as Json, json};

/// The variables that stand for secrets.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    pub(super) variables: Map<String, Json>,
}

impl Secrets {
    /// A reference to a new variable for the value at a path of an element.
    pub(super) fn variable(&mut self, name: &str, path: &[&str], value: &Json) -> Json {
        let wish = std::iter::once(name).chain(path.iter().copied()).collect::<Vec<_>>().join("_");
        let mut variable = wish.clone();
        let mut number = 1;
        while self.variables.contains_key(&variable) {
            number += 1;
            variable = format!("{wish}_{number}");
        }
        let declared = json!({ "sensitive": true, "type": type_of(value) });
        self.variables.insert(variable.clone(), declared);
        Json::String(format!("${{var.{variable}}}"))
    }
}

/// The type of a value: a variable without one is text on the command line.
fn type_of(value: &Json) -> &'static str {
    match value {
        Json::String(_) | Json::Null => "string",
        Json::Number(_) => "number",
        Json::Bool(_) => "bool",
        Json::Array(items) if items.iter().all(Json::is_string) => "list(string)",
        Json::Object(members) if members.values().all(Json::is_string) => "map(string)",
        _ => "any",
    }
}

/// Words in the names of what is secret, for types that no document describes.
const WORDS: [&str; 6] = ["password", "secret", "token", "private_key", "api_key", "credential"];

/// Whether a name says by itself that its value is secret.
pub(super) fn sounds_secret(name: &str) -> bool {
    WORDS.iter().any(|word| name.contains(word))
}

/// Whether the record marks the value of this name, or something in it.
pub(super) fn is_marked(marks: &Json, name: &str) -> bool {
    holds_mark(&marks[name])
}

fn holds_mark(marks: &Json) -> bool {
    let mut waiting = vec![marks];
    while let Some(marks) = waiting.pop() {
        match marks {
            Json::Bool(true) => return true,
            Json::Array(items) => waiting.extend(items),
            Json::Object(members) => waiting.extend(members.values()),
            _ => {}
        }
    }
    false
}

/// Whether a whole element is marked.
pub(super) fn is_all_marked(existing: &Existing) -> bool {
    existing.secrets == Json::Bool(true)
}
