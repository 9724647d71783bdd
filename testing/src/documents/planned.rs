//! The rules of documents, held against a plan that is a file: nothing has to run for that.

use super::Documents;
use crate::cty::{Type, Value, from_json};
use crate::provider::{Kind, TypeRef};
use crate::terraform::{Diagnostic, Plan, ResourceChange, Severity};
use serde_json::Value as Json;
use std::collections::BTreeMap;

impl Documents {
    /// Every rule that the resources of a plan break. Only what the configuration itself sets is looked at: what a provider
    /// fills in is its own affair.
    #[must_use]
    pub fn broken_by_plan(&self, plan: &Plan) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for resource in &plan.resource_changes {
            let kind = if resource.mode == "data" { Kind::DataSource } else { Kind::Resource };
            if !resource.change.after.is_object() {
                continue;
            }
            let set = expressions(&plan.configuration, resource);
            let config = config(&resource.change.after, &resource.change.after_unknown, set);
            let ty = TypeRef { kind, name: &resource.type_name };
            for broken in <Self as crate::provider::Knowledge>::broken(self, &ty, &config) {
                let severity = if broken.is_warning { Severity::Warning } else { Severity::Error };
                let address = Some(resource.address.clone());
                let diagnostic =
                    Diagnostic { severity, address, ..Diagnostic::error(broken.summary, broken.detail) };
                if !found.contains(&diagnostic) {
                    found.push(diagnostic);
                }
            }
        }
        found
    }
}

/// What the configuration says about a resource: one object whose members are what it sets. `None` where it cannot be found.
fn expressions<'a>(configuration: &'a Json, resource: &ResourceChange) -> Option<&'a Json> {
    let mut module = configuration.get("root_module")?;
    // `module.net["a"].module.vpc.aws_vpc.main[0]`
    let mut rest = resource.address.as_str();
    while let Some(inside) = rest.strip_prefix("module.") {
        let end = inside.find(['.', '[']).unwrap_or(inside.len());
        let (name, after) = inside.split_at(end);
        module = module.get("module_calls")?.get(name)?.get("module")?;
        // A key in brackets can hold anything in quotes, dots as well.
        let mut quoted = false;
        let close = after.char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            *c == '.' && !quoted
        });
        rest = after.get(close?.0 + 1..)?;
    }
    let is_it = |it: &&Json| {
        let text = |key: &str| it.get(key).and_then(Json::as_str);
        text("type") == Some(&resource.type_name)
            && text("name") == Some(&resource.name)
            && text("mode") == Some(&resource.mode)
    };
    module.get("resources")?.as_array()?.iter().find(is_it)?.get("expressions")
}

/// The planned values as far as the configuration sets them.
fn config(after: &Json, unknown: &Json, set: Option<&Json>) -> Value {
    if *unknown == Json::Bool(true) {
        return Value::Unknown;
    }
    match after {
        Json::Object(members) => {
            let names =
                members.keys().chain(unknown.as_object().into_iter().flat_map(|unknown| unknown.keys()));
            let member = |name: &String| {
                // An expression is an object, too: `constant_value` or `references`, and nothing below it.
                let set = match set {
                    None => None,
                    Some(Json::Object(set))
                        if set.contains_key("constant_value") || set.contains_key("references") =>
                    {
                        None
                    }
                    Some(set) => Some(set.get(name)?),
                };
                let value = members.get(name).unwrap_or(&Json::Null);
                Some((name.clone(), config(value, unknown.get(name).unwrap_or(&Json::Null), set)))
            };
            Value::Map(names.filter_map(member).collect::<BTreeMap<_, _>>())
        }
        Json::Array(items) => {
            let item = |(i, item): (usize, &Json)| {
                let set = match set {
                    Some(Json::Array(set)) => set.get(i).or_else(|| set.first()),
                    set => set,
                };
                config(item, unknown.get(i).unwrap_or(&Json::Null), set)
            };
            Value::List(items.iter().enumerate().map(item).collect())
        }
        scalar => from_json(&Type::Dynamic, scalar).bare().clone(),
    }
}
