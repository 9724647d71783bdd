//! What a quantity counts.

use super::super::number::{self, Unit};
use super::super::sentence::Sentence;
use super::super::words::{Class, Kind, Token};
use super::super::{plural, type_name};
use super::{Quantity, Shape};
use crate::model::Type;

/// What is counted, with the byte behind its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Measure {
    /// Characters of a text.
    Characters,
    /// Items of a list, blocks, entries of a map.
    Items,
    /// An amount in a unit.
    Unit(Unit),
    /// Nothing: the value itself.
    Value,
    /// Something that no rule can hold.
    Unclear,
}

/// What a quantity counts, and the byte behind it.
pub(super) fn of(sentence: &Sentence<'_>, quantity: &Quantity) -> (Measure, usize) {
    let end = sentence.tokens.get(quantity.tokens.end - 1).map_or(0, |token| token.range.end);
    let inside = &sentence.tokens[quantity.tokens.clone()];
    // "`?` matches exactly one character" is about a wildcard, "256k" about thousands.
    let matches = sentence.words(quantity.tokens.clone()).any(|word| word.starts_with("match"))
        || before(sentence, quantity).is_some_and(|word| word.starts_with("match"));
    if matches || is_glued(sentence, quantity.tokens.end) {
        return (Measure::Unclear, end);
    }
    let numeric = is_number(sentence);
    if let Some(end) = characters(sentence, quantity.tokens.end) {
        return (Measure::Characters, end);
    }
    if inside.iter().any(|token| token.classes.has(Class::Text)) && quantity.shape != Shape::Positive {
        return (Measure::Characters, end);
    }
    let unit = unit_at(sentence, quantity.tokens.end);
    if let Some((unit, end)) = unit {
        return (Measure::Unit(unit), end);
    }
    if let Some(unit) = unit_inside(sentence, quantity) {
        return (Measure::Unit(unit), end);
    }
    // Months and years have no fixed length; "at least 1 uppercase and 4 unique characters" says something of some of them.
    let says = |at: usize, class| sentence.tokens.get(at).is_some_and(|token| token.classes.has(class));
    let behind = quantity.tokens.end;
    let calendar =
        sentence.words(behind..behind + 1).any(|word| word.starts_with("month") || word.starts_with("year"));
    let some = says(behind, Class::TextModifier)
        || (says(behind, Class::ItemModifier) && says(behind + 1, Class::Text));
    if calendar || some {
        return (Measure::Unclear, end);
    }
    if type_name::type_of_name(sentence.around.subject) != Some(Type::Number)
        && let Some(end) = own_noun(sentence, quantity)
    {
        return (Measure::Items, end);
    }
    if !numeric && let Some(end) = items(sentence, quantity) {
        return (Measure::Items, end);
    }
    // "Must contain at least one."
    let holds = sentence
        .words(quantity.tokens.clone())
        .any(|word| ["contain", "have", "include", "specify"].contains(&word));
    let ends = sentence
        .tokens
        .get(behind)
        .is_none_or(|token| matches!(token.kind, Kind::Mark('.' | ';' | ')' | ',')));
    if quantity.shape == Shape::AtLeast && holds && ends && !numeric {
        return (Measure::Items, end);
    }
    // "At least two are required": of what the argument holds several of.
    let needed = matches!(sentence.word(behind), "is" | "are")
        && matches!(sentence.word(behind + 1), "required" | "needed" | "mandatory" | "expected")
        && matches!(sentence.word(behind + 2), "" | "." | ";" | ")" | ",");
    if quantity.shape == Shape::AtLeast && needed && !numeric {
        let several = type_name::suggests_several(sentence.around.subject, sentence.whole);
        return (if several { Measure::Items } else { Measure::Unclear }, end);
    }
    if !numeric && describes_items(sentence, quantity) {
        return (Measure::Items, end);
    }
    // "can have up to 20 revisions": something else is counted.
    let plain = |token: &Token| {
        let word = sentence.lower.get(token.range.clone()).unwrap_or_default();
        token.kind == Kind::Word && token.classes == Default::default() && !["and", "but"].contains(&word)
    };
    if quantity.shape == Shape::UpTo && !numeric && sentence.tokens.get(behind).is_some_and(plain) {
        return (Measure::Unclear, end);
    }
    if alone_in_parentheses(sentence, quantity) && !numeric {
        return (Measure::Items, end);
    }
    let measured = |token: &Token| {
        token.classes.has(Class::Length)
            || sentence.lower.get(token.range.clone()).is_some_and(|w| ["longer", "shorter"].contains(&w))
    };
    if inside.iter().any(measured) || length_leads(sentence, quantity) {
        return (if numeric { Measure::Value } else { Measure::Characters }, end);
    }
    let talks_of_length = ["length must be", " long.", "length of", "length:"];
    if !numeric && talks_of_length.iter().any(|words| sentence.lower.contains(words)) {
        return (Measure::Unclear, end);
    }
    (Measure::Value, end)
}

