//! Where states are: here, whatever a stack says about it.

use crate::config::{Chain, Link};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file of the state, in the folder of its stack.
pub(crate) const STATE: &str = "terraform.tfstate";

/// Terraform lays a file of such a name over the others.
pub(crate) const OVERRIDE: &str = "zz_ferroform_override.tf.json";

/// Settings that keep the state here.
pub(crate) fn local_backend() -> Json {
    json!({ "backend": { "local": { "path": STATE } } })
}

/// The stack whose state a data source of this name reads: synth gives these names.
pub(super) fn owner(name: &str, states: &BTreeMap<String, PathBuf>) -> Option<String> {
    let id = name.strip_prefix("cross-stack-reference-input-")?;
    states.keys().find(|known| *known == id).cloned()
}

/// A read of a state from a file.
pub(crate) fn source(state: &Path) -> Json {
    // Of a workspace that is named, a file has no state.
    json!({ "backend": "local", "workspace": null, "config": { "path": state } })
}

/// The state that nobody has: its file beside the configuration, with made-up values for what is read from it. One without
/// any value is none to Terraform, which refuses to read it.
pub(crate) fn made_up_state(name: &str, chains: &[Chain]) -> (String, String) {
    let mut outputs: Map<String, Json> = made_up(name, chains)
        .into_iter()
        .map(|(output, value)| (output, json!({ "type": type_of(&value), "value": value })))
        .collect();
    if outputs.is_empty() {
        outputs.insert("made-up".to_owned(), json!({ "type": "string", "value": "made-up" }));
    }
    let state = json!({
        "version": 4, "terraform_version": "1.0.0", "serial": 1, "lineage": "made-up", "outputs": outputs, "resources": []
    });
    (format!("{name}.made-up.tfstate"), state.to_string())
}

/// The type of a value, as a state writes it.
fn type_of(value: &Json) -> Json {
    match value {
        Json::Array(items) => json!(["tuple", items.iter().map(type_of).collect::<Vec<_>>()]),
        Json::Object(members) => {
            let members: Map<String, Json> =
                members.iter().map(|(name, value)| (name.clone(), type_of(value))).collect();
            json!(["object", members])
        }
        _ => json!("string"),
    }
}

fn made_up(name: &str, chains: &[Chain]) -> Map<String, Json> {
    let mut outputs = Map::new();
    for chain in chains.iter().filter(|chain| chain.head == "data") {
        if let [Link::Member(ty), Link::Member(of), Link::Member(_), Link::Member(output), rest @ ..] =
            &*chain.links
            && ty == "terraform_remote_state"
            && of == name
        {
            let value = rest.iter().rev().fold(Json::from("made-up"), |inner, link| match link {
                Link::Member(member) => json!({ member: inner }),
                Link::Item | Link::Each => json!([inner]),
            });
            outputs.entry(output.clone()).or_insert(value);
        }
    }
    outputs
}
