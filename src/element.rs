//! Resources, data sources and provider configurations in the tree.

use crate::data::{Args, Data};
use crate::expr::{Expr, Node, Reference};
use crate::marker::Any;
use crate::meta::Meta;
use crate::scope::{Construct, Scope};
use crate::table::{ElementKind, TypeTable};
use crate::tree::Content;
use std::borrow::Cow;
use std::rc::Rc;

/// A handle to a resource, a data source or a provider configuration in the tree.
#[derive(Debug, Clone)]
pub struct Element {
    construct: Construct,
}

#[derive(Debug)]
pub(crate) struct ElementData {
    pub(crate) ty: ElementType,
    pub(crate) args: Args,
    pub(crate) logical_id: Option<String>,
    /// Only some elements have any, and most programs have thousands of elements.
    pub(crate) meta: Option<Box<Meta>>,
}

/// The type of an element: of generated bindings, or known by name only.
#[derive(Debug, Clone)]
pub(crate) enum ElementType {
    Bound(&'static TypeTable),
    Named { kind: ElementKind, name: Rc<str>, provider: Option<Rc<NamedProvider>> },
}

/// A provider without bindings.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NamedProvider {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) version: Option<String>,
}

/// One raw override: a path with dots and what to put there.
#[derive(Debug)]
pub(crate) struct RawOverride {
    pub(crate) path: String,
    pub(crate) data: Data,
}

impl ElementType {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Bound(table) => table.type_name,
            Self::Named { name, .. } => name,
        }
    }

    pub(crate) const fn kind(&self) -> ElementKind {
        match self {
            Self::Bound(table) => table.kind,
            Self::Named { kind, .. } => *kind,
        }
    }

    /// Local name, source and version of the provider.
    pub(crate) fn provider(&self) -> Option<(&str, &str, Option<&str>)> {
        match self {
            Self::Bound(table) => Some((table.provider.name, table.provider.source, table.provider.version)),
            Self::Named { provider, .. } => provider
                .as_ref()
                .map(|known| (known.name.as_str(), known.source.as_str(), known.version.as_deref())),
        }
    }
}

impl ElementData {
    pub(crate) fn new(ty: ElementType, mut args: Args) -> Self {
        args.shrink();
        Self { ty, args, logical_id: None, meta: None }
    }

    pub(crate) fn meta_mut(&mut self) -> &mut Meta {
        self.meta.get_or_insert_default()
    }
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
