//! Contexts that exclude each other: arguments for WebSocket APIs beside arguments for HTTP APIs.
//!
//! Nothing in a struct says which context it will be used in, but no context fits a struct whose arguments belong to two
//! contexts that cannot both hold. Which ones these are, the document says itself: by bindings to different values of one
//! argument, or by stating one limit or default per context.

use super::Findings;
use crate::input::{Input, Literal};
use crate::resolve::{Resolved, Setting};
use crate::schema::{Argument, Check, Condition, Place, Schema};
use proc_macro2::Span;
use std::collections::{BTreeMap, BTreeSet};

/// An argument, or its fixed value, that fits one context only.
struct Demand<'a> {
    what: String,
    context: &'a str,
    place: &'a Place,
    span: Span,
    /// Whether the struct always makes it.
    always: bool,
}

/// Contexts that must hold because of what is always set, and contexts that these exclude.
pub(super) fn decided<'a>(resolved: &Resolved<'a>) -> BTreeMap<&'a str, bool> {
    let mut decided = BTreeMap::new();
    let exclusive = exclusive(resolved.schema);
    for demand in demands(resolved).into_iter().filter(|demand| demand.always) {
        // The first one counts; what does not fit it is an error anyway.
        if decided.contains_key(demand.context) {
            continue;
        }
        decided.insert(demand.context, true);
        for (a, b) in &exclusive {
            if *a == demand.context {
                decided.entry(b).or_insert(false);
            } else if *b == demand.context {
                decided.entry(a).or_insert(false);
            }
        }
    }
    decided
}

pub(super) fn check(resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    if input.options.any_context {
        return;
    }
    let exclusive = exclusive(resolved.schema);
    let mut kept: Vec<Demand<'_>> = Vec::new();
    for later in demands(resolved) {
        // What does not fit is left out, so that there is one message for each argument on the wrong side.
        match kept.iter().find(|earlier| exclusive.contains(&pair(earlier.context, later.context))) {
            None => kept.push(later),
            Some(earlier) => {
                let message = message(&later, earlier, resolved.schema);
                findings.errors.at(later.span, message);
            }
        }
    }
}

fn message(later: &Demand<'_>, earlier: &Demand<'_>, schema: &Schema) -> String {
    let is_for = |demand: &Demand<'_>| {
        format!("{} is for {} only ({})", demand.what, demand.context, schema.at(demand.place))
    };
    format!(
        "{}, and {}: no value of this struct can use both; split it in two, or keep it for both with `any_context` and \
         leave the check to synth",
        is_for(later),
        is_for(earlier)
    )
}

/// What of this struct fits one context only, in its order.
fn demands<'a>(resolved: &Resolved<'a>) -> Vec<Demand<'a>> {
    let mut demands = Vec::new();
    for bound in &resolved.bound {
        let argument: &'a Argument = bound.argument;
        let fixed: Option<&Literal> = match bound.setting() {
            Setting::Fixed(literal) => Some(literal),
            _ => None,
        };
        for rule in argument.rules.iter().filter(|rule| rule.stated.contradicted_by.is_none()) {
            let (what, condition) = match &rule.check {
                Check::OnlyWhen(condition) => (format!("`{}`", argument.name), Some(condition)),
                Check::OneOf { values, .. } => {
                    let value = fixed.map(Literal::text);
                    let allowed = values.iter().find(|allowed| Some(&allowed.value) == value.as_ref());
                    let what = format!("`{}` of `{}`", value.unwrap_or_default(), argument.name);
                    (what, allowed.and_then(|allowed| allowed.when.as_ref()))
                }
                _ => continue,
            };
            for context in condition.map(required).unwrap_or_default() {
                let (place, span) = (&rule.stated.place, bound.span);
                let always = bound.setting().is_set();
                demands.push(Demand { what: what.clone(), context, place, span, always });
            }
        }
    }
    demands
}

/// The contexts without which a condition cannot hold.
fn required(condition: &Condition) -> Vec<&str> {
    match condition {
        Condition::Context(name) => vec![name],
        Condition::All(parts) => parts.iter().flat_map(required).collect(),
        _ => Vec::new(),
    }
}

/// Pairs of contexts that cannot both hold.
fn exclusive(schema: &Schema) -> BTreeSet<(&str, &str)> {
    let mut pairs = BTreeSet::new();
    for (i, a) in schema.contexts.iter().enumerate() {
        for b in &schema.contexts[..i] {
            let same =
                (&a.argument, &a.target, &a.target_argument) == (&b.argument, &b.target, &b.target_argument);
            if same && !a.values.iter().any(|value| b.values.contains(value)) {
                pairs.insert(pair(&a.context, &b.context));
            }
        }
    }
    for argument in schema.blocks.iter().flat_map(|block| &block.arguments) {
        let limits =
            argument.rules.iter().filter(|rule| matches!(rule.check, Check::Range(_) | Check::Length(_)));
        let limits: Vec<&str> = limits.filter_map(|rule| context(rule.stated.when.as_ref()?)).collect();
        let defaults: Vec<&str> = argument.default_contexts.iter().filter_map(context).collect();
        for alternatives in [limits, defaults] {
            for (i, a) in alternatives.iter().enumerate() {
                pairs.extend(alternatives[..i].iter().filter(|b| *b != a).map(|b| pair(a, b)));
            }
        }
    }
    pairs
}

fn context(condition: &Condition) -> Option<&str> {
    match condition {
        Condition::Context(name) => Some(name),
        _ => None,
    }
}

fn pair<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a < b { (a, b) } else { (b, a) }
}
