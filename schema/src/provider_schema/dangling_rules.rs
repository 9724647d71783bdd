//! Rules of documents that name what the provider does not have: nothing could ever decide them.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Block, BlockId, Check, Condition, Group, Resource, Rule, Sourced};

/// Turns every rule that names an argument which does not exist into a note of its argument or block, and reports it.
pub(super) fn report(resource: &mut Resource, diagnostics: &mut Diagnostics) {
    let ids: Vec<BlockId> = resource.all_blocks().map(|(id, _)| id).collect();
    for id in ids {
        let Some(block) = resource.block(&id) else { continue };
        let exists = |path: &str| stands(resource, block, path);
        let mut dangling_rules = Vec::new();
        for (position, argument) in block.arguments.iter().enumerate() {
            for (number, rule) in argument.rules.iter().enumerate() {
                if let Some(path) = of_rule(rule).into_iter().find(|path| !exists(path)) {
                    dangling_rules.push((position, number));
                    diagnostics.extend(diagnostic(&format!("`{}` {rule}", argument.name), path, &rule.bases));
                }
            }
        }
        let mut dangling_groups = Vec::new();
        for (number, group) in block.groups.iter().enumerate() {
            if let Some(path) = of_group(group).into_iter().find(|path| !exists(path)) {
                dangling_groups.push(number);
                diagnostics.extend(diagnostic(&group.to_string(), path, &group.bases));
            }
        }
        let block = if id.is_root() { Some(&mut resource.root) } else { resource.blocks.get_mut(&id) };
        let Some(block) = block else { continue };
        // From the last to the first, so that the numbers of the others stay.
        for (position, number) in dangling_rules.into_iter().rev() {
            if let Some(argument) = block.arguments.get_mut(position) {
                let rule = argument.rules.remove(number);
                argument.notes.push(Sourced { value: rule.text, bases: rule.bases });
            }
        }
        for number in dangling_groups.into_iter().rev() {
            let group = block.groups.remove(number);
            block.notes.push(Sourced { value: group.text, bases: group.bases });
        }
    }
}

fn diagnostic(stated: &str, path: &str, bases: &[crate::model::Basis]) -> Option<Diagnostic> {
    let at = bases.first()?.at.clone();
    let message = format!("{stated}, but the provider's schema has no `{path}`");
    let help =
        "the rule is only a note from here on; if another argument is meant, state the rule in an overlay";
    Some(Diagnostic::new(Code::SchemaDisagrees, message, at).label("the rule is stated here").help(help))
}

/// The paths of arguments that a rule names.
fn of_rule(rule: &Rule) -> Vec<&str> {
    let mut paths = Vec::new();
    match &rule.check {
        Check::OnlyWhen(condition) => of_condition(condition, &mut paths),
        Check::ConflictsWith(others) | Check::RequiredWith(others) => {
            paths.extend(others.iter().map(String::as_str));
        }
        Check::OneOf(set) => {
            for condition in set.values.iter().filter_map(|value| value.when.as_ref()) {
                of_condition(condition, &mut paths);
            }
        }
        _ => {}
    }
    if let Some(condition) = &rule.when {
        of_condition(condition, &mut paths);
    }
    paths
}

fn of_group(group: &Group) -> Vec<&str> {
    let mut paths: Vec<&str> = group.arguments.iter().map(String::as_str).collect();
    if let Some(condition) = &group.when {
        of_condition(condition, &mut paths);
    }
    paths
}

fn of_condition<'a>(condition: &'a Condition, paths: &mut Vec<&'a str>) {
    match condition {
        Condition::Is { argument, .. } | Condition::Set(argument) => paths.push(argument),
        Condition::Not(inner) => of_condition(inner, paths),
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                of_condition(part, paths);
            }
        }
        Condition::Context(_) | Condition::Words(_) => {}
    }
}

/// Whether an argument stands at a path: beside the one that names it, or from the root where the path has dots.
fn stands(resource: &Resource, block: &Block, path: &str) -> bool {
    let Some((parents, name)) = path.rsplit_once('.') else { return block.argument(path).is_some() };
    let mut block = &resource.root;
    // "`.mode`" stands in the resource itself.
    for parent in parents.split('.').filter(|parent| !parent.is_empty()) {
        let definition = block.argument(parent).and_then(|argument| argument.ty.value.block());
        match definition.and_then(|ty| resource.block(&ty.definition)) {
            Some(next) => block = next,
            None => return false,
        }
    }
    block.argument(name).is_some()
}
