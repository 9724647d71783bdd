//! The JSON Schema of the format, for editors: made from the tables that validate documents.

use super::format;
use super::shape::{Object, Shape};
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of resource documents, as text with a newline at its end.
///
/// Editors show its descriptions and complete keys by it. The reader is stricter: it also parses types and places.
#[must_use]
pub fn json_schema() -> String {
    print("Resource document", "What a provider's page says about one resource type", &format::RESOURCE)
}

/// The schema of one object as a document of its own.
pub(crate) fn print(title: &str, about: &str, object: &'static Object) -> String {
    let mut definitions = Map::new();
    define(object, &mut definitions);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": about,
        "$ref": reference(object),
        "$defs": definitions,
    });
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn reference(object: &Object) -> String {
    format!("#/$defs/{}", object.name)
}

/// Adds the definition of an object and of all that it refers to.
fn define(object: &'static Object, definitions: &mut Map<String, Value>) {
    if definitions.contains_key(object.name) {
        return;
    }
    // Objects refer to themselves: the name is taken before its keys are walked.
    definitions.insert(object.name.to_owned(), Value::Null);
    let mut properties = Map::new();
    for key in object.keys() {
        let mut schema = shape(key.shape, definitions);
        if let Value::Object(schema) = &mut schema {
            schema.insert("description".to_owned(), key.about.into());
        }
        properties.insert(key.name.to_owned(), schema);
    }
    let required: Vec<&str> = object.keys().filter(|key| key.required).map(|key| key.name).collect();
    let others = match object.others {
        Some(others) => shape(others, definitions),
        None => Value::Bool(false),
    };
    let mut schema = json!({
        "description": object.about,
        "type": "object",
        "properties": properties,
        "additionalProperties": others,
    });
    if let Value::Object(schema) = &mut schema {
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        let alternatives = |group: &&[&str]| json!({ "oneOf": group.iter().map(|key| json!({ "required": [key] })).collect::<Vec<_>>() });
        let groups: Vec<Value> = object.one_of.iter().map(alternatives).collect();
        if !groups.is_empty() {
            schema.insert("allOf".to_owned(), groups.into());
        }
    }
    definitions.insert(object.name.to_owned(), schema);
}

fn shape(of: &'static Shape, definitions: &mut Map<String, Value>) -> Value {
    match of {
        Shape::Text => json!({ "type": "string" }),
        Shape::TextFormat(form) => json!({ "type": "string", "pattern": form.pattern }),
        Shape::Word(words) => json!({ "enum": words }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Scalar => json!({ "type": ["string", "number", "boolean"] }),
        Shape::Null => json!({ "type": "null" }),
        Shape::Literal => json!({}),
        Shape::List(item) => json!({ "type": "array", "items": shape(item, definitions) }),
        Shape::Map(value) => json!({ "type": "object", "additionalProperties": shape(value, definitions) }),
        Shape::Object(object) => {
            define(object, definitions);
            json!({ "$ref": reference(object) })
        }
        Shape::Either(alternatives) => {
            let alternatives: Vec<Value> =
                alternatives.iter().map(|alternative| shape(alternative, definitions)).collect();
            json!({ "anyOf": alternatives })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_has_a_definition_and_every_definition_is_used() {
        let schema: Value = serde_json::from_str(&json_schema()).expect("the schema is JSON");
        let text = schema.to_string();
        let definitions = schema["$defs"].as_object().expect("the schema has definitions");
        assert!(definitions.len() > 15);
        for name in definitions.keys() {
            assert!(text.contains(&format!("\"#/$defs/{name}\"")), "{name} is not used");
        }
        for reference in text.split("\"#/$defs/").skip(1) {
            let name = reference.split('"').next().unwrap_or_default();
            assert!(definitions.contains_key(name), "{name} is not defined");
        }
    }
}
