//! The generated Rust of the fixtures, held against what is checked in; `compiled.rs` compiles the same files.

#![allow(clippy::unwrap_used, reason = "helpers of tests count as code outside tests")]

mod support;

#[path = "support/functions.rs"]
mod functions;

use ferroform_codegen::{Config, Layout, Mode, Plan, emit, plan, write};
use ferroform_schema::diagnostic::{Diagnostics, one_line};
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

/// Another order of the same types gives the same bytes, in every layout.
#[test]
fn the_order_of_the_input_does_not_matter() {
    let (mut schema, mut config) = support::fixtures::ordinary();
    schema.resources.extend(support::fixtures::hostile().0.resources);
    for layout in [Layout::Crate, Layout::Modules, Layout::SingleFile("all".into())] {
        config.layout(layout);
        let files = emit(&planned(&schema, &config)).unwrap();
        schema.resources.reverse();
        assert_eq!(emit(&planned(&schema, &config)).unwrap(), files);
        schema.resources.rotate_left(3);
        assert_eq!(emit(&planned(&schema, &config)).unwrap(), files);
    }
}

#[test]
fn settings_that_match_nothing_are_errors_with_the_nearest_name() {
    let (schema, mut config) = support::fixtures::ordinary();
    config.types(["acme_queeu", "data.acme_*"]);
    config.attribute("data.acme_queue.nme", "#[allow(x)]").attribute("data.acme_queue", "not an attribute");
    let mut diagnostics = Diagnostics::new();
    let plan = plan(&schema, &config, &mut diagnostics);
    assert_eq!(plan.modules.len(), 1, "what is well is planned all the same");
    let messages: Vec<String> = diagnostics.into_sorted().iter().map(one_line).collect();
    insta::assert_snapshot!(messages.join("\n"));
}
