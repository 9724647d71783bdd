//! What follows from the trial: standings of rules, and diagnostics that say why.

use super::trial::{Break, Outcome, Standings, Statement};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Basis, Block, BlockId, Evidence, Presence, Resource, Sourced, Standing};

/// Demotes every rule that an example breaks, and reports it. An argument that is said to be required, but that complete
/// examples leave out and none sets, is optional: what its own document does without is not always required, and a
/// demand at compile time could not be overruled.
pub(super) fn apply(resource: &mut Resource, outcome: &Outcome, diagnostics: &mut Diagnostics) {
    for (statement, standings) in outcome {
        let Standings { broken: Some(broken), more, obeyed, of_this_version } = standings else { continue };
        let (broken, more) = (broken.clone(), *more);
        match statement.clone() {
            Statement::Presence(id, position) => {
                let argument = block_mut(resource, &id).and_then(|block| block.arguments.get_mut(position));
                let Some(argument) = argument else { continue };
                let name = path(&id, &argument.name);
                let stated_at = argument.presence.bases.first().cloned();
                let of_page = stated_at.as_ref().is_none_or(|basis| basis.evidence < Evidence::Declaration);
                let optional = *obeyed == 0 && *of_this_version && of_page;
                if optional {
                    argument.presence =
                        Sourced::new(Presence::Optional, Evidence::Example, broken.at.clone());
                }
                diagnostics.push(missing(&name, &broken, more, stated_at.as_ref(), optional));
            }
            Statement::Rule(id, position, number) => {
                let argument = block_mut(resource, &id).and_then(|block| block.arguments.get_mut(position));
                let Some(argument) = argument else { continue };
                let name = path(&id, &argument.name);
                let Some(rule) = argument.rules.get_mut(number) else { continue };
                let stated = format!("`{name}` {rule}");
                diagnostics.push(contradicted(&stated, &broken, more, rule.bases.first()));
                rule.standing = Standing::Contradicted { by: broken.by };
            }
            Statement::Group(id, number) => {
                let group = block_mut(resource, &id).and_then(|block| block.groups.get_mut(number));
                let Some(group) = group else { continue };
                let place = if id.is_root() { String::new() } else { format!(" (in `{id}`)") };
                let stated = format!("{group}{place}");
                diagnostics.push(contradicted(&stated, &broken, more, group.bases.first()));
                group.standing = Standing::Contradicted { by: broken.by };
            }
        }
    }
}

fn block_mut<'a>(resource: &'a mut Resource, id: &BlockId) -> Option<&'a mut Block> {
    if id.is_root() { Some(&mut resource.root) } else { resource.blocks.get_mut(id) }
}

/// An argument with the block it stands in.
pub(super) fn path(id: &BlockId, name: &str) -> String {
    if id.is_root() { name.to_owned() } else { format!("{id}.{name}") }
}

fn contradicted(stated: &str, broken: &Break, more: usize, stated_at: Option<&Basis>) -> Diagnostic {
    let message = format!("{stated}, but {} of the document breaks this rule", examples(more));
    let example = format!("the example \"{}\" {}", broken.by, broken.what);
    let help = "the rule is only a warning from here on, because the document breaks it itself; an overlay can \
                remove the rule, or state it again to enforce it";
    let diagnostic = match stated_at {
        Some(basis) => Diagnostic::new(Code::ContradictedRule, message, basis.at.clone())
            .label("the rule is stated here")
            .also(broken.at.clone(), example),
        None => Diagnostic::new(Code::ContradictedRule, message, broken.at.clone()).label(example),
    };
    diagnostic.help(help)
}

fn missing(name: &str, broken: &Break, more: usize, stated_at: Option<&Basis>, optional: bool) -> Diagnostic {
    let message = format!("`{name}` is required, but {} of the document leaves it out", examples(more));
    let mut diagnostic = Diagnostic::new(Code::RequiredMissingInExample, message, broken.at.clone())
        .label(format!("the example \"{}\" does not set `{name}`", broken.by));
    if let Some(basis) = stated_at {
        diagnostic = diagnostic.also(basis.at.clone(), "it is said to be required here");
    }
    diagnostic.help(if optional {
        "it is taken as optional, because no example sets it; if it is required, an overlay can say so"
    } else {
        "it stays required, because other examples set it; if this one is right, an overlay can make it optional"
    })
}

fn examples(more: usize) -> String {
    match more {
        0 => "an example".to_owned(),
        1 => "an example (and one more place)".to_owned(),
        _ => format!("an example (and {more} more places)"),
    }
}
