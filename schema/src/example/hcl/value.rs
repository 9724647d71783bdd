//! HCL expressions and bodies as plain values.

use super::super::certain;
use super::super::place::Places;
use super::super::uses::{Body, Entry, ExampleValue};
use crate::model::{Number, Type};
use hcl_edit::Span;
use hcl_edit::expr::{Expression, Object, ObjectKey, Traversal, TraversalOperator};
use hcl_edit::structure::{self, Block, Structure};
use hcl_edit::template::{Element, Template};
use std::ops::Range;

/// A body of attributes and blocks. The parser bounds the depth of what it accepts, and with it this recursion.
pub(super) fn body(body: &structure::Body, code: &str, places: &Places<'_>) -> Body {
    let reader = Reader { code, places };
    reader.body(body)
}

struct Reader<'a> {
    code: &'a str,
    places: &'a Places<'a>,
}

impl Reader<'_> {
    fn body(&self, body: &structure::Body) -> Body {
        Body { entries: body.iter().filter_map(|structure| self.entry(structure)).collect() }
    }

    fn entry(&self, structure: &Structure) -> Option<Entry> {
        match structure {
            Structure::Attribute(attribute) => {
                let key = attribute.key.span().unwrap_or_default();
                let end = attribute.value.span().map_or(key.end, |span| span.end);
                Some(Entry {
                    name: attribute.key.as_str().to_owned(),
                    value: self.value(&attribute.value),
                    at: self.places.location(key.start..end),
                })
            }
            Structure::Block(block) => self.block(block),
        }
    }

    fn block(&self, block: &Block) -> Option<Entry> {
        let at = self.places.location(block.span().unwrap_or_default());
        if block.ident.as_str() != "dynamic" || block.labels.is_empty() {
            let value = ExampleValue::Block(self.body(&block.body));
            return Some(Entry { name: block.ident.as_str().to_owned(), value, at });
        }
        let name = block.labels.first()?.as_str().to_owned();
        let content = block.body.get_blocks("content").next();
        let body = content.map(|content| self.body(&content.body)).unwrap_or_default();
        Some(Entry { name, value: ExampleValue::Repeated(body), at })
    }

    fn value(&self, expression: &Expression) -> ExampleValue {
        match expression {
            Expression::Null(_) => ExampleValue::Null,
            Expression::Bool(value) => ExampleValue::Bool(*value.value()),
            Expression::String(text) => ExampleValue::String(text.value().clone()),
            Expression::Number(number) => match (number.value().as_i64(), number.value().as_f64()) {
                (Some(n), _) => ExampleValue::Number(Number::Integer(n)),
                (None, Some(n)) => ExampleValue::Number(Number::Decimal(n)),
                (None, None) => self.expression(expression, Some(Type::Number)),
            },
            Expression::Array(items) => {
                ExampleValue::List(items.iter().map(|item| self.value(item)).collect())
            }
            Expression::Object(object) => ExampleValue::Object(self.object(object)),
            Expression::Parenthesis(inner) => self.value(inner.inner()),
            Expression::StringTemplate(template) => {
                // A template of one interpolation gives whatever that gives.
                let text = template.len() > 1;
                self.expression(expression, text.then_some(Type::String))
            }
            Expression::HeredocTemplate(heredoc) => match literal(&heredoc.template) {
                Some(text) => ExampleValue::String(text),
                None => self.expression(expression, Some(Type::String)),
            },
            Expression::FuncCall(call) => {
                self.expression(expression, certain::function(call.name.name.as_str()))
            }
            Expression::Traversal(traversal) => self.expression(expression, referred(traversal)),
            Expression::Variable(_)
            | Expression::Conditional(_)
            | Expression::UnaryOp(_)
            | Expression::BinaryOp(_)
            | Expression::ForExpr(_) => self.expression(expression, None),
        }
    }

    fn object(&self, object: &Object) -> Body {
        let entry = |(key, value): (&ObjectKey, &hcl_edit::expr::ObjectValue)| {
            let (name, span) = match key {
                ObjectKey::Ident(ident) => (ident.as_str().to_owned(), ident.span()),
                ObjectKey::Expression(expression) => {
                    let name = match self.value(expression) {
                        ExampleValue::Expression { text, .. } => text,
                        value => value.literal_text().unwrap_or_default(),
                    };
                    (name, expression.span())
                }
            };
            let value_span = value.expr().span();
            let start = span.as_ref().or(value_span.as_ref()).map_or(0, |span| span.start);
            let end = value_span.or(span).map_or(start, |span| span.end);
            Entry { name, value: self.value(value.expr()), at: self.places.location(start..end) }
        };
        Body { entries: object.iter().map(entry).collect() }
    }

    fn expression(&self, expression: &Expression, gives: Option<Type>) -> ExampleValue {
        let text = self.text(expression.span().unwrap_or_default()).trim().to_owned();
        ExampleValue::Expression { text, gives }
    }

    fn text(&self, range: Range<usize>) -> &str {
        self.code.get(range).unwrap_or_default()
    }
}

