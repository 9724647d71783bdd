//! The examples give what the same programs give with CDKTF.
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod support;

#[path = "../examples/aws_service.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod aws_service;
#[path = "../examples/basic.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod basic;
#[path = "../examples/lambda.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod lambda;
#[path = "../examples/private.rs"]
#[allow(dead_code, unreachable_pub, reason = "an example is a program of its own")]
mod private;

use ferroform::App;
use support::cdktf_compare::assert_same;

fn check(name: &str, build: fn(&App)) {
    let app = App::new();
    build(&app);
    let rendered = app.render().expect("the example obeys every rule");
    let json = rendered.stack(name).expect("the stack has the name of the example").json().clone();
    // The default backend holds the working directory.
    insta::assert_json_snapshot!(name, json, { ".terraform.backend.local.path" => "[path]" });
    if let Some(file) = support::shared(&format!("seed/cdktf/{name}.tf.json")) {
        let text = std::fs::read_to_string(file).expect("a shared file");
        let cdktf = serde_json::from_str(&text).expect("JSON");
        assert_same(name, &cdktf, &json);
    }
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
