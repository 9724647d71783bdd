//! What a program knows of the arguments that rules name.

use super::Subject;
use super::value::known;
use super::words;
use crate::data::{Args, Data, Node, NodeId, Repr};
use crate::tree::Content;
use ferroform_rules::contexts::{Decided, Demand, decided, demands};
use ferroform_rules::table::{Block, ContextBinding};
use ferroform_rules::{Condition, Facts, Known, Truth, path_from_around, path_in_words};
use std::borrow::Cow;
use std::cell::OnceCell;

/// A block of a program beside its schema, and what other resources decide.
pub(super) struct Bound<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) block: &'a Block,
    pub(super) args: &'a Args,
}

impl<'a> Bound<'a> {
    /// What is known of the argument at a path that has this value.
    pub(super) fn known_as(&self, data: Option<&'a Data>, path: &str) -> Known<'a> {
        self.or_overridden(known(data), path)
    }

    /// What an override sets is set, to whatever.
    fn or_overridden(&self, found: Known<'a>, path: &str) -> Known<'a> {
        let overridden = || self.subject.overridden(path_in_words(path));
        if found == Known::Unset && overridden() { Known::Maybe } else { found }
    }
}

impl<'a> Bound<'a> {
    /// The block around this one that a path leads through last, and the way that is left.
    fn start<'p>(&self, path: &'p str) -> (&'a Args, &'p str) {
        let mut around = Vec::new();
        let mut next = self.subject.around;
        while let Some(one) = next {
            around.push(one);
            next = one.outer;
        }
        around.reverse();
        let (through, rest) = path_from_around(path, around.iter().map(|around| around.holds));
        (around.get(through).map_or(self.args, |around| around.args), rest)
    }
}

impl Facts for Bound<'_> {
    fn known(&self, path: &str) -> Known<'_> {
        match self.args.get(path) {
            // Names have no dots.
            None if path.as_bytes().contains(&b'.') => {
                let (args, rest) = self.start(path);
                self.or_overridden(descend(args, rest), path)
            }
            data => self.known_as(data, path),
        }
    }

    fn default(&self, path: &str) -> Option<Cow<'_, str>> {
        // What would stand in another block has no default where that block does not stand.
        if path.as_bytes().contains(&b'.') && self.start(path).1.as_bytes().contains(&b'.') {
            return None;
        }
        self.subject.table.argument_at(path, self.block)?.only_default().map(Cow::Borrowed)
    }

    fn context(&self, name: &str) -> Truth {
        let mut truth = Truth::Unknown;
        for context in self.subject.table.contexts.iter().filter(|context| context.context == name) {
            match self.subject.deciding_value(context) {
                Some((value, _)) if context.values.iter().any(|known| *known == value) => return Truth::True,
                Some(_) => truth = Truth::False,
                None => {}
            }
        }
        truth
    }
}

/// The same, and what the arguments of the block decide themselves: what fits one context only.
pub(super) struct Here<'a> {
    pub(super) bound: Bound<'a>,
    demands: OnceCell<Vec<Demand<'a>>>,
    decided: OnceCell<Decided<'a>>,
}

impl<'a> Here<'a> {
    pub(super) fn new(subject: &'a Subject<'a>, block: &'a Block, args: &'a Args) -> Self {
        Self { bound: Bound { subject, block, args }, demands: OnceCell::new(), decided: OnceCell::new() }
    }

    /// What the arguments of the block demand of the context.
    pub(super) fn demands(&self) -> &[Demand<'a>] {
        self.demands.get_or_init(|| demands(self.bound.block, &self.bound))
    }

    /// What decided a condition, for the help of a report.
    pub(super) fn because(&self, condition: &Condition) -> Option<String> {
        let Bound { subject, args, .. } = self.bound;
        let data = |path: &str| match self.bound.start(path) {
            (around, name) if path.contains('.') => around.get(name),
            _ => args.get(path),
        };
        match condition {
            Condition::Context(name) => {
                let mut contexts = subject.table.contexts.iter().filter(|context| context.context == *name);
                contexts.find_map(|context| {
                    let (value, node) = subject.deciding_value(context)?;
                    let path = subject.named.tree.path(node);
                    Some(format!(
                        "`{}` refers to `{path}`, whose `{}` is `{value}`",
                        context.argument, context.target_argument
                    ))
                })
            }
            Condition::Not(inner) => self.because(inner),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().find_map(|part| self.because(part)),
            Condition::Is { argument, .. } => {
                let name = path_in_words(argument);
                Some(match (data(argument), self.default(argument)) {
                    (Some(data), _) => format!("`{name}` is {}", words::value(data)),
                    (None, Some(default)) => format!("`{name}` is not set, and is `{default}` by default"),
                    (None, None) => format!("`{name}` is not set"),
                })
            }
            Condition::Set(_) | Condition::Words(_) => None,
        }
    }
}

impl Facts for Here<'_> {
    fn known(&self, path: &str) -> Known<'_> {
        self.bound.known(path)
    }

    fn default(&self, path: &str) -> Option<Cow<'_, str>> {
        self.bound.default(path)
    }

    fn context(&self, name: &str) -> Truth {
        match self.bound.context(name) {
            Truth::Unknown => {
                let decided = self.decided.get_or_init(|| decided(self.bound.subject.table, self.demands()));
                decided.get(name).map_or(Truth::Unknown, |holds| holds.into())
            }
            truth => truth,
        }
    }
}

impl Subject<'_> {
    /// The literal that decides a context, and the construct that holds it.
    fn deciding_value(&self, context: &ContextBinding) -> Option<(Cow<'_, str>, NodeId)> {
        let Repr::Expr(node) = &self.element.args.get(&context.argument)?.0 else { return None };
        let Node::Reference(reference) = &**node else { return None };
        if reference.app != self.named.app {
            return None;
        }
        let Content::Element(target) = &self.named.tree.get(reference.node).content else { return None };
        let overridden = target
            .meta
            .as_ref()
            .is_some_and(|meta| meta.overrides.iter().any(|raw| raw.touches(&context.target_argument)));
        if target.ty.name() != context.target || overridden {
            return None;
        }
        let Known::Value(value) = known(target.args.get(&context.target_argument)) else { return None };
        Some((value.into_text()?, reference.node))
    }
}

/// What is known of an argument by the way to it from a block.
fn descend<'a>(args: &'a Args, path: &str) -> Known<'a> {
    let Some((first, rest)) = path.split_once('.') else { return known(args.get(path)) };
    match args.get(first) {
        None => Known::Unset,
        Some(data) => within(data, rest),
    }
}

/// The same from what a block is given by.
fn within<'a>(data: &'a Data, path: &str) -> Known<'a> {
    match &data.0 {
        Repr::Absent | Repr::Null => Known::Unset,
        Repr::Block(inner) => descend(inner, path),
        Repr::List(items) => {
            let mut blocks = Vec::with_capacity(items.len());
            for item in items {
                blocks.push(within(item, path));
            }
            Known::in_blocks(blocks)
        }
        // How many there are, Terraform knows.
        _ => Known::Maybe,
    }
}
