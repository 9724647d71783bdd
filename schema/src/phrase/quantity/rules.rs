//! The one place where quantities become rules.

use super::super::number::{self, Unit};
use super::super::sentence::Sentence;
use super::super::words::{Class, Kind};
use super::super::{Statement, condition, type_name};
use super::alternative;
use super::measure::{self, Measure};
use super::{Comparison, Quantity, Shape};
use crate::facts::Claim;
use crate::model::{Bounds, Check, Condition, Evidence, Nesting, Number, Range, Type};

/// A rule before its conditions are known.
struct FoundRule {
    check: Check,
    proves_number: bool,
    /// "positive": a bound that another one is more exact than.
    only_positive: bool,
    /// Bytes of the quantity with what it counts.
    range: std::ops::Range<usize>,
}

/// The rules that the quantities of a sentence are.
pub(super) fn statements(sentence: &Sentence<'_>, quantities: &[Quantity]) -> Vec<Statement> {
    if let Some(said) = only_one(sentence, quantities) {
        return said;
    }
    if quantities.is_empty() {
        return Vec::new();
    }
    let (mut found, mut forced) = (Vec::<FoundRule>::new(), false);
    let odd = is_no_number(sentence);
    for quantity in quantities {
        // "at least 60 and at most 90" demands both.
        let quantity = Quantity {
            forced: quantity.forced
                || (forced && is_open(quantity) && found.last().is_some_and(bounds_value)),
            ..quantity.clone()
        };
        match rule(sentence, &quantity, odd) {
            Made::Rule(rule) => {
                forced = quantity.forced || matches!(quantity.shape, Shape::AtLeast | Shape::AtMost);
                found.push(rule);
            }
            Made::Nothing => {}
            // What one rule cannot say must not become a narrower one.
            Made::Alternatives => return Vec::new(),
        }
    }
    // "a positive value between 0 and 90" is a range.
    if found.iter().any(|rule| !rule.only_positive && matches!(rule.check, Check::Range(_))) {
        found.retain(|rule| !rule.only_positive);
    }
    let found = join(found);
    let kind = |check: &Check| std::mem::discriminant(check);
    let mut said = Vec::new();
    for (i, rule) in found.iter().enumerate() {
        let several = found.iter().filter(|other| kind(&other.check) == kind(&rule.check)).count() > 1;
        let next = found.get(i + 1).map(|next| next.range.start);
        let tail = condition::tail(sentence, rule.range.end).map(|(condition, _)| condition);
        let tail = tail.filter(|condition| match (&rule.check, condition) {
            (Check::Range(_) | Check::MultipleOf(_), Condition::Words(_)) => next.is_none(),
            (_, Condition::Words(words)) => several || !is_filling(words),
            _ => true,
        });
        // Several rules of one kind without conditions are alternatives, which one rule cannot say.
        if several && tail.is_none() {
            return Vec::new();
        }
        if rule.proves_number && !sentence.around.subject.is_empty() {
            said.push(sentence.state_by(Evidence::Values, Claim::Type(Type::Number), rule.range.clone()));
        }
        said.push(sentence.rule(rule.check.clone(), sentence.under_lead(tail), rule.range.clone()));
    }
    said
}

/// "in length", "in the list", "for the name", "for this": not a condition.
fn is_filling(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    matches!(
        first,
        "length" | "size" | "total" | "the" | "this" | "a" | "an" | "each" | "your" | "alphanumeric" | "all"
    )
}

/// Clock times, durations in letters, dates and addresses look like ranges of numbers.
fn is_no_number(sentence: &Sentence<'_>) -> bool {
    let words = [
        "hh:mm",
        "hh24:mi",
        "cron",
        "yyyy",
        "24h clock",
        "regular expression",
        "iso 8601",
        "iso8601",
        "iso-8601",
    ];
    let formatted = ["the format", "in format", "the form"];
    words.iter().any(|word| sentence.lower.contains(word))
        || formatted
            .iter()
            .any(|word| sentence.lower.find(word).is_some_and(|at| sentence.rest(at).contains(':')))
}

fn bounds_value(rule: &FoundRule) -> bool {
    matches!(rule.check, Check::Range(_) | Check::Measure(_))
}

/// Whether a quantity has one end, so that another can be its second.
fn is_open(quantity: &Quantity) -> bool {
    !matches!(quantity.comparison, Comparison::Between(..))
}

enum Made {
    Rule(FoundRule),
    Nothing,
    Alternatives,
}

