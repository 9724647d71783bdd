//! Loops over lists, sets and maps: `for` expressions.
//!
//! A loop's body is a closure that is called once, with expressions for the key and the item. Their names are chosen at
//! synth, so that a loop within a loop never hides the outer one's.

use super::Expr;
use crate::data::{Data, ForExpr, LoopId, LoopVariable, Node, Repr, Step};
use crate::marker::{List, Map, Number, Set};
use crate::typed::{IntoTyped, ValueType};
use crate::value::Value;

/// A loop whose body is being made.
pub(crate) struct Loop {
    id: LoopId,
}

impl Loop {
    pub(crate) fn new() -> Self {
        Self { id: LoopId::new() }
    }

    /// The key of a map, the index in a list.
    pub(crate) fn key<T>(&self) -> Expr<T> {
        Expr::new(Node::Loop(self.id, LoopVariable::Key))
    }

    pub(crate) fn value<T>(&self) -> Expr<T> {
        Expr::new(Node::Loop(self.id, LoopVariable::Value))
    }

    /// `[ for … in collection: value ]`
    pub(crate) fn list<T>(&self, collection: Data, value: Data) -> Expr<T> {
        self.finish(collection, None, value, false, None)
    }

    /// `{ for … in collection: key => value }`
    pub(crate) fn map<T>(&self, collection: Data, key: Data, value: Data) -> Expr<T> {
        self.finish(collection, Some(key), value, false, None)
    }

    pub(crate) const fn id(&self) -> LoopId {
        self.id
    }

    /// The steps from the item down to a value, if that is all it takes.
    pub(crate) fn path_to(&self, value: &Data) -> Option<Vec<Step>> {
        let Repr::Expr(node) = &value.0 else { return None };
        match &**node {
            Node::Loop(id, LoopVariable::Value) if *id == self.id => Some(Vec::new()),
            Node::Literal(data) => self.path_to(data),
            Node::Property(base, name) => {
                let mut path = self.path_to(base)?;
                path.push(Step::Name(name.clone()));
                Some(path)
            }
            Node::Index(base, key) if matches!(key.0, Repr::Number(_) | Repr::Text(_)) => {
                let mut path = self.path_to(base)?;
                path.push(Step::Index(key.clone()));
                Some(path)
            }
            _ => None,
        }
    }

    fn item(&self) -> Data {
        self.value::<()>().into_data()
    }

    fn finish<T>(
        &self,
        collection: Data,
        key: Option<Data>,
        value: Data,
        grouped: bool,
        condition: Option<Data>,
    ) -> Expr<T> {
        Expr::new(Node::For(ForExpr { id: self.id, collection, key, value, grouped, condition }))
    }
}

macro_rules! over_sequences {
    ($($marker:ident),+) => {$(
        impl<T: ValueType> Expr<$marker<T>> {
            /// Each item made into something else: `[ for key, val in …: … ]`.
            ///
            /// ```
            /// use ferroform::{Any, Expr, List, hcl, template};
            /// let subnets: Expr<List<Any>> = hcl("aws_subnet.all");
            /// let ids: Expr<List<String>> = subnets.map(|subnet| subnet.property::<String>("id"));
            /// let names: Expr<List<String>> = ids.map(|id| template!("subnet-{}", id));
            /// ```
            #[must_use]
            pub fn map<V: IntoTyped>(self, each: impl FnOnce(T::Read) -> V) -> Expr<List<V::Type>> {
                let one = Loop::new();
                let value = each(T::read(one.value())).into_typed().data;
                one.list(self.into_data(), value)
            }

            /// A map of the items, each under a key of its own: `{ for key, val in …: … => val }`.
            ///
            /// ```
            /// use ferroform::{Any, Expr, Map, Set, hcl};
            /// let users: Expr<Set<Any>> = hcl("var.users");
            /// let by_name: Expr<Map<Any>> = users.key_by(|user| user.property::<String>("name"));
            /// ```
            #[must_use]
            pub fn key_by<K: Into<Value<String>>>(self, key: impl FnOnce(T::Read) -> K) -> Expr<Map<T>> {
                let one = Loop::new();
                let key = key(T::read(one.value())).into().data;
                one.map(self.into_data(), key, one.item())
            }

            /// A map of a key and a value made of each item: `{ for key, val in …: … => … }`.
            ///
            /// ```
            /// use ferroform::{Expr, List, Map, hcl, functions, template};
            /// let names: Expr<List<String>> = hcl("var.names");
            /// let buckets: Expr<Map<String>> =
            ///     names.into_map(|name| (functions::lower(name.clone()), template!("bucket of {}", name)));
            /// ```
            #[must_use]
            pub fn into_map<K: Into<Value<String>>, V: IntoTyped>(
                self,
                each: impl FnOnce(T::Read) -> (K, V),
            ) -> Expr<Map<V::Type>> {
                let one = Loop::new();
                let (key, value) = each(T::read(one.value()));
                one.map(self.into_data(), key.into().data, value.into_typed().data)
            }

            /// The items that have a key in common, under it: `{ for key, val in …: … => val... }`.
            ///
            /// ```
            /// use ferroform::{Any, Expr, List, Map, hcl};
            /// let subnets: Expr<List<Any>> = hcl("var.subnets");
            /// let by_zone: Expr<Map<List<Any>>> = subnets.group_by(|subnet| subnet.property::<String>("zone"));
            /// ```
            #[must_use]
            pub fn group_by<K: Into<Value<String>>>(
                self,
                key: impl FnOnce(T::Read) -> K,
            ) -> Expr<Map<List<T>>> {
                let one = Loop::new();
                let key = key(T::read(one.value())).into().data;
                one.finish(self.into_data(), Some(key), one.item(), true, None)
            }

            fn kept(self, keep: impl FnOnce(T::Read) -> Data) -> Expr<List<T>> {
                let one = Loop::new();
                let condition = keep(T::read(one.value()));
                one.finish(self.into_data(), None, one.item(), false, Some(condition))
            }
        }
    )+};
}

