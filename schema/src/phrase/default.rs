//! Defaults: literals ("Defaults to `30`."), and words where there is no literal ("Defaults to the provider's region.").

use super::condition::{self, unquoted};
use super::list::{self, Style};
use super::number::{self, Unit, number};
use super::pattern::Pattern;
use super::scene::Scene;
use super::{Statement, type_name};
use crate::facts::Claim;
use crate::model::{Condition, DefaultValue, Evidence, Number, Type};
use serde_json::Value;

/// What leads to a default, up to the value.
static LEAD: Pattern = Pattern::new(
    &["default"],
    r"(?:\bdefaults?\s+(?:back\s+)?to\b|\bdefaults?(?:\s+(?:value|setting|timeout|duration|size|period|limit|behaviou?r|mode|port|number|interval))?(?:\s+(?:for|of)\s+`?[a-z_ ]{1,40}`?)?\s+(?:is|are|=)\b|\bdefaults?(?:\s+(?:value|values))?\s*[:=]|\bdefaults?(?:\s+value)?(?:\s+of)?\s*(?:`|\x22)|\bdefault\s+value\s+of\b|\bby\s+default,?\s+(?:it|this|the\s+value)(?:\s+is|'s)(?:\s+set\s+to)?\b|\bby\s+default,?\s+(?:the\s+)?[a-z_]+\s+is\s+set\s+to\b|(?:^|[.(,;]\s*|\b(?:minimum|maximum)\s+and\s+)default(?:\s+value)?\s+(?:of\s+)?-?\d)(?:\s*(?:to|a\s+value\s+of|the\s+value|a|an|set\s+to|be|:|is)\s)*\s*",
);
/// "`false` by default."
static BY_DEFAULT: Pattern = Pattern::new(
    &["by default"],
    r"^\s*(?:by\s+default|is\s+the\s+default|is\s+used\s+by\s+default|if\s+not\s+(?:set|specified|provided)\s*[.,]?$)",
);
static NUMBER: Pattern = Pattern::new(&[], concat!("^", number!()));
static BARE: Pattern = Pattern::new(&[], r"^(?:true|false|[a-z0-9][a-z0-9_.-]*)\b");
static BEHAVIOUR: Pattern = Pattern::new(
    &[],
    r"^(?:used|provided|not|being|set|enabled|disabled|applied|created|assumed|determined|chosen|selected|for|no|none)\b",
);
static WHEN_UNSET: Pattern = Pattern::new(
    &[],
    r"^\s*,?\s*(?:if|when|unless)\s+(?:it is |it's |this is |the value is |this value is |this argument is |the argument is |one is |you do |a value is |nothing is )?(?:not|left|omitted|unset|unspecified|blank|empty|absent|otherwise|no value|none|undefined|missing|nothing|you)\b",
);
static UNSET_TAIL: Pattern = Pattern::new(
    &[" if ", " when ", " unless "],
    r"\s+(?:if|when|unless)\s+(?:not\s+\w+|omitted|unset|unspecified|left\s+\w+|it\s+is\s+not\s+\w+)$",
);
static NEGATED: Pattern = Pattern::new(
    &["no ", "not ", "n't ", "to ", "without "],
    r"(?:\bno|\bnot|n't|\bdon't|\bwithout)\s+(?:a\s+)?$|\b(?:tr(?:y|ies)|attempts?) to $",
);

/// Reads the defaults that a sentence states.
pub(super) fn read(scene: &Scene<'_>) -> Vec<Statement> {
    if !scene.lower.contains("default") {
        return Vec::new();
    }
    for captures in LEAD.captures_iter(&scene.lower) {
        let Some(lead) = captures.get(0) else { continue };
        let before = scene.lower.get(..lead.start()).unwrap_or_default();
        if scene.in_code(lead.start())
            || NEGATED.is_match(before)
            || about_another(scene, lead.start(), lead.end())
            || names_a_thing(lead.as_str(), before)
        {
            continue;
        }
        // A lead-in that ends in a tick or a digit has taken a part of the value with it.
        let from = lead.start()
            + lead
                .as_str()
                .trim_end_matches(|c: char| c == '`' || c == '"' || c == '-' || c.is_ascii_digit())
                .len();
        let from = from + (scene.rest(from).len() - scene.rest(from).trim_start().len());
        let said = values(scene, lead.start(), from);
        if !said.is_empty() {
            return said;
        }
        // "Defaults to the value set for `a`": no value, but said.
        let to = lead.as_str().find(" to ").map(|at| lead.start() + at + 4);
        if let Some(to) = to
            && scene.rest(to).trim_start().starts_with("the value ")
        {
            return in_words(scene, lead.start(), to);
        }
    }
    leading(scene)
}

/// "By using the default `x` endpoint" speaks of a thing that exists by default, not of a value.
fn names_a_thing(lead: &str, before: &str) -> bool {
    static BY_THE: Pattern = Pattern::new(&[], r"\b(?:by|with|using|via|through|to|in|from|on|of)\s+the\s+$");
    lead.ends_with('`') && BY_THE.is_match(before)
}

