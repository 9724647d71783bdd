//! A comparison, written for people, for a page, and for tools.

mod json;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::data::{Change, Difference, Impact, Place, Status, TypeDifference, What};
use std::cmp::Reverse;

/// What a report counts.
struct Counts {
    added: usize,
    removed: usize,
    changed: usize,
    only_reworded: usize,
    breaking: usize,
    other: usize,
    reworded: usize,
}

impl Counts {
    fn of(difference: &Difference) -> Self {
        let types = &difference.types;
        let with = |wanted: fn(&Status) -> bool| types.iter().filter(|ty| wanted(&ty.status)).count();
        let changes: Vec<&Change> = types.iter().flat_map(|ty| &ty.changes).collect();
        let breaking = changes.iter().filter(|change| change.impact == Impact::Major).count();
        Self {
            added: with(|status| *status == Status::Added),
            removed: with(|status| matches!(status, Status::Removed { .. })),
            changed: types.iter().filter(|ty| is_listed(ty)).count(),
            only_reworded: with(|status| *status == Status::Changed)
                - types.iter().filter(|ty| ty.status == Status::Changed && is_listed(ty)).count(),
            breaking,
            other: changes.len() - breaking,
            reworded: types.iter().map(|ty| ty.reworded).sum(),
        }
    }

    fn types(&self, unchanged: usize) -> String {
        let Self { added, removed, changed, only_reworded, .. } = self;
        format!(
            "types: {added} added, {removed} removed, {changed} changed, {only_reworded} only reworded, {unchanged} as they were"
        )
    }

    fn changes(&self) -> String {
        let Self { breaking, other, reworded, .. } = self;
        format!(
            "changes within types: {breaking} breaking, {other} other, {}",
            counted(*reworded, "description")
        ) + " reworded"
    }
}

/// The verdict with its reason, in one sentence without a full stop.
#[must_use]
pub fn verdict(difference: &Difference) -> String {
    let Some(impact) = difference.verdict() else { return "none: nothing changed".to_owned() };
    let types = difference.types.iter().filter(|ty| ty.impact() == impact);
    let count: usize = types
        .clone()
        .map(|ty| {
            let own = usize::from(own_impact(ty) == Some(impact));
            own + ty.changes.iter().filter(|change| change.impact == impact).count()
        })
        .sum();
    let functions = difference.functions.iter().filter(|function| function.impact == impact);
    let count = count + functions.clone().count();
    // One that nobody can doubt, if there is one.
    let certain = types.clone().find(|ty| {
        own_impact(ty) == Some(impact)
            || ty.changes.iter().any(|change| change.impact == impact && !is_guessed(change))
    });
    let first = certain.or(types.clone().next()).map(|ty| reason(ty, impact));
    let of_function = functions.clone().next().map(|it| format!("the function `{}` {}", it.name, it.change));
    let first = first.or(of_function).unwrap_or_default();
    match impact {
        Impact::Major => {
            let verb = if count == 1 { "breaks" } else { "break" };
            format!("major: {} {verb} programs, such as: {first}", counted(count, "change"))
        }
        Impact::Minor => {
            let verbs = if count == 1 { "adds something or warns" } else { "add something or warn" };
            format!("minor: {} {verbs}, such as: {first}", counted(count, "change"))
        }
        Impact::Patch => "patch: nothing that programs see changed but words".to_owned(),
    }
}

/// What the type itself, rather than something in it, means for programs.
fn own_impact(ty: &TypeDifference) -> Option<Impact> {
    match ty.status {
        Status::Added => Some(Impact::Minor),
        Status::Removed { .. } | Status::Renamed { .. } => Some(Impact::Major),
        Status::Changed => None,
    }
}

fn reason(ty: &TypeDifference, impact: Impact) -> String {
    let address = ty.address();
    let own = match &ty.status {
        Status::Added => Some(format!("`{address}` was added")),
        Status::Removed { .. } => Some(format!("`{address}` was removed")),
        Status::Renamed { to } => Some(format!("`{address}` is called `{to}` now")),
        Status::Changed => None,
    };
    own.unwrap_or_else(|| {
        let change = sorted(ty).into_iter().find(|change| change.impact == impact);
        format!("in `{address}`, {}", change.map(ToString::to_string).unwrap_or_default())
    })
}

/// Whether the type stands in a report by itself, rather than among those that are new or gone.
fn is_listed(ty: &TypeDifference) -> bool {
    match ty.status {
        Status::Added | Status::Removed { .. } => false,
        Status::Renamed { .. } => true,
        Status::Changed => !ty.changes.is_empty(),
    }
}

/// "1 type", "2 types".
fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// The changes of a type, those that break programs first, and those of guessed types behind others.
fn sorted(ty: &TypeDifference) -> Vec<&Change> {
    let mut changes: Vec<&Change> = ty.changes.iter().collect();
    changes.sort_by_key(|change| (Reverse(change.impact), is_guessed(change)));
    changes
}

fn is_guessed(change: &Change) -> bool {
    matches!(change.what, What::TypeChanged { guessed: Some(_), .. })
}

/// The folders of the two versions, which every place would repeat.
struct Roots {
    old: String,
    new: String,
}

impl Roots {
    fn of(difference: &Difference) -> Self {
        let changes = || difference.types.iter().flat_map(|ty| &ty.changes);
        let functions = || difference.functions.iter();
        let olds = difference.types.iter().filter_map(|ty| ty.old.as_ref());
        let olds = olds.chain(functions().filter_map(|it| it.old.as_ref()));
        let news = difference.types.iter().filter_map(|ty| ty.new.as_ref());
        let news = news.chain(functions().filter_map(|it| it.new.as_ref()));
        Self {
            old: common(olds.chain(changes().filter_map(|change| change.old.as_ref()))),
            new: common(news.chain(changes().filter_map(|change| change.new.as_ref()))),
        }
    }

    /// A line that names them, where they are left out.
    fn line(&self) -> Option<String> {
        (!self.old.is_empty() || !self.new.is_empty())
            .then(|| format!("places are below `{}` (old) and `{}` (new)", self.old, self.new))
    }

    fn in_old(&self, place: &Place) -> String {
        format!("{}:{}", place.file.strip_prefix(&self.old).unwrap_or(&place.file), place.line)
    }

    fn in_new(&self, place: &Place) -> String {
        format!("{}:{}", place.file.strip_prefix(&self.new).unwrap_or(&place.file), place.line)
    }

    /// The places of a change, or the only one.
    fn both(&self, old: Option<&Place>, new: Option<&Place>, arrow: &str) -> Option<String> {
        match (old, new) {
            (Some(old), Some(new)) => Some(format!("{} {arrow} {}", self.in_old(old), self.in_new(new))),
            (Some(old), None) => Some(self.in_old(old)),
            (None, Some(new)) => Some(self.in_new(new)),
            (None, None) => None,
        }
    }
}

/// The folder that all files lie in, with a slash at its end.
fn common<'a>(mut places: impl Iterator<Item = &'a Place>) -> String {
    let folder = |file: &'a str| file.rsplit_once('/').map_or(0, |(folder, _)| folder.len() + 1);
    let Some(first) = places.next() else { return String::new() };
    let mut root = first.file.get(..folder(&first.file)).unwrap_or_default();
    for place in places {
        while !place.file.starts_with(root) {
            let shorter = root.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1);
            root = root.get(..shorter).unwrap_or_default();
        }
    }
    root.to_owned()
}
