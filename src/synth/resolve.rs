//! Values to JSON, expressions to text.

use super::crossing::Crossings;
use super::dynamic::is_dynamic;
use super::loops::Loops;
use super::raw;
use super::text::{Position, Template};
use crate::data::{Args, AssetPart, Data, Node, NodeId, Num, Reference, Repr, number};
use crate::error::Level;
use crate::error::{Report, Violation};
use crate::escape;
use crate::json::{Json, Object};
use crate::named_tree::NamedTree;
use crate::named_tree::is_identifier;
use std::borrow::Cow;

/// Resolves the values of one construct in one stack.
pub(crate) struct Resolver<'a, 'r> {
    pub(crate) named: NamedTree<'a>,
    pub(crate) stack: NodeId,
    /// What the values belong to, for the report.
    pub(crate) construct: NodeId,
    /// The loops around the value at hand.
    pub(crate) loops: Loops,
    pub(crate) crossings: &'r mut Crossings,
    pub(crate) report: &'r mut Report,
}

impl<'a> Resolver<'a, '_> {
    pub(crate) fn fault(&mut self, message: impl Into<String>, help: &str) {
        let violation = self.violation(message).help(help);
        self.report.push(violation);
    }

    /// Something wrong about the construct at hand.
    pub(crate) fn violation(&self, message: impl Into<String>) -> Violation {
        let tree = self.named.tree;
        tree.violation(self.construct, message).of_type(tree.get(self.construct).content.describe())
    }

    /// Named values as members of an object. `dynamic` blocks are gathered under their own key.
    pub(crate) fn members(&mut self, args: &'a Args, into: &mut Object<'a>) {
        for (name, data) in args.iter() {
            self.member(name.into(), data, into);
        }
    }

    fn member(&mut self, name: Cow<'a, str>, data: &'a Data, into: &mut Object<'a>) {
        match &data.0 {
            Repr::Dynamic(dynamic) => {
                let block = self.dynamic(dynamic);
                into.object("dynamic").set(name, block);
            }
            Repr::List(items) if items.iter().any(is_dynamic) => self.mixed(name, items, into),
            _ => into.set(name, self.json(data)),
        }
    }

    /// A value where Terraform reads templates: literals are escaped.
    pub(crate) fn json(&mut self, data: &'a Data) -> Json<'a> {
        match &data.0 {
            Repr::Absent | Repr::Null => Json::Null,
            Repr::Bool(value) => Json::Bool(*value),
            Repr::Number(number) => self.number(*number),
            Repr::Text(text) => {
                let escaped = escape::template_cow(text);
                if matches!(escaped, Cow::Owned(_)) {
                    self.warn_of_dead_reference(text);
                }
                Json::Text(escaped)
            }
            Repr::List(items) => items.iter().map(|item| self.json(item)).collect(),
            Repr::Map(members) => {
                let mut object = Object::with_capacity(members.len());
                for (key, value) in members {
                    self.member(escape::template_cow(key), value, &mut object);
                }
                Json::Object(object)
            }
            Repr::Block(args) => {
                let mut object = Object::with_capacity(args.len());
                self.members(args, &mut object);
                Json::Object(object)
            }
            Repr::Dynamic(_) => {
                self.fault(
                    "a dynamic block stands where it is not a whole argument",
                    "give it to the setter alone",
                );
                Json::Null
            }
            Repr::Expr(node) if let Node::Literal(literal) = &**node => self.json(literal),
            Repr::Expr(node) => Json::Text(match &**node {
                Node::Template(parts) => self.template(parts, Position::Json).into(),
                Node::RawTemplate(text) => {
                    self.refuse_lone_return(text);
                    Cow::Borrowed(text)
                }
                Node::Asset(asset, part) => {
                    escape::template_cow(&self.asset(asset, *part)).into_owned().into()
                }
                other => {
                    let mut out = "${".to_owned();
                    self.node(other, &mut out);
                    out.push('}');
                    out.into()
                }
            }),
        }
    }

    /// A value that Terraform takes as it is, because it reads it before it can evaluate anything.
    pub(crate) fn literal(&mut self, data: &'a Data, what: &str) -> Json<'a> {
        match &data.0 {
            Repr::Absent | Repr::Null => Json::Null,
            Repr::Bool(value) => Json::Bool(*value),
            Repr::Number(number) => self.number(*number),
            Repr::Text(text) => Json::Text(Cow::Borrowed(text)),
            Repr::List(items) => items.iter().map(|item| self.literal(item, what)).collect(),
            Repr::Map(members) => {
                let mut object = Object::with_capacity(members.len());
                for (key, value) in members {
                    object.set(key.as_ref(), self.literal(value, what));
                }
                Json::Object(object)
            }
            Repr::Block(args) => Json::Object(self.literals(args, what)),
            Repr::Expr(node) if matches!(**node, Node::Refused(_)) => {
                self.node(node, &mut String::new());
                Json::Null
            }
            Repr::Dynamic(_) | Repr::Expr(_) => {
                self.fault(
                    format!("{what} holds an expression"),
                    "Terraform reads it before it can evaluate anything: give a literal",
                );
                Json::Null
            }
        }
    }

    /// Named values that Terraform takes as they are.
    pub(crate) fn literals(&mut self, args: &'a Args, what: &str) -> Object<'a> {
        let mut object = Object::with_capacity(args.len());
        for (key, value) in args.iter() {
            object.set(key, self.literal(value, what));
        }
        object
    }

    fn number(&mut self, number: Num) -> Json<'a> {
        if number::text(number).is_none() {
            self.fault(
                format!("{} is not a number that Terraform knows", number.as_f64()),
                "give a finite number",
            );
        }
        Json::Number(number)
    }

    /// A value inside an expression.
    pub(crate) fn hcl(&mut self, data: &Data, out: &mut String) {
        match &data.0 {
            Repr::Absent | Repr::Null => out.push_str("null"),
            Repr::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Repr::Number(n) => match number::text(*n) {
                Some(text) => out.push_str(&text),
                None => drop(self.number(*n)),
            },
            Repr::Text(text) => {
                self.warn_of_dead_reference(text);
                out.push('"');
                escape::quoted(text, out);
                out.push('"');
            }
            Repr::List(items) => {
                out.push('[');
                self.separated(items, out);
                out.push(']');
            }
            Repr::Map(members) => self.object(members.iter().map(|(key, value)| (key.as_ref(), value)), out),
            Repr::Block(args) => self.object(args.iter(), out),
            Repr::Dynamic(_) => self.fault(
                "a dynamic block stands inside an expression",
                "give it to the setter of the block alone",
            ),
            Repr::Expr(node) => self.node(node, out),
        }
    }

    fn separated(&mut self, items: &[Data], out: &mut String) {
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            self.hcl(item, out);
        }
    }

    fn object<'d>(&mut self, members: impl Iterator<Item = (&'d str, &'d Data)>, out: &mut String) {
        out.push('{');
        for (i, (key, value)) in members.enumerate() {
            out.push_str(if i > 0 { ", \"" } else { "\"" });
            escape::quoted(key, out);
            out.push_str("\" = ");
            self.hcl(value, out);
        }
        out.push('}');
    }

    fn node(&mut self, node: &Node, out: &mut String) {
        match node {
            Node::Reference(reference) => {
                let text = self.reference(reference);
                out.push_str(&text);
            }
            Node::All(of, path) => {
                let text = self.all(of, path);
                out.push_str(&text);
            }
            Node::Own(variable) => self.own_variable(*variable, out),
            Node::Raw(text) => {
                if text.trim_start().starts_with("${") {
                    self.fault(
                        format!("the raw expression `{text}` starts with `${{`"),
                        "give `hcl` the expression alone, or use `Expr::raw_template` for a template",
                    );
                }
                self.refuse_lone_return(text);
                out.push_str(text);
            }
            Node::RawTemplate(text) => {
                self.refuse_lone_return(text);
                out.push('"');
                raw::quoted(text, out);
                out.push('"');
            }
            Node::Template(parts) => {
                out.push('"');
                out.push_str(&self.template(parts, Position::Quoted));
                out.push('"');
            }
            Node::Call { name, args } => {
                if !name.split("::").all(is_identifier) {
                    self.fault(
                        format!("`{name}` is not the name of a function"),
                        "a name is like `join`, or `provider::aws::arn_parse`",
                    );
                }
                out.push_str(name);
                out.push('(');
                self.separated(args, out);
                out.push(')');
            }
            Node::Expanded(list) => {
                self.operand(list, out);
                out.push_str("...");
            }
            Node::Unary(operator, operand) => {
                out.push(*operator);
                self.operand(operand, out);
            }
            Node::Binary(first, rest) => {
                out.extend(std::iter::repeat_n('(', rest.len()));
                self.operand(first, out);
                for (operator, next) in rest {
                    out.push(' ');
                    out.push_str(operator.symbol());
                    out.push(' ');
                    self.operand(next, out);
                    out.push(')');
                }
            }
            Node::Conditional(condition, if_true, if_false) => {
                self.operand(condition, out);
                out.push_str(" ? ");
                self.operand(if_true, out);
                out.push_str(" : ");
                self.operand(if_false, out);
            }
            Node::Index(base, key) => {
                self.operand(base, out);
                out.push('[');
                self.hcl(key, out);
                out.push(']');
            }
            Node::Property(base, name) => {
                self.operand(base, out);
                self.property(name, out);
            }
            Node::For(each) => self.for_expression(each, out),
            Node::Loop(id, variable) => self.loop_variable(*id, *variable, out),
            Node::Literal(data) => self.hcl(data, out),
            Node::Asset(asset, part) => {
                out.push('"');
                escape::quoted(&self.asset(asset, *part), out);
                out.push('"');
            }
            Node::Refused(excess) => {
                let (message, help) = excess.message();
                self.fault(message, help);
            }
        }
    }

    /// Something of an asset. One that could not be read was reported.
    fn asset(&mut self, asset: &Reference, part: AssetPart) -> String {
        let owner = self.owner(asset);
        if owner.is_some_and(|owner| owner != self.stack) && part == AssetPart::Path {
            let path = self.named.tree.path(asset.node);
            self.fault(
                format!("the asset `{path}` lies beside another stack"),
                "create an asset in this stack as well",
            );
        }
        let Some(prepared) = owner.and_then(|_| self.named.assets.get(asset.node)) else {
            return String::new();
        };
        match part {
            AssetPart::Path => prepared.path.clone(),
            AssetPart::FileName => prepared.file_name.clone(),
            AssetPart::Hash => prepared.hash.clone(),
        }
    }

    pub(super) fn property(&self, name: &str, out: &mut String) {
        if name == "*" {
            out.push_str("[*]");
        } else if is_identifier(name) || (!name.is_empty() && name.bytes().all(|b| b.is_ascii_digit())) {
            out.push('.');
            out.push_str(name);
        } else {
            out.push_str("[\"");
            escape::quoted(name, out);
            out.push_str("\"]");
        }
    }

    /// A part of a larger expression, in parentheses where it would fall apart without.
    fn operand(&mut self, data: &Data, out: &mut String) {
        let loose = match &data.0 {
            Repr::Number(n) => n.as_f64() < 0.0,
            Repr::Expr(node) => match &**node {
                Node::Conditional(..) | Node::Unary(..) => true,
                Node::Raw(text) => !text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.[]\"".contains(&b)),
                _ => false,
            },
            _ => false,
        };
        if loose {
            out.push('(');
            self.hcl(data, out);
            out.push(')');
        } else {
            self.hcl(data, out);
        }
    }

    /// A literal that looks as if Terraform were to evaluate it.
    fn warn_of_dead_reference(&mut self, text: &str) {
        let Some(found) = dead_reference(text) else { return };
        let violation = self
            .violation(format!("the literal text holds `{found}`, which Terraform will not evaluate"))
            .level(Level::Warn)
            .help(
                "literals mean themselves: for a template use `template!` with expressions, `hcl` or \
                 `Expr::raw_template`",
            );
        self.report.push(violation);
    }

    /// Terraform reads a template as plain text behind one, whatever follows.
    fn refuse_lone_return(&mut self, text: &str) {
        if escape::lone_return(text).is_some() {
            self.fault(
                "raw HCL holds a carriage return without a line feed",
                "Terraform does not read what is behind it: write `\\r` in quotes, or end lines with a line feed",
            );
        }
    }

    fn template(&mut self, parts: &[Data], position: Position) -> String {
        let mut template = Template::new(position);
        self.template_parts(parts, &mut template);
        template.finish()
    }

    fn template_parts(&mut self, parts: &[Data], template: &mut Template) {
        for part in parts {
            match &part.0 {
                Repr::Text(text) => {
                    self.warn_of_dead_reference(text);
                    template.literal(text);
                }
                Repr::Bool(value) => template.literal(if *value { "true" } else { "false" }),
                Repr::Number(n) => match number::text(*n) {
                    Some(text) => template.literal(&text),
                    None => drop(self.number(*n)),
                },
                Repr::Expr(node) => match &**node {
                    Node::Template(inner) => self.template_parts(inner, template),
                    Node::RawTemplate(text) => {
                        self.refuse_lone_return(text);
                        template.raw(text);
                    }
                    Node::Asset(asset, part) => template.literal(&self.asset(asset, *part)),
                    Node::Literal(literal) => self.template_parts(std::slice::from_ref(literal), template),
                    other => {
                        let mut text = String::new();
                        self.node(other, &mut text);
                        template.interpolation(&text);
                    }
                },
                Repr::Absent
                | Repr::Null
                | Repr::List(_)
                | Repr::Map(_)
                | Repr::Block(_)
                | Repr::Dynamic(_) => {
                    self.fault(
                        "a list, a map or nothing at all stands inside a text",
                        "make it a text first, with `functions::jsonencode` or `functions::join`",
                    );
                }
            }
        }
    }
}

/// What only Terraform evaluates, so that no text for another reader begins so behind `${`.
const ROOTS: [&str; 9] =
    ["path.", "var.", "local.", "data.", "module.", "each.", "count.", "self.", "terraform."];

/// A reference of Terraform in a literal, from `${` to the brace that ends it.
fn dead_reference(text: &str) -> Option<&str> {
    for (at, _) in text.match_indices("${") {
        // Who escaped it meant it.
        if text[..at].ends_with('$') {
            continue;
        }
        let rest = &text[at + 2..];
        if ROOTS.iter().any(|root| rest.trim_start().starts_with(root)) {
            let end = rest.find('}').map_or(text.len(), |end| at + 2 + end + 1);
            return Some(&text[at..end]);
        }
    }
    None
}
