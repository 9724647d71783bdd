//! What a rule demands of one argument.

use crate::{Characters, Condition, Format, Number};

/// What a rule demands. Paths of other arguments name siblings in the same block; a path with dots starts at the root
/// of the resource and goes through the blocks that enclose the rule ([`crate::path_from_around`]).
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Check {
    /// The value is one of a set.
    OneOf(ValueSet),
    /// The value, read as a number, lies in a range.
    Range(Range),
    /// The text is a number with a unit (`300s`, `5MB`), and the number lies in a range. A text with another unit is
    /// not judged: documents bound each unit by itself.
    Measure(Measure),
    /// The text has a number of characters.
    Length(Bounds),
    /// The list, set, map or repeated block has a number of items.
    Items(Bounds),
    /// The value is a multiple of a number.
    MultipleOf(Number),
    /// The text matches a regular expression.
    Pattern(String),
    /// The text is made of certain characters.
    Characters(Characters),
    /// The text begins or ends with a given one, or may not.
    Affixes(Affixes),
    /// The text has the shape of one of these, in which `{name}` stands for one character or more:
    /// `projects/{project}/topics/{topic}`.
    Template(Vec<String>),
    /// The text has a well-known form.
    Format(Format),
    /// The argument must be set. Only with a condition: what is always required is a presence, not a rule.
    Required,
    /// The argument may be set only when this holds.
    OnlyWhen(Condition),
    /// The argument may not be set together with any of these.
    ConflictsWith(Vec<String>),
    /// The argument may be set only together with all of these.
    RequiredWith(Vec<String>),
}

impl Check {
    /// The name of the rule family, as summaries and overlays use it.
    #[must_use]
    #[inline]
    pub const fn family(&self) -> &'static str {
        match self {
            Self::OneOf(_) => "one_of",
            Self::Range(_) => "range",
            Self::Measure(_) => "measure",
            Self::Length(_) => "length",
            Self::Items(_) => "items",
            Self::MultipleOf(_) => "multiple_of",
            Self::Pattern(_) => "pattern",
            Self::Characters(_) => "characters",
            Self::Affixes(_) => "affixes",
            Self::Template(_) => "template",
            Self::Format(_) => "format",
            Self::Required => "required_when",
            Self::OnlyWhen(_) => "only_when",
            Self::ConflictsWith(_) => "conflicts_with",
            Self::RequiredWith(_) => "required_with",
        }
    }
}

/// A set of values.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ValueSet {
    /// The values, in the document's order, without duplicates.
    pub values: Vec<EnumValue>,
    /// Whether no other value is allowed. "Valid values include …" leaves the set open.
    pub closed: bool,
}

/// One value of a set.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EnumValue {
    /// The value as it is written in a configuration. Numbers and booleans are kept as their text.
    pub value: String,
    /// What the document says beside the value.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
    /// When the value may be used; always when absent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub when: Option<Condition>,
}

/// A range of numbers. At least one end is present.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Range {
    /// The least value.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub min: Option<Number>,
    /// The greatest value.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub max: Option<Number>,
    /// Whether `min` itself is excluded ("greater than 0").
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "std::ops::Not::not"))]
    pub exclusive_min: bool,
    /// Whether `max` itself is excluded ("less than 100").
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "std::ops::Not::not"))]
    pub exclusive_max: bool,
    /// A value outside the range that is allowed as well ("`-1` or 1 to 100").
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub or: Option<Number>,
}

/// A range of numbers that are written with a unit.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Measure {
    /// The unit, as it is written behind the number (`s`, `MB`).
    pub unit: String,
    /// The range of the number.
    pub range: Range,
}

/// Bounds on a length or a count. At least one end is present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bounds {
    /// The least number.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub min: Option<u64>,
    /// The greatest number.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub max: Option<u64>,
}

impl Bounds {
    /// Whether a count lies within them.
    #[must_use]
    pub fn hold(self, count: u64) -> bool {
        self.min.is_none_or(|min| count >= min) && self.max.is_none_or(|max| count <= max)
    }
}

/// How a text begins and ends. Where there are several, one of them is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Affixes {
    /// The texts that it begins with.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub begins: Vec<String>,
    /// The texts that it ends with.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub ends: Vec<String>,
    /// Whether it may begin and end with none of them instead.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "std::ops::Not::not"))]
    pub not: bool,
}

impl Affixes {
    pub(crate) fn hold(&self, text: &str) -> bool {
        let begins = self.begins.iter().any(|begin| text.starts_with(begin.as_str()));
        let ends = self.ends.iter().any(|end| text.ends_with(end.as_str()));
        if self.not {
            return !begins && !ends;
        }
        (self.begins.is_empty() || begins) && (self.ends.is_empty() || ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Summaries, overlays and other tools know rules by these names.
    #[test]
    fn families_have_their_names() {
        let words = || vec!["a".to_owned()];
        let families = [
            (Check::OneOf(ValueSet { values: Vec::new(), closed: true }), "one_of"),
            (Check::Range(Range::default()), "range"),
            (Check::Measure(Measure { unit: "bytes".to_owned(), range: Range::default() }), "measure"),
            (Check::Length(Bounds::default()), "length"),
            (Check::Items(Bounds::default()), "items"),
            (Check::MultipleOf(Number::Integer(2)), "multiple_of"),
            (Check::Pattern("a".to_owned()), "pattern"),
            (Check::Template(words()), "template"),
            (Check::Required, "required_when"),
            (Check::ConflictsWith(words()), "conflicts_with"),
            (Check::RequiredWith(words()), "required_with"),
        ];
        for (check, name) in families {
            assert_eq!(check.family(), name);
        }
    }
}
