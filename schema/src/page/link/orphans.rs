//! Sections that no name or link leads to.

use super::super::label::loose;
use super::super::outline::{DeclaredField, Definition, DefinitionIndex, Outline};
use super::super::part::PagePart;
use super::super::reading::BlockCue;
use super::{LinkWalk, Reached, Side, Target};
use crate::facts::LinkReason;
use std::collections::{BTreeMap, BTreeSet};

/// A section about attributes that has the name of an argument's block lists what this block exports.
pub(super) fn exported(walk: &mut LinkWalk<'_, '_>) {
    let left: Vec<(DefinitionIndex, String)> = orphans(walk)
        .filter(|(_, definition)| definition.part == PagePart::Attributes && !definition.fields.is_empty())
        .map(|(i, definition)| (i, definition.name().to_owned()))
        .collect();
    let mut blocks: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for place in walk.links.order.iter().filter(|place| place.side == Side::Arguments) {
        if let Some(name) = place.path.last() {
            blocks.entry(name.clone()).or_default().push(place.path.clone());
        }
    }
    for (definition, name) in left {
        if let Some([only]) = blocks.get(&name).map(Vec::as_slice) {
            walk.reach(definition, Side::Attributes, only.clone());
            walk.run();
        }
    }
}

/// When one section is left over, the texts that point to a section and lead nowhere mean that one.
pub(super) fn adopt(walk: &mut LinkWalk<'_, '_>) {
    for side in [Side::Arguments, Side::Attributes] {
        let part = if side == Side::Arguments { PagePart::Arguments } else { PagePart::Attributes };
        let left: Vec<DefinitionIndex> = orphans(walk)
            .filter(|(_, definition)| definition.part == part && !definition.fields.is_empty())
            .map(|(i, _)| i)
            .collect();
        let [only] = left.as_slice() else { continue };
        let only = *only;
        let mut adopted: Vec<(Reached, usize)> = Vec::new();
        for place in walk.links.order.iter().filter(|place| place.side == side) {
            let readings = walk.readings.get(place.definition).into_iter().flatten();
            let targets = walk.links.targets.get(place.definition).into_iter().flatten();
            for (i, (reading, target)) in readings.zip(targets).enumerate() {
                let leads_nowhere = !matches!(target, Target::Described(..));
                if leads_nowhere && reading.points && !reading.speaks_of_a_value() {
                    adopted.push((place.clone(), i));
                }
            }
        }
        for (place, i) in adopted {
            let name = walk.outline.definitions.get(place.definition).and_then(|d| d.fields.get(i));
            let path = place.inside(name.map_or("", |field| field.own_name()));
            let targets = walk.links.targets.get_mut(place.definition);
            if let Some(target) = targets.and_then(|targets| targets.get_mut(i)) {
                *target = Target::Described(only, LinkReason::Position);
            }
            walk.reach(only, side, path);
        }
        walk.run();
    }
}

/// A section that begins with the bullet of the block that its heading names ("Lids" over "`lid` - A lid. Each has:"), and
/// that no other list declares, is where the resource declares it.
pub(super) fn around_itself(walk: &mut LinkWalk<'_, '_>) {
    let outline = walk.outline;
    let is_own = |definition: &Definition<'_>, name: &str| loose(name) == loose(definition.name());
    let is_block = |i: DefinitionIndex, field: &DeclaredField<'_>| {
        let reading = walk.readings.get(i).and_then(|readings| readings.first());
        field.nested.is_some() || reading.is_some_and(|reading| reading.cue == BlockCue::Block)
    };
    let found: Vec<DefinitionIndex> = orphans(walk)
        .filter(|(i, definition)| {
            let mut others = outline.definitions.iter().enumerate().filter(|(other, _)| other != i);
            definition.part == PagePart::Arguments
                && definition
                    .fields
                    .first()
                    .is_some_and(|field| is_own(definition, field.own_name()) && is_block(*i, field))
                && !others.any(|(_, other)| other.fields.iter().any(|f| is_own(definition, f.own_name())))
        })
        .map(|(i, _)| i)
        .collect();
    for section in found {
        let parent =
            outline.definitions.get(section).map_or(Outline::ARGUMENTS, |definition| definition.parent);
        if walk.place_above(parent).is_some_and(|place| place.definition == Outline::ARGUMENTS) {
            walk.reach(section, Side::Arguments, Vec::new());
            walk.run();
        }
    }
}

