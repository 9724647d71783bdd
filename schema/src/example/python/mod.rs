//! Examples in Python for CDKTF.
//!
//! Converted examples are full of faults: imports are missing, names are never defined, lines break where Python does
//! not allow it, reserved words name arguments. So only expressions are read, whatever stands between them, and nothing
//! here asks whether a name is defined.
//!
//! A whole grammar of Python would need a C compiler in every build script that compiles documents.

mod escape;
mod names;
mod repair;
mod syntax;
mod token;
mod value;

use super::place::Places;
use super::placeholder::has_placeholder;
use super::uses::Use;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Example, ExampleLanguage, ResourceKind};
pub(super) use names::spellings;

use names::Imports;
use syntax::{Argument, Expression, Shape};
use value::Values;

/// The declarations of an example.
pub(super) fn read(
    example: &Example,
    page_type: &str,
    places: &Places<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Use> {
    let repaired = repair::repair(&example.code);
    let parsed = syntax::parse(&repaired);
    if let Some(broken) = parsed.error {
        let end = broken.end.min(end_of_line(&example.code, broken.start));
        let at = places.location(broken.start..end);
        diagnostics.push(
            Diagnostic::new(Code::UnparsableExample, "this part of the example does not parse", at)
                .label("Python does not allow this here")
                .help("correct the example; what is readable around the place is used as evidence"),
        );
    }
    let imports = Imports::read(&repaired, page_type);
    let values = Values { code: &example.code, names: &repaired, places };
    let complete = !has_placeholder(&example.code) && !asks_for_values(&example.code);
    let mut uses = Vec::new();
    each_outer(&parsed.expressions, |node| {
        let Some((kind, type_name, label, arguments)) = construct(node, &values, &imports) else {
            return false;
        };
        uses.push(Use {
            kind,
            type_name,
            label,
            at: places.location(node.range.clone()),
            language: ExampleLanguage::Python,
            title: example.title.clone(),
            complete: complete && !node.broken,
            body: values.arguments(arguments, 0),
        });
        true
    });
    name_after_overrides(&repaired, &mut uses);
    uses
}

/// Whether a constructor takes more than its place in the tree: a translation asks there for the required values that
/// the original leaves out, and the sign of that ("# ...") is lost.
fn asks_for_values(code: &str) -> bool {
    let constructors = code.lines().filter_map(|line| line.split_once("def __init__(self, scope, "));
    constructors.into_iter().any(|(_, parameters)| parameters.contains(", *, "))
}

/// What `Class(self, "label", …)` declares, with its arguments.
fn construct<'n>(
    node: &'n Expression,
    values: &Values<'_>,
    imports: &Imports<'_>,
) -> Option<(ResourceKind, String, String, &'n [Argument])> {
    let Shape::Call(function, arguments) = &node.shape else { return None };
    let class = values.name(&function.range);
    let class = class.rsplit('.').next().unwrap_or(class);
    let mut positional = arguments.iter().filter(|argument| argument.name.is_none()).map(|it| &it.value);
    positional.next().filter(|scope| scope.shape == Shape::Name)?;
    let label = positional.next().and_then(|label| values.string(label))?;
    let (kind, type_name) = imports.type_of(class)?;
    Some((kind, type_name, label, arguments))
}

/// Gives uses the label of the original configuration where the code restores it:
/// `name.override_logical_id("label")` follows the construct whose id got a number.
fn name_after_overrides(code: &str, uses: &mut [Use]) {
    for line in code.lines() {
        let Some((_, rest)) = line.split_once(".override_logical_id(\"") else { continue };
        let Some((original, _)) = rest.split_once('"') else { continue };
        let numbered = |label: &str| {
            label
                .strip_prefix(original)
                .and_then(|rest| rest.strip_prefix('_'))
                .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        };
        if let Some(found) = uses.iter_mut().find(|found| numbered(&found.label)) {
            original.clone_into(&mut found.label);
        }
    }
}

/// Visits expressions from outside in, in the order of the code; does not enter one for which `visit` says yes.
fn each_outer<'n>(expressions: &'n [Expression], mut visit: impl FnMut(&'n Expression) -> bool) {
    let mut waiting: Vec<&Expression> = expressions.iter().rev().collect();
    while let Some(next) = waiting.pop() {
        if !visit(next) {
            waiting.extend(next.parts().into_iter().rev());
        }
    }
}

fn end_of_line(code: &str, start: usize) -> usize {
    let rest = code.get(start..).unwrap_or_default();
    start + rest.find('\n').unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::super::testing::python;
    use crate::diagnostic::Code;
    use crate::model::ResourceKind;

    #[test]
    fn constructs_are_read_with_their_original_labels() {
        let (uses, diagnostics) = python(concat!(
            "from imports.aws.plug import Plug\n",
            "from imports.aws.lamp import Lamp\n",
            "class MyConvertedCode(TerraformStack):\n",
            "    def __init__(self, scope, name):\n",
            "        super().__init__(scope, name)\n",
            "        example = Plug(self, \"example\",\n",
            "            volts=230\n",
            "        )\n",
            "        aws_lamp_example = Lamp(self, \"example_1\",\n",
            "            plug=example.id\n",
            "        )\n",
            "        aws_lamp_example.override_logical_id(\"example\")\n",
        ));
        assert_eq!(diagnostics, []);
        let seen: Vec<_> = uses.iter().map(|u| (u.kind, u.type_name.as_str(), u.label.as_str())).collect();
        assert_eq!(
            seen,
            [
                (ResourceKind::Resource, "aws_plug", "example"),
                (ResourceKind::Resource, "aws_lamp", "example")
            ]
        );
        assert_eq!(uses[1].body.entries[0].at.to_string(), "page.md:10:13-10:28");
        assert!(uses.iter().all(|u| u.complete));
    }

    #[test]
    fn a_translation_that_asks_for_values_is_not_complete() {
        let code = |parameters: &str| {
            format!(
                "class MyConvertedCode(TerraformStack):\n    def __init__(self, scope, name{parameters}):\n        \
                 Lamp(self, \"desk\",\n            watts=watts\n        )\n"
            )
        };
        assert!(python(&code("")).0[0].complete);
        assert!(!python(&code(", *, watts, color")).0[0].complete);
    }

    #[test]
    fn broken_wraps_and_reserved_words_are_read() {
        let (uses, diagnostics) = python(concat!(
            "class MyConvertedCode(TerraformStack):\n",
            "    def __init__(self, scope, name):\n",
            "        aws_lamp_with_a_long_name =\n",
            "        Lamp(self, \"desk\",\n",
            "            from=\"ceiling\",\n",
            "            and=LampAnd(return=True)\n",
            "        )\n",
        ));
        assert_eq!(diagnostics, []);
        assert_eq!(uses[0].body.names(), ["from", "and"]);
        assert_eq!(uses[0].body.entries[1].value.bodies()[0].names(), ["return"]);
    }

    #[test]
    fn what_stands_around_an_error_is_read_and_the_error_reported() {
        let (uses, diagnostics) = python(concat!(
            "Lamp(self, \"a\",\n    watts=40\n)\n",
            "Lamp(self, \"b\",\n    watts= = 60\n)\n",
            "Lamp(self, \"c\",\n    watts=80\n)\n",
        ));
        let labels: Vec<_> = uses.iter().map(|u| (u.label.as_str(), u.complete)).collect();
        assert_eq!(labels, [("a", true), ("b", false), ("c", true)]);
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].code, Code::UnparsableExample);
        assert_eq!(diagnostics[0].labels[0].at.line, 5);
    }
}
