//! Resources, data sources and provider configurations in the tree.

use crate::data::{Node, Reference};
use crate::expr::Expr;
use crate::marker::Any;
use crate::scope::{Construct, Scope};
use crate::tree::{Content, ElementData};
use std::borrow::Cow;

/// A handle to a resource, a data source or a provider configuration in the tree.
#[derive(Debug, Clone)]
pub struct Element {
    construct: Construct,
}

impl Element {
    pub(crate) fn create(scope: &impl Scope, id: &str, data: ElementData) -> Self {
        Self { construct: scope.construct().add(id, Content::Element(Box::new(data))) }
    }

    /// A reference to an attribute. For generated code, which knows the type; elsewhere it is the caller's promise.
    #[must_use]
    pub fn attribute<T>(&self, name: impl Into<Cow<'static, str>>) -> Expr<T> {
        self.construct.refer(Some(name.into()))
    }

    /// A reference to the whole object.
    #[must_use]
    pub fn whole(&self) -> Expr<Any> {
        self.construct.refer(None)
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut ElementData)) {
        self.construct.change(|content| {
            if let Content::Element(element) = content {
                change(element);
            }
        });
    }
}

impl Construct {
    pub(crate) fn refer<T>(&self, attribute: Option<Cow<'static, str>>) -> Expr<T> {
        Expr::new(Node::Reference(self.reference(attribute)))
    }

    pub(crate) fn reference(&self, attribute: Option<Cow<'static, str>>) -> Reference {
        Reference { app: self.shared.app, node: self.id, attribute }
    }
}

impl Scope for Element {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
