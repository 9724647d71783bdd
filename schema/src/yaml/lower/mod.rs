//! A validated resource document into facts.
//!
//! Every reader here takes what has the right shape and passes over the rest: [`super::shape::check`] has reported it.

mod block;
mod condition;
mod field;
mod rule;

use super::node::{Entry, Node};
use super::{names, provenance};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::{
    Basis, BlockId, ContextBinding, Deprecation, Evidence, Example, ExampleLanguage, ProviderIdentity,
    ResourceKind,
};
use crate::source::Location;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(crate) use block::Definitions;
use condition::condition;
use rule::Rules;
pub(crate) use rule::groups;

/// The facts of one document; nothing when it does not say what it describes.
pub(super) fn document(node: &Node, diagnostics: &mut Diagnostics) -> Option<DocumentFacts> {
    let kinds = [
        ("resource", ResourceKind::Resource),
        ("data_source", ResourceKind::DataSource),
        ("ephemeral", ResourceKind::Ephemeral),
        ("provider", ResourceKind::Provider),
    ];
    let (kind, name) = kinds.iter().find_map(|(key, kind)| Some((*kind, node.get(key)?)))?;
    let type_name = name.text()?;
    let document: Arc<str> = node.get_text("document").map_or_else(|| node.at.path.clone(), Arc::from);
    let places = node.get_text("places").map_or_else(|| document.clone(), Arc::from);
    let mut lower = Lower { places, evidence: Evidence::Yaml, facts: Vec::new(), diagnostics };
    lower.resource(node, &name.at);
    let definitions = Definitions::of(node, lower.diagnostics);
    lower.block(&BlockId::root(), node, node.get("root"), &node.at, &definitions);
    if let Some(blocks) = node.get("blocks") {
        for Entry { key, at, value } in blocks.entries() {
            lower.block(&BlockId(key.clone()), value, Some(value), at, &definitions);
        }
    }
    check_names(&lower.facts, &node.at, lower.diagnostics);
    // The place of the name is this file's; its path is the described document's.
    let named_at = Location { path: document, ..name.at.clone() };
    Some(DocumentFacts { kind, type_name: type_name.to_owned(), named_at, facts: lower.facts })
}

/// Reports names of arguments that are not declared. Rules with bases were read from another document, which may be
/// wrong itself.
fn check_names(facts: &[Fact], here: &Location, diagnostics: &mut Diagnostics) {
    let mut declared: BTreeMap<&BlockId, BTreeSet<&str>> = BTreeMap::new();
    for fact in facts {
        if let Subject::Argument(block, name) = &*fact.subject {
            declared.entry(block).or_default().insert(name);
        }
    }
    let own: Vec<Fact> = facts.iter().filter(|fact| fact.basis.at.path == here.path).cloned().collect();
    names::check(&own, |block| declared.get(block).into_iter().flatten().copied(), diagnostics);
}

/// Collects the facts of one document.
pub(crate) struct Lower<'a> {
    /// Path that places without a path lie in.
    pub(crate) places: Arc<str>,
    /// The evidence of what states no bases.
    pub(crate) evidence: Evidence,
    pub(crate) facts: Vec<Fact>,
    pub(crate) diagnostics: &'a mut Diagnostics,
}

