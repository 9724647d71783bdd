//! Defaults: literals ("Defaults to `30`."), and words where there is no literal ("Defaults to the provider's region.").
//!
//! What leads to a default, and what stands behind a value that is one, are lines; `value` reads what is between.

mod switch;
#[cfg(test)]
mod tests;
mod value;

use super::condition;
use super::sentence::Sentence;
use super::words::{Class, Grammar, Kind, Match, Signature};
use super::{Statement, number, type_name};
use crate::facts::Claim;
use crate::model::{Condition, DefaultValue, Evidence, Type};
use serde_json::Value;
use std::ops::Range;
use std::sync::LazyLock;
use value::{FoundDefault, in_words, value};

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A default follows.
    Lead,
    /// The same, with "to": what follows is one whatever it is.
    To,
    /// A default follows where a value does.
    Bare,
    /// The same, behind words for the argument: "the default lamp name is".
    Called,
    /// The value before is the default.
    Behind,
    /// The value before holds where nothing is set, which is what a default is.
    Unset,
    /// Another value follows, under another condition.
    And,
    /// Another value follows for all other cases.
    Otherwise,
    /// A switch is on where nothing is set.
    On,
    /// It is off.
    Off,
}

const PARTS: &[(&str, &str)] = &[
    (
        "noun",
        "value|values|setting|timeout|duration|size|period|limit|behavior|behaviour|mode|port|number|interval|type|region",
    ),
    ("fill", "{to|a value of|the value|a|an|set to|be|:|is}"),
    (
        "this",
        "it is|it's|(this|the) [value|argument|parameter|field|property|option|attribute] is|one is|you do|a value is\
         |nothing is",
    ),
    (
        "switch",
        "[it|this|which|that|CODE|(this|the) (option|feature|setting|argument|flag|behavior|behaviour|functionality)] [is|will be]",
    ),
    (
        "unset",
        "not|left|omitted|unset|unspecified|blank|empty|absent|otherwise|none|undefined|missing|nothing|you|no value",
    ),
];

const LINES: &[(Shape, &str)] = &[
    (Shape::To, "(default|defaults) [back] to <fill>"),
    (Shape::Lead, "(default|defaults) [<noun>] [(for|of) ([the] CODE [_]|_ [_ [_]])] (is|are|=|:) <fill>"),
    (Shape::Lead, "by default [,] (it|this|the value) is [set to] <fill>"),
    (Shape::Lead, "by default [,] [the] _ is set to <fill>"),
    (Shape::Lead, "by default [,] (it's|it will be|this will be) <fill>"),
    (Shape::Lead, "default value of <fill>"),
    (Shape::Bare, "(default|defaults) [<noun>] [of]"),
    (Shape::Called, "default _ [_] (is|:)"),
    (Shape::Behind, "by default"),
    (Shape::Behind, "(is|being) the default"),
    (Shape::Behind, "is used by default"),
    (Shape::Behind, "OPEN [the] default [value] (CLOSE|,|;)"),
    (Shape::Unset, "[,] (if|when|unless) [<this>] (<unset>)"),
    (Shape::And, "[,] (and|or|but) [defaults to|to|is]"),
    (Shape::Otherwise, "[,|;] [and] (otherwise|else) [,] [it|this] [defaults to|default to|is|will be|to]"),
    (Shape::On, "<switch> (enabled|on|active|activated|turned on|switched on) by default"),
    (Shape::Off, "<switch> (disabled|off|inactive|deactivated|turned off|switched off) by default"),
    (Shape::On, "by default [,] <switch> (enabled|on|active|activated)"),
    (Shape::Off, "by default [,] <switch> (disabled|off|inactive|deactivated)"),
];

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// Words of what is not set.
static UNSET: LazyLock<Signature> = LazyLock::new(|| {
    Signature::of_words(&[
        "not",
        "left",
        "omitted",
        "unset",
        "unspecified",
        "blank",
        "empty",
        "absent",
        "undefined",
    ])
});

fn at_token(sentence: &Sentence<'_>, at: usize) -> Option<Match<Shape>> {
    sentence.reading(&GRAMMAR, at, &|_, _| None)
}

/// Whether a line of a shape begins with a token, and the token behind it.
fn line(sentence: &Sentence<'_>, at: usize, shape: Shape) -> Option<usize> {
    at_token(sentence, at).filter(|found| found.meaning == shape).map(|found| found.tokens.end)
}

