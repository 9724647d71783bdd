//! Quantities: "must be between 1 and 90", "no more than 8 characters", "a maximum of 5 blocks".
//!
//! A quantity is a comparison, one or two numbers, a unit, and what is counted. Whether it bounds a value, a length or a
//! number of items is decided from these in one place, `rules`; how it can be said stands here, as lines.

mod alternative;
mod measure;
mod rules;
#[cfg(test)]
mod tests;

use super::Statement;
use super::sentence::Sentence;
use super::words::{Class, Grammar, Kind, Match, Token};
use crate::facts::Claim;
use crate::model::{Check, Number};
use std::sync::LazyLock;

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Two ends.
    Ends,
    /// Two ends that are a range only of something that is counted: "1 to 5 blocks".
    CountedEnds,
    /// A comparison; its words say which.
    Compare,
    /// The same beside a single value: "`-1` or above 0".
    CompareOr,
    AtLeast,
    AtMost,
    /// "up to": a bound only where something is counted or permitted.
    UpTo,
    /// "a minimum of", "a maximum of": the noun says which.
    Extreme,
    /// The same of a noun, which is the argument's own: "the maximum delay is".
    Noun,
    /// "3 or more", "5 characters max".
    Behind,
    Exactly,
    /// "must be 12": a length or a count only.
    Is,
    /// "only one": a count.
    Only,
    Multiple,
    Positive,
    /// "may not be negative".
    Negative,
    /// "must not be empty".
    NotEmpty,
}

const PARTS: &[(&str, &str)] = &[
    (
        "force",
        "(must|should|shall|(has|have|needs|need) to) [also] [only] [be]|(can|could|may|might|will) [only] be\
         |(can|may) [only] (specify|have|contain|include|provide|define)\
         |(must|should|shall|can|could|may|might) Not [be]|CanNot [be]|(value|values) [Be]",
    ),
    ("fill", "[_ [_]] [Article] [_ [_ [_]]]"),
    (
        "compare",
        "[Not] (More|Less) than [or equal to|or equals]|[Not] equal to or (More|Less) than\
         |[Not] (More|Less) or equal to|[Not] (Above|Below) [or equal to]",
    ),
    ("first", "NUMBER [Unit|%|TextModifier] [Text] [ASIDE]"),
    ("to", "to|through|up to|-|~"),
    (
        "span",
        "Span|Allowed Span for [this|the] [_] Value|integer|(number|integer) [in|between]|must be [Article] [integer|number|value|Value]|Allowed [Value|Span|integers|number] [Be]",
    ),
    (
        "lead",
        "[Be|of|:] [in|from|between] [integers|whole numbers|numbers] [the Span] [of|:|from] [the] [OPEN]",
    ),
];

