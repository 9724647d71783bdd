//! What generated builders are made of.

use crate::data::Args;
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
    pub fn set<T>(&mut self, name: &'static str, value: Value<T>) {
        self.args.set(name.into(), value.data);
    }

    /// Puts the element into the tree.
    #[must_use]
    #[track_caller]
    pub fn create(self, scope: &impl Scope, id: impl Into<String>) -> Element {
        let data = ElementData::new(ElementType::Bound(self.table), self.args);
        Element::create(scope, &id.into(), data)
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
