//! The trial: every rule of a resource type held against every use of it.

use super::example_block::{Around, ExampleBlock};
use crate::example::{Body, Entry, Use};
use crate::model::{Argument, Basis, BlockId, Check, Evidence, Presence, Resource, Type};
use crate::source::Location;
use ferroform_rules::{Facts, Subject, Truth, Verdict, judge, judge_group};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// Which statement of a schema is on trial.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StatedRule {
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
    /// The first of them.
    pub(super) first_obeyed: Option<Location>,
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
pub(super) type Outcome = BTreeMap<StatedRule, Standings>;

/// Holds every statement against every use.
pub(super) fn hold(resource: &Resource, uses: &[&Use]) -> Outcome {
    let mut trial = Trial { outcome: Outcome::new() };
    for used in uses {
        // Examples are bounded in depth; a definition that holds itself ends with them.
        let mut open: VecDeque<Place<'_>> = VecDeque::new();
        open.push_back(Place { id: BlockId::root(), body: &used.body, at: &used.at, around: Rc::default() });
        while let Some(Place { id, body, at, around }) = open.pop_front() {
            let Some(block) = resource.block(&id) else { continue };
            trial.block(&id, &ExampleBlock { resource, used, block, body, at, around: &around });
            for argument in &block.arguments {
                let Some(ty) = argument.ty.value.block() else { continue };
                let mut inner = None;
                for entry in body.named(&argument.name) {
                    let holds = Around { block, body, holds: &argument.name };
                    let inner = inner.get_or_insert_with(|| around.iter().copied().chain([holds]).collect());
                    let place = |body| Place {
                        id: ty.definition.clone(),
                        body,
                        at: &entry.at,
                        around: Rc::clone(inner),
                    };
                    open.extend(entry.value.bodies().into_iter().map(place));
                }
            }
        }
    }
    trial.outcome
}

/// A block of an example that is to be looked at.
struct Place<'a> {
    id: BlockId,
    body: &'a Body,
    at: &'a Location,
    around: Rc<[Around<'a>]>,
}

struct Trial {
    outcome: Outcome,
}

impl Trial {
    fn block(&mut self, id: &BlockId, example: &ExampleBlock<'_>) {
        for (position, argument) in example.block.arguments.iter().enumerate() {
            let entries: Vec<&Entry> = example.body.named(&argument.name).collect();
            let at = entries.first().map_or(example.at, |entry| &entry.at);
            if argument.presence.value == Presence::Required {
                let verdict = judge(&Check::Required, &subject(argument, example), example);
                self.record(StatedRule::Presence(id.clone(), position), &verdict, example, at);
            }
            for (number, rule) in argument.rules.iter().enumerate() {
                if corrected(&rule.bases) || example.decide(rule.when.as_ref()) != Truth::True {
                    continue;
                }
                let verdict = judge(&rule.check, &subject(argument, example), example);
                self.record(StatedRule::Rule(id.clone(), position, number), &verdict, example, at);
            }
        }
        for (number, group) in example.block.groups.iter().enumerate() {
            if corrected(&group.bases) || example.decide(group.when.as_ref()) != Truth::True {
                continue;
            }
            let verdict = judge_group(group.kind, &group.arguments, example);
            self.record(StatedRule::Group(id.clone(), number), &verdict, example, example.at);
        }
    }

    fn record(
        &mut self,
        statement: StatedRule,
        verdict: &Verdict<'_>,
        example: &ExampleBlock<'_>,
        at: &Location,
    ) {
        let what = match verdict {
            Verdict::Silent => return,
            Verdict::Obeyed => None,
            Verdict::Broken(breaches) => breaches.first().map(ferroform_rules::Breach::deed),
        };
        let standings = self.outcome.entry(statement).or_default();
        let Some(what) = what else {
            standings.obeyed += 1;
            standings.first_obeyed.get_or_insert_with(|| at.clone());
            return;
        };
        standings.of_this_version |= example.is_declared_throughout();
        if standings.broken.is_some() {
            standings.more += 1;
        } else {
            standings.broken = Some(Break { by: example.used.example(), what, at: at.clone() });
        }
    }
}

/// Whether a correction states it: that is meant to stand against the document.
fn corrected(bases: &[Basis]) -> bool {
    bases.first().is_some_and(|basis| basis.evidence == Evidence::Overlay)
}

/// An argument as the example has it.
fn subject<'a>(argument: &'a Argument, example: &'a ExampleBlock<'_>) -> Subject<'a> {
    let numeric = matches!(argument.ty.value, Type::Number);
    Subject { name: &argument.name, numeric, known: example.known(&argument.name) }
}
