//! What a document's facts declare, by name.

use crate::facts::{Claim, Fact, Subject};
use crate::model::{BlockId, Evidence, Type};
use std::collections::{BTreeMap, BTreeSet};

/// The arguments and attributes that a list of facts declares.
#[derive(Default)]
pub(super) struct Declared<'a> {
    /// Argument by block and name, with the definition of its block and the evidence for it.
    arguments: BTreeMap<&'a BlockId, Names<'a>>,
    attributes: BTreeSet<(&'a BlockId, &'a str)>,
    strings: BTreeSet<(&'a BlockId, &'a str)>,
}

type Names<'a> = BTreeMap<&'a str, Option<(Evidence, &'a BlockId)>>;

impl<'a> Declared<'a> {
    pub(super) fn of(facts: &'a [Fact]) -> Self {
        let mut declared = Self::default();
        for fact in facts {
            match &fact.subject {
                Subject::Argument(block, name) => {
                    let known = declared.arguments.entry(block).or_default().entry(name).or_default();
                    if let Claim::Block(definition) = &fact.claim
                        && known.is_none_or(|(evidence, _)| evidence < fact.basis.evidence)
                    {
                        *known = Some((fact.basis.evidence, definition));
                    }
                    if fact.claim == Claim::Type(Type::String) {
                        declared.strings.insert((block, name));
                    }
                }
                Subject::Attribute(block, name) => {
                    declared.attributes.insert((block, name));
                }
                Subject::Resource | Subject::Block(_) => {}
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

    /// Whether anything says that the argument is a string.
    pub(super) fn is_string(&self, block: &BlockId, name: &str) -> bool {
        self.strings.contains(&(block, name))
    }

    /// The definition of the block that the argument is.
    pub(super) fn block(&self, block: &BlockId, name: &str) -> Option<&'a BlockId> {
        self.arguments.get(block)?.get(name)?.map(|(_, definition)| definition)
    }

    /// The names of the block's arguments.
    pub(super) fn arguments(&self, block: &BlockId) -> impl Iterator<Item = &'a str> {
        self.arguments.get(block).into_iter().flat_map(|names| names.keys().copied())
    }
}
