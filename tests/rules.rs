//! Rules of documents at synth.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail by panicking as well")]

use crate::support::binding::{Api, Filter, Link, LinkBuilder, Mode};
use ferroform::prelude::*;
use ferroform::{App, Stack, Variable, Violation, hcl};

/// What a synth reports about one link of an API with this protocol.
fn report(protocol: &str, configure: impl FnOnce(LinkBuilder) -> LinkBuilder) -> Vec<Violation> {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let api = Api::create(&stack, "api", protocol);
    configure(Link::builder()).api_id(api.id()).create(&stack, "link");
    match app.render() {
        Ok(rendered) => rendered.warnings().to_vec(),
        Err(errors) => errors.errors().iter().chain(errors.warnings()).cloned().collect(),
    }
}

fn messages(protocol: &str, configure: impl FnOnce(LinkBuilder) -> LinkBuilder) -> Vec<String> {
    report(protocol, configure).iter().map(|violation| violation.message().to_owned()).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn what_obeys_is_not_reported() {
    let found = messages("HTTP", |link| {
        link.mode(Mode::Fast)
            .set("timeout", 29_000)
            .set("connection", "abc")
            .set("size", 2)
            .zones(["a", "b"])
            .filter([Filter::new().code("403"), Filter::new().code("-1")])
    });
    assert_eq!(found, NONE);
}

#[test]
fn values_of_a_set() {
    let with = |mode: Mode| messages("SOCKET", |link| link.mode(mode).set("method", "GET"));
    assert_eq!(with(Mode::Slow), NONE);
    assert_eq!(with(Mode::Custom(String::new())), NONE);
    assert_eq!(with(Mode::Custom("QUICK".to_owned())), ["`mode` must be `FAST` or `SLOW`"]);
    let near = report("SOCKET", |link| link.mode(Mode::Custom("slow".to_owned())).set("method", "GET"));
    assert_eq!(near[0].advice(), Some("did you mean `SLOW`?"));
    assert_eq!(near[0].found(), Some("\"slow\""));
    assert_eq!(near[0].documented_at(), Some(("link.md", 12)));
}

#[test]
fn a_value_for_another_context() {
    let found = report("HTTP", |link| link.mode(Mode::Slow).set("method", "GET"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message(), "`mode` may be `SLOW` only when used with socket APIs");
    assert_eq!(found[0].advice(), Some("`api_id` refers to `s/api`, whose `protocol` is `HTTP`"));
}

#[test]
fn an_argument_for_another_context() {
    let found = report("SOCKET", |link| link.set("connection", "abc"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message(), "`connection` may be set only when used with web APIs");
    assert_eq!(found[0].construct(), "s/link");
    assert_eq!(found[0].type_name(), Some("acme_link"));
    assert_eq!(found[0].documented_at(), Some(("link.md", 18)));
    assert_eq!(found[0].rule_text(), Some("Web APIs only."));
}

#[test]
fn a_context_that_nothing_decides_is_no_violation() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let protocol = Variable::<String>::new(&stack, "protocol");
    let unknown = Api::create(&stack, "api", protocol.value());
    let overridden = Api::create(&stack, "other", "SOCKET");
    overridden.add_override("protocol", "HTTP");
    let ids = [unknown.id(), overridden.id(), hcl("acme_api.elsewhere.id")];
    for (i, id) in ids.into_iter().enumerate() {
        Link::builder().api_id(id).set("connection", "abc").create(&stack, &format!("link{i}"));
    }
    Link::builder().api_id("literal").set("connection", "abc").create(&stack, "literal");
    assert!(app.render().is_ok());
}

#[test]
fn numbers_lengths_and_counts() {
    let with = |name: &'static str, value: i64| messages("HTTP", |link| link.set(name, value));
    assert_eq!(with("timeout", 30_000), NONE);
    assert_eq!(with("timeout", 40), ["`timeout` must be between 50 and 30,000, when used with web APIs"]);
    assert_eq!(with("timeout", 55), ["`timeout` must be a multiple of 10"]);
    assert_eq!(messages("SOCKET", |link| link.set("timeout", 40_000)), NONE);
    let text = |value: &str| messages("HTTP", |link| link.set("connection", value));
    assert_eq!(text("äöü€😀"), NONE);
    assert_eq!(text(""), ["`connection` must have 1 to 5 characters"]);
    assert_eq!(text("abcdef"), ["`connection` must have 1 to 5 characters"]);
    let zones = |zones: &[&str]| messages("HTTP", |link| link.zones(zones));
    assert_eq!(zones(&["a", "b"]), NONE);
    assert_eq!(zones(&["a", "b", "c"]), ["`zones` must have at most 2 items"]);
}

#[test]
fn a_number_may_be_given_as_text_and_must_obey_all_the_same() {
    let with = |code: &str| messages("HTTP", |link| link.filter([Filter::new().code(code)]));
    assert_eq!(with("200"), NONE);
    assert_eq!(with("-1"), NONE);
    assert_eq!(with("600"), ["`code` must be -1 or between 200 and 599"]);
    assert_eq!(with("many"), NONE);
}

#[test]
fn nested_blocks_are_found_by_their_path() {
    let inner = Filter::new().code("100").filter([Filter::new()]);
    let found = report("HTTP", |link| link.filter(vec![Filter::new().code("200"), inner]));
    let places: Vec<_> = found
        .iter()
        .map(|violation| (violation.argument_path().unwrap_or(""), violation.message()))
        .collect();
    assert_eq!(
        places,
        [
            ("filter[1].code", "`code` must be -1 or between 200 and 599"),
            ("filter[1].filter[0].code", "the required argument `code` is not set"),
        ]
    );
}

#[test]
fn required_when() {
    let without = |mode: Mode| messages("SOCKET", |link| link.mode(mode));
    assert_eq!(without(Mode::Slow), ["`method` must be set, when `mode` is not `FAST`"]);
    assert_eq!(messages("SOCKET", |link| link.mode(Mode::Fast).set("role", "arn:acme:iam::1:role/x")), NONE);
    // Nothing is known of a mode that is not set, or an expression.
    assert_eq!(messages("SOCKET", |link| link), NONE);
    assert_eq!(messages("SOCKET", |link| link.mode(hcl::<String>("var.mode"))), NONE);
}

#[test]
fn arguments_beside_each_other() {
    let role = "arn:acme:iam::1:role/x";
    let both = messages("HTTP", |link| link.set("role", role).set("user", "u").set("password", "p"));
    assert_eq!(both, ["`role` may not be set together with `user`"]);
    let alone = messages("HTTP", |link| link.set("user", "u"));
    assert_eq!(alone, ["`user` may be set only together with `password`"]);
    // An expression may turn out to be null.
    let maybe = messages("HTTP", |link| {
        link.set("role", role).set("user", hcl::<String>("var.user")).set("password", "p")
    });
    assert_eq!(maybe, NONE);
    // A switch that is off stands against nothing; that it is a switch at all is another matter.
    let off = messages("HTTP", |link| link.set("role", role).set("user", false).set("password", "p"));
    assert!(!off.iter().any(|message| message.contains("may not be set together")), "{off:?}");
    assert_eq!(
        messages("HTTP", |link| link.set("role", "admin")),
        ["`role` must be an Amazon Resource Name (`arn:…`)"]
    );
}

#[test]
fn groups() {
    let found = report("HTTP", |link| link.mode(Mode::Fast));
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].message(),
        "exactly one of `role` and `connection` must be set, when `mode` is `FAST`"
    );
    assert_eq!(found[0].documented_at(), Some(("link.md", 31)));
    let role = "arn:acme:iam::1:role/x";
    let both = messages("HTTP", |link| link.mode(Mode::Fast).set("role", role).set("connection", "a"));
    assert_eq!(both, ["exactly one of `role` and `connection` must be set, when `mode` is `FAST`"]);
    assert_eq!(messages("HTTP", |link| link.set("role", role).set("connection", "a")), NONE);
}

