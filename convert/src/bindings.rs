//! The generated bindings that a program is written over: names by Terraform's names.

use crate::configuration::Declaration;
use ferroform_codegen::plan::{Argument, Block, Call, Getter, Module, Plan};
use ferroform_schema::model::ResourceKind;
use std::collections::BTreeMap;

/// The bindings of one or more providers.
#[derive(Debug, Default)]
pub struct Bindings {
    modules: Vec<(String, Module)>,
    index: BTreeMap<(Kind, String), usize>,
    /// Functions of providers, each with the crate that it is in, by their names in configurations.
    functions: BTreeMap<String, (String, Call)>,
    /// Where each provider comes from, by its local name.
    sources: BTreeMap<String, String>,
    /// The same by the letters and digits of a type's name: programs spell it in several ways.
    #[cfg(feature = "cdktf")]
    spellings: BTreeMap<(Kind, String), usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Resource,
    Data,
    Ephemeral,
    Provider,
}

impl Bindings {
    /// No bindings: every element becomes a `GenericResource`.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds what a plan generates, as the crate of this name (`ferroform_aws`). A type that is there already stays.
    #[must_use]
    pub fn with(mut self, crate_name: &str, plan: Plan) -> Self {
        for function in plan.functions {
            let known = self.functions.entry(function.path.clone());
            known.or_insert_with(|| (crate_name.to_owned(), function));
        }
        for provider in plan.providers {
            self.sources.entry(provider.name).or_insert(provider.source);
        }
        for module in plan.modules {
            let kind = match module.kind {
                ResourceKind::Resource => Kind::Resource,
                ResourceKind::DataSource => Kind::Data,
                ResourceKind::Ephemeral => Kind::Ephemeral,
                ResourceKind::Provider => Kind::Provider,
            };
            let at = self.modules.len();
            if let std::collections::btree_map::Entry::Vacant(slot) =
                self.index.entry((kind, module.type_name.clone()))
            {
                slot.insert(at);
                #[cfg(feature = "cdktf")]
                self.spellings.insert((kind, module.type_name.replace('_', "")), at);
                self.modules.push((crate_name.to_owned(), module));
            }
        }
        self
    }

    /// Whether there are bindings for an element.
    pub(crate) fn know(&self, declares: &Declaration) -> bool {
        match declares {
            Declaration::Resource { type_name, .. } => self.resource(type_name).is_some(),
            Declaration::Data { type_name, .. } => self.data(type_name).is_some(),
            Declaration::Ephemeral { type_name, .. } => self.ephemeral(type_name).is_some(),
            _ => false,
        }
    }

    pub(crate) fn resource(&self, type_name: &str) -> Option<Bound<'_>> {
        self.find(Kind::Resource, type_name)
    }

    pub(crate) fn data(&self, type_name: &str) -> Option<Bound<'_>> {
        self.find(Kind::Data, type_name)
    }

    pub(crate) fn ephemeral(&self, type_name: &str) -> Option<Bound<'_>> {
        self.find(Kind::Ephemeral, type_name)
    }

    pub(crate) fn provider(&self, name: &str) -> Option<Bound<'_>> {
        self.find(Kind::Provider, name)
    }

    /// The source address of a provider, by its local name.
    pub(crate) fn source(&self, provider: &str) -> Option<&str> {
        self.sources.get(provider).map(String::as_str)
    }

    /// The function of a provider (`provider::acme::parse`), and the crate that it is in.
    pub(crate) fn function(&self, path: &str) -> Option<(&str, &Call)> {
        self.functions.get(path).map(|(crate_name, call)| (crate_name.as_str(), call))
    }

    /// The resource whose type has these letters and digits.
    #[cfg(feature = "cdktf")]
    pub(crate) fn resource_spelled(&self, letters: &str) -> Option<Bound<'_>> {
        self.spelled(Kind::Resource, letters)
    }

    /// The data source whose type has these letters and digits.
    #[cfg(feature = "cdktf")]
    pub(crate) fn data_spelled(&self, letters: &str) -> Option<Bound<'_>> {
        self.spelled(Kind::Data, letters)
    }

    #[cfg(feature = "cdktf")]
    fn spelled(&self, kind: Kind, letters: &str) -> Option<Bound<'_>> {
        let at = self.spellings.get(&(kind, letters.to_owned()))?;
        let (crate_name, module) = self.modules.get(*at)?;
        Some(Bound { crate_name, module })
    }

    fn find(&self, kind: Kind, type_name: &str) -> Option<Bound<'_>> {
        let at = self.index.get(&(kind, type_name.to_owned()))?;
        let (crate_name, module) = self.modules.get(*at)?;
        Some(Bound { crate_name, module })
    }
}

/// One type with bindings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound<'a> {
    /// The crate that its module is in.
    pub(crate) crate_name: &'a str,
    pub(crate) module: &'a Module,
}

impl<'a> Bound<'a> {
    /// The nested block of this type name.
    pub(crate) fn block(self, name: &str) -> Option<&'a Block> {
        self.module.blocks.iter().find(|block| block.name.word() == name)
    }

    pub(crate) fn getter(self, attribute: &str) -> Option<&'a Getter> {
        self.module.construct.getters.iter().find(|getter| getter.attribute == attribute)
    }

    /// The variant of an enum for a value: its name, or that the enum takes any.
    pub(crate) fn variant(self, name: &str, value: &str) -> Variant<'a> {
        let Some(item) = self.module.enums.iter().find(|item| item.name.word() == name) else {
            return Variant::None;
        };
        match item.variants.iter().find(|variant| variant.value == value) {
            Some(variant) => Variant::Named(&variant.name),
            None if item.open => Variant::Custom,
            None => Variant::None,
        }
    }
}

/// How an enum writes a value.
pub(crate) enum Variant<'a> {
    Named(&'a ferroform_codegen::names::Ident),
    Custom,
    None,
}

/// The argument of this name in Terraform.
pub(crate) fn argument<'a>(block: &'a Block, name: &str) -> Option<&'a Argument> {
    block.arguments.iter().find(|argument| argument.name == name)
}
