//! Python expressions and keyword arguments as plain values.

use super::super::certain;
use super::super::place::Places;
use super::super::uses::{Body, Entry, ExampleValue};
use super::escape::unescape;
use crate::model::{Number, Type};
use tree_sitter::Node;

/// Deeper values are kept as code: no configuration nests so far, and recursion must end.
const MAX_DEPTH: usize = 64;

/// Reads values of one example.
pub(super) struct Values<'a> {
    /// The code as it stands in the document: values are taken from it.
    pub(super) code: &'a str,
    /// The same bytes after repair: names are taken from it.
    pub(super) names: &'a str,
    pub(super) places: &'a Places<'a>,
}

impl Values<'_> {
    /// The code of a node after repair.
    pub(super) fn name(&self, node: Node<'_>) -> &str {
        self.names.get(node.byte_range()).unwrap_or_default()
    }

    /// The keyword arguments of a call.
    pub(super) fn arguments(&self, call: Node<'_>, depth: usize) -> Body {
        let Some(arguments) = call.child_by_field_name("arguments") else { return Body::default() };
        let mut cursor = arguments.walk();
        let entry = |argument: Node<'_>| {
            let name = argument.child_by_field_name("name")?;
            let value = argument.child_by_field_name("value")?;
            Some(Entry {
                // Python's own escape for reserved words is an underscore at the end.
                name: self.name(name).to_lowercase().trim_end_matches('_').to_owned(),
                value: self.value(value, depth + 1),
                at: self.places.location(argument.byte_range()),
            })
        };
        let keyword = arguments.named_children(&mut cursor).filter(|n| n.kind() == "keyword_argument");
        Body { entries: keyword.filter_map(entry).collect() }
    }

    /// The text of a string literal without interpolation.
    pub(super) fn string(&self, node: Node<'_>) -> Option<String> {
        match node.kind() {
            "string" => {
                let mut text = String::new();
                let mut cursor = node.walk();
                let mut is_raw = false;
                for part in node.named_children(&mut cursor) {
                    match part.kind() {
                        "string_start" => is_raw = self.text(part).contains(['r', 'R']),
                        "string_content" if is_raw => text.push_str(self.text(part)),
                        "string_content" => text.push_str(&unescape(self.text(part))),
                        "interpolation" => return None,
                        _ => {}
                    }
                }
                Some(text)
            }
            "concatenated_string" => {
                let mut cursor = node.walk();
                node.named_children(&mut cursor)
                    .filter(|part| part.kind() == "string")
                    .map(|part| self.string(part))
                    .collect()
            }
            _ => None,
        }
    }

    fn value(&self, node: Node<'_>, depth: usize) -> ExampleValue {
        if depth > MAX_DEPTH || node.has_error() && node.named_child_count() == 0 {
            return self.expression(node, None);
        }
        match node.kind() {
            "true" => ExampleValue::Bool(true),
            "false" => ExampleValue::Bool(false),
            "none" => ExampleValue::Null,
            "integer" | "float" | "unary_operator" => match number(self.text(node)) {
                Some(number) => ExampleValue::Number(number),
                None => self.expression(node, None),
            },
            "string" | "concatenated_string" => self.text_value(node),
            "list" => {
                ExampleValue::List(self.children(node).map(|item| self.value(item, depth + 1)).collect())
            }
            "dictionary" => ExampleValue::Object(self.dictionary(node, depth)),
            "parenthesized_expression" => match self.children(node).next() {
                Some(inner) => self.value(inner, depth + 1),
                None => self.expression(node, None),
            },
            "call" => self.call(node, depth),
            // Strings joined around references.
            "binary_operator" if self.text(node).contains('"') => self.expression(node, Some(Type::String)),
            "attribute" => {
                let name = node.child_by_field_name("attribute").map(|name| self.text(name));
                self.expression(node, name.and_then(certain::attribute))
            }
            _ => self.expression(node, None),
        }
    }

    fn text_value(&self, node: Node<'_>) -> ExampleValue {
        match self.string(node) {
            Some(text) if text.contains("${") || text.contains("%{") => {
                let alone = text.starts_with("${") && text.find('}') == Some(text.len() - 1);
                self.expression(node, (!alone).then_some(Type::String))
            }
            Some(text) => ExampleValue::String(text),
            None => self.expression(node, Some(Type::String)),
        }
    }

    fn call(&self, node: Node<'_>, depth: usize) -> ExampleValue {
        let function = node.child_by_field_name("function").map(|f| self.name(f)).unwrap_or_default();
        let first =
            node.child_by_field_name("arguments").and_then(|arguments| self.children(arguments).next());
        let of_strings = || Box::new(Type::String);
        let to = match function {
            "Token.as_string" => Some(Type::String),
            "Token.as_number" => Some(Type::Number),
            "Token.as_boolean" => Some(Type::Bool),
            "Token.as_list" => Some(Type::List(of_strings())),
            "Token.as_string_map" => Some(Type::Map(of_strings())),
            _ => None,
        };
        if let (Some(to), Some(first)) = (to, first) {
            return ExampleValue::Coerced { to, value: Box::new(self.value(first, depth + 1)) };
        }
        if function == "Token.as_any" {
            return first.map_or_else(|| self.expression(node, None), |first| self.value(first, depth + 1));
        }
        if let Some(name) = function.strip_prefix("Fn.") {
            return self.expression(node, certain::function(name));
        }
        if function.ends_with(".dynamic") {
            let content = first.filter(|first| first.kind() == "dictionary");
            let body = content.map(|first| self.dictionary(first, depth)).unwrap_or_default();
            return ExampleValue::Repeated(body);
        }
        let class = !function.contains('.') && function.starts_with(|c: char| c.is_ascii_uppercase());
        let keywords_only = first.is_none_or(|first| first.kind() == "keyword_argument");
        if class && keywords_only {
            return ExampleValue::Struct(self.arguments(node, depth));
        }
        self.expression(node, None)
    }

    fn dictionary(&self, node: Node<'_>, depth: usize) -> Body {
        let entry = |pair: Node<'_>| {
            let key = pair.child_by_field_name("key")?;
            let value = pair.child_by_field_name("value")?;
            Some(Entry {
                name: self.string(key).unwrap_or_else(|| self.text(key).to_owned()),
                value: self.value(value, depth + 1),
                at: self.places.location(pair.byte_range()),
            })
        };
        Body { entries: self.children(node).filter(|pair| pair.kind() == "pair").filter_map(entry).collect() }
    }

    fn children<'tree>(&self, node: Node<'tree>) -> impl Iterator<Item = Node<'tree>> + use<'tree> {
        let mut cursor = node.walk();
        let children: Vec<_> = node.named_children(&mut cursor).collect();
        children.into_iter().filter(|child| !matches!(child.kind(), "comment" | "ERROR"))
    }

    fn expression(&self, node: Node<'_>, gives: Option<Type>) -> ExampleValue {
        ExampleValue::Expression { text: self.text(node).to_owned(), gives }
    }

    fn text(&self, node: Node<'_>) -> &str {
        self.code.get(node.byte_range()).unwrap_or_default()
    }
}

