//! Conditions of rules, decided as far as a configuration allows.

use crate::model::Condition;

/// What is known about a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    True,
    False,
    /// It depends on what is not known: a reference, a context, a part that is left out.
    Unknown,
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

impl Truth {
    /// Whether all of these are true: one that is false decides, whatever is unknown.
    pub(super) fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::True, |all, part| match (all, part) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::True, Self::True) => Self::True,
        })
    }

    /// Whether one of these is true.
    pub(super) fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        !Self::all(parts.into_iter().map(|part| !part))
    }
}

/// What a configuration shows of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// It is not set: the provider decides what value it has, whatever a document says about it.
    Unset,
    /// It is set to this literal; to all of these where its block is repeated.
    Literal(Vec<String>),
    /// It is set to something that is not a literal.
    Hidden,
    /// Nobody knows whether it is set.
    Unknown,
}

impl Seen {
    /// Whether it is set.
    pub(super) fn is_set(&self) -> Truth {
        match self {
            Self::Unset => Truth::False,
            Self::Literal(_) | Self::Hidden => Truth::True,
            Self::Unknown => Truth::Unknown,
        }
    }

    /// Whether it is set to something that can stand against another argument: a switch that is off does not.
    pub(super) fn is_on(&self) -> Truth {
        match self {
            Self::Literal(texts) if texts.iter().all(|text| text == "false") => Truth::False,
            seen => seen.is_set(),
        }
    }

    /// As at synth, only a literal decides.
    fn is_one_of(&self, values: &[String]) -> Truth {
        let one = |text: &String| values.contains(text);
        match self {
            Self::Literal(texts) if texts.iter().all(one) => Truth::True,
            Self::Literal(texts) if !texts.iter().any(one) => Truth::False,
            _ => Truth::Unknown,
        }
    }
}

/// Decides a condition; `seen` looks up an argument by the path that the condition names.
pub(super) fn decide(condition: &Condition, seen: &dyn Fn(&str) -> Seen) -> Truth {
    match condition {
        // Decided by another resource, or by nobody.
        Condition::Context(_) | Condition::Words(_) => Truth::Unknown,
        Condition::Is { argument, values } => seen(argument).is_one_of(values),
        Condition::Set(argument) => seen(argument).is_set(),
        Condition::Not(inner) => !decide(inner, seen),
        Condition::All(parts) => Truth::all(parts.iter().map(|part| decide(part, seen))),
        Condition::Any(parts) => Truth::any(parts.iter().map(|part| decide(part, seen))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(argument: &str, value: &str) -> Condition {
        Condition::Is { argument: argument.into(), values: vec![value.into()] }
    }

    fn seen(argument: &str) -> Seen {
        match argument {
            "red" => Seen::Literal(vec!["yes".into()]),
            "mixed" => Seen::Literal(vec!["yes".into(), "no".into()]),
            "reference" => Seen::Hidden,
            "absent" => Seen::Unset,
            _ => Seen::Unknown,
        }
    }

    #[test]
    fn values_are_compared_where_they_are_known() {
        let is_yes = |argument: &str| decide(&is(argument, "yes"), &seen);
        assert_eq!(is_yes("red"), Truth::True);
        for unknown in ["mixed", "reference", "absent", "left out"] {
            assert_eq!(is_yes(unknown), Truth::Unknown, "{unknown}");
        }
        assert_eq!(decide(&is("mixed", "maybe"), &seen), Truth::False);
    }

    #[test]
    fn being_set_does_not_need_the_value() {
        let set = |argument: &str| decide(&Condition::Set(argument.into()), &seen);
        assert_eq!(set("reference"), Truth::True);
        assert_eq!(set("absent"), Truth::False);
        assert_eq!(set("left out"), Truth::Unknown);
    }

    #[test]
    fn what_is_known_decides_over_what_is_not() {
        let unknown = || Condition::Context("ceiling lamps".into());
        let yes = || is("red", "yes");
        let no = || Condition::Not(Box::new(yes()));
        let decide = |condition: Condition| decide(&condition, &seen);
        assert_eq!(decide(Condition::All(vec![unknown(), no()])), Truth::False);
        assert_eq!(decide(Condition::All(vec![unknown(), yes()])), Truth::Unknown);
        assert_eq!(decide(Condition::Any(vec![unknown(), yes()])), Truth::True);
        assert_eq!(decide(Condition::Any(vec![unknown(), no()])), Truth::Unknown);
        assert_eq!(decide(Condition::Not(Box::new(unknown()))), Truth::Unknown);
    }
}
