//! Every diagnostic code has documents that cause it, and a message that people can act on.
//!
//! A folder `tests/diagnostics/CODE/` holds the documents; `provider-schema.json` in it is laid under them.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use ferroform_codegen::{Config, Project, plan};
use ferroform_schema::compile::{Document, Options, compile, compile_documents};
use ferroform_schema::diagnostic::{Code, Diagnostic, Diagnostics, Style, render};
use ferroform_schema::lint::lint;
use ferroform_schema::model::Schema;
use ferroform_schema::source::{SourceFile, Sources};
use std::path::Path;

/// Codes that no document causes: one is a bug of the compiler, one is about what is no document, and both are tested where
/// they are caught; the others are about settings, or told only to those who write pages, and are caused below.
const WITHOUT_DOCUMENTS: &[Code] = &[
    Code::InternalError,
    Code::PassedOver,
    Code::UnmatchedPattern,
    Code::InvalidAttribute,
    Code::InvalidSettings,
    Code::BrokenLink,
    Code::UnmarkedArgument,
];

#[test]
fn each_code_is_caused_by_documents() {
    // The messages name the documents by the path that was given: it must be the same on every machine.
    std::env::set_current_dir(env!("CARGO_MANIFEST_DIR")).expect("the folder of the workspace");
    for code in Code::ALL.iter().filter(|code| !WITHOUT_DOCUMENTS.contains(code)) {
        let folder = Path::new("tests/diagnostics").join(code.name());
        assert!(folder.is_dir(), "no documents cause `{code}`: add `{}`", folder.display());
        let truth = folder.join("provider-schema.json");
        let provider_schema = truth.is_file().then_some(truth);
        let paths: Vec<_> = std::fs::read_dir(&folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| !path.ends_with("provider-schema.json"))
            .collect();
        // A folder without documents is itself a cause.
        let paths = if *code == Code::NoDocuments { vec![folder.clone()] } else { paths };
        let compilation = compile(&paths, &Options { provider_schema, ..Options::default() });
        check(*code, &compilation.diagnostics, &compilation.sources);
    }
}

#[test]
fn each_setting_of_the_generator_that_fits_nothing_is_reported() {
    let mut unmatched = Config::new();
    unmatched.types(["acme_lmap"]);
    let mut invalid = Config::new();
    invalid.attribute("*", "no attribute");
    for (code, config) in [(Code::UnmatchedPattern, unmatched), (Code::InvalidAttribute, invalid)] {
        let compilation = compile(
            &[Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/contradicted-rule")],
            &Options::default(),
        );
        let mut diagnostics = Diagnostics::new();
        let schema: &Schema = &compilation.schema;
        let _ = plan(schema, &config, &mut diagnostics);
        check(code, &diagnostics.into_sorted(), &compilation.sources);
    }
}

/// The wrong settings of a project, one beside the other, and what is said about each.
#[test]
fn each_wrong_setting_of_a_project_is_told_at_its_place() {
    let text = include_str!("diagnostics/invalid-settings.toml");
    let file = SourceFile::new("ferroform.toml", text);
    let mut diagnostics = Diagnostics::new();
    let _ = Project::read(&file, Path::new(""), &mut diagnostics);
    let mut sources = Sources::new();
    sources.insert(file);
    check(Code::InvalidSettings, &diagnostics.into_sorted(), &sources);
}

/// What is told only to those who write pages.
#[test]
fn each_finding_of_lint_is_caused_by_pages() {
    let page = "# Resource: acme_box\n\nSee [the lid](#lid).\n\n## Argument Reference\n\n\
                    * `a` - (Optional) A.\n* `b` - (Optional) B.\n* `c` - (Optional) C.\n* `d` - D.\n";
    let document = Document { file: SourceFile::new("box.md", page), name: "box.md".to_owned() };
    let compilation = compile_documents(&[document], &Options::default(), &|_| ());
    let found: Vec<Diagnostic> = lint(&compilation).into_iter().map(|finding| finding.diagnostic).collect();
    for code in [Code::BrokenLink, Code::UnmarkedArgument] {
        check(code, &found, &compilation.sources);
    }
}

fn check(code: Code, diagnostics: &[Diagnostic], sources: &Sources) {
    let found: Vec<String> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == code)
        .map(|diagnostic| render(diagnostic, sources, Style::Plain))
        .collect();
    let codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    assert!(!found.is_empty(), "`{code}` was expected, found {codes:?}");
    insta::assert_snapshot!(code.name(), found.join("\n\n"));
}

#[test]
fn names_are_stable_words_and_explanations_are_whole() {
    for code in Code::ALL {
        assert!(code.name().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
        assert_eq!(Code::from_name(code.name()), Some(*code));
        let explanation = code.explanation();
        assert!(explanation.len() > 60 && explanation.ends_with(['.', '`']), "{code}: {explanation}");
    }
}
