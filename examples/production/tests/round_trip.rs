//! The shop written as HCL, and converted back: the program that comes of it compiles, and plans what the shop plans.
//!
//! The converted programs stand in `converted`, where they are compiled as modules of this test. `UPDATE_GOLDENS=1` writes them
//! anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
#![allow(unreachable_pub, reason = "a converted program is a module of its own")]

#[path = "converted/platform.rs"]
#[rustfmt::skip] // As it was written.
mod platform;
#[path = "converted/service.rs"]
#[rustfmt::skip] // As it was written.
mod service;

use ferroform::{App, Stack};
use ferroform_codegen::{Config, plan};
use ferroform_convert::{Bindings, Input, ProgramForm, convert};
use ferroform_schema::compile::{Options, compile};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_testing::{Documents, Plan, Terraform, judge};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

const STACKS: [&str; 2] = ["platform", "service"];

/// The HCL of a stack, with the folder of this example as `.`, where the test runs.
fn hcl_of_shop(stack: &str) -> String {
    let app = App::new();
    production::shop(&app);
    let folder = tempfile::tempdir().unwrap();
    app.synth_hcl_to(folder.path()).unwrap();
    let text = std::fs::read_to_string(folder.path().join("stacks").join(stack).join("main.tf")).unwrap();
    text.replace(env!("CARGO_MANIFEST_DIR"), ".")
}

#[test]
fn hcl_of_the_shop_becomes_a_program_again() {
    let schema = compile(&[Path::new("docs").to_path_buf()], &Options::default()).schema;
    let bindings = plan(&schema, &Config::new(), &mut Diagnostics::new());
    let bindings = Bindings::none().with("production_aws", bindings);
    for stack in STACKS {
        let form = ProgramForm::Function { name: "fill".into() };
        let input = Input::new(format!("{stack}.tf"), hcl_of_shop(stack));
        let conversion = convert(&[input], &bindings, &form);
        assert!(conversion.diagnostics.is_empty(), "{:?}", conversion.diagnostics);
        let mut program =
            format!("// Converted from the HCL of the stack `{stack}`.\n\n{}", conversion.program);
        for place in &conversion.summary.untyped {
            write!(program, "\n// without types: {place}").unwrap();
        }
        let golden = Path::new("tests/converted").join(format!("{stack}.rs"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            std::fs::write(&golden, &program).unwrap();
        }
        let checked_in = std::fs::read_to_string(&golden).unwrap_or_default();
        assert!(
            checked_in == program,
            "{stack} converts to another program; UPDATE_GOLDENS=1 writes it:\n{program}"
        );
    }
}

#[test]
fn the_program_plans_what_the_shop_plans() {
    let Some(terraform) = Terraform::for_test("the_program_plans_what_the_shop_plans") else { return };
    let documents = Documents::load(&["docs"]).unwrap_or_else(|failure| panic!("{failure}"));
    let planned = |app: &App| -> BTreeMap<String, Plan> {
        let judge = judge(app).terraform(terraform.clone()).documents(&documents);
        let judge = judge.variable("database_password", "correct horse");
        judge.plan().unwrap_or_else(|failure| panic!("{failure}"))
    };
    let (shop, converted) = (App::new(), App::new());
    production::shop(&shop);
    platform::fill(&Stack::new(&converted, "platform"));
    service::fill(&Stack::new(&converted, "service"));
    let (shop, converted) = (planned(&shop), planned(&converted));
    for stack in STACKS {
        if let Some(difference) = shop[stack].difference(&converted[stack]) {
            panic!("{stack} is planned differently, `-` by the shop and `+` by the program:\n{difference}");
        }
    }
}
