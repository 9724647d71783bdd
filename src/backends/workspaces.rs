//! The workspaces of HCP Terraform that a stack belongs to.

use crate::block::BlockValue;
use crate::marker::Any;
use crate::value::Value;

/// The workspaces of HCP Terraform or Terraform Enterprise that a stack belongs to.
///
/// ```
/// use ferroform::backends::{CloudBackend, Workspaces};
/// use ferroform::{App, Stack};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "shop");
/// CloudBackend::new(Workspaces::named("shop").project("web")).organization("acme").create(&stack);
/// # let cloud = &stack.to_json()?["terraform"]["cloud"];
/// # assert_eq!((&cloud["organization"], &cloud["workspaces"]["name"]), (&"acme".into(), &"shop".into()));
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[must_use = "give it to a backend"]
pub struct Workspaces {
    block: BlockValue,
}

crate::__block!(Workspaces);

impl Workspaces {
    /// One, by its name. Other stacks can read its state.
    pub fn named(name: impl Into<String>) -> Self {
        Self { block: BlockValue::new() }.with::<String>("name", name.into().into())
    }

    /// All that have these tags; `terraform workspace select` chooses one. For a [`CloudBackend`](super::CloudBackend) only.
    pub fn tagged<S: Into<String>>(tags: impl IntoIterator<Item = S>) -> Self {
        let tags: Vec<String> = tags.into_iter().map(Into::into).collect();
        Self { block: BlockValue::new() }.with::<crate::marker::List<String>>("tags", tags.into())
    }

    /// All that have these tags with these values, which Terraform has from 1.10 on; `terraform workspace select` chooses one.
    /// For a [`CloudBackend`](super::CloudBackend) only.
    pub fn tagged_with<K: Into<String>, V: Into<String>>(tags: impl IntoIterator<Item = (K, V)>) -> Self {
        let tags = tags.into_iter().map(|(tag, value)| (tag, Value::from(value.into())));
        Self { block: BlockValue::new() }.with("tags", Value::<Any>::object(tags))
    }

    /// All whose names start so; `terraform workspace select` chooses one by the rest. For a
    /// [`RemoteBackend`](super::RemoteBackend) only.
    pub fn prefixed(prefix: impl Into<String>) -> Self {
        Self { block: BlockValue::new() }.with::<String>("prefix", prefix.into().into())
    }

    /// In a project. For a [`CloudBackend`](super::CloudBackend) only.
    pub fn project(self, name: impl Into<String>) -> Self {
        self.with::<String>("project", name.into().into())
    }

    fn with<T>(mut self, name: &'static str, value: Value<T>) -> Self {
        self.block.set(name, value);
        self
    }
}
