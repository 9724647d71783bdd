//! Well-known forms: "in CIDR notation", "must be a valid URL", "RFC 3339".
//!
//! Documents call much an ARN or a JSON document that is none: names, templates, placeholders. Of these only what a text
//! demands ("must be valid JSON") is a rule; others are named only where they are meant.

use super::super::Statement;
use super::super::sentence::Sentence;
use super::super::split::ticks;
use super::super::words::{Class, Kind, Match};
use super::Shape;
use crate::model::{Check, Format, Number};

/// What a line says of a well-known form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// The form has a name of its own.
    Named(Format),
    /// The form is demanded by the line itself.
    Demanded(Format),
    /// The text calls the argument so, where nothing but an article stands before: "The JSON policy".
    Called(Format),
    /// A standard by its number.
    Standard,
}

pub(super) const LINES: &[(Word, &str)] = &[
    (Word::Named(Format::Rfc3339), "rfc3339|rfc-3339"),
    (Word::Standard, "(rfc|iso) [-] NUMBER"),
    (Word::Standard, "iso8601|iso-8601"),
    (Word::Demanded(Format::Cidr), "(in|using|of|as) [valid] cidr (notation|format|form)"),
    (Word::Demanded(Format::Cidr), "must be [a] [valid] cidr [block|range|notation]"),
    (Word::Demanded(Format::CidrV4), "must be [a] [valid] ipv4 cidr [block|range]"),
    (Word::Demanded(Format::CidrV6), "must be [a] [valid] ipv6 cidr [block|range]"),
    (Word::Demanded(Format::IpV4), "(must be [a|an] [valid]|a valid) ipv4 address"),
    (Word::Demanded(Format::IpV6), "(must be [a|an] [valid]|a valid) ipv6 address"),
    (Word::Demanded(Format::Ip), "must be [a|an] [valid] ip address"),
    (Word::Named(Format::Base64), "(base64|base-64) (encoded|encoding)"),
    (Word::Named(Format::Base64), "base64-encoded|base-64-encoded"),
    (Word::Demanded(Format::Json), "must be [a|in] [valid|well-formed] json"),
    (
        Word::Demanded(Format::Json),
        "(is|be|as|accepts) [a|an] [valid] (json (formatted|encoded)|json-formatted|json-encoded) (string|document|object)",
    ),
    (Word::Demanded(Format::Json), "as [a] (single|valid) [valid] json (document|object|string)"),
    (
        Word::Demanded(Format::Json),
        "(as|in) [a|an] <whole> json [string|document|object|text|form|format|notation]",
    ),
    (Word::Demanded(Format::Json), "(as|is|be|in|provides) [a|an] <whole> (<json>) <document>"),
    (Word::Called(Format::Json), "<whole> json <document>"),
    (Word::Called(Format::Json), "<whole> (<json>) <document>"),
    (Word::Called(Format::Json), "<whole> (<json>) [_ [_]] (configuration|settings|policy|definition)"),
    (Word::Called(Format::Base64), "((base64|base-64) encoded|base64-encoded|base-64-encoded) <content>"),
    (Word::Called(Format::Cidr), "cidr <range>"),
    (Word::Called(Format::CidrV4), "ipv4 cidr <range>"),
    (Word::Called(Format::CidrV6), "ipv6 cidr <range>"),
    (
        Word::Demanded(Format::Duration),
        "(must be|is|be) [a|an|in] [valid] [go|golang] duration (string|format)",
    ),
    (Word::Demanded(Format::Base64), "(as|be|is) [a|an] (base64|base-64) [encoded] (string|text|value)"),
    (
        Word::Demanded(Format::Base64),
        "(as|be|is) [a|an] (base64-encoded|base-64-encoded) [string|text|value]",
    ),
    (
        Word::Demanded(Format::Rfc3339),
        "(format|form) [should|must] [be|is|:] [given] [in] [the] [utc] [format] yyyy-mm-ddthh : mm : ssz",
    ),
    (
        Word::Demanded(Format::Rfc3339),
        "(in|as) [the] [utc] [format|form] [of] yyyy-mm-ddthh : mm : ssz [format]",
    ),
    (Word::Demanded(Format::TimeOfDay), "(in|of) [the] $CLOCK format"),
    (Word::Demanded(Format::TimeOfDay), "(format|form) [must be|should be|is|of|:] $CLOCK"),
    (Word::Demanded(Format::Arn), "must be (an|the|a valid) (arn|amazon resource name)"),
    (Word::Demanded(Format::Url), "(must be [a|an|the] [valid]|a valid) (url|uri)"),
    (Word::Demanded(Format::Uuid), "(must be [a|an|the] [valid]|a valid) (uuid|guid)"),
    (Word::Demanded(Format::Email), "(must be [a|an|the] [valid]|a valid) (email|e-mail) address"),
    (Word::Named(Format::Language), "(bcp-47|bcp47|bcp NUMBER) (language|code|tag|format)"),
];

