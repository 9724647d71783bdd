//! Provisioners: what runs beside the creation or destruction of a resource.

use crate::data::{Args, Data};
use crate::marker::{Any, Map};
use crate::tree::ProvisionerData;
use crate::value::Value;
use std::borrow::Cow;

/// A provisioner of a resource.
///
/// ```
/// use ferroform::Provisioner;
/// let hello = Provisioner::local_exec("echo hello").on_destroy();
/// let copy = Provisioner::file("a", "b").connection([("type", "ssh"), ("host", "example.com")]);
/// let start = Provisioner::remote_exec(["systemctl start shop"]).continue_on_failure();
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

    /// A script on the object, line by line. It needs a connection.
    pub fn remote_exec<S: Into<Value<String>>>(lines: impl IntoIterator<Item = S>) -> Self {
        let lines: Vec<Value<Any>> = lines.into_iter().map(|line| line.into().any()).collect();
        Self::new("remote-exec").set("inline", lines)
    }

    /// Copies a file or a folder to the object. It needs a connection.
    pub fn file(source: impl Into<Value<String>>, destination: impl Into<Value<String>>) -> Self {
        Self::new("file").set("source", source.into().any()).set("destination", destination.into().any())
    }

    /// Runs before the object is destroyed, instead of after it was created.
    #[inline]
    pub fn on_destroy(self) -> Self {
        self.set("when", "destroy")
    }

    /// Goes on where it fails, instead of marking the object as broken.
    #[inline]
    pub fn continue_on_failure(self) -> Self {
        self.set("on_failure", "continue")
    }

    /// How it reaches the object, where that is not the resource's own [`connection`](crate::Resource::connection).
    pub fn connection(self, settings: impl Into<Value<Map<Any>>>) -> Self {
        self.set("connection", Value::<Any>::new(settings.into().data))
    }

    #[inline]
    pub(crate) fn into_data(self) -> ProvisionerData {
        ProvisionerData { kind: self.kind, args: Data::block(self.args) }
    }
}
