//! How lines begin. Few tokens of a sentence begin one, and most are told by their word.

use super::lexicon::{ByHash, Classes};
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

/// The beginnings of all lines.
#[derive(Default)]
pub(super) struct Start {
    /// What a word begins.
    words: HashMap<u32, Begins, ByHash>,
    /// What is told otherwise.
    others: Begins,
    /// The classes that begin lines.
    classes: Classes,
    /// Whether a token that is no word begins a line, or any token can.
    any: bool,
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
            let begin = Begin { place: *place, line, step: *step, next: *next };
            match step {
                Step::Word(_, hash) => self.words.entry(*hash).or_default().push(begin),
                Step::Class(class) => {
                    self.classes = self.classes.or(Classes::of(*class));
                    self.others.push(begin);
                }
                other => {
                    self.any |= matches!(other, Step::Any | Step::Read(_) | Step::Amount);
                    self.others.push(begin);
                }
            }
        }
    }

    /// The steps that a token can begin where some lines are looked for: both are in their order, and are gone through as one.
    pub(super) fn steps(&self, token: &Token, lines: Lines) -> (&[Begin], &[Begin]) {
        let word = token.kind == Kind::Word;
        let words = if word { self.words.get(&token.hash) } else { None };
        let told = !word || self.any || self.classes.meets(token.classes);
        let others = if told { self.others.of(lines) } else { &[] };
        (words.map_or(&[], |words| words.of(lines)), others)
    }
}
