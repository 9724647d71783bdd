//! The notation of families, and what reads it.
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
//! | `$NAMES` | what a reader of the family reads there: a list of names, a condition |
//! | `_` | any word that neither denies, compares, demands nor begins a condition |
//! | `[a b]`, `(a\|b)` | optional; alternatives |
//! | `{a\|b}` | any number of them |
//! | `<part>` | a part that the family has a name for |
//!
//! All lines of a family become one automaton, which is walked along the tokens: the longest reading wins. The order of lines
//! means nothing, and a line that could never be read is a fault that `Grammar::sentences` shows in a test.

use super::lexicon::{Class, Classes, WORDS, hash_of};
use super::token::{Kind, Token, is_deep_in_a_list};
use crate::model::Number;
use std::collections::HashMap;

/// How many tokens a line is followed, so that no sentence takes time that grows with the square of its length.
const LONGEST: usize = 64;

/// One step of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
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

/// A family: lines with their meaning.
pub(in crate::phrase) struct Grammar<M: 'static> {
    lines: Vec<(M, &'static str)>,
    nodes: Vec<Node>,
    start: Start,
}

/// How lines begin. Few tokens of a sentence begin one, and most are told by their word.
#[derive(Default)]
struct Start {
    /// What a word leads to, each with its place among all steps: the first of equal readings is taken.
    words: HashMap<u32, Vec<(usize, Step, usize)>>,
    /// The same for what is told otherwise.
    others: Vec<(usize, Step, usize)>,
    /// The classes that begin lines.
    classes: Classes,
    /// Whether a token that is no word begins a line, or any token can.
    any: bool,
}

impl Start {
    fn of(nodes: &[Node]) -> Self {
        let (mut start, mut place) = (Self::default(), 0);
        start.collect(nodes, 0, &mut place);
        start
    }

    fn collect(&mut self, nodes: &[Node], node: usize, place: &mut usize) {
        let Some(node) = nodes.get(node) else { return };
        for next in &node.free {
            self.collect(nodes, *next, place);
        }
        for (step, next) in &node.next {
            *place += 1;
            match step {
                Step::Word(_, hash) => {
                    self.words.entry(*hash).or_default().push((*place, *step, *next));
                }
                Step::Class(class) => {
                    self.classes = self.classes.or(Classes::of(*class));
                    self.others.push((*place, *step, *next));
                }
                other => {
                    self.any |= matches!(other, Step::Any | Step::Read(_) | Step::Amount);
                    self.others.push((*place, *step, *next));
                }
            }
        }
    }

    /// The steps that a token can begin, in their order.
    fn steps(&self, token: &Token) -> Vec<(usize, Step, usize)> {
        let words = self.words.get(&token.hash).map(Vec::as_slice).unwrap_or_default();
        let told = token.kind != Kind::Word || self.any || self.classes.meets(token.classes);
        let mut steps: Vec<_> = words.to_vec();
        if told {
            steps.extend(&self.others);
            steps.sort_by_key(|(place, ..)| *place);
        }
        steps
    }
}

#[derive(Default)]
struct Node {
    /// What leads on by a token.
    next: Vec<(Step, usize)>,
    /// What leads on without one.
    free: Vec<usize>,
    /// The line that ends here.
    line: Option<usize>,
}

/// A reading of a line.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::phrase) struct Match<M> {
    /// What the line means.
    pub(in crate::phrase) meaning: M,
    /// The first token, and the one behind the last.
    pub(in crate::phrase) tokens: std::ops::Range<usize>,
    /// The tokens of its numbers.
    pub(in crate::phrase) numbers: Vec<usize>,
    /// The tokens at which readers of the family began to read, and behind which they ended.
    pub(in crate::phrase) reads: Vec<std::ops::Range<usize>>,
}

/// Reads what a family calls `$NAME` at a token, and gives the token behind it.
pub(in crate::phrase) type Read<'r> = &'r dyn Fn(&str, usize) -> Option<usize>;

