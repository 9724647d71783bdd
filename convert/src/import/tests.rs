//! What is imported, and what is not.

use super::{ImportError, import};
use ferroform_schema::compile::{Document, Options, compile_documents};
use ferroform_schema::model::Schema;
use ferroform_schema::source::SourceFile;
use serde_json::{Value as Json, json};

const DOCUMENT: &str = "
resource: acme_lamp
arguments:
  name: {type: string, required: true}
  watts: {type: number, default: 40}
  room_id: {type: string}
  room_ids: {type: list(string)}
  label: {type: string}
  key: {type: string, sensitive: true}
  shade:
    block:
      nesting: single
      arguments:
        colour: {type: string}
        pin: {type: string}
attributes:
  id: {type: string}
  serial: {type: string}
import: {id: name/lamp_id}
---
resource: acme_room
arguments:
  name: {type: string}
  lamp_id: {type: string}
attributes:
  id: {type: string}
  arn: {type: string}
";

fn schema() -> Schema {
    let document = Document { file: SourceFile::new("acme.yaml", DOCUMENT), name: "acme.yaml".to_owned() };
    let compilation = compile_documents(&[document], &Options::default(), &|_| ());
    assert!(!compilation.has_errors(), "{:?}", compilation.diagnostics);
    compilation.schema
}

fn resource(ty: &str, name: &str, attributes: &Json) -> Json {
    json!({ "mode": "managed", "type": ty, "name": name, "provider": "provider[\"registry.terraform.io/corp/acme\"]",
        "instances": [{ "attributes": attributes }] })
}

