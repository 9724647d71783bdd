//! Which types there are in either version, and what became of each.

use super::blocks::{Members, compare_blocks};
use super::data::{Change, Difference, Place, Status, TypeDifference, What};
use super::functions;
use super::side::Side;
use crate::model::{Resource, ResourceKind};
use crate::parallel;
use crate::source::{Location, SourceFile};
use crate::suggest::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// How many arguments two types must share before one is taken for the other under another name.
const ENOUGH_ARGUMENTS: usize = 3;

/// How many pairs of a removed and an added name are looked at for names that are like each other.
pub(super) const MOST_PAIRS: usize = 1_000_000;

/// What changed from one version to another.
#[must_use]
pub fn compare(old: Side<'_>, new: Side<'_>) -> Difference {
    let (olds, news) = (by_key(old), by_key(new));
    let only = |one: &BTreeMap<Key, &'_ Resource>, other: &BTreeMap<Key, &'_ Resource>| -> Vec<Key> {
        one.keys().filter(|key| !other.contains_key(key)).cloned().collect()
    };
    let removed: Vec<&Resource> =
        only(&olds, &news).iter().filter_map(|key| olds.get(key).copied()).collect();
    let added: Vec<&Resource> = only(&news, &olds).iter().filter_map(|key| news.get(key).copied()).collect();
    let renamed = renamed(&removed, &added);
    let both: Vec<(&Resource, &Resource)> = olds
        .iter()
        .filter_map(|(key, before)| {
            let renamed = renamed.get(&(before.kind, before.type_name.as_str()));
            Some((*before, *news.get(key).or(renamed)?))
        })
        .collect();
    let compared: Vec<TypeDifference> =
        parallel::map(both, |(before, after)| Pair { before, after, old, new }.compare());
    let (mut types, same): (Vec<_>, Vec<_>) = compared.into_iter().partition(TypeDifference::is_worth_a_word);
    let key = |resource: &Resource| (resource.kind, resource.type_name.clone());
    let new_names: BTreeSet<Key> = renamed.values().map(|resource| key(resource)).collect();
    for resource in &removed {
        if !renamed.contains_key(&(resource.kind, resource.type_name.as_str())) {
            let names = added.iter().filter(|it| it.kind == resource.kind).map(|it| it.type_name.as_str());
            let few = removed.len().saturating_mul(added.len()) <= MOST_PAIRS;
            let perhaps = nearest(&resource.type_name, names.filter(|_| few)).map(str::to_owned);
            types.push(alone(resource, Status::Removed { perhaps }, old, true));
        }
    }
    let really_new = added.iter().filter(|resource| !new_names.contains(&key(resource)));
    types.extend(really_new.map(|resource| alone(resource, Status::Added, new, false)));
    types.sort_by(|a, b| (a.kind, &a.type_name).cmp(&(b.kind, &b.type_name)));
    Difference { types, functions: functions::compare(old, new), unchanged: same.len() }
}

pub(super) type Key = (ResourceKind, String);

pub(super) fn by_key(side: Side<'_>) -> BTreeMap<Key, &Resource> {
    let resources = side.schema.resources.iter();
    resources.map(|resource| ((resource.kind, resource.type_name.clone()), resource)).collect()
}

