//! Terraform's functions.

use super::Expr;
use crate::data::Node;
use crate::marker::Any;
use crate::value::Value;
use std::borrow::Cow;

/// A call of any function, also of a provider's (`provider::aws::arn_parse`). The type is the caller's promise.
///
/// ```
/// use ferroform::{Expr, func};
/// let subnet: Expr<String> = func("cidrsubnet", ["10.0.0.0/16".into(), 8.into(), 1.into()]);
/// ```
#[must_use]
pub fn func<T>(name: impl Into<Cow<'static, str>>, args: impl IntoIterator<Item = Value<Any>>) -> Expr<T> {
    Expr::new(Node::Call { name: name.into(), args: args.into_iter().map(|arg| arg.data).collect() })
}

/// The functions that most configurations use, typed. The others are a [`func`](crate::func) away.
pub mod functions {
    use super::func;
    use crate::expr::Expr;
    use crate::marker::{Any, List, Map, Number, Set};
    use crate::typed::{IntoTyped, Sequence, ValueType};
    use crate::value::Value;

    macro_rules! functions {
        ($($(#[$doc:meta])+ $name:ident($($arg:ident: $ty:ty),*) -> $result:ty;)+) => {$(
            $(#[$doc])+
            #[must_use]
            pub fn $name($($arg: impl Into<Value<$ty>>),*) -> Expr<$result> {
                func(stringify!($name), [$($arg.into().any()),*])
            }
        )+};
    }

    functions! {
        /// The absolute value of a number.
        abs(number: Number) -> Number;
        /// Text in Base64.
        base64encode(text: String) -> String;
        /// The text behind Base64.
        base64decode(text: String) -> String;
        /// A number rounded up.
        ceil(number: Number) -> Number;
        /// The address of a host in an IP range.
        cidrhost(prefix: String, host: Number) -> String;
        /// A part of an IP range.
        cidrsubnet(prefix: String, bits: Number, number: Number) -> String;
        /// The content of a file.
        file(path: String) -> String;
        /// The content of a file in Base64.
        filebase64(path: String) -> String;
        /// The SHA-256 of a file's content in Base64.
        filebase64sha256(path: String) -> String;
        /// A number rounded down.
        floor(number: Number) -> Number;
        /// The items of a list as one text, with a separator between them.
        join(separator: String, list: List<String>) -> String;
        /// What a JSON text holds.
        jsondecode(text: String) -> Any;
        /// A value as JSON text.
        jsonencode(value: Any) -> String;
        /// The number of items or characters.
        length(value: Any) -> Number;
        /// Text in lower case.
        lower(text: String) -> String;
        /// Text with every occurrence of a part replaced.
        replace(text: String, part: String, replacement: String) -> String;
        /// The SHA-1 of a text in hexadecimal digits.
        sha1(text: String) -> String;
        /// The SHA-256 of a text in hexadecimal digits.
        sha256(text: String) -> String;
        /// The parts of a text between separators.
        split(separator: String, text: String) -> List<String>;
        /// A file with values filled in.
        templatefile(path: String, values: Any) -> String;
        /// Text in title case.
        title(text: String) -> String;
        /// A value as a boolean.
        tobool(value: Any) -> bool;
        /// A value as a number.
        tonumber(value: Any) -> Number;
        /// A value as a string.
        tostring(value: Any) -> String;
        /// Text without white space around it.
        trimspace(text: String) -> String;
        /// Text in upper case.
        upper(text: String) -> String;
        /// Text made safe for a URL.
        urlencode(text: String) -> String;
        /// A value as YAML text.
        yamlencode(value: Any) -> String;
    }

    /// The first value that is neither null nor empty.
    #[must_use]
    pub fn coalesce<V: IntoTyped>(values: impl IntoIterator<Item = V>) -> Expr<V::Type> {
        func("coalesce", values.into_iter().map(|value| value.into_typed().any()))
    }

    /// Lists one after the other.
    #[must_use]
    pub fn concat<T: ValueType, L: IntoTyped<Type = List<T>>>(
        lists: impl IntoIterator<Item = L>,
    ) -> Expr<List<T>> {
        func("concat", lists.into_iter().map(|list| list.into_typed().any()))
    }

    /// The item at an index, counted from 0 and starting over at the end.
    #[must_use]
    pub fn element<T: ValueType>(
        list: impl IntoTyped<Type = List<T>>,
        index: impl Into<Value<Number>>,
    ) -> Expr<T> {
        func("element", [list.into_typed().any(), index.into().any()])
    }

    /// The items of the lists in a list, one after the other.
    #[must_use]
    pub fn flatten<T: ValueType>(lists: impl IntoTyped<Type = List<List<T>>>) -> Expr<List<T>> {
        func("flatten", [lists.into_typed().any()])
    }

    /// The keys of a map.
    #[must_use]
    pub fn keys<T: ValueType>(map: impl IntoTyped<Type = Map<T>>) -> Expr<List<String>> {
        func("keys", [map.into_typed().any()])
    }

    /// The value under a key, or another one where the map has no such key.
    #[must_use]
    pub fn lookup<T: ValueType>(
        map: impl IntoTyped<Type = Map<T>>,
        key: impl Into<Value<String>>,
        default: impl Into<Value<T>>,
    ) -> Expr<T> {
        func("lookup", [map.into_typed().any(), key.into().any(), default.into().any()])
    }

    /// Maps laid over each other; the last one wins.
    #[must_use]
    pub fn merge<T: ValueType, M: IntoTyped<Type = Map<T>>>(
        maps: impl IntoIterator<Item = M>,
    ) -> Expr<Map<T>> {
        func("merge", maps.into_iter().map(|map| map.into_typed().any()))
    }

    /// The only item of a list or a set, null where there is none. Terraform reports a second one.
    #[must_use]
    pub fn one<S: Sequence>(values: impl IntoTyped<Type = S>) -> Expr<S::Item> {
        func("one", [values.into_typed().any()])
    }

    /// Numbers from `start` up to, and without, `limit`.
    #[must_use]
    pub fn range(
        start: impl Into<Value<Number>>,
        limit: impl Into<Value<Number>>,
        step: impl Into<Value<Number>>,
    ) -> Expr<List<Number>> {
        func("range", [start.into().any(), limit.into().any(), step.into().any()])
    }

    /// A set as a list.
    #[must_use]
    pub fn tolist<S: Sequence>(values: impl IntoTyped<Type = S>) -> Expr<List<S::Item>> {
        func("tolist", [values.into_typed().any()])
    }

    /// A list as a set.
    #[must_use]
    pub fn toset<S: Sequence>(values: impl IntoTyped<Type = S>) -> Expr<Set<S::Item>> {
        func("toset", [values.into_typed().any()])
    }

    /// The values of a map.
    #[must_use]
    pub fn values<T: ValueType>(map: impl IntoTyped<Type = Map<T>>) -> Expr<List<T>> {
        func("values", [map.into_typed().any()])
    }
}
