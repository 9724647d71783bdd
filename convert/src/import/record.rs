//! The records of Terraform: states and plans.

use super::generated;
use serde_json::{Map, Value as Json};

/// One element that exists.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Existing {
    /// Its address in the record.
    pub(super) address: String,
    pub(super) type_name: String,
    /// Source address of its provider, where the record has it.
    pub(super) provider: Option<String>,
    /// The alias of the provider configuration that manages it, where that is not the default one.
    pub(super) alias: Option<String>,
    /// The id that it is imported by, where the record says so.
    pub(super) import_id: Option<String>,
    pub(super) values: Map<String, Json>,
    /// `true` in the place of each secret.
    pub(super) secrets: Json,
}

impl Existing {
    /// The name of its provider in configurations.
    pub(super) fn provider_name(&self) -> &str {
        let source = self.provider.as_deref().and_then(|source| source.rsplit('/').next());
        source.unwrap_or_else(|| self.type_name.split('_').next().unwrap_or_default())
    }

    /// The source as configurations write it.
    pub(super) fn provider_source(&self) -> Option<&str> {
        let source = self.provider.as_deref()?;
        Some(source.strip_prefix("registry.terraform.io/").unwrap_or(source))
    }

    /// What it would be called: its name, with its module before and its key behind.
    pub(super) fn wish(&self) -> String {
        let mut words = Vec::new();
        for word in self.address.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')) {
            if !word.is_empty() && word != "module" && word != self.type_name {
                words.push(word);
            }
        }
        let name = words.join("_");
        if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            name
        } else {
            format!("_{name}")
        }
    }
}

/// What a record says there is.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// In its order.
    pub(super) elements: Vec<Existing>,
    /// What a reader must look at.
    pub(super) notes: Vec<String>,
    /// Whether it is a plan, of which only what it imports is taken.
    pub(super) is_plan: bool,
}

impl From<Vec<Existing>> for Record {
    fn from(elements: Vec<Existing>) -> Self {
        Self { elements, ..Self::default() }
    }
}

pub(super) fn read(path: &str, text: &str) -> Result<Record, String> {
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('{') {
        if text.starts_with("PK") {
            return Err(format!("{path} is a saved plan: give what `terraform show -json {path}` prints"));
        }
        return generated::read(path, text).map(Record::from);
    }
    let json: Json = serde_json::from_str(text).map_err(|error| format!("{path}: {error}"))?;
    if json["version"] == 4 {
        return state(path, &json);
    }
    if json["resource_changes"].is_array() || json["planned_values"].is_object() {
        return Ok(Record { elements: plan(&json), is_plan: true, ..Record::default() });
    }
    if json["values"].is_object() {
        let mut found = Vec::new();
        shown(&json["values"]["root_module"], &mut found);
        return Ok(found.into());
    }
    if json["version"].is_u64() {
        return Err(format!(
            "{path} is a state of format {}; `terraform apply -refresh-only` of Terraform 0.12 or later writes format 4",
            json["version"]
        ));
    }
    Err(format!("{path} has neither `version`, `values` nor `resource_changes`"))
}

