//! Enumerations: "Valid values: `A`, `B` (default) and `C`."
//!
//! What leads to a list of values is read by `lead`; the list itself by `list`, with what stands between its values by
//! `gaps`. A list of bullets below the text is one as well, where the text announces it: `bullets`. Whether there can be
//! other values is decided in `closed`.

mod bullets;
mod closed;
mod gaps;
mod lead;
#[cfg(test)]
mod tests;

use super::condition::{self, unquoted};
use super::list::{Item, List, Style};
use super::sentence::Sentence;
use super::words::{Grammar, Kind};
use super::{Statement, number, plural, type_name};
use crate::facts::Claim;
use crate::model::{Check, Condition, DefaultValue, EnumValue, Evidence, Type, ValueSet};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) use bullets::read as read_bullets;

/// What is said of a value in the words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remark {
    /// It is the default.
    Default,
    /// When it may be used; the line ends with the word that the condition follows.
    Scope,
    /// The same, and it may be used at no other time.
    OnlyScope,
    /// A range of numbers that begins with the value.
    Range,
}

const PARTS: &[(&str, &str)] =
    &[("fit", "supported|valid|available|applicable|allowed|used"), ("by", "for|when|if|with|on|in")];

const LINES: &[(Remark, &str)] = &[
    (
        Remark::Default,
        "[this is] [the|aws|by] default [value|option|behavior|behaviour|setting|mode|type] [if (unset|omitted)]",
    ),
    (Remark::OnlyScope, "[currently] [is] only [<fit>] (<by>)"),
    (Remark::OnlyScope, "[currently] [is] (<fit>) only (<by>)"),
    (Remark::Scope, "[[currently] [is] (<fit>)] (<by>)"),
    (Remark::Range, "(-|to|through|(and|or) between|or (Above|Below|at least|More than|Less than)) NUMBER"),
    (Remark::Range, "or (More|Less|Above|Below)"),
];

static REMARKS: LazyLock<Grammar<Remark>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// Reads the values that a sentence says its argument takes.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    let Some(found) = lead::find(sentence) else { return Vec::new() };
    let (lead, list) = (&found.lead, &found.list);
    let mut said = Vec::new();
    let mut values: Vec<EnumValue> = Vec::new();
    let range = lead.start..list.end;
    for item in &list.items {
        for part in parts(list, item) {
            let note = item.note.clone().and_then(|range| sentence.text.get(range)).map(str::trim);
            if item.note.as_ref().is_some_and(|note| is_default(sentence, note)) {
                said.push(default_of(sentence, part, range.clone()));
            }
            if values.iter().any(|value| value.value == part) {
                continue;
            }
            let when = item.note.clone().and_then(|range| scope(sentence, range));
            let kept = note.filter(|note| !note.is_empty()).map(str::to_owned);
            values.push(EnumValue { value: part.to_owned(), note: kept, when });
        }
    }
    let bracketed = list.items.iter().all(|item| elements(item.text).is_some());
    let quoted = list.items.iter().any(|item| item.style == Style::Quote || item.text.starts_with('"'));
    said.extend(
        type_of(sentence, bracketed, quoted, &values)
            .map(|ty| sentence.state_by(Evidence::Values, Claim::Type(ty), range.clone())),
    );
    if !are_booleans(&values) {
        let tail = condition::tail(sentence, list.end).filter(|(c, _)| !matches!(c, Condition::Words(_)));
        let closed = !found.open && closed::is(sentence, lead, list);
        let when = sentence.under_lead(tail.map(|(condition, _)| condition));
        said.push(sentence.rule(Check::OneOf(ValueSet { values, closed }), when, range));
    }
    said
}

/// Whether the text says what values there are without listing them here.
pub(super) fn announces(sentence: &Sentence<'_>) -> bool {
    const LINKED: [&str; 11] = [
        "see",
        "refer",
        "documented",
        "described",
        "listed",
        "found",
        "check",
        "list",
        "consult",
        "below",
        "docs",
    ];
    (0..sentence.tokens.len()).any(|at| LINKED.contains(&sentence.word(at))) && lead::mentions(sentence)
}

fn are_booleans(values: &[EnumValue]) -> bool {
    values.iter().all(|value| matches!(value.value.as_str(), "true" | "false"))
}

/// The remark that begins with a token, and the token behind it.
fn remark(sentence: &Sentence<'_>, at: usize) -> Option<(Remark, usize)> {
    let found = sentence.reading(&REMARKS, at, &|_, _| None)?;
    Some((found.meaning, found.tokens.end))
}

/// Whether a note says that its value is the default, and nothing else.
fn is_default(sentence: &Sentence<'_>, note: &Range<usize>) -> bool {
    let tokens = sentence.token_at(note.start)..sentence.token_at(note.end);
    match remark(sentence, tokens.start) {
        Some((Remark::Default, end)) => end >= tokens.end || matches!(sentence.word(end), "," | ";" | "."),
        _ => false,
    }
}

