//! What runs before a synth: aspects first, then policies and validations.

use crate::aspect::Aspect;
use crate::data::NodeId;
use crate::error::{Level, Report, Violation};
use crate::policy::Policy;
use crate::scope::Construct;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Checks one construct, and says what is wrong about it.
pub(crate) type Validation = dyn Fn(&Construct) -> Vec<String>;

/// What a program wants to be run.
pub(crate) enum Hook {
    Aspect(Rc<dyn Aspect>),
    Policy(Rc<Policy>),
    Validation(Rc<Validation>),
}

/// Runs before each synth.
///
/// It is a trait, and everything behind it is `inline`, so that a program without hooks does not compile any of it.
pub(crate) trait BeforeSynth {
    /// Adds what is about a construct.
    fn add(&self, at: NodeId, hook: Hook);

    /// Runs everything.
    fn run(&self, app: &Construct) -> Report;
}

/// What the program wants to be run, with the constructs that it is about.
#[derive(Default)]
struct Hooks {
    aspects: RefCell<Vec<SeenBy>>,
    others: RefCell<Vec<(NodeId, Hook)>>,
    is_running: Cell<bool>,
}

/// An aspect, and what has been shown to it: each construct once, however often the app is synthesized.
#[derive(Clone)]
struct SeenBy {
    at: NodeId,
    aspect: Rc<dyn Aspect>,
    seen: Rc<RefCell<BTreeSet<NodeId>>>,
}

/// Adds what is about a construct.
#[inline]
pub(crate) fn add(at: &Construct, hook: Hook) {
    let hooks = Rc::clone(at.shared.hooks.borrow_mut().get_or_insert_with(|| Rc::new(Hooks::default())));
    hooks.add(at.id, hook);
}

/// The closures are the program's: nothing is borrowed while they run, so that they may read and change the tree, and a synth
/// within one does not run them again.
impl BeforeSynth for Hooks {
    #[inline]
    fn add(&self, at: NodeId, hook: Hook) {
        match hook {
            Hook::Aspect(aspect) => {
                self.aspects.borrow_mut().push(SeenBy { at, aspect, seen: Rc::default() });
            }
            other => self.others.borrow_mut().push((at, other)),
        }
    }

    #[inline]
    fn run(&self, app: &Construct) -> Report {
        let mut report = Report::default();
        if self.is_running.replace(true) {
            return report;
        }
        let _running = Running(&self.is_running);
        let root = app.at(NodeId::ROOT);
        self.visit(&root);
        let mut index = 0;
        while let Some((at, hook)) = self.other(index) {
            match hook {
                Hook::Policy(policy) => hold_against(&policy, &root.at(at), &mut report),
                Hook::Validation(validation) => {
                    let construct = root.at(at);
                    for message in validation(&construct) {
                        report.push(violation(&construct, message, Level::Deny));
                    }
                }
                Hook::Aspect(_) => {}
            }
            index += 1;
        }
        report
    }
}

/// Notes that hooks are running, also until one of them panics.
struct Running<'a>(&'a Cell<bool>);

impl Drop for Running<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.set(false);
    }
}

impl Hooks {
    #[inline]
    fn other(&self, index: usize) -> Option<(NodeId, Hook)> {
        let others = self.others.borrow();
        let (at, hook) = others.get(index)?;
        let hook = match hook {
            Hook::Aspect(aspect) => Hook::Aspect(Rc::clone(aspect)),
            Hook::Policy(policy) => Hook::Policy(Rc::clone(policy)),
            Hook::Validation(validation) => Hook::Validation(Rc::clone(validation)),
        };
        Some((*at, hook))
    }

    /// Shows every construct to the aspects of those above it and to its own, parents before children.
    #[inline]
    fn visit(&self, root: &Construct) {
        let mut todo: Vec<(Construct, Rc<[SeenBy]>)> = vec![(root.clone(), Rc::new([]))];
        while let Some((construct, above)) = todo.pop() {
            let mut here = above.to_vec();
            for one in &*self.aspects.borrow() {
                if one.at == construct.id {
                    here.push(one.clone());
                }
            }
            for one in &here {
                if one.seen.borrow_mut().insert(construct.id) {
                    one.aspect.visit(&construct);
                }
            }
            let here: Rc<[SeenBy]> = here.into();
            // What aspects have created here is seen as well.
            for child in construct.children().into_iter().rev() {
                todo.push((child, Rc::clone(&here)));
            }
        }
    }
}

#[inline]
fn hold_against(policy: &Policy, root: &Construct, report: &mut Report) {
    for construct in root.walk() {
        if policy.is_about(&construct) {
            for finding in policy.check(&construct) {
                report.push(finding.into_violation(&construct, policy));
            }
        }
    }
}

/// Something about a construct, with its type and its place in the program.
#[inline]
pub(crate) fn violation(construct: &Construct, message: String, level: Level) -> Violation {
    let tree = construct.shared.tree.borrow();
    let what = tree.get(construct.id).content.describe().to_owned();
    tree.violation(construct.id, message).of_type(what).level(level)
}
