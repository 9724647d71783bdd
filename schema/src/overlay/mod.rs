//! Overlays: corrections that are laid over the documents of a type, each with its reason.
//!
//! ```
//! use ferroform_schema::{diagnostic::Diagnostics, overlay, resolve, source::SourceFile, yaml};
//!
//! let mut diagnostics = Diagnostics::new();
//! let page = SourceFile::new("thing.yaml", "resource: example_thing\narguments: {size: {type: string}}\n");
//! let correction = SourceFile::new(
//!     "overlay.yaml",
//!     "overlay: example_thing\n\
//!      corrections:\n\
//!      - {reason: The provider counts., argument: size, set: {type: number}}\n",
//! );
//! let documents = yaml::read(&page, &mut diagnostics);
//! let overlays = overlay::read(&correction, &mut diagnostics);
//! let mut sources: Vec<_> = documents.iter().collect();
//! let corrections = overlay::apply(&overlays, &sources, &mut diagnostics);
//! sources.extend(&corrections);
//! let thing = resolve::resolve(&sources, &mut diagnostics).expect("there are documents");
//! assert!(!diagnostics.has_errors());
//! assert_eq!(thing.root.arguments[0].ty.value.to_string(), "number");
//! ```
//!
//! A correction that names nothing or changes nothing is an error: documents improve, and what is no longer needed
//! should not stay.

mod correct;
mod effect;
mod target;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::DocumentFacts;
use crate::model::ResourceKind;
use crate::source::{Location, SourceFile};
use crate::suggest;
use crate::yaml::format::OVERLAY;
use crate::yaml::node::{Entry, Node};
use crate::yaml::parse;
use crate::yaml::provenance::parse_word;
use crate::yaml::shape::{self, Shape};

/// The corrections of one type's documents.
#[derive(Debug, Clone)]
pub struct Overlay {
    /// What is corrected.
    pub kind: ResourceKind,
    /// The type's name in Terraform.
    pub type_name: String,
    /// Where the name stands.
    pub named_at: Location,
    /// The corrections as they stand in the file; their shape was checked.
    corrections: Vec<Node>,
}

/// Reads the overlays of a YAML file: those of its documents that have the key `overlay`. The others are resource
/// documents, which [`crate::yaml::read`] reads.
pub fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Overlay> {
    let mut found = Diagnostics::new();
    let nodes = parse::parse(file, &mut found);
    let overlays =
        nodes.iter().filter(|node| node.is_overlay()).filter_map(|node| overlay(node, &mut found)).collect();
    diagnostics.extend(parse::bounded(found));
    overlays
}

/// The facts that overlays state about the types that `documents` describe; to be resolved after those of the documents.
pub fn apply(
    overlays: &[Overlay],
    documents: &[&DocumentFacts],
    diagnostics: &mut Diagnostics,
) -> Vec<DocumentFacts> {
    let mut applied: Vec<DocumentFacts> = Vec::new();
    for overlay in overlays {
        let about = |document: &&DocumentFacts| {
            document.kind == overlay.kind && document.type_name == overlay.type_name
        };
        let base: Vec<&DocumentFacts> = documents.iter().copied().filter(about).collect();
        if base.is_empty() {
            diagnostics.push(unknown_type(overlay, documents));
            continue;
        }
        let before: Vec<&DocumentFacts> = base.into_iter().chain(applied.iter().filter(about)).collect();
        let facts = correct::facts(overlay, &before, diagnostics);
        applied.push(facts);
    }
    applied
}

/// The JSON Schema (draft 2020-12) of overlays for editors, as text with a newline at its end.
#[must_use]
pub fn json_schema() -> String {
    crate::yaml::json_schema::print(
        "Overlay",
        "Corrections that are laid over the documents of one type",
        &OVERLAY,
    )
}

fn overlay(node: &Node, diagnostics: &mut Diagnostics) -> Option<Overlay> {
    shape::check(node, &Shape::Object(&OVERLAY), diagnostics);
    let name = node.get("overlay")?;
    let kind = match node.get_text("kind") {
        Some(word) => parse_word(word)?,
        None => ResourceKind::Resource,
    };
    let corrections = node.get("corrections").map(Node::items).unwrap_or_default();
    // Without a reason or a mapping it was reported, and is not believed.
    let usable = |node: &&Node| node.get_text("reason").is_some_and(|reason| !reason.trim().is_empty());
    Some(Overlay {
        kind,
        type_name: name.text()?.to_owned(),
        named_at: name.at.clone(),
        corrections: corrections.iter().filter(usable).cloned().collect(),
    })
}

fn unknown_type(overlay: &Overlay, documents: &[&DocumentFacts]) -> Diagnostic {
    let known = documents.iter().filter(|document| document.kind == overlay.kind);
    let help = match suggest::nearest(&overlay.type_name, known.map(|document| document.type_name.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "an overlay corrects documents that are compiled in the same run".to_owned(),
    };
    let message = format!("no document describes `{}`", overlay.type_name);
    Diagnostic::new(Code::UnknownOverlayTarget, message, overlay.named_at.clone()).help(help)
}

/// The place that messages about a correction as a whole point to: its first key.
fn place(correction: &Node) -> Location {
    correction.entries().first().map_or_else(|| correction.at.clone(), |entry: &Entry| entry.at.clone())
}

#[cfg(test)]
mod tests;