impl Lower<'_> {
    /// Adds a fact for each of its bases.
    pub(crate) fn state(&mut self, subject: &Subject, claim: &Claim, bases: Vec<Basis>) {
        let subject = Arc::new(subject.clone());
        self.facts.extend(bases.into_iter().map(|basis| Fact {
            subject: Arc::clone(&subject),
            claim: claim.clone(),
            basis,
        }));
    }

    /// The bases that a list states; without it, or with an empty one, this file's own place.
    pub(crate) fn bases(&self, stated: Option<&Node>, own: &Location) -> Vec<Basis> {
        let stated = stated.map(|list| self.stated(list)).unwrap_or_default();
        if stated.is_empty() { vec![Basis { evidence: self.evidence, at: own.clone() }] } else { stated }
    }

    /// One basis alone, or a list of them.
    fn stated(&self, list: &Node) -> Vec<Basis> {
        let parse = |item: &Node| provenance::parse_basis(item.text()?, self.places.clone()).ok();
        std::iter::once(list).chain(list.items()).filter_map(parse).collect()
    }

    /// A text, or a mapping with a text and its bases.
    pub(crate) fn sourced_text(&self, node: &Node) -> Option<(String, Vec<Basis>)> {
        match node.text() {
            Some(text) => Some((text.to_owned(), self.bases(None, &node.at))),
            None => {
                let text = node.get("text")?;
                Some((text.text()?.to_owned(), self.bases(node.get("bases"), &text.at)))
            }
        }
    }

    /// The texts of the list under `key`, each as a fact of its own.
    pub(crate) fn texts(&mut self, node: &Node, key: &str, subject: &Subject, claim: fn(String) -> Claim) {
        for item in node.get(key).map(Node::items).unwrap_or_default() {
            if let Some((text, bases)) = self.sourced_text(item) {
                self.state(subject, &claim(text), bases);
            }
        }
    }

    pub(crate) fn invalid(&mut self, at: &Location, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(Code::YamlInvalidValue, message, at.clone()).help(help));
    }

    /// What stands at the top of a document, apart from its root block.
    pub(crate) fn resource(&mut self, node: &Node, named_at: &Location) {
        let subject = Subject::Resource;
        let bases = node.get("bases");
        let field_bases = |key: &str| bases.and_then(|bases| bases.get(key));
        if let Some(identity) = node.get("provided_by").and_then(provider) {
            let own = self.bases(None, named_at);
            self.state(&subject, &Claim::Provider(identity), own);
        }
        for (key, claim) in
            [("subcategory", Claim::Subcategory as fn(String) -> Claim), ("description", Claim::Description)]
        {
            if let Some(entry) = node.entry(key)
                && let Some(text) = entry.value.text()
            {
                let bases = self.bases(field_bases(key), &entry.value.at);
                self.state(&subject, &claim(text.to_owned()), bases);
            }
        }
        if let Some((deprecation, at)) = node.get("deprecated").and_then(deprecation) {
            let bases = self.bases(field_bases("deprecated"), at);
            self.state(&subject, &Claim::Deprecated(deprecation), bases);
        }
        self.texts(node, "notes", &subject, Claim::Note);
        self.timeouts(node);
        if let Some(import) = node.get("import") {
            if let Some((id, bases)) = import.get("id").and_then(|id| self.sourced_text(id)) {
                self.state(&subject, &Claim::ImportTemplate(id), bases);
            }
            self.texts(import, "samples", &subject, Claim::ImportSample);
            self.texts(import, "notes", &subject, Claim::ImportNote);
        }
        for item in node.get("examples").map(Node::items).unwrap_or_default() {
            if let Some(example) = self.example(item) {
                let basis = Basis { evidence: self.evidence, at: example.at.clone() };
                self.state(&subject, &Claim::Example(example), vec![basis]);
            }
        }
        if let Some(contexts) = node.get("contexts") {
            self.contexts(contexts);
        }
    }

    fn timeouts(&mut self, node: &Node) {
        for Entry { key, at, value } in node.get("timeouts").map(Node::entries).unwrap_or_default() {
            let default = value.text().or_else(|| value.get_text("default")).map(str::to_owned);
            let bases = self.bases(value.get("bases"), at);
            let claim = Claim::Timeout { operation: key.clone(), default };
            self.state(&Subject::Resource, &claim, bases);
        }
    }

    fn example(&self, node: &Node) -> Option<Example> {
        let code = node.get("code").or_else(|| node.entry("code").map(|entry| &entry.value))?;
        let language = match node.get_text("language")? {
            "hcl" => ExampleLanguage::Hcl,
            "python" => ExampleLanguage::Python,
            "typescript" => ExampleLanguage::Typescript,
            other => ExampleLanguage::Other(other.to_owned()),
        };
        let stated = node.get_text("at").and_then(|at| provenance::parse_place(at, self.places.clone()).ok());
        Some(Example {
            title: node.get_text("title").map(str::to_owned),
            language,
            code: code.text()?.to_owned(),
            at: stated.unwrap_or_else(|| code.at.clone()),
        })
    }

    /// Context bindings, by name or in a list.
    pub(crate) fn contexts(&mut self, node: &Node) {
        let named = node.entries().iter().map(|entry| (entry.key.clone(), &entry.at, &entry.value));
        let listed = node
            .items()
            .iter()
            .filter_map(|item| Some((item.get_text("context")?.to_owned(), &item.at, item)));
        for (context, at, value) in named.chain(listed) {
            let Some(binding) = self.binding(context, at, value) else { continue };
            let basis = binding.bases.first().cloned();
            self.state(&Subject::Resource, &Claim::Context(Box::new(binding)), basis.into_iter().collect());
        }
    }

    fn binding(&self, context: String, at: &Location, node: &Node) -> Option<ContextBinding> {
        Some(ContextBinding {
            context,
            argument: node.get_text("argument")?.to_owned(),
            target: node.get_text("resource")?.to_owned(),
            target_argument: node.get_text("where")?.to_owned(),
            values: node.get("is").map(Node::scalar_texts).unwrap_or_default(),
            bases: self.bases(node.get("bases"), at),
        })
    }
}

/// A deprecation with the place of its text.
pub(crate) fn deprecation(node: &Node) -> Option<(Deprecation, &Location)> {
    let text = if node.text().is_some() { node } else { node.get("text")? };
    let replacement = node.get_text("replacement").map(str::to_owned);
    Some((Deprecation { text: text.text()?.to_owned(), replacement }, &text.at))
}

fn provider(node: &Node) -> Option<ProviderIdentity> {
    Some(ProviderIdentity {
        name: node.get_text("name")?.to_owned(),
        source: node.get_text("source")?.to_owned(),
        version: node.get_text("version").map(str::to_owned),
    })
}
