//! Makes the statements of one text agree with each other.
//!
//! A document says one thing in pieces: "Minimum length of 1. Maximum length of 64.", two lists of values, a default
//! of `-1` beside "between 1 and 100". Each sentence was read by itself; here they become what was meant.

use super::Statement;
use super::number;
use crate::facts::Claim;
use crate::model::{Bounds, Check, DefaultValue, Evidence, Format, Number, Range, Type, ValueSet};
use ferroform_rules::{CharacterSet, Characters};
use serde_json::Value;

/// Merges bounds and value sets, lets a default into the range or set it is outside of, and drops repetitions.
pub(super) fn tidy(statements: &mut Vec<Statement>) {
    drop_repetitions(statements);
    drop_bounds_of_durations(statements);
    drop_switches_with_words(statements);
    drop_numbers_among_words(statements);
    count_elements(statements);
    drop_halves(statements);
    fold_pairs(statements);
    narrow_ends(statements);
    keep_first_default(statements);
    admit_defaults(statements);
}

fn drop_repetitions(statements: &mut Vec<Statement>) {
    let mut kept: Vec<Statement> = Vec::with_capacity(statements.len());
    for statement in statements.drain(..) {
        let repeats = kept.iter().any(|other| same(&other.claim, &statement.claim));
        if !repeats {
            kept.push(statement);
        }
    }
    *statements = kept;
}

/// Drops numbers that bound what is written as a duration or a time: "an ISO 8601 duration, between 5 and 300 seconds".
fn drop_bounds_of_durations(statements: &mut Vec<Statement>) {
    let written = |statement: &Statement| {
        let Some(Check::Format(format)) = statement.claim.check() else { return false };
        matches!(
            format,
            Format::IsoDuration | Format::Duration | Format::Rfc3339 | Format::TimeOfDay | Format::Date
        )
    };
    if statements.iter().any(written) {
        statements.retain(|statement| !matches!(statement.claim.check(), Some(Check::Range(_))));
    }
}

/// "Valid values for A are `1` and `2`. Valid values for B are `one` and `two`.": what takes words as well is a text.
fn drop_numbers_among_words(statements: &mut Vec<Statement>) {
    let shows = |statement: &Statement, ty| {
        statement.evidence == Evidence::Values && statement.claim == Claim::Type(ty)
    };
    if statements.iter().any(|statement| shows(statement, Type::String)) {
        statements.retain(|statement| !shows(statement, Type::Number));
    }
}

/// "List of days. Must be between `1` and `31`.": the elements of a list are numbers where each has a range.
fn count_elements(statements: &mut [Statement]) {
    let is_range = |statement: &Statement| {
        let Claim::Rule { check, when: None, .. } = &statement.claim else { return false };
        matches!(**check, Check::Range(Range { min: Some(_), max: Some(_), .. }))
    };
    if !statements.iter().any(is_range) {
        return;
    }
    for statement in statements {
        if let Claim::Type(Type::List(element) | Type::Set(element)) = &mut statement.claim
            && **element == Type::String
            && statement.evidence == Evidence::Phrase
        {
            **element = Type::Number;
        }
    }
}

/// "Whether to propagate. Valid values: `ALL`, `NONE`": what takes words is no switch, whatever its description begins with.
fn drop_switches_with_words(statements: &mut Vec<Statement>) {
    let words = |statement: &Statement| {
        let Some(Check::OneOf(set)) = statement.claim.check() else { return false };
        !set.values.iter().any(|value| matches!(value.value.as_str(), "true" | "false"))
    };
    let on_or_off = |statement: &Statement| {
        matches!(&statement.claim, Claim::Default { value: DefaultValue::Literal(Value::Bool(_)), .. })
    };
    if statements.iter().any(words) && !statements.iter().any(on_or_off) {
        statements.retain(|statement| statement.claim != Claim::Type(Type::Bool));
    }
}

/// Drops a count of items that is the upper half of what another rule was made of in the same sentence: "a minimum of 1
/// and a maximum of 10 sites" is read as a whole with the ranges and lengths, which fit the type later.
fn drop_halves(statements: &mut Vec<Statement>) {
    let wholes: Vec<String> = statements.iter().filter_map(both_ends).map(str::to_owned).collect();
    statements.retain(|statement| match &statement.claim {
        Claim::Rule { check, text, .. } if matches!(**check, Check::Items(Bounds { min: None, .. })) => {
            !wholes.contains(text)
        }
        _ => true,
    });
}

/// The sentence of a rule that has a lower and an upper end.
fn both_ends(statement: &Statement) -> Option<&str> {
    let Claim::Rule { check, text, .. } = &statement.claim else { return None };
    let has_both = match &**check {
        Check::Range(range) => range.min.is_some() && range.max.is_some(),
        Check::Length(bounds) | Check::Items(bounds) => bounds.min.is_some() && bounds.max.is_some(),
        _ => false,
    };
    has_both.then_some(text)
}

