//! The command as a user calls it: exit codes, output, messages.
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

#[path = "command/convert.rs"]
mod convert;
#[path = "command/diff.rs"]
mod diff;
#[path = "command/docs.rs"]
mod docs;
#[path = "command/generate.rs"]
mod generate;
#[path = "command/hcl.rs"]
mod hcl;
#[path = "command/import.rs"]
mod import;
#[path = "command/lint.rs"]
mod lint;
#[path = "command/project.rs"]
mod project;
#[path = "command/provider_schema.rs"]
mod provider_schema;

use provider_schema::TRUTH;
use std::path::Path;
use std::process::{Command, Output};

const PAGE: &str = "\
# Resource: acme_lamp

Manages a lamp.

## Example Usage

```terraform
resource \"acme_lamp\" \"desk\" {
  name  = \"desk\"
  watts = 40
}
```

## Argument Reference

This resource supports the following arguments:

* `name` - (Required) Name of the lamp.
* `watts` - (Optional) Number of watts. Valid values are between `5` and `60`. Defaults to `40`.
* `shade` - (Optional) Configuration block for the shade. Detailed below.

## Attribute Reference

This resource exports the following attributes in addition to the arguments above:

* `id` - Id of the lamp.
";

struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn run(&self, args: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_ferroform"))
            .args(args)
            .current_dir(self.path())
            .env_remove("NO_COLOR")
            .output()
            .expect("the command can be run");
        Run(output)
    }
}

struct Run(Output);

impl Run {
    fn code(&self) -> i32 {
        self.0.status.code().expect("an exit code")
    }

    fn stdout(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).expect("UTF-8")
    }

    fn stderr(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).expect("UTF-8")
    }

    /// Everything that was written, for a snapshot.
    fn all(&self) -> String {
        format!("exit {}\n--- stdout\n{}--- stderr\n{}", self.code(), self.stdout(), self.stderr())
    }
}

#[test]
fn check_draws_what_is_doubtful_and_succeeds() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    insta::assert_snapshot!(folder.run(&["check", "docs"]).all());
}

#[test]
fn check_fails_on_errors_and_still_compiles_the_rest() {
    let folder = Folder::with(&[
        ("docs/lamp.md", PAGE),
        ("docs/nothing.md", "Some words.\n"),
        ("docs/bad.yaml", "resource: [\n"),
    ]);
    let run = folder.run(&["check", "docs", "--message-format", "short"]);
    assert_eq!(run.code(), 1);
    insta::assert_snapshot!(run.all());
}

#[test]
fn warnings_can_be_denied() {
    let folder = Folder::with(&[("lamp.md", PAGE)]);
    assert_eq!(folder.run(&["check", "lamp.md"]).code(), 0);
    assert_eq!(folder.run(&["check", "lamp.md", "--deny-warnings"]).code(), 1);
}

#[test]
fn messages_for_tools_are_json_lines() {
    let folder = Folder::with(&[("lamp.md", PAGE)]);
    let run = folder.run(&["check", "lamp.md", "--message-format", "json"]);
    assert!(run.stderr().is_empty(), "{}", run.stderr());
    let codes: Vec<String> = run
        .stdout()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["code"].to_string())
        .collect();
    assert_eq!(codes, ["\"undescribed-block\"", "\"weak-evidence\""]);
}

#[test]
fn a_path_that_leads_nowhere_names_the_nearest() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    let run = folder.run(&["check", "dosc"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("did you mean `docs`?"), "{}", run.stderr());
}

#[test]
fn misuse_is_exit_code_2() {
    let folder = Folder::with(&[]);
    assert_eq!(folder.run(&["check"]).code(), 2);
    assert_eq!(folder.run(&["chek", "."]).code(), 2);
    assert_eq!(folder.run(&["schema", ".", "--format", "toml"]).code(), 2);
}

