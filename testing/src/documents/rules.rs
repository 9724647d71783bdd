//! The rules of a document, held against a configuration.

use super::Statement;
use super::facts::{Around, ConfiguredBlock};
use crate::cty::Value;
use crate::provider::{Broken, Step};
use ferroform_rules::{Breach, Condition, Facts, GroupWords, Subject, Truth, judge, judge_group};
use ferroform_schema::model::{Argument, Basis, Block, ExampleVerdict, Group, Nesting, Resource, Rule, Type};

/// What a configuration of a type breaks, from the root down.
pub(super) fn broken(resource: &Resource, config: &Value) -> Vec<(Broken, Statement)> {
    let mut search = Search { resource, around: Vec::new(), found: Vec::new(), clashes: Vec::new() };
    search.block(&resource.root, config, &mut Vec::new());
    search.found
}

struct Search<'a> {
    resource: &'a Resource,
    /// The blocks around the one that is looked at, the resource first.
    around: Vec<Around<'a>>,
    found: Vec<(Broken, Statement)>,
    /// The arguments that were found set together, with the block that holds them.
    clashes: Vec<(Vec<Step>, [String; 2])>,
}

impl<'a> Search<'a> {
    fn block(&mut self, block: &'a Block, value: &'a Value, path: &mut Vec<Step>) {
        if !matches!(value.bare(), Value::Map(_)) {
            return;
        }
        let around = self.around.clone();
        let configured = ConfiguredBlock { resource: self.resource, block, value, around };
        for argument in &block.arguments {
            path.push(Step::Attribute(argument.name.clone()));
            for rule in &argument.rules {
                self.rule(&configured, argument, rule, path);
            }
            self.around.push(Around { block, value, holds: &argument.name });
            self.nested(&argument.ty.value, value.member(&argument.name), path);
            self.around.pop();
            path.pop();
        }
        for group in &block.groups {
            self.group(&configured, group, path);
        }
    }

    fn nested(&mut self, ty: &'a Type, value: &'a Value, path: &mut Vec<Step>) {
        let Type::Block(ty) = ty else { return };
        let Some(block) = self.resource.block(&ty.definition) else { return };
        match value.bare() {
            Value::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    // Items of a set are named by their value, for which a path has no step.
                    let steps = path.len();
                    if ty.nesting != Nesting::Set {
                        path.push(Step::Index(i));
                    }
                    self.block(block, item, path);
                    path.truncate(steps);
                }
            }
            Value::Map(entries) if ty.nesting == Nesting::Map => {
                for (key, entry) in entries {
                    path.push(Step::Key(key.clone()));
                    self.block(block, entry, path);
                    path.pop();
                }
            }
            _ => self.block(block, value, path),
        }
    }

    fn rule(&mut self, block: &ConfiguredBlock<'a>, argument: &'a Argument, rule: &'a Rule, path: &[Step]) {
        if !applies(rule.when.as_ref(), block) {
            return;
        }
        let subject = Subject {
            name: &argument.name,
            numeric: argument.ty.value == Type::Number,
            known: block.own(&argument.name),
        };
        for breach in judge(&rule.check, &subject, block).breaches() {
            let summary = breach.message(&argument.name, &rule.check, rule.when.as_ref());
            let advice = breach.advice(&argument.name);
            // What is not there has no place of its own: the block is where it is missing.
            let place = match (breach, path) {
                (Breach::Missing, [block @ .., _]) => block,
                _ => path,
            };
            let statement =
                Statement { rule: rule.check.family(), text: rule.text.clone(), at: at(&rule.bases), advice };
            if let Breach::Together { other } = breach {
                // Two that exclude each other are one mistake, whichever of them the document says it of.
                let mut pair = [argument.name.clone(), (*other).to_owned()];
                pair.sort();
                let clash = (path.split_last().map_or(Vec::new(), |(_, block)| block.to_vec()), pair);
                if self.clashes.contains(&clash) {
                    continue;
                }
                self.clashes.push(clash);
            }
            self.say(summary, statement, &rule.standing, place);
        }
    }

    fn group(&mut self, block: &ConfiguredBlock<'a>, group: &'a Group, path: &[Step]) {
        if !applies(group.when.as_ref(), block) {
            return;
        }
        for breach in judge_group(group.kind, &group.arguments, block).breaches() {
            let words =
                GroupWords { kind: group.kind, arguments: &group.arguments, when: group.when.as_ref() };
            let statement = Statement {
                rule: "group",
                text: group.text.clone(),
                at: at(&group.bases),
                advice: breach.advice(""),
            };
            self.say(words.to_string(), statement, &group.standing, path);
        }
    }

    fn say(&mut self, summary: String, statement: Statement, standing: &ExampleVerdict, path: &[Step]) {
        let mut detail = format!("The document says: {}", statement.text.trim());
        if let Some(at) = &statement.at {
            detail.push_str(&format!("\nStated at {}:{}", at.path, at.line));
        }
        if let Some(advice) = &statement.advice {
            detail.push_str(&format!("\nHelp: {advice}"));
        }
        let is_warning = match standing {
            ExampleVerdict::Holds => false,
            ExampleVerdict::Contradicted { by } => {
                detail.push_str(&format!(
                    "\nOnly a warning, because an example of the document breaks it: {by}"
                ));
                true
            }
        };
        // A path that cannot go into a set can be the same for several items of it.
        let broken = Broken { is_warning, summary, detail, path: path.to_vec() };
        if !self.found.iter().any(|(known, _)| *known == broken) {
            self.found.push((broken, statement));
        }
    }
}

fn applies(when: Option<&Condition>, block: &ConfiguredBlock<'_>) -> bool {
    when.is_none_or(|when| when.holds(block as &dyn Facts) == Truth::True)
}

fn at(bases: &[Basis]) -> Option<ferroform_schema::source::Location> {
    bases.first().map(|basis| basis.at.clone())
}
