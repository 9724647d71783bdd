//! The schemas of types for derive macros that name a type of the build script's documents.

use crate::config::Config;
use crate::emit::{Content, OutFile};
use crate::plan::{address, select};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::{ResourceKind, Schema};
use ferroform_schema::rule_table;

/// One file for each selected type: `ferroform/derive/TYPE.schema`, `ferroform/derive/data.TYPE.schema`.
pub(super) fn files(schema: &Schema, config: &Config) -> Vec<OutFile> {
    // What is wrong with the selection was reported when it was planned.
    let selected = select(schema, config, &mut Diagnostics::new());
    let named = selected.into_iter().filter(|resource| {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        // A name that could lead out of the folder is no type of a provider either.
        resource.kind != ResourceKind::Provider && resource.type_name.chars().all(plain)
    });
    let files = named.map(|resource| {
        let names = rule_table::Names::default();
        OutFile {
            path: format!("ferroform/derive/{}.schema", address(resource)),
            content: Content::Data(rule_table::write(resource, &names)),
        }
    });
    files.collect()
}