fn number(text: &str) -> Option<Number> {
    let plain: String = text.chars().filter(|c| *c != '_' && *c != ' ').collect();
    Number::parse(&plain)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::python;
    use super::*;

    fn value(code: &str) -> ExampleValue {
        let (mut uses, diagnostics) = python(&format!("Lamp(self, \"x\",\n    v={code}\n)\n"));
        assert_eq!(diagnostics, []);
        uses.remove(0).body.entries.remove(0).value
    }

    #[test]
    fn literals_keep_their_kind() {
        assert_eq!(value("\"a \\\"b\\\"\\n\""), ExampleValue::String("a \"b\"\n".into()));
        assert_eq!(value("-3"), ExampleValue::Number(Number::Integer(-3)));
        assert_eq!(value("0.5"), ExampleValue::Number(Number::Decimal(0.5)));
        assert_eq!(value("True"), ExampleValue::Bool(true));
        assert_eq!(value("None"), ExampleValue::Null);
        assert_eq!(value("(\"a\" \"b\")"), ExampleValue::String("ab".into()));
        assert!(matches!(value("{\"a b\": 1}"), ExampleValue::Object(body) if body.names() == ["a b"]));
    }

    #[test]
    fn tokens_say_what_the_schema_asks_for() {
        let number = ExampleValue::Number(Number::Integer(403));
        assert_eq!(
            value("Token.as_string(403)"),
            ExampleValue::Coerced { to: Type::String, value: Box::new(number) }
        );
        assert_eq!(value("Token.as_string(403)").literal_text().as_deref(), Some("403"));
        assert!(matches!(value("Token.as_list(plug.ids)"), ExampleValue::Coerced { to: Type::List(_), .. }));
    }

    #[test]
    fn what_is_not_a_literal_keeps_its_code_and_what_it_surely_gives() {
        let expression =
            |text: &str, gives: Option<Type>| ExampleValue::Expression { text: text.into(), gives };
        assert_eq!(value("aws_plug_wall.arn"), expression("aws_plug_wall.arn", Some(Type::String)));
        assert_eq!(value("aws_plug_wall.size"), expression("aws_plug_wall.size", None));
        assert_eq!(value("\"a-${b}\""), expression("\"a-${b}\"", Some(Type::String)));
        assert_eq!(value("\"${b}\""), expression("\"${b}\"", None));
        assert_eq!(value("Fn.jsonencode({})"), expression("Fn.jsonencode({})", Some(Type::String)));
        assert_eq!(value("\"a-${\" + b + \"}\""), expression("\"a-${\" + b + \"}\"", Some(Type::String)));
    }

    #[test]
    fn nested_classes_are_read_without_an_import_and_lists_of_them_too() {
        let single = value("LampShade(color=\"red\", lambda_=1)");
        assert!(matches!(single, ExampleValue::Struct(body) if body.names() == ["color", "lambda"]));
        let list = value("[LampShade(color=1), LampShade(color=2)]");
        assert_eq!(list.bodies().len(), 2);
        let dynamic = value("bulbs.dynamic({\"color\": \"red\"})");
        assert!(matches!(dynamic, ExampleValue::Repeated(body) if body.names() == ["color"]));
    }
}
