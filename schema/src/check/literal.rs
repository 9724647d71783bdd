//! Literal values held against rules about values.

use super::condition::{Seen, Truth, decide};
use super::form;
use crate::example::ExampleValue;
use crate::model::{Bounds, Check, Number, Range, Type, ValueSet};
use regex::RegexBuilder;

/// How a value stands to a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The rule says nothing here, or nobody can tell.
    Silent,
    /// The value obeys the rule.
    Obeys,
    /// The value breaks the rule; why, as what the example does ("sets it to `x`").
    Breaks(String),
}

/// Holds the value of an argument of type `ty` against a rule about values; `seen` looks up other arguments.
pub(super) fn hold(check: &Check, ty: &Type, value: &ExampleValue, seen: &dyn Fn(&str) -> Seen) -> Verdict {
    match check {
        Check::Items(bounds) => match count(value) {
            Some(items) if !within(items, *bounds) => Verdict::Breaks(format!("gives it {items} items")),
            Some(_) => Verdict::Obeys,
            None => Verdict::Silent,
        },
        // "At least 1 character" on a list can mean its items as well as their number.
        Check::Length(bounds) if count(value).is_some_and(|items| within(items, *bounds)) => Verdict::Obeys,
        _ => each(value, &|text| scalar(check, ty, text, seen)),
    }
}

/// Every text of the value; one that breaks the rule decides.
fn each(value: &ExampleValue, verdict: &dyn Fn(&str) -> Option<bool>) -> Verdict {
    if let ExampleValue::List(items) = value.bare() {
        let verdicts: Vec<Verdict> = items.iter().map(|item| each(item, verdict)).collect();
        let breaks = verdicts.iter().find(|verdict| matches!(verdict, Verdict::Breaks(_)));
        return match breaks {
            Some(found) => found.clone(),
            None if verdicts.contains(&Verdict::Obeys) => Verdict::Obeys,
            None => Verdict::Silent,
        };
    }
    let Some(text) = value.literal_text().filter(|text| !stands_for_another(text)) else {
        return Verdict::Silent;
    };
    match verdict(&text) {
        None => Verdict::Silent,
        Some(true) => Verdict::Obeys,
        Some(false) => Verdict::Breaks(format!("sets it to `{}`", short(&text))),
    }
}

/// Whether a reader is meant to put a value of their own in place of the text: `...`, `<TEAM ID>`.
fn stands_for_another(text: &str) -> bool {
    let text = text.trim();
    text == "..." || text == "…" || (text.starts_with('<') && text.ends_with('>'))
}

/// Whether a text holds places that are filled later: `{"id": <id>}`.
fn has_places(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        rest.split_once('>').is_some_and(|(name, _)| {
            !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b' '))
        })
    })
}

/// Whether a text obeys; nothing where that cannot be told.
fn scalar(check: &Check, ty: &Type, text: &str, seen: &dyn Fn(&str) -> Seen) -> Option<bool> {
    match check {
        Check::OneOf(set) => one_of(set, ty, text, seen),
        Check::Range(range) => Some(in_range(Number::parse(text)?, *range)),
        Check::MultipleOf(of) => {
            let (value, of) = (Number::parse(text)?.as_f64(), of.as_f64());
            (of != 0.0).then(|| (value % of) == 0.0)
        }
        Check::Length(bounds) => Some(within(text.chars().count() as u64, *bounds)),
        // A pattern of another dialect, or one that is too large, decides nothing.
        Check::Pattern(pattern) => {
            let pattern = RegexBuilder::new(pattern).size_limit(1 << 20).build().ok()?;
            Some(pattern.is_match(text))
        }
        // A template has its form only once its places are filled.
        Check::Format(_) if has_places(text) => None,
        Check::Format(format) => Some(form::has(*format, text)),
        Check::Items(_)
        | Check::Required
        | Check::OnlyWhen(_)
        | Check::ConflictsWith(_)
        | Check::RequiredWith(_) => None,
    }
}

fn one_of(set: &ValueSet, ty: &Type, text: &str, seen: &dyn Fn(&str) -> Seen) -> Option<bool> {
    let numeric = matches!(ty, Type::Number);
    let same = |value: &str| {
        value == text
            || (numeric && Number::parse(value).zip(Number::parse(text)).is_some_and(|(a, b)| equal(a, b)))
    };
    let Some(value) = set.values.iter().find(|value| same(&value.value)) else {
        return if set.closed { Some(false) } else { None };
    };
    match value.when.as_ref().map(|when| decide(when, seen)) {
        None | Some(Truth::True) => Some(true),
        Some(Truth::False) => Some(false),
        Some(Truth::Unknown) => None,
    }
}

fn equal(a: Number, b: Number) -> bool {
    a.as_f64().total_cmp(&b.as_f64()).is_eq()
}

/// Whether a number lies in a range, or is the value that is allowed besides.
pub(super) fn in_range(number: Number, range: Range) -> bool {
    let value = number.as_f64();
    if range.or.is_some_and(|or| equal(or, number)) {
        return true;
    }
    let above = range
        .min
        .is_none_or(|min| if range.exclusive_min { value > min.as_f64() } else { value >= min.as_f64() });
    let below = range
        .max
        .is_none_or(|max| if range.exclusive_max { value < max.as_f64() } else { value <= max.as_f64() });
    above && below
}

fn within(count: u64, bounds: Bounds) -> bool {
    bounds.min.is_none_or(|min| count >= min) && bounds.max.is_none_or(|max| count <= max)
}

