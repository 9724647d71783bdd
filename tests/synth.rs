//! Trees, names, references and files.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail by panicking as well")]

mod language;
mod refactor;
mod walk;

use crate::support::binding::{Api, Link};
use ferroform::prelude::*;
use ferroform::{
    Any, App, Backend, Construct, Expr, GenericProvider, GenericResource, Lifecycle, List, Local, Number,
    Output, Stack, Value, Variable, Violation, conditional, dynamic, func, functions, hcl, template,
};
use serde_json::{Value as Json, json};
use std::fs;

fn thing() -> ferroform::GenericResourceBuilder {
    GenericResource::resource("acme_thing")
}

fn errors(app: &App) -> Vec<String> {
    let errors = app.render().expect_err("errors");
    errors.errors().iter().map(|error| error.message().to_owned()).collect()
}

/// What the value of an output becomes.
fn rendered(value: impl Into<Value<Any>>) -> Json {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    Output::new(&stack, "o", value);
    stack.to_json().expect("a synth")["output"]["o"]["value"].clone()
}

#[test]
fn a_whole_program() {
    let app = App::new();
    let stack = Stack::new(&app, "network");
    Backend::new(&stack, "s3").set("bucket", "states").set("key", "${literal}");
    GenericProvider::new("acme", "acme/acme").version("1.2.3").set("region", "r").create(&stack, "acme");
    let name: Variable<String> = Variable::new(&stack, "name").default("${not} a template");
    let local: Local<String> = Local::new(&stack, "long", template!("{}-api", name.value()));
    let group = Construct::new(&stack, "group");
    let api = Api::create(&group, "api", "HTTP");
    let link = Link::builder().api_id(api.id()).zones(["a", "b"]).create(&group, "link");
    link.lifecycle(Lifecycle::new().prevent_destroy(true)).depends_on(&api).moved_from("acme_link.old");
    thing()
        .set("name", local.value())
        .set("text", "${kept} as it is")
        .set("empty", json!({}))
        .create(&stack, "thing")
        .import_from("thing-1");
    Output::new(&group, "output", link.element().attribute::<String>("id")).override_logical_id("link_id");
    let rendered = app.render().expect("a synth");
    insta::assert_snapshot!("whole_program", rendered.stack("network").expect("the stack").text());
    insta::assert_snapshot!("whole_program_manifest", rendered.manifest_text());
}

#[test]
fn a_logical_id_can_be_set_after_a_reference() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let first = thing().create(&stack, "first");
    let second = thing().set("other", first.id()).create(&stack, "second");
    first.override_logical_id("renamed");
    second.override_logical_id("second-one");
    let json = stack.to_json().expect("a synth");
    assert_eq!(json["resource"]["acme_thing"]["second-one"]["other"], "${acme_thing.renamed.id}");
}

#[test]
fn an_override_of_the_stack_reaches_elements() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    thing().set("name", "a").set("tags", json!({"x": ["y"]})).create(&stack, "x");
    let resources = || {
        let rendered = app.render().expect("a synth");
        let text = rendered.stack("s").expect("the stack").text();
        text.split_once("\"resource\": ").expect("resources").1.to_owned()
    };
    let before = resources();
    stack.add_override("resource.acme_thing.x.name", "b");
    assert_eq!(resources(), before.replace("\"name\": \"a\"", "\"name\": \"b\""));
    stack.add_override("resource.acme_thing.x.name", "a");
    assert_eq!(resources(), before);
    stack.remove_override("resource.acme_thing");
    assert!(resources().starts_with("{\n  }"), "{}", resources());
}

#[test]
fn one_logical_id_for_two_elements_is_an_error_that_names_both() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    thing().create(&stack, "A B");
    thing().create(&stack, "AB");
    let group = Construct::new(&stack, "group");
    thing().create(&group, "x").override_logical_id("AB");
    assert_eq!(
        errors(&app),
        [
            "the logical id `AB` is taken: `s/A B` and `s/AB` both have it",
            "the logical id `AB` is taken: `s/A B` and `s/group/x` both have it",
        ]
    );
}

#[test]
fn another_type_or_stack_is_another_name() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    thing().create(&stack, "a").override_logical_id("x");
    GenericResource::resource("acme_other").create(&stack, "b").override_logical_id("x");
    GenericResource::data("acme_thing").create(&stack, "c").override_logical_id("x");
    Output::new(&stack, "d", 1).override_logical_id("x");
    thing().create(&Stack::new(&app, "t"), "x");
    assert!(app.render().is_ok());
}

