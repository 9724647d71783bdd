//! Programs before the judge.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "tests fail by panicking")]

use ferroform::binding::v1 as rt;
use ferroform::{
    App, Backend, Dynamic, Expr, GenericProvider, GenericResource, List, Map, Number, Output, Set, Stack,
    TestFile, TestRun, Value, Variable, dynamic, functions, hcl, literal, template,
};
use ferroform_testing::drive::{Audience, Drive, Ended, Interrupt, Stacks, Stage};
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

/// Bindings of objects that an attribute holds, as they are generated.
mod wall {
    use super::rt;

    pub(crate) struct Rule {
        block: rt::BlockValue,
    }

    #[derive(Debug, Clone)]
    pub(crate) struct RuleBuilder {
        block: rt::BlockValue,
    }

    impl Rule {
        pub(crate) fn builder() -> RuleBuilder {
            RuleBuilder { block: rt::BlockValue::with_members(&["port", "text", "zones"]) }
        }

        pub(crate) fn port(&self) -> rt::Expr<rt::Number> {
            self.block.attribute("port")
        }
    }

    impl RuleBuilder {
        pub(crate) fn port(mut self, value: impl rt::IntoNumber) -> Self {
            self.block.set("port", value.into_value());
            self
        }

        pub(crate) fn text(mut self, value: impl rt::IntoString) -> Self {
            self.block.set("text", value.into_value());
            self
        }
    }

    rt::block!(Rule, RuleBuilder);
}

const WALL: &str = r#"{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
  "provider":{"version":0,"block":{"attributes":{"region":{"type":"string","optional":true}}}},
  "resource_schemas":{"acme_wall":{"version":0,"block":{"attributes":{
      "id":{"type":"string","computed":true},
      "list":{"type":["list",["object",{"port":"number","text":"string","zones":["list","string"]}]],"optional":true},
      "set":{"type":["set",["object",{"port":"number","text":"string","zones":["list","string"]}]],"optional":true},
      "map":{"type":["map",["object",{"port":"number","text":"string","zones":["list","string"]}]],"optional":true},
      "one":{"type":["object",{"port":"number","text":"string","zones":["list","string"]}],"optional":true}},
    "block_types":{"door":{"nesting_mode":"list","max_items":1,
      "block":{"attributes":{"width":{"type":"number","optional":true}}}}}}}}}}}"#;

/// Terraform has no `dynamic` of attributes, demands every member of their objects, and holds a block of at most one in a list.
#[test]
fn objects_of_attributes_are_repeated_and_read() {
    use wall::Rule;
    let app = App::new();
    let stack = stack(&app, "house");
    let ports: Expr<Map<Number>> = literal([("a", 80), ("b", 443)]);
    let rules = || dynamic(ports.clone(), |port| Rule::builder().port(port.value).text(port.key));
    let nobody: Dynamic<_> = dynamic(hcl::<List<Number>>("[]"), |port| Rule::builder().port(port.value));
    let list = rules().after([Rule::builder().port(22)]);
    let wall = GenericResource::resource("acme_wall")
        .set("list", Value::<List<Rule>>::from(list).any())
        .set("set", Value::<Set<Rule>>::from(rules()).any())
        .set("map", Value::<Map<Rule>>::from(rules()).any())
        .set("one", Value::<Rule>::from(nobody).any())
        .set("door", Value::object([("width", 90.into())]))
        .create(&stack, "wall");
    let read: Expr<List<Rule>> = wall.attribute("list");
    Output::new(&stack, "ports", read.map(|rule| rule.port()));
    Output::new(&stack, "first", wall.attribute::<List<Rule>>("list").at(0).port());
    Output::new(&stack, "set", wall.attribute::<Set<Rule>>("set").map(|rule| rule.port()));
    Output::new(&stack, "map", wall.attribute::<Map<Rule>>("map").key("b").port());
    Output::new(&stack, "one", wall.attribute::<rt::Any>("one").equals(Value::null()));

    let rendered = app.render().unwrap();
    let objects = r#""set": "${[ for key, val in {\"a\" = 80, \"b\" = 443}: {\"port\" = val, \"text\" = key, \"zones\" = null}]}""#;
    let text = rendered.stack("house").unwrap().text();
    assert!(text.contains(objects), "{text}");
    assert!(!text.contains("dynamic"), "{text}");

    let Some(terraform) = Terraform::for_test("objects_of_attributes_are_repeated_and_read") else { return };
    let applied = judge(&app).terraform(terraform).schema(WALL).apply().unwrap();
    let house = &applied["house"];
    assert!(house.next_plan.is_empty());
    assert_eq!(house.outputs["ports"], serde_json::json!([22, 80, 443]));
    assert_eq!(house.outputs["first"], 22);
    let mut of_set: Vec<_> =
        house.outputs["set"].as_array().unwrap().iter().map(|port| port.as_u64()).collect();
    of_set.sort_unstable();
    assert_eq!(of_set, [Some(80), Some(443)]);
    assert_eq!(house.outputs["map"], 443);
    assert_eq!(house.outputs["one"], true);
}

