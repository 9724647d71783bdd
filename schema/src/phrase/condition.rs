//! Conditions: what stands behind "if", "when", "unless", "for", or before the first comma of a sentence.
//!
//! A name in ticks is an argument only where it is declared; then the condition can be decided. A proper-noun phrase
//! ("WebSocket APIs") is a context. Everything else stays in words: a guess would become a wrong rule.

mod argument;
mod named;
mod rest;
mod several;

use super::list;
use super::sentence::Sentence;
use super::words::{Class, Grammar, Kind};
use crate::model::Condition;
use argument::about_argument;
pub(super) use argument::setting;
use named::about_values;
use rest::{in_words, rest_of_clause};
use several::{both, same_subject};
use std::sync::LazyLock;

/// A condition with the offset behind it.
pub(super) type Parsed = (Condition, usize);

/// How a condition is joined to what it is a condition of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// It holds.
    If,
    /// It does not hold.
    Unless,
    /// What follows is a condition only where it can be decided: "to be attached", "in the list" are none.
    Loose,
}

const JOINTS: &[(Joint, &str)] = &[
    (Joint::If, "<before> (if|when|whenever|for|while|as long as|in conjunction with)"),
    (Joint::Unless, "<before> unless"),
    (Joint::Loose, "<before> (where|with|on|in|by|to|using)"),
];

const JOINT_PARTS: &[(&str, &str)] = &[("before", "{,|;|:|-} [OPEN] [but|and|only|even]")];

static JOINT: LazyLock<Grammar<Joint>> = LazyLock::new(|| Grammar::new(JOINTS, JOINT_PARTS));

/// The condition that a sentence begins with, and where the sentence proper begins.
pub(super) fn lead(sentence: &Sentence<'_>) -> Option<Parsed> {
    let noted = if sentence.word(0) == "note" {
        1 + usize::from(matches!(sentence.word(1), "that" | ":"))
    } else {
        0
    };
    let opening = sentence.word(noted);
    matches!(opening, "if" | "when" | "for" | "with" | "unless" | "where").then_some(())?;
    // "When to begin" says what the argument is.
    (sentence.word(noted + 1) != "to").then_some(())?;
    let negated = opening == "unless";
    let from = behind(sentence, noted + 1)?;
    let (condition, end) = match clause_chain(sentence, from) {
        Some((condition, end)) if sentence.rest(end).trim_start().starts_with(',') => {
            (condition, end + sentence.rest(end).find(',')? + 1)
        }
        // Without its comma: "If `a` is `X` this field is required."
        Some((condition, end))
            if [" this ", " it ", " then ", " `"].iter().any(|w| sentence.rest(end).starts_with(w)) =>
        {
            (condition, end)
        }
        // "For large lamps the `a` maximum is 5".
        _ if let Some(end) = put_before_subject(sentence, from) => {
            (in_words(sentence.text.get(from..end)?)?, end)
        }
        // "If specified `a` must be, too", "If present then `a` cannot be".
        _ if let Some(end) = put_alone(sentence, from) => (in_words(sentence.text.get(from..end)?)?, end),
        // "If this field is used then `a` must be, too."
        _ if let Some(end) = until_then(sentence, from) => (in_words(sentence.text.get(from..end)?)?, end),
        _ => {
            let end = comma(sentence, from)?;
            (in_words(sentence.text.get(from..end)?)?, end + 1)
        }
    };
    let end = end + (sentence.rest(end).len() - sentence.rest(end).trim_start().len());
    Some((if negated { not(condition) } else { condition }, end))
}

/// Before a "then" that no comma stands before.
fn until_then(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    const LONGEST: usize = 48;
    let end = sentence.rest(from).find(" then ").filter(|end| *end <= LONGEST)?;
    let words = sentence.rest(from).get(..end)?;
    (!words.contains([',', '.', ';', ':', '`'])).then_some(from + end)
}

/// Behind a verb that says that the argument itself is set, where what follows has a subject of its own.
fn put_alone(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    const PUT: [&str; 6] = ["specified", "set", "provided", "present", "used", "configured"];
    let rest = sentence.rest(from);
    let word = PUT.iter().find(|word| rest.starts_with(**word))?;
    let behind = rest.get(word.len()..)?;
    (behind.starts_with(" `") || behind.starts_with(" then ")).then_some(from + word.len())
}

