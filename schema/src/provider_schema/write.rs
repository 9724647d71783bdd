//! Writes a [`Schema`] in the shape of `terraform providers schema -json`.

use super::functions;
use crate::model::{
    Argument, Attribute, Block, BlockId, BlockSyntax, BlockType, Check, Held, Nesting, Presence, Resource,
    ResourceKind, Schema, Type,
};
use serde_json::{Map, Value, json};

/// The schema as `terraform providers schema -json` would print it for a provider of this source address
/// (`registry.terraform.io/hashicorp/aws`).
///
/// Recursive blocks, which that format cannot express, are unrolled once, as providers do it: where a definition stands
/// inside of itself, the inner block has all members but those that lead on into the recursion. Rules and
/// provenance have no place in the format.
#[must_use]
pub fn write(schema: &Schema, source_address: &str) -> Value {
    let mut resources = Map::new();
    let (mut data_sources, mut ephemeral) = (Map::new(), Map::new());
    let mut provider = None;
    for resource in &schema.resources {
        let section = match resource.kind {
            ResourceKind::Resource => &mut resources,
            ResourceKind::DataSource => &mut data_sources,
            ResourceKind::Ephemeral => &mut ephemeral,
            ResourceKind::Provider => {
                provider = Some(resource_schema(resource));
                continue;
            }
        };
        section.insert(resource.type_name.clone(), resource_schema(resource));
    }
    let mut sections = Map::new();
    if let Some(provider) = provider {
        sections.insert("provider".to_owned(), provider);
    }
    sections.insert("resource_schemas".to_owned(), resources.into());
    sections.insert("data_source_schemas".to_owned(), data_sources.into());
    // Older versions of Terraform have no such section.
    if !ephemeral.is_empty() {
        sections.insert("ephemeral_resource_schemas".to_owned(), ephemeral.into());
    }
    if !schema.functions.is_empty() {
        sections.insert("functions".to_owned(), functions::written(&schema.functions).into());
    }
    json!({ "format_version": "1.0", "provider_schemas": { source_address: sections } })
}

fn resource_schema(resource: &Resource) -> Value {
    let writer = Writer { resource };
    let mut path = vec![BlockId::root()];
    let mut block = writer.block(&resource.root, &mut path);
    if !resource.timeouts.is_empty() {
        let operations: Map<String, Value> = resource
            .timeouts
            .iter()
            .map(|timeout| (timeout.operation.clone(), json!({ "type": "string", "optional": true })))
            .collect();
        let timeouts = json!({ "nesting_mode": "single", "block": { "attributes": operations } });
        if let Some(types) = entry(&mut block, "block_types") {
            types.insert("timeouts".to_owned(), timeouts);
        }
    }
    if let Some(description) = &resource.description {
        describe(&mut block, &description.value);
    }
    if resource.deprecated.is_some() {
        block.insert("deprecated".to_owned(), true.into());
    }
    json!({ "version": 0, "block": block })
}

struct Writer<'a> {
    resource: &'a Resource,
}

