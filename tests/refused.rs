//! What Terraform would refuse or read otherwise than it was meant: said at synth, with what to do.

#![allow(clippy::expect_used, reason = "helpers of tests fail by panicking as well")]

use crate::support::binding::Link;
use ferroform::prelude::*;
use ferroform::{
    Any, App, Backend, Construct, Expr, GenericProvider, GenericResource, Lifecycle, Local, Map, Module,
    Output, Stack, Value, Variable, Warnings, count, functions, hcl, self_attribute, template,
};
use serde_json::{Value as Json, json};

/// A stack with a provider, so that nothing is said about that.
fn stack(app: &App, id: &str) -> Stack {
    let stack = Stack::new(app, id);
    GenericProvider::new("acme", "acme/acme").create(&stack, "acme");
    stack
}

fn thing() -> ferroform::GenericResourceBuilder {
    GenericResource::resource("acme_thing")
}

fn errors(app: &App) -> Vec<String> {
    let errors = app.render().expect_err("errors");
    errors.errors().iter().map(|error| error.message().to_owned()).collect()
}

fn warnings(app: &App) -> Vec<String> {
    let rendered = app.render().expect("a synth");
    rendered.warnings().iter().map(|warning| warning.message().to_owned()).collect()
}

fn output(value: impl Into<Value<Any>>) -> Json {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    Output::new(&stack, "o", value);
    stack.to_json().expect("a synth")["output"]["o"]["value"].clone()
}

#[test]
fn the_id_of_an_import_is_a_literal_or_an_expression() {
    let app = App::new();
    let stack = stack(&app, "s");
    let account = Variable::<String>::new(&stack, "account");
    thing().create(&stack, "a").import_from("a/${b}");
    thing().create(&stack, "b").import_from(template!("{}/b", account.value()));
    let json = stack.to_json().expect("a synth");
    let expected = json!([
        {"id": "a/$${b}", "to": "acme_thing.a"},
        {"id": "${var.account}/b", "to": "acme_thing.b"},
    ]);
    assert_eq!(json["import"], expected);
    thing().create(&stack, "c").moved_from("acme_thing.${old}");
    assert_eq!(errors(&app), ["`acme_thing.${old}` is not an address that something can have moved from"]);
}

#[test]
fn only_a_resource_of_the_stack_triggers_a_replacement() {
    let app = App::new();
    let (one, other) = (stack(&app, "one"), stack(&app, "other"));
    let x = thing().create(&one, "x");
    let several = count(2, |_| thing().create(&one, "several"));
    let fine = Lifecycle::new()
        .replace_triggered_by(&x)
        .replace_triggered_by_change(x.id())
        .replace_triggered_by_change(several.at(1).id())
        .replace_triggered_by_change(x.attribute::<Any>("tags").property::<String>("Name"))
        .replace_triggered_by_change(hcl::<Any>("acme_thing.x.list[0]"));
    let y = thing().create(&one, "y").lifecycle(fine);
    let json = one.to_json().expect("a synth");
    assert_eq!(
        json["resource"]["acme_thing"]["y"]["lifecycle"]["replace_triggered_by"],
        json!([
            "acme_thing.x",
            "acme_thing.x.id",
            "acme_thing.several[1].id",
            "acme_thing.x.tags.Name",
            "acme_thing.x.list[0]",
        ])
    );
    let local = Local::<String>::new(&one, "name", "x");
    let data = GenericResource::data("acme_thing").create(&one, "data");
    let foreign = thing().create(&other, "foreign");
    y.lifecycle(
        Lifecycle::new()
            .replace_triggered_by_change(functions::upper(x.id()))
            .replace_triggered_by_change(several.all(|one| one.id()))
            .replace_triggered_by(&foreign)
            .replace_triggered_by(&data)
            .replace_triggered_by_change(local.value())
            .replace_triggered_by_change(hcl::<Any>("a + b")),
    );
    assert_eq!(
        errors(&app),
        [
            "`replace_triggered_by` holds an expression",
            "`replace_triggered_by` holds an expression",
            "`replace_triggered_by` holds `other/foreign`, which is another stack's",
            "`replace_triggered_by` holds acme_thing, which is not a resource",
            "`replace_triggered_by` holds a local value, which is not a resource",
            "`replace_triggered_by` holds an expression",
        ]
    );
}

