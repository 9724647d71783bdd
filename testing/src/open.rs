//! Schemas for types that nobody has described: they take whatever the configuration sets on them, and have whatever it
//! reads from them.

use crate::config::{Body, Chain, Configuration, Element, ElementKind, Link};
use crate::cty::Type;
use crate::provider::early;
use crate::schema::{Attribute, Block, NestedBlock, Nesting, ProviderSchema, Schemas, TypeSchema};
use ferroform::binding::v1::TypeTable;
use ferroform_rules::table::{self, Table};
use std::collections::BTreeMap;

/// The schemas that a configuration needs: those that are given, and open ones for all else. Also says which types are
/// open (`data.acme_room`).
pub(crate) fn complete(
    configuration: &Configuration,
    given: &Schemas,
    tables: &[&'static TypeTable],
) -> (Schemas, Vec<String>) {
    let mut schemas = Schemas::default();
    let mut opened = Vec::new();
    for local in configuration.provider_names() {
        let source = configuration.source(&local);
        let known = given.provider_schemas.iter().find(|(address, _)| short(address) == short(&source));
        let known = known.map(|(_, schema)| schema);
        let mut schema = known.cloned().unwrap_or_default();
        // Documents of some types leave the others open.
        let is_whole = known.is_some_and(|schema| !schema.is_partial);
        let is_described = |element: &Element| {
            known.is_some_and(|known| types(known, element.kind).contains_key(&element.type_name))
        };
        let mut of_nobody = ProviderSchema::default();
        for element in configuration.elements.iter().filter(|it| it.provider() == local) {
            if element.kind == ElementKind::Provider {
                // Files with types only have an empty one.
                if known.is_none() || schema.provider.block == Block::default() {
                    set(&mut schema.provider.block, &element.body);
                }
                continue;
            }
            if is_whole || is_described(element) {
                continue;
            }
            // Another distribution of a provider has the types of that (`provider = google-beta`).
            if let Some(described) = elsewhere(given, element) {
                section(&mut schema, element.kind)
                    .entry(element.type_name.clone())
                    .or_insert_with(|| described.clone());
                continue;
            }
            let section = section(&mut of_nobody, element.kind);
            let is_new = !section.contains_key(&element.type_name);
            let ty = section.entry(element.type_name.clone()).or_default();
            let table = tables.iter().find(|table| describes(table, element));
            if let (Some(table), true) = (table, is_new) {
                let table = table.table();
                ty.block = table.root().map(|root| of_block(table, root, 0)).unwrap_or_default();
            }
            if is_new {
                let prefix = if element.kind == ElementKind::Data { "data." } else { "" };
                opened.push(format!("{prefix}{}", element.type_name));
                if element.kind == ElementKind::Resource {
                    early::describe(&element.type_name, &mut ty.block);
                }
            }
            set(&mut ty.block, &element.body);
        }
        read(&mut of_nobody, &configuration.chains);
        schema.resource_schemas.append(&mut of_nobody.resource_schemas);
        schema.data_source_schemas.append(&mut of_nobody.data_source_schemas);
        schema.ephemeral_resource_schemas.append(&mut of_nobody.ephemeral_resource_schemas);
        schemas.provider_schemas.insert(short(&source).to_owned(), schema);
    }
    opened.sort();
    (schemas, opened)
}

/// An address without the host that Terraform or OpenTofu puts before it by itself.
pub(crate) fn short(address: &str) -> &str {
    let hosts = ["registry.terraform.io/", "registry.opentofu.org/"];
    hosts.iter().find_map(|host| address.strip_prefix(host)).unwrap_or(address)
}

fn types(schema: &ProviderSchema, kind: ElementKind) -> &BTreeMap<String, TypeSchema> {
    match kind {
        ElementKind::Data => &schema.data_source_schemas,
        ElementKind::Ephemeral => &schema.ephemeral_resource_schemas,
        ElementKind::Resource | ElementKind::Provider => &schema.resource_schemas,
    }
}

/// What is known of the type of an element, whoever provides it.
fn elsewhere<'s>(given: &'s Schemas, element: &Element) -> Option<&'s TypeSchema> {
    given.provider_schemas.values().find_map(|schema| types(schema, element.kind).get(&element.type_name))
}

