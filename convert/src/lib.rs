//! From a Terraform configuration in HCL to a Rust program that synthesizes the same.
//!
//! ```text
//! .tf files ─> configuration ─> order ─> names ─> elements, expressions ─> program
//! ```
//!
//! Names come from the [plan](ferroform_codegen::plan) that the bindings are generated from, so that a converted program
//! compiles against them. Conversion is total: a type without bindings becomes a `GenericResource`, an expression without
//! a typed form becomes `hcl("…")`, and the [`Summary`] counts both, with their places. Logical ids stay what they are, so
//! that a plan over existing state is empty.
//!
//! ```
//! use ferroform_convert::{Bindings, Input, convert};
//!
//! let input = Input::new("main.tf", "resource \"acme_lamp\" \"desk\" {\n  watts = 40\n}\n");
//! let conversion = convert(&[input], &Bindings::none(), "lamps");
//! assert!(conversion.program.contains("GenericResource::resource(\"acme_lamp\")"));
//! assert_eq!(conversion.summary.untyped.len(), 1);
//! ```

mod bindings;
mod code;
mod configuration;
mod element;
mod expression;
mod functions;
mod meta;
mod names;
mod order;
mod program;
mod settings;
mod summary;
mod types;

#[cfg(test)]
mod tests;

pub use bindings::Bindings;
pub use configuration::Input;
pub use summary::{Place, Summary};

use ferroform_schema::diagnostic::Diagnostic;

/// A converted configuration.
#[derive(Debug)]
pub struct Conversion {
    /// The program: one `main.rs`, formatted.
    pub program: String,
    /// What was converted, and what has no typed form.
    pub summary: Summary,
    /// What could not be read: broken HCL, with its place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Converts the files of one configuration (one folder of Terraform) into a program with one stack of this id.
#[must_use]
pub fn convert(inputs: &[Input], bindings: &Bindings, stack: &str) -> Conversion {
    let mut diagnostics = Vec::new();
    let items = configuration::read(inputs, &mut diagnostics);
    let items = order::by_dependency(items);
    let names = names::assign(&items);
    let converter = code::Converter::new(&items, &names, bindings);
    let statements = items.iter().zip(&names).map(|(item, name)| converter.item(item, name)).collect();
    let (program, summary) = program::write(statements, converter, stack);
    Conversion { program, summary, diagnostics }
}
