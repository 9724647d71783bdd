//! One sentence with everything a phrase family needs to judge it.

use super::lower::Lower;
use super::place::Member;
use super::split::{Tick, ticks};
use super::words::{Grammar, Lines, Match, Signature, Token, tokens};
use super::{Statement, Surroundings, condition, emphasised, list};
use crate::facts::Claim;
use crate::model::{Check, Condition, Evidence};
use std::ops::Range;

/// A sentence in its surroundings. Offsets of a sentence count from the start of the sentence.
pub(super) struct Sentence<'a> {
    /// The sentence.
    pub(super) text: &'a str,
    /// The sentence in ASCII lower case, with the same offsets.
    pub(super) lower: Lower<'a>,
    /// The code pieces of the sentence.
    pub(super) ticks: Vec<Tick>,
    /// Its words.
    pub(super) tokens: Vec<Token>,
    /// What they are, whatever their order.
    pub(super) signature: Signature,
    /// What is known around it.
    pub(super) around: &'a Surroundings<'a>,
    /// The whole text in ASCII lower case, for families that look further than their sentence.
    pub(super) whole: &'a str,
    /// Evidence of the rules that are read here.
    pub(super) evidence: Evidence,
    /// Whether this is the first sentence of the text, which says what the argument is.
    pub(super) first: bool,
    start: usize,
    lead: Option<(Condition, usize)>,
}

/// Whether a text is nothing, or only a word of its own that says no more than a marker does: what follows is where the
/// description begins.
fn is_lead_in(before: &str) -> bool {
    const LEAD_INS: &[&str] =
        &["", "output only", "input only", "output", "required", "optional", "immutable", "identifier"];
    LEAD_INS.contains(&before.trim_end_matches('.'))
}

impl<'a> Sentence<'a> {
    pub(super) fn new(
        text: &'a str,
        start: usize,
        whole: &'a str,
        around: &'a Surroundings<'a>,
        evidence: Evidence,
    ) -> Self {
        let lower = Lower::of(whole.get(start..start + text.len()).unwrap_or_default());
        let ticks = emphasised::with_values(text, ticks(text));
        let tokens = tokens(&lower, ticks.iter().map(|tick| (&tick.outer, &tick.inner)));
        let mut sentence = Self {
            text,
            lower,
            ticks,
            signature: Signature::of(&tokens),
            tokens,
            around,
            whole,
            evidence,
            first: whole.get(..start).is_none_or(|before| is_lead_in(before.trim())),
            start,
            lead: None,
        };
        sentence.lead = condition::lead(&sentence);
        sentence
    }

    /// A claim read from a part of the sentence.
    pub(super) fn state(&self, claim: Claim, range: Range<usize>) -> Statement {
        self.state_by(self.evidence, claim, range)
    }

    /// The same by another kind of evidence than the sentence's own.
    pub(super) fn state_by(&self, evidence: Evidence, claim: Claim, range: Range<usize>) -> Statement {
        Statement { claim, evidence, range: self.start + range.start..self.start + range.end }
    }

    /// A rule read from a part of the sentence.
    pub(super) fn rule(&self, check: Check, when: Option<Condition>, range: Range<usize>) -> Statement {
        self.state(Claim::Rule { check: Box::new(check), when, text: self.quoted() }, range)
    }

    /// The sentence as it is quoted to users.
    pub(super) fn quoted(&self) -> String {
        self.text.trim().to_owned()
    }

    /// The condition that the sentence begins with ("If `a` is set, …").
    pub(super) fn lead(&self) -> Option<&Condition> {
        self.lead.as_ref().map(|(condition, _)| condition)
    }

    /// Where the sentence proper begins, after a leading condition.
    pub(super) fn main(&self) -> usize {
        self.lead.as_ref().map_or(0, |(_, end)| *end)
    }

    /// Both conditions, or the one there is.
    pub(super) fn under_lead(&self, own: Option<Condition>) -> Option<Condition> {
        match (self.lead().cloned(), own) {
            (Some(lead), Some(own)) if lead != own => Some(Condition::All(vec![lead, own])),
            (lead, own) => own.or(lead),
        }
    }

