//! What a folder of Terraform holds, as far as it must be known before Terraform runs: which providers and types there are,
//! what is set on them and read from them, which modules and states it looks at.
//!
//! Terraform itself says what is wrong with a file. What cannot be read here is left out.

mod hcl;
mod json;
mod reference;

pub(crate) use reference::{Chain, Link};

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How many modules are followed, one in the other.
const DEEPEST: usize = 16;

/// The configuration of a folder, with the local modules that it calls.
#[derive(Debug, Clone, Default)]
pub(crate) struct Configuration {
    /// Source addresses of the providers that it requires, by local name.
    pub(crate) providers: BTreeMap<String, String>,
    /// Its provider configurations, resources and data sources.
    pub(crate) elements: Vec<Element>,
    /// Every reference in an expression.
    pub(crate) chains: Vec<Chain>,
    /// Whether it says where its state is kept.
    pub(crate) has_backend: bool,
    /// Variables of the root without a default, with the text of their type.
    pub(crate) variables: BTreeMap<String, Option<String>>,
    /// The sources of the modules that it calls.
    pub(crate) modules: BTreeSet<String>,
    /// The names of the states of others that the root reads.
    pub(crate) remote_states: BTreeSet<String>,
    /// The deepest `../` that a text of it has.
    pub(crate) levels_up: usize,
}

/// A provider configuration, a resource, a data source or an ephemeral resource.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) kind: ElementKind,
    /// Its type; the local name of a provider.
    pub(crate) type_name: String,
    /// The local name of its provider, where it is not the one of the type's name.
    pub(crate) provider: Option<String>,
    pub(crate) body: Body,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ElementKind {
    Provider,
    Resource,
    Data,
    Ephemeral,
}

/// What is set in a block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Body {
    /// The names of arguments.
    pub(crate) attributes: BTreeSet<String>,
    /// Nested blocks; those of one name are taken together. In JSON only what is dynamic is known to be one.
    pub(crate) blocks: BTreeMap<String, Body>,
    /// Arguments that are set to an expression: whatever else is known of them, they are no blocks.
    pub(crate) values: BTreeSet<String>,
    /// What changes of are ignored: an argument or a block that need not be set.
    pub(crate) ignored: BTreeSet<String>,
}

/// The first name of an address (`tags` of `tags["Name"]`).
fn root_of(address: &str) -> &str {
    address.split(['.', '[']).next().unwrap_or_default()
}

impl Body {
    fn merge(&mut self, other: Self) {
        self.attributes.extend(other.attributes);
        for (name, body) in other.blocks {
            self.blocks.entry(name).or_default().merge(body);
        }
    }
}

impl Element {
    /// The local name of the provider.
    pub(crate) fn provider(&self) -> &str {
        match &self.provider {
            Some(provider) => provider,
            None if self.kind == ElementKind::Provider => &self.type_name,
            None => self.type_name.split('_').next().unwrap_or_default(),
        }
    }
}

impl Configuration {
    /// Reads a folder.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut configuration = Self::default();
        configuration.read_module(folder, 0);
        configuration
    }

    fn read_module(&mut self, folder: &Path, depth: usize) {
        let mut module = Self::default();
        for file in files(folder) {
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            module.levels_up = module.levels_up.max(levels_up(&text));
            if file.extension().is_some_and(|extension| extension == "json") {
                json::read(&text, &mut module);
            } else {
                hcl::read(&text, &mut module);
            }
        }
        if depth < DEEPEST {
            for source in &module.modules {
                if source.starts_with("./") || source.starts_with("../") || Path::new(source).is_absolute() {
                    self.read_module(&folder.join(source), depth + 1);
                }
            }
        }
        self.elements.append(&mut module.elements);
        self.chains.append(&mut module.chains);
        self.levels_up = self.levels_up.max(module.levels_up);
        // A module has local names of its own; where two differ, that of the outermost is the one that is meant.
        self.providers.append(&mut {
            module
                .providers
                .into_iter()
                .filter(|(name, _)| depth == 0 || !self.providers.contains_key(name))
                .collect()
        });
        if depth == 0 {
            self.has_backend = module.has_backend;
            self.variables = module.variables;
            self.modules = module.modules;
            self.remote_states = module.remote_states;
        }
    }

    /// The source address of the provider with this local name, as Terraform completes it.
    pub(crate) fn source(&self, local: &str) -> String {
        match self.providers.get(local) {
            Some(source) if source.contains('/') => source.clone(),
            Some(source) => format!("hashicorp/{source}"),
            None => format!("hashicorp/{local}"),
        }
    }

    /// The local names of all providers that it needs.
    pub(crate) fn provider_names(&self) -> BTreeSet<String> {
        let used = self.elements.iter().map(|element| element.provider().to_owned());
        let mut names: BTreeSet<String> = used.chain(self.providers.keys().cloned()).collect();
        // Terraform has this one in itself.
        names.remove("terraform");
        names
    }
}

/// The files of a folder that Terraform reads, in the order of their names.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.is_file() && is_configuration(file));
    files.sort();
    files
}

/// Whether Terraform or OpenTofu reads a file of this name.
pub(crate) fn is_configuration(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    [".tf", ".tf.json", ".tofu", ".tofu.json"].iter().any(|end| name.ends_with(end)) && !name.starts_with('.')
}

fn levels_up(text: &str) -> usize {
    let mut most = 0;
    let mut rest = text;
    while let Some(at) = rest.find("../") {
        let mut levels = 0;
        rest = rest.get(at..).unwrap_or_default();
        while let Some(after) = rest.strip_prefix("../") {
            levels += 1;
            rest = after;
        }
        most = most.max(levels);
    }
    most
}

#[cfg(test)]
mod tests;
