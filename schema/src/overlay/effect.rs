//! Whether a correction changes anything that a user of the schema could notice.

use crate::model::{Argument, Attribute, Block, Group, Import, Resource, Sourced};

/// Whether two resources differ by more than where their facts stand and how their rules are worded.
pub(super) fn differ(before: Option<&Resource>, after: Option<&Resource>) -> bool {
    before.map(meaning) != after.map(meaning)
}

/// A resource without the places of its facts, and without the sentences that state its rules.
fn meaning(resource: &Resource) -> Resource {
    let mut resource = resource.clone();
    placeless(&mut resource.subcategory);
    placeless(&mut resource.description);
    placeless(&mut resource.deprecated);
    placeless(&mut resource.notes);
    block(&mut resource.root);
    resource.blocks.values_mut().for_each(block);
    resource.timeouts.iter_mut().for_each(|timeout| timeout.bases.clear());
    resource.contexts.iter_mut().for_each(|context| context.bases.clear());
    if let Some(Import { template, samples, notes }) = &mut resource.import {
        placeless(template);
        placeless(samples);
        placeless(notes);
    }
    resource
}

fn block(block: &mut Block) {
    let Block { arguments, attributes, groups, notes, described } = block;
    arguments.iter_mut().for_each(argument);
    attributes.iter_mut().for_each(attribute);
    for Group { text, bases, .. } in groups {
        text.clear();
        bases.clear();
    }
    placeless(notes);
    described.clear();
}

fn argument(argument: &mut Argument) {
    placeless([&mut argument.presence]);
    placeless([&mut argument.ty]);
    placeless(&mut argument.computed);
    placeless(&mut argument.description);
    placeless(&mut argument.force_new);
    placeless(&mut argument.sensitive);
    placeless(&mut argument.write_only);
    placeless(&mut argument.deprecated);
    placeless(&mut argument.notes);
    for default in &mut argument.defaults {
        default.text.clear();
        default.bases.clear();
    }
    for rule in &mut argument.rules {
        rule.text.clear();
        rule.bases.clear();
    }
    argument.declared.clear();
}

fn attribute(attribute: &mut Attribute) {
    placeless([&mut attribute.ty]);
    placeless(&mut attribute.description);
    placeless(&mut attribute.sensitive);
    placeless(&mut attribute.deprecated);
    attribute.declared.clear();
}

fn placeless<'a, T: 'a>(facts: impl IntoIterator<Item = &'a mut Sourced<T>>) {
    facts.into_iter().for_each(|fact| fact.bases.clear());
}
