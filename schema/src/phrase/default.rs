//! Defaults: literals ("Defaults to `30`."), and words where there is no literal ("Defaults to the provider's region.").
//!
//! What leads to a default, and what stands behind a value that is one, are lines; `value` reads what is between.

mod value;

use super::condition;
use super::scene::Scene;
use super::words::{Class, Grammar, Kind, Match};
use super::{Statement, number, type_name};
use crate::facts::Claim;
use crate::model::{Condition, DefaultValue, Evidence, Type};
use serde_json::Value;
use std::ops::Range;
use std::sync::LazyLock;
use value::{Found, in_words, value};

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A default follows.
    Lead,
    /// The same, with "to": what follows is one whatever it is.
    To,
    /// A default follows where a value does.
    Bare,
    /// The value before is the default.
    Behind,
    /// The value before holds where nothing is set, which is what a default is.
    Unset,
    /// Another value follows, under another condition.
    And,
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
        "unset",
        "not|left|omitted|unset|unspecified|blank|empty|absent|otherwise|none|undefined|missing|nothing|you|no value",
    ),
];

const LINES: &[(Shape, &str)] = &[
    (Shape::To, "(default|defaults) [back] to <fill>"),
    (Shape::Lead, "(default|defaults) [<noun>] [(for|of) (CODE|_ [_ [_]])] (is|are|=|:) <fill>"),
    (Shape::Lead, "by default [,] (it|this|the value) is [set to] <fill>"),
    (Shape::Lead, "by default [,] [the] _ is set to <fill>"),
    (Shape::Lead, "by default [,] (it's|it will be|this will be) <fill>"),
    (Shape::Lead, "default value of <fill>"),
    (Shape::Bare, "(default|defaults) [<noun>] [of]"),
    (Shape::Behind, "by default"),
    (Shape::Behind, "(is|being) the default"),
    (Shape::Behind, "is used by default"),
    (Shape::Behind, "OPEN [the] default [value] (CLOSE|,|;)"),
    (Shape::Unset, "[,] (if|when|unless) [<this>] (<unset>)"),
    (Shape::And, "[,] (and|or|but) [defaults to|to|is]"),
];

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

fn at_token(scene: &Scene<'_>, at: usize) -> Option<Match<Shape>> {
    scene.reading(&GRAMMAR, at, &|_, _| None)
}

/// Whether a line of a shape begins with a token, and the token behind it.
fn line(scene: &Scene<'_>, at: usize, shape: Shape) -> Option<usize> {
    at_token(scene, at).filter(|found| found.meaning == shape).map(|found| found.tokens.end)
}

/// Reads the defaults that a sentence states.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    if !scene.lower.contains("default") {
        return Vec::new();
    }
    let mut at = 0;
    while at < scene.tokens.len() {
        let found = at_token(scene, at);
        let Some(found) =
            found.filter(|found| matches!(found.meaning, Shape::Lead | Shape::To | Shape::Bare))
        else {
            at += 1;
            continue;
        };
        let said = led(scene, &found);
        if !said.is_empty() {
            return said;
        }
        at += 1;
    }
    leading(scene).or_else(|| marked(scene)).unwrap_or_default()
}

/// What stands behind a lead-in.
fn led(scene: &Scene<'_>, found: &Match<Shape>) -> Vec<Statement> {
    let lead = scene.bytes(&found.tokens);
    if is_denied(scene, found.tokens.start)
        || about_another(scene, &lead)
        || (found.meaning == Shape::Bare && !gives_a_value(scene, found))
    {
        return Vec::new();
    }
    let Some(from) = scene.tokens.get(found.tokens.end).map(|token| token.range.start) else {
        return Vec::new();
    };
    let said = values(scene, lead.start, from);
    // "Defaults to the value set for `a`": no value, but said.
    let names_none = found.meaning == Shape::To
        && scene.words(found.tokens.clone()).collect::<Vec<_>>().ends_with(&["the", "value"]);
    if said.is_empty() && names_none {
        let the = scene.tokens.get(found.tokens.end - 2).map_or(from, |token| token.range.start);
        return in_words(scene, lead.start, the);
    }
    said
}