/// Removed types that are there under another name without a doubt: the old page says what to use instead, or exactly one new
/// type has all of the arguments and no other removed one has.
fn renamed<'a>(
    removed: &[&'a Resource],
    added: &[&'a Resource],
) -> BTreeMap<(ResourceKind, &'a str), &'a Resource> {
    let names = |resource: &'a Resource| -> BTreeSet<&'a str> {
        resource.root.arguments.iter().map(|argument| argument.name.as_str()).collect()
    };
    /// Removed and added types with the same arguments.
    type Alike<'a> = (Vec<&'a Resource>, Vec<&'a Resource>);
    let mut by_arguments: BTreeMap<(ResourceKind, BTreeSet<&str>), Alike<'_>> = BTreeMap::new();
    for resource in removed {
        by_arguments.entry((resource.kind, names(resource))).or_default().0.push(resource);
    }
    for resource in added {
        by_arguments.entry((resource.kind, names(resource))).or_default().1.push(resource);
    }
    let mut renamed = BTreeMap::new();
    for ((kind, arguments), (olds, news)) in &by_arguments {
        if let ([before], [after]) = (olds.as_slice(), news.as_slice())
            && arguments.len() >= ENOUGH_ARGUMENTS
            && nearest(&before.type_name, [after.type_name.as_str()]).is_some()
        {
            renamed.insert((*kind, before.type_name.as_str()), *after);
        }
    }
    for resource in removed {
        let replacement = resource.deprecated.as_ref().and_then(|said| said.value.replacement.as_deref());
        let after =
            added.iter().find(|it| it.kind == resource.kind && Some(it.type_name.as_str()) == replacement);
        if let Some(after) = after {
            renamed.insert((resource.kind, resource.type_name.as_str()), *after);
        }
    }
    renamed
}

/// A type that only one version has.
fn alone(resource: &Resource, status: Status, side: Side<'_>, is_old: bool) -> TypeDifference {
    let place = type_place(resource, side);
    let (old, new) = if is_old { (place, None) } else { (None, place) };
    TypeDifference {
        kind: resource.kind,
        type_name: resource.type_name.clone(),
        status,
        old,
        new,
        changes: Vec::new(),
        reworded: 0,
    }
}

impl TypeDifference {
    fn is_worth_a_word(&self) -> bool {
        self.status != Status::Changed || !self.changes.is_empty() || self.reworded > 0
    }
}

/// One type in both versions.
pub(super) struct Pair<'a> {
    pub(super) before: &'a Resource,
    pub(super) after: &'a Resource,
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
}

impl Pair<'_> {
    fn compare(&self) -> TypeDifference {
        let status = if self.before.type_name == self.after.type_name {
            Status::Changed
        } else {
            Status::Renamed { to: self.after.type_name.clone() }
        };
        let Members { mut changes, mut reworded } = compare_blocks(self);
        let (old, new) = (type_place(self.before, self.old), type_place(self.after, self.new));
        let text = |resource: &Resource| resource.description.as_ref().map(|text| text.value.clone());
        reworded += usize::from(text(self.before) != text(self.after));
        let of_type = |what: What| Change {
            path: String::new(),
            impact: what.impact(),
            what,
            old: old.clone(),
            new: new.clone(),
        };
        let deprecated = super::facets::deprecation(&self.before.deprecated, &self.after.deprecated);
        changes.splice(0..0, deprecated.map(of_type));
        changes.extend(self.timeouts().map(of_type));
        TypeDifference {
            kind: self.before.kind,
            type_name: self.before.type_name.clone(),
            status,
            old,
            new,
            changes,
            reworded,
        }
    }

    fn timeouts(&self) -> impl Iterator<Item = What> {
        let operations = |resource: &Resource| -> BTreeSet<String> {
            resource.timeouts.iter().map(|timeout| timeout.operation.clone()).collect()
        };
        let (before, after) = (operations(self.before), operations(self.after));
        let removed: Vec<String> = before.difference(&after).cloned().collect();
        let added: Vec<String> = after.difference(&before).cloned().collect();
        let removed = (!removed.is_empty()).then_some(What::TimeoutsRemoved { operations: removed });
        let added = (!added.is_empty()).then_some(What::TimeoutsAdded { operations: added });
        removed.into_iter().chain(added)
    }
}

/// Where a version describes a type: its first argument or attribute is on the page for certain.
fn type_place(resource: &Resource, side: Side<'_>) -> Option<Place> {
    let description = resource.description.as_ref().and_then(|text| text.at());
    let declared = resource.root.arguments.iter().flat_map(|argument| &argument.declared);
    let read = resource.root.attributes.iter().flat_map(|attribute| &attribute.declared);
    let first = declared.chain(read).map(|basis| &basis.at).next();
    description.or(first).map(|at| place(at, side))
}

/// A place by the path that people are shown.
pub(super) fn place(at: &Location, side: Side<'_>) -> Place {
    let file = side.sources.named(&at.path).map_or(&*at.path, SourceFile::path);
    Place { file: file.to_owned(), line: at.line, column: at.column }
}
