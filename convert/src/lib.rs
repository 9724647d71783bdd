//! From a Terraform configuration in HCL to a Rust program that synthesizes the same.
//!
//! ```text
//! .tf files ─> configuration ─> order ─> names ─> elements, expressions ─> program
//! ```
//!
//! Names come from the [plan](fn@ferroform_codegen::plan) that the bindings are generated from, so that a converted program
//! compiles against them. Conversion is total: a type without bindings becomes a `GenericResource`, an expression without
//! a typed form becomes `hcl("…")`, and the [`Summary`] counts both, with their places. Logical ids stay what they are, so
//! that a plan over existing state is empty.
//!
//! ```
//! use ferroform_convert::{Bindings, ProgramForm, Input, convert};
//!
//! let input = Input::new("main.tf", "resource \"acme_lamp\" \"desk\" {\n  watts = 40\n}\n");
//! let conversion = convert(&[input], &Bindings::none(), &ProgramForm::Program { stack: "lamps".into() });
//! assert!(conversion.program.contains("GenericResource::resource(\"acme_lamp\")"));
//! assert_eq!(conversion.summary.untyped.len(), 1);
//! ```

mod backend;
mod bindings;
#[cfg(feature = "cdktf")]
mod cdktf;
mod checks;
mod code;
mod configuration;
mod constraint;
mod dynamic;
mod element;
mod examples;
mod expression;
mod functions;
mod given;
mod import;
mod json;
mod limits;
mod meta;
mod moves;
mod names;
mod order;
mod page;
mod program;
mod provision;
mod refactor;
mod settings;
mod summary;
mod text_aside;
mod types;
mod untyped;
mod variables;

#[cfg(test)]
mod tests;

pub use bindings::Bindings;
#[cfg(feature = "cdktf")]
pub use cdktf::{convert_program, is_program};
pub use configuration::Input;
pub use examples::{document_examples, example};
pub use import::{ImportError, Imported, import};
pub use page::{Page, page};
pub use summary::{Place, Summary};

use ferroform_schema::diagnostic::Diagnostic;

/// A converted configuration.
#[derive(Debug)]
pub struct Conversion {
    /// The program or function with its imports, formatted.
    pub program: String,
    /// What was converted, and what has no typed form.
    pub summary: Summary,
    /// What could not be read: broken HCL, with its place.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the program is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProgramForm {
    /// A `main.rs` with one stack of this id.
    Program {
        /// The id of the stack.
        stack: String,
    },
    /// A function of this name that fills a stack. Elements that the configuration refers to without declaring them, and
    /// that the bindings know, are its parameters.
    Function {
        /// The name of the function.
        name: String,
    },
}

/// Converts the files of one configuration (one folder of Terraform).
#[must_use]
pub fn convert(inputs: &[Input], bindings: &Bindings, form: &ProgramForm) -> Conversion {
    let mut diagnostics = Vec::new();
    let mut items = configuration::read(inputs, &mut diagnostics);
    items.extend(configuration::implicit_providers(&items));
    items.extend(settings::required_providers(&items, bindings));
    let fragment = matches!(form, ProgramForm::Function { .. });
    if fragment {
        let elsewhere = configuration::elsewhere(&items, |declares| bindings.know(declares));
        items.extend(elsewhere);
    }
    let items = order::by_dependency(items);
    let names = names::assign(&items);
    let converter = code::Converter::new(&items, &names, bindings, fragment);
    let statements = items.iter().zip(&names).map(|(item, name)| converter.item(item, name)).collect();
    let (program, mut summary) = program::write(statements, converter, form);
    summary.lines_in = inputs.iter().map(|input| input.text.lines().count()).sum();
    Conversion { program, summary, diagnostics }
}
