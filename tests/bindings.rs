//! The checked-in bindings are what the generator makes of their documents, whatever order it reads them in.
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use ferroform_codegen::{Config, Mode, OutFile, emit, plan, write};
use ferroform_schema::compile::{Document, Options, compile_documents, find, load};
use ferroform_schema::diagnostic::{Diagnostics, Severity, one_line};
use std::path::Path;

/// Checked-in crates, and what they are generated from.
const GENERATED: [(&str, &str); 2] =
    [("generated/docs", "generated"), ("examples/production/docs", "examples/production/aws")];

fn documents(folder: &str) -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut diagnostics = Diagnostics::new();
    let documents = load(&find(&[root.join(folder)], &mut diagnostics), &mut diagnostics);
    assert!(!diagnostics.has_errors());
    documents
}

fn generated(documents: &[Document]) -> Vec<OutFile> {
    let compilation = compile_documents(documents, &Options::default(), &|_| ());
    let errors: Vec<String> =
        compilation.diagnostics.iter().filter(|d| d.severity == Severity::Error).map(one_line).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let mut diagnostics = Diagnostics::new();
    let plan = plan(&compilation.schema, &Config::new(), &mut diagnostics);
    assert!(!diagnostics.has_errors());
    emit(&plan).expect("the generator emits Rust")
}

#[test]
fn the_bindings_are_up_to_date() {
    for (docs, out) in GENERATED {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(out);
        let report =
            write(&folder, &generated(&documents(docs)), Mode::Check).expect("the folder can be read");
        let diffs: String = report.differences().map(|change| change.diff()).collect();
        assert!(
            report.is_clean(),
            "{out} is out of date ({report}):\n\n{diffs}\nto mend it, run\n\n    \
             cargo run -p ferroform-cli -- generate {docs} --out {out}\n"
        );
    }
}

#[test]
fn the_order_of_the_documents_does_not_matter() {
    let documents = documents("generated/docs");
    let expected = generated(&documents);
    let mut shuffled = documents;
    for turn in 1..4 {
        shuffled.rotate_left(turn);
        shuffled.reverse();
        assert_eq!(generated(&shuffled), expected);
    }
}
