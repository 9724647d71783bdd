//! What explanations name.

use super::{explain, explain_with_doubts};
use crate::compile::{Document, Options, compile_documents};
use crate::source::SourceFile;

const PAGE: &str = "\
# Resource: test_lamp

## Example Usage

### Desk

```terraform
resource \"test_lamp\" \"a\" {
  kind  = \"desk\"
  watts = 40
}
```

### Tall

```terraform
resource \"test_lamp\" \"b\" {
  kind  = \"tall\"
  watts = 40
}
```

## Argument Reference

* `kind` - (Optional) Valid values: `desk`, `floor`.
* `watts` - (Optional) What it draws. Must be
  between 1 and 90.

~> **Note:** `watts` must be between 1 and 90.
";

fn explained(target: &str) -> String {
    explanation("lamp.md", PAGE, target).expect("it is known")
}

fn explanation(name: &str, page: &str, target: &str) -> Result<String, String> {
    let documents = [Document { name: name.to_owned(), file: SourceFile::new(name, page) }];
    let compilation = compile_documents(&documents, &Options::default(), &|_| ());
    explain(&compilation.schema, &compilation.sources, target)
}

#[test]
fn a_rule_names_the_examples_that_break_and_obey_it() {
    let text = explained("test_lamp.kind");
    assert!(text.contains("broken by the example \"Tall\", lamp.md:18:3, which sets it to `tall`"), "{text}");
    assert!(text.contains("obeyed by the example \"Desk\", lamp.md:9:3"), "{text}");
}

#[test]
fn a_rule_names_every_place_that_states_it_and_the_whole_sentence() {
    let text = explained("test_lamp.watts");
    assert!(text.contains("by a phrase, lamp.md:27:"), "{text}");
    assert!(text.contains("by a phrase, lamp.md:29:"), "{text}");
    assert!(text.contains("in full: Must be between 1 and 90."), "{text}");
    assert_eq!(text.matches("obeyed by").count(), 2, "{text}");
}

/// A type that states something of each kind.
const PUMP: &str = "\
---
subcategory: \"Water\"
---

# Resource: test_pump

Moves water.
Slowly.

## Example Usage

```terraform
resource \"test_pump\" \"a\" {
  name = \"a\"
  mode = \"fast\"
}
```

## Argument Reference

