//! Rules in English, for messages, `explain` and documentation.

use super::{DefaultValue, Group, Rule};
use ferroform_rules::{GroupWords, RuleWords};
use std::fmt::{Display, Formatter, Result};

impl Display for Rule {
    /// The rule in one clause: "must be between 50 and 29,000, when used with WebSocket APIs".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        RuleWords { check: &self.check, when: self.when.as_ref() }.fmt(f)
    }
}

impl Display for Group {
    /// "exactly one of `a` and `b` must be set".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        GroupWords { kind: self.kind, arguments: &self.arguments, when: self.when.as_ref() }.fmt(f)
    }
}

impl Display for DefaultValue {
    /// The literal as JSON in ticks, or the words.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Literal(serde_json::Value::String(text)) => write!(f, "`{text}`"),
            Self::Literal(value) => write!(f, "`{value}`"),
            Self::Words(words) => f.write_str(words),
        }
    }
}