const LINES: &[(Shape, &str)] = &[
    (Shape::Ends, "between [the Value [of]] <first> (and|to|or|-) NUMBER"),
    (Shape::Ends, "(Span|Value|valid|integer|number|Be|anything) [_ [_]] from <first> (<to>) NUMBER"),
    (Shape::Ends, "(<span>) <lead> <first> (<to>) NUMBER"),
    (Shape::Ends, "(Span|Value|Be|interval) [of|:] [in] (OPEN|BRACKET) NUMBER , NUMBER"),
    (Shape::Ends, "(<force>) <fill> within [the Span [of]] <first> (<to>|and) NUMBER"),
    (Shape::CountedEnds, "[from] <first> (<to>) NUMBER"),
    (Shape::Compare, "(<force>) <fill> (<compare>) NUMBER"),
    (Shape::CompareOr, "(<force>) NUMBER or (<compare>) NUMBER"),
    (Shape::Compare, "(<compare>) NUMBER"),
    (
        Shape::Compare,
        "(CanNot|[Modal] Not [to] [be]|Modal|values) Exceed [Article (total|Maximum) of] NUMBER",
    ),
    (Shape::AtLeast, "(<force>) <fill> at least AMOUNT"),
    (Shape::AtLeast, "at least AMOUNT"),
    (Shape::AtLeast, "≥ NUMBER"),
    (Shape::AtMost, "(<force>) <fill> at most [,] [only] AMOUNT"),
    (Shape::AtMost, "at most [,] [only] AMOUNT"),
    (Shape::AtMost, "(<force>) <fill> as many as AMOUNT"),
    (Shape::AtMost, "≤ NUMBER"),
    (Shape::Compare, "(value|must be) (>|<) NUMBER"),
    (Shape::UpTo, "(<force>) <fill> (up to [Article Maximum of]|limited to|restricted to|within) AMOUNT"),
    (Shape::UpTo, "(up to [Article Maximum of]|limited to|restricted to|within|limit [of|:]) AMOUNT"),
    (
        Shape::Extreme,
        "(Minimum|Maximum) [and default] [Allowed|string] [Value|Length|size|number|count] [of|Be|:|=|allowed is|for this is|constraint|must be] [:|of] AMOUNT",
    ),
    (
        Shape::Extreme,
        "(Minimum|Maximum) (number|count) of (_|CODE) [_ [_ [_ [_ [_]]]]] [blocks|that can be _] is AMOUNT",
    ),
    (Shape::Noun, "(Minimum|Maximum) [Allowed] _ (is|must be) AMOUNT"),
    (
        Shape::Extreme,
        "(Minimum|Maximum) (Length|size) (of|for) (the|this|each|every|a) (_|CODE) [_] is AMOUNT",
    ),
    (Shape::Behind, "NUMBER [Unit|TextModifier] [Text] (or (More|Less|Above|Below)|Maximum)"),
    (
        Shape::Behind,
        "(must be|can be [set to]|may be [set to]) [Article] NUMBER [Unit|TextModifier] [Text] (or (More|Less|Above|Below)|Maximum)",
    ),
    (Shape::Exactly, "exactly AMOUNT"),
    (Shape::Exactly, "(fixed|exact) length of NUMBER"),
    (Shape::Is, "must be [Article] NUMBER"),
    (Shape::Is, "(Length) [must be|Be|of|:] [exactly] NUMBER"),
    (Shape::Only, "only AMOUNT"),
    (
        Shape::Multiple,
        "(must be|be in|should be|in) [Article [even|exact]] (multiple|multiples|increments) of NUMBER",
    ),
    (Shape::Positive, "(positive|non-negative|nonnegative) [whole] (integer|number)"),
    (Shape::Positive, "must be [Article] (positive|non-negative|nonnegative)"),
    (Shape::Negative, "(must Not|CanNot|may Not) be [Article] negative [whole] [number|integer|value]"),
    (Shape::NotEmpty, "(Modal Not|CanNot) be [Article] empty [string|list|set|map|array|value]"),
    (Shape::NotEmpty, "(must|should) be [Article] (non-empty|nonempty) [string|list|set|map|array|value]"),
];

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// Which numbers a comparison lets through.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Comparison {
    Between(Number, Number),
    AtLeast(Number),
    MoreThan(Number),
    AtMost(Number),
    LessThan(Number),
    Exactly(Number),
    MultipleOf(Number),
}

/// A comparison in the text.
#[derive(Debug, Clone)]
struct Quantity {
    comparison: Comparison,
    /// A single value that is allowed as well.
    beside: Option<Number>,
    shape: Shape,
    /// The tokens that it was read from.
    tokens: std::ops::Range<usize>,
    /// The tokens of its numbers.
    numbers: Vec<usize>,
    /// Whether a word demands it.
    forced: bool,
}

/// Reads the ranges, lengths and numbers of items of a sentence.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    rules::statements(sentence, &quantities(sentence))
}

/// A range that ends below where it begins, in one unit: it is meant the other way round, or not at all.
pub(super) fn swapped(sentence: &Sentence<'_>) -> Option<std::ops::Range<usize>> {
    let numbers = sentence.tokens.iter().filter(|token| matches!(token.kind, Kind::Number(_))).count();
    if numbers < 2 {
        return None;
    }
    quantities(sentence).iter().find_map(|quantity| {
        let Comparison::Between(low, high) = quantity.comparison else { return None };
        let swapped = quantity.shape == Shape::Ends
            && low.as_f64() > high.as_f64()
            && measure::unit_of_first(sentence, quantity).is_none();
        let (first, last) = (quantity.numbers.first()?, quantity.numbers.last()?);
        swapped.then(|| sentence.bytes(&(*first..*last + 1)))
    })
}

