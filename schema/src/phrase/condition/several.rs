//! What is said of several arguments at once, and several things said of one.

use super::super::{list, sentence::Sentence};
use super::{BEFORE_NAME, Parsed, about_argument, equality, not};
use crate::model::Condition;

/// `` `a` and `b` are not set ``: what is said of both holds for each.
pub(super) fn both(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let begin = from + BEFORE_NAME.at(&sentence.lower, from)?.get(0)?.end();
    let list = list::read(sentence, begin, false)?;
    let (last, others) = list.items.split_last()?;
    let joined = sentence.lower.get(begin..last.end)?;
    if others.is_empty() || joined.contains(" or ") {
        return None;
    }
    let names: Option<Vec<String>> = others.iter().map(|item| sentence.resolve(item.text)).collect();
    let at = sentence.ticks.iter().find(|tick| tick.outer.end == last.end)?.outer.start;
    let (of_last, end) = about_argument(sentence, at)?;
    let set = |name: String| match &of_last {
        Condition::Set(_) => Some(Condition::Set(name)),
        Condition::Not(inner) if matches!(**inner, Condition::Set(_)) => Some(not(Condition::Set(name))),
        _ => None,
    };
    let mut parts: Vec<Condition> = names?.into_iter().map(set).collect::<Option<_>>()?;
    parts.push(of_last);
    Some((Condition::All(parts), end))
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
    equality(sentence, &argument, from)
}
