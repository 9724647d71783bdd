//! Results that examples show in comments: `# { "partition": "aws", … }`.

use crate::model::{Example, Member, Type};
use serde_json::Value;

/// The members of the object that an example shows as the result of its call.
pub(super) fn shown(example: &Example) -> Option<Vec<Member>> {
    let comments = example.code.lines().map(|line| {
        let line = line.trim_start();
        line.strip_prefix('#').or_else(|| line.strip_prefix("//"))
    });
    let mut text = String::new();
    let mut open = 0_i32;
    for comment in comments {
        let Some(comment) = comment.filter(|it| !text.is_empty() || it.trim_start().starts_with('{')) else {
            if text.is_empty() {
                continue;
            }
            break;
        };
        text.push_str(comment);
        text.push('\n');
        open += comment.matches('{').count() as i32 - comment.matches('}').count() as i32;
        if open <= 0 {
            break;
        }
    }
    let object = if text.is_empty() { None } else { serde_json::from_str(&text).ok().or_else(|| hcl(&text)) };
    let Some(Value::Object(object)) = object else { return None };
    let member =
        |(name, value): (&String, &Value)| Member { name: name.clone(), ty: of(value), description: None };
    Some(object.iter().map(member).collect())
}

/// The same in Terraform's own language: each member on a line.
fn hcl(text: &str) -> Option<Value> {
    let inside = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    let mut object = serde_json::Map::new();
    for line in inside.lines().map(|line| line.trim().trim_end_matches(',')).filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once('=')?;
        let value = serde_json::from_str(value.trim()).ok()?;
        object.insert(name.trim().trim_matches('"').to_owned(), value);
    }
    Some(Value::Object(object))
}

fn of(value: &Value) -> Type {
    match value {
        Value::String(_) => Type::String,
        Value::Number(_) => Type::Number,
        Value::Bool(_) => Type::Bool,
        Value::Array(items) => Type::List(Box::new(match items.first() {
            Some(Value::String(_)) => Type::String,
            Some(Value::Number(_)) => Type::Number,
            Some(Value::Bool(_)) => Type::Bool,
            _ => Type::Any,
        })),
        Value::Null | Value::Object(_) => Type::Any,
    }
}
