//! Arguments as policies and aspects see them.

use crate::data::{Args, Data, Node, Repr, number};
use crate::tree::RawOverride;
use std::fmt;

/// Longest text that is shown in full.
const LONGEST: usize = 80;

/// The value of an argument, as far as the program knows it.
///
/// It compares with what Rust writes for it: `queue.argument("fifo_queue") == true`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ArgumentValue {
    /// The argument is not set.
    Absent,
    /// Terraform's `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Literal text.
    Text(String),
    /// A list, or blocks of one kind.
    List(Vec<ArgumentValue>),
    /// A map, an object or a block: its members in the order in which they were set.
    Object(Vec<(String, ArgumentValue)>),
    /// What only Terraform knows: a reference, a call, an operator, blocks that are repeated over a collection.
    Expression,
}

static ABSENT: ArgumentValue = ArgumentValue::Absent;
static EXPRESSION: ArgumentValue = ArgumentValue::Expression;

impl ArgumentValue {
    /// Whether it is there at all. What an expression gives may still turn out to be null.
    #[must_use]
    #[inline]
    pub const fn is_set(&self) -> bool {
        !matches!(self, Self::Absent | Self::Null)
    }

    /// Whether only Terraform knows it.
    #[must_use]
    #[inline]
    pub const fn is_expression(&self) -> bool {
        matches!(self, Self::Expression)
    }

    /// What stands at a path: names with dots between them, numbers for items (`rule.0.name`). A single block is its own
    /// item `0`; within an expression, everything is one.
    #[must_use]
    #[inline]
    pub fn at(&self, path: &str) -> &Self {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let below = match (self, first.parse::<usize>()) {
            (Self::Expression, _) => return &EXPRESSION,
            (Self::List(items), Ok(index)) => items.get(index).unwrap_or(&ABSENT),
            (Self::Object(_), Ok(0)) if !self.member(first).is_set() => self,
            _ => self.member(first),
        };
        rest.map_or(below, |rest| below.at(rest))
    }

    /// The text, where it is a literal.
    #[must_use]
    #[inline]
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, where it is a literal.
    #[must_use]
    #[inline]
    pub const fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// `true` or `false`, where it is a literal.
    #[must_use]
    #[inline]
    pub const fn flag(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    /// The items of a list; a single block is one of them.
    #[must_use]
    #[inline]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Object(_) => std::slice::from_ref(self),
            _ => &[],
        }
    }

    /// The members of a map, an object or a block.
    #[must_use]
    #[inline]
    pub fn members(&self) -> &[(String, Self)] {
        if let Self::Object(members) = self { members } else { &[] }
    }

    #[inline]
    fn member(&self, name: &str) -> &Self {
        self.members().iter().find(|(known, _)| known == name).map_or(&ABSENT, |(_, value)| value)
    }

    #[inline]
    pub(crate) fn of(data: &Data) -> Self {
        match &data.0 {
            Repr::Absent => Self::Absent,
            Repr::Null => Self::Null,
            Repr::Bool(value) => Self::Bool(*value),
            Repr::Number(number) => Self::Number(number.as_f64()),
            Repr::Text(text) => Self::Text(text.to_string()),
            Repr::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Repr::Map(members) => {
                Self::Object(members.iter().map(|(key, value)| (key.to_string(), Self::of(value))).collect())
            }
            Repr::Block(args) => Self::of_args(args),
            Repr::Expr(node) if let Node::Literal(literal) = &**node => Self::of(literal),
            Repr::Dynamic(_) | Repr::Expr(_) => Self::Expression,
        }
    }

    #[inline]
    pub(crate) fn of_args(args: &Args) -> Self {
        Self::Object(args.iter().map(|(name, value)| (name.to_owned(), Self::of(value))).collect())
    }

    /// With what is laid over it, as synth does it.
    #[inline]
    pub(crate) fn lay_over(&mut self, raw: &RawOverride) {
        self.set(&raw.steps, &raw.data);
    }

    #[inline]
    fn set(&mut self, path: &[String], data: &Data) {
        let Some((first, rest)) = path.split_first() else {
            *self = Self::of(data);
            return;
        };
        if let Self::List(items) = self
            && let Ok(index) = first.parse::<usize>()
        {
            if index == items.len() {
                items.push(Self::Absent);
            }
            // Synth reports what is further out.
            if let Some(item) = items.get_mut(index) {
                item.set(rest, data);
            }
            return;
        }
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Vec::new());
        }
        let Self::Object(members) = self else { return };
        match members.iter_mut().find(|(name, _)| name == first) {
            Some((_, value)) => value.set(rest, data),
            None => {
                let mut value = Self::Absent;
                value.set(rest, data);
                members.push((first.clone(), value));
            }
        }
    }
}

/// Prints it as a configuration writes it; what is long is cut.
impl fmt::Display for ArgumentValue {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent | Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(number) => f.write_str(&number::float(*number)),
            Self::Text(text) => match text.char_indices().nth(LONGEST) {
                Some((end, _)) => write!(f, "{:?}…", &text[..end]),
                None => write!(f, "{text:?}"),
            },
            Self::List(items) => write!(f, "[{} items]", items.len()),
            Self::Object(members) => write!(f, "{{{} members}}", members.len()),
            Self::Expression => f.write_str("(an expression)"),
        }
    }
}

macro_rules! from_literal {
    ($($from:ty => |$value:ident| $made:expr;)+) => {$(
        impl From<$from> for ArgumentValue {
            #[inline]
            fn from($value: $from) -> Self {
                $made
            }
        }
    )+};
}

from_literal! {
    bool => |value| Self::Bool(value);
    i32 => |number| Self::Number(number.into());
    f64 => |number| Self::Number(number);
    &str => |text| Self::Text(text.to_owned());
    String => |text| Self::Text(text);
    Vec<ArgumentValue> => |items| Self::List(items);
}

impl PartialEq<str> for ArgumentValue {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.text() == Some(other)
    }
}

impl PartialEq<&str> for ArgumentValue {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl PartialEq<bool> for ArgumentValue {
    #[inline]
    fn eq(&self, other: &bool) -> bool {
        self.flag() == Some(*other)
    }
}

impl PartialEq<i32> for ArgumentValue {
    #[inline]
    fn eq(&self, other: &i32) -> bool {
        self.number() == Some(f64::from(*other))
    }
}

impl PartialEq<f64> for ArgumentValue {
    #[inline]
    fn eq(&self, other: &f64) -> bool {
        self.number() == Some(*other)
    }
}