/// Whether "default" without a verb has a value behind it: code that is no name of a thing, a number or a word where a
/// clause begins.
fn gives_a_value(scene: &Scene<'_>, found: &Match<Shape>) -> bool {
    let word = |before: usize| found.tokens.start.checked_sub(before).map_or("", |at| scene.word(at));
    let thing = word(1) == "the"
        && matches!(
            word(2),
            "by" | "with" | "using" | "via" | "through" | "to" | "in" | "from" | "on" | "of"
        );
    let begins = matches!(word(1), "" | "." | "(" | "," | ";") || (word(1) == "and" && is_end(word(2)));
    let of = scene.words(found.tokens.clone()).any(|word| word == "of");
    match scene.tokens.get(found.tokens.end).map(|token| token.kind) {
        Some(Kind::Code | Kind::Mark('"')) => !thing,
        // "The default of 30 days is used."
        Some(Kind::Number(_)) => begins || (of && !thing),
        Some(Kind::Word) => begins && matches!(scene.word(found.tokens.end), "true" | "false"),
        _ => false,
    }
}

fn is_end(word: &str) -> bool {
    matches!(word, "minimum" | "maximum")
}

/// "There is no default", "tries to default to".
fn is_denied(scene: &Scene<'_>, at: usize) -> bool {
    let word = |before: usize| at.checked_sub(before).map_or("", |at| scene.word(at));
    let article = usize::from(matches!(word(1), "a" | "the"));
    let denies = at
        .checked_sub(1 + article)
        .and_then(|at| scene.tokens.get(at))
        .is_some_and(|token| token.classes.has(Class::Not) || token.classes.has(Class::CanNot));
    let tries = word(1) == "to" && (word(2).starts_with("tr") || word(2).starts_with("attempt"));
    denies || tries
}

/// Whether the default is another argument's.
fn about_another(scene: &Scene<'_>, lead: &Range<usize>) -> bool {
    let named =
        scene.ticks.iter().filter(|tick| tick.outer.start >= lead.start && tick.outer.end <= lead.end);
    let other = named
        .map(|tick| scene.code(tick))
        .any(|name| name != scene.around.subject && scene.is_declared(name));
    other || subject_before(scene, lead.start)
}

/// "`other` defaults to": another name right before the verb, or at the head of the sentence.
fn subject_before(scene: &Scene<'_>, lead: usize) -> bool {
    scene.ticks.iter().filter(|tick| tick.outer.start >= scene.main() && tick.outer.end <= lead).any(|tick| {
        let name = scene.code(tick);
        let near = lead - tick.outer.end <= 12 || tick.outer.start <= scene.main() + 4;
        near && name != scene.around.subject && scene.is_declared(name)
    })
}

/// The value behind a lead-in, and further values under other conditions.
fn values(scene: &Scene<'_>, lead: usize, from: usize) -> Vec<Statement> {
    let Some((value, end)) = value(scene, from) else { return Vec::new() };
    let mut said = Vec::new();
    let mut current = (value, end);
    loop {
        let (value, end) = current;
        let (when, after) = scope(scene, end);
        let next = after.and_then(|after| another(scene, after));
        let alone = said.is_empty() && next.is_none();
        match (&value, when) {
            // Two defaults without conditions are one list of two elements, which no single literal says.
            (Found::Literal(_), None) if !alone || joins_more(scene, end) => {
                return in_words(scene, lead, from);
            }
            (_, when) => said.extend(state(scene, value, when, lead..end)),
        }
        match next {
            Some(next) => current = next,
            None => return said,
        }
    }
}

fn joins_more(scene: &Scene<'_>, end: usize) -> bool {
    let rest = scene.rest(end).trim_start();
    rest.starts_with("and `") || rest.starts_with(", `") || rest.starts_with("or `")
}

/// "… and 30 seconds for HTTP APIs".
fn another(scene: &Scene<'_>, at: usize) -> Option<(Found, usize)> {
    let behind = line(scene, scene.token_at(at), Shape::And)?;
    let from = scene.tokens.get(behind)?.range.start;
    value(scene, from).filter(|(value, _)| matches!(value, Found::Literal(_) | Found::Measured { .. }))
}