impl<M: Copy> Grammar<M> {
    /// Makes a family of its lines. `parts` are what lines name as `<part>`.
    pub(in crate::phrase) fn new(
        lines: &'static [(M, &'static str)],
        parts: &[(&str, &'static str)],
    ) -> Self {
        Self::of(lines.iter().copied(), parts)
    }

    /// The same of lines that stand in several tables.
    pub(in crate::phrase) fn of(
        lines: impl Iterator<Item = (M, &'static str)>,
        parts: &[(&str, &'static str)],
    ) -> Self {
        let lines: Vec<_> = lines.collect();
        let mut nodes = vec![Node::default()];
        for (line, (_, notation)) in lines.iter().enumerate() {
            let end = add(&mut nodes, 0, &parse(notation, parts));
            nodes[end].line = Some(line);
        }
        let start = Start::of(&nodes);
        Self { lines, nodes, start }
    }

    /// The longest reading that begins with the token `at`.
    pub(in crate::phrase) fn at(&self, lower: &str, tokens: &[Token], at: usize) -> Option<Match<M>> {
        self.at_with(lower, tokens, at, &|_, _| None)
    }

    /// The same for a family with readers of its own.
    pub(in crate::phrase) fn at_with(
        &self,
        lower: &str,
        tokens: &[Token],
        at: usize,
        read: Read<'_>,
    ) -> Option<Match<M>> {
        let begins = self.start.steps(tokens.get(at)?);
        if begins.is_empty() {
            return None;
        }
        let mut walk = Walk {
            grammar: self,
            lower,
            tokens,
            read,
            furthest: at + LONGEST,
            known: Vec::new(),
            numbers: Vec::new(),
            reads: Vec::new(),
            best: None,
        };
        let first = tokens.get(at)?;
        for (_, step, next) in begins {
            walk.follow(step, next, first, at);
        }
        let Best { line, end, numbers, reads } = walk.best?;
        Some(Match { meaning: self.lines.get(line)?.0, tokens: at..end, numbers, reads })
    }
}

/// The longest reading so far.
struct Best {
    line: usize,
    end: usize,
    numbers: Vec<usize>,
    reads: Vec<std::ops::Range<usize>>,
}

struct Walk<'w, M: 'static> {
    grammar: &'w Grammar<M>,
    lower: &'w str,
    tokens: &'w [Token],
    read: Read<'w>,
    /// The token that no step begins at.
    furthest: usize,
    /// What readers of the family read at which token: many lines begin alike.
    known: Vec<(&'static str, usize, Option<usize>)>,
    numbers: Vec<usize>,
    reads: Vec<std::ops::Range<usize>>,
    best: Option<Best>,
}

impl<M> Walk<'_, M> {
    fn from(&mut self, node: usize, at: usize) {
        let Some(node) = self.grammar.nodes.get(node) else { return };
        if let Some(line) = node.line
            && self.best.as_ref().is_none_or(|best| best.end < at)
        {
            let (numbers, reads) = (self.numbers.clone(), self.reads.clone());
            self.best = Some(Best { line, end: at, numbers, reads });
        }
        for next in &node.free {
            self.from(*next, at);
        }
        if at >= self.furthest {
            return;
        }
        let Some(token) = self.tokens.get(at) else { return };
        for (step, next) in &node.next {
            self.follow(*step, *next, token, at);
        }
    }

    /// Goes on behind a step, where the token fits it.
    fn follow(&mut self, step: Step, next: usize, token: &Token, at: usize) {
        let Some(end) = self.step(step, token, at) else { return };
        let number = matches!(step, Step::Number | Step::Amount);
        let read = matches!(step, Step::Read(_));
        if number {
            self.numbers.push(at);
        }
        if read {
            self.reads.push(at..end);
        }
        self.from(next, end);
        if number {
            self.numbers.pop();
        }
        if read {
            self.reads.pop();
        }
    }

    /// The token behind what a reader of the family reads.
    fn read(&mut self, what: &'static str, at: usize) -> Option<usize> {
        if let Some((.., end)) = self.known.iter().find(|(name, place, _)| *name == what && *place == at) {
            return *end;
        }
        let deep = is_deep_in_a_list(self.tokens, at);
        let end = if deep { None } else { (self.read)(what, at).filter(|end| *end > at) };
        self.known.push((what, at, end));
        end
    }

    /// The token behind a step.
    fn step(&mut self, step: Step, token: &Token, at: usize) -> Option<usize> {
        let fits = match (step, token.kind) {
            (Step::Word(word, hash), Kind::Word) => {
                token.hash == hash && self.lower.get(token.range.clone()) == Some(word)
            }
            (Step::Mark(mark), Kind::Mark(other)) => mark == other,
            (Step::Class(class), Kind::Word) => token.classes.has(class),
            (Step::Number | Step::Amount, Kind::Number(_)) | (Step::Code, Kind::Code) => true,
            (Step::Amount, Kind::Word) => token.classes.has(Class::NumberWord),
            (Step::Any, Kind::Word) => is_neutral(token.classes),
            (Step::Aside, Kind::Mark('(')) => return aside(self.tokens, at),
            (Step::Read(what), _) => return self.read(what, at),
            _ => false,
        };
        fits.then_some(at + 1)
    }
}

/// Whether a word changes nothing about what a line says.
fn is_neutral(classes: Classes) -> bool {
    const SPEAKING: [Class; 10] = [
        Class::Not,
        Class::Modal,
        Class::CanNot,
        Class::If,
        Class::More,
        Class::Less,
        Class::Above,
        Class::Below,
        Class::Exceed,
        Class::NumberWord,
    ];
    !SPEAKING.iter().any(|class| classes.has(*class))
}

/// The token behind a remark of at most five tokens in parentheses.
fn aside(tokens: &[Token], open: usize) -> Option<usize> {
    let close = tokens.iter().skip(open).take(7).position(|token| token.kind == Kind::Mark(')'))?;
    Some(open + close + 1)
}

impl Token {
    /// The number that a token states, in digits or letters.
    pub(in crate::phrase) fn amount(&self, lower: &str) -> Option<Number> {
        if let Kind::Number(number) = self.kind {
            return Some(number);
        }
        let (_, words) = WORDS.iter().find(|(class, _)| *class == Class::NumberWord)?;
        let word = lower.get(self.range.clone())?;
        let place = words.split_whitespace().position(|other| other == word)?;
        i64::try_from(place + 1).ok().map(Number::Integer)
    }
}

/// A notation, read.
enum Part {
    Step(Step),
    /// One after the other.
    Row(Vec<Part>),
    /// One of them.
    Either(Vec<Part>),
    /// Or nothing.
    Maybe(Box<Part>),
    /// Any number of it.
    Many(Box<Part>),
}

/// Adds a part behind a node, and gives the node behind it.
fn add(nodes: &mut Vec<Node>, from: usize, part: &Part) -> usize {
    let fresh = |nodes: &mut Vec<Node>| {
        nodes.push(Node::default());
        nodes.len() - 1
    };
    match part {
        Part::Step(step) => {
            let to = fresh(nodes);
            nodes[from].next.push((*step, to));
            to
        }
        Part::Row(parts) => parts.iter().fold(from, |from, part| add(nodes, from, part)),
        Part::Either(parts) => {
            let ends: Vec<usize> = parts.iter().map(|part| add(nodes, from, part)).collect();
            let to = fresh(nodes);
            for end in ends {
                nodes[end].free.push(to);
            }
            to
        }
        Part::Maybe(part) => {
            let end = add(nodes, from, part);
            let to = fresh(nodes);
            nodes[end].free.push(to);
            nodes[from].free.push(to);
            to
        }
        // Around nothing, a walk would have no end.
        Part::Many(part) if can_be_empty(part) => add(nodes, from, &Part::Row(Vec::new())),
        Part::Many(part) => {
            let around = fresh(nodes);
            nodes[from].free.push(around);
            let end = add(nodes, around, part);
            nodes[end].free.push(around);
            let to = fresh(nodes);
            nodes[around].free.push(to);
            to
        }
    }
}

/// Whether a part can be read without a token.
fn can_be_empty(part: &Part) -> bool {
    match part {
        Part::Step(_) => false,
        Part::Row(parts) => parts.iter().all(can_be_empty),
        Part::Either(parts) => parts.iter().any(can_be_empty),
        Part::Maybe(_) | Part::Many(_) => true,
    }
}

fn parse(notation: &'static str, parts: &[(&str, &'static str)]) -> Part {
    Reader { rest: notation, parts }.alternatives()
}

struct Reader<'p> {
    rest: &'static str,
    parts: &'p [(&'p str, &'static str)],
}

