//! Values for variables that nobody gave one.

use crate::config::Configuration;
use serde_json::{Value as Json, json};

/// A value for each variable that has no default, neither in the configuration nor in the environment. What has members of its
/// own is left to Terraform, which asks for it.
pub(crate) fn made_up(configuration: &Configuration) -> Vec<(String, Json)> {
    let unset = configuration
        .variables
        .iter()
        .filter(|(name, _)| std::env::var_os(format!("TF_VAR_{name}")).is_none());
    unset.filter_map(|(name, ty)| Some((name.clone(), value(ty.as_deref().unwrap_or("any"))?))).collect()
}

fn value(ty: &str) -> Option<Json> {
    let ty = ty.trim().trim_start_matches("${").trim_end_matches('}').trim();
    Some(match ty {
        "any" | "string" => "made-up".into(),
        "number" => 1.into(),
        "bool" => false.into(),
        _ if ["list", "set"].iter().any(|kind| ty.starts_with(kind)) => json!([]),
        _ if ty.starts_with("map") => json!({}),
        _ => return None,
    })
}
