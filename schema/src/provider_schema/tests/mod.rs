mod merge;
mod read;
mod write;

use super::ProviderSchema;
use crate::compile::{Document, Options, compile_documents};
use crate::diagnostic::{Diagnostics, one_line};
use crate::model::Resource;
use crate::source::SourceFile;
use serde_json::{Value, json};

/// A schema with the resource `acme_lamp`.
fn lamp(block: Value) -> Value {
    document("registry.terraform.io/acme/acme", json!({ "acme_lamp": { "version": 0, "block": block } }))
}

fn document(address: &str, resources: Value) -> Value {
    json!({ "format_version": "1.0", "provider_schemas": { address: { "resource_schemas": resources } } })
}

fn file(value: &Value) -> SourceFile {
    SourceFile::new("schema.json", serde_json::to_string_pretty(value).expect("a value is JSON"))
}

fn read(value: &Value) -> ProviderSchema {
    let mut diagnostics = Diagnostics::new();
    let schema = ProviderSchema::read(&file(value), None, &mut diagnostics);
    assert_eq!(lines(diagnostics), [""; 0]);
    schema.expect("a schema")
}

fn lines(diagnostics: Diagnostics) -> Vec<String> {
    diagnostics.into_sorted().iter().map(one_line).collect()
}

/// The page of `acme_lamp` with these bullets as its argument reference.
fn page(bullets: &str) -> Resource {
    let text = format!(
        "# Resource: acme_lamp\n\nManages a lamp.\n\n## Argument Reference\n\nThis resource supports the following arguments:\n\n{bullets}"
    );
    let document = Document { file: SourceFile::new("lamp.md", text), name: "lamp.md".to_owned() };
    let compilation = compile_documents(&[document], &Options::default(), &|_| ());
    compilation.schema.resources.into_iter().next().expect("a page is a resource")
}