fn section(schema: &mut ProviderSchema, kind: ElementKind) -> &mut BTreeMap<String, TypeSchema> {
    match kind {
        ElementKind::Data => &mut schema.data_source_schemas,
        ElementKind::Ephemeral => &mut schema.ephemeral_resource_schemas,
        ElementKind::Resource | ElementKind::Provider => &mut schema.resource_schemas,
    }
}

fn describes(table: &TypeTable, element: &Element) -> bool {
    let kind = match element.kind {
        ElementKind::Resource => table::ElementKind::Resource,
        ElementKind::Data => table::ElementKind::DataSource,
        ElementKind::Provider => table::ElementKind::Provider,
        ElementKind::Ephemeral => table::ElementKind::Ephemeral,
    };
    let table = table.table();
    table.kind == kind && table.type_name == element.type_name
}

/// Makes room for what a configuration sets.
fn set(block: &mut Block, body: &Body) {
    for name in &body.attributes {
        if !block.block_types.contains_key(name) {
            block.attributes.entry(name.clone()).or_insert_with(anything);
        }
    }
    for name in &body.values {
        if block.block_types.remove(name).is_some() {
            block.attributes.insert(name.clone(), anything());
        }
    }
    for name in &body.ignored {
        if !block.block_types.contains_key(name) && !body.blocks.contains_key(name) {
            block.attributes.entry(name.clone()).or_insert_with(anything);
        }
    }
    for (name, nested) in &body.blocks {
        // What was taken for an attribute elsewhere is a block.
        block.attributes.remove(name);
        let entry = block.block_types.entry(name.clone());
        let entry =
            entry.or_insert_with(|| NestedBlock { nesting_mode: Nesting::List, ..NestedBlock::default() });
        set(&mut entry.block, nested);
    }
}

fn anything() -> Attribute {
    Attribute { ty: Some(Type::Dynamic), optional: true, computed: true, ..Attribute::default() }
}

/// Makes attributes of what a configuration reads.
fn read(schema: &mut ProviderSchema, chains: &[Chain]) {
    let mut anywhere = ReadPaths::default();
    for chain in chains {
        let links = chain.links.as_slice();
        let (types, links) = match (chain.head.as_str(), links) {
            ("data", [Link::Member(ty), Link::Member(_), rest @ ..]) => {
                (schema.data_source_schemas.get_mut(ty), rest)
            }
            ("ephemeral", [Link::Member(ty), Link::Member(_), rest @ ..]) => {
                (schema.ephemeral_resource_schemas.get_mut(ty), rest)
            }
            ("var" | "module" | "path" | "terraform" | "count" | "local", _) => continue,
            ("each", [Link::Member(_), rest @ ..]) => {
                anywhere.add(rest);
                continue;
            }
            (head, [Link::Member(_), rest @ ..]) if schema.resource_schemas.contains_key(head) => {
                (schema.resource_schemas.get_mut(head), rest)
            }
            (_, links) => {
                anywhere.add(links);
                continue;
            }
        };
        let Some(ty) = types else { continue };
        // One of several, or all of them.
        let links = if let [Link::Item | Link::Each, rest @ ..] = links { rest } else { links };
        let mut shape = ReadPaths::default();
        shape.add(links);
        shape.give(&mut ty.block);
    }
    let sections = [
        &mut schema.resource_schemas,
        &mut schema.data_source_schemas,
        &mut schema.ephemeral_resource_schemas,
    ];
    for ty in sections.into_iter().flat_map(BTreeMap::values_mut) {
        ty.block.attributes.entry("id".to_owned()).or_insert_with(|| Attribute {
            ty: Some(Type::String),
            optional: true,
            computed: true,
            ..Attribute::default()
        });
        // Through a loop's variable, nobody knows whose it is.
        anywhere.give(&mut ty.block);
    }
}

/// What is read from something, and from what that gives.
#[derive(Debug, Default)]
struct ReadPaths {
    members: BTreeMap<String, ReadPaths>,
    is_list: bool,
}

impl ReadPaths {
    fn add(&mut self, links: &[Link]) {
        match links {
            [] => {}
            [Link::Member(name), rest @ ..] => self.members.entry(name.clone()).or_default().add(rest),
            [Link::Item | Link::Each, rest @ ..] => {
                self.is_list = true;
                self.add(rest);
            }
        }
    }

