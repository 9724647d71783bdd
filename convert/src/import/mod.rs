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
use record::{Existing, Record};
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
    /// It is a plan that imports nothing.
    NothingImported,
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
            Self::NothingImported => f.write_str(
                "the plan imports nothing: write `import` blocks for what exists before you plan, or give the state",
            ),
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
    let Record { elements: all, notes, is_plan } =
        record::read(path, text).map_err(ImportError::Unreadable)?;
    if all.is_empty() {
        return Err(if is_plan { ImportError::NothingImported } else { ImportError::Empty });
    }
    let known: BTreeSet<String> = all.iter().map(|existing| existing.address.clone()).collect();
    let unknown: Vec<String> = only.iter().filter(|address| !known.contains(*address)).cloned().collect();
    if !unknown.is_empty() {
        return Err(ImportError::Unknown { addresses: unknown, known: known.into_iter().collect() });
    }
    let only: BTreeSet<&String> = only.iter().collect();
    let chosen: Vec<Existing> =
        all.into_iter().filter(|existing| only.is_empty() || only.contains(&existing.address)).collect();
    Ok(configuration(&chosen, schema, notes))
}

fn configuration(chosen: &[Existing], schema: &Schema, mut notes: Vec<String>) -> Imported {
    let types: BTreeMap<&str, &Resource> = schema
        .resources
        .iter()
        .filter(|resource| resource.kind == ResourceKind::Resource)
        .map(|resource| (resource.type_name.as_str(), resource))
        .collect();
    let names = names(chosen);
    let mut secrets = Secrets::default();
    let mut bodies: Vec<Map<String, Json>> = Vec::new();
    let mut undocumented = BTreeSet::new();
    for (existing, name) in chosen.iter().zip(&names) {
        let resource = types.get(existing.type_name.as_str()).copied();
        if resource.is_none() {
            undocumented.insert(existing.type_name.as_str());
        }
        let mut body = values::arguments(existing, resource, name, &mut secrets);
        if let Some(alias) = &existing.alias {
            body.insert("provider".to_owned(), format!("{}.{alias}", existing.provider_name()).into());
        }
        bodies.push(body);
    }
    if !undocumented.is_empty() {
        let types: Vec<&str> = undocumented.into_iter().collect();
        notes.push(format!(
            "no document describes `{}`: all values are written, also those that only the provider sets",
            types.join("`, `")
        ));
    }
    note_aliases(chosen, &mut notes);
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

/// The configurations of each provider, and where it comes from.
fn providers(chosen: &[Existing]) -> Map<String, Json> {
    let mut configurations: BTreeMap<&str, BTreeSet<Option<&str>>> = BTreeMap::new();
    let mut required = Map::new();
    for existing in chosen {
        configurations.entry(existing.provider_name()).or_default().insert(existing.alias.as_deref());
        if let Some(source) = existing.provider_source() {
            required.insert(existing.provider_name().to_owned(), json!({ "source": source }));
        }
    }
    let configurations: Map<String, Json> = configurations
        .into_iter()
        .map(|(name, aliases)| {
            let one =
                |alias: Option<&str>| alias.map_or_else(|| json!({}), |alias| json!({ "alias": alias }));
            (name.to_owned(), aliases.into_iter().map(one).collect())
        })
        .collect();
    let mut members = Map::new();
    members.insert("provider".to_owned(), Json::Object(configurations));
    if !required.is_empty() {
        members.insert("terraform".to_owned(), json!({ "required_providers": required }));
    }
    members
}

/// What whoever reads the program has to say about configurations of providers that have an alias.
fn note_aliases(chosen: &[Existing], notes: &mut Vec<String>) {
    let aliased = chosen.iter().filter_map(|it| Some((it.provider_name(), it.alias.as_deref()?)));
    for (name, alias) in aliased.collect::<BTreeSet<_>>() {
        notes.push(format!("no state says how the provider is configured as `{name}.{alias}`: set its region, or what tells it apart"));
    }
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
