//! The plan of one module.

use super::Shared;
use super::data::{Argument, Block, Construct, Getter, Module, State, Type};
use super::enums::Enums;
use super::names::{ModuleNames, TypeNames};
use super::provider_name;
use crate::docs::Documentation;
use crate::docs::items::Writer;
use crate::names::{BLOCK_METHODS, BUILDER_METHODS, CONSTRUCT_METHODS, Ident, Scope, camel, snake};
use ferroform_schema::document_paths::DocumentPaths;
use ferroform_schema::model::{self, BlockId, Nesting, Presence, Resource, ResourceKind, Sourced};
use ferroform_schema::rule_table;
use std::collections::{BTreeMap, BTreeSet};

/// The argument with the times that Terraform gives operations.
const TIMEOUTS: &str = "timeouts";

/// A nested block that has a type of its own.
struct Nested {
    name: Ident,
    settable: bool,
}

/// What a definition is first found under.
struct Under<'a> {
    name: &'a str,
    description: Option<&'a Sourced<String>>,
    /// Whether an argument leads to it, and not attributes alone.
    settable: bool,
}

struct Planner<'a> {
    resource: &'a Resource,
    shared: &'a Shared<'a>,
    writer: Writer<'a>,
    /// The types of nested blocks that have one of their own.
    nested: BTreeMap<&'a BlockId, Nested>,
    enums: Enums<'a>,
}

pub(super) fn module(
    resource: &Resource,
    names: ModuleNames,
    feature: Option<String>,
    shared: &Shared<'_>,
) -> Module {
    let root_id = BlockId::root();
    let writer =
        Writer { links: shared.links, examples: shared.examples, places: DocumentPaths::new(resource) };
    let (mut types, construct, config) = TypeNames::new(&names.construct);
    let under = reachable(resource);
    let ids: Vec<&BlockId> = under.keys().copied().collect();
    let nested = ids.iter().zip(types.blocks(&ids)).map(|(id, name)| {
        let settable = under.get(*id).is_some_and(|under| under.settable);
        (*id, Nested { name, settable })
    });
    let nested: BTreeMap<_, _> = nested.collect();
    let blocks: Vec<(&BlockId, &model::Block)> = std::iter::once((&root_id, &resource.root))
        .chain(ids.iter().filter_map(|id| Some((*id, resource.block(id)?))))
        .collect();
    let enums = Enums::new(&blocks, &mut types, &writer);
    let planner = Planner { resource, shared, writer, nested, enums };
    let root = Block {
        docs: writer.builder(resource),
        ..planner.block(&root_id, &resource.root, &construct, config)
    };
    let (objects, attributes) = (resource.objects(), resource.attributes());
    let nested_blocks = under.iter().filter_map(|(id, under)| {
        let block = resource.block(id)?;
        let Nested { name, .. } = planner.nested.get(*id)?;
        let builder = if under.settable { types.builder(name) } else { name.clone() };
        let mut planned = planner.block(id, block, name, builder);
        planned.docs = writer.block(under.name, under.description, block);
        planned.is_object = objects.contains(id);
        planned.is_attribute = attributes.contains(id);
        planned.settable = under.settable;
        planned.reads = planner.reads(id, block);
        if !under.settable {
            planned.arguments.clear();
        }
        Some(planned)
    });
    let blocks = nested_blocks.collect();
    let construct = Construct {
        name: construct,
        docs: writer.construct(resource),
        deprecated: Writer::deprecated(resource.deprecated.as_ref()),
        attributes: Vec::new(),
        getters: planner.getters(),
    };
    Module {
        name: names.module,
        feature,
        kind: resource.kind,
        type_name: resource.type_name.clone(),
        document: resource.document.clone(),
        docs: writer.module(resource),
        schema: planner.rule_table(&construct.name),
        construct,
        root,
        blocks,
        enums: planner.enums.items,
    }
}

