//! The checked-in JSON Schema is the one that the tables make.

use crate::yaml::json_schema;

#[test]
fn the_checked_in_json_schema_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/resource-document.schema.json");
    let made = json_schema();
    if std::env::var_os("UPDATE_JSON_SCHEMA").is_some() {
        std::fs::write(path, &made).expect("the schema can be written");
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        there == made,
        "{path} is out of date; write it with: UPDATE_JSON_SCHEMA=1 cargo test -p ferroform-schema json_schema"
    );
}