impl Reader<'_> {
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
                    let part = self.parts.iter().find(|(part, _)| *part == name);
                    part.map_or(Part::Step(Step::Word(named, hash_of(named))), |(_, notation)| {
                        parse(notation, self.parts)
                    })
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
    let class = WORDS.iter().map(|(class, _)| *class).find(|class| format!("{class:?}") == word);
    let mut chars = word.chars();
    match (word, class, chars.next(), chars.next()) {
        ("NUMBER", ..) => Step::Number,
        ("AMOUNT", ..) => Step::Amount,
        ("CODE", ..) => Step::Code,
        ("ASIDE", ..) => Step::Aside,
        ("OPEN", ..) => Step::Mark('('),
        ("CLOSE", ..) => Step::Mark(')'),
        ("_", ..) => Step::Any,
        (read, ..) if read.len() > 1 && read.starts_with('$') => Step::Read(read.trim_start_matches('$')),
        (_, Some(class), ..) => Step::Class(class),
        (_, None, Some(mark), None) if !mark.is_alphanumeric() => Step::Mark(mark),
        _ => Step::Word(word, hash_of(word)),
    }
}

/// Chooses among what a notation allows, so that all of it has its turn.
#[cfg(test)]
#[derive(Default)]
struct Choice {
    seed: u64,
    seen: std::collections::BTreeSet<usize>,
}

