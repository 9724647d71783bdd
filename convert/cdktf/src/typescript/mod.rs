//! TypeScript.

mod class;
mod expression;
mod types;

use crate::program::{Branch, Expression, ExpressionKind, Import, Program, Statement, StatementKind};
use crate::syntax::{self, DEEPEST, children, expression, text};
use tree_sitter::Node;

/// Reads a program.
pub(crate) fn read(source: &str) -> Program {
    let Some(tree) = syntax::parse(source, &tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()) else {
        return Program::default();
    };
    let reader = Reader { source };
    Program { statements: reader.statements(tree.root_node(), 0), errors: syntax::errors(&tree, source) }
}

/// Reads the nodes of one text.
struct Reader<'s> {
    source: &'s str,
}

/// Nodes whose comments belong to the statements within.
fn is_body(kind: &str) -> bool {
    matches!(kind, "statement_block" | "class_body")
}

impl Reader<'_> {
    fn text(&self, node: Node<'_>) -> String {
        text(node, self.source).to_owned()
    }

    /// The statements of a block, with the comments above each.
    fn statements(&self, block: Node<'_>, depth: usize) -> Vec<Statement> {
        if block.kind() != "statement_block" && block.kind() != "program" {
            return self.one(block, depth, Vec::new());
        }
        syntax::statements(block, self.source, is_body, |node, comments| self.one(node, depth, comments))
    }

    /// A statement; several where it declares several names.
    fn one(&self, node: Node<'_>, depth: usize, comments: Vec<String>) -> Vec<Statement> {
        let range = node.byte_range();
        if matches!(node.kind(), "lexical_declaration" | "variable_declaration")
            && let Some(kinds) = self.declarations(node, depth)
        {
            let mut comments = Some(comments);
            let each = kinds.into_iter().map(|kind| Statement {
                comments: comments.take().unwrap_or_default(),
                range: range.clone(),
                kind,
            });
            return each.collect();
        }
        let kind = self.statement(node, depth).unwrap_or(StatementKind::Other);
        vec![Statement { comments, range, kind }]
    }

    fn statement(&self, node: Node<'_>, depth: usize) -> Option<StatementKind> {
        if depth > DEEPEST || node.is_error() {
            return None;
        }
        Some(match node.kind() {
            "import_statement" => StatementKind::Import(self.imports(node)),
            "export_statement" => match node.child_by_field_name("declaration") {
                Some(inner) => {
                    let inner = self.one(inner, depth + 1, Vec::new());
                    let [statement] = <[Statement; 1]>::try_from(inner).ok()?;
                    statement.kind
                }
                None => StatementKind::Nothing,
            },
            "empty_statement" | "ambient_declaration" => StatementKind::Nothing,
            "class_declaration" | "abstract_class_declaration" => {
                StatementKind::Class(self.class(node, depth)?)
            }
            "interface_declaration" => StatementKind::Record {
                name: self.text(node.child_by_field_name("name")?),
                fields: self.record(node.child_by_field_name("body")?, depth),
            },
            "type_alias_declaration" => {
                let value = node.child_by_field_name("value")?;
                if value.kind() != "object_type" {
                    return Some(StatementKind::Nothing);
                }
                let name = self.text(node.child_by_field_name("name")?);
                StatementKind::Record { name, fields: self.record(value, depth) }
            }
            "function_declaration" => StatementKind::Function(self.function(node, depth)?),
            "expression_statement" => {
                let [inner] = children(node)[..] else { return None };
                match inner.kind() {
                    "assignment_expression" => StatementKind::Assign {
                        to: self.expression(inner.child_by_field_name("left")?, depth),
                        value: self.expression(inner.child_by_field_name("right")?, depth),
                    },
                    // `"use strict"`
                    "string" => StatementKind::Nothing,
                    _ => StatementKind::Expression(self.expression(inner, depth)),
                }
            }
            "return_statement" => {
                let value = children(node).into_iter().next().map(|value| self.expression(value, depth));
                StatementKind::Return(value)
            }
            "for_in_statement" => {
                if text(node.child_by_field_name("operator")?, self.source) != "of" {
                    return None;
                }
                let left = node.child_by_field_name("left")?;
                StatementKind::For {
                    names: self.names(left)?,
                    are_members: left.kind() == "object_pattern",
                    items: self.expression(node.child_by_field_name("right")?, depth),
                    body: self.statements(node.child_by_field_name("body")?, depth + 1),
                }
            }
            "for_statement" => self.counted(node, depth)?,
            "if_statement" => StatementKind::If(self.branches(node, depth)?),
            _ => return None,
        })
    }

    /// `const a = 1, b = 2`, also taken apart: `const { a } = props` reads a member.
    fn declarations(&self, node: Node<'_>, depth: usize) -> Option<Vec<StatementKind>> {
        let mut found = Vec::new();
        for declared in children(node) {
            let name = declared.child_by_field_name("name")?;
            let Some(value) = declared.child_by_field_name("value") else {
                // Gets its value later.
                found.push(StatementKind::Nothing);
                continue;
            };
            let value = self.expression(value, depth);
            match name.kind() {
                "identifier" => {
                    let to = self.expression(name, depth);
                    // A call that loads a module is an import.
                    match self.required(&to, &value) {
                        Some(import) => found.push(StatementKind::Import(vec![import])),
                        None => found.push(StatementKind::Assign { to, value }),
                    }
                }
                "object_pattern" => {
                    for member in children(name) {
                        let (key, alias) = match member.kind() {
                            "shorthand_property_identifier_pattern" => (member, member),
                            "pair_pattern" => {
                                (member.child_by_field_name("key")?, member.child_by_field_name("value")?)
                            }
                            _ => return None,
                        };
                        if matches!(alias.kind(), "object_pattern" | "array_pattern" | "assignment_pattern") {
                            return None;
                        }
                        let to = ExpressionKind::Name(self.text(alias));
                        let read = ExpressionKind::Member(Box::new(value.clone()), self.text(key));
                        found.push(StatementKind::Assign {
                            to: expression(to, alias.byte_range()),
                            value: expression(read, member.byte_range()),
                        });
                    }
                }
                _ => return None,
            }
        }
        Some(found)
    }

    /// `const aws = require("…")`
    fn required(&self, to: &Expression, value: &Expression) -> Option<Import> {
        let (ExpressionKind::Name(alias), ExpressionKind::Call { callee, arguments, .. }) =
            (&to.kind, &value.kind)
        else {
            return None;
        };
        match (&callee.kind, arguments.as_slice()) {
            (ExpressionKind::Name(name), [Expression { kind: ExpressionKind::Text(module), .. }])
                if name == "require" =>
            {
                Some(Import { module: module.clone(), name: None, alias: alias.clone() })
            }
            _ => None,
        }
    }

    /// `x`, or `[x, y]`.
    fn names(&self, pattern: Node<'_>) -> Option<Vec<String>> {
        match pattern.kind() {
            "identifier" => Some(vec![self.text(pattern)]),
            "array_pattern" => children(pattern)
                .into_iter()
                .map(|name| (name.kind() == "identifier").then(|| self.text(name)))
                .collect(),
            "object_pattern" => children(pattern)
                .into_iter()
                .map(|name| (name.kind() == "shorthand_property_identifier_pattern").then(|| self.text(name)))
                .collect(),
            _ => None,
        }
    }

    /// `for (let i = 0; i < 3; i++)`, which goes over numbers.
    fn counted(&self, node: Node<'_>, depth: usize) -> Option<StatementKind> {
        let part = |name| node.child_by_field_name(name);
        let [declared] = children(part("initializer")?)[..] else { return None };
        let name = self.text(declared.child_by_field_name("name")?);
        let from = self.expression(declared.child_by_field_name("value")?, depth);
        let condition = children(part("condition")?).into_iter().next()?;
        let condition = if condition.kind() == "binary_expression" { condition } else { part("condition")? };
        let to = condition.child_by_field_name("right")?;
        let sign = text(condition.child_by_field_name("operator")?, self.source);
        let counts = text(part("increment")?, self.source).replace(' ', "");
        let is_next = [format!("{name}++"), format!("++{name}"), format!("{name}+=1")].contains(&counts);
        if sign != "<" || !is_next || self.text(condition.child_by_field_name("left")?) != name {
            return None;
        }
        let range = expression(ExpressionKind::Name("range".to_owned()), node.byte_range());
        let items = ExpressionKind::Call {
            callee: Box::new(range),
            arguments: vec![from, self.expression(to, depth)],
            named: Vec::new(),
        };
        Some(StatementKind::For {
            names: vec![name],
            are_members: false,
            items: expression(items, node.byte_range()),
            body: self.statements(part("body")?, depth + 1),
        })
    }

    fn branches(&self, node: Node<'_>, depth: usize) -> Option<Vec<Branch>> {
        let mut branches = Vec::new();
        let mut next = Some(node);
        while let Some(node) = next.take() {
            branches.push(Branch {
                condition: Some(self.expression(node.child_by_field_name("condition")?, depth)),
                body: self.statements(node.child_by_field_name("consequence")?, depth + 1),
            });
            let Some(clause) = node.child_by_field_name("alternative") else { break };
            let [other] = children(clause)[..] else { return None };
            if other.kind() == "if_statement" {
                next = Some(other);
            } else {
                branches.push(Branch { condition: None, body: self.statements(other, depth + 1) });
            }
        }
        Some(branches)
    }

    fn imports(&self, node: Node<'_>) -> Vec<Import> {
        let source = node.child_by_field_name("source").map(|source| self.literal(source));
        let module = source.unwrap_or_default();
        let mut found = Vec::new();
        let mut import = |name: Option<String>, alias: String| {
            found.push(Import { module: module.clone(), name, alias });
        };
        for clause in children(node) {
            match clause.kind() {
                "import_clause" => {
                    for part in children(clause) {
                        match part.kind() {
                            "identifier" => import(None, self.text(part)),
                            "namespace_import" => {
                                if let Some(name) = children(part).first() {
                                    import(None, self.text(*name));
                                }
                            }
                            _ => {
                                for name in children(part) {
                                    let part = |field| name.child_by_field_name(field).map(|n| self.text(n));
                                    let Some(own) = part("name") else { continue };
                                    import(Some(own.clone()), part("alias").unwrap_or(own));
                                }
                            }
                        }
                    }
                }
                // `import aws = require("…")`
                "import_require_clause" => {
                    let parts = children(clause);
                    if let (Some(name), Some(source)) = (parts.first(), clause.child_by_field_name("source"))
                    {
                        let module = self.literal(source);
                        let alias = self.text(*name);
                        found.push(Import { module, name: None, alias });
                        return found;
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// The text of a literal without values in it.
    fn literal(&self, node: Node<'_>) -> String {
        text(node, self.source).trim_matches(['"', '\'', '`']).to_owned()
    }

    fn expression(&self, node: Node<'_>, depth: usize) -> Expression {
        let kind = if depth > DEEPEST || node.is_error() { None } else { self.kind(node, depth + 1) };
        expression(kind.unwrap_or(ExpressionKind::Other), node.byte_range())
    }
}