over_sequences!(List, Set);

impl<T: ValueType> Expr<List<T>> {
    /// The items of which something holds: `[ for key, val in …: val if … ]`.
    ///
    /// ```
    /// use ferroform::{Expr, List, Number, hcl};
    /// let ports: Expr<List<Number>> = hcl("var.ports");
    /// let open = ports.filter(|port| port.at_most(1024));
    /// ```
    #[must_use]
    pub fn filter<C: Into<Value<bool>>>(self, keep: impl FnOnce(T::Read) -> C) -> Self {
        self.kept(|item| keep(item).into().data)
    }

    /// Like [`map`](Self::map), with the index of the item, counted from 0.
    #[must_use]
    pub fn map_indexed<V: IntoTyped>(
        self,
        each: impl FnOnce(Expr<Number>, T::Read) -> V,
    ) -> Expr<List<V::Type>> {
        let one = Loop::new();
        let value = each(one.key(), T::read(one.value())).into_typed().data;
        one.list(self.into_data(), value)
    }
}

impl<T: ValueType> Expr<Set<T>> {
    /// The items of which something holds: `toset([ for key, val in …: val if … ])`.
    #[must_use]
    pub fn filter<C: Into<Value<bool>>>(self, keep: impl FnOnce(T::Read) -> C) -> Self {
        let kept = self.kept(|item| keep(item).into().data);
        Expr::new(Node::Call { name: "toset".into(), args: vec![kept.into_data()] })
    }
}

impl<T: ValueType> Expr<Map<T>> {
    /// A list made of each key and value: `[ for key, val in …: … ]`.
    ///
    /// ```
    /// use ferroform::{Expr, List, Map, hcl, template};
    /// let tags: Expr<Map<String>> = hcl("var.tags");
    /// let pairs: Expr<List<String>> = tags.map(|key, value| template!("{}={}", key, value));
    /// ```
    #[must_use]
    pub fn map<V: IntoTyped>(self, each: impl FnOnce(Expr<String>, T::Read) -> V) -> Expr<List<V::Type>> {
        let one = Loop::new();
        let value = each(one.key(), T::read(one.value())).into_typed().data;
        one.list(self.into_data(), value)
    }

    /// Each value made into something else, the keys kept: `{ for key, val in …: key => … }`.
    #[must_use]
    pub fn map_values<V: IntoTyped>(
        self,
        each: impl FnOnce(Expr<String>, T::Read) -> V,
    ) -> Expr<Map<V::Type>> {
        self.into_map(|key, value| (key.clone(), each(key, value)))
    }

    /// A map of a key and a value made of each member: `{ for key, val in …: … => … }`.
    ///
    /// ```
    /// use ferroform::{Expr, Map, hcl};
    /// let owners: Expr<Map<String>> = hcl("var.owners");
    /// let inverse: Expr<Map<String>> = owners.into_map(|key, owner| (owner, key));
    /// ```
    #[must_use]
    pub fn into_map<K: Into<Value<String>>, V: IntoTyped>(
        self,
        each: impl FnOnce(Expr<String>, T::Read) -> (K, V),
    ) -> Expr<Map<V::Type>> {
        let one = Loop::new();
        let (key, value) = each(one.key(), T::read(one.value()));
        one.map(self.into_data(), key.into().data, value.into_typed().data)
    }

    /// The members of which something holds: `{ for key, val in …: key => val if … }`.
    #[must_use]
    pub fn filter<C: Into<Value<bool>>>(self, keep: impl FnOnce(Expr<String>, T::Read) -> C) -> Self {
        let one = Loop::new();
        let condition = keep(one.key(), T::read(one.value())).into().data;
        let key = one.key::<String>().into_data();
        one.finish(self.into_data(), Some(key), one.item(), false, Some(condition))
    }

    /// The values that have something in common, under it: `{ for key, val in …: … => val... }`.
    #[must_use]
    pub fn group_by<K: Into<Value<String>>>(
        self,
        key: impl FnOnce(Expr<String>, T::Read) -> K,
    ) -> Expr<Map<List<T>>> {
        let one = Loop::new();
        let key = key(one.key(), T::read(one.value())).into().data;
        one.finish(self.into_data(), Some(key), one.item(), true, None)
    }
}

/// A literal as an expression, to calculate with or to loop over.
///
/// ```
/// use ferroform::{Expr, List, literal, template};
/// let names: Expr<List<String>> = literal(["a", "b"]).map(|name| template!("subnet-{}", name));
/// ```
#[must_use]
pub fn literal<V: IntoTyped>(value: V) -> Expr<V::Type> {
    Expr::new(Node::Literal(value.into_typed().data))
}
