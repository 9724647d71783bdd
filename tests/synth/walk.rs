//! What reads the tree, and what is run before a synth.

use super::errors;
use crate::support::binding::{Api, Filter, Link, Mode};
use ferroform::prelude::*;
use ferroform::{
    App, ArgumentValue, Construct, ConstructKind, Finding, GenericProvider, GenericResource, Lifecycle,
    Local, Module, Output, Policy, Stack, Tags, Value, Variable, dynamic, hcl, template,
};
use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};
use serde_json::json;
use std::cell::RefCell;
use std::rc::Rc;

fn queue(stack: &impl Scope, id: &str) -> GenericResource {
    GenericResource::resource("aws_sqs_queue").create(stack, id)
}

#[test]
fn everything_of_a_tree_can_be_read() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let provider = GenericProvider::new("acme", "acme/acme").set("region", "r").create(&stack, "acme");
    let group = Construct::new(&stack, "group");
    let api = Api::create(&group, "api", "HTTP");
    let link = Link::builder()
        .api_id(api.id())
        .mode(Mode::Fast)
        .filter([Filter::new().code("200"), Filter::new().code(hcl::<String>("var.code"))])
        .set("connection", template!("<{}>", api.element().attribute::<String>("name")))
        .create(&group, "link")
        .provider(&provider)
        .depends_on(&api);
    link.add_override("filter.0.code", "404").add_override("size", 4);
    drop(Module::new(&stack, "m", "./m").set("api", api.id()));
    drop(Local::<String>::new(&stack, "name", api.id()));
    drop(Variable::<String>::new(&stack, "v"));
    Output::new(&stack, "o", api.id());

    let kinds: Vec<_> = app.construct().walk().map(|it| (it.path(), it.kind())).collect();
    use ConstructKind as Kind;
    let expected = [
        ("", Kind::App),
        ("s", Kind::Stack),
        ("s/acme", Kind::Provider),
        ("s/group", Kind::Construct),
        ("s/group/api", Kind::Resource),
        ("s/group/link", Kind::Resource),
        ("s/m", Kind::Module),
        ("s/name", Kind::Local),
        ("s/v", Kind::Variable),
        ("s/o", Kind::Output),
    ];
    assert_eq!(kinds, expected.map(|(path, kind)| (path.to_owned(), kind)));

    let found = app.construct().find("s/group/link").expect("the link");
    assert_eq!(found.id(), "link");
    assert_eq!(found.parent().as_ref(), Some(&group));
    assert_eq!(found.stack().map(|stack| stack.id()).as_deref(), Some("s"));
    assert_eq!(
        (found.type_name().as_deref(), found.provider_name().as_deref()),
        (Some("acme_link"), Some("acme"))
    );
    assert_eq!((found.has_argument("mode"), found.has_argument("moed")), (Some(true), Some(false)));
    assert_eq!(group.children(), [api.construct().clone(), link.construct().clone()]);
    assert!(found.program_place().expect("a place").0.ends_with("walk.rs") || cfg!(windows));
    assert!(found.argument("mode") == "FAST");
    assert_eq!(found.argument("api_id"), ArgumentValue::Expression);
    assert!(found.argument("filter.0.code") == "404", "an override counts");
    assert!(found.argument("filter.1.code").is_expression());
    assert!(found.argument("size") == 4);
    assert!(!found.argument("timeout").is_set() && !found.argument("filter.7.code").is_set());
    assert!(app.construct().find("s/nothing").is_none());
    link.lifecycle(Lifecycle::new().prevent_destroy(true).ignore_changes(["mode"]));
    assert!(found.argument("lifecycle.prevent_destroy") == true);
    assert!(found.argument("lifecycle.ignore_changes.0") == "mode");
    assert!(!found.argument("count").is_set());

    let references: Vec<_> = found
        .references()
        .into_iter()
        .map(|it| (it.argument, it.to.path(), it.attribute.unwrap_or_default()))
        .collect();
    let reference = |argument: &str, to: &str, attribute: &str| {
        (argument.to_owned(), to.to_owned(), attribute.to_owned())
    };
    let expected = [
        reference("api_id", "s/group/api", "id"),
        reference("connection", "s/group/api", "name"),
        reference("depends_on", "s/group/api", ""),
        reference("provider", "s/acme", ""),
    ];
    assert_eq!(references, expected);
    let referrers: Vec<_> = api.construct().referrers().into_iter().map(|it| it.from.path()).collect();
    assert_eq!(referrers, ["s/group/link", "s/group/link", "s/group/link", "s/m", "s/name", "s/o"]);
    Output::new(&stack, "p", api.id());
    assert_eq!(api.construct().referrers().len(), 7);
}

