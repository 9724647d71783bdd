//! Rules over several arguments.

use crate::{Breach, Facts, Truth, Verdict};

/// How many of a group of arguments must be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum GroupKind {
    /// Exactly one.
    ExactlyOne,
    /// One or more.
    AtLeastOne,
    /// None or one.
    AtMostOne,
    /// All or none.
    AllOrNone,
}

/// Whether the arguments at these paths are set as the group demands.
///
/// A switch that is off is set where one of a group must be, and not set where only one may be: documents mean both by
/// "set", and either way nothing is refused that a provider takes.
pub fn judge_group<'a>(
    kind: GroupKind,
    arguments: &'a [String],
    facts: &(impl Facts + ?Sized),
) -> Verdict<'a> {
    let states = arguments.iter().map(|path| {
        let known = facts.known(path);
        (path.as_str(), known.is_set(), known.is_on())
    });
    let states: Vec<(&'a str, Truth, Truth)> = states.collect();
    let names = |wanted: &dyn Fn(Truth, Truth) -> bool| -> Vec<&'a str> {
        states.iter().filter(|(_, set, on)| wanted(*set, *on)).map(|(path, ..)| *path).collect()
    };
    let on = names(&|_, on| on == Truth::True);
    let set = names(&|set, _| set == Truth::True);
    let unset = names(&|set, _| set == Truth::False);
    let undecided = set.len() + unset.len() < arguments.len();
    let too_many = matches!(kind, GroupKind::ExactlyOne | GroupKind::AtMostOne) && on.len() > 1;
    let too_few =
        matches!(kind, GroupKind::ExactlyOne | GroupKind::AtLeastOne) && unset.len() == arguments.len();
    if too_many {
        return Verdict::Broken(vec![Breach::Several { set: on }]);
    }
    if too_few {
        return Verdict::Broken(vec![Breach::NoneSet]);
    }
    if kind == GroupKind::AllOrNone && !on.is_empty() && !unset.is_empty() {
        return Verdict::Broken(vec![Breach::Partly { set: on, unset }]);
    }
    if undecided && (kind != GroupKind::AtLeastOne || set.is_empty()) {
        Verdict::Silent
    } else {
        Verdict::Obeyed
    }
}
