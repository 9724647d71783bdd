//! Whether a correction changes anything that a user of the schema could notice.

use crate::model::Resource;
use serde_json::Value;

/// Whether two resources differ by more than where their facts stand and how their rules are worded.
pub(super) fn differ(before: Option<&Resource>, after: Option<&Resource>) -> bool {
    meaning(before) != meaning(after)
}

fn meaning(resource: Option<&Resource>) -> Value {
    let mut value = resource.and_then(|resource| serde_json::to_value(resource).ok()).unwrap_or_default();
    strip(&mut value);
    value
}

fn strip(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(strip),
        Value::Object(fields) => {
            // What has bases is a fact; its `text` is the sentence that states it.
            if fields.remove("bases").is_some() {
                fields.remove("text");
            }
            fields.remove("declared");
            fields.remove("described");
            fields.values_mut().for_each(strip);
        }
        _ => {}
    }
}
