//! Configurations in JSON, with places: JSON is YAML, whose reader knows them.

use super::read::Element;
use crate::diagnostic::Diagnostics;
use crate::example::{Body, Entry, ExampleValue, Use};
use crate::model::{ExampleLanguage, Number, ResourceKind};
use crate::source::SourceFile;
use crate::yaml::node::{Entry as Member, Node, Scalar, Value};
use crate::yaml::parse::parse;

/// The elements that a file declares.
pub(super) fn elements(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Element> {
    let mut found = Vec::new();
    for document in parse(file, diagnostics) {
        for section in document.entries() {
            match section.key.as_str() {
                "resource" => typed(ResourceKind::Resource, &section.value, &mut found),
                "ephemeral" => typed(ResourceKind::Ephemeral, &section.value, &mut found),
                "data" => typed(ResourceKind::DataSource, &section.value, &mut found),
                "provider" => {
                    for member in members(&section.value) {
                        one(ResourceKind::Provider, &member.key, "", member, &mut found);
                    }
                }
                _ => {}
            }
        }
    }
    found
}

fn typed(kind: ResourceKind, types: &Node, found: &mut Vec<Element>) {
    for ty in members(types) {
        for member in members(&ty.value) {
            one(kind, &ty.key, &member.key, member, found);
        }
    }
}

/// The members of an object, or of each object of a list.
fn members(node: &Node) -> impl Iterator<Item = &Member> {
    node.entries().iter().chain(node.items().iter().flat_map(Node::entries))
}

fn one(kind: ResourceKind, type_name: &str, label: &str, member: &Member, found: &mut Vec<Element>) {
    let bodies: Vec<&Node> = match &member.value.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![&member.value],
    };
    for body in bodies {
        let construct = body
            .get("//")
            .and_then(|comment| comment.get("metadata"))
            .and_then(|metadata| metadata.get("path"))
            .and_then(Node::text);
        found.push(Element {
            used: Use {
                kind,
                type_name: type_name.to_owned(),
                label: label.to_owned(),
                at: member.at.clone(),
                language: ExampleLanguage::Hcl,
                title: None,
                complete: true,
                body: self::body(body),
            },
            construct: construct.map(str::to_owned),
        });
    }
}

fn body(node: &Node) -> Body {
    let mut body = Body::default();
    for member in node.entries() {
        match member.key.as_str() {
            "//" => {}
            "dynamic" => {
                for block in members(&member.value) {
                    let content = block.value.get("content").map(self::body).unwrap_or_default();
                    body.entries.push(Entry {
                        name: block.key.clone(),
                        value: ExampleValue::Repeated(content),
                        at: block.at.clone(),
                    });
                }
            }
            name => {
                let value = value(&member.value);
                body.entries.push(Entry { name: name.to_owned(), value, at: member.at.clone() });
            }
        }
    }
    body
}

fn value(node: &Node) -> ExampleValue {
    match &node.value {
        Value::List(items) => ExampleValue::List(items.iter().map(value).collect()),
        Value::Map(_) => ExampleValue::Object(body(node)),
        Value::Reported => ExampleValue::Expression { text: String::new(), gives: None },
        Value::Scalar { text, .. } => match node.scalar() {
            Some(Scalar::Null) => ExampleValue::Null,
            Some(Scalar::Bool(value)) => ExampleValue::Bool(value),
            Some(Scalar::Number(number)) => match Number::parse(&number.to_string()) {
                Some(number) => ExampleValue::Number(number),
                None => ExampleValue::String(text.clone()),
            },
            _ => template(text),
        },
    }
}

/// A text of Terraform's JSON: a template, in which two signs stand for one.
fn template(text: &str) -> ExampleValue {
    let unescaped = text.replace("$${", "\u{0}").replace("%%{", "\u{1}");
    if unescaped.contains("${") || unescaped.contains("%{") {
        return ExampleValue::Expression { text: text.to_owned(), gives: None };
    }
    ExampleValue::String(unescaped.replace('\u{0}', "${").replace('\u{1}', "%{"))
}
