//! Stacks: what Terraform plans and applies as one.

use crate::data::Data;
use crate::file_name;
use crate::marker::Any;
use crate::scope::{Construct, Scope};
use crate::tree::{Content, RawOverride};
use crate::value::Value;

/// A unit of deployment with a state of its own: one `cdk.tf.json`.
#[derive(Debug, Clone)]
pub struct Stack {
    construct: Construct,
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
    /// stack.add_override("terraform.required_version", ">= 1.5");
    /// # assert_eq!(stack.to_json()?["terraform"]["required_version"], ">= 1.5");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    pub fn add_override(&self, path: &str, value: impl Into<Value<Any>>) -> Self {
        self.push_override(path, value.into().data)
    }

    /// Removes what stands at a path in the stack's JSON.
    pub fn remove_override(&self, path: &str) -> Self {
        self.push_override(path, Data::ABSENT)
    }

    /// Deploys this stack after another one, also when it refers to nothing in it.
    pub fn depends_on(&self, other: &Self) -> Self {
        let other = other.construct.reference(None);
        self.construct.change(|content| {
            if let Content::Stack(stack) = content {
                stack.after.push(other);
            }
        });
        self.clone()
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

    fn push_override(&self, path: &str, data: Data) -> Self {
        let raw = RawOverride::new(path, data);
        self.construct.change(|content| {
            if let Content::Stack(stack) = content {
                stack.overrides.push(raw);
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
