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

/// A read of a state, from a file of ours or of made-up values for what is read from it.
pub(crate) fn source(name: &str, state: Option<&Path>, chains: &[Chain]) -> Json {
    if let Some(state) = state {
        return json!({ "backend": "local", "config": { "path": state }, "defaults": made_up(name, chains) });
    }
    json!({
        "backend": "local",
        "config": { "path": "no-such-state.tfstate" },
        "defaults": made_up(name, chains),
    })
}

fn made_up(name: &str, chains: &[Chain]) -> Json {
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
    outputs.into()
}
