//! The rules of the documents, checked against the values of the program.
//!
//! Whatever cannot be decided is not reported: an expression is known to Terraform only, and a context that the
//! documents name in words is decided only where a table binds it to another resource's argument.

mod facts;
mod rule;
mod value;
mod words;

use crate::data::{Args, Data, Node, NodeId, Repr};
use crate::error::{Report, Violation};
use crate::named_tree::NamedTree;
use crate::tree::{Content, ElementData, ElementType};
use ferroform_rules::table::{Argument, Block, Nesting, Table, Type};
use ferroform_rules::{Known, nearest};

/// Checks every element that has a table.
pub(crate) fn check(named: &NamedTree<'_>, report: &mut Report) {
    let mut path = String::new();
    for members in &named.layout.stacks {
        for node in &members.nodes {
            let Content::Element(element) = &named.tree.get(*node).content else { continue };
            let ElementType::Bound(table) = element.ty else { continue };
            let subject = Subject { named, node: *node, element, table: table.table(), around: None };
            if let Some(fault) = table.fault() {
                report.push(subject.violation(format!("the bindings cannot be used: {fault}"), ""));
            }
            if let Some(root) = subject.table.root() {
                subject.block(root, &element.args, &mut path, report);
            }
        }
    }
}

/// The element that is being checked.
struct Subject<'a> {
    named: &'a NamedTree<'a>,
    node: NodeId,
    element: &'a ElementData,
    table: &'a Table,
    /// The block around the one that is being checked.
    around: Option<&'a Around<'a>>,
}

/// A block that another stands in.
struct Around<'a> {
    args: &'a Args,
    /// The argument that the inner block is given by.
    holds: &'a str,
    outer: Option<&'a Around<'a>>,
}

/// An argument in the program.
struct Site<'a> {
    /// Where it stands, from the root.
    path: &'a str,
    data: Option<&'a Data>,
}

