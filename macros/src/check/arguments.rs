//! Rules about one argument.

use super::Findings;
use super::facts::{Here, because, value};
use crate::input::{Given, Input};
use crate::resolve::{Bound, Resolved, Setting};
use crate::schema::{Argument, Type};
use ferroform_rules::table::Rule;
use ferroform_rules::{
    Breach, Check, Condition, Facts, Known, RuleWords, Subject, Truth, Verdict, enumeration, judge,
    path_in_words,
};

pub(super) fn check(resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    for argument in &resolved.block.arguments {
        let bound = resolved.bound.iter().find(|bound| bound.argument.name == argument.name);
        for rule in &argument.rules {
            if !Here::new(resolved).applies(rule.stated.when.as_ref()) {
                continue;
            }
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

/// A value that breaks the limit of every context, where the document states one per context: whichever of these the
/// struct is used in, it is wrong. There may be others, so that this is a note.
fn in_no_context(bound: &Bound<'_>, resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(Given { literal: Some(literal), span, .. }) = bound.given() else { return };
    let argument = bound.argument;
    let limits: Vec<&Rule> = argument
        .rules
        .iter()
        .filter(|rule| matches!(rule.check, Check::Range(_) | Check::Length(_)))
        .filter(|rule| matches!(rule.stated.when, Some(Condition::Context(_))))
        .collect();
    let [first, _, ..] = &limits[..] else { return };
    let here = Here::new(resolved);
    let undecided =
        |rule: &&Rule| rule.stated.when.as_ref().is_some_and(|when| when.holds(&here) == Truth::Unknown);
    let subject = subject(argument, Known::Value(value(literal)));
    if findings.unusable.contains(&argument.name)
        || !limits.iter().all(undecided)
        || limits.iter().any(|rule| judge(&rule.check, &subject, &here).breaches().is_empty())
    {
        return;
    }
    let words = |rule: &&Rule| RuleWords { check: &rule.check, when: rule.stated.when.as_ref() }.to_string();
    let words: Vec<String> = limits.iter().map(words).collect();
    let (name, at) = (&argument.name, resolved.schema.at(&first.stated.place));
    let message = format!("`{name}` {} ({at}); `{}` fits none", words.join(", and "), literal.text());
    findings.note(*span, message);
}

fn subject<'a>(argument: &'a Argument, known: Known<'a>) -> Subject<'a> {
    Subject { name: &argument.name, numeric: argument.ty == Type::Number, known }
}

/// A rule on an argument that the struct does not have.
fn unset(argument: &Argument, rule: &Rule, resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    let is_broken = rule.check == Check::Required
        && resolved.setting(&argument.name) == Setting::Never
        && !argument.computed
        && !argument.required;
    if is_broken {
        let why = rule.stated.when.as_ref().map_or_else(String::new, |when| because(when, resolved));
        let name = &argument.name;
        let message = format!(
            "{}{why}: add a field `{name}`, or fix it with `#[{}(fixed({name} = …))]`",
            told(&Breach::Missing, name, rule, resolved),
            input.derive.attribute(),
        );
        findings.broken(&rule.stated, input.ident.span(), message);
    }
}

/// What a broken rule says, and where it is stated.
fn told(breach: &Breach<'_>, name: &str, rule: &Rule, resolved: &Resolved<'_>) -> String {
    let message = breach.message(name, &rule.check, rule.stated.when.as_ref());
    format!("{message} ({})", resolved.schema.at(&rule.stated.place))
}

/// A rule on an argument that the struct sets, or may set.
fn set(bound: &Bound<'_>, rule: &Rule, resolved: &Resolved<'_>, findings: &mut Findings) {
    let name = bound.argument.name.as_str();
    if let Check::ConflictsWith(others) = &rule.check {
        for other in others {
            conflict(bound, other, rule, resolved, findings);
        }
        return;
    }
    let given = match bound.given() {
        Some(Given { literal: Some(literal), span, .. }) if !findings.unusable.contains(name) => {
            Some((literal, *span))
        }
        _ => None,
    };
    let known = given.map_or(Known::set(), |(literal, _)| Known::Value(value(literal)));
    // A field that may be left out breaks nothing by itself; the value that its attribute gives it does.
    // A switch can be off, and then it needs no company.
    let switch = matches!(rule.check, Check::RequiredWith(_)) && bound.argument.ty == Type::Bool;
    let is_set = given.is_some() || (bound.setting().is_set() && !switch);
    let span = given.map_or(bound.span, |(_, span)| span);
    let subject = subject(bound.argument, known);
    let here = Here::without_contexts(resolved);
    let Verdict::Broken(breaches) = judge(&rule.check, &subject, &here) else { return };
    for breach in breaches {
        let said = told(&breach, name, rule, resolved);
        let (span, message) = match &breach {
            Breach::Elsewhere { allowed } => {
                (bound.span, format!("{said}{}: {}", because(allowed, resolved), remove(bound)))
            }
            Breach::Without { missing } => {
                let missing = enumeration(missing.iter().copied().map(path_in_words));
                let message = format!(
                    "{said}, and this struct never sets {missing}: add {missing}, or {}",
                    remove(bound)
                );
                (bound.span, message)
            }
            Breach::ValueElsewhere { allowed, .. } => (span, format!("{said}{}", because(allowed, resolved))),
            _ => (span, breach.advice(name).map_or(said.clone(), |advice| format!("{said}; {advice}"))),
        };
        if is_set {
            findings.broken(&rule.stated, span, message);
        } else {
            findings.note(span, message);
        }
    }
}

/// Two arguments that exclude each other: wrong where both are always set. Where only one is, the other is of no use.
fn conflict(bound: &Bound<'_>, other: &str, rule: &Rule, resolved: &Resolved<'_>, findings: &mut Findings) {
    let name = bound.argument.name.as_str();
    let here = Here::new(resolved);
    let (on, other_on) = (here.known(name).is_on(), here.known(other).is_on());
    let known = resolved.at_path(other) != Setting::Unknown;
    let of_no_use = match (on, other_on) {
        (Truth::True, Truth::True) => None,
        (Truth::True, Truth::Unknown) if known => Some((name, path_in_words(other))),
        (Truth::Unknown, Truth::True) if resolved.setting(name) != Setting::Unknown => {
            Some((path_in_words(other), name))
        }
        _ => return,
    };
    if !findings.first_about(&[name, other]) {
        return;
    }
    let said = told(&Breach::Together { other }, name, rule, resolved);
    match of_no_use {
        None => {
            let message = format!("{said}, and this struct always sets both: keep one");
            findings.broken(&rule.stated, bound.span, message);
        }
        Some((always, never)) => findings.note(
            bound.span,
            format!(
                "{said}, and this struct always sets `{always}`, so `{never}` can never be used: keep one"
            ),
        ),
    }
}

fn remove(bound: &Bound<'_>) -> String {
    format!("remove `{}` from this struct", bound.argument.name)
}
