//! The parts of the language beside resources, as real Terraform sees them.

use super::place::{Place, thing};
use ferroform::prelude::*;
use ferroform::{
    Any, Asset, Check, Construct, GenericProvider, GenericResource, Local, MockProvider, Module, Number,
    Output, Stack, Tags, TestFile, TestRun, Value, Variable, for_each, func, functions, template,
};
use serde_json::json;

#[test]
fn checks_ephemeral_values_and_the_rest_of_a_stack() {
    let Some(mut place) = Place::new("checks_ephemeral_values_and_the_rest_of_a_stack") else { return };
    let build = |stack: &Stack| {
        stack.required_version(">= 1.9").allocate_logical_ids(|path| path.join("-"));
        let check = Check::new(stack, "health");
        let zone = GenericResource::data("acme_zone").set("name", "north").create(&check, "zone");
        check.assert(zone.attribute::<Number>("status").equals(-1), "it is never well");

        let secret = GenericResource::ephemeral("acme_secret").set("name", "n").create(stack, "secret");
        let token = Variable::<String>::new(stack, "token").default("t").ephemeral(true);
        let other = GenericProvider::new("acme", "acme/acme").set("token", token.value());
        let other = other.create(stack, "other").alias("other");
        let group = Construct::new(stack, "group");
        let x = thing("x")
            .set("secret_wo", secret.attribute::<String>("value"))
            .set("secret_wo_version", 1)
            .create(&group, "x")
            .provider(&other);
        thing("y").create(stack, "y").depends_on(&group);
        let service = Construct::new(stack, "service");
        service.depends_on(&x);
        thing("z").create(&service, "z");
        Output::new(stack, "hidden", func::<String>("ephemeralasnull", [token.value().into()]));
        Output::new(stack, "of_x", x.attribute::<String>("name")).add_override("description", "of x");
        let local = Local::<Any>::new(stack, "sizes", json!({"small": 1})).add_override("large", 9);
        Output::new(stack, "large", local.value().property::<Number>("large"));
        stack.add_aspect(Tags::of_provider("acme", [("team", "all")]));
        thing("tagged").set("tags", json!({})).create(stack, "tagged");
    };
    let workspace = place.synth(build);
    let diagnostics = workspace.validate().expect("Terraform runs");
    assert!(diagnostics.iter().all(|it| !it.is_error()), "{diagnostics:?}");
    let said = workspace.apply().unwrap_or_else(|failure| panic!("{failure}"));
    assert!(said.iter().any(|it| it.to_string().contains("it is never well")), "{said:?}");
    let outputs = workspace.outputs().expect("outputs");
    let shown = ["of_x", "large", "hidden"].map(|name| outputs.get(name).cloned());
    assert_eq!(shown, [Some(json!("x")), Some(json!(9)), None]);
    let state = workspace.show().expect("a state").to_string();
    assert!(state.contains("\"tags\":{\"team\":\"all\"}"), "{state}");
    assert!(!state.contains("made-up-secret"), "{state}");
    assert!(place.plan(build).is_empty());
}