/// Reads the defaults that a sentence states.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    if !sentence.lower.contains("default") {
        // What holds where nothing is set is one without the word.
        let unset = sentence.may_have(&UNSET).then(|| marked(sentence)).flatten();
        return unset.unwrap_or_default();
    }
    let mut at = 0;
    while at < sentence.tokens.len() {
        let found = at_token(sentence, at);
        let Some(found) = found
            .filter(|found| matches!(found.meaning, Shape::Lead | Shape::To | Shape::Bare | Shape::Called))
        else {
            at += 1;
            continue;
        };
        let said = led(sentence, &found);
        if !said.is_empty() {
            return said;
        }
        at += 1;
    }
    leading(sentence).or_else(|| marked(sentence)).or_else(|| switch::read(sentence)).unwrap_or_default()
}

/// What stands behind a lead-in.
fn led(sentence: &Sentence<'_>, found: &Match<Shape>) -> Vec<Statement> {
    let lead = sentence.bytes(&found.tokens);
    if is_denied(sentence, found.tokens.start)
        || about_another(sentence, &lead)
        || tells_of_another(sentence, found.tokens.start)
        || (found.meaning == Shape::Bare && !gives_a_value(sentence, found))
        || (found.meaning == Shape::Called && !calls_subject(sentence, found))
    {
        return Vec::new();
    }
    let Some(from) = sentence.tokens.get(found.tokens.end).map(|token| token.range.start) else {
        return Vec::new();
    };
    let said = values(sentence, lead.start, from);
    // "Defaults to the value set for `a`": no value, but said.
    let names_none = found.meaning == Shape::To
        && sentence.words(found.tokens.clone()).collect::<Vec<_>>().ends_with(&["the", "value"]);
    if said.is_empty() && names_none {
        let the = sentence.tokens.get(found.tokens.end - 2).map_or(from, |token| token.range.start);
        return in_words(sentence, lead.start, the);
    }
    said
}

/// Whether "default" without a verb has a value behind it: code that is no name of a thing, a number or a word where a
/// clause begins.
fn gives_a_value(sentence: &Sentence<'_>, found: &Match<Shape>) -> bool {
    let word = |before: usize| found.tokens.start.checked_sub(before).map_or("", |at| sentence.word(at));
    let thing = word(1) == "the"
        && matches!(
            word(2),
            "by" | "with" | "using" | "via" | "through" | "to" | "in" | "from" | "on" | "of"
        );
    let begins = matches!(word(1), "" | "." | "(" | "," | ";") || (word(1) == "and" && is_end(word(2)));
    let of = sentence.words(found.tokens.clone()).any(|word| word == "of");
    match sentence.tokens.get(found.tokens.end).map(|token| token.kind) {
        Some(Kind::Code | Kind::Mark('"')) => !thing && (word(1) != "the" || !is_described(sentence, found)),
        // "The default of 30 days is used."
        Some(Kind::Number(_)) => begins || (of && !thing),
        Some(Kind::Word) => begins && matches!(sentence.word(found.tokens.end), "true" | "false"),
        _ => false,
    }
}

/// Whether the words between are those of the argument's own name, and a literal follows.
fn calls_subject(sentence: &Sentence<'_>, found: &Match<Shape>) -> bool {
    let own = |word: &str| sentence.around.subject.split('_').any(|part| part == word);
    // A number with a unit may be one of another unit than the argument's.
    let ended = matches!(sentence.word(found.tokens.end + 1), "" | "." | "," | ")");
    let literal = sentence.tokens.get(found.tokens.end).is_some_and(|token| match token.kind {
        Kind::Number(_) => ended,
        kind => matches!(kind, Kind::Code | Kind::Mark('"')),
    });
    literal && sentence.words(found.tokens.start + 1..found.tokens.end - 1).all(own)
}

/// "registers the default `lid.closed` event": the code is a part of a noun.
fn is_described(sentence: &Sentence<'_>, found: &Match<Shape>) -> bool {
    const NO_NOUNS: &[&str] = &[
        "if", "when", "unless", "for", "on", "in", "and", "or", "but", "is", "are", "will", "which", "that",
        "value", "with", "as", "to",
    ];
    let behind = found.tokens.end + 1;
    let literal = sentence.tokens.get(found.tokens.end).and_then(|token| sentence.tick_at(token.range.start));
    let number = literal.is_some_and(|tick| number::parse(sentence.code(tick)).is_some());
    let word = sentence.tokens.get(behind).is_some_and(|token| token.kind == Kind::Word);
    word && !number && !NO_NOUNS.contains(&sentence.word(behind))
}

