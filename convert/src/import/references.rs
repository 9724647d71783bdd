//! Values that are another element's id or ARN.

use super::record::Existing;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// What tells elements apart, best first.
const IDENTITIES: [&str; 2] = ["arn", "id"];

/// Who a value belongs to.
#[derive(Debug, Clone, Copy)]
enum Owner {
    /// One element, by its place and the attribute.
    One(usize, &'static str),
    Several,
}

/// Puts references where that is certain, and says how many.
pub(super) fn link(chosen: &[Existing], names: &[String], bodies: &mut [Map<String, Json>]) -> usize {
    let owners = owners(chosen);
    let mut linker = Linker { owners: &owners, chosen, names, needs: Vec::new(), found: 0 };
    // What would refer to each other in a circle stays as it is.
    let wanted: Vec<Vec<usize>> =
        bodies.iter().enumerate().map(|(place, body)| linker.wanted(place, body)).collect();
    linker.needs = without_circles(&wanted);
    for (place, body) in bodies.iter_mut().enumerate() {
        for (name, value) in body.iter_mut() {
            linker.replace(place, name, value);
        }
    }
    linker.found
}

fn owners(chosen: &[Existing]) -> BTreeMap<&str, Owner> {
    let mut owners: BTreeMap<&str, Owner> = BTreeMap::new();
    for (place, existing) in chosen.iter().enumerate() {
        for attribute in IDENTITIES {
            let Some(value) = existing.values.get(attribute).and_then(Json::as_str) else { continue };
            let owner = owners.entry(value).or_insert(Owner::One(place, attribute));
            if !matches!(owner, Owner::One(known, _) if *known == place) {
                *owner = Owner::Several;
            }
        }
    }
    owners
}

struct Linker<'a> {
    owners: &'a BTreeMap<&'a str, Owner>,
    chosen: &'a [Existing],
    names: &'a [String],
    /// Whom each may refer to.
    needs: Vec<BTreeSet<usize>>,
    found: usize,
}

impl Linker<'_> {
    /// The element that a value refers to, where that is certain.
    fn target(&self, place: usize, argument: &str, text: &str) -> Option<(usize, &'static str)> {
        let Some(Owner::One(owner, attribute)) = self.owners.get(text) else { return None };
        (*owner != place && (asks(argument) || is_unmistakable(text))).then_some((*owner, *attribute))
    }

    fn wanted(&self, place: usize, body: &Map<String, Json>) -> Vec<usize> {
        let mut wanted = Vec::new();
        let mut waiting: Vec<(&str, &Json)> =
            body.iter().map(|(name, value)| (name.as_str(), value)).collect();
        while let Some((name, value)) = waiting.pop() {
            match value {
                Json::String(text) => wanted.extend(self.target(place, name, text).map(|(owner, _)| owner)),
                Json::Array(items) => waiting.extend(items.iter().map(|item| (name, item))),
                Json::Object(members) => {
                    waiting.extend(members.iter().map(|(name, value)| (name.as_str(), value)))
                }
                _ => {}
            }
        }
        wanted
    }

    fn replace(&mut self, place: usize, argument: &str, value: &mut Json) {
        match value {
            Json::String(text) => {
                if let Some((owner, attribute)) = self.target(place, argument, text)
                    && self.needs.get(place).is_some_and(|needs| needs.contains(&owner))
                    && let (Some(other), Some(name)) = (self.chosen.get(owner), self.names.get(owner))
                {
                    *text = format!("${{{}.{name}.{attribute}}}", other.type_name);
                    self.found += 1;
                }
            }
            Json::Array(items) => items.iter_mut().for_each(|item| self.replace(place, argument, item)),
            Json::Object(members) => {
                members.iter_mut().for_each(|(name, value)| self.replace(place, name, value));
            }
            _ => {}
        }
    }
}

/// Whether an argument of this name is given another element.
fn asks(name: &str) -> bool {
    let last = name.rsplit('_').next().unwrap_or_default();
    matches!(last, "id" | "ids" | "arn" | "arns")
}

/// Whether a text can be nothing but what identifies something: an ARN, a path of several parts, an address.
fn is_unmistakable(text: &str) -> bool {
    text.starts_with("arn:") || text.starts_with("https://") || text.matches('/').count() > 2
}

/// The edges that close no circle, found depth first with a stack of its own.
fn without_circles(wanted: &[Vec<usize>]) -> Vec<BTreeSet<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; wanted.len()];
    let mut kept: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); wanted.len()];
    for start in 0..wanted.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::Open;
        let mut path = vec![(start, 0)];
        while let Some((place, next)) = path.pop() {
            let Some(target) = wanted[place].get(next).copied() else {
                state[place] = State::Done;
                continue;
            };
            path.push((place, next + 1));
            if state[target] == State::Open {
                continue;
            }
            kept[place].insert(target);
            if state[target] == State::New {
                state[target] = State::Open;
                path.push((target, 0));
            }
        }
    }
    kept
}
