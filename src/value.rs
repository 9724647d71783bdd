//! Typed values: a literal or an expression.

use crate::data::{Data, Num, Repr};
use crate::marker::{Any, FitsIn, Number, Typed};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// What an argument of type `T` takes: a literal or an [`Expr<T>`](crate::Expr).
///
/// Setters take whatever is `Into<Value<T>>`, so programs rarely name it. A literal is always a literal: `${` in a string comes
/// out escaped. Whatever Terraform is to evaluate is an expression, and an expression of another type does not compile.
///
/// ```
/// use ferroform::{Any, List, Map, Number, Value, hcl};
/// let text: Value<String> = "example".into();
/// let number: Value<Number> = 29_000.into();
/// let list: Value<List<String>> = ["subnet-1", "subnet-2"].into();
/// let map: Value<Map<String>> = [("Name", "example")].into();
/// let unset: Value<bool> = None::<bool>.into();
/// let raw: Value<String> = hcl("data.aws_region.current.name").into();
/// let any: Value<Any> = serde_json::json!({"a": [1, true]}).into();
/// ```
///
/// ```compile_fail
/// use ferroform::{Value, hcl};
/// let flag: ferroform::Expr<bool> = hcl("var.enabled");
/// let text: Value<String> = flag.into();
/// ```
pub struct Value<T> {
    pub(crate) data: Data,
    marker: PhantomData<fn() -> T>,
}

impl<T> Value<T> {
    pub(crate) const fn new(data: Data) -> Self {
        Self { data, marker: PhantomData }
    }

    /// Terraform's `null`: as if the argument were not set, but written down.
    #[must_use]
    pub const fn null() -> Self {
        Self::new(Data(Repr::Null))
    }

    /// The same value, its type forgotten.
    #[must_use]
    pub fn any(self) -> Value<Any> {
        Value::new(self.data)
    }
}

impl Value<Any> {
    /// A list of values of any types.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::new(Data::list(items.into_iter().map(|item| item.data)))
    }

    /// An object: values of any types under names.
    #[must_use]
    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Self)>) -> Self {
        let members = members.into_iter().map(|(key, value)| (Cow::Owned(key.into()), value.data));
        Self::new(Data::map(members))
    }
}

impl<T> Clone for Value<T> {
    fn clone(&self) -> Self {
        Self::new(self.data.clone())
    }
}

impl<T> fmt::Debug for Value<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Value").field(&self.data.0).finish()
    }
}

impl<T: Typed<Of: FitsIn<U>>, U> From<T> for Value<U> {
    fn from(value: T) -> Self {
        Self::new(value.into_data())
    }
}

/// `None` leaves the argument unset.
impl<T, U: Into<Self>> From<Option<U>> for Value<T> {
    fn from(value: Option<U>) -> Self {
        value.map_or(Self::new(Data::ABSENT), Into::into)
    }
}

macro_rules! from_literal {
    ($($marker:ty: $($from:ty => |$value:ident| $data:expr),+;)+) => {$($(
        impl From<$from> for Value<$marker> {
            #[inline]
            fn from($value: $from) -> Self {
                Self::new($data)
            }
        }
        impl From<$from> for Value<Any> {
            #[inline]
            fn from($value: $from) -> Self {
                Self::new($data)
            }
        }
    )+)+};
}

from_literal! {
    String:
        &str => |text| Data::text(text.to_owned()),
        String => |text| Data::text(text),
        &String => |text| Data::text(text.clone()),
        Cow<'_, str> => |text| Data::text(text.into_owned()),
        char => |text| Data::text(text.to_string());
    bool:
        bool => |value| Data(Repr::Bool(value));
    Number:
        i8 => |n| Data(Repr::Number(Num::Signed(n.into()))),
        i16 => |n| Data(Repr::Number(Num::Signed(n.into()))),
        i32 => |n| Data(Repr::Number(Num::Signed(n.into()))),
        i64 => |n| Data(Repr::Number(Num::Signed(n))),
        isize => |n| Data(Repr::Number(Num::Signed(n as i64))),
        u8 => |n| Data(Repr::Number(Num::Unsigned(n.into()))),
        u16 => |n| Data(Repr::Number(Num::Unsigned(n.into()))),
        u32 => |n| Data(Repr::Number(Num::Unsigned(n.into()))),
        u64 => |n| Data(Repr::Number(Num::Unsigned(n))),
        usize => |n| Data(Repr::Number(Num::Unsigned(n as u64))),
        // Through the shortest text, so that 0.1 stays 0.1.
        f32 => |n| Data(Repr::Number(Num::Float(n.to_string().parse().unwrap_or_else(|_| f64::from(n))))),
        f64 => |n| Data(Repr::Number(Num::Float(n)));
}

#[cfg(feature = "serde_json")]
impl From<serde_json::Value> for Value<Any> {
    fn from(json: serde_json::Value) -> Self {
        Self::new(json.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float(value: Value<Number>) -> f64 {
        match value.data.0 {
            Repr::Number(n) => n.as_f64(),
            other => panic!("not a number: {other:?}"),
        }
    }

    #[test]
    fn single_precision_keeps_its_shortest_text() {
        assert_eq!(float(0.1_f32.into()), 0.1);
        assert_eq!(float(f32::MAX.into()), 3.4028235e38);
    }

    #[test]
    fn none_is_absent() {
        assert!(matches!(Value::<String>::from(None::<&str>).data.0, Repr::Absent));
        assert!(matches!(Value::<String>::from(Some("a")).data.0, Repr::Text(_)));
        assert!(matches!(Value::<String>::null().data.0, Repr::Null));
    }
}
