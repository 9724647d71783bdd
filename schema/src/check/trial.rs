//! The trial: every rule of a resource type held against every use of it.

use super::condition::Truth;
use super::frame::Frame;
use super::literal::{self, Verdict};
use crate::example::{Body, Entry, ExampleValue, Use};
use crate::model::{Argument, Basis, BlockId, Check, Evidence, Group, GroupKind, Presence, Resource, Rule};
use crate::source::Location;
use std::collections::{BTreeMap, VecDeque};

/// Which statement of a schema is on trial.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Statement {
    /// That the argument at this position of a block is required.
    Presence(BlockId, usize),
    /// The rule at this position of the argument at this position.
    Rule(BlockId, usize, usize),
    /// The group at this position of a block.
    Group(BlockId, usize),
}

/// How the examples stand to a statement that they touch.
#[derive(Debug, Default)]
pub(super) struct Standings {
    /// How many places obey it.
    pub(super) obeyed: usize,
    /// The first break.
    pub(super) broken: Option<Break>,
    /// How many more there are.
    pub(super) more: usize,
    /// Whether one of them sets only what the document declares. Others are of another version of the type.
    pub(super) of_this_version: bool,
}

/// How an example breaks a statement.
#[derive(Debug, Clone)]
pub(super) struct Break {
    /// The example in words.
    pub(super) by: String,
    /// What it does ("sets it to `x`").
    pub(super) what: String,
    /// Where.
    pub(super) at: Location,
}

/// The statements that examples touch.
pub(super) type Outcome = BTreeMap<Statement, Standings>;

/// Holds every statement against every use.
pub(super) fn hold(resource: &Resource, uses: &[&Use]) -> Outcome {
    let mut trial = Trial { outcome: Outcome::new() };
    for used in uses {
        // Examples are bounded in depth; a definition that holds itself ends with them.
        let mut open: VecDeque<(BlockId, &Body, &Location)> = VecDeque::new();
        open.push_back((BlockId::root(), &used.body, &used.at));
        while let Some((id, body, at)) = open.pop_front() {
            let Some(block) = resource.block(&id) else { continue };
            let frame = Frame { resource, used, block, body, at };
            trial.block(&id, &frame);
            for argument in &block.arguments {
                let Some(ty) = argument.ty.value.block() else { continue };
                for entry in body.named(&argument.name) {
                    let bodies = entry.value.bodies().into_iter();
                    open.extend(bodies.map(|body| (ty.definition.clone(), body, &entry.at)));
                }
            }
        }
    }
    trial.outcome
}

struct Trial {
    outcome: Outcome,
}

impl Trial {
    fn block(&mut self, id: &BlockId, frame: &Frame<'_>) {
        for (position, argument) in frame.block.arguments.iter().enumerate() {
            let entries: Vec<&Entry> = frame.body.named(&argument.name).collect();
            let at = entries.first().map_or(frame.at, |entry| &entry.at);
            if argument.presence.value == Presence::Required {
                let verdict = required(argument, frame);
                self.record(Statement::Presence(id.clone(), position), verdict, frame, at);
            }
            for (number, rule) in argument.rules.iter().enumerate() {
                if corrected(&rule.bases) || frame.decide(rule.when.as_ref()) != Truth::True {
                    continue;
                }
                let verdict = verdict(argument, rule, &entries, frame);
                self.record(Statement::Rule(id.clone(), position, number), verdict, frame, at);
            }
        }
        for (number, group) in frame.block.groups.iter().enumerate() {
            if corrected(&group.bases) || frame.decide(group.when.as_ref()) != Truth::True {
                continue;
            }
            self.record(Statement::Group(id.clone(), number), members(group, frame), frame, frame.at);
        }
    }

    fn record(&mut self, statement: Statement, verdict: Verdict, frame: &Frame<'_>, at: &Location) {
        let what = match verdict {
            Verdict::Silent => return,
            Verdict::Obeys => None,
            Verdict::Breaks(what) => Some(what),
        };
        let standings = self.outcome.entry(statement).or_default();
        let Some(what) = what else {
            standings.obeyed += 1;
            return;
        };
        standings.of_this_version |= frame.is_declared_throughout();
        if standings.broken.is_some() {
            standings.more += 1;
        } else {
            standings.broken = Some(Break { by: frame.used.example(), what, at: at.clone() });
        }
    }
}

