//! Lengths of text and numbers of items: "between 1 and 128 characters", "a maximum of 5 blocks".

use super::number::{self, number};
use super::pattern::Pattern;
use super::scene::Scene;
use super::{Statement, condition, type_name};
use crate::facts::Claim;
use crate::model::{Bounds, Check, Condition, Nesting, Number, Range, Type};

#[derive(Clone, Copy)]
enum Meaning {
    Ends,
    Min,
    Max,
    /// "less than N": one less is the most.
    Below,
    Exactly,
}

struct Form {
    meaning: Meaning,
    /// Whether the words alone say that a length is meant; otherwise the noun behind the number must say what is counted.
    is_length: bool,
    pattern: Pattern,
}

macro_rules! form {
    ($meaning:ident, $is_length:literal, $needles:expr, $($source:expr),+) => {
        Form { meaning: Meaning::$meaning, is_length: $is_length, pattern: Pattern::new(&$needles, concat!($($source),+)) }
    };
}

static FORMS: [Form; 17] = [
    form!(
        Ends,
        true,
        ["length"],
        r"\b(?:lengths?|long)(?: (?:must be|should be|is|of|constraints?|can be|in))*[ :]+(?:between |from |of between )?",
        number!(),
        r"(?: and | to |\s?[-–]\s?)",
        number!()
    ),
    form!(Min, true, ["min"], r"\bmin(?:imum)?\s+length(?:\s+(?:is|of|constraint)|:)*[\s:]*", number!()),
    form!(
        Max,
        true,
        ["max"],
        r"\bmax(?:imum)?\s+(?:string\s+)?length(?:\s+(?:is|of|constraint)|:)*[\s:]*",
        number!()
    ),
    form!(Exactly, true, ["length"], r"\b(?:fixed|exact) length of ", number!()),
    form!(
        Max,
        true,
        ["longer"],
        r"\b(?:cannot|can't|must not|may not|can not|should not|no) (?:be )?longer than ",
        number!(),
        r"(?: (?:unicode )?characters)?"
    ),
    form!(
        Ends,
        false,
        ["between "],
        r"\bbetween ",
        number!(),
        r"(?: [a-z]+)?(?: and | to |\s?[-–]\s?)",
        number!()
    ),
    form!(Ends, false, ["from "], r"\bfrom ", number!(), r"(?: to | through |\s?[-–]\s?)", number!()),
    form!(
        Ends,
        false,
        [" to "],
        r"\b(?:contain|of|have|has|specify|be|is|are|with) ",
        number!(),
        r"(?: to )",
        number!()
    ),
    form!(Ends, false, ["-", "–"], number!(), r"\s?[-–]\s?", number!()),
    form!(Max, false, ["max"], r"\bmax(?:imum)?(?: size| number| of| is|:|\s)*(?: of)?[\s:]+", number!()),
    form!(Min, false, ["min"], r"\bmin(?:imum)?(?: size| number| of| is|:|\s)*(?: of)?[\s:]+", number!()),
    form!(
        Max,
        false,
        [
            "up to",
            "at most",
            "no more than",
            "more than",
            "exceed",
            "less than or equal",
            "limit",
            "within",
            "fewer"
        ],
        r"\b(?:up to(?: a maximum of)?|at most|no more than|not more than|cannot (?:exceed|contain more than|have more than)|must not exceed|(?:must be )?(?:less|fewer) than or equal to|limited to|(?:a )?limit of|within) ",
        number!()
    ),
    form!(Min, false, ["at least"], r"\bat least ", number!()),
    form!(Exactly, false, ["exactly"], r"\bexactly ", number!()),
    form!(Below, false, ["less than ", "fewer than "], r"\b(?:less|fewer) than ", number!()),
    form!(
        Max,
        false,
        ["or less", "or fewer", "or shorter", "max"],
        number!(),
        r"(?: (?:unicode )?characters) (?:or (?:less|fewer|shorter)|max)"
    ),
    form!(Exactly, false, ["must be"], r"\bmust be (?:an? )?", number!()),
];

static TEXT_NOUN: Pattern = Pattern::new(
    &[],
    r"^[\s-]?(?:(?:unicode|utf-8|alphanumeric|ascii|lowercase|hexadecimal|printable|total|numeric)[ -])*(?:characters?|chars?|letters|digits?|length)\b",
);
static ITEM_NOUN: Pattern = Pattern::new(
    &[],
    r"^\s(?:(?:or (?:more|fewer|less)|different|such|unique|of these|custom|distinct|total|configuration|key-value|nested)\s)*(?:of (?:these|them|such) )?(items?|blocks?|entries|elements?|tags?|values?|pairs?|objects?|rules?|filters?|names?|arns?|subnets?|groups?|conditions?|addresses|keys?|policies|strings?|destinations?|targets?|actions?|providers?|statements?|headers?|methods?|configurations?|configuration blocks?|endpoints?|ids|resources|containers|types|domains|certificates|members|regions|languages|patterns|tables|queues|topics|streams|parameters|attributes|fields|columns|metrics|alarms|levels|tokens|vpcs|expressions|sources|ranges|cidr blocks|security groups|instances|structures|per\b)",
);
static NUMBER_OF: Pattern =
    Pattern::new(&["number of", "count"], r"\b(?:number|count|amount|percentage) of(?:\s+[^\d\s`]|$)");
