//! What is said of several arguments at once, and several things said of one.

use super::super::list::{self, List};
use super::super::sentence::Sentence;
use super::super::words::Grammar;
use super::argument::{PARTS, about_argument, said_of};
use super::{Parsed, is, not};
use crate::model::Condition;
use std::sync::LazyLock;

/// Whether what follows is said of each of several arguments or of none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Each,
    None,
}

pub(super) const LINES: &[(Of, &str)] =
    &[(Of::Each, "<lead> [<use>] <lead> $LIST"), (Of::None, "neither [of] <lead> $LIST")];

pub(super) static GRAMMAR: LazyLock<Grammar<Of>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// A list of several that begins at a byte.
pub(super) fn list_at<'s>(sentence: &Sentence<'s>, from: usize) -> Option<List<'s>> {
    list::read(sentence, from, false).filter(|list| list.items.len() > 1)
}

/// `` `a` and `b` are not set ``: what is said of both holds for each. `` `a` or `b` is set ``: it holds for one of them.
pub(super) fn both(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let at = sentence.token_at(from);
    let found = sentence.reading(&GRAMMAR, at, &|_, at| {
        list_at(sentence, sentence.tokens.get(at)?.range.start).map(|list| list.end)
    })?;
    let begin = sentence.tokens.get(found.reads.first()?.start)?.range.start;
    let list = list_at(sentence, begin)?;
    let (last, others) = list.items.split_last()?;
    let joined = sentence.lower.get(begin..last.end)?;
    let either = joined.contains(" or ");
    if either && joined.contains(" and ") {
        return None;
    }
    let names: Option<Vec<String>> = others.iter().map(|item| sentence.resolve(item.text)).collect();
    let names = names?;
    let at = sentence.ticks.iter().find(|tick| tick.outer.end == last.end)?.outer.start;
    let (of_last, end) = about_argument(sentence, at)?;
    let set = |name: String| match &of_last {
        Condition::Set(_) => Some(Condition::Set(name)),
        Condition::Is { values, .. } => Some(is(name, values.clone())),
        Condition::Not(inner) if matches!(**inner, Condition::Set(_)) => Some(not(Condition::Set(name))),
        _ => None,
    };
    let mut parts: Vec<Condition> = names.into_iter().map(set).collect::<Option<_>>()?;
    parts.push(of_last);
    let set = !matches!(parts.first(), Some(Condition::Not(_)));
    match (found.meaning, either) {
        (Of::None, _) => set.then(|| (Condition::All(parts.into_iter().map(not).collect()), end)),
        (Of::Each, false) => Some((Condition::All(parts), end)),
        // "If `a` or `b` is not set" can mean both and one.
        (Of::Each, true) => set.then_some((Condition::Any(parts), end)),
    }
}

/// `` (`a` is not set or) set to `X` ``: a clause about the argument of the one before.
pub(super) fn same_subject(sentence: &Sentence<'_>, before: &Condition, from: usize) -> Option<Parsed> {
    let of = |condition: &Condition| match condition {
        Condition::Is { argument, .. } | Condition::Set(argument) => Some(argument.clone()),
        _ => None,
    };
    let argument = match before {
        Condition::Not(inner) => of(inner),
        other => of(other),
    }?;
    said_of(sentence, &argument, from).filter(|(condition, _)| match condition {
        Condition::Not(inner) => matches!(**inner, Condition::Is { .. }),
        other => matches!(other, Condition::Is { .. }),
    })
}