* `name` - (Required, Forces new resource) The name.
* `mode` - (Optional) How fast it is. Valid values: `fast`, `slow`. Defaults to `slow`.
* `api_token` - (Optional) What it signs in with.
* `code` - (Optional, Sensitive) What opens it.
* `once` - (Optional, Write-only) What is set and never read.
* `old` - (Optional, **Deprecated** use `mode` instead) The former mode.
* `zone` - (Optional) Where it stands. If omitted, the provider chooses one. Conflicts with `mode`. It is far away from where the water \
comes from in most gardens, and it must be between 3 and 9 characters long, which is easily forgotten when somebody moves a pump from \
one garden to another one.
* `gates` - (Optional) Configuration block for the gates. See [Gates](#gates) below.

~> **Note:** At least one of `mode` or `zone` must be specified.

### Gates

* `width` - (Required) The width. Must be between 1 and 90.
* `valve` - (Optional) One or more `valve` blocks. See [Valve](#valve) below.

### Valve

* `side` - (Required) The side.

## Attribute Reference

* `id` - The name.
* `level` - (**Deprecated**) The level of the water.
* `pipes` - The pipes.
    * `number` - Number of the pipe.

## Timeouts

* `create` - (Default `30m`)

## Import

Pumps are imported by `name`:

```console
% terraform import test_pump.a a
```
";

#[test]
fn a_type_and_all_that_it_has_is_explained() {
    let targets = [
        "test_pump",
        "test_pump.name",
        "test_pump.mode",
        "test_pump.api_token",
        "test_pump.code",
        "test_pump.once",
        "test_pump.old",
        "test_pump.zone",
        "test_pump.gates",
        "test_pump.gates.width",
        "test_pump.gates.valve.side",
        "test_pump.level",
        "test_pump.pipes.number",
    ];
    let said: Vec<String> =
        targets.iter().map(|target| explanation("pump.md", PUMP, target).expect(target)).collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_is_unknown_is_told_with_the_nearest_name() {
    for (target, said) in [
        ("test_pmup", "no document describes `test_pmup`; did you mean `test_pump`?"),
        ("test_pump.mdoe", "test_pump has no argument or attribute `mdoe`; did you mean `mode`?"),
        ("test_pump.levle", "test_pump has no argument or attribute `levle`; did you mean `level`?"),
        (
            "test_pump.gates.widht",
            "the block `gates` has no argument or attribute `widht`; did you mean `width`?",
        ),
        ("test_pump.gtaes.width", "test_pump has no argument or attribute `gtaes`; did you mean `gates`?"),
        ("test_pump.name.width", "`name` is not a block"),
        ("test_pump.something_else", "test_pump has no argument or attribute `something_else`"),
    ] {
        assert_eq!(explanation("pump.md", PUMP, target), Err(said.to_owned()), "{target}");
    }
}

#[test]
fn what_is_doubtful_is_told_of_the_argument_and_of_its_type() {
    let page = "# Resource: test_lamp\n\n## Argument Reference\n\n* `owners` - (Optional) Who may switch it.\n\
        * `watts` - (Optional) Number of watts.\n* `shade` - (Optional) The shade.\n\n\
        ### shade\n\n* `owners` - (Optional) List of owners.\n";
    let documents = [Document { name: "lamp.md".to_owned(), file: SourceFile::new("lamp.md", page) }];
    let compilation = compile_documents(&documents, &Options::default(), &|_| ());
    let explained = |target: &str| {
        let found = &compilation.diagnostics;
        explain_with_doubts(&compilation.schema, &compilation.sources, found, target).expect("it is known")
    };
    let doubt = "  doubts\n  - note[weak-evidence]: `owners` is taken as a list(string) by its name alone\n      lamp.md:5:4\n";
    assert!(explained("test_lamp.owners").ends_with(doubt), "{}", explained("test_lamp.owners"));
    assert!(explained("test_lamp").contains(doubt), "{}", explained("test_lamp"));
    for settled in ["test_lamp.watts", "test_lamp.shade.owners"] {
        assert!(!explained(settled).contains("doubts"), "{}", explained(settled));
    }
}

#[test]
fn of_a_long_line_the_part_around_the_place_is_shown() {
    let line: String = (0..40).map(|number| format!("{number:04}")).collect();
    assert_eq!(super::around("short", 3), "short");
    assert_eq!(super::around(&line, 1), format!("{}…", &line[..96]));
    assert_eq!(super::around(&line, 74), format!("…{}…", &line[50..146]));
    assert_eq!(super::around(&line, 160), format!("…{}", &line[64..]));
}

#[test]
fn one_kind_of_a_name_can_be_asked_for() {
    let page =
        "# Data Source: test_lamp\n\n## Argument Reference\n\n* `room` - (Required) Name of the room.\n";
    let documents = [("r/lamp.md", PAGE), ("d/lamp.md", page)]
        .map(|(name, text)| Document { name: name.to_owned(), file: SourceFile::new(name, text) });
    let compilation = compile_documents(&documents, &Options::default(), &|_| ());
    let explained = |target: &str| explain(&compilation.schema, &compilation.sources, target);
    assert!(explained("data.test_lamp.room").expect("it is known").starts_with("test_lamp.room\n"));
    assert_eq!(explained("test_lamp").expect("it is known").matches("  arguments\n").count(), 2);
    assert_eq!(explained("data.test_lamp").expect("it is known").matches("  arguments\n").count(), 1);
    let error = explained("ephemeral.test_lamp").expect_err("there is none");
    assert!(error.starts_with("no document describes `ephemeral.test_lamp`"), "{error}");
}
