//! From the intermediate schema to typed Rust, and the build-script entry point.
//!
//! Three stages, each a function with a plain result, so that one can stop after any of them:
//!
//! ```text
//! Schema ─> plan ─> Plan ─> emit ─> files in memory ─> write ─> what was done
//! ```
//!
//! ```
//! use ferroform_codegen::{Config, emit, plan};
//! use ferroform_schema::diagnostic::Diagnostics;
//! use ferroform_schema::model::{Block, Resource, ResourceKind, Schema};
//!
//! let queue = Resource {
//!     kind: ResourceKind::Resource,
//!     type_name: "acme_queue".into(),
//!     document: "queue.md".into(),
//!     root: Block::default(),
//! #   provider: None, subcategory: None, description: None, deprecated: None, blocks: Default::default(),
//! #   timeouts: vec![], import: None, examples: vec![], contexts: vec![], notes: vec![],
//!     // and what else the document says
//! };
//! let mut diagnostics = Diagnostics::new();
//! let plan = plan(&Schema::new(vec![queue]), &Config::new(), &mut diagnostics);
//! assert_eq!(plan.modules[0].construct.name.to_string(), "Queue");
//! let paths: Vec<String> = emit(&plan)?.into_iter().map(|file| file.path).collect();
//! assert_eq!(paths, ["Cargo.toml", "src/lib.rs", "src/queue.rs"]);
//! # Ok::<(), ferroform_codegen::EmitError>(())
//! ```
//!
//! A build script needs one line: see [`compile`], or [`Project`] where a file holds the settings.
//!
//! # What comes out
//! A module for each type of the provider: the construct with a typed getter for each attribute, the builder of its
//! arguments, nested blocks, enums of documented values, and one static table that the runtime's checker reads. Only
//! required arguments have a state in the builder's type; everything else is a plain setter over one shared store, which
//! keeps a whole provider cheap to compile. Names are decided in [`names`] and nowhere else. Text of documents enters
//! generated code only as string literals and as documentation that was parsed and written anew ([`docs`]).

pub mod build;
pub mod config;
#[doc(hidden)]
pub mod docs;
pub mod emit;
#[cfg(feature = "functions")]
#[doc(hidden)]
pub mod functions;
mod hash;
pub mod last_run;
#[doc(hidden)]
pub mod names;
#[doc(hidden)]
pub mod pattern;
pub mod plan;
pub mod project;
mod runtime;
pub mod write;

pub use build::{BuildError, Built, compile};
pub use config::{Config, Layout};
pub use emit::{Content, EmitError, OutFile, emit};
pub use last_run::LastRun;
pub use plan::{Plan, plan, translate_examples};
pub use project::{Bindings, Project};
pub use runtime::Runtime;
pub use write::{Mode, Report, write};