/// Whether the default is another argument's.
fn about_another(scene: &Scene<'_>, lead: usize, end: usize) -> bool {
    let named = scene.ticks.iter().filter(|tick| tick.outer.start >= lead && tick.outer.end <= end);
    let other = named
        .map(|tick| scene.code(tick))
        .any(|name| name != scene.around.subject && scene.is_declared(name));
    other || subject_before(scene, lead)
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
    static AND: Pattern = Pattern::new(&[], r"^,?\s*(?:and|or|but)\s+(?:defaults\s+to\s+|to\s+|is\s+)?");
    let from = at + AND.at(&scene.lower, at)?.get(0)?.end();
    value(scene, from).filter(|(value, _)| matches!(value, Found::Literal(_) | Found::Measured { .. }))
}

/// What the text gives as a default, before it is fitted to the argument.
enum Found {
    Literal(Value),
    Measured { number: Number, unit: Unit, text: String },
    Words(String),
}

fn value(scene: &Scene<'_>, from: usize) -> Option<(Found, usize)> {
    if let Some(tick) = scene.tick_at(from) {
        let end = tick.outer.end;
        // "`60` seconds": the unit stands outside.
        if let Some(number) = number::parse(scene.code(tick)) {
            return Some(measured(scene, number, scene.code(tick), end, from));
        }
        let name = scene.code(tick);
        if name != scene.around.subject
            && scene.around.siblings.contains(&name)
            && !matches!(name, "name" | "default")
        {
            return Some((Found::Words(scene.text.get(from..end)?.to_owned()), end));
        }
        // `None` is the absence of a default, but where it is one of the values.
        if name == "None" && scene.whole.matches("`none`").count() > 1 {
            return Some((Found::Literal(Value::from(name)), end));
        }
        return literal(name, Style::Tick).map(|value| (value, end));
    }
    if let Some(list) = list::read(scene, from, false) {
        let item = list.items.first()?;
        return literal(item.text, Style::Quote).map(|value| (value, item.end));
    }
    if let Some(captures) = NUMBER.at(&scene.lower, from) {
        let digits = captures.get(1)?;
        let number = number::parse(digits.as_str());
        let end = from + captures.get(0)?.as_str().trim_end_matches(['.', ',']).len();
        let rest = scene.rest(end);
        let dotted =
            rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let glued = dotted || rest.starts_with(|c: char| c.is_ascii_alphanumeric() || ":/-".contains(c));
        let unit = number::unit_at(scene, end).is_some();
        if let Some(number) = number.filter(|_| !glued || unit) {
            return Some(measured(scene, number, digits.as_str(), end, from));
        }
    }
    let word = BARE.at(&scene.lower, from)?.get(0)?;
    let word = scene.text.get(from..from + word.end())?.trim_end_matches('.');
    let end = from + word.len();
    match word {
        "true" | "false" => return Some((Found::Literal(Value::Bool(word == "true")), end)),
        _ => {}
    }
    let shouting =
        word.len() > 2 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    let alone = ends(scene.rest(end));
    // "UTF-8", "aes-128", "us-east-1": words that are no words.
    let coined = word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_alphabetic());
    let coined = coined && word.contains(['-', '_']) && !word.ends_with(['-', '_']);
    if (shouting || coined) && alone {
        return Some((Found::Literal(Value::from(word)), end));
    }
    if BEHAVIOUR.at(&scene.lower, from).is_some() && !scene.rest(from).starts_with("no") {
        return None;
    }
    words(scene, from)
}

fn ends(rest: &str) -> bool {
    rest.trim().trim_end_matches(['.', ')', ']']).is_empty() || rest.starts_with(['.', ',', ';', ')'])
}

fn measured(scene: &Scene<'_>, number: Number, digits: &str, end: usize, from: usize) -> (Found, usize) {
    match number::unit_at(scene, end) {
        Some((unit, end)) => {
            let text = scene.text.get(from..end).unwrap_or_default().to_owned();
            (Found::Measured { number, unit, text }, end)
        }
        None => (Found::Literal(json(number, digits)), end),
    }
}

fn json(number: Number, text: &str) -> Value {
    match number {
        Number::Integer(n) => Value::from(n),
        // `1.0` names a version as often as it is a number, and only its text tells them apart.
        Number::Decimal(n) if !text.ends_with('0') => Value::from(n),
        Number::Decimal(_) => Value::from(text),
    }
}

/// A literal in ticks or quotes. `null`, `none` and the like are the absence of a default.
fn literal(text: &str, style: Style) -> Option<Found> {
    if matches!(text, "null" | "nil" | "None" | "" | "unset") {
        return None;
    }
    if style == Style::Quote || unquoted(text) != text {
        return Some(Found::Literal(Value::from(unquoted(text))));
    }
    if text.starts_with(['[', '{'])
        && let Ok(value) = serde_json::from_str::<Value>(text)
    {
        return Some(Found::Literal(value));
    }
    Some(Found::Literal(match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => Value::from(text),
    }))
}