#[test]
fn terraform_runs_the_tests_of_a_program() {
    let Some(mut place) = Place::new("terraform_runs_the_tests_of_a_program") else { return };
    let build = |stack: &Stack| {
        let size = Variable::<Number>::new(stack, "size").default(1);
        size.validation(size.value().at_most(9), "too large");
        let x = thing("x").set("size", size.value()).create(stack, "x");
        let zone = GenericResource::data("acme_zone").create(stack, "zone");
        let id = Output::new(stack, "id", x.id());
        let status = Output::new(stack, "status", zone.attribute::<Number>("status"));
        TestFile::new(stack, "sizes")
            .variable("size", 2)
            .mock_provider(
                MockProvider::new("acme")
                    .resource("acme_thing", [("id", Value::<Any>::from("x-1"))])
                    .data("acme_zone", [("status", Value::<Any>::from(200))]),
            )
            .run(
                TestRun::apply("usual")
                    .assert(id.tested::<String>().equals("x-1"), "another id")
                    .assert(x.attribute::<Number>("size").equals(2), "another size")
                    .assert(status.tested::<Number>().equals(200), "another status"),
            )
            .run(TestRun::plan("too_large").variable("size", 10).expect_failure_of(&size))
            .run(
                TestRun::plan("reads")
                    .variable("size", functions::length(TestRun::output::<Any>("usual", "id")))
                    .override_values(&zone, [("status", Value::<Any>::from(404))])
                    .assert(x.attribute::<Number>("size").equals(3), "the id has three characters")
                    .assert(zone.attribute::<Number>("status").equals(404), "another status"),
            )
            .run(TestRun::plan("wrong").assert(x.attribute::<Number>("size").equals(7), "as it should be"));
    };
    let runs = place.synth(build).test().unwrap_or_else(|failure| panic!("{failure}"));
    let statuses: Vec<_> = runs.iter().map(|run| (run.name.as_str(), run.status.as_str())).collect();
    assert_eq!(statuses, [("usual", "pass"), ("too_large", "pass"), ("reads", "pass"), ("wrong", "fail")]);
}

/// What Terraform has from 1.11 on: values that plans have already, and states by names; and mocks from files.
#[test]
fn tests_plan_with_values_that_are_made_up_and_name_their_states() {
    let Some(mut place) = Place::new("tests_plan_with_values_that_are_made_up_and_name_their_states") else {
        return;
    };
    let mocks = place.0.scratch().join("out/stacks/s/mocks");
    std::fs::create_dir_all(&mocks).expect("a folder");
    let mock = "mock_data \"acme_zone\" {\n  defaults = {\n    status = 201\n  }\n}\n";
    std::fs::write(mocks.join("zones.tfmock.hcl"), mock).expect("a file");
    let build = |stack: &Stack| {
        let x = thing("x").create(stack, "x");
        let y = thing("y").create(stack, "y");
        let zone = GenericResource::data("acme_zone").create(stack, "zone");
        let id = Output::new(stack, "id", x.id());
        let other = Output::new(stack, "other", y.id());
        let status = Output::new(stack, "status", zone.attribute::<Number>("status"));
        let made = MockProvider::new("acme").source("./mocks").planned();
        TestFile::new(stack, "planned")
            .provider("acme", [("alias", "own")])
            .mock_provider(made.resource("acme_thing", [("id", Value::<Any>::from("x-1"))]))
            .override_planned_values(&y, [("id", Value::<Any>::from("y-1"))])
            .run(
                TestRun::plan("all")
                    .assert(id.tested::<String>().equals("x-1"), "another id")
                    .assert(other.tested::<String>().equals("y-1"), "another id of the other")
                    .assert(status.tested::<Number>().equals(201), "another status"),
            )
            .run(
                TestRun::plan("one")
                    .override_planned_values(&x, [("id", Value::<Any>::from("x-2"))])
                    .assert(id.tested::<String>().equals("x-2"), "another id"),
            )
            .run(TestRun::apply("first").state_key("blue"))
            .run(TestRun::apply("second").state_key("green"));
    };
    let runs = place.synth(build).test().unwrap_or_else(|failure| panic!("{failure}"));
    let statuses: Vec<_> = runs.iter().map(|run| (run.name.as_str(), run.status.as_str())).collect();
    assert_eq!(statuses, ["all", "one", "first", "second"].map(|name| (name, "pass")));
}

