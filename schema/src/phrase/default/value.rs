//! The value of a default, where its lead-in was read: a literal, an amount, words.

use super::super::condition::unquoted;
use super::super::list::{self, Style};
use super::super::number::{self, Unit};
use super::super::sentence::Sentence;
use super::super::words::Kind;
use super::state;
use crate::model::Number;
use crate::phrase::Statement;
use serde_json::Value;

/// What the text gives as a default, before it is fitted to the argument.
pub(super) enum FoundDefault {
    Literal(Value),
    Measured { number: Number, unit: Unit, text: String },
    Words(String),
}

/// Words of what happens by default, no value: "by default it is enabled for …".
const BEHAVIOUR: [&str; 14] = [
    "used",
    "provided",
    "not",
    "being",
    "set",
    "enabled",
    "disabled",
    "applied",
    "created",
    "assumed",
    "determined",
    "chosen",
    "selected",
    "for",
];

/// The value that begins at a byte, and the byte behind it.
pub(super) fn value(sentence: &Sentence<'_>, from: usize) -> Option<(FoundDefault, usize)> {
    if let Some(tick) = sentence.tick_at(from) {
        let end = tick.outer.end;
        // "`60` seconds": the unit stands outside.
        if let Some(number) = number::parse(sentence.code(tick)).filter(|_| !is_octal(sentence.code(tick))) {
            return Some(measured(sentence, number, sentence.code(tick), end, from));
        }
        let name = sentence.code(tick);
        if name != sentence.around.subject
            && sentence.around.siblings.contains(&name)
            && !matches!(name, "name" | "default")
        {
            return Some((FoundDefault::Words(sentence.text.get(from..end)?.to_owned()), end));
        }
        // `None` is the absence of a default, but where it is one of the values.
        if name == "None" && sentence.whole.matches("`none`").count() > 1 {
            return Some((FoundDefault::Literal(Value::from(name)), end));
        }
        // "`LAMP` environment variable": where the value comes from.
        let source = [" env ", " env,", " env.", " environment var"]
            .iter()
            .any(|word| sentence.rest(end).starts_with(word));
        if source {
            return words(sentence, from);
        }
        return literal(name, Style::Tick).map(|value| (value, end));
    }
    if let Some(list) = list::read(sentence, from, false) {
        let item = list.items.first()?;
        // A full stop that slipped into the quotes.
        let text = if sentence.rest(item.end).trim().is_empty() {
            item.text.trim_end_matches('.')
        } else {
            item.text
        };
        return literal(text, Style::Quote).map(|value| (value, item.end));
    }
    let at = sentence.token_at(from);
    // "Defaults to port 443": the argument's own noun.
    let own = || sentence.around.subject.split('_').any(|part| part == sentence.word(at));
    let given = |at: usize| {
        sentence.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Number(_) | Kind::Code))
    };
    if given(at + 1) && own() {
        return value(sentence, sentence.tokens.get(at + 1)?.range.start);
    }
    let token = sentence.tokens.get(at)?;
    if let Kind::Number(number) = token.kind {
        let (digits, end) = (sentence.word(at), token.range.end);
        let rest = sentence.rest(end);
        let glued = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || ":/-".contains(c));
        let unit = number::unit_at(sentence, end).is_some();
        if !glued || unit {
            return Some(measured(sentence, number, digits, end, from));
        }
    }
    let range = token.range.clone();
    match sentence.word(at) {
        word @ ("true" | "false") => {
            return Some((FoundDefault::Literal(Value::Bool(word == "true")), range.end));
        }
        // The root of a tree of paths.
        "/" if ends(sentence.rest(range.end)) => {
            return Some((FoundDefault::Literal(Value::from("/")), range.end));
        }
        _ => {}
    }
    if token.kind == Kind::Word {
        let word = sentence.text.get(range.clone())?;
        // "UTF-8", "aes-128", "us-east-1": words that are no words.
        let coined = word.bytes().any(|b| b.is_ascii_digit())
            && word.bytes().any(|b| b.is_ascii_alphabetic())
            && word.contains(['-', '_'])
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        let shouting = word.len() > 2 && list::is_shouted(word);
        if (shouting || coined) && ends(sentence.rest(range.end)) {
            return Some((FoundDefault::Literal(Value::from(word)), range.end));
        }
        if let Some(number) = token.amount(&sentence.lower).filter(|_| ends(sentence.rest(range.end))) {
            return Some((FoundDefault::Literal(json(number)), range.end));
        }
        if BEHAVIOUR.contains(&sentence.word(at)) && !sentence.word(at).starts_with("no") {
            return None;
        }
        return words(sentence, from);
    }
    // "(a path)", "10.0.0.0/16"
    sentence.rest(from).starts_with(|c: char| c.is_ascii_alphanumeric()).then(|| words(sentence, from))?
}

