//! Stacks: what Terraform plans and applies as one.

use crate::data::Data;
use crate::encryption::Encryption;
use crate::file_name;
use crate::marker::{Any, Map};
use crate::scope::{Construct, Scope};
use crate::tree::{Content, RawOverride, StackData};
use crate::value::Value;
use std::fmt;
use std::rc::Rc;

/// A unit of deployment with a state of its own: one `cdk.tf.json`.
#[derive(Debug, Clone)]
pub struct Stack {
    construct: Construct,
}

/// What makes the logical ids of a stack.
#[derive(Clone)]
pub(crate) struct Allocator(pub(crate) Rc<MakeId>);

type MakeId = dyn Fn(&[&str]) -> String;

impl fmt::Debug for Allocator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Allocator")
    }
}

/// What a stack id may not contain: it names a folder, and patterns on the command line.
const FORBIDDEN: [char; 7] = ['*', '?', '[', ']', '{', '}', '!'];

impl Stack {
    /// A stack of this id, directly below the app or within other constructs.
    #[must_use]
    #[track_caller]
    pub fn new(scope: &impl Scope, id: impl Into<String>) -> Self {
        let id = id.into();
        let construct = scope.construct().add(&id, Content::Stack(Box::default()));
        let mut tree = construct.shared.tree.borrow_mut();
        if let Some(bad) = id.chars().find(|c| FORBIDDEN.contains(c) || c.is_whitespace()) {
            let fault = tree.violation(construct.id, format!("the stack id `{id}` contains {bad:?}"));
            tree.faults.push(fault.help("a stack id has no white space and none of `* ? [ ] { } !`"));
        } else if let Some(why) = file_name::fault(&tree.get(construct.id).name) {
            // Long enough to be known by.
            let (shown, more) = id.char_indices().nth(60).map_or((&*id, ""), |(end, _)| (&id[..end], "…"));
            let fault = tree.violation(construct.id, format!("the stack id `{shown}{more}` {why}"));
            tree.faults.push(fault.help("a stack is written to the folder `stacks/<id>`, on any system"));
        }
        drop(tree);
        Self { construct }
    }

    /// Sets anything in the stack's JSON, last of all. Dots separate the keys of the path, as in
    /// [`Resource::add_override`](crate::Resource::add_override); what stands at the path is replaced, but to the lists of
    /// `import`, `moved`, `removed` and `provider` a list adds its entries.
    ///
    /// ```
    /// # use ferroform::{App, Stack};
    /// # let app = App::new();
    /// let stack = Stack::new(&app, "private");
    /// stack.add_override("terraform.experiments", ["example"]);
    /// # assert_eq!(stack.to_json()?["terraform"]["experiments"][0], "example");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn add_override(&self, path: &str, value: impl Into<Value<Any>>) -> Self {
        self.push_override(path, value.into().data)
    }

    /// Removes what stands at a path in the stack's JSON.
    #[inline]
    pub fn remove_override(&self, path: &str) -> Self {
        self.push_override(path, Data::ABSENT)
    }

    /// The versions of Terraform that may deploy it (`>= 1.9, < 2.0`).
    pub fn required_version(&self, constraint: impl Into<String>) -> Self {
        let constraint = constraint.into();
        self.change(|stack| stack.required_version = Some(constraint))
    }

    /// Says something of the stack to a provider, by its local name: a `provider_meta` block. Providers that take one say what it
    /// may hold; others refuse it.
    ///
    /// ```
    /// # use ferroform::{App, Stack};
    /// # let app = App::new();
    /// # let stack = Stack::new(&app, "shop");
    /// stack.provider_meta("google", [("module_name", "shop/v1")]);
    /// # let meta = &stack.to_json()?["terraform"]["provider_meta"];
    /// # assert_eq!(meta["google"]["module_name"], "shop/v1");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn provider_meta(&self, provider: impl Into<String>, values: impl Into<Value<Map<Any>>>) -> Self {
        let (provider, values) = (provider.into(), values.into().data);
        self.change(|stack| stack.provider_meta.push((provider, values)))
    }

    /// Makes the names under which Terraform knows what is in it: the closure gets the ids of the constructs below the stack, the
    /// element's own last. What has an id of its own (`override_logical_id`) keeps it. It is called while the app is
    /// synthesized, and must not change it.
    ///
    /// ```
    /// use ferroform::{App, Construct, GenericResource, Stack};
    /// let app = App::new();
    /// let stack = Stack::new(&app, "shop");
    /// stack.allocate_logical_ids(|path| path.join("-"));
    /// GenericResource::resource("aws_vpc").create(&Construct::new(&stack, "network"), "vpc");
    /// # assert!(stack.to_json()?["resource"]["aws_vpc"].get("network-vpc").is_some());
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn allocate_logical_ids(&self, name: impl Fn(&[&str]) -> String + 'static) -> Self {
        self.change(|stack| stack.allocator = Some(Allocator(Rc::new(name))))
    }

    /// Moves everything from the logical ids that CDKTF made before version 0.16, which the stack's id was a part of.
    #[inline]
    pub fn migrate_ids(&self) -> Self {
        self.change(|stack| stack.migrates_ids = true)
    }

    /// Encrypts its state and its plans, where OpenTofu deploys it.
    #[inline]
    pub fn encryption(&self, encryption: Encryption) -> Self {
        self.change(|stack| stack.encryption = Some(encryption.into_data()))
    }

    /// Deploys this stack after another one, also when it refers to nothing in it.
    #[inline]
    pub fn depends_on(&self, other: &Self) -> Self {
        let other = other.construct.reference(None);
        self.change(|stack| stack.after.push(other))
    }

    /// The stack's JSON. The whole app is checked, as for a synth.
    ///
    /// With the feature `serde_json`; without it, [`RenderedStack::text`](crate::RenderedStack::text) is the same text.
    ///
    /// # Errors
    /// Every broken rule of every stack of the app.
    #[cfg(feature = "serde_json")]
    pub fn to_json(&self) -> Result<serde_json::Value, crate::SynthErrors> {
        let rendered = self.construct.render(&crate::app::usual_folder())?;
        let path = self.construct.path();
        let stack = rendered.stacks().iter().find(|stack| stack.path() == path);
        Ok(stack.map(crate::synth::RenderedStack::json).unwrap_or_default())
    }

    #[inline]
    fn push_override(&self, path: &str, data: Data) -> Self {
        let raw = RawOverride::new(path, data);
        self.change(|stack| stack.overrides.push(raw))
    }

    fn change(&self, change: impl FnOnce(&mut StackData)) -> Self {
        self.construct.change(|content| {
            if let Content::Stack(stack) = content {
                change(stack);
            }
        });
        self.clone()
    }
}

impl Scope for Stack {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
