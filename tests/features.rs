//! The table of features names tests that are there.

#![allow(clippy::expect_used, reason = "helpers of tests fail by panicking as well")]

use std::fs;
use std::path::Path;

/// Names in code of the last column of each row.
fn named_tests(table: &str) -> Vec<String> {
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("|---"));
    let last = rows.filter_map(|row| row.trim_end_matches('|').rsplit('|').next());
    last.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The file of a module of tests: of the suite, or of the crate that its name begins with.
fn text_of(root: &Path, module: &str) -> String {
    let (folders, module) = match module.split_once("::") {
        Some(("ferroform_convert", module)) => (&["convert/src", "convert/tests"][..], module),
        Some(("ferroform_cdktf", module)) => (&["convert/cdktf/src"][..], module),
        _ => (&["tests"][..], module),
    };
    let file = format!("{}.rs", module.replace("::", "/"));
    folders
        .iter()
        .find_map(|folder| fs::read_to_string(root.join(folder).join(&file)).ok())
        .unwrap_or_default()
}

#[test]
fn every_test_that_the_table_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table =
        fs::read_to_string(root.join("docs/src/reference/features.md")).expect("the table of features");
    let mut missing = Vec::new();
    let mut found = 0;
    for name in named_tests(&table) {
        let Some((module, test)) = name.rsplit_once("::").filter(|_| name.starts_with(char::is_lowercase))
        else {
            continue;
        };
        let text = text_of(root, module);
        // A name that ends with `::` is all of a module.
        let is_there =
            if test.is_empty() { !text.is_empty() } else { text.contains(&format!("fn {test}()")) };
        if is_there {
            found += 1;
        } else {
            missing.push(name);
        }
    }
    assert_eq!(missing, [""; 0], "of {found} others");
    assert!(found > 60, "{found}");
}

#[test]
fn everything_that_cdktf_exports_has_a_row() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).expect("a file");
    let table = read("docs/src/reference/features.md");
    let words: Vec<&str> = table.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let exports = read("tests/cdktf/exports-0.21.txt");
    // Objects of settings are told with what they are for.
    let is_told = |name: &str| {
        let settings = ["Config", "Options"].iter().any(|end| name.ends_with(end));
        settings || words.contains(&name)
    };
    let names: Vec<&str> = exports.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(names.len() > 200, "{}", names.len());
    let missing: Vec<&str> = names.into_iter().filter(|name| !is_told(name)).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn every_item_that_the_table_names_is_public() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table =
        fs::read_to_string(root.join("docs/src/reference/features.md")).expect("the table of features");
    let public = ["src/lib.rs", "src/backends/mod.rs"]
        .map(|file| fs::read_to_string(root.join(file)).expect("a file"));
    let is_public = |name: &str| {
        let word =
            |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name);
        public.iter().any(|text| word(text))
    };
    let mut missing = Vec::new();
    for row in table.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        let Some(ours) = cells.get(1) else { continue };
        let names = ours.split('`').skip(1).step_by(2);
        let types = names
            .filter_map(|name| name.split("::").next())
            .filter(|name| name.starts_with(char::is_uppercase));
        // Variables of the environment are no items.
        let types = types.filter(|name| name.chars().any(char::is_lowercase));
        missing.extend(
            types
                .map(|name| name.split('<').next().unwrap_or(name))
                .filter(|name| !is_public(name))
                .map(str::to_owned),
        );
    }
    assert_eq!(missing, [""; 0]);
}