#[test]
fn faults_of_the_tree_are_reported_together() {
    let app = App::new();
    thing().create(&app, "lost");
    let stack = Stack::new(&app, "s");
    thing().create(&stack, "x");
    Output::new(&stack, "x", 1);
    thing().create(&stack, "Default");
    thing().create(&stack, "");
    drop(Stack::new(&app, "a b"));
    drop(Stack::new(&app, ".."));
    drop(Stack::new(&Construct::new(&app, "below"), "s"));
    assert_eq!(
        errors(&app),
        [
            "the construct id `x` is used twice in `s`, for acme_thing and for an output",
            "acme_thing has an empty construct id",
            "the stack id `a b` contains ' '",
            "the stack id `..` is not the name of a folder",
            "acme_thing is not within a stack",
            "no logical id can be made of the construct ids",
            "no logical id can be made of the construct ids",
            "the stack id `s` is taken: `s` and `below/s` both have it",
        ]
    );
}

#[test]
fn a_name_that_terraform_refuses_is_an_error() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    thing().create(&stack, "1x");
    thing().create(&stack, "x").override_logical_id("a ${b}");
    thing().create(&stack, "y").override_logical_id("größe");
    drop(Variable::<String>::new(&stack, "count"));
    Output::new(&Construct::new(&stack, "outputs"), "count", 1).override_logical_id("count");
    assert_eq!(
        errors(&app),
        [
            "Terraform will not accept the logical id `1x`",
            "Terraform will not accept the logical id `a ${b}`",
            "Terraform keeps the variable name `count` for itself",
        ]
    );
}

#[test]
fn an_error_says_where_the_program_created_the_construct() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let line = line!() + 1;
    thing().create(&stack, "x");
    thing().create(&stack, "x");
    Link::builder().api_id("a").set("timeout", "soon").create(&stack, "link");
    drop(Stack::new(&app, "a b"));
    drop(Variable::<String>::new(&stack, "v").default(hcl::<String>("local.x")));
    let errors = app.render().expect_err("errors");
    let mut places: Vec<_> = errors.errors().iter().filter_map(Violation::program_place).collect();
    places.sort_unstable();
    let lines = [1, 2, 3, 4].map(|offset| ("tests/synth.rs", line + offset));
    assert_eq!(places, lines);
    // One mistake is one error, and says where the other one is.
    assert_eq!(errors.errors().len(), 4);
    let advice = errors.errors()[0].advice().expect("advice");
    assert!(advice.contains(&format!("(the other was created at tests/synth.rs:{line}:")), "{advice}");
}

#[test]
fn meta_arguments_that_contradict_each_other() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let x = thing().create(&stack, "x");
    x.clone().count(2);
    x.clone().for_each(["a"]);
    x.depends_on(&x);
    for id in ["one", "two"] {
        GenericProvider::new("acme", "acme/acme").create(&stack, id);
    }
    GenericProvider::new("acme", "other/acme").create(&stack, "three").alias("three");
    Backend::local(&stack, "a");
    Backend::local(&stack, "b");
    assert_eq!(
        errors(&app),
        [
            "both `count` and `for_each` are set",
            "it depends on itself",
            "the stack has two configurations of the provider `acme` without an alias",
            "the provider `acme` is `other/acme` in any version here and `acme/acme` in any version elsewhere",
            "the stack has another backend beside this one (`local`)",
        ]
    );
}

#[test]
fn stacks_that_refer_to_each_other_are_a_circle() {
    let app = App::new();
    let (a, b) = (Stack::new(&app, "a"), Stack::new(&app, "b"));
    let in_a = thing().create(&a, "x");
    let in_b = thing().set("other", in_a.id()).create(&b, "x");
    assert!(app.render().is_ok());
    thing().set("other", in_b.id()).create(&a, "y");
    assert_eq!(errors(&app), ["stacks depend on each other in a circle: `a` -> `b` -> `a`"]);
}

