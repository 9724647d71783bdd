//! What follows from the trial: standings of rules, and diagnostics that say why.

use super::against_examples::{Break, Outcome, Standings, StatedRule};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Basis, Block, BlockId, Check, Evidence, ExampleVerdict, Presence, Resource, Rule, Sourced,
};

/// Demotes every rule that an example breaks, and reports it. An argument that is said to be required, but that a complete
/// example leaves out, is optional: what its own document does without is not always required, and a demand at compile
/// time could not be overruled. Where other examples set it, it is still asked for, by a rule that is only a warning.
pub(super) fn apply(resource: &mut Resource, outcome: &Outcome, diagnostics: &mut Diagnostics) {
    for (statement, standings) in outcome {
        let Standings { broken: Some(broken), more, obeyed, of_this_version, .. } = standings else {
            continue;
        };
        let (broken, more) = (broken.clone(), *more);
        match statement.clone() {
            StatedRule::Presence(id, position) => {
                let argument = block_mut(resource, &id).and_then(|block| block.arguments.get_mut(position));
                let Some(argument) = argument else { continue };
                let name = path(&id, &argument.name);
                let stated_at = argument.presence.bases.first().cloned();
                let of_page = stated_at.as_ref().is_none_or(|basis| basis.evidence < Evidence::Declaration);
                let verdict = match (*of_this_version && of_page, *obeyed) {
                    (false, _) => Missing::Required,
                    (true, 0) => Missing::Optional,
                    (true, _) => Missing::AskedFor,
                };
                if verdict != Missing::Required {
                    let stated = std::mem::replace(
                        &mut argument.presence,
                        Sourced::new(Presence::Optional, Evidence::Example, broken.at.clone()),
                    );
                    if verdict == Missing::AskedFor {
                        argument.rules.push(Rule {
                            check: Check::Required,
                            when: None,
                            standing: ExampleVerdict::Contradicted { by: broken.by.clone() },
                            text: "Required.".to_owned(),
                            bases: stated.bases,
                        });
                    }
                }
                diagnostics.push(missing(&name, &broken, more, stated_at.as_ref(), verdict));
            }
            StatedRule::Rule(id, position, number) => {
                let argument = block_mut(resource, &id).and_then(|block| block.arguments.get_mut(position));
                let Some(argument) = argument else { continue };
                let name = path(&id, &argument.name);
                let Some(rule) = argument.rules.get_mut(number) else { continue };
                let stated = format!("`{name}` {rule}");
                diagnostics.push(contradicted(&stated, &broken, more, rule.bases.first()));
                rule.standing = ExampleVerdict::Contradicted { by: broken.by };
            }
            StatedRule::Group(id, number) => {
                let group = block_mut(resource, &id).and_then(|block| block.groups.get_mut(number));
                let Some(group) = group else { continue };
                let place = if id.is_root() { String::new() } else { format!(" (in `{id}`)") };
                let stated = format!("{group}{place}");
                diagnostics.push(contradicted(&stated, &broken, more, group.bases.first()));
                group.standing = ExampleVerdict::Contradicted { by: broken.by };
            }
        }
    }
}

/// Which argument or block a statement is about, and the statement in words; nothing for one that is only a warning.
#[cfg(feature = "tools")]
pub(super) fn in_force(resource: &Resource, statement: &StatedRule) -> Option<(String, String)> {
    match statement {
        StatedRule::Presence(id, position) => {
            let name = path(id, &resource.block(id)?.arguments.get(*position)?.name);
            Some((name.clone(), format!("`{name}` must be set")))
        }
        StatedRule::Rule(id, position, number) => {
            let argument = resource.block(id)?.arguments.get(*position)?;
            let rule = argument.rules.get(*number).filter(|rule| rule.standing == ExampleVerdict::Holds)?;
            let name = path(id, &argument.name);
            Some((name.clone(), format!("`{name}` {rule}")))
        }
        StatedRule::Group(id, number) => {
            let group = resource.block(id)?.groups.get(*number);
            let group = group.filter(|group| group.standing == ExampleVerdict::Holds)?;
            Some((id.0.clone(), group.to_string()))
        }
    }
}

fn block_mut<'a>(resource: &'a mut Resource, id: &BlockId) -> Option<&'a mut Block> {
    if id.is_root() { Some(&mut resource.root) } else { resource.blocks.get_mut(id) }
}

/// An argument with the block it stands in.
pub(crate) fn path(id: &BlockId, name: &str) -> String {
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

fn missing(
    name: &str,
    broken: &Break,
    more: usize,
    stated_at: Option<&Basis>,
    verdict: Missing,
) -> Diagnostic {
    let message = format!("`{name}` is required, but {} of the document leaves it out", examples(more));
    let mut diagnostic = Diagnostic::new(Code::RequiredMissingInExample, message, broken.at.clone())
        .label(format!("the example \"{}\" does not set `{name}`", broken.by));
    if let Some(basis) = stated_at {
        diagnostic = diagnostic.also(basis.at.clone(), "it is said to be required here");
    }
    diagnostic.help(match verdict {
        Missing::Optional => {
            "it is taken as optional, because no example sets it; if it is required, an overlay can say so"
        }
        Missing::AskedFor => {
            "it is taken as optional, and a synth without it is warned, because other examples set it; if it is required, \
             an overlay can say so"
        }
        Missing::Required => "it stays required; if the example is right, an overlay can make it optional",
    })
}

/// What becomes of a required argument that an example leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// The example is of another version of the type, or what states it is stronger.
    Required,
    /// Other examples set it.
    AskedFor,
    Optional,
}

fn examples(more: usize) -> String {
    match more {
        0 => "an example".to_owned(),
        1 => "an example (and one more place)".to_owned(),
        _ => format!("an example (and {more} more places)"),
    }
}