/// The condition behind a value, with the offset behind it. "if not specified" says what a default is anyway, and "even
/// when" says that there is none.
fn scope(scene: &Scene<'_>, end: usize) -> (Option<Condition>, Option<usize>) {
    let at = scene.token_at(end);
    let even = at + usize::from(scene.word(at) == ",");
    if line(scene, at, Shape::Unset).is_some() || scene.word(even) == "even" {
        return (None, None);
    }
    // "29 seconds for WebSocket APIs and 30 seconds for …": the condition ends where the next value begins.
    match condition::tail(scene, end) {
        Some((Condition::Words(_), _)) => match context_before_and(scene, at) {
            Some((condition, at)) => (Some(condition), Some(at)),
            None => (condition::tail(scene, end).map(|(condition, _)| condition), None),
        },
        Some((condition, at)) => (Some(condition), Some(at)),
        None => (None, Some(end)),
    }
}

/// "for X and 30 …": the words between "for" and the next value.
fn context_before_and(scene: &Scene<'_>, at: usize) -> Option<(Condition, usize)> {
    const WIDEST: usize = 10;
    matches!(scene.word(at), "for" | "on" | "in" | "when" | "if" | "with").then_some(())?;
    let and = (at + 2..at + WIDEST).find(|at| {
        let behind = line(scene, *at, Shape::And).and_then(|behind| scene.tokens.get(behind));
        behind.is_some_and(|token| matches!(token.kind, Kind::Code | Kind::Number(_) | Kind::Mark('"')))
    })?;
    let words = scene.tokens.get(at + 1..and)?;
    if words.iter().any(|token| matches!(token.kind, Kind::Mark(',' | '.' | ';'))) {
        return None;
    }
    let range = words.first()?.range.start..words.last()?.range.end;
    let text = scene.text.get(range.clone())?;
    let proper = text.split(' ').all(|word| word.chars().any(char::is_uppercase));
    let text = text.to_owned();
    Some((if proper { Condition::Context(text) } else { Condition::Words(text) }, range.end))
}

/// "`false` by default.", "30 by default", "LAMP_A is the default lamp".
fn leading(scene: &Scene<'_>) -> Option<Vec<Statement>> {
    let mut at = scene.token_at(scene.main());
    if matches!(scene.word(at), "it" | "this") && matches!(scene.word(at + 1), "is" | "will") {
        at += 2 + usize::from(scene.word(at + 1) == "will" && scene.word(at + 2) == "be");
    } else if scene.word(at) == "will" && scene.word(at + 1) == "be" {
        at += 2;
    }
    let from = scene.tokens.get(at)?.range.start;
    let given = value(scene, from).filter(|(found, _)| !matches!(found, Found::Words(_)));
    let (value, end) = given.or_else(|| value::capitals(scene, at))?;
    let behind = scene.token_at(end);
    let last = || {
        line(scene, behind, Shape::Unset)
            .is_some_and(|end| end + 1 >= scene.tokens.len() || at_end(scene, end))
    };
    (line(scene, behind, Shape::Behind).is_some() || last())
        .then(|| state(scene, value, scene.lead().cloned(), from..end))
}

/// Whether a sentence has no more than a verb and its end left: "if not set."
fn at_end(scene: &Scene<'_>, at: usize) -> bool {
    let verb = matches!(scene.word(at), "set" | "specified" | "provided");
    verb && matches!(scene.word(at + 1), "" | "." | ",")
}

/// "Ranges from `1` (default) to `10`": a value with a remark.
fn marked(scene: &Scene<'_>) -> Option<Vec<Statement>> {
    let first = scene.token_at(scene.main());
    (first..scene.tokens.len()).find_map(|at| {
        let token = scene.tokens.get(at)?;
        let given = matches!(token.kind, Kind::Code | Kind::Number(_) | Kind::Mark('"' | '“'));
        let read = given.then(|| value(scene, token.range.start))?;
        let (value, end) = read.filter(|(found, _)| matches!(found, Found::Literal(_)))?;
        let behind = scene.token_at(end);
        line(scene, behind, Shape::Behind).filter(|_| scene.word(behind) == "(")?;
        Some(state(scene, value, scene.lead().cloned(), token.range.start..end))
    })
}

