//! The notation of lines.
//!
//! A family is a list of lines, each with what it means. A line is a row of
//!
//! | notation | reads |
//! |---|---|
//! | `least`, `:` | this word, this mark |
//! | `More` | a word of this class of the lexicon |
//! | `NUMBER`, `AMOUNT` | a number in digits; in digits or letters |
//! | `CODE` | a piece of code |
//! | `ASIDE` | a short remark in parentheses |
//! | `OPEN`, `CLOSE`, `BRACKET` | the marks `(`, `)` and `[` |
//! | `$NAMES` | what a reader of the family reads there: a list of names, a condition |
//! | `_` | any word that neither denies, compares, demands nor begins a condition |
//! | `[a b]`, `(a\|b)` | optional; alternatives |
//! | `{a\|b}` | any number of them |
//! | `<part>` | a part that the family has a name for |

use super::lexicon::{Class, class_named, hash_of};
use super::signature::{Signature, needs};
use std::rc::Rc;

/// One step of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// With its hash, which tells most words apart.
    Word(&'static str, u32),
    Mark(char),
    Class(Class),
    Number,
    Amount,
    Code,
    Aside,
    Any,
    /// What a reader of the family reads.
    Read(&'static str),
}

#[derive(Default)]
pub(super) struct Node {
    /// What leads on by a token.
    pub(super) next: Vec<(Step, usize)>,
    /// What leads on without one.
    pub(super) free: Vec<usize>,
    /// The line that ends here.
    pub(super) line: Option<usize>,
}

/// A notation, read.
pub(super) enum Part {
    Step(Step),
    /// One after the other.
    Row(Vec<Part>),
    /// One of them.
    Either(Vec<Part>),
    /// Or nothing.
    Maybe(Box<Part>),
    /// Any number of it.
    Many(Box<Part>),
    /// One that the family has a name for, and that many lines have.
    Named(Rc<Named>),
}

/// A part with a name.
pub(super) struct Named {
    pub(super) part: Part,
    /// What it cannot do without, worked out once for all lines.
    pub(super) needs: Vec<Signature>,
}

/// Adds a node behind all others.
pub(super) fn fresh(nodes: &mut Vec<Node>) -> usize {
    nodes.push(Node::default());
    nodes.len() - 1
}

/// Adds what a part reads between two nodes.
pub(super) fn add(nodes: &mut Vec<Node>, from: usize, part: &Part, to: usize) {
    match part {
        Part::Step(step) => nodes[from].next.push((*step, to)),
        Part::Row(parts) => match parts.split_last() {
            None => nodes[from].free.push(to),
            Some((last, before)) => {
                let from = before.iter().fold(from, |from, part| {
                    let behind = fresh(nodes);
                    add(nodes, from, part, behind);
                    behind
                });
                add(nodes, from, last, to);
            }
        },
        Part::Named(named) => add(nodes, from, &named.part, to),
        Part::Either(parts) => parts.iter().for_each(|part| add(nodes, from, part, to)),
        Part::Maybe(part) => {
            add(nodes, from, part, to);
            nodes[from].free.push(to);
        }
        // Around nothing, a walk would have no end.
        Part::Many(part) if can_be_empty(part) => nodes[from].free.push(to),
        Part::Many(part) => {
            let around = fresh(nodes);
            nodes[from].free.push(around);
            add(nodes, around, part, around);
            nodes[around].free.push(to);
        }
    }
}

/// Whether a part can be read without a token.
fn can_be_empty(part: &Part) -> bool {
    match part {
        Part::Step(_) => false,
        Part::Row(parts) => parts.iter().all(can_be_empty),
        Part::Named(named) => can_be_empty(&named.part),
        Part::Either(parts) => parts.iter().any(can_be_empty),
        Part::Maybe(_) | Part::Many(_) => true,
    }
}

/// The parts that a family has names for, each read once.
pub(super) struct Parts<'p> {
    written: &'p [(&'p str, &'static str)],
    read: Vec<Option<Rc<Named>>>,
}

impl<'p> Parts<'p> {
    pub(super) fn new(written: &'p [(&'p str, &'static str)]) -> Self {
        Self { written, read: vec![None; written.len()] }
    }

    /// Reads a line.
    pub(super) fn parse(&mut self, notation: &'static str) -> Part {
        Reader { rest: notation, parts: self }.alternatives()
    }

    fn named(&mut self, name: &str) -> Option<Rc<Named>> {
        let at = self.written.iter().position(|(part, _)| *part == name)?;
        if let Some(read) = self.read.get(at)?.as_ref() {
            return Some(Rc::clone(read));
        }
        let (_, notation) = self.written.get(at)?;
        let part = self.parse(notation);
        let read = Rc::new(Named { needs: needs(&part), part });
        *self.read.get_mut(at)? = Some(Rc::clone(&read));
        Some(read)
    }
}

struct Reader<'r, 'p> {
    rest: &'static str,
    parts: &'r mut Parts<'p>,
}

impl Reader<'_, '_> {
    /// Alternatives up to a closing bracket or the end.
    fn alternatives(&mut self) -> Part {
        let (mut all, mut row) = (Vec::new(), Vec::new());
        while let Some(word) = self.word() {
            row.push(match word {
                ")" | "]" | "}" => break,
                "|" => {
                    all.push(Part::Row(std::mem::take(&mut row)));
                    continue;
                }
                "(" => self.alternatives(),
                "[" => Part::Maybe(Box::new(self.alternatives())),
                "{" => Part::Many(Box::new(self.alternatives())),
                named if named.len() > 2 && named.starts_with('<') => {
                    let name = named.trim_matches(['<', '>']);
                    // A part without a name is a word that no text has, which the family's test shows.
                    self.parts
                        .named(name)
                        .map_or_else(|| Part::Step(Step::Word(named, hash_of(named))), Part::Named)
                }
                other => Part::Step(step(other)),
            });
        }
        all.push(Part::Row(row));
        if all.len() == 1 { all.swap_remove(0) } else { Part::Either(all) }
    }

    fn word(&mut self) -> Option<&'static str> {
        self.rest = self.rest.trim_start();
        let first = self.rest.chars().next()?;
        let length = match first {
            '[' | ']' | '(' | ')' | '{' | '}' | '|' => 1,
            _ => self.rest.find([' ', '[', ']', '(', ')', '{', '}', '|', '\n']).unwrap_or(self.rest.len()),
        };
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(word)
    }
}

fn step(word: &'static str) -> Step {
    let class = if word.starts_with(|c: char| c.is_ascii_uppercase()) { class_named(word) } else { None };
    let mut chars = word.chars();
    match (word, class, chars.next(), chars.next()) {
        ("NUMBER", ..) => Step::Number,
        ("AMOUNT", ..) => Step::Amount,
        ("CODE", ..) => Step::Code,
        ("ASIDE", ..) => Step::Aside,
        ("OPEN", ..) => Step::Mark('('),
        ("CLOSE", ..) => Step::Mark(')'),
        ("BRACKET", ..) => Step::Mark('['),
        ("_", ..) => Step::Any,
        (read, ..) if read.len() > 1 && read.starts_with('$') => Step::Read(read.trim_start_matches('$')),
        (_, Some(class), ..) => Step::Class(class),
        (_, None, Some(mark), None) if !mark.is_alphanumeric() => Step::Mark(mark),
        _ => Step::Word(word, hash_of(word)),
    }
}
