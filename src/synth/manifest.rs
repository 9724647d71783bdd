//! The manifest: which stacks there are, where, and in which order they are deployed.

use super::Report;
use super::crossing::Crossings;
use crate::data::NodeId;
use crate::error::{Level, Violation};
use crate::json::{Json, Object, print};
use crate::named_tree::NamedTree;
use crate::sorted;
use crate::tree::{Annotation, AnnotationLevel, Tree};

/// A stack, and one that is deployed before it; sorted.
pub(super) type Dependencies = Vec<(NodeId, NodeId)>;

/// The order of stacks; a cycle is an error.
pub(super) fn dependencies(
    named: &NamedTree<'_>,
    crossings: &Crossings,
    report: &mut Report,
) -> Dependencies {
    let mut dependencies = crossings.inputs.clone();
    for after in &crossings.after {
        sorted::insert(&mut dependencies, *after);
    }
    // By node.
    let mut done = vec![false; named.tree.len()];
    for members in &named.layout.stacks {
        let mut path = Vec::new();
        visit(named, members.stack, &dependencies, &mut path, &mut done, report);
    }
    dependencies
}

fn visit(
    named: &NamedTree<'_>,
    stack: NodeId,
    dependencies: &[(NodeId, NodeId)],
    path: &mut Vec<NodeId>,
    done: &mut [bool],
    report: &mut Report,
) {
    if let Some(start) = path.iter().position(|known| *known == stack) {
        let circle = named.tree.circle(&path[start..]);
        let message = format!("stacks depend on each other in a circle: {circle}");
        let violation = named.tree.violation(stack, message);
        report.push(violation.help("move what they share into a stack of its own"));
        return;
    }
    if done[stack.index()] {
        return;
    }
    path.push(stack);
    for (_, before) in sorted::of(dependencies, stack) {
        visit(named, *before, dependencies, path, done, report);
    }
    path.pop();
    done[stack.index()] = true;
}

/// The text of `manifest.json`, with the warnings as annotations.
pub(super) fn manifest(
    named: &NamedTree<'_>,
    dependencies: &[(NodeId, NodeId)],
    warnings: &[Violation],
) -> String {
    let mut told: Vec<(String, &str, &str)> = Vec::new();
    for warning in warnings {
        told.push((warning.construct().to_owned(), "@cdktf/warn", warning.message()));
    }
    // What programs say for the manifest alone.
    for one in &named.tree.annotations {
        if one.level == AnnotationLevel::Info {
            told.push((named.tree.path(one.node), "@cdktf/info", &one.message));
        }
    }
    let mut stacks = Object::default();
    for members in &named.layout.stacks {
        let id = &*named.tree.get(members.stack).name;
        let path = named.tree.path(members.stack);
        let within = format!("{path}/");
        let before = sorted::of(dependencies, members.stack);
        let mut annotations = Vec::new();
        for (construct, level, message) in &told {
            if *construct == path || construct.starts_with(&within) {
                annotations.push(Json::from([
                    ("constructPath", construct.as_str().into()),
                    ("level", (*level).into()),
                    ("message", (*message).into()),
                ]));
            }
        }
        let stack = [
            ("name", id.into()),
            ("workingDirectory", format!("stacks/{id}").into()),
            ("synthesizedStackPath", format!("stacks/{id}/cdk.tf.json").into()),
            ("stackMetadataPath", format!("stacks/{id}/metadata.json").into()),
            ("annotations", Json::Array(annotations)),
            ("dependencies", before.iter().map(|(_, stack)| named.tree.path(*stack)).collect()),
            ("constructPath", path.into()),
        ];
        stacks.set(id, stack);
    }
    print(&Object::from([("version", env!("CARGO_PKG_VERSION").into()), ("stacks", stacks.into())]))
}

/// Reports what programs say is wrong with their constructs.
pub(super) fn annotate(tree: &Tree, report: &mut Report) {
    for Annotation { node, level, message, at } in &tree.annotations {
        let level = match level {
            AnnotationLevel::Info => continue,
            AnnotationLevel::Warning => Level::Warn,
            AnnotationLevel::Error => Level::Deny,
        };
        let violation = tree.violation(*node, message.as_str()).of_type(tree.get(*node).content.describe());
        report.push(violation.level(level).help(format!(
            "the program says so at {}:{}",
            at.file(),
            at.line()
        )));
    }
}