    /// The argument that a name in the text refers to: a sibling, one of a block around, or a path with dots.
    pub(super) fn resolve(&self, name: &str) -> Option<String> {
        // What has dots is a way to another block, wherever that begins.
        if name.contains('.') {
            return self.resolve_beyond(name).or_else(|| self.resolve_near(name));
        }
        self.resolve_near(name).or_else(|| self.resolve_beyond(name))
    }

    /// What a name means beyond the text's own block, where that has a place.
    fn resolve_beyond(&self, name: &str) -> Option<String> {
        let place = self.around.place?;
        let name = name.trim().trim_end_matches('.').replace("[0]", "");
        if !name.contains('.') {
            let camel = name.bytes().any(|b| b.is_ascii_uppercase());
            return place.around(&if camel { snake_case(&name) } else { name });
        }
        let parts: Vec<&str> = parts(&name).collect();
        let (last, block) = parts.split_last()?;
        match place.member(block, last) {
            Member::At(path) => Some(path),
            Member::Unclear | Member::NoBlock => None,
        }
    }

    /// The same without the names of blocks around, for places where words that are no names can stand.
    pub(super) fn resolve_near(&self, name: &str) -> Option<String> {
        // A full stop that slipped into the ticks.
        let name = name.trim().trim_end_matches('.');
        if self.around.siblings.contains(&name) {
            return Some(name.to_owned());
        }
        // An argument of the resource itself, as a block in it names it.
        if self.around.outer.contains(&name) {
            return Some(format!(".{name}"));
        }
        // "`lamps[0].colour`" and "`lampColour`" are names as a program or an API writes them.
        if name.contains("[0]") {
            return self.resolve_near(&name.replace("[0]", ""));
        }
        if name.contains('-') {
            let snake = name.replace('-', "_");
            return self.around.siblings.contains(&snake.as_str()).then_some(snake);
        }
        if name.bytes().any(|b| b.is_ascii_uppercase()) && name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            // As an API writes a name of this block, or of the resource.
            return self.resolve_near(&snake_case(name));
        }
        let (first, _) = name.split_once('.')?;
        let parts: Vec<&str> = parts(name).collect();
        let are_names = parts.iter().skip(1).all(|part| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        });
        (are_names && self.around.roots.contains(&first)).then(|| parts.join("."))
    }

    /// Whether a name in the text is declared in the same block or at the root.
    pub(super) fn is_declared(&self, name: &str) -> bool {
        self.around.siblings.contains(&name) || self.around.roots.contains(&name)
    }

    /// The first token that begins at a byte or behind it.
    pub(super) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.range.start < byte)
    }

    /// The bytes of some tokens; nothing at their start where there are none.
    pub(super) fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(0, |token| token.range.start);
        let last = tokens.end.checked_sub(1).and_then(|at| self.tokens.get(at));
        start..last.map_or(start, |token| token.range.end.max(start))
    }

    /// The word, number, code or mark at a token, in lower case; empty behind the last.
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|token| self.lower.get(token.range.clone())).unwrap_or_default()
    }

    /// The lines of a family that the sentence can hold by its words; none of most families.
    pub(super) fn lines<M: Copy>(&self, grammar: &Grammar<M>) -> Lines {
        grammar.lines_in(&self.signature)
    }

    /// Whether the sentence may have one of some words or marks. Words share bits: it can be said of a sentence without.
    pub(super) fn may_have(&self, words: &Signature) -> bool {
        self.signature.meets(words)
    }

    /// The longest reading of a family that begins with a token. `reader` reads what lines call `$NAME` at a token, and gives
    /// the byte behind it.
    pub(super) fn reading<M: Copy>(
        &self,
        grammar: &Grammar<M>,
        at: usize,
        reader: &dyn Fn(&str, usize) -> Option<usize>,
    ) -> Option<Match<M>> {
        self.reading_of(grammar, Lines::ALL, at, reader)
    }

    /// The same of some lines.
    pub(super) fn reading_of<M: Copy>(
        &self,
        grammar: &Grammar<M>,
        lines: Lines,
        at: usize,
        reader: &dyn Fn(&str, usize) -> Option<usize>,
    ) -> Option<Match<M>> {
        let read = |what: &str, at: usize| reader(what, at).map(|end| self.token_at(end));
        grammar.at_with(&self.lower, &self.tokens, lines, at, &read)
    }

    /// The texts of some tokens, in lower case.
    pub(super) fn words(&self, tokens: Range<usize>) -> impl Iterator<Item = &str> {
        let tokens = self.tokens.get(tokens).unwrap_or_default();
        tokens.iter().filter_map(|token| self.lower.get(token.range.clone()))
    }

    /// The code piece that begins at an offset.
    pub(super) fn tick_at(&self, at: usize) -> Option<&Tick> {
        self.ticks.binary_search_by_key(&at, |tick| tick.outer.start).ok().and_then(|i| self.ticks.get(i))
    }

    /// What stands in a code piece, without padding.
    pub(super) fn code(&self, tick: &Tick) -> &'a str {
        self.text.get(tick.inner.clone()).unwrap_or_default().trim()
    }

    /// Whether code that is not the argument's own name stands right before an offset, or is its subject: "`lids` is".
    pub(super) fn is_about_code_before(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let before = before.strip_suffix(" is").unwrap_or(before).trim_end().len();
        let last = self.ticks.iter().find(|tick| tick.outer.end == before);
        last.is_some_and(|tick| !self.around.subject.is_empty() && self.code(tick) != self.around.subject)
    }

    /// Whether an offset lies inside ticks.
    pub(super) fn in_code(&self, at: usize) -> bool {
        let after = self.ticks.partition_point(|tick| tick.outer.start <= at);
        after.checked_sub(1).and_then(|i| self.ticks.get(i)).is_some_and(|tick| at < tick.outer.end)
    }

    /// Whether an offset lies in a remark in parentheses.
    pub(super) fn in_parentheses(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        let count =
            |wanted: char| before.char_indices().filter(|(i, c)| *c == wanted && !self.in_code(*i)).count();
        count('(') > count(')')
    }

    /// Whether the sentence, up to an offset, talks about another declared argument than its own: outside of conditions, and
    /// of what it says of several at once ("`a` and `b` conflict with `c`").
    pub(super) fn speaks_of_another(&self, until: usize) -> bool {
        let from = self.subjects().filter(|(_, end)| *end <= until).map_or(self.main(), |(_, end)| end);
        let others = self.ticks.iter().filter(|tick| tick.outer.start >= from && tick.outer.end <= until);
        let mut others = others.filter(|tick| {
            let name = self.code(tick);
            name != self.around.subject && self.is_declared(name)
        });
        let Some(first) = others.next() else { return false };
        let conditions = condition::before(self, until);
        let inside = |tick: &Tick| conditions.iter().any(|range| range.contains(&tick.outer.start));
        !inside(first) || !others.all(inside)
    }

    /// The arguments that the sentence begins with and speaks of, where they are several and the own is one of them, and the
    /// byte behind.
    pub(super) fn subjects(&self) -> Option<(Vec<String>, usize)> {
        let head = self.token_at(self.main());
        let head = head + usize::from(matches!(self.word(head), "the" | "both"));
        let from = self.tokens.get(head)?.range.start;
        self.tick_at(from)?;
        let (names, end) = list::names(self, from)?;
        let chosen = self.lower.get(from..end).is_some_and(|list| list.contains(" or "));
        let own = names.iter().any(|name| name == self.around.subject);
        (names.len() > 1 && own && !chosen).then_some((names, end))
    }

    /// The text behind the sentence, in lower case.
    pub(super) fn after(&self) -> &str {
        self.whole.get(self.start + self.text.len()..).unwrap_or_default()
    }

    /// The rest of the sentence from an offset on, in lower case.
    pub(super) fn rest(&self, at: usize) -> &str {
        self.lower.get(at..).unwrap_or_default()
    }
}

/// The names of a way, without what picks one of several blocks: `outer.0.inner`, `outer.*.inner`.
fn parts(way: &str) -> impl Iterator<Item = &str> {
    way.split('.').filter(|part| !matches!(*part, "0" | "*"))
}

/// `lampColour` as `lamp_colour`, `lampIP` as `lamp_ip`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut chars = name.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let ends_acronym = chars.peek().is_some_and(char::is_ascii_lowercase);
        let begins = before.is_some_and(|before: char| !before.is_ascii_uppercase() || ends_acronym);
        if c.is_ascii_uppercase() && begins {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
        before = Some(c);
    }
    snake
}
