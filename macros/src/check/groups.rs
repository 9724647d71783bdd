//! Rules over several arguments.

use super::Findings;
use super::condition::{Truth, holds};
use crate::input::Input;
use crate::resolve::{Resolved, Setting};
use crate::schema::{Group, GroupKind};
use crate::suggest::list;

pub(super) fn check(resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    for group in &resolved.block.groups {
        if holds(group.stated.when.as_ref(), resolved) == Truth::True
            && let Some((names, todo)) = broken(group, resolved)
        {
            let all: Vec<&str> = group.arguments.iter().map(String::as_str).collect();
            // A conflict of the same arguments says the same.
            if names.len() == all.len() && !findings.first_about(&all) {
                continue;
            }
            let at = resolved.schema.at(&group.stated.place);
            let span = names.iter().rev().find_map(|name| resolved.span(name)).unwrap_or(input.ident.span());
            findings.broken(&group.stated, span, format!("{} ({at}), {todo}", group.stated.words));
        }
    }
}

/// The arguments at fault, and what to do.
fn broken<'a>(group: &'a Group, resolved: &Resolved<'_>) -> Option<(Vec<&'a str>, String)> {
    let of = |wanted: fn(Setting<'_>) -> bool| -> Vec<&'a str> {
        group.arguments.iter().map(String::as_str).filter(|name| wanted(resolved.at_path(name))).collect()
    };
    let set = of(|setting| setting.is_set());
    let maybe = of(|setting| setting == Setting::Maybe);
    let never = of(|setting| setting == Setting::Never);
    let none = never.len() == group.arguments.len();
    let at_most_one = || match (&set[..], &maybe[..]) {
        ([_, _, ..], _) => {
            Some((set.clone(), format!("and this struct always sets {}: keep one of them", list(&set))))
        }
        ([one], [_, ..]) => {
            let useless = list(&maybe);
            let todo = format!(
                "and this struct always sets `{one}`, so {useless} can never be used: keep one of them"
            );
            Some((maybe.clone(), todo))
        }
        _ => None,
    };
    let at_least_one = || {
        let todo = "and this struct never sets any of them: add one as a field or a fixed value".to_owned();
        none.then_some((Vec::new(), todo))
    };
    match group.kind {
        GroupKind::ExactlyOne => at_most_one().or_else(at_least_one),
        GroupKind::AtMostOne => at_most_one(),
        GroupKind::AtLeastOne => at_least_one(),
        GroupKind::AllOrNone if !set.is_empty() && !never.is_empty() => {
            let todo = format!(
                "and this struct always sets {} and never {}: add the missing or remove the others",
                list(&set),
                list(&never)
            );
            Some((set, todo))
        }
        GroupKind::AllOrNone => None,
    }
}
