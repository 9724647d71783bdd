//! Expressions.

use super::Reader;
use crate::Language;
use crate::program::{Expression, ExpressionKind, Key, Part};
use crate::syntax::{children, expression, text};
use crate::text::unescape;
use tree_sitter::Node;

/// Operators that the data has.
const BINARY: [&str; 17] =
    ["+", "-", "*", "/", "%", "**", "==", "===", "!=", "!==", "<", "<=", ">", ">=", "&&", "||", "??"];

impl Reader<'_> {
    /// What an expression is; none where this data has no form for it.
    pub(super) fn kind(&self, node: Node<'_>, depth: usize) -> Option<ExpressionKind> {
        let field = |name: &str| node.child_by_field_name(name).map(|part| self.expression(part, depth));
        let boxed = |name: &str| field(name).map(Box::new);
        let inner = || children(node).first().map(|inner| self.expression(*inner, depth).kind);
        Some(match node.kind() {
            "identifier" | "property_identifier" | "shorthand_property_identifier" => {
                ExpressionKind::Name(self.text(node))
            }
            "this" => ExpressionKind::This,
            "super" => ExpressionKind::Super,
            "string" => ExpressionKind::Text(self.content(node)),
            "template_string" => self.template(node, depth),
            "number" => ExpressionKind::Number(self.text(node).replace('_', "")),
            "true" => ExpressionKind::Bool(true),
            "false" => ExpressionKind::Bool(false),
            "null" => ExpressionKind::Null,
            "undefined" => ExpressionKind::Undefined,
            "array" => ExpressionKind::List(self.items(node, depth)),
            "object" => ExpressionKind::Object(self.members(node, depth)?),
            "member_expression" => {
                let name = self.text(node.child_by_field_name("property")?);
                ExpressionKind::Member(boxed("object")?, name)
            }
            "subscript_expression" => ExpressionKind::Index(boxed("object")?, boxed("index")?),
            "new_expression" => self.call(node, "constructor", depth)?,
            "call_expression" => self.call(node, "function", depth)?,
            "parenthesized_expression"
            | "as_expression"
            | "satisfies_expression"
            | "non_null_expression"
            | "type_assertion" => inner()?,
            "binary_expression" => {
                let sign = text(node.child_by_field_name("operator")?, self.source);
                let sign = BINARY.into_iter().find(|known| *known == sign)?;
                let sign = match sign {
                    "===" => "==",
                    "!==" => "!=",
                    sign => sign,
                };
                ExpressionKind::Binary(sign, boxed("left")?, boxed("right")?)
            }
            "unary_expression" => {
                let sign = text(node.child_by_field_name("operator")?, self.source);
                let sign = ["-", "+", "!"].into_iter().find(|known| *known == sign)?;
                ExpressionKind::Unary(sign, boxed("argument")?)
            }
            "ternary_expression" => {
                ExpressionKind::Conditional(boxed("condition")?, boxed("consequence")?, boxed("alternative")?)
            }
            "arrow_function" | "function_expression" => return self.closure(node, depth),
            "spread_element" => {
                ExpressionKind::Spread(Box::new(self.expression(*children(node).first()?, depth)))
            }
            _ => return None,
        })
    }

    /// The text of a literal.
    fn content(&self, node: Node<'_>) -> String {
        let written = text(node, self.source);
        unescape(written.get(1..written.len().saturating_sub(1)).unwrap_or_default(), Language::TypeScript)
    }

    fn template(&self, node: Node<'_>, depth: usize) -> ExpressionKind {
        let mut parts = Vec::new();
        // As it is written, until it ends: two escapes can be one character.
        let mut plain = String::new();
        let mut cursor = node.walk();
        for piece in node.named_children(&mut cursor) {
            if piece.kind() == "template_substitution" {
                if !plain.is_empty() {
                    parts.push(Part::Text(unescape(&std::mem::take(&mut plain), Language::TypeScript)));
                }
                let value = match children(piece).first() {
                    Some(value) => self.expression(*value, depth),
                    None => expression(ExpressionKind::Other, piece.byte_range()),
                };
                parts.push(Part::Value(value));
            } else {
                plain.push_str(text(piece, self.source));
            }
        }
        let plain = unescape(&plain, Language::TypeScript);
        if parts.is_empty() {
            return ExpressionKind::Text(plain);
        }
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        ExpressionKind::Template(parts)
    }

    fn items(&self, node: Node<'_>, depth: usize) -> Vec<Expression> {
        children(node).into_iter().map(|item| self.expression(item, depth)).collect()
    }

    fn members(&self, node: Node<'_>, depth: usize) -> Option<Vec<(Key, Expression)>> {
        let each = children(node).into_iter().map(|member| match member.kind() {
            "pair" => {
                let (key, value) = (member.child_by_field_name("key")?, member.child_by_field_name("value")?);
                let value = self.expression(value, depth);
                let key = match key.kind() {
                    "string" => Key::Text(self.content(key)),
                    "computed_property_name" => match self.expression(*children(key).first()?, depth) {
                        Expression { kind: ExpressionKind::Text(text), .. } => Key::Text(text),
                        computed => Key::Computed(computed),
                    },
                    _ => Key::Text(self.text(key)),
                };
                Some((key, value))
            }
            "shorthand_property_identifier" => {
                Some((Key::Text(self.text(member)), self.expression(member, depth)))
            }
            "spread_element" => Some((Key::Spread, self.expression(*children(member).first()?, depth))),
            // A method.
            _ => None,
        });
        each.collect()
    }

    fn call(&self, node: Node<'_>, callee: &str, depth: usize) -> Option<ExpressionKind> {
        let callee = self.expression(node.child_by_field_name(callee)?, depth);
        let arguments = match node.child_by_field_name("arguments") {
            Some(list) if list.kind() == "arguments" => self.items(list, depth),
            // A template with a tag.
            Some(_) => return None,
            None => Vec::new(),
        };
        Some(ExpressionKind::Call { callee: Box::new(callee), arguments, named: Vec::new() })
    }
}
