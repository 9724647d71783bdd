//! Contexts that exclude each other: arguments for WebSocket APIs beside arguments for HTTP APIs.
//!
//! Nothing in a resource says which context it is used in, but what it sets may fit one context only. That context then
//! holds, or what is set is wrong already; and what is bound to two values of one argument cannot hold together.

use crate::table::{Argument, Block, Place, Table};
use crate::{Check, Facts, Known, Truth};
use std::collections::{BTreeMap, BTreeSet};

/// Something set that fits one context only.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand<'a> {
    /// The argument.
    pub argument: &'a Argument,
    /// Its value, where the value fits the context only.
    pub value: Option<&'a str>,
    /// The context.
    pub context: &'a str,
    /// Where the rule is stated.
    pub place: &'a Place,
    /// Whether it is certainly set.
    pub always: bool,
}

impl Demand<'_> {
    /// What is demanded, and by what: "`color` is for lamps only".
    #[must_use]
    pub fn in_words(&self) -> String {
        let name = &self.argument.name;
        match self.value {
            Some(value) => format!("`{value}` of `{name}` is for {} only", self.context),
            None => format!("`{name}` is for {} only", self.context),
        }
    }
}

/// What the arguments of a block that are set, or may be, demand of the context, in the order of the block. Rules that
/// the document contradicts demand nothing.
pub fn demands<'a>(block: &'a Block, facts: &(impl Facts + ?Sized)) -> Vec<Demand<'a>> {
    let mut demands = Vec::new();
    for argument in &block.arguments {
        let known = facts.known(&argument.name);
        if known == Known::Unset {
            continue;
        }
        let always = known.is_set() == Truth::True;
        for rule in argument.rules.iter().filter(|rule| rule.stated.contradicted_by.is_none()) {
            let (value, condition) = match (&rule.check, &known) {
                (Check::OnlyWhen(condition), _) => (None, Some(condition)),
                (Check::OneOf(set), Known::Value(value)) => {
                    let mut same = set.values.iter().filter(|allowed| value.text() == Some(&allowed.value));
                    match (same.next(), same.next()) {
                        (Some(allowed), None) => (Some(allowed.value.as_str()), allowed.when.as_ref()),
                        _ => continue,
                    }
                }
                _ => continue,
            };
            let applies = rule.stated.when.as_ref().map_or(Truth::True, |when| when.holds(facts));
            if applies != Truth::True {
                continue;
            }
            for context in condition.map(crate::Condition::demanded_contexts).unwrap_or_default() {
                demands.push(Demand { argument, value, context, place: &rule.stated.place, always });
            }
        }
    }
    demands
}

/// Pairs of contexts that cannot both hold, since they are bound to different values of one argument; each pair both
/// ways.
#[must_use]
pub fn exclusive(table: &Table) -> BTreeSet<(&str, &str)> {
    let mut pairs = BTreeSet::new();
    for (i, a) in table.contexts.iter().enumerate() {
        for b in &table.contexts[..i] {
            let same =
                (&a.argument, &a.target, &a.target_argument) == (&b.argument, &b.target, &b.target_argument);
            if same && !a.values.iter().any(|value| b.values.contains(value)) {
                pairs.insert((a.context.as_str(), b.context.as_str()));
                pairs.insert((b.context.as_str(), a.context.as_str()));
            }
        }
    }
    pairs
}

/// The contexts that what is certainly set decides: those that must hold, and those that these exclude. The first demand
/// counts; what does not fit it is a fault of its own.
#[must_use]
pub fn decided<'a>(table: &'a Table, demands: &[Demand<'a>]) -> BTreeMap<&'a str, bool> {
    let mut decided = BTreeMap::new();
    let exclusive = exclusive(table);
    for demand in demands.iter().filter(|demand| demand.always) {
        if decided.contains_key(demand.context) {
            continue;
        }
        decided.insert(demand.context, true);
        for (_, other) in exclusive.iter().filter(|(context, _)| *context == demand.context) {
            decided.entry(other).or_insert(false);
        }
    }
    decided
}

/// Demands that no context can meet, each with the earlier one that excludes it. What does not fit is left out, so that
/// there is one pair for each argument on the wrong side.
#[must_use]
pub fn contradictions<'a, 'd>(
    table: &Table,
    demands: &'d [Demand<'a>],
) -> Vec<(&'d Demand<'a>, &'d Demand<'a>)> {
    let exclusive = exclusive(table);
    let mut kept: Vec<&'d Demand<'a>> = Vec::new();
    let mut found = Vec::new();
    for later in demands {
        match kept.iter().find(|earlier| exclusive.contains(&(earlier.context, later.context))) {
            None => kept.push(later),
            Some(earlier) => found.push((*earlier, later)),
        }
    }
    found
}
