//! The rules of the documents, checked against the values of the program.
//!
//! Whatever cannot be decided is not reported: an expression is known to Terraform only, and a context that the
//! documents name in words is decided only where a table binds it to another resource's argument.

mod condition;
mod form;
mod json;
mod lookup;
mod rule;
mod value;
mod words;

use crate::data::{Args, Data, NodeId, Repr};
use crate::error::{Report, Violation};
use crate::scene::Scene;
use crate::suggest::nearest;
use crate::table::{ArgumentTable, BlockTable, Kind, Level, Nesting, TypeTable};
use crate::tree::{Content, ElementData, ElementType};
use lookup::{Presence, presence};

/// Checks every element that has a table.
pub(crate) fn check(scene: &Scene<'_>, report: &mut Report) {
    for members in &scene.layout.stacks {
        for node in &members.nodes {
            let Content::Element(element) = &scene.tree.get(*node).content else { continue };
            let ElementType::Bound(table) = element.ty else { continue };
            let subject = Subject { scene, node: *node, element, table };
            let mut path = String::new();
            subject.block(table.root, &element.args, &mut path, report);
        }
    }
}

/// The element that is being checked.
struct Subject<'a> {
    scene: &'a Scene<'a>,
    node: NodeId,
    element: &'a ElementData,
    table: &'static TypeTable,
}

/// One argument of it, with what stands beside it.
struct Site<'a> {
    argument: &'static ArgumentTable,
    /// The block that holds the argument.
    block: &'a Args,
    /// Where it stands, from the root.
    path: &'a str,
    data: Option<&'a Data>,
}

impl Subject<'_> {
    fn block(&self, table: &'static BlockTable, args: &Args, path: &mut String, report: &mut Report) {
        for (name, _) in args.iter() {
            if table.argument(name).is_none() {
                self.unknown(table, name, path, report);
            }
        }
        let depth = path.len();
        for argument in table.arguments {
            push_name(path, argument.name);
            // What an override touches is the user's own affair.
            if !self.overridden(path) {
                self.argument(argument, args, path, report);
            }
            path.truncate(depth);
        }
        for group in table.groups {
            self.group(group, args, path, report);
        }
    }

    fn argument(
        &self,
        argument: &'static ArgumentTable,
        args: &Args,
        path: &mut String,
        report: &mut Report,
    ) {
        let data = args.get(argument.name);
        if argument.required && presence(data) == Presence::No {
            report.push(
                self.violation(format!("the required argument `{}` is not set", argument.name), path)
                    .document(self.table.document, argument.line)
                    .help(format!("set `{}`", argument.name)),
            );
        }
        let site = Site { argument, block: args, path, data };
        for rule in argument.rules {
            self.rule(rule, &site, report);
        }
        if let Some(data) = data {
            self.kind(&argument.kind, data, argument, path, report);
        }
    }

    /// Whether a value is of its argument's kind; nested blocks are checked in turn.
    fn kind(
        &self,
        kind: &Kind,
        data: &Data,
        argument: &'static ArgumentTable,
        path: &mut String,
        report: &mut Report,
    ) {
        match (kind, &data.0) {
            (Kind::Block(nesting, table), _) => self.blocks(*nesting, table, data, argument, path, report),
            (Kind::List(item) | Kind::Set(item), Repr::List(items)) => {
                self.each_item(items, path, report, |data, path, report| {
                    self.kind(item, data, argument, path, report);
                });
            }
            (Kind::Map(item), Repr::Map(members)) => {
                for (key, data) in members {
                    let depth = path.len();
                    path.push_str(&format!("[{key:?}]"));
                    self.kind(item, data, argument, path, report);
                    path.truncate(depth);
                }
            }
            _ if value::is_of_kind(kind, data) => {}
            _ => self.wrong_kind(words::kind(kind), data, argument, path, report),
        }
    }

    fn blocks(
        &self,
        nesting: Nesting,
        table: &'static BlockTable,
        data: &Data,
        argument: &'static ArgumentTable,
        path: &mut String,
        report: &mut Report,
    ) {
        match (&data.0, nesting) {
            (Repr::Expr(_) | Repr::Null, _) => {}
            (Repr::Block(args), Nesting::Single) => self.block(table, args, path, report),
            // Terraform takes a list with one block for a block.
            (Repr::Block(args), Nesting::List | Nesting::Set) => self.block(table, args, path, report),
            (Repr::List(items), Nesting::Single | Nesting::List | Nesting::Set) => {
                if nesting == Nesting::Single && items.len() > 1 {
                    self.wrong_kind("one block".to_owned(), data, argument, path, report);
                }
                self.each_item(items, path, report, |data, path, report| match &data.0 {
                    Repr::Block(args) => self.block(table, args, path, report),
                    Repr::Dynamic(_) => self.blocks(nesting, table, data, argument, path, report),
                    _ => {}
                });
            }
            (Repr::Map(members), Nesting::Map) => {
                for (key, data) in members {
                    let depth = path.len();
                    path.push_str(&format!("[{key:?}]"));
                    if let Repr::Block(args) = &data.0 {
                        self.block(table, args, path, report);
                    }
                    path.truncate(depth);
                }
            }
            // An object of a program without bindings for the block: its keys may be anything.
            (Repr::Map(_), _) => {}
            (Repr::Dynamic(dynamic), _) => {
                if let Repr::Block(args) = &dynamic.content.0 {
                    self.block(table, args, path, report);
                }
            }
            _ => self.wrong_kind(words::nesting(nesting).to_owned(), data, argument, path, report),
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
            path.push_str(&format!("[{i}]"));
            check(data, path, report);
            path.truncate(depth);
        }
    }

    fn wrong_kind(
        &self,
        expected: String,
        data: &Data,
        argument: &'static ArgumentTable,
        path: &str,
        report: &mut Report,
    ) {
        report.push(
            self.violation(format!("`{}` takes {expected}", argument.name), path)
                .value(words::value(data))
                .document(self.table.document, argument.line)
                .help(format!("give {expected}")),
        );
    }

    fn unknown(&self, table: &BlockTable, name: &str, path: &mut String, report: &mut Report) {
        let depth = path.len();
        push_name(path, name);
        let whole =
            if depth == 0 { self.table.type_name.to_owned() } else { format!("`{}`", &path[..depth]) };
        let help = match nearest(name, table.arguments.iter().map(|argument| argument.name)) {
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
        let violation = self.scene.tree.violation(self.node, message).of_type(self.table.type_name);
        if path.is_empty() { violation } else { violation.argument(path) }
    }

    /// The violation of a rule, at its level and with its words.
    fn broken(
        &self,
        message: String,
        path: &str,
        (document, line): (Option<&'static str>, u32),
        text: &str,
        level: Level,
    ) -> Violation {
        let violation = self
            .violation(message, path)
            .rule(text)
            .document(document.unwrap_or(self.table.document), line)
            .level(level);
        match level {
            Level::Deny => violation,
            Level::Warn => violation.help("an example of the document breaks this rule as well"),
        }
    }
}

fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