/// The end of words that stand before the argument itself, without a comma between: "For large lamps the `a` maximum is 5".
fn put_before_subject(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let tick = sentence.ticks.iter().find(|tick| tick.outer.start >= from)?;
    let before = sentence.lower.get(from..tick.outer.start)?;
    let own = sentence.code(tick) == sentence.around.subject || sentence.is_declared(sentence.code(tick));
    let words = before.strip_suffix(" the ").filter(|words| !words.contains([',', '.', ';', ':']))?;
    (own && words.contains(' ')).then_some(from + words.len())
}

/// The first comma outside ticks and parentheses that is not inside a number.
fn comma(sentence: &Sentence<'_>, from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, c) in sentence.text.get(from..)?.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0
                && !sentence.in_code(from + i)
                && sentence.text.get(from + i + 1..)?.starts_with(' ') =>
            {
                return Some(from + i);
            }
            _ => {}
        }
    }
    None
}

/// Reads a condition that begins at `at` with its connective ("when `a` is `B`"), if one does.
pub(super) fn tail(sentence: &Sentence<'_>, at: usize) -> Option<Parsed> {
    let joint = sentence.reading(&JOINT, sentence.token_at(at), &|_, _| None)?;
    let from = behind(sentence, joint.tokens.end)?;
    let (condition, end) = after_connective(sentence, from)?;
    match joint.meaning {
        Joint::Loose if matches!(condition, Condition::Words(_)) => None,
        Joint::Unless => Some((not(condition), end)),
        _ => Some((condition, end)),
    }
}

/// The byte at which what follows a token's predecessor begins, with the emphasis that stands before it.
pub(super) fn behind(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let end = sentence.tokens.get(at.checked_sub(1)?)?.range.end;
    let rest = sentence.rest(end);
    let from = end + rest.len() - rest.trim_start().len();
    sentence.tokens.get(at).map(|_| from)
}

/// The bytes of the conditions before a byte that are about arguments: what is named there is not what the sentence speaks of.
pub(super) fn before(sentence: &Sentence<'_>, until: usize) -> Vec<std::ops::Range<usize>> {
    let tokens = sentence.tokens.iter().take_while(|token| token.range.start < until);
    let begins = tokens.filter(|token| token.kind == Kind::Word && token.classes.has(Class::If));
    let decided = begins.filter_map(|token| {
        let (condition, end) = tail(sentence, token.range.start)?;
        (end <= until && !condition.arguments().is_empty()).then_some(token.range.start..end)
    });
    decided.collect()
}

/// Reads a condition whose connective was read already.
pub(super) fn after_connective(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let (condition, end) = match clause_chain(sentence, from) {
        Some((Condition::Context(_), end)) if names_more(sentence, end) => {
            let (text, end) = rest_of_clause(sentence, from)?;
            (in_words(text)?, end)
        }
        Some((condition, end)) if rest::ends(sentence, end) => (condition, end),
        other => {
            let (text, end) = rest_of_clause(sentence, from)?;
            // A decided part of a longer condition would be a different condition.
            match other {
                Some((condition @ Condition::Context(_), end))
                    if sentence.rest(end).starts_with(" and between") =>
                {
                    (condition, end)
                }
                // "`a` is `X` and you want more": what cannot be decided is still demanded.
                Some((condition, decided)) if !matches!(condition, Condition::Context(_)) => {
                    match goes_on(sentence, decided, end) {
                        Some(words) => (all(condition, words), end),
                        None => (in_words(text)?, end),
                    }
                }
                _ => (in_words(text)?, end),
            }
        }
    };
    // "for HTTP APIs when `x` is `Y`": a second condition narrows the first.
    match further(sentence, end) {
        Some((second, end)) => Some((all(condition, second), end)),
        None => Some((condition, end)),
    }
}

