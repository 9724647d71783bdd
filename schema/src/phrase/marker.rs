//! Parenthesised markers: `Optional, Forces new resource`, `Required if …`, `Block List, Max: 1`.

mod misspelt;

pub(crate) use misspelt::misspelt_marker;

use super::condition;
use super::sentence::Sentence;
use super::words::{Grammar, Kind, Match};
use super::{Doubt, FAMILIES, Reading, Statement, Surroundings, deprecation, merge};
use crate::facts::Claim;
use crate::model::{
    BlockSyntax, Check, Condition, DefaultValue, Deprecation, Evidence, Nesting, Presence, Type,
};
use crate::prose::Prose;
use std::sync::LazyLock;

/// What a line says of an argument's presence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Optional,
    Required,
    /// It goes on with a condition.
    Under,
    /// It goes on with a choice.
    Choice,
    /// It is required at times.
    Doubtful,
}

const MARKS: &[(Mark, &str)] = &[
    (Mark::Optional, "optional|optionally|optionaly"),
    (Mark::Required, "required|require|requirement"),
    (
        Mark::Under,
        "(required|require) [,|:] [only|OPEN] (if|when|unless|for|with|in|by|on|where|except (if|when))",
    ),
    (Mark::Choice, "(required|require) [,] [exactly|at least|only] (one|either)"),
    (Mark::Choice, "(exactly|at least) one"),
    (Mark::Choice, "one of {_|CODE|,} required"),
    (
        Mark::Doubtful,
        "(may|might|can|could|sometimes|often|usually|possibly|conditionally) [_ [_ [_]]] required",
    ),
    (Mark::Doubtful, "required (sometimes|in some cases)"),
];

static GRAMMAR: LazyLock<Grammar<Mark>> = LazyLock::new(|| Grammar::new(MARKS, &[]));

static DECLARED: &[(&str, Declared)] = &[
    ("string", Declared::Type(|| Type::String)),
    ("str", Declared::Type(|| Type::String)),
    ("number", Declared::Type(|| Type::Number)),
    ("integer", Declared::Type(|| Type::Number)),
    ("int", Declared::Type(|| Type::Number)),
    ("float", Declared::Type(|| Type::Number)),
    ("double", Declared::Type(|| Type::Number)),
    ("boolean", Declared::Type(|| Type::Bool)),
    ("bool", Declared::Type(|| Type::Bool)),
    ("dynamic", Declared::Type(|| Type::Any)),
    ("block list", Declared::Nested(BlockSyntax::Block, Nesting::List)),
    ("block set", Declared::Nested(BlockSyntax::Block, Nesting::Set)),
    ("block map", Declared::Nested(BlockSyntax::Block, Nesting::Map)),
    ("attributes", Declared::Nested(BlockSyntax::Attribute, Nesting::Single)),
    ("attributes list", Declared::Nested(BlockSyntax::Attribute, Nesting::List)),
    ("attributes set", Declared::Nested(BlockSyntax::Attribute, Nesting::Set)),
    ("attributes map", Declared::Nested(BlockSyntax::Attribute, Nesting::Map)),
    ("object", Declared::Nested(BlockSyntax::Object, Nesting::Single)),
    ("list of object", Declared::Nested(BlockSyntax::Object, Nesting::List)),
    ("set of object", Declared::Nested(BlockSyntax::Object, Nesting::Set)),
    ("map of object", Declared::Nested(BlockSyntax::Object, Nesting::Map)),
    ("list of objects", Declared::Several(Nesting::List)),
    ("set of objects", Declared::Several(Nesting::Set)),
];

#[derive(Clone, Copy)]
enum Declared {
    Type(fn() -> Type),
    Nested(BlockSyntax, Nesting),
    /// So many, in words that do not tell blocks from other objects.
    Several(Nesting),
}