fn is_end(word: &str) -> bool {
    matches!(word, "minimum" | "maximum")
}

/// "There is no default", "tries to default to".
fn is_denied(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = |before: usize| at.checked_sub(before).map_or("", |at| sentence.word(at));
    let article = usize::from(matches!(word(1), "a" | "the"));
    let denies = at
        .checked_sub(1 + article)
        .and_then(|at| sentence.tokens.get(at))
        .is_some_and(|token| token.classes.has(Class::Not) || token.classes.has(Class::CanNot));
    let tries = word(1) == "to" && (word(2).starts_with("tr") || word(2).starts_with("attempt"));
    denies || tries
}

/// "a multiple of `other` (which has a default of 60)": the default is that of what the clause is about.
fn tells_of_another(sentence: &Sentence<'_>, at: usize) -> bool {
    let is = |at: &usize, words: &[&str]| words.contains(&sentence.word(*at));
    let mut before = (0..at).rev().skip_while(|at| is(at, &["a", "the", "has", "have", "with"]));
    if !before.next().is_some_and(|at| is(&at, &["which", "that"])) {
        return false;
    }
    let about = before.find(|at| !is(at, &["(", ","])).and_then(|at| sentence.tokens.get(at));
    let named = about.and_then(|token| sentence.tick_at(token.range.start));
    named.is_some_and(|tick| sentence.code(tick) != sentence.around.subject)
}

/// Whether the default is another argument's.
fn about_another(sentence: &Sentence<'_>, lead: &Range<usize>) -> bool {
    let named =
        sentence.ticks.iter().filter(|tick| tick.outer.start >= lead.start && tick.outer.end <= lead.end);
    let other = named
        .map(|tick| sentence.code(tick))
        .any(|name| name != sentence.around.subject && sentence.is_declared(name));
    other || subject_before(sentence, lead.start)
}

/// "`other` defaults to": another name right before the verb, or at the head of the sentence.
fn subject_before(sentence: &Sentence<'_>, lead: usize) -> bool {
    sentence.ticks.iter().filter(|tick| tick.outer.start >= sentence.main() && tick.outer.end <= lead).any(
        |tick| {
            let name = sentence.code(tick);
            let near = lead - tick.outer.end <= 12 || tick.outer.start <= sentence.main() + 4;
            near && name != sentence.around.subject && sentence.is_declared(name)
        },
    )
}

/// The value behind a lead-in, and further values under other conditions.
fn values(sentence: &Sentence<'_>, lead: usize, from: usize) -> Vec<Statement> {
    let Some((value, end)) = value(sentence, from) else { return Vec::new() };
    let mut said = Vec::new();
    let mut current = (value, end);
    // What holds in all cases but those before.
    let mut otherwise: Option<Condition> = None;
    loop {
        let (value, end) = current;
        let (when, after) = scope(sentence, end);
        let when = when.or_else(|| otherwise.take());
        let next = after.and_then(|after| {
            another(sentence, after, Shape::And).or_else(|| {
                otherwise = Some(condition::not(when.clone()?));
                another(sentence, after, Shape::Otherwise).or_else(|| before_otherwise(sentence, after))
            })
        });
        let alone = said.is_empty() && next.is_none();
        match (&value, when) {
            // Two defaults without conditions are one list of two elements, which no single literal says.
            (FoundDefault::Literal(_), None) if !alone || joins_more(sentence, end) => {
                return in_words(sentence, lead, from);
            }
            (_, when) => said.extend(state(sentence, value, when, lead..end)),
        }
        match next {
            Some(next) => current = next,
            None => return said,
        }
    }
}

fn joins_more(sentence: &Sentence<'_>, end: usize) -> bool {
    let rest = sentence.rest(end).trim_start();
    rest.starts_with("and `") || rest.starts_with(", `") || rest.starts_with("or `")
}

/// "… and 30 seconds for HTTP APIs".
fn another(sentence: &Sentence<'_>, at: usize, joint: Shape) -> Option<(FoundDefault, usize)> {
    let behind = line(sentence, sentence.token_at(at), joint)?;
    let from = sentence.tokens.get(behind)?.range.start;
    value(sentence, from)
        .filter(|(value, _)| matches!(value, FoundDefault::Literal(_) | FoundDefault::Measured { .. }))
}

