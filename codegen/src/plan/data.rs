//! The plan: Rust-shaped, decided, plain data. Nothing in it is optional because it is not yet known.

use crate::config::Layout;
use crate::docs::Documentation;
use crate::names::Ident;
use crate::runtime::Runtime;
use ferroform_schema::model::{Held, Nesting, ProviderIdentity, ResourceKind};
#[cfg(feature = "serde")]
use serde::Serialize;

/// Everything that will be emitted.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Plan {
    /// How the modules become files.
    pub layout: Layout,
    /// Where a new crate takes the runtime from.
    pub runtime: Runtime,
    /// The providers that the types belong to.
    pub providers: Vec<ProviderIdentity>,
    /// One marker trait for each distinct name of a required argument.
    pub markers: Vec<Ident>,
    /// Cargo features, one for each service.
    pub features: Vec<Feature>,
    /// One module for each type.
    pub modules: Vec<Module>,
    /// The functions of the provider, in a module of their own.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub functions: Vec<Call>,
}

/// A typed call of a provider's function.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Call {
    /// Its name in Rust.
    pub name: Ident,
    /// Its name in configurations (`provider::acme::parse`).
    pub path: String,
    /// Its documentation.
    pub docs: Documentation,
    /// What it takes.
    pub parameters: Vec<CallParameter>,
    /// What it takes any number of, after that.
    pub variadic: Option<CallParameter>,
    /// What it gives.
    pub result: CallResult,
}

/// What a call takes.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct CallParameter {
    /// Its name.
    pub name: Ident,
    /// What it takes.
    pub ty: Type,
}

/// What a call gives.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum CallResult {
    /// A value.
    Value(Type),
    /// An object with typed members.
    Object {
        /// Name of its type.
        name: Ident,
        /// Its documentation.
        docs: Documentation,
        /// Its members.
        getters: Vec<Getter>,
    },
}

/// A Cargo feature that turns on the modules of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// The service in words.
    pub title: String,
    /// Another name of it, made of all of its words.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub alias: Option<String>,
}

/// One type of the provider.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Module {
    /// Name of the module and of its file.
    pub name: Ident,
    /// The feature that turns it on; none for provider configurations.
    pub feature: Option<String>,
    /// What it describes.
    pub kind: ResourceKind,
    /// The type's name in Terraform.
    pub type_name: String,
    /// Path of the document.
    pub document: String,
    /// Documentation of the module.
    pub docs: Documentation,
    /// The construct.
    pub construct: Construct,
    /// The arguments of the resource itself; its type is the builder.
    pub root: Block,
    /// Nested blocks.
    pub blocks: Vec<Block>,
    /// Enums of arguments.
    pub enums: Vec<Enum>,
    /// The schema, as the runtime and the derive macros read it.
    pub schema: String,
}

/// The type of what a builder creates.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Construct {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Documentation,
    /// Why it should not be used.
    pub deprecated: Option<Documentation>,
    /// Attributes from the settings.
    pub attributes: Vec<String>,
    /// Typed references to its arguments and attributes.
    pub getters: Vec<Getter>,
}

/// A typed reference to an argument or an attribute.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Getter {
    /// Name in Terraform.
    pub attribute: String,
    /// Name of the method.
    pub method: Ident,
    /// Its documentation.
    pub docs: Documentation,
    /// Why it should not be used.
    pub deprecated: Option<Documentation>,
    /// What the reference gives.
    pub ty: Type,
}

/// A type whose setters fill in a block.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Block {
    /// Id in the schema; empty for the resource itself.
    pub id: String,
    /// Name of the type of a finished block; for the resource itself, of the construct.
    pub name: Ident,
    /// Name of the type with the setters.
    pub builder: Ident,
    /// Its documentation.
    pub docs: Documentation,
    /// Attributes from the settings.
    pub attributes: Vec<String>,
    /// Whether a program can make one: whether it has a builder, and not only typed reads.
    pub settable: bool,
    /// Typed references to its arguments and attributes; the resource's own are those of the construct.
    pub reads: Vec<Getter>,
    /// Its arguments, in the document's order.
    pub arguments: Vec<Argument>,
    /// Whether Terraform demands every member, so that what is unset is written as null.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub is_object: bool,
    /// Whether it is what an attribute holds, so that Terraform has no `dynamic` of it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub is_attribute: bool,
}

impl Block {
    /// The required arguments, in the order of the builder's states.
    pub fn states(&self) -> impl Iterator<Item = (&Argument, &State)> {
        self.arguments.iter().filter_map(|argument| Some((argument, argument.state.as_ref()?)))
    }
}

/// One argument.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Argument {
    /// Name in Terraform.
    pub name: String,
    /// Name of the setter.
    pub setter: Ident,
    /// Documentation of the setter.
    pub docs: Documentation,
    /// Why it should not be used.
    pub deprecated: Option<Documentation>,
    /// How the builder keeps track of it: only for required arguments.
    pub state: Option<State>,
    /// What it takes.
    pub ty: Type,
}

/// The state of a required argument in its builder.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct State {
    /// The trait that names the argument in compile errors.
    pub marker: Ident,
    /// Name of the type parameter in the builder's declaration.
    pub parameter: Ident,
}

/// A Rust type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Type {
    /// Text.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// Anything.
    Any,
    /// An ordered list.
    List(Box<Type>),
    /// A set.
    Set(Box<Type>),
    /// A map with string keys.
    Map(Box<Type>),
    /// Text out of a set of values.
    Enum(Ident),
    /// A nested block.
    Block {
        /// Name of its type.
        name: Ident,
        /// How often it may stand.
        nesting: Nesting,
        /// How references see it, where it stands at most once.
        held: Held,
    },
}

impl Type {
    /// The enum at the bottom of lists, sets and maps, if there is one.
    #[must_use]
    pub fn enumeration(&self) -> Option<&Ident> {
        match self {
            Self::Enum(name) => Some(name),
            Self::List(inner) | Self::Set(inner) | Self::Map(inner) => inner.enumeration(),
            _ => None,
        }
    }
}

/// An enum of the values of an argument.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Enum {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Documentation,
    /// Whether other values are possible.
    pub open: bool,
    /// Attributes from the settings.
    pub attributes: Vec<String>,
    /// Its variants, in the document's order.
    pub variants: Vec<Variant>,
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Variant {
    /// Its name.
    pub name: Ident,
    /// The value as it is written in a configuration.
    pub value: String,
    /// Its documentation.
    pub docs: Documentation,
}