/// Reads the inside of a parenthesised marker.
///
/// ```
/// use ferroform_schema::facts::Claim;
/// use ferroform_schema::model::Presence;
/// use ferroform_schema::phrase::{Surroundings, read_marker};
/// use ferroform_schema::prose::Prose;
/// let mut prose = Prose::new();
/// prose.push("Required, Forces new resource", 0);
/// let around = Surroundings { subject: "name", siblings: &["name"], roots: &["name"], outer: &[], place: None };
/// let claims: Vec<_> = read_marker(&prose, &around).statements.into_iter().map(|s| s.claim).collect();
/// assert_eq!(claims, [Claim::Presence(Presence::Required), Claim::ForceNew(true)]);
/// ```
#[must_use]
pub fn read_marker(prose: &Prose, around: &Surroundings<'_>) -> Reading {
    let text = prose.as_str();
    if let Some(said) = single_word(text) {
        return Reading { statements: vec![said], ..Reading::default() };
    }
    let whole = text.to_ascii_lowercase();
    let sentence = Sentence::new(text, 0, &whole, around, Evidence::Marker);
    let mut reading = Reading::default();
    reading.statements.extend(presence(&sentence));
    if !reading.statements.iter().any(|said| matches!(said.claim, Claim::Presence(_)))
        && let Some(meant) = meant(&sentence)
    {
        reading.doubts.push(Doubt::MisspeltMarker(meant.range.clone()));
        reading.statements.push(meant);
    }
    for family in FAMILIES {
        // Presence is read above, where "Required" and "Optional" may stand together.
        let said = family(&sentence)
            .into_iter()
            .filter(|s| !matches!(s.claim, Claim::Presence(_) | Claim::Nesting(_)));
        reading.statements.extend(said);
    }
    let segments = segments(&sentence);
    // What else the marker says is no message to whoever uses the argument.
    for statement in &mut reading.statements {
        if let Claim::Deprecated(said) = &mut statement.claim
            && let Some((_, segment)) = segments.iter().rfind(|(start, _)| *start <= statement.range.start)
        {
            (*segment).clone_into(&mut said.text);
        }
    }
    for (start, segment) in segments {
        if is_prerelease(segment) {
            reading.doubts.push(Doubt::Prerelease(start..start + segment.len()));
        }
        let read_already =
            reading.statements.iter().any(|s| s.range.start < start + segment.len() && start < s.range.end);
        let said = of_segment(&sentence, start, segment);
        if said.is_empty() && !read_already {
            reading.unread.push(start..start + segment.len());
        }
        reading.statements.extend(said);
    }
    merge::tidy(&mut reading.statements);
    reading
}

/// Most markers are one word, in which no family has anything to look for.
fn single_word(text: &str) -> Option<Statement> {
    let word = text.trim();
    let presence = if word.eq_ignore_ascii_case("required") {
        Presence::Required
    } else if word.eq_ignore_ascii_case("optional") {
        Presence::Optional
    } else {
        return None;
    };
    let start = text.len() - text.trim_start().len();
    let range = start..start + word.len();
    Some(Statement { claim: Claim::Presence(presence), evidence: Evidence::Marker, range })
}

fn presence(sentence: &Sentence<'_>) -> Vec<Statement> {
    let marks: Vec<Match<Mark>> =
        (0..sentence.tokens.len()).filter_map(|at| sentence.reading(&GRAMMAR, at, &|_, _| None)).collect();
    let first = |wanted: &[Mark]| marks.iter().find(|found| wanted.contains(&found.meaning));
    let optional = first(&[Mark::Optional]);
    let conditional = first(&[Mark::Under, Mark::Choice]);
    let required = marks.iter().find(|found| {
        let word = sentence.word(found.tokens.start);
        found.meaning == Mark::Required || word.starts_with("require")
    });
    let state = |presence, found: &Match<Mark>| {
        sentence.state(Claim::Presence(presence), sentence.bytes(&found.tokens))
    };
    // What "may be required" is not always.
    if let (Some(doubtful), None) = (first(&[Mark::Doubtful]), conditional) {
        return vec![state(Presence::Optional, doubtful)];
    }
    match (required, optional) {
        (Some(required), None) if conditional.is_none() => vec![state(Presence::Required, required)],
        (None, None) => in_code(sentence).into_iter().collect(),
        (required, optional) => {
            let mut said: Vec<Statement> =
                optional.or(required).map(|found| state(Presence::Optional, found)).into_iter().collect();
            said.extend(conditional.and_then(|found| requirement(sentence, found)));
            said
        }
    }
}

/// The presence that a misspelt word was meant to state.
fn meant(sentence: &Sentence<'_>) -> Option<Statement> {
    let words = sentence.tokens.iter().filter(|token| token.kind == Kind::Word);
    words.into_iter().find_map(|token| {
        let presence = misspelt_marker(sentence.text.get(token.range.clone())?)?;
        Some(sentence.state(Claim::Presence(presence), token.range.clone()))
    })
}

