//! Ties every block to the section that describes it.

use super::label::loose;
use super::outline::{Definition, DefinitionIndex, Field, Outline};
use super::reading::{BlockCue, FieldReading};
use super::region::Region;
use crate::facts::Tie;
use crate::model::Type;
use std::collections::{BTreeMap, VecDeque};

/// What a field's block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Not a block.
    Plain,
    /// A block that this definition describes.
    Described(DefinitionIndex, Tie),
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
}

/// A definition that the roots lead to.
#[derive(Debug, Clone)]
pub(super) struct Reached {
    pub(super) definition: DefinitionIndex,
    pub(super) side: Side,
    /// Names of the blocks on the way to it, its own last; empty for the roots.
    pub(super) path: Vec<String>,
}

/// Links all that can be reached from the roots.
pub(super) fn link(outline: &Outline<'_>, readings: &[Vec<FieldReading>]) -> Links {
    let index = Index::new(outline);
    let mut links = Links { targets: vec![Vec::new(); outline.definitions.len()], order: Vec::new() };
    let mut reached = vec![false; outline.definitions.len()];
    let mut queue = VecDeque::new();
    for (root, side) in [(Outline::ARGUMENTS, Side::Arguments), (Outline::ATTRIBUTES, Side::Attributes)] {
        queue.push_back(Reached { definition: root, side, path: Vec::new() });
        if let Some(flag) = reached.get_mut(root) {
            *flag = true;
        }
        while let Some(place) = queue.pop_front() {
            let Some(definition) = outline.definitions.get(place.definition) else { continue };
            let fields = readings.get(place.definition).map(Vec::as_slice).unwrap_or_default();
            let mut targets = Vec::with_capacity(fields.len());
            for (field, reading) in definition.fields.iter().zip(fields) {
                let target = index.target(&place, definition, field, reading);
                if let Target::Described(next, _) = target
                    && let Some(flag) = reached.get_mut(next).filter(|flag| !**flag)
                {
                    *flag = true;
                    let mut path = place.path.clone();
                    // Hostile nesting must not make paths of quadratic length; real ones are short.
                    if path.len() < 32 {
                        path.push(field.own_name().to_owned());
                    }
                    queue.push_back(Reached { definition: next, side, path });
                }
                targets.push(target);
            }
            if let Some(slot) = links.targets.get_mut(place.definition) {
                *slot = targets;
            }
            links.order.push(place);
        }
    }
    links
}

/// Sections of one name that are told apart; a page with more is no page for people.
const MOST_HOMONYMS: usize = 256;

/// Definitions by what can lead to them.
struct Index<'o, 'd> {
    outline: &'o Outline<'d>,
    anchors: BTreeMap<&'d str, DefinitionIndex>,
    names: BTreeMap<&'o str, Vec<(DefinitionIndex, &'o [String])>>,
    similar: BTreeMap<String, Vec<DefinitionIndex>>,
}

impl<'o, 'd> Index<'o, 'd> {
    fn new(outline: &'o Outline<'d>) -> Self {
        let mut index =
            Self { outline, anchors: BTreeMap::new(), names: BTreeMap::new(), similar: BTreeMap::new() };
        for (i, definition) in outline.definitions.iter().enumerate() {
            for anchor in &definition.anchors {
                index.anchors.entry(anchor).or_insert(i);
            }
            let Some(label) = &definition.label else { continue };
            if definition.nested {
                continue;
            }
            for path in &label.paths {
                let Some((name, parents)) = path.split_last() else { continue };
                let same = index.names.entry(name).or_default();
                if same.len() < MOST_HOMONYMS {
                    same.push((i, parents));
                }
                let similar = index.similar.entry(loose(name)).or_default();
                if similar.len() < MOST_HOMONYMS && similar.last() != Some(&i) {
                    similar.push(i);
                }
            }
        }
        index
    }

    fn target(
        &self,
        place: &Reached,
        definition: &Definition<'_>,
        field: &Field<'_>,
        reading: &FieldReading,
    ) -> Target {
        if let Some(nested) = field.nested {
            return Target::Described(nested, Tie::NestedList);
        }
        let name = field.own_name();
        if let Some(found) = self.by_anchor(place, field, reading) {
            return Target::Described(found, Tie::Anchor);
        }
        // A plain type that the text states outright stands against a section that merely has the same name.
        let plain = reading
            .stated_type()
            .is_some_and(|ty| !matches!(ty, Type::List(_) | Type::Set(_) | Type::Map(_)));
        if (!plain || reading.cue >= BlockCue::Pointer)
            && let Some((found, tie)) = self.by_name(place, definition, name, field, reading)
        {
            return Target::Described(found, tie);
        }
        let of_scalars = reading.stated_type().is_some();
        if reading.cue == BlockCue::Block && !of_scalars {
            return Target::Undescribed;
        }
        Target::Plain
    }

