//! Python.

mod expression;
mod repair;
mod types;

use crate::program::{
    Branch, Class, Expression, ExpressionKind, Function, Import, Parameter, Program, Statement, StatementKind,
};
use crate::syntax::{self, DEEPEST, children, expression, fields, text};
use tree_sitter::Node;

/// Reads a program.
pub(crate) fn read(source: &str) -> Program {
    let repaired = repair::repair(source);
    let Some(tree) = syntax::parse(&repaired, &tree_sitter_python::LANGUAGE.into()) else {
        return Program::default();
    };
    let reader = Reader { source: &repaired };
    Program { statements: reader.statements(tree.root_node(), 0), errors: syntax::errors(&tree, &repaired) }
}

/// Reads the nodes of one text.
struct Reader<'s> {
    source: &'s str,
}

/// Nodes whose comments belong to the statements within.
fn is_body(kind: &str) -> bool {
    kind == "block"
}

impl Reader<'_> {
    fn text(&self, node: Node<'_>) -> String {
        text(node, self.source).to_owned()
    }

    /// The statements of a block, with the comments above each.
    fn statements(&self, block: Node<'_>, depth: usize) -> Vec<Statement> {
        syntax::statements(block, self.source, is_body, |node, mut comments| {
            comments.extend(self.documentation(node));
            let kind = self.statement(node, depth).unwrap_or(StatementKind::Other);
            vec![Statement { comments, range: node.byte_range(), kind }]
        })
    }

    /// The text that documents a class, which stands as the first one in it.
    fn documentation(&self, node: Node<'_>) -> Vec<String> {
        let class = node.child_by_field_name("definition").unwrap_or(node);
        let text = (class.kind() == "class_definition").then_some(class).and_then(|class| {
            let first = children(class.child_by_field_name("body")?).into_iter().next()?;
            let [text] = children(first)[..] else { return None };
            (text.kind() == "string").then(|| self.text(text))
        });
        let text = text.unwrap_or_default();
        let lines = text.trim_matches(['"', '\'']).lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    fn statement(&self, node: Node<'_>, depth: usize) -> Option<StatementKind> {
        if depth > DEEPEST || node.is_error() {
            return None;
        }
        Some(match node.kind() {
            "import_statement" | "import_from_statement" => StatementKind::Import(self.imports(node)),
            "future_import_statement" | "pass_statement" => StatementKind::Nothing,
            "class_definition" => self.class(node, false, depth)?,
            "decorated_definition" => {
                let inner = node.child_by_field_name("definition")?;
                match inner.kind() {
                    "class_definition" => self.class(inner, self.has_decorator(node, "dataclass"), depth)?,
                    _ => StatementKind::Function(self.function(inner, depth)?),
                }
            }
            "function_definition" => StatementKind::Function(self.function(node, depth)?),
            "expression_statement" => self.simple(node, depth)?,
            "return_statement" => {
                let value = children(node).into_iter().next().map(|value| self.expression(value, depth));
                StatementKind::Return(value)
            }
            "for_statement" if node.child_by_field_name("alternative").is_none() => StatementKind::For {
                names: self.names(node.child_by_field_name("left")?)?,
                are_members: false,
                items: self.expression(node.child_by_field_name("right")?, depth),
                body: self.statements(node.child_by_field_name("body")?, depth + 1),
            },
            "if_statement" => StatementKind::If(self.branches(node, depth)?),
            _ => return None,
        })
    }

    /// An expression, an assignment, or a text that documents.
    fn simple(&self, node: Node<'_>, depth: usize) -> Option<StatementKind> {
        let [inner] = children(node)[..] else { return None };
        Some(match inner.kind() {
            "assignment" => {
                let to = self.expression(inner.child_by_field_name("left")?, depth);
                match inner.child_by_field_name("right") {
                    Some(value) => StatementKind::Assign { to, value: self.expression(value, depth) },
                    // A type for a name that gets its value later.
                    None => StatementKind::Nothing,
                }
            }
            "augmented_assignment" => return None,
            "string" => StatementKind::Nothing,
            _ => StatementKind::Expression(self.expression(inner, depth)),
        })
    }

    /// `x`, or `x, y`.
    fn names(&self, pattern: Node<'_>) -> Option<Vec<String>> {
        match pattern.kind() {
            "identifier" => Some(vec![self.text(pattern)]),
            "pattern_list" | "tuple_pattern" => children(pattern)
                .into_iter()
                .map(|name| (name.kind() == "identifier").then(|| self.text(name)))
                .collect(),
            _ => None,
        }
    }

    fn branches(&self, node: Node<'_>, depth: usize) -> Option<Vec<Branch>> {
        let mut branches = vec![Branch {
            condition: Some(self.expression(node.child_by_field_name("condition")?, depth)),
            body: self.statements(node.child_by_field_name("consequence")?, depth + 1),
        }];
        for other in fields(node, "alternative") {
            let body = other.child_by_field_name("consequence").or(other.child_by_field_name("body"))?;
            let condition = other.child_by_field_name("condition").map(|c| self.expression(c, depth));
            branches.push(Branch { condition, body: self.statements(body, depth + 1) });
        }
        Some(branches)
    }

    fn imports(&self, node: Node<'_>) -> Vec<Import> {
        let module = node.child_by_field_name("module_name").map(|module| self.text(module));
        let named = |name: &Node<'_>| match name.kind() {
            "aliased_import" => {
                let part = |field| name.child_by_field_name(field).map(|part| self.text(part));
                (part("name").unwrap_or_default(), part("alias"))
            }
            _ => (self.text(*name), None),
        };
        let each = fields(node, "name").into_iter().map(|name| {
            let (name, alias) = named(&name);
            match &module {
                Some(module) => Import {
                    module: module.clone(),
                    alias: alias.unwrap_or_else(|| name.clone()),
                    name: Some(name),
                },
                // `import a.b` makes `a` known.
                None => {
                    let first = name.split('.').next().unwrap_or_default().to_owned();
                    let module = if alias.is_some() { name } else { first.clone() };
                    Import { module, name: None, alias: alias.unwrap_or(first) }
                }
            }
        });
        each.collect()
    }

    fn has_decorator(&self, node: Node<'_>, word: &str) -> bool {
        let decorators = children(node).into_iter().filter(|child| child.kind() == "decorator");
        decorators.into_iter().any(|decorator| text(decorator, self.source).contains(word))
    }

    fn class(&self, node: Node<'_>, is_record: bool, depth: usize) -> Option<StatementKind> {
        let name = self.text(node.child_by_field_name("name")?);
        let body = node.child_by_field_name("body")?;
        let bases: Vec<Expression> =
            node.child_by_field_name("superclasses").map_or_else(Vec::new, |bases| {
                let bases = children(bases).into_iter().filter(|base| base.kind() != "keyword_argument");
                bases.map(|base| self.expression(base, depth)).collect()
            });
        let is_typed = |base: &Expression| match &base.kind {
            ExpressionKind::Name(name) | ExpressionKind::Member(_, name) => {
                matches!(name.as_str(), "TypedDict" | "NamedTuple")
            }
            _ => false,
        };
        if is_record || bases.iter().any(is_typed) {
            return Some(StatementKind::Record { name, fields: self.record(body, depth) });
        }
        let mut class = Class {
            name,
            bases,
            constructor: None,
            getters: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
        };
        for member in children(body) {
            let (inner, decorated) = match member.kind() {
                "decorated_definition" => (member.child_by_field_name("definition")?, true),
                _ => (member, false),
            };
            if inner.kind() == "function_definition" {
                let Some(mut function) = self.function(inner, depth + 1) else { continue };
                let is_static = decorated && self.has_decorator(member, "staticmethod");
                if !is_static && !function.parameters.is_empty() {
                    function.parameters.remove(0);
                }
                if function.name == "__init__" {
                    class.constructor = Some(function);
                } else if decorated && self.has_decorator(member, "property") {
                    class.getters.push(function);
                } else {
                    class.methods.push(function);
                }
            } else if let Some(StatementKind::Assign { to, value }) = self.statement(member, depth + 1)
                && let ExpressionKind::Name(name) = to.kind
            {
                class.fields.push((name, value));
            }
        }
        Some(StatementKind::Class(class))
    }

    /// The members of a data class.
    fn record(&self, body: Node<'_>, depth: usize) -> Vec<Parameter> {
        let assignments = children(body).into_iter().filter_map(|member| {
            let [inner] = children(member)[..] else { return None };
            (inner.kind() == "assignment").then_some(inner)
        });
        assignments
            .filter_map(|member| {
                let default = member.child_by_field_name("right").map(|value| self.expression(value, depth));
                Some(Parameter {
                    name: self.text(member.child_by_field_name("left")?),
                    ty: member.child_by_field_name("type").map(|ty| self.type_name(ty, depth)),
                    optional: default.is_some(),
                    default,
                    is_field: false,
                    members: Vec::new(),
                })
            })
            .collect()
    }

    fn function(&self, node: Node<'_>, depth: usize) -> Option<Function> {
        if depth > DEEPEST {
            return None;
        }
        Some(Function {
            name: self.text(node.child_by_field_name("name")?),
            parameters: self.parameters(node.child_by_field_name("parameters")?, depth),
            body: self.statements(node.child_by_field_name("body")?, depth + 1),
            range: node.byte_range(),
        })
    }

    fn parameters(&self, node: Node<'_>, depth: usize) -> Vec<Parameter> {
        let each = children(node).into_iter().filter_map(|parameter| {
            let name = match parameter.kind() {
                "identifier" => parameter,
                "typed_parameter" => children(parameter).into_iter().find(|c| c.kind() == "identifier")?,
                "default_parameter" | "typed_default_parameter" => parameter.child_by_field_name("name")?,
                _ => return None,
            };
            let default = parameter.child_by_field_name("value").map(|value| self.expression(value, depth));
            Some(Parameter {
                name: self.text(name),
                ty: parameter.child_by_field_name("type").map(|ty| self.type_name(ty, depth)),
                optional: default.is_some(),
                default,
                is_field: false,
                members: Vec::new(),
            })
        });
        each.collect()
    }

    fn expression(&self, node: Node<'_>, depth: usize) -> Expression {
        let kind = if depth > DEEPEST || node.is_error() { None } else { self.kind(node, depth + 1) };
        expression(kind.unwrap_or(ExpressionKind::Other), node.byte_range())
    }
}
