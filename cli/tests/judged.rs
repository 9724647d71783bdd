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
