//! The examples, as real Terraform sees them.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, and say figures"
)]

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
use ferroform_schema::compile::{Options, compile};
use ferroform_testing::{Judge, Terraform, judge};
use std::path::PathBuf;

type Program = (&'static str, fn(&App));

const EXAMPLES: [Program; 5] = [
    ("aws_service", aws_service::aws_service),
    ("basic", basic::basic),
    ("certificate", certificate::certificate),
    ("lambda", lambda::lambda),
    ("private", private::private),
];

/// The schema of the documents that the bindings are generated from.
fn schema_of_bindings() -> String {
    let documents = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("generated/docs");
    let compilation = compile(&[documents], &Options::default());
    ferroform_schema::provider_schema::write(&compilation.schema, "registry.terraform.io/hashicorp/aws")
        .to_string()
}

/// Validates, plans and applies each program, and plans it again.
fn put_through(programs: &[Program], judge_of: &dyn Fn(&App) -> Judge<'_>) {
    let mut refused = Vec::new();
    for (name, program) in programs {
        let app = App::new();
        program(&app);
        let verdict = judge_of(&app).validate().unwrap_or_else(|failure| panic!("{name}: {failure}"));
        if !verdict.is_accepted() {
            refused.push(format!("{name} is not valid:\n{verdict}"));
            continue;
        }
        match judge_of(&app).apply() {
            Err(failure) => refused.push(format!("{name} is not applied: {failure}")),
            Ok(stacks) => {
                let left = stacks.iter().filter(|(_, applied)| !applied.next_plan.is_empty());
                refused.extend(left.map(|(id, it)| format!("{name}: {id} is not done:\n{}", it.next_plan)));
            }
        }
    }
    println!(
        "{} of {} programs are valid, applied, and planned again as empty",
        programs.len() - refused.len(),
        programs.len()
    );
    assert!(refused.is_empty(), "{}", refused.join("\n\n"));
}

#[test]
fn examples_with_the_schema_of_their_documents() {
    let Some(terraform) = Terraform::for_test("examples_with_the_schema_of_their_documents") else { return };
    let schema = schema_of_bindings();
    put_through(&EXAMPLES, &|app| judge(app).terraform(terraform.clone()).schema(&schema));
}

#[test]
fn examples_with_the_tables_of_their_bindings() {
    let Some(terraform) = Terraform::for_test("examples_with_the_tables_of_their_bindings") else { return };
    put_through(&EXAMPLES, &|app| judge(app).terraform(terraform.clone()));
}
