//! Resources as resource documents, with the provenance of every field.

mod block;
mod emit;
mod rule;

use super::provenance::{Word, print_basis, print_place, print_word};
use crate::model::{Basis, ContextBinding, Deprecation, ExampleLanguage, Resource, ResourceKind, Sourced};
use serde_yaml::Value;

/// Writes a resource in its canonical form: reading it back gives the same resource, provenance included.
pub(super) fn document(resource: &Resource) -> String {
    let places = places(resource);
    let writer = Writer { places };
    let mut out = Map::new();
    let kind = match resource.kind {
        ResourceKind::Provider => "provider",
        ResourceKind::Resource => "resource",
        ResourceKind::DataSource => "data_source",
        ResourceKind::Ephemeral => "ephemeral",
    };
    out.put(kind, resource.type_name.as_str());
    out.put("document", resource.document.as_str());
    if places != resource.document {
        out.put("places", places);
    }
    out.put_some(
        "provided_by",
        resource.provider.as_ref().map(|provider| {
            let mut out = Map::new();
            out.put("name", provider.name.as_str());
            out.put("source", provider.source.as_str());
            out.put_some("version", provider.version.as_deref());
            out
        }),
    );
    let mut bases = Map::new();
    out.put_some("subcategory", writer.field("subcategory", resource.subcategory.as_ref(), &mut bases));
    out.put_some("description", writer.field("description", resource.description.as_ref(), &mut bases));
    if let Some(sourced) = &resource.deprecated {
        out.put("deprecated", deprecation(&sourced.value));
        bases.put("deprecated", writer.bases(&sourced.bases));
    }
    out.put_list("notes", writer.texts(&resource.notes));
    writer.fields(&resource.root, &mut out);
    let mut root = Map::new();
    writer.about_block(&resource.root, &mut root);
    out.put_some("root", root.filled());
    let mut blocks = Map::new();
    for (id, block) in &resource.blocks {
        let mut definition = Map::new();
        writer.fields(block, &mut definition);
        writer.about_block(block, &mut definition);
        blocks.put(&id.0, definition);
    }
    out.put_some("blocks", blocks.filled());
    let mut timeouts = Map::new();
    for timeout in &resource.timeouts {
        let mut value = Map::new();
        value.put_some("default", timeout.default.as_deref());
        value.put("bases", writer.bases(&timeout.bases));
        timeouts.put(&timeout.operation, value);
    }
    out.put_some("timeouts", timeouts.filled());
    if let Some(import) = &resource.import {
        let mut value = Map::new();
        value.put_some("id", import.template.as_ref().map(|template| writer.text(template)));
        value.put_list("samples", writer.texts(&import.samples));
        value.put_list("notes", writer.texts(&import.notes));
        out.put("import", value);
    }
    let example = |example: &crate::model::Example| {
        let mut value = Map::new();
        value.put_some("title", example.title.as_deref());
        value.put(
            "language",
            match &example.language {
                ExampleLanguage::Hcl => "hcl",
                ExampleLanguage::Python => "python",
                ExampleLanguage::Typescript => "typescript",
                ExampleLanguage::Other(word) => word,
            },
        );
        value.put("code", example.code.as_str());
        value.put("at", print_place(&example.at, places));
        value.into()
    };
    out.put_list("examples", resource.examples.iter().map(example).collect());
    out.put_some("contexts", writer.contexts(&resource.contexts));
    out.put_some("bases", bases.filled());
    emit::emit(out.into())
}

/// The path that most places of a resource lie in, which need not be the name of its document: that of its first
/// declaration.
fn places(resource: &Resource) -> &str {
    let arguments = resource.root.arguments.iter().map(|argument| &argument.declared);
    let attributes = resource.root.attributes.iter().map(|attribute| &attribute.declared);
    let first = arguments.chain(attributes).flatten().next();
    first.map_or(resource.document.as_str(), |basis| &basis.at.path)
}

/// Writes places relative to one path.
struct Writer<'a> {
    places: &'a str,
}

impl Writer<'_> {
    fn bases(&self, bases: &[Basis]) -> Value {
        match bases {
            [one] => print_basis(one, self.places).into(),
            _ => bases.iter().map(|basis| print_basis(basis, self.places)).collect(),
        }
    }

    /// The value of a field; its bases go under its name to `bases`.
    fn field<T: Clone + Into<Value>>(
        &self,
        name: &str,
        sourced: Option<&Sourced<T>>,
        bases: &mut Map,
    ) -> Option<Value> {
        let sourced = sourced?;
        bases.put(name, self.bases(&sourced.bases));
        Some(sourced.value.clone().into())
    }

    fn text(&self, sourced: &Sourced<String>) -> Value {
        let mut value = Map::new();
        value.put("text", sourced.value.as_str());
        value.put("bases", self.bases(&sourced.bases));
        value.into()
    }

    fn texts(&self, texts: &[Sourced<String>]) -> Vec<Value> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    /// Context bindings by name, or as a list when a name stands twice.
    fn contexts(&self, contexts: &[ContextBinding]) -> Option<Value> {
        let repeated = contexts
            .iter()
            .enumerate()
            .any(|(i, binding)| contexts.iter().take(i).any(|other| other.context == binding.context));
        let binding = |binding: &ContextBinding, named: bool| {
            let mut value = Map::new();
            if named {
                value.put("context", binding.context.as_str());
            }
            value.put("argument", binding.argument.as_str());
            value.put("resource", binding.target.as_str());
            value.put("where", binding.target_argument.as_str());
            value.put("is", binding.values.clone());
            value.put("bases", self.bases(&binding.bases));
            value
        };
        if contexts.is_empty() {
            return None;
        }
        if repeated {
            return Some(Value::Sequence(contexts.iter().map(|b| binding(b, true).into()).collect()));
        }
        let mut map = Map::new();
        for one in contexts {
            map.put(&one.context, binding(one, false));
        }
        Some(map.into())
    }
}

fn deprecation(deprecation: &Deprecation) -> Value {
    let mut value = Map::new();
    value.put("text", deprecation.text.as_str());
    value.put_some("replacement", deprecation.replacement.as_deref());
    value.into()
}

/// The word of a variant without data.
fn word(value: &impl Word) -> Value {
    print_word(value).into()
}

/// A mapping that grows in the order in which it is written.
#[derive(Debug, Default)]
struct Map(serde_yaml::Mapping);

impl Map {
    fn new() -> Self {
        Self::default()
    }

    fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.into(), value.into());
    }

    fn put_some(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    fn put_list(&mut self, key: &str, list: Vec<Value>) {
        if !list.is_empty() {
            self.put(key, list);
        }
    }

    /// The mapping, unless it is empty.
    fn filled(self) -> Option<Self> {
        (!self.0.is_empty()).then_some(self)
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Self::Mapping(map.0)
    }
}
