//! Which words a sentence has, whatever their order: what tells at once which lines it can hold.
//!
//! Nearly every family meets nearly every sentence in vain. What a line cannot do without follows from its notation; a
//! sentence that lacks it is not searched for the line. Words share bits, so that a line may be searched for in vain, and
//! never the other way round.

use super::lexicon::{Class, Classes, hash_of};
use super::notation::{Part, Step};
use super::token::{Kind, Token};

/// A set of classes, kinds of tokens, marks and words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::phrase) struct Signature([u64; 4]);

/// Where the bits of the kinds of tokens and of the marks begin, behind those of the classes.
const NUMBER: usize = 40;
const CODE: usize = 41;
const MARKS: usize = 48;
/// Where those of the words begin.
const WORDS: usize = 64;

impl Signature {
    const BITS: usize = 256;
    const ALL: Self = Self([u64::MAX; 4]);

    fn one(bit: usize) -> Self {
        let mut bits = [0; 4];
        bits[bit / 64] = 1 << (bit % 64);
        Self(bits)
    }

    fn mark(mark: char) -> Self {
        Self::one(MARKS + mark as usize % (WORDS - MARKS))
    }

    fn word(hash: u32) -> Self {
        Self::one(WORDS + hash as usize % (Self::BITS - WORDS))
    }

    fn classes(classes: Classes) -> Self {
        Self([classes.bits(), 0, 0, 0])
    }

    /// The signature of code that is no number.
    pub(in crate::phrase) fn code() -> Self {
        Self::one(CODE)
    }

    /// The signature of any number.
    pub(in crate::phrase) fn number() -> Self {
        Self::one(NUMBER)
    }

    /// The signature of some words and marks.
    pub(in crate::phrase) fn of_words(words: &[&str]) -> Self {
        let one = |word: &&str| match word.chars().next() {
            Some(mark) if !mark.is_alphanumeric() => Self::mark(mark),
            _ => Self::word(hash_of(word)),
        };
        words.iter().map(one).fold(Self::default(), Self::or)
    }

    /// The signature of all words of a sentence.
    pub(in crate::phrase) fn of(tokens: &[Token]) -> Self {
        let one = |token: &Token| match token.kind {
            Kind::Word => Self::word(token.hash).or(Self::classes(token.classes)),
            Kind::Number(_) => Self::number(),
            Kind::Code => Self::code(),
            Kind::Mark(mark) => Self::mark(mark),
        };
        tokens.iter().map(one).fold(Self::default(), Self::or)
    }

    /// What a token must have for a step to read it; nothing for a step that reads many things.
    fn of_step(step: &Step) -> Option<Self> {
        Some(match step {
            Step::Word(_, hash) => Self::word(*hash),
            Step::Mark(mark) => Self::mark(*mark),
            Step::Class(class) => Self::classes(Classes::of(*class)),
            Step::Number => Self::number(),
            Step::Amount => Self::number().or(Self::classes(Classes::of(Class::NumberWord))),
            Step::Code => Self::code(),
            Step::Aside => Self::mark('('),
            Step::Any | Step::Read(_) => return None,
        })
    }

    /// Both sets.
    pub(in crate::phrase) fn or(self, other: Self) -> Self {
        let (Self([a, b, c, d]), Self([w, x, y, z])) = (self, other);
        Self([a | w, b | x, c | y, d | z])
    }

    /// Whether the sets share anything.
    pub(in crate::phrase) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }

    fn size(&self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }
}

/// The most that is kept of what a part cannot do without, so that what alternatives need together stays little.
const MOST_NEEDS: usize = 8;

/// What a part cannot do without: of each of these, a sentence must have something. The rarest is the first.
pub(super) fn needs(part: &Part) -> Vec<Signature> {
    let mut all = match part {
        Part::Row(parts) => parts.iter().flat_map(needs).collect(),
        Part::Named(named) => return named.needs.clone(),
        Part::Step(step) => Signature::of_step(step).into_iter().collect(),
        Part::Either(parts) => parts.iter().map(needs).reduce(needs_of_both).unwrap_or_default(),
        Part::Maybe(_) | Part::Many(_) => Vec::new(),
    };
    all.sort_by_key(Signature::size);
    let mut kept: Vec<Signature> = Vec::with_capacity(all.len());
    for need in all {
        // What has something of a smaller set has something of a larger one.
        if !kept.iter().any(|smaller| smaller.or(need) == need) {
            kept.push(need);
        }
    }
    kept.truncate(MOST_NEEDS);
    kept
}

