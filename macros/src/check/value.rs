//! Values that are known: in the set, in the range, of the length, of the pattern.

use super::condition::{Truth, evaluate};
use crate::input::Literal;
use crate::resolve::Resolved;
use crate::schema::{Bounds, Check, Number, Range, Rule};
use crate::suggest::nearest;

/// The values that a rule allows.
pub(super) fn allowed(rule: &Rule) -> Option<Vec<&str>> {
    match &rule.check {
        Check::OneOf { values, .. } => Some(values.iter().map(|allowed| allowed.value.as_str()).collect()),
        _ => None,
    }
}

/// What is wrong with a value, as a piece of advice; none when the rule is obeyed or nothing can tell.
pub(super) fn breaks(check: &Check, literal: &Literal, resolved: &Resolved<'_>) -> Option<String> {
    let text = literal.text();
    match check {
        Check::OneOf { values, closed } => match values.iter().find(|allowed| allowed.value == text) {
            Some(allowed) => {
                let when = allowed.when.as_ref()?;
                (evaluate(when, resolved) == Truth::False)
                    .then(|| format!(": `{text}` is allowed only when {when}"))
            }
            None if *closed => {
                let near = nearest(&text, values.iter().map(|allowed| allowed.value.as_str()));
                Some(near.map_or_else(String::new, |near| format!("; did you mean `{near}`?")))
            }
            None => None,
        },
        Check::Range(range) => (!in_range(number(literal)?, range)).then(String::new),
        Check::MultipleOf(of) => {
            let quotient = number(literal)? / of.as_f64();
            (quotient != quotient.round()).then(String::new)
        }
        Check::Length(bounds) => {
            let Literal::Text(text) = literal else { return None };
            let length = text.chars().count();
            (!within(length, *bounds)).then(|| format!("; this one has {length}"))
        }
        Check::Pattern(pattern) => {
            // What this engine does not know is left to the provider.
            let pattern = regex_lite::Regex::new(pattern).ok()?;
            (!pattern.is_match(&text)).then(String::new)
        }
        Check::Format(format) => {
            (format == "arn" && !text.starts_with("arn:")).then(|| ": it begins with `arn:`".to_owned())
        }
        _ => None,
    }
}

/// Numbers in strings count as well: providers keep some numbers as text.
fn number(literal: &Literal) -> Option<f64> {
    match literal {
        Literal::Integer(n) => Some(Number::Integer(*n).as_f64()),
        Literal::Decimal(n) => Some(*n),
        Literal::Text(text) => text.parse().ok(),
        Literal::Bool(_) => None,
    }
}

fn in_range(value: f64, range: &Range) -> bool {
    if range.or.is_some_and(|or| or.as_f64() == value) {
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

fn within(count: usize, bounds: Bounds) -> bool {
    let count = count as u64;
    bounds.min.is_none_or(|min| count >= min) && bounds.max.is_none_or(|max| count <= max)
}
