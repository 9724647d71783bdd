//! From the schema to the plan: which types, which names, which Rust types, which documentation.
//!
//! Everything is decided here; emission only writes down.

mod attributes;
mod data;
mod enums;
mod examples;
mod features;
mod functions;
mod module;
mod names;
mod select;
mod timeouts;

#[cfg(test)]
mod tests;

pub(crate) use attributes::parsed as parsed_attributes;
pub use data::{
    Argument, Block, Call, CallParameter, CallResult, Construct, Enum, Feature, Getter, Module, Plan, State,
    Type, Variant,
};
pub use examples::translate_examples;
pub use select::{about_selected, address, select};

use crate::config::Config;
use crate::docs::Links;
use crate::names::{Ident, Scope, snake};
use ferroform_schema::compile::is_address;
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::{Presence, ProviderIdentity, Resource, Schema};
use ferroform_schema::parallel;
use std::collections::BTreeMap;

/// What all modules share.
struct Shared<'a> {
    links: Links<'a>,
    /// Whether the documents' examples become part of the documentation.
    examples: bool,
    /// The marker of each name that some argument is required by.
    markers: BTreeMap<String, Ident>,
    /// Each provider, by local name.
    providers: BTreeMap<String, ProviderIdentity>,
}

/// Decides everything about the Rust that will be generated from a schema.
///
/// Problems with the settings go to `diagnostics`; the plan is then still complete for what is well.
#[must_use]
pub fn plan(schema: &Schema, config: &Config, diagnostics: &mut Diagnostics) -> Plan {
    let resources = select(schema, config, diagnostics);
    let resources: Vec<_> = resources.into_iter().map(timeouts::as_block).collect();
    let resources: Vec<&Resource> = resources.iter().map(AsRef::as_ref).collect();
    let providers = providers(&resources, config);
    let shared = Shared {
        links: Links { base: config.docs_url.as_deref() },
        examples: !config.without_examples,
        markers: markers(&resources),
        providers: providers.iter().map(|p| (p.name.clone(), p.clone())).collect(),
    };
    let functions = functions::select(schema, config);
    let reserved = if functions.is_empty() { &[][..] } else { &[crate::emit::FUNCTIONS][..] };
    let names = names::modules(&resources, reserved, &config.names, diagnostics);
    let (features, of_resource) = features::features(&resources);
    let named = resources.iter().zip(names).zip(of_resource);
    let mut modules: Vec<Module> = parallel::map(named, |((resource, names), feature)| {
        module::module(resource, names, feature, &shared)
    });
    attributes::apply(&mut modules, &config.attributes, diagnostics);
    let provider = providers.first().map_or("", |provider| provider.name.as_str());
    let functions = functions::calls(&functions, provider, shared.links, shared.examples);
    Plan {
        layout: config.layout.clone(),
        runtime: config.runtime.clone(),
        providers,
        markers: shared.markers.into_values().collect(),
        features,
        modules,
        functions,
    }
}

/// The local name of a resource type's provider: stated, or else the first word of the type's name, as Terraform
/// itself has it.
fn provider_name(resource: &Resource) -> &str {
    match &resource.provider {
        Some(provider) => &provider.name,
        None => resource.type_name.split('_').next().unwrap_or_default(),
    }
}

fn providers(resources: &[&Resource], config: &Config) -> Vec<ProviderIdentity> {
    let mut known: BTreeMap<&str, Option<&ProviderIdentity>> = BTreeMap::new();
    for resource in resources {
        let slot = known.entry(provider_name(resource)).or_default();
        *slot = slot.or(resource.provider.as_ref());
    }
    let described = known.into_iter().map(|(name, identity)| ProviderIdentity {
        name: name.to_owned(),
        // Terraform's own rule for a provider that nothing is said about.
        source: identity
            .map(|identity| identity.source.clone())
            .or_else(|| config.provider_source.clone().filter(|source| is_address(source)))
            .unwrap_or_else(|| format!("hashicorp/{name}")),
        version: identity
            .and_then(|identity| identity.version.clone())
            .or_else(|| config.provider_version.clone()),
    });
    described.collect()
}

fn markers(resources: &[&Resource]) -> BTreeMap<String, Ident> {
    let mut markers = BTreeMap::new();
    for resource in resources {
        for (_, block) in resource.all_blocks() {
            for argument in block.arguments.iter().filter(|a| a.presence.value == Presence::Required) {
                markers.entry(argument.name.clone()).or_insert_with(|| snake(&argument.name));
            }
        }
    }
    let wishes: Vec<Vec<&str>> = markers.values().map(|word| vec![word.as_str()]).collect();
    let idents = Scope::default().assign(&wishes);
    markers.into_keys().zip(idents).collect()
}