/// The definitions that arguments lead to, each with the first argument that does, and behind them those that attributes
/// lead to.
fn reachable(resource: &Resource) -> BTreeMap<&BlockId, Under<'_>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![(&resource.root, true)];
    // What a program can set is found first, so that what it can only read as well is not taken for read only.
    let mut to_read = Vec::new();
    while let Some((block, settable)) = waiting.pop().or_else(|| to_read.pop()) {
        let arguments =
            block.arguments.iter().map(|a| (&a.name, a.description.as_ref(), &a.ty.value, settable));
        let attributes =
            block.attributes.iter().map(|a| (&a.name, a.description.as_ref(), &a.ty.value, false));
        for (name, description, ty, settable) in arguments.chain(attributes) {
            let Some(id) = ty.block().map(|block| &block.definition) else { continue };
            let Some(definition) = resource.blocks.get(id).filter(|block| has_type(block)) else { continue };
            if !settable {
                // A configuration of a provider is never read.
                if resource.kind != ResourceKind::Provider && !found.contains_key(id) {
                    to_read.push((definition, false));
                    found.entry(id).or_insert(Under { name, description, settable });
                }
                continue;
            }
            let known = found.get(id).is_some_and(|under: &Under<'_>| under.settable);
            if !known {
                found.insert(id, Under { name, description, settable });
                waiting.push((definition, true));
            }
        }
    }
    found
}

/// A block that was named but never described takes whatever it is given: a type without setters would forbid it all.
fn has_type(block: &model::Block) -> bool {
    !block.arguments.is_empty() || !block.attributes.is_empty() || !block.described.is_empty()
}

impl<'a> Planner<'a> {
    fn block(&self, id: &BlockId, block: &'a model::Block, name: &Ident, builder: Ident) -> Block {
        let reserved = if id.is_root() { BUILDER_METHODS } else { BLOCK_METHODS };
        let distinct = distinct(&block.arguments, |argument| &argument.name);
        let wishes: Vec<Vec<String>> =
            distinct.iter().map(|argument| method_wishes(&argument.name)).collect();
        let setters = Scope::reserving(reserved.iter().copied()).assign(&wishes);
        let required = |argument: &model::Argument| argument.presence.value == Presence::Required;
        let parameters: Vec<Vec<String>> = distinct
            .iter()
            .filter(|argument| required(argument))
            .map(|argument| vec![camel(&argument.name)])
            .collect();
        let mut parameters = Scope::default().assign(&parameters).into_iter();
        let arguments = distinct.iter().zip(setters).map(|(argument, setter)| Argument {
            name: argument.name.clone(),
            setter,
            docs: self.writer.setter(argument),
            deprecated: Writer::deprecated(argument.deprecated.as_ref()),
            state: required(argument).then(|| self.state(argument, parameters.next())).flatten(),
            ty: self.ty(&argument.ty.value, self.enums.of(id, &argument.name)),
        });
        Block {
            id: id.0.clone(),
            name: name.clone(),
            builder,
            docs: Documentation::default(),
            attributes: Vec::new(),
            settable: true,
            reads: Vec::new(),
            arguments: arguments.collect(),
            is_object: false,
            is_attribute: false,
        }
    }

    fn state(&self, argument: &model::Argument, parameter: Option<Ident>) -> Option<State> {
        Some(State { marker: self.shared.markers.get(&argument.name)?.clone(), parameter: parameter? })
    }

    fn ty(&self, ty: &model::Type, enumeration: Option<&Ident>) -> Type {
        let inner = |ty: &model::Type| Box::new(self.ty(ty, enumeration));
        match ty {
            model::Type::String => enumeration.map_or(Type::String, |name| Type::Enum(name.clone())),
            model::Type::Number => Type::Number,
            model::Type::Bool => Type::Bool,
            model::Type::Any => Type::Any,
            model::Type::List(element) => Type::List(inner(element)),
            model::Type::Set(element) => Type::Set(inner(element)),
            model::Type::Map(element) => Type::Map(inner(element)),
            model::Type::Block(block) => match self.nested.get(&block.definition) {
                Some(nested) => {
                    Type::Block { name: nested.name.clone(), nesting: block.nesting, held: block.held }
                }
                None => Type::Any,
            },
        }
    }

