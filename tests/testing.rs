//! What the tests of a program find.

#![allow(clippy::expect_used, reason = "helpers of tests fail by panicking as well")]

use crate::support::binding::{Api, Filter, Link};
use ferroform::{App, GenericResource, Output, Stack, Variable, prelude::*, template, testing};

fn app() -> App {
    let app = App::new();
    let stack = Stack::new(&app, "one");
    let api = Api::create(&stack, "api", "HTTP");
    for (id, zones) in [("first", ["a", "b"]), ("second", ["c", "d"])] {
        Link::builder()
            .api_id(api.id())
            .set("timeout", 100)
            .zones(zones)
            .filter([Filter::new().code("403")])
            .create(&stack, id);
    }
    GenericResource::data("acme_region").create(&stack, "region").override_logical_id("here");
    drop(Variable::<String>::new(&stack, "name").default("\"quoted\"\n"));
    Output::new(&stack, "url", template!("https://{}", api.id()));
    Output::new(&Stack::new(&app, "two"), "ports", [80, 443]);
    app
}

/// The message of a panic, without the backtrace that it would print.
fn panics<T>(run: impl FnOnce() -> T) -> String {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(run())));
    std::panic::set_hook(hook);
    let panic = result.expect_err("a panic");
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn elements_are_found_by_type_name_and_properties() {
    let found = testing::synth(&app());
    assert_eq!(found.one::<Api>().get("protocol"), "HTTP");
    assert_eq!(found.all::<Link>().count(), 2);
    let second = found.all::<Link>().with("zones", ["c", "d"]).one();
    assert_eq!((second.stack(), second.address()), ("one", "acme_link.second"));
    assert_eq!(second.get("timeout"), 100);
    assert_eq!(second.get("api_id"), "${acme_api.api.id}");
    assert_eq!(second.get("filter.0.code"), "403");
    assert_eq!(second.get("filter.1.code"), testing::Property::Null);
    assert_eq!(found.resources("acme_link").named("first").one().get("zones.1"), "b");
    assert_eq!(found.data_sources("acme_region").one().address(), "data.acme_region.here");
    assert_eq!(found.resources("acme_region").count(), 0);
    assert_eq!(found.outputs(), ["url", "ports"]);
    assert_eq!(found.output("ports"), [80, 443]);
    assert_eq!(found.stack("one").output("url"), "https://${acme_api.api.id}");
    assert_eq!(found.named("variable", "name").get("default"), "\"quoted\"\n");
}

#[test]
fn what_is_not_there_is_said_with_what_is() {
    let found = testing::synth(&app());
    let message = panics(|| found.all::<Link>().with("timeout", 5).one());
    assert!(
        message.starts_with("there is not one acme_link with timeout = 5, but these:\nacme_link.first"),
        "{message}"
    );
    assert!(message.contains("\"timeout\": 100"), "{message}");
    let message = panics(|| found.resources("acme_lnik").one());
    assert_eq!(message, "there is not one acme_lnik, but none, of these types: `acme_api`, `acme_link`");
    assert!(panics(|| found.all::<Link>().one()).starts_with("there is not one acme_link, but 2:"));
    assert_eq!(panics(|| found.output("port")), "there is no output `port`, but `url`, `ports`");
    assert_eq!(panics(|| found.stack("three")), "there is no stack `three`, but `one`, `two`");
    assert!(panics(|| found.all::<GenericResource>()).contains("has no bindings"));
}

#[test]
fn broken_rules_are_found_by_argument() {
    let app = app();
    assert!(panics(|| testing::breaks(&app, "timeout", "must be")).contains("obeys all of them"));
    let stack = Stack::new(&app, "three");
    Link::builder().api_id("a").set("timeout", 55).create(&stack, "link");
    let violation = testing::breaks(&app, "timeout", "a multiple of 10");
    assert_eq!((violation.construct(), violation.found()), ("three/link", Some("55")));
    assert!(testing::breaks(&app, None, "multiple").argument_path().is_some());
    let message = panics(|| testing::breaks(&app, "zones", "must be"));
    assert!(message.contains("at `zones`, but these are:\n\nerror: `timeout`"), "{message}");
    assert!(panics(|| testing::synth(&app)).contains("three/link"));
}

#[test]
fn what_is_found_is_printed_for_snapshots() {
    insta::assert_snapshot!(testing::synth(&app()).stack("one"));
}
