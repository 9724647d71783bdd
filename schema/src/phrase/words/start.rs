//! How lines begin. Few tokens of a sentence begin one, and most are told by their word.

use super::lexicon::{ByHash, Class, Classes};
use super::notation::{Node, Step};
use super::signature::Lines;
use super::token::{Kind, Token};
use std::collections::HashMap;

/// A step that begins a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begin {
    /// Its place among all such steps: the first of equal readings is taken.
    pub(super) place: usize,
    pub(super) line: usize,
    pub(super) step: Step,
    /// The node that it leads to.
    pub(super) next: usize,
}

/// Some beginnings.
#[derive(Default)]
struct Begins {
    all: Vec<Begin>,
    /// The lines that they begin.
    lines: Lines,
}

impl Begins {
    fn push(&mut self, begin: Begin) {
        self.lines = self.lines.or(Lines::one(begin.line));
        self.all.push(begin);
    }

    /// All of them, where some of the lines are among theirs.
    fn of(&self, lines: Lines) -> &[Begin] {
        if self.lines.meets(lines) { &self.all } else { &[] }
    }
}

/// The beginnings of all lines, by the tokens that can begin them.
#[derive(Default)]
pub(super) struct Start {
    /// What a word begins that lines name.
    words: HashMap<u32, Begins, ByHash>,
    /// What other words begin.
    others: Begins,
    /// What any of these begins, whatever its classes.
    any: Begins,
    /// What numbers, code and marks begin.
    numbers: Begins,
    code: Begins,
    marks: Begins,
    /// The classes that begin lines.
    classes: Classes,
}

impl Start {
    /// `first_nodes` are the first of each line, which has all nodes up to those of the next.
    pub(super) fn of(nodes: &[Node], first_nodes: &[usize]) -> Self {
        let mut start = Self::default();
        let mut place = 0;
        start.collect(nodes, first_nodes, 0, &mut place);
        start
    }

    fn collect(&mut self, nodes: &[Node], first_nodes: &[usize], node: usize, place: &mut usize) {
        let Some(node) = nodes.get(node) else { return };
        for next in &node.free {
            self.collect(nodes, first_nodes, *next, place);
        }
        for (step, next) in &node.next {
            *place += 1;
            let line = first_nodes.partition_point(|first| first <= next).saturating_sub(1);
            self.push(Begin { place: *place, line, step: *step, next: *next });
        }
    }

    fn push(&mut self, begin: Begin) {
        let Self { words, others, any, numbers, code, marks, classes } = self;
        let places: &mut [&mut Begins] = match begin.step {
            Step::Word(_, hash) => &mut [words.entry(hash).or_default()],
            Step::Class(class) => {
                *classes = classes.or(Classes::of(class));
                &mut [others]
            }
            Step::Amount => {
                *classes = classes.or(Classes::of(Class::NumberWord));
                &mut [others, numbers]
            }
            Step::Any => &mut [others, any],
            Step::Number => &mut [numbers],
            Step::Code => &mut [code],
            Step::Mark(_) | Step::Aside => &mut [marks],
            Step::Read(_) => &mut [others, any, numbers, code, marks],
        };
        places.iter_mut().for_each(|begins| begins.push(begin));
    }

    /// The steps that a token can begin where some lines are looked for: both are in their order, and are gone through as one.
    pub(super) fn steps(&self, token: &Token, lines: Lines) -> (&[Begin], &[Begin]) {
        let others = match token.kind {
            Kind::Word if self.classes.meets(token.classes) => &self.others,
            Kind::Word => &self.any,
            Kind::Number(_) => &self.numbers,
            Kind::Code => &self.code,
            Kind::Mark(_) => &self.marks,
        };
        let words = if token.kind == Kind::Word { self.words.get(&token.hash) } else { None };
        (words.map_or(&[], |words| words.of(lines)), others.of(lines))
    }
}
