//! The manifest: which stacks there are, where, and in which order they are deployed.

use super::Report;
use super::place::{Crossings, Scene};
use crate::error::Violation;
use crate::tree::NodeId;
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// By stack, those that are deployed before it.
pub(super) type Dependencies = BTreeMap<NodeId, BTreeSet<NodeId>>;

/// The order of stacks; a cycle is an error.
pub(super) fn dependencies(scene: &Scene<'_>, crossings: &Crossings, report: &mut Report) -> Dependencies {
    let mut dependencies = Dependencies::new();
    for (user, owners) in crossings.inputs.iter().chain(&crossings.after) {
        dependencies.entry(*user).or_default().extend(owners);
    }
    let mut done = BTreeSet::new();
    for members in &scene.layout.stacks {
        let mut path = Vec::new();
        visit(scene, members.stack, &dependencies, &mut path, &mut done, report);
    }
    dependencies
}

fn visit(
    scene: &Scene<'_>,
    stack: NodeId,
    dependencies: &Dependencies,
    path: &mut Vec<NodeId>,
    done: &mut BTreeSet<NodeId>,
    report: &mut Report,
) {
    if let Some(start) = path.iter().position(|known| *known == stack) {
        let cycle: Vec<String> =
            path[start..].iter().chain([&stack]).map(|id| format!("`{}`", scene.tree.path(*id))).collect();
        report.push(
            Violation::new(
                scene.tree.path(stack),
                format!("stacks depend on each other in a circle: {}", cycle.join(" -> ")),
            )
            .help("move what they share into a stack of its own"),
        );
        return;
    }
    if done.contains(&stack) {
        return;
    }
    path.push(stack);
    for before in dependencies.get(&stack).into_iter().flatten() {
        visit(scene, *before, dependencies, path, done, report);
    }
    path.pop();
    done.insert(stack);
}

/// `manifest.json`, with the warnings as annotations.
pub(super) fn manifest(scene: &Scene<'_>, dependencies: &Dependencies, warnings: &[Violation]) -> Json {
    let mut stacks = Map::new();
    for members in &scene.layout.stacks {
        let id = &*scene.tree.get(members.stack).name;
        let path = scene.tree.path(members.stack);
        let before: Vec<String> = dependencies
            .get(&members.stack)
            .into_iter()
            .flatten()
            .map(|stack| scene.tree.path(*stack))
            .collect();
        let annotations: Vec<Json> = warnings
            .iter()
            .filter(|warning| {
                warning.construct() == path || warning.construct().starts_with(&format!("{path}/"))
            })
            .map(|warning| {
                json!({
                    "constructPath": warning.construct(),
                    "level": "@cdktf/warn",
                    "message": warning.message(),
                })
            })
            .collect();
        let stack = json!({
            "name": id,
            "constructPath": path,
            "workingDirectory": format!("stacks/{id}"),
            "synthesizedStackPath": format!("stacks/{id}/cdk.tf.json"),
            "stackMetadataPath": format!("stacks/{id}/metadata.json"),
            "annotations": annotations,
            "dependencies": before,
        });
        stacks.insert(id.to_owned(), stack);
    }
    json!({"version": env!("CARGO_PKG_VERSION"), "stacks": stacks})
}
