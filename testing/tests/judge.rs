//! Programs before the judge.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use ferroform::{App, Backend, GenericProvider, GenericResource, Number, Output, Stack, Variable, template};
use ferroform_testing::{Failure, Terraform, judge};

const SCHEMA: &str = r#"{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
  "provider":{"version":0,"block":{"attributes":{"region":{"type":"string","optional":true}}}},
  "resource_schemas":{"acme_lamp":{"version":0,"block":{"attributes":{
      "id":{"type":"string","computed":true},
      "name":{"type":"string","required":true},
      "watts":{"type":"number","optional":true}}}}}}}}"#;

fn lamp(stack: &Stack, id: &str) -> GenericResource {
    GenericResource::resource("acme_lamp").set("name", id).create(stack, id)
}

fn stack(app: &App, id: &str) -> Stack {
    let stack = Stack::new(app, id);
    GenericProvider::new("acme", "acme/acme").set("region", "north").create(&stack, "acme");
    stack
}

#[test]
fn a_program_is_held_against_a_schema() {
    let Some(terraform) = Terraform::for_test("a_program_is_held_against_a_schema") else { return };
    let app = App::new();
    let stack = stack(&app, "house");
    lamp(&stack, "kitchen");
    let judge = || judge(&app).terraform(terraform.clone()).schema(SCHEMA);
    judge().validate().unwrap().assert_accepted();
    assert_eq!(judge().plan().unwrap()["house"].to_string(), "create acme_lamp.kitchen\n");

    GenericResource::resource("acme_lamp").set("name", "x").set("wats", 4).create(&stack, "hall");
    let verdict = judge().validate().unwrap();
    assert_eq!(verdict.errors().count(), 1);
    assert!(verdict.to_string().contains("wats"), "{verdict}");
    let refused = judge().plan();
    assert!(matches!(refused, Err(Failure::Refused(_))));
}

#[test]
fn stacks_read_each_other_and_states_stay_here() {
    let Some(terraform) = Terraform::for_test("stacks_read_each_other_and_states_stay_here") else { return };
    let app = App::new();
    let last = stack(&app, "garden");
    let first = stack(&app, "house");
    for (stack, key) in [(&first, "house"), (&last, "garden")] {
        Backend::new(stack, "s3").set("bucket", "states").set("key", key).set("region", "north");
    }
    let lamp = lamp(&first, "kitchen");
    let watts = Variable::<Number>::new(&last, "watts");
    let watts = GenericResource::resource("acme_lamp")
        .set("name", template!("beside {}", lamp.id()))
        .set("watts", watts.value())
        .create(&last, "lawn");
    Output::new(&last, "name", watts.attribute::<String>("name"));
    Output::new(&last, "power", watts.attribute::<Number>("watts"));
    let applied = judge(&app).terraform(terraform).schema(SCHEMA).variable("watts", 25).apply().unwrap();
    assert!(applied["house"].next_plan.is_empty());
    assert!(applied["garden"].next_plan.is_empty());
    let name = applied["garden"].outputs["name"].as_str().unwrap();
    assert!(name.starts_with("beside acme-lamp-made-up-"), "{name}");
    assert_eq!(applied["garden"].outputs["power"], 25);
}

#[test]
fn without_a_schema_types_are_open() {
    let Some(terraform) = Terraform::for_test("without_a_schema_types_are_open") else { return };
    let app = App::new();
    let stack = stack(&app, "house");
    let first = GenericResource::resource("acme_thing").set("anything", 5).create(&stack, "first");
    GenericResource::resource("acme_thing")
        .set("other", first.attribute::<String>("whatever"))
        .set("list", [1, 2])
        .create(&stack, "second");
    let verdict = judge(&app).terraform(terraform.clone()).validate().unwrap();
    verdict.assert_accepted();
    assert_eq!(verdict.open_types, ["acme_thing"]);
    let applied = judge(&app).terraform(terraform).apply().unwrap();
    assert!(applied["house"].next_plan.is_empty(), "{}", applied["house"].next_plan);
}
