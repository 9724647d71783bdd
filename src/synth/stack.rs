//! The JSON of a stack.

use super::Report;
use super::crossing::{Crossings, input_id};
use super::loops::Loops;
use super::resolve::Resolver;
use crate::data::{Args, NodeId, Repr};
use crate::escape;
use crate::json::{Json, Object};
use crate::scene::Members;
use crate::scene::Scene;
use crate::table::ElementKind;
use crate::tree::{Content, ElementData, Meta, RawOverride};
use std::collections::BTreeMap;

/// A stack while it is rendered.
#[derive(Debug, Default)]
pub(super) struct StackJson<'a> {
    /// Everything that is not gathered below.
    root: Object<'a>,
    resources: ByType<'a>,
    data: ByType<'a>,
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
        |raw: &RawOverride| matches!(raw.path.split('.').next(), Some("resource" | "data"));
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
    stack.backend(&mut resolver, members);
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
    let StackJson { mut root, resources, mut data, mut metadata, mut outputs, open: _ } = stack;
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
        let state = remote_state(&mut resolver, owner);
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
    resolver.overrides(overrides, &mut root);
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
        self.require_provider(resolver, element);
        let object = resolver.element(element);
        let ty = element.ty.name();
        match element.ty.kind() {
            ElementKind::Provider => self.provider(resolver, ty, object),
            kind => {
                let json = if self.open { object.into() } else { object.printed(ELEMENT_DEPTH) };
                let elements =
                    if kind == ElementKind::Resource { &mut self.resources } else { &mut self.data };
                elements.entry(ty).or_default().set(id, json);
            }
        }
        if let Some(meta) = &element.meta {
            self.note(meta, ty, id);
        }
    }

    /// What moves, what is imported, what is overridden.
    fn note(&mut self, meta: &'a Meta, ty: &'a str, id: &'a str) {
        for from in &meta.moved_from {
            let moved = [("from", from.as_str().into()), ("to", format!("{ty}.{id}").into())];
            self.root.list("moved").push(moved.into());
            self.metadata.object("moved").list(ty).push(id.into());
        }
        if let Some(import) = &meta.import_id {
            let import = [("id", import.as_str().into()), ("to", format!("{ty}.{id}").into())];
            self.root.list("import").push(import.into());
            self.metadata.object("imports").list(ty).push(id.into());
        }
        list_overrides(&mut self.metadata, ty, &meta.overrides);
    }

    fn require_provider(&mut self, resolver: &mut Resolver<'a, '_>, element: &'a ElementData) {
        let Some((name, source, version)) = element.ty.provider() else { return };
        let required = self.root.object("terraform").object("required_providers");
        let Some(Json::Object(known)) = required.get(name) else {
            let provider = required.object(name);
            provider.set("source", source);
            if let Some(version) = version {
                provider.set("version", version);
            }
            return;
        };
        if known.text("source") != Some(source) || known.text("version") != version {
            let describe = |source: &str, version: Option<&str>| match version {
                Some(version) => format!("`{source}` in version `{version}`"),
                None => format!("`{source}` in any version"),
            };
            let elsewhere = describe(known.text("source").unwrap_or_default(), known.text("version"));
            resolver.fault(
                format!("the provider `{name}` is {} here and {elsewhere} elsewhere", describe(source, version)),
                "a stack uses one version of a provider: take all bindings from one version, or split the stack",
            );
        }
    }

    fn provider(&mut self, resolver: &mut Resolver<'_, '_>, name: &'a str, object: Object<'a>) {
        let providers = self.root.object("provider").list(name);
        let alias = object.text("alias");
        let taken = providers
            .iter()
            .any(|known| matches!(known, Json::Object(known) if known.text("alias") == alias));
        if taken {
            let which =
                alias.map_or("without an alias".to_owned(), |alias| format!("with the alias `{alias}`"));
            resolver.fault(
                format!("the stack has two configurations of the provider `{name}` {which}"),
                "give each but one an alias of its own, with `alias`",
            );
        }
        providers.push(object.into());
    }

    fn backend(&mut self, resolver: &mut Resolver<'a, '_>, members: &Members) {
        let (kind, settings) = settings(resolver, members);
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

/// Kind and settings of a stack's backend: its own, else a file in the current folder.
fn settings<'a>(resolver: &mut Resolver<'a, '_>, members: &Members) -> (&'a str, Object<'a>) {
    let scene = resolver.scene;
    if let Some((node, kind, args)) = backend_of(scene, members) {
        return (kind, resolver.backend(node, args));
    }
    let file = format!("terraform.{}.tfstate", scene.tree.get(members.stack).name);
    // Where the current folder cannot be read, Terraform finds the file relative to its own.
    let path =
        std::env::current_dir().map_or_else(|_| file.clone(), |dir| dir.join(&file).display().to_string());
    ("local", Object::from([("path", path.into())]))
}

fn backend_of<'a>(scene: Scene<'a>, members: &Members) -> Option<(NodeId, &'a str, &'a Args)> {
    members.nodes.iter().find_map(|node| match &scene.tree.get(*node).content {
        Content::Backend(backend) => Some((*node, backend.kind.as_str(), &backend.args)),
        _ => None,
    })
}

/// The data source that reads another stack's state.
fn remote_state<'a>(resolver: &mut Resolver<'a, '_>, owner: NodeId) -> Json<'a> {
    let layout = resolver.scene.layout;
    let Some(members) = layout.stacks.iter().find(|members| members.stack == owner) else {
        return Json::Null;
    };
    let (kind, settings) = settings(resolver, members);
    // A `cloud` block is no backend; its state is read through the `remote` one.
    let kind = if kind == "cloud" { "remote" } else { kind };
    let unnamed = matches!(settings.get("workspaces"), Some(Json::Object(of)) if of.get("name").is_none());
    if kind == "remote" && unnamed {
        let path = resolver.scene.tree.path(owner);
        resolver.fault(
            format!("other stacks refer to `{path}`, and its workspace has no name"),
            "give its backend a workspace by name: one chosen by tags cannot be read by other stacks",
        );
    }
    // Settings are literals in the backend, and expressions here.
    let config = escape::json(Json::Object(settings));
    Json::from([("backend", kind.into()), ("config", config), ("workspace", "${terraform.workspace}".into())])
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
        let top = raw.path.split('.').next().unwrap_or_default();
        if !matches!(raw.data.0, Repr::Absent) && !tops.contains(&top) {
            tops.push(top);
            metadata.object("overrides").list(key).push(top.into());
        }
    }
}
