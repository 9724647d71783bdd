//! Elements that Terraform creates several of, and what refers to them.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail by panicking as well")]

use ferroform::prelude::*;
use ferroform::{
    Any, App, GenericResource, Lifecycle, List, Map, Module, Number, Output, Stack, Value, count, dynamic,
    each_value, for_each, functions, hcl, template,
};
use serde_json::{Value as Json, json};

fn thing() -> ferroform::GenericResourceBuilder {
    GenericResource::resource("acme_thing")
}

/// The outputs of a stack by name.
fn outputs(stack: &Stack) -> Json {
    let json = stack.to_json().expect("a synth");
    let outputs = json["output"].as_object().expect("outputs").clone();
    outputs.into_iter().map(|(name, output)| (name, output["value"].clone())).collect()
}

fn errors(app: &App) -> Vec<String> {
    let errors = app.render().expect_err("errors");
    errors.errors().iter().map(|error| error.message().to_owned()).collect()
}

#[test]
fn counted() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let x = count(3, |index| thing().set("name", template!("x-{}", index)).create(&stack, "x"));
    Output::new(&stack, "one", x.at(0).id());
    Output::new(&stack, "chosen", x.at(hcl::<Number>("var.i") + 1).id());
    Output::new(&stack, "all", x.all(|one| one.id()));
    Output::new(
        &stack,
        "deep",
        x.all(|one| one.attribute::<List<Any>>("list").at(0).property::<String>("a b")),
    );
    Output::new(&stack, "made", x.all(|one| template!("<{}>", one.id())));
    Output::new(&stack, "number", x.number());
    Output::new(&stack, "whole", x.at(1).element().whole());
    assert_eq!(
        outputs(&stack),
        json!({
            "one": "${acme_thing.x[0].id}",
            "chosen": "${acme_thing.x[(var.i + 1)].id}",
            "all": "${acme_thing.x[*].id}",
            "deep": "${acme_thing.x[*].list[0][\"a b\"]}",
            "made": "${[ for key, val in acme_thing.x: \"<${val.id}>\"]}",
            "number": "${length(acme_thing.x)}",
            "whole": "${acme_thing.x[1]}",
        })
    );
    let json = stack.to_json().expect("a synth");
    assert_eq!(json["resource"]["acme_thing"]["x"]["name"], "x-${count.index}");
    assert_eq!(json["resource"]["acme_thing"]["x"]["count"], 3);
}

#[test]
fn keyed_and_chained() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let x = for_each([("a", 1), ("b", 2)], |item| {
        thing().set("name", item.key).set("size", item.value * 2).create(&stack, "x")
    });
    let y = for_each(&x, |x| thing().set("of", x.value.id()).create(&stack, "y"));
    let z = for_each(y.by_key(|_, y| y.attribute::<List<String>>("zones")), |zones| {
        thing().set("first", zones.value.at(0)).create(&stack, "z")
    });
    let counted = count(2, |_| thing().create(&stack, "counted"));
    for_each(&counted, |one| thing().set("of", one.value.id()).create(&stack, "of_counted"));
    Output::new(&stack, "one", x.get("a").id());
    Output::new(&stack, "all", y.all(|one| one.id()));
    Output::new(&stack, "by_key", z.by_key(|key, z| template!("{}:{}", key, z.id())));
    Output::new(&stack, "keys", z.keys());
    assert_eq!(
        outputs(&stack),
        json!({
            "one": "${acme_thing.x[\"a\"].id}",
            "all": "${values(acme_thing.y)[*].id}",
            "by_key": "${{ for key, val in acme_thing.z: key => \"${key}:${val.id}\" }}",
            "keys": "${keys(acme_thing.z)}",
        })
    );
    let json = stack.to_json().expect("a synth");
    let things = &json["resource"]["acme_thing"];
    assert_eq!(things["x"]["for_each"], json!({"a": 1, "b": 2}));
    assert_eq!(things["x"]["size"], "${(each.value * 2)}");
    assert_eq!(
        (&things["y"]["for_each"], &things["y"]["of"]),
        (&json!("${acme_thing.x}"), &json!("${each.value.id}"))
    );
    assert_eq!(things["z"]["for_each"], "${{ for key, val in acme_thing.y: key => val.zones }}");
    assert_eq!(things["z"]["first"], "${each.value[0]}");
    assert_eq!(things["of_counted"]["for_each"], "${{ for key, val in acme_thing.counted: key => val }}");
}

