//! Classes, records, functions and their parameters.

use super::Reader;
use crate::program::{Class, ExpressionKind, Function, Parameter, Statement, StatementKind};
use crate::syntax::{DEEPEST, children, text};
use tree_sitter::Node;

impl Reader<'_> {
    pub(super) fn class(&self, node: Node<'_>, depth: usize) -> Option<Class> {
        let mut class = Class {
            name: self.text(node.child_by_field_name("name")?),
            bases: Vec::new(),
            constructor: None,
            getters: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
        };
        let heritage = children(node).into_iter().filter(|part| part.kind() == "class_heritage");
        for clause in heritage.flat_map(children).filter(|clause| clause.kind() == "extends_clause") {
            let base = clause.child_by_field_name("value");
            class.bases.extend(base.map(|base| self.expression(base, depth)));
        }
        for member in children(node.child_by_field_name("body")?) {
            match member.kind() {
                "method_definition" => {
                    let Some(method) = self.function(member, depth + 1) else { continue };
                    let is_getter = {
                        let mut cursor = member.walk();
                        member.children(&mut cursor).any(|token| token.kind() == "get")
                    };
                    if method.name == "constructor" {
                        class.constructor = Some(method);
                    } else if is_getter {
                        class.getters.push(method);
                    } else {
                        class.methods.push(method);
                    }
                }
                "public_field_definition" => {
                    let (Some(name), Some(value)) =
                        (member.child_by_field_name("name"), member.child_by_field_name("value"))
                    else {
                        continue;
                    };
                    class.fields.push((self.text(name), self.expression(value, depth)));
                }
                _ => {}
            }
        }
        Some(class)
    }

    /// The members of an interface or of the type of an object.
    pub(super) fn record(&self, body: Node<'_>, depth: usize) -> Vec<Parameter> {
        let signatures = children(body).into_iter().filter(|member| member.kind() == "property_signature");
        signatures
            .filter_map(|member| {
                let ty = member.child_by_field_name("type").map(|ty| self.type_name(ty, depth));
                let mut cursor = member.walk();
                let optional = member.children(&mut cursor).any(|token| token.kind() == "?");
                Some(Parameter {
                    name: self.literal(member.child_by_field_name("name")?),
                    ty,
                    default: None,
                    optional,
                    is_field: false,
                    members: Vec::new(),
                })
            })
            .collect()
    }

    pub(super) fn function(&self, node: Node<'_>, depth: usize) -> Option<Function> {
        if depth > DEEPEST {
            return None;
        }
        let name = node.child_by_field_name("name").map(|name| self.text(name)).unwrap_or_default();
        let body = node.child_by_field_name("body")?;
        let parameters = match (node.child_by_field_name("parameters"), node.child_by_field_name("parameter"))
        {
            (Some(list), _) => children(list).into_iter().filter_map(|p| self.parameter(p, depth)).collect(),
            (None, Some(name)) => vec![plain(self.text(name))],
            (None, None) => Vec::new(),
        };
        let body = if body.kind() == "statement_block" {
            self.statements(body, depth + 1)
        } else {
            let value = self.expression(body, depth);
            let range = value.range.clone();
            vec![Statement { comments: Vec::new(), range, kind: StatementKind::Return(Some(value)) }]
        };
        Some(Function { name, parameters, body, range: node.byte_range() })
    }

    fn parameter(&self, node: Node<'_>, depth: usize) -> Option<Parameter> {
        let pattern = node.child_by_field_name("pattern")?;
        let ty = node.child_by_field_name("type").map(|ty| self.type_name(ty, depth));
        let default = node.child_by_field_name("value").map(|value| self.expression(value, depth));
        let is_field = children(node).iter().any(|part| part.kind() == "accessibility_modifier") || {
            let mut cursor = node.walk();
            node.children(&mut cursor).any(|token| token.kind() == "readonly")
        };
        let optional = node.kind() == "optional_parameter" || default.is_some();
        let (name, members) = match pattern.kind() {
            "object_pattern" => (String::new(), self.members_of(pattern, depth)),
            _ => (self.text(pattern), Vec::new()),
        };
        Some(Parameter { name, ty, default, optional, is_field, members })
    }

    /// The members that a parameter is taken apart into.
    fn members_of(&self, pattern: Node<'_>, depth: usize) -> Vec<Parameter> {
        let each = children(pattern).into_iter().filter_map(|member| match member.kind() {
            "shorthand_property_identifier_pattern" => Some(plain(self.text(member))),
            "object_assignment_pattern" => {
                let mut parameter = plain(text(member.child_by_field_name("left")?, self.source).to_owned());
                parameter.default =
                    member.child_by_field_name("right").map(|value| self.expression(value, depth));
                parameter.optional = true;
                Some(parameter)
            }
            _ => None,
        });
        each.collect()
    }

    /// An arrow or a function without a name.
    pub(super) fn closure(&self, node: Node<'_>, depth: usize) -> Option<ExpressionKind> {
        Some(ExpressionKind::Function(Box::new(self.function(node, depth)?)))
    }
}

fn plain(name: String) -> Parameter {
    Parameter { name, ty: None, default: None, optional: false, is_field: false, members: Vec::new() }
}
