//! Lists, sets and maps from Rust's own collections.

use crate::data::Data;
use crate::expr::Expr;
use crate::marker::{Any, List, Map, Set};
use crate::value::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

fn list<T, U: Into<Value<T>>>(items: impl IntoIterator<Item = U>) -> Data {
    Data::list(items.into_iter().map(|item| item.into().data))
}

fn map<T, K: Into<String>, V: Into<Value<T>>>(members: impl IntoIterator<Item = (K, V)>) -> Data {
    let members = members.into_iter().map(|(key, value)| (Cow::Owned(key.into()), value.into().data));
    Data::map(members)
}

macro_rules! sequence {
    ($($marker:ident),+) => {$(
        impl<T, U: Into<Value<T>>, const N: usize> From<[U; N]> for Value<$marker<T>> {
            fn from(items: [U; N]) -> Self {
                Self::new(list::<T, U>(items))
            }
        }

        impl<T, U: Into<Value<T>>> From<Vec<U>> for Value<$marker<T>> {
            fn from(items: Vec<U>) -> Self {
                Self::new(list::<T, U>(items))
            }
        }

        impl<T, U: Into<Value<T>> + Clone> From<&[U]> for Value<$marker<T>> {
            fn from(items: &[U]) -> Self {
                Self::new(list::<T, U>(items.iter().cloned()))
            }
        }

        impl<T, U: Into<Value<T>>> From<BTreeSet<U>> for Value<$marker<T>> {
            fn from(items: BTreeSet<U>) -> Self {
                Self::new(list::<T, U>(items))
            }
        }

        /// Terraform turns lists and sets into each other by itself.
        impl<T> From<Expr<List<T>>> for Value<$marker<T>> {
            fn from(expr: Expr<List<T>>) -> Self {
                Self::new(expr.into_data())
            }
        }

        /// Terraform turns lists and sets into each other by itself.
        impl<T> From<Expr<Set<T>>> for Value<$marker<T>> {
            fn from(expr: Expr<Set<T>>) -> Self {
                Self::new(expr.into_data())
            }
        }
    )+};
}

sequence!(List, Set);

impl<T, K: Into<String>, V: Into<Value<T>>, const N: usize> From<[(K, V); N]> for Value<Map<T>> {
    fn from(members: [(K, V); N]) -> Self {
        Self::new(map::<T, K, V>(members))
    }
}

impl<T, K: Into<String>, V: Into<Value<T>>> From<Vec<(K, V)>> for Value<Map<T>> {
    fn from(members: Vec<(K, V)>) -> Self {
        Self::new(map::<T, K, V>(members))
    }
}

impl<T, K: Into<String> + Clone, V: Into<Value<T>> + Clone> From<&[(K, V)]> for Value<Map<T>> {
    fn from(members: &[(K, V)]) -> Self {
        Self::new(map::<T, K, V>(members.iter().cloned()))
    }
}

impl<T, K: Into<String>, V: Into<Value<T>>> From<BTreeMap<K, V>> for Value<Map<T>> {
    fn from(members: BTreeMap<K, V>) -> Self {
        Self::new(map::<T, K, V>(members))
    }
}

impl<T> From<Expr<Map<T>>> for Value<Map<T>> {
    fn from(expr: Expr<Map<T>>) -> Self {
        Self::new(expr.into_data())
    }
}

impl<U: Into<Self>, const N: usize> From<[U; N]> for Value<Any> {
    fn from(items: [U; N]) -> Self {
        Self::new(list::<Any, U>(items))
    }
}

impl<U: Into<Self>> From<Vec<U>> for Value<Any> {
    fn from(items: Vec<U>) -> Self {
        Self::new(list::<Any, U>(items))
    }
}

impl<K: Into<String>, V: Into<Self>> From<BTreeMap<K, V>> for Value<Any> {
    fn from(members: BTreeMap<K, V>) -> Self {
        Self::new(map::<Any, K, V>(members))
    }
}