#[test]
fn sets_lists_and_methods_of_handles() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let list = thing().create(&stack, "list").for_each(["a", "b"]);
    list.lifecycle(Lifecycle::new().prevent_destroy(true)).override_logical_id("renamed");
    thing().create(&stack, "set").for_each(functions::toset(["a"]));
    let map = thing().set("v", each_value::<String>()).create(&stack, "map").for_each_in([("k", "v")]);
    thing().create(&stack, "after").depends_on(&list).depends_on(&map.get("k"));
    thing().create(&stack, "typed").for_each(hcl::<Map<Number>>("var.sizes"));
    let json = stack.to_json().expect("a synth");
    let things = &json["resource"]["acme_thing"];
    assert_eq!(things["renamed"]["for_each"], "${toset([\"a\", \"b\"])}");
    assert_eq!(things["renamed"]["lifecycle"], json!({"prevent_destroy": true}));
    assert_eq!(things["set"]["for_each"], "${toset([\"a\"])}");
    assert_eq!(things["map"]["for_each"], json!({"k": "v"}));
    assert_eq!(things["after"]["depends_on"], json!(["acme_thing.renamed", "acme_thing.map"]));
    assert_eq!(things["typed"]["for_each"], "${var.sizes}");
}

#[test]
fn modules_and_data_sources() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let m = for_each(["a"], |name| Module::new(&stack, "m", "./m").set("name", name.value));
    let n = Module::new(&stack, "n", "./n").count(2);
    let data = count(2, |_| GenericResource::data("acme_zone").create(&stack, "zone"));
    Output::new(&stack, "keyed", m.get("a").output::<String>("out"));
    Output::new(&stack, "all_keyed", m.all(|one| one.output::<String>("out")));
    Output::new(&stack, "counted", n.at(1).output::<String>("out"));
    Output::new(&stack, "data", data.all(|one| one.id()));
    assert_eq!(
        outputs(&stack),
        json!({
            "keyed": "${module.m[\"a\"].out}",
            "all_keyed": "${values(module.m)[*].out}",
            "counted": "${module.n[1].out}",
            "data": "${data.acme_zone.zone[*].id}",
        })
    );
    let json = stack.to_json().expect("a synth");
    assert_eq!(json["module"]["m"]["name"], "${each.value}");
    assert_eq!(json["module"]["n"]["count"], 2);
}

#[test]
fn across_stacks_through_the_right_outputs() {
    let app = App::new();
    let (a, b) = (Stack::new(&app, "a"), Stack::new(&app, "b"));
    let counted = count(2, |_| thing().create(&a, "c"));
    let keyed = for_each(["x"], |_| thing().create(&a, "k"));
    let index = || hcl::<Number>("var.i");
    Output::new(&b, "one", counted.at(0).id());
    Output::new(&b, "all", keyed.all(|one| one.id()));
    Output::new(&b, "chosen", counted.at(index()).id());
    Output::new(&b, "picked", keyed.get(hcl::<String>("var.k")).id());
    let read = outputs(&b);
    let written = outputs(&a);
    let of = |name: &str| {
        let text = read[name].as_str().expect("text").trim_start_matches("${").trim_end_matches('}');
        let (_, rest) = text.split_once(".outputs.").expect("an output of another stack");
        let (output, index) = rest.split_at(rest.find('[').unwrap_or(rest.len()));
        (written[output].as_str().expect("the output").to_owned(), index.to_owned())
    };
    let expect = |text: &str, index: &str| (text.to_owned(), index.to_owned());
    assert_eq!(of("one"), expect("${acme_thing.c[0].id}", ""));
    assert_eq!(of("all"), expect("${values(acme_thing.k)[*].id}", ""));
    assert_eq!(of("chosen"), expect("${acme_thing.c[*].id}", "[var.i]"));
    assert_eq!(of("picked"), expect("${{ for key, val in acme_thing.k: key => val.id }}", "[var.k]"));
}