pub(super) const PARTS: &[(&str, &str)] = &[
    ("whole", "[single|raw|inline|escaped|well-formed|fully-formed|valid]"),
    ("json", "json (formatted|encoded|serialized)|json-formatted|json-encoded|json-serialized"),
    (
        "document",
        "(string|document|object|text|policy|payload|blob|data|array|list|mapping|structure|body|definition)",
    ),
    ("content", "(content|contents|string|value|data|text)"),
    ("range", "(block|range|notation|ip [address] range)"),
];

pub(super) fn check(sentence: &Sentence<'_>, found: &Match<Shape>, word: Word) -> Option<Check> {
    let plural_name = sentence.around.subject.ends_with('s');
    // "An ARN or a name": near enough to be another form of the same value.
    let near = found.tokens.start.saturating_sub(6)..(found.tokens.end + 4).min(sentence.tokens.len());
    let alternative = sentence.tokens.get(near)?.iter().any(|token| {
        let word = sentence.lower.get(token.range.clone()).unwrap_or_default();
        word == "or" || word == "either"
    });
    let denied = sentence
        .tokens
        .get(..found.tokens.end)?
        .iter()
        .any(|token| token.classes.has(Class::Not) || token.classes.has(Class::CanNot));
    // "May be given as Base64 text" leaves the choice.
    let chosen = sentence
        .words(0..found.tokens.start)
        .any(|word| matches!(word, "may" | "can" | "could" | "optionally"));
    let encoded = matches!(word, Word::Demanded(Format::Json | Format::Base64));
    if alternative || denied || (chosen && encoded) {
        return None;
    }
    let other = |format: Format| (!gives_another(sentence, format)).then_some(Check::Format(format));
    let must = sentence.lower.contains("must") || sentence.lower.contains("should be in");
    let named = sentence.first || must;
    let format = match word {
        Word::Demanded(format) => format,
        Word::Called(format) => (sentence.first
            && heads(sentence, found.tokens.start)
            && !is_of_another(sentence, found.tokens.end))
        .then_some(format)?,
        Word::Named(Format::Base64) => {
            let leads = leads(sentence, found.tokens.start) || must;
            (leads && named && !plural_name).then_some(Format::Base64)?
        }
        Word::Named(Format::Rfc3339) if sentence.lower.contains("full-date") => return None,
        Word::Named(format) => (named && !plural_name).then_some(format)?,
        Word::Standard => {
            let number = found.numbers.first().and_then(|at| match sentence.tokens.get(*at)?.kind {
                Kind::Number(Number::Integer(n)) => Some(n),
                _ => None,
            });
            standard(sentence, number.unwrap_or(8601), named)?
        }
    };
    other(format)
}

/// The byte behind "HH:MM" in code or quotes.
pub(super) fn clock(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let list = super::list::read(sentence, from, false)?;
    let [item] = list.items.as_slice() else { return None };
    matches!(&*item.text.to_ascii_lowercase(), "hh:mm" | "hh:mm:ss" | "hh24:mi").then_some(list.end)
}

/// Whether the text gives a value that has not the form: "To match any, specify `ANY`."
fn gives_another(sentence: &Sentence<'_>, format: Format) -> bool {
    // A word alone has none of these forms.
    let marked = matches!(
        format,
        Format::Cidr
            | Format::CidrV4
            | Format::CidrV6
            | Format::Ip
            | Format::IpV4
            | Format::IpV6
            | Format::Arn
            | Format::Url
            | Format::Email
            | Format::Rfc3339
            | Format::TimeOfDay
    );
    if !marked {
        return false;
    }
    const GIVEN: [&str; 5] = ["specify", "use", "or", "either", "provide"];
    ticks(sentence.whole).iter().any(|tick| {
        let before = sentence.whole.get(..tick.outer.start).unwrap_or_default();
        let given = before.split_whitespace().next_back().is_some_and(|word| GIVEN.contains(&word));
        let code = sentence.whole.get(tick.inner.clone()).unwrap_or_default().trim();
        let word = !code.is_empty() && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        given && word && !sentence.is_declared(code)
    })
}

