//! How a rule is broken, and what to say about it.

use crate::words::leading;
use crate::{Check, Condition, RuleWords, alternatives, enumeration, path_in_words};

/// How a rule is broken.
#[derive(Debug, Clone, PartialEq)]
pub enum Breach<'a> {
    /// A value that the rule does not allow.
    Value {
        /// The value.
        value: String,
        /// A value like it that is allowed.
        nearest: Option<&'a str>,
    },
    /// A value that is allowed in other cases only.
    ValueElsewhere {
        /// The value.
        value: String,
        /// The cases.
        allowed: &'a Condition,
    },
    /// A text with the wrong number of characters.
    Characters {
        /// The number.
        count: u64,
    },
    /// The wrong number of items.
    Count {
        /// The number.
        count: u64,
    },
    /// An argument that must be set is not.
    Missing,
    /// An argument that is set where it may not be.
    Elsewhere {
        /// Where it may be set.
        allowed: &'a Condition,
    },
    /// An argument that is set together with one that excludes it.
    Together {
        /// The other.
        other: &'a str,
    },
    /// An argument that is set without the ones that it needs.
    Without {
        /// These.
        missing: Vec<&'a str>,
    },
    /// None of a group is set.
    NoneSet,
    /// More than one of a group is set.
    Several {
        /// The ones that are set.
        set: Vec<&'a str>,
    },
    /// Some of a group are set and others are not.
    Partly {
        /// The ones that are set.
        set: Vec<&'a str>,
        /// The ones that are not.
        unset: Vec<&'a str>,
    },
}

impl Breach<'_> {
    /// What must hold for an argument, as a sentence without an end: "`mode` must be `FAST` or `SLOW`".
    #[must_use]
    pub fn message(&self, name: &str, check: &Check, when: Option<&Condition>) -> String {
        match self {
            Self::ValueElsewhere { value, allowed } => {
                format!("`{name}` may be `{value}` only {} {allowed}", leading(allowed))
            }
            _ => format!("`{name}` {}", RuleWords { check, when }),
        }
    }

    /// What to do about it, where there is more to say than the rule itself does.
    #[must_use]
    pub fn advice(&self, name: &str) -> Option<String> {
        Some(match self {
            Self::Value { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::Value { nearest: None, .. }
            | Self::ValueElsewhere { .. }
            | Self::Elsewhere { .. }
            | Self::Missing => {
                return None;
            }
            Self::Characters { count: 1 } => "it has 1 character".to_owned(),
            Self::Characters { count } => format!("it has {count} characters"),
            Self::Count { count: 1 } => "it has 1 item".to_owned(),
            Self::Count { count } => format!("it has {count} items"),
            Self::Together { other } => format!("drop `{name}` or `{}`", path_in_words(other)),
            Self::Without { missing } => {
                format!(
                    "set {} as well, or drop `{name}`",
                    enumeration(missing.iter().copied().map(path_in_words))
                )
            }
            Self::NoneSet => "none of them is set".to_owned(),
            Self::Several { set } => {
                format!("{} are set; keep one of them", enumeration(set.iter().copied()))
            }
            Self::Partly { unset, .. } => format!("set {} as well", enumeration(unset.iter().copied())),
        })
    }

    /// What was done, as a verb with its object: "sets it to `x`".
    #[must_use]
    #[inline]
    pub fn deed(&self) -> String {
        match self {
            Self::Value { value, .. } | Self::ValueElsewhere { value, .. } => {
                format!("sets it to `{}`", short(value))
            }
            Self::Characters { count } => format!("gives it {count} characters"),
            Self::Count { count } => format!("gives it {count} items"),
            Self::Missing => "leaves it out".to_owned(),
            Self::Elsewhere { .. } => "sets it in another case".to_owned(),
            Self::Together { other } => format!("sets it together with `{}`", path_in_words(other)),
            Self::Without { missing } => {
                format!("sets it without {}", enumeration(missing.iter().copied().map(path_in_words)))
            }
            Self::NoneSet => "sets none of them".to_owned(),
            Self::Several { set } => format!("sets {}", enumeration(set.iter().copied())),
            Self::Partly { set, unset } => {
                format!(
                    "sets {} without {}",
                    enumeration(set.iter().copied()),
                    alternatives(unset.iter().copied())
                )
            }
        }
    }
}

/// A text that fits into a message.
#[inline]
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Number;

    const NAME: &str = "mode";

    fn told(breach: &Breach<'_>) -> (Option<String>, String) {
        (breach.advice(NAME), breach.deed())
    }

    #[test]
    fn the_rule_is_told_with_the_name_and_a_value_of_other_cases_with_these() {
        let check = Check::MultipleOf(Number::Integer(5));
        let when = Condition::Set("dimmer".into());
        let breach = Breach::Value { value: "7".into(), nearest: None };
        assert_eq!(breach.message(NAME, &check, None), "`mode` must be a multiple of 5");
        assert_eq!(
            breach.message(NAME, &check, Some(&when)),
            "`mode` must be a multiple of 5, when `dimmer` is set"
        );
        let elsewhere = Breach::ValueElsewhere { value: "SOFT".into(), allowed: &when };
        assert_eq!(elsewhere.message(NAME, &check, None), "`mode` may be `SOFT` only when `dimmer` is set");
    }

    #[test]
    fn what_was_done_is_told_and_what_to_do_where_the_rule_does_not_say_it() {
        let when = Condition::Set("dimmer".into());
        let some = |text: &str| Some(text.to_owned());
        let breaches = [
            (
                Breach::Value { value: "SOFR".into(), nearest: Some("SOFT") },
                some("did you mean `SOFT`?"),
                "sets it to `SOFR`",
            ),
            (Breach::Value { value: "x".into(), nearest: None }, None, "sets it to `x`"),
            (Breach::ValueElsewhere { value: "x".into(), allowed: &when }, None, "sets it to `x`"),
            (Breach::Elsewhere { allowed: &when }, None, "sets it in another case"),
            (Breach::Missing, None, "leaves it out"),
            (Breach::Characters { count: 1 }, some("it has 1 character"), "gives it 1 characters"),
            (Breach::Characters { count: 2 }, some("it has 2 characters"), "gives it 2 characters"),
            (Breach::Count { count: 1 }, some("it has 1 item"), "gives it 1 items"),
            (Breach::Count { count: 0 }, some("it has 0 items"), "gives it 0 items"),
            (
                Breach::Together { other: "part.size" },
                some("drop `mode` or `part.size`"),
                "sets it together with `part.size`",
            ),
            (
                Breach::Without { missing: vec!["a", "b"] },
                some("set `a` and `b` as well, or drop `mode`"),
                "sets it without `a` and `b`",
            ),
            (Breach::NoneSet, some("none of them is set"), "sets none of them"),
            (
                Breach::Several { set: vec!["a", "b"] },
                some("`a` and `b` are set; keep one of them"),
                "sets `a` and `b`",
            ),
            (
                Breach::Partly { set: vec!["a"], unset: vec!["b", "c"] },
                some("set `b` and `c` as well"),
                "sets `a` without `b` or `c`",
            ),
        ];
        for (breach, advice, deed) in breaches {
            assert_eq!(told(&breach), (advice, deed.to_owned()));
        }
    }

    #[test]
    fn a_long_value_is_shown_by_its_beginning() {
        let sixty = "ä".repeat(60);
        assert_eq!(short(&sixty), sixty);
        assert_eq!(short(&format!("{sixty}b")), format!("{sixty}…"));
        assert_eq!(short("a\nb"), "a…");
        assert_eq!(short("a\n"), "a…");
        assert_eq!(short(""), "");
    }
}
