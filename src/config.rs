//! What generated builders are made of.

use crate::data::{Args, Data, Repr};
use crate::element::Element;
use crate::scope::Scope;
use crate::table::TypeTable;
use crate::tree::{ElementData, ElementType};
use crate::value::Value;

/// The arguments of a resource that is being configured.
///
/// Generated builders wrap one: each setter puts a value under the static name of an argument.
#[derive(Debug, Clone)]
pub struct ResourceConfig {
    table: &'static TypeTable,
    args: Args,
}

impl ResourceConfig {
    /// A configuration without any argument.
    #[must_use]
    pub fn new(table: &'static TypeTable) -> Self {
        Self { table, args: Args::default() }
    }

    /// Sets an argument; setting again replaces, and `None` unsets.
    pub fn set<T>(&mut self, name: &'static str, value: impl Into<Value<T>>) {
        self.args.set(name.into(), value.into().data);
    }

    /// Puts the element into the tree.
    #[must_use]
    #[track_caller]
    pub fn create(self, scope: &impl Scope, id: impl Into<String>) -> Element {
        let data = ElementData::new(ElementType::Bound(self.table), self.args);
        Element::create(scope, &id.into(), data)
    }
}

/// The arguments of a nested block.
#[derive(Debug, Clone, Default)]
pub struct BlockValue {
    args: Args,
}

impl BlockValue {
    /// A block without any argument.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets an argument; setting again replaces, and `None` unsets.
    pub fn set<T>(&mut self, name: &'static str, value: impl Into<Value<T>>) {
        self.args.set(name.into(), value.into().data);
    }

    /// An object of these members, without its type: those that are unset are null, because Terraform demands all of
    /// them.
    #[must_use]
    pub fn into_object(self, members: &[&'static str]) -> Data {
        self.with_nulls(members.iter().copied()).into_data()
    }

    /// With null for every member that is unset.
    pub(crate) fn with_nulls(mut self, members: impl Iterator<Item = &'static str>) -> Self {
        for member in members {
            if self.args.get(member).is_none() {
                self.args.set(member.into(), Data(Repr::Null));
            }
        }
        self
    }

    /// The block without its type.
    #[must_use]
    pub fn into_data(mut self) -> Data {
        self.args.shrink();
        Data::block(self.args)
    }
}

/// State of a required argument that is set.
///
/// Bindings implement one trait per required argument for it, with a `#[diagnostic::on_unimplemented]` that names the
/// argument, and bound `create` and `build` by them.
#[derive(Debug, Clone, Copy)]
pub enum IsSet {}

/// State of a required argument that is not set yet.
#[derive(Debug, Clone, Copy)]
pub enum Unset {}
