//! What can be read of a tree, construct by construct.

use crate::argument_value::ArgumentValue;
use crate::data::NodeId;
use crate::referrers::{ConstructReference, Link, Referrers, links};
use crate::resource::FromElement;
use crate::scope::Construct;
use crate::table::TypeTable;
use crate::tree::{Content, ElementType, Ignored};
use ferroform_rules::table::{ElementKind, Type};
use std::rc::Rc;

/// What a [`Construct`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConstructKind {
    /// The root of all.
    App,
    /// A place for others.
    Construct,
    /// A unit of deployment.
    Stack,
    /// A managed resource.
    Resource,
    /// A data source.
    DataSource,
    /// An ephemeral resource.
    Ephemeral,
    /// The configuration of a provider.
    Provider,
    /// An output.
    Output,
    /// An input variable.
    Variable,
    /// A local value.
    Local,
    /// A call of a module.
    Module,
    /// Where the state is kept.
    Backend,
    /// A `check` block.
    Check,
    /// A file, a folder or an archive beside the stack.
    Asset,
    /// An import to an address.
    Import,
    /// Something that was removed.
    Removed,
    /// A file of tests.
    Test,
}

/// Reading the tree. Nothing here changes it, and everything is what it is at the time of the call: aspects see what aspects
/// before them made, policies see all of it.
///
/// ```
/// use ferroform::{App, ConstructKind, GenericResource, Output, Stack, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// let queue = GenericResource::resource("aws_sqs_queue").set("fifo_queue", true).create(&stack, "orders");
/// Output::new(&stack, "url", queue.attribute::<String>("url"));
///
/// let queues: Vec<_> = app.construct().walk().filter(|it| it.type_name().as_deref() == Some("aws_sqs_queue")).collect();
/// assert_eq!(queues[0].path(), "shop/orders");
/// assert!(queues[0].argument("fifo_queue") == true);
/// let referrers = queues[0].referrers();
/// assert_eq!(referrers[0].from.kind(), ConstructKind::Output);
/// assert_eq!(referrers[0].attribute.as_deref(), Some("url"));
/// ```
impl Construct {
    /// Its own id.
    #[must_use]
    #[inline]
    pub fn id(&self) -> String {
        self.shared.tree.borrow().get(self.id).name.to_string()
    }

    /// What it is.
    #[must_use]
    #[inline]
    pub fn kind(&self) -> ConstructKind {
        match &self.shared.tree.borrow().get(self.id).content {
            Content::App => ConstructKind::App,
            Content::Construct => ConstructKind::Construct,
            Content::Stack(_) => ConstructKind::Stack,
            Content::Element(element) => match element.ty.kind() {
                ElementKind::Resource => ConstructKind::Resource,
                ElementKind::DataSource => ConstructKind::DataSource,
                ElementKind::Ephemeral => ConstructKind::Ephemeral,
                ElementKind::Provider => ConstructKind::Provider,
            },
            Content::Output(_) => ConstructKind::Output,
            Content::Variable(_) => ConstructKind::Variable,
            Content::Local(_) => ConstructKind::Local,
            Content::Module(_) => ConstructKind::Module,
            Content::Backend(_) => ConstructKind::Backend,
            Content::Check(_) => ConstructKind::Check,
            Content::Asset(_) => ConstructKind::Asset,
            Content::Import(_) => ConstructKind::Import,
            Content::Removed(_) => ConstructKind::Removed,
            Content::Test(_) => ConstructKind::Test,
        }
    }

    /// The type of a resource, a data source or an ephemeral resource (`aws_sqs_queue`), the local name of a provider.
    #[must_use]
    #[inline]
    pub fn type_name(&self) -> Option<String> {
        self.of_element(|element| element.ty.name().to_owned())
    }

    /// The local name of the provider that it is of (`aws`): the one of its bindings, else that of its type's name.
    #[must_use]
    #[inline]
    pub fn provider_name(&self) -> Option<String> {
        self.of_element(|element| {
            let name = element.ty.provider().map(|(name, ..)| name.to_owned());
            name.unwrap_or_else(|| element.ty.name().split('_').next().unwrap_or_default().to_owned())
        })
    }

