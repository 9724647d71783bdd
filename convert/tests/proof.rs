//! Converted programs compile, and plan what the configuration plans that they were converted from.
//!
//! The configurations stand in `configurations`, the programs in `converted`, where they are compiled as modules of this
//! test. `UPDATE_GOLDENS=1` writes them anew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up has failed")]
#![allow(unreachable_pub, reason = "a converted program is a module of its own")]

#[path = "converted/nested.rs"]
#[rustfmt::skip] // As it was written.
mod nested;
#[path = "converted/repeated.rs"]
#[rustfmt::skip] // As it was written.
mod repeated;
#[path = "converted/service.rs"]
#[rustfmt::skip] // As it was written.
mod service;

use ferroform::{App, Stack};
use ferroform_codegen::{Config, plan};
use ferroform_convert::{Bindings, Form, Input, convert};
use ferroform_schema::compile::{Options, compile};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_testing::{Documents, Folder, Terraform, judge};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn docs() -> [PathBuf; 1] {
    [folder("../generated/docs")]
}

/// The program of a configuration is the one that is checked in, and says what has no typed form.
fn check_program(name: &str) {
    let compilation = compile(&docs(), &Options::default());
    let plan = plan(&compilation.schema, &Config::new(), &mut Diagnostics::new());
    let bindings = Bindings::none().with("ferroform_aws", plan);
    let file = format!("{name}.tf");
    let text = std::fs::read_to_string(folder("tests/configurations").join(&file)).expect("a configuration");
    let form = Form::Function { name: "fill".into() };
    let conversion = convert(&[Input::new(file.as_str(), text)], &bindings, &form);
    assert!(conversion.diagnostics.is_empty(), "{:?}", conversion.diagnostics);
    let untyped: Vec<String> = conversion.summary.untyped.iter().map(ToString::to_string).collect();
    let mut program = format!("// Converted from `{file}`.\n\n{}", conversion.program);
    for place in untyped {
        program.push_str(&format!("\n// without types: {place}"));
    }
    let golden = folder("tests/converted").join(format!("{name}.rs"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&golden, &program).expect("the program can be written");
    }
    let checked_in = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        checked_in == program,
        "{file} converts to another program; UPDATE_GOLDENS=1 writes it:\n{program}"
    );
}

/// The plan of the converted program is that of the configuration.
fn check_plan(name: &str, fill: fn(&Stack)) {
    let app = App::new();
    fill(&Stack::new(&app, name));
    let Some(terraform) = Terraform::for_test(&format!("{name} is planned as its configuration")) else {
        return;
    };
    let (documents, _) = Documents::compile(&docs(), &Options::default());
    let converted = judge(&app).terraform(terraform.clone()).documents(&documents).plan();
    let converted = converted.unwrap_or_else(|failure| panic!("{name}, converted: {failure}"));

    let original = tempfile::tempdir().expect("a temporary folder");
    let file = format!("{name}.tf");
    std::fs::copy(folder("tests/configurations").join(&file), original.path().join(&file)).expect("a copy");
    let schemas = documents.schemas();
    let knowledge = Arc::clone(&documents) as Arc<dyn ferroform_testing::provider::Knowledge>;
    let (planned, said) = Folder::open(original.path(), &terraform, &schemas, &knowledge)
        .and_then(|mut folder| folder.plan())
        .unwrap_or_else(|failure| panic!("{name}: {failure}"));
    let planned = planned.unwrap_or_else(|| panic!("Terraform refuses {file}: {said:?}"));
    if let Some(difference) = planned.difference(&converted[name]) {
        panic!(
            "{name} is planned differently, `-` by its configuration and `+` by the program:\n{difference}"
        );
    }
}

macro_rules! proofs {
    ($($name:ident)*) => {$(
        mod $name {
            #[test]
            fn is_the_program_that_is_checked_in() {
                super::check_program(stringify!($name));
            }

            #[test]
            fn plans_what_the_configuration_plans() {
                super::check_plan(stringify!($name), crate::$name::fill);
            }
        }
    )*};
}

/// Each configuration.
mod proof {
    use super::{check_plan, check_program};

    proofs!(nested repeated service);
}
