//! What the examples give: the same as with CDKTF, where that can say it.
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use crate::support;
use crate::support::cdktf_compare::assert_same;
use crate::support::examples::{aws_service, basic, certificate, lambda, private};
use ferroform::App;

fn rendered(name: &str, build: fn(&App)) -> serde_json::Value {
    let app = App::new();
    build(&app);
    let rendered = app.render().expect("the example obeys every rule");
    let json = rendered.stack(name).expect("the stack has the name of the example").json().clone();
    insta::assert_json_snapshot!(name, json);
    json
}

fn check(name: &str, build: fn(&App)) {
    let json = rendered(name, build);
    assert_same(name, &support::cdktf(&format!("{name}.tf.json")), &json);
}

/// Loops over what another resource gives, which CDKTF has only as text.
#[test]
fn certificate() {
    rendered("certificate", certificate::certificate);
}

#[test]
fn basic() {
    check("basic", basic::basic);
}

#[test]
fn lambda() {
    check("lambda", lambda::lambda);
}

#[test]
fn aws_service() {
    check("aws_service", aws_service::aws_service);
}

#[test]
fn private() {
    check("private", private::private);
}