/// A marker that is written as code: "(`string: <required>`)", "(`Required`)".
fn in_code(sentence: &Sentence<'_>) -> Option<Statement> {
    sentence.ticks.iter().find_map(|tick| {
        let code = sentence.lower.get(tick.inner.clone())?;
        let word = code.rsplit(' ').next()?.trim_matches(['<', '>']);
        let presence = match word {
            "required" => Presence::Required,
            "optional" => Presence::Optional,
            _ => return None,
        };
        Some(sentence.state(Claim::Presence(presence), tick.inner.clone()))
    })
}

/// The condition under which a marker requires the argument.
fn requirement(sentence: &Sentence<'_>, found: &Match<Mark>) -> Option<Statement> {
    (found.meaning == Mark::Under).then_some(())?;
    let from = condition::behind(sentence, found.tokens.end)?;
    let (condition, end) = condition::after_connective(sentence, from)?;
    // "required when `a` is `X`, otherwise optional": the words behind the comma say nothing new.
    let condition = match condition {
        Condition::Words(words) => {
            let kept = words.split([',', ';']).next().unwrap_or_default().trim().to_owned();
            Condition::Words(kept)
        }
        decided => decided,
    };
    let denied = sentence.words(found.tokens.clone()).any(|word| matches!(word, "unless" | "except"));
    let condition = if denied { condition::not(condition) } else { condition };
    let start = sentence.bytes(&found.tokens).start;
    Some(sentence.rule(Check::Required, Some(condition), start..end))
}

/// The parts between commas, outside ticks and parentheses, with where they begin.
fn segments<'a>(sentence: &Sentence<'a>) -> Vec<(usize, &'a str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    // "Optional/Computed/Sensitive": words alone, where "and/or" would stand in a sentence.
    let slashed = !sentence.text.trim().contains([' ', '`']);
    let cuts = sentence
        .text
        .char_indices()
        .filter(|(i, c)| (matches!(c, ',' | ';') || (slashed && *c == '/')) && !sentence.in_code(*i))
        .map(|(i, _)| i);
    for end in cuts.chain(std::iter::once(sentence.text.len())) {
        let Some(part) = sentence.text.get(start..end) else { continue };
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            parts.push((start + part.len() - part.trim_start().len(), trimmed));
        }
        start = end + 1;
    }
    parts
}

fn of_segment(sentence: &Sentence<'_>, start: usize, segment: &str) -> Vec<Statement> {
    let range = start..start + segment.len();
    // "*map of* *string*"
    let lower = segment.to_ascii_lowercase().replace('*', "");
    // The brackets of `[]string` are a part of it.
    let lower = match lower.trim() {
        list if list.starts_with("[]") => list,
        // Nor those of `list(string)`.
        other => other.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != ')'),
    };
    // "type `set`", "type: string"
    let lower = match lower.strip_prefix("type").filter(|rest| rest.starts_with([' ', ':', '='])) {
        Some(ty) => ty.trim_matches(|c: char| !c.is_ascii_alphanumeric()),
        None => lower,
    };
    // "Optional string": whether it must be set is read already.
    let (lower, segment) = match ["optional ", "required "].iter().find(|word| lower.starts_with(**word)) {
        Some(word) => (&lower[word.len()..], segment.trim_start().get(word.len()..).unwrap_or_default()),
        None => (lower, segment),
    };
    if let Some(said) =
        declared(sentence, lower, range.clone()).or_else(|| typed(sentence, segment, range.clone()))
    {
        return said;
    }
    let claim = match lower {
        "sensitive" => Claim::Sensitive(true),
        "computed" | "read-only" | "readonly" | "output" => Claim::Computed(true),
        "forcenew" | "force new" | "forces new" => Claim::ForceNew(true),
        "write-only" | "write only" => Claim::WriteOnly(true),
        "repeatable" | "repeated" | "multiple" => Claim::Nesting(Nesting::List),
        _ if lower.starts_with("deprecated") => {
            // What to use instead may stand behind a comma.
            let replacement = deprecation::replacement(sentence.text);
            Claim::Deprecated(Deprecation { text: segment.to_owned(), replacement })
        }
        _ => return scope(sentence, start, lower).into_iter().collect(),
    };
    vec![sentence.state(claim, range)]
}

/// A stage of the provider's own before it is there for all.
fn is_prerelease(segment: &str) -> bool {
    let lower = segment.to_ascii_lowercase();
    let stage = lower.strip_suffix(" only").unwrap_or(&lower);
    matches!(stage.trim_matches(|c: char| !c.is_ascii_alphanumeric()), "alpha" | "beta" | "preview")
}

