//! The JSON of a stack.

use super::Report;
use super::crossing::{Crossings, input_id};
use super::loops::Loops;
use super::providers::Providers;
use super::resolve::Resolver;
use crate::data::{NodeId, Repr};
use crate::json::{Json, Object};
use crate::scene::Members;
use crate::scene::Scene;
use crate::tree::{Content, ElementData, Meta, RawOverride};
use ferroform_rules::table::ElementKind;
use std::collections::BTreeMap;

/// A stack while it is rendered.
#[derive(Debug, Default)]
pub(super) struct StackJson<'a> {
    /// Everything that is not gathered below.
    root: Object<'a>,
    resources: ByType<'a>,
    data: ByType<'a>,
    providers: Providers<'a>,
    /// Whether an override of the stack may still change elements, so that they cannot be printed yet.
    open: bool,
    /// What only the comment at its top says.
    metadata: Object<'a>,
    outputs: Object<'a>,
}

/// How deep an element stands: below its section and its type.
const ELEMENT_DEPTH: usize = 3;

/// Elements by type and logical id.
type ByType<'a> = BTreeMap<&'a str, Object<'a>>;

/// Everything of a stack but what other stacks need of it.
pub(super) fn render<'a>(
    scene: &Scene<'a>,
    members: &Members,
    crossings: &mut Crossings,
    report: &mut Report,
) -> StackJson<'a> {
    let reaches_elements =
        |raw: &RawOverride| matches!(raw.steps.first().map(String::as_str), Some("resource" | "data"));
    let open = overrides(scene, members.stack).iter().any(reaches_elements);
    let mut stack = StackJson { open, ..StackJson::default() };
    let mut resolver = Resolver {
        scene: *scene,
        stack: members.stack,
        construct: members.stack,
        loops: Loops::default(),
        crossings,
        report,
    };
    for node in &members.nodes {
        resolver.construct = *node;
        stack.add(&mut resolver, *node);
    }
    if let Content::Stack(data) = &scene.tree.get(members.stack).content {
        resolver.construct = members.stack;
        for after in &data.after {
            if let Some(owner) = resolver.owner(after) {
                resolver.crossings.after.entry(members.stack).or_default().insert(owner);
            }
        }
    }
    stack.providers.warn_of_missing(&mut resolver, overrides(scene, members.stack));
    resolver.refuse_more_backends(members);
    stack.backend(&mut resolver, members);
    resolver.crossings.references.report_circles(scene, resolver.report);
    stack
}

/// The outputs that others read, the states that this one reads, the comment, the overrides.
pub(super) fn finish<'a>(
    stack: StackJson<'a>,
    scene: &Scene<'a>,
    members: &Members,
    crossings: &mut Crossings,
    report: &mut Report,
) -> Object<'a> {
    let StackJson { mut root, resources, mut data, providers, mut metadata, mut outputs, open: _ } = stack;
    providers.finish(&mut root);
    for (text, id) in crossings.outputs.get(&members.stack).into_iter().flatten() {
        let output = [("sensitive", true.into()), ("value", format!("${{{text}}}").into())];
        root.object("output").set(id.clone(), output);
        let mut path = names(scene, members.stack);
        path.push(format!("cross-stack-output-{text}"));
        insert_deep(&mut outputs, path, id.clone());
    }
    let owners: Vec<NodeId> = crossings.inputs.get(&members.stack).into_iter().flatten().copied().collect();
    let mut resolver = Resolver {
        scene: *scene,
        stack: members.stack,
        construct: members.stack,
        loops: Loops::default(),
        crossings,
        report,
    };
    for owner in owners {
        let state = resolver.remote_state(owner);
        data.entry("terraform_remote_state").or_default().set(input_id(scene, owner), state);
    }
    for (key, types) in [("resource", resources), ("data", data)] {
        if !types.is_empty() {
            let types = types.into_iter().map(|(ty, elements)| (ty, Json::Object(elements)));
            root.set(key, Json::Object(types.collect()));
        }
    }
    metadata.set("stackName", &*scene.tree.get(members.stack).name);
    metadata.set("version", env!("CARGO_PKG_VERSION"));
    let overrides = overrides(scene, members.stack);
    list_overrides(&mut metadata, "stack", overrides);
    root.set("//", [("metadata", metadata.into()), ("outputs", outputs.into())]);
    resolver.stack_overrides(overrides, &mut root);
    root
}

