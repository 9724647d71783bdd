//! A provider without a cloud: it plans as a schema says, and makes up what only a cloud would know.
//!
//! Everything here is a pure function of the schema and the values in a call; nothing is remembered between calls.

pub(crate) mod early;
mod fill;
mod made_up;
mod plan;
mod recall;
mod service;

pub use made_up::is_made_up;
pub(crate) use service::{Refusal, Service};

use crate::cty::Value;

/// What is known about the types of a provider besides their schema: what documents say.
pub trait Knowledge: Send + Sync {
    /// What a configuration of a type breaks.
    fn broken(&self, ty: &TypeRef<'_>, config: &Value) -> Vec<Broken>;

    /// The value that an argument has when it is not set. `path` holds the names from the root of the type to the argument.
    fn default(&self, ty: &TypeRef<'_>, path: &[&str]) -> Option<Value>;

    /// Whether a change of an argument replaces the object.
    fn forces_replacement(&self, ty: &TypeRef<'_>, path: &[&str]) -> bool;

    /// The values of an object that exists already and is imported by this id, as Terraform's state has them. What nobody
    /// knows is made up.
    fn existing(&self, _ty: &TypeRef<'_>, _id: &str) -> Option<serde_json::Value> {
        None
    }
}

/// Knows nothing.
impl Knowledge for () {
    fn broken(&self, _: &TypeRef<'_>, _: &Value) -> Vec<Broken> {
        Vec::new()
    }

    fn default(&self, _: &TypeRef<'_>, _: &[&str]) -> Option<Value> {
        None
    }

    fn forces_replacement(&self, _: &TypeRef<'_>, _: &[&str]) -> bool {
        false
    }
}

/// A type of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeRef<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its name; the provider's own configuration has none.
    pub name: &'a str,
}

/// What a type of a provider is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The provider's own configuration.
    Provider,
    /// A managed resource.
    Resource,
    /// A data source.
    DataSource,
    /// An ephemeral resource.
    Ephemeral,
}

/// A rule that a configuration breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    /// Whether it only warns.
    pub is_warning: bool,
    /// What is wrong, in one sentence.
    pub summary: String,
    /// What is known besides: the sentence of the document, where it stands.
    pub detail: String,
    /// The argument.
    pub path: Vec<Step>,
}

/// A step of a path into a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A member of a block or an object.
    Attribute(String),
    /// An item of a list.
    Index(usize),
    /// An entry of a map.
    Key(String),
}
