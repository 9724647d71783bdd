//! Where Terraform keeps the state of a stack.

use crate::data::Args;
use crate::marker::Any;
use crate::overrides::overridable;
use crate::scope::{Construct, Scope};
use crate::tree::{BackendData, Content};
use crate::value::Value;
use std::borrow::Cow;

/// Where Terraform keeps the state of a stack. Without one, the state is the file `terraform.<stack>.tfstate` in the folder
/// that the program runs in, beside `cdktf.out`. The module [`backends`](crate::backends) has each kind with its own settings.
///
/// ```
/// use ferroform::{App, Backend, Stack};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// Backend::new(&stack, "s3")
///     .set("bucket", "states")
///     .set("key", "private.tfstate")
///     .set("region", "us-east-1");
/// # assert_eq!(stack.to_json()?["terraform"]["backend"]["s3"]["key"], "private.tfstate");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Backend {
    construct: Construct,
}

impl Backend {
    /// A backend of a kind (`s3`, `azurerm`, `remote`, …) without settings yet; `cloud` gives a `cloud` block.
    #[track_caller]
    pub fn new(stack: &impl Scope, kind: impl Into<String>) -> Self {
        let data = BackendData { kind: kind.into(), args: Args::default() };
        Self { construct: stack.construct().add("backend", Content::Backend(Box::new(data))) }
    }

    #[track_caller]
    pub(crate) fn of(stack: &impl Scope, kind: &str, args: Args) -> Self {
        let data = BackendData { kind: kind.to_owned(), args };
        Self { construct: stack.construct().add("backend", Content::Backend(Box::new(data))) }
    }

    /// A file. Terraform finds a relative path from the folder of the stack (`cdktf.out/stacks/<id>`).
    #[track_caller]
    pub fn local(stack: &impl Scope, path: impl Into<String>) -> Self {
        let backend = Self::new(stack, "local");
        backend.set("path", path.into());
        backend
    }

    /// A workspace of HCP Terraform or Terraform Enterprise.
    #[track_caller]
    pub fn cloud(stack: &impl Scope, organization: impl Into<String>, workspace: impl Into<String>) -> Self {
        let backend = Self::new(stack, "cloud");
        backend
            .set("organization", organization.into())
            .set("workspaces", Value::object([("name", Value::from(workspace.into()))]));
        backend
    }

    /// Sets an argument: a literal, because Terraform reads it before anything else.
    pub fn set(&self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.construct.change(|content| {
            if let Content::Backend(backend) = content {
                backend.args.set(name.into(), value.into().data);
            }
        });
        self.clone()
    }
}

overridable!(Backend, "its settings");

impl Scope for Backend {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
