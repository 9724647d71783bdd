//! Examples of documents, read as evidence.
//!
//! An example shows how a resource type is really written: whether a nested block stands once or several times, with
//! `=` or without, and which literals an argument takes. [`read`] turns the code of an example into plain [`Use`]s,
//! [`facts`] turns the uses of a document's own type into facts, and the `check` module holds stated rules against
//! the same uses.
//!
//! Terraform's own language and CDKTF's Python are read. Examples in other languages give no uses; that is no error.

mod certain;
mod declared;
mod evidence;
mod hcl;
mod place;
mod placeholder;
mod python;
mod references;
mod rename;
mod uses;

pub use evidence::facts;
pub(crate) use hcl::required_providers;
pub(crate) use references::references;
pub(crate) use rename::rename;
pub use uses::{Body, Entry, ExampleValue, Use};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Example, ExampleLanguage};
#[cfg(feature = "tools")]
use crate::source::{SourceFile, Span};
use place::Places;

/// The longest example that is read; a longer one is not written by hand.
const MAX_BYTES: usize = 256 * 1024;

/// Reads one example of a page about `page_type`: what it declares, in the order of the code, and what could not be
/// read.
///
/// `page_type` names the type where the code does not: Python examples that leave out an import.
///
/// ```
/// use ferroform_schema::example::{ExampleValue, read};
/// use ferroform_schema::model::{Example, ExampleLanguage};
/// use ferroform_schema::source::{SourceFile, Span};
///
/// let code = "resource \"aws_lamp\" \"desk\" {\n  watts = 40\n}\n";
/// let file = SourceFile::new("lamp.md", code);
/// let example = Example {
///     title: None,
///     language: ExampleLanguage::Hcl,
///     code: code.to_owned(),
///     at: file.location(Span::new(0, code.len() as u32)),
/// };
/// let (uses, diagnostics) = read(&example, "aws_lamp");
/// assert!(diagnostics.is_empty());
/// assert_eq!(uses[0].label, "desk");
/// assert_eq!(uses[0].body.entries[0].at.to_string(), "lamp.md:2:3-2:13");
/// assert!(matches!(uses[0].body.entries[0].value, ExampleValue::Number(_)));
/// ```
#[must_use]
pub fn read(example: &Example, page_type: &str) -> (Vec<Use>, Vec<Diagnostic>) {
    let read = match example.language {
        ExampleLanguage::Hcl => hcl::read,
        ExampleLanguage::Python => python::read,
        ExampleLanguage::Typescript | ExampleLanguage::Other(_) => return (Vec::new(), Vec::new()),
    };
    if example.code.len() > MAX_BYTES {
        let message = format!("the example is {} KiB long", example.code.len() / 1024);
        let diagnostic = Diagnostic::new(Code::UnparsableExample, message, example.at.clone())
            .help(format!("examples of up to {} KiB are read; split it", MAX_BYTES / 1024));
        return (Vec::new(), vec![diagnostic]);
    }
    let mut diagnostics = Vec::new();
    let uses = read(example, page_type, &Places::new(example), &mut diagnostics);
    (uses, diagnostics)
}

/// Reads a file in Terraform's own language: what it declares, and which parts of it do not parse.
#[cfg(feature = "tools")]
pub(crate) fn read_configuration(file: &SourceFile) -> (Vec<Use>, Vec<Diagnostic>) {
    let example = Example {
        title: None,
        language: ExampleLanguage::Hcl,
        code: file.text().to_owned(),
        at: file.location(Span::new(0, file.text().len() as u32)),
    };
    let mut diagnostics = Vec::new();
    let uses = hcl::read(&example, "", &Places::new(&example), &mut diagnostics);
    (uses, diagnostics)
}

#[cfg(test)]
pub(crate) mod testing {
    //! Examples for tests.

    use super::{Use, read};
    use crate::diagnostic::Diagnostic;
    use crate::model::{Example, ExampleLanguage};
    #[cfg(feature = "tools")]
    use crate::source::{SourceFile, Span};

    /// An example whose code is the whole of a file.
    pub(crate) fn example(language: ExampleLanguage, code: &str) -> Example {
        let file = SourceFile::new("page.md", code);
        let at = file.location(Span::new(0, code.len() as u32));
        Example { title: Some("Basic".to_owned()), language, code: code.to_owned(), at }
    }

    /// The uses and the diagnostics of HCL code on the page of `aws_lamp`.
    pub(crate) fn hcl(code: &str) -> (Vec<Use>, Vec<Diagnostic>) {
        read(&example(ExampleLanguage::Hcl, code), "aws_lamp")
    }

    /// The uses and the diagnostics of Python code on the page of `aws_lamp`.
    pub(crate) fn python(code: &str) -> (Vec<Use>, Vec<Diagnostic>) {
        read(&example(ExampleLanguage::Python, code), "aws_lamp")
    }
}

#[cfg(test)]
mod tests {
    use super::testing::example;
    use super::*;

    #[test]
    fn other_languages_give_nothing_and_are_no_error() {
        for language in [ExampleLanguage::Typescript, ExampleLanguage::Other("json".to_owned())] {
            assert_eq!(read(&example(language, "{ \"a\": 1 }"), "aws_lamp"), (vec![], vec![]));
        }
    }

    #[test]
    fn an_endless_example_is_refused() {
        let (uses, diagnostics) =
            read(&example(ExampleLanguage::Hcl, &"# line\n".repeat(50_000)), "aws_lamp");
        assert!(uses.is_empty());
        assert_eq!(diagnostics[0].code, Code::UnparsableExample);
        assert_eq!(diagnostics[0].message, "the example is 341 KiB long");
    }
}