/// "…, 30 otherwise".
fn before_otherwise(sentence: &Sentence<'_>, at: usize) -> Option<(FoundDefault, usize)> {
    let comma = sentence.token_at(at);
    let from = sentence.tokens.get(comma + 1).filter(|_| sentence.word(comma) == ",")?.range.start;
    let (value, end) = value(sentence, from)?;
    (sentence.word(sentence.token_at(end)) == "otherwise").then_some((value, end))
}

/// The condition behind a value, with the offset behind it. "if not specified" says what a default is anyway, and "even
/// when" says that there is none.
fn scope(sentence: &Sentence<'_>, end: usize) -> (Option<Condition>, Option<usize>) {
    let at = sentence.token_at(end);
    let even = at + usize::from(sentence.word(at) == ",");
    if line(sentence, at, Shape::Unset).is_some() || sentence.word(even) == "even" {
        return (None, None);
    }
    // "29 seconds for WebSocket APIs and 30 seconds for …": the condition ends where the next value begins.
    match condition::tail(sentence, end) {
        Some((Condition::Words(_), _)) => match context_before_and(sentence, at) {
            Some((condition, at)) => (Some(condition), Some(at)),
            None => {
                let (condition, after) = condition::tail(sentence, end).unzip();
                let more =
                    |after: &usize| line(sentence, sentence.token_at(*after), Shape::Otherwise).is_some();
                (condition, after.filter(more))
            }
        },
        Some((condition, at)) => (Some(condition), Some(at)),
        None => (None, Some(end)),
    }
}

/// "for X and 30 …": the words between "for" and the next value.
fn context_before_and(sentence: &Sentence<'_>, at: usize) -> Option<(Condition, usize)> {
    const WIDEST: usize = 10;
    matches!(sentence.word(at), "for" | "on" | "in" | "when" | "if" | "with").then_some(())?;
    let and = (at + 2..at + WIDEST).find(|at| {
        let behind = line(sentence, *at, Shape::And).and_then(|behind| sentence.tokens.get(behind));
        behind.is_some_and(|token| matches!(token.kind, Kind::Code | Kind::Number(_) | Kind::Mark('"')))
    })?;
    let words = sentence.tokens.get(at + 1..and)?;
    if words.iter().any(|token| matches!(token.kind, Kind::Mark(',' | '.' | ';'))) {
        return None;
    }
    let range = words.first()?.range.start..words.last()?.range.end;
    let text = sentence.text.get(range.clone())?;
    let proper = text.split(' ').all(|word| word.chars().any(char::is_uppercase));
    let text = text.to_owned();
    Some((if proper { Condition::Context(text) } else { Condition::Words(text) }, range.end))
}

/// "`false` by default.", "30 by default", "LAMP_A is the default lamp".
fn leading(sentence: &Sentence<'_>) -> Option<Vec<Statement>> {
    let mut at = sentence.token_at(sentence.main());
    if matches!(sentence.word(at), "it" | "this") && matches!(sentence.word(at + 1), "is" | "will") {
        at += 2 + usize::from(sentence.word(at + 1) == "will" && sentence.word(at + 2) == "be");
    } else if sentence.word(at) == "will" && sentence.word(at + 1) == "be" {
        at += 2;
    }
    let from = sentence.tokens.get(at)?.range.start;
    let given = value(sentence, from).filter(|(found, _)| !matches!(found, FoundDefault::Words(_)));
    let (value, end) = given.or_else(|| value::capitals(sentence, at))?;
    let behind = sentence.token_at(end);
    let last = || {
        line(sentence, behind, Shape::Unset)
            .is_some_and(|end| end + 1 >= sentence.tokens.len() || at_end(sentence, end))
    };
    (line(sentence, behind, Shape::Behind).is_some() || last())
        .then(|| state(sentence, value, sentence.lead().cloned(), from..end))
}

/// Whether a sentence has no more than a verb and its end left: "if not set."
fn at_end(sentence: &Sentence<'_>, at: usize) -> bool {
    let verb = matches!(sentence.word(at), "set" | "specified" | "provided");
    verb && matches!(sentence.word(at + 1), "" | "." | "," | ")")
}

