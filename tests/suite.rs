//! The tests that cross crates, as one program: it is linked once, and its slow tests run beside its quick ones.

mod support;

mod bindings;
mod corpus;
mod derive;
mod diagnostics;
mod downstream;
mod examples;
mod features;
mod functions;
mod fuzzing;
mod golden;
mod guide;
mod hostile;
mod judge;
mod loops;
mod paths;
mod refused;
mod repeated;
mod rules;
mod seed_facts;
mod synth;
mod synth_folder;
mod testing;

/// A file that is no module here would never run.
#[test]
#[allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]
fn every_file_is_a_module_of_the_suite() {
    let suite = include_str!("suite.rs");
    let files =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).expect("the folder of the tests");
    let left_out: Vec<String> = files
        .filter_map(|file| file.expect("a file").file_name().into_string().ok())
        .filter_map(|file| file.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "suite" && !suite.lines().any(|line| line == format!("mod {name};")))
        .collect();
    assert_eq!(left_out, [""; 0], "add them to tests/suite.rs");
}
