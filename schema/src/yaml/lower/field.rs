//! Arguments and attributes.

use super::block::Definitions;
use super::{Lower, Rules, deprecation};
use crate::facts::{Claim, Subject};
use crate::model::{Basis, BlockId, BlockSyntax, Nesting, Presence};
use crate::yaml::node::{Entry, Node};
use crate::yaml::provenance::parse_word;
use crate::yaml::types;

impl Lower<'_> {
    /// An argument under its name.
    pub(crate) fn argument(&mut self, block: &BlockId, entry: &Entry, definitions: &Definitions) {
        let Entry { key: name, at, value: node } = entry;
        let subject = Subject::Argument(block.clone(), name.clone());
        let declared = self.bases(field_bases(node, "declared"), at);
        self.state(&subject, &Claim::Declared, declared);
        // Not required is the rule, so a document of one's own need not say it.
        let required = node.get("required").and_then(Node::bool).unwrap_or_default();
        let presence = if required { Presence::Required } else { Presence::Optional };
        let place = node.get("required").map_or(at, |node| &node.at);
        let bases = self.bases(field_bases(node, "required"), place);
        self.state(&subject, &Claim::Presence(presence), bases);
        self.argument_fields(&subject, node, definitions);
    }

    /// What an argument states apart from its presence.
    pub(crate) fn argument_fields(&mut self, subject: &Subject, node: &Node, definitions: &Definitions) {
        self.field(subject, node, definitions);
        self.flag(subject, node, "computed", Claim::Computed);
        self.flag(subject, node, "force_new", Claim::ForceNew);
        self.flag(subject, node, "write_only", Claim::WriteOnly);
        Rules { subject }.state(self, node);
        self.texts(node, "notes", subject, Claim::Note);
    }

    /// An attribute under its name.
    pub(crate) fn attribute(&mut self, block: &BlockId, entry: &Entry, definitions: &Definitions) {
        let Entry { key: name, at, value: node } = entry;
        let subject = Subject::Attribute(block.clone(), name.clone());
        let declared = self.bases(field_bases(node, "declared"), at);
        self.state(&subject, &Claim::Declared, declared);
        self.field(&subject, node, definitions);
    }

    /// What arguments and attributes have in common.
    pub(crate) fn field(&mut self, subject: &Subject, node: &Node, definitions: &Definitions) {
        if let Some(ty) = node.get("type")
            && let Some(Ok(parsed)) = ty.text().map(types::parse)
        {
            let bases = self.bases(field_bases(node, "type"), &ty.at);
            self.state(subject, &Claim::Type(parsed), bases);
        }
        if let Some(entry) = node.entry("block").filter(|entry| !entry.value.entries().is_empty()) {
            let bases = self.bases(field_bases(node, "type"), &entry.at);
            self.block_use(subject, entry, bases, definitions);
        }
        if let Some(text) = node.entry("description").map(|entry| &entry.value)
            && let Some(description) = text.text()
        {
            let bases = self.bases(field_bases(node, "description"), &text.at);
            self.state(subject, &Claim::Description(description.to_owned()), bases);
        }
        self.flag(subject, node, "sensitive", Claim::Sensitive);
        if let Some((deprecation, at)) = node.get("deprecated").and_then(deprecation) {
            let bases = self.bases(field_bases(node, "deprecated"), at);
            self.state(subject, &Claim::Deprecated(deprecation), bases);
        }
    }

    fn flag(&mut self, subject: &Subject, node: &Node, key: &str, claim: fn(bool) -> Claim) {
        let Some(value) = node.get(key) else { return };
        let Some(yes) = value.bool() else { return };
        let bases = self.bases(field_bases(node, key), &value.at);
        self.state(subject, &claim(yes), bases);
    }

    /// A nested block: its definition, how often it stands, and what is defined in place.
    fn block_use(&mut self, subject: &Subject, entry: &Entry, bases: Vec<Basis>, definitions: &Definitions) {
        let Entry { at, value: node, .. } = entry;
        let id = match node.get_text("definition") {
            Some(name) => {
                definitions.check_use(node, name, self.diagnostics);
                BlockId(name.to_owned())
            }
            None => definitions.inline(subject),
        };
        // Nesting and syntax rest on what the block rests on; the first basis is enough to decide them.
        let first: Vec<Basis> = bases.first().cloned().into_iter().collect();
        self.state(subject, &Claim::Block(id.clone()), bases);
        if let Some(nesting) = node.get_text("nesting").and_then(parse_word::<Nesting>) {
            self.state(subject, &Claim::Nesting(nesting), first.clone());
        }
        let syntax = node.get_text("syntax").and_then(parse_word::<BlockSyntax>).unwrap_or_default();
        self.state(subject, &Claim::Syntax(syntax), first);
        if node.get("definition").is_none() {
            self.block(&id, node, Some(node), at, definitions);
        }
    }
}

/// The bases that a field states for one of its keys.
fn field_bases<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    node.get("bases")?.get(key)
}
