//! Clauses about an argument: "`a` is not `X`", "`a` is set", "you do not specify `a`".
//!
//! What leads to the name and what is said of it are lines of one grammar each. Whether a clause denies is counted over
//! both, in the lexicon's own class of words, so that no line has to be written twice.

use super::super::member;
use super::super::sentence::Sentence;
use super::super::words::{Class, Grammar, Kind, Match};
use super::{Parsed, is, not, unquoted, values};
use crate::model::Condition;
use std::sync::LazyLock;

/// How an argument is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// By its name: what is said of it follows.
    Plain,
    /// As something that is used: nothing more need be said.
    Used,
    /// With its value, in one piece of code.
    Setting,
}

/// What is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// It has a value.
    Is,
    /// It has not.
    IsNot,
    Set,
    Unset,
    /// It has a value that is a bare word.
    Word,
}

pub(super) const PARTS: &[(&str, &str)] = &[
    (
        "lead",
        "{the|a|an|any|this|that|either|also|both|you [are]|you're|your|no|specific|(value|values) (of|for)|argument|attribute\
         |parameter|field|option|property|instance's|resource's}",
    ),
    (
        "use",
        "specify|specifying|specified|set|setting|use|using|provide|providing|configure|configuring|pass|passing\
         |choose|choosing|select|selecting|[used|using] without [specifying|setting]",
    ),
    (
        "noun",
        "[' s] {configuration|argument|arguments|attribute|attributes|parameter|parameters|field|fields|block|blocks|value\
         |option|property|setting|key|variable|input|flag}",
    ),
    ("be", "is|are|was|were|[has|have] been|equal|equals|has|have|isn't|aren't|hasn't|wasn't"),
    (
        "to",
        "[to be] [only] (set|sets) (to|as)|to be|equal to|configured (to|as|with)|(specified|defined|left|chosen|selected) as\
         |(a|the) value [of]|one of|either|[any] of|to|:|as",
    ),
    ("one", "[one of|either|any of|the value|a|an] [the following] [values] [:]"),
    (
        "put",
        "specified|set|provided|configured|present|supplied|defined|given|included|used|declared|passed|populated|exist\
         |exists",
    ),
    ("things", "_ [_ [_]] (with|having|has|have|where|whose|of|that have|which have)"),
    ("lack", "omitted|empty|blank|absent|unset|null|unspecified|undefined|missing"),
    ("been", "{been|being|also|explicitly|already}"),
];

pub(super) const NAMES: &[(Named, &str)] = &[
    (Named::Used, "<lead> [do not|don't] (<use>) <lead> $ARGUMENT <noun>"),
    (Named::Setting, "<lead> [do not|don't] [<use>] <lead> $SETTING <noun>"),
    (Named::Plain, "<lead> [<things> <lead>|_] $ARGUMENT <noun>"),
];

pub(super) const VERBS: &[(Said, &str)] = &[
    (Said::Is, "[<be>] [not] (<to>) <one> $VALUES"),
    (Said::Is, "(<be>) [not] <one> $VALUES"),
    (Said::Is, "= [=] <one> $VALUES"),
    (Said::Is, "$BESIDE"),
    (Said::Is, "of $BESIDE"),
    (Said::IsNot, "! = <one> $VALUES"),
    (Said::IsNot, "(is|has) [set to] [anything|any value|a value|one] other than <one> $VALUES"),
    (Said::Set, "[<be>] [not] <been> (<put>)"),
    (Said::Unset, "[<be>] [not] <been> (<lack>)"),
    (Said::Word, "(is|=|of) [set to] [not] $WORD"),
];

pub(super) static NAME: LazyLock<Grammar<Named>> = LazyLock::new(|| Grammar::new(NAMES, PARTS));
pub(super) static VERB: LazyLock<Grammar<Said>> = LazyLock::new(|| Grammar::new(VERBS, PARTS));