/// Whether two claims say the same, in whatever words.
fn same(left: &Claim, right: &Claim) -> bool {
    match (left, right) {
        (Claim::Rule { check: a, when: x, .. }, Claim::Rule { check: b, when: y, .. }) => a == b && x == y,
        (Claim::Default { value: a, when: x, .. }, Claim::Default { value: b, when: y, .. }) => {
            a == b && x == y
        }
        (Claim::Deprecated(_), Claim::Deprecated(_)) => true,
        (left, right) => left == right,
    }
}

/// Joins unconditional rules of one family that are halves of one rule.
fn fold_pairs(statements: &mut Vec<Statement>) {
    let mut at = 0;
    while at < statements.len() {
        let (head, tail) = statements.split_at_mut(at);
        let Some(statement) = tail.first() else { break };
        let absorbed = match &statement.claim {
            Claim::Rule { check, when: None, text } => {
                head.iter_mut().any(|earlier| absorb(earlier, check, text))
            }
            _ => false,
        };
        if absorbed {
            statements.remove(at);
        } else {
            at += 1;
        }
    }
}

fn absorb(earlier: &mut Statement, check: &Check, text: &str) -> bool {
    let Claim::Rule { check: own, when: None, text: own_text } = &mut earlier.claim else { return false };
    let absorbed = match (&mut **own, check) {
        (Check::Range(own), Check::Range(other)) => join_ranges(own, other),
        (Check::Length(own), Check::Length(other)) | (Check::Items(own), Check::Items(other)) => {
            join_bounds(own, other)
        }
        (Check::OneOf(own), Check::OneOf(other)) => join_sets(own, other),
        (Check::Characters(own), Check::Characters(other)) => join_characters(own, other),
        _ => false,
    };
    if absorbed && !own_text.contains(text) {
        own_text.push(' ');
        own_text.push_str(text);
    }
    absorbed
}

fn join_ranges(own: &mut Range, other: &Range) -> bool {
    if own.max.is_none() && other.min.is_none() {
        *own = Range { max: other.max, exclusive_max: other.exclusive_max, ..*own };
    } else if own.min.is_none() && other.max.is_none() {
        *own = Range { min: other.min, exclusive_min: other.exclusive_min, ..*own };
    } else {
        return false;
    }
    true
}

fn join_bounds(own: &mut Bounds, other: &Bounds) -> bool {
    let agree = |one: Option<u64>, other: Option<u64>| one.is_none() || other.is_none() || one == other;
    let fits = agree(own.min, other.min) && agree(own.max, other.max);
    if fits {
        *own = Bounds { min: own.min.or(other.min), max: own.max.or(other.max) };
    }
    fits
}

/// Two lists of values without conditions are alternatives: the union is what is surely meant.
fn join_sets(own: &mut ValueSet, other: &ValueSet) -> bool {
    for value in &other.values {
        if own.values.iter().all(|known| known.value != value.value) {
            own.values.push(value.clone());
        }
    }
    own.closed &= other.closed;
    true
}

/// What is said of the characters of one text in several sentences. Where two differ, what either allows is allowed.
fn join_characters(own: &mut Characters, other: &Characters) -> bool {
    let join = |own: &mut Option<CharacterSet>, other: &Option<CharacterSet>| {
        *own = match (own.take(), other.clone()) {
            (Some(own), Some(other)) => Some(own.or(other)),
            (own, other) => own.or(other),
        };
    };
    join(&mut own.only, &other.only);
    join(&mut own.first, &other.first);
    join(&mut own.last, &other.last);
    own.some.extend(other.some.iter().filter(|set| !own.some.contains(set)).cloned().collect::<Vec<_>>());
    own.without
        .extend(other.without.iter().filter(|text| !own.without.contains(text)).cloned().collect::<Vec<_>>());
    true
}

/// "Letters and hyphens; may not end with a hyphen": what the last character may be is then known.
fn narrow_ends(statements: &mut Vec<Statement>) {
    let single = |texts: &[String]| {
        let chars = texts.iter().map(|text| {
            let mut chars = text.chars();
            chars.next().filter(|_| chars.next().is_none()).map(|c| (c, c))
        });
        chars.collect::<Option<Vec<_>>>().map(CharacterSet::of)
    };
    let mut at = 0;
    while at < statements.len() {
        let (head, tail) = statements.split_at_mut(at);
        let Some(statement) = tail.first() else { break };
        let denied = match &statement.claim {
            Claim::Rule { check, when: None, text } => match &**check {
                Check::Affixes(affixes) if affixes.not => {
                    single(&affixes.begins).zip(single(&affixes.ends)).map(|ends| (ends, text.clone()))
                }
                _ => None,
            },
            _ => None,
        };
        let narrowed = denied.is_some_and(|((begins, ends), text)| {
            let (_, rest) = tail.split_at_mut(1);
            head.iter_mut().chain(rest).any(|other| narrow(other, &begins, &ends, &text))
        });
        if narrowed {
            statements.remove(at);
        } else {
            at += 1;
        }
    }
}

