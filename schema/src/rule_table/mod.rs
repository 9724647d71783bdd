//! One resource type as the rule engine's table, and as the text that bindings carry.
//!
//! Synth and the derive macros need the names, types and rules of a resource type, and need them fast and without any
//! front end or JSON reader in the user's build. So bindings and build scripts carry them as a text, without
//! descriptions, examples and provenance beyond the line. [`ferroform_rules::text`] writes and reads it.

use crate::document_paths::DocumentPaths;
use crate::model::{
    Argument, Basis, Block, BlockId, DefaultValue, ExampleVerdict, Group, Nesting, Presence,
    ProviderIdentity, Resource, ResourceKind, Rule, Type,
};
use ferroform_rules::table::{self, Place, Stated, Table};
use ferroform_rules::{Condition, text};
use std::collections::{BTreeMap, BTreeSet};

/// Name of the block that sets how long operations may take.
const TIMEOUTS: &str = "timeouts";

/// What the generator of bindings knows beside the schema. The default is for readers that have no bindings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Type of the construct.
    pub construct: String,
    /// Types of finished nested blocks.
    pub blocks: BTreeMap<BlockId, String>,
    /// Types of enumerations, by block and argument.
    pub enums: BTreeMap<(BlockId, String), String>,
    /// The provider, where the settings know it and the document does not.
    pub provider: Option<ProviderIdentity>,
}

/// The text of a resource type.
///
/// ```
/// use ferroform_schema::rule_table;
/// # use ferroform_schema::model::{Block, Resource, ResourceKind};
/// # let resource = Resource {
/// #     kind: ResourceKind::Resource, type_name: "acme_thing".into(), document: "thing.md".into(), provider: None,
/// #     subcategory: None, description: None, deprecated: None, root: Block::default(), blocks: Default::default(),
/// #     timeouts: vec![], import: None, examples: vec![], contexts: vec![], notes: vec![],
/// # };
/// let text = rule_table::write(&resource, &rule_table::Names::default());
/// assert!(text.starts_with("2 resource acme_thing thing.md"));
/// ```
#[must_use]
pub fn write(resource: &Resource, names: &Names) -> String {
    text::write(&build(resource, names))
}

/// The table of a resource type.
#[must_use]
pub fn build(resource: &Resource, names: &Names) -> Table {
    Reader { resource, names, places: DocumentPaths::new(resource), objects: resource.objects() }.table()
}

struct Reader<'a> {
    resource: &'a Resource,
    names: &'a Names,
    places: DocumentPaths<'a>,
    objects: BTreeSet<&'a BlockId>,
}

