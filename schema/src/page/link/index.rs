//! Finds the definition that a field's block is described by.

use super::super::label::{loose, snake};
use super::super::outline::{DeclaredField, Definition, DefinitionIndex, Outline};
use super::super::part::PagePart;
use super::super::pointer;
use super::super::reading::{BlockCue, FieldReading};
use super::{Reached, Side, Target};
use crate::facts::LinkReason;
use crate::model::Type;
use crate::phrase;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Sections of one name that are told apart; a page with more is no page for people.
const MOST_HOMONYMS: usize = 256;

/// Links of one text that are followed; a text with more is a list of links.
const MOST_LINKS: usize = 64;

/// Definitions by what can lead to them.
pub(super) struct Index<'o, 'd> {
    outline: &'o Outline<'d>,
    anchors: BTreeMap<&'d str, DefinitionIndex>,
    names: BTreeMap<&'o str, Vec<(DefinitionIndex, &'o [String])>>,
    similar: BTreeMap<String, Vec<DefinitionIndex>>,
    /// Names that some list declares.
    declared: BTreeSet<&'o str>,
    /// Names of fields whose texts state no value.
    told: BTreeSet<&'o str>,
    /// Definitions that some field links to or names with a cue: a mere sameness of names does not lead to them.
    claimed: BTreeSet<DefinitionIndex>,
}

impl<'o, 'd> Index<'o, 'd> {
    pub(super) fn new(outline: &'o Outline<'d>, readings: &[Vec<FieldReading>]) -> Self {
        let mut index = Self {
            outline,
            anchors: BTreeMap::new(),
            names: BTreeMap::new(),
            similar: BTreeMap::new(),
            declared: outline
                .definitions
                .iter()
                .flat_map(|d| &d.fields)
                .map(DeclaredField::own_name)
                .collect(),
            told: told(outline, readings),
            claimed: BTreeSet::new(),
        };
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
        index.claimed = index.claimed(readings);
        index
    }

    fn claimed(&self, readings: &[Vec<FieldReading>]) -> BTreeSet<DefinitionIndex> {
        let mut claimed = BTreeSet::new();
        let at_root = |name: &str| {
            let root = self.outline.definitions.get(Outline::ARGUMENTS);
            root.is_some_and(|root| root.fields.iter().any(|field| field.own_name() == name))
        };
        for (at, (definition, readings)) in self.outline.definitions.iter().zip(readings).enumerate() {
            for (field, reading) in definition.fields.iter().zip(readings) {
                claimed.extend(self.linked(field, reading));
                // "See Argument Reference above" among the attributes takes no section from the argument: one with markers is
                // about what is set.
                let again = at == Outline::ATTRIBUTES && at_root(field.own_name());
                let of_argument =
                    |section: DefinitionIndex| again && self.get(section).is_some_and(Definition::is_marked);
                if reading.cue >= BlockCue::Pointer && field.nested.is_none() {
                    match self.names.get(field.own_name()) {
                        Some(same) => {
                            // A later block that points back to a section does not take it from the resource's own field.
                            let back = |section: DefinitionIndex| section < at && at_root(field.own_name());
                            let taken = |section: DefinitionIndex| !back(section) && !of_argument(section);
                            let same = same.iter().filter(|(i, parents)| parents.is_empty() && taken(*i));
                            claimed.extend(same.map(|(i, _)| *i));
                        }
                        None => {
                            let similar = self.similar.get(&loose(field.own_name()));
                            claimed.extend(similar.into_iter().flatten().copied());
                        }
                    }
                }
            }
        }
        claimed
    }

    pub(super) fn target(
        &self,
        place: &Reached,
        definition: &Definition<'_>,
        field: &DeclaredField<'_>,
        reading: &FieldReading,
    ) -> Target {
        if let Some(nested) = field.nested {
            return Target::Described(nested, LinkReason::NestedList);
        }
        if let Some(found) = self.by_anchor(place, field, reading) {
            return Target::Described(found, LinkReason::Anchor);
        }
        if let Some((found, reason)) = self.by_name(place, definition, field, reading) {
            let of_namesake = reading.states_a_value() && self.told.contains(field.own_name());
            if reason != LinkReason::Path && (of_namesake || self.tells_of_values(found, reading)) {
                return Target::Plain;
            }
            return Target::Described(found, reason);
        }
        if let Some(found) = self.by_words(place, reading) {
            return Target::Described(found, LinkReason::SimilarName);
        }
        if let Some(found) = self.by_ending(place, field, reading) {
            return Target::Described(found, LinkReason::SimilarName);
        }
        if is_operator(place, definition, field) && reading.stated_type().is_none() {
            return Target::Described(place.definition, LinkReason::Operator);
        }
        // "Space that is used to store blocks" on `used_bytes`: words about blocks are no section.
        let named = || phrase::firm_type_of_name(field.own_name()).is_some_and(|ty| ty != Type::String);
        if reading.cue == BlockCue::Block && reading.stated_type().is_none() && !named() {
            return Target::Undescribed;
        }
        Target::Plain
    }

