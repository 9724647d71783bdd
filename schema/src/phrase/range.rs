//! Numeric ranges: "between 50 and 29,000 milliseconds for WebSocket APIs and between …".

use super::number::{self, Unit, number};
use super::pattern::Pattern;
use super::scene::Scene;
use super::{Statement, condition, length, type_name};
use crate::facts::Claim;
use crate::model::{Check, Condition, Evidence, Number, Range, Type};

/// What a pattern's groups mean.
#[derive(Clone, Copy)]
enum Meaning {
    /// Two ends.
    Ends,
    Min,
    Max,
    AboveMin,
    BelowMax,
    Multiple,
}

struct Form {
    meaning: Meaning,
    /// Whether the form shows that the argument is a number (measured against the provider's types).
    proves_number: bool,
    pattern: Pattern,
}

/// The forms, the more specific first: what one has read, later ones leave alone.
static FORMS: [Form; 12] = [
    Form {
        meaning: Meaning::Ends,
        proves_number: true,
        pattern: Pattern::new(
            &["between "],
            concat!(
                r"\bbetween (?:the values? (?:of )?)?",
                number!(),
                r"(?:\s?[a-z%]+)?(?: \([^)]{1,20}\))?(?: and | to | or |\s?[-–]\s?)",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Ends,
        proves_number: true,
        pattern: Pattern::new(
            &["from "],
            concat!(
                r"\b(?:range[sd]?|values?|valid|integer|number|be|is|are|can be|anything) (?:[a-z]+ ){0,2}from ",
                number!(),
                r"(?:\s?[a-z%]+)?(?: \([^)]{1,20}\))?(?: to | through | up to |\s?[-–]\s?)",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Ends,
        proves_number: false,
        pattern: Pattern::new(
            &["range", "valid", "integer", "allowed", "supported", "must be", "possible", "accepted"],
            concat!(
                r"(?:\brange[sd]?|\b(?:valid|allowed|supported|possible|accepted|acceptable) (?:values?|range|values? (?:are|is)|integers?|number)|\binteger|\bmust be|\bmust be (?:an? )?(?:integer|number|value))(?:\s*(?:is|are|of|in|from|in the range|between|integers?|whole numbers?|numbers?|:|,|the))*\s*\(?",
                number!(),
                r"(?:\s?[a-z%]+)?(?: to | through |\s?[-–—]\s?)",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Min,
        proves_number: true,
        pattern: Pattern::new(
            &["min"],
            concat!(
                r"\bmin(?:imum)?(?:\s+(?:(?:allowed|possible|valid|supported|accepted|permitted)\s+)?values?)(?:\s+(?:is|of|are|allowed is|for this is)|:)?[\s:]*",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Max,
        proves_number: true,
        pattern: Pattern::new(
            &["max"],
            concat!(
                r"\bmax(?:imum)?(?:\s+(?:(?:allowed|possible|valid|supported|accepted|permitted)\s+)?values?)(?:\s+(?:is|of|are|allowed is|for this is)|:)?[\s:]*",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Min,
        proves_number: false,
        pattern: Pattern::new(
            &["min"],
            concat!(
                r"(?:^|[.,;(]\s*|\bis an?\s|\band\s|\ba\s|\bthe\s|\bwith\s(?:an?\s)?)min(?:imum)?(?:\s+(?:is|of)|:)[\s:]*",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Max,
        proves_number: false,
        pattern: Pattern::new(
            &["max"],
            concat!(
                r"(?:^|[.,;(]\s*|\bis an?\s|\band\s(?:an?\s)?|\ba\s|\bthe\s|\bwith\s(?:an?\s)?)max(?:imum)?(?:\s+(?:is|of)|:)[\s:]*",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Min,
        proves_number: false,
        pattern: Pattern::new(
            &["greater", "at least", "larger", ">=", "≥"],
            concat!(
                r"(?:\b(?:must|should|has to|value) (?:be )?(?:an? )?(?:[a-z]+ ){0,2}?(?:greater than or equal to|at least|equal to or greater than|no less than|not less than)\s|(?:>=|≥)\s?)",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Max,
        proves_number: false,
        pattern: Pattern::new(
            &["less", "at most", "exceed", "more than", "<=", "≤", "greater than"],
            concat!(
                r"(?:\b(?:must|should|has to|value|can|may|could) ?(?:not be (?:greater|more|larger|higher) than|(?:not|n't) exceed|(?:be )?(?:an? )?(?:[a-z]+ ){0,2}?(?:less than or equal to|at most|no more than|no greater than|equal to or less than|lower than or equal to))\s|\bcannot (?:exceed|be (?:greater|more|larger) than)\s|(?:<=|≤)\s?)",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::AboveMin,
        proves_number: false,
        pattern: Pattern::new(
            &["greater", "more than", "larger", "above", ">"],
            concat!(
                r"(?:\b(?:must|should|has to|value) (?:be )?(?:an? )?(?:[a-z]+ ){0,2}?(?:greater than|more than|larger than|above)\s|(?:value|must be) > )",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::BelowMax,
        proves_number: false,
        pattern: Pattern::new(
            &["less than", "below", "<", "lower"],
            concat!(
                r"(?:\b(?:must|should|has to|value) (?:be )?(?:an? )?(?:[a-z]+ ){0,2}?(?:less than|below|lower than|smaller than)\s|(?:value|must be) < )",
                number!()
            ),
        ),
    },
    Form {
        meaning: Meaning::Multiple,
        proves_number: true,
        pattern: Pattern::new(
            &["multiple"],
            concat!(
                r"\b(?:must be|be in|should be|in) (?:an? |an? even |an? exact )?(?:multiples?|increments?) of ",
                number!()
            ),
        ),
    },
];

static POSITIVE: Pattern = Pattern::new(
    &["positive", "non-negative", "nonnegative"],
    r"\b(?:positive|non-?negative)(?: whole)? (?:integer|number)\b|\bmust be (?:an? )?(?:positive|non-?negative)\b",
);
/// Clock times, dates and addresses look like ranges of numbers.
static FALSE_FRIEND: Pattern = Pattern::new(
    &["hh", "cron", "format", "utc", "yyyy", "regex", "pattern"],
    r"hh(?:24)?:mi|hh:mm|\bcron\b|\byyyy\b|\b(?:in|the) (?:format|form)\b.*:|24h clock|regular expression",
);
static OR_VALUE_BEFORE: Pattern = Pattern::new(
    &[],
    concat!(number!(), r",? (?:or|and)(?: an?)?(?: value| integer| number)?(?: in the range)?\s*$"),
);
static OR_VALUE_AFTER: Pattern =
    Pattern::new(&[], concat!(r"^,?(?: inclusive,?| \(inclusive\),?)? or ", number!(), r"(?:\s|[.,;)]|$)"));

static OR_RANGE_AFTER: Pattern =
    Pattern::new(&[], concat!(r"^,?\s+(?:or|and)\s+", number!(), r"\s*(?:to|through|-|–|—)\s*`?-?\d"));

/// Reads the ranges of a sentence.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    if !scene.lower.bytes().any(|b| b.is_ascii_digit()) {
        return positive(scene);
    }
    if FALSE_FRIEND.is_match(&scene.lower) {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::new();
    for form in &FORMS {
        for captures in form.pattern.captures_iter(&scene.lower) {
            let Some(whole) = captures.get(0) else { continue };
            let taken = found.iter().any(|f| f.range.start < whole.end() && whole.start() < f.range.end);
            if taken || scene.in_code(whole.start()) || scene.speaks_of_another(whole.start()) {
                continue;
            }
            let numbers =
                [captures.get(1), captures.get(2)].map(|m| m.and_then(|m| number::parse(m.as_str())));
            found.extend(Found::new(scene, form, numbers, whole.range()));
        }
    }
    found.sort_by_key(|f| f.range.start);
    let joined = join(found);
    statements(scene, joined)
}

/// One range in the text, before its conditions are known.
struct Found {
    check: Check,
    proves_number: bool,
    range: std::ops::Range<usize>,
    /// Behind the number and its unit.
    end: usize,
}

impl Found {
    fn new(
        scene: &Scene<'_>,
        form: &Form,
        numbers: [Option<Number>; 2],
        range: std::ops::Range<usize>,
    ) -> Option<Self> {
        let first = numbers[0]?;
        let unit = number::unit_at(scene, range.end);
        let end = unit.map_or(range.end, |(_, end)| end);
        if length::claims(scene, range.end, unit.is_some()) {
            return None;
        }
        // "Must not exceed 64 KB" on an argument that is no amount says something about its text, but no length.
        let one_end = !matches!(form.meaning, Meaning::Ends);
        let amount = match unit {
            Some((Unit::Data(_), _)) => true,
            Some((Unit::Time(_), _)) => one_end,
            _ => false,
        };
        let named = type_name::firm_type_of_name(scene.around.subject) == Some(Type::Number);
        if amount && !named && number::unit_of_subject(scene.around.subject, scene.whole).is_none() {
            return None;
        }
        let convert = |n: Number| in_subject_unit(scene, n, unit.map(|(unit, _)| unit));
        let check = match form.meaning {
            Meaning::Multiple => Check::MultipleOf(convert(first)?),
            // Two ranges are alternatives, which one rule cannot say.
            Meaning::Ends if OR_RANGE_AFTER.at(&scene.lower, end).is_some() => return None,
            Meaning::Ends => {
                let (min, max) = (convert(first)?, convert(numbers[1]?)?);
                // "Between 1 hour and 1 year" has units that the numbers alone do not tell apart.
                if min.as_f64() >= max.as_f64() {
                    return None;
                }
                Check::Range(Range {
                    min: Some(min),
                    max: Some(max),
                    or: alternative(scene, &range, min, max),
                    ..Range::default()
                })
            }
            Meaning::Min => Check::Range(Range { min: Some(convert(first)?), ..Range::default() }),
            Meaning::AboveMin => {
                Check::Range(Range { min: Some(convert(first)?), exclusive_min: true, ..Range::default() })
            }
            Meaning::Max => Check::Range(Range { max: Some(convert(first)?), ..Range::default() }),
            Meaning::BelowMax => {
                Check::Range(Range { max: Some(convert(first)?), exclusive_max: true, ..Range::default() })
            }
        };
        Some(Self { check, proves_number: form.proves_number, range, end })
    }
}

/// A number in the unit of the argument. Where the argument's unit is unknown, the number is taken as it stands.
fn in_subject_unit(scene: &Scene<'_>, number: Number, unit: Option<Unit>) -> Option<Number> {
    match (unit, number::unit_of_subject(scene.around.subject, scene.whole)) {
        (Some(from), Some(to)) => number::convert(number, from, to),
        _ => Some(number),
    }
}

/// A single value beside the range ("`-1` or between 1 and 100").
fn alternative(
    scene: &Scene<'_>,
    range: &std::ops::Range<usize>,
    min: Number,
    max: Number,
) -> Option<Number> {
    let before = scene.lower.get(..range.start)?;
    let near = before.char_indices().rev().nth(50).map_or(before, |(i, _)| &before[i..]);
    let value = match OR_VALUE_BEFORE.captures(near) {
        Some(captures) => number::parse(&captures[1]),
        None => OR_VALUE_AFTER.at(&scene.lower, range.end).and_then(|captures| number::parse(&captures[1])),
    }?;
    let outside = value.as_f64() < min.as_f64() || value.as_f64() > max.as_f64();
    outside.then_some(value)
}

/// "Minimum value of 1. Maximum value of 5", "Min: 0, Max: 5" in one sentence are one range.
fn join(found: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::new();
    for next in found {
        if let (Some(Found { check: Check::Range(last), range, end, proves_number }), Check::Range(new)) =
            (joined.last_mut(), &next.check)
        {
            if last.max.is_none() && new.min.is_none() {
                *last = Range { max: new.max, exclusive_max: new.exclusive_max, ..*last };
            } else if last.min.is_none() && new.max.is_none() {
                *last = Range { min: new.min, exclusive_min: new.exclusive_min, ..*last };
            } else {
                joined.push(next);
                continue;
            }
            range.end = next.range.end;
            *end = next.end;
            *proves_number |= next.proves_number;
            continue;
        }
        joined.push(next);
    }
    joined
}

fn statements(scene: &Scene<'_>, found: Vec<Found>) -> Vec<Statement> {
    let several = found.iter().filter(|f| matches!(f.check, Check::Range(_))).count() > 1;
    let mut said = Vec::new();
    for (i, f) in found.iter().enumerate() {
        let tail = condition::tail(scene, f.end).map(|(condition, _)| condition);
        let next = found.get(i + 1).map(|next| next.range.start);
        let tail = tail.filter(|condition| decided_before(condition, next));
        // Several ranges without conditions are alternatives, which one rule cannot say.
        if several && tail.is_none() {
            return Vec::new();
        }
        let range = f.range.start..f.end;
        if f.proves_number && !scene.around.subject.is_empty() {
            said.push(scene.state_by(Evidence::Values, Claim::Type(Type::Number), range.clone()));
        }
        said.push(scene.rule(f.check.clone(), scene.under_lead(tail), range));
    }
    said
}

/// Words that run into the next range are not the condition of this one.
fn decided_before(condition: &Condition, next: Option<usize>) -> bool {
    next.is_none() || !matches!(condition, Condition::Words(_))
}

fn positive(scene: &Scene<'_>) -> Vec<Statement> {
    let Some(whole) = POSITIVE.find(&scene.lower) else { return Vec::new() };
    if scene.in_code(whole.start()) || scene.speaks_of_another(whole.start()) {
        return Vec::new();
    }
    let from = if whole.as_str().contains("non") { 0 } else { 1 };
    let range = Range { min: Some(Number::Integer(from)), ..Range::default() };
    vec![scene.rule(Check::Range(range), scene.lead().cloned(), whole.range())]
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::{marked, said};

    fn rules(subject: &str, text: &str) -> Vec<String> {
        said(subject, "other kind", text)
            .into_iter()
            .filter(|line| line.starts_with("range") || line.starts_with("Mult"))
            .collect()
    }

    #[test]
    fn ranges_of_every_form() {
        for (text, expected) in [
            ("Must be between 1 and 1,000.", "range 1..1000"),
            ("Must be between `0.5` and `1.5`.", "range 0.5..1.5"),
            ("Between `-1` to `7` days.", "range -1..7"),
            ("Valid values are from `1` to `90`.", "range 1..90"),
            ("Ranges from `1` (default) to `90`.", "range 1..90"),
            ("A number in the range 200-599.", "range 200..599"),
            ("Valid range is 5–300 seconds.", "range 5..300"),
            ("Minimum value of 0. Maximum value of 604800.", "range 0..604800"),
            ("Minimum of 2.", "range 2.."),
            ("Maximum of 64.", "range ..64"),
            ("Must be greater than 0.", "range 0<.."),
            ("Must be less than 100.", "range ..<100"),
            ("Must be at least 3.", "range 3.."),
            ("Cannot exceed 12.", "range ..12"),
            ("A positive integer.", "range 1.."),
            ("Must be a non-negative integer.", "range 0.."),
            ("Must be a multiple of 60.", "MultipleOf(Integer(60))"),
            ("`-1` or between 1 and 100.", "range 1..100 or -1"),
            ("Must be between 1 and 100. Defaults to `-1`.", "range 1..100 or -1"),
        ] {
            assert_eq!(rules("thing", text), [expected], "{text}");
        }
        assert!(
            marked("thing", "", "Optional, Default: 50, Min: 5, Max: 6144")
                .contains(&"range 5..6144".to_owned())
        );
    }

    #[test]
    fn units_are_converted_to_the_argument_s() {
        assert_eq!(rules("wait_in_minutes", "Must be between 1 and 24 hours."), ["range 60..1440"]);
        assert_eq!(rules("wait", "Must be between 1 and 24 hours."), ["range 1..24"]);
    }

    #[test]
    fn ranges_by_condition_are_kept_apart() {
        assert_eq!(
            rules("thing", "Between 1 and 5 for Web APIs and between 1 and 9 for Socket APIs."),
            ["range 1..5 when used with Web APIs", "range 1..9 when used with Socket APIs"]
        );
        assert_eq!(
            rules("thing", "If `kind` is `X`, must be between 1 and 5."),
            ["range 1..5 when `kind` is `X`"]
        );
    }

    #[test]
    fn what_is_no_range_of_values_is_left_alone() {
        for text in [
            "Between 1 and 5 characters.",
            "Must be between 1 and 5 or between 8 and 9.",
            "Must be in the range of 1 to 5 or 8 to 9.",
            "The hour (0-23) in the format HH:MM.",
            "`other` must be between 1 and 5.",
            "Must be between 9 and 1.",
            "Must be between 1 hour and 1 year.",
            "The time between health checks.",
            "A positive value scales up.",
            "Text like `5m`. The maximum value is 72 hours.",
        ] {
            assert_eq!(rules("thing", text), [""; 0], "{text}");
        }
    }
}
