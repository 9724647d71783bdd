//! Expressions.

use super::Reader;
use crate::Language;
use crate::program::{Expression, ExpressionKind, Function, Key, Parameter, Part, Statement, StatementKind};
use crate::syntax::{children, expression, text};
use crate::text::unescape;
use tree_sitter::Node;

impl Reader<'_> {
    /// What an expression is; none where this data has no form for it.
    pub(super) fn kind(&self, node: Node<'_>, depth: usize) -> Option<ExpressionKind> {
        let field = |name: &str| node.child_by_field_name(name).map(|part| self.expression(part, depth));
        let boxed = |name: &str| field(name).map(Box::new);
        Some(match node.kind() {
            "identifier" => match text(node, self.source) {
                "self" => ExpressionKind::This,
                name => ExpressionKind::Name(name.to_owned()),
            },
            "string" => joined(self.parts(node, depth)),
            "concatenated_string" => {
                joined(children(node).into_iter().flat_map(|part| self.parts(part, depth)).collect())
            }
            "integer" | "float" => ExpressionKind::Number(self.text(node).replace('_', "")),
            "true" => ExpressionKind::Bool(true),
            "false" => ExpressionKind::Bool(false),
            "none" => ExpressionKind::Null,
            "list" | "tuple" | "set" | "expression_list" => ExpressionKind::List(self.items(node, depth)),
            "dictionary" => ExpressionKind::Object(self.members(node, depth)),
            "attribute" => {
                let name = self.text(node.child_by_field_name("attribute")?);
                ExpressionKind::Member(boxed("object")?, name)
            }
            "subscript" => ExpressionKind::Index(boxed("value")?, boxed("subscript")?),
            "call" => return self.call(node, depth),
            "parenthesized_expression" => {
                let [inner] = children(node)[..] else { return None };
                self.expression(inner, depth).kind
            }
            "binary_operator" => {
                let sign = text(node.child_by_field_name("operator")?, self.source);
                let sign = ["+", "-", "*", "/", "%", "//", "**"].into_iter().find(|known| *known == sign)?;
                ExpressionKind::Binary(sign, boxed("left")?, boxed("right")?)
            }
            "boolean_operator" => {
                let sign = match text(node.child_by_field_name("operator")?, self.source) {
                    "and" => "&&",
                    _ => "||",
                };
                ExpressionKind::Binary(sign, boxed("left")?, boxed("right")?)
            }
            "comparison_operator" => {
                let [left, right] = children(node)[..] else { return None };
                let sign = node.child_by_field_name("operators")?.kind();
                let sign = ["==", "!=", "<", "<=", ">", ">="].into_iter().find(|known| *known == sign)?;
                let (left, right) = (self.expression(left, depth), self.expression(right, depth));
                ExpressionKind::Binary(sign, Box::new(left), Box::new(right))
            }
            "not_operator" => ExpressionKind::Unary("!", boxed("argument")?),
            "unary_operator" => {
                let sign = text(node.child_by_field_name("operator")?, self.source);
                let sign = ["-", "+"].into_iter().find(|known| *known == sign)?;
                ExpressionKind::Unary(sign, boxed("argument")?)
            }
            "conditional_expression" => {
                let [yes, condition, no] = children(node)[..] else { return None };
                let part = |node| Box::new(self.expression(node, depth));
                ExpressionKind::Conditional(part(condition), part(yes), part(no))
            }
            "lambda" => {
                let parameters = node.child_by_field_name("parameters");
                let parameters = parameters.map_or_else(Vec::new, |list| self.parameters(list, depth));
                self.arrow(node, parameters, field("body")?)
            }
            // `[make(x) for x in items]` is `items.map(x => make(x))`.
            "list_comprehension" => {
                let [body, clause] = children(node)[..] else { return None };
                if clause.kind() != "for_in_clause" {
                    return None;
                }
                let names = self.names(clause.child_by_field_name("left")?)?;
                let items = self.expression(clause.child_by_field_name("right")?, depth);
                let parameters = names.into_iter().map(plain).collect();
                let arrow = self.arrow(node, parameters, self.expression(body, depth));
                let map = ExpressionKind::Member(Box::new(items), "map".to_owned());
                ExpressionKind::Call {
                    callee: Box::new(expression(map, node.byte_range())),
                    arguments: vec![expression(arrow, node.byte_range())],
                    named: Vec::new(),
                }
            }
            "list_splat" | "dictionary_splat" => {
                let [inner] = children(node)[..] else { return None };
                ExpressionKind::Spread(Box::new(self.expression(inner, depth)))
            }
            "pattern_list" => ExpressionKind::List(self.items(node, depth)),
            _ => return None,
        })
    }

    fn arrow(&self, node: Node<'_>, parameters: Vec<Parameter>, value: Expression) -> ExpressionKind {
        let body = vec![Statement {
            comments: Vec::new(),
            range: value.range.clone(),
            kind: StatementKind::Return(Some(value)),
        }];
        let range = node.byte_range();
        ExpressionKind::Function(Box::new(Function { name: String::new(), parameters, body, range }))
    }

    fn items(&self, node: Node<'_>, depth: usize) -> Vec<Expression> {
        children(node).into_iter().map(|item| self.expression(item, depth)).collect()
    }

    fn members(&self, node: Node<'_>, depth: usize) -> Vec<(Key, Expression)> {
        let members = children(node).into_iter().map(|member| {
            let part = |name| member.child_by_field_name(name).map(|part| self.expression(part, depth));
            match (member.kind(), part("key"), part("value")) {
                ("pair", Some(key), Some(value)) => match key.kind {
                    ExpressionKind::Text(text) => (Key::Text(text), value),
                    _ => (Key::Computed(key), value),
                },
                _ => match self.expression(member, depth) {
                    Expression { kind: ExpressionKind::Spread(inner), .. } => (Key::Spread, *inner),
                    other => (Key::Spread, other),
                },
            }
        });
        members.collect()
    }

    fn call(&self, node: Node<'_>, depth: usize) -> Option<ExpressionKind> {
        let function = node.child_by_field_name("function")?;
        let list = node.child_by_field_name("arguments")?;
        if list.kind() != "argument_list" {
            return None;
        }
        let callee = match text(function, self.source) {
            "super" => return Some(ExpressionKind::Super),
            _ => self.expression(function, depth),
        };
        let (mut arguments, mut named) = (Vec::new(), Vec::new());
        for argument in children(list) {
            if argument.kind() == "keyword_argument" {
                let name = self.text(argument.child_by_field_name("name")?);
                named.push((name, self.expression(argument.child_by_field_name("value")?, depth)));
            } else {
                arguments.push(self.expression(argument, depth));
            }
        }
        Some(ExpressionKind::Call { callee: Box::new(callee), arguments, named })
    }

    /// The parts of a literal text.
    fn parts(&self, node: Node<'_>, depth: usize) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut cursor = node.walk();
        let pieces: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
        let start = pieces.first().map(|start| text(*start, self.source).to_ascii_lowercase());
        let is_raw = start.as_deref().is_some_and(|start| start.contains('r'));
        let is_format = start.as_deref().is_some_and(|start| start.contains('f'));
        for piece in pieces {
            match piece.kind() {
                "string_content" => {
                    let written = text(piece, self.source);
                    let written =
                        if is_raw { written.to_owned() } else { unescape(written, Language::Python) };
                    let written = if is_format { braces(&written) } else { written };
                    parts.push(Part::Text(written));
                }
                "interpolation" => match piece.child_by_field_name("expression") {
                    Some(value) => parts.push(Part::Value(self.expression(value, depth))),
                    None => parts.push(Part::Value(expression(ExpressionKind::Other, piece.byte_range()))),
                },
                _ => {}
            }
        }
        parts
    }
}

/// Braces that a formatted text doubles.
fn braces(text: &str) -> String {
    text.replace("{{", "{").replace("}}", "}")
}

/// Parts as one text, where they hold no values.
fn joined(parts: Vec<Part>) -> ExpressionKind {
    let mut text = String::new();
    for part in &parts {
        match part {
            Part::Text(part) => text.push_str(part),
            Part::Value(_) => return ExpressionKind::Template(parts),
        }
    }
    ExpressionKind::Text(text)
}

fn plain(name: String) -> Parameter {
    Parameter { name, ty: None, default: None, optional: false, is_field: false, members: Vec::new() }
}