/// "Redis only", "for type X only".
fn scope(sentence: &Sentence<'_>, start: usize, lower: &str) -> Option<Statement> {
    // A stage of the provider's own is nothing that a program could say.
    const STAGES: [&str; 4] = ["beta", "alpha", "preview", "ga"];
    let words = lower.strip_suffix(" only")?.trim_end();
    let words = words.strip_prefix("for ").unwrap_or(words).trim_start();
    ((2..=40).contains(&words.len()) && !STAGES.contains(&words)).then_some(())?;
    let offset = sentence.lower.get(start..)?.find(words)?;
    let range = start + offset..start + offset + words.len();
    let text = sentence.text.get(range.clone())?;
    // A tail wants its connective, which is left out here.
    let named = condition::whole(sentence, range.clone());
    let proper = text.split(' ').all(|word| word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit()));
    let condition = named.unwrap_or_else(|| {
        if proper { Condition::Context(text.to_owned()) } else { Condition::Words(text.to_owned()) }
    });
    Some(sentence.rule(Check::OnlyWhen(condition), None, range))
}

/// A type that is stated outright: `String`, `List of Number`, `Block List`.
pub(super) fn declared(
    sentence: &Sentence<'_>,
    lower: &str,
    range: std::ops::Range<usize>,
) -> Option<Vec<Statement>> {
    let state = |claim| sentence.state_by(Evidence::Declaration, claim, range.clone());
    if lower == "block" {
        // People write it of a block however often it may stand.
        return Some(vec![state(Claim::Syntax(BlockSyntax::Block))]);
    }
    if let Some((_, found)) = DECLARED.iter().find(|(words, _)| *words == lower) {
        return Some(match found {
            Declared::Type(ty) => vec![state(Claim::Type(ty()))],
            Declared::Nested(syntax, nesting) => {
                vec![state(Claim::Syntax(*syntax)), state(Claim::Nesting(*nesting))]
            }
            Declared::Several(nesting) => vec![state(Claim::Nesting(*nesting))],
        });
    }
    if let Some(ty) = of_program(lower) {
        return Some(vec![state(Claim::Type(ty))]);
    }
    if let Some(ty) = bare_collection(lower) {
        return Some(vec![sentence.state(Claim::Type(ty), range)]);
    }
    collection(lower).map(|ty| vec![state(Claim::Type(ty))])
}

/// A type with what holds when nothing is set: `string: <required>`, `bool: false`, `string: "fast"`.
fn typed(sentence: &Sentence<'_>, segment: &str, range: std::ops::Range<usize>) -> Option<Vec<Statement>> {
    let (ty, rest) = segment.split_once(": ")?;
    let mut said = declared(sentence, &ty.to_ascii_lowercase(), range.clone())?;
    if let Ok(value) = serde_json::from_str::<serde_json::Value>(rest.trim())
        && (value.is_number() || value.is_boolean() || value.as_str().is_some_and(|text| !text.is_empty()))
    {
        let (value, text) = (DefaultValue::Literal(value), sentence.quoted());
        said.push(sentence.state(Claim::Default { value, when: None, text }, range));
    }
    Some(said)
}

/// A type as the provider's own language writes it: `[]string`, `map[string]string`.
fn of_program(lower: &str) -> Option<Type> {
    let collection: fn(Box<Type>) -> Type = match lower {
        list if list.starts_with("[]") => Type::List,
        map if map.starts_with("map[string]") => Type::Map,
        _ => return None,
    };
    let item = lower.trim_start_matches("[]").trim_start_matches("map[string]");
    let simple = DECLARED.iter().find_map(|(name, found)| match found {
        Declared::Type(ty) if *name == item => Some(ty()),
        _ => None,
    });
    simple.or_else(|| of_program(item).filter(|_| item != lower)).map(|item| collection(Box::new(item)))
}

/// A bare `List`, `Set` or `Map`, or one with its elements, ``Set: [`Int`]``. It says how many there are, not that they are
/// no blocks: a section about them is stronger.
fn bare_collection(lower: &str) -> Option<Type> {
    let words = ["optional ", "required "].iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(lower);
    let (word, rest) = words.split_once(':').unwrap_or((words, ""));
    let inner = rest.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let inner = Box::new(match inner {
        "" | "string" | "strings" => Type::String,
        "int" | "integer" | "number" | "float" => Type::Number,
        "bool" | "boolean" => Type::Bool,
        _ => return None,
    });
    Some(match word.trim() {
        "list" | "array" => Type::List(inner),
        "set" => Type::Set(inner),
        "map" => Type::Map(inner),
        _ => return None,
    })
}

