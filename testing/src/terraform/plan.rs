//! A plan, as `terraform show -json` has it.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What Terraform would do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// What would become of each resource, in the order of Terraform.
    pub resource_changes: Vec<ResourceChange>,
    /// What would become of each output.
    pub output_changes: BTreeMap<String, Change>,
    /// The values of everything after the plan.
    pub planned_values: Json,
    /// The configuration as Terraform read it.
    pub configuration: Json,
}

/// What would become of one resource.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ResourceChange {
    /// Its address (`aws_sqs_queue.jobs[0]`).
    pub address: String,
    /// The address that it moves from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_address: Option<String>,
    /// `managed` or `data`.
    pub mode: String,
    /// Its type.
    #[serde(rename = "type")]
    pub type_name: String,
    /// Its name.
    pub name: String,
    /// The source address of its provider.
    pub provider_name: String,
    /// What would happen.
    pub change: Change,
}

/// What would change.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    /// What would happen; two for a replacement.
    pub actions: Vec<Action>,
    /// The value before.
    pub before: Json,
    /// The value after, as far as it is known.
    pub after: Json,
    /// What of it becomes known only when it is applied: `true` in the place of each such value.
    pub after_unknown: Json,
    /// The arguments that force a replacement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replace_paths: Vec<Json>,
    /// How an existing object comes in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub importing: Option<Json>,
}

/// What would happen to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Nothing.
    NoOp,
    /// It is made.
    Create,
    /// It is read.
    Read,
    /// It is changed in place.
    Update,
    /// It is destroyed.
    Delete,
    /// Terraform does not know it any longer.
    Forget,
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// What is no plan.
    pub fn from_json(json: Json) -> Result<Self, String> {
        if json.get("planned_values").is_none() && json.get("resource_changes").is_none() {
            return Err("this is no plan: it has neither `planned_values` nor `resource_changes`; `terraform show -json \
                        FILE` prints one"
                .to_owned());
        }
        serde_json::from_value(json).map_err(|error| format!("this is no plan: {error}"))
    }

    /// Whether nothing would happen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let nothing = |change: &Change| change.actions == [Action::NoOp] || change.actions == [Action::Read];
        self.resource_changes
            .iter()
            .all(|resource| nothing(&resource.change) && resource.change.importing.is_none())
            && self.output_changes.values().all(nothing)
    }

    /// The change of the resource at this address.
    #[must_use]
    pub fn resource(&self, address: &str) -> Option<&ResourceChange> {
        self.resource_changes.iter().find(|resource| resource.address == address)
    }

    /// The changes of all resources of this type.
    pub fn of_type<'a>(&'a self, type_name: &'a str) -> impl Iterator<Item = &'a ResourceChange> {
        self.resource_changes.iter().filter(move |resource| resource.type_name == type_name)
    }

    /// What an output would be; `None` where there is no such output, or a part of it becomes known only later.
    #[must_use]
    pub fn output(&self, name: &str) -> Option<&Json> {
        fn has_unknown(json: &Json) -> bool {
            match json {
                Json::Bool(unknown) => *unknown,
                Json::Array(items) => items.iter().any(has_unknown),
                Json::Object(members) => members.values().any(has_unknown),
                _ => false,
            }
        }
        let change = self.output_changes.get(name)?;
        (!has_unknown(&change.after_unknown)).then_some(&change.after)
    }
}

impl std::fmt::Display for Plan {
    /// One line for each resource that would change: `create aws_sqs_queue.jobs`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for resource in &self.resource_changes {
            let words: &[&str] = match resource.change.actions.as_slice() {
                [Action::NoOp] => &[],
                [Action::Create] => &["create"],
                [Action::Read] => &["read"],
                [Action::Update] => &["update"],
                [Action::Delete] => &["delete"],
                [Action::Forget] => &["forget"],
                _ => &["replace"],
            };
            let importing = resource.change.importing.as_ref().map(|_| "import");
            for word in importing.iter().chain(words) {
                writeln!(f, "{word} {}", resource.address)?;
            }
        }
        Ok(())
    }
}