fn narrow(statement: &mut Statement, begins: &CharacterSet, ends: &CharacterSet, sentence: &str) -> bool {
    let Claim::Rule { check, when: None, text } = &mut statement.claim else { return false };
    let Check::Characters(own) = &mut **check else { return false };
    let Some(only) = own.only.clone() else { return false };
    let less = |side: &Option<CharacterSet>, denied: &CharacterSet| {
        if *denied == CharacterSet::default() {
            return Some(side.clone());
        }
        side.as_ref().unwrap_or(&only).without(denied).map(Some)
    };
    let (Some(first), Some(last)) = (less(&own.first, begins), less(&own.last, ends)) else { return false };
    (own.first, own.last) = (first, last);
    if !text.contains(sentence) {
        text.push(' ');
        text.push_str(sentence);
    }
    true
}

/// Of several defaults without a condition the first is meant; the others are prose about something else.
fn keep_first_default(statements: &mut Vec<Statement>) {
    let literal = |statement: &Statement| {
        matches!(&statement.claim, Claim::Default { value: DefaultValue::Literal(_), when: None, .. })
    };
    // A value says more than the words for what it brings about, wherever it stands.
    let exact = statements.iter().any(literal);
    let mut seen = false;
    statements.retain(|statement| match &statement.claim {
        Claim::Default { when: None, .. } if exact && !literal(statement) => false,
        Claim::Default { when: None, .. } => !std::mem::replace(&mut seen, true),
        _ => true,
    });
}

/// A default outside its own range or set shows that the document left something out.
fn admit_defaults(statements: &mut [Statement]) {
    let defaults: Vec<Value> = statements
        .iter()
        .filter_map(|statement| match &statement.claim {
            Claim::Default { value: DefaultValue::Literal(value), when: None, .. } => Some(value.clone()),
            _ => None,
        })
        .collect();
    for default in &defaults {
        for statement in statements.iter_mut() {
            if let Claim::Rule { check, .. } = &mut statement.claim {
                admit(check, default);
            }
        }
    }
}

fn admit(check: &mut Check, default: &Value) {
    let text = match default {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match check {
        Check::Range(range) => {
            let Some(number) = number::parse(&text) else { return };
            if range.or.is_none() && !holds(range, number) {
                range.or = Some(number);
            }
        }
        Check::OneOf(set) => {
            let elements = elements(&text).unwrap_or_else(|| vec![text]);
            set.closed &= elements.iter().all(|text| set.values.iter().any(|value| value.value == *text));
        }
        _ => {}
    }
}

/// The elements of a default that is a list of texts.
fn elements(text: &str) -> Option<Vec<String>> {
    if text.starts_with('[') { serde_json::from_str(text).ok() } else { None }
}

fn holds(range: &Range, number: Number) -> bool {
    let n = number.as_f64();
    let above = range.min.is_none_or(|min| n > min.as_f64() || (n == min.as_f64() && !range.exclusive_min));
    let below = range.max.is_none_or(|max| n < max.as_f64() || (n == max.as_f64() && !range.exclusive_max));
    above && below
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    #[test]
    fn a_default_that_is_a_list_is_held_against_the_values_by_its_elements() {
        let values = |default: &str| {
            let text = format!("Valid values are `[\"A\"]` and `[\"B\"]`. Default is `{default}`.");
            said("sites", "", &text).into_iter().find(|line| line.starts_with("one of"))
        };
        assert_eq!(values(r#"["A"]"#).as_deref(), Some("one of A | B"));
        assert_eq!(values(r#"["C"]"#).as_deref(), Some("one of A | B …"));
    }

    #[test]
    fn bounds_that_agree_are_one_rule() {
        let items = |text: &str| -> Vec<String> {
            said("site_ids", "", text).into_iter().filter(|line| line.starts_with("items")).collect()
        };
        assert_eq!(items("The sites. Minimum of 2 items. Maximum of 5 items."), ["items 2..5"]);
        assert_eq!(items("The sites. Up to 5 site ids. A maximum of 5 items."), ["items ..5"]);
        assert_eq!(items("The sites. Maximum of 5 items. Maximum of 3 items."), ["items ..5", "items ..3"]);
    }
}