/// The text of a template without interpolations.
fn literal(template: &Template) -> Option<String> {
    let text = |element: &Element| element.as_literal().map(|text| text.value().clone());
    template.iter().map(text).collect()
}

/// What a reference gives, where the attribute it ends with tells.
fn referred(traversal: &Traversal) -> Option<Type> {
    let operators = || traversal.operators.iter().map(|operator| operator.value());
    let splat = |operator: &TraversalOperator| {
        matches!(operator, TraversalOperator::AttrSplat(_) | TraversalOperator::FullSplat(_))
    };
    let TraversalOperator::GetAttr(name) = operators().next_back()? else { return None };
    let ty = certain::attribute(name.as_str())?;
    Some(if operators().any(splat) { Type::List(Box::new(ty)) } else { ty })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::hcl;
    use super::*;

    fn values(lines: &str) -> Vec<(String, ExampleValue)> {
        let (mut uses, diagnostics) = hcl(&format!("resource \"aws_lamp\" \"x\" {{\n{lines}\n}}\n"));
        assert_eq!(diagnostics, []);
        uses.remove(0).body.entries.into_iter().map(|entry| (entry.name, entry.value)).collect()
    }

    fn value(code: &str) -> ExampleValue {
        values(&format!("  v = {code}")).remove(0).1
    }

    #[test]
    fn literals_keep_their_kind() {
        assert_eq!(value("\"a\""), ExampleValue::String("a".into()));
        assert_eq!(value("-3"), ExampleValue::Number(Number::Integer(-3)));
        assert_eq!(value("0.5"), ExampleValue::Number(Number::Decimal(0.5)));
        assert_eq!(value("(true)"), ExampleValue::Bool(true));
        assert_eq!(value("null"), ExampleValue::Null);
        assert_eq!(
            value("[1, \"b\"]"),
            ExampleValue::List(vec![
                ExampleValue::Number(Number::Integer(1)),
                ExampleValue::String("b".into())
            ])
        );
        assert_eq!(value("<<EOT\n{ }\nEOT"), ExampleValue::String("{ }\n".into()));
    }

    #[test]
    fn what_is_not_a_literal_keeps_its_code_and_what_it_surely_gives() {
        let expression =
            |text: &str, gives: Option<Type>| ExampleValue::Expression { text: text.into(), gives };
        assert_eq!(value("aws_plug.wall.size"), expression("aws_plug.wall.size", None));
        assert_eq!(value("aws_plug.wall[0].id"), expression("aws_plug.wall[0].id", None));
        let strings = Some(Type::List(Box::new(Type::String)));
        assert_eq!(value("aws_plug.wall[*].arn"), expression("aws_plug.wall[*].arn", strings));
        assert_eq!(value("\"a-${var.b}\""), expression("\"a-${var.b}\"", Some(Type::String)));
        assert_eq!(value("\"${var.b}\""), expression("\"${var.b}\"", None));
        assert_eq!(value("jsonencode({ a = 1 })"), expression("jsonencode({ a = 1 })", Some(Type::String)));
        assert_eq!(value("tolist([1])"), expression("tolist([1])", None));
    }

    #[test]
    fn block_and_attribute_syntax_stay_visible_and_so_do_repeated_blocks() {
        let seen =
            values("  shade {\n    color = \"red\"\n  }\n  shade {}\n  base = { height = 3, \"a b\" : 1 }");
        let names: Vec<_> = seen.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["shade", "shade", "base"]);
        assert!(matches!(&seen[0].1, ExampleValue::Block(body) if body.names() == ["color"]));
        assert!(matches!(&seen[2].1, ExampleValue::Object(body) if body.names() == ["height", "a b"]));
    }

    #[test]
    fn a_dynamic_block_is_its_content_repeated() {
        let seen =
            values("  dynamic \"shade\" {\n    for_each = var.s\n    content {\n      color = 1\n    }\n  }");
        assert_eq!(seen[0].0, "shade");
        assert!(matches!(&seen[0].1, ExampleValue::Repeated(body) if body.names() == ["color"]));
    }
}
