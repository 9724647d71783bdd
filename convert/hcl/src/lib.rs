//! A stack in Terraform's JSON syntax as HCL that people read: for review, and for going on without the program that made it.
//!
//! Terraform plans the same from both. Blocks stand as blocks, expressions without `"${…}"` around them, text of several
//! lines as heredocs, JSON documents as `jsonencode({ … })`, all laid out as `terraform fmt` has it.
//!
//! What is a block and what an attribute is nowhere in the JSON: [`Shapes`] says it, from the provider's schema
//! ([`ProviderSchemas`]) or from a program. What nothing is known about is [guessed](Shapes::shape).
//!
//! ```
//! use ferroform_hcl::{Known, hcl};
//!
//! let json = r#"{"resource": {"acme_lamp": {"desk": {"watts": "${var.watts + 1}", "shade": [{"colour": "red"}]}}}}"#;
//! let text = hcl(json, &Known::default())?;
//! assert_eq!(text, "resource \"acme_lamp\" \"desk\" {\n  watts = var.watts + 1\n\n  shade {\n    colour = \"red\"\n  }\n}\n");
//! # Ok::<(), ferroform_hcl::Error>(())
//! ```

mod body;
mod document;
mod expression;
mod json;
mod layout;
mod schema;
mod shape;
mod template;
mod text;
mod top;

#[cfg(test)]
mod tests;

pub use schema::ProviderSchemas;
pub use shape::{Kind, Known, Shape, Shapes};

use std::fmt;

/// Why a text is no configuration in Terraform's JSON syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    message: String,
    line: usize,
    column: usize,
}

impl Error {
    /// What is wrong with it.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Line and column of it, both from 1.
    #[must_use]
    pub const fn place(&self) -> (usize, usize) {
        (self.line, self.column)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for Error {}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        let (line, column) = (error.line().max(1), error.column().max(1));
        // serde_json says the place as well.
        let message = error.to_string();
        let message =
            message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
        Self { message, line, column }
    }
}

/// The configuration as HCL.
///
/// # Errors
/// When the text is no JSON, nested deeper than 128 levels, or no object.
pub fn hcl(json: &str, shapes: &dyn Shapes) -> Result<String, Error> {
    let document: json::Members = serde_json::from_str(json.trim_start_matches('\u{feff}'))?;
    Ok(top::configuration(&document.0, shapes))
}
