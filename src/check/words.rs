//! Values, conditions and bounds in words.

use crate::data::{Data, Repr, number};
use crate::table::{Condition, Kind, Limit, Nesting};

/// Longest value that a report shows in full.
const LONGEST: usize = 80;

/// A value as a configuration writes it, cut where it is long.
pub(super) fn value(data: &Data) -> String {
    let mut out = String::new();
    write(data, &mut out);
    match out.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &out[..end]),
        None => out,
    }
}

fn write(data: &Data, out: &mut String) {
    match &data.0 {
        Repr::Absent | Repr::Null => out.push_str("null"),
        Repr::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Repr::Number(n) => out.push_str(&number::text(*n).unwrap_or_else(|| "(not a number)".to_owned())),
        Repr::Text(text) => out.push_str(&format!("{text:?}")),
        Repr::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                write(item, out);
                if out.len() > 4 * LONGEST {
                    break;
                }
            }
            out.push(']');
        }
        Repr::Map(members) => {
            out.push_str(&format!("{{{} members}}", members.len()));
        }
        Repr::Block(_) => out.push_str("{…}"),
        Repr::Dynamic(_) => out.push_str("(dynamic blocks)"),
        Repr::Expr(_) => out.push_str("(an expression)"),
    }
}

/// A condition in English: "`integration_type` is `AWS_PROXY`".
pub(super) fn condition(condition: &Condition) -> String {
    let list =
        |parts: &[Condition], word: &str| parts.iter().map(self::condition).collect::<Vec<_>>().join(word);
    match condition {
        Condition::Context(name) => format!("used with {name}"),
        Condition::Is { argument, values } => {
            format!(
                "`{argument}` is {}",
                values.iter().map(|v| format!("`{v}`")).collect::<Vec<_>>().join(" or ")
            )
        }
        Condition::Set(argument) => format!("`{argument}` is set"),
        Condition::Not(inner) => match inner {
            Condition::Context(name) => format!("not used with {name}"),
            Condition::Is { argument, values } => {
                let values: Vec<_> = values.iter().map(|v| format!("`{v}`")).collect();
                format!("`{argument}` is not {}", values.join(" or "))
            }
            Condition::Set(argument) => format!("`{argument}` is not set"),
            other => format!("not ({})", self::condition(other)),
        },
        Condition::All(parts) => list(parts, " and "),
        Condition::Any(parts) => list(parts, " or "),
        Condition::Words(text) => (*text).to_owned(),
    }
}

/// What an argument of this kind takes.
pub(super) fn kind(kind: &Kind) -> String {
    match kind {
        Kind::String => "a string".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Bool => "`true` or `false`".to_owned(),
        Kind::Any => "any value".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Set(_) => "a set".to_owned(),
        Kind::Map(_) => "a map".to_owned(),
        Kind::Block(nesting, _) => self::nesting(*nesting).to_owned(),
    }
}

/// What an argument of this nesting takes.
pub(super) const fn nesting(nesting: Nesting) -> &'static str {
    match nesting {
        Nesting::Single => "a block",
        Nesting::List | Nesting::Set => "a list of blocks",
        Nesting::Map => "a map of blocks",
    }
}

/// "one of `A`, `B` or `C`"
pub(super) fn alternatives<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let values: Vec<String> = values.map(|value| format!("`{value}`")).collect();
    match values.as_slice() {
        [] => "another value".to_owned(),
        [only] => only.clone(),
        [one, other] => format!("{one} or {other}"),
        [first @ .., last] => format!("one of {} or {last}", first.join(", ")),
    }
}

/// "`a`, `b` and `c`"
pub(super) fn enumeration<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "1 to 128 characters"
pub(super) fn bounds(min: Option<u64>, max: Option<u64>, unit: &str) -> String {
    let plural = |n: u64| if n == 1 { unit.to_owned() } else { format!("{unit}s") };
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min} {}", plural(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {}", plural(max)),
        (Some(min), None) => format!("at least {min} {}", plural(min)),
        (None, Some(max)) => format!("at most {max} {}", plural(max)),
        (None, None) => format!("any number of {unit}s"),
    }
}

/// "be 50 to 29000"
pub(super) fn range(
    min: Option<Limit>,
    max: Option<Limit>,
    (exclusive_min, exclusive_max): (bool, bool),
    or: Option<Limit>,
) -> String {
    let low = min.map(|min| format!("{} {min}", if exclusive_min { "greater than" } else { "at least" }));
    let high = max.map(|max| format!("{} {max}", if exclusive_max { "less than" } else { "at most" }));
    let range = match (low, high, min, max) {
        (Some(_), Some(_), Some(min), Some(max)) if !exclusive_min && !exclusive_max => {
            format!("{min} to {max}")
        }
        (Some(low), Some(high), ..) => format!("{low} and {high}"),
        (Some(one), None, ..) | (None, Some(one), ..) => one,
        (None, None, ..) => "any number".to_owned(),
    };
    match or {
        Some(or) => format!("be {range}, or {or}"),
        None => format!("be {range}"),
    }
}