/// Approves of everything, and notes what is applied.
#[derive(Default)]
struct Approving(std::sync::Mutex<Vec<String>>);

impl Audience for Approving {
    fn stage(&self, stack: &str, stage: Stage) {
        if stage == Stage::Applying {
            self.0.lock().unwrap().push(stack.to_owned());
        }
    }

    fn line(&self, _: &str, _: &str) {}

    fn report(&self, stack: &str, text: &str) {
        println!("{stack}:\n{text}");
    }

    fn ended(&self, _: &str) {}

    fn approves(&self, _: &str, plan: &str) -> bool {
        plan.contains(" 1 to ")
    }
}

/// With `terraform_data`, which needs no provider: states, plans and references across stacks are the real ones.
#[test]
fn a_program_is_deployed_in_earnest() {
    let Some(terraform) = Terraform::for_test("a_program_is_deployed_in_earnest") else { return };
    let folder = tempfile::tempdir().unwrap();
    let app = App::new();
    let web = Stack::new(&app, "web");
    let network = Stack::new(&app, "network");
    for (stack, state) in [(&web, "web.tfstate"), (&network, "network.tfstate")] {
        let state = folder.path().join(state);
        Backend::new(stack, "local").set("path", state.to_string_lossy().into_owned());
    }
    let size = GenericResource::resource("terraform_data").set("input", 41).create(&network, "size");
    let next: Expr<Number> = size.attribute::<Number>("output") + 1;
    let next = GenericResource::resource("terraform_data").set("input", next).create(&web, "next");
    Output::new(&web, "next_size", functions::nonsensitive(next.attribute::<Number>("output")));
    let output = folder.path().join("cdktf.out");
    app.synth_to(&output).unwrap();

    let stacks = Stacks::read(&output).unwrap();
    let drive = Drive::new(terraform, stacks, Interrupt::new());
    let declined = drive.deploy(&()).unwrap();
    let of = |name: &str| declined.iter().find(|(stack, _)| stack == name).map(|(_, ended)| ended.clone());
    assert_eq!(of("network"), Some(Ended::Declined));
    assert_eq!(of("web"), Some(Ended::NotStarted("network".to_owned())));
    let audience = Approving::default();
    let done = drive.deploy(&audience).unwrap();
    assert!(done.iter().all(|(_, ended)| matches!(ended, Ended::Applied(_))), "{done:?}");
    assert_eq!(*audience.0.lock().unwrap(), ["network", "web"]);
    let again = drive.plan(&audience).unwrap();
    assert!(again.iter().all(|(_, ended)| *ended == Ended::Unchanged), "{again:?}");
    let outputs = drive.outputs().unwrap();
    let (_, of_web) = outputs.iter().find(|(name, _)| name == "web").unwrap();
    assert_eq!(of_web["next_size"].value, 42);

    audience.0.lock().unwrap().clear();
    let gone = drive.destroy(&audience).unwrap();
    assert_eq!(*audience.0.lock().unwrap(), ["web", "network"]);
    assert!(
        gone.iter().all(|(_, ended)| *ended == Ended::Applied("0 added, 0 changed, 1 destroyed".into())),
        "{gone:?}"
    );
}

#[test]
fn test_files_of_a_program_are_run() {
    let Some(terraform) = Terraform::for_test("test_files_of_a_program_are_run") else { return };
    let app = App::new();
    let house = stack(&app, "house");
    stack(&app, "garden");
    let kitchen = lamp(&house, "kitchen");
    let name = || kitchen.attribute::<String>("name");
    TestFile::new(&house, "lamps")
        .run(TestRun::plan("right").assert(name().equals("kitchen"), "another name"))
        .run(TestRun::plan("wrong").assert(name().equals("hall"), "another name"));
    let runs = judge(&app).terraform(terraform).schema(SCHEMA).test().unwrap();
    assert_eq!(runs.keys().collect::<Vec<_>>(), ["house"]);
    let statuses: Vec<_> = runs["house"].iter().map(|run| (&*run.name, &*run.status)).collect();
    assert_eq!(statuses, [("right", "pass"), ("wrong", "fail")]);
}
