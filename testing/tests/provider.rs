//! A provider of our own making, as real Terraform sees it.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use ferroform_testing::schema::Schemas;
use ferroform_testing::{Terraform, Workspace};
use serde_json::json;
use std::sync::Arc;

const SCHEMA: &str = r#"{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
  "provider":{"version":0,"block":{"attributes":{"region":{"type":"string","optional":true}}}},
  "resource_schemas":{"acme_lamp":{"version":1,"block":{
    "attributes":{
      "id":{"type":"string","computed":true},
      "name":{"type":"string","required":true},
      "watts":{"type":"number","optional":true},
      "colours":{"type":["set","string"],"optional":true},
      "extra":{"type":"dynamic","optional":true},
      "rules":{"type":["list",["object",{"from":"number","to":"number"}]],"optional":true,"computed":true},
      "arn":{"type":"string","computed":true}},
    "block_types":{"shade":{"nesting_mode":"list","block":{"attributes":{
      "width":{"type":"number","optional":true},
      "serial":{"type":"string","computed":true}}},"max_items":1}}}}},
  "data_source_schemas":{"acme_rooms":{"version":0,"block":{"attributes":{
      "names":{"type":["list","string"],"computed":true},
      "floor":{"type":"number","optional":true}}}}}}}}"#;

fn workspace(terraform: &Terraform, configuration: &str) -> Workspace {
    let schemas = Schemas::from_text(SCHEMA).unwrap();
    let knowledge: Arc<dyn ferroform_testing::provider::Knowledge> = Arc::new(());
    let workspace = Workspace::new(terraform, &schemas, &knowledge).unwrap();
    workspace.write("main.tf", &format!("{HEAD}\n{configuration}")).unwrap();
    workspace
}

const HEAD: &str = r#"terraform {
  required_providers { acme = { source = "acme/acme" } }
}"#;

#[test]
fn a_resource_is_planned_applied_kept_changed_and_destroyed() {
    let Some(terraform) = Terraform::for_test("a_resource_is_planned_applied_kept_changed_and_destroyed")
    else {
        return;
    };
    let text = |watts: u32| {
        format!(
            r#"
            provider "acme" {{ region = "north" }}
            data "acme_rooms" "all" {{ floor = 2 }}
            resource "acme_lamp" "lamp" {{
              count   = 2
              name    = "lamp ${{count.index}} in ${{data.acme_rooms.all.names[count.index]}}"
              watts   = {watts}
              colours = ["red", "blue"]
              extra   = {{ a = [1, "two", null] }}
              shade {{ width = 1.5 }}
            }}
            output "ids" {{ value = acme_lamp.lamp[*].id }}
            output "serial" {{ value = acme_lamp.lamp[0].shade[0].serial }}
            output "extra" {{ value = acme_lamp.lamp[1].extra }}"#
        )
    };
    let mut workspace = workspace(&terraform, &text(40));
    assert_eq!(workspace.validate().unwrap(), []);
    let (plan, _) = workspace.plan().unwrap();
    assert_eq!(plan.to_string(), "create acme_lamp.lamp[0]\ncreate acme_lamp.lamp[1]\n");
    let lamp = plan.resource("acme_lamp.lamp[1]").unwrap();
    assert_eq!(lamp.change.after["watts"], 40);
    assert_eq!(lamp.change.after_unknown["id"], true);
    assert_eq!(plan.output("ids"), None);
    assert_eq!(plan.output("extra"), Some(&json!({ "a": [1, "two", null] })));

    assert_eq!(workspace.apply().unwrap(), []);
    let outputs = workspace.outputs().unwrap();
    let ids = outputs["ids"].as_array().unwrap();
    assert_eq!(ids.len(), 2);
    assert_ne!(ids[0], ids[1]);
    assert!(outputs["serial"].as_str().unwrap().starts_with("serial-made-up-"));
    assert!(workspace.plan().unwrap().0.is_empty());

    workspace.write("main.tf", &format!("{HEAD}\n{}", text(60))).unwrap();
    let (plan, _) = workspace.plan().unwrap();
    assert_eq!(plan.to_string(), "update acme_lamp.lamp[0]\nupdate acme_lamp.lamp[1]\n");
    workspace.apply().unwrap();
    assert_eq!(workspace.outputs().unwrap()["ids"], outputs["ids"], "an object keeps what it got");
    workspace.destroy().unwrap();
    assert_eq!(workspace.outputs().unwrap().len(), 0);
}

#[test]
fn what_terraform_refuses_has_its_place() {
    let Some(terraform) = Terraform::for_test("what_terraform_refuses_has_its_place") else { return };
    let mut workspace =
        workspace(&terraform, "resource \"acme_lamp\" \"lamp\" {\n  name = \"a\"\n  wats = 4\n}\n");
    let diagnostics = workspace.validate().unwrap();
    let [diagnostic] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(diagnostic.summary, "Unsupported argument");
    assert_eq!(diagnostic.place.as_ref().unwrap().start.line, 6);
}

#[test]
fn an_object_is_imported() {
    let Some(terraform) = Terraform::for_test("an_object_is_imported") else { return };
    let mut workspace = workspace(
        &terraform,
        r#"
        import {
          to = acme_lamp.lamp
          id = "lamp-7"
        }
        resource "acme_lamp" "lamp" { name = "a" }
        output "id" { value = acme_lamp.lamp.id }"#,
    );
    let (plan, _) = workspace.plan().unwrap();
    assert_eq!(plan.to_string(), "import acme_lamp.lamp\nupdate acme_lamp.lamp\n");
    workspace.apply().unwrap();
    assert_eq!(workspace.outputs().unwrap()["id"], "lamp-7");
    assert!(workspace.plan().unwrap().0.is_empty());
}

#[test]
fn terraform_gives_the_schema_back() {
    let Some(terraform) = Terraform::for_test("terraform_gives_the_schema_back") else { return };
    let mut workspace = workspace(&terraform, "resource \"acme_lamp\" \"lamp\" { name = \"a\" }");
    let given = Schemas::from_text(&workspace.schemas().unwrap().to_string()).unwrap();
    assert_eq!(plain(given), plain(Schemas::from_text(SCHEMA).unwrap()));
}

/// Terraform says of every description what kind it is, even where there is none.
fn plain(schemas: Schemas) -> serde_json::Value {
    fn strip(json: &mut serde_json::Value) {
        if let Some(members) = json.as_object_mut() {
            if members.get("description_kind").is_some_and(|kind| kind == "plain") {
                members.remove("description_kind");
            }
            members.values_mut().for_each(strip);
        }
    }
    let mut json = serde_json::to_value(schemas).unwrap();
    strip(&mut json);
    json
}
