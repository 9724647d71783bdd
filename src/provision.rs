//! Provisioners: what runs beside the creation or destruction of a resource.

use crate::data::{Args, Data};
use crate::marker::Any;
use crate::tree::ProvisionerData;
use crate::value::Value;
use std::borrow::Cow;

/// A provisioner of a resource.
///
/// ```
/// use ferroform::Provisioner;
/// let hello = Provisioner::local_exec("echo hello").set("when", "destroy");
/// let copy = Provisioner::new("file").set("source", "a").set("destination", "b");
/// ```
#[derive(Debug, Clone)]
#[must_use = "give it to `Resource::provisioner`"]
pub struct Provisioner {
    kind: String,
    args: Args,
}

impl Provisioner {
    /// A provisioner of any kind (`local-exec`, `remote-exec`, `file`).
    pub fn new(kind: impl Into<String>) -> Self {
        Self { kind: kind.into(), args: Args::default() }
    }

    /// A command on the machine that runs Terraform.
    pub fn local_exec(command: impl Into<Value<String>>) -> Self {
        Self::new("local-exec").set("command", command.into().any())
    }

    /// Sets an argument.
    pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.args.set(name.into(), value.into().data);
        self
    }

    pub(crate) fn into_data(self) -> ProvisionerData {
        ProvisionerData { kind: self.kind, args: Data::block(self.args) }
    }
}