#[test]
fn a_validation_asks_about_its_own_variable() {
    let app = App::new();
    let stack = stack(&app, "s");
    let size = Variable::<ferroform::Number>::new(&stack, "size");
    size.validation(size.value().at_least(2), template!("{} is too small.", size.value()));
    let json = stack.to_json().expect("a synth");
    let validation = &json["variable"]["size"]["validation"][0];
    assert_eq!(validation["condition"], "${(var.size >= 2)}");
    assert_eq!(validation["error_message"], "${var.size} is too small.");
    thing().set("a", size.value()).create(&stack, "a");
    assert_eq!(warnings(&app), [""; 0]);
}

#[test]
fn a_condition_asks_about_something() {
    let app = App::new();
    let stack = stack(&app, "s");
    let (size, other) = (Variable::<bool>::new(&stack, "size"), Variable::<bool>::new(&stack, "other"));
    size.validation(other.value(), "m").validation(true, "m").validation(hcl::<bool>("var.size"), "m");
    Output::new(&stack, "o", 1).precondition(true, "m").precondition(other.value(), "m");
    thing().create(&stack, "x").lifecycle(Lifecycle::new().precondition("text".len() > 2, "m"));
    assert_eq!(
        errors(&app),
        [
            "a validation does not ask about its own variable",
            "a `validation` asks about nothing: its condition is always the same",
            "a `precondition` asks about nothing: its condition is always the same",
            "a `precondition` asks about nothing: its condition is always the same",
        ]
    );
}

#[test]
fn a_second_backend_is_an_error_wherever_it_is() {
    let app = App::new();
    let stack = stack(&app, "s");
    Backend::local(&stack, "a");
    Backend::new(&stack, "s3");
    Backend::new(&Construct::new(&stack, "below"), "gcs");
    assert_eq!(
        errors(&app),
        [
            "the stack has another backend beside this one (`s3`)",
            "the stack has another backend beside this one (`gcs`)",
        ]
    );
}

#[test]
fn what_is_called_backend_is_no_backend() {
    let app = App::new();
    let stack = stack(&app, "s");
    Backend::local(&stack, "a");
    let one = thing().create(&stack, "backend");
    thing().set("a", one.id()).create(&stack, "other");
    assert_eq!(stack.to_json().unwrap()["resource"]["acme_thing"]["other"]["a"], "${acme_thing.backend.id}");
}

#[test]
fn a_data_source_is_only_read() {
    let app = App::new();
    let stack = stack(&app, "s");
    GenericResource::data("acme_thing")
        .create(&stack, "x")
        .import_from("a")
        .lifecycle(Lifecycle::new().prevent_destroy(true).precondition(hcl::<bool>("var.x"), "m"))
        .provisioner(ferroform::Provisioner::local_exec("true"));
    assert_eq!(
        errors(&app),
        [
            "a data source has `import_from`",
            "a data source has `prevent_destroy`",
            "a data source has a provisioner",
        ]
    );
}

