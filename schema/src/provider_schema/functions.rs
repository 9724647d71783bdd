//! Functions in a provider's schema.

use super::read::ProviderSchema;
use crate::model::{Evidence, Function, Member, Parameter, Sourced, Type};
use crate::source::Location;
use serde_json::{Map, Value, json};

/// How deep types may lie in each other.
const DEEPEST: usize = 32;

impl ProviderSchema {
    /// The functions of its providers, each with the local name of its provider; one that cannot be read is left out.
    #[must_use]
    pub fn functions(&self) -> Vec<Function> {
        let mut found = Vec::new();
        for (provider, name, text) in self.function_texts() {
            let at = self.key_of(name, text);
            let value = serde_json::from_str(text).unwrap_or(Value::Null);
            let document = self.path().rsplit('/').next().unwrap_or_default();
            found.extend(function(provider, name, document, &value, at));
        }
        found
    }
}

fn function(provider: &str, name: &str, document: &str, value: &Value, at: Location) -> Option<Function> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let (returns, members) = match value.get("return_type")? {
        Value::Array(parts) if parts.first().and_then(Value::as_str) == Some("object") => {
            let members = parts.get(1).and_then(Value::as_object).into_iter().flatten();
            let members = members.map(|(name, ty)| Member {
                name: name.clone(),
                ty: of(ty, DEEPEST),
                description: None,
            });
            (Type::Any, members.collect())
        }
        ty => (of(ty, DEEPEST), Vec::new()),
    };
    let parameters = value.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let description = text("description").or(text("summary")).map(str::to_owned);
    Some(Function {
        name: name.to_owned(),
        provider: Some(provider.to_owned()),
        document: document.to_owned(),
        description: description.map(|text| Sourced::new(text, Evidence::ProviderSchema, at.clone())),
        parameters: parameters.filter_map(parameter).collect(),
        variadic: value.get("variadic_parameter").and_then(parameter),
        returns,
        members,
        examples: Vec::new(),
        at,
    })
}

fn parameter(value: &Value) -> Option<Parameter> {
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    Some(Parameter {
        name: text("name")?.to_owned(),
        ty: of(value.get("type")?, DEEPEST),
        description: text("description").map(str::to_owned),
    })
}

/// A type in Terraform's JSON notation; anything for what has no name of its own.
fn of(value: &Value, deepest: usize) -> Type {
    let Some(deepest) = deepest.checked_sub(1) else { return Type::Any };
    match value {
        Value::String(word) => match word.as_str() {
            "string" => Type::String,
            "number" => Type::Number,
            "bool" => Type::Bool,
            _ => Type::Any,
        },
        Value::Array(parts) => {
            let inner = || Box::new(parts.get(1).map_or(Type::Any, |ty| of(ty, deepest)));
            match parts.first().and_then(Value::as_str) {
                Some("list") => Type::List(inner()),
                Some("set") => Type::Set(inner()),
                Some("map") => Type::Map(inner()),
                _ => Type::Any,
            }
        }
        _ => Type::Any,
    }
}

/// Functions in the shape of a provider's schema.
pub(super) fn written(functions: &[Function]) -> Map<String, Value> {
    functions.iter().map(|function| (function.name.clone(), write(function))).collect()
}

fn write(function: &Function) -> Value {
    let parameter = |it: &Parameter| {
        let mut value = json!({ "name": it.name, "type": notation(&it.ty) });
        if let Some(description) = &it.description {
            value["description"] = description.as_str().into();
        }
        value
    };
    let returns = if function.members.is_empty() {
        notation(&function.returns)
    } else {
        let members = function.members.iter().map(|member| (member.name.clone(), notation(&member.ty)));
        json!(["object", members.collect::<Map<String, Value>>()])
    };
    let mut value = json!({ "return_type": returns });
    if let Some(description) = &function.description {
        value["description"] = description.value.as_str().into();
    }
    if !function.parameters.is_empty() {
        value["parameters"] = function.parameters.iter().map(parameter).collect();
    }
    if let Some(variadic) = &function.variadic {
        value["variadic_parameter"] = parameter(variadic);
    }
    value
}

fn notation(ty: &Type) -> Value {
    match ty {
        Type::String => "string".into(),
        Type::Number => "number".into(),
        Type::Bool => "bool".into(),
        Type::List(inner) => json!(["list", notation(inner)]),
        Type::Set(inner) => json!(["set", notation(inner)]),
        Type::Map(inner) => json!(["map", notation(inner)]),
        Type::Any | Type::Block(_) => "dynamic".into(),
    }
}