static ONLY_ONE: Pattern = Pattern::new(
    &[
        "max of 1",
        "maximum of 1",
        "max of one",
        "maximum of one",
        "only one",
        "at most one",
        "single `",
        "maximum: 1",
        "max: 1",
        "maximum 1",
        "one block",
    ],
    r"\b(?:max(?:imum)?(?: of|:)? (?:1|one|`1`)(?:\s(?:block|item|element|configuration)|[.;)]|,\s|$)|(?:only|at most) one (?:`?[a-z_]+`? )?(?:configuration )?(?:block|item|element|entry|object|can be|is allowed|is supported|may be)\b)",
);

/// Whether what stands behind a number makes it a length or a count, so that it is no range of values.
pub(super) fn claims(scene: &Scene<'_>, at: usize, has_unit: bool) -> bool {
    if has_unit {
        return false;
    }
    let rest = scene.rest(at);
    TEXT_NOUN.at(&scene.lower, at).is_some()
        || rest.starts_with(" in length")
        || counts_items(scene, at)
        || scene.lower.contains("length must be")
        || scene.lower.contains(" long.")
        || scene.lower.contains("length of")
        || scene.lower.contains("length:")
}

/// Whether a noun behind a number says that items are counted, and the argument is no number itself.
fn counts_items(scene: &Scene<'_>, at: usize) -> bool {
    let numeric = type_name::type_of_name(scene.around.subject) == Some(Type::Number)
        || NUMBER_OF.is_match(scene.whole);
    !numeric && ITEM_NOUN.at(&scene.lower, at).is_some()
}

