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

impl GroupKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::ExactlyOne, Self::AtLeastOne, Self::AtMostOne, Self::AllOrNone];

    /// The name of the kind in written formats: `exactly_one`. [`GroupKind::parse`] reads it back.
    #[must_use]
    pub const fn family(self) -> &'static str {
        match self {
            Self::ExactlyOne => "exactly_one",
            Self::AtLeastOne => "at_least_one",
            Self::AtMostOne => "at_most_one",
            Self::AllOrNone => "all_or_none",
        }
    }

    /// The kind with this name in written formats, or `None` where there is none.
    ///
    /// ```
    /// use ferroform_rules::GroupKind;
    /// assert_eq!(GroupKind::parse("exactly_one"), Some(GroupKind::ExactlyOne));
    /// assert_eq!(GroupKind::parse("one"), None);
    /// ```
    #[must_use]
    pub fn parse(family: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.family() == family)
    }
}

/// Whether the arguments at these paths are set as the group demands.
///
/// A switch that is off is set where one of a group must be, and not set where only one may be: documents mean both by
/// "set", and either way nothing is refused that a provider takes.
pub fn judge_group<'a>(kind: GroupKind, arguments: &'a [String], facts: &dyn Facts) -> Verdict<'a> {
    let (mut on, mut set, mut unset) = (Vec::new(), Vec::new(), Vec::new());
    for path in arguments {
        let known = facts.known(path);
        match known.is_set() {
            Truth::True => set.push(path.as_str()),
            Truth::False => unset.push(path.as_str()),
            Truth::Unknown => {}
        }
        if known.is_on() == Truth::True {
            on.push(path.as_str());
        }
    }
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

#[cfg(test)]
mod tests {
    use super::GroupKind;

    #[test]
    fn every_kind_is_read_by_its_name() {
        for kind in GroupKind::ALL {
            assert_eq!(GroupKind::parse(kind.family()), Some(kind));
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_are_those_of_the_serialized_schema() {
        for kind in GroupKind::ALL {
            let written = serde_json::to_value(kind).expect("a name");
            assert_eq!(written, kind.family());
        }
    }
}
