//! Values that are kept out of states, and places that are not.

use crate::data::{Args, Data, Node, Repr};
use crate::error::Report;
use crate::named_tree::NamedTree;
use crate::tree::{Content, ElementType};
use ferroform_rules::table::{Block, ElementKind, Table};

/// Reports where a value that must not be stored goes into a state: an output, or an argument of a resource or a data source
/// that is not write-only. Whether one is, only bindings know.
pub(super) fn check(named: &NamedTree<'_>, report: &mut Report) {
    if !named.layout.has_ephemeral {
        return;
    }
    for node in named.layout.stacks.iter().flat_map(|members| &members.nodes) {
        let content = &named.tree.get(*node).content;
        let mut found: Vec<(String, &str)> = Vec::new();
        match content {
            Content::Element(element) => {
                let ElementType::Bound(table) = element.ty else { continue };
                if !matches!(element.ty.kind(), ElementKind::Resource | ElementKind::DataSource) {
                    continue;
                }
                let table = table.table();
                let mut stored = Stored { named, table, found: Vec::new() };
                if let Some(root) = table.root() {
                    stored.look(root, &element.args, "");
                }
                let help = "give it to a write-only argument, or to a provider's configuration";
                for path in stored.found {
                    found.push((path, help));
                }
            }
            Content::Output(output) if is_ephemeral(named, &output.value) => {
                let help = "outputs of a stack are kept in its state: drop the output";
                found.push(("value".to_owned(), help));
            }
            _ => {}
        }
        for (argument, help) in found {
            report.push(
                named
                    .tree
                    .violation(*node, format!("`{argument}` is kept in the state, and its value must not be"))
                    .of_type(content.describe())
                    .argument(argument)
                    .help(help),
            );
        }
    }
}

/// The arguments that go into a state and hold what is ephemeral.
struct Stored<'a> {
    named: &'a NamedTree<'a>,
    table: &'a Table,
    found: Vec<String>,
}

impl Stored<'_> {
    fn look(&mut self, block: &Block, args: &Args, above: &str) {
        for (name, value) in args.iter() {
            let Some(argument) = block.argument(name).filter(|argument| !argument.write_only) else {
                continue;
            };
            let path = if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") };
            match argument.ty.block().and_then(|id| self.table.block(id)) {
                Some(nested) => self.blocks(nested, value, &path),
                None if is_ephemeral(self.named, value) => self.found.push(path),
                None => {}
            }
        }
    }

    /// What stands once, or several times.
    fn blocks(&mut self, block: &Block, value: &Data, path: &str) {
        match &value.0 {
            Repr::Block(args) => self.look(block, args, path),
            Repr::Dynamic(dynamic) => self.blocks(block, &dynamic.content, path),
            Repr::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.blocks(block, item, &format!("{path}[{index}]"));
                }
            }
            _ => {}
        }
    }
}

/// Whether a value holds something ephemeral. `ephemeralasnull` makes null of it.
fn is_ephemeral(named: &NamedTree<'_>, data: &Data) -> bool {
    if let Repr::Expr(node) = &data.0 {
        match &**node {
            Node::Call { name, .. } if name == "ephemeralasnull" => return false,
            Node::Reference(reference) | Node::All(reference, _) if reference.app == named.app => {
                let is_ephemeral = match &named.tree.get(reference.node).content {
                    Content::Element(element) => element.ty.kind() == ElementKind::Ephemeral,
                    Content::Variable(variable) => variable.ephemeral == Some(true),
                    _ => false,
                };
                if is_ephemeral {
                    return true;
                }
            }
            _ => {}
        }
    }
    let mut found = false;
    data.each_part(&mut |_, part| found = found || is_ephemeral(named, part));
    found
}