/// States a default.
fn state(scene: &Scene<'_>, found: Found, when: Option<Condition>, range: Range<usize>) -> Vec<Statement> {
    let value = fit(scene, found);
    let mut said = Vec::new();
    if let DefaultValue::Literal(literal) = &value {
        said.extend(
            type_of(scene, literal)
                .map(|ty| scene.state_by(Evidence::DefaultLiteral, Claim::Type(ty), range.clone())),
        );
    }
    // "If omitted, defaults to …" is no condition; every other lead is one.
    let lead = scene.lead().filter(|lead| !is_unset(scene, lead));
    let when = match (lead.cloned(), when) {
        (Some(lead), Some(own)) if lead != own => Some(Condition::All(vec![lead, own])),
        (lead, own) => own.or(lead),
    };
    said.push(scene.state(Claim::Default { value, when, text: scene.sentence() }, range));
    said
}

/// Whether a leading condition only says that the argument itself is not set.
fn is_unset(scene: &Scene<'_>, lead: &Condition) -> bool {
    match lead {
        // "If the block is not there" says no more of what is in it.
        Condition::Not(inner) => {
            matches!(&**inner, Condition::Set(name) if name == scene.around.subject || name.starts_with('.'))
        }
        Condition::Words(words) if !words.contains('`') => {
            let unset = line(scene, 0, Shape::Unset).is_some();
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
fn fit(scene: &Scene<'_>, found: Found) -> DefaultValue {
    match found {
        Found::Literal(value) => DefaultValue::Literal(value),
        Found::Words(words) => DefaultValue::Words(words),
        Found::Measured { number, unit, text } => {
            let subject = number::unit_of_subject(scene.around.subject, &without(scene.whole, &text));
            match subject.and_then(|to| number::convert(number, unit, to)) {
                Some(number) => DefaultValue::Literal(value::json(number, &number.to_string())),
                None => DefaultValue::Words(text),
            }
        }
    }
}

/// The text without the default itself, whose unit must not count as the argument's.
fn without(whole: &str, text: &str) -> String {
    whole.replace(&text.to_ascii_lowercase(), "")
}

fn type_of(scene: &Scene<'_>, literal: &Value) -> Option<Type> {
    match literal {
        Value::Bool(_) => Some(Type::Bool),
        _ if type_name::suggests_several(scene.around.subject, scene.whole) => None,
        Value::Number(n) if n.is_i64() => Some(Type::Number),
        Value::String(_) => Some(Type::String),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::said;

    fn defaults(subject: &str, text: &str) -> Vec<String> {
        said(subject, "other kind", text).into_iter().filter(|line| line.starts_with("default")).collect()
    }

    #[test]
    fn literals_of_every_form() {
        for (text, expected) in [
            ("Defaults to `30`.", "default 30"),
            ("The default is `X_Y`.", "default \"X_Y\""),
            ("Default value is `false`.", "default false"),
            ("Default: 1,000.", "default 1000"),
            ("Default value: `0.5`.", "default 0.5"),
            ("Default value: `1.0`.", "default \"1.0\""),
            ("Defaults to \"redis\".", "default \"redis\""),
            ("Defaults to `\"all\"`.", "default \"all\""),
            ("Defaults to `[\"a\"]`.", "default [\"a\"]"),
            ("`true` by default.", "default true"),
            ("Will be `1` by default.", "default 1"),
            ("The provider's default is STANDARD.", "default \"STANDARD\""),
            ("If omitted, defaults to `9`.", "default 9"),
            ("Defaults to `9` if not specified.", "default 9"),
            ("The thing. (The default is `60`.)", "default 60"),
            ("Defaults to `-1` (no limit).", "default -1"),
        ] {
            assert_eq!(defaults("thing", text), [expected], "{text}");
        }
    }

    #[test]
    fn values_are_found_beside_the_word() {
        for (text, expected) in [
            ("Whether it glows. Default true.", "default true"),
            ("Ranges from `1` (default) to `10`.", "default 1"),
            ("\"now\" (default), or \"later\".", "default \"now\""),
            ("If you omit this field, the default of 31 lamps is used.", "default 31"),
            ("The default value is /.", "default \"/\""),
            ("LAMP_A is the default lamp.", "default \"LAMP_A\""),
            ("This is false by default, which means no glow.", "default false"),
            ("Defaults to `false`, even when `other` is set.", "default false"),
            ("Defaults to 900s.", "default \"900s\""),
            ("By default, it is `x`.", "default \"x\""),
            ("If this parameter is omitted, the default value of 300 lamps is used.", "default 300"),
            ("If this value isn't provided, it will default to \"x.\"", "default \"x\""),
            ("If not set, defaults to not glowing.", "default in words: not glowing"),
            ("The default mode for this is `x`.", "default \"x\""),
        ] {
            assert_eq!(defaults("thing", text), [expected], "{text}");
        }
    }

    #[test]
    fn every_line_is_read() {
        use super::*;
        use crate::phrase::Surroundings;
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        let around = Surroundings { subject: "own", siblings: &["own"], roots: &["own"], outer: &[] };
        for (shape, sentence) in GRAMMAR.sentences(PARTS, &[]) {
            let lower = sentence.to_ascii_lowercase();
            let scene = Scene::new(&sentence, 0, &lower, &around, Evidence::Phrase);
            let found = at_token(&scene, 0).unwrap_or_else(|| panic!("{sentence}"));
            assert_eq!((found.meaning, found.tokens.end), (shape, scene.tokens.len()), "{sentence}");
        }
    }

    #[test]
    fn words_stay_words() {
        assert_eq!(
            defaults("zone", "Defaults to the zone of the provider."),
            ["default in words: the zone of the provider"]
        );
        assert_eq!(defaults("zone", "Defaults to `a` and `b`."), ["default in words: `a` and `b`"]);
        assert_eq!(defaults("zone", "Defaults to `other`."), ["default in words: `other`"]);
    }

    #[test]
    fn units_are_converted_or_kept_in_words() {
        assert_eq!(defaults("wait_milliseconds", "Defaults to 29 seconds."), ["default 29000"]);
        assert_eq!(defaults("wait", "How long, in seconds. Defaults to 5 minutes."), ["default 300"]);
        assert_eq!(defaults("wait", "Defaults to 5 minutes."), ["default in words: 5 minutes"]);
    }

    #[test]
    fn an_address_is_no_number() {
        assert_eq!(defaults("thing", "Defaults to 10.0.0.0/16."), ["default in words: 10.0.0.0/16"]);
    }

    #[test]
    fn conditions_divide_defaults() {
        assert_eq!(
            defaults("thing", "Defaults to `5` when `kind` is `X`."),
            ["default 5 when `kind` is `X`"]
        );
        assert_eq!(
            defaults("thing", "Defaults to `5` for Web APIs and `7` for Socket APIs."),
            ["default 5 when used with Web APIs", "default 7 when used with Socket APIs"]
        );
        assert_eq!(
            defaults("thing", "If `kind` is `X`, the default is `1`."),
            ["default 1 when `kind` is `X`"]
        );
    }

    #[test]
    fn other_defaults_are_left_alone() {
        for text in [
            "The default for `other` is `5`.",
            "`other` defaults to `5`.",
            "The `default_tags` of it.",
            "Uses the default network.",
            "Whether it can be reached by the default `run` endpoint.",
            "There is no default.",
            "By default, light is sent to three lamps.",
            "Defaults to `null`.",
        ] {
            assert_eq!(defaults("thing", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_literal_shows_the_type() {
        assert_eq!(said("thing", "", "Defaults to `true`."), ["bool by its default", "default true"]);
        assert_eq!(said("thing", "", "Defaults to `7`."), ["number by its default", "default 7"]);
        assert_eq!(said("things", "", "Defaults to `X`."), ["default \"X\""]);
    }
}
