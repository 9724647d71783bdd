//! Whether a rule applies.

use super::lookup::{Found, Presence};
use super::value::scalar_text;
use super::{Subject, words};
use crate::data::{Args, Node, Repr};
use crate::table::{Condition, ContextTable};
use crate::tree::Content;

impl Subject<'_> {
    /// `None` where nothing decides it.
    pub(super) fn holds(&self, condition: &Condition, block: &Args) -> Option<bool> {
        match condition {
            Condition::Context(name) => self.context(name),
            Condition::Is { argument, values } => self.is_one_of(argument, values, block),
            Condition::Set(argument) => match self.find(argument, block).presence() {
                Presence::Yes => Some(true),
                Presence::No => Some(false),
                Presence::Maybe => None,
            },
            Condition::Not(inner) => self.holds(inner, block).map(|holds| !holds),
            Condition::All(parts) => {
                let all: Vec<_> = parts.iter().map(|part| self.holds(part, block)).collect();
                if all.contains(&Some(false)) {
                    Some(false)
                } else {
                    all.into_iter().try_fold(true, |_, part| part)
                }
            }
            Condition::Any(parts) => {
                let all: Vec<_> = parts.iter().map(|part| self.holds(part, block)).collect();
                if all.contains(&Some(true)) {
                    Some(true)
                } else {
                    all.into_iter().try_fold(false, |_, part| part)
                }
            }
            Condition::Words(_) => None,
        }
    }

    /// An argument that is not set may have any of the values by default, so only a literal decides.
    fn is_one_of(&self, argument: &str, values: &[&str], block: &Args) -> Option<bool> {
        match self.find(argument, block) {
            Found::Value(data) => scalar_text(data).map(|text| values.contains(&&*text)),
            Found::Nothing | Found::Unclear => None,
        }
    }

    fn context(&self, name: &str) -> Option<bool> {
        let mut decided = None;
        for context in self.table.contexts.iter().filter(|context| context.context == name) {
            match self.deciding_value(context) {
                Some((value, _)) if context.values.contains(&value.as_str()) => return Some(true),
                Some(_) => decided = Some(false),
                None => {}
            }
        }
        decided
    }

    /// The literal that decides a context, and the path of the construct that holds it.
    fn deciding_value(&self, context: &ContextTable) -> Option<(String, String)> {
        let Repr::Expr(node) = &self.element.args.get(context.argument)?.0 else { return None };
        let Node::Reference(reference) = &**node else { return None };
        if reference.app != self.scene.app {
            return None;
        }
        let Content::Element(target) = &self.scene.tree.get(reference.node).content else { return None };
        let overridden = target
            .meta
            .as_ref()
            .is_some_and(|meta| meta.overrides.iter().any(|raw| raw.touches(context.target_argument)));
        if target.ty.name() != context.target || overridden {
            return None;
        }
        let value = scalar_text(target.args.get(context.target_argument)?)?;
        Some((value.into_owned(), self.scene.tree.path(reference.node)))
    }

    /// What decided a condition, for the help of a report: the other resources that its contexts look at.
    pub(super) fn because(&self, condition: &Condition) -> Option<String> {
        match condition {
            Condition::Context(name) => {
                let contexts = self.table.contexts.iter().filter(|context| context.context == *name);
                contexts.into_iter().find_map(|context| {
                    let (value, path) = self.deciding_value(context)?;
                    Some(format!(
                        "`{}` refers to `{path}`, whose `{}` is `{value}`",
                        context.argument, context.target_argument
                    ))
                })
            }
            Condition::Not(inner) => self.because(inner),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().find_map(|part| self.because(part)),
            Condition::Is { argument, .. } => match self.element.args.get(argument) {
                Some(data) => Some(format!("`{argument}` is {}", words::value(data))),
                None => Some(format!("`{argument}` is not set")),
            },
            Condition::Set(_) | Condition::Words(_) => None,
        }
    }
}
