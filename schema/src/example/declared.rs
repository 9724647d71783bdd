//! What a document's facts declare, by name.

use crate::facts::{Claim, Fact, Subject};
use crate::model::{BlockId, Evidence, Presence, Type};
use std::collections::{BTreeMap, BTreeSet};

/// The arguments and attributes that a list of facts declares.
#[derive(Default)]
pub(super) struct Declared<'a> {
    arguments: BTreeMap<&'a BlockId, BTreeMap<&'a str, Known<'a>>>,
    attributes: BTreeSet<(&'a BlockId, &'a str)>,
    blocks: BTreeSet<&'a BlockId>,
    /// Whether some type is stated outright.
    states_types: bool,
}

/// What is said about an argument.
#[derive(Default)]
struct Known<'a> {
    /// The definition of its block, and the evidence for it.
    block: Option<(Evidence, &'a BlockId)>,
    types: Vec<&'a Type>,
    /// Whether a marker or the intro of its list says that it must be set.
    required: bool,
}

impl<'a> Known<'a> {
    fn learn(&mut self, fact: &'a Fact) {
        match &fact.claim {
            Claim::Block(definition)
                if self.block.is_none_or(|(evidence, _)| evidence < fact.basis.evidence) =>
            {
                self.block = Some((fact.basis.evidence, definition));
            }
            // What a name or a noun suggests is a guess, which a literal overrules.
            Claim::Type(ty) if fact.basis.evidence > Evidence::Noun => self.types.push(ty),
            Claim::Presence(Presence::Required) if fact.basis.evidence >= Evidence::ListIntro => {
                self.required = true;
            }
            _ => {}
        }
    }
}

impl<'a> Declared<'a> {
    pub(super) fn of(facts: &'a [Fact]) -> Self {
        let mut declared = Self::default();
        // Facts about one thing follow each other.
        for about in facts.chunk_by(|one, next| one.subject == next.subject) {
            declared.blocks.extend(about.iter().filter_map(|fact| match &fact.claim {
                Claim::Block(definition) => Some(definition),
                _ => None,
            }));
            declared.states_types |= about.iter().any(|fact| {
                matches!(fact.claim, Claim::Type(_)) && fact.basis.evidence == Evidence::Declaration
            });
            let Some(subject) = about.first().map(|fact| &*fact.subject) else { continue };
            match subject {
                Subject::Argument(block, name) => {
                    let known = declared.arguments.entry(block).or_default().entry(name).or_default();
                    about.iter().for_each(|fact| known.learn(fact));
                }
                Subject::Attribute(block, name) => {
                    declared.attributes.insert((block, name));
                }
                Subject::Block(block) => {
                    declared.blocks.insert(block);
                }
                Subject::Resource => {}
            }
        }
        declared
    }

    /// Whether the block has an argument of this name.
    pub(super) fn argument(&self, block: &BlockId, name: &str) -> bool {
        self.arguments.get(block).is_some_and(|names| names.contains_key(name))
    }

    /// Whether the block has an attribute of this name.
    pub(super) fn attribute(&self, block: &BlockId, name: &str) -> bool {
        self.attributes.contains(&(block, name))
    }

    /// The types that anything says the argument has.
    pub(super) fn types(&self, block: &BlockId, name: &str) -> &[&'a Type] {
        let types = self.arguments.get(block).and_then(|names| names.get(name)).map(|known| &known.types);
        types.map_or(&[], Vec::as_slice)
    }

    /// The definition of the block that the argument is.
    pub(super) fn block(&self, block: &BlockId, name: &str) -> Option<&'a BlockId> {
        self.arguments.get(block)?.get(name)?.block.map(|(_, definition)| definition)
    }

    /// Whether anything is said to be in the block.
    pub(super) fn has_members(&self, block: &BlockId) -> bool {
        self.arguments.contains_key(block) || self.attributes.iter().any(|(of, _)| *of == block)
    }

    /// This id, made longer until no block of the document has it.
    pub(super) fn unused(&self, mut id: String) -> BlockId {
        while self.blocks.iter().any(|block| block.0 == id) {
            id.push('_');
        }
        BlockId(id)
    }

    /// Whether the document states some type outright.
    pub(super) fn states_types(&self) -> bool {
        self.states_types
    }

    /// The names of the block's arguments that must be set.
    pub(super) fn required(&self, block: &BlockId) -> impl Iterator<Item = &'a str> {
        let names = self.arguments.get(block).into_iter().flatten();
        names.filter(|(_, known)| known.required).map(|(name, _)| *name)
    }

    /// The names of the block's arguments.
    pub(super) fn arguments(&self, block: &BlockId) -> impl Iterator<Item = &'a str> {
        self.arguments.get(block).into_iter().flat_map(|names| names.keys().copied())
    }
}
