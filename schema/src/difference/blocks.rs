//! The members of blocks: what is there in either version, and what became of it.

use super::data::{Change, Guessed, What};
use super::facets;
use super::names::{Named, Names, match_names};
use super::rules::{self, Placed};
use super::types::{Pair, place};
use super::words::type_words;
use crate::model::{Argument, Attribute, Block, BlockId, Evidence, Presence, Sourced, Type};
use crate::source::Location;
use std::collections::{BTreeMap, BTreeSet};

/// The changes of the members of a type.
#[derive(Default)]
pub(super) struct Members {
    pub(super) changes: Vec<Change>,
    pub(super) reworded: usize,
}

/// Compares the members of all blocks of a type, each pair of definitions once: where several blocks share a section, the
/// first of them stands for all.
pub(super) fn compare_blocks(pair: &Pair<'_>) -> Members {
    let mut walk = BlockWalk {
        pair,
        members: Members::default(),
        seen: BTreeSet::new(),
        stated: BTreeSet::new(),
        echoes: Vec::new(),
    };
    walk.block(&BlockId::root(), &BlockId::root(), "");
    walk.members
}

/// Something in a block that has a name.
#[derive(Clone, Copy)]
pub(super) enum Member<'a> {
    Argument(&'a Argument),
    Attribute(&'a Attribute),
}

impl<'a> Member<'a> {
    pub(super) fn name(self) -> &'a str {
        match self {
            Self::Argument(argument) => &argument.name,
            Self::Attribute(attribute) => &attribute.name,
        }
    }

    pub(super) fn ty(self) -> &'a Sourced<Type> {
        match self {
            Self::Argument(argument) => &argument.ty,
            Self::Attribute(attribute) => &attribute.ty,
        }
    }

    pub(super) fn description(self) -> Option<&'a str> {
        let description = match self {
            Self::Argument(argument) => &argument.description,
            Self::Attribute(attribute) => &attribute.description,
        };
        description.as_ref().map(|text| text.value.as_str())
    }

    /// What its version says to use instead.
    pub(super) fn instead(self) -> Option<&'a str> {
        let deprecated = match self {
            Self::Argument(argument) => &argument.deprecated,
            Self::Attribute(attribute) => &attribute.deprecated,
        };
        deprecated.as_ref()?.value.replacement.as_deref()
    }

    fn at(self) -> Option<&'a Location> {
        let declared = match self {
            Self::Argument(argument) => &argument.declared,
            Self::Attribute(attribute) => &attribute.declared,
        };
        declared.first().map(|basis| &basis.at)
    }

    fn is_required(self) -> bool {
        matches!(self, Self::Argument(argument) if argument.presence.value == Presence::Required)
    }
}

/// What a page says something about; what is there by convention comes and goes with the words around it.
fn members(block: &Block) -> Vec<Member<'_>> {
    let arguments = block.arguments.iter().map(Member::Argument);
    let attributes = block.attributes.iter().filter(|attribute| !attribute.is_conventional());
    arguments.chain(attributes.map(Member::Attribute)).collect()
}

struct BlockWalk<'a> {
    pair: &'a Pair<'a>,
    members: Members,
    /// Pairs of definitions that were compared.
    seen: BTreeSet<(BlockId, BlockId)>,
    /// Where arguments state that they exclude others.
    stated: BTreeSet<Location>,
    /// Changes of rules that another argument states, with the places.
    echoes: Vec<(Option<Location>, Change)>,
}

impl<'a> BlockWalk<'a> {
    fn block(&mut self, before: &BlockId, after: &BlockId, path: &str) {
        if !self.seen.insert((before.clone(), after.clone())) {
            return;
        }
        let (Some(old), Some(new)) = (self.pair.before.block(before), self.pair.after.block(after)) else {
            return;
        };
        let news: BTreeMap<&str, Member<'a>> = members(new).into_iter().map(|it| (it.name(), it)).collect();
        let olds = members(old);
        let known: BTreeSet<&str> = olds.iter().map(|it| it.name()).collect();
        // What one version has by convention only is neither new nor gone.
        let unnamed =
            |block: &Block, name: &str| block.attribute(name).is_some_and(Attribute::is_conventional);
        let removed = olds.iter().filter(|it| !news.contains_key(it.name()) && !unnamed(new, it.name()));
        let removed: Vec<Member<'a>> = removed.copied().collect();
        let added = members(new).into_iter();
        let added: Vec<Member<'a>> =
            added.filter(|it| !known.contains(it.name()) && !unnamed(old, it.name())).collect();
        let names = match_names(&removed, &added);
        for member in &olds {
            let full = join(path, member.name());
            if let Some(other) = news.get(member.name()) {
                self.both(*member, *other, &full);
            } else if let Some(named) = names.of(member.name()) {
                self.gone(*member, named, &added, &full, path);
            }
        }
        for member in added.iter().filter(|member| !names.is_renamed(member.name())) {
            self.added(*member, &join(path, member.name()));
        }
        let stated = std::mem::take(&mut self.stated);
        for (at, change) in std::mem::take(&mut self.echoes) {
            if at.is_none_or(|at| !stated.contains(&at)) {
                self.members.changes.push(change);
            }
        }
        for what in rules::groups(&old.groups, &new.groups) {
            let at = |block: &'a Block| block.described.first().map(|basis| &basis.at);
            self.push(path, what, at(old), at(new));
        }
    }

