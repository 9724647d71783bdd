//! Two versions of pages of our own, and a configuration over the first.

use super::program::{broken, read_program};
use super::*;
use crate::compile::{Compilation, Document, Options, compile_documents};
use crate::diagnostic::Diagnostics;
use crate::source::SourceFile;

fn version(folder: &str, pages: &[(&str, &str)]) -> Compilation {
    let documents: Vec<Document> = pages
        .iter()
        .map(|(name, text)| {
            let name = format!("{folder}/{name}");
            Document { file: SourceFile::new(name.as_str(), *text), name }
        })
        .collect();
    compile_documents(&documents, &Options::default(), &|_| ())
}

const OLD_LAMP: &str = "\
# Resource: acme_lamp

Manages a lamp.

## Argument Reference

* `name` - (Required) Name of the lamp. Must be between 1 and 64 characters.
* `colour` - (Optional) Colour of the light. Valid values are `warm`, `cold` and `green`. Defaults to `warm`.
* `watts` - (Optional) Number of watts. Must be between 5 and 60.
* `dimmer` - (Optional) Whether the lamp can be dimmed.
* `room` - (Optional) Name of the room that the lamp hangs in.
* `hue` - (Optional, **Deprecated** use `colour` instead) Hue of the light.
* `socket` - (Optional) Where the lamp is plugged in when it is not wired to the wall.
* `tags` - (Optional) List of tags.
* `gear` - (Optional) The gear.
* `mast` - (Optional) Configuration block for the mast. Detailed below.

### mast

* `height` - (Required) Height in metres. Must be at most 20.
* `steps` - (Optional) Number of steps.

## Attribute Reference

* `arn` - ARN of the lamp.
* `serial` - Serial number of the lamp.

## Timeouts

* `create` - (Default `10m`)
* `delete` - (Default `10m`)
";

const NEW_LAMP: &str = "\
# Resource: acme_lamp

Manages one lamp.

## Argument Reference

* `name` - (Required) Name of the lamp. Must be between 1 and 32 characters.
* `colour` - (Optional) Colour of the light. Valid values are `warm`, `cold` and `blue`. Defaults to `cold`.
* `watts` - (Optional) Number of watts. Must be between 5 and 90.
* `dimmer` - (Required) Whether the lamp can be dimmed.
* `rooms` - (Optional) List of names of rooms.
* `outlet` - (Optional) Where the lamp is plugged in when it is not wired to the wall.
* `tags` - (Optional) Map of tags.
* `gear` - (Optional) Number of the gear. Conflicts with `watts`.
* `mode` - (Required) Mode of the lamp.
* `mast` - (Optional) List of configuration blocks for masts. Detailed below.

### mast

* `height` - (Required, Forces new resource) Height in metres. Must be at most 20.
* `ladder` - (Optional) Whether it has a ladder.

## Attribute Reference

* `arn` - ARN of the lamp.
* `url` - URL of the lamp.

## Timeouts

* `create` - (Default `10m`)
* `update` - (Default `10m`)
";

const HALL: &str = "\
# Data Source: acme_hall

Finds a hall.

## Argument Reference

* `name` - (Required) Name of the hall.

## Attribute Reference

* `size` - Size of the hall in square metres.
";

const BELL: &str = "\
# Resource: acme_NAME

Manages a bell.

## Argument Reference

* `tone` - (Required) Tone of the bell.
* `loudness` - (Optional) Number of decibels.
* `clapper` - (Optional) Whether it has a clapper.
";

fn both() -> (Compilation, Compilation) {
    let (bell, bells) = (BELL.replace("NAME", "bell"), BELL.replace("NAME", "bells"));
    let plug = "# Resource: acme_plug\n\n## Argument Reference\n\n* `volts` - (Optional) Number of volts.\n";
    let fuse = plug.replace("plug", "fuse").replace("volts", "amperes");
    let old =
        version("one", &[("lamp.md", OLD_LAMP), ("d/hall.md", HALL), ("bell.md", &bell), ("plug.md", plug)]);
    let new = version(
        "two",
        &[("lamp.md", NEW_LAMP), ("d/hall.md", HALL), ("bells.md", &bells), ("fuse.md", &fuse)],
    );
    (old, new)
}

#[test]
fn a_comparison_in_every_format() {
    let (old, new) = both();
    let difference = compare(Side::of(&old), Side::of(&new));
    insta::assert_snapshot!("text", report::text(&difference));
    insta::assert_snapshot!("markdown", report::markdown(&difference));
    insta::assert_snapshot!("json", report::json(&difference, None));
}

