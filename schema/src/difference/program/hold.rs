//! Elements of a configuration held against both versions.

use super::Breakage;
use super::read::{Configuration, Element};
use super::references::references;
use crate::check::{Broken, broken_by};
use crate::difference::data::{Difference, Place, Status, TypeDifference, What};
use crate::difference::side::Side;
use crate::difference::types::by_key;
use crate::example::{Body, Entry, Use};
use crate::model::{Resource, ResourceKind};
use crate::source::Location;
use std::collections::{BTreeMap, BTreeSet};

/// What the new version breaks of a configuration, by place. What was broken before is nothing new.
#[must_use]
pub fn broken(
    difference: &Difference,
    old: Side<'_>,
    new: Side<'_>,
    configuration: &Configuration,
) -> Vec<Breakage> {
    let changed: BTreeMap<(ResourceKind, &str), &TypeDifference> =
        difference.types.iter().map(|ty| ((ty.kind, ty.type_name.as_str()), ty)).collect();
    let (olds, news) = (by_key(old), by_key(new));
    let mut found = BTreeSet::new();
    for element in &configuration.elements {
        let used = &element.used;
        let Some(ty) = changed.get(&(used.kind, used.type_name.as_str())) else { continue };
        let key = (used.kind, used.type_name.clone());
        let (before, after) = (olds.get(&key).copied(), news.get(&key).copied());
        let held = Held { element, ty, found: &mut found };
        held.hold(before, after);
    }
    for reference in references(&changed, configuration) {
        found.insert(reference);
    }
    found.into_iter().collect()
}

/// One element beside what changed about its type.
struct Held<'a> {
    element: &'a Element,
    ty: &'a TypeDifference,
    found: &'a mut BTreeSet<Breakage>,
}

impl Held<'_> {
    fn hold(mut self, before: Option<&Resource>, after: Option<&Resource>) {
        let used = &self.element.used;
        match &self.ty.status {
            Status::Added => return,
            Status::Removed { perhaps } => {
                let perhaps = match perhaps {
                    Some(other) => format!("; perhaps it is `{}` now", used.kind.address(other)),
                    None => String::new(),
                };
                return self.say(&used.at, format!("`{}` was removed{perhaps}", self.ty.address()));
            }
            Status::Renamed { to } => {
                self.say(
                    &used.at,
                    format!("`{}` is called `{}` now", self.ty.address(), used.kind.address(to)),
                );
            }
            Status::Changed => {}
        }
        for change in &self.ty.changes {
            let breaks = match &change.what {
                What::ArgumentRemoved { .. } | What::Renamed { .. } | What::BecameReadOnly => true,
                // Terraform takes one block wherever it takes several.
                What::TypeChanged { from, to, .. } => !(is_blocks(from) && is_blocks(to) && to != "block"),
                _ => false,
            };
            if breaks {
                for entry in entries_at(&used.body, &change.path) {
                    self.say(&entry.at, change.to_string());
                }
            }
        }
        let (Some(before), Some(after)) = (before, after) else { return };
        let broken_before: BTreeSet<(String, String)> =
            broken_by(before, used).into_iter().map(|it| (it.path, it.stated)).collect();
        for Broken { path, stated, deed, at } in broken_by(after, used) {
            if !broken_before.contains(&(path.clone(), stated.clone())) {
                self.say(&at, format!("{stated}, but this {deed}"));
            }
        }
    }

    fn say(&mut self, at: &Location, message: String) {
        let place = Place { file: at.path.to_string(), line: at.line, column: at.column };
        self.found.insert(Breakage {
            at: place,
            element: address(&self.element.used),
            construct: self.element.construct.clone(),
            message,
        });
    }
}

/// How Terraform addresses an element.
pub(super) fn address(used: &Use) -> String {
    match used.kind {
        ResourceKind::Provider => format!("provider.{}", used.type_name),
        kind => format!("{}.{}", kind.address(&used.type_name), used.label),
    }
}

/// Whether a type in words is that of a block, or of a list or set of blocks.
fn is_blocks(ty: &str) -> bool {
    matches!(ty, "block" | "list of blocks" | "set of blocks")
}

/// What stands at a path below a body, in each of the blocks on the way.
fn entries_at<'a>(body: &'a Body, path: &str) -> Vec<&'a Entry> {
    let mut bodies = vec![body];
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        let entries = bodies.iter().flat_map(|body| body.named(name));
        if names.peek().is_none() {
            return entries.collect();
        }
        bodies = entries.flat_map(|entry| entry.value.bodies()).collect();
    }
    Vec::new()
}
