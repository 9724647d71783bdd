//! Which new name an old one became.

use super::blocks::Member;
use super::types::MOST_PAIRS;
use super::words::type_words;
use crate::suggest::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// How long a description must be before it tells who is meant, in characters.
const TELLING: usize = 24;

/// What became of a name that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// It is another one now: the old page says so, or the new one describes it in the same words.
    Certainly(&'a str),
    /// Another one is much like it.
    Perhaps(&'a str),
    /// Nothing takes its place.
    Gone,
}

/// What became of the names of a block that are gone.
pub(super) struct Names<'a> {
    pub(super) by_old: BTreeMap<&'a str, Named<'a>>,
}

/// Finds the new names of what was removed among what was added.
pub(super) fn match_names<'a>(removed: &[Member<'a>], added: &[Member<'a>]) -> Names<'a> {
    // Descriptions that stand once on either side.
    let described = |members: &[Member<'a>]| {
        let mut by_text: BTreeMap<(&'a str, bool), Option<Member<'a>>> = BTreeMap::new();
        for member in members {
            let Some(text) = member.description() else { continue };
            let slot = by_text.entry((text, is_argument(*member)));
            slot.and_modify(|only| *only = None).or_insert(Some(*member));
        }
        by_text
    };
    let (olds, news) = (described(removed), described(added));
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let mut by_old = BTreeMap::new();
    let same_words = |member: Member<'a>| {
        let key = member.description().map(|text| (text, is_argument(member)));
        let unique = key.filter(|key| olds.get(key).is_some_and(Option::is_some));
        let other = unique.and_then(|key| news.get(&key).copied().flatten());
        other.filter(|other| type_words(&member.ty().value) == type_words(&other.ty().value))
    };
    let is_telling =
        |member: Member<'_>| member.description().is_some_and(|text| text.chars().count() >= TELLING);
    for member in removed {
        let certain = replacement(*member, added).or(same_words(*member).filter(|_| is_telling(*member)));
        if let Some(other) = certain.filter(|other| taken.insert(other.name())) {
            by_old.insert(member.name(), Named::Certainly(other.name()));
        }
    }
    let few = removed.len().saturating_mul(added.len()) <= MOST_PAIRS;
    for member in removed {
        if by_old.contains_key(member.name()) {
            continue;
        }
        let open = added.iter().filter(|_| few).filter(|it| is_argument(**it) == is_argument(*member));
        let open = open.map(|it| it.name()).filter(|name| !taken.contains(name));
        let like = nearest(member.name(), open).or(same_words(*member).map(Member::name));
        by_old.insert(member.name(), like.map_or(Named::Gone, Named::Perhaps));
    }
    Names { by_old }
}

/// What the old page says to use instead.
fn replacement<'a>(member: Member<'a>, added: &[Member<'a>]) -> Option<Member<'a>> {
    let name = member.instead()?;
    let same_kind = |it: &Member<'a>| {
        is_argument(*it) == is_argument(member)
            && type_words(&it.ty().value) == type_words(&member.ty().value)
    };
    added.iter().copied().filter(same_kind).find(|it| it.name() == name)
}

fn is_argument(member: Member<'_>) -> bool {
    matches!(member, Member::Argument(_))
}
