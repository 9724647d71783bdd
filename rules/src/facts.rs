//! What a caller knows.

use std::borrow::Cow;

/// What is known about a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not.
    False,
    /// It depends on what is not known: an expression, a context, a part that is left out.
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
    /// Whether both are true: one that is false decides, whatever is unknown.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::True, Self::True) => Self::True,
        }
    }

    /// Whether one of the two is true: it decides, whatever is unknown.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::False, Self::False) => Self::False,
        }
    }

    /// Whether all of these are true.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::True, Self::and)
    }

    /// Whether one of these is true.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::False, Self::or)
    }
}

/// A value as rules see it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A number, in decimal digits.
    Number(Cow<'a, str>),
    /// `true` or `false`.
    Bool(bool),
    /// The items of a list or set, or repeated blocks.
    List(Vec<Value<'a>>),
    /// A map with this number of members.
    Map(usize),
    /// One block.
    Block,
    /// Something that only Terraform knows: a reference, an expression, blocks made by one.
    Hidden,
}

impl<'a> Value<'a> {
    /// A scalar as its text, borrowed as far as it can be.
    #[must_use]
    pub fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Bool(value) => Some(Cow::Borrowed(if value { "true" } else { "false" })),
            Self::List(_) | Self::Map(_) | Self::Block | Self::Hidden => None,
        }
    }

    /// A scalar as its text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Bool(value) => Some(if *value { "true" } else { "false" }),
            Self::List(_) | Self::Map(_) | Self::Block | Self::Hidden => None,
        }
    }

    /// The number of items, where it is known.
    #[must_use]
    pub fn items(&self) -> Option<u64> {
        let count = match self {
            Self::List(items) => items.len(),
            Self::Map(members) => *members,
            Self::Block => 1,
            Self::Text(_) | Self::Number(_) | Self::Bool(_) | Self::Hidden => return None,
        };
        u64::try_from(count).ok()
    }

    /// Only a literal decides; a list does where it has items and all of them agree.
    pub(crate) fn is_one_of(&self, values: &[String]) -> Truth {
        match self {
            Self::List(items) => {
                let (mut all, mut any) = (Truth::True, Truth::False);
                for item in items {
                    let one = item.is_one_of(values);
                    (all, any) = (all.and(one), any.or(one));
                }
                if all == any { all } else { Truth::Unknown }
            }
            _ => match self.text() {
                Some(text) => values.iter().any(|value| value == text).into(),
                None => Truth::Unknown,
            },
        }
    }
}

/// What a caller knows of an argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Known<'a> {
    /// It is not set.
    Unset,
    /// It is set, to this.
    Value(Value<'a>),
    /// It may be set: nobody knows, or it depends on what is not known.
    Maybe,
}

impl Known<'_> {
    /// It is set, to something that is not known.
    #[must_use]
    pub const fn set() -> Self {
        Self::Value(Value::Hidden)
    }

    /// Whether it is set.
    #[must_use]
    pub const fn is_set(&self) -> Truth {
        match self {
            Self::Unset => Truth::False,
            Self::Value(_) => Truth::True,
            Self::Maybe => Truth::Unknown,
        }
    }

    /// Whether it is set to something that can stand against another argument. A switch that is off does not: providers
    /// read `false` and nothing as the same where arguments exclude each other.
    #[must_use]
    pub const fn is_on(&self) -> Truth {
        match self {
            Self::Value(Value::Bool(false)) => Truth::False,
            other => other.is_set(),
        }
    }
}

/// What a caller knows about the arguments beside the one that a rule is about.
pub trait Facts {
    /// What is known of the argument at a path: a sibling, or from the root of the resource where the path has dots
    /// ([`crate::path_from_around`]).
    fn known(&self, path: &str) -> Known<'_>;

    /// The value that the document states for an argument that is not set, as its text: only where it states exactly
    /// one, without a condition, and where the block that it would stand in stands.
    fn default(&self, _path: &str) -> Option<Cow<'_, str>> {
        None
    }

    /// Whether the resource is used in a context that the document names in words.
    fn context(&self, _name: &str) -> Truth {
        Truth::Unknown
    }

    /// Whether a text matches a regular expression; nothing where the caller has no engine, or the engine does not know
    /// the pattern. Patterns that are a mere class of characters are decided without it.
    fn matches(&self, _pattern: &str, _text: &str) -> Option<bool> {
        None
    }
}
