//! Two plans, compared by what they mean.

use super::Plan;
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

impl Plan {
    /// What two plans say differently, as a diff from this one to the other; nothing where they mean the same: the same
    /// resources with the same values, unknowns, providers, references and dependencies, the same outputs and variables. How
    /// the configuration was written, and in which order, does not count.
    ///
    /// ```
    /// use ferroform_testing::Plan;
    /// let plan = Plan::default();
    /// assert_eq!(plan.difference(&plan), None);
    /// ```
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<String> {
        let (ours, theirs) = (meaning(self), meaning(other));
        let pretty = |json: &Json| serde_json::to_string_pretty(json).unwrap_or_default();
        (ours != theirs).then(|| {
            let (ours, theirs) = (pretty(&ours), pretty(&theirs));
            similar::TextDiff::from_lines(ours.as_str(), theirs.as_str()).unified_diff().to_string()
        })
    }
}

/// What a plan says of a configuration, in an order that does not depend on how it was written.
fn meaning(plan: &Plan) -> Json {
    let resources: BTreeMap<&str, Json> = plan
        .resource_changes
        .iter()
        .map(|resource| {
            let change = &resource.change;
            let provider = &resource.provider_name;
            (resource.address.as_str(), json!([change.actions, change.after, change.after_unknown, provider]))
        })
        .collect();
    let outputs: BTreeMap<&String, Json> = plan
        .output_changes
        .iter()
        .map(|(name, change)| (name, json!([change.after, change.after_unknown])))
        .collect();
    let root = &plan.configuration["root_module"];
    let dependencies: BTreeMap<String, Json> = root["resources"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|resource| {
            let mut references = BTreeSet::new();
            collect_references(&resource["expressions"], &mut references);
            collect_references(&resource["count_expression"], &mut references);
            collect_references(&resource["for_each_expression"], &mut references);
            let provider = resource["provider_config_key"].as_str().unwrap_or_default();
            let value = json!([references, resource["depends_on"], provider]);
            (resource["address"].as_str().unwrap_or_default().to_owned(), value)
        })
        .collect();
    let variables: Map<String, Json> = root["variables"].as_object().cloned().unwrap_or_default();
    json!({ "resources": resources, "outputs": outputs, "dependencies": dependencies, "variables": variables })
}

fn collect_references(expressions: &Json, references: &mut BTreeSet<String>) {
    match expressions {
        Json::Object(members) => {
            for (name, value) in members {
                match value.as_array().filter(|_| name == "references") {
                    Some(list) => {
                        references.extend(list.iter().filter_map(|r| r.as_str().map(str::to_owned)))
                    }
                    None => collect_references(value, references),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| collect_references(item, references)),
        _ => {}
    }
}