/// A word in capitals as a value, where the words behind say that it is one.
pub(super) fn capitals(sentence: &Sentence<'_>, at: usize) -> Option<(FoundDefault, usize)> {
    let range = sentence.tokens.get(at)?.range.clone();
    let word = sentence.text.get(range.clone())?;
    (word.len() > 2 && list::is_shouted(word)).then(|| (FoundDefault::Literal(Value::from(word)), range.end))
}

fn ends(rest: &str) -> bool {
    rest.trim().trim_end_matches(['.', ')', ']']).is_empty() || rest.starts_with(['.', ',', ';', ')'])
}

/// A number with its unit. One that is written into the number, on an argument that has no unit of its own, is a part of a
/// text: `900s`.
fn measured(
    sentence: &Sentence<'_>,
    number: Number,
    digits: &str,
    end: usize,
    from: usize,
) -> (FoundDefault, usize) {
    match number::unit_at(sentence, end) {
        Some((unit, behind)) => {
            let text = sentence.text.get(from..behind).unwrap_or_default().to_owned();
            let glued = sentence.text.get(end..behind).is_some_and(|unit| !unit.starts_with([' ', '-', '(']));
            let plain = !text.contains('`') && number::unit_of_subject(sentence.around.subject, "").is_none();
            if glued && plain && unit_is_written(&text) {
                return (FoundDefault::Literal(Value::from(text)), behind);
            }
            (FoundDefault::Measured { number, unit, text }, behind)
        }
        // `1.10` names another version than `1.1`.
        None if matches!(number, Number::Decimal(_)) && speaks_of_version(sentence) => {
            (FoundDefault::Literal(Value::from(digits)), end)
        }
        None => (FoundDefault::Literal(json(number)), end),
    }
}

fn speaks_of_version(sentence: &Sentence<'_>) -> bool {
    sentence.whole.contains("version") || sentence.around.subject.contains("version")
}

/// Whether an amount is written as programs write durations: digits and one or two letters.
fn unit_is_written(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(unit, "s" | "m" | "h" | "d" | "ms")
}

/// Whether digits are no number: the permissions of a file, `0755`.
fn is_octal(code: &str) -> bool {
    code.len() > 1 && code.starts_with('0') && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number as JSON.
pub(super) fn json(number: Number) -> Value {
    match number {
        Number::Integer(n) => Value::from(n),
        Number::Decimal(n) => Value::from(n),
    }
}

/// A literal in ticks or quotes. `null`, `none` and the like are the absence of a default.
fn literal(text: &str, style: Style) -> Option<FoundDefault> {
    if matches!(text, "null" | "nil" | "None" | "" | "unset") {
        return None;
    }
    if style == Style::Quote || unquoted(text) != text {
        return Some(FoundDefault::Literal(Value::from(unquoted(text))));
    }
    if text.starts_with(['[', '{'])
        && let Ok(value) = serde_json::from_str::<Value>(text)
    {
        return Some(FoundDefault::Literal(value));
    }
    Some(FoundDefault::Literal(match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => Value::from(text),
    }))
}

/// The rest of the clause as a default in words.
fn words(sentence: &Sentence<'_>, from: usize) -> Option<(FoundDefault, usize)> {
    let rest = sentence.text.get(from..)?;
    let mut end = rest.len();
    for (i, c) in rest.char_indices() {
        let stops =
            matches!(c, ';' | ')') || (c == ',' && rest.get(i + 1..).is_some_and(|r| r.starts_with(' ')));
        if stops && !sentence.in_code(from + i) {
            end = i;
            break;
        }
    }
    let text = rest.get(..end)?.trim().trim_end_matches('.').trim();
    let text = without_tail(sentence, from, text);
    let lower = text.to_ascii_lowercase();
    let empty =
        matches!(lower.as_str(), "" | "none" | "null" | "empty" | "no value" | "n/a" | "unset" | "not set");
    (!empty).then(|| (FoundDefault::Words(text.to_owned()), from + end))
}

/// Without "if not set" behind it.
fn without_tail<'t>(sentence: &Sentence<'_>, from: usize, text: &'t str) -> &'t str {
    let tokens = sentence.token_at(from)..sentence.token_at(from + text.len());
    let tail = tokens.rev().take(6).find(|at| matches!(sentence.word(*at), "if" | "when" | "unless"));
    let Some(start) = tail.and_then(|at| sentence.tokens.get(at)).map(|token| token.range.start) else {
        return text;
    };
    let unset = sentence.text.get(start..from + text.len()).unwrap_or_default();
    let says = ["not ", "omitted", "unset", "unspecified", "left "];
    let cut = says.iter().any(|word| unset.contains(word));
    if cut { text.get(..start - from).unwrap_or(text).trim_end() } else { text }
}

/// States a default in words.
pub(super) fn in_words(sentence: &Sentence<'_>, lead: usize, from: usize) -> Vec<Statement> {
    match words(sentence, from) {
        Some((found, end)) => state(sentence, found, None, lead..end),
        None => Vec::new(),
    }
}
