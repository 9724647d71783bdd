use super::*;

const TEXT: &str = r#"{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
  "provider":{"version":0,"block":{"description_kind":"plain"}},
  "resource_schemas":{"acme_lamp":{"version":2,"block":{
    "attributes":{
      "id":{"type":"string","description_kind":"plain","computed":true},
      "bulbs":{"nested_type":{"attributes":{"watts":{"type":"number","required":true}},"nesting_mode":"list"},"optional":true}},
    "block_types":{"shade":{"nesting_mode":"list","block":{"attributes":{"extra":{"type":"dynamic","optional":true}}},"max_items":1}}}}}}}}"#;

#[test]
fn what_is_read_is_written() {
    let schemas = Schemas::from_text(TEXT).unwrap();
    let json: serde_json::Value = serde_json::from_str(TEXT).unwrap();
    assert_eq!(serde_json::to_value(&schemas).unwrap(), json);
}

#[test]
fn types_follow_from_a_schema() {
    let schemas = Schemas::from_text(TEXT).unwrap();
    let acme = &schemas.provider_schemas["registry.terraform.io/acme/acme"];
    assert!(acme.has_nested_attributes());
    let lamp = &acme.resource_schemas["acme_lamp"].block;
    assert_eq!(
        lamp.ty().to_json(),
        serde_json::json!(["object", {
            "id": "string",
            "bulbs": ["list", ["object", { "watts": "number" }]],
            "shade": "dynamic",
        }])
    );
}