    /// What a reference gives: enumerations are strings, and a block that nothing describes is anything.
    fn read(&self, ty: &model::Type) -> Type {
        match ty {
            model::Type::Block(block) if !self.nested.contains_key(&block.definition) => {
                match block.nesting {
                    Nesting::Single => Type::Any,
                    Nesting::List => Type::List(Box::new(Type::Any)),
                    Nesting::Set => Type::Set(Box::new(Type::Any)),
                    Nesting::Map => Type::Map(Box::new(Type::Any)),
                }
            }
            ty => self.ty(ty, None),
        }
    }

    /// The schema for the runtime and the derive macros.
    fn rule_table(&self, construct: &Ident) -> String {
        let settable = self.nested.iter().filter(|(_, nested)| nested.settable);
        let blocks = settable.map(|(id, nested)| ((*id).clone(), nested.name.to_string()));
        let enums =
            self.enums.by_argument.iter().map(|((block, argument), name)| {
                (((*block).clone(), (*argument).to_owned()), name.to_string())
            });
        let names = rule_table::Names {
            construct: construct.to_string(),
            blocks: blocks.collect(),
            enums: enums.collect(),
            provider: self.shared.providers.get(provider_name(self.resource)).cloned(),
        };
        rule_table::write(self.resource, &names)
    }

    /// References to what the resource itself has.
    fn getters(&self) -> Vec<Getter> {
        self.readable(&self.resource.root, CONSTRUCT_METHODS)
    }

    /// References to what a nested block has.
    fn reads(&self, id: &BlockId, block: &model::Block) -> Vec<Getter> {
        // Timeouts are settings of Terraform, not attributes of the object.
        if id.0 == TIMEOUTS { Vec::new() } else { self.readable(block, BLOCK_METHODS) }
    }

    /// References: attributes first, then the arguments, which can all be read back as well.
    fn readable(&self, block: &model::Block, reserved: &[&str]) -> Vec<Getter> {
        if self.resource.kind == ResourceKind::Provider {
            return Vec::new();
        }
        let writer = self.writer;
        let attributes = block.attributes.iter().map(|attribute| {
            let docs = writer.attribute_getter(attribute);
            (&attribute.name, docs, &attribute.deprecated, &attribute.ty)
        });
        let is_read = |argument: &&model::Argument| {
            argument.name != TIMEOUTS && !argument.write_only.as_ref().is_some_and(|fact| fact.value)
        };
        let arguments = block.arguments.iter().filter(is_read).map(|argument| {
            let docs = writer.argument_getter(argument);
            (&argument.name, docs, &argument.deprecated, &argument.ty)
        });
        let mut seen = BTreeSet::new();
        let read: Vec<_> = attributes.chain(arguments).filter(|(name, ..)| seen.insert(*name)).collect();
        let wishes: Vec<Vec<String>> = read.iter().map(|(name, ..)| method_wishes(name)).collect();
        let methods = Scope::reserving(reserved.iter().copied()).assign(&wishes);
        let getters = read.into_iter().zip(methods).map(|((name, docs, deprecated, ty), method)| Getter {
            attribute: name.clone(),
            method,
            docs,
            deprecated: Writer::deprecated(deprecated.as_ref()),
            ty: self.read(&ty.value),
        });
        getters.collect()
    }
}

/// The name of a method, and the one it gets where the builder or the construct has a method of that name itself.
fn method_wishes(name: &str) -> Vec<String> {
    let name = snake(name);
    let marked = format!("{name}_");
    vec![name, marked]
}

fn distinct<T>(items: &[T], name: impl Fn(&T) -> &str) -> Vec<&T> {
    let mut seen = BTreeSet::new();
    items.iter().filter(|item| seen.insert(name(item).to_owned())).collect()
}