#[test]
fn names_of_what_has_no_bindings_are_checked() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    GenericProvider::new("acme", "acme/acme").version("latest").create(&stack, "acme").alias("1x");
    GenericProvider::new("my_cloud", "a/b/c/d").create(&stack, "cloud");
    GenericProvider::new("cloud", "a/b/c/d").create(&stack, "source");
    GenericResource::resource("acme thing")
        .create(&stack, "x")
        .provider(&GenericProvider::new("other", "acme/other").create(&stack, "other"));
    GenericResource::resource("other_thing").set("count", 2).create(&stack, "y");
    drop(Module::new(&stack, "m", "a/b/acme").version("newest").set("source", "x"));
    assert_eq!(
        errors(&app),
        [
            "`latest` is not a version constraint",
            "`1x` is not an alias that Terraform takes",
            "`my_cloud` is not the local name of a provider",
            "`a/b/c/d` is not the source of a provider",
            "`acme thing` is not the name of a type",
            "`count` is no argument but Terraform's own word",
            "`source` is no argument but Terraform's own word",
            "`newest` is not a version constraint",
        ]
    );
}

#[test]
fn circles_within_a_stack() {
    let app = App::new();
    let stack = stack(&app, "s");
    let a = thing().create(&stack, "a");
    let b = thing().set("other", a.id()).create(&stack, "b");
    let local = Local::<String>::new(&stack, "name", b.id());
    // A module may give what it does not need to make of what goes into it; a provisioner runs when its resource is there.
    let module = Module::new(&stack, "m", "a/b/acme").set("thing", a.id());
    thing().set("of_module", module.output::<String>("name")).create(&stack, "c");
    a.provisioner(ferroform::Provisioner::local_exec(template!("echo {}", a.id())));
    assert!(app.render().is_ok());
    a.add_override("name", local.value());
    let c = thing().create(&stack, "self");
    c.lifecycle(Lifecycle::new().postcondition(self_attribute::<String>("id").not_equals("x"), "m"));
    assert_eq!(
        errors(&app),
        ["constructs refer to each other in a circle: `s/a` -> `s/name` -> `s/b` -> `s/a`"]
    );
    a.remove_override("name");
    c.depends_on(&b);
    let app = App::new();
    let stack = self::stack(&app, "s");
    let x = thing().create(&stack, "x");
    x.add_override("name", x.id());
    let y = thing().create(&stack, "y").depends_on(&x);
    let z = thing().create(&stack, "z").depends_on(&y);
    y.depends_on(&z);
    assert_eq!(
        errors(&app),
        ["`s/x` refers to itself", "constructs refer to each other in a circle: `s/y` -> `s/z` -> `s/y`"]
    );
}

#[test]
fn what_is_ignored_must_be_there() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let link = |id: &str, ignored: &'static str| {
        Link::builder().api_id("a").create(&stack, id).lifecycle(Lifecycle::new().ignore_changes([ignored]))
    };
    link("fine", "filter[0].code");
    link("attribute", "created_at");
    assert!(app.render().is_ok());
    link("typo", "timeuot");
    link("all", "all");
    link("path", "filter.0.code");
    let errors = app.render().expect_err("errors");
    let found: Vec<_> =
        errors.errors().iter().map(|error| (error.message(), error.advice().unwrap_or(""))).collect();
    assert_eq!(
        found,
        [
            ("`ignore_changes` holds `timeuot`, which acme_link does not have", "did you mean `timeout`?"),
            (
                "`ignore_changes` holds `all`, which acme_link does not have",
                "call `ignore_all_changes` to ignore all changes"
            ),
            (
                "`ignore_changes` holds `filter.0.code`, which is no path of an argument",
                "name an argument, or a part of one: `tags`, `tags[\"Name\"]`, `rule[0].name`"
            ),
        ]
    );
}

#[test]
fn a_provider_that_is_not_configured_is_a_warning() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    thing().create(&stack, "x");
    thing().create(&stack, "y");
    GenericResource::resource("terraform_data").create(&stack, "held");
    let eu = GenericProvider::new("other", "acme/other").create(&stack, "eu");
    eu.alias("eu");
    GenericResource::resource("other_thing").create(&stack, "chosen").provider(&eu);
    GenericResource::resource("other_thing").create(&stack, "unchosen");
    assert_eq!(
        warnings(&app),
        [
            "the stack has no provider `acme`: Terraform will look for `hashicorp/acme`",
            "every configuration of the provider `other` has an alias, and this names none",
        ]
    );
    GenericProvider::new("acme", "acme/acme").create(&stack, "acme");
    stack.add_override("provider.other", json!([{}]));
    assert_eq!(warnings(&app), [""; 0]);
    let json = stack.to_json().expect("a synth");
    assert_eq!(json["provider"]["other"], json!([{"alias": "eu"}, {}]));
}