impl<'a> StackJson<'a> {
    fn add(&mut self, resolver: &mut Resolver<'a, '_>, node: NodeId) {
        let scene = resolver.scene;
        let id = scene.layout.id(node);
        match &scene.tree.get(node).content {
            Content::Element(element) => self.element(resolver, element, id),
            Content::Output(output) => {
                self.root.object("output").set(id, resolver.output(output));
                insert_deep(&mut self.outputs, names(&scene, node), id.to_owned());
            }
            Content::Variable(variable) => {
                self.root.object("variable").set(id, resolver.variable(variable));
            }
            Content::Local(local) => self.root.object("locals").set(id, resolver.json(&local.value)),
            Content::Module(module) => self.root.object("module").set(id, resolver.module(module)),
            Content::App | Content::Construct | Content::Stack(_) | Content::Backend(_) => {}
        }
    }

    fn element(&mut self, resolver: &mut Resolver<'a, '_>, element: &'a ElementData, id: &'a str) {
        self.providers.require(resolver, element);
        let object = resolver.element(element);
        let ty = element.ty.name();
        match element.ty.kind() {
            ElementKind::Provider => self.providers.configure(resolver, ty, object),
            kind => {
                let json = if self.open { object.into() } else { object.printed(ELEMENT_DEPTH) };
                let elements =
                    if kind == ElementKind::Resource { &mut self.resources } else { &mut self.data };
                elements.entry(ty).or_default().set(id, json);
            }
        }
        if let Some(meta) = &element.meta {
            self.note(resolver, meta, ty, id);
        }
    }

    /// What moves, what is imported, what is overridden.
    fn note(&mut self, resolver: &mut Resolver<'a, '_>, meta: &'a Meta, ty: &'a str, id: &'a str) {
        for from in &meta.moved_from {
            let moved = [("from", from.as_str().into()), ("to", format!("{ty}.{id}").into())];
            self.root.list("moved").push(moved.into());
            self.metadata.object("moved").list(ty).push(id.into());
        }
        if let Some(import) = &meta.import_id {
            let import = [("id", resolver.json(import)), ("to", format!("{ty}.{id}").into())];
            self.root.list("import").push(import.into());
            self.metadata.object("imports").list(ty).push(id.into());
        }
        list_overrides(&mut self.metadata, ty, &meta.overrides);
    }

    fn backend(&mut self, resolver: &mut Resolver<'a, '_>, members: &Members) {
        let (kind, settings) = resolver.backend(members);
        self.metadata.set("backend", kind);
        if kind == "cloud" || kind == "remote" {
            // HCP Terraform, or an installation of Terraform Enterprise.
            let own = settings.text("hostname").is_some_and(|host| host != "app.terraform.io");
            self.metadata.set("cloud", if own { "tfe" } else { "tfc" });
        }
        let terraform = self.root.object("terraform");
        if kind == "cloud" {
            terraform.set("cloud", settings);
        } else {
            terraform.object("backend").set(kind, settings);
        }
    }
}

fn overrides<'a>(scene: &Scene<'a>, stack: NodeId) -> &'a [RawOverride] {
    match &scene.tree.get(stack).content {
        Content::Stack(data) => &data.overrides,
        _ => &[],
    }
}

/// Construct ids from below the app down.
fn names(scene: &Scene<'_>, node: NodeId) -> Vec<String> {
    scene.tree.path(node).split('/').map(str::to_owned).collect()
}

fn insert_deep(object: &mut Object<'_>, path: Vec<String>, id: String) {
    let mut below = object;
    let mut path = path.into_iter().peekable();
    while let Some(name) = path.next() {
        if path.peek().is_none() {
            below.set(name, id);
            return;
        }
        below = below.object(name);
    }
}

fn list_overrides<'a>(metadata: &mut Object<'a>, key: &'a str, overrides: &'a [RawOverride]) {
    let mut tops: Vec<&str> = Vec::new();
    for raw in overrides {
        let top = raw.steps.first().map_or("", String::as_str);
        if !matches!(raw.data.0, Repr::Absent) && !tops.contains(&top) {
            tops.push(top);
            metadata.object("overrides").list(key).push(top.into());
        }
    }
}