    fn get(&self, index: DefinitionIndex) -> Option<&'o Definition<'d>> {
        self.outline.definitions.get(index)
    }

    fn by_anchor(
        &self,
        place: &Reached,
        field: &Field<'_>,
        reading: &FieldReading,
    ) -> Option<DefinitionIndex> {
        let found: Vec<DefinitionIndex> = reading
            .body
            .local_links()
            .filter_map(|anchor| {
                self.anchors
                    .get(anchor)
                    .or_else(|| self.anchors.get(anchor.replace([' ', '%'], "-").as_str()))
            })
            .copied()
            .filter(|i| self.get(*i).is_some_and(|definition| definition.label.is_some()))
            .collect();
        // Among several links the one to a section of the argument's own name is meant.
        let own = loose(field.own_name());
        let named = found.iter().find(|i| self.get(**i).is_some_and(|d| loose(d.name()) == own));
        let first = named.or_else(|| found.first()).copied()?;
        // A link to the block that the argument stands in tells about a sibling, unless its name says otherwise.
        (first != place.definition || named.is_some() || reading.cue >= BlockCue::Pointer).then_some(first)
    }

    fn by_name(
        &self,
        place: &Reached,
        definition: &Definition<'_>,
        name: &str,
        field: &Field<'_>,
        reading: &FieldReading,
    ) -> Option<(DefinitionIndex, Tie)> {
        let all = self.names.get(name).map(Vec::as_slice).unwrap_or_default();
        let cued = reading.cue >= BlockCue::Pointer;
        let fits = |i: DefinitionIndex| {
            (i != place.definition || cued) && self.get(i).is_some_and(|found| fits_side(found, place.side))
        };
        // A section that names the block with its parents.
        let qualified = all
            .iter()
            .filter(|(i, parents)| !parents.is_empty() && fits(*i) && ends_with(&place.path, parents))
            .max_by_key(|(i, parents)| (parents.len(), usize::MAX - i));
        if let Some((found, _)) = qualified {
            return Some((*found, Tie::Path));
        }
        let unqualified: Vec<DefinitionIndex> =
            all.iter().filter(|(i, parents)| parents.is_empty() && fits(*i)).map(|(i, _)| *i).collect();
        match unqualified.as_slice() {
            [only] => return Some((*only, Tie::OnlyName)),
            [] => {}
            several => return self.nearest(place, definition, field, several),
        }
        if !cued {
            return None;
        }
        let similar: Vec<DefinitionIndex> =
            self.similar.get(&loose(name)).into_iter().flatten().copied().filter(|i| fits(*i)).collect();
        match similar.as_slice() {
            [] => all.iter().map(|(i, _)| *i).find(|i| fits(*i)).map(|i| (i, Tie::SimilarName)),
            [only] => Some((*only, Tie::SimilarName)),
            several => self.nearest(place, definition, field, several),
        }
    }

    /// Among several definitions of one name: the one below the parent's heading, else the first one later on the page,
    /// else the last one before.
    fn nearest(
        &self,
        place: &Reached,
        parent: &Definition<'_>,
        field: &Field<'_>,
        several: &[DefinitionIndex],
    ) -> Option<(DefinitionIndex, Tie)> {
        let at = field.text.span.start;
        let later = several.iter().copied().find(|i| self.get(*i).is_some_and(|d| d.at.start > at));
        if let Some(later) = later {
            let below = place.definition > Outline::ATTRIBUTES
                && self.get(later).is_some_and(|d| d.section == parent.section);
            return Some((later, if below { Tie::ParentHeading } else { Tie::Position }));
        }
        several.last().map(|last| (*last, Tie::Position))
    }
}

/// Whether a definition can be what a side of the resource has.
fn fits_side(definition: &Definition<'_>, side: Side) -> bool {
    match (side, definition.region) {
        (Side::Arguments, Region::Arguments) | (Side::Attributes, _) => true,
        (Side::Arguments, _) => definition.is_marked(),
    }
}

fn ends_with(path: &[String], end: &[String]) -> bool {
    path.len() >= end.len() && path.iter().rev().zip(end.iter().rev()).all(|(a, b)| a == b)
}
