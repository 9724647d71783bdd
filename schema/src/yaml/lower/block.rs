//! Block definitions: where they stand and what they are called.

use super::Lower;
use super::rule::groups;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, Subject};
use crate::model::BlockId;
use crate::source::Location;
use crate::suggest;
use crate::yaml::node::{Entry, Node, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The names of all block definitions of a document.
pub(crate) struct Definitions {
    /// Those under `blocks`.
    named: BTreeSet<String>,
    /// Ids of those defined in place, by the block and the field that they belong to.
    inline: BTreeMap<(BlockId, String), BlockId>,
}

impl Definitions {
    /// Names the definitions of a document. One that is defined in place has the name of its argument; where several
    /// would have that name, the id of the block around it and a dot come before it.
    pub(crate) fn of(document: &Node, diagnostics: &mut Diagnostics) -> Self {
        let blocks = document.get("blocks").map(Node::entries).unwrap_or_default();
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        count_inline(document, &mut count);
        for Entry { key, value, .. } in blocks {
            *count.entry(key).or_default() += 1;
            count_inline(value, &mut count);
        }
        let mut this =
            Self { named: blocks.iter().map(|e| e.key.clone()).collect(), inline: BTreeMap::new() };
        let mut taken = this.named.clone();
        this.name_inline(document, &BlockId::root(), &count, &mut taken, diagnostics);
        for Entry { key, at, value } in blocks {
            if key.is_empty() {
                let message = "a block definition has an empty name";
                diagnostics.push(
                    Diagnostic::new(Code::YamlInvalidValue, message, at.clone())
                        .help("the empty name is the root block's; write a name before the colon"),
                );
            }
            this.name_inline(value, &BlockId(key.clone()), &count, &mut taken, diagnostics);
        }
        this
    }

    /// The definitions of these names, none of them in place.
    pub(crate) fn named(names: impl Iterator<Item = String>) -> Self {
        Self { named: names.collect(), inline: BTreeMap::new() }
    }

    fn name_inline(
        &mut self,
        node: &Node,
        around: &BlockId,
        count: &BTreeMap<&str, usize>,
        taken: &mut BTreeSet<String>,
        diagnostics: &mut Diagnostics,
    ) {
        for entry in inline_blocks(node) {
            let name = &entry.key;
            let alone = count.get(name.as_str()).is_none_or(|n| *n == 1);
            let id = if alone || around.is_root() && !self.named.contains(name) && !taken.contains(name) {
                name.clone()
            } else if around.is_root() {
                format!("{name}.{name}")
            } else {
                format!("{around}.{name}")
            };
            let id = BlockId(id);
            if !taken.insert(id.0.clone()) {
                let message = format!("there are two definitions of the block `{id}`");
                diagnostics.push(
                    Diagnostic::new(Code::YamlInvalidValue, message, entry.at.clone())
                        .help("define one of them under `blocks:` with a name of its own, and refer to it"),
                );
            }
            self.inline.insert((around.clone(), name.clone()), id.clone());
            if let Some(block) = entry.value.get("block") {
                self.name_inline(block, &id, count, taken, diagnostics);
            }
        }
    }

    /// The id of what a field defines in place.
    pub(super) fn inline(&self, subject: &Subject) -> BlockId {
        match subject {
            Subject::Argument(block, name) | Subject::Attribute(block, name) => self
                .inline
                .get(&(block.clone(), name.clone()))
                .cloned()
                .unwrap_or_else(|| BlockId(name.clone())),
            Subject::Resource | Subject::Block(_) => BlockId::root(),
        }
    }

    /// Reports a use of a definition that does not exist.
    pub(super) fn check_use(&self, node: &Node, name: &str, diagnostics: &mut Diagnostics) {
        let ids = || self.named.iter().chain(self.inline.values().map(|id| &id.0)).map(String::as_str);
        if ids().any(|id| id == name) {
            return;
        }
        let at = node.get("definition").map_or(&node.at, |node| &node.at);
        let message = format!("there is no block definition `{name}`");
        let help = match suggest::nearest(name, ids()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!(
                "define it under `blocks:` as `{name}:`, or leave `definition` out and define it here"
            ),
        };
        diagnostics.push(Diagnostic::new(Code::UnknownBlockDefinition, message, at.clone()).help(help));
    }
}

/// The arguments and attributes of a block that define a block in place.
fn inline_blocks(node: &Node) -> impl Iterator<Item = &Entry> {
    let fields = |key| node.get(key).map(Node::entries).unwrap_or_default();
    let defines =
        |entry: &&Entry| entry.value.get("block").is_some_and(|block| block.get("definition").is_none());
    fields("arguments").iter().chain(fields("attributes")).filter(defines)
}

fn count_inline<'n>(node: &'n Node, count: &mut BTreeMap<&'n str, usize>) {
    for entry in inline_blocks(node) {
        *count.entry(&entry.key).or_default() += 1;
        if let Some(block) = entry.value.get("block") {
            count_inline(block, count);
        }
    }
}

impl Lower<'_> {
    /// A block with this id: the keys of `node`, and the notes and bases of `about`.
    pub(super) fn block(
        &mut self,
        id: &BlockId,
        node: &Node,
        about: Option<&Node>,
        at: &Location,
        definitions: &Definitions,
    ) {
        let subject = Subject::Block(id.clone());
        let described = about.and_then(|node| node.entry("described"));
        // An empty list says that the block is not described anywhere.
        if described.is_none_or(|entry| entry.value.value != Value::List(Vec::new())) {
            let bases = self.bases(described.map(|entry| &entry.value), at);
            self.state(&subject, &Claim::Described, bases);
        }
        for entry in node.get("arguments").map(Node::entries).unwrap_or_default() {
            self.argument(id, entry, definitions);
        }
        for entry in node.get("attributes").map(Node::entries).unwrap_or_default() {
            self.attribute(id, entry, definitions);
        }
        groups(self, node, &subject);
        if let Some(about) = about {
            self.texts(about, "notes", &subject, Claim::Note);
        }
    }
}
