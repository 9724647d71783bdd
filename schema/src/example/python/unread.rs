//! What is said of examples in Python where the grammar is not compiled in.

use super::super::place::Places;
use super::super::uses::Use;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Example;

/// Reads nothing, and says so: what an example shows would be missed in silence.
pub(in crate::example) fn read(
    example: &Example,
    _page_type: &str,
    _places: &Places<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Use> {
    let message = "examples in Python are not read: the feature `python` is off";
    diagnostics.push(
        Diagnostic::new(Code::UnparsableExample, message, example.at.clone())
            .help("turn on the feature `python` of `ferroform-codegen` (it compiles the grammar, which needs a C compiler)"),
    );
    Vec::new()
}

#[cfg(test)]
mod tests {
    use crate::example::testing::python;

    #[test]
    fn an_example_that_is_not_read_is_reported() {
        let (uses, diagnostics) = python("Lamp(self, \"desk\",\n    watts=40\n)\n");
        assert_eq!(uses, []);
        assert!(diagnostics[0].message.contains("`python`"), "{}", diagnostics[0].message);
    }
}
