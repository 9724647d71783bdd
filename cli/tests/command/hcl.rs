//! `ferroform hcl`

use super::{Folder, PAGE};

const STACK: &str = r#"{
  "//": {"metadata": {"stackName": "lights"}},
  "resource": {"acme_lamp": {"desk": {"name": "${var.name}", "shade": {}, "other": [{"a": 1}]}}},
  "variable": {"name": {"type": "string"}}
}
"#;

#[test]
fn stacks_become_hcl() {
    let schema = r#"{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/acme/acme": {"resource_schemas": {
        "acme_lamp": {"block": {"attributes": {"name": {}, "other": {}}, "block_types": {"shade": {"nesting_mode": "list", "block": {}}}}}
    }}}}"#;
    let folder = Folder::with(&[
        ("out/stacks/lights/cdk.tf.json", STACK),
        ("schema.json", schema),
        ("docs/lamp.md", PAGE),
    ]);
    let run = folder.run(&["hcl", "out", "--provider-schema", "schema.json"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    insta::assert_snapshot!(run.stdout());
    let run = folder.run(&["hcl", "out/stacks/lights", "--docs", "docs", "--out", "hcl"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    let text = std::fs::read_to_string(folder.path().join("hcl/stacks/lights/main.tf")).expect("a file");
    assert!(text.contains("  shade {}\n") && text.contains("  other {\n"), "{text}");
    // It belongs to the user now.
    folder.write("hcl/stacks/lights/main.tf", "# mine");
    let run = folder.run(&["hcl", "out", "--out", "hcl"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("exists already"), "{}", run.stderr());
}

#[test]
fn what_is_no_stack_is_named_with_its_place() {
    let folder =
        Folder::with(&[("out/stacks/a/cdk.tf.json", "{\n  \"resource\": }"), ("none/notes.txt", "")]);
    let run = folder.run(&["hcl", "out"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("out/stacks/a/cdk.tf.json:2:15: expected value"), "{}", run.stderr());
    let run = folder.run(&["hcl", "none"]);
    assert!(run.stderr().contains("there is no `.tf.json` file in `none`"), "{}", run.stderr());
}