    /// Whether its documents name an argument; `None` where the program has no bindings for it.
    #[must_use]
    #[inline]
    pub fn has_argument(&self, name: &str) -> Option<bool> {
        let table = self.table()?.table();
        Some(table.root().is_some_and(|root| root.argument(name).is_some()))
    }

    /// Whether an argument is a map of texts, as tags and labels are; `None` where the program has no bindings for it.
    #[inline]
    pub(crate) fn has_map(&self, name: &str) -> Option<bool> {
        let argument = self.table()?.table().root()?.argument(name);
        Some(argument.is_some_and(|argument| matches!(&argument.ty, Type::Map(of) if **of == Type::String)))
    }

    /// An argument of a resource, a data source, a provider or a module, the value of an output or a local: what stands at a
    /// path, as [`ArgumentValue::at`] reads it. Overrides count. The meta-arguments `count`, `for_each` and `lifecycle`
    /// (`lifecycle.prevent_destroy`) are there as well.
    #[must_use]
    #[inline]
    pub fn argument(&self, path: &str) -> ArgumentValue {
        self.arguments().at(path).clone()
    }

    /// All arguments that are set, as an object, as [`argument`](Self::argument) reads them.
    #[must_use]
    #[inline]
    pub fn arguments(&self) -> ArgumentValue {
        let tree = self.shared.tree.borrow();
        let one = |name: &str, data| ArgumentValue::Object(vec![(name.to_owned(), ArgumentValue::of(data))]);
        let mut all = match &tree.get(self.id).content {
            Content::Element(element) => ArgumentValue::of_args(&element.args),
            Content::Module(module) => ArgumentValue::of_args(&module.args),
            Content::Backend(backend) => ArgumentValue::of_args(&backend.args),
            Content::Output(output) => one("value", &output.value),
            Content::Local(local) => one("value", &local.value),
            _ => ArgumentValue::Object(Vec::new()),
        };
        if let ArgumentValue::Object(members) = &mut all {
            members.extend(meta_arguments(&tree.get(self.id).content));
        }
        let of_element = match &tree.get(self.id).content {
            Content::Element(element) => element.meta.as_ref().map(|meta| &meta.overrides),
            _ => None,
        };
        for raw in of_element.or(tree.rare(self.id).map(|rare| &rare.overrides)).into_iter().flatten() {
            all.lay_over(raw);
        }
        all
    }

    /// What it refers to.
    #[must_use]
    #[inline]
    pub fn references(&self) -> Vec<ConstructReference> {
        let links = links(self.id, self.shared.app, &self.shared.tree.borrow().get(self.id).content);
        links.into_iter().map(|link| self.reference_of(link)).collect()
    }

    /// What refers to it, in any stack. All references of the app are looked for once, until it changes.
    #[must_use]
    #[inline]
    pub fn referrers(&self) -> Vec<ConstructReference> {
        let tree = self.shared.tree.borrow();
        let mut known = self.shared.referrers.borrow_mut();
        let referrers = match &*known {
            Some(referrers) if referrers.generation == tree.generation => Rc::clone(referrers),
            _ => Rc::clone(known.insert(Rc::new(Referrers::new(self.shared.app, &tree)))),
        };
        referrers.of(self.id).iter().map(|link| self.reference_of(link.clone())).collect()
    }

    /// What it stands in; none for the app.
    #[must_use]
    #[inline]
    pub fn parent(&self) -> Option<Self> {
        self.shared.tree.borrow().get(self.id).parent.map(|id| self.at(id))
    }

    /// The stack that it is, or is in.
    #[must_use]
    #[inline]
    pub fn stack(&self) -> Option<Self> {
        self.shared.tree.borrow().get(self.id).stack.map(|id| self.at(id))
    }

    /// What stands directly in it, in the order in which it is synthesized.
    #[must_use]
    #[inline]
    pub fn children(&self) -> Vec<Self> {
        let children = self.shared.tree.borrow().children(self.id);
        children.into_iter().map(|id| self.at(id)).collect()
    }

    /// Itself and everything below it, stacks within stacks as well, parents before children.
    pub fn walk(&self) -> impl Iterator<Item = Self> + use<> {
        let here = self.clone();
        let all = self.shared.tree.borrow().walk(self.id);
        all.into_iter().map(move |id| here.at(id))
    }