fn imported(resources: &[Json]) -> Json {
    let state = json!({ "version": 4, "resources": resources }).to_string();
    let imported = import("a.tfstate", &state, &schema(), &[]).unwrap_or_else(|error| panic!("{error}"));
    serde_json::from_str(&imported.configuration).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn only_arguments_that_say_something_are_written() {
    let lamp = json!({ "id": "l-1", "name": "desk", "watts": 40, "room_id": "", "room_ids": [], "label": null, "serial": "s",
        "shade": [{ "colour": "a ${b}", "pin": "" }] });
    let found = imported(&[resource("acme_lamp", "desk", &lamp)]);
    assert_eq!(
        found["resource"]["acme_lamp"]["desk"],
        json!({ "name": "desk", "shade": { "colour": "a $${b}" } })
    );
    assert_eq!(found["import"], json!([{ "to": "acme_lamp.desk", "id": "desk/l-1" }]));
    assert_eq!(found["terraform"]["required_providers"]["acme"]["source"], "corp/acme");
}

#[test]
fn references_are_certain() {
    let found = imported(&[
        resource(
            "acme_room",
            "hall",
            &json!({ "id": "r-1", "name": "l-1", "lamp_id": "l-1", "arn": "arn:acme:room/1" }),
        ),
        resource("acme_room", "twin", &json!({ "id": "r-2" })),
        resource("acme_room", "other", &json!({ "id": "r-2" })),
        resource(
            "acme_lamp",
            "desk",
            &json!({ "id": "l-1", "name": "r-1", "room_id": "r-2", "room_ids": ["r-1", "r-9"], "label": "arn:acme:room/1" }),
        ),
    ]);
    let (lamp, room) = (&found["resource"]["acme_lamp"]["desk"], &found["resource"]["acme_room"]["hall"]);
    // Not by a name, not where two have it, and not in a circle.
    assert_eq!(lamp["name"], "r-1");
    assert_eq!(lamp["room_id"], "r-2");
    assert_eq!(room["name"], "l-1");
    let one_way = lamp["room_ids"] == json!(["${acme_room.hall.id}", "r-9"]) && room["lamp_id"] == "l-1";
    let other_way = lamp["room_ids"] == json!(["r-1", "r-9"]) && room["lamp_id"] == "${acme_lamp.desk.id}";
    assert!(one_way != other_way, "{found:#}");
    assert_eq!(lamp["label"] == "${acme_room.hall.arn}", one_way);
}

#[test]
fn secrets_are_variables() {
    let mut lamp = resource(
        "acme_lamp",
        "desk",
        &json!({ "id": "l", "name": "desk", "key": "hunter2", "shade": [{ "colour": "red", "pin": "1234" }] }),
    );
    let path = json!([{ "type": "get_attr", "value": "shade" }, { "type": "index", "value": { "value": 0, "type": "number" } }, { "type": "get_attr", "value": "pin" }]);
    lamp["instances"][0]["sensitive_attributes"] = json!([path]);
    let unknown = resource("acme_safe", "a", &json!({ "id": "s", "admin_password": "hunter3", "size": 1 }));
    let found = imported(&[lamp, unknown]);
    let text = found.to_string();
    assert!(!text.contains("hunter") && !text.contains("1234"), "{text}");
    assert_eq!(found["variable"]["desk_key"], json!({ "type": "string", "sensitive": true }));
    assert_eq!(found["resource"]["acme_lamp"]["desk"]["key"], "${var.desk_key}");
    assert_eq!(
        found["resource"]["acme_safe"]["a"],
        json!({ "admin_password": "${var.a_admin_password}", "size": 1 })
    );
}

#[test]
fn instances_and_modules_have_names_of_their_own() {
    let mut keyed = resource("acme_room", "hall", &json!({ "id": "r-1" }));
    keyed["module"] = "module.north[\"a b\"]".into();
    keyed["instances"] = json!([{ "index_key": "x", "attributes": { "id": "1" } }, { "index_key": 0, "attributes": { "id": "2" } }]);
    let found = imported(&[keyed, resource("acme_room", "north_a_b_hall_x", &json!({ "id": "3" }))]);
    let names: Vec<&String> =
        found["resource"]["acme_room"].as_object().into_iter().flat_map(|rooms| rooms.keys()).collect();
    assert_eq!(names, ["north_a_b_hall_0", "north_a_b_hall_x", "north_a_b_hall_x_2"]);
}

#[test]
fn what_is_no_record_is_an_error() {
    let error = |text: &str| import("x", text, &schema(), &[]).err();
    assert!(
        matches!(error("{\"version\": 3}"), Some(ImportError::Unreadable(why)) if why.contains("format 3"))
    );
    assert!(matches!(error("{}"), Some(ImportError::Unreadable(_))));
    assert!(matches!(error("{"), Some(ImportError::Unreadable(_))));
    assert!(matches!(error("resource {"), Some(ImportError::Unreadable(why)) if why.starts_with("x:1:")));
    assert_eq!(error("{\"version\": 4, \"resources\": []}"), Some(ImportError::Empty));
    let state = json!({ "version": 4, "resources": [resource("acme_room", "hall", &json!({}))] }).to_string();
    let error =
        import("x", &state, &schema(), &["acme_room.hal".to_owned()]).err().map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some("there is no `acme_room.hal`; there is `acme_room.hall`"));
}

#[test]
fn a_generated_configuration_names_what_it_came_from() {
    let text = "# __generated__ by Terraform\n# Please review\n\n# __generated__ by Terraform from \"d/l-1\"\nresource \"acme_lamp\" \"desk\" {\n  \
                name = \"d\"\n  key = null # sensitive\n  label = jsonencode({\n    b = [1, true]\n  })\n  watts = null\n  shade {\n    colour = \"red\"\n  }\n}\n";
    let imported = import("generated.tf", text, &schema(), &[]).unwrap_or_else(|error| panic!("{error}"));
    let found: Json = serde_json::from_str(&imported.configuration).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        found["resource"]["acme_lamp"]["desk"],
        json!({ "name": "d", "key": "${var.desk_key}", "label": "{\"b\":[1,true]}", "shade": { "colour": "red" } })
    );
    assert_eq!(found["import"], json!([{ "to": "acme_lamp.desk", "id": "d/l-1" }]));
}