/// What a sentence must have that has all that one of two alternatives needs: something of either, for each of their needs.
fn needs_of_both(one: Vec<Signature>, other: Vec<Signature>) -> Vec<Signature> {
    let mut both: Vec<Signature> =
        one.iter().flat_map(|need| other.iter().map(|alternative| need.or(*alternative))).collect();
    both.sort_by_key(Signature::size);
    both.truncate(MOST_NEEDS);
    both
}

/// What the lines of a family cannot do without.
#[derive(Default)]
pub(super) struct Needs {
    /// What is rarest of each line, side by side: hardly any line gets further.
    first: Vec<Signature>,
    others: Vec<Vec<Signature>>,
}

impl Needs {
    /// Adds those of the next line.
    pub(super) fn push(&mut self, part: &Part) {
        let mut needs = needs(part).into_iter();
        // A line that needs nothing can stand in every sentence.
        self.first.push(needs.next().unwrap_or(Signature::ALL));
        self.others.push(needs.collect());
    }

    /// The lines that a sentence can hold.
    pub(super) fn met_by(&self, sentence: &Signature) -> Lines {
        let first = self.first.iter().enumerate().filter(|(_, need)| need.meets(sentence));
        let others =
            |line: usize| self.others.get(line).is_none_or(|all| all.iter().all(|need| need.meets(sentence)));
        Lines::of(first.map(|(line, _)| line).filter(|line| others(*line)))
    }
}

/// Some lines of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::phrase) struct Lines(u128);

impl Lines {
    pub(in crate::phrase) const ALL: Self = Self(u128::MAX);

    /// All lines behind the hundred and twenty-seventh share a bit.
    pub(super) fn one(line: usize) -> Self {
        Self(1 << line.min(127))
    }

    pub(super) fn of(lines: impl Iterator<Item = usize>) -> Self {
        lines.fold(Self::default(), |all, line| all.or(Self::one(line)))
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn has(self, line: usize) -> bool {
        self.meets(Self::one(line))
    }

    pub(in crate::phrase) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These lines but for others.
    pub(in crate::phrase) fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::WORDS;
    use super::super::{Grammar, tokens};
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    const LINES: &[(u8, &str)] = &[
        (0, "(must|should) [also] be (set|given) (if|when) $X"),
        (1, "[the] $X (Not|CanNot) be {_|CODE} set"),
        (2, "between <n> and <n>"),
        (3, "(at least|≥) AMOUNT [Unit] [ASIDE]"),
        (4, "OPEN (Maximum|Minimum) [of] NUMBER"),
        (5, "_ : CODE"),
        (6, "$X"),
    ];
    static GRAMMAR: LazyLock<Grammar<u8>> =
        LazyLock::new(|| Grammar::new(LINES, &[("n", "NUMBER [Unit]|CODE")]));

    fn words() -> impl Strategy<Value = String> {
        let own = "must should also be set given if when the not cannot between and at least ≥ ( ) max of : `x` 3 two days lamp";
        let own: Vec<&str> = own.split(' ').collect();
        let all: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.split_whitespace()).collect();
        let word = prop_oneof![4 => prop::sample::select(own), 1 => prop::sample::select(all)];
        prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn no_reading_is_hidden(text in words()) {
            let code = super::super::super::split::ticks(&text);
            let tokens = tokens(&text, code.iter().map(|tick| (&tick.outer, &tick.inner)));
            let lines = GRAMMAR.lines_in(&Signature::of(&tokens));
            let read = |_: &str, at: usize| at.is_multiple_of(2).then_some(at + 1);
            for at in 0..tokens.len() {
                let all = GRAMMAR.at_with(&text, &tokens, Lines::ALL, at, &read);
                let some = GRAMMAR.at_with(&text, &tokens, lines, at, &read);
                prop_assert_eq!(all, some, "{} at {}", text, at);
            }
        }
    }

    #[test]
    fn sentences_without_its_words_hold_no_line() {
        let lines = |text: &str| GRAMMAR.lines_in(&Signature::of(&tokens(text, std::iter::empty())));
        let has = |text: &str| (0..LINES.len()).filter(|line| lines(text).has(*line)).collect::<Vec<_>>();
        assert_eq!(has("the lamp of the room"), [6]);
        assert_eq!(has("it must be set"), [6]);
        assert_eq!(has("it must be set when dark"), [0, 6]);
        assert_eq!(has("between one and three"), [6]);
        assert_eq!(has("between 1 and 3"), [2, 6]);
    }
}