#[test]
fn schema_in_each_format() {
    let folder = Folder::with(&[("lamp.md", PAGE)]);
    insta::assert_snapshot!("schema_yaml", folder.run(&["schema", "lamp.md"]).stdout());
    let json = folder.run(&["schema", "lamp.md", "--format", "json"]).stdout();
    let schema: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(schema["format_version"], "1.0");
    let provider = folder.run(&[
        "schema",
        "lamp.md",
        "--format",
        "provider-schema",
        "--provider",
        "example.com/acme/acme",
    ]);
    insta::assert_snapshot!("schema_provider", provider.stdout());
    insta::assert_snapshot!("schema_rules", folder.run(&["schema", "lamp.md", "--format", "rules"]).stdout());
    let editor = folder.run(&["schema", "lamp.md", "--format", "json-schema"]).stdout();
    insta::assert_snapshot!("schema_editor", editor);
}

#[test]
fn a_schema_in_yaml_or_json_compiles_to_itself() {
    let folder = Folder::with(&[("lamp.md", PAGE)]);
    for format in ["yaml", "json"] {
        let written = folder.run(&["schema", "lamp.md", "--format", format]).stdout();
        folder.write(&format!("again/lamp.{format}"), &written);
        let again = folder.run(&["schema", &format!("again/lamp.{format}"), "--format", "json"]).stdout();
        let original = folder.run(&["schema", "lamp.md", "--format", "json"]).stdout();
        assert_eq!(again.replace(&format!("\"lamp.{format}\""), "\"lamp.md\""), original, "{format}");
    }
}

#[test]
fn explain_says_what_each_fact_rests_on() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    insta::assert_snapshot!("explain_argument", folder.run(&["explain", "acme_lamp.watts", "docs"]).all());
    insta::assert_snapshot!("explain_type", folder.run(&["explain", "acme_lamp", "docs"]).all());
    insta::assert_snapshot!("explain_unknown", folder.run(&["explain", "acme_lamp.wats", "docs"]).all());
    insta::assert_snapshot!("explain_code", folder.run(&["explain", "undescribed-block"]).all());
}

#[test]
fn the_summary_counts() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    let run = folder.run(&["check", "docs", "--summary"]);
    let stable: String = run
        .stdout()
        .lines()
        .take_while(|line| !line.starts_with("slowest"))
        .map(|l| format!("{l}\n"))
        .collect();
    insta::assert_snapshot!(stable);
    let json = folder.run(&["check", "docs", "--summary", "--message-format", "json"]).stdout();
    let summary: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(summary["resources"], 1);
}

#[test]
fn the_summary_is_one_object_for_tools_and_its_numbers_agree() {
    let folder = Folder::with(&[
        ("docs/lamp.md", PAGE),
        ("docs/nothing.md", "Some words.\n"),
        ("docs/bad.yaml", "resource: [\n"),
        ("schema.json", TRUTH),
    ]);
    let args = ["check", "docs", "--summary", "--provider-schema", "schema.json", "--message-format", "json"];
    let run = folder.run(&args);
    assert_eq!(run.code(), 1);
    let lines: Vec<serde_json::Value> =
        run.stdout().lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let (summary, errors) = lines.split_last().expect("a summary");
    let count = |key: &str| summary[key].as_u64().expect("a number");
    let sum = |key: &str| -> u64 {
        let counts = summary[key].as_object().expect("counts").values();
        counts.map(|count| count.as_u64().expect("a number")).sum()
    };
    assert_eq!((count("documents"), count("broken"), count("resources")), (3, 1, 1));
    assert_eq!(sum("errors"), errors.len() as u64);
    assert_eq!(sum("types_by_evidence"), count("arguments") + count("nested_arguments"));
    let schema = &summary["provider_schema"];
    assert_eq!(
        (&schema["documented"], &schema["undocumented"], &schema["passed_over"]["resource_identity_schemas"]),
        (&1.into(), &1.into(), &1.into())
    );
    let text = folder.run(&["check", "docs", "--summary", "--provider-schema", "schema.json"]).stdout();
    let head: Vec<&str> = text.lines().take(3).collect();
    assert_eq!(
        head,
        [
            "3 documents, 1 with errors",
            "over the schema of registry.opentofu.org/acme/acme: 1 documented type, 1 without a document",
            "passed over in that schema: resource_identity_schemas (1)",
        ]
    );
}