    fn both(&mut self, before: Member<'a>, after: Member<'a>, path: &str) {
        let (old, new) = (before.at(), after.at());
        match (before, after) {
            (Member::Argument(_), Member::Attribute(_)) => self.push(path, What::BecameReadOnly, old, new),
            (Member::Attribute(_), Member::Argument(_)) => {
                self.push(path, What::BecameSettable { required: after.is_required() }, old, new);
            }
            (Member::Argument(one), Member::Argument(other)) => {
                facets::argument(one, other).for_each(|what| self.push(path, what, old, new));
                for Placed { what, old: old_at, new: new_at, is_conflict } in rules::argument(one, other) {
                    // Two arguments that exclude each other each have the rule, which one of them states.
                    let line = |at: Option<&Location>| at.map(|at| at.line);
                    let elsewhere = new_at.is_some_and(|at| Some(at.line) != line(new))
                        || old_at.is_some_and(|at| Some(at.line) != line(old));
                    let change = self.change(path, what, old_at.or(old), new_at.or(new));
                    if is_conflict && elsewhere {
                        self.echoes.push((new_at.or(old_at).cloned(), change));
                    } else {
                        self.stated.extend(new_at.or(old_at).filter(|_| is_conflict).cloned());
                        self.members.changes.push(change);
                    }
                }
            }
            (Member::Attribute(one), Member::Attribute(other)) => {
                let deprecated = facets::deprecation(&one.deprecated, &other.deprecated);
                deprecated.into_iter().for_each(|what| self.push(path, what, old, new));
            }
        }
        self.members.reworded += usize::from(before.description() != after.description());
        let (from, to) = (type_words(&before.ty().value), type_words(&after.ty().value));
        if from != to {
            let guessed = match (states(before.ty()), states(after.ty())) {
                (true, true) => None,
                (false, true) => Some(Guessed::Old),
                (true, false) => Some(Guessed::New),
                (false, false) => Some(Guessed::Both),
            };
            self.push(path, What::TypeChanged { from, to, guessed }, old, new);
        }
        if let (Some(one), Some(other)) = (before.ty().value.block(), after.ty().value.block()) {
            self.block(&one.definition, &other.definition, path);
        }
    }

    fn gone(&mut self, member: Member<'a>, named: &Named<'_>, added: &[Member<'a>], path: &str, block: &str) {
        let after = |name: &str| added.iter().copied().find(|it| it.name() == name);
        match *named {
            Named::Certainly(to) => {
                let other = after(to);
                let what = What::Renamed { to: to.to_owned() };
                self.push(path, what, member.at(), other.and_then(Member::at));
                if let Some(other) = other {
                    self.both(member, other, &join(block, to));
                }
            }
            Named::Perhaps(to) => self.removed(member, Some(to), path),
            Named::Gone => self.removed(member, None, path),
        }
    }

    fn removed(&mut self, member: Member<'a>, perhaps: Option<&str>, path: &str) {
        let (perhaps, instead) = (perhaps.map(str::to_owned), member.instead().map(str::to_owned));
        let what = match member {
            Member::Argument(_) => What::ArgumentRemoved { perhaps, instead },
            Member::Attribute(_) => What::AttributeRemoved { perhaps, instead },
        };
        self.push(path, what, member.at(), None);
    }

    fn added(&mut self, member: Member<'a>, path: &str) {
        let ty = type_words(&member.ty().value);
        let what = match member {
            Member::Argument(_) => What::ArgumentAdded { required: member.is_required(), ty },
            Member::Attribute(_) => What::AttributeAdded { ty },
        };
        self.push(path, what, None, member.at());
    }

    fn push(&mut self, path: &str, what: What, old: Option<&Location>, new: Option<&Location>) {
        let change = self.change(path, what, old, new);
        self.members.changes.push(change);
    }

    fn change(&self, path: &str, what: What, old: Option<&Location>, new: Option<&Location>) -> Change {
        Change {
            path: path.to_owned(),
            impact: what.impact(),
            what,
            old: old.map(|at| place(at, self.pair.old)),
            new: new.map(|at| place(at, self.pair.new)),
        }
    }
}

/// Whether a version states a type, rather than leaving it to be guessed.
fn states(ty: &Sourced<Type>) -> bool {
    ty.bases.first().is_some_and(|basis| basis.evidence > Evidence::Elsewhere)
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The matches of a block's names, where some are gone.
impl<'a> Names<'a> {
    fn is_renamed(&self, name: &str) -> bool {
        self.by_old.values().any(|named| *named == Named::Certainly(name))
    }

    fn of(&self, name: &str) -> Option<&Named<'a>> {
        self.by_old.get(name)
    }
}