#[test]
fn aspects_visit_parents_first_and_each_construct_once() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let group = Construct::new(&stack, "group");
    queue(&group, "x");
    let seen = Rc::new(RefCell::new(Vec::new()));
    let note = |name: &'static str| {
        let seen = Rc::clone(&seen);
        move |construct: &Construct| seen.borrow_mut().push(format!("{name} {}", construct.path()))
    };
    group.add_aspect(note("inner"));
    app.add_aspect(note("outer"));
    app.add_aspect(|construct: &Construct| {
        if construct.path() == "s/group" {
            queue(construct, "made");
        }
    });
    assert!(app.render().is_ok());
    let once = [
        "outer ",
        "outer s",
        "outer s/group",
        "inner s/group",
        "outer s/group/x",
        "inner s/group/x",
        "outer s/group/made",
        "inner s/group/made",
    ];
    assert_eq!(*seen.borrow(), once);
    assert!(app.render().is_ok());
    assert_eq!(seen.borrow().len(), once.len(), "a second synth shows nothing twice");
}

#[test]
fn aspects_change_what_they_see() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let api = Api::create(&stack, "api", "HTTP");
    Link::builder().api_id(api.id()).set("timeout", 60).create(&stack, "link");
    app.add_aspect(|construct: &Construct| {
        if let Some(resource) = construct.handle::<GenericResource>() {
            resource.add_override("tags.seen", true);
        }
        if construct.type_name().as_deref() == Some("acme_link") {
            construct.set_argument("timeout", 45);
        }
    });
    let errors = app.render().expect_err("a rule of the documents");
    assert_eq!(errors.errors()[0].argument_path(), Some("timeout"));
    assert_eq!(errors.errors()[0].found(), Some("45"));
}

#[test]
fn policies_say_what_where_and_why() {
    let app = App::new();
    app.add_policy(Policy::requires_tag("aws_sqs_queue", "team"));
    app.add_policy(Policy::requires_argument("acme_api", "protocol").warn());
    app.add_policy(
        Policy::new("nobody waits for more than a minute", |construct: &Construct| {
            let seconds = construct.argument("delay_seconds").number().unwrap_or_default();
            (seconds > 60.0)
                .then(|| Finding::new("it waits too long").at("delay_seconds").help("give at most 60"))
        })
        .of_type("aws_sqs_queue"),
    );
    let stack = Stack::new(&app, "s");
    let line = line!() + 1;
    GenericResource::resource("aws_sqs_queue").set("delay_seconds", 90).create(&stack, "slow");
    Api::create(&stack, "api", Value::null());
    let errors = app.render().expect_err("errors");
    let shown = errors.errors().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n");
    let place = format!("tests/synth/walk.rs:{line}:");
    assert_eq!(shown.matches(&place).count(), 2, "{shown}");
    let shown: Vec<_> = shown.lines().filter(|line| !line.contains("created:")).collect();
    insta::assert_snapshot!(shown.join("\n"), @r#"
    error: it has no tag `team`
      construct: s/slow (aws_sqs_queue)
      argument:  tags
      rule:      every aws_sqs_queue has the tag `team`
      help:      set the tag, or give it to everything with `Tags`: [("team", …)]

    error: it waits too long
      construct: s/slow (aws_sqs_queue)
      argument:  delay_seconds = 90
      rule:      nobody waits for more than a minute
      help:      give at most 60

    error: the required argument `protocol` is not set
      construct: s/api (acme_api)
      argument:  protocol
      stated at: api.md:11
      help:      set `protocol`
    "#);
    let warnings: Vec<_> = errors.warnings().iter().map(ferroform::Violation::message).collect();
    assert_eq!(warnings[0], "`protocol` is not set");
}

#[test]
fn annotations_and_validations() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let x = queue(&stack, "x");
    x.add_info("for the warehouse");
    stack.add_warning("it is large");
    let rendered = app.render().expect("a synth");
    let annotations = &rendered.manifest()["stacks"]["s"]["annotations"];
    let one = |construct: &str, level: &str, message: &str| json!({"constructPath": construct, "level": level, "message": message});
    assert_eq!(annotations[0], one("s", "@cdktf/warn", "it is large"));
    assert_eq!(annotations[2], one("s/x", "@cdktf/info", "for the warehouse"));
    x.add_error("it must not be there");
    stack.add_validation(|stack: &Construct| vec![format!("`{}` is never valid", stack.id())]);
    assert_eq!(errors(&app), ["`s` is never valid", "it must not be there"]);
}

