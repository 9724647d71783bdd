//! Resolution of one block: which arguments and attributes it has, and the rules over several of them.

use super::argument::{argument, attribute};
use super::merge::{all, order};
use super::positions::Positions;
use crate::diagnostic::Diagnostics;
use crate::facts::{Claim, Fact};
use crate::model::{
    Argument, Basis, Block, Check, Evidence, ExampleVerdict, Group, GroupKind, Presence, Rule, Sourced,
};
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};

/// The facts about one block, in the order of the documents.
#[derive(Debug, Default)]
pub(super) struct BlockFacts<'a> {
    pub(super) own: Vec<&'a Fact>,
    pub(super) arguments: IndexMap<&'a str, Vec<&'a Fact>>,
    pub(super) attributes: IndexMap<&'a str, Vec<&'a Fact>>,
}

pub(super) fn block(facts: &BlockFacts<'_>, diagnostics: &mut Diagnostics) -> Block {
    let nothing = Vec::new();
    let mut arguments: Vec<Argument> = facts
        .arguments
        .iter()
        .filter(|(_, facts)| exists(facts))
        .map(|(name, about)| {
            let read_as = facts.attributes.get(name).filter(|facts| exists(facts)).unwrap_or(&nothing);
            argument(name, about, read_as, diagnostics)
        })
        .collect();
    let attributes = facts
        .attributes
        .iter()
        .filter(|(name, about)| {
            exists(about) && !facts.arguments.get(*name).is_some_and(|facts| exists(facts))
        })
        .map(|(name, about)| attribute(name, about, diagnostics))
        .collect();
    symmetric_conflicts(&mut arguments);
    let mut notes =
        all(&facts.own, |claim| if let Claim::Note(text) = claim { Some(text.clone()) } else { None });
    let mut groups = groups(&facts.own);
    leave_a_choice(&groups, &mut arguments);
    // "One of the following" above a list whose members are required leaves no choice, and is no rule.
    let required = |name: &String| {
        arguments
            .iter()
            .any(|argument| argument.name == *name && argument.presence.value == Presence::Required)
    };
    let undecided = groups.extract_if(.., |group| {
        let stated = group.bases.first().is_some_and(|basis| basis.evidence < Evidence::Yaml);
        stated && group.kind != GroupKind::AllOrNone && group.arguments.iter().any(required)
    });
    notes.extend(undecided.map(|group| Sourced { value: group.text, bases: group.bases }));
    Block { arguments, attributes, groups, notes, described: described(&facts.own) }
}

/// Whether something is declared, and not taken back by evidence at least as strong.
fn exists(facts: &[&Fact]) -> bool {
    let strongest =
        |claim: &Claim| facts.iter().filter(|f| f.claim == *claim).map(|f| f.basis.evidence).max();
    match (strongest(&Claim::Declared), strongest(&Claim::Absent)) {
        (Some(declared), Some(absent)) => declared > absent,
        (declared, None) => declared.is_some(),
        (None, Some(_)) => false,
    }
}

fn described(facts: &[&Fact]) -> Vec<Basis> {
    let mut bases: Vec<Basis> =
        facts.iter().filter(|fact| fact.claim == Claim::Described).map(|fact| fact.basis.clone()).collect();
    order(&mut bases);
    bases
}

fn groups(facts: &[&Fact]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut seen = Positions::default();
    for fact in facts {
        let Claim::Group { kind, arguments, when, text } = &fact.claim else { continue };
        // Each member's text can name itself first.
        let key = (kind, sorted(arguments), when);
        let same = seen.position(&groups, key, |group| (&group.kind, sorted(&group.arguments), &group.when));
        match same.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.bases.push(fact.basis.clone()),
            None => groups.push(Group {
                kind: *kind,
                arguments: arguments.clone(),
                when: when.clone(),
                standing: ExampleVerdict::Holds,
                text: text.clone(),
                bases: vec![fact.basis.clone()],
            }),
        }
    }
    for group in &mut groups {
        order(&mut group.bases);
    }
    groups
}

fn sorted(names: &[String]) -> Vec<&String> {
    let mut names: Vec<&String> = names.iter().collect();
    names.sort();
    names
}

/// "(Required) … Exactly one of `a` and `b` is required": a page that names a choice among its arguments demands none of
/// them by itself, whatever the marker of one of them says.
fn leave_a_choice(groups: &[Group], arguments: &mut [Argument]) {
    let by_marker = |argument: &Argument| {
        let evidence = argument.presence.bases.first().map(|basis| basis.evidence);
        argument.presence.value == Presence::Required
            && matches!(evidence, Some(Evidence::Marker | Evidence::ListIntro))
    };
    for group in groups {
        let named = group.bases.first().is_some_and(|basis| basis.evidence == Evidence::Phrase);
        let of_it = |argument: &&mut Argument| group.arguments.contains(&argument.name);
        let members: Vec<&mut Argument> = arguments.iter_mut().filter(of_it).collect();
        // Two cannot both be demanded where one excludes the other.
        let excluding = members.len() > 1 && excludes_others(group);
        let choice =
            excluding || members.iter().any(|argument| argument.presence.value == Presence::Optional);
        if named && choice && group.when.is_none() && group.kind != GroupKind::AllOrNone {
            for argument in members.into_iter().filter(|argument| by_marker(argument)) {
                argument.presence.value = Presence::Optional;
            }
        }
    }
}

/// Whether a group says outright that no more than one of its members can be set.
fn excludes_others(group: &Group) -> bool {
    let lower = group.text.to_ascii_lowercase();
    let says =
        ["only one of", "exactly one of", "mutually exclusive"].iter().any(|words| lower.contains(words));
    says && matches!(group.kind, GroupKind::ExactlyOne | GroupKind::AtMostOne)
}

/// The conflicts that are stated of an argument, each with the names of the others.
fn conflicts(argument: &Argument) -> impl Iterator<Item = (&Rule, &Vec<String>)> {
    argument.rules.iter().filter_map(|rule| match &rule.check {
        Check::ConflictsWith(others) => Some((rule, others)),
        _ => None,
    })
}

/// A conflict that only one side states holds for the other side as well.
fn symmetric_conflicts(arguments: &mut [Argument]) {
    let mut missing: Vec<(usize, Rule)> = Vec::new();
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, argument) in arguments.iter().enumerate() {
        positions.entry(&argument.name).or_insert(position);
    }
    // Who is said to conflict with whom: a page can say it thousands of times.
    let mut said: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (position, argument) in arguments.iter().enumerate() {
        said.extend(
            conflicts(argument).flat_map(|(_, others)| others).map(|other| (position, other.as_str())),
        );
    }
    for argument in arguments.iter() {
        // A conditional conflict speaks of its own argument's value: it cannot be turned around.
        for (rule, others) in conflicts(argument).filter(|(rule, _)| rule.when.is_none()) {
            for index in others.iter().filter_map(|other| positions.get(other.as_str())) {
                if said.insert((*index, &argument.name)) {
                    let check = Check::ConflictsWith(vec![argument.name.clone()]);
                    missing.push((*index, Rule { check, ..rule.clone() }));
                }
            }
        }
    }
    for (index, rule) in missing {
        if let Some(argument) = arguments.get_mut(index) {
            argument.rules.push(rule);
        }
    }
}
