//! The published crates against the lists of what they promise.

use ferroform_public_api::{list, load};
use similar::TextDiff;
use std::fs;
use std::path::Path;

/// Folder and name of each crate with a library for others. Bindings are made from documents, and held against them by
/// generating them again.
const CRATES: &[(&str, &str)] = &[
    (".", "ferroform"),
    ("rules", "ferroform_rules"),
    ("schema", "ferroform_schema"),
    ("codegen", "ferroform_codegen"),
    ("macros", "ferroform_macros"),
    ("testing", "ferroform_testing"),
    ("convert", "ferroform_convert"),
    ("convert/cdktf", "ferroform_cdktf"),
    ("convert/hcl", "ferroform_hcl"),
];

const ABOUT: &str = "\
# What this crate promises, one line for each public item. Made by
#     UPDATE_PUBLIC_API=1 cargo test -p ferroform-public-api
# A line that goes or changes breaks somebody: see \"Versions\" in CONTRIBUTING.md.
";

#[test]
fn what_is_public_is_what_the_lists_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut differences = String::new();
    for (folder, name) in CRATES {
        let sources = |file: &Path| fs::read_to_string(file);
        let modules = load(&root.join(folder).join("src/lib.rs"), &sources).expect("the sources of a crate");
        let lines = list(name, &modules);
        println!("{name}: {} public items", lines.len());
        let found = ABOUT.to_owned() + &lines.join("\n") + "\n";
        let file = root.join(folder).join("public-api.txt");
        let kept = fs::read_to_string(&file).unwrap_or_default();
        if found == kept {
            continue;
        }
        if std::env::var_os("UPDATE_PUBLIC_API").is_some() {
            fs::write(&file, found).expect("a file that can be written");
        } else {
            let diff = TextDiff::from_lines(&kept, &found);
            differences += &diff.unified_diff().context_radius(0).header(folder, name).to_string();
        }
    }
    assert!(
        differences.is_empty(),
        "what is public has changed. If that is meant, note it in CHANGELOG.md and run\n    \
         UPDATE_PUBLIC_API=1 cargo test -p ferroform-public-api\n\n{differences}"
    );
}
