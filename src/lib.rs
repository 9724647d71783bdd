//! Typed Terraform infrastructure in Rust.
//!
//! A program builds a tree of constructs: an [`App`] holds [`Stack`]s, a stack holds resources, providers, outputs,
//! variables. [`App::synth`] checks all of it and writes one Terraform JSON file per stack, laid out as CDKTF does.
//! Terraform or OpenTofu takes it from there.
//!
//! Resources are typed by generated bindings, such as `ferroform-aws`: a missing required argument, a string where a
//! number goes or a misspelt name is a compile error, and what a document says beyond that is checked at synth. Types
//! without bindings are a [`GenericResource`]:
//!
//! ```
//! use ferroform::{App, GenericProvider, GenericResource, Output, Stack, prelude::*};
//!
//! let app = App::new();
//! let stack = Stack::new(&app, "private");
//! GenericProvider::new("aws", "hashicorp/aws").set("region", "us-east-1").create(&stack, "aws");
//!
//! let api = GenericResource::resource("aws_apigatewayv2_api")
//!     .set("name", "example")
//!     .set("protocol_type", "HTTP")
//!     .create(&stack, "api");
//! let integration = GenericResource::resource("aws_apigatewayv2_integration")
//!     .set("api_id", api.id())
//!     .set("integration_type", "HTTP_PROXY")
//!     .create(&stack, "integration");
//! Output::new(&stack, "integration_id", integration.id());
//!
//! let json = stack.to_json()?;
//! let integration = &json["resource"]["aws_apigatewayv2_integration"]["integration"];
//! assert_eq!(integration["api_id"], "${aws_apigatewayv2_api.api.id}");
//! # Ok::<(), ferroform::SynthErrors>(())
//! ```
//!
//! A `main` returns what [`App::synth`] returns, and prints every broken rule at once:
//!
//! ```no_run
//! use ferroform::{App, Stack, SynthErrors};
//!
//! fn main() -> Result<(), SynthErrors> {
//!     let app = App::new();
//!     Stack::new(&app, "private");
//!     app.synth()?;
//!     Ok(())
//! }
//! ```
//!
//! # Values
//! Setters take whatever is `Into<Value<T>>`: a literal of Rust, or an [`Expr<T>`] that Terraform evaluates. Literals are always
//! escaped. References are typed, read the logical id of what they refer to at synth, and cross from one stack into
//! another by themselves. [`template!`] puts expressions into text, [`functions`] and operators make larger ones, and
//! [`hcl`] takes one in Terraform's own language.
//!
//! # Features
//! * `derive` (default): `#[derive(Resource)]` and `#[derive(Block)]`.
//! * `documents`: the derive reads a document of your own crate.
//! * `hcl`: [`App::synth_hcl_to`](App), stacks as HCL that people read.
//! * `serde_json`: `Stack::to_json`, and values from `serde_json::Value`. Meant for the tests of a program.
//!
//! # Names
//! Every construct has an id that is unique in its scope. The names that Terraform knows elements by are made of these
//! ids exactly as CDKTF makes them, so a stack can move from there with its state; `override_logical_id` sets one by hand.

mod app;
mod argument;
mod argument_value;
mod aspect;
mod asset;
mod backend;
pub mod backends;
pub mod binding;
mod block;
mod check;
mod check_block;
mod collection;
mod config;
mod connection;
mod context;
mod data;
#[cfg(feature = "derive")]
mod derive;
mod dynamic;
mod element;
mod encryption;
mod error;
mod escape;
mod expr;
mod file_name;
pub mod functions;
mod generic;
#[cfg(feature = "hcl")]
mod hcl;
mod hooks;
mod items;
mod iteration;
mod json;
mod json_macro;
mod lifecycle;
mod logical_id;
mod marker;
mod md5;
mod module;
mod named_tree;
mod output;
mod overrides;
mod policy;
mod provision;
mod refactor;
mod referrers;
mod repeat;
mod resource;
mod run;
mod scope;
mod sorted;
mod stack;
mod synth;
mod table;
mod terraform_data;
mod test_file;
pub mod testing;
mod tree;
mod type_constraint;
mod typed;
mod value;
mod variable;
mod walk;
mod warnings;

pub use app::App;
pub use argument_value::ArgumentValue;
pub use aspect::{Aspect, Tags};
pub use asset::Asset;
pub use backend::Backend;
pub use check_block::Check;
pub use connection::Connection;
pub use dynamic::{Dynamic, dynamic};
pub use encryption::{Encryption, EncryptionMethod, KeyProvider};
pub use error::{SynthErrors, Violation};
pub use expr::{Expr, conditional, func, hcl, literal};
pub use generic::{GenericProvider, GenericProviderBuilder, GenericResource, GenericResourceBuilder};
pub use items::{ForEach, Items, Iterable, Keyable};
pub use iteration::{count_index, each_key, each_value, self_attribute};
pub use lifecycle::Lifecycle;
pub use marker::{Any, List, Map, Number, Set};
pub use module::Module;
pub use output::Output;
pub use policy::{Finding, Policy};
pub use provision::Provisioner;
pub use refactor::{Import, Removed};
pub use referrers::ConstructReference;
pub use repeat::{Counted, Each, Keyed, Repeatable, count, for_each};
pub use resource::{Provider, Resource};
pub use run::{path_cwd, path_module, path_root, terraform_workspace};
pub use scope::{Construct, Dependency, Scope};
pub use stack::Stack;
pub use synth::{Rendered, RenderedStack, Synthesis};
pub use terraform_data::TerraformData;
pub use test_file::{MockProvider, TestFile, TestRun};
pub use type_constraint::TypeConstraint;
pub use typed::{IntoTyped, Sequence, ValueType};
pub use value::Value;
pub use variable::{Local, Variable, VariableType};
pub use walk::ConstructKind;
pub use warnings::Warnings;

#[cfg(feature = "derive")]
pub use ferroform_macros::{Block, Resource};

/// The traits whose methods programs call.
///
/// ```
/// use ferroform::prelude::*;
/// ```
pub mod prelude {
    pub use crate::{Dependency, Provider, Resource, Scope};
}

/// What the macros of this crate expand to.
#[doc(hidden)]
pub mod __private {
    #[cfg(feature = "derive")]
    pub use crate::derive::{Arguments, BlockOf, FieldOf, Part, PartArgument, block_value, overlap, sets};
    pub use crate::expr::{part, placeholders, template};
    #[cfg(feature = "derive")]
    pub use ferroform_macros::{__bind_block as bind_block, __bind_resource as bind_resource};
}

/// Compiles and runs the programs of the README and of the guide.
#[cfg(doctest)]
mod guide {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/src/first-stack.md")]
    struct FirstStack;
    #[doc = include_str!("../docs/src/bindings.md")]
    struct Bindings;
    #[doc = include_str!("../docs/src/expressions.md")]
    struct Expressions;
    #[doc = include_str!("../docs/src/repetition.md")]
    struct Repetition;
    #[doc = include_str!("../docs/src/rules.md")]
    struct Rules;
    #[doc = include_str!("../docs/src/constructs.md")]
    struct Constructs;
    #[doc = include_str!("../docs/src/stacks.md")]
    struct Stacks;
    #[doc = include_str!("../docs/src/testing.md")]
    struct Testing;
    #[doc = include_str!("../docs/src/policies.md")]
    struct Policies;
    #[doc = include_str!("../docs/src/refactoring.md")]
    struct Refactoring;
}