/// A standard by its name in code: "Time in `RFC 3339`."
pub(super) fn in_code(sentence: &Sentence<'_>) -> Option<Statement> {
    let is_it = |code: &str| ["rfc3339", "rfc 3339"].contains(&code.to_ascii_lowercase().as_str());
    let tick = sentence.ticks.iter().find(|tick| is_it(sentence.code(tick)))?;
    let check = Check::Format(Format::Rfc3339);
    sentence.first.then(|| sentence.rule(check, sentence.lead().cloned(), tick.outer.clone()))
}

/// Whether nothing but articles and "specifies" stands before: what the value is, not what is done with it.
fn leads(sentence: &Sentence<'_>, at: usize) -> bool {
    const OPENING: &[&str] =
        &["specifies", "specify", "provided", "as", "is", "valid", "contents", "content", "value", "encoded"];
    let before = sentence.tokens.get(..at).unwrap_or_default();
    // "An RFC 4648 base64 encoded …"
    let rfc = before.len().checked_sub(2).filter(|at| {
        before.get(*at).and_then(|token| sentence.lower.get(token.range.clone())) == Some("rfc")
    });
    let before = before.get(..rfc.unwrap_or(before.len())).unwrap_or_default();
    let near = before.iter().rev().take(3);
    let article = |token: &super::super::words::Token| token.classes.has(Class::Article);
    let opening = |token: &super::super::words::Token| {
        OPENING.contains(&sentence.lower.get(token.range.clone()).unwrap_or_default())
    };
    let words: Vec<_> = near.collect();
    words.iter().all(|token| article(token) || opening(token))
        || (before.len() <= 3 && words.iter().all(|token| token.kind == Kind::Word))
        || words.first().is_some_and(|token| article(token))
            && words.get(1).is_some_and(|token| opening(token))
}

/// Whether nothing but an article and what says "this is" stands before.
fn heads(sentence: &Sentence<'_>, at: usize) -> bool {
    const OPENING: [&str; 7] = ["specifies", "provides", "is", "contains", "string", "containing", "valid"];
    sentence.tokens.get(..at).unwrap_or_default().iter().all(|token| {
        let word = sentence.lower.get(token.range.clone()).unwrap_or_default();
        token.classes.has(Class::Article) || OPENING.contains(&word)
    })
}

/// Whether what is called so is the place of the thing, a part of it, or how many there are of it; or a text says that a
/// part of the form is enough.
fn is_of_another(sentence: &Sentence<'_>, end: usize) -> bool {
    const PLACES: [&str; 9] = ["file", "files", "path", "name", "names", "id", "key", "url", "schema"];
    let behind = sentence.words(end..(end + 2).min(sentence.tokens.len())).any(|word| PLACES.contains(&word));
    let named = sentence.around.subject.rsplit('_').next().is_some_and(|last| {
        matches!(
            last,
            "id" | "ids" | "name" | "names" | "count" | "length" | "path" | "file" | "arn" | "url" | "uri"
        )
    });
    behind || named || sentence.whole.contains("netmask")
}

fn standard(sentence: &Sentence<'_>, number: i64, named: bool) -> Option<Format> {
    let says = |words: &[&str]| words.iter().any(|word| sentence.lower.contains(word));
    match number {
        // A part of the standard, of which pages show the whole as well.
        3339 if named && !says(&["full-date"]) => Some(Format::Rfc3339),
        3166 if says(&["alpha-2", "two-letter", "2-letter", "two letter"]) => Some(Format::Country),
        4217 => Some(Format::Currency),
        639 if named => Some(Format::Language),
        8601 => {
            const DURATIONS: &[&str] = &[
                "duration",
                "interval",
                "period",
                "frequency",
                "grain",
                "window",
                "timeout",
                "ttl",
                "delay",
                "lag",
                "retention",
            ];
            let subject = sentence.around.subject;
            let lasts = DURATIONS.iter().any(|word| subject.contains(word) || sentence.lower.contains(word));
            let moment =
                says(&["date", "timestamp", "point in time", "time format", "utc", "start time", "yyyy"]);
            (lasts && !moment).then_some(Format::IsoDuration)
        }
        _ => None,
    }
}
