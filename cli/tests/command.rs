//! The command as a user calls it: exit codes, output, messages.
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

#[path = "command/convert.rs"]
mod convert;
#[path = "command/diff.rs"]
mod diff;
#[path = "command/docs.rs"]
mod docs;
#[path = "command/hcl.rs"]
mod hcl;
#[path = "command/import.rs"]
mod import;
#[path = "command/lint.rs"]
mod lint;
#[path = "command/project.rs"]
mod project;

use std::path::{Path, PathBuf};
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

/// A provider's schema with a lamp that differs from the page, and a plug that no page describes.
const TRUTH: &str = r#"{
  "format_version": "1.0",
  "provider_schemas": {
    "registry.opentofu.org/acme/acme": {
      "resource_schemas": {
        "acme_lamp": { "version": 0, "block": {
          "attributes": {
            "id": { "type": "string", "computed": true },
            "name": { "type": "string", "required": true },
            "watts": { "type": "string", "optional": true }
          },
          "block_types": {
            "shade": { "nesting_mode": "list", "max_items": 1, "block": {
              "attributes": { "color": { "type": "string", "optional": true } }
            } }
          }
        } },
        "acme_plug": { "version": 0, "block": {
          "attributes": { "volts": { "type": "number", "required": true } }
        } }
      },
      "resource_identity_schemas": { "acme_lamp": {} }
    }
  }
}
"#;

#[test]
fn a_providers_schema_is_laid_under_the_documents() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE), ("schema.json", TRUTH)]);
    insta::assert_snapshot!(folder.run(&["check", "docs", "--provider-schema", "schema.json"]).all());
    let explained = folder.run(&["explain", "acme_lamp.watts", "docs", "--provider-schema", "schema.json"]);
    assert!(explained.stdout().contains("the provider schema"), "{}", explained.all());
    let wrong = folder.run(&["explain", "acme_lamp.watts", "docs", "--provider-schema", "schem.json"]);
    assert!(wrong.stderr().contains("did you mean `schema.json`?"), "{}", wrong.all());
}

#[test]
fn types_without_a_document_are_added_on_request() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE), ("schema.json", TRUTH)]);
    let print = |more: &[&str]| {
        let mut args = vec!["schema", "--format", "provider-schema", "--provider-schema", "schema.json"];
        args.extend(more);
        let run = folder.run(&args);
        let schema: serde_json::Value = serde_json::from_str(&run.stdout()).expect("JSON");
        let resources = &schema["provider_schemas"]["registry.opentofu.org/acme/acme"]["resource_schemas"];
        resources.as_object().expect("resources").keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(print(&["docs"]), ["acme_lamp"]);
    assert_eq!(print(&["docs", "--undocumented"]), ["acme_lamp", "acme_plug"]);
    assert_eq!(print(&["--undocumented"]), ["acme_lamp", "acme_plug"], "without any document");
    let generate = ["generate", "docs", "--out", "out", "--provider-schema", "schema.json", "--undocumented"];
    assert_eq!(folder.run(&generate).code(), 0);
    let plug = std::fs::read_to_string(folder.path().join("out/src/plug.rs")).expect("a module");
    assert!(plug.contains("volts"), "{plug}");
    assert!(folder.path().join("out/src/lamp.rs").is_file());
}

#[test]
fn a_schema_of_another_provider_is_refused() {
    let page = PAGE.replace("acme_lamp", "other_lamp");
    let folder = Folder::with(&[("docs/lamp.md", &page), ("schema.json", TRUTH)]);
    let run = folder.run(&["check", "docs", "--provider-schema", "schema.json", "--message-format", "short"]);
    insta::assert_snapshot!(run.all());
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