/// The byte behind what a reader of the two grammars reads.
pub(super) fn reader(sentence: &Sentence<'_>, what: &str, at: usize) -> Option<usize> {
    let token = sentence.tokens.get(at)?;
    let from = token.range.start;
    match what {
        "ARGUMENT" => resolved(sentence, from).map(|(_, end)| end),
        "SETTING" => setting(sentence, from).map(|(_, end)| end),
        "BESIDE" => beside(sentence, from).map(|(_, end)| end),
        "WORD" => plain_word(sentence, at),
        _ => values(sentence, from).map(|(_, end)| end),
    }
}

/// A clause about an argument that begins at a byte.
pub(super) fn about_argument(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let at = sentence.token_at(from);
    let found = sentence.reading(&NAME, at, &|what, at| reader(sentence, what, at))?;
    let name = sentence.tokens.get(found.reads.first()?.start)?.range.start;
    let end = sentence.bytes(&found.tokens).end;
    let denied = denials(sentence, &found) % 2 == 1;
    let stated = if found.meaning == Named::Setting {
        setting(sentence, name)?
    } else {
        let (argument, _) = resolved(sentence, name)?;
        match said_of(sentence, &argument, end) {
            Some(said) => said,
            None if found.meaning == Named::Used || connected_by_use(sentence, at) => {
                (Condition::Set(argument), end)
            }
            None => return None,
        }
    };
    let (condition, end) = stated;
    Some((if denied { not(condition) } else { condition }, end))
}

/// What is said of an argument at a byte.
pub(super) fn said_of(sentence: &Sentence<'_>, argument: &str, from: usize) -> Option<Parsed> {
    let at = sentence.token_at(from);
    let found = sentence.reading(&VERB, at, &|what, at| reader(sentence, what, at))?;
    let read = || Some(sentence.tokens.get(found.reads.last()?.start)?.range.start);
    let end = sentence.bytes(&found.tokens).end;
    let (condition, end) = match found.meaning {
        Said::Is | Said::IsNot => {
            let (values, end) = values(sentence, read()?)?;
            (is(argument.to_owned(), values), end)
        }
        // "is set to something"
        Said::Set | Said::Unset if sentence.word(found.tokens.end) == "to" => return None,
        Said::Set | Said::Unset => (Condition::Set(argument.to_owned()), end),
        Said::Word => {
            let word = sentence.text.get(read()?..end)?;
            (is(argument.to_owned(), vec![word.to_owned()]), end)
        }
    };
    let denied = denials(sentence, &found) + usize::from(matches!(found.meaning, Said::IsNot | Said::Unset));
    Some((if denied % 2 == 1 { not(condition) } else { condition }, end))
}

/// How many words of a reading deny, outside of what its readers read.
fn denials<M>(sentence: &Sentence<'_>, found: &Match<M>) -> usize {
    let outside = |at: &usize| !found.reads.iter().any(|read| read.contains(at));
    let tokens = found.tokens.clone().filter(outside).filter_map(|at| sentence.tokens.get(at));
    tokens.filter(|token| token.classes.has(Class::Not)).count()
}

/// Whether the words before a clause say that a bare name is enough ("using `a`", "in conjunction with `a`").
fn connected_by_use(sentence: &Sentence<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(sentence.word(before), "using" | "with"))
}

/// The argument that is named at a byte, and the byte behind its name.
pub(super) fn resolved(sentence: &Sentence<'_>, at: usize) -> Option<(String, usize)> {
    if let Some((argument, end)) = member::member_at(sentence, at) {
        return Some((argument?, end));
    }
    if let Some(before) = member::follows_parent(sentence, at) {
        let (argument, end) = member::member_at(sentence, before)?;
        return Some((argument?, end));
    }
    let (name, end) = name_at(sentence, at)?;
    let argument = if name == sentence.around.subject { name.to_owned() } else { sentence.resolve(name)? };
    Some((argument, end))
}

