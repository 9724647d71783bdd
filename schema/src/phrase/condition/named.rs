//! Conditions that begin with values, and name their argument in words or behind them.

use super::super::{list, pattern::Pattern, sentence::Sentence};
use super::{Parsed, is, name_at, unquoted};

static OF_NAMED: Pattern = Pattern::new(&[], r"^\s+((?:[a-z_]+\s+){0,2}[a-z_]+)");
static NAMED_BEFORE: Pattern =
    Pattern::new(&[], r"^((?:[a-z_]+\s+){1,6}?)(?:is\s+|of\s+|is\s+set\s+to\s+|set\s+to\s+|:\s*)?$");

/// Values whose argument the text names in words: `` fleets of type `instant` ``, `` `P1` deployment types ``.
pub(super) fn about_values(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let first = sentence.ticks.iter().find(|tick| tick.outer.start >= from)?;
    let between = sentence.lower.get(from..first.outer.start)?;
    let list = list::read(sentence, first.outer.start, false)?;
    if list.items.iter().any(|item| sentence.is_declared(item.text)) {
        return None;
    }
    let values = || list.items.iter().map(|item| unquoted(item.text).to_owned()).collect::<Vec<_>>();
    if let Some(argument) = named_before(sentence, between) {
        return Some((is(argument, values()), list.end));
    }
    if let Some(argument) = of_kind(sentence, between) {
        return Some((is(argument, values()), list.end));
    }
    if let Some((argument, end)) = behind_values(sentence, list.end) {
        return Some((is(argument, values()), end));
    }
    // "for lamps with the `X` tier"
    let things = between.trim().rsplit_once(" with").or_else(|| between.trim().rsplit_once(" of"));
    let article = things.map_or(between.trim(), |(_, article)| article.trim());
    let few = things.is_none_or(|(things, _)| things.split(' ').count() <= 3);
    if !matches!(article, "" | "the" | "a" | "an") || !few {
        return None;
    }
    let words = OF_NAMED.at(&sentence.lower, list.end)?;
    let words = words.get(1)?;
    // The longest run of words that names an argument: "deployment types" is `deployment_type`.
    let mut ends: Vec<usize> = words.as_str().match_indices(' ').map(|(i, _)| i).collect();
    ends.push(words.as_str().len());
    ends.into_iter().rev().find_map(|length| {
        let snake = words.as_str().get(..length)?.split_whitespace().collect::<Vec<_>>().join("_");
        let singular = snake.strip_suffix('s').unwrap_or(&snake);
        let argument = sentence.around.siblings.iter().find(|name| **name == snake || **name == singular)?;
        Some((is((*argument).to_owned(), values()), list.end + words.start() + length))
    })
}

/// "The layout type is" is about `layout_type`, where that is declared, or else about `type`.
fn named_before(sentence: &Sentence<'_>, before: &str) -> Option<String> {
    let named = NAMED_BEFORE.at(before, 0)?;
    let words: Vec<&str> = named[1].split_whitespace().collect();
    (0..words.len()).find_map(|first| {
        let name = words.get(first..)?.join("_");
        sentence.around.siblings.contains(&name.as_str()).then_some(name)
    })
}

/// "Red lamps of type" is about `red_lamp_type`.
fn of_kind(sentence: &Sentence<'_>, before: &str) -> Option<String> {
    let (things, noun) = before.trim_end().rsplit_once(" of ")?;
    let words: Vec<&str> = things.split_whitespace().collect();
    (0..words.len()).find_map(|first| {
        let thing = words.get(first..)?.join("_");
        let name = format!("{}_{}", thing.strip_suffix('s').unwrap_or(&thing), noun.trim());
        sentence.around.siblings.contains(&name.as_str()).then_some(name)
    })
}

/// `` (`X`) is specified for `a` ``, `` (the `X`) option for `a` ``: the argument stands behind its value.
fn behind_values(sentence: &Sentence<'_>, at: usize) -> Option<(String, usize)> {
    static BEHIND: Pattern = Pattern::new(
        &[" for ", " of ", " in ", " as "],
        r"^\s+(?:(?:is|are)\s+(?:specified|set|used|chosen|selected|given)|options?|values?|settings?)\s+(?:for|of|in|as)\s+(?:the\s+)?",
    );
    let (name, end) = name_at(sentence, at + BEHIND.at(&sentence.lower, at)?.get(0)?.end())?;
    Some((sentence.resolve(name)?, end))
}
