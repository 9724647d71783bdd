//! Conditions with three outcomes.

use crate::resolve::{Resolved, Setting};
use crate::schema::{Check, Condition};
use crate::suggest::list;
use std::collections::BTreeMap;

/// Whether a condition holds for every value of the struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    /// For every value.
    True,
    /// For no value.
    False,
    /// For some, or nothing can tell.
    Unknown,
}

use Truth::{False, True, Unknown};

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { True } else { False }
    }
}

/// Whether a rule applies to this struct; without a condition it does.
pub(super) fn holds(condition: Option<&Condition>, resolved: &Resolved<'_>) -> Truth {
    condition.map_or(True, |condition| outcome(condition, resolved, &resolved.contexts))
}

/// Whether what a rule demands is so. Contexts are undecided here: what belongs to another context is reported by the
/// check of contexts.
pub(super) fn evaluate(condition: &Condition, resolved: &Resolved<'_>) -> Truth {
    outcome(condition, resolved, &BTreeMap::new())
}

fn outcome(condition: &Condition, resolved: &Resolved<'_>, contexts: &BTreeMap<&str, bool>) -> Truth {
    let part = |part: &Condition| outcome(part, resolved, contexts);
    match condition {
        Condition::Words(_) => Unknown,
        Condition::Context(name) => contexts.get(&**name).map_or(Unknown, |holds| Truth::from(*holds)),
        Condition::Is { argument, values } => match resolved.at_path(argument) {
            // A value that is wrong by itself is reported once, not again by every rule about it.
            Setting::Fixed(literal) if is_wrong(argument, &literal.text(), resolved) => Unknown,
            Setting::Fixed(literal) => values.contains(&literal.text()).into(),
            Setting::Always | Setting::Maybe | Setting::Unknown => Unknown,
            Setting::Never => unset_is(argument, values, resolved),
        },
        Condition::Set(argument) => match resolved.at_path(argument) {
            Setting::Fixed(_) | Setting::Always => True,
            Setting::Maybe | Setting::Unknown => Unknown,
            // What the provider fills in may count as set.
            Setting::Never => match resolved.block.argument(argument) {
                Some(known) if known.computed => Unknown,
                _ => False,
            },
        },
        Condition::Not(inner) => match part(inner) {
            True => False,
            False => True,
            Unknown => Unknown,
        },
        Condition::All(parts) => all(parts.iter().map(part)),
        Condition::Any(parts) => parts.iter().map(part).fold(False, or),
    }
}

fn is_wrong(argument: &str, value: &str, resolved: &Resolved<'_>) -> bool {
    let Some(known) = resolved.block.argument(argument) else { return false };
    known.rules.iter().any(|rule| match &rule.check {
        Check::OneOf { values, closed: true } => !values.iter().any(|allowed| allowed.value == value),
        _ => false,
    })
}

/// An argument that is not set has its default, where the document states one.
fn unset_is(argument: &str, values: &[String], resolved: &Resolved<'_>) -> Truth {
    let Some(known) = resolved.block.argument(argument) else {
        return if argument.contains('.') { False } else { Unknown };
    };
    match &known.default {
        // That a required argument is missing is an error of its own.
        _ if known.required || known.computed || !known.default_contexts.is_empty() => Unknown,
        Some(default) => values.contains(default).into(),
        None => False,
    }
}

fn all(mut parts: impl Iterator<Item = Truth>) -> Truth {
    parts
        .try_fold(True, |all, part| match (all, part) {
            (_, False) => None,
            (True, True) => Some(True),
            _ => Some(Unknown),
        })
        .unwrap_or(False)
}

fn or(a: Truth, b: Truth) -> Truth {
    match (a, b) {
        (True, _) | (_, True) => True,
        (False, False) => False,
        _ => Unknown,
    }
}

/// Why a condition is decided: "this struct fixes `mode` to `SLOW` and never sets `size`".
pub(super) fn because(condition: &Condition, resolved: &Resolved<'_>) -> String {
    let mut names = Vec::new();
    collect(condition, &mut names);
    names.dedup();
    let reasons: Vec<String> = names.into_iter().filter_map(|name| reason(name, resolved)).collect();
    if reasons.is_empty() { String::new() } else { format!(", and this struct {}", reasons.join(" and ")) }
}

fn collect<'a>(condition: &'a Condition, names: &mut Vec<&'a str>) {
    match condition {
        Condition::Is { argument, .. } | Condition::Set(argument) => names.push(argument),
        Condition::Not(inner) => collect(inner, names),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| collect(part, names)),
        Condition::Context(_) | Condition::Words(_) => {}
    }
}

fn reason(name: &str, resolved: &Resolved<'_>) -> Option<String> {
    let name_in_words = list(&[name]);
    match resolved.at_path(name) {
        Setting::Fixed(literal) => Some(format!("fixes {name_in_words} to `{}`", literal.text())),
        Setting::Always => Some(format!("always sets {name_in_words}")),
        Setting::Never => {
            let default = resolved.block.argument(name).and_then(|known| known.default.as_ref());
            let default = default.map_or_else(String::new, |value| format!(" (by default `{value}`)"));
            Some(format!("never sets {name_in_words}{default}"))
        }
        Setting::Maybe | Setting::Unknown => None,
    }
}
