//! What runs before a synth: aspects first, then policies and validations.

use crate::aspect::Aspect;
use crate::data::NodeId;
use crate::error::{Level, Report, Violation};
use crate::policy::Policy;
use crate::scope::Construct;
use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

/// Checks one construct, and says what is wrong about it.
pub(crate) type Validation = dyn Fn(&Construct) -> Vec<String>;

/// What the program wants to be run, with the constructs that it is about.
#[derive(Default)]
pub(crate) struct Hooks {
    aspects: Vec<(NodeId, Rc<dyn Aspect>)>,
    policies: Vec<(NodeId, Rc<Policy>)>,
    validations: Vec<(NodeId, Rc<Validation>)>,
    /// Aspects that have seen a construct: they see it once, however often the app is synthesized.
    done: BTreeSet<(usize, NodeId)>,
    is_running: bool,
}

impl Hooks {
    pub(crate) fn add_aspect(&mut self, at: NodeId, aspect: Rc<dyn Aspect>) {
        self.aspects.push((at, aspect));
    }

    pub(crate) fn add_policy(&mut self, at: NodeId, policy: Policy) {
        self.policies.push((at, Rc::new(policy)));
    }

    pub(crate) fn add_validation(&mut self, at: NodeId, validation: Rc<Validation>) {
        self.validations.push((at, validation));
    }

    fn is_empty(&self) -> bool {
        self.aspects.is_empty() && self.policies.is_empty() && self.validations.is_empty()
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks")
            .field("aspects", &self.aspects.len())
            .field("policies", &self.policies.len())
            .field("validations", &self.validations.len())
            .finish_non_exhaustive()
    }
}

/// Runs everything. The closures are the program's: nothing is borrowed while they run, so that they may read and change the
/// tree, and a synth within one does not run them again.
pub(crate) fn run(app: &Construct) -> Report {
    let mut report = Report::default();
    let hooks = &app.shared.hooks;
    if hooks.borrow().is_empty() || hooks.borrow().is_running {
        return report;
    }
    hooks.borrow_mut().is_running = true;
    let root = app.at(NodeId::ROOT);
    visit(&root);
    hold_against_policies(&root, &mut report);
    validate(&root, &mut report);
    hooks.borrow_mut().is_running = false;
    report
}

/// Shows every construct to the aspects of those above it and to its own, parents before children.
fn visit(root: &Construct) {
    let mut todo = vec![(root.clone(), Rc::new(Vec::new()))];
    while let Some((construct, above)) = todo.pop() {
        let mut here: Vec<(usize, Rc<dyn Aspect>)> = above.to_vec();
        let own: Vec<_> = {
            let hooks = construct.shared.hooks.borrow();
            let all = hooks.aspects.iter().enumerate().filter(|(_, (at, _))| *at == construct.id);
            all.map(|(index, (_, aspect))| (index, Rc::clone(aspect))).collect()
        };
        here.extend(own);
        for (index, aspect) in &here {
            if construct.shared.hooks.borrow_mut().done.insert((*index, construct.id)) {
                aspect.visit(&construct);
            }
        }
        let here = Rc::new(here);
        // What aspects have created here is seen as well.
        todo.extend(construct.children().into_iter().rev().map(|child| (child, Rc::clone(&here))));
    }
}

fn hold_against_policies(root: &Construct, report: &mut Report) {
    let policies = root.shared.hooks.borrow().policies.clone();
    for (at, policy) in policies {
        for construct in root.at(at).walk().filter(|construct| policy.is_about(construct)) {
            for finding in policy.check(&construct) {
                report.push(finding.into_violation(&construct, &policy));
            }
        }
    }
}

fn validate(root: &Construct, report: &mut Report) {
    let validations = root.shared.hooks.borrow().validations.clone();
    for (at, validation) in validations {
        let construct = root.at(at);
        for message in validation(&construct) {
            report.push(violation(&construct, message, Level::Deny));
        }
    }
}

/// Something about a construct, with its type and its place in the program.
pub(crate) fn violation(construct: &Construct, message: String, level: Level) -> Violation {
    let tree = construct.shared.tree.borrow();
    let what = tree.get(construct.id).content.describe().to_owned();
    tree.violation(construct.id, message).of_type(what).level(level)
}
