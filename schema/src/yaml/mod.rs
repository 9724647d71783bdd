//! The resource document format: what a provider's page says about one resource type, in YAML.
//!
//! ```
//! use ferroform_schema::{diagnostic::Diagnostics, resolve, source::SourceFile, yaml};
//!
//! let file = SourceFile::new(
//!     "thing.yaml",
//!     "resource: example_thing\n\
//!      arguments:\n\
//!      \x20 size: {type: number, required: true, range: {min: 1, max: 10}}\n",
//! );
//! let mut diagnostics = Diagnostics::new();
//! let documents = yaml::read(&file, &mut diagnostics);
//! let sources: Vec<_> = documents.iter().collect();
//! let thing = resolve::resolve(&sources, &mut diagnostics).expect("the file has a document");
//! assert!(!diagnostics.has_errors());
//! assert_eq!(thing.root.arguments[0].rules[0].text, "Must be between 1 and 10.");
//! // Everything that a resource holds can be written, with where it was read.
//! assert!(yaml::write(&thing).contains("yaml 3:3-3:7"));
//! ```
//!
//! The keys are tables in `format`; the tables validate documents, and make the JSON Schema for editors. The format
//! for its users is described in `docs/yaml-format.md`.

pub(crate) mod format;
pub(crate) mod json_schema;
pub(crate) mod lower;
pub(crate) mod names;
pub(crate) mod node;
pub(crate) mod parse;
pub(crate) mod provenance;
pub(crate) mod shape;
mod types;
mod wording;
#[cfg(feature = "serde")]
mod write;

pub use json_schema::json_schema;
pub use parse::{MAX_BYTES, MAX_DEPTH, MAX_NODES};

use crate::diagnostic::Diagnostics;
use crate::facts::DocumentFacts;
#[cfg(feature = "serde")]
use crate::model::Resource;
use crate::source::SourceFile;

/// Reads the resource documents of a YAML file, one a YAML document. Overlays are left to [`overlay::read`](crate::overlay::read).
///
/// Whatever is wrong is reported, and everything else is read.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<DocumentFacts> {
    let mut found = Diagnostics::new();
    let nodes = parse::parse(file, &mut found);
    let mut documents = Vec::new();
    for node in nodes.iter().filter(|node| !node.is_null() && !node.is_overlay()) {
        shape::check(node, &shape::Shape::Object(&format::RESOURCE), &mut found);
        documents.extend(lower::document(node, &mut found));
    }
    diagnostics.extend(parse::bounded(found));
    documents
}

/// Writes a resource in the canonical form of the format, with the provenance of every field: read back and resolved,
/// it is the same resource.
#[cfg(feature = "serde")]
#[must_use]
pub fn write(resource: &Resource) -> String {
    write::document(resource)
}

#[cfg(test)]
pub(crate) use tests::json_schema::assert_checked_in;

#[cfg(test)]
mod tests {
    mod arbitrary;
    mod diagnostics;
    mod documentation;
    mod hostile;
    pub(crate) mod json_schema;
    mod own_documents;
    mod round_trip;
}