    fn give(&self, block: &mut Block) {
        for (name, shape) in &self.members {
            if block.block_types.contains_key(name) {
                continue;
            }
            let attribute = block.attributes.entry(name.clone()).or_insert_with(anything);
            if attribute.ty == Some(Type::Dynamic) && !attribute.required && !shape.is_bare() {
                attribute.ty = Some(shape.ty());
            }
        }
    }

    fn is_bare(&self) -> bool {
        self.members.is_empty() && !self.is_list
    }

    fn ty(&self) -> Type {
        let of = if self.members.is_empty() {
            // A list of anything would have to be of one type.
            if self.is_list { Type::String } else { Type::Dynamic }
        } else {
            Type::object(self.members.iter().map(|(name, shape)| (name.clone(), shape.member())))
        };
        if self.is_list { Type::list(of) } else { of }
    }

    /// Lists cannot hold values of any type.
    fn member(&self) -> Type {
        if self.is_bare() { Type::String } else { self.ty() }
    }
}

/// How deep a block is followed that can hold itself.
const DEEPEST: usize = 8;

/// The arguments and attributes of bindings as a schema. They do not say which arguments are computed, so all are.
fn of_block(table: &Table, described: &table::Block, depth: usize) -> Block {
    let mut block = Block::default();
    for attribute in &described.attributes {
        let ty = Some(of_attribute(table, &attribute.ty, depth));
        block
            .attributes
            .insert(attribute.name.clone(), Attribute { ty, computed: true, ..Attribute::default() });
    }
    for argument in &described.arguments {
        let nested = match &argument.ty {
            table::Type::Block(id, nesting) => {
                let Some(inner) = table.block(id).filter(|_| depth < DEEPEST) else { continue };
                let (mode, max_items) = match nesting {
                    table::Nesting::Single => (Nesting::List, 1),
                    table::Nesting::List => (Nesting::List, 0),
                    table::Nesting::Set => (Nesting::Set, 0),
                    // Terraform's blocks with keys have labels, documents mean maps of objects.
                    table::Nesting::Map => {
                        block.attributes.insert(argument.name.clone(), anything());
                        continue;
                    }
                };
                NestedBlock {
                    nesting_mode: mode,
                    max_items,
                    block: of_block(table, inner, depth + 1),
                    min_items: 0,
                }
            }
            ty => {
                let attribute = Attribute {
                    ty: Some(of_type(ty)),
                    required: argument.required,
                    optional: !argument.required,
                    computed: !argument.required,
                    ..Attribute::default()
                };
                block.attributes.insert(argument.name.clone(), attribute);
                continue;
            }
        };
        block.block_types.insert(argument.name.clone(), nested);
    }
    block
}

/// What an attribute gives. How one that holds a single object is held, only the provider's own schema says.
fn of_attribute(table: &Table, ty: &table::Type, depth: usize) -> Type {
    let table::Type::Block(id, nesting) = ty else { return of_type(ty) };
    let Some(block) = table.block(id).filter(|_| depth < DEEPEST) else { return Type::Dynamic };
    let make = match nesting {
        table::Nesting::Single => return Type::Dynamic,
        table::Nesting::List => Type::List,
        table::Nesting::Set => Type::Set,
        table::Nesting::Map => Type::Map,
    };
    let arguments = block.arguments.iter().map(|argument| (&argument.name, &argument.ty));
    let attributes = block.attributes.iter().map(|attribute| (&attribute.name, &attribute.ty));
    let members = arguments.chain(attributes);
    let object = Type::object(members.map(|(name, ty)| (name.clone(), of_attribute(table, ty, depth + 1))));
    if object.has_dynamic() { Type::Dynamic } else { make(Box::new(object)) }
}

fn of_type(ty: &table::Type) -> Type {
    match ty {
        table::Type::String => Type::String,
        table::Type::Number => Type::Number,
        table::Type::Bool => Type::Bool,
        table::Type::Any | table::Type::Block(..) => Type::Dynamic,
        table::Type::List(of) => collection(of, Type::List),
        table::Type::Set(of) => collection(of, Type::Set),
        table::Type::Map(of) => collection(of, Type::Map),
    }
}

fn collection(of: &table::Type, make: impl Fn(Box<Type>) -> Type) -> Type {
    let of = of_type(of);
    if of.has_dynamic() { Type::Dynamic } else { make(Box::new(of)) }
}
