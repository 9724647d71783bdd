//! The configuration that `terraform plan -generate-config-out` writes: literals, and who they belong to in comments.

use super::record::Existing;
use crate::order::attribute;
use hcl_edit::Span;
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::{Block, Body, Structure};
use serde_json::{Map, Value as Json};

/// What stands above each block, before the id.
const MARK: &str = "__generated__ by Terraform from \"";

pub(super) fn read(path: &str, text: &str) -> Result<Vec<Existing>, String> {
    let body: Body = text.parse().map_err(|error: hcl_edit::parser::Error| {
        let at = error.location();
        format!("{path}:{}:{}: {}", at.line(), at.column(), error.message())
    })?;
    let mut found = Vec::new();
    let mut end = 0;
    for structure in &body {
        let range = structure.span().unwrap_or(end..end);
        let above = text.get(end..range.start).unwrap_or_default();
        end = range.end;
        let Structure::Block(block) = structure else { continue };
        let labels: Vec<&str> = block.labels.iter().map(|label| label.as_str()).collect();
        let ("resource", [type_name, name]) = (block.ident.as_str(), labels.as_slice()) else { continue };
        let mut secrets = Map::new();
        let values = members(block, text, &mut secrets);
        found.push(Existing {
            address: format!("{type_name}.{name}"),
            type_name: (*type_name).to_owned(),
            provider: None,
            alias: alias(block),
            import_id: id_in(above),
            values,
            secrets: Json::Object(secrets),
        });
    }
    Ok(found)
}

/// The alias in `provider = aws.west`.
fn alias(block: &Block) -> Option<String> {
    let provider = block.body.get_attribute("provider")?.value.as_traversal()?;
    let [operator] = provider.operators.as_slice() else { return None };
    attribute(operator.value()).map(str::to_owned)
}

/// The id in the comment above a block.
fn id_in(comment: &str) -> Option<String> {
    let (_, rest) = comment.rsplit_once(MARK)?;
    let id = rest.lines().next()?.trim_end().strip_suffix('"')?;
    Some(id.replace("\\\"", "\"").replace("\\\\", "\\"))
}

fn members(block: &Block, text: &str, secrets: &mut Map<String, Json>) -> Map<String, Json> {
    let mut members: Map<String, Json> = Map::new();
    for structure in &block.body {
        match structure {
            Structure::Attribute(attribute) => {
                let name = attribute.key.as_str();
                if attribute.value.is_null() && is_secret(attribute.span(), text) {
                    secrets.insert(name.to_owned(), Json::Bool(true));
                }
                // Which configuration it is, `alias` says.
                if name != "provider" {
                    members.insert(name.to_owned(), value(&attribute.value));
                }
            }
            // The parser bounds how deep they stand.
            Structure::Block(inner) => {
                let values = Json::Object(self::members(inner, text, &mut Map::new()));
                let same =
                    members.entry(inner.ident.as_str().to_owned()).or_insert_with(|| Json::Array(Vec::new()));
                if let Json::Array(blocks) = same {
                    blocks.push(values);
                }
            }
        }
    }
    members
}

/// `name = null # sensitive`
fn is_secret(span: Option<std::ops::Range<usize>>, text: &str) -> bool {
    let behind = span.and_then(|span| text.get(span.end..)).and_then(|rest| rest.lines().next());
    behind.is_some_and(|line| line.trim_start().trim_start_matches('#').trim() == "sensitive")
}

/// A literal; what is more is kept as an expression.
fn value(expression: &Expression) -> Json {
    match expression {
        Expression::Null(_) => Json::Null,
        Expression::Bool(yes) => Json::Bool(*yes.value()),
        Expression::Number(number) => serde_json::from_str(&number.value().to_string()).unwrap_or_default(),
        Expression::String(text) => Json::String(text.value().clone()),
        Expression::Array(items) => items.iter().map(value).collect(),
        Expression::Object(object) => {
            let member = |(key, member): (&ObjectKey, &hcl_edit::expr::ObjectValue)| {
                let key = match key {
                    ObjectKey::Ident(name) => name.as_str().to_owned(),
                    ObjectKey::Expression(Expression::String(name)) => name.value().clone(),
                    ObjectKey::Expression(other) => other.to_string().trim().to_owned(),
                };
                (key, value(member.expr()))
            };
            Json::Object(object.iter().map(member).collect())
        }
        // `jsonencode({ … })`: a document, which is a value once it is evaluated.
        Expression::FuncCall(call) if call.name.name.as_str() == "jsonencode" && call.args.len() == 1 => {
            let document = call.args.iter().next().map(value);
            let text = document.unwrap_or_default().to_string();
            // As Terraform encodes it.
            Json::String(text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
        }
        Expression::HeredocTemplate(heredoc) => {
            let parts =
                heredoc.template.iter().map(|part| part.as_literal().map(|text| text.value().clone()));
            parts.collect::<Option<String>>().map_or(Json::Null, Json::String)
        }
        _ => Json::Null,
    }
}