#[test]
fn a_configuration_becomes_a_program() {
    let main =
        "resource \"acme_lamp\" \"desk\" {\n  name  = \"desk\"\n  watts = var.watts\n  color = \"red\"\n}\n";
    let folder = Folder::with(&[("docs/lamp.md", PAGE), ("infra/main.tf", main), ("infra/notes.txt", "no")]);
    let run = folder.run(&["convert", "infra", "--docs", "docs", "--bindings", "lamps", "--out", "src"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    insta::assert_snapshot!(run.stderr());
    insta::assert_snapshot!(std::fs::read_to_string(folder.path().join("src/main.rs")).expect("the program"));
    // It belongs to the user now.
    folder.write("src/main.rs", "fn main() {}");
    let run = folder.run(&["convert", "infra", "--out", "src"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("`src/main.rs` exists already"), "{}", run.stderr());
    assert_eq!(folder.run(&["convert", "docs"]).code(), 1);
}

/// Escapes of the terminal, and characters that reorder text, in names, words, paths and values.
#[test]
fn no_page_speaks_to_the_terminal() {
    let hostile = "\u{1b}[31m\u{202e}\u{9b}2J";
    let page =
        PAGE.replace("Name of", &format!("Na{hostile}me of")).replace("name", &format!("na{hostile}me"));
    let folder = Folder::with(&[("docs/lamp.md", &page)]);
    let calls: [&[&str]; 8] = [
        &["check", "docs"],
        &["check", "docs", "--summary"],
        &["--message-format", "short", "check", "docs"],
        &["--message-format", "json", "check", "docs"],
        &["schema", "docs"],
        &["schema", "docs", "--format", "json"],
        &["schema", "docs", "--format", "provider-schema"],
        &["explain", "acme_lamp", "docs"],
    ];
    for call in calls {
        let run = folder.run(call);
        let said = format!("{}{}", run.stdout(), run.stderr());
        assert!(!said.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{call:?}: {said:?}");
    }
}

/// A configuration is read as documents are: regular files only, so that a pipe with the right name hangs nothing.
#[cfg(unix)]
#[test]
fn a_pipe_is_no_configuration() {
    let folder = Folder::with(&[]);
    let made = Command::new("mkfifo").arg(folder.path().join("main.tf")).status().expect("mkfifo");
    assert!(made.success());
    let run = folder.run(&["convert", "main.tf"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("is a named pipe, not a regular file"), "{}", run.stderr());
}

#[test]
fn every_command_shows_examples_completes_and_has_a_manual() {
    let folder = Folder::with(&[]);
    let help = folder.run(&["help"]).stdout();
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|name| !name.is_empty()))
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() > 14, "{commands:?}");
    let bash = folder.run(&["completions", "bash"]).stdout();
    let told = folder.run(&["man", "--out", "man1"]).stderr();
    assert!(told.contains("pages in `man1`"), "{told}");
    for name in commands {
        let help = folder.run(&[name, "--help"]).stdout();
        assert!(help.contains(&format!("Examples:\n  ferroform {name}")), "{name}: {help}");
        assert!(bash.contains(&format!("ferroform__subcmd__{name}")), "{name}");
        let page = folder.path().join(format!("man1/ferroform-{name}.1"));
        let page = std::fs::read_to_string(page).expect("a manual page");
        assert!(page.contains("Examples:"), "{page}");
    }
    let page = folder.run(&["man"]).stdout();
    assert!(page.starts_with(".ie") && page.contains("ferroform\\-deploy"), "{page}");
}