    /// The section of the argument whose name the own one ends in: "Fields are documented below" on `shadow_variants`,
    /// below which only `variants` has a section.
    fn by_ending(
        &self,
        place: &Reached,
        field: &DeclaredField<'_>,
        reading: &FieldReading,
    ) -> Option<DefinitionIndex> {
        if !reading.points || reading.body.links.iter().any(|link| link.target.starts_with('#')) {
            return None;
        }
        let endings =
            field.own_name().match_indices('_').filter_map(|(at, _)| field.own_name().get(at + 1..));
        let of_ending = |ending: &str| {
            let found = self.names.get(ending).map(Vec::as_slice).unwrap_or_default();
            let [(only, parents)] = found else { return None };
            let fits = parents.is_empty() && *only != place.definition && self.declared.contains(ending);
            (fits && self.get(*only).is_some_and(|found| fits_side(found, place.side))).then_some(*only)
        };
        endings.filter(|ending| ending.contains('_')).find_map(of_ending)
    }

    /// The definition of a name below a heading that has another one: "Source Format" over "The `format` block supports".
    fn below_heading(&self, heading: DefinitionIndex, name: &str) -> Option<DefinitionIndex> {
        let section = self.get(heading)?.section;
        let all = self.names.get(name)?;
        let below =
            |i: DefinitionIndex| self.get(i).is_some_and(|d| d.section == section && !d.fields.is_empty());
        all.iter().map(|(i, _)| *i).find(|i| *i != heading && below(*i))
    }

    /// The sections that the text of a field links to.
    fn linked(&self, field: &DeclaredField<'_>, reading: &FieldReading) -> Vec<DefinitionIndex> {
        let own = || loose(field.own_name());
        let links = reading.body.links.iter().take(MOST_LINKS).filter_map(|link| {
            let target = link.target.strip_prefix('#')?;
            let words = reading.body.text().get(link.range.clone()).unwrap_or_default();
            let found = self.called(words).or_else(|| self.anchor(target))?;
            let label = self.get(found)?.label.as_ref()?;
            // A mention of another argument's block is no pointer to the own one: "use [`b`](#b) instead".
            let of_other = self.declared.contains(label.name()) && loose(label.name()) != own();
            // What is a value by its name and its text has no block, least of all another argument's.
            let mention = of_other
                && (reading.speaks_of_a_value() || !pointer::leads(reading.body.text(), link.range.clone()));
            (!mention).then_some(found)
        });
        links.collect()
    }

    /// The section that the name itself is a link to: ``[`devices`](#box-device) - What is in it.``
    fn by_linked_name(&self, field: &DeclaredField<'_>) -> Option<DefinitionIndex> {
        let name = &field.name;
        let over = |range: &Range<usize>| range.start <= name.start && range.end >= name.end;
        let link = field.text.links.iter().take(MOST_LINKS).find(|link| over(&link.range))?;
        let found = self.anchor(link.target.strip_prefix('#')?)?;
        self.get(found).is_some_and(|section| !section.fields.is_empty()).then_some(found)
    }

    /// The only section that an API's word for a type names: `BoxLid` is the one about `box_lid`. A link of such words
    /// means that section, wherever it was copied from.
    fn called(&self, words: &str) -> Option<DefinitionIndex> {
        let camel = words.starts_with(|c: char| c.is_ascii_uppercase())
            && words.bytes().all(|b| b.is_ascii_alphanumeric())
            && words.bytes().skip(1).any(|b| b.is_ascii_uppercase());
        match self.names.get(snake(words).as_str()).filter(|_| camel)?.as_slice() {
            [(only, [])] => Some(*only),
            _ => None,
        }
    }

    /// The definition behind an anchor, which people write with capitals and spaces as they write titles.
    fn anchor(&self, anchor: &str) -> Option<DefinitionIndex> {
        let exact = self.anchors.get(anchor);
        exact.or_else(|| self.anchors.get(anchor.replace([' ', '%'], "-").to_lowercase().as_str())).copied()
    }