/// "Big Lamps, small ones, and Sockets": whether the name of a mode begins a list of several, of which it is one.
fn names_more(sentence: &Sentence<'_>, end: usize) -> bool {
    const LONGEST: usize = 6;
    let at = sentence.token_at(end);
    if sentence.word(at) != "," {
        return false;
    }
    let last = sentence.tokens.len().min(at + 2 + 2 * LONGEST);
    let more: Vec<&str> = sentence.words(at + 1..last).collect();
    let Some(comma) = more.iter().position(|word| *word == ",").filter(|comma| *comma <= LONGEST) else {
        return false;
    };
    let verb = |word: &&str| {
        matches!(*word, "is" | "are" | "must" | "can" | "cannot" | "may" | "this" | "the" | "it")
    };
    matches!(more.get(comma + 1), Some(&("and" | "or"))) && !more.iter().take(comma).any(verb)
}

/// The words that "and" joins to a condition, up to the end of the clause.
fn goes_on(sentence: &Sentence<'_>, decided: usize, end: usize) -> Option<Condition> {
    let words = sentence.text.get(decided..end)?.trim_start().strip_prefix("and ")?;
    in_words(words)
}

fn further(sentence: &Sentence<'_>, end: usize) -> Option<Parsed> {
    let rest = sentence.rest(end);
    let word = rest.trim_start();
    let connective =
        ["when ", "if ", "unless ", "and when ", "and if "].iter().find(|c| word.starts_with(**c))?;
    let from = end + (rest.len() - word.len()) + connective.len();
    let (condition, end) = clause_chain(sentence, from).filter(|(_, end)| rest::ends(sentence, *end))?;
    Some((if connective.contains("unless") { not(condition) } else { condition }, end))
}

/// Clauses joined by "and" or "or". "A or B and C": what "and" joins belongs together.
fn clause_chain(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let (mut last, mut end) = both(sentence, from).or_else(|| clause(sentence, from))?;
    let mut before: Option<Condition> = None;
    while let Some((and, from)) = further_clause(sentence, end) {
        let of_it = |(_, end): &Parsed| !begins_case(sentence, *end);
        let next = clause(sentence, from).or_else(|| same_subject(sentence, &last, from).filter(of_it));
        let Some((next, after)) = next else { break };
        if and {
            last = all(last, next);
        } else {
            before = Some(either(before, std::mem::replace(&mut last, next)));
        }
        end = after;
    }
    Some((either(before, last), end))
}

fn either(before: Option<Condition>, last: Condition) -> Condition {
    match before {
        Some(before) => any(before, last),
        None => last,
    }
}

/// Where another clause begins behind "and" or "or", and whether it was "and".
fn further_clause(sentence: &Sentence<'_>, end: usize) -> Option<(bool, usize)> {
    let at = sentence.token_at(end);
    let at = at + usize::from(sentence.word(at) == ",");
    let and = match sentence.word(at) {
        "and" => true,
        "or" => false,
        _ => return None,
    };
    let led = matches!(sentence.word(at + 1), "if" | "when" | "for" | "the" | "with");
    Some((and, sentence.tokens.get(at + 1 + usize::from(led))?.range.start))
}

/// One clause: about an argument, or a context.
fn clause(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    about_argument(sentence, from)
        .or_else(|| about_values(sentence, from))
        .or_else(|| context(sentence, from))
}

