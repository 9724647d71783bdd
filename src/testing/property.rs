//! Values of a stack's JSON.

use crate::data::Num;
use crate::json::{self, Json};
use std::fmt;

/// A value as it stands in a stack: literals as they are, expressions as text (`"${aws_vpc.main.id}"`).
///
/// It compares with what Rust writes for it: `assert_eq!(queue.get("name"), "orders")`.
#[derive(Debug, Clone, PartialEq)]
pub enum Property {
    /// Nothing, or null.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text, or an expression.
    Text(String),
    /// A list.
    List(Vec<Property>),
    /// An object, its members sorted by their names.
    Object(Vec<(String, Property)>),
}

impl Property {
    /// The member of an object; null where there is none.
    #[must_use]
    #[inline]
    pub fn get(&self, name: &str) -> &Self {
        self.members().iter().find(|(known, _)| known == name).map_or(&Self::Null, |(_, value)| value)
    }

    /// The item of a list; null where there is none.
    #[must_use]
    #[inline]
    pub fn item(&self, index: usize) -> &Self {
        self.items().get(index).unwrap_or(&Self::Null)
    }

    /// What stands at a path: names with dots between them, and numbers for items of lists. A single block is an object, so
    /// that `0` is the block itself.
    #[must_use]
    #[inline]
    pub fn at(&self, path: &str) -> &Self {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let below = match (self, first.parse()) {
            (Self::List(_), Ok(index)) => self.item(index),
            (Self::Object(_), Ok(0_usize)) if *self.get(first) == Self::Null => self,
            _ => self.get(first),
        };
        rest.map_or(below, |rest| below.at(rest))
    }

    /// The items of a list; none for everything else.
    #[must_use]
    #[inline]
    pub fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The members of an object; none for everything else.
    #[must_use]
    #[inline]
    pub fn members(&self) -> &[(String, Self)] {
        if let Self::Object(members) = self { members } else { &[] }
    }

    #[inline]
    fn json(&self) -> Json<'_> {
        match self {
            Self::Null => Json::Null,
            Self::Bool(value) => Json::Bool(*value),
            Self::Number(number) => Json::Number(Num::Float(*number)),
            Self::Text(text) => text.as_str().into(),
            Self::List(items) => items.iter().map(Self::json).collect(),
            Self::Object(members) => {
                Json::Object(members.iter().map(|(name, value)| (name.as_str(), value.json())).collect())
            }
        }
    }
}

/// Prints it as JSON, as a stack's file has it.
impl fmt::Display for Property {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json::print_value(&self.json()))
    }
}

impl PartialEq<str> for Property {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        matches!(self, Self::Text(text) if text == other)
    }
}

impl PartialEq<&str> for Property {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl PartialEq<bool> for Property {
    #[inline]
    fn eq(&self, other: &bool) -> bool {
        *self == Self::Bool(*other)
    }
}

macro_rules! equals_number {
    ($($ty:ty),+) => {$(
        impl PartialEq<$ty> for Property {
            #[inline]
            fn eq(&self, other: &$ty) -> bool {
                *self == Self::Number(f64::from(*other))
            }
        }
    )+};
}

equals_number!(i32, u32, f64);

impl<T, const N: usize> PartialEq<[T; N]> for Property
where
    Self: PartialEq<T>,
{
    #[inline]
    fn eq(&self, other: &[T; N]) -> bool {
        matches!(self, Self::List(items) if items.len() == N && items.iter().zip(other).all(|(one, other)| one == other))
    }
}
