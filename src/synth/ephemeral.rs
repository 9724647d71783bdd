//! Values that are kept out of states, and places that are not.

use crate::data::{Data, Node, Repr};
use crate::error::Report;
use crate::scene::Scene;
use crate::tree::{Content, ElementType};
use ferroform_rules::table::ElementKind;

/// Reports where a value that must not be stored goes into a state: an output, or an argument of a resource or a data source
/// that is not write-only. Whether one is, only bindings know.
pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    if !scene.layout.has_ephemeral {
        return;
    }
    for node in scene.layout.stacks.iter().flat_map(|members| &members.nodes) {
        let content = &scene.tree.get(*node).content;
        let mut found: Vec<(&str, &str)> = Vec::new();
        match content {
            Content::Element(element) => {
                let ElementType::Bound(table) = element.ty else { continue };
                if !matches!(element.ty.kind(), ElementKind::Resource | ElementKind::DataSource) {
                    continue;
                }
                let Some(root) = table.table().root() else { continue };
                for (name, value) in element.args.iter() {
                    // What stands in a nested block is Terraform's to judge.
                    let is_stored =
                        root.argument(name).is_some_and(|it| !it.write_only && it.ty.block().is_none());
                    if is_stored && is_ephemeral(scene, value) {
                        found.push((
                            name,
                            "give it to a write-only argument, or to a provider's configuration",
                        ));
                    }
                }
            }
            Content::Output(output) if is_ephemeral(scene, &output.value) => {
                found.push(("value", "outputs of a stack are kept in its state: drop the output"));
            }
            _ => {}
        }
        for (argument, help) in found {
            report.push(
                scene
                    .tree
                    .violation(*node, format!("`{argument}` is kept in the state, and its value must not be"))
                    .of_type(content.describe())
                    .argument(argument)
                    .help(help),
            );
        }
    }
}

/// Whether a value holds something ephemeral. `ephemeralasnull` makes null of it.
fn is_ephemeral(scene: &Scene<'_>, data: &Data) -> bool {
    if let Repr::Expr(node) = &data.0 {
        match &**node {
            Node::Call { name, .. } if name == "ephemeralasnull" => return false,
            Node::Reference(reference) | Node::All(reference, _) if reference.app == scene.app => {
                let is_ephemeral = match &scene.tree.get(reference.node).content {
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
    data.each_part(&mut |_, part| found = found || is_ephemeral(scene, part));
    found
}