/// An intro that was copied from another page speaks of a block ("may have one or more `rule` blocks, which accept:") of
/// which no example knows: where a page has no other arguments, that list has those of the resource.
pub(super) fn of_another_page(walk: &mut LinkWalk<'_, '_>) {
    let outline = walk.outline;
    let has_arguments =
        outline.definitions.get(Outline::ARGUMENTS).is_some_and(|root| !root.fields.is_empty());
    if has_arguments || outline.shown.is_empty() {
        return;
    }
    let marked: Vec<(DefinitionIndex, &Definition<'_>)> = orphans(walk)
        .filter(|(_, definition)| definition.part == PagePart::Arguments && definition.is_marked())
        .map(|(i, _)| i)
        .filter_map(|i| Some((i, outline.definitions.get(i)?)))
        .collect();
    let [(only, definition)] = marked.as_slice() else { return };
    let by_intro = definition.anchors.is_empty();
    let shown = definition.fields.iter().any(|field| outline.shown.has(field.own_name()));
    if by_intro && shown && !outline.shown.has(definition.name()) {
        walk.reach(*only, Side::Arguments, Vec::new());
        walk.run();
    }
}

/// A section that names a block which no list has is itself the place where the block is declared.
pub(super) fn unlisted(walk: &mut LinkWalk<'_, '_>) {
    let outline = walk.outline;
    let declared: BTreeSet<&str> = outline
        .definitions
        .iter()
        .flat_map(|definition| &definition.fields)
        .filter(|field| !field.reference)
        .map(|field| field.own_name())
        .collect();
    let holders: BTreeSet<DefinitionIndex> =
        outline.definitions.iter().filter(|definition| definition.is_marked()).map(|d| d.parent).collect();
    let candidates: Vec<DefinitionIndex> = orphans(walk)
        .filter(|(i, definition)| {
            declares_itself(definition, holders.contains(i), outline.shown.is_outermost(definition.name()))
                && !declared.contains(definition.name())
        })
        .map(|(i, _)| i)
        .collect();
    for candidate in candidates {
        let Some(definition) = outline.definitions.get(candidate) else { continue };
        let Some(place) = walk.place_above(definition.parent) else { continue };
        let parent = place.definition;
        walk.links.unlisted.entry(parent).or_default().push(candidate);
        walk.reach(candidate, place.side, place.inside(definition.name()));
        walk.run();
    }
}

/// A heading in words over marked arguments, right below the one of the arguments or the attributes, only sorts them ("Common Lid
/// Arguments") where nothing on the page is called so and nothing leads there: what it lists are arguments of the resource.
pub(super) fn sorted(walk: &mut LinkWalk<'_, '_>) {
    let outline = walk.outline;
    let fields = |(i, definition): (DefinitionIndex, &Definition<'_>)| {
        let names: Vec<String> = definition.fields.iter().map(|field| loose(field.own_name())).collect();
        names.into_iter().map(move |name| (name, i))
    };
    let declared: BTreeSet<(String, DefinitionIndex)> =
        outline.definitions.iter().enumerate().flat_map(fields).collect();
    let groups: Vec<DefinitionIndex> = orphans(walk)
        .filter(|(i, definition)| {
            let label = definition.label.as_ref();
            let in_words = label.is_some_and(|label| !label.written && label.paths.len() == 1);
            // "CPU and Memory Options" with `memory` among them are no options of a block `memory`.
            let elsewhere = |name: String, alone: bool| {
                let mut places = declared.range((name.clone(), 0)..).take_while(|(of, _)| *of == name);
                places.any(|(_, at)| alone || at != i)
            };
            let of_declared = label.is_some_and(|label| {
                let parts: Vec<&str> = label.name().split("_and_").collect();
                parts.iter().any(|part| elsewhere(loose(part), parts.len() == 1))
            });
            in_words
                && !of_declared
                && sorts_arguments(definition)
                && !definition.fields.is_empty()
                && definition.fields.iter().all(|field| field.declaration.is_marked(field.text.text()))
        })
        .map(|(i, _)| i)
        .collect();
    for group in groups {
        walk.reach(group, Side::Arguments, Vec::new());
        walk.run();
    }
}

/// Where nothing but a reference leads to a section, that is its place.
pub(super) fn referred(walk: &mut LinkWalk<'_, '_>) {
    let outline = walk.outline;
    let mut found: Vec<(DefinitionIndex, Side, Vec<String>)> = Vec::new();
    for place in &walk.links.order {
        let fields = outline.definitions.get(place.definition).into_iter().flat_map(|d| &d.fields);
        let targets = walk.links.targets.get(place.definition).into_iter().flatten();
        for (field, target) in fields.zip(targets) {
            if let (true, Target::Described(section, _)) = (field.reference, target) {
                found.push((*section, place.side, place.inside(field.own_name())));
            }
        }
    }
    for (section, side, path) in found {
        walk.reach(section, side, path);
        walk.run();
    }
}

/// Whether a section stands among the arguments of the resource, or below its attributes with a heading that says that it
/// has arguments.
fn sorts_arguments(definition: &Definition<'_>) -> bool {
    match definition.part {
        PagePart::Arguments => definition.parent == Outline::ARGUMENTS,
        PagePart::Attributes => {
            let says_so = definition.anchors.iter().any(|anchor| anchor.ends_with("-arguments"));
            definition.parent == Outline::ATTRIBUTES && says_so
        }
        _ => false,
    }
}

/// Definitions of sections that were not reached.
fn orphans<'w>(walk: &'w LinkWalk<'_, '_>) -> impl Iterator<Item = (DefinitionIndex, &'w Definition<'w>)> {
    walk.outline.definitions.iter().enumerate().filter(|(i, definition)| {
        let reached = walk.reached.get(*i).copied().unwrap_or_default();
        !reached && !definition.nested && definition.label.is_some()
    })
}

/// Whether a section with a name as Terraform writes it, or that an example shows, holds arguments, or such a section.
fn declares_itself(definition: &Definition<'_>, holds_sections: bool, shown: bool) -> bool {
    let label = definition.label.as_ref();
    let named = label.is_some_and(|label| (label.written || shown) && label.paths.len() == 1);
    let holds = match definition.part {
        PagePart::Arguments => definition.is_marked(),
        PagePart::Attributes => true,
        _ => false,
    };
    named && (holds || (definition.fields.is_empty() && holds_sections))
}
