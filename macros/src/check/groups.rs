//! Rules over several arguments.

use super::Findings;
use super::facts::Here;
use crate::input::Input;
use crate::resolve::{Resolved, Setting};
use ferroform_rules::table::Group;
use ferroform_rules::{Breach, GroupKind, GroupWords, enumeration, judge_group};

pub(super) fn check(resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    for group in &resolved.block.groups {
        let here = Here::new(resolved);
        if !here.applies(group.stated.when.as_ref()) {
            continue;
        }
        let verdict = judge_group(group.kind, &group.arguments, &here);
        let found = match verdict.breaches() {
            [breach, ..] => Some((at_fault(breach), todo(breach), true)),
            [] => of_no_use(group, resolved).map(|(names, todo)| (names, todo, false)),
        };
        let Some((names, todo, is_broken)) = found else { continue };
        let all: Vec<&str> = group.arguments.iter().map(String::as_str).collect();
        // A conflict of the same arguments says the same.
        if names.len() == all.len() && !findings.first_about(&all) {
            continue;
        }
        let when = group.stated.when.as_ref();
        let words = GroupWords { kind: group.kind, arguments: &group.arguments, when };
        let message = format!("{words} ({}), {todo}", resolved.schema.at(&group.stated.place));
        let span = names.iter().rev().find_map(|name| resolved.span(name)).unwrap_or(input.ident.span());
        if is_broken {
            findings.broken(&group.stated, span, message);
        } else {
            findings.note(span, message);
        }
    }
}

fn at_fault<'a>(breach: &Breach<'a>) -> Vec<&'a str> {
    match breach {
        Breach::Several { set } | Breach::Partly { set, .. } => set.clone(),
        _ => Vec::new(),
    }
}

fn todo(breach: &Breach<'_>) -> String {
    let list = |names: &[&str]| enumeration(names.iter().copied());
    match breach {
        Breach::Several { set } => format!("and this struct always sets {}: keep one of them", list(set)),
        Breach::Partly { set, unset } => format!(
            "and this struct always sets {} and never {}: add the missing or remove the others",
            list(set),
            list(unset)
        ),
        _ => "and this struct never sets any of them: add one as a field or a fixed value".to_owned(),
    }
}

/// Arguments beside one that is always set and excludes them.
fn of_no_use<'a>(group: &'a Group, resolved: &Resolved<'_>) -> Option<(Vec<&'a str>, String)> {
    if !matches!(group.kind, GroupKind::ExactlyOne | GroupKind::AtMostOne) {
        return None;
    }
    let of = |wanted: fn(Setting<'_>) -> bool| -> Vec<&'a str> {
        group.arguments.iter().map(String::as_str).filter(|name| wanted(resolved.at_path(name))).collect()
    };
    let maybe = of(|setting| setting == Setting::Maybe);
    match of(|setting| setting.is_set())[..] {
        [one] if !maybe.is_empty() => {
            let useless = enumeration(maybe.iter().copied());
            let todo = format!(
                "and this struct always sets `{one}`, so {useless} can never be used: keep one of them"
            );
            Some((maybe, todo))
        }
        _ => None,
    }
}
