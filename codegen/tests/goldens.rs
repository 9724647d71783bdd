//! The generated Rust of the fixtures, held against what is checked in; `compiled.rs` compiles the same files.

#![allow(clippy::unwrap_used, reason = "helpers of tests count as code outside tests")]

mod support;

use ferroform_codegen::{Config, Mode, Plan, emit, plan, write};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::Schema;
use std::path::PathBuf;

fn planned(schema: &Schema, config: &Config) -> Plan {
    let mut diagnostics = Diagnostics::new();
    let plan = plan(schema, config, &mut diagnostics);
    assert!(diagnostics.into_sorted().is_empty());
    plan
}

fn matches_golden(name: &str, (schema, config): (Schema, Config)) {
    let files = emit(&planned(&schema, &config)).unwrap();
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(name);
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let report = write(&dir, &files, if update { Mode::Write } else { Mode::Check }).unwrap();
    let differences: String = report.differences().map(|change| change.diff()).collect();
    assert!(
        update || report.is_clean(),
        "{differences}\nto accept: UPDATE_GOLDENS=1 cargo test -p ferroform-codegen --test goldens"
    );
}

#[test]
fn ordinary() {
    matches_golden("ordinary", support::fixtures::ordinary());
}

#[test]
fn hostile() {
    matches_golden("hostile", support::fixtures::hostile());
}

#[test]
fn the_plan_of_an_ordinary_page() {
    let (schema, config) = support::fixtures::ordinary();
    insta::assert_yaml_snapshot!(planned(&schema, &config));
}
