//! Python expressions and keyword arguments as plain values.

use super::super::certain;
use super::super::place::Places;
use super::super::uses::{Body, Entry, ExampleValue};
use super::escape::unescape;
use super::syntax::{Argument, Expression, Literal, Pair, Shape};
use crate::model::{Number, Type};
use std::ops::Range;

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
    /// The code after repair.
    pub(super) fn name(&self, range: &Range<usize>) -> &str {
        self.names.get(range.clone()).unwrap_or_default()
    }

    /// The keyword arguments of a call.
    pub(super) fn arguments(&self, arguments: &[Argument], depth: usize) -> Body {
        let entry = |argument: &Argument| {
            let name = argument.name.as_ref()?;
            Some(Entry {
                // Python's own escape for reserved words is an underscore at the end.
                name: self.name(name).to_lowercase().trim_end_matches('_').to_owned(),
                value: self.value(&argument.value, depth + 1),
                at: self.places.location(argument.range()),
            })
        };
        Body { entries: arguments.iter().filter_map(entry).collect() }
    }

    /// The text of a string literal without interpolation.
    pub(super) fn string(&self, expression: &Expression) -> Option<String> {
        match &expression.shape {
            Shape::Text(contents, false) => {
                let text =
                    |literal: &Literal| match self.code.get(literal.content.clone()).unwrap_or_default() {
                        written if literal.raw => written.to_owned(),
                        written => unescape(written),
                    };
                Some(contents.iter().map(text).collect())
            }
            _ => None,
        }
    }

    fn value(&self, node: &Expression, depth: usize) -> ExampleValue {
        if depth > MAX_DEPTH || node.broken && node.parts().is_empty() {
            return self.expression(node, None);
        }
        match &node.shape {
            Shape::Name => match self.text(node) {
                "True" => ExampleValue::Bool(true),
                "False" => ExampleValue::Bool(false),
                "None" => ExampleValue::Null,
                _ => self.expression(node, None),
            },
            Shape::Number => match number(self.text(node)) {
                Some(number) => ExampleValue::Number(number),
                None => self.expression(node, None),
            },
            Shape::Text(..) => self.text_value(node),
            Shape::List(items) => {
                ExampleValue::List(items.iter().map(|item| self.value(item, depth + 1)).collect())
            }
            Shape::Dictionary(pairs) => ExampleValue::Object(self.dictionary(pairs, depth)),
            Shape::Parenthesized(inner) => self.value(inner, depth + 1),
            Shape::Call(function, arguments) => self.call(node, function, arguments, depth),
            // Strings joined around references.
            Shape::Binary(_) if self.text(node).contains('"') => self.expression(node, Some(Type::String)),
            Shape::Attribute(_, name) => {
                let name = self.code.get(name.clone()).unwrap_or_default();
                self.expression(node, certain::attribute(name))
            }
            Shape::Binary(_) | Shape::Other(_) => self.expression(node, None),
        }
    }

    fn text_value(&self, node: &Expression) -> ExampleValue {
        match self.string(node) {
            Some(text) if text.contains("${") || text.contains("%{") => {
                let alone = text.starts_with("${") && text.find('}') == Some(text.len() - 1);
                self.expression(node, (!alone).then_some(Type::String))
            }
            Some(text) => ExampleValue::String(text),
            None => self.expression(node, Some(Type::String)),
        }
    }

    fn call(
        &self,
        node: &Expression,
        function: &Expression,
        arguments: &[Argument],
        depth: usize,
    ) -> ExampleValue {
        let function = self.name(&function.range);
        let first = arguments.first();
        let of_strings = || Box::new(Type::String);
        let to = match function {
            "Token.as_string" => Some(Type::String),
            "Token.as_number" => Some(Type::Number),
            "Token.as_boolean" => Some(Type::Bool),
            "Token.as_list" => Some(Type::List(of_strings())),
            "Token.as_string_map" => Some(Type::Map(of_strings())),
            _ => None,
        };
        let value = |first: &Argument| match first.name {
            // It takes none by name.
            Some(_) => ExampleValue::Expression { text: self.code_of(first.range()).to_owned(), gives: None },
            None => self.value(&first.value, depth + 1),
        };
        if let (Some(to), Some(first)) = (to, first) {
            return ExampleValue::Coerced { to, value: Box::new(value(first)) };
        }
        if function == "Token.as_any" {
            return first.map_or_else(|| self.expression(node, None), value);
        }
        if let Some(name) = function.strip_prefix("Fn.") {
            return self.expression(node, certain::function(name));
        }
        if function.ends_with(".dynamic") {
            let body = match first.map(|first| (&first.name, &first.value.shape)) {
                Some((None, Shape::Dictionary(pairs))) => self.dictionary(pairs, depth),
                _ => Body::default(),
            };
            return ExampleValue::Repeated(body);
        }
        let class = !function.contains('.') && function.starts_with(|c: char| c.is_ascii_uppercase());
        if class && first.is_none_or(|first| first.name.is_some()) {
            return ExampleValue::Struct(self.arguments(arguments, depth));
        }
        self.expression(node, None)
    }

    fn dictionary(&self, pairs: &[Pair], depth: usize) -> Body {
        let entry = |pair: &Pair| Entry {
            name: self.string(&pair.key).unwrap_or_else(|| self.text(&pair.key).to_owned()),
            value: self.value(&pair.value, depth + 1),
            at: self.places.location(pair.key.range.start..pair.value.range.end),
        };
        Body { entries: pairs.iter().map(entry).collect() }
    }

    fn expression(&self, node: &Expression, gives: Option<Type>) -> ExampleValue {
        ExampleValue::Expression { text: self.text(node).to_owned(), gives }
    }

    fn text(&self, node: &Expression) -> &str {
        self.code_of(node.range.clone())
    }

    fn code_of(&self, range: Range<usize>) -> &str {
        self.code.get(range).unwrap_or_default()
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
