//! Rules as sentences.

use super::markdown::{Links, sanitize};
use super::text::{code, escaped};
use ferroform_schema::model::{
    Bounds, Check, Condition, Default, DefaultValue, Format, Group, GroupKind, Number, Range, Rule, Standing,
};

/// The rule as one Markdown sentence: "Between 50 and 29,000, when used with WebSocket APIs."
#[must_use]
pub fn rule(rule: &Rule) -> String {
    let mut sentence = check(&rule.check);
    if let Some(when) = &rule.when {
        sentence.push_str(", when ");
        sentence.push_str(&condition(when));
    }
    sentence.push('.');
    push_standing(&mut sentence, &rule.standing);
    sentence
}

/// The rule over several arguments as one Markdown sentence.
#[must_use]
pub fn group(group: &Group) -> String {
    let how_many = match group.kind {
        GroupKind::ExactlyOne => "Exactly one of",
        GroupKind::AtLeastOne => "At least one of",
        GroupKind::AtMostOne => "At most one of",
        GroupKind::AllOrNone => "All or none of",
    };
    let mut sentence = format!("{how_many} {}", names(&group.arguments, "and"));
    if let Some(when) = &group.when {
        sentence.push_str(", when ");
        sentence.push_str(&condition(when));
    }
    sentence.push('.');
    push_standing(&mut sentence, &group.standing);
    sentence
}

/// The default as one Markdown sentence.
#[must_use]
pub fn default(default: &Default) -> String {
    let value = match &default.value {
        DefaultValue::Literal(serde_json::Value::String(text)) => code(text),
        DefaultValue::Literal(value) => code(&value.to_string()),
        DefaultValue::Words(words) => sanitize(words.trim().trim_end_matches('.'), Links::default()),
    };
    match &default.when {
        Some(when) => format!("Default: {value}, when {}.", condition(when)),
        None => format!("Default: {value}."),
    }
}

/// The condition in English, as Markdown.
#[must_use]
pub fn condition(condition: &Condition) -> String {
    sanitize(&condition.to_string().replace('\n', " "), Links::default())
}

fn push_standing(sentence: &mut String, standing: &Standing) {
    if let Standing::Contradicted { by } = standing {
        let by = escaped(&by.replace('\n', " "));
        sentence.push_str(&format!(" The document's own example breaks this ({by}): only a warning."));
    }
}

fn check(check: &Check) -> String {
    match check {
        Check::OneOf(set) => {
            let shown = set.values.iter().map(|value| {
                let shown = code(&value.value);
                value
                    .when
                    .as_ref()
                    .map_or(shown.clone(), |when| format!("{shown} (when {})", condition(when)))
            });
            let shown = shown.collect::<Vec<_>>().join(", ");
            if set.closed { format!("One of {shown}") } else { format!("For example one of {shown}") }
        }
        Check::Range(range) => self::range(range),
        Check::Length(bounds) => format!("{} in length", self::bounds(bounds, "character", "characters")),
        Check::Items(bounds) => self::bounds(bounds, "item", "items"),
        Check::MultipleOf(number) => format!("A multiple of {}", grouped(*number)),
        Check::Pattern(pattern) => format!("Matches {}", code(pattern)),
        Check::Format(Format::Arn) => "An ARN".to_owned(),
        Check::Format(Format::Json) => "A JSON document".to_owned(),
        Check::Format(Format::Cidr) => "An IP range in CIDR notation".to_owned(),
        Check::Format(Format::Rfc3339) => "A time in RFC 3339 form".to_owned(),
        Check::Format(Format::Base64) => "Base64 text".to_owned(),
        Check::Required => "Required".to_owned(),
        Check::OnlyWhen(when) => format!("Only when {}", condition(when)),
        Check::ConflictsWith(others) => format!("Not together with {}", names(others, "or")),
        Check::RequiredWith(others) => format!("Only together with {}", names(others, "and")),
    }
}

fn range(range: &Range) -> String {
    let mut text = match (range.min, range.max) {
        (Some(min), Some(max)) if !range.exclusive_min && !range.exclusive_max => {
            format!("Between {} and {}", grouped(min), grouped(max))
        }
        (min, max) => {
            let least = min.map(|n| {
                format!("{} {}", if range.exclusive_min { "more than" } else { "at least" }, grouped(n))
            });
            let most = max.map(|n| {
                format!("{} {}", if range.exclusive_max { "less than" } else { "at most" }, grouped(n))
            });
            let text = least.into_iter().chain(most).collect::<Vec<_>>().join(" and ");
            capitalized(&text)
        }
    };
    if let Some(or) = range.or {
        text.push_str(&format!(", or {}", grouped(or)));
    }
    text
}

fn bounds(bounds: &Bounds, one: &str, many: &str) -> String {
    let number = |n: u64| grouped(i64::try_from(n).map_or(Number::Decimal(n as f64), Number::Integer));
    let noun = |n: u64| if n == 1 { one.to_owned() } else { many.to_owned() };
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("Exactly {} {}", number(min), noun(min)),
        (Some(min), Some(max)) => format!("{} to {} {}", number(min), number(max), noun(max)),
        (Some(min), None) => format!("At least {} {}", number(min), noun(min)),
        (None, Some(max)) => format!("At most {} {}", number(max), noun(max)),
        (None, None) => format!("Any number of {many}"),
    }
}

fn names(names: &[String], word: &str) -> String {
    let shown: Vec<String> = names.iter().map(|name| code(name)).collect();
    match shown.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
        None => String::new(),
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A number with commas between thousands.
fn grouped(number: Number) -> String {
    let text = number.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, ""), |(whole, fraction)| (whole, fraction));
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unconditional(check: Check) -> String {
        rule(&Rule { check, when: None, standing: Standing::Holds, text: String::new(), bases: Vec::new() })
    }

    #[test]
    fn ranges_and_bounds() {
        let whole = |n| Some(Number::Integer(n));
        let range = Range { min: whole(50), max: whole(30_000), ..Range::default() };
        assert_eq!(unconditional(Check::Range(range)), "Between 50 and 30,000.");
        let above = Range { min: whole(-1000), exclusive_min: true, or: whole(-1), ..Range::default() };
        assert_eq!(unconditional(Check::Range(above)), "More than -1,000, or -1.");
        let length = Bounds { min: Some(1), max: Some(1024) };
        assert_eq!(unconditional(Check::Length(length)), "1 to 1,024 characters in length.");
        assert_eq!(unconditional(Check::Items(Bounds { min: None, max: Some(1) })), "At most 1 item.");
    }

    #[test]
    fn conditions_follow_their_rule() {
        let is_proxy =
            Condition::Is { argument: "integration_type".into(), values: vec!["AWS_PROXY".into()] };
        let text = rule(&Rule {
            check: Check::Required,
            when: Some(Condition::Not(Box::new(is_proxy))),
            standing: Standing::Contradicted { by: "Basic".into() },
            text: String::new(),
            bases: Vec::new(),
        });
        let expected = "Required, when `integration_type` is not `AWS_PROXY`. \
                        The document's own example breaks this (Basic): only a warning.";
        assert_eq!(text, expected);
    }

    #[test]
    fn names_are_listed() {
        let names = |n: &[&str]| n.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!(unconditional(Check::ConflictsWith(names(&["a", "b"]))), "Not together with `a` or `b`.");
    }
}