impl Subject<'_> {
    fn block(&self, block: &Block, args: &Args, path: &mut String, report: &mut Report) {
        // What the program gives for each argument of the schema, found once.
        let mut given: Vec<Option<&Data>> = vec![None; block.arguments.len()];
        for (name, data) in args.iter() {
            match block.arguments.iter().position(|argument| argument.name == name) {
                Some(at) => given[at] = Some(data),
                None => self.unknown(block, name, path, report),
            }
        }
        self.rules(block, args, &given, path, report);
        let depth = path.len();
        for (argument, data) in block.arguments.iter().zip(given) {
            if data.is_none() && !argument.required {
                continue;
            }
            push_name(path, &argument.name);
            // What an override touches is the user's own affair.
            if !self.overridden(path) {
                let Subject { named, node, element, table, around: outer } = *self;
                let around = Around { args, holds: &argument.name, outer };
                let inner = Subject { named, node, element, table, around: Some(&around) };
                inner.argument(argument, data, path, report);
            }
            path.truncate(depth);
        }
    }

    fn argument(&self, argument: &Argument, data: Option<&Data>, path: &mut String, report: &mut Report) {
        if argument.required && value::known(data) == Known::Unset {
            report.push(
                self.at(
                    argument,
                    self.violation(format!("the required argument `{}` is not set", argument.name), path),
                )
                .help(format!("set `{}`", argument.name)),
            );
        }
        if let Some(data) = data {
            self.ty(&argument.ty, data, argument, path, report);
        }
    }

    /// Whether a value is of its argument's kind; nested blocks are checked in turn.
    fn ty(&self, ty: &Type, data: &Data, argument: &Argument, path: &mut String, report: &mut Report) {
        match (ty, &data.0) {
            (Type::Block(id, nesting), _) => {
                // One that is named and never described takes whatever it is given.
                if let Some(block) = self.table.block(id) {
                    self.blocks(*nesting, block, data, argument, path, report);
                }
            }
            (Type::List(item) | Type::Set(item), Repr::List(items)) => {
                self.each_item(items, path, report, |data, path, report| {
                    self.ty(item, data, argument, path, report);
                });
            }
            (Type::Map(item), Repr::Map(members)) => {
                for (key, data) in members {
                    // Most values are plain, and fit; a path is for what is looked into or told.
                    if value::is_of_type(item, data) {
                        continue;
                    }
                    let depth = path.len();
                    push_key(path, key);
                    self.ty(item, data, argument, path, report);
                    path.truncate(depth);
                }
            }
            _ if value::is_of_type(ty, data) => {}
            _ => self.wrong_kind(ty.to_string(), data, argument, path, report),
        }
    }

    fn blocks(
        &self,
        nesting: Nesting,
        block: &Block,
        data: &Data,
        argument: &Argument,
        path: &mut String,
        report: &mut Report,
    ) {
        match (&data.0, nesting) {
            (Repr::Expr(node), _) => self.objects(nesting, block, node, argument, path, report),
            (Repr::Null, _) => {}
            (Repr::Block(args), Nesting::Single) => self.block(block, args, path, report),
            // Terraform takes a list with one block for a block.
            (Repr::Block(args), Nesting::List | Nesting::Set) => self.block(block, args, path, report),
            (Repr::List(items), Nesting::Single | Nesting::List | Nesting::Set) => {
                if nesting == Nesting::Single && items.len() > 1 {
                    self.wrong_kind("one block".to_owned(), data, argument, path, report);
                }
                self.each_item(items, path, report, |data, path, report| match &data.0 {
                    Repr::Block(args) => self.block(block, args, path, report),
                    Repr::Dynamic(_) => self.blocks(nesting, block, data, argument, path, report),
                    _ => {}
                });
            }
            (Repr::Map(members), Nesting::Map) => {
                for (key, data) in members {
                    let depth = path.len();
                    push_key(path, key);
                    if let Repr::Block(args) = &data.0 {
                        self.block(block, args, path, report);
                    }
                    path.truncate(depth);
                }
            }
            // An object of a program without bindings for the block: its keys may be anything.
            (Repr::Map(_), _) => {}
            (Repr::Dynamic(dynamic), _) => {
                if let Repr::Block(args) = &dynamic.content.0 {
                    self.block(block, args, path, report);
                }
            }
            _ => self.wrong_kind(argument.ty.to_string(), data, argument, path, report),
        }
    }

    /// The objects that an expression makes: what `dynamic` makes of blocks that are attributes. What depends on the item of
    /// the loop is an expression, which nobody judges.
    fn objects(
        &self,
        nesting: Nesting,
        block: &Block,
        node: &Node,
        argument: &Argument,
        path: &mut String,
        report: &mut Report,
    ) {
        match node {
            Node::For(each) => {
                if let Repr::Block(args) = &each.value.0 {
                    self.block(block, args, path, report);
                }
            }
            Node::Literal(data) => self.blocks(nesting, block, data, argument, path, report),
            Node::Call { name, args } if matches!(&**name, "one" | "concat") => {
                for data in args {
                    self.blocks(Nesting::List, block, data, argument, path, report);
                }
            }
            _ => {}
        }
    }

    fn each_item(
        &self,
        items: &[Data],
        path: &mut String,
        report: &mut Report,
        mut check: impl FnMut(&Data, &mut String, &mut Report),
    ) {
        for (i, data) in items.iter().enumerate() {
            let depth = path.len();
            push_index(path, i);
            check(data, path, report);
            path.truncate(depth);
        }
    }

    fn wrong_kind(
        &self,
        expected: String,
        data: &Data,
        argument: &Argument,
        path: &str,
        report: &mut Report,
    ) {
        report.push(
            self.at(argument, self.violation(format!("`{}` takes {expected}", argument.name), path))
                .value(words::value(data))
                .help(format!("give {expected}")),
        );
    }

    fn unknown(&self, block: &Block, name: &str, path: &mut String, report: &mut Report) {
        let depth = path.len();
        push_name(path, name);
        let whole = if depth == 0 { self.table.type_name.clone() } else { format!("`{}`", &path[..depth]) };
        let help = match nearest(name, block.arguments.iter().map(|argument| argument.name.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "drop it, or set it with `add_override` if the documents leave it out".to_owned(),
        };
        report.push(self.violation(format!("{whole} has no argument `{name}`"), path).help(help));
        path.truncate(depth);
    }

    fn overridden(&self, path: &str) -> bool {
        self.element.meta.as_ref().is_some_and(|meta| meta.overrides.iter().any(|raw| raw.touches(path)))
    }

    fn violation(&self, message: String, path: &str) -> Violation {
        let violation = self.named.tree.violation(self.node, message).of_type(self.table.type_name.as_str());
        if path.is_empty() { violation } else { violation.argument(path) }
    }

    /// With the place where the document declares the argument.
    fn at(&self, argument: &Argument, violation: Violation) -> Violation {
        let place = &argument.place;
        violation.document(place.document.as_ref().unwrap_or(&self.table.document).clone(), place.line)
    }
}

fn push_index(path: &mut String, index: usize) {
    path.push('[');
    path.push_str(&index.to_string());
    path.push(']');
}

fn push_key(path: &mut String, key: &str) {
    path.push_str(&format!("[{key:?}]"));
}

fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