fn rule(sentence: &Sentence<'_>, quantity: &Quantity, odd: bool) -> Made {
    if is_of_a_list(sentence, quantity) {
        return Made::Nothing;
    }
    let (measure, end) = measure::of(sentence, quantity);
    let start = sentence.tokens[quantity.tokens.start].range.start;
    let range = start..end;
    // "To have a name longer than 5 characters, …" demands nothing.
    let upwards = matches!(quantity.comparison, Comparison::MoreThan(_) | Comparison::AtLeast(_));
    let demanded = sentence.tokens[quantity.tokens.clone()]
        .iter()
        .any(|token| [Class::Modal, Class::CanNot, Class::Not].iter().any(|class| token.classes.has(*class)));
    let made = match measure {
        Measure::Unclear => None,
        Measure::Characters | Measure::Items if quantity.shape == Shape::Compare && upwards && !demanded => {
            None
        }
        Measure::Characters => bounds(quantity.comparison).map(Check::Length),
        Measure::Items => bounds(quantity.comparison).map(Check::Items),
        Measure::Unit(_) | Measure::Value if odd || !bounds_values(sentence, quantity) => None,
        // "A value less than 1 disables it" tells what some values mean.
        Measure::Unit(_) | Measure::Value if !demanded && tells_a_meaning(sentence, quantity) => None,
        // "The total number of bytes must be less than 8KB" is about all that the argument holds.
        Measure::Unit(_) if sums_up(sentence, quantity) => None,
        Measure::Unit(unit) => match written_unit(sentence, quantity) {
            Some(unit) => measured(quantity, unit),
            None => amount(sentence, quantity, Some(unit)),
        },
        Measure::Value => amount(sentence, quantity, None),
    };
    let Some(check) = made else { return Made::Nothing };
    let range_and_more =
        alternative::another_range_follows(sentence, end) || alternative::other_values_follow(sentence, end);
    if matches!(check, Check::Range(_)) && range_and_more {
        return Made::Alternatives;
    }
    let check = match check {
        Check::Range(range) => match alternative::beside(sentence, quantity, range) {
            Some(range) => Check::Range(range),
            None => return Made::Alternatives,
        },
        other => other,
    };
    let proves_number =
        matches!(check, Check::Range(_) | Check::MultipleOf(_)) && proves_number(sentence, quantity);
    let only_positive = quantity.shape == Shape::Positive;
    Made::Rule(FoundRule { check, proves_number, only_positive, range })
}

/// "[1, 2, 3, 12]": whether two ends are the first of several numbers.
fn is_of_a_list(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let behind = quantity.tokens.end;
    let another = sentence.tokens.get(behind + 1).is_some_and(|token| matches!(token.kind, Kind::Number(_)));
    quantity.shape == Shape::Ends && sentence.word(behind) == "," && another
}

/// Whether what follows a quantity says what the values do that it is about.
fn tells_a_meaning(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    const MEANS: [&str; 12] = [
        "disables",
        "enables",
        "means",
        "indicates",
        "turns",
        "switches",
        "causes",
        "will",
        "denotes",
        "represents",
        "results",
        "makes",
    ];
    MEANS.contains(&sentence.word(quantity.tokens.end))
}

/// Whether what is bounded is a total over the parts of a value that is no amount itself.
fn sums_up(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let named = type_name::firm_type_of_name(sentence.around.subject) == Some(Type::Number);
    let mut before = sentence.words(sentence.token_at(sentence.main())..quantity.tokens.start);
    !named && before.any(|word| matches!(word, "total" | "combined" | "sum"))
}

/// Whether the words show that values are bounded, where nothing is counted.
fn bounds_values(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let tokens = &sentence.tokens[quantity.tokens.clone()];
    let counts_in_words =
        quantity.numbers.iter().any(|at| sentence.tokens[*at].classes.has(Class::NumberWord));
    let symbol = tokens.iter().any(|token| matches!(token.kind, Kind::Mark('≥' | '≤')));
    let states = match quantity.shape {
        Shape::Ends | Shape::Multiple | Shape::Positive | Shape::Negative => true,
        // The type decides later whether that is a length or a number of items; a number is never empty.
        Shape::NotEmpty => !measure::is_number(sentence),
        Shape::Noun => true,
        Shape::Compare | Shape::CompareOr => quantity.forced,
        Shape::AtLeast | Shape::AtMost | Shape::UpTo => {
            quantity.forced || symbol || remarks_on_a_number(sentence, quantity)
        }
        Shape::Extreme => {
            let value =
                sentence.words(quantity.tokens.clone()).any(|word| word == "value" || word == "values");
            value || stands_apart(sentence, quantity)
        }
        Shape::CountedEnds => remarks_on_a_number(sentence, quantity),
        Shape::Behind => quantity.forced || remarks_on_a_number(sentence, quantity),
        Shape::Exactly | Shape::Is | Shape::Only => false,
    };
    states && !counts_in_words
}