#[test]
fn what_is_repeated_is_not_referred_to_as_one() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let x = thing().create(&stack, "x");
    x.clone().count(2);
    Output::new(&stack, "bare", x.id());
    let y = thing().create(&stack, "y");
    let keyed = y.clone().for_each(["a"]);
    Output::new(&stack, "bare_too", template!("{}", y.id()));
    keyed.get("a").add_override("a", 1);
    thing().set("name", each_value::<String>()).create(&stack, "outside");
    let unset = thing().create(&stack, "unset").count(None::<u32>);
    Output::new(&stack, "first", unset.at(0).id());
    Output::new(&stack, "second", unset.at(1).id());
    assert_eq!(
        errors(&app),
        [
            "something is said of one instance of what is repeated",
            "`id` of `s/x` is asked for as if there were one, and it is repeated with `count`",
            "`id` of `s/y` is asked for as if there were one, and it is repeated with `for_each`",
            "`each.value` stands in what has no `for_each`",
            "`s/unset` is there once, and one of several is asked for",
        ]
    );
    let error = app.render().expect_err("errors");
    assert!(error.to_string().contains("`.at(index)` for one of them, `.all(|one| …)`"), "{error}");
}

#[test]
fn dynamic_blocks_in_dynamic_blocks() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let rules = hcl::<Map<List<Number>>>("var.rules");
    let rule = |name: Value<Any>, ports: Value<Any>| Value::object([("name", name), ("port", ports)]);
    let block = dynamic(rules, |group| {
        // An object of a program without bindings: the dynamic block within stands for the argument's name.
        let ports = dynamic(group.value, |port| Value::object([("number", (port.value + 1).into())]));
        rule(group.key.into(), ports.into())
    });
    for_each(["a"], |each| thing().set("rule", block).set("name", each.value).create(&stack, "x"));
    let none = dynamic(None::<Vec<&str>>, |item| Value::object([("a", item.value.into())]));
    thing().set("rule", none).create(&stack, "none");
    let json = stack.to_json().expect("a synth");
    let things = &json["resource"]["acme_thing"];
    assert_eq!(things["x"]["name"], "${each.value}");
    assert_eq!(things["none"].get("rule"), None);
    assert_eq!(things["none"].get("dynamic"), None);
    assert_eq!(
        things["x"]["dynamic"]["rule"],
        json!({
            "for_each": "${var.rules}",
            "iterator": "item",
            "content": {
                "name": "${item.key}",
                "dynamic": {
                    "port": {
                        "for_each": "${item.value}",
                        "iterator": "item1",
                        "content": {"number": "${(item1.value + 1)}"},
                    }
                },
            },
        })
    );
}

/// An object of bindings: Terraform demands every member of it.
struct Rule {
    block: ferroform::binding::v1::BlockValue,
}

ferroform::binding::v1::block!(Rule);

impl Rule {
    fn new(port: impl Into<Value<Number>>) -> Self {
        let mut block = ferroform::binding::v1::BlockValue::with_members(&["note", "port"]);
        block.set::<Number>("port", port.into());
        Self { block }
    }
}

#[test]
fn objects_are_no_blocks_and_come_from_an_expression() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let ports = || hcl::<List<Number>>("var.ports");
    let several = |rules: Value<List<Rule>>| rules.any();
    let rules = dynamic(ports(), |port| Rule::new(port.value));
    thing().set("rule", several(rules.into())).create(&stack, "all");
    let rules = dynamic(ports(), |port| Rule::new(port.value + 1)).after([Rule::new(443)]);
    thing().set("rule", several(rules.into())).create(&stack, "mixed");
    let rules = dynamic(None::<Vec<u16>>, |port| Rule::new(port.value)).after([Rule::new(443)]);
    thing().set("rule", several(rules.into())).create(&stack, "known");
    let single: Value<Rule> = dynamic(ports(), |port| Rule::new(port.value)).into();
    thing().set("rule", single.any()).create(&stack, "single");
    let labelled: Value<Map<Rule>> =
        dynamic(hcl::<Map<Number>>("var.by_name"), |port| Rule::new(port.value)).into();
    thing().set("rule", labelled.any()).create(&stack, "labelled");
    let json = stack.to_json().expect("a synth");
    let rule = |name: &str| json["resource"]["acme_thing"][name]["rule"].clone();
    let object = |port: &str| format!("{{\"port\" = {port}, \"note\" = null}}");
    let looped = |port: &str| format!("[ for key, val in var.ports: {}]", object(port));
    assert_eq!(rule("all"), format!("${{{}}}", looped("val")));
    assert_eq!(rule("mixed"), format!("${{concat([{}], {})}}", object("443"), looped("(val + 1)")));
    assert_eq!(rule("known"), json!([{"note": null, "port": 443}]));
    assert_eq!(rule("single"), format!("${{one({})}}", looped("val")));
    assert_eq!(rule("labelled"), format!("${{{{ for key, val in var.by_name: key => {} }}}}", object("val")));
    assert_eq!(json["resource"]["acme_thing"]["all"].get("dynamic"), None);
}
