//! Reads programs for CDKTF, in Python and TypeScript, as plain data.
//!
//! Both languages become the same [`Program`]: what it imports, its classes, its statements, its expressions. Nothing is
//! decided here about what they mean, and nothing is lost: each part knows its bytes, and what the data has no form for is
//! [`Other`](ExpressionKind::Other) there.
//!
//! ```
//! use ferroform_cdktf::{Language, StatementKind, read};
//!
//! let python = read("queue = SqsQueue(self, \"queue\", delay_seconds=5)\n", Language::Python);
//! let typescript = read("const queue = new SqsQueue(this, \"queue\", { delaySeconds: 5 });\n", Language::TypeScript);
//! for program in [python, typescript] {
//!     assert!(program.errors.is_empty());
//!     assert!(matches!(program.statements[0].kind, StatementKind::Assign { .. }));
//! }
//! ```

mod comments;
mod program;
mod python;
mod syntax;
mod text;
mod typescript;

#[cfg(test)]
mod tests;

pub use program::{
    Branch, Class, Expression, ExpressionKind, Function, Import, Key, Parameter, Part, Program, Statement,
    StatementKind, SyntaxError, TypeName,
};

/// A language that programs for CDKTF are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Python, as the package `cdktf` has it.
    Python,
    /// TypeScript, and the JavaScript in it.
    TypeScript,
}

impl Language {
    /// The language of a file of this name.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension {
            "py" => Some(Self::Python),
            "ts" | "mts" | "cts" | "js" | "mjs" | "cjs" if !path.ends_with(".d.ts") => Some(Self::TypeScript),
            _ => None,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::TypeScript => "TypeScript",
        }
    }
}

/// Reads a program. What does not parse is named in its errors; the statements around it are read all the same.
#[must_use]
pub fn read(text: &str, language: Language) -> Program {
    match language {
        Language::Python => python::read(text),
        Language::TypeScript => typescript::read(text),
    }
}