/// "Ranges from `1` (default) to `10`", "The number of lamps, 5 if unspecified": a value with a remark.
fn marked(sentence: &Sentence<'_>) -> Option<Vec<Statement>> {
    let first = sentence.token_at(sentence.main());
    (first..sentence.tokens.len()).find_map(|at| {
        let token = sentence.tokens.get(at)?;
        let given = matches!(token.kind, Kind::Code | Kind::Number(_) | Kind::Mark('"' | '“'));
        let read = given.then(|| value(sentence, token.range.start))?;
        let (value, end) = read.filter(|(found, _)| !matches!(found, FoundDefault::Words(_)))?;
        let behind = sentence.token_at(end);
        let remarked = matches!(value, FoundDefault::Literal(_))
            && sentence.word(behind) == "("
            && line(sentence, behind, Shape::Behind).is_some();
        // A clause of its own: the value stands behind a mark, and nothing behind the remark.
        let apart =
            at.checked_sub(1).is_some_and(|before| matches!(sentence.word(before), "," | ";" | "(" | ":"));
        let unset = apart
            && sentence.word(behind) != ","
            && line(sentence, behind, Shape::Unset)
                .is_some_and(|end| matches!(sentence.word(end), "" | "." | ")") || at_end(sentence, end));
        (remarked || unset).then(|| state(sentence, value, sentence.lead().cloned(), token.range.start..end))
    })
}

/// States a default.
fn state(
    sentence: &Sentence<'_>,
    found: FoundDefault,
    when: Option<Condition>,
    range: Range<usize>,
) -> Vec<Statement> {
    let value = fit(sentence, found);
    let mut said = Vec::new();
    if let DefaultValue::Literal(literal) = &value {
        said.extend(
            type_of(sentence, literal)
                .map(|ty| sentence.state_by(Evidence::DefaultLiteral, Claim::Type(ty), range.clone())),
        );
    }
    // "If omitted, defaults to …" is no condition; every other lead is one.
    let lead = sentence.lead().filter(|lead| !is_unset(sentence, lead));
    let when = match (lead.cloned(), when) {
        (Some(lead), Some(own)) if lead != own => Some(Condition::All(vec![lead, own])),
        (lead, own) => own.or(lead),
    };
    said.push(sentence.state(Claim::Default { value, when, text: sentence.quoted() }, range));
    said
}

/// Whether a leading condition only says that the argument itself is not set.
fn is_unset(sentence: &Sentence<'_>, lead: &Condition) -> bool {
    match lead {
        // "If the block is not there" says no more of what is in it.
        Condition::Not(inner) => {
            matches!(&**inner, Condition::Set(name) if name == sentence.around.subject || name.starts_with('.'))
        }
        Condition::Words(words) if !words.contains('`') => {
            let unset = line(sentence, 0, Shape::Unset).is_some();
            // "If no lamp is set", "if the lamp is not given".
            let put = ["specified", "provided", "set", "supplied", "given", "configured", "defined"];
            let lower = words.to_ascii_lowercase();
            let said =
                lower.split(' ').any(|word| matches!(word, "is" | "are" | "isn't" | "specify" | "provide"));
            let put = put.iter().any(|word| lower.ends_with(word))
                || lower.starts_with("none")
                || lower.starts_with("no ");
            unset || (said && put)
        }
        _ => false,
    }
}

/// Converts a number with a unit to the argument's unit; where that is unknown, the words stay.
fn fit(sentence: &Sentence<'_>, found: FoundDefault) -> DefaultValue {
    match found {
        FoundDefault::Literal(value) => DefaultValue::Literal(value),
        FoundDefault::Words(words) => DefaultValue::Words(words),
        FoundDefault::Measured { number, unit, text } => {
            let subject = number::unit_of_subject(sentence.around.subject, &without(sentence.whole, &text));
            match subject.and_then(|to| number::convert(number, unit, to)) {
                Some(number) => DefaultValue::Literal(value::json(number)),
                None => DefaultValue::Words(text),
            }
        }
    }
}

/// The text without the default itself, whose unit must not count as the argument's.
fn without(whole: &str, text: &str) -> String {
    whole.replace(&text.to_ascii_lowercase(), "")
}

fn type_of(sentence: &Sentence<'_>, literal: &Value) -> Option<Type> {
    match literal {
        Value::Bool(_) => Some(Type::Bool),
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_string) => {
            Some(Type::List(Box::new(Type::String)))
        }
        _ if type_name::suggests_several(sentence.around.subject, sentence.whole) => None,
        Value::Number(_) => Some(Type::Number),
        // A switch by its name, whose value was put into quotes.
        Value::String(text) if matches!(text.as_str(), "true" | "false") => {
            let switch = type_name::type_of_name(sentence.around.subject) == Some(Type::Bool);
            (!switch).then_some(Type::String)
        }
        Value::String(_) => Some(Type::String),
        _ => None,
    }
}
