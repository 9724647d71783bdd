//! The plan of one module.

use super::Shared;
use super::data::{Argument, Block, Construct, Getter, Module, State, Type};
use super::enums::Enums;
use super::names::{ModuleNames, TypeNames};
use super::provider_name;
use crate::docs::Documentation;
use crate::docs::items::Writer;
use crate::names::{BLOCK_METHODS, BUILDER_METHODS, CONSTRUCT_METHODS, Ident, Scope, camel, snake};
use ferroform_schema::compact;
use ferroform_schema::model::{self, BlockId, Nesting, Presence, Resource, ResourceKind};
use ferroform_schema::places::Places;
use std::collections::{BTreeMap, BTreeSet};

struct Planner<'a> {
    resource: &'a Resource,
    shared: &'a Shared<'a>,
    writer: Writer<'a>,
    /// The types of nested blocks that have one of their own.
    nested: BTreeMap<&'a BlockId, Ident>,
    enums: Enums<'a>,
}

pub(super) fn module(
    resource: &Resource,
    names: ModuleNames,
    feature: Option<String>,
    shared: &Shared<'_>,
) -> Module {
    let root_id = BlockId::root();
    let writer = Writer { links: shared.links, examples: shared.examples, places: Places::new(resource) };
    let (mut types, construct, config) = TypeNames::new(&names.construct);
    let under = reachable(resource);
    let ids: Vec<&BlockId> = under.keys().copied().collect();
    let nested: BTreeMap<_, _> = ids.iter().copied().zip(types.blocks(&ids)).collect();
    let blocks: Vec<(&BlockId, &model::Block)> = std::iter::once((&root_id, &resource.root))
        .chain(ids.iter().filter_map(|id| Some((*id, resource.block(id)?))))
        .collect();
    let enums = Enums::new(&blocks, &mut types, &writer);
    let planner = Planner { resource, shared, writer, nested, enums };
    let root = Block {
        docs: writer.builder(resource),
        ..planner.block(&root_id, &resource.root, &construct, config)
    };
    let objects = resource.objects();
    let nested_blocks = under.iter().filter_map(|(id, argument)| {
        let block = resource.block(id)?;
        let name = planner.nested.get(*id)?;
        let required = block.arguments.iter().any(|a| a.presence.value == Presence::Required);
        let builder = if required { types.builder(name) } else { name.clone() };
        let planned = planner.block(id, block, name, builder);
        let is_object = objects.contains(id);
        Some(Block { docs: writer.block(argument, block), is_object, ..planned })
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
        schema: planner.compact(&construct.name),
        construct,
        root,
        blocks,
        enums: planner.enums.items,
    }
}

/// The definitions that arguments lead to, each with the first argument that does.
fn reachable(resource: &Resource) -> BTreeMap<&BlockId, &model::Argument> {
    let mut found = BTreeMap::new();
    let mut visited = BTreeSet::new();
    let mut waiting = vec![&resource.root];
    while let Some(block) = waiting.pop() {
        for argument in &block.arguments {
            let Some(ty) = argument.ty.value.block() else { continue };
            let Some(definition) = resource.blocks.get(&ty.definition).filter(|block| has_type(block)) else {
                continue;
            };
            if visited.insert(&ty.definition) {
                found.insert(&ty.definition, argument);
                waiting.push(definition);
            }
        }
    }
    found
}

/// A block that was named but never described takes whatever it is given: a type without setters would forbid it all.
fn has_type(block: &model::Block) -> bool {
    !block.arguments.is_empty() || !block.described.is_empty()
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
            arguments: arguments.collect(),
            is_object: false,
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
                Some(name) => Type::Block { name: name.clone(), nesting: block.nesting },
                None => Type::Any,
            },
        }
    }

    /// The schema for the runtime and the derive macros.
    fn compact(&self, construct: &Ident) -> String {
        let blocks = self.nested.iter().map(|(id, nested)| ((*id).clone(), nested.to_string()));
        let enums =
            self.enums.by_argument.iter().map(|((block, argument), name)| {
                (((*block).clone(), (*argument).to_owned()), name.to_string())
            });
        let names = compact::Names {
            construct: construct.to_string(),
            blocks: blocks.collect(),
            enums: enums.collect(),
            provider: self.shared.providers.get(provider_name(self.resource)).cloned(),
        };
        compact::write(self.resource, &names)
    }

    /// References: attributes first, then the arguments, which can all be read back as well.
    fn getters(&self) -> Vec<Getter> {
        let root = &self.resource.root;
        if self.resource.kind == ResourceKind::Provider {
            return Vec::new();
        }
        let writer = self.writer;
        let attributes = root.attributes.iter().map(|attribute| {
            let docs = writer.attribute_getter(attribute);
            (&attribute.name, docs, &attribute.deprecated, &attribute.ty)
        });
        let is_read = |argument: &&model::Argument| {
            // Timeouts are settings of Terraform, not attributes of the object.
            argument.name != "timeouts" && !argument.write_only.as_ref().is_some_and(|fact| fact.value)
        };
        let arguments = root.arguments.iter().filter(is_read).map(|argument| {
            let docs = writer.argument_getter(argument);
            (&argument.name, docs, &argument.deprecated, &argument.ty)
        });
        let mut seen = BTreeSet::new();
        let read: Vec<_> = attributes.chain(arguments).filter(|(name, ..)| seen.insert(*name)).collect();
        let wishes: Vec<Vec<String>> = read.iter().map(|(name, ..)| method_wishes(name)).collect();
        let methods = Scope::reserving(CONSTRUCT_METHODS.iter().copied()).assign(&wishes);
        let getters = read.into_iter().zip(methods).map(|((name, docs, deprecated, ty), method)| Getter {
            attribute: name.clone(),
            method,
            docs,
            deprecated: Writer::deprecated(deprecated.as_ref()),
            ty: reference(&ty.value),
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

/// What a reference gives. Repeated blocks are lists of objects, single ones too, in most providers, but not in all.
fn reference(ty: &model::Type) -> Type {
    match ty {
        model::Type::String => Type::String,
        model::Type::Number => Type::Number,
        model::Type::Bool => Type::Bool,
        model::Type::Any => Type::Any,
        model::Type::List(element) => Type::List(Box::new(reference(element))),
        model::Type::Set(element) => Type::Set(Box::new(reference(element))),
        model::Type::Map(element) => Type::Map(Box::new(reference(element))),
        model::Type::Block(block) => match block.nesting {
            Nesting::Single => Type::Any,
            Nesting::List => Type::List(Box::new(Type::Any)),
            Nesting::Set => Type::Set(Box::new(Type::Any)),
            Nesting::Map => Type::Map(Box::new(Type::Any)),
        },
    }
}

fn distinct<T>(items: &[T], name: impl Fn(&T) -> &str) -> Vec<&T> {
    let mut seen = BTreeSet::new();
    items.iter().filter(|item| seen.insert(name(item).to_owned())).collect()
}