#[test]
fn tests_have_helpers_options_and_checks_that_fail() {
    let Some(mut place) = Place::new("tests_have_helpers_options_and_checks_that_fail") else { return };
    let helper = place.0.scratch().join("out/stacks/s/helper");
    std::fs::create_dir_all(&helper).expect("a folder");
    let module = r#"{"variable": {"name": {}}, "output": {"made": {"value": "<${var.name}>"}}}"#;
    std::fs::write(helper.join("main.tf.json"), module).expect("a file");
    let build = |stack: &Stack| {
        let name = Variable::<String>::new(stack, "name").default("n");
        let x = thing("x").set("name", name.value()).create(stack, "x");
        thing("y").create(stack, "y");
        let check = Check::new(stack, "health");
        check.assert(x.attribute::<String>("name").not_equals("ill"), "it is ill");
        TestFile::new(stack, "all")
            .mock_provider(MockProvider::new("acme").alias("fake"))
            .run(TestRun::apply("set_up").module("./helper", None).variable("name", "made"))
            .run(
                TestRun::apply("made")
                    .provider("acme", "acme.fake")
                    .variable("name", TestRun::output::<String>("set_up", "made"))
                    .assert(x.attribute::<String>("name").equals("<made>"), "another name"),
            )
            .run(
                TestRun::plan("targeted").provider("acme", "acme.fake").target(&x).replace(&x).refresh(false),
            )
            .run(TestRun::plan("refreshed").provider("acme", "acme.fake").refresh_only())
            .run(
                TestRun::apply("ill")
                    .provider("acme", "acme.fake")
                    .variable("name", "ill")
                    .expect_failure_of(&check),
            );
    };
    let runs = place.synth(build).test().unwrap_or_else(|failure| panic!("{failure}"));
    let statuses: Vec<_> = runs.iter().map(|run| (run.name.as_str(), run.status.as_str())).collect();
    let passed = ["set_up", "made", "targeted", "refreshed", "ill"].map(|name| (name, "pass"));
    assert_eq!(statuses, passed);
}

#[test]
fn modules_are_repeated_overridden_and_moved() {
    let Some(mut place) = Place::new("modules_are_repeated_overridden_and_moved") else { return };
    let module =
        r#"{"variable": {"name": {"type": "string"}}, "output": {"shown": {"value": "<${var.name}>"}}}"#;
    let out = place.0.scratch().join("out/stacks/s/m");
    std::fs::create_dir_all(&out).expect("a folder");
    std::fs::write(out.join("main.tf.json"), module).expect("a file");
    let plan = place.plan(|stack| {
        let keyed = for_each(["a", "b"], |name| Module::new(stack, "keyed", "./m").set("name", name.value));
        Module::new(stack, "counted", "./m").set("name", "x").moved_from("module.old").count(2);
        Module::new(stack, "single", "./m").set("name", "lost").add_override("name", "laid over");
        Output::new(stack, "all", keyed.all(|one| one.output::<String>("shown")));
        let single = stack.construct().find("s/single").expect("the module");
        assert_eq!(single.argument("name").text(), Some("laid over"));
        Output::new(stack, "single_of", ferroform::hcl::<String>("module.single.shown"));
    });
    assert_eq!(plan.output("all"), Some(&json!(["<a>", "<b>"])));
    assert_eq!(plan.output("single_of"), Some(&json!("<laid over>")));
}

#[test]
fn assets_are_where_terraform_looks_for_them() {
    let Some(mut place) = Place::new("assets_are_where_terraform_looks_for_them") else { return };
    let source = place.0.scratch().join("code");
    std::fs::create_dir_all(source.join("lib")).expect("a folder");
    std::fs::write(source.join("lib/a.txt"), "a").expect("a file");
    let plan = place.plan(|stack| {
        let folder = Asset::folder(stack, "code", &source);
        let file = Asset::file(stack, "file", source.join("lib/a.txt"));
        let archive = Asset::archive(stack, "zip", &source);
        Output::new(stack, "read", functions::file(file.path()));
        Output::new(stack, "within", functions::file(template!("{}/lib/a.txt", folder.path())));
        Output::new(stack, "same", func::<String>("filemd5", [file.path().into()]));
        Output::new(stack, "hash", functions::lower(file.hash()));
        Output::new(stack, "start", func::<String>("filebase64", [archive.path().into()]));
    });
    assert_eq!((plan.output("read"), plan.output("within")), (Some(&json!("a")), Some(&json!("a"))));
    assert_eq!(plan.output("same"), plan.output("hash"));
    let start = plan.output("start").and_then(|it| it.as_str()).expect("text");
    assert!(start.starts_with("UEsDB"), "{start}");
}