/// Whether a correction states it: that is meant to stand against the document.
fn corrected(bases: &[Basis]) -> bool {
    bases.first().is_some_and(|basis| basis.evidence == Evidence::Overlay)
}

fn required(argument: &Argument, frame: &Frame<'_>) -> Verdict {
    match frame.seen(&argument.name).is_set() {
        Truth::True => Verdict::Obeys,
        Truth::False => Verdict::Breaks("leaves it out".to_owned()),
        Truth::Unknown => Verdict::Silent,
    }
}

/// How an argument, which the example sets by `entries`, stands to a rule that applies.
fn verdict(argument: &Argument, rule: &Rule, entries: &[&Entry], frame: &Frame<'_>) -> Verdict {
    let is_set = |path: &str| frame.seen(path).is_set();
    if rule.check == Check::Required {
        return required(argument, frame);
    }
    if is_set(&argument.name) != Truth::True {
        return Verdict::Silent;
    }
    let among = |others: &[String], truth: Truth| others.iter().find(|other| is_set(other) == truth).cloned();
    match &rule.check {
        Check::OnlyWhen(condition) => match frame.decide(Some(condition)) {
            Truth::True => Verdict::Obeys,
            Truth::False => Verdict::Breaks("sets it in another case".to_owned()),
            Truth::Unknown => Verdict::Silent,
        },
        Check::ConflictsWith(others) => {
            let is_on = |path: &str| frame.seen(path).is_on();
            let among = |truth: Truth| others.iter().find(|other| is_on(other) == truth);
            match (is_on(&argument.name), among(Truth::True)) {
                (Truth::False, _) => Verdict::Obeys,
                (Truth::True, Some(other)) => Verdict::Breaks(format!("sets it together with `{other}`")),
                (_, None) if among(Truth::Unknown).is_none() => Verdict::Obeys,
                _ => Verdict::Silent,
            }
        }
        Check::RequiredWith(others) => match among(others, Truth::False) {
            Some(other) => Verdict::Breaks(format!("sets it without `{other}`")),
            None if among(others, Truth::Unknown).is_none() => Verdict::Obeys,
            None => Verdict::Silent,
        },
        Check::Items(_) if entries.iter().any(|entry| matches!(entry.value, ExampleValue::Repeated(_))) => {
            Verdict::Silent
        }
        Check::Items(_) if entries.iter().all(|entry| matches!(entry.value, ExampleValue::Block(_))) => {
            let blocks = entries.iter().map(|entry| entry.value.clone()).collect();
            literal::hold(&rule.check, &argument.ty.value, &ExampleValue::List(blocks), &|p| frame.seen(p))
        }
        check => match entries {
            [entry] => literal::hold(check, &argument.ty.value, &entry.value, &|path| frame.seen(path)),
            _ => Verdict::Silent,
        },
    }
}

/// How many members of a group an example sets, against how many it may.
fn members(group: &Group, frame: &Frame<'_>) -> Verdict {
    let seen = |truth: Truth| {
        let is = |name: &&String| frame.seen(name).is_set() == truth;
        group.arguments.iter().filter(is).map(|name| format!("`{name}`")).collect::<Vec<_>>()
    };
    let (set, unset, unknown) = (seen(Truth::True), seen(Truth::False), seen(Truth::Unknown));
    let (one_at_most, one_at_least) = match group.kind {
        GroupKind::ExactlyOne => (true, true),
        GroupKind::AtLeastOne => (false, true),
        GroupKind::AtMostOne => (true, false),
        GroupKind::AllOrNone => {
            return match (set.first(), unset.first()) {
                (Some(set), Some(unset)) => Verdict::Breaks(format!("sets {set} without {unset}")),
                _ if unknown.is_empty() => Verdict::Obeys,
                _ => Verdict::Silent,
            };
        }
    };
    if one_at_most && set.len() > 1 {
        return Verdict::Breaks(format!("sets {}", set.join(" and ")));
    }
    match (set.is_empty(), unknown.is_empty()) {
        (true, true) if one_at_least => Verdict::Breaks("sets none of them".to_owned()),
        (_, true) => Verdict::Obeys,
        (false, false) if !one_at_most => Verdict::Obeys,
        (_, false) => Verdict::Silent,
    }
}
