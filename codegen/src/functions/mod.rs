//! Terraform's own functions as functions of Rust.
//!
//! [`Signatures`] is what Terraform says of them, [`Words`] what we say: a signature in Rust's types, which says more than
//! Terraform's (`values` gives a list of what the map holds, and not just anything), words, and a call with its result. The
//! two are held against each other, so that no function is forgotten and none is typed as what it is not.

mod check;
mod emit;
mod terraform;

pub use check::functions;
pub use emit::{calls, module, table};
pub use terraform::{Parameter, Signature, Signatures};

use serde::Deserialize;
use serde_json::Value as Json;

/// What we say of a function.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The Rust signature behind the name: `<T>(list: List<T>, index: Number) -> T`. What Terraform takes any number of is
    /// `Variadic<…>`.
    pub signature: String,
    /// What it does.
    pub words: String,
    /// A call, in Rust.
    pub example: String,
    /// What Terraform gives for that call.
    pub gives: Json,
}

/// A function, both sides of which agree.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name in Terraform.
    pub name: String,
    /// The signature in Rust's types, with the name that it has in Rust.
    pub rust: syn::Signature,
    /// Which parameters may be null.
    pub nullable: Vec<String>,
    /// What we say of it.
    pub words: Words,
}
