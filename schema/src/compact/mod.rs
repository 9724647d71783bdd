//! One resource type as a short text for the derive macros.
//!
//! A macro that looks at a user's struct needs the names, types and rules of one resource type, and needs them fast and
//! without any front end or JSON reader in the user's build. So bindings and build scripts carry this text: words,
//! quoted texts and parentheses, without descriptions, examples and provenance beyond the line. `ferroform-macros` reads
//! it back; [`FORMAT`] guards against a mismatch of versions.

mod rules;
mod text;

use crate::model::{
    Argument, Attribute, Basis, Block, BlockId, DefaultValue, Nesting, Presence, Resource, ResourceKind, Type,
};
use crate::places::Places;
use std::collections::{BTreeMap, BTreeSet};
use text::Text;

/// Version of the text; the first word of it.
pub const FORMAT: &str = "1";

/// Name of the block that sets how long operations may take.
const TIMEOUTS: &str = "timeouts";

fn timeouts() -> BlockId {
    BlockId(TIMEOUTS.to_owned())
}

/// What the generator of bindings knows beside the schema. The default is for readers that have no bindings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Type of the construct.
    pub construct: String,
    /// Types of finished nested blocks.
    pub blocks: BTreeMap<BlockId, String>,
    /// Types of enumerations, by block and argument.
    pub enums: BTreeMap<(BlockId, String), String>,
    /// Whether the document's sentences are written as well. Bindings have them in their table already.
    pub sentences: bool,
}

/// The text of a resource type.
///
/// ```
/// use ferroform_schema::compact;
/// # use ferroform_schema::model::{Block, Resource, ResourceKind};
/// # let resource = Resource {
/// #     kind: ResourceKind::Resource, type_name: "acme_thing".into(), document: "thing.md".into(), provider: None,
/// #     subcategory: None, description: None, deprecated: None, root: Block::default(), blocks: Default::default(),
/// #     timeouts: vec![], import: None, examples: vec![], contexts: vec![], notes: vec![],
/// # };
/// let text = compact::write(&resource, &compact::Names::default());
/// assert!(text.starts_with("1 resource acme_thing thing.md"));
/// ```
#[must_use]
pub fn write(resource: &Resource, names: &Names) -> String {
    let mut writer = Writer {
        text: Text::default(),
        resource,
        names,
        places: Places::new(resource),
        objects: resource.objects(),
    };
    writer.resource();
    writer.text.finish()
}

struct Writer<'a> {
    text: Text,
    resource: &'a Resource,
    names: &'a Names,
    places: Places<'a>,
    objects: BTreeSet<&'a BlockId>,
}