/// A name in ticks, or a bare word that is declared.
fn name_at<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<(&'s str, usize)> {
    if let Some(tick) = sentence.tick_at(at) {
        return Some((sentence.code(tick), tick.outer.end));
    }
    let rest = sentence.text.get(at..)?;
    // A name in quotes.
    if let Some(quoted) = rest.strip_prefix('"') {
        let (name, _) = quoted.split_once('"')?;
        return sentence.resolve(name).map(|_| (name, at + name.len() + 2));
    }
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let word = rest.get(..length).filter(|word| !word.is_empty())?;
    // "If bigLamp is set": as an API writes `big_lamp`.
    let camel = word.bytes().any(|b| b.is_ascii_lowercase())
        && word.bytes().skip(1).any(|b| b.is_ascii_uppercase())
        && sentence.resolve(word).is_some();
    if camel {
        return Some((word, at + length));
    }
    // Ordinary words are arguments' names too ("name", "size"); only the verb behind shows that one is meant.
    let behind = sentence.rest(at + length).trim_start_matches('*').trim_start();
    // "If the location argument is set" means one as well.
    let nouns = ["argument ", "attribute ", "field ", "parameter ", "option ", "block "];
    let behind = nouns.iter().find_map(|noun| behind.strip_prefix(noun)).unwrap_or(behind);
    let meant = word.contains('_') || ["is ", "to be ", "="].iter().any(|verb| behind.starts_with(verb));
    if meant && sentence.around.siblings.contains(&word) {
        return Some((word, at + length));
    }
    // "When protocol is TCP": an argument of the resource itself, where a value follows that is no word.
    let value = rest.get(length..).and_then(|rest| rest.strip_prefix(" is ")).is_some_and(|rest| {
        let rest = rest.strip_prefix("set to ").unwrap_or(rest);
        let first = rest.split([' ', ',', '.']).next().unwrap_or_default();
        rest.starts_with(['`', '"']) || super::super::list::is_shouted(first)
    });
    if value && sentence.around.outer.contains(&word) {
        return Some((word, at + length));
    }
    // "Destination is Evidently", "the object type is": as people write a name.
    let lower = sentence.lower.get(at..at + length)?;
    let named = sentence.around.siblings.iter().find(|name| **name == lower)?;
    (behind.starts_with("is ") && word != lower).then_some((named, at + length))
}

/// An argument with its value in one piece of code: `` `a = X` ``, `` `a != X` ``.
pub(in crate::phrase) fn setting(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let tick = sentence.tick_at(from)?;
    let (name, value) = sentence.code(tick).split_once('=')?;
    let (name, denied) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
    let argument = if name.trim() == sentence.around.subject {
        name.trim().to_owned()
    } else {
        sentence.resolve(name)?
    };
    let value = unquoted(value.trim_start_matches('='));
    let condition = (!value.is_empty()).then(|| is(argument, vec![value.to_owned()]))?;
    Some((if denied { not(condition) } else { condition }, tick.outer.end))
}

/// Values right behind a name ("for `engine` `X`").
fn beside(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    let tick = sentence.tick_at(from)?;
    let value = sentence.lower.get(..from)?.ends_with(' ') && !sentence.is_declared(sentence.code(tick));
    value.then(|| values(sentence, from))?
}

/// The byte behind a bare word that ends the clause: "`a` is automatic,".
fn plain_word(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let token = sentence.tokens.get(at)?;
    let bare =
        matches!(token.kind, Kind::Word | Kind::Number(_)) && sentence.tick_at(token.range.start).is_none();
    let next = sentence.tokens.get(at + 1);
    // "of count, rate or gauge"
    let or = sentence.words(at + 1..(at + 8).min(sentence.tokens.len())).position(|word| word == "or");
    if or.is_some_and(|or| sentence.words(at + 1..at + 1 + or).step_by(2).all(|word| word == ",")) {
        return None;
    }
    let ends = match next.map(|token| token.kind) {
        None | Some(Kind::Mark(',' | ';' | ')')) => true,
        Some(Kind::Mark('.')) => at + 2 == sentence.tokens.len(),
        _ => false,
    };
    (bare && ends).then_some(token.range.end)
}
