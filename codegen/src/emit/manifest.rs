//! The features in the manifest of a crate.

use super::{Content, OutFile};
use crate::plan::Plan;

/// The manifest, of which only the features below the mark are generated.
pub(super) fn manifest(plan: &Plan) -> OutFile {
    let mut text = String::from("all = [");
    for feature in &plan.features {
        text.push_str(&format!("\n    \"{}\",", feature.name));
    }
    text.push_str(if plan.features.is_empty() { "]\n" } else { "\n]\n" });
    for feature in &plan.features {
        text.push_str(&format!("{} = []\n", feature.name));
    }
    let provider = plan.providers.first().map_or("provider", |provider| provider.name.as_str());
    let new_head = format!(
        "[package]\n\
         name = \"{}-bindings\"\n\
         description = \"Typed Terraform bindings, compiled from documents by ferroform\"\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         rust-version = \"1.90\"\n\
         \n\
         [lib]\n\
         # Text of documents is never compiled.\n\
         doctest = false\n\
         \n\
         [dependencies]\n\
         ferroform = {{ version = \"{}\", default-features = false }}\n\
         \n\
         [features]\n\
         default = []\n",
        crate::names::snake(provider).replace('_', "-"),
        env!("CARGO_PKG_VERSION"),
    );
    OutFile { path: "Cargo.toml".to_owned(), content: Content::BelowMark { text, new_head } }
}
