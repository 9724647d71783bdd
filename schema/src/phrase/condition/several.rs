//! What is said of several arguments at once, and several things said of one.

use super::super::{list, sentence::Sentence};
use super::{BEFORE_NAME, Parsed, about_argument, equality, not};
use crate::model::Condition;

/// `` `a` and `b` are not set ``: what is said of both holds for each. `` `a` or `b` is set ``: it holds for one of them.
pub(super) fn both(sentence: &Sentence<'_>, from: usize) -> Option<Parsed> {
    let neither = sentence.rest(from).starts_with("neither ");
    let from = from + if neither { "neither ".len() } else { 0 };
    let begin = from + BEFORE_NAME.at(&sentence.lower, from)?.get(0)?.end();
    let list = list::read(sentence, begin, false)?;
    let (last, others) = list.items.split_last()?;
    let joined = sentence.lower.get(begin..last.end)?;
    let either = joined.contains(" or ");
    if others.is_empty() || (either && joined.contains(" and ")) {
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
    let set = matches!(parts.first(), Some(Condition::Set(_)));
    match (neither, either) {
        (true, _) => set.then(|| (Condition::All(parts.into_iter().map(not).collect()), end)),
        (false, false) => Some((Condition::All(parts), end)),
        // "If `a` or `b` is not set" can mean both and one.
        (false, true) => set.then_some((Condition::Any(parts), end)),
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
    equality(sentence, &argument, from)
}