/// Values at a byte: in code or quotes, switches, and words in capitals.
fn values(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    if let Some(list) = list::read(sentence, from, false) {
        // "`a` is `X` and `b` is set": the next argument is no value of the first. Right behind the verb stands a value,
        // even where an argument has the same name ("`type` is `forward`").
        let mut own: Vec<_> = list.items.iter().collect();
        let next = own.iter().skip(1).position(|item| sentence.resolve_near(item.text).is_some());
        // "`type` is `forward` or `fixed`" is about values where nothing is said of the second.
        let alone = sentence.lower.get(from..list.end).is_some_and(|list| !list.contains(" and "))
            && matches!(sentence.rest(list.end).trim(), "" | "." | ")");
        let next = next.filter(|_| !alone);
        own.truncate(next.map_or(own.len(), |position| position + 1));
        // "when `kind` is `X`, `7` otherwise", "… and `7` when it is `Y`": the last is what holds in another case.
        if let [.., before, last] = own.as_slice() {
            let and = sentence.lower.get(before.end..last.end).is_some_and(|joint| joint.contains("and "));
            let otherwise = sentence.rest(list.end).trim_start().starts_with("otherwise");
            if otherwise || (and && begins_case(sentence, list.end)) {
                own.pop();
            }
        }
        let end = own.last()?.end;
        return Some((own.iter().map(|item| unquoted(item.text).to_owned()).collect(), end));
    }
    let at = sentence.token_at(from);
    let switch = match sentence.word(at) {
        "true" | "enabled" => Some("true"),
        "false" | "disabled" => Some("false"),
        _ => None,
    };
    if let (Some(switch), Some(token)) = (switch, sentence.tokens.get(at)) {
        return Some((vec![switch.to_owned()], token.range.end));
    }
    // Upper-case words are values even without ticks.
    let mut found = Vec::new();
    let (mut at, mut end) = (from, from);
    while let Some(word) = upper_word(sentence, at) {
        found.push(word.to_owned());
        end = at + word.len();
        let joint = [", or ", " or ", ", "].into_iter().find(|joint| sentence.rest(end).starts_with(joint));
        let Some(joint) = joint else { break };
        at = end + joint.len();
    }
    (!found.is_empty()).then_some((found, end))
}

/// Whether a condition of its own begins behind a byte.
fn begins_case(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(sentence.token_at(at)), "when" | "if" | "for" | "otherwise")
}

/// A word in capitals at a byte: `TCP`.
fn upper_word<'s>(sentence: &'s Sentence<'_>, at: usize) -> Option<&'s str> {
    let rest = sentence.text.get(at..)?;
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let word = rest.get(..length)?;
    let upper =
        word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    upper.then_some(word)
}

/// A proper-noun phrase that names a mode: every word has a capital.
fn context(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let rest = sentence.rest(from);
    let from = from + rest.len() - rest.trim_start().trim_start_matches("the ").len();
    let rest = sentence.text.get(from..)?;
    let (mut end, mut words, mut begin) = (0, 0, 0);
    for word in rest.split_inclusive(' ') {
        let bare = word.trim_end().trim_end_matches(['.', ',', ';', ')', ':']);
        let proper = bare.chars().any(char::is_uppercase)
            && bare.chars().all(|c| c.is_alphanumeric() || "-/+".contains(c));
        if !proper {
            break;
        }
        words += 1;
        end = begin + bare.len();
        begin += word.len();
        if bare.len() < word.trim_end().len() {
            break;
        }
    }
    let name = rest.get(..end)?;
    let sensible = (1..=5).contains(&words) && name.len() > 2;
    sensible.then(|| (Condition::Context(name.to_owned()), from + end))
}

fn is(argument: String, values: Vec<String>) -> Condition {
    Condition::Is { argument, values }
}

/// The opposite of a condition.
pub(super) fn not(condition: Condition) -> Condition {
    match condition {
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

fn all(left: Condition, right: Condition) -> Condition {
    match left {
        Condition::All(mut parts) => {
            parts.push(right);
            Condition::All(parts)
        }
        left => Condition::All(vec![left, right]),
    }
}

fn any(left: Condition, right: Condition) -> Condition {
    match (left, right) {
        (Condition::Any(mut parts), right) => {
            parts.push(right);
            Condition::Any(parts)
        }
        // "`a` is `X` or `Y`" that was written as two clauses.
        (left, right) => Condition::Any(vec![left, right]),
    }
}

/// A value without the quotes that some documents put inside the ticks.
pub(super) fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    inner.or_else(|| value.strip_prefix('\'').and_then(|v| v.strip_suffix('\''))).unwrap_or(value)
}

/// A value at a byte with the argument that the words behind it name: `` `X` lamp protocol ``.
pub(super) fn valued(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    sentence.tick_at(from)?;
    about_values(sentence, from)
}

/// The condition that a stretch of text states as a whole, when it is one about an argument.
pub(super) fn whole(sentence: &Sentence<'_>, range: std::ops::Range<usize>) -> Option<Condition> {
    let (condition, end) =
        about_argument(sentence, range.start).or_else(|| about_values(sentence, range.start))?;
    (end == range.end).then_some(condition)
}

#[cfg(test)]
mod tests;
