//! Conversions, as the programs that they give.

use crate::{Bindings, Form, Input, convert};
use std::fmt::Write as _;

fn shown(path: &str, text: &str) -> String {
    let conversion =
        convert(&[Input::new(path, text)], &Bindings::none(), &Form::Program { stack: "main".into() });
    let mut out = conversion.program;
    for place in &conversion.summary.untyped {
        let _ = writeln!(out, "// {place}");
    }
    out
}

#[test]
fn without_bindings() {
    insta::assert_snapshot!(shown("main.tf", include_str!("tests/ordinary.tf")));
}

#[test]
fn terraform_json() {
    insta::assert_snapshot!(shown("main.tf.json", include_str!("tests/ordinary.tf.json")));
}

#[test]
fn what_does_not_parse_is_named_and_the_rest_is_converted() {
    let inputs =
        [Input::new("a.tf", "resource \"a\" {\n  b = = 1\n}\n"), Input::new("b.tf", "variable \"v\" {}\n")];
    let form = Form::Program { stack: "main".into() };
    let conversion = convert(&inputs, &Bindings::none(), &form);
    assert_eq!(conversion.diagnostics.len(), 1);
    assert_eq!(conversion.diagnostics[0].labels[0].at.to_string(), "a.tf:2:7-2:7");
    assert!(conversion.program.contains("Variable::untyped(&stack, \"v\")"));
    let broken = [Input::new("a.tf.json", "{\n  \"resource\": [}\n")];
    let conversion = convert(&broken, &Bindings::none(), &form);
    assert_eq!(conversion.diagnostics[0].labels[0].at.line, 2);
}

#[test]
fn a_provider_that_nothing_configures_is_an_empty_configuration() {
    let shown = shown("main.tf", "resource \"acme_lamp\" \"a\" {\n  provider = acme-beta\n}\n");
    assert!(shown.contains(r#"GenericProvider::new("acme-beta", "hashicorp/acme-beta")"#), "{shown}");
    assert!(shown.contains(".provider(&acme_beta)"), "{shown}");
}

#[test]
fn dependencies_in_quotes_are_dependencies() {
    let text = "resource \"acme_lamp\" \"a\" {}\nresource \"acme_lamp\" \"b\" {\n  depends_on = [\"acme_lamp.a\"]\n}\n";
    assert!(shown("main.tf", text).contains(".depends_on(&a)"), "{}", shown("main.tf", text));
}