fn collection(words: &str) -> Option<Type> {
    let inner = |words: &str| {
        let singular = words.strip_suffix('s').unwrap_or(words);
        let simple = DECLARED.iter().find_map(|(name, found)| match found {
            Declared::Type(ty) if *name == words || *name == singular => Some(ty()),
            _ => None,
        });
        simple.or_else(|| collection(words)).map(Box::new)
    };
    // "list of strings", and `list(string)` as modules write it.
    let of = |kind: &str| {
        let rest = words.strip_prefix(kind)?;
        rest.strip_prefix(" of ").or_else(|| rest.strip_prefix('(')?.strip_suffix(')')).and_then(inner)
    };
    of("list")
        .or_else(|| of("array"))
        .map(Type::List)
        .or_else(|| of("set").map(Type::Set))
        .or_else(|| of("map").map(Type::Map))
}

#[cfg(test)]
mod tests {
    use crate::phrase::tests::marked;

    #[test]
    fn markers_of_every_kind() {
        for (text, expected) in [
            ("Required", vec!["required"]),
            ("string: <required>", vec!["required", "string by its declared type"]),
            ("bool: false", vec!["bool by its declared type", "default false"]),
            ("Optional, Forces new resource", vec!["optional", "ForceNew(true)"]),
            ("Optional, Default: `true`", vec!["optional", "bool by its default", "default true"]),
            ("Default `30m`", vec!["string by its default", "default \"30m\""]),
            ("Optional string", vec!["optional", "string by its declared type"]),
            ("Required bool: false", vec!["required", "bool by its declared type", "default false"]),
            ("Optional, Cache only", vec!["optional", "only when used with Cache"]),
            ("Optional, conflicts with `a` and `b`", vec!["optional", "conflicts with a, b"]),
            ("Requirement", vec!["required"]),
            ("`Required`", vec!["required"]),
            ("`string: <required>`", vec!["required"]),
            ("Optional, Beta only", vec!["optional"]),
            ("May be required", vec!["optional"]),
            ("Required except if `a` is set", vec!["optional", "required when `a` is not set"]),
            ("Optiona", vec!["optional"]),
            ("Requird, Forces new resource", vec!["required", "ForceNew(true)"]),
            ("Optonal", vec!["optional"]),
            ("Required, list(string)", vec!["required", "list(string) by its declared type"]),
            ("map(list(number))", vec!["map(list(number)) by its declared type"]),
            ("List of Objects", vec!["nesting List by its declared type"]),
            ("*map of* *string*", vec!["map(string) by its declared type"]),
            ("List of Number", vec!["list(number) by its declared type"]),
            ("Optional, Set", vec!["optional", "set(string) by its marker"]),
            ("Optional, Set: [`Int`]", vec!["optional", "set(number) by its marker"]),
            ("Optional Map", vec!["optional", "map(string) by its marker"]),
            ("map[string]string: <optional>", vec!["optional", "map(string) by its declared type"]),
            ("[]string: <optional>", vec!["optional", "list(string) by its declared type"]),
            ("[]int", vec!["list(number) by its declared type"]),
            ("Optional,type `set`", vec!["optional", "set(string) by its marker"]),
            ("Required, type `int`", vec!["required", "number by its declared type"]),
            ("Optional/Computed/Sensitive", vec!["optional", "Computed(true)", "Sensitive(true)"]),
            ("Map of String, Sensitive", vec!["map(string) by its declared type", "Sensitive(true)"]),
            ("Optional, repeatable", vec!["optional", "nesting List by its marker"]),
            ("Optional, block", vec!["optional", "Syntax(Block)"]),
            ("Block List, Max: 1", vec!["range ..1", "Syntax(Block)", "nesting List by its declared type"]),
        ] {
            assert_eq!(marked("own", "a b", text), expected, "{text}");
        }
    }

    #[test]
    fn no_line_is_dead() {
        use super::*;
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        for (mark, written) in GRAMMAR.sentences(&[], &[]) {
            let code = super::super::split::ticks(&written);
            let tokens =
                super::super::words::tokens(&written, code.iter().map(|tick| (&tick.outer, &tick.inner)));
            let read = GRAMMAR.at(&written, &tokens, 0).map(|found| (found.meaning, found.tokens.end));
            assert_eq!(read, Some((mark, tokens.len())), "{written}");
        }
    }
}
