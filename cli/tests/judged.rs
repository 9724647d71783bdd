//! `validate` and `plan` as a user calls them.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test that cannot be set up has failed; what is skipped is said"
)]

use ferroform_testing::Terraform;
use std::process::{Command, Output};

const PAGE: &str = "\
# Resource: acme_lamp

Manages a lamp.

## Argument Reference

This resource supports the following arguments:

* `name` - (Required) Name of the lamp.
* `watts` - (Optional) Number of watts. Must be between 5 and 60.
";

const CONFIGURATION: &str = "\
terraform {
  required_providers {
    acme = { source = \"hashicorp/acme\" }
  }
}

resource \"acme_lamp\" \"desk\" {
  name  = \"desk\"
  watts = WATTS
}
";

struct Case(tempfile::TempDir);

impl Case {
    fn new(watts: &str) -> Self {
        let case = Self(tempfile::tempdir().expect("a temporary folder"));
        case.write("docs/lamp.md", PAGE);
        case.write("prod/main.tf", &CONFIGURATION.replace("WATTS", watts));
        case
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.0.path().join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ferroform"));
        command.current_dir(self.0.path()).args(arguments);
        let Output { status, stdout, stderr } = command.output().expect("the command runs");
        (status.code(), String::from_utf8_lossy(&stdout).into(), String::from_utf8_lossy(&stderr).into())
    }
}

#[test]
fn a_folder_is_validated_and_planned() {
    if Terraform::for_test("a_folder_is_validated_and_planned").is_none() {
        return;
    }
    let wrong = Case::new("500");
    let (code, out, _) = wrong.run(&["validate", "prod", "--docs", "docs"]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(out);
    let (code, out, _) = wrong.run(&["validate", "prod", "--docs", "docs", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(code, Some(1));
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 9);
    assert_eq!(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "docs/lamp.md");

    let right = Case::new("50");
    let (code, out, _) = right.run(&["plan", "--offline", "prod", "--docs", "docs"]);
    assert_eq!((code, out.trim()), (Some(0), "create acme_lamp.desk"));
    let (code, out, error) = right.run(&["validate", "prod"]);
    assert_eq!((code, out.trim()), (Some(0), ""));
    assert!(error.contains("no schema for 1 type"), "{error}");
}

#[test]
fn a_plan_is_held_against_documents_without_terraform() {
    let case = Case::new("50");
    case.write(
        "plan.json",
        r#"{"resource_changes": [{"address": "acme_lamp.desk", "mode": "managed", "type": "acme_lamp", "name": "desk",
            "change": {"actions": ["create"], "after": {"name": "desk", "watts": 500}, "after_unknown": {}}}]}"#,
    );
    let (code, out, _) = case.run(&["plan", "plan.json", "--docs", "docs"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("`watts` must be between 5 and 60") && out.contains("docs/lamp.md:10"), "{out}");
    case.write("plan.json", "{}");
    assert_eq!(case.run(&["plan", "plan.json", "--docs", "docs"]).0, Some(2));
    assert_eq!(case.run(&["plan", "prod", "--docs", "docs"]).0, Some(2), "a folder needs `--offline`");
}

