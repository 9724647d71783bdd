//! Resolution of one resource type.

use super::block::{BlockFacts, block};
use super::merge::{all, decide, order};
use super::{maps, objects};
use crate::diagnostic::Diagnostics;
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::{Block, BlockId, ContextBinding, Import, Resource, Timeout};
use std::collections::{BTreeMap, BTreeSet};

/// Merges the facts of all sources about one resource type.
///
/// The sources must describe the same kind and type; the first one names the document. `None` without sources.
pub fn resolve(sources: &[&DocumentFacts], diagnostics: &mut Diagnostics) -> Option<Resource> {
    let first = sources.first()?;
    let mut about_resource: Vec<&Fact> = Vec::new();
    let mut about_blocks = ByBlock::default();
    // Facts about one thing follow each other.
    let runs =
        sources.iter().flat_map(|source| source.facts.chunk_by(|one, next| one.subject == next.subject));
    for facts in runs {
        let Some(subject) = facts.first().map(|fact| &*fact.subject) else { continue };
        match subject {
            Subject::Resource => about_resource.extend(facts),
            Subject::Block(id) => about_blocks.of(id).own.extend(facts),
            Subject::Argument(id, name) => {
                // A rule over several arguments belongs to their block, at whichever of them its sentence stands.
                let (groups, own): (Vec<&Fact>, Vec<&Fact>) =
                    facts.iter().partition(|fact| matches!(fact.claim, Claim::Group { .. }));
                let block = about_blocks.of(id);
                block.own.extend(groups);
                if !own.is_empty() {
                    block.arguments.entry(name).or_default().extend(own);
                }
            }
            Subject::Attribute(id, name) => {
                about_blocks.of(id).attributes.entry(name).or_default().extend(facts);
            }
        }
    }
    let mut blocks: BTreeMap<BlockId, Block> =
        about_blocks.sorted().map(|(id, facts)| (id.clone(), block(&facts, diagnostics))).collect();
    let mut root = blocks.remove(&BlockId::root()).unwrap_or_default();
    maps::spread(&mut root, &mut blocks);
    let mut blocks = reachable(&root, blocks);
    objects::spread(&mut root, &mut blocks);
    let facts = about_resource.as_slice();
    Some(Resource {
        kind: first.kind,
        type_name: first.type_name.clone(),
        document: first.named_at.path.to_string(),
        provider: decide(facts, |claim| if let Claim::Provider(p) = claim { Some(p.clone()) } else { None })
            .map(|sourced| sourced.value),
        subcategory: decide(
            facts,
            |claim| if let Claim::Subcategory(s) = claim { Some(s.clone()) } else { None },
        ),
        description: decide(
            facts,
            |claim| if let Claim::Description(s) = claim { Some(s.clone()) } else { None },
        ),
        deprecated: decide(
            facts,
            |claim| if let Claim::Deprecated(d) = claim { Some(d.clone()) } else { None },
        ),
        root,
        blocks,
        timeouts: timeouts(facts),
        import: import(facts),
        examples: facts
            .iter()
            .filter_map(
                |fact| if let Claim::Example(example) = &fact.claim { Some(example.clone()) } else { None },
            )
            .collect(),
        contexts: contexts(facts),
        notes: all(facts, |claim| if let Claim::Note(text) = claim { Some(text.clone()) } else { None }),
    })
}

/// The facts about each block.
#[derive(Default)]
struct ByBlock<'a> {
    blocks: Vec<(&'a BlockId, BlockFacts<'a>)>,
    places: BTreeMap<&'a BlockId, usize>,
    /// The place of the block that was asked for last: facts about one block follow each other.
    last: usize,
}

impl<'a> ByBlock<'a> {
    fn of(&mut self, id: &'a BlockId) -> &mut BlockFacts<'a> {
        if self.blocks.get(self.last).is_none_or(|(last, _)| *last != id) {
            self.last = *self.places.entry(id).or_insert(self.blocks.len());
            if self.last == self.blocks.len() {
                self.blocks.push((id, BlockFacts::default()));
            }
        }
        &mut self.blocks[self.last].1
    }

    fn sorted(mut self) -> impl Iterator<Item = (&'a BlockId, BlockFacts<'a>)> {
        self.blocks.sort_by_key(|(id, _)| *id);
        self.blocks.into_iter()
    }
}

/// The definitions that the root refers to, directly or through others; an undefined one is an empty block.
fn reachable(root: &Block, mut defined: BTreeMap<BlockId, Block>) -> BTreeMap<BlockId, Block> {
    fn references(block: &Block) -> impl Iterator<Item = &BlockId> {
        let arguments = block.arguments.iter().map(|argument| &argument.ty.value);
        let attributes = block.attributes.iter().map(|attribute| &attribute.ty.value);
        arguments.chain(attributes).filter_map(|ty| ty.block()).map(|block| &block.definition)
    }
    let mut wanted: BTreeSet<BlockId> = references(root).cloned().collect();
    let mut kept = BTreeMap::new();
    while let Some(id) = wanted.pop_first() {
        if id.is_root() || kept.contains_key(&id) {
            continue;
        }
        let block = defined.remove(&id).unwrap_or_default();
        wanted.extend(references(&block).cloned());
        kept.insert(id, block);
    }
    kept
}

fn timeouts(facts: &[&Fact]) -> Vec<Timeout> {
    let mut timeouts: Vec<Timeout> = Vec::new();
    for fact in facts {
        let Claim::Timeout { operation, default } = &fact.claim else { continue };
        match timeouts.iter_mut().find(|timeout| timeout.operation == *operation) {
            Some(timeout) => {
                timeout.bases.push(fact.basis.clone());
                if timeout.default.is_none() {
                    timeout.default.clone_from(default);
                }
            }
            None => timeouts.push(Timeout {
                operation: operation.clone(),
                default: default.clone(),
                bases: vec![fact.basis.clone()],
            }),
        }
    }
    for timeout in &mut timeouts {
        order(&mut timeout.bases);
    }
    timeouts
}

fn import(facts: &[&Fact]) -> Option<Import> {
    let import = Import {
        template: decide(
            facts,
            |claim| if let Claim::ImportTemplate(t) = claim { Some(t.clone()) } else { None },
        ),
        samples: all(facts, |claim| if let Claim::ImportSample(s) = claim { Some(s.clone()) } else { None }),
        notes: all(facts, |claim| if let Claim::ImportNote(n) = claim { Some(n.clone()) } else { None }),
    };
    let empty = import.template.is_none() && import.samples.is_empty() && import.notes.is_empty();
    (!empty).then_some(import)
}

fn contexts(facts: &[&Fact]) -> Vec<ContextBinding> {
    let mut contexts: Vec<ContextBinding> = Vec::new();
    for fact in facts {
        let Claim::Context(binding) = &fact.claim else { continue };
        let same = |known: &&mut ContextBinding| {
            known.context == binding.context
                && known.argument == binding.argument
                && known.target == binding.target
        };
        // The last source is the strongest: sources come in the order of strength.
        match contexts.iter_mut().find(same) {
            Some(known) => known.clone_from(binding),
            None => contexts.push((**binding).clone()),
        }
    }
    contexts
}

#[cfg(test)]
mod tests;