#[test]
fn any_version_conflicts_with_none() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    GenericProvider::new("acme", "hashicorp/acme").create(&stack, "any");
    GenericProvider::new("acme", "acme").version("1.2.3").create(&stack, "one").alias("one");
    GenericProvider::new("acme", "hashicorp/acme").create(&stack, "again").alias("again");
    let json = stack.to_json().expect("a synth");
    let required = json!({"source": "hashicorp/acme", "version": "1.2.3"});
    assert_eq!(json["terraform"]["required_providers"]["acme"], required);
    GenericProvider::new("acme", "acme").version("2.0.0").create(&stack, "two").alias("two");
    assert_eq!(
        errors(&app),
        [
            "the provider `acme` is `acme` in version `2.0.0` here and `hashicorp/acme` in version `1.2.3` elsewhere"
        ]
    );
}

#[test]
fn a_literal_that_looks_alive_is_a_warning() {
    let app = App::new();
    let stack = stack(&app, "s");
    thing()
        .set("path", "${path.module}/x")
        .set("policy", "arn:${aws:username}/${HOME}/$${path.module}")
        .set("upper", functions::upper("${ var.name }"))
        .create(&stack, "x");
    assert_eq!(
        warnings(&app),
        [
            "the literal text holds `${path.module}`, which Terraform will not evaluate",
            "the literal text holds `${ var.name }`, which Terraform will not evaluate",
        ]
    );
}

#[test]
fn carriage_returns_and_byte_order_marks_survive() {
    assert_eq!(output(template!("a\rb {}", hcl::<String>("var.x"))), "a${\"\\r\"}b ${var.x}");
    assert_eq!(output(template!("{}\r", hcl::<String>("var.x"))), "${var.x}${\"\\r\"}");
    assert_eq!(output("\u{feff}a\r\n"), "${\"\\ufeff\"}a\r\n");
    assert_eq!(output(template!("\u{feff}{}", hcl::<String>("var.x"))), "${\"\\ufeff\"}${var.x}");
    assert_eq!(output(functions::upper("\u{feff}\r")), "${upper(\"\u{feff}\\r\")}");
    let app = App::new();
    Output::new(&Stack::new(&app, "s"), "o", Expr::raw_template("a\r${var.x}"));
    assert_eq!(errors(&app), ["raw HCL holds a carriage return without a line feed"]);
}

#[test]
fn overrides_index_lists_and_join_the_lists_of_the_stack() {
    let app = App::new();
    let stack = stack(&app, "s");
    thing()
        .set("list", json!([{"a": 1, "b.c": 2}]))
        .create(&stack, "x")
        .import_from("x-1")
        .moved_from("acme_thing.old")
        .add_override("list.0.a", 5)
        .add_override("list.0.b\\.c", 6)
        .add_override("list.1", json!({"a": 7}));
    stack.add_override("import", json!([{"id": "y-1", "to": "acme_thing.y"}]));
    stack.add_override("moved", json!([{"from": "acme_thing.z", "to": "acme_thing.y"}]));
    let json = stack.to_json().expect("a synth");
    let x = &json["resource"]["acme_thing"]["x"];
    assert_eq!(x["list"], json!([{"a": 5, "b.c": 6}, {"a": 7}]));
    let ids: Vec<_> = json["import"].as_array().expect("imports").iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["x-1", "y-1"]);
    assert_eq!(json["moved"].as_array().map(Vec::len), Some(2));
    stack.add_override("resource.acme_thing.x.list.5.a", 1);
    assert_eq!(
        errors(&app),
        ["the override `resource.acme_thing.x.list.5.a` is outside of a list of 2 items"]
    );
}

