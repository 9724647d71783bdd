//! Examples in the documentation of modules, in Rust.

use super::{Plan, timeouts};
use crate::config::Config;
use crate::docs::Links;
use crate::docs::items::{RustExample, Writer};
use ferroform_schema::document_paths::DocumentPaths;
use ferroform_schema::model::{Resource, ResourceKind, Schema};
use ferroform_schema::parallel;
use std::collections::HashMap;

/// Shows the examples of modules in Rust first, as far as `rust` gives a program for the code of one: what converts
/// configurations stands behind the plan, because it asks the plan for names. Nothing changes where the settings leave examples
/// out.
pub fn translate_examples(
    plan: &mut Plan,
    schema: &Schema,
    config: &Config,
    rust: &(dyn Fn(&str) -> Option<RustExample> + Sync),
) {
    if config.without_examples {
        return;
    }
    let resources: HashMap<(ResourceKind, &str), &Resource> = schema
        .resources
        .iter()
        .map(|resource| ((resource.kind, resource.type_name.as_str()), resource))
        .collect();
    parallel::map(&mut plan.modules, |module| {
        let Some(resource) = resources.get(&(module.kind, module.type_name.as_str())) else { return };
        if resource.examples.is_empty() {
            return;
        }
        let resource = timeouts::as_block(resource);
        let links = Links { base: config.docs_url.as_deref() };
        let writer = Writer { links, examples: true, places: DocumentPaths::new(&resource) };
        module.docs = writer.module_with(&resource, rust);
    });
}
