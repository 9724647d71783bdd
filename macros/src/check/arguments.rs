//! Rules about one argument.

use super::condition::{Truth, because, evaluate, holds};
use super::{Findings, value};
use crate::input::{Given, Input};
use crate::resolve::{Bound, Resolved, Setting};
use crate::schema::{Argument, Check, Condition, Rule};
use crate::suggest::list;

pub(super) fn check(resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    for argument in &resolved.block.arguments {
        let bound = resolved.bound.iter().find(|bound| bound.argument.name == argument.name);
        for rule in &argument.rules {
            match bound {
                None => unset(argument, rule, resolved, input, findings),
                Some(bound) => set(bound, rule, resolved, findings),
            }
        }
        if let Some(bound) = bound {
            in_no_context(bound, resolved, findings);
        }
    }
}

/// A value that breaks the limit of every context, where the document states one per context: whichever context the
/// struct is used in, it is wrong.
fn in_no_context(bound: &Bound<'_>, resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(Given { literal: Some(literal), span, .. }) = bound.given() else { return };
    let limits: Vec<&Rule> = bound
        .argument
        .rules
        .iter()
        .filter(|rule| matches!(rule.check, Check::Range(_) | Check::Length(_)))
        .filter(|rule| matches!(rule.stated.when, Some(Condition::Context(_))))
        .collect();
    let undecided = |rule: &&Rule| holds(rule.stated.when.as_ref(), resolved) == Truth::Unknown;
    let [first, _, ..] = &limits[..] else { return };
    if findings.unusable.contains(&bound.argument.name)
        || !limits.iter().all(undecided)
        || !limits.iter().all(|rule| value::breaks(&rule.check, literal, resolved).is_some())
    {
        return;
    }
    let words: Vec<&str> = limits.iter().map(|rule| rule.stated.words.as_str()).collect();
    let (name, at) = (&bound.argument.name, resolved.schema.at(&first.stated.place));
    let message = format!("`{name}` {} ({at}); `{}` fits none", words.join(", and "), literal.text());
    findings.broken(&first.stated, *span, message);
}

/// A rule on an argument that the struct does not have.
fn unset(argument: &Argument, rule: &Rule, resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    let is_broken = rule.check == Check::Required
        && resolved.setting(&argument.name) == Setting::Never
        && !argument.computed
        && !argument.required
        && holds(rule.stated.when.as_ref(), resolved) == Truth::True;
    if is_broken {
        let why = rule.stated.when.as_ref().map_or_else(String::new, |when| because(when, resolved));
        let name = &argument.name;
        let message = format!(
            "`{name}` {} ({}){why}: add a field `{name}`, or fix it with `#[{}(fixed({name} = …))]`",
            rule.stated.words,
            resolved.schema.at(&rule.stated.place),
            input.derive.attribute(),
        );
        findings.broken(&rule.stated, input.ident.span(), message);
    }
}

/// A rule on an argument that the struct sets, or may set.
fn set(bound: &Bound<'_>, rule: &Rule, resolved: &Resolved<'_>, findings: &mut Findings) {
    if holds(rule.stated.when.as_ref(), resolved) != Truth::True {
        return;
    }
    let name = &bound.argument.name;
    let rule_in_words =
        format!("`{name}` {} ({})", rule.stated.words, resolved.schema.at(&rule.stated.place));
    match &rule.check {
        Check::OnlyWhen(condition) if evaluate(condition, resolved) == Truth::False => {
            let why = because(condition, resolved);
            findings.broken(&rule.stated, bound.span, format!("{rule_in_words}{why}: {}", remove(bound)));
        }
        Check::ConflictsWith(others) => {
            for other in others {
                conflict(bound, other, &rule_in_words, rule, resolved, findings);
            }
        }
        Check::RequiredWith(others) => {
            let missing: Vec<&String> =
                others.iter().filter(|other| resolved.at_path(other) == Setting::Never).collect();
            if !missing.is_empty() {
                let missing = list(&missing);
                let message = format!(
                    "{rule_in_words}, and this struct never sets {missing}: add {missing}, or {}",
                    remove(bound)
                );
                findings.broken(&rule.stated, bound.span, message);
            }
        }
        check => {
            if let Some(Given { literal: Some(literal), span, .. }) = bound.given()
                && !findings.unusable.contains(name)
                && let Some(advice) = value::breaks(check, literal, resolved)
            {
                findings.broken(&rule.stated, *span, format!("{rule_in_words}{advice}"));
            }
        }
    }
}

/// Two arguments that exclude each other: wrong as soon as one of them is always set.
fn conflict(
    bound: &Bound<'_>,
    other: &str,
    rule_in_words: &str,
    rule: &Rule,
    resolved: &Resolved<'_>,
    findings: &mut Findings,
) {
    let name = bound.argument.name.as_str();
    let (here, there) = (bound.setting(), resolved.at_path(other));
    if !matches!(there, Setting::Fixed(_) | Setting::Always | Setting::Maybe)
        || !(here.is_set() || there.is_set())
    {
        return;
    }
    if !findings.first_about(&[name, other]) {
        return;
    }
    let why = match (here.is_set(), there.is_set()) {
        (true, true) => "and this struct always sets both: keep one".to_owned(),
        (false, _) => {
            format!("and this struct always sets `{other}`, so `{name}` can never be used: keep one")
        }
        (true, false) => {
            format!("and this struct always sets `{name}`, so `{other}` can never be used: keep one")
        }
    };
    findings.broken(&rule.stated, bound.span, format!("{rule_in_words}, {why}"));
}

fn remove(bound: &Bound<'_>) -> String {
    format!("remove `{}` from this struct", bound.argument.name)
}