    /// The construct at a path from the app (`shop/network/vpc`), as [`Construct::path`] gives it.
    #[must_use]
    #[inline]
    pub fn find(&self, path: &str) -> Option<Self> {
        let tree = self.shared.tree.borrow();
        let mut at = NodeId::ROOT;
        for name in path.split('/').filter(|name| !name.is_empty()) {
            at = tree.child(at, name)?;
        }
        Some(self.at(at))
    }

    /// Where the program created it: the file and the line. None for the app.
    #[must_use]
    #[inline]
    pub fn program_place(&self) -> Option<(&'static str, u32)> {
        self.shared.tree.borrow().get(self.id).created_at.map(|at| (at.file(), at.line()))
    }

    /// Its typed handle, where it is of that type: `construct.handle::<SqsQueue>()`. A
    /// [`GenericResource`](crate::GenericResource) is any resource, data source or ephemeral resource.
    ///
    /// ```
    /// use ferroform::{App, GenericResource, Lifecycle, Stack, prelude::*};
    /// let app = App::new();
    /// let stack = Stack::new(&app, "shop");
    /// GenericResource::resource("aws_db_instance").create(&stack, "orders");
    /// for construct in stack.construct().walk() {
    ///     if let Some(resource) = construct.handle::<GenericResource>() {
    ///         resource.lifecycle(Lifecycle::new().prevent_destroy(true));
    ///     }
    /// }
    /// # assert_eq!(stack.to_json()?["resource"]["aws_db_instance"]["orders"]["lifecycle"]["prevent_destroy"], true);
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    #[must_use]
    pub fn handle<R: FromElement>(&self) -> Option<R> {
        let fits = match R::table() {
            None => self.of_element(|element| element.ty.kind() != ElementKind::Provider) == Some(true),
            Some(wanted) => self.table().is_some_and(|table| std::ptr::eq(table, wanted)),
        };
        fits.then(|| R::from_element(crate::element::Element::of(self.clone())))
    }

    #[inline]
    fn table(&self) -> Option<&'static TypeTable> {
        self.of_element(
            |element| if let ElementType::Bound(table) = element.ty { Some(table) } else { None },
        )?
    }

    fn of_element<T>(&self, ask: impl FnOnce(&crate::tree::ElementData) -> T) -> Option<T> {
        match &self.shared.tree.borrow().get(self.id).content {
            Content::Element(element) => Some(ask(element)),
            _ => None,
        }
    }

    #[inline]
    fn reference_of(&self, link: Link) -> ConstructReference {
        let Link { from, argument, to, attribute } = link;
        ConstructReference { from: self.at(from), argument, to: self.at(to), attribute }
    }

    #[inline]
    pub(crate) fn at(&self, id: NodeId) -> Self {
        Self { shared: Rc::clone(&self.shared), id }
    }
}

/// What Terraform itself reads of a resource or a module.
#[inline]
fn meta_arguments(content: &Content) -> Vec<(String, ArgumentValue)> {
    let mut all = Vec::new();
    if let Some(repeated) = content.repeated() {
        for (name, value) in [("count", &repeated.count), ("for_each", &repeated.for_each)] {
            if let Some(value) = value {
                all.push((name.to_owned(), ArgumentValue::of(value)));
            }
        }
    }
    let Content::Element(element) = content else { return all };
    let Some(lifecycle) = element.meta.as_ref().and_then(|meta| meta.lifecycle.as_ref()) else { return all };
    let mut members = Vec::new();
    for (name, value) in [
        ("create_before_destroy", lifecycle.create_before_destroy),
        ("prevent_destroy", lifecycle.prevent_destroy),
    ] {
        if let Some(yes) = value {
            members.push((name.to_owned(), ArgumentValue::Bool(yes)));
        }
    }
    let ignored = match &lifecycle.ignore_changes {
        None => ArgumentValue::Absent,
        Some(Ignored::All) => ArgumentValue::Text("all".to_owned()),
        Some(Ignored::Arguments(names)) => {
            ArgumentValue::List(names.iter().map(|name| ArgumentValue::Text(name.clone())).collect())
        }
    };
    if ignored.is_set() {
        members.push(("ignore_changes".to_owned(), ignored));
    }
    all.push(("lifecycle".to_owned(), ArgumentValue::Object(members)));
    all
}

impl PartialEq for Construct {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.shared.app == other.shared.app && self.id == other.id
    }
}

impl Eq for Construct {}
