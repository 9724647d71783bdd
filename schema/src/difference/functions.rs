//! The functions of either version.

use super::data::{FunctionDifference, Impact};
use super::side::Side;
use super::types::place;
use super::words::type_words;
use crate::model::{Function, Parameter};
use std::collections::BTreeMap;

/// The functions that differ, by name.
pub(super) fn compare(old: Side<'_>, new: Side<'_>) -> Vec<FunctionDifference> {
    let by_name = |side: Side<'_>| -> BTreeMap<String, Function> {
        side.schema.functions.iter().map(|function| (function.name.clone(), function.clone())).collect()
    };
    let (olds, news) = (by_name(old), by_name(new));
    let mut names: Vec<&String> = olds.keys().chain(news.keys()).collect();
    names.sort();
    names.dedup();
    let mut found = Vec::new();
    for name in names {
        let (before, after) = (olds.get(name), news.get(name));
        let changes = match (before, after) {
            (Some(_), None) => vec![("was removed".to_owned(), Impact::Major)],
            (None, Some(_)) => vec![("was added".to_owned(), Impact::Minor)],
            (Some(before), Some(after)) => changed(before, after),
            (None, None) => Vec::new(),
        };
        found.extend(changes.into_iter().map(|(change, impact)| FunctionDifference {
            name: name.clone(),
            change,
            impact,
            old: before.map(|function| place(&function.at, old)),
            new: after.map(|function| place(&function.at, new)),
        }));
    }
    found
}

/// What changed in the signature of a function.
fn changed(before: &Function, after: &Function) -> Vec<(String, Impact)> {
    let mut changes = Vec::new();
    let (takes, took) = (parameters(after), parameters(before));
    if takes != took {
        changes.push((format!("takes {takes} instead of {took}"), Impact::Major));
    }
    if before.returns != after.returns || before.members.is_empty() != after.members.is_empty() {
        let of = |function: &Function| match function.members.is_empty() {
            true => type_words(&function.returns),
            false => "object".to_owned(),
        };
        changes.push((format!("gives a {} instead of a {}", of(after), of(before)), Impact::Major));
        return changes;
    }
    let news: BTreeMap<&str, _> = after.members.iter().map(|it| (it.name.as_str(), &it.ty)).collect();
    let olds: BTreeMap<&str, _> = before.members.iter().map(|it| (it.name.as_str(), &it.ty)).collect();
    for (name, ty) in &olds {
        match news.get(name) {
            None => changes.push((format!("gives no `{name}` any longer"), Impact::Major)),
            Some(now) if now != ty => {
                let (from, to) = (type_words(ty), type_words(now));
                changes.push((format!("gives `{name}` as a {to} instead of a {from}"), Impact::Major));
            }
            Some(_) => {}
        }
    }
    let added = news.keys().filter(|name| !olds.contains_key(*name));
    changes.extend(added.map(|name| (format!("gives `{name}` as well"), Impact::Minor)));
    changes
}

/// What a function takes, in words. Names are no part of it: calls give values by their order.
fn parameters(function: &Function) -> String {
    let one = |parameter: &Parameter| type_words(&parameter.ty);
    let mut all: Vec<String> = function.parameters.iter().map(one).collect();
    all.extend(function.variadic.iter().map(|parameter| format!("{}...", one(parameter))));
    format!("({})", all.join(", "))
}