/// "Number of bytes to log (up to 8,192)", "The hour of the day (0-23)": what stands alone in parentheses bounds an argument
/// that is a number; so does a range with two ends that ends the description of one which nothing shows to be a text.
fn remarks_on_a_number(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    measure::is_remark(sentence, quantity)
        && (measure::is_number(sentence) || ends_a_description(sentence, quantity))
}

/// "The id of the lamp (0 - 4294967294).", "Largest packet (68..9192)"
fn ends_a_description(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let ends = quantity.shape == Shape::CountedEnds
        && sentence.tokens.last().is_some_and(|last| {
            let close = sentence.tokens.len() - 1 - usize::from(last.kind == Kind::Mark('.'));
            quantity.tokens.end == close
        });
    // "Digits (0-9)" are characters of a text.
    let of_text = sentence.tokens.iter().any(|token| token.classes.has(Class::Text))
        || sentence.words(0..sentence.tokens.len()).any(|word| matches!(word, "digits" | "numbers"));
    let subject = sentence.around.subject;
    let named_text = type_name::firm_type_of_name(subject) == Some(Type::String);
    sentence.first && ends && !of_text && !named_text && !type_name::is_several(subject)
}

/// "Minimum of 2", "a maximum of 5": a bound of the value itself begins a clause, and says no size or number of something.
fn stands_apart(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let words: Vec<&str> = sentence.words(quantity.tokens.clone()).collect();
    let of_value = words.get(1).is_some_and(|word| ["of", "is", ":", "and"].contains(word));
    let before = quantity.tokens.start.checked_sub(1).and_then(|at| sentence.tokens.get(at));
    let apart = before.is_none_or(|token| match token.kind {
        Kind::Mark(mark) => matches!(mark, '.' | ',' | ';' | '('),
        Kind::Word => sentence
            .lower
            .get(token.range.clone())
            .is_some_and(|word| token.classes.has(Class::Article) || ["and", "with"].contains(&word)),
        _ => false,
    });
    of_value && apart
}

/// Whether the form shows that the argument is a number (measured against providers' types).
fn proves_number(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let says = |wanted: &[&str]| sentence.words(quantity.tokens.clone()).any(|word| wanted.contains(&word));
    match quantity.shape {
        Shape::Ends => says(&["between", "from"]),
        Shape::Extreme => says(&["value", "values"]),
        Shape::Multiple => true,
        Shape::CountedEnds => remarks_on_a_number(sentence, quantity),
        _ => false,
    }
}