#[test]
fn a_contradicted_rule_is_a_warning() {
    let found = report("HTTP", |link| link.set("size", 1.5));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message(), "`size` must be greater than 1.5");
    assert_eq!(found[0].documented_at(), Some(("corrections.yaml", 3)));
    let app = App::new();
    let stack = Stack::new(&app, "s");
    Link::builder().api_id("a").set("size", 1).create(&stack, "link");
    let rendered = app.render().expect("a synth in spite of the warning");
    assert_eq!(rendered.warnings().len(), 1);
    assert_eq!(rendered.manifest()["stacks"]["s"]["annotations"][0]["level"], "@cdktf/warn");
}

#[test]
fn kinds_and_names() {
    assert_eq!(messages("HTTP", |link| link.set("timeout", "soon")), ["`timeout` takes a number"]);
    assert_eq!(messages("HTTP", |link| link.set("zones", "a")), ["`zones` takes a set of strings"]);
    assert_eq!(messages("HTTP", |link| link.set("filter", 1)), ["`filter` takes a list of blocks `filter`"]);
    let unknown = report("HTTP", |link| link.set("timeuot", 50));
    assert_eq!(unknown[0].message(), "acme_link has no argument `timeuot`");
    assert_eq!(unknown[0].advice(), Some("did you mean `timeout`?"));
}

#[test]
fn what_is_overridden_is_not_checked() {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let link = Link::builder().api_id("a").set("timeout", "soon").create(&stack, "link");
    assert!(app.render().is_err());
    link.add_override("timeout", hcl::<String>("var.timeout"));
    assert!(app.render().is_ok());
    // A rule that another argument be set counts an override as set.
    Link::builder().api_id("a").set("user", "u").create(&stack, "user").add_override("password", "p");
    assert!(app.render().is_ok());
}

#[test]
fn everything_is_reported_at_once() {
    let app = App::new();
    for id in ["one", "two"] {
        let stack = Stack::new(&app, id);
        let api = Api::create(&stack, "api", "SOCKET");
        Link::builder()
            .api_id(api.id())
            .mode(Mode::Custom("FSAT".to_owned()))
            .set("connection", "c")
            .set("size", 1)
            .zones(["a", "b", "c"])
            .create(&stack, "link");
    }
    let errors = app.render().expect_err("violations");
    assert_eq!((errors.errors().len(), errors.warnings().len()), (8, 2));
    insta::assert_snapshot!(errors);
    assert!(format!("{errors:?}").contains(&errors.to_string()));
}