#[test]
fn dependencies_of_stacks_without_references() {
    let app = App::new();
    let (a, b, c) = (Stack::new(&app, "a"), Stack::new(&app, "b"), Stack::new(&app, "c"));
    b.depends_on(&a);
    let in_b = thing().create(&b, "x");
    thing().create(&c, "y").depends_on(&in_b);
    let rendered = app.render().expect("a synth");
    let dependencies = |stack: &str| rendered.manifest()["stacks"][stack]["dependencies"].clone();
    assert_eq!(dependencies("b"), json!(["a"]));
    assert_eq!(dependencies("c"), json!(["b"]));
    let c = rendered.stack("c").expect("the stack").json();
    let y = &c["resource"]["acme_thing"]["y"];
    assert_eq!(y.get("depends_on"), None);
}

#[test]
fn a_reference_crosses_stacks_through_their_state() {
    let app = App::new();
    let (a, b) = (Stack::new(&app, "a"), Stack::new(&app, "b"));
    Backend::cloud(&a, "acme", "network");
    let x = thing().create(&a, "x");
    thing().set("text", template!("{}/{}", x.id(), functions::upper(x.id()))).create(&b, "y");
    let rendered = app.render().expect("a synth");
    let a = rendered.stack("a").expect("the stack").json();
    let output = &a["output"]["cross-stack-output-acme_thingxid"];
    assert_eq!(*output, json!({"sensitive": true, "value": "${acme_thing.x.id}"}));
    let b = rendered.stack("b").expect("the stack").json();
    let state = &b["data"]["terraform_remote_state"]["cross-stack-reference-input-a"];
    let config = json!({"organization": "acme", "workspaces": {"name": "network"}});
    assert_eq!((&state["backend"], &state["config"]), (&json!("remote"), &config));
    let read =
        "data.terraform_remote_state.cross-stack-reference-input-a.outputs.cross-stack-output-acme_thingxid";
    let text = format!("${{{read}}}/${{upper({read})}}");
    assert_eq!(b["resource"]["acme_thing"]["y"]["text"], text.as_str());
}

#[test]
fn a_workspace_by_tags_cannot_be_read() {
    let app = App::new();
    let (a, b) = (Stack::new(&app, "a"), Stack::new(&app, "b"));
    Backend::new(&a, "cloud").set("workspaces", json!({"tags": ["x"]}));
    thing().set("other", thing().create(&a, "x").id()).create(&b, "y");
    assert_eq!(errors(&app), ["other stacks refer to `a`, and its workspace has no name"]);
}

#[test]
fn a_reference_into_another_app_is_an_error() {
    let (one, two) = (App::new(), App::new());
    let x = thing().create(&Stack::new(&one, "s"), "x");
    thing().set("other", x.id()).create(&Stack::new(&two, "s"), "y");
    assert_eq!(errors(&two), ["it refers to a construct of another `App`"]);
}

#[test]
fn literals_stay_literals() {
    assert_eq!(rendered("${a} %{b} $c"), "$${a} %%{b} $c");
    assert_eq!(rendered(json!({"${k}": "v"})), json!({"$${k}": "v"}));
    assert_eq!(rendered(functions::upper("\"${a}\"\\")), r#"${upper("\"$${a}\"\\")}"#);
    assert_eq!(rendered(template!("costs ${}", hcl::<Number>("var.price"))), "costs ${\"$\"}${var.price}");
    assert_eq!(rendered(Expr::raw_template("${a}-%{ if b }c%{ endif }")), "${a}-%{ if b }c%{ endif }");
    assert_eq!(rendered(template!("{{{}}}", 1)), "{1}");
}

#[test]
fn expressions_keep_together() {
    let a = || hcl::<Number>("a + b");
    let flag = || hcl::<bool>("var.x");
    assert_eq!(rendered(a() * 2), "${((a + b) * 2)}");
    assert_eq!(rendered(-(hcl::<Number>("x") - -1)), "${-(x - (-1))}");
    assert_eq!(rendered(!!flag()), "${!(!var.x)}");
    let choice = || conditional::<Number>(flag(), 1, 2);
    assert_eq!(rendered(choice()), "${var.x ? 1 : 2}");
    assert_eq!(rendered(choice().less_than(3)), "${((var.x ? 1 : 2) < 3)}");
    assert_eq!(rendered(conditional::<Number>(flag(), choice(), 3)), "${var.x ? (var.x ? 1 : 2) : 3}");
    let object = || hcl::<Any>("local.o");
    assert_eq!(rendered(object().property::<Any>("a").index::<Any>(0)), "${local.o.a[0]}");
    assert_eq!(rendered(object().property::<Any>("a \"b\"")), "${local.o[\"a \\\"b\\\"\"]}");
    assert_eq!(rendered(func::<Any>("f", [json!([1, {"a": null}]).into()])), "${f([1, {\"a\" = null}])}");
}

#[test]
fn what_cannot_be_an_expression_is_an_error() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    Output::new(&stack, "a", hcl::<Any>("${var.a}"));
    Output::new(&stack, "b", func::<Any>("not a name", []));
    Output::new(&stack, "c", template!("{}", ["list"]));
    Output::new(&stack, "d", f64::NAN);
    drop(Variable::<String>::new(&stack, "e").default(hcl::<String>("local.x")));
    assert_eq!(
        errors(&app),
        [
            "the raw expression `${var.a}` starts with `${`",
            "`not a name` is not the name of a function",
            "a list, a map or nothing at all stands inside a text",
            "NaN is not a number that Terraform knows",
            "the default of a variable holds an expression",
        ]
    );
}

