//! The examples in the documentation of bindings, in Rust.

use ferroform_codegen::{Config, Plan};
use ferroform_convert::document_examples;
use ferroform_schema::model::Schema;
use std::path::Path;
use toml_edit::DocumentMut;

/// The crate that a folder holds, as far as examples need to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Crate {
    /// Its name in programs, where it is there already.
    name: Option<String>,
    /// Whether its manifest has `cargo test` compile its documentation. That of a new crate does not: its documents are others'.
    has_doctests: bool,
}

impl Crate {
    /// Of the manifest in a folder.
    pub(super) fn of(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        let Ok(manifest) = text.parse::<DocumentMut>() else {
            return Self { name: None, has_doctests: false };
        };
        let member = |table: &str, key: &str| manifest.get(table).and_then(|table| table.get(key));
        let name = member("lib", "name").or_else(|| member("package", "name")).and_then(|name| name.as_str());
        let has_doctests =
            name.is_some() && member("lib", "doctest").and_then(toml_edit::Item::as_bool).unwrap_or(true);
        Self { name: name.map(|name| name.replace('-', "_")), has_doctests }
    }

    /// Its name in programs: that of a new crate is the one that a run gives it.
    pub(super) fn name_for(&self, plan: &Plan) -> String {
        self.name.clone().unwrap_or_else(|| {
            let provider = plan.providers.first().map_or("provider", |provider| provider.name.as_str());
            format!("{}_bindings", ferroform_codegen::names::snake(provider))
        })
    }

    /// What of it decides what a run writes. The name of a new crate, which a run gives, is the one that it has afterwards.
    pub(super) fn settings(&self) -> &'static str {
        if self.has_doctests { "with doctests" } else { "" }
    }
}

/// Shows the examples of a plan in Rust.
pub(super) fn translate(plan: &mut Plan, schema: &Schema, config: &Config, of: &Crate) {
    let name = of.name_for(plan);
    document_examples(plan, schema, config, &name, of.has_doctests);
}
