//! Ties every block to the section that describes it.

mod index;
mod orphans;
#[cfg(test)]
mod tests;

use super::outline::{DefinitionIndex, Outline};
use super::reading::FieldReading;
use crate::facts::LinkReason;
use index::Index;
use std::collections::BTreeMap;
use std::collections::VecDeque;

/// What a field's block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Not a block.
    Plain,
    /// A block that this definition describes.
    Described(DefinitionIndex, LinkReason),
    /// A block that nothing describes.
    Undescribed,
}

/// Which side of a resource a definition was first reached from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Arguments,
    Attributes,
}

/// The graph of definitions.
#[derive(Debug)]
pub(super) struct Links {
    /// For each definition, the target of each field.
    pub(super) targets: Vec<Vec<Target>>,
    /// Definitions in the order in which they were reached from the roots.
    pub(super) order: Vec<Reached>,
    /// Blocks that are listed nowhere but have a section of their own, by the definition that they stand in.
    pub(super) unlisted: BTreeMap<DefinitionIndex, Vec<DefinitionIndex>>,
}

/// A definition that the roots lead to.
#[derive(Debug, Clone)]
pub(super) struct Reached {
    pub(super) definition: DefinitionIndex,
    pub(super) side: Side,
    /// Names of the blocks on the way to it, its own last; empty for the roots and for lists that go on with them.
    pub(super) path: Vec<String>,
}

impl Reached {
    /// The path of a block in this one.
    fn inside(&self, name: &str) -> Vec<String> {
        let mut path = self.path.clone();
        // Hostile nesting must not make paths of quadratic length; real ones are short.
        if path.len() < 32 {
            path.push(name.to_owned());
        }
        path
    }
}

/// Links all that can be reached from the roots.
pub(super) fn link(outline: &Outline<'_>, readings: &[Vec<FieldReading>]) -> Links {
    let count = outline.definitions.len();
    let mut walk = LinkWalk {
        outline,
        readings,
        index: Index::new(outline, readings),
        links: Links { targets: vec![Vec::new(); count], order: Vec::new(), unlisted: BTreeMap::new() },
        reached: vec![false; count],
        places: vec![None; count],
        queue: VecDeque::new(),
    };
    for (root, side) in [(Outline::ARGUMENTS, Side::Arguments), (Outline::ATTRIBUTES, Side::Attributes)] {
        walk.reach(root, side, Vec::new());
        walk.run();
    }
    orphans::exported(&mut walk);
    orphans::adopt(&mut walk);
    orphans::of_another_page(&mut walk);
    orphans::unlisted(&mut walk);
    orphans::referred(&mut walk);
    orphans::sorted(&mut walk);
    orphans::around_itself(&mut walk);
    walk.links
}

/// The walk from the roots through all definitions that they lead to.
struct LinkWalk<'o, 'd> {
    outline: &'o Outline<'d>,
    readings: &'o [Vec<FieldReading>],
    index: Index<'o, 'd>,
    links: Links,
    reached: Vec<bool>,
    /// Where each definition stands in [`Links::order`].
    places: Vec<Option<usize>>,
    queue: VecDeque<Reached>,
}

impl LinkWalk<'_, '_> {
    /// Queues a definition that was not reached before.
    fn reach(&mut self, definition: DefinitionIndex, side: Side, path: Vec<String>) {
        if let Some(flag) = self.reached.get_mut(definition).filter(|flag| !**flag) {
            *flag = true;
            self.queue.push_back(Reached { definition, side, path });
        }
    }

    fn run(&mut self) {
        while let Some(place) = self.queue.pop_front() {
            let Some(definition) = self.outline.definitions.get(place.definition) else { continue };
            let readings = self.readings.get(place.definition).map(Vec::as_slice).unwrap_or_default();
            let mut targets = Vec::with_capacity(readings.len());
            for (field, reading) in definition.fields.iter().zip(readings) {
                let target = self.index.target(&place, definition, field, reading);
                // A reference leads to what has a place of its own.
                if let Target::Described(next, _) = target
                    && !field.reference
                {
                    self.reach(next, place.side, place.inside(field.own_name()));
                }
                targets.push(target);
            }
            if let Some(slot) = self.links.targets.get_mut(place.definition) {
                *slot = targets;
            }
            if let Some(slot) = self.places.get_mut(place.definition) {
                *slot = Some(self.links.order.len());
            }
            self.links.order.push(place);
        }
    }

    /// The place of a definition, or of the nearest one over it that the roots lead to.
    fn place_above(&self, mut definition: DefinitionIndex) -> Option<Reached> {
        loop {
            if let Some(place) = self.places.get(definition).copied().flatten() {
                return self.links.order.get(place).cloned();
            }
            let parent = self.outline.definitions.get(definition)?.parent;
            if parent >= definition {
                return None;
            }
            definition = parent;
        }
    }
}
