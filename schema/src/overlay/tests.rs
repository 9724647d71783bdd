use super::{apply, json_schema, read};
use crate::diagnostic::{Code, Diagnostics, one_line};
use crate::model::Resource;
use crate::resolve::resolve;
use crate::source::SourceFile;
use crate::yaml;

const PAGE: &str = "\
resource: example_thing
description: A thing.
arguments:
  size: {type: string, default: small, required_when: {kind: big}}
  kind: {type: string, one_of: [big, small]}
  old: {type: string}
  part:
    block:
      nesting: single
      arguments:
        name: {type: string}
attributes:
  id: {type: string}
";

fn run(corrections: &str) -> (Resource, Vec<String>) {
    let mut diagnostics = Diagnostics::new();
    let documents = yaml::read(&SourceFile::new("page.yaml", PAGE), &mut diagnostics);
    let text = format!("overlay: example_thing\ncorrections:\n{corrections}");
    let overlays = read(&SourceFile::new("overlay.yaml", text), &mut diagnostics);
    let mut sources: Vec<_> = documents.iter().collect();
    let corrections = apply(&overlays, &sources, &mut diagnostics);
    sources.extend(&corrections);
    let resource = resolve(&sources, &mut diagnostics).expect("there is a page");
    (resource, diagnostics.into_sorted().iter().map(one_line).collect())
}

#[test]
fn every_kind_of_correction_is_laid_over_the_page() {
    let (thing, said) = run("\
- {reason: It counts., argument: size, set: {type: number, required: true, range: {min: 1}}, without: [default]}
- {reason: The page forgot it., argument: part.colour, add: {type: string, one_of: [red, blue]}}
- {reason: It is gone., argument: old, remove: true}
- {reason: Several can stand., argument: part, set: {nesting: list, items: {max: 3}}}
- {reason: Read only., attribute: state, add: {type: bool}}
- {reason: Neither works alone., groups: [{all_or_none: [size, kind]}]}
- {reason: Parts too., block: part, groups: [{at_least_one: [name, colour]}]}
- {reason: Decided elsewhere., contexts: {Big worlds: {argument: kind, resource: w, where: size, is: [big]}}}
- {reason: Better words., description: A better thing.}
");
    assert_eq!(said, Vec::<String>::new());
    let size = thing.root.argument("size").expect("it was not removed");
    assert_eq!(size.ty.value.to_string(), "number");
    assert!(size.defaults.is_empty());
    assert_eq!(
        size.rules.iter().map(|rule| rule.check.family()).collect::<Vec<_>>(),
        ["required_when", "range"]
    );
    assert!(thing.root.argument("old").is_none());
    let part = thing.root.argument("part").expect("it was not removed");
    assert_eq!(part.ty.value.to_string(), "list of blocks part");
    let block = part.ty.value.block().and_then(|b| thing.block(&b.definition)).expect("it is a block");
    assert_eq!(block.arguments.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["name", "colour"]);
    assert_eq!((block.groups.len(), thing.root.groups.len(), thing.contexts.len()), (1, 1, 1));
    assert!(thing.root.attribute("state").is_some());
    assert_eq!(thing.description.map(|d| d.value), Some("A better thing.".to_owned()));
}

#[test]
fn what_names_nothing_or_changes_nothing_is_an_error() {
    let (_, said) = run("\
- {reason: Typing error., argument: sise, set: {type: number}}
- {reason: Typing error., argument: part.nam, set: {type: number}}
- {reason: No block., argument: kind.name, set: {type: number}}
- {reason: No block., argument: parts.name, set: {type: number}}
- {reason: Other list., argument: id, set: {sensitive: true}}
- {reason: It is so., argument: size, set: {type: string, default: small}}
- {reason: It is so., argument: kind, set: {one_of: {values: [big, small]}}}
- {reason: No such rule., argument: kind, without: [range]}
- {reason: It is there., argument: kind, add: {type: string}}
- {reason: Nothing.}
- {reason: No target., set: {type: string}}
- {reason: ' ', argument: size, set: {type: number}}
- {argument: size, set: {type: number}}
- {reason: Wrong name., argument: size, set: {only_when: {knd: big}}}
- {reason: Wrong key., argument: size, set: {typ: number}}
");
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_correction_sees_those_before_it() {
    let (thing, said) = run("\
- {reason: Missing., argument: extra, add: {block: {nesting: single, arguments: {a: {type: string}}}}}
- {reason: Missing., argument: extra.b, add: {type: number}}
- {reason: Wrong., argument: extra.a, set: {sensitive: true}}
");
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(thing.blocks.len(), 2);
}

#[test]
fn an_overlay_for_no_document_names_the_nearest_type() {
    let mut diagnostics = Diagnostics::new();
    let documents = yaml::read(&SourceFile::new("page.yaml", PAGE), &mut diagnostics);
    let text = "overlay: example_thign\ncorrections: []\n---\noverlay: example_thing\nkind: data_source\ncorrections: []\n";
    let overlays = read(&SourceFile::new("overlay.yaml", text), &mut diagnostics);
    let sources: Vec<_> = documents.iter().collect();
    assert!(apply(&overlays, &sources, &mut diagnostics).is_empty());
    let said = diagnostics.into_sorted();
    assert!(said.iter().all(|d| d.code == Code::UnknownOverlayTarget));
    assert_eq!(said[0].help.as_deref(), Some("did you mean `example_thing`?"));
    assert_eq!(said.len(), 2);
}

#[test]
fn the_checked_in_json_schema_is_up_to_date() {
    yaml::assert_checked_in("overlay.schema.json", &json_schema());
}
