//! Configurations in Terraform's JSON syntax, read as the bodies that HCL gives.

use hcl_edit::expr::{Array, Expression, Object, ObjectKey, ObjectValue};
use hcl_edit::structure::{Attribute, Block, BlockLabel, Body};
use hcl_edit::template::{StringTemplate, Template};
use hcl_edit::{Decorated, Formatted, Ident, Number};
use serde_json::{Map, Value};

/// What Terraform itself reads as blocks in a block of this keyword; of others, the provider's schema decides.
fn blocks_of(keyword: &str) -> &'static [&'static str] {
    match keyword {
        "terraform" => &["backend", "cloud", "provider_meta", "required_providers"],
        "cloud" | "backend" => &["workspaces"],
        "resource" | "data" | "ephemeral" | "removed" => &["connection", "lifecycle", "provisioner"],
        "provisioner" => &["connection"],
        "lifecycle" => &["postcondition", "precondition"],
        "output" => &["precondition"],
        "variable" => &["validation"],
        "check" => &["assert", "data"],
        _ => &[],
    }
}

/// The body of a file, or what is wrong with it.
pub(crate) fn body(text: &str) -> Result<Body, serde_json::Error> {
    let root: Map<String, Value> = serde_json::from_str(text)?;
    let mut body = Body::new();
    for (keyword, value) in &root {
        let labels = match keyword.as_str() {
            "resource" | "data" | "ephemeral" => 2,
            "provider" | "variable" | "output" | "module" | "check" => 1,
            // A comment.
            "//" => continue,
            _ => 0,
        };
        declarations(keyword, &mut Vec::new(), labels, value, &mut body);
    }
    Ok(body)
}

fn declarations(keyword: &str, labels: &mut Vec<String>, missing: usize, value: &Value, body: &mut Body) {
    match value {
        Value::Array(items) => {
            items.iter().for_each(|item| declarations(keyword, labels, missing, item, body))
        }
        Value::Object(members) if missing > 0 => {
            for (label, value) in members.iter().filter(|(label, _)| *label != "//") {
                labels.push(label.clone());
                declarations(keyword, labels, missing - 1, value, body);
                labels.pop();
            }
        }
        Value::Object(members) => body.push(block(keyword, labels, members)),
        _ => {}
    }
}

fn block(keyword: &str, labels: &[String], members: &Map<String, Value>) -> Block {
    let mut block = Block::new(ident(keyword));
    block.labels = labels.iter().map(|label| BlockLabel::String(Decorated::new(label.clone()))).collect();
    for (name, value) in members.iter().filter(|(name, _)| *name != "//") {
        if blocks_of(keyword).contains(&name.as_str()) {
            let labels = match name.as_str() {
                "provisioner" | "backend" | "provider_meta" => 1,
                "data" => 2,
                _ => 0,
            };
            declarations(name, &mut Vec::new(), labels, value, &mut block.body);
        } else {
            block.body.push(Attribute::new(ident(name), expression(value)));
        }
    }
    block
}

/// A value; text is a template.
fn expression(value: &Value) -> Expression {
    match value {
        Value::Null => Expression::null(),
        Value::Bool(yes) => Expression::Bool(Decorated::new(*yes)),
        Value::Number(number) => {
            let number = number
                .as_u64()
                .map(Number::from)
                .or_else(|| number.as_i64().map(Number::from))
                .or_else(|| number.as_f64().and_then(Number::from_f64));
            number.map_or_else(Expression::null, |number| Expression::Number(Formatted::new(number)))
        }
        Value::String(text) => template(text),
        Value::Array(items) => Expression::Array(items.iter().map(expression).collect::<Array>()),
        Value::Object(members) => {
            let mut object = Object::new();
            for (key, value) in members {
                let key = ObjectKey::Expression(Expression::String(Decorated::new(key.clone())));
                object.insert(key, ObjectValue::new(expression(value)));
            }
            Expression::Object(object)
        }
    }
}

fn template(text: &str) -> Expression {
    let plain = || Expression::String(Decorated::new(text.to_owned()));
    if !text.contains("${") && !text.contains("%{") {
        return plain();
    }
    match text.parse::<Template>() {
        Ok(template) => {
            let literal: Option<String> =
                template.iter().map(|element| Some(element.as_literal()?.value().clone())).collect();
            match literal {
                Some(text) => Expression::String(Decorated::new(text)),
                None => Expression::StringTemplate(template.into_iter().collect::<StringTemplate>()),
            }
        }
        Err(_) => plain(),
    }
}

fn ident(name: &str) -> Decorated<Ident> {
    Decorated::new(Ident::try_new(name).unwrap_or_else(|_| Ident::new_sanitized(name)))
}