#[test]
fn tags_for_everything_of_a_provider() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let tagged = |tags: Value<ferroform::Any>, id: &str| {
        GenericResource::resource("aws_sqs_queue").set("tags", tags).create(&stack, id)
    };
    tagged(json!({"team": "own"}).into(), "own");
    tagged(Value::null(), "null");
    tagged(hcl::<ferroform::Any>("var.tags").into(), "expression");
    queue(&stack, "untagged");
    GenericResource::data("aws_sqs_queue").set("tags", json!({})).create(&stack, "read");
    GenericResource::resource("other_thing").set("tags", json!({})).create(&stack, "other");
    let typed = Apigatewayv2Api::builder().name("n").protocol_type(ProtocolType::Http);
    typed.create(&stack, "typed");
    app.add_aspect(Tags::of_provider("aws", [("team", "all"), ("cost", "12")]));
    let json = stack.to_json().expect("a synth");
    let queues = &json["resource"]["aws_sqs_queue"];
    assert_eq!(queues["own"]["tags"], json!({"team": "own", "cost": "12"}));
    assert_eq!(queues["null"]["tags"], json!({"team": "all", "cost": "12"}));
    assert_eq!(queues["expression"]["tags"], "${merge({\"team\" = \"all\", \"cost\" = \"12\"}, var.tags)}");
    assert_eq!(
        json["resource"]["aws_apigatewayv2_api"]["typed"]["tags"],
        json!({"team": "all", "cost": "12"})
    );
    // Without bindings, nobody knows whether it takes any.
    assert_eq!(queues["untagged"].get("tags"), None);
    assert_eq!(json["data"]["aws_sqs_queue"]["read"]["tags"], json!({}));
    assert_eq!(json["resource"]["other_thing"]["other"]["tags"], json!({}));
}

#[test]
fn objects_of_a_loop_obey_the_rules_of_their_block() {
    // `filter` is a block in the documents; the objects are what `dynamic` makes where it is an attribute.
    struct Object {
        block: ferroform::binding::v1::BlockValue,
    }
    ferroform::binding::v1::block!(Object);
    fn object(code: impl Into<Value<String>>, name: &'static str) -> Object {
        let mut block = ferroform::binding::v1::BlockValue::with_members(&["code", "filter"]);
        block.set::<String>(name, code.into());
        Object { block }
    }
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let api = Api::create(&stack, "api", "HTTP");
    let codes = || hcl::<ferroform::List<String>>("var.codes");
    let link = |id: &str, filter: Value<ferroform::List<Object>>| {
        Link::builder().api_id(api.id()).set("filter", filter.any()).create(&stack, id);
    };
    link("fine", dynamic(codes(), |code| object(code.value, "code")).into());
    assert!(app.render().is_ok(), "what depends on the item is not judged");
    link("literal", dynamic(codes(), |_| object("900", "code")).into());
    link("mixed", dynamic(codes(), |code| object(code.value, "code")).after([object("700", "code")]).into());
    link("unknown", dynamic(codes(), |code| object(code.value, "cod")).into());
    assert_eq!(
        errors(&app),
        [
            "`code` must be -1 or between 200 and 599",
            "`code` must be -1 or between 200 and 599",
            "`filter` has no argument `cod`",
            "the required argument `code` is not set",
        ]
    );
}

#[test]
fn context_is_read_from_the_nearest_construct() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let group = Construct::new(&stack, "group");
    app.construct().set_context("stage", "production");
    app.construct().set_context("sizes", json!({"small": 1}));
    stack.construct().set_context("stage", "test");
    assert!(group.context("stage") == "test");
    assert!(app.construct().context("stage") == "production");
    assert!(*group.context("sizes").at("small") == 1);
    assert!(!group.context("nothing").is_set());
}

#[test]
fn a_hook_that_panics_does_not_turn_the_others_off() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let calls = Rc::new(RefCell::new(0));
    let seen = Rc::clone(&calls);
    stack.add_validation(move |_: &Construct| {
        *seen.borrow_mut() += 1;
        assert!(*seen.borrow() > 1, "the first time");
        vec!["always".to_owned()]
    });
    let first = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| app.render().is_ok()));
    assert!(first.is_err());
    assert_eq!(errors(&app), ["always"]);
}