fn text(json: &Json) -> String {
    json.as_str().unwrap_or_default().to_owned()
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn members(json: &Json) -> Map<String, Json> {
    json.as_object().cloned().unwrap_or_default()
}

/// `[0]`, `["key"]`, or nothing.
fn index(key: &Json) -> String {
    if key.is_null() { String::new() } else { format!("[{key}]") }
}

/// The state that Terraform keeps.
fn state(path: &str, json: &Json) -> Result<Record, String> {
    let mut record = Record::default();
    for (at, resource) in list(&json["resources"]).enumerate().filter(|(_, it)| it["mode"] == "managed") {
        let (type_name, name) = (text(&resource["type"]), text(&resource["name"]));
        if type_name.is_empty() || name.is_empty() {
            return Err(format!("{path}: entry {at} of `resources` has no `type` or no `name`"));
        }
        let module = resource["module"].as_str().map(|module| format!("{module}.")).unwrap_or_default();
        // module.net.provider["registry.terraform.io/hashicorp/aws"].west
        let provider = resource["provider"].as_str().unwrap_or_default();
        let (source, alias) =
            (provider.split('"').nth(1), provider.rsplit_once("\"].").map(|(_, alias)| alias));
        for instance in list(&resource["instances"]) {
            let address = format!("{module}{type_name}.{name}{}", index(&instance["index_key"]));
            if !instance["deposed"].is_null() {
                record.notes.push(format!(
                    "`{address}` has a deposed object, which is left out: Terraform destroys it"
                ));
                continue;
            }
            if instance["status"] == "tainted" {
                record.notes.push(format!("`{address}` is tainted, which an import does not keep"));
            }
            if instance["attributes"].is_null() && instance["attributes_flat"].is_object() {
                record.notes.push(format!(
                    "`{address}` is kept as Terraform 0.11 did; write its state with a later one first"
                ));
                continue;
            }
            let mut secrets = Json::Null;
            for path in list(&instance["sensitive_attributes"]) {
                mark(&mut secrets, path.as_array().map_or(&[], Vec::as_slice));
            }
            record.elements.push(Existing {
                address,
                type_name: type_name.clone(),
                provider: source.map(str::to_owned),
                alias: alias.map(str::to_owned),
                import_id: None,
                values: members(&instance["attributes"]),
                secrets,
            });
        }
    }
    Ok(record)
}

/// The most items of a list that are told apart by whether they hold a secret.
const MOST_ITEMS: u64 = 1000;

/// Marks the value at a path as a secret.
fn mark(marks: &mut Json, path: &[Json]) {
    let mut at = marks;
    for step in path {
        if at.is_boolean() {
            return;
        }
        let (name, index) = (step["value"].as_str(), step["value"]["value"].as_u64());
        match (step["type"].as_str(), name, index.filter(|index| *index < MOST_ITEMS)) {
            (Some("get_attr"), Some(name), _) => {
                if !at.is_object() {
                    *at = Json::Object(Map::new());
                }
                at = &mut at[name];
            }
            (Some("index"), _, Some(index)) if !at.is_object() => {
                if !at.is_array() {
                    *at = Json::Array(Vec::new());
                }
                let Json::Array(items) = at else { return };
                let index = usize::try_from(index).unwrap_or_default();
                if items.len() <= index {
                    items.resize(index + 1, Json::Null);
                }
                match items.get_mut(index) {
                    Some(item) => at = item,
                    None => return,
                }
            }
            // Of the items of a set and of a map, all of it is one.
            _ => break,
        }
    }
    *at = Json::Bool(true);
}

/// A state as `terraform show -json` has it.
fn shown(root: &Json, found: &mut Vec<Existing>) {
    // Modules in modules are as deep as somebody wrote them.
    let mut waiting = vec![root];
    while let Some(module) = waiting.pop() {
        for resource in list(&module["resources"]).filter(|resource| resource["mode"] == "managed") {
            found.push(Existing {
                address: text(&resource["address"]),
                type_name: text(&resource["type"]),
                provider: resource["provider_name"].as_str().map(str::to_owned),
                alias: None,
                import_id: None,
                values: members(&resource["values"]),
                secrets: resource["sensitive_values"].clone(),
            });
        }
        waiting.extend(list(&module["child_modules"]));
    }
}

/// What a plan imports, in full.
fn plan(json: &Json) -> Vec<Existing> {
    let changes = list(&json["resource_changes"]).filter(|change| change["mode"] == "managed");
    let imported = changes.filter(|change| change["change"]["importing"].is_object());
    imported
        .map(|resource| {
            let change = &resource["change"];
            // What it would be changed to is what the program is to say.
            let is_gone = change["after"].is_null();
            let (values, secrets) =
                if is_gone { ("before", "before_sensitive") } else { ("after", "after_sensitive") };
            Existing {
                address: text(&resource["address"]),
                type_name: text(&resource["type"]),
                provider: resource["provider_name"].as_str().map(str::to_owned),
                alias: None,
                import_id: change["importing"]["id"].as_str().map(str::to_owned),
                values: members(&change[values]),
                secrets: change[secrets].clone(),
            }
        })
        .collect()
}