/// Whether the argument is a number by its name, or a number of things by its text.
pub(super) fn is_number(sentence: &Sentence<'_>) -> bool {
    type_name::type_of_name(sentence.around.subject) == Some(Type::Number)
        || ["number of ", "count of ", "amount of ", "percentage of "].iter().any(|words| {
            sentence.whole.match_indices(words).any(|(at, _)| {
                // "The maximum number of 5 items" counts; "the number of items" is one. "Number of `a` blocks" counts.
                let rest = sentence.whole.get(at + words.len()..).unwrap_or_default();
                let bound = sentence.whole.get(..at).is_some_and(|before| {
                    let before = before.trim_end();
                    before.ends_with("maximum") || before.ends_with("minimum") || before.ends_with("max")
                });
                !bound && rest.starts_with(|c: char| c.is_alphabetic())
            })
        })
}

/// Whether letters that are no unit stand right behind a number.
fn is_glued(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(last) = at.checked_sub(1).and_then(|last| sentence.tokens.get(last)) else { return false };
    sentence.tokens.get(at).is_some_and(|next| {
        matches!(last.kind, Kind::Number(_))
            && next.kind == Kind::Word
            && next.range.start == last.range.end
            && unit_at(sentence, at).is_none()
    })
}

fn before<'s>(sentence: &'s Sentence<'_>, quantity: &Quantity) -> Option<&'s str> {
    let token = sentence.tokens.get(quantity.tokens.start.checked_sub(1)?)?;
    sentence.lower.get(token.range.clone())
}

/// "8 Unicode characters long", "8 in length".
fn characters(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let says = |at: usize, class| sentence.tokens.get(at).is_some_and(|token| token.classes.has(class));
    let word = |at: usize| sentence.tokens.get(at).and_then(|token| sentence.lower.get(token.range.clone()));
    let mut at = from + usize::from(word(from) == Some("-"));
    while says(at, Class::TextModifier) {
        at += 1;
    }
    let named = says(at, Class::Text);
    at += usize::from(named);
    let in_length = match (word(at), word(at + 1)) {
        (Some("in"), Some("length" | "size")) if named => 2,
        (Some("in"), Some("length")) => 2,
        (Some("long" | "length"), _) => 1,
        _ => 0,
    };
    at += in_length;
    (named || in_length > 0).then(|| sentence.tokens.get(at - 1).map_or(0, |token| token.range.end))
}

/// Items by their noun, or the subject's own.
fn items(sentence: &Sentence<'_>, quantity: &Quantity) -> Option<usize> {
    let says = |at: usize, class| sentence.tokens.get(at).is_some_and(|token| token.classes.has(class));
    let mut at = quantity.tokens.end;
    while says(at, Class::ItemModifier) {
        at += 1;
    }
    let counted = !matches!(quantity.shape, Shape::Is | Shape::Exactly | Shape::Only);
    if counted && says(at, Class::Item) {
        return sentence.tokens.get(at).map(|token| token.range.end);
    }
    None
}