impl Writer<'_> {
    fn resource(&mut self) {
        let resource = self.resource;
        let kind = match resource.kind {
            ResourceKind::Provider => "provider",
            ResourceKind::Resource => "resource",
            ResourceKind::DataSource => "data_source",
        };
        for word in [FORMAT, kind, &resource.type_name, &resource.document, &self.names.construct] {
            self.text.atom(word);
        }
        if let Some(provider) = &resource.provider {
            let version = provider.version.as_deref();
            self.text.list("provider", [&*provider.name, &*provider.source].into_iter().chain(version));
        }
        for context in &resource.contexts {
            self.text.open("context");
            for word in [&context.context, &context.argument, &context.target, &context.target_argument] {
                self.text.atom(word);
            }
            self.text.atoms(&context.values);
            self.text.close();
        }
        for (id, block) in resource.all_blocks() {
            self.block(&id, block);
        }
        if self.adds_timeouts() {
            self.timeouts();
        }
    }

    /// Whether the resource has timeouts, and its document does not describe their block itself.
    fn adds_timeouts(&self) -> bool {
        let described =
            self.resource.root.argument(TIMEOUTS).is_some() || self.resource.blocks.contains_key(&timeouts());
        !self.resource.timeouts.is_empty() && !described
    }

    /// Timeouts as what they are in a configuration: a block of strings.
    fn timeouts(&mut self) {
        self.text.open("block");
        self.text.atom(TIMEOUTS);
        self.text.atom(self.names.blocks.get(&timeouts()).map_or("", String::as_str));
        for timeout in &self.resource.timeouts {
            let place = self.place(&timeout.bases);
            self.text.list("arg", [&*timeout.operation, &*place, "", "string"]);
        }
        self.text.close();
    }

    fn block(&mut self, id: &BlockId, block: &Block) {
        self.text.open("block");
        self.text.atom(&id.0);
        self.text.atom(self.names.blocks.get(id).map_or("", String::as_str));
        if self.objects.contains(id) {
            self.text.list::<&str>("object", []);
        }
        for argument in &block.arguments {
            self.argument(id, argument);
        }
        if id.is_root() && self.adds_timeouts() {
            let place =
                self.resource.timeouts.first().map_or_else(|| "0".to_owned(), |t| self.place(&t.bases));
            self.text.open("arg");
            // Settings of Terraform, not attributes of the object: they are written only.
            self.text.atoms([TIMEOUTS, &*place, "w"]);
            self.text.list("block", [TIMEOUTS, "single"]);
            self.text.close();
        }
        for attribute in &block.attributes {
            self.attribute(attribute);
        }
        for group in &block.groups {
            self.group(group);
        }
        self.text.close();
    }

    fn argument(&mut self, block: &BlockId, argument: &Argument) {
        self.text.open("arg");
        self.text.atom(&argument.name);
        self.text.atom(&self.place(&argument.declared));
        let mut flags = String::new();
        if argument.presence.value == Presence::Required {
            flags.push('r');
        }
        if argument.computed.as_ref().is_some_and(|computed| computed.value) {
            flags.push('c');
        }
        if argument.write_only.as_ref().is_some_and(|write_only| write_only.value) {
            flags.push('w');
        }
        self.text.atom(&flags);
        self.ty(&argument.ty.value);
        if let Some(name) = self.names.enums.get(&(block.clone(), argument.name.clone())) {
            self.text.list("enum", [&**name]);
        }
        for default in argument.defaults.iter().filter(|default| default.when.is_none()) {
            if let DefaultValue::Literal(value) = &default.value {
                let literal = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                self.text.list("default", [&*literal]);
            }
        }
        for default in &argument.defaults {
            if let Some(when) = &default.when {
                self.text.open("default_when");
                self.condition(when);
                self.text.close();
            }
        }
        for rule in &argument.rules {
            self.rule(rule);
        }
        self.text.close();
    }

    fn attribute(&mut self, attribute: &Attribute) {
        self.text.open("attr");
        self.text.atom(&attribute.name);
        self.text.atom(&self.place(&attribute.declared));
        self.ty(&attribute.ty.value);
        self.text.close();
    }

    fn ty(&mut self, ty: &Type) {
        match ty {
            Type::String => self.text.atom("string"),
            Type::Number => self.text.atom("number"),
            Type::Bool => self.text.atom("bool"),
            Type::Any => self.text.atom("any"),
            Type::List(inner) => self.wrapped("list", inner),
            Type::Set(inner) => self.wrapped("set", inner),
            Type::Map(inner) => self.wrapped("map", inner),
            // A block that was named but never described takes whatever it is given, as in the bindings.
            Type::Block(block) if !self.is_described(&block.definition) => self.text.atom("any"),
            Type::Block(block) => {
                let nesting = match block.nesting {
                    Nesting::Single => "single",
                    Nesting::List => "list",
                    Nesting::Set => "set",
                    Nesting::Map => "map",
                };
                self.text.list("block", [&*block.definition.0, nesting]);
            }
        }
    }

    fn wrapped(&mut self, head: &str, inner: &Type) {
        self.text.open(head);
        self.ty(inner);
        self.text.close();
    }

    fn is_described(&self, id: &BlockId) -> bool {
        let block = self.resource.blocks.get(id);
        block.is_some_and(|block| !block.arguments.is_empty() || !block.described.is_empty())
    }

    /// The line in the type's own document; file and line where it is stated elsewhere.
    fn place(&self, bases: &[Basis]) -> String {
        match self.places.stated(bases) {
            (None, line) => line.to_string(),
            (Some(document), line) => format!("{document}:{line}"),
        }
    }
}

#[cfg(test)]
mod tests;
