//! What both readers share: the tree, its errors, its text.

use crate::comments;
use crate::program::{Expression, ExpressionKind, Statement, StatementKind, SyntaxError};
use std::ops::Range;
use tree_sitter::{Language, Node, Parser, Tree};

/// How deep expressions and statements may stand in each other. Programs of people stay far below it.
pub(crate) const DEEPEST: usize = 48;

/// The tree of a text; none only if the grammar does not fit the parser.
pub(crate) fn parse(text: &str, language: &Language) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(language).ok()?;
    parser.parse(text, None)
}

/// What does not parse: the outermost places, at most one a line.
pub(crate) fn errors(tree: &Tree, text: &str) -> Vec<SyntaxError> {
    let mut errors: Vec<SyntaxError> = Vec::new();
    let mut last_line = None;
    let mut cursor = tree.walk();
    let mut entered = true;
    loop {
        let node = cursor.node();
        let mut skip = !node.has_error();
        if entered && (node.is_error() || node.is_missing()) {
            skip = true;
            let line = node.start_position().row;
            if last_line != Some(line) {
                last_line = Some(line);
                errors.push(error(node, text));
            }
        }
        if entered && !skip && cursor.goto_first_child() {
            continue;
        }
        if cursor.goto_next_sibling() {
            entered = true;
        } else if cursor.goto_parent() {
            entered = false;
        } else {
            return errors;
        }
    }
}

fn error(node: Node<'_>, text: &str) -> SyntaxError {
    let start = node.start_byte();
    let message = if node.is_missing() {
        format!("`{}` is missing here", node.kind())
    } else {
        "this is not allowed here".to_owned()
    };
    let written = text.get(node.byte_range()).unwrap_or_default();
    let line = written.lines().next().unwrap_or_default().len();
    SyntaxError { range: start..start + line, message }
}

/// The text of a node.
pub(crate) fn text<'s>(node: Node<'_>, source: &'s str) -> &'s str {
    source.get(node.byte_range()).unwrap_or_default()
}

/// The children of a node that mean something, without comments.
pub(crate) fn children<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|child| !child.is_extra() && child.kind() != "comment").collect()
}

/// The children with this field name.
pub(crate) fn fields<'t>(node: Node<'t>, name: &str) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    node.children_by_field_name(name, &mut cursor).collect()
}

/// The statements of a block, as `read` makes them of its nodes and of the comments above and in each. Comments below the last
/// one become one of their own.
pub(crate) fn statements(
    block: Node<'_>,
    source: &str,
    is_body: fn(&str) -> bool,
    mut read: impl FnMut(Node<'_>, Vec<String>) -> Vec<Statement>,
) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut comments = Vec::new();
    let mut cursor = block.walk();
    for node in block.named_children(&mut cursor) {
        if node.kind() == "comment" {
            comments.extend(comments::lines(text(node, source)));
            continue;
        }
        comments.extend(inner_comments(node, source, is_body));
        statements.extend(read(node, std::mem::take(&mut comments)));
    }
    if !comments.is_empty() {
        let end = block.end_byte();
        statements.push(Statement { comments, range: end..end, kind: StatementKind::Nothing });
    }
    statements
}

/// The comments that stand directly in a node or in its parts, without those of statements within.
fn inner_comments(node: Node<'_>, source: &str, is_body: fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut cursor = node.walk();
    let mut entered = true;
    let depth = cursor.depth();
    loop {
        let here = cursor.node();
        if entered && here.kind() == "comment" {
            lines.extend(comments::lines(text(here, source)));
        }
        if entered && !is_body(here.kind()) && cursor.goto_first_child() {
            continue;
        }
        if cursor.depth() == depth {
            return lines;
        }
        if cursor.goto_next_sibling() {
            entered = true;
        } else if cursor.goto_parent() {
            entered = false;
        } else {
            return lines;
        }
    }
}

/// An expression of this kind at these bytes.
pub(crate) fn expression(kind: ExpressionKind, range: Range<usize>) -> Expression {
    Expression { kind, range }
}