#[test]
fn a_version_does_not_differ_from_itself() {
    let (old, _) = both();
    let difference = compare(Side::of(&old), Side::of(&old));
    assert_eq!(difference, Difference { unchanged: 4, ..Difference::default() });
    assert_eq!(difference.verdict(), None);
    assert!(report::text(&difference).starts_with("none: nothing changed\n"));
}

#[test]
fn functions_are_compared_by_what_they_take_and_give() {
    let page = |name: &str, signature: &str, members: &str| {
        format!(
            "# function: {name}\n\nWords.\n\n## Signature\n\n```text\n{name}{signature}\n```\n\n## Returns\n\n{members}\n"
        )
    };
    let pages = |all: &[(&str, &str, &str)], folder: &str| {
        let texts: Vec<(String, String)> = all
            .iter()
            .map(|(name, signature, members)| {
                (format!("functions/{name}.md"), page(name, signature, members))
            })
            .collect();
        let lamp = ("lamp.md".to_owned(), OLD_LAMP.to_owned());
        let texts: Vec<(String, String)> = texts.into_iter().chain([lamp]).collect();
        let borrowed: Vec<(&str, &str)> =
            texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        version(folder, &borrowed)
    };
    let old = pages(
        &[
            ("a", "(x string) string", ""),
            ("b", "(x string) object", "* `m` (String) M.\n* `n` (String) N."),
            ("c", "() string", ""),
        ],
        "one",
    );
    let new = pages(
        &[
            ("a", "(y string, z number...) string", ""),
            ("b", "(x string) object", "* `m` (Number) M.\n* `o` (String) O."),
            ("d", "() bool", ""),
        ],
        "two",
    );
    let difference = compare(Side::of(&old), Side::of(&new));
    assert_eq!(difference.verdict(), Some(Impact::Major));
    insta::assert_snapshot!(
        "functions",
        format!("{}\n{}", report::text(&difference), report::markdown(&difference))
    );
    assert_eq!(compare(Side::of(&old), Side::of(&old)).functions, []);
}

/// The verdict on one argument that reads otherwise.
fn of(old: &str, new: &str) -> (Option<Impact>, Vec<String>) {
    let page = |argument: &str| {
        format!(
            "# Resource: acme_box\n\nA box.\n\n## Argument Reference\n\n* `size` - (Optional) {argument}\n* `other` - (Optional) Number of others.\n"
        )
    };
    let (old, new) = (version("a", &[("box.md", &page(old))]), version("a", &[("box.md", &page(new))]));
    let difference = compare(Side::of(&old), Side::of(&new));
    let changes = difference.types.iter().flat_map(|ty| &ty.changes).map(ToString::to_string).collect();
    (difference.verdict(), changes)
}

#[test]
fn words_alone_are_a_patch() {
    let (verdict, changes) = of("Number of inches.", "Number of inches that it measures.");
    assert_eq!((verdict, changes.len()), (Some(Impact::Patch), 0));
    // The order of values and what is said beside them are words.
    let (verdict, changes) =
        of("Size. Valid values are `a` and `b`.", "Size. Valid values are `b` (large) and `a`.");
    assert_eq!((verdict, changes), (Some(Impact::Patch), Vec::new()));
}

#[test]
fn what_allows_more_is_minor_and_what_allows_less_is_major() {
    let number = |range: &str| format!("Number of inches. Must be {range}.");
    for (old, new, impact) in [
        ("between 1 and 5", "between 0 and 5", Impact::Minor),
        ("between 1 and 5", "at least 1", Impact::Minor),
        ("between 1 and 5", "between 2 and 5", Impact::Major),
        ("between 1 and 5", "between 2 and 9", Impact::Major),
        ("at least 1", "between 1 and 5", Impact::Major),
        ("greater than 1", "at least 1", Impact::Minor),
        ("at least 1", "greater than 1", Impact::Major),
    ] {
        let (verdict, changes) = of(&number(old), &number(new));
        assert_eq!(verdict, Some(impact), "{old} -> {new}: {changes:?}");
        assert_eq!(changes.len(), 1, "{old} -> {new}: {changes:?}");
    }
    assert_eq!(of("Number of inches.", &number("at least 1")).0, Some(Impact::Major));
    assert_eq!(of(&number("at least 1"), "Number of inches.").0, Some(Impact::Minor));
    let (verdict, changes) = of("Number of inches. Conflicts with `other`.", "Number of inches.");
    assert_eq!((verdict, changes.len()), (Some(Impact::Minor), 1), "{changes:?}");
}