#[test]
fn secrets_within_are_variables_as_well() {
    let mut safe = resource(
        "acme_safe",
        "a",
        &json!({ "id": "s", "doors": [{ "pin": "1234", "side": "left" }, { "pin": "", "side": "right" }],
            "users": { "ann": "hunter2", "bob": { "password": "hunter3", "size": 1 } }, "empty": null }),
    );
    let attribute = |name: &str| json!({ "type": "get_attr", "value": name });
    let first = json!({ "type": "index", "value": { "value": 0, "type": "number" } });
    safe["instances"][0]["sensitive_attributes"] = json!([
        [attribute("doors"), first, attribute("pin")],
        [attribute("users"), attribute("ann")],
        [attribute("empty")]
    ]);
    let found = imported(&[safe]);
    assert_eq!(
        found["resource"]["acme_safe"]["a"],
        json!({
            "doors": [{ "pin": "${var.a_doors_pin}", "side": "left" }, { "side": "right" }],
            "users": { "ann": "${var.a_users_ann}", "bob": { "password": "${var.a_users_bob_password}", "size": 1 } },
            "empty": "${var.a_empty}"
        })
    );
    // As `terraform show -json` marks a member of a map that a document describes as text.
    let shown = json!({ "format_version": "1.0", "values": { "root_module": { "resources": [{
        "address": "acme_lamp.desk", "mode": "managed", "type": "acme_lamp", "name": "desk",
        "provider_name": "registry.terraform.io/corp/acme",
        "values": { "id": "l", "name": "desk", "room_ids": ["hunter4"] }, "sensitive_values": { "room_ids": { "0": true } }
    }] } } });
    let imported =
        import("a.json", &shown.to_string(), &schema(), &[]).unwrap_or_else(|error| panic!("{error}"));
    assert!(!imported.configuration.contains("hunter"), "{}", imported.configuration);
}

#[test]
fn configurations_of_providers_keep_their_aliases() {
    let mut room = resource("acme_room", "hall", &json!({ "id": "r-1" }));
    room["provider"] = "module.north.provider[\"registry.terraform.io/corp/acme\"].west".into();
    let state =
        json!({ "version": 4, "resources": [room, resource("acme_room", "other", &json!({ "id": "r-2" }))] });
    let imported = import("a", &state.to_string(), &schema(), &[]).unwrap_or_else(|error| panic!("{error}"));
    let found: Json = serde_json::from_str(&imported.configuration).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(found["provider"]["acme"], json!([{}, { "alias": "west" }]));
    assert_eq!(found["resource"]["acme_room"]["hall"]["provider"], "acme.west");
    assert_eq!(found["resource"]["acme_room"]["other"].get("provider"), None);
    assert!(imported.notes.iter().any(|note| note.contains("`acme.west`")), "{:?}", imported.notes);
    let generated = "resource \"acme_room\" \"hall\" {\n  provider = acme.west\n  name = \"a\"\n}\n";
    let imported = import("a.tf", generated, &schema(), &[]).unwrap_or_else(|error| panic!("{error}"));
    assert!(imported.configuration.contains("\"provider\": \"acme.west\""), "{}", imported.configuration);
}

#[test]
fn what_an_import_cannot_keep_is_noted() {
    let mut room = resource("acme_room", "hall", &json!({}));
    room["instances"] = json!([
        { "index_key": 0, "status": "tainted", "attributes": { "id": "1" } },
        { "index_key": 0, "deposed": "00c0ffee", "attributes": { "id": "2" } },
        { "index_key": 1, "attributes_flat": { "id": "3" } }
    ]);
    let state = json!({ "version": 4, "resources": [room] }).to_string();
    let imported = import("a", &state, &schema(), &[]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(imported.elements, 1);
    for word in ["is tainted", "deposed", "as Terraform 0.11 did"] {
        assert!(imported.notes.iter().any(|note| note.contains(word)), "{word}: {:?}", imported.notes);
    }
    let error = |text: &str| import("x", text, &schema(), &[]).err();
    let plan = "{\"format_version\": \"1.2\", \"planned_values\": {}}";
    assert_eq!(error(plan), Some(ImportError::NothingImported));
    assert!(
        matches!(error("PK\u{3}\u{4}"), Some(ImportError::Unreadable(why)) if why.contains("show -json x"))
    );
    let nameless = "{\"version\": 4, \"resources\": [{\"mode\": \"managed\", \"type\": \"acme_room\"}]}";
    assert!(matches!(error(nameless), Some(ImportError::Unreadable(why)) if why.contains("entry 0")));
}
