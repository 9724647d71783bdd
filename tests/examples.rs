//! What the examples give: the same as with CDKTF, where that can say it.
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

#[path = "../examples/aws_service.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod aws_service;
#[path = "../examples/basic.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod basic;
#[path = "../examples/certificate.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod certificate;
#[path = "../examples/lambda.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod lambda;
#[path = "../examples/private.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod private;

use ferroform::App;
use support::cdktf_compare::assert_same;

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