/// All quantities that a sentence states of its own subject, from left to right.
fn quantities(sentence: &Sentence<'_>) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let lines = sentence.lines(&GRAMMAR);
    let mut at = if lines.is_empty() { sentence.tokens.len() } else { 0 };
    while at < sentence.tokens.len() {
        let reading = sentence.reading_of(&GRAMMAR, lines, at, &|_, _| None);
        let read = reading.and_then(|found| quantity(sentence, &found));
        match read.filter(|quantity| is_stated(sentence, quantity)) {
            Some(quantity) => {
                at = quantity.tokens.end;
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    found
}

/// What a reading says.
fn quantity(sentence: &Sentence<'_>, found: &Match<Shape>) -> Option<Quantity> {
    let number = |i: usize| {
        found
            .numbers
            .get(i)
            .and_then(|at| sentence.tokens.get(*at))
            .and_then(|token| token.amount(&sentence.lower))
    };
    let says =
        |class: Class| sentence.tokens[found.tokens.clone()].iter().any(|token| token.classes.has(class));
    let denials = sentence.tokens[found.tokens.clone()]
        .iter()
        .filter(|token| token.classes.has(Class::Not) || token.classes.has(Class::CanNot))
        .count();
    let denied = denials % 2 == 1;
    let first = match found.meaning {
        Shape::Positive | Shape::Negative | Shape::NotEmpty => None,
        _ => Some(number(0)?),
    };
    let comparison = match (found.meaning, first) {
        (Shape::Compare, Some(n)) => compare(sentence, found, n, denied)?,
        (Shape::CompareOr, _) => compare(sentence, found, number(1)?, denied)?,
        (Shape::Negative, _) => Comparison::AtLeast(Number::Integer(0)),
        (Shape::NotEmpty, _) => Comparison::AtLeast(Number::Integer(1)),
        _ if denied => return None,
        (Shape::Positive, _) => {
            let non = sentence.words(found.tokens.clone()).any(|word| word.starts_with("non"));
            Comparison::AtLeast(Number::Integer(if non { 0 } else { 1 }))
        }
        (Shape::Ends | Shape::CountedEnds, Some(low)) => Comparison::Between(low, number(1)?),
        (Shape::AtLeast, Some(n)) => Comparison::AtLeast(n),
        (Shape::AtMost | Shape::UpTo | Shape::Only, Some(n)) => Comparison::AtMost(n),
        (Shape::Noun, _) if !names_own_noun(sentence, found) => return None,
        (Shape::Extreme | Shape::Noun, Some(n)) if says(Class::Maximum) => Comparison::AtMost(n),
        (Shape::Extreme | Shape::Noun, Some(n)) => Comparison::AtLeast(n),
        (Shape::Behind, Some(n)) if says(Class::More) || says(Class::Above) => Comparison::AtLeast(n),
        (Shape::Behind, Some(n)) => Comparison::AtMost(n),
        // "a maximum message length of 5"
        (Shape::Is, Some(n)) if bounded_before(sentence, found, Class::Maximum) => Comparison::AtMost(n),
        (Shape::Is, Some(n)) if bounded_before(sentence, found, Class::Minimum) => Comparison::AtLeast(n),
        (Shape::Exactly | Shape::Is, Some(n)) => Comparison::Exactly(n),
        (Shape::Multiple, Some(n)) => Comparison::MultipleOf(n),
        (_, None) => return None,
    };
    let forced = says(Class::Modal)
        || denials > 0
        || sentence.words(found.tokens.clone()).any(|word| word == "value" || word == "values");
    let beside = (found.meaning == Shape::CompareOr).then(|| number(0)).flatten();
    Some(Quantity {
        comparison,
        beside,
        shape: found.meaning,
        tokens: found.tokens.clone(),
        numbers: found.numbers.clone(),
        forced,
    })
}

/// "The maximum allowed delay is": whether the word before the verb is one of the argument's own name.
fn names_own_noun(sentence: &Sentence<'_>, found: &Match<Shape>) -> bool {
    let verb = found.tokens.clone().rev().find(|at| matches!(sentence.word(*at), "is" | "must"));
    let noun = verb.and_then(|at| at.checked_sub(1)).map_or("", |at| sentence.word(at));
    let mut own = sentence.around.subject.split('_');
    own.any(|part| part == noun)
}

/// Whether a word of a class stands at most four words before a reading.
fn bounded_before(sentence: &Sentence<'_>, found: &Match<Shape>, class: Class) -> bool {
    let before = sentence.tokens.get(..found.tokens.start).unwrap_or_default();
    before.iter().rev().take(4).any(|token| token.classes.has(class))
}

/// What a comparison lets through: its direction, whether the end belongs to it, and whether it is denied.
fn compare(sentence: &Sentence<'_>, found: &Match<Shape>, n: Number, denied: bool) -> Option<Comparison> {
    let tokens = &sentence.tokens[found.tokens.clone()];
    let upwards = tokens.iter().find_map(|token| {
        let has = |class| token.classes.has(class);
        if has(Class::More) || has(Class::Above) || has(Class::Exceed) || token.kind == Kind::Mark('>') {
            Some(true)
        } else if has(Class::Less) || has(Class::Below) || token.kind == Kind::Mark('<') {
            Some(false)
        } else {
            None
        }
    })?;
    let with_end = sentence.words(found.tokens.clone()).any(|word| word.starts_with("equal"));
    Some(match (upwards != denied, with_end != denied) {
        (true, true) => Comparison::AtLeast(n),
        (true, false) => Comparison::MoreThan(n),
        (false, true) => Comparison::AtMost(n),
        (false, false) => Comparison::LessThan(n),
    })
}

/// Whether a quantity is said of the subject: in no condition, not denied, and not of something else.
fn is_stated(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let Some(first) = sentence.tokens.get(quantity.tokens.start) else { return false };
    if first.range.start < sentence.main() || sentence.speaks_of_another(first.range.start) {
        return false;
    }
    if is_hedged(sentence, quantity) || is_of_keys(sentence, quantity) {
        return false;
    }
    let before = &sentence.tokens[..quantity.tokens.start];
    let before = before.iter().rev().take_while(|token| token.range.start >= sentence.main());
    let mut in_clause = true;
    for token in before {
        // "Especially, when it is large, …": a condition that is no lead.
        if token.classes.has(Class::If) {
            return false;
        }
        match token.kind {
            Kind::Mark(',' | ';' | ':' | '.' | '(' | ')' | '-') => in_clause = false,
            // "Lamps of type 'X' are limited to 1 bulb", "`auto` or between 1 and 5".
            Kind::Mark('\'' | '"') if in_clause && sentence.lower.contains("of type ") => return false,
            Kind::Code if in_clause && !names_subject(sentence, token) => return false,
            Kind::Word => {
                let word = sentence.lower.get(token.range.clone()).unwrap_or_default();
                let denies = token.classes.has(Class::Not) || token.classes.has(Class::CanNot);
                if ["and", "but"].contains(&word) {
                    in_clause = false;
                } else if denies && in_clause {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
}

/// Whether the words say what is usual, or what several values come to together: "must normally be from 0 to 59", "all weights
/// must add up to 100".
fn is_hedged(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    const HEDGES: [&str; 12] = [
        "normally",
        "usually",
        "typically",
        "generally",
        "ideally",
        "preferably",
        "often",
        "add",
        "adds",
        "sum",
        "sums",
        "recommended",
    ];
    let near = quantity.tokens.start.saturating_sub(3)..quantity.tokens.end;
    sentence.words(near).any(|word| HEDGES.contains(&word))
}

/// "Label keys must be at most 63 characters long": the keys of a map are bounded, for which there is no rule; its values may
/// be longer.
fn is_of_keys(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let subject = sentence.around.subject;
    let clause = sentence.tokens.get(..quantity.tokens.start).unwrap_or_default().iter().rev();
    let clause = clause.take_while(|token| !matches!(token.kind, Kind::Mark('.' | ';' | ':')));
    let (mut keys, mut values) = (false, false);
    for token in clause {
        let word = sentence.lower.get(token.range.clone()).unwrap_or_default();
        // "Keys must be …, and values must be …": the nearest counts.
        values |= !keys && word.starts_with("value");
        keys |= !values && (word == "keys" || (word == "key" && sentence.whole.contains("value")));
    }
    keys && !values && !subject.contains("key")
}

/// Whether code is the name of the argument that is spoken of, or of a block of it.
fn names_subject(sentence: &Sentence<'_>, code: &Token) -> bool {
    let name = sentence.lower.get(code.range.clone()).unwrap_or_default().trim_matches('`');
    sentence.around.subject.is_empty() || name == sentence.around.subject || sentence.is_declared(name)
}

/// The most that a text allows of its subject.
pub(super) fn most(claim: &Claim) -> Option<u64> {
    match claim {
        Claim::Rule { check, when: None, .. } => {
            if let Check::Items(bounds) = &**check {
                bounds.max
            } else {
                None
            }
        }
        _ => None,
    }
}
