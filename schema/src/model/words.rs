//! Rules in English, for messages, `explain` and documentation.

use super::{Bounds, Check, DefaultValue, Format, Group, GroupKind, Number, Range, Rule};
use std::fmt::{Display, Formatter, Result};

impl Display for Rule {
    /// The rule in one clause: "must be between 50 and 29,000, when used with WebSocket APIs".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}", self.check)?;
        match &self.when {
            Some(when) => write!(f, ", when {when}"),
            None => Ok(()),
        }
    }
}

impl Display for Check {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::OneOf(set) => {
                let values: Vec<&str> = set.values.iter().map(|value| value.value.as_str()).collect();
                let also = if set.closed { "" } else { " (other values are possible)" };
                write!(f, "must be one of {}{also}", ticked(&values, ", "))
            }
            Self::Range(range) => write!(f, "must be {range}"),
            Self::Length(bounds) => write!(f, "must have {} characters", counted(*bounds)),
            Self::Items(bounds) => write!(f, "must have {} items", counted(*bounds)),
            Self::MultipleOf(number) => write!(f, "must be a multiple of {}", grouped(*number)),
            Self::Pattern(pattern) => write!(f, "must match `{pattern}`"),
            Self::Format(format) => write!(f, "must be {}", format_in_words(*format)),
            Self::Required => f.write_str("must be set"),
            Self::OnlyWhen(condition) => write!(f, "may be set only when {condition}"),
            Self::ConflictsWith(others) => {
                write!(f, "may not be set together with {}", ticked(others, " or "))
            }
            Self::RequiredWith(others) => {
                write!(f, "may be set only together with {}", ticked(others, " and "))
            }
        }
    }
}

impl Display for Range {
    /// "between 50 and 30,000", "at least 1", "greater than 0", "-1 or between 1 and 3,653".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if let Some(or) = self.or {
            write!(f, "{} or ", grouped(or))?;
        }
        let least = if self.exclusive_min { "greater than" } else { "at least" };
        let most = if self.exclusive_max { "less than" } else { "at most" };
        match (self.min, self.max) {
            (Some(min), Some(max)) if !self.exclusive_min && !self.exclusive_max => {
                write!(f, "between {} and {}", grouped(min), grouped(max))
            }
            (Some(min), Some(max)) => write!(f, "{least} {} and {most} {}", grouped(min), grouped(max)),
            (Some(min), None) => write!(f, "{least} {}", grouped(min)),
            (None, Some(max)) => write!(f, "{most} {}", grouped(max)),
            (None, None) => f.write_str("any number"),
        }
    }
}

impl Display for Group {
    /// "exactly one of `a` and `b` must be set".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let names = ticked(&self.arguments, ", ");
        match self.kind {
            GroupKind::ExactlyOne => write!(f, "exactly one of {names} must be set")?,
            GroupKind::AtLeastOne => write!(f, "at least one of {names} must be set")?,
            GroupKind::AtMostOne => write!(f, "at most one of {names} may be set")?,
            GroupKind::AllOrNone => write!(f, "all of {names} must be set, or none")?,
        }
        match &self.when {
            Some(when) => write!(f, ", when {when}"),
            None => Ok(()),
        }
    }
}

impl Display for DefaultValue {
    /// The literal as JSON in ticks, or the words.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Literal(serde_json::Value::String(text)) => write!(f, "`{text}`"),
            Self::Literal(value) => write!(f, "`{value}`"),
            Self::Words(words) => f.write_str(words),
        }
    }
}

fn counted(bounds: Bounds) -> String {
    let number = |n: u64| grouped(Number::Integer(i64::try_from(n).unwrap_or(i64::MAX)));
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {}", number(min)),
        (Some(min), Some(max)) => format!("{} to {}", number(min), number(max)),
        (Some(min), None) => format!("at least {}", number(min)),
        (None, Some(max)) => format!("at most {}", number(max)),
        (None, None) => "any number of".to_owned(),
    }
}

fn format_in_words(format: Format) -> &'static str {
    match format {
        Format::Arn => "an Amazon Resource Name",
        Format::Json => "a JSON document",
        Format::Cidr => "an IP range in CIDR notation",
        Format::Rfc3339 => "a time in RFC 3339 form",
        Format::Base64 => "Base64 text",
    }
}

fn ticked(names: &[impl AsRef<str>], separator: &str) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(separator)
}

/// With commas between thousands.
fn grouped(number: Number) -> String {
    let text = number.to_string();
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) =
        rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, Standing};

    #[test]
    fn rules_read_like_sentences() {
        let rule =
            |check, when| Rule { check, when, standing: Standing::Holds, text: String::new(), bases: vec![] };
        let range =
            Range { min: Some(Number::Integer(50)), max: Some(Number::Integer(29_000)), ..Range::default() };
        let context = Condition::Context("WebSocket APIs".into());
        assert_eq!(
            rule(Check::Range(range), Some(context)).to_string(),
            "must be between 50 and 29,000, when used with WebSocket APIs"
        );
        let exclusive = Range { min: Some(Number::Integer(0)), exclusive_min: true, ..Range::default() };
        assert_eq!(exclusive.to_string(), "greater than 0");
        let sentinel = Range { or: Some(Number::Integer(-1)), ..range };
        assert_eq!(sentinel.to_string(), "-1 or between 50 and 29,000");
        let length = Check::Length(Bounds { min: Some(1), max: Some(1024) });
        assert_eq!(length.to_string(), "must have 1 to 1,024 characters");
        assert_eq!(
            Check::ConflictsWith(vec!["a".into(), "b".into()]).to_string(),
            "may not be set together with `a` or `b`"
        );
    }
}
