//! The nodes of a family as they are walked: side by side, each with all that leads on from it.

use super::notation::{Node, Step};
use std::ops::Range;

/// All nodes of a family.
pub(super) struct Automaton {
    places: Vec<Place>,
    /// What leads on by a token, node by node.
    arrows: Vec<Arrow>,
    steps: Vec<Step>,
}

/// A node with those that it leads to without a token.
struct Place {
    /// The line that ends here, the first of several.
    line: Option<usize>,
    arrows: Range<usize>,
}

/// What leads on by a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arrow {
    /// The hash of the one word that it takes, and 0 where it takes anything else: enough to pass over nearly all.
    pub(super) hash: u32,
    step: u32,
    next: u32,
}

impl Automaton {
    pub(super) fn of(nodes: &[Node]) -> Self {
        let steps: Vec<Step> = nodes.iter().flat_map(|node| &node.next).map(|(step, _)| *step).collect();
        let first_steps: Vec<usize> =
            nodes.iter().scan(0, |at, node| Some(std::mem::replace(at, *at + node.next.len()))).collect();
        let mut automaton =
            Self { places: Vec::with_capacity(nodes.len()), arrows: Vec::with_capacity(steps.len()), steps };
        for node in 0..nodes.len() {
            let start = automaton.arrows.len();
            let line = automaton.collect(nodes, &first_steps, node, start);
            automaton.places.push(Place { line, arrows: start..automaton.arrows.len() });
        }
        automaton
    }

    /// Adds what leads on from a node to what stands from `start` on, and gives the first line that ends there.
    fn collect(&mut self, nodes: &[Node], first_steps: &[usize], at: usize, start: usize) -> Option<usize> {
        let node = nodes.get(at)?;
        let mut line = node.line;
        for free in &node.free {
            // Where several end, the first is taken.
            line = line.or(self.collect(nodes, first_steps, *free, start));
        }
        let first = first_steps.get(at)?;
        for (i, (step, next)) in node.next.iter().enumerate() {
            let hash = if let Step::Word(_, hash) = step { *hash } else { 0 };
            let arrow = Arrow { hash, step: (first + i) as u32, next: *next as u32 };
            if !self.arrows.get(start..).is_some_and(|known| known.contains(&arrow)) {
                self.arrows.push(arrow);
            }
        }
        line
    }

    /// The line that ends at a node.
    pub(super) fn line(&self, node: usize) -> Option<usize> {
        self.places.get(node)?.line
    }

    /// What leads on from a node, in the order in which it is tried.
    pub(super) fn arrows(&self, node: usize) -> &[Arrow] {
        let arrows = self.places.get(node).and_then(|place| self.arrows.get(place.arrows.clone()));
        arrows.unwrap_or_default()
    }

    /// The step of an arrow, and the node that it leads to.
    pub(super) fn step(&self, arrow: Arrow) -> Option<(Step, usize)> {
        Some((*self.steps.get(arrow.step as usize)?, arrow.next as usize))
    }

    /// Every step of every line.
    #[cfg(test)]
    pub(super) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter()
    }
}
