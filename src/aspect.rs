//! Aspects: what is done to all constructs of a part of the tree before it is synthesized.

use crate::data::{Args, Data, Repr};
use crate::expr::func;
use crate::marker::{Any, Map};
use crate::scope::Construct;
use crate::tree::{Content, RawOverride};
use crate::value::Value;
use ferroform_rules::table::ElementKind;
use std::borrow::Cow;

/// Visits constructs before a synth, and may change them. A closure of a `&Construct` is one.
///
/// Parents come before children. A construct is shown to the aspects of those above it first, then to its own, in the order
/// in which they were added; to each of them once. What an aspect creates below the construct at hand is visited as well.
///
/// ```
/// use ferroform::{App, Construct, ConstructKind, GenericResource, Stack, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// GenericResource::resource("aws_db_instance").create(&stack, "orders");
/// app.add_aspect(|construct: &Construct| {
///     if construct.type_name().as_deref() == Some("aws_db_instance") && !construct.argument("storage_encrypted").is_set() {
///         construct.set_argument("storage_encrypted", true);
///     }
/// });
/// # assert_eq!(stack.to_json()?["resource"]["aws_db_instance"]["orders"]["storage_encrypted"], true);
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
pub trait Aspect {
    /// Looks at one construct.
    fn visit(&self, construct: &Construct);
}

impl<F: Fn(&Construct)> Aspect for F {
    #[inline]
    fn visit(&self, construct: &Construct) {
        self(construct);
    }
}

/// Changing what stands in the tree, for aspects that do not know its Rust type; [`Construct::handle`] gives that.
impl Construct {
    /// Sets an argument of a resource, a data source, a provider, a module or a backend; `None` unsets it. It is checked as if
    /// the program had set it. On anything else, nothing is set.
    pub fn set_argument(&self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) {
        let data = value.into().data;
        self.change(|content| {
            if let Some(args) = arguments_of(content) {
                args.set(name.into(), data);
            }
        });
    }

    /// Sets anything in its JSON, last of all and unchecked, as
    /// [`Resource::add_override`](crate::Resource::add_override) does. Of a local value, paths lead into the value.
    pub fn add_override(&self, path: &str, value: impl Into<Value<Any>>) {
        self.push_override(RawOverride::new(path, value.into().data));
    }

    /// Removes what stands at a path in its JSON.
    #[inline]
    pub fn remove_override(&self, path: &str) {
        self.push_override(RawOverride::new(path, Data::ABSENT));
    }

    #[inline]
    fn push_override(&self, raw: RawOverride) {
        let mut tree = self.shared.tree.borrow_mut();
        let id = self.id;
        match &mut tree.get_mut(id).content {
            Content::Element(element) => element.meta_mut().overrides.push(raw),
            Content::Stack(stack) => stack.overrides.push(raw),
            _ => tree.rare_mut(id).overrides.push(raw),
        }
    }
}

#[inline]
fn arguments_of(content: &mut Content) -> Option<&mut Args> {
    match content {
        Content::Element(element) => Some(&mut element.args),
        Content::Module(module) => Some(&mut module.args),
        Content::Backend(backend) => Some(&mut backend.args),
        _ => None,
    }
}

/// An aspect that gives tags to everything of a provider that takes them: to resources whose documents name an argument
/// `tags` that is a map, and to those without bindings that set one themselves. What a resource sets stays as it is; to an
/// expression, the tags are added with `merge`.
///
/// ```
/// use ferroform::{App, GenericResource, Stack, Tags, prelude::*};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// GenericResource::resource("aws_sqs_queue").set("tags", Value::object([("team", "sales".into())])).create(&stack, "orders");
/// # use ferroform::Value;
/// app.add_aspect(Tags::of_provider("aws", [("team", "platform"), ("cost-center", "12")]));
/// # let tags = &stack.to_json()?["resource"]["aws_sqs_queue"]["orders"]["tags"];
/// # assert_eq!((&tags["team"], &tags["cost-center"]), (&"sales".into(), &"12".into()));
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Tags {
    provider: String,
    argument: Cow<'static, str>,
    tags: Data,
}

impl Tags {
    /// Tags for the resources of a provider, by its local name (`aws`).
    #[must_use]
    pub fn of_provider(provider: impl Into<String>, tags: impl Into<Value<Map<String>>>) -> Self {
        Self { provider: provider.into(), argument: "tags".into(), tags: tags.into().data }
    }

    /// Under another argument than `tags`, such as `labels` of Google's resources.
    #[must_use]
    pub fn as_argument(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.argument = name.into();
        self
    }
}

impl Aspect for Tags {
    #[inline]
    fn visit(&self, construct: &Construct) {
        if construct.provider_name().as_ref() != Some(&self.provider)
            || construct.has_map(&self.argument) == Some(false)
        {
            return;
        }
        let has_bindings = construct.has_map(&self.argument).is_some();
        construct.change(|content| {
            let Content::Element(element) = content else { return };
            if element.ty.kind() != ElementKind::Resource {
                return;
            }
            let tags = match element.args.get(&self.argument) {
                None if has_bindings => self.tags.clone(),
                None => return,
                Some(own) => merged(&self.tags, own),
            };
            element.args.set(self.argument.clone(), tags);
        });
    }
}

/// Tags with those of a resource laid over them.
#[inline]
fn merged(tags: &Data, own: &Data) -> Data {
    match (&tags.0, &own.0) {
        (_, Repr::Null) => tags.clone(),
        (Repr::Map(tags), Repr::Map(own)) => {
            let is_new = |key: &str| !own.iter().any(|(known, _)| known == key);
            let added = tags.iter().filter(|(key, _)| is_new(key));
            Data::map(own.iter().chain(added).cloned())
        }
        _ => func::<Any>("merge", [Value::new(tags.clone()), Value::new(own.clone())]).into_data(),
    }
}