/// The number of items of a collection that is written out.
fn count(value: &ExampleValue) -> Option<u64> {
    match value.bare() {
        ExampleValue::List(items) => Some(items.len() as u64),
        ExampleValue::Object(body) => Some(body.entries.len() as u64),
        _ => None,
    }
}

/// A text that fits into a message.
fn short(text: &str) -> String {
    let mut line = text.lines().next().unwrap_or_default().to_owned();
    if line.chars().count() > 60 || line.len() < text.len() {
        line = line.chars().take(60).chain(['…']).collect();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, EnumValue, Format};

    fn text(text: &str) -> ExampleValue {
        ExampleValue::String(text.into())
    }

    fn number(n: i64) -> ExampleValue {
        ExampleValue::Number(Number::Integer(n))
    }

    fn nothing_else(_: &str) -> Seen {
        Seen::Unset
    }

    fn verdict(check: &Check, ty: &Type, value: &ExampleValue) -> Verdict {
        hold(check, ty, value, &nothing_else)
    }

    fn breaks(check: &Check, value: &ExampleValue) -> bool {
        matches!(verdict(check, &Type::String, value), Verdict::Breaks(_))
    }

    fn set(values: &[&str], closed: bool) -> Check {
        let value = |value: &&str| EnumValue { value: (*value).into(), note: None, when: None };
        Check::OneOf(ValueSet { values: values.iter().map(value).collect(), closed })
    }

    #[test]
    fn values_outside_a_closed_set_break_it_and_an_open_set_says_nothing() {
        assert_eq!(
            verdict(&set(&["LED"], true), &Type::String, &text("OIL")),
            Verdict::Breaks("sets it to `OIL`".into())
        );
        assert_eq!(verdict(&set(&["LED"], true), &Type::String, &text("LED")), Verdict::Obeys);
        assert_eq!(verdict(&set(&["LED"], false), &Type::String, &text("OIL")), Verdict::Silent);
        let items = ExampleValue::List(vec![text("LED"), text("OIL")]);
        assert!(breaks(&set(&["LED"], true), &items));
    }

    #[test]
    fn strings_are_compared_as_text_and_numbers_by_value() {
        let versions = set(&["1.0", "2.0"], true);
        assert!(breaks(&versions, &number(1)));
        assert_eq!(verdict(&versions, &Type::Number, &number(1)), Verdict::Obeys);
        assert_eq!(verdict(&set(&["200"], true), &Type::String, &number(200)), Verdict::Obeys);
    }

    #[test]
    fn a_value_that_is_tied_to_a_condition_breaks_the_set_where_it_does_not_hold() {
        let when = Condition::Set("dimmer".into());
        let value = EnumValue { value: "SOFT".into(), note: None, when: Some(when) };
        let check = Check::OneOf(ValueSet { values: vec![value], closed: true });
        assert!(breaks(&check, &text("SOFT")));
        let hidden = |_: &str| Seen::Unknown;
        assert_eq!(hold(&check, &Type::String, &text("SOFT"), &hidden), Verdict::Silent);
    }

    #[test]
    fn numbers_lengths_and_counts_are_bounded() {
        let range = Range {
            min: Some(Number::Integer(1)),
            max: Some(Number::Integer(5)),
            exclusive_max: true,
            or: Some(Number::Integer(-1)),
            ..Range::default()
        };
        assert!(breaks(&Check::Range(range), &number(5)));
        assert!(breaks(&Check::Range(range), &text("0")));
        assert!(!breaks(&Check::Range(range), &number(-1)));
        assert!(!breaks(&Check::Range(range), &text("many")));
        let bounds = Bounds { min: Some(2), max: Some(3) };
        assert!(breaks(&Check::Length(bounds), &text("é")));
        assert!(!breaks(&Check::Length(bounds), &text("éé")));
        let items = |n| ExampleValue::List(vec![text("four"); n]);
        assert!(breaks(&Check::Items(bounds), &items(1)));
        assert!(!breaks(&Check::Items(bounds), &items(3)));
        assert!(!breaks(&Check::Length(bounds), &items(2)), "two items");
        assert!(breaks(&Check::Length(bounds), &items(1)), "one item of four characters");
        assert!(breaks(&Check::MultipleOf(Number::Integer(31)), &number(30)));
        assert!(!breaks(&Check::MultipleOf(Number::Integer(31)), &number(62)));
    }

    #[test]
    fn patterns_and_forms_are_matched() {
        assert!(breaks(&Check::Pattern("^[a-z]+$".into()), &text("A")));
        assert!(!breaks(&Check::Pattern("^[a-z]+$".into()), &text("a")));
        assert!(!breaks(&Check::Pattern("(?!x)".into()), &text("x")), "not a pattern that can be tried");
        assert!(breaks(&Check::Format(Format::Cidr), &text("here")));
        assert!(breaks(&Check::Format(Format::Json), &text("{id: 3 < 4}")));
        assert!(!breaks(&Check::Format(Format::Json), &text("{\"id\": <id>}")), "a template");
    }

    #[test]
    fn references_and_placeholders_break_nothing() {
        let reference = ExampleValue::Expression { text: "aws_plug.a.id".into(), gives: None };
        for check in [set(&["LED"], true), Check::Pattern("^$".into()), Check::Format(Format::Json)] {
            for value in [&reference, &text("..."), &text("<YOUR LAMP>")] {
                assert_eq!(verdict(&check, &Type::String, value), Verdict::Silent);
            }
        }
    }
}
