//! The manifest: which stacks there are, where, and in which order they are deployed.

use super::Report;
use super::crossing::Crossings;
use crate::data::NodeId;
use crate::error::{Level, Violation};
use crate::json::{Json, Object, print};
use crate::named_tree::NamedTree;
use crate::tree::{Annotation, AnnotationLevel, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// By stack, those that are deployed before it.
pub(super) type Dependencies = BTreeMap<NodeId, BTreeSet<NodeId>>;

/// The order of stacks; a cycle is an error.
pub(super) fn dependencies(
    named: &NamedTree<'_>,
    crossings: &Crossings,
    report: &mut Report,
) -> Dependencies {
    let mut dependencies = Dependencies::new();
    for (user, owners) in crossings.inputs.iter().chain(&crossings.after) {
        dependencies.entry(*user).or_default().extend(owners);
    }
    let mut done = BTreeSet::new();
    for members in &named.layout.stacks {
        let mut path = Vec::new();
        visit(named, members.stack, &dependencies, &mut path, &mut done, report);
    }
    dependencies
}

fn visit(
    named: &NamedTree<'_>,
    stack: NodeId,
    dependencies: &Dependencies,
    path: &mut Vec<NodeId>,
    done: &mut BTreeSet<NodeId>,
    report: &mut Report,
) {
    if let Some(start) = path.iter().position(|known| *known == stack) {
        let cycle: Vec<String> =
            path[start..].iter().chain([&stack]).map(|id| format!("`{}`", named.tree.path(*id))).collect();
        report.push(
            named
                .tree
                .violation(stack, format!("stacks depend on each other in a circle: {}", cycle.join(" -> ")))
                .help("move what they share into a stack of its own"),
        );
        return;
    }
    if done.contains(&stack) {
        return;
    }
    path.push(stack);
    for before in dependencies.get(&stack).into_iter().flatten() {
        visit(named, *before, dependencies, path, done, report);
    }
    path.pop();
    done.insert(stack);
}

/// The text of `manifest.json`, with the warnings as annotations.
pub(super) fn manifest(named: &NamedTree<'_>, dependencies: &Dependencies, warnings: &[Violation]) -> String {
    let mut stacks = Object::default();
    for members in &named.layout.stacks {
        let id = &*named.tree.get(members.stack).name;
        let path = named.tree.path(members.stack);
        let within = format!("{path}/");
        let before =
            dependencies.get(&members.stack).into_iter().flatten().map(|stack| named.tree.path(*stack));
        let annotations: Json<'_> = warnings
            .iter()
            .map(|warning| (warning.construct().to_owned(), "@cdktf/warn", warning.message()))
            .chain(infos(named))
            .filter(|(construct, ..)| *construct == path || construct.starts_with(&within))
            .map(|(construct, level, message)| {
                Json::from([
                    ("constructPath", construct.into()),
                    ("level", level.into()),
                    ("message", message.into()),
                ])
            })
            .collect();
        let stack = [
            ("name", id.into()),
            ("workingDirectory", format!("stacks/{id}").into()),
            ("synthesizedStackPath", format!("stacks/{id}/cdk.tf.json").into()),
            ("stackMetadataPath", format!("stacks/{id}/metadata.json").into()),
            ("annotations", annotations),
            ("dependencies", before.collect()),
            ("constructPath", path.into()),
        ];
        stacks.set(id, stack);
    }
    print(&Object::from([("version", env!("CARGO_PKG_VERSION").into()), ("stacks", stacks.into())]))
}

/// What programs say for the manifest alone.
fn infos<'a>(named: &NamedTree<'a>) -> impl Iterator<Item = (String, &'static str, &'a str)> + use<'a> {
    let tree = named.tree;
    let infos = tree.annotations.iter().filter(|one| one.level == AnnotationLevel::Info);
    infos.map(|one| (tree.path(one.node), "@cdktf/info", one.message.as_str()))
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
