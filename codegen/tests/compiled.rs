//! The goldens compile without a warning, and programs use them as they are meant to be used.
#![deny(warnings, missing_docs, rust_2018_idioms)]
#![allow(clippy::unwrap_used, reason = "helpers of tests count as code outside tests")]

/// Everything an ordinary page holds.
#[rustfmt::skip]
#[path = "goldens/ordinary/mod.rs"]
pub mod ordinary;

/// Names and texts that try to leave the place they belong to.
#[rustfmt::skip]
#[path = "goldens/hostile/mod.rs"]
pub mod hostile;

use ferroform::{App, Stack, prelude::*};
use ordinary::provider::AcmeProvider;
use ordinary::queue::{
    Fallback, FallbackAction, Kind, PayloadVersion, Queue, Route, Rule, RuleAction, Timeouts,
};

/// Calls take values and expressions, and any number of the last; members have types.
#[test]
fn functions_are_typed_calls() {
    let app = App::new();
    let stack = Stack::new(&app, "calls");
    AcmeProvider::builder().region("north").create(&stack, "acme");
    let parts = ordinary::functions::parse_label("a-7");
    let labels = ordinary::functions::join_labels("-", [("a", [1, 2])], true, [parts.shelf(), parts.shelf()]);
    ferroform::Output::new(&stack, "labels", labels);
    let json = stack.to_json().unwrap();
    let shelf = "provider::acme::parse_label(\"a-7\").shelf";
    let call = format!("provider::acme::join_labels(\"-\", {{a = [1, 2]}}, true, {shelf}, {shelf})");
    let value = json["output"]["labels"]["value"].as_str().unwrap().replace("\"a\" = ", "a = ");
    assert_eq!(value, format!("${{{call}}}"));
}

#[test]
fn a_program_reads_as_its_document() {
    let app = App::new();
    let stack = Stack::new(&app, "private");
    AcmeProvider::builder().region("north").create(&stack, "acme");
    let rule = Rule::builder().action(RuleAction::Allow).conditions([("from", "anywhere")]);
    let queue = Queue::builder()
        .name("first")
        .kind(Kind::Plain)
        .delay_seconds(3)
        .rule([rule.build()])
        .fallback(Fallback::builder().action(FallbackAction::Star))
        .payload_version(PayloadVersion::Custom("3".into()))
        .subnets(["a", "b"])
        .r#type(true)
        .timeouts(Timeouts::builder().create("30m"))
        .create(&stack, "queue");
    queue.override_logical_id("example");
    // References take the place of values, those of enums too.
    Queue::builder().kind(queue.kind()).name(queue.id()).subnets(queue.endpoints()).create(&stack, "second");

    let json = stack.to_json().unwrap();
    insta::assert_json_snapshot!(json["resource"]["acme_queue"]);
    assert_eq!(json["provider"]["acme"][0]["region"], "north");
    assert_eq!(json["terraform"]["required_providers"]["acme"]["source"], "acme/acme");
}

/// Terraform demands every member of an object, and takes null for it.
#[test]
fn what_is_unset_in_an_object_is_null() {
    let app = App::new();
    let stack = Stack::new(&app, "private");
    let queue = || Queue::builder().name("plain").kind(Kind::Plain);
    let names = ferroform::hcl::<ferroform::List<String>>("var.names");
    let routes = names.map(|name| Route::builder().to(name).build());
    queue().route([Route::builder().to("a").weight(3).build()]).create(&stack, "fixed");
    queue().route(routes).create(&stack, "loop");
    let json = stack.to_json().unwrap();
    let queues = &json["resource"]["acme_queue"];
    assert_eq!(queues["fixed"]["route"], serde_json::json!([{"to": "a", "tags": null, "weight": 3}]));
    assert_eq!(
        queues["loop"]["route"],
        "${[ for key, val in var.names: {\"to\" = val, \"tags\" = null, \"weight\" = null}]}"
    );
    // A block needs nothing of the kind.
    assert_eq!(queues["fixed"].get("policy"), None);
}

#[test]
fn the_table_finds_what_types_cannot() {
    let app = App::new();
    let stack = Stack::new(&app, "private");
    Queue::builder().name("late").kind(Kind::Plain).delay_seconds(90_001).create(&stack, "late");
    let error = stack.to_json().unwrap_err().to_string();
    assert!(error.contains("delay_seconds") && error.contains("page.md:14"), "{error}");
}

/// Stands in for the second stage of a derive: it sees the schema and what it was given.
macro_rules! seen {
    ($schema:literal $($input:tt)*) => { ($schema, stringify!($($input)*)) };
}

#[test]
fn modules_hand_out_their_schema() {
    let (schema, input) = ordinary::queue::__schema! { { seen } struct Mine; };
    assert!(schema.contains("acme_queue") && schema.contains("FallbackAction"), "{schema}");
    assert_eq!(input, "struct Mine;");
}