/// Reads lengths and numbers of items.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    let mut said = only_one(scene);
    if !said.is_empty() || !scene.lower.bytes().any(|b| b.is_ascii_digit()) {
        return said;
    }
    let mut found: Vec<(Check, std::ops::Range<usize>, usize)> = Vec::new();
    for form in &FORMS {
        for captures in form.pattern.captures_iter(&scene.lower) {
            let Some(whole) = captures.get(0) else { continue };
            let taken =
                found.iter().any(|(_, range, _)| range.start < whole.end() && whole.start() < range.end);
            if taken || scene.in_code(whole.start()) || scene.speaks_of_another(whole.start()) {
                continue;
            }
            let numbers = [captures.get(1), captures.get(2)].map(|m| m.and_then(|m| count(m.as_str())));
            if let Some((check, end)) = check(scene, form, numbers, whole.range()) {
                found.push((check, whole.range(), end));
            }
        }
    }
    found.sort_by_key(|(_, range, _)| range.start);
    let found = join(found);
    let lengths = found.iter().filter(|(check, ..)| matches!(check, Check::Length(_))).count();
    let counts = found.len() - lengths;
    for (check, range, end) in found {
        // "At most 2 items, each of at most 300 characters" are two rules.
        let several = if matches!(check, Check::Length(_)) { lengths > 1 } else { counts > 1 };
        let tail = condition::tail(scene, end).map(|(condition, _)| condition);
        let tail = tail.filter(|condition| {
            several || !matches!(condition, Condition::Words(words) if is_filling(words))
        });
        if several && tail.is_none() {
            return Vec::new();
        }
        said.push(scene.rule(check, scene.under_lead(tail), range.start..end));
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

fn count(text: &str) -> Option<u64> {
    match number::parse(text)? {
        Number::Integer(n) => u64::try_from(n).ok(),
        Number::Decimal(_) => None,
    }
}

fn check(
    scene: &Scene<'_>,
    form: &Form,
    numbers: [Option<u64>; 2],
    range: std::ops::Range<usize>,
) -> Option<(Check, usize)> {
    let first = numbers[0]?;
    let bounds = match form.meaning {
        Meaning::Ends => Bounds { min: Some(first), max: Some(numbers[1].filter(|max| *max >= first)?) },
        Meaning::Min => Bounds { min: Some(first), max: None },
        Meaning::Max => Bounds { min: None, max: Some(first) },
        Meaning::Below => Bounds { min: None, max: Some(first.checked_sub(1)?) },
        Meaning::Exactly => Bounds { min: Some(first), max: Some(first) },
    };
    let noun = TEXT_NOUN.at(&scene.lower, range.end).and_then(|c| c.get(0)).map(|m| range.end + m.end());
    let in_length = scene.rest(range.end).starts_with(" in length");
    let says_length = range.clone().any(|i| scene.rest(i).starts_with("character"));
    // "`?` matches exactly one character" is about a wildcard.
    let before = scene.lower.get(..range.start)?.trim_end();
    if before.ends_with("match") || before.ends_with("matches") {
        return None;
    }
    if form.is_length || noun.is_some() || in_length || says_length {
        let mut end = noun.unwrap_or(range.end);
        for behind in [" in length", " long"] {
            end += if scene.rest(end).starts_with(behind) { behind.len() } else { 0 };
        }
        return Some((Check::Length(bounds), end));
    }
    let exact_or_must = matches!(form.meaning, Meaning::Exactly) && !form.pattern.is_match("exactly 1");
    if exact_or_must || !counts_items(scene, range.end) || number::unit_at(scene, range.end).is_some() {
        return None;
    }
    let end = range.end + ITEM_NOUN.at(&scene.lower, range.end)?.get(0)?.end();
    Some((Check::Items(bounds), end))
}

/// A lower and an upper bound of one kind are one rule.
fn join(found: Vec<(Check, std::ops::Range<usize>, usize)>) -> Vec<(Check, std::ops::Range<usize>, usize)> {
    let mut joined: Vec<(Check, std::ops::Range<usize>, usize)> = Vec::new();
    for (check, range, end) in found {
        if let Some((last, last_range, last_end)) = joined.last_mut() {
            let (old, new) = match (&mut *last, &check) {
                (Check::Length(old), Check::Length(new)) | (Check::Items(old), Check::Items(new)) => {
                    (old, new)
                }
                _ => {
                    joined.push((check, range, end));
                    continue;
                }
            };
            let fits = (old.min.is_none() && new.max.is_none()) || (old.max.is_none() && new.min.is_none());
            if fits {
                *old = Bounds { min: old.min.or(new.min), max: old.max.or(new.max) };
                last_range.end = range.end;
                *last_end = end;
                continue;
            }
        }
        joined.push((check, range, end));
    }
    joined
}

fn only_one(scene: &Scene<'_>) -> Vec<Statement> {
    let Some(found) = ONLY_ONE.find(&scene.lower) else { return Vec::new() };
    if scene.speaks_of_another(found.end()) || NUMBER_OF.is_match(&scene.lower) {
        return Vec::new();
    }
    let nesting = scene.state(Claim::Nesting(Nesting::Single), found.range());
    if found.as_str().contains("block")
        || found.as_str().contains("item")
        || found.as_str().starts_with("only")
    {
        return vec![nesting];
    }
    // "Maximum of 1" alone bounds a number as well as a count: the type decides later what it counts.
    let range = Range { max: Some(Number::Integer(1)), ..Range::default() };
    vec![nesting, scene.rule(Check::Range(range), scene.lead().cloned(), found.range())]
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    fn rules(subject: &str, text: &str) -> Vec<String> {
        let wanted = |line: &String| {
            line.starts_with("length") || line.starts_with("items") || line.starts_with("range")
        };
        said(subject, "other", text).into_iter().filter(wanted).collect()
    }

    #[test]
    fn lengths_of_every_form() {
        for (text, expected) in [
            ("Must be between 1 and 128 characters in length.", "length 1..128"),
            ("Between `4` and `7` characters long.", "length 4..7"),
            ("Must be between 1 and 512 length (inclusive).", "length 1..512"),
            ("Up to 256 characters.", "length ..256"),
            ("Must be less than or equal to 100 characters in length.", "length ..100"),
            ("Must be less than 100 characters.", "length ..99"),
            ("Minimum length of 1. Maximum length of 64.", "length 1..64"),
            ("Cannot be longer than 6 characters.", "length ..6"),
            ("Must not exceed 64 characters.", "length ..64"),
            ("Maximum of 1,024 characters.", "length ..1024"),
            ("1-63 alphanumeric characters.", "length 1..63"),
            ("Must be exactly 12 digits.", "length 12..12"),
            ("It must have at least 8 characters.", "length 8.."),
        ] {
            assert_eq!(rules("thing", text), [expected], "{text}");
        }
    }

    #[test]
    fn items_are_counted_by_their_noun() {
        for (text, expected) in [
            ("Maximum of 50 items.", "items ..50"),
            ("Set of 1 to 5 blocks.", "items 1..5"),
            ("Up to 6 subnets can be provided.", "items ..6"),
            ("Maximum number of 100 items.", "items ..100"),
            ("List of up to 10 structures that say more.", "items ..10"),
        ] {
            assert_eq!(rules("things", text), [expected], "{text}");
        }
        assert_eq!(rules("max_items", "Maximum number of things. Maximum of 50 items."), ["range ..50"]);
    }

    #[test]
    fn items_and_their_lengths_are_two_rules() {
        assert_eq!(
            rules("things", "Maximum number of 2 items, each of maximum length 300."),
            ["items ..2", "length ..300"]
        );
    }

    #[test]
    fn only_one_block_is_a_single_block() {
        assert_eq!(
            said("own", "", "Only one `thing` block can be specified."),
            ["nesting Single by a phrase"]
        );
        assert!(said("thing", "", "The thing. Max of 1.").contains(&"range ..1".to_owned()));
    }

    #[test]
    fn other_arguments_and_wildcards_are_left_alone() {
        assert_eq!(rules("thing", "`other` must be between 1 and 5 characters."), [""; 0]);
        assert_eq!(rules("thing", "Wildcards are `*` and `?` (matches exactly 1 character)."), [""; 0]);
    }
}
