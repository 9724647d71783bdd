//! `ferroform generate`

use super::{Folder, PAGE};
use std::path::PathBuf;

/// The generated crate, and what regeneration says after each kind of change.
#[test]
fn generate_and_check() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    let generate = ["generate", "docs", "--out", "bindings"];
    let check = ["generate", "docs", "--out", "bindings", "--check"];
    assert_eq!(folder.run(&generate).code(), 0);
    assert_eq!(folder.run(&check).code(), 0);
    let module = folder.path().join("bindings/src/lamp.rs");
    let original = std::fs::read_to_string(&module).expect("a module was written");
    let written = modified(&module);
    assert_eq!(folder.run(&generate).code(), 0);
    assert_eq!(modified(&module), written, "an unchanged file was touched");
    let again = "bindings: nothing changed (3 files); 1 warning as before, which `ferroform check` shows\n";
    assert_eq!(folder.run(&generate).stderr(), again);
    // Tools want every diagnostic of every run.
    let short = [generate.as_slice(), &["--message-format", "short"]].concat();
    assert!(folder.run(&short).stderr().contains("3 files unchanged"));

    // An edited output.
    std::fs::write(&module, original.replace("watts", "whats")).expect("a file");
    let run = folder.run(&check);
    assert_eq!(run.code(), 1);
    assert!(run.stdout().contains("+") && run.stdout().contains("watts"), "{}", run.stdout());
    assert!(run.stderr().contains("ferroform generate docs --out bindings"), "{}", run.stderr());
    assert_eq!(folder.run(&generate).code(), 0);
    assert_eq!(std::fs::read_to_string(&module).expect("a module"), original);

    // A deleted output.
    std::fs::remove_file(&module).expect("a file");
    assert_eq!(folder.run(&check).code(), 1);
    assert_eq!(folder.run(&generate).code(), 0);

    // A page edited by hand.
    folder.write("docs/lamp.md", &PAGE.replace("between `5` and `60`", "between `5` and `75`"));
    let run = folder.run(&check);
    assert_eq!(run.code(), 1);
    assert!(run.stdout().contains("75"), "{}", run.stdout());
    folder.write("docs/lamp.md", PAGE);

    // An added page, then a removed one.
    folder.write("docs/bulb.md", &PAGE.replace("acme_lamp", "acme_bulb"));
    let run = folder.run(&check);
    assert_eq!(run.code(), 1);
    assert!(run.stdout().contains("src/bulb.rs"), "{}", run.stdout());
    assert_eq!(folder.run(&generate).code(), 0);
    std::fs::remove_file(folder.path().join("docs/bulb.md")).expect("a file");
    assert_eq!(folder.run(&check).code(), 1);
    assert_eq!(folder.run(&generate).code(), 0);
    assert!(!folder.path().join("bindings/src/bulb.rs").exists(), "a stale file stayed behind");
    assert_eq!(folder.run(&check).code(), 0);
}

fn modified(path: &PathBuf) -> std::time::SystemTime {
    std::fs::metadata(path).and_then(|meta| meta.modified()).expect("a time")
}

/// A provider's repository as it lies: the provider's own page, guides, functions, a file of a tool, and a page without a name.
#[test]
fn a_folder_is_taken_as_it_is() {
    let index = "# Acme Provider\n\n```terraform\nprovider \"acme\" {\n  region = \"east\"\n}\n```\n\n\
                 ## Argument Reference\n\n* `region` - (Optional) Name of the region.\n";
    let folder = Folder::with(&[
        ("docs/index.md", index),
        ("docs/resources/lamp.md", PAGE),
        ("docs/resources/nothing.md", "# Words\n\nWords.\n"),
        ("docs/resources/broken.yaml", "resource: [\n"),
        ("docs/guides/upgrade.md", "# How to upgrade\n"),
        ("docs/functions/parse.md", "# function: parse\n"),
        ("docs/README.md", "# Documents\n"),
    ]);
    let run = folder.run(&["generate", "docs", "--out", "bindings", "--message-format", "short"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    insta::assert_snapshot!(run.stderr());
    let written = |name: &str| folder.path().join("bindings/src").join(name).is_file();
    assert!(written("lamp.rs") && written("provider.rs") && !written("nothing.rs"));
    let run = folder.run(&["generate", "docs", "--out", "strict", "--strict"]);
    assert_eq!((run.code(), folder.path().join("strict").exists()), (1, false));
    assert_eq!(folder.run(&["generate", "docs/guides/upgrade.md", "--out", "none"]).code(), 1);
}

#[test]
fn a_folder_becomes_a_crate_that_says_what_to_do_next() {
    let index = "# Acme Provider\n\n## Example Usage\n\n```terraform\nterraform {\n  required_providers {\n    \
                 acme = {\n      source = \"corp/acme\"\n    }\n  }\n}\n\nprovider \"acme\" {\n  region = \"east\"\n}\n```\n\n\
                 ## Argument Reference\n\n* `region` - (Optional) Name of the region.\n";
    let folder = Folder::with(&[
        ("docs/index.md", index),
        ("docs/resources/lamp.md", PAGE),
        ("docs/resources/nothing.md", "# Words\n\nWords.\n"),
        ("docs/guides/upgrade.md", "# How to upgrade\n"),
    ]);
    let run = folder.run(&["generate", "docs", "--runtime", "../ferroform"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    insta::assert_snapshot!(run.stderr());
    let written = |name: &str| {
        std::fs::read_to_string(folder.path().join("bindings").join(name)).expect("a written file")
    };
    assert!(
        written("Cargo.toml").contains("ferroform = { path = \"../../ferroform\""),
        "{}",
        written("Cargo.toml")
    );
    assert!(written("src/lib.rs").contains("corp/acme"), "{}", written("src/lib.rs"));
    let run =
        folder.run(&["generate", "docs", "--out", "other", "--provider", "other/acme@1.2.3", "--verbose"]);
    assert!(run.stderr().contains("undescribed-block"), "{}", run.stderr());
    let lamp = std::fs::read_to_string(folder.path().join("other/src/lamp.rs")).expect("a module");
    assert!(lamp.contains("other/acme 1.2.3"), "{lamp}");
}

/// A page in an encoding of another time costs that page, like any other bad one.
#[test]
fn an_unreadable_page_costs_that_page() {
    let folder = Folder::with(&[("docs/resources/lamp.md", PAGE)]);
    let old = [PAGE.replace("acme_lamp", "acme_bulb").as_bytes(), b"\nGr\xfc\xdfe\n"].concat();
    std::fs::write(folder.path().join("docs/resources/bulb.md"), old).expect("a file");
    let run = folder.run(&["generate", "docs", "--out", "bindings"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    assert!(run.stderr().contains("is not UTF-8") && run.stderr().contains("iconv"), "{}", run.stderr());
    assert!(folder.path().join("bindings/src/lamp.rs").is_file());
    assert!(!folder.path().join("bindings/src/bulb.rs").exists());
    assert_eq!(folder.run(&["generate", "docs", "--out", "strict", "--strict"]).code(), 1);
    // Without the file of a provider's schema nothing would be what was asked for.
    std::fs::write(folder.path().join("schema.json"), b"\xff\xfeS").expect("a file");
    let over = ["generate", "docs", "--out", "over", "--provider-schema", "schema.json"];
    assert_eq!(folder.run(&over).code(), 1);
    assert_eq!(folder.run(&["check", "docs/resources/lamp.md", "--strict"]).code(), 1, "its warning counts");
}
