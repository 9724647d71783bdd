//! The checked-in JSON Schemas are those that the tables make.

#[test]
fn the_checked_in_json_schema_is_up_to_date() {
    assert_checked_in("resource-document.schema.json", &crate::yaml::json_schema());
}

/// Compares a text with a file of this package.
pub(crate) fn assert_checked_in(name: &str, made: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("UPDATE_JSON_SCHEMA").is_some() {
        std::fs::write(&path, made).expect("the schema can be written");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == made,
        "{name} is out of date; write it with: UPDATE_JSON_SCHEMA=1 cargo test -p ferroform-schema json_schema"
    );
}
