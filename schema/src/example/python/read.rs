//! The constructs of an example, over the real grammar of Python.

use super::super::place::Places;
use super::super::placeholder::has_placeholder;
use super::super::uses::Use;
use super::names::Imports;
use super::repair;
use super::value::Values;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Example, ExampleLanguage, ResourceKind};
use tree_sitter::{Node, Parser};

/// The declarations of an example.
pub(in crate::example) fn read(
    example: &Example,
    page_type: &str,
    places: &Places<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Use> {
    let repaired = repair::repair(&example.code);
    let mut parser = Parser::new();
    // Both fail only for a grammar of another version than the parser's, or without a grammar.
    let parsed = parser.set_language(&tree_sitter_python::LANGUAGE.into()).ok();
    let Some(tree) = parsed.and_then(|()| parser.parse(&repaired, None)) else {
        let message = "the Python grammar cannot be loaded";
        diagnostics.push(Diagnostic::new(Code::UnparsableExample, message, example.at.clone()));
        return Vec::new();
    };
    let root = tree.root_node();
    if let Some(broken) = first_error(root) {
        let at = places.location(broken.start_byte()..broken.end_byte().min(end_of_line(example, broken)));
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
    each_outer(root, |node| {
        let Some((kind, type_name, label)) = construct(node, &values, &imports) else { return false };
        uses.push(Use {
            kind,
            type_name,
            label,
            at: places.location(node.byte_range()),
            language: ExampleLanguage::Python,
            title: example.title.clone(),
            complete: complete && !node.has_error(),
            body: values.arguments(node, 0),
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

/// What `Class(self, "label", …)` declares.
fn construct(
    node: Node<'_>,
    values: &Values<'_>,
    imports: &Imports<'_>,
) -> Option<(ResourceKind, String, String)> {
    if node.kind() != "call" {
        return None;
    }
    let class = values.name(node.child_by_field_name("function")?);
    let class = class.rsplit('.').next().unwrap_or(class);
    let arguments = node.child_by_field_name("arguments")?;
    let mut cursor = arguments.walk();
    let mut positional = arguments
        .named_children(&mut cursor)
        .filter(|argument| !matches!(argument.kind(), "keyword_argument" | "comment" | "ERROR"));
    positional.next().filter(|scope| scope.kind() == "identifier")?;
    let label = positional.next().and_then(|label| values.string(label))?;
    let (kind, type_name) = imports.type_of(class)?;
    Some((kind, type_name, label))
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

/// Visits the nodes from outside in, in the order of the code; does not enter a node for which `visit` says yes.
fn each_outer<'tree>(root: Node<'tree>, mut visit: impl FnMut(Node<'tree>) -> bool) {
    let mut cursor = root.walk();
    loop {
        let entered = !visit(cursor.node()) && cursor.goto_first_child();
        while !entered && !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}

fn first_error(root: Node<'_>) -> Option<Node<'_>> {
    let mut found = None;
    each_outer(root, |node| {
        if found.is_none() && (node.is_error() || node.is_missing()) {
            found = Some(node);
        }
        found.is_some() || !node.has_error()
    });
    found
}

fn end_of_line(example: &Example, node: Node<'_>) -> usize {
    let rest = example.code.get(node.start_byte()..).unwrap_or_default();
    node.start_byte() + rest.find('\n').unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::example::testing::python;
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
