//! The rules about one argument, and about several.

use super::data::What;
use crate::model::{
    Argument, Bounds, Check, Condition, EnumValue, ExampleVerdict, Group, Number, Range, Rule, ValueSet,
};
use crate::source::Location;
use std::collections::{BTreeMap, BTreeSet};

/// A change with the places of the rules.
pub(super) struct Placed<'a> {
    pub(super) what: What,
    pub(super) old: Option<&'a Location>,
    pub(super) new: Option<&'a Location>,
    /// Whether the rule is that two arguments exclude each other.
    pub(super) is_conflict: bool,
}

impl<'a> Placed<'a> {
    fn new(what: What, old: Option<&'a Rule>, new: Option<&'a Rule>) -> Self {
        let is_conflict = old.or(new).is_some_and(|rule| matches!(rule.check, Check::ConflictsWith(_)));
        Self { what, old: old.and_then(at), new: new.and_then(at), is_conflict }
    }
}

/// The rules of an argument, by what they are about and when they hold.
pub(super) fn argument<'a>(before: &'a Argument, after: &'a Argument) -> Vec<Placed<'a>> {
    let (mut olds, mut news): (Vec<&Rule>, Vec<&Rule>) =
        (before.rules.iter().collect(), after.rules.iter().collect());
    // What stands on both sides is no change, wherever it stands and in whatever words.
    olds.retain(|old| match news.iter().position(|new| is_same(old, new)) {
        Some(same) => {
            news.remove(same);
            false
        }
        None => true,
    });
    let mut changes = Vec::new();
    for old in olds {
        let partner =
            news.iter().position(|new| old.check.family() == new.check.family() && old.when == new.when);
        let Some(new) = partner.map(|index| news.remove(index)) else {
            changes.push(Placed::new(What::RuleRemoved { rule: old.to_string() }, Some(old), None));
            continue;
        };
        changes.extend(changed(old, new).into_iter().map(|what| Placed::new(what, Some(old), Some(new))));
    }
    let added = news.into_iter().map(|new| {
        let enforced = new.standing == ExampleVerdict::Holds;
        Placed::new(What::RuleAdded { rule: new.to_string(), enforced }, None, Some(new))
    });
    changes.extend(added);
    changes
}

fn at(rule: &Rule) -> Option<&Location> {
    rule.bases.first().map(|basis| &basis.at)
}

/// Whether two rules demand the same: what is said beside a value, and the order of values, are no part of that.
fn is_same(one: &Rule, other: &Rule) -> bool {
    let same = match (&one.check, &other.check) {
        (Check::OneOf(a), Check::OneOf(b)) => a.closed == b.closed && values(a) == values(b),
        (Check::ConflictsWith(a), Check::ConflictsWith(b))
        | (Check::RequiredWith(a), Check::RequiredWith(b)) => sorted(a) == sorted(b),
        (a, b) => a == b,
    };
    same && one.when == other.when
}

fn sorted(names: &[String]) -> BTreeSet<&str> {
    names.iter().map(String::as_str).collect()
}

fn values(set: &ValueSet) -> BTreeMap<&str, Option<String>> {
    let when = |value: &EnumValue| value.when.as_ref().map(ToString::to_string);
    set.values.iter().map(|value| (value.value.as_str(), when(value))).collect()
}

/// What changed between two rules of one family.
fn changed(old: &Rule, new: &Rule) -> Vec<What> {
    let (from, to) = (old.to_string(), new.to_string());
    let tightened = || vec![What::Tightened { from: from.clone(), to: to.clone() }];
    let by = |loosened: bool| match loosened {
        true => vec![What::Loosened { from: from.clone(), to: to.clone() }],
        false => tightened(),
    };
    match (&old.check, &new.check) {
        (Check::OneOf(a), Check::OneOf(b)) => of_values(a, b, new.when.as_ref()).unwrap_or_else(tightened),
        (Check::Range(a), Check::Range(b)) => by(is_within(a, b)),
        (Check::Measure(a), Check::Measure(b)) => by(a.unit == b.unit && is_within(&a.range, &b.range)),
        (Check::Length(a), Check::Length(b)) | (Check::Items(a), Check::Items(b)) => by(is_bounded(*a, *b)),
        (Check::ConflictsWith(a), Check::ConflictsWith(b))
        | (Check::RequiredWith(a), Check::RequiredWith(b)) => by(sorted(b).is_subset(&sorted(a))),
        _ => tightened(),
    }
}

/// What became of a set of values; nothing where it is another kind of set.
fn of_values(old: &ValueSet, new: &ValueSet, when: Option<&Condition>) -> Option<Vec<What>> {
    let when = when.map(ToString::to_string);
    let (before, after) = (values(old), values(new));
    let missing =
        |one: &BTreeMap<&str, Option<String>>, other: &BTreeMap<&str, Option<String>>| -> Vec<String> {
            one.keys().filter(|value| !other.contains_key(*value)).map(|value| (*value).to_owned()).collect()
        };
    let (removed, added) = (missing(&before, &after), missing(&after, &before));
    if removed.is_empty() && added.is_empty() {
        return None;
    }
    let removed = (!removed.is_empty()).then(|| What::ValuesRemoved { values: removed, when: when.clone() });
    let added = (!added.is_empty()).then_some(What::ValuesAdded { values: added, when });
    Some(removed.into_iter().chain(added).collect())
}

/// Whether the new range allows all that the old one did.
fn is_within(old: &Range, new: &Range) -> bool {
    let of = |number: Number| match number {
        Number::Integer(number) => number as f64,
        Number::Decimal(number) => number,
    };
    let low = match (old.min, new.min) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => of(b) < of(a) || (of(a) == of(b) && (old.exclusive_min || !new.exclusive_min)),
    };
    let high = match (old.max, new.max) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => of(b) > of(a) || (of(a) == of(b) && (old.exclusive_max || !new.exclusive_max)),
    };
    low && high && (old.or.is_none() || old.or == new.or)
}

/// Whether the new bounds allow all that the old ones did.
fn is_bounded(old: Bounds, new: Bounds) -> bool {
    let low = new.min.is_none_or(|min| old.min.is_some_and(|before| min <= before));
    let high = new.max.is_none_or(|max| old.max.is_some_and(|before| max >= before));
    low && high
}

/// Rules over several arguments of a block.
pub(super) fn groups(before: &[Group], after: &[Group]) -> Vec<What> {
    let same = |a: &Group, b: &Group| {
        a.kind == b.kind && a.when == b.when && sorted(&a.arguments) == sorted(&b.arguments)
    };
    let mut changes = Vec::new();
    for old in before.iter().filter(|old| !after.iter().any(|new| same(old, new))) {
        changes.push(What::RuleRemoved { rule: old.to_string() });
    }
    for new in after.iter().filter(|new| !before.iter().any(|old| same(old, new))) {
        changes
            .push(What::RuleAdded { rule: new.to_string(), enforced: new.standing == ExampleVerdict::Holds });
    }
    changes
}
