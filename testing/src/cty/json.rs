//! Values in JSON, as Terraform's state and outputs have them.

use super::msgpack::{named, part, shown};
use super::{Number, Type, Value};
use serde_json::{Value as Json, json};

/// The value that JSON holds in a place of type `ty`. Members that the type does not have are passed over, and those that
/// are not there are null: a state can be of another version of the schema.
#[must_use]
pub fn from_json(ty: &Type, json: &Json) -> Value {
    match (ty, json) {
        (_, Json::Null) => Value::Null,
        (Type::Dynamic, Json::Object(pair)) if pair.len() == 2 && pair.contains_key("type") => {
            let own = pair.get("type").and_then(|ty| Type::from_json(ty).ok());
            match (own, pair.get("value")) {
                (Some(own), Some(value)) => {
                    let value = from_json(&own, value);
                    Value::Typed(Box::new(own), Box::new(value))
                }
                _ => by_itself(json),
            }
        }
        (Type::Object(object), Json::Object(members)) => {
            let member = |(name, ty): (&String, &Type)| {
                (name.clone(), members.get(name).map_or(Value::Null, |member| from_json(ty, member)))
            };
            Value::Map(object.members.iter().map(member).collect())
        }
        (Type::Map(of), Json::Object(members)) => {
            Value::Map(members.iter().map(|(name, member)| (name.clone(), from_json(of, member))).collect())
        }
        (Type::List(_) | Type::Set(_) | Type::Tuple(_), Json::Array(items)) => {
            Value::List(items.iter().enumerate().map(|(i, item)| from_json(part(ty, i), item)).collect())
        }
        (Type::String, Json::Number(number)) => Value::String(number.to_string()),
        (Type::String, Json::Bool(value)) => Value::String(value.to_string()),
        (Type::Number, Json::String(text)) => Number::parse(text).map_or(Value::Null, Value::Number),
        (Type::Bool, Json::String(text)) if text == "true" => Value::Bool(true),
        (Type::Bool, Json::String(text)) if text == "false" => Value::Bool(false),
        (Type::Dynamic, json) => {
            let value = by_itself(json);
            Value::Typed(Box::new(shown(&value)), Box::new(value))
        }
        (_, json) => by_itself(json),
    }
}

fn by_itself(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => Number::parse(&number.to_string()).map_or(Value::Null, Value::Number),
        Json::String(text) => Value::String(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(by_itself).collect()),
        Json::Object(members) => {
            Value::Map(members.iter().map(|(name, member)| (name.clone(), by_itself(member))).collect())
        }
    }
}

/// The value in JSON; what is unknown has none and is `null`.
#[must_use]
pub fn to_json(ty: &Type, value: &Value) -> Json {
    match value {
        Value::Null | Value::Unknown => Json::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(Number::Integer(whole)) => (*whole).into(),
        Value::Number(Number::Float(float)) => (*float).into(),
        Value::Number(Number::Text(text)) => {
            serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into())
        }
        Value::String(text) => text.as_str().into(),
        Value::List(items) => items.iter().enumerate().map(|(i, item)| to_json(part(ty, i), item)).collect(),
        Value::Map(members) => Json::Object(
            members.iter().map(|(name, member)| (name.clone(), to_json(named(ty, name), member))).collect(),
        ),
        Value::Typed(own, value) if *ty == Type::Dynamic => {
            json!({ "type": own.to_json(), "value": to_json(own, value) })
        }
        Value::Typed(own, value) => to_json(own, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_of_another_version_is_read_as_far_as_it_goes() {
        let ty = Type::object([
            ("name".to_owned(), Type::String),
            ("ports".to_owned(), Type::Set(Box::new(Type::Number))),
            ("extra".to_owned(), Type::Dynamic),
        ]);
        let json = json!({ "name": 5, "gone": true, "ports": ["80", 443.5], "extra": { "type": "bool", "value": true } });
        let value = from_json(&ty, &json);
        let written = to_json(&ty, &value);
        assert_eq!(
            written,
            json!({ "name": "5", "ports": [80, 443.5], "extra": { "type": "bool", "value": true } })
        );
        assert_eq!(from_json(&ty, &written), value);
        assert_eq!(
            to_json(&ty, &from_json(&ty, &json!({}))),
            json!({ "name": null, "ports": null, "extra": null })
        );
    }
}
