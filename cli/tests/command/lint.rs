//! `ferroform lint` as a user calls it.

use super::{Folder, PAGE, TRUTH};

#[test]
fn findings_are_drawn_with_what_is_proposed() {
    let folder = Folder::with(&[
        ("docs/lamp.md", PAGE),
        ("schema.json", &TRUTH.replace("\"required\"", "\"optional\"")),
    ]);
    let lint = ["lint", "docs", "--provider-schema", "schema.json"];
    let run = folder.run(&lint);
    assert_eq!(run.code(), 0, "{}", run.all());
    insta::assert_snapshot!("lint_text", run.all());
    assert_eq!(folder.run(&[lint.as_slice(), &["--deny-warnings"]].concat()).code(), 1);
    for (format, member) in [("json", "findings"), ("sarif", "runs")] {
        let run = folder.run(&[lint.as_slice(), &["--format", format]].concat());
        let json: serde_json::Value = serde_json::from_str(&run.stdout()).expect("JSON");
        assert!(json[member].as_array().is_some_and(|found| !found.is_empty()), "{json}");
    }
}

#[test]
fn the_project_says_what_to_look_through() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE), ("docs/bad.yaml", "resource: [\n")]);
    folder.write("ferroform.toml", "[providers.acme]\ndocs = \"docs\"\n");
    let run = folder.run(&["lint"]);
    assert_eq!(run.code(), 1);
    assert!(run.stdout().contains("error[yaml-syntax]"), "{}", run.all());
    folder.write(
        "ferroform.toml",
        "[providers.acme]\ndocs = \"docs/lamp.md\"\n[warnings]\nundescribed-block = \"allow\"\n",
    );
    let run = folder.run(&["lint"]);
    assert_eq!((run.code(), run.stdout().as_str()), (0, ""), "{}", run.all());
}