impl Writer<'_> {
    /// `path` holds the definitions from the root down to this block, itself included.
    fn block(&self, block: &Block, path: &mut Vec<BlockId>) -> Map<String, Value> {
        let mut attributes = Map::new();
        let mut block_types = Map::new();
        for argument in &block.arguments {
            if !ends(&argument.ty.value, path) {
                continue;
            }
            match &argument.ty.value {
                Type::Block(ty) if ty.syntax == BlockSyntax::Block => {
                    block_types.insert(argument.name.clone(), self.block_type(argument, ty, path));
                }
                ty => {
                    attributes.insert(argument.name.clone(), self.argument(argument, ty, path));
                }
            }
        }
        for attribute in &block.attributes {
            if !ends(&attribute.ty.value, path) {
                continue;
            }
            attributes.insert(attribute.name.clone(), self.attribute(attribute, path));
        }
        let mut written = Map::new();
        if !attributes.is_empty() {
            written.insert("attributes".to_owned(), attributes.into());
        }
        if !block_types.is_empty() {
            written.insert("block_types".to_owned(), block_types.into());
        }
        written.insert("description_kind".to_owned(), "markdown".into());
        written
    }

    fn block_type(&self, argument: &Argument, ty: &BlockType, path: &mut Vec<BlockId>) -> Value {
        let mut written = Map::new();
        let mode = match ty.nesting {
            Nesting::Single if ty.held == Held::Object => "single",
            Nesting::Single if ty.held == Held::Set => "set",
            Nesting::Single | Nesting::List => "list",
            Nesting::Set => "set",
            Nesting::Map => "map",
        };
        written.insert("nesting_mode".to_owned(), mode.into());
        let (min, mut max) = items(argument);
        // A least number says that the block is required: of a block that may be left out, providers state none.
        let required = argument.presence.value == Presence::Required;
        let min = required.then(|| min.unwrap_or(0).max(1));
        if ty.nesting == Nesting::Single && ty.held != Held::Object {
            max = Some(1);
        }
        if let Some(min) = min {
            written.insert("min_items".to_owned(), min.into());
        }
        if let Some(max) = max {
            written.insert("max_items".to_owned(), max.into());
        }
        let mut block = self.definition(&ty.definition, path, Self::block);
        if let Some(description) = &argument.description {
            describe(&mut block, &description.value);
        }
        written.insert("block".to_owned(), block.into());
        written.into()
    }

    /// Writes a definition with `write`.
    fn definition(
        &self,
        id: &BlockId,
        path: &mut Vec<BlockId>,
        write: impl Fn(&Self, &Block, &mut Vec<BlockId>) -> Map<String, Value>,
    ) -> Map<String, Value> {
        let Some(block) = self.resource.block(id) else { return Map::new() };
        path.push(id.clone());
        let written = write(self, block, path);
        path.pop();
        written
    }

    fn argument(&self, argument: &Argument, ty: &Type, path: &mut Vec<BlockId>) -> Value {
        let mut written = Map::new();
        match ty {
            Type::Block(block) if block.syntax != BlockSyntax::Object => {
                let members = self.definition(&block.definition, path, Self::members);
                let mode = match block.nesting {
                    Nesting::Single => "single",
                    Nesting::List => "list",
                    Nesting::Set => "set",
                    Nesting::Map => "map",
                };
                written
                    .insert("nested_type".to_owned(), json!({ "attributes": members, "nesting_mode": mode }));
            }
            ty => {
                written.insert("type".to_owned(), self.ty(ty, path));
            }
        }
        let required = argument.presence.value == Presence::Required;
        written.insert(if required { "required" } else { "optional" }.to_owned(), true.into());
        if argument.computed.as_ref().is_some_and(|computed| computed.value) && !required {
            written.insert("computed".to_owned(), true.into());
        }
        if argument.sensitive.as_ref().is_some_and(|sensitive| sensitive.value) {
            written.insert("sensitive".to_owned(), true.into());
        }
        if argument.write_only.as_ref().is_some_and(|write_only| write_only.value) {
            written.insert("write_only".to_owned(), true.into());
        }
        if argument.deprecated.is_some() {
            written.insert("deprecated".to_owned(), true.into());
        }
        if let Some(description) = &argument.description {
            describe(&mut written, &description.value);
        }
        written.into()
    }

    /// The members of a `nested_type`: blocks cannot stand there, so all of them are attributes.
    fn members(&self, block: &Block, path: &mut Vec<BlockId>) -> Map<String, Value> {
        let mut members = Map::new();
        for argument in &block.arguments {
            if !ends(&argument.ty.value, path) {
                continue;
            }
            members.insert(argument.name.clone(), self.argument(argument, &argument.ty.value, path));
        }
        for attribute in &block.attributes {
            if !ends(&attribute.ty.value, path) {
                continue;
            }
            members.insert(attribute.name.clone(), self.attribute(attribute, path));
        }
        members
    }

    fn attribute(&self, attribute: &Attribute, path: &mut Vec<BlockId>) -> Value {
        let mut written = Map::new();
        written.insert("type".to_owned(), self.ty(&attribute.ty.value, path));
        written.insert("computed".to_owned(), true.into());
        if attribute.sensitive.as_ref().is_some_and(|sensitive| sensitive.value) {
            written.insert("sensitive".to_owned(), true.into());
        }
        if attribute.deprecated.is_some() {
            written.insert("deprecated".to_owned(), true.into());
        }
        if let Some(description) = &attribute.description {
            describe(&mut written, &description.value);
        }
        written.into()
    }

    fn ty(&self, ty: &Type, path: &mut Vec<BlockId>) -> Value {
        match ty {
            Type::String => "string".into(),
            Type::Number => "number".into(),
            Type::Bool => "bool".into(),
            Type::Any => "dynamic".into(),
            Type::List(inner) => json!(["list", self.ty(inner, path)]),
            Type::Set(inner) => json!(["set", self.ty(inner, path)]),
            Type::Map(inner) => json!(["map", self.ty(inner, path)]),
            Type::Block(block) => {
                let object = json!(["object", self.definition(&block.definition, path, Self::member_types)]);
                match block.nesting {
                    // What the provider's SDK makes of a computed single block is a list of one object.
                    Nesting::Single if block.syntax != BlockSyntax::Block => object,
                    Nesting::Single | Nesting::List => json!(["list", object]),
                    Nesting::Set => json!(["set", object]),
                    Nesting::Map => json!(["map", object]),
                }
            }
        }
    }

    fn member_types(&self, block: &Block, path: &mut Vec<BlockId>) -> Map<String, Value> {
        let arguments = block.arguments.iter().map(|argument| (&argument.name, &argument.ty.value));
        let attributes = block.attributes.iter().map(|attribute| (&attribute.name, &attribute.ty.value));
        let mut types = Map::new();
        for (name, ty) in arguments.chain(attributes) {
            if !ends(ty, path) {
                continue;
            }
            types.insert(name.clone(), self.ty(ty, path));
        }
        types
    }
}

/// Whether a member of the last block of `path` can be written there without going round in circles: a recursion is
/// unrolled once, so below a definition that stands inside of itself nothing leads back into `path`.
fn ends(ty: &Type, path: &[BlockId]) -> bool {
    match ty {
        Type::Block(block) => {
            let repeats = |(at, id)| path.iter().skip(at + 1).any(|later| later == id);
            !path.contains(&block.definition) || !path.iter().enumerate().any(repeats)
        }
        Type::List(inner) | Type::Set(inner) | Type::Map(inner) => ends(inner, path),
        Type::String | Type::Number | Type::Bool | Type::Any => true,
    }
}

/// The bounds on the number of blocks that always hold.
fn items(argument: &Argument) -> (Option<u64>, Option<u64>) {
    let always = argument.rules.iter().filter(|rule| rule.when.is_none());
    let bounds =
        always.filter_map(|rule| if let Check::Items(bounds) = rule.check { Some(bounds) } else { None });
    bounds.fold((None, None), |(min, max), bounds| (min.or(bounds.min), max.or(bounds.max)))
}

fn describe(written: &mut Map<String, Value>, description: &str) {
    written.insert("description".to_owned(), description.into());
    written.insert("description_kind".to_owned(), "markdown".into());
}

fn entry<'a>(object: &'a mut Map<String, Value>, key: &str) -> Option<&'a mut Map<String, Value>> {
    object.entry(key).or_insert_with(|| Map::new().into()).as_object_mut()
}