impl Reader<'_> {
    fn table(&self) -> Table {
        let Resource { kind, type_name, document, contexts, .. } = self.resource;
        let kind = match kind {
            ResourceKind::Provider => table::ElementKind::Provider,
            ResourceKind::Resource => table::ElementKind::Resource,
            ResourceKind::DataSource => table::ElementKind::DataSource,
            ResourceKind::Ephemeral => table::ElementKind::Ephemeral,
        };
        let provider = self.names.provider.as_ref().or(self.resource.provider.as_ref());
        let provider = match provider.cloned() {
            Some(ProviderIdentity { name, source, version }) => table::Provider { name, source, version },
            None => table::Provider::of_type(type_name),
        };
        let contexts = contexts.iter().map(|binding| table::ContextBinding {
            context: binding.context.clone(),
            argument: binding.argument.clone(),
            target: binding.target.clone(),
            target_argument: binding.target_argument.clone(),
            values: binding.values.clone(),
        });
        let mut blocks: Vec<table::Block> =
            self.resource.all_blocks().map(|(id, block)| self.block(&id, block)).collect();
        if self.adds_timeouts() {
            blocks.push(self.timeouts());
        }
        Table {
            kind,
            type_name: type_name.clone(),
            document: document.clone(),
            construct: self.names.construct.clone(),
            provider,
            contexts: contexts.collect(),
            blocks,
        }
    }

    /// Whether the resource has timeouts, and its document does not describe their block itself.
    fn adds_timeouts(&self) -> bool {
        let described = self.resource.root.argument(TIMEOUTS).is_some()
            || self.resource.blocks.contains_key(&BlockId(TIMEOUTS.to_owned()));
        !self.resource.timeouts.is_empty() && !described
    }

    /// Timeouts as what they are in a configuration: a block of strings.
    fn timeouts(&self) -> table::Block {
        let arguments = self.resource.timeouts.iter().map(|timeout| table::Argument {
            place: self.place(&timeout.bases),
            ..table::Argument::new(&timeout.operation, table::Type::String)
        });
        table::Block {
            id: TIMEOUTS.to_owned(),
            rust: self.rust(&BlockId(TIMEOUTS.to_owned())),
            arguments: arguments.collect(),
            ..table::Block::default()
        }
    }

    fn rust(&self, id: &BlockId) -> String {
        self.names.blocks.get(id).cloned().unwrap_or_default()
    }

    fn block(&self, id: &BlockId, block: &Block) -> table::Block {
        // A document may name an argument twice; the first is the one that bindings have.
        let mut seen = BTreeSet::new();
        let distinct = block.arguments.iter().filter(|argument| seen.insert(&argument.name));
        let mut arguments: Vec<table::Argument> =
            distinct.map(|argument| self.argument(id, argument)).collect();
        if id.is_root() && self.adds_timeouts() {
            let ty = table::Type::Block(TIMEOUTS.to_owned(), table::Nesting::Single);
            let place = self.resource.timeouts.first().map(|timeout| self.place(&timeout.bases));
            arguments.push(table::Argument {
                place: place.unwrap_or_default(),
                // Settings of Terraform, not attributes of the object: they are written only.
                write_only: true,
                ..table::Argument::new(TIMEOUTS, ty)
            });
        }
        let attributes = block.attributes.iter().map(|attribute| table::Attribute {
            name: attribute.name.clone(),
            place: self.place(&attribute.declared),
            ty: self.ty(&attribute.ty.value),
        });
        table::Block {
            id: id.0.clone(),
            rust: self.rust(id),
            arguments,
            attributes: attributes.collect(),
            groups: block.groups.iter().map(|group| self.group(group)).collect(),
            is_object: self.objects.contains(id),
        }
    }

    fn argument(&self, block: &BlockId, argument: &Argument) -> table::Argument {
        let is = |fact: &Option<crate::model::Sourced<bool>>| fact.as_ref().is_some_and(|fact| fact.value);
        let literals: Vec<String> = argument
            .defaults
            .iter()
            .filter(|default| default.when.is_none())
            .filter_map(|default| match &default.value {
                DefaultValue::Literal(value) => {
                    Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                }
                DefaultValue::Words(_) => None,
            })
            .collect();
        table::Argument {
            name: argument.name.clone(),
            place: self.place(&argument.declared),
            required: argument.presence.value == Presence::Required,
            computed: is(&argument.computed),
            write_only: is(&argument.write_only),
            ty: self.ty(&argument.ty.value),
            enumeration: self.names.enums.get(&(block.clone(), argument.name.clone())).cloned(),
            // Two defaults for every case are none.
            default: <[String; 1]>::try_from(literals).ok().map(|[only]| only),
            default_cases: argument.defaults.iter().filter_map(|default| default.when.clone()).collect(),
            rules: argument.rules.iter().map(|rule| self.rule(rule)).collect(),
        }
    }

    fn rule(&self, rule: &Rule) -> table::Rule {
        let mut check = rule.check.clone();
        if let crate::model::Check::OneOf(set) = &mut check {
            // For readers of the documentation.
            set.values.iter_mut().for_each(|value| value.note = None);
        }
        table::Rule {
            stated: self.stated(&rule.bases, &rule.standing, &rule.text, rule.when.as_ref()),
            check,
        }
    }

    fn group(&self, group: &Group) -> table::Group {
        table::Group {
            stated: self.stated(&group.bases, &group.standing, &group.text, group.when.as_ref()),
            kind: group.kind,
            arguments: group.arguments.clone(),
        }
    }

    fn stated(
        &self,
        bases: &[Basis],
        standing: &ExampleVerdict,
        text: &str,
        when: Option<&Condition>,
    ) -> Stated {
        Stated {
            place: self.place(bases),
            contradicted_by: match standing {
                ExampleVerdict::Holds => None,
                ExampleVerdict::Contradicted { by } => Some(by.clone()),
            },
            sentence: text.trim().to_owned(),
            when: when.cloned(),
        }
    }

    fn ty(&self, ty: &Type) -> table::Type {
        let inner = |ty: &Type| Box::new(self.ty(ty));
        match ty {
            Type::String => table::Type::String,
            Type::Number => table::Type::Number,
            Type::Bool => table::Type::Bool,
            Type::Any => table::Type::Any,
            Type::List(element) => table::Type::List(inner(element)),
            Type::Set(element) => table::Type::Set(inner(element)),
            Type::Map(element) => table::Type::Map(inner(element)),
            // A block that was named but never described takes whatever it is given, as in the bindings.
            Type::Block(block) if !self.is_described(&block.definition) => table::Type::Any,
            Type::Block(block) => {
                let nesting = match block.nesting {
                    Nesting::Single => table::Nesting::Single,
                    Nesting::List => table::Nesting::List,
                    Nesting::Set => table::Nesting::Set,
                    Nesting::Map => table::Nesting::Map,
                };
                table::Type::Block(block.definition.0.clone(), nesting)
            }
        }
    }

    fn is_described(&self, id: &BlockId) -> bool {
        let block = self.resource.blocks.get(id);
        block.is_some_and(|block| !block.arguments.is_empty() || !block.described.is_empty())
    }

    fn place(&self, bases: &[Basis]) -> Place {
        let (document, line) = self.places.stated(bases);
        Place { document, line }
    }
}

#[cfg(test)]
mod tests;
