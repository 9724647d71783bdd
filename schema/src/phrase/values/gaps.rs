//! Lists whose values have words of their own between them: `` `A` for one thing and `B` for another ``.

use super::super::condition;
use super::super::list::{self, List};
use super::super::sentence::Sentence;
use super::super::words::Kind;

/// How many words may stand between two values.
const WIDEST: usize = 14;

/// Goes on with a list over what is said of each value, which becomes its note.
pub(super) fn over<'a>(sentence: &Sentence<'a>, mut list: List<'a>) -> List<'a> {
    let mut noted = false;
    while let Some((note, next)) = gap(sentence, list.end) {
        if sentence.tick_at(next).is_some_and(|tick| sentence.is_declared(sentence.code(tick))) {
            break;
        }
        let Some(more) = list::read(sentence, next, false) else { break };
        if let Some(last) = list.items.last_mut() {
            last.note.get_or_insert(note);
        }
        list.items.extend(more.items);
        list.end = more.end;
        noted = true;
    }
    // The scope of the last value ends the sentence.
    if noted
        && let Some((_, end)) = condition::tail(sentence, list.end)
        && let Some(last) = list.items.last_mut()
        && last.note.is_none()
    {
        let begin = list.end + sentence.rest(list.end).len() - sentence.rest(list.end).trim_start().len();
        let words = sentence.text.get(begin..end).unwrap_or_default();
        last.note = Some(begin..begin + words.trim_end_matches(['.', ' ']).len());
        list.end = end;
    }
    list
}

/// The words behind a value up to the next one, and where that begins: "for one thing and", "when it is dark,".
fn gap(sentence: &Sentence<'_>, end: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let first = sentence.token_at(end);
    let opens = ["for", "when", "if", "on", "with", "where", "in"].contains(&sentence.word(first));
    let tokens = sentence.tokens.get(first..)?;
    let length = tokens.iter().take(WIDEST).position(|token| token.kind == Kind::Code)?;
    let between = tokens.get(..length)?;
    let ended = between.iter().any(|token| matches!(token.kind, Kind::Mark('.' | ';')));
    let (last, words) = between.split_last()?;
    let joins = match last.kind {
        Kind::Mark(',') => !words.iter().any(|token| token.kind == Kind::Mark(',')),
        _ => ["and", "or"].contains(&sentence.word(first + length - 1)),
    };
    let words = match words.split_last() {
        Some((mark, words)) if matches!(mark.kind, Kind::Mark(',')) => words,
        _ => words,
    };
    let long = words.len() > 1 && words.last()?.range.end - words.first()?.range.start > 4;
    (opens && joins && long && !ended)
        .then_some((words.first()?.range.start..words.last()?.range.end, tokens.get(length)?.range.start))
}
