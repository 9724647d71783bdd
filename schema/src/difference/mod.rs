//! What changed between two versions of a provider, as far as bindings and the programs over them are concerned.
//!
//! [`compare`] holds two schemas against each other: types, arguments, attributes, presence, types and nesting, values,
//! bounds, other rules, defaults, deprecations. The result is plain data with the place of each change on either side, a
//! verdict for the bindings' own version, and is written as text, Markdown or JSON. [`program`] says which parts of a
//! configuration the change breaks.
//!
//! ```
//! use ferroform_schema::compile::{Document, Options, compile_documents};
//! use ferroform_schema::difference::{Impact, Side, compare};
//! use ferroform_schema::source::SourceFile;
//!
//! let version = |list: &str| {
//!     let text = format!("# Resource: acme_lamp\n\n## Argument Reference\n\n{list}\n");
//!     let document = Document { file: SourceFile::new("lamp.md", text), name: "lamp.md".to_owned() };
//!     compile_documents(&[document], &Options::default(), &|_| ())
//! };
//! let old = version("* `name` - (Required) Name of the lamp.\n* `watts` - (Optional) Number of watts.");
//! let new = version("* `name` - (Required) Name of the lamp.");
//! let difference = compare(Side::of(&old), Side::of(&new));
//! assert_eq!(difference.verdict(), Some(Impact::Major));
//! assert_eq!(difference.types[0].changes[0].to_string(), "`watts` was removed");
//! ```

mod blocks;
mod data;
mod facets;
mod functions;
mod names;
pub mod program;
pub mod report;
mod rules;
mod side;
mod types;
mod words;

#[cfg(test)]
mod tests;

pub use data::{
    Change, Difference, FunctionDifference, Guessed, Impact, Place, Status, TypeDifference, What,
};
pub use side::{Side, compile_side};
pub use types::compare;
