//! Names of arguments in rules and conditions: a typing error there would silently switch a rule off.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, Fact, Subject};
use crate::model::{BlockId, Check, Condition};
use crate::suggest;
use crate::yaml::node::shorten;

/// Reports the facts that name arguments which do not exist; `known` are the arguments of a block.
pub(crate) fn check<'n, N: Iterator<Item = &'n str>>(
    facts: &[Fact],
    known: impl Fn(&BlockId) -> N,
    diagnostics: &mut Diagnostics,
) {
    for fact in facts {
        let (Subject::Argument(block, _) | Subject::Block(block)) = &*fact.subject else { continue };
        for name in names(&fact.claim) {
            // A path with dots starts at the root; its first part says whether it can be right.
            let root = BlockId::root();
            let (first, block) = match name.split_once('.') {
                Some(("", name)) => (name, &root),
                Some((first, _)) => (first, &root),
                None => (name, block),
            };
            if known(block).any(|known| known == first) {
                continue;
            }
            let message = format!("there is no argument `{}`", shorten(first));
            let help = match suggest::nearest(&shorten(first), known(block)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "name an argument of the same block, or write its path from the root with dots: `lamp.mode`, or \
                     `.mode` for an argument of the resource itself"
                        .to_owned()
                }
            };
            let diagnostic = Diagnostic::new(Code::UnknownArgument, message, fact.basis.at.clone());
            diagnostics.push(diagnostic.help(help));
        }
    }
}

/// The arguments that a claim names.
fn names(claim: &Claim) -> Vec<&str> {
    let mut names = Vec::new();
    match claim {
        Claim::Rule { check, when, .. } => {
            match &**check {
                Check::OneOf(set) => {
                    set.values
                        .iter()
                        .filter_map(|v| v.when.as_ref())
                        .for_each(|c| in_condition(c, &mut names));
                }
                Check::OnlyWhen(condition) => in_condition(condition, &mut names),
                Check::ConflictsWith(others) | Check::RequiredWith(others) => {
                    names.extend(others.iter().map(String::as_str));
                }
                _ => {}
            }
            when.iter().for_each(|condition| in_condition(condition, &mut names));
        }
        Claim::Group { arguments, when, .. } => {
            names.extend(arguments.iter().map(String::as_str));
            when.iter().for_each(|condition| in_condition(condition, &mut names));
        }
        Claim::Default { when: Some(condition), .. } => in_condition(condition, &mut names),
        _ => {}
    }
    names
}

fn in_condition<'c>(condition: &'c Condition, names: &mut Vec<&'c str>) {
    match condition {
        Condition::Is { argument, .. } | Condition::Set(argument) => names.push(argument),
        Condition::Not(inner) => in_condition(inner, names),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| in_condition(part, names));
        }
        Condition::Context(_) | Condition::Words(_) => {}
    }
}