#[test]
fn the_state_of_another_stack_is_read_with_the_settings_that_reading_takes() {
    let state = |configure: fn(&Stack)| {
        let app = App::new();
        let (one, other) = (stack(&app, "one"), stack(&app, "other"));
        configure(&one);
        thing().set("other", thing().create(&one, "x").id()).create(&other, "y");
        let json = other.to_json().expect("a synth");
        json["data"]["terraform_remote_state"]["cross-stack-reference-input-one"].clone()
    };
    let cloud = state(|stack| {
        Backend::cloud(stack, "acme", "network")
            .set("hostname", "tfe.example.com")
            .set("workspaces", json!({"name": "network", "project": "p"}))
            .set("ca_file", "x");
    });
    let config =
        json!({"organization": "acme", "hostname": "tfe.example.com", "workspaces": {"name": "network"}});
    assert_eq!(cloud, json!({"backend": "remote", "config": config}));
    let http = state(|stack| drop(Backend::new(stack, "http").set("address", "https://example.com")));
    assert_eq!(http, json!({"backend": "http", "config": {"address": "https://example.com"}}));
    let s3 = state(|stack| drop(Backend::new(stack, "s3").set("bucket", "${b}")));
    let config = json!({"bucket": "$${b}"});
    assert_eq!(s3, json!({"backend": "s3", "config": config, "workspace": "${terraform.workspace}"}));
    for (written, read) in [
        ("x.tfstate", "../one/x.tfstate"),
        ("./states/x.tfstate", "../one/states/x.tfstate"),
        ("../../x.tfstate", "../../x.tfstate"),
        ("/x.tfstate", "/x.tfstate"),
    ] {
        let app = App::new();
        let (one, other) = (stack(&app, "one"), stack(&app, "other"));
        Backend::local(&one, written);
        thing().set("other", thing().create(&one, "x").id()).create(&other, "y");
        let json = other.to_json().expect("a synth");
        let state = &json["data"]["terraform_remote_state"]["cross-stack-reference-input-one"];
        assert_eq!(state["config"]["path"], read);
    }
}

#[test]
fn paths_of_the_program_hold_in_the_folder_of_the_stack() {
    let app = App::new();
    let stack = stack(&app, "s");
    drop(Module::new(&stack, "here", "./tests/support"));
    drop(Module::new(&stack, "missing", "./modules/missing"));
    drop(
        Module::new(&stack, "registry", "a/b/c").set("name", Value::<Map<String>>::from([("a", "b")]).any()),
    );
    let json = stack.to_json().expect("a synth");
    assert_eq!(json["module"]["here"]["source"], "../../../tests/support");
    assert_eq!(json["module"]["missing"]["source"], "./modules/missing");
    assert_eq!(json["terraform"]["backend"]["local"]["path"], "../../../terraform.s.tfstate");
    assert_eq!(warnings(&app), ["the folder `./modules/missing` of the module is not there"]);
    drop(Module::new(&stack, "version", "./tests/support").version("1.0"));
    assert_eq!(errors(&app), ["a module of a folder has a version"]);
}

#[test]
fn warnings_are_taken_or_denied() {
    let app = App::new();
    thing().create(&stack(&app, "s"), "x").add_override("path", "${path.module}/x");
    let folder = tempfile::tempdir().expect("a folder");
    let taken = app.warnings(Warnings::Keep).synth_to(folder.path()).expect("a synth");
    assert_eq!(taken.warnings().len(), 1);
    assert_eq!(app.warnings(Warnings::Print).render().expect("a synth").warnings().len(), 1);
    let errors = app.warnings(Warnings::Deny).render().expect_err("denied");
    assert_eq!((errors.errors().len(), errors.warnings().len()), (1, 0));
    assert!(errors.to_string().starts_with("error: the literal text"), "{errors}");
}
