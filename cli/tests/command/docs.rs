//! `ferroform docs`

use super::{Folder, PAGE};

#[test]
fn pages_show_their_examples_in_rust() {
    let broken =
        PAGE.replace("Resource: acme_lamp", "Resource: acme_broken").replace("watts = 40\n}", "watts = 40\n");
    let folder = Folder::with(&[("docs/r/lamp.md", PAGE), ("docs/r/broken.md", &broken)]);
    let run = folder.run(&["docs", "docs", "--out", "pages", "--bindings", "lamps"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    assert!(run.stderr().contains("r/broken.md:7: this example is no configuration"), "{}", run.stderr());
    insta::assert_snapshot!(std::fs::read_to_string(folder.path().join("pages/r/lamp.md")).expect("a page"));
    let run = folder.run(&["docs", "pages/none.md", "--out", "other"]);
    assert_eq!(run.code(), 1);
}

#[test]
fn generated_documentation_shows_rust_that_tests_compile_only_where_the_crate_says_so() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    let module = || std::fs::read_to_string(folder.path().join("lamps/src/lamp.rs")).expect("a module");
    assert_eq!(folder.run(&["generate", "docs", "--out", "lamps"]).code(), 0);
    assert!(
        module()
            .contains("//! ```rust,ignore\n//! use ferroform::Stack;\n//! use acme_bindings::lamp::Lamp;\n"),
        "{}",
        module()
    );
    let manifest = std::fs::read_to_string(folder.path().join("lamps/Cargo.toml")).expect("a manifest");
    folder.write(
        "lamps/Cargo.toml",
        &manifest.replace("doctest = false", "doctest = true").replace("acme-bindings", "our-lamps"),
    );
    assert_eq!(folder.run(&["generate", "docs", "--out", "lamps"]).code(), 0);
    assert!(
        module().contains("//! ```rust,no_run\n//! use ferroform::Stack;\n//! use our_lamps::lamp::Lamp;\n"),
        "{}",
        module()
    );
}
