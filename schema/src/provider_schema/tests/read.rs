use super::{document, file, lamp, lines, read};
use crate::diagnostic::Diagnostics;
use crate::model::ResourceKind;
use crate::provider_schema::ProviderSchema;
use crate::source::SourceFile;
use serde_json::json;

fn refused(text: &str, wanted: Option<&str>) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    let schema = ProviderSchema::read(&SourceFile::new("schema.json", text), wanted, &mut diagnostics);
    assert!(schema.is_none(), "{text}");
    lines(diagnostics)
}

#[test]
fn other_files_are_refused_with_a_word_what_is_wrong() {
    let state = r#"{"format_version": "1.0", "terraform_version": "1.9.0", "values": {}}"#;
    let newer = r#"{"format_version": "2.0", "provider_schemas": {}}"#;
    let empty = r#"{"format_version": "1.0", "provider_schemas": {}}"#;
    let list = r#"{"format_version": "1.0", "provider_schemas": {"a/b/c": {"resource_schemas": [1]}}}"#;
    let found: Vec<String> =
        ["", "resource \"x\" {}", "[1, 2]", "{}", state, newer, empty, list, "{\"format"]
            .into_iter()
            .flat_map(|text| refused(text, None))
            .collect();
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn every_version_of_the_same_shape_is_read() {
    for version in ["0.1", "0.2", "1.0", "1.2"] {
        let mut value = lamp(json!({}));
        value["format_version"] = version.into();
        assert!(read(&value).has(ResourceKind::Resource, "acme_lamp"), "{version}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let text = format!("\u{feff}{}", lamp(json!({})));
    let mut diagnostics = Diagnostics::new();
    let schema = ProviderSchema::read(&SourceFile::new("schema.json", text), None, &mut diagnostics);
    let place = schema.and_then(|schema| schema.place(ResourceKind::Resource, "acme_lamp"));
    assert!(place.is_some_and(|(at, _)| at.column > 1));
}

#[test]
fn one_of_several_providers_is_chosen_by_address_or_by_the_prefix_of_the_type() {
    let one = json!({ "acme_lamp": { "block": { "attributes": { "of_acme": { "type": "string", "optional": true } } } } });
    let two = json!({ "acme_lamp": { "block": {} }, "acme_plug": { "block": {} } });
    let mut value = document("registry.opentofu.org/acme/acme", one);
    value["provider_schemas"]["example.com/acme/acme-beta"] = json!({ "resource_schemas": two });
    let schema = read(&value);
    assert!(schema.has(ResourceKind::Resource, "acme_plug"));
    let mut diagnostics = Diagnostics::new();
    let lamp = schema.of(ResourceKind::Resource, "acme_lamp", &mut diagnostics).expect("a lamp");
    assert!(lamp.block.attributes.contains_key("of_acme"));
    let (_, identity) = schema.place(ResourceKind::Resource, "acme_lamp").expect("a place");
    assert_eq!((identity.name.as_str(), identity.source.as_str()), ("acme", "acme/acme"));
    for (wanted, plugs) in [("acme/acme", false), ("ACME-beta", true), ("example.com/acme/acme-beta", true)] {
        let schema = ProviderSchema::read(&file(&value), Some(wanted), &mut diagnostics).expect("a schema");
        assert_eq!(schema.has(ResourceKind::Resource, "acme_plug"), plugs, "{wanted}");
    }
    insta::assert_snapshot!(refused(&value.to_string(), Some("hashicorp/aws")).join("\n"));
}

#[test]
fn types_are_placed_by_kind_and_sections_without_types_are_counted() {
    let mut value = lamp(json!({}));
    let provider = &mut value["provider_schemas"]["registry.terraform.io/acme/acme"];
    provider["data_source_schemas"] = json!({ "acme_lamp": { "block": {} } });
    provider["provider"] = json!({ "block": {} });
    provider["functions"] = json!({ "watts_of": { "return_type": "number" }, "dim": {} });
    provider["resource_identity_schemas"] = json!({ "acme_lamp": {} });
    provider["ephemeral_resource_schemas"] = json!({ "acme_token": { "block": {} } });
    let schema = read(&value);
    let line = |kind, name| schema.place(kind, name).expect("a place").0.line;
    assert_ne!(line(ResourceKind::Resource, "acme_lamp"), line(ResourceKind::DataSource, "acme_lamp"));
    let passed_over: Vec<_> = schema.passed_over().into_iter().collect();
    assert_eq!(passed_over, [("resource_identity_schemas", 1)]);
    let functions: Vec<String> = schema.functions().into_iter().map(|function| function.name).collect();
    assert_eq!(functions, ["watts_of"], "what gives nothing is no function");
    let names: Vec<&str> = schema.types().into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["acme", "acme_lamp", "acme_lamp", "acme_token"]);
    assert_eq!(schema.nearest(ResourceKind::Resource, "acme_lmap"), Some("acme_lamp"));
}

#[test]
fn a_type_that_cannot_be_read_does_not_stop_the_others() {
    let types = json!({ "acme_lamp": { "block": { "attributes": [] } }, "acme_plug": { "block": {} } });
    let schema = read(&document("example.com/acme/acme", types));
    let mut diagnostics = Diagnostics::new();
    assert!(schema.of(ResourceKind::Resource, "acme_lamp", &mut diagnostics).is_none());
    assert!(schema.of(ResourceKind::Resource, "acme_plug", &mut diagnostics).is_some());
    insta::assert_snapshot!(lines(diagnostics).join("\n"));
}

#[test]
fn a_type_that_is_nested_without_end_is_refused() {
    let nested = |levels: usize| {
        let open = r#"{"block_types":{"a":{"nesting_mode":"list","block":"#.repeat(levels);
        let types = format!(r#"{{"acme_lamp":{{"block":{open}{{}}{}}}}}"#, "}}}".repeat(levels));
        let text = format!(
            r#"{{"format_version":"1.0","provider_schemas":{{"a/b/acme":{{"resource_schemas":{types}}}}}}}"#
        );
        let mut diagnostics = Diagnostics::new();
        let file = SourceFile::new("schema.json", text);
        let schema = ProviderSchema::read(&file, None, &mut diagnostics).expect("a schema");
        let read = schema.of(ResourceKind::Resource, "acme_lamp", &mut diagnostics).is_some();
        (read, lines(diagnostics).len())
    };
    assert_eq!(nested(40), (true, 0));
    assert_eq!(nested(100_000), (false, 1));
}