#[cfg(test)]
impl Choice {
    fn below(&mut self, n: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap_or(0) % n
    }

    fn row(&mut self, part: &Part, row: &mut Vec<Step>) {
        match part {
            Part::Step(step) => {
                self.seen.insert(std::ptr::from_ref(part).addr());
                row.push(*step);
            }
            Part::Row(parts) => parts.iter().for_each(|part| self.row(part, row)),
            Part::Either(parts) => {
                let at = self.below(parts.len());
                self.row(&parts[at], row);
            }
            Part::Maybe(part) => {
                if self.below(2) == 0 {
                    self.row(part, row);
                }
            }
            Part::Many(part) => {
                for _ in 0..self.below(3) {
                    self.row(part, row);
                }
            }
        }
    }
}

#[cfg(test)]
fn count_steps(part: &Part) -> usize {
    match part {
        Part::Step(_) => 1,
        Part::Row(parts) | Part::Either(parts) => parts.iter().map(count_steps).sum(),
        Part::Maybe(part) | Part::Many(part) => count_steps(part),
    }
}

#[cfg(test)]
impl<M: Copy> Grammar<M> {
    /// Sentences of every line with its meaning: as many as it takes for every word of the notation to stand in one, and
    /// forty at least. Numbers rise from 3; `samples` are what readers of the family read.
    pub(in crate::phrase) fn sentences(
        &self,
        parts: &[(&str, &'static str)],
        samples: &[(&str, &str)],
    ) -> Vec<(M, String)> {
        let mut sentences = Vec::new();
        for (meaning, notation) in &self.lines {
            let part = parse(notation, parts);
            let mut choice = Choice::default();
            let mut turn = 0;
            while turn < 40 || choice.seen.len() < count_steps(&part) {
                assert!(turn < 10_000, "a part of `{notation}` is never chosen");
                let mut row = Vec::new();
                choice.row(&part, &mut row);
                sentences.push((*meaning, written(&row, turn, samples)));
                turn += 1;
            }
        }
        sentences
    }

    /// Classes that lines name and the lexicon lacks would be read as words.
    pub(in crate::phrase) fn unknown_names(&self) -> Vec<String> {
        let words = self.nodes.iter().flat_map(|node| &node.next).filter_map(|(step, _)| match step {
            Step::Word(word, _) if word.contains(|c: char| c.is_uppercase() || c == '<') => {
                Some((*word).to_owned())
            }
            _ => None,
        });
        words.collect()
    }
}

/// A row of steps as a sentence; `turn` chooses among the words of a class.
#[cfg(test)]
fn written(row: &[Step], turn: usize, samples: &[(&str, &str)]) -> String {
    let mut number = 2;
    let words = row.iter().map(|step| match step {
        Step::Word(word, _) => (*word).to_owned(),
        Step::Mark(mark) => mark.to_string(),
        Step::Class(class) => {
            let lists = WORDS.iter().filter(|(of, _)| of == class);
            let words: Vec<&str> = lists.flat_map(|(_, words)| words.split_whitespace()).collect();
            words[turn % words.len()].to_owned()
        }
        Step::Number | Step::Amount => {
            number += 1;
            number.to_string()
        }
        Step::Code => "`x`".to_owned(),
        Step::Aside => "(so far)".to_owned(),
        Step::Any => "lantern".to_owned(),
        Step::Read(what) => {
            samples.iter().find(|(of, _)| of == what).map_or("?", |(_, text)| text).to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}
