//! What exists already as a configuration that imports it.
//!
//! Terraform's own records say what there is: a state, a plan that imports, or the configuration that
//! `terraform plan -generate-config-out` writes. The arguments are the values of the record that the schema has an argument
//! for; what a value says that the schema's default says as well is left out. A value that is the id or the ARN of exactly one
//! other element, under a name that asks for one, becomes a reference. Secrets become variables.
//!
//! The result is a configuration in Terraform's JSON syntax, which [`convert`](crate::convert) takes.

mod generated;
mod identity;
mod record;
mod references;
mod secrets;
mod values;

#[cfg(test)]
mod tests;

use ferroform_schema::model::{Resource, ResourceKind, Schema};
use record::Existing;
use secrets::Secrets;
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A configuration that imports.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// In Terraform's JSON syntax.
    pub configuration: String,
    /// How many elements it imports.
    pub elements: usize,
    /// How many values became references.
    pub references: usize,
    /// The variables that hold secrets, which whoever plans gives values.
    pub secrets: Vec<String>,
    /// What a reader must look at.
    pub notes: Vec<String>,
}

/// Why there is nothing to import.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// The text is none of the records that Terraform writes.
    Unreadable(String),
    /// Elements that were named, and that the record does not have.
    Unknown {
        /// Their addresses.
        addresses: Vec<String>,
        /// The addresses that it has.
        known: Vec<String>,
    },
    /// It has no managed element at all.
    Empty,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(
                f,
                "this is no state (`terraform state pull`), no plan or state in JSON (`terraform show -json`), and no generated \
                 configuration (`terraform plan -generate-config-out`): {why}"
            ),
            Self::Unknown { addresses, known } => {
                write!(f, "there is no `{}`", addresses.join("`, no `"))?;
                match known.len() {
                    0..=10 => write!(f, "; there is `{}`", known.join("`, `")),
                    more => write!(f, "; there are {more} others"),
                }
            }
            Self::Empty => f.write_str("there is no managed resource in it"),
        }
    }
}

impl std::error::Error for ImportError {}

/// The configuration that imports what a record names: everything, or the elements of these addresses.
///
/// ```
/// use ferroform_convert::import;
/// use ferroform_schema::model::Schema;
///
/// let state = r#"{"version": 4, "resources": [{"mode": "managed", "type": "acme_lamp", "name": "desk", "instances": [
///     {"attributes": {"id": "lamp-1", "name": "desk"}}
/// ]}]}"#;
/// let imported = import("terraform.tfstate", state, &Schema::new(vec![]), &[])?;
/// assert!(imported.configuration.contains(r#""to": "acme_lamp.desk""#));
/// # Ok::<(), ferroform_convert::ImportError>(())
/// ```
///
/// # Errors
/// When the text is no record, when an address is not in it, or nothing is.
pub fn import(path: &str, text: &str, schema: &Schema, only: &[String]) -> Result<Imported, ImportError> {
    let all = record::read(path, text).map_err(ImportError::Unreadable)?;
    let known: BTreeSet<String> = all.iter().map(|existing| existing.address.clone()).collect();
    let unknown: Vec<String> = only.iter().filter(|address| !known.contains(*address)).cloned().collect();
    if !unknown.is_empty() {
        return Err(ImportError::Unknown { addresses: unknown, known: known.into_iter().collect() });
    }
    let only: BTreeSet<&String> = only.iter().collect();
    let chosen: Vec<Existing> =
        all.into_iter().filter(|existing| only.is_empty() || only.contains(&existing.address)).collect();
    if chosen.is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(configuration(&chosen, schema))
}

fn configuration(chosen: &[Existing], schema: &Schema) -> Imported {
    let types: BTreeMap<&str, &Resource> = schema
        .resources
        .iter()
        .filter(|resource| resource.kind == ResourceKind::Resource)
        .map(|resource| (resource.type_name.as_str(), resource))
        .collect();
    let names = names(chosen);
    let mut notes = Vec::new();
    let mut secrets = Secrets::default();
    let mut bodies: Vec<Map<String, Json>> = Vec::new();
    let mut undocumented = BTreeSet::new();
    for (existing, name) in chosen.iter().zip(&names) {
        let resource = types.get(existing.type_name.as_str()).copied();
        if resource.is_none() {
            undocumented.insert(existing.type_name.as_str());
        }
        bodies.push(values::arguments(existing, resource, name, &mut secrets));
    }
    if !undocumented.is_empty() {
        let types: Vec<&str> = undocumented.into_iter().collect();
        notes.push(format!(
            "no document describes `{}`: all values are written, also those that only the provider sets",
            types.join("`, `")
        ));
    }
    let references = references::link(chosen, &names, &mut bodies);
    let mut resources: Map<String, Json> = Map::new();
    let mut imports = Vec::new();
    for ((existing, name), body) in chosen.iter().zip(&names).zip(bodies) {
        let to = format!("{}.{name}", existing.type_name);
        match identity::of(existing, types.get(existing.type_name.as_str()).copied()) {
            Some((id, certain)) => {
                if !certain {
                    notes.push(format!(
                        "`{to}` is imported by its `id`; see whether its import wants something else"
                    ));
                }
                imports.push(json!({ "to": to, "id": escaped(&id) }));
            }
            None => notes.push(format!("`{to}` has no id to import it by; add `import_from`")),
        }
        let of_type = resources.entry(existing.type_name.clone()).or_insert_with(|| json!({}));
        if let Json::Object(of_type) = of_type {
            of_type.insert(name.clone(), Json::Object(body));
        }
    }
    let mut configuration = json!({ "resource": resources, "import": imports });
    if let Json::Object(members) = &mut configuration {
        members.extend(providers(chosen));
        if !secrets.variables.is_empty() {
            members.insert("variable".to_owned(), Json::Object(secrets.variables.clone()));
        }
    }
    Imported {
        configuration: format!("{configuration:#}\n"),
        elements: chosen.len(),
        references,
        secrets: secrets.variables.keys().cloned().collect(),
        notes,
    }
}

/// A configuration of each provider, and where it comes from.
fn providers(chosen: &[Existing]) -> Map<String, Json> {
    let mut configurations = Map::new();
    let mut required = Map::new();
    for existing in chosen {
        configurations.insert(existing.provider_name().to_owned(), json!({}));
        if let Some(source) = existing.provider_source() {
            required.insert(existing.provider_name().to_owned(), json!({ "source": source }));
        }
    }
    let mut members = Map::new();
    members.insert("provider".to_owned(), Json::Object(configurations));
    if !required.is_empty() {
        members.insert("terraform".to_owned(), json!({ "required_providers": required }));
    }
    members
}

/// A name for each element, unlike those of its type.
fn names(chosen: &[Existing]) -> Vec<String> {
    let mut taken: BTreeSet<(String, String)> = BTreeSet::new();
    let mut next: BTreeMap<(String, String), u32> = BTreeMap::new();
    let named = chosen.iter().map(|existing| {
        let wish = (existing.type_name.clone(), existing.wish());
        if taken.insert(wish.clone()) {
            return wish.1;
        }
        let number = next.entry(wish.clone()).or_insert(1);
        loop {
            *number += 1;
            let name = format!("{}_{number}", wish.1);
            if taken.insert((wish.0.clone(), name.clone())) {
                return name;
            }
        }
    });
    named.collect()
}

/// Text that is no template.
fn escaped(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}
