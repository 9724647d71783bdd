//! How loud each kind of warning is, by somebody's wish.

use super::{Code, Diagnostic, Severity};
#[cfg(feature = "serde")]
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// How loud a kind of warning is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Level {
    /// It is not told.
    Allow,
    /// It is a warning.
    Warn,
    /// It is an error.
    Deny,
}

impl Level {
    /// Every level, by name.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("allow", Self::Allow), ("warn", Self::Warn), ("deny", Self::Deny)];

    /// The level of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
    }
}

/// The levels of warnings and notes that somebody has set. Errors have none: what cannot be compiled cannot be allowed.
///
/// ```
/// use ferroform_schema::diagnostic::{Code, Diagnostic, Level, Levels, Severity};
/// let mut levels = Levels::default();
/// levels.set(Code::NoTypeCue, Level::Allow);
/// levels.set(Code::ContradictedRule, Level::Deny);
/// let told = levels.apply(vec![
///     Diagnostic::without_place(Code::NoTypeCue, "nothing says what `gear` takes"),
///     Diagnostic::without_place(Code::ContradictedRule, "an example breaks a rule"),
/// ]);
/// assert_eq!(told.len(), 1);
/// assert_eq!(told[0].severity, Severity::Error);
/// assert!(told[0].is_denied());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levels(BTreeMap<Code, Level>);

impl Levels {
    /// Sets the level of a kind of warning; that of an error has no effect.
    pub fn set(&mut self, code: Code, level: Level) {
        self.0.insert(code, level);
    }

    /// The level of a kind of warning or note, where somebody has set one.
    #[must_use]
    pub fn of(&self, code: Code) -> Option<Level> {
        self.0.get(&code).copied()
    }

    /// The diagnostics without those that are allowed; those that are denied as errors, and notes that are to be told as
    /// warnings.
    #[must_use]
    pub fn apply(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        diagnostics.retain_mut(|diagnostic| {
            if diagnostic.severity == Severity::Error {
                return true;
            }
            let Some(level) = self.of(diagnostic.code) else { return true };
            diagnostic.severity = if level == Level::Deny { Severity::Error } else { Severity::Warning };
            level != Level::Allow
        });
        diagnostics
    }
}

#[cfg(feature = "serde")]
impl Serialize for Levels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, level)| (code.name(), level)))
    }
}
