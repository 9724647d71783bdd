//! Resources, data sources and provider configurations in the tree.

use crate::data::{Data, Node, Reference};
use crate::error::Violation;
use crate::expr::Expr;
use crate::marker::Any;
use crate::scope::{Construct, Scope};
use crate::tree::{Content, ElementData};
use std::borrow::Cow;
use std::fmt;

/// A handle to a resource, a data source or a provider configuration in the tree, or to one instance of what is repeated.
#[derive(Debug, Clone)]
pub struct Element {
    construct: Construct,
    instance: Option<Instance>,
}

/// Which one of several.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Instance {
    /// The one with this index or key.
    At(Data),
    /// The one that an expression gives.
    Item(Data),
}

impl Element {
    #[track_caller]
    pub(crate) fn create(scope: &impl Scope, id: &str, data: ElementData) -> Self {
        Self { construct: scope.construct().add(id, Content::Element(Box::new(data))), instance: None }
    }

    /// The element that a construct is.
    pub(crate) const fn of(construct: Construct) -> Self {
        Self { construct, instance: None }
    }

    /// A reference to an attribute. For generated code, which knows the type; elsewhere it is the caller's promise.
    #[must_use]
    pub fn attribute<T>(&self, name: impl Into<Cow<'static, str>>) -> Expr<T> {
        self.construct.refer_to(self.instance.as_ref(), Some(name.into()))
    }

    /// Shows the type that is made of it.
    #[doc(hidden)]
    pub fn fmt_in(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(name).field("element", self).finish()
    }

    /// A reference to the whole object.
    #[must_use]
    pub fn whole(&self) -> Expr<Any> {
        self.construct.refer_to(self.instance.as_ref(), None)
    }

    /// A handle to one instance.
    pub(crate) fn instance(&self, instance: Instance) -> Self {
        Self { construct: self.construct.clone(), instance: Some(instance) }
    }

    /// What others refer to; none where that is the item of a loop.
    pub(crate) fn reference(&self) -> Option<Reference> {
        let whole = self.construct.reference(None);
        match &self.instance {
            None => Some(whole),
            Some(Instance::At(key)) => Some(Reference { instance: Some(key.clone()), ..whole }),
            Some(Instance::Item(_)) => {
                self.construct.refuse_instance();
                None
            }
        }
    }

    /// Changes what may be said of a single instance as well; the change gets its index or key.
    pub(crate) fn change_instance(&self, change: impl FnOnce(&mut ElementData, Option<Data>)) {
        let Some(Reference { instance, .. }) = self.reference() else { return };
        self.construct.change(|content| {
            if let Content::Element(element) = content {
                change(element, instance);
            }
        });
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut ElementData)) {
        if self.instance.is_some() {
            self.construct.refuse_instance();
        }
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

    /// A reference to something of one instance, where there are several.
    pub(crate) fn refer_to<T>(
        &self,
        instance: Option<&Instance>,
        attribute: Option<Cow<'static, str>>,
    ) -> Expr<T> {
        match instance {
            None => self.refer(attribute),
            Some(Instance::At(key)) => {
                let instance = Some(key.clone());
                Expr::new(Node::Reference(Reference { instance, ..self.reference(attribute) }))
            }
            Some(Instance::Item(item)) => Expr::new(match attribute {
                Some(name) => Node::Property(item.clone(), name),
                None => Node::Literal(item.clone()),
            }),
        }
    }

    pub(crate) fn reference(&self, attribute: Option<Cow<'static, str>>) -> Reference {
        Reference { app: self.shared.app, node: self.id, instance: None, attribute }
    }

    /// Notes that something was said of one instance only.
    #[inline]
    pub(crate) fn refuse_instance(&self) {
        let mut tree = self.shared.tree.borrow_mut();
        let path = tree.path(self.id);
        let name = tree.get(self.id).content.describe().to_owned();
        tree.faults.push(
            Violation::new(path, "something is said of one instance of what is repeated")
                .of_type(name)
                .help("Terraform knows them by one block: say it of what `count` or `for_each` gives"),
        );
    }
}

impl Scope for Element {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
