//! Rules that documents state about arguments.

use super::{Basis, Number};
use serde::{Deserialize, Serialize};

/// One rule about one argument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// What must hold.
    pub check: Check,
    /// When it must hold; always when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Whether the document's own examples obey it.
    #[serde(default, skip_serializing_if = "Standing::is_default")]
    pub standing: Standing,
    /// The sentence that states it, in the document's words.
    pub text: String,
    /// Where it is stated, strongest first.
    pub bases: Vec<Basis>,
}

/// What a rule demands. Paths of other arguments name siblings in the same block; a path with dots starts at the root
/// of the resource.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The value is one of a set.
    OneOf(ValueSet),
    /// The value, read as a number, lies in a range.
    Range(Range),
    /// The text has a number of characters.
    Length(Bounds),
    /// The list, set, map or repeated block has a number of items.
    Items(Bounds),
    /// The value is a multiple of a number.
    MultipleOf(Number),
    /// The text matches a regular expression.
    Pattern(String),
    /// The text has a well-known form.
    Format(Format),
    /// The argument must be set. Only with [`Rule::when`]: what is always required is a presence, not a rule.
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
    pub const fn family(&self) -> &'static str {
        match self {
            Self::OneOf(_) => "one_of",
            Self::Range(_) => "range",
            Self::Length(_) => "length",
            Self::Items(_) => "items",
            Self::MultipleOf(_) => "multiple_of",
            Self::Pattern(_) => "pattern",
            Self::Format(_) => "format",
            Self::Required => "required_when",
            Self::OnlyWhen(_) => "only_when",
            Self::ConflictsWith(_) => "conflicts_with",
            Self::RequiredWith(_) => "required_with",
        }
    }
}

/// A set of values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueSet {
    /// The values, in the document's order, without duplicates.
    pub values: Vec<EnumValue>,
    /// Whether no other value is allowed. "Valid values include …" leaves the set open.
    pub closed: bool,
}

/// One value of a set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnumValue {
    /// The value as it is written in a configuration. Numbers and booleans are kept as their text.
    pub value: String,
    /// What the document says beside the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When the value may be used; always when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// A range of numbers. At least one end is present.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Range {
    /// The least value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// The greatest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// Whether `min` itself is excluded ("greater than 0").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive_min: bool,
    /// Whether `max` itself is excluded ("less than 100").
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive_max: bool,
    /// A value outside the range that is allowed as well ("`-1` or 1 to 100").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or: Option<Number>,
}

/// Bounds on a length or a count. At least one end is present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bounds {
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u64>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u64>,
}

/// Well-known forms of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// An Amazon Resource Name.
    Arn,
    /// A JSON document.
    Json,
    /// An IP range in CIDR notation.
    Cidr,
    /// A time in RFC 3339 form.
    Rfc3339,
    /// Base64 text.
    Base64,
}

/// When a rule applies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The resource is used in a context that the document names in words ("WebSocket APIs"); a
    /// [`super::ContextBinding`] can make it decidable.
    Context(String),
    /// An argument has one of these values.
    Is {
        /// Path of the argument.
        argument: String,
        /// The values, as text.
        values: Vec<String>,
    },
    /// An argument is set.
    Set(String),
    /// The condition does not hold.
    Not(Box<Condition>),
    /// All of these hold.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// A condition in the document's words that nothing can decide.
    Words(String),
}

impl std::fmt::Display for Condition {
    /// The condition in English: "`integration_type` is `AWS_PROXY`".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |f: &mut std::fmt::Formatter<'_>, parts: &[Self], word: &str| {
            for (i, part) in parts.iter().enumerate() {
                if i > 0 {
                    write!(f, " {word} ")?;
                }
                write!(f, "{part}")?;
            }
            Ok(())
        };
        let values =
            |values: &[String]| values.iter().map(|v| format!("`{v}`")).collect::<Vec<_>>().join(" or ");
        match self {
            Self::Context(name) => write!(f, "used with {name}"),
            Self::Is { argument, values: v } => write!(f, "`{argument}` is {}", values(v)),
            Self::Set(argument) => write!(f, "`{argument}` is set"),
            Self::Not(inner) => match &**inner {
                Self::Is { argument, values: v } => write!(f, "`{argument}` is not {}", values(v)),
                Self::Set(argument) => write!(f, "`{argument}` is not set"),
                Self::Context(name) => write!(f, "not used with {name}"),
                other => write!(f, "not ({other})"),
            },
            Self::All(parts) => list(f, parts, "and"),
            Self::Any(parts) => list(f, parts, "or"),
            Self::Words(text) => f.write_str(text),
        }
    }
}

/// Whether the document's own examples obey a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// No example breaks it: it is enforced.
    #[default]
    Holds,
    /// At least one example breaks it: it is a warning.
    Contradicted {
        /// Title or place of the example that breaks it.
        by: String,
    },
}

impl Standing {
    fn is_default(&self) -> bool {
        *self == Self::Holds
    }
}
