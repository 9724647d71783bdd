//! What is said about wrong documents, and that the rest of them is read.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::facts::{Claim, DocumentFacts, Subject};
use crate::source::SourceFile;
use crate::yaml::read;

fn run(text: &str) -> (Vec<DocumentFacts>, Vec<String>) {
    let mut diagnostics = Diagnostics::new();
    let documents = read(&SourceFile::new("thing.yaml", text), &mut diagnostics);
    (documents, diagnostics.into_sorted().iter().map(line).collect())
}

fn line(d: &Diagnostic) -> String {
    let at =
        d.labels.first().map(|label| format!("{}:{}", label.at.line, label.at.column)).unwrap_or_default();
    format!("{at} {}: {} ({})", d.code, d.message, d.help.as_deref().unwrap_or("-"))
}

const WRONG: &str = "\
resource: example_thing
argments: {}
arguments:
  good:
    type: string
    required: true
  unknown_key:
    type: string
    requird: true
  wrong_type:
    type: numbr
    required: 'yes'
  neither:
    description: 5
  both:
    type: string
    block: {nesting: single}
  nesting:
    block: {nesting: lists}
  undefined:
    block: {nesting: list, definition: inline_blok}
  inline_block:
    block:
      nesting: set
      arguments:
        deep: {type: any, range: {min: 5, max: 1}}
        ends: {type: any, length: {}}
  rule:
    type: string
    one_of: [A, B, A]
    required_when: {goood: x}
    only_when: {}
    rules:
      - {text: no check}
      - {pattern: a, format: arn}
      - {required_when: {set: good}, when: {set: good}}
    default: [1, 2
";

#[test]
fn a_syntax_error_says_where_reading_stopped() {
    let (documents, said) = run(WRONG);
    assert!(documents.is_empty());
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("38:1 yaml-syntax: this is not YAML: "), "{said:?}");
}

#[test]
fn everything_wrong_is_said_at_once_and_the_rest_is_read() {
    let (documents, said) = run(&WRONG.replace("[1, 2", "[1, 2]"));
    insta::assert_snapshot!(said.join("\n"));
    let declared = |name: &str| {
        let subject = Subject::Argument(crate::model::BlockId::root(), name.to_owned());
        documents[0].facts.iter().any(|fact| *fact.subject == subject && fact.claim == Claim::Declared)
    };
    assert!(declared("good") && declared("wrong_type") && declared("rule"));
}

#[test]
fn a_document_names_what_it_describes() {
    assert_eq!(run("arguments: {}").0.len(), 0);
    let (_, said) = run("arguments: {}\n---\nresource: a\nprovider: b\n");
    assert_eq!(
        said,
        [
            "1:1 yaml-missing-key: one of the keys `resource`, `data_source`, `ephemeral`, `provider` is missing (-)",
            "4:1 yaml-invalid-value: `resource` and `provider` exclude each other (keep one of `resource`, \
             `data_source`, `ephemeral`, `provider`)",
        ]
    );
}