#[test]
fn descriptions_that_several_share_rename_nothing() {
    let page = |names: [&str; 2]| {
        let [a, b] =
            names.map(|name| format!("* `{name}` - (Optional) Name of the thing that it stands for.\n"));
        format!("# Resource: acme_box\n\n## Argument Reference\n\n{a}{b}")
    };
    let old = version("a", &[("box.md", &page(["first", "second"]))]);
    let new = version("a", &[("box.md", &page(["alpha", "omega"]))]);
    let difference = compare(Side::of(&old), Side::of(&new));
    let changes: Vec<String> = difference.types[0].changes.iter().map(ToString::to_string).collect();
    assert_eq!(changes[..2], ["`first` was removed", "`second` was removed"]);
}

#[test]
fn blocks_that_hold_themselves_end() {
    let page = |depth: &str| {
        format!(
            "# Resource: acme_box\n\n## Argument Reference\n\n* `part` - (Optional) Configuration block. See [part](#part).\n\n\
             ### part\n\n* `depth` - (Optional) {depth}\n* `part` - (Optional) Configuration block. See [part](#part).\n"
        )
    };
    let old = version("a", &[("box.md", &page("Number of metres."))]);
    let new = version("a", &[("box.md", &page("Number of metres. Must be at most 3."))]);
    let difference = compare(Side::of(&old), Side::of(&new));
    let paths: Vec<&str> = difference.types[0].changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(paths, ["part.depth"]);
}

const MAIN: &str = r#"resource "acme_lamp" "desk" {
  name   = "desk"
  colour = "green"
  watts  = 70
  room   = var.room
  tags   = ["a"]

  mast {
    height = 3
    steps  = 2
  }
}

resource "acme_lamp" "floor" {
  name   = "floor"
  dimmer = true
}

resource "acme_bell" "door" {
  tone = acme_lamp.floor.serial
}

output "number" {
  value = "${acme_lamp.desk.serial} ${data.acme_hall.it.size}"
}

resource "acme_plug" "wall" {}
resource "other_thing" "x" {}
"#;

/// As a program synthesizes it.
const SYNTHESIZED: &str = r#"{
  "resource": {
    "acme_lamp": {
      "desk_5A1B": {
        "//": { "metadata": { "path": "house/desk", "uniqueId": "desk_5A1B" } },
        "name": "a name that is longer than what the new version takes",
        "dimmer": "${var.dimmer}",
        "mode": "on",
        "dynamic": { "mast": { "for_each": ["a"], "content": { "height": 1, "steps": 3 } } },
        "tags": { "price": "$${5}" }
      }
    }
  },
  "output": { "serial": { "value": "${acme_lamp.desk_5A1B.serial}" } }
}
"#;

#[test]
fn what_breaks_in_a_program_is_told_with_its_places() {
    let (old, new) = both();
    let folder = tempfile::tempdir().expect("a folder");
    let stack = folder.path().join("stacks/house");
    std::fs::create_dir_all(&stack).expect("a folder");
    std::fs::write(folder.path().join("main.tf"), MAIN).expect("a file");
    std::fs::write(stack.join("cdk.tf.json"), SYNTHESIZED).expect("a file");
    let mut diagnostics = Diagnostics::new();
    let configuration = read_program(folder.path(), &mut diagnostics);
    assert_eq!(diagnostics.into_sorted(), []);
    assert_eq!(configuration.elements.len(), 6);
    let (old, new) = (Side::of(&old), Side::of(&new));
    let broken = broken(&compare(old, new), old, new, &configuration);
    let root = format!("{}/", folder.path().display());
    let lines: Vec<String> = broken.iter().map(|it| it.to_string().replace(&root, "")).collect();
    insta::assert_snapshot!("program", lines.join("\n"));
}

#[test]
fn a_folder_without_a_configuration_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut diagnostics = Diagnostics::new();
    let configuration = read_program(folder.path(), &mut diagnostics);
    assert!(configuration.elements.is_empty() && diagnostics.has_errors());
    std::fs::write(folder.path().join("x.tf.json"), "{ \"resource\": [").expect("a file");
    std::fs::write(folder.path().join("y.tf.json"), "[".repeat(10_000)).expect("a file");
    let mut diagnostics = Diagnostics::new();
    read_program(folder.path(), &mut diagnostics);
    assert!(diagnostics.has_errors());
}
