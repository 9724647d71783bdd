//! Conditions that begin with values, and name their argument in words or behind them.

use super::super::list;
use super::super::sentence::Sentence;
use super::super::words::{Grammar, Kind};
use super::argument::resolved;
use super::{Parsed, is, unquoted};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const LINES: &[((), &str)] = &[
    ((), "(is|are) (specified|set|used|chosen|selected|given) (for|of|in|as) [the] $ARGUMENT"),
    ((), "(option|options|value|values|setting|settings) (for|of|in|as) [the] $ARGUMENT"),
    ((), "$ARGUMENT"),
];

/// `` (`X`) is specified for `a` ``, `` (the `X`) option for `a` ``, `` (the `X`) `a` ``: the argument stands behind its value.
pub(super) static BEHIND: LazyLock<Grammar<()>> = LazyLock::new(|| Grammar::new(LINES, &[]));

/// Values whose argument the text names in words: `` fleets of type `instant` ``, `` `P1` deployment types ``.
pub(super) fn about_values(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let first = sentence.ticks.partition_point(|tick| tick.outer.start < from);
    let start = sentence.ticks.get(first)?.outer.start;
    let before = words_of(sentence, sentence.token_at(from)..sentence.token_at(start))?;
    let list = list::read(sentence, start, false)?;
    if list.items.iter().any(|item| sentence.is_declared(item.text)) {
        return None;
    }
    let values = || list.items.iter().map(|item| unquoted(item.text).to_owned()).collect::<Vec<_>>();
    if let Some(argument) = named_before(sentence, &before).or_else(|| of_kind(sentence, &before)) {
        return Some((is(argument, values()), list.end));
    }
    let behind = sentence.token_at(list.end);
    if let Some((argument, end)) = behind_values(sentence, behind) {
        return Some((is(argument, values()), end));
    }
    // "for lamps with the `X` tier"
    let joint = before.iter().rposition(|word| matches!(*word, "with" | "of"));
    let articles = before.get(joint.map_or(0, |joint| joint + 1)..)?;
    let few = joint.is_none_or(|joint| joint <= 3);
    if !few || articles.len() > 1 || articles.iter().any(|word| !matches!(*word, "the" | "a" | "an")) {
        return None;
    }
    // The longest run of words that names an argument: "deployment types" is `deployment_type`.
    const LONGEST: usize = 3;
    let run = (behind..behind + LONGEST).take_while(|at| is_word(sentence, *at)).count();
    let named = |first: usize, length: usize| {
        let words: Vec<&str> = sentence.words(first..first + length).collect();
        let snake = words.join("_");
        let singular = snake.strip_suffix('s').unwrap_or(&snake);
        let argument = sentence.around.siblings.iter().find(|name| **name == snake || **name == singular)?;
        let end = sentence.bytes(&(first..first + length)).end;
        Some((is((*argument).to_owned(), values()), end))
    };
    let longest = (1..=run).rev().find_map(|length| named(behind, length));
    // "`X` lamp colour" is about `colour`, where there is no `lamp_colour`.
    longest.or_else(|| (1..run).find_map(|skipped| named(behind + skipped, run - skipped)))
}

fn is_word(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|token| token.kind == Kind::Word)
}

/// The words of a stretch, where it has nothing but words and a colon at its end.
fn words_of<'s>(sentence: &'s Sentence<'_>, tokens: Range<usize>) -> Option<Vec<&'s str>> {
    let colon = tokens.end.checked_sub(1).is_some_and(|last| sentence.word(last) == ":");
    let tokens = tokens.start..tokens.end - usize::from(colon && tokens.end > tokens.start);
    tokens.clone().all(|at| is_word(sentence, at)).then(|| sentence.words(tokens).collect())
}

/// "The layout type is" is about `layout_type`, where that is declared, or else about `type`.
fn named_before(sentence: &Sentence<'_>, before: &[&str]) -> Option<String> {
    const MOST: usize = 6;
    let named = [["is", "set", "to"].as_slice(), &["set", "to"], &["is"], &["of"]]
        .into_iter()
        .find_map(|verb| before.strip_suffix(verb))
        .unwrap_or(before);
    (named.len() <= MOST).then_some(())?;
    (0..named.len()).find_map(|first| {
        let name = named.get(first..)?.join("_");
        sentence.around.siblings.contains(&name.as_str()).then_some(name)
    })
}

/// "Red lamps of type" is about `red_lamp_type`.
fn of_kind(sentence: &Sentence<'_>, before: &[&str]) -> Option<String> {
    let of = before.iter().rposition(|word| *word == "of")?;
    let (things, noun) = (before.get(..of)?, before.get(of + 1..)?.join("_"));
    (0..things.len()).find_map(|first| {
        let thing = things.get(first..)?.join("_");
        let name = format!("{}_{noun}", thing.strip_suffix('s').unwrap_or(&thing));
        sentence.around.siblings.contains(&name.as_str()).then_some(name)
    })
}

fn behind_values(sentence: &Sentence<'_>, at: usize) -> Option<(String, usize)> {
    let found = sentence.reading(&BEHIND, at, &|_, at| {
        resolved(sentence, sentence.tokens.get(at)?.range.start).map(|(_, end)| end)
    })?;
    resolved(sentence, sentence.tokens.get(found.reads.last()?.start)?.range.start)
}