    fn get(&self, index: DefinitionIndex) -> Option<&'o Definition<'d>> {
        self.outline.definitions.get(index)
    }

    fn by_anchor(
        &self,
        place: &Reached,
        field: &DeclaredField<'_>,
        reading: &FieldReading,
    ) -> Option<DefinitionIndex> {
        if let Some(found) = self.by_linked_name(field) {
            return Some(found);
        }
        let found = self.linked(field, reading);
        // Among several links the one to a section of the argument's own name is meant.
        if found.is_empty() {
            return None;
        }
        let own = loose(field.own_name());
        let named = found.iter().find(|i| self.get(**i).is_some_and(|d| loose(d.name()) == own));
        let first = named.or_else(|| found.first()).copied()?;
        // Authors do not number the anchors of sections of one name: the one below the own block's heading is meant.
        if let Some(below) = named.and_then(|_| self.namesake_below(place, first)) {
            return Some(below);
        }
        // A heading with nothing of its own below it stands over the section that is meant.
        let empty = self.get(first).is_some_and(|definition| definition.fields.is_empty());
        if empty && let Some(below) = self.below_heading(first, field.own_name()) {
            return Some(below);
        }
        if named.is_none() && empty && self.names.contains_key(field.own_name()) {
            return None;
        }
        // A link to the block that the argument stands in tells about a sibling, unless its name says otherwise.
        (first != place.definition || named.is_some() || reading.cue >= BlockCue::Pointer).then_some(first)
    }

    /// Another section of the same name below the heading of the block that the argument stands in.
    fn namesake_below(&self, place: &Reached, found: DefinitionIndex) -> Option<DefinitionIndex> {
        let section = self.get(found).filter(|section| section.parent != place.definition)?;
        let namesakes = self.names.get(section.name())?;
        namesakes.iter().map(|(i, _)| *i).find(|i| {
            self.get(*i).is_some_and(|other| other.parent == place.definition && !other.fields.is_empty())
        })
    }

    fn by_name(
        &self,
        place: &Reached,
        definition: &Definition<'_>,
        field: &DeclaredField<'_>,
        reading: &FieldReading,
    ) -> Option<(DefinitionIndex, LinkReason)> {
        let name = field.own_name();
        let all = self.names.get(name).map(Vec::as_slice).unwrap_or_default();
        let cued = reading.cue >= BlockCue::Pointer;
        let fits = |i: DefinitionIndex| {
            (cued || (i != place.definition && (!self.claimed.contains(&i) || self.is_for_several(i))))
                && self.get(i).is_some_and(|found| fits_side(found, place.side))
        };
        // A section that names the block with its parents.
        let qualified = all
            .iter()
            .filter(|(i, parents)| !parents.is_empty() && fits(*i) && ends_with(&place.path, parents))
            .max_by_key(|(i, parents)| (parents.len(), usize::MAX - i));
        if let Some((found, _)) = qualified {
            return Some((*found, LinkReason::Path));
        }
        let unqualified: Vec<DefinitionIndex> =
            all.iter().filter(|(i, parents)| parents.is_empty() && fits(*i)).map(|(i, _)| *i).collect();
        if let Some(found) = self.one_of(place, definition, field, &unqualified, LinkReason::OnlyName) {
            return Some(found);
        }
        if self.similar.is_empty() {
            return None;
        }
        let similar = self.similar.get(&loose(name)).into_iter().flatten().copied();
        let similar: Vec<DefinitionIndex> =
            similar.filter(|i| fits(*i) && !self.is_of_other_parents(*i)).collect();
        self.one_of(place, definition, field, &similar, LinkReason::SimilarName)
    }

    /// Whether a section without members goes on about the value that a text states: about what a JSON document holds, or how
    /// a number comes about.
    fn tells_of_values(&self, section: DefinitionIndex, reading: &FieldReading) -> bool {
        let is_empty = self.get(section).is_some_and(|section| section.fields.is_empty());
        let is_below = |other: &Definition<'_>| other.parent == section;
        let is_leaf = is_empty && !self.outline.definitions.iter().any(is_below);
        let is_told =
            reading.stated_type().is_some_and(|ty| *ty != Type::Bool) || reading.speaks_of_a_value();
        is_leaf && reading.cue < BlockCue::Block && is_told
    }

    /// Whether a section says that it is about several blocks: that one of them is cued tells nothing about the others.
    fn is_for_several(&self, index: DefinitionIndex) -> bool {
        let label = self.get(index).and_then(|definition| definition.label.as_ref());
        label.is_some_and(|label| label.written && label.paths.len() > 1)
    }