/// "3 partition indexes" for `partition_index`; "the maximum number of indexes is 3".
fn own_noun(sentence: &Sentence<'_>, quantity: &Quantity) -> Option<usize> {
    let subject = sentence.around.subject;
    let last = subject.rsplit('_').next().filter(|last| !last.is_empty())?;
    let is_own = |token: &Token| {
        let word = sentence.lower.get(token.range.clone()).unwrap_or_default().trim_matches('`');
        plural::same_noun(word, subject) || plural::same_noun(word, last) || is_written_as(word, subject)
    };
    let number = *quantity.numbers.last()?;
    let inside = sentence.tokens.get(quantity.tokens.start..number)?;
    if quantity.shape == Shape::Extreme
        && let Some(of) =
            inside.iter().position(|token| sentence.lower.get(token.range.clone()) == Some("of"))
        && inside.iter().skip(of).any(is_own)
    {
        return sentence.tokens.get(quantity.tokens.end - 1).map(|token| token.range.end);
    }
    let mut end = None;
    // "At least one `a` or `b` block" counts both together.
    let behind = sentence.tokens.get(quantity.tokens.end..).unwrap_or_default();
    let several = behind.windows(2).take(4).any(|pair| {
        let joins =
            sentence.lower.get(pair[0].range.clone()).is_some_and(|w| ["or", "and", ","].contains(&w));
        joins && pair[1].kind == Kind::Code
    });
    if several {
        return None;
    }
    for token in sentence.tokens.iter().skip(quantity.tokens.end).take(4) {
        let stops =
            token.classes.has(Class::Preposition) || matches!(token.kind, Kind::Mark(_) | Kind::Number(_));
        if stops {
            break;
        }
        if sentence.lower.get(token.range.clone()) == Some("needs") {
            return None;
        }
        if is_own(token) {
            end = Some(token.range.end);
        }
    }
    end
}

/// "lampColours" for `lamp_colours`.
fn is_written_as(word: &str, subject: &str) -> bool {
    subject.contains('_') && subject.bytes().filter(|b| *b != b'_').eq(word.bytes())
}

/// "(maximum 4)" counts the subject.
pub(super) fn alone_in_parentheses(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let bounds = matches!(quantity.shape, Shape::Extreme | Shape::AtMost | Shape::UpTo | Shape::Exactly);
    bounds && !matches!(quantity.comparison, super::Comparison::AtLeast(_)) && is_remark(sentence, quantity)
}

/// Whether a quantity is all that parentheses hold.
pub(super) fn is_remark(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let mark = |at: Option<usize>, mark| {
        at.and_then(|at| sentence.tokens.get(at)).is_some_and(|token| token.kind == Kind::Mark(mark))
    };
    mark(quantity.tokens.start.checked_sub(1), '(') && mark(Some(quantity.tokens.end), ')')
}

/// "A list of up to 5 event patterns", "Up to 16 candidate prefixes that …" as the description itself: whatever the noun, these
/// are the items of the subject.
fn describes_items(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let bounds = matches!(quantity.shape, Shape::UpTo | Shape::AtMost | Shape::CountedEnds);
    let noun = sentence.tokens.get(quantity.tokens.end).is_some_and(|token| token.kind == Kind::Word);
    let word = |before: usize| quantity.tokens.start.checked_sub(before).map_or("", |at| sentence.word(at));
    let collects = word(1) == "of" && matches!(word(2), "list" | "array" | "set" | "collection");
    let opens =
        sentence.first && quantity.tokens.start == 0 && type_name::is_several(sentence.around.subject);
    bounds && noun && (collects || opens)
}

/// "Length: between 1 and 5", "the length of it must be between 1 and 5".
fn length_leads(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let mut near = sentence.tokens[..quantity.tokens.start].iter().rev().take(4);
    near.any(|token| {
        sentence.lower.get(token.range.clone()).is_some_and(|word| word == "length" || word == "lengths")
    })
}

/// The unit right behind a quantity: "5 minutes", "5-minute", "5 (minutes)", "64KB", "5 %".
fn unit_at(sentence: &Sentence<'_>, at: usize) -> Option<(Unit, usize)> {
    let joined = matches!(sentence.tokens.get(at)?.kind, Kind::Mark('-' | '('));
    let token = sentence.tokens.get(at + usize::from(joined))?;
    let unit = number::unit_of_word(sentence.lower.get(token.range.clone())?)?;
    Some((unit, token.range.end))
}

/// The unit of the last number where words follow it in the line: "5 minutes or more".
fn unit_inside(sentence: &Sentence<'_>, quantity: &Quantity) -> Option<Unit> {
    (quantity.shape == Shape::Behind).then_some(())?;
    let at = *quantity.numbers.last()? + 1;
    (at < quantity.tokens.end).then_some(())?;
    unit_at(sentence, at).map(|(unit, _)| unit)
}

/// The unit of the first of two numbers, where it has one of its own.
pub(super) fn unit_of_first(sentence: &Sentence<'_>, quantity: &Quantity) -> Option<Unit> {
    matches!(quantity.shape, Shape::Ends | Shape::CountedEnds).then_some(())?;
    unit_at(sentence, *quantity.numbers.first()? + 1).map(|(unit, _)| unit)
}
