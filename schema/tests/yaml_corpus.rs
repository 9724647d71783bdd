//! Real pages: what they say can be written in YAML, and compiles back to the same schema.

use ferroform_schema::compile::{self, Compilation, Document, Options};
use ferroform_schema::diagnostic::one_line;
use ferroform_schema::source::SourceFile;
use ferroform_schema::yaml;
use std::path::{Path, PathBuf};

/// Compiles what the resources of a compilation are in YAML.
fn again(compilation: &Compilation) -> Compilation {
    let written = |resource| {
        let text = yaml::write(resource);
        let name = format!("{:?}-{}.yaml", resource.kind, resource.type_name);
        Document { file: SourceFile::new(name.as_str(), text), name }
    };
    let documents: Vec<Document> = compilation.schema.resources.iter().map(written).collect();
    compile::compile_documents(&documents, &Options::default(), &|_| ())
}

fn round_trip(folder: &Path) -> usize {
    let once = compile::compile(&[folder], &Options::default());
    let twice = again(&once);
    let mut unlike = Vec::new();
    for resource in &once.schema.resources {
        let back = twice.schema.resource(resource.kind, &resource.type_name);
        if back != Some(resource) {
            unlike.push(resource.type_name.as_str());
        }
    }
    let about_yaml = |code: &str| code.starts_with("yaml-") || code == "unknown-block-definition";
    let said: Vec<String> =
        twice.diagnostics.iter().filter(|d| about_yaml(d.code.name())).map(one_line).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert!(unlike.is_empty(), "{} of {} differ: {unlike:?}", unlike.len(), once.schema.resources.len());
    once.schema.resources.len()
}

#[test]
fn the_documents_of_the_bindings_come_back_from_yaml() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../generated/docs");
    if folder.is_dir() {
        assert!(round_trip(&folder) >= 5);
    }
}

#[test]
#[ignore = "reads a thousand pages"]
fn pages_of_the_corpus_come_back_from_yaml() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return;
    }
    for part in ["aws/r", "aws/d", "aws/cdktf-python", "datadog"] {
        let folder = folder.join(part);
        if folder.is_dir() {
            println!("{part}: {} types", round_trip(&folder));
        }
    }
}