    /// Whether a section names the parents of its block: it is found by its path, or not at all.
    fn is_of_other_parents(&self, index: DefinitionIndex) -> bool {
        let label = self.get(index).and_then(|definition| definition.label.as_ref());
        label.is_some_and(|label| label.paths.iter().all(|path| path.len() > 1))
    }

    /// The section that a text names in words: "See Block Devices below".
    fn by_words(&self, place: &Reached, reading: &FieldReading) -> Option<DefinitionIndex> {
        if reading.speaks_of_a_value() {
            return None;
        }
        let words = reading.pointed_to()?;
        let found = self.similar.get(&loose(&words))?;
        found.iter().copied().find(|i| self.get(*i).is_some_and(|found| fits_side(found, place.side)))
    }

    fn one_of(
        &self,
        place: &Reached,
        definition: &Definition<'_>,
        field: &DeclaredField<'_>,
        found: &[DefinitionIndex],
        reason: LinkReason,
    ) -> Option<(DefinitionIndex, LinkReason)> {
        match found {
            [] => None,
            [only] => Some((*only, reason)),
            several => {
                // A section that only points to another one of its name has nothing to tell.
                let telling: Vec<DefinitionIndex> = several
                    .iter()
                    .copied()
                    .filter(|i| self.get(*i).is_some_and(|d| !d.fields.is_empty()))
                    .collect();
                self.nearest(place, definition, field, if telling.is_empty() { several } else { &telling })
            }
        }
    }

    /// Among several definitions of one name: the one below the parent's heading, else the first one later on the page,
    /// else the last one before.
    fn nearest(
        &self,
        place: &Reached,
        parent: &Definition<'_>,
        field: &DeclaredField<'_>,
        several: &[DefinitionIndex],
    ) -> Option<(DefinitionIndex, LinkReason)> {
        let at = field.text.span.start;
        let later = several.iter().copied().find(|i| self.get(*i).is_some_and(|d| d.at.start > at));
        if let Some(later) = later {
            let below = place.definition > Outline::ATTRIBUTES
                && self.get(later).is_some_and(|d| d.section == parent.section);
            return Some((later, if below { LinkReason::ParentHeading } else { LinkReason::Position }));
        }
        several.last().map(|last| (*last, LinkReason::Position))
    }
}

/// The names that some field has whose text states no value: a section of such a name is about that field. "Whether it is
/// public" on `public` is a switch where another list has the `public` that the section describes. What is listed again among
/// the attributes is the same field.
fn told<'o>(outline: &'o Outline<'_>, readings: &[Vec<FieldReading>]) -> BTreeSet<&'o str> {
    let arguments = outline.definitions.get(Outline::ARGUMENTS);
    let is_set = |name: &str| arguments.is_some_and(|of| of.fields.iter().any(|f| f.own_name() == name));
    let fields =
        outline.definitions.iter().zip(readings).enumerate().flat_map(|(i, (definition, readings))| {
            definition.fields.iter().zip(readings).map(move |(field, reading)| (i, field.own_name(), reading))
        });
    let fields = fields.filter(|(_, _, reading)| !reading.states_a_value());
    fields
        .filter(|(i, name, _)| *i != Outline::ATTRIBUTES || !is_set(name))
        .map(|(_, name, _)| name)
        .collect()
}

/// Whether a field is an operator of logic: `and`, `or` or `not` in a block that has at least two of them, which all are
/// over further blocks of the kind.
fn is_operator(place: &Reached, definition: &Definition<'_>, field: &DeclaredField<'_>) -> bool {
    let operator = |field: &DeclaredField<'_>| matches!(field.own_name(), "and" | "or" | "not");
    operator(field)
        && place.definition > Outline::ATTRIBUTES
        && definition.fields.iter().filter(|field| operator(field)).count() > 1
}

/// Whether a definition can be what a side of the resource has.
fn fits_side(definition: &Definition<'_>, side: Side) -> bool {
    match (side, definition.part) {
        // An essay may have the title of an attribute; what lists no members describes no block.
        (Side::Attributes, PagePart::Other) => !definition.fields.is_empty(),
        (Side::Arguments, PagePart::Arguments) | (Side::Attributes, _) => true,
        (Side::Arguments, _) => definition.is_marked(),
    }
}

fn ends_with(path: &[String], end: &[String]) -> bool {
    path.len() >= end.len() && path.iter().rev().zip(end.iter().rev()).all(|(a, b)| a == b)
}
