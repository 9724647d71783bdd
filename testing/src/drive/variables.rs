//! Values of variables: each goes to the stacks that declare it.

use super::{Stack, Trouble};
use ferroform_schema::suggest::nearest;
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// By stack, the options that set variables. Terraform refuses a value that a stack has no variable for.
pub(super) fn options(stacks: &[Stack], values: &[(String, String)]) -> Result<Vec<Vec<String>>, Trouble> {
    if values.is_empty() {
        return Ok(vec![Vec::new(); stacks.len()]);
    }
    let declared = stacks.iter().map(declared).collect::<Result<Vec<_>, _>>()?;
    for (name, _) in values {
        if !declared.iter().any(|names| names.contains(name)) {
            let near = nearest(name, declared.iter().flatten().map(String::as_str));
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            return Err(Trouble::new(format!("no selected stack has a variable `{name}`{near}")));
        }
    }
    let of = |names: &BTreeSet<String>| {
        let values = values.iter().filter(|(name, _)| names.contains(name));
        values.map(|(name, value)| format!("-var={name}={value}")).collect()
    };
    Ok(declared.iter().map(of).collect())
}

fn declared(stack: &Stack) -> Result<BTreeSet<String>, Trouble> {
    let read = std::fs::read_to_string(&stack.file).map_err(|error| error.to_string());
    let json: Result<Json, String> =
        read.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
    let json = json.map_err(|error| Trouble::new(format!("`{}`: {error}", stack.file.display())))?;
    let variables = json.get("variable").and_then(Json::as_object);
    Ok(variables.into_iter().flat_map(|variables| variables.keys().cloned()).collect())
}