#[test]
fn errors_write_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let app = App::new();
    drop(Stack::new(&app, "fine"));
    Link::builder().api_id("a").set("timeout", "soon").create(&Stack::new(&app, "bad"), "link");
    assert!(app.synth_to(&out).is_err());
    assert!(!out.exists());
}

#[test]
fn files_hold_what_was_rendered() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::new();
    Output::new(&Stack::new(&app, "s"), "o", 1);
    let synthesis = app.synth_to(folder.path()).expect("a synth");
    let rendered = app.render().expect("a synth");
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).expect("a file");
    assert_eq!(read("stacks/s/cdk.tf.json"), rendered.stack("s").expect("the stack").text());
    assert_eq!(read("manifest.json"), rendered.manifest_text());
    assert_eq!(synthesis.files().count(), 2);
    let json: Json = serde_json::from_str(&read("stacks/s/cdk.tf.json")).expect("JSON");
    assert_eq!(json["//"]["metadata"]["stackName"], "s");
}

#[test]
fn instances_of_a_repeated_block() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let items = hcl::<List<String>>("var.items");
    let block = dynamic(items, |item| Value::object([("name", item.value.into())]));
    thing().set("rule", block).create(&stack, "x");
    let json = stack.to_json().expect("a synth");
    let expected =
        json!({"for_each": "${var.items}", "iterator": "item", "content": {"name": "${item.value}"}});
    assert_eq!(json["resource"]["acme_thing"]["x"]["dynamic"]["rule"], expected);
}

#[test]
fn what_is_absent_is_not_there() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    drop(Variable::<String>::new(&stack, "v").default(None::<&str>));
    let x = thing()
        .set("list", [Some("a"), None])
        .set("object", Value::object([("a", Some(1).into()), ("b", None::<i32>.into())]))
        .create(&stack, "x");
    x.connection(None::<Vec<(&str, &str)>>).clone().count(None::<u32>);
    x.for_each(None::<Vec<&str>>);
    let y = thing().create(&stack, "y");
    y.for_each_in(None::<Vec<(&str, &str)>>);
    let json = stack.to_json().expect("a synth");
    assert_eq!(json["variable"]["v"], json!({"type": "string"}));
    let mut x = json["resource"]["acme_thing"]["x"].clone();
    x.as_object_mut().expect("an object").remove("//");
    assert_eq!(x, json!({"list": ["a"], "object": {"a": 1}}));
    assert_eq!(json["resource"]["acme_thing"]["y"].as_object().expect("an object").len(), 1);
}

#[test]
fn a_template_is_text_and_means_the_same_everywhere() {
    let number = || hcl::<Number>("var.n");
    assert_eq!(rendered(template!("{}", number())), "${tostring(var.n)}");
    assert_eq!(rendered(template!("{}", hcl::<String>("var.s"))), "${var.s}");
    assert_eq!(rendered(template!("{}-", number())), "${var.n}-");
    assert_eq!(rendered(template!("{}", 5)), "5");
    assert_eq!(rendered(functions::upper(template!("{}", number()))), "${upper(\"${tostring(var.n)}\")}");
    assert_eq!(rendered(Expr::concat([number().into()])), "${tostring(var.n)}");
    let raw = || Expr::raw_template("{\"a\\n\": \"${f(\"}\")}\"}");
    assert_eq!(rendered(raw()), "{\"a\\n\": \"${f(\"}\")}\"}");
    assert_eq!(rendered(functions::upper(raw())), "${upper(\"{\\\"a\\\\n\\\": \\\"${f(\"}\")}\\\"}\")}");
}
