//! The checked-in bindings are what the generator makes of their documents, whatever order it reads them in.
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use ferroform_codegen::{Config, Content, Mode, OutFile, emit, plan, write};
use ferroform_convert::{Bindings, document_examples, page};
use ferroform_schema::compile::{Document, Options, compile_documents, find, load};
use ferroform_schema::diagnostic::{Diagnostics, Severity, one_line};
use std::path::Path;

/// Checked-in crates: what they are generated from, their folder, their name, and whether their examples are doctests.
const GENERATED: [(&str, &str, &str, bool); 2] = [
    ("generated/docs", "generated", "ferroform_aws", true),
    ("examples/production/docs", "examples/production/aws", "production_aws", false),
];

fn documents(folder: &str) -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut diagnostics = Diagnostics::new();
    let documents = load(&find(&[root.join(folder)], &mut diagnostics), &mut diagnostics);
    assert!(!diagnostics.has_errors());
    documents
}

fn generated(documents: &[Document], name: &str, has_doctests: bool) -> Vec<OutFile> {
    let compilation = compile_documents(documents, &Options::default(), &|_| ());
    let errors: Vec<String> =
        compilation.diagnostics.iter().filter(|d| d.severity == Severity::Error).map(one_line).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let mut diagnostics = Diagnostics::new();
    let config = Config::new();
    let mut plan = plan(&compilation.schema, &config, &mut diagnostics);
    assert!(!diagnostics.has_errors());
    document_examples(&mut plan, &compilation.schema, &config, name, has_doctests);
    emit(&plan).expect("the generator emits Rust")
}

#[test]
fn the_bindings_are_up_to_date() {
    for (docs, out, name, has_doctests) in GENERATED {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(out);
        let report = write(&folder, &generated(&documents(docs), name, has_doctests), Mode::Check)
            .expect("the folder can be read");
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
    let generated = |documents: &[Document]| generated(documents, "ferroform_aws", true);
    let expected = generated(&documents);
    let mut shuffled = documents;
    for turn in 1..4 {
        shuffled.rotate_left(turn);
        shuffled.reverse();
        assert_eq!(generated(&shuffled), expected);
    }
}

/// What `ferroform docs` makes of the pages among the documents.
#[test]
fn the_pages_in_rust_are_up_to_date() {
    let documents = documents("generated/docs");
    let schema = compile_documents(&documents, &Options::default(), &|_| ()).schema;
    let plan = plan(&schema, &Config::new(), &mut Diagnostics::new());
    let bindings = Bindings::none().with("ferroform_aws", plan);
    let pages = documents.iter().filter(|document| document.name.ends_with(".md"));
    let files: Vec<OutFile> = pages
        .map(|document| {
            let page = page(document.file.text(), &bindings);
            assert_eq!(page.kept, [0; 0], "{}", document.name);
            OutFile { path: document.name.clone(), content: Content::Data(page.text) }
        })
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated/pages");
    let report = write(&folder, &files, Mode::Check).expect("the folder can be read");
    let diffs: String = report.differences().map(|change| change.diff()).collect();
    assert!(
        report.is_clean(),
        "generated/pages is out of date ({report}):\n\n{diffs}\nto mend it, run\n\n    \
         cargo run -p ferroform-cli -- docs generated/docs --out generated/pages --bindings ferroform_aws\n"
    );
}