/// The rest of the clause as a default in words.
fn words(scene: &Scene<'_>, from: usize) -> Option<(Found, usize)> {
    let rest = scene.text.get(from..)?;
    let mut end = rest.len();
    for (i, c) in rest.char_indices() {
        let stops =
            matches!(c, ';' | ')') || (c == ',' && rest.get(i + 1..).is_some_and(|r| r.starts_with(' ')));
        if stops && !scene.in_code(from + i) {
            end = i;
            break;
        }
    }
    let text = rest.get(..end)?.trim().trim_end_matches('.').trim();
    let text = UNSET_TAIL.find(text).map_or(text, |tail| text.get(..tail.start()).unwrap_or_default());
    let lower = text.to_ascii_lowercase();
    let empty =
        matches!(lower.as_str(), "" | "none" | "null" | "empty" | "no value" | "n/a" | "unset" | "not set");
    (!empty).then(|| (Found::Words(text.to_owned()), from + end))
}

fn in_words(scene: &Scene<'_>, lead: usize, from: usize) -> Vec<Statement> {
    match words(scene, from) {
        Some((found, end)) => state(scene, found, None, lead..end),
        None => Vec::new(),
    }
}

/// The condition behind a value, with the offset behind it. "if not specified" says what a default is anyway.
fn scope(scene: &Scene<'_>, end: usize) -> (Option<Condition>, Option<usize>) {
    if WHEN_UNSET.at(&scene.lower, end).is_some() {
        return (None, None);
    }
    // "29 seconds for WebSocket APIs and 30 seconds for …": the condition ends where the next value begins.
    match condition::tail(scene, end) {
        Some((Condition::Words(_), _)) => match context_before_and(scene, end) {
            Some((condition, at)) => (Some(condition), Some(at)),
            None => (condition::tail(scene, end).map(|(condition, _)| condition), None),
        },
        Some((condition, at)) => (Some(condition), Some(at)),
        None => (None, Some(end)),
    }
}

/// "for X and 30 …": the words between "for" and the next value.
fn context_before_and(scene: &Scene<'_>, end: usize) -> Option<(Condition, usize)> {
    static SCOPED: Pattern = Pattern::new(
        &[],
        r#"^\s+(?:for|on|in|when|if|with)\s+([^,.;]{2,60}?),?\s+(?:and|or|but)\s+(?:defaults to |to |is )?[`"\d-]"#,
    );
    let captures = SCOPED.at(&scene.lower, end)?;
    let group = captures.get(1)?;
    let range = end + group.start()..end + group.end();
    let text = scene.text.get(range.clone())?;
    let proper = text.split(' ').all(|word| word.chars().any(char::is_uppercase));
    let text = text.to_owned();
    Some((if proper { Condition::Context(text) } else { Condition::Words(text) }, range.end))
}

/// "`false` by default." and "30 by default".
fn leading(scene: &Scene<'_>) -> Vec<Statement> {
    static VERB: Pattern = Pattern::new(&[], r"^(?:it )?will be ");
    let from = scene.main();
    let from =
        VERB.at(&scene.lower, from).and_then(|verb| verb.get(0)).map_or(from, |verb| from + verb.end());
    let Some((value, end)) = value(scene, from).filter(|(found, _)| !matches!(found, Found::Words(_))) else {
        return Vec::new();
    };
    if BY_DEFAULT.at(&scene.lower, end).is_some() {
        state(scene, value, scene.lead().cloned(), from..end)
    } else {
        Vec::new()
    }
}

fn state(
    scene: &Scene<'_>,
    found: Found,
    when: Option<Condition>,
    range: std::ops::Range<usize>,
) -> Vec<Statement> {
    let value = fit(scene, found);
    let mut said = Vec::new();
    if let DefaultValue::Literal(literal) = &value {
        said.extend(
            type_of(scene, literal)
                .map(|ty| scene.state_by(Evidence::DefaultLiteral, Claim::Type(ty), range.clone())),
        );
    }
    // "If omitted, defaults to …" is no condition; every other lead is one.
    let lead = scene.lead().filter(|lead| !unset(scene, lead));
    let when = match (lead.cloned(), when) {
        (Some(lead), Some(own)) if lead != own => Some(Condition::All(vec![lead, own])),
        (lead, own) => own.or(lead),
    };
    said.push(scene.state(Claim::Default { value, when, text: scene.sentence() }, range));
    said
}

/// Whether a leading condition only says that the argument itself is not set.
fn unset(scene: &Scene<'_>, lead: &Condition) -> bool {
    static UNSET: Pattern = Pattern::new(
        &[],
        r"^(?:it is |this is |it's |this value is |the value is |this argument is |this field is |this parameter is |this property is |a value is |no value |no |none |one is |you do |left |you don't )?(?:not|omitted|unset|unspecified|blank|empty|absent|value|none|specif|left|provide|is not|set|[a-z ]+ (?:is|are) (?:not )?(?:specified|provided|set|supplied|given|configured|defined))",
    );
    match lead {
        Condition::Not(inner) => matches!(&**inner, Condition::Set(name) if name == scene.around.subject),
        Condition::Words(words) => UNSET.is_match(&words.to_ascii_lowercase()) && !words.contains('`'),
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
                Some(number) => DefaultValue::Literal(json(number, &number.to_string())),
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
