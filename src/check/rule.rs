//! Rules that the program breaks, told.

use super::facts::Here;
use super::{Site, Subject, words};
use crate::data::{Args, Data};
use crate::error::{Level, Report, Violation};
use crate::sorted;
use ferroform_rules::contexts::contradictions;
use ferroform_rules::table::{Block, Group, Rule, Stated, Type};
use ferroform_rules::{
    Breach, Check, Condition, Facts, GroupWords, Subject as Judged, Truth, Verdict, judge, judge_group,
};

impl Subject<'_> {
    /// The rules of a block.
    pub(super) fn rules(
        &self,
        block: &Block,
        args: &Args,
        given: &[Option<&Data>],
        path: &mut String,
        report: &mut Report,
    ) {
        let here = Here::new(self, block, args);
        // Conflicts are often stated on both sides, and said once.
        let mut told: Vec<[&str; 2]> = Vec::new();
        let depth = path.len();
        for (argument, data) in block.arguments.iter().zip(given) {
            if argument.rules.is_empty() {
                continue;
            }
            let known = here.bound.known_as(*data, &argument.name);
            if !argument.rules.iter().any(|rule| rule.check.concerns(&known)) {
                continue;
            }
            super::push_name(path, &argument.name);
            // What an override touches is the user's own affair.
            if !self.overridden(path) {
                let site = Site { path, data: *data };
                let numeric = argument.ty == Type::Number;
                let judged = Judged { name: &argument.name, numeric, known };
                for rule in argument.rules.iter().filter(|rule| rule.check.concerns(&judged.known)) {
                    self.rule(rule, &judged, &here, &site, &mut told, report);
                }
            }
            path.truncate(depth);
        }
        for group in &block.groups {
            self.group(group, &here, path, report);
        }
        self.contexts(&here, path, report);
    }

    fn rule<'r>(
        &self,
        rule: &'r Rule,
        judged: &Judged<'r>,
        here: &Here<'_>,
        site: &Site<'_>,
        told: &mut Vec<[&'r str; 2]>,
        report: &mut Report,
    ) {
        let when = rule.stated.when.as_ref();
        if when.is_some_and(|when| when.holds(here) != Truth::True) {
            return;
        }
        let name = judged.name;
        // What belongs to another context is told as such, and not once more as a broken rule.
        let facts: &dyn Facts = match rule.check {
            Check::OnlyWhen(_) | Check::OneOf(_) => &here.bound,
            _ => here,
        };
        let Verdict::Broken(breaches) = judge(&rule.check, judged, facts) else { return };
        for breach in breaches {
            let excluded = match breach {
                Breach::Together { other } => Some(other),
                _ => None,
            };
            if excluded.is_some_and(|other| !sorted::insert(told, [name.min(other), name.max(other)])) {
                continue;
            }
            let message = breach.message(name, &rule.check, when);
            let mut violation = self.broken(message, site.path, &rule.stated);
            if let Some(data) = site.data {
                violation = violation.value(words::value(data));
            }
            let decided = match &breach {
                Breach::Elsewhere { allowed } | Breach::ValueElsewhere { allowed, .. } => Some(*allowed),
                _ => when,
            };
            let help = breach.advice(name).or_else(|| here.because(decided?));
            report.push(match help {
                Some(help) => violation.help(help),
                None => violation,
            });
        }
    }

    fn group(&self, group: &Group, here: &Here<'_>, path: &str, report: &mut Report) {
        let when = group.stated.when.as_ref();
        if when.is_some_and(|when| when.holds(here) != Truth::True) {
            return;
        }
        for breach in judge_group(group.kind, &group.arguments, here).breaches() {
            let message = GroupWords { kind: group.kind, arguments: &group.arguments, when }.to_string();
            let violation = self.broken(message, path, &group.stated);
            let advice = breach.advice("");
            let because = when.and_then(|when: &Condition| here.because(when));
            report.push(match (advice, because) {
                (Some(advice), Some(because)) => violation.help(format!("{advice}; {because}")),
                (Some(help), None) | (None, Some(help)) => violation.help(help),
                (None, None) => violation,
            });
        }
    }

    /// Arguments of which each fits a context of its own, whatever the context turns out to be.
    fn contexts(&self, here: &Here<'_>, path: &str, report: &mut Report) {
        if self.table.contexts.len() < 2 {
            return;
        }
        let mut demands = Vec::new();
        for demand in here.demands() {
            if demand.always {
                demands.push(demand.clone());
            }
        }
        for (earlier, later) in contradictions(self.table, &demands) {
            // Where another resource decides, one of the two was told already.
            let open = |context| here.bound.context(context) == Truth::Unknown;
            if !open(earlier.context) || !open(later.context) {
                continue;
            }
            let place = later.place;
            let document = place.document.as_ref().unwrap_or(&self.table.document).clone();
            let message = format!("{}, and {}", later.in_words(), earlier.in_words());
            let mut path = path.to_owned();
            super::push_name(&mut path, &later.argument.name);
            report.push(
                self.violation(message, &path)
                    .document(document, place.line)
                    .help(format!("drop `{}` or `{}`", later.argument.name, earlier.argument.name)),
            );
        }
    }

    /// The violation of a rule, at its level and with its words.
    fn broken(&self, message: String, path: &str, stated: &Stated) -> Violation {
        let document = stated.place.document.as_ref().unwrap_or(&self.table.document).clone();
        let violation = self
            .violation(message, path)
            .rule(stated.sentence.as_str())
            .document(document, stated.place.line);
        match stated.contradicted_by {
            None => violation,
            Some(_) => {
                violation.level(Level::Warn).help("an example of the document breaks this rule as well")
            }
        }
    }
}
