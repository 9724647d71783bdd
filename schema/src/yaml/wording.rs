//! Sentences for rules of documents that state a rule but no sentence.

use crate::model::{Bounds, Check, Condition, DefaultValue, Format, GroupKind, Number, Range, ValueSet};

/// A rule in a sentence.
pub(crate) fn rule(check: &Check, when: Option<&Condition>) -> String {
    let sentence = match check {
        Check::OneOf(set) => values(set),
        Check::Range(range) => format!("Must be {}", in_range(range)),
        Check::Length(bounds) => format!("Must have {}", count(bounds, "character")),
        Check::Items(bounds) => format!("Must have {}", count(bounds, "item")),
        Check::MultipleOf(number) => format!("Must be a multiple of {number}"),
        Check::Pattern(pattern) => format!("Must match `{pattern}`"),
        Check::Format(format) => format!("Must be {}", form(*format)),
        Check::Required => "Must be set".to_owned(),
        Check::OnlyWhen(condition) => format!("May be set only when {condition}"),
        Check::ConflictsWith(others) => format!("Conflicts with {}", list(others, "and")),
        Check::RequiredWith(others) => format!("Must be set together with {}", list(others, "and")),
    };
    finish(sentence, when)
}

/// A default in a sentence.
pub(crate) fn default(value: &DefaultValue, when: Option<&Condition>) -> String {
    let value = match value {
        DefaultValue::Literal(serde_json::Value::String(text)) => format!("`{text}`"),
        DefaultValue::Literal(value) => format!("`{value}`"),
        DefaultValue::Words(words) => words.clone(),
    };
    finish(format!("Defaults to {value}"), when)
}

/// A rule over several arguments in a sentence.
pub(crate) fn group(kind: GroupKind, arguments: &[String], when: Option<&Condition>) -> String {
    let all = list(arguments, "and");
    let sentence = match kind {
        GroupKind::ExactlyOne => format!("Exactly one of {all} must be set"),
        GroupKind::AtLeastOne => format!("At least one of {all} must be set"),
        GroupKind::AtMostOne => format!("At most one of {all} may be set"),
        GroupKind::AllOrNone => format!("Either all of {all} must be set, or none"),
    };
    finish(sentence, when)
}

fn finish(sentence: String, when: Option<&Condition>) -> String {
    match when {
        Some(condition) => format!("{sentence} when {condition}."),
        None => format!("{sentence}."),
    }
}

fn values(set: &ValueSet) -> String {
    let names: Vec<String> = set.values.iter().map(|value| value.value.clone()).collect();
    match (set.closed, names.as_slice()) {
        (true, [one]) => format!("Must be `{one}`"),
        (true, _) => format!("Must be one of {}", list(&names, "or")),
        (false, _) => format!("Valid values include {}", list(&names, "and")),
    }
}

fn in_range(range: &Range) -> String {
    let min =
        |n: Number| if range.exclusive_min { format!("greater than {n}") } else { format!("at least {n}") };
    let max = |n: Number| if range.exclusive_max { format!("less than {n}") } else { format!("at most {n}") };
    let within = match (range.min, range.max) {
        (Some(low), Some(high)) if !range.exclusive_min && !range.exclusive_max => {
            format!("between {low} and {high}")
        }
        (Some(low), Some(high)) => format!("{} and {}", min(low), max(high)),
        (Some(low), None) => min(low),
        (None, Some(high)) => max(high),
        (None, None) => "a number".to_owned(),
    };
    match range.or {
        Some(other) => format!("{within}, or {other}"),
        None => within,
    }
}

fn count(bounds: &Bounds, thing: &str) -> String {
    let things = |n: u64| if n == 1 { format!("{n} {thing}") } else { format!("{n} {thing}s") };
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {}", things(min)),
        (Some(min), Some(max)) => format!("{min} to {}", things(max)),
        (Some(min), None) => format!("at least {}", things(min)),
        (None, Some(max)) => format!("at most {}", things(max)),
        (None, None) => format!("any number of {thing}s"),
    }
}

fn form(format: Format) -> &'static str {
    match format {
        Format::Arn => "an Amazon Resource Name (ARN)",
        Format::Json => "a JSON document",
        Format::Cidr => "an IP range in CIDR notation",
        Format::Rfc3339 => "a time in RFC 3339 form",
        Format::Base64 => "Base64 text",
    }
}

/// Names in ticks: "`a`, `b` and `c`".
fn list(names: &[String], word: &str) -> String {
    let ticked: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match ticked.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
        None => "nothing".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_read_like_sentences() {
        let is = Condition::Is { argument: "kind".into(), values: vec!["a".into()] };
        let range = |min, max| Range { min, max, ..Range::default() };
        let (one, ten) = (Some(Number::Integer(1)), Some(Number::Integer(10)));
        for (check, when, sentence) in [
            (Check::Range(range(one, ten)), None, "Must be between 1 and 10."),
            (
                Check::Range(Range { exclusive_min: true, ..range(one, None) }),
                None,
                "Must be greater than 1.",
            ),
            (Check::Length(Bounds { min: Some(1), max: Some(1) }), None, "Must have exactly 1 character."),
            (Check::Items(Bounds { min: None, max: Some(3) }), None, "Must have at most 3 items."),
            (Check::Required, Some(&is), "Must be set when `kind` is `a`."),
            (Check::OnlyWhen(is.clone()), None, "May be set only when `kind` is `a`."),
            (Check::ConflictsWith(vec!["x".into(), "y".into()]), None, "Conflicts with `x` and `y`."),
        ] {
            assert_eq!(rule(&check, when), sentence);
        }
        let names = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(
            group(GroupKind::ExactlyOne, &names, None),
            "Exactly one of `a`, `b` and `c` must be set."
        );
        assert_eq!(default(&DefaultValue::Literal(5.into()), None), "Defaults to `5`.");
    }
}
