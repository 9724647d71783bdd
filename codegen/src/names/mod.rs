//! The one place that decides names: case, keywords, collisions.
//!
//! Terraform's names are kept wherever Rust takes them. The functions here turn *any* text into a word of the wanted
//! case ([`snake`], [`camel`], [`variant`], …); a [`Scope`] then gives each item of one namespace a name of its own,
//! as an [`Ident`].

mod case;
mod ident;
mod keywords;
mod scope;

#[cfg(test)]
mod tests;

pub use case::{camel, file, snake, variant};
pub use ident::Ident;
pub(crate) use keywords::is_device;
pub use keywords::is_keyword;
pub use scope::Scope;

/// Names that generated modules use of the prelude, or that would read as if they came from it: no generated type may
/// take one.
pub const PRELUDE_TYPES: &[&str] = &[
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "From",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "PhantomData",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Vec",
];

/// Methods that every generated builder has.
pub const BUILDER_METHODS: &[&str] = &["build", "builder", "clone", "create", "into", "new"];

/// Methods that every generated nested block has; `create` is an argument of `timeouts`.
pub const BLOCK_METHODS: &[&str] = &["build", "builder", "clone", "into", "into_block", "new"];

/// Methods of every construct, its own and those that users call through the traits of the runtime.
pub const CONSTRUCT_METHODS: &[&str] = &[
    "add_override",
    "builder",
    "clone",
    "count",
    "depends_on",
    "element",
    "for_each",
    "into",
    "lifecycle",
    "new",
    "override_logical_id",
    "provider",
];

/// Modules of the bindings that are no resource's, and the names of files that hold modules.
pub const ROOT_MODULES: &[&str] = &["arg", "lib", "main", "mod"];

/// Whether the name looks like one of the type parameters that stand for the states of a builder (`S0`, `S1`, …).
#[must_use]
pub fn is_state_parameter(name: &str) -> bool {
    name.strip_prefix('S').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}
