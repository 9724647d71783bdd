//! Sentences of every line, for the tests that read them back.

use super::grammar::Grammar;
use super::lexicon::WORDS;
use super::notation::{Part, Parts, Step};
use super::signature::Signature;
use super::token::tokens;
use std::collections::BTreeSet;

/// Chooses among what a notation allows, so that all of it has its turn.
#[derive(Default)]
struct Choice {
    seed: u64,
    seen: BTreeSet<usize>,
}

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
            Part::Named(named) => self.row(&named.part, row),
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

/// The places of all steps of a part; a named one has the same wherever it stands.
fn steps(part: &Part, places: &mut BTreeSet<usize>) {
    match part {
        Part::Step(_) => _ = places.insert(std::ptr::from_ref(part).addr()),
        Part::Row(parts) | Part::Either(parts) => parts.iter().for_each(|part| steps(part, places)),
        Part::Maybe(part) | Part::Many(part) => steps(part, places),
        Part::Named(named) => steps(&named.part, places),
    }
}

impl<M: Copy> Grammar<M> {
    /// Sentences of every line with its meaning: as many as it takes for every word of the notation to stand in one, and
    /// forty at least. Numbers rise from 3; `samples` are what readers of the family read.
    pub(in crate::phrase) fn sentences(
        &self,
        parts: &[(&str, &'static str)],
        samples: &[(&str, &str)],
    ) -> Vec<(M, String)> {
        let mut sentences = Vec::new();
        for (line, (meaning, notation)) in self.lines.iter().enumerate() {
            let part = Parts::new(parts).parse(notation);
            let mut all = BTreeSet::new();
            steps(&part, &mut all);
            let mut choice = Choice::default();
            let mut turn = 0;
            while turn < 40 || choice.seen.len() < all.len() {
                assert!(turn < 10_000, "a part of `{notation}` is never chosen");
                let mut row = Vec::new();
                choice.row(&part, &mut row);
                let sentence = written(&row, turn, samples);
                assert!(
                    self.is_looked_for(line, &sentence),
                    "`{notation}` would not be looked for in `{sentence}`"
                );
                sentences.push((*meaning, sentence));
                turn += 1;
            }
        }
        sentences
    }

    fn is_looked_for(&self, line: usize, sentence: &str) -> bool {
        let lower = sentence.to_ascii_lowercase();
        let code = super::super::split::ticks(&lower);
        let tokens = tokens(&lower, code.iter().map(|tick| (&tick.outer, &tick.inner)));
        self.lines_in(&Signature::of(&tokens)).has(line)
    }

    /// Classes that lines name and the lexicon lacks would be read as words.
    pub(in crate::phrase) fn unknown_names(&self) -> Vec<String> {
        let words = self.automaton.steps().filter_map(|step| match step {
            Step::Word(word, _) if word.contains(|c: char| c.is_uppercase() || c == '<') => {
                Some((*word).to_owned())
            }
            _ => None,
        });
        words.collect()
    }
}

/// A row of steps as a sentence; `turn` chooses among the words of a class.
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