/// The unit that is written behind every number without a space, on an argument that is no number: `300s`.
fn written_unit<'s>(sentence: &'s Sentence<'_>, quantity: &Quantity) -> Option<&'s str> {
    if number::unit_of_subject(sentence.around.subject, "").is_some() {
        return None;
    }
    let mut units = quantity.numbers.iter().map(|at| {
        let (number, unit) = (sentence.tokens.get(*at)?, sentence.tokens.get(at + 1)?);
        (unit.range.start == number.range.end && unit.kind == Kind::Word)
            .then(|| sentence.text.get(unit.range.clone()))?
    });
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

/// A bound of a value that is written with its unit.
fn measured(quantity: &Quantity, unit: &str) -> Option<Check> {
    let range = match quantity.comparison {
        Comparison::Between(low, high) if low.as_f64() < high.as_f64() => {
            Range { min: Some(low), max: Some(high), ..Range::default() }
        }
        Comparison::AtLeast(low) => Range { min: Some(low), ..Range::default() },
        Comparison::MoreThan(low) => Range { min: Some(low), exclusive_min: true, ..Range::default() },
        Comparison::AtMost(high) => Range { max: Some(high), ..Range::default() },
        Comparison::LessThan(high) => Range { max: Some(high), exclusive_max: true, ..Range::default() },
        Comparison::Between(..) | Comparison::Exactly(_) | Comparison::MultipleOf(_) => return None,
    };
    Some(Check::Measure(ferroform_rules::Measure { unit: unit.to_owned(), range }))
}

/// A bound of the value, in the subject's unit.
fn amount(sentence: &Sentence<'_>, quantity: &Quantity, unit: Option<Unit>) -> Option<Check> {
    // "Must not exceed 64 KB" on an argument that is no amount says something about its text, but no length.
    let one_end = !matches!(quantity.shape, Shape::Ends);
    let sized = match unit {
        Some(Unit::Data(_)) => true,
        Some(Unit::Time(_)) => one_end,
        _ => false,
    };
    let named = type_name::firm_type_of_name(sentence.around.subject) == Some(Type::Number);
    let own = number::unit_of_subject(sentence.around.subject, sentence.whole);
    if sized && !named && (own.is_none() || matches!(unit, Some(Unit::Time(_)))) {
        return None;
    }
    let convert = |n: Number, unit: Option<Unit>| match (unit, own) {
        (Some(from), Some(to)) => number::convert(n, from, to),
        _ => Some(n),
    };
    let n = |n: Number| convert(n, unit);
    Some(match quantity.comparison {
        Comparison::MultipleOf(of) => Check::MultipleOf(n(of)?),
        Comparison::Between(low, high) => {
            let first = measure::unit_of_first(sentence, quantity).or(unit);
            // Two units that cannot be told apart in the argument's own.
            if own.is_none() && first != unit {
                return None;
            }
            let (low, high) = (convert(low, first)?, n(high)?);
            if low.as_f64() >= high.as_f64() {
                return None;
            }
            Check::Range(Range { min: Some(low), max: Some(high), ..Range::default() })
        }
        Comparison::AtLeast(low) => Check::Range(Range { min: Some(n(low)?), ..Range::default() }),
        Comparison::MoreThan(low) => {
            Check::Range(Range { min: Some(n(low)?), exclusive_min: true, ..Range::default() })
        }
        Comparison::AtMost(high) => Check::Range(Range { max: Some(n(high)?), ..Range::default() }),
        Comparison::LessThan(high) => {
            Check::Range(Range { max: Some(n(high)?), exclusive_max: true, ..Range::default() })
        }
        Comparison::Exactly(_) => return None,
    })
}

/// A number of characters or items.
fn bounds(comparison: Comparison) -> Option<Bounds> {
    let count = |n: Number| match n {
        Number::Integer(n) => u64::try_from(n).ok(),
        Number::Decimal(_) => None,
    };
    Some(match comparison {
        Comparison::Between(low, high) => {
            let (low, high) = (count(low)?, count(high)?);
            (low <= high).then_some(Bounds { min: Some(low), max: Some(high) })?
        }
        Comparison::AtLeast(n) => Bounds { min: Some(count(n)?), max: None },
        Comparison::MoreThan(n) => Bounds { min: Some(count(n)?.checked_add(1)?), max: None },
        Comparison::AtMost(n) => Bounds { min: None, max: Some(count(n)?) },
        Comparison::LessThan(n) => Bounds { min: None, max: Some(count(n)?.checked_sub(1)?) },
        Comparison::Exactly(n) => Bounds { min: Some(count(n)?), max: Some(count(n)?) },
        Comparison::MultipleOf(_) => return None,
    })
}

/// "Minimum value of 1. Maximum value of 5", "Min: 0, Max: 5" in one sentence are one rule.
fn join(found: Vec<FoundRule>) -> Vec<FoundRule> {
    let mut joined: Vec<FoundRule> = Vec::new();
    for next in found {
        if let Some(last) = joined.last_mut()
            && let Some(check) = both(&last.check, &next.check)
        {
            last.check = check;
            last.range.end = next.range.end;
            last.proves_number |= next.proves_number;
        } else {
            joined.push(next);
        }
    }
    joined
}

/// A lower and an upper bound of one kind as one check.
fn both(one: &Check, other: &Check) -> Option<Check> {
    let halves = |a: Bounds, b: Bounds| {
        ((a.min.is_none() && b.max.is_none()) || (a.max.is_none() && b.min.is_none()))
            .then_some(Bounds { min: a.min.or(b.min), max: a.max.or(b.max) })
    };
    Some(match (one, other) {
        (Check::Length(a), Check::Length(b)) => Check::Length(halves(*a, *b)?),
        (Check::Items(a), Check::Items(b)) => Check::Items(halves(*a, *b)?),
        // "minimum of 1 and a maximum of 10 sites": the noun is said once.
        (Check::Range(a), Check::Items(b)) | (Check::Range(a), Check::Length(b))
            if a.max.is_none() && b.min.is_none() =>
        {
            let Some(Number::Integer(min)) = a.min else { return None };
            let min = u64::try_from(min).ok()?.checked_add(u64::from(a.exclusive_min))?;
            let bounds = Bounds { min: Some(min), max: b.max };
            if matches!(other, Check::Items(_)) { Check::Items(bounds) } else { Check::Length(bounds) }
        }
        (Check::Measure(a), Check::Measure(b)) if a.unit == b.unit => {
            let Check::Range(range) = both(&Check::Range(a.range), &Check::Range(b.range))? else {
                return None;
            };
            Check::Measure(ferroform_rules::Measure { unit: a.unit.clone(), range })
        }
        (Check::Range(a), Check::Range(b)) if a.max.is_none() && b.min.is_none() => {
            Check::Range(Range { max: b.max, exclusive_max: b.exclusive_max, ..*a })
        }
        (Check::Range(a), Check::Range(b)) if a.min.is_none() && b.max.is_none() => {
            Check::Range(Range { min: b.min, exclusive_min: b.exclusive_min, ..*a })
        }
        _ => return None,
    })
}

/// "Maximum of 1", "only one block can be given": the subject is one block.
fn only_one(sentence: &Sentence<'_>, quantities: &[Quantity]) -> Option<Vec<Statement>> {
    // A map of one element is no block of its own.
    if sentence.lower.contains("number of ") || sentence.lower.contains(" map ") {
        return None;
    }
    quantities.iter().find_map(|quantity| {
        let at = *quantity.numbers.last()?;
        let one = sentence.tokens.get(at)?.amount(&sentence.lower) == Some(Number::Integer(1));
        let most = quantity.comparison == Comparison::AtMost(Number::Integer(1));
        if !one || !most || quantity.tokens.end != at + 1 || measure::alone_in_parentheses(sentence, quantity)
        {
            return None;
        }
        let word = |at: usize| {
            sentence.tokens.get(at).and_then(|t| sentence.lower.get(t.range.clone())).unwrap_or("")
        };
        let noun =
            |word: &str| matches!(word, "block" | "item" | "element" | "entry" | "object" | "configuration");
        let mut end = at + 1;
        let named =
            sentence.tokens.get(end).is_some_and(|token| token.kind == Kind::Code || word(end).contains('_'));
        let worded = quantity.shape == Shape::Only || quantity.shape == Shape::AtMost;
        if worded && named {
            end += 1;
        }
        let counted = noun(word(end));
        while noun(word(end)) {
            end += 1;
        }
        let allowed_at = |end: usize| {
            matches!(
                (word(end), word(end + 1)),
                ("can" | "may", "be") | ("is" | "are", "allowed" | "supported" | "permitted")
            )
        };
        // "Only 1 lamp is allowed" counts whatever the argument holds: a list of texts as well.
        let thing = sentence.tokens.get(end).is_some_and(|token| token.kind == Kind::Word);
        if quantity.shape == Shape::Only && thing && !counted && word(end + 1) == "is" && allowed_at(end + 1)
        {
            let start = sentence.tokens[quantity.tokens.start].range.start;
            let range = start..sentence.tokens[end].range.end;
            let most = Check::Items(Bounds { min: None, max: Some(1) });
            return Some(vec![sentence.rule(most, sentence.lead().cloned(), range)]);
        }
        let allowed = allowed_at(end);
        let alone = sentence
            .tokens
            .get(end)
            .is_none_or(|token| matches!(token.kind, Kind::Mark('.' | ';' | ')' | ',')));
        let single = match quantity.shape {
            Shape::Only | Shape::AtMost => counted || allowed,
            Shape::Extreme => counted || alone || allowed_at(end - 1),
            _ => false,
        };
        single.then_some(())?;
        let start = sentence.tokens[quantity.tokens.start].range.start;
        let range = start..sentence.tokens[end - 1].range.end;
        let nesting = sentence.state(Claim::Nesting(Nesting::Single), range.clone());
        // "Only one is supported" of a list of texts counts its items.
        let bare = quantity.shape == Shape::Only && allowed && !counted && !named;
        if bare {
            let most = Check::Items(Bounds { min: None, max: Some(1) });
            return Some(vec![nesting, sentence.rule(most, sentence.lead().cloned(), range)]);
        }
        if counted || worded {
            return Some(vec![nesting]);
        }
        // "Maximum of 1" alone bounds a number as well as a count: the type decides later what it counts.
        let most = Range { max: Some(Number::Integer(1)), ..Range::default() };
        Some(vec![nesting, sentence.rule(Check::Range(most), sentence.lead().cloned(), range)])
    })
}