/// What a program wrote is judged stack by stack, against the documents of its project.
#[test]
fn the_stacks_of_a_program_are_judged_together() {
    if Terraform::for_test("the_stacks_of_a_program_are_judged_together").is_none() {
        return;
    }
    let case = Case::new("50");
    let stack = |watts: u32| {
        format!(
            r#"{{"terraform": {{"required_providers": {{"acme": {{"source": "hashicorp/acme"}}}}}},
                "resource": {{"acme_lamp": {{"desk": {{"name": "desk", "watts": {watts}}}}}}}}}"#
        )
    };
    let entry = |name: &str| {
        format!(
            r#""{name}": {{"name": "{name}", "workingDirectory": "stacks/{name}",
                "synthesizedStackPath": "stacks/{name}/cdk.tf.json", "dependencies": []}}"#
        )
    };
    let manifest = format!(r#"{{"version": "0.1.0", "stacks": {{{}, {}}}}}"#, entry("hall"), entry("shop"));
    case.write("cdktf.out/manifest.json", &manifest);
    case.write("cdktf.out/stacks/hall/cdk.tf.json", &stack(50));
    case.write("cdktf.out/stacks/shop/cdk.tf.json", &stack(50));
    let project =
        "[program]\ncommand = \"true\"\n[providers.acme]\nsource = \"hashicorp/acme\"\ndocs = \"docs\"\n";
    case.write("ferroform.toml", project);
    let planned = "hall:\n  create acme_lamp.desk\nshop:\n  create acme_lamp.desk";
    for arguments in [
        &["plan", "--offline", "cdktf.out"][..],
        &["plan", "--offline"],
        &["plan", "--offline", "--skip-synth"],
    ] {
        let (code, out, error) = case.run(arguments);
        assert_eq!((code, out.trim()), (Some(0), planned), "{arguments:?}: {error}");
    }
    case.write("cdktf.out/stacks/shop/cdk.tf.json", &stack(500));
    for arguments in [&["validate", "cdktf.out"][..], &["validate"], &["plan", "--offline"]] {
        let (code, out, error) = case.run(arguments);
        assert_eq!(code, Some(1), "{arguments:?}: {out}{error}");
        let words = ["must be between 5 and 60", "cdktf.out/stacks/shop/cdk.tf.json", "docs/lamp.md:10:"];
        assert!(words.iter().all(|words| out.contains(words)), "{arguments:?}: {out}");
        assert!(!out.contains("stacks/hall"), "{arguments:?}: {out}");
    }
    case.write("cdktf.out/manifest.json", "{");
    let (code, _, error) = case.run(&["validate", "cdktf.out"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("`cdktf.out/manifest.json` is no manifest"), "{error}");
}

/// Every wrong input is answered with where it is and what to do.
#[test]
fn what_is_given_wrongly_is_said() {
    let case = Case::new("50");
    case.write("empty/readme.txt", "");
    case.write("none.json", "{");
    case.write("plan.json", "{\n  \"resource_changes\": [\n");
    let says = |arguments: &[&str], code: i32, words: &[&str]| {
        let (found, out, error) = case.run(arguments);
        let all = format!("{out}{error}");
        let missing: Vec<_> = words.iter().filter(|words| !all.contains(**words)).collect();
        assert_eq!((found, missing.len()), (Some(code), 0), "{arguments:?}: {missing:?} in\n{all}");
    };
    says(&["plan", "plan.json", "--docs", "docs"], 2, &["plan.json", "line 3 column 0"]);
    says(&["plan", "absent.json", "--docs", "docs"], 2, &["`absent.json` is not there"]);
    says(
        &["validate", "prod", "--schema", "none.json"],
        2,
        &["none.json", "terraform providers schema -json"],
    );
    says(&["validate", "prod", "--schema", "absent.json"], 2, &["absent.json", "No such file"]);
    says(&["validate", "prod", "--docs", "absent"], 2, &["there is no file or folder `absent`"]);
    says(&["validate", "prod", "--docs", "empty"], 2, &["holds no document"]);
    case.write("guide/index.md", "# How to light a room\n\nWith a lamp.\n");
    says(&["validate", "prod", "--docs", "guide"], 2, &["no document in `guide` describes a type"]);
    says(&["plan", "--offline", "prod", "more"], 2, &["`--offline` plans one folder"]);
    if Terraform::for_test("what_is_given_wrongly_is_said").is_none() {
        return;
    }
    says(&["validate", "absent", "--docs", "docs"], 3, &["`absent` cannot be read: No such file"]);
    says(&["validate", "empty", "--docs", "docs"], 3, &["`empty` holds no configuration", "`.tf.json`"]);
    says(&["validate", "prod/main.tf"], 3, &["`prod/main.tf` is a file: give the folder"]);

    case.write("prod/other.tf", "resource \"acme_lamp\" \"hall\" {\n  name = \"hall\"\n");
    says(&["validate", "prod", "--docs", "docs"], 1, &["prod/other.tf:1:", "no closing brace"]);
    case.write("prod/other.tf", "");
    case.write("prod/more.tf.json", "{\"output\": {\n  \"o\" {}}\n}");
    says(&["validate", "prod", "--docs", "docs"], 1, &["prod/more.tf.json:2:"]);
    case.write("prod/more.tf.json", "{}");
    case.write("prod/other.tf", "module \"room\" {\n  source = \"./room\"\n}\n");
    case.write(
        "prod/room/main.tf",
        "resource \"acme_lamp\" \"hall\" {\n  name  = \"hall\"\n  watts = 500\n}\n",
    );
    let both = ["prod/room/main.tf:3:", "module.room.acme_lamp.hall", "docs/lamp.md:10:"];
    says(&["validate", "prod", "--docs", "docs"], 1, &both);
    says(&["plan", "--offline", "prod", "--docs", "docs"], 1, &both);
    // The documents are of one type; that says nothing about the others.
    case.write("prod/room/main.tf", "resource \"acme_door\" \"hall\" {\n  width = 3\n}\n");
    says(&["validate", "prod", "--docs", "docs"], 0, &["no schema for 1 type", "(acme_door)"]);
    // A schema is of all of them.
    case.write(
        "schema.json",
        r#"{"format_version": "1.0", "provider_schemas": {"registry.terraform.io/hashicorp/acme": {"resource_schemas": {}}}}"#,
    );
    let unknown = ["prod/main.tf:7:10", "does not support resource type \"acme_lamp\""];
    says(&["validate", "prod", "--schema", "schema.json"], 1, &unknown);
}