fn is_plausible(sentence: &Sentence<'_>, list: &List<'_>, strong: bool) -> bool {
    let Some(last) = list.items.last() else { return false };
    let ranges = matches!(remark(sentence, sentence.token_at(last.end)), Some((Remark::Range, _)));
    // A quote that nobody closed took a separator for its text.
    let torn = |item: &Item<'_>| item.style == Style::Quote && item.text.trim() != item.text;
    if ranges || list.items.iter().any(|item| is_template(item.text) || torn(item)) {
        return false;
    }
    if list.items.iter().all(|item| item.style != Style::Bare) {
        return true;
    }
    // Bare words are values only where the whole rest of the sentence is the list, or they are in capitals.
    let rest = sentence.token_at(list.end);
    let ends = sentence
        .tokens
        .get(rest..)
        .unwrap_or_default()
        .iter()
        .all(|token| matches!(token.kind, Kind::Mark('.' | ')')));
    let shouting = list.items.iter().all(|item| item.text.bytes().all(|b| !b.is_ascii_lowercase()));
    let goes_on = matches!(sentence.word(rest), "," | "." | ";" | "(" | ")");
    if !strong {
        return ends && shouting && list.items.len() > 1;
    }
    let bare = list.items.iter().filter(|item| item.style == Style::Bare);
    let capitals = bare.clone().all(|item| super::list::is_shouted(item.text));
    let lower = bare.filter(|item| item.text.bytes().all(|b| b.is_ascii_lowercase())).count() > 0;
    let several = list.items.len() > 1;
    let whole = ends && (several || (shouting && !lower));
    (whole || (goes_on && several && capitals)) && !is_range_text(list)
}

fn is_range_text(list: &List<'_>) -> bool {
    list.items.iter().any(|item| {
        item.text.split_once('-').is_some_and(|(low, high)| {
            !low.is_empty() && [low, high].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
        })
    })
}

/// `<region>-x`, `{name}`, `YYYY-MM-DD`: what a value looks like, not a value.
fn is_template(value: &str) -> bool {
    (value.contains('<') && value.contains('>'))
        || ["${", "{{", "/{", ":{", "-{"].iter().any(|hole| value.contains(hole))
        || value.contains("YYYY-")
}

/// `COUNT(n)`, `engine-*`, `Engine_X.Y`: one entry for many values.
fn stands_for_many(value: &str) -> bool {
    value.ends_with("(n)")
        || value.ends_with("XX")
        || value.ends_with("(x)")
        || (value.len() > 1 && value.contains('*'))
        || value.contains("X.Y")
}

/// The values of one item: some documents put a whole list into one pair of ticks, or each element into brackets.
fn parts<'a>(list: &List<'a>, item: &Item<'a>) -> Vec<&'a str> {
    let text = elements(item.text).unwrap_or(item.text);
    // "`A`, `B`, or `A, B`": beside others, code with a comma in it is one value.
    if list.items.len() > 1 && item.style != Style::Bare && text == item.text && text.contains(", ") {
        return vec![unquoted(text)];
    }
    // "`A``B`": somebody forgot what stands between.
    if item.style == Style::Tick && text.contains("``") {
        return text.split("``").map(|part| unquoted(part.trim())).filter(|part| !part.is_empty()).collect();
    }
    let are_words = |separator| text.split(separator).all(|part: &str| !part.trim().contains(' '));
    let split: Vec<_> = if text.contains(" | ") {
        text.split(" | ").collect()
    } else if text.contains(", ") && are_words(", ") {
        text.split(", ").collect()
    } else {
        vec![text]
    };
    split
        .into_iter()
        .map(|part| unquoted(part.trim().trim_matches('`')))
        .filter(|part| !part.is_empty())
        .collect()
}

/// What stands in the brackets of a list.
fn elements(text: &str) -> Option<&str> {
    text.strip_prefix('[')?.strip_suffix(']')
}

/// "supported only for X" in a note is a condition of the value.
fn scope(sentence: &Sentence<'_>, note: Range<usize>) -> Option<Condition> {
    let (remark, end) = remark(sentence, sentence.token_at(note.start))?;
    if !matches!(remark, Remark::Scope | Remark::OnlyScope) {
        return None;
    }
    // The connective itself is read by the condition.
    let connective = sentence.tokens.get(end.checked_sub(1)?)?.range.start;
    let (condition, _) = condition::tail(sentence, connective)?;
    let decided = !matches!(condition, Condition::Words(_)) || remark == Remark::OnlyScope;
    decided.then_some(condition)
}

fn default_of(sentence: &Sentence<'_>, value: &str, range: Range<usize>) -> Statement {
    let value = match number::parse(value) {
        Some(crate::model::Number::Integer(n)) => serde_json::Value::from(n),
        _ => serde_json::Value::from(value),
    };
    let claim = Claim::Default { value: DefaultValue::Literal(value), when: None, text: sentence.quoted() };
    sentence.state(claim, range)
}

/// The type that the values show: lists where each stands in brackets. Decimals are version names, quoted numerals strings.
fn type_of(sentence: &Sentence<'_>, bracketed: bool, quoted: bool, values: &[EnumValue]) -> Option<Type> {
    let subject = sentence.around.subject;
    // "Whether to hand the labels on": what is one of some words is no map, whatever its name ends with.
    let is_word = type_name::names_map(subject) && !bracketed;
    if type_name::suggests_several(if is_word { "" } else { subject }, sentence.whole) {
        return None;
    }
    let integers = values.iter().all(|value| value.value.parse::<i64>().is_ok());
    // "Attributes to check. Valid values: `COLOUR`, `SIZE`": some of them, not one.
    let some_of_them = !is_word && !integers && plural::opens_with_own(sentence.whole, subject);
    if bracketed || some_of_them {
        return Some(Type::List(Box::new(Type::String)));
    }
    Some(match () {
        () if are_booleans(values) => Type::Bool,
        () if integers && !quoted => Type::Number,
        () => Type::String,
    })
}
