//! Families of lines, and what reads them; `notation` says how a line is written.
//!
//! All lines of a family become one automaton, which is walked along the tokens: the longest reading wins. The order of lines
//! means nothing, and a line that could never be read is a fault that `Grammar::sentences` shows in a test.

use super::automaton::Automaton;
use super::lexicon::{Class, Classes, WORDS};
use super::notation::{Node, Parts, Step, add, fresh};
use super::signature::{Lines, Needs, Signature};
use super::start::Start;
use super::token::{Kind, Token, is_deep_in_a_list};
use crate::model::Number;

/// How many tokens a line is followed, so that no sentence takes time that grows with the square of its length.
const LONGEST: usize = 64;

/// How many nodes most lines have at most.
const NODES: usize = 24;

/// A family: lines with their meaning.
pub(in crate::phrase) struct Grammar<M: 'static> {
    pub(super) lines: Vec<(M, &'static str)>,
    pub(super) automaton: Automaton,
    /// What each line cannot do without.
    needs: Needs,
    start: Start,
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
        let mut parts = Parts::new(parts);
        let mut nodes = Vec::with_capacity(NODES * lines.len());
        nodes.push(Node::default());
        let (mut first_nodes, mut all_needs) = (Vec::new(), Needs::default());
        for (line, (_, notation)) in lines.iter().enumerate() {
            let part = parts.parse(notation);
            let end = fresh(&mut nodes);
            first_nodes.push(end);
            nodes[end].line = Some(line);
            add(&mut nodes, 0, &part, end);
            all_needs.push(&part);
        }
        let start = Start::of(&nodes, &first_nodes);
        Self { lines, automaton: Automaton::of(&nodes), needs: all_needs, start }
    }

    /// The lines that a sentence can hold, by its words.
    pub(in crate::phrase) fn lines_in(&self, signature: &Signature) -> Lines {
        self.needs.met_by(signature)
    }

    /// The lines of some meanings.
    pub(in crate::phrase) fn lines_of(&self, meant: impl Fn(M) -> bool) -> Lines {
        Lines::of(
            self.lines.iter().enumerate().filter(|(_, (meaning, _))| meant(*meaning)).map(|(line, _)| line),
        )
    }

    /// The longest reading that begins with the token `at`.
    pub(in crate::phrase) fn at(&self, lower: &str, tokens: &[Token], at: usize) -> Option<Match<M>> {
        self.at_with(lower, tokens, Lines::ALL, at, &|_, _| None)
    }

    /// The same of some lines, for a family with readers of its own.
    pub(in crate::phrase) fn at_with(
        &self,
        lower: &str,
        tokens: &[Token],
        lines: Lines,
        at: usize,
        read: Read<'_>,
    ) -> Option<Match<M>> {
        let first = tokens.get(at)?;
        let (mut words, mut others) = self.start.steps(first, lines);
        if words.is_empty() && others.is_empty() {
            return None;
        }
        let mut walk = LineWalk {
            grammar: self,
            lower,
            tokens,
            read,
            furthest: at + LONGEST,
            known: Known::default(),
            numbers: Vec::new(),
            reads: Vec::new(),
            best: None,
        };
        loop {
            let word_first = match (words.first(), others.first()) {
                (Some(word), Some(other)) => word.place < other.place,
                (word, _) => word.is_some(),
            };
            let from = if word_first { &mut words } else { &mut others };
            let Some((begin, rest)) = from.split_first() else { break };
            *from = rest;
            if lines.has(begin.line) {
                walk.follow(begin.step, begin.next, first, at);
            }
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

/// What readers of the family read at which token: many lines begin alike.
#[derive(Default)]
struct Known {
    /// The first ones, which nearly always are all.
    first: [Option<Reading>; 4],
    more: Vec<Reading>,
}

/// The name of a reader, the token that it began with, and the one behind what it read.
type Reading = (&'static str, usize, Option<usize>);

impl Known {
    fn get(&self, what: &str, at: usize) -> Option<Option<usize>> {
        let mut all = self.first.iter().flatten().chain(&self.more);
        all.find(|(name, place, _)| *name == what && *place == at).map(|(.., end)| *end)
    }

    fn insert(&mut self, reading: Reading) {
        match self.first.iter_mut().find(|place| place.is_none()) {
            Some(place) => *place = Some(reading),
            None => self.more.push(reading),
        }
    }
}

struct LineWalk<'w, M: 'static> {
    grammar: &'w Grammar<M>,
    lower: &'w str,
    tokens: &'w [Token],
    read: Read<'w>,
    /// The token that no step begins at.
    furthest: usize,
    known: Known,
    numbers: Vec<usize>,
    reads: Vec<std::ops::Range<usize>>,
    best: Option<Best>,
}

impl<M> LineWalk<'_, M> {
    fn from(&mut self, node: usize, at: usize) {
        let automaton = &self.grammar.automaton;
        if let Some(line) = automaton.line(node)
            && self.best.as_ref().is_none_or(|best| best.end < at)
        {
            let (numbers, reads) = (self.numbers.clone(), self.reads.clone());
            self.best = Some(Best { line, end: at, numbers, reads });
        }
        if at >= self.furthest {
            return;
        }
        let Some(token) = self.tokens.get(at) else { return };
        for arrow in automaton.arrows(node) {
            // Most take another word.
            if (arrow.hash == 0 || arrow.hash == token.hash)
                && let Some((step, next)) = automaton.step(*arrow)
            {
                self.follow(step, next, token, at);
            }
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
        if let Some(end) = self.known.get(what, at) {
            return end;
        }
        let deep = is_deep_in_a_list(self.tokens, at);
        let end = if deep { None } else { (self.read)(what, at).filter(|end| *end > at) };
        self.known.insert((what, at, end));
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
