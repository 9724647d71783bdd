//! The JSON of a stack.

use super::Report;
use super::element::Object;
use super::layout::Members;
use super::place::{Crossings, Scene, input_id};
use super::resolve::Resolver;
use crate::data::{Args, Repr};
use crate::element::{ElementData, RawOverride};
use crate::meta::Meta;
use crate::table::ElementKind;
use crate::tree::{Content, NodeId};
use serde_json::{Map, Value as Json, json};

/// A stack while it is rendered: Terraform's JSON, and what only its comment says.
#[derive(Debug, Default)]
pub(super) struct StackJson {
    pub(super) root: Object,
    metadata: Object,
    outputs: Object,
}

/// Everything of a stack but what other stacks need of it.
pub(super) fn render(
    scene: &Scene<'_>,
    members: &Members,
    crossings: &mut Crossings,
    report: &mut Report,
) -> StackJson {
    let mut stack = StackJson::default();
    let mut resolver =
        Resolver { scene: *scene, stack: members.stack, construct: members.stack, crossings, report };
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

/// The outputs that others read, the states that this one reads, the overrides, the comment.
pub(super) fn finish(
    stack: &mut StackJson,
    scene: &Scene<'_>,
    members: &Members,
    crossings: &mut Crossings,
    report: &mut Report,
) {
    for (text, id) in crossings.outputs.get(&members.stack).into_iter().flatten() {
        let output = json!({"sensitive": true, "value": format!("${{{text}}}")});
        section(&mut stack.root, "output").insert(id.clone(), output);
        let mut path = names(scene, members.stack);
        path.push(format!("cross-stack-output-{text}"));
        insert_deep(&mut stack.outputs, &path, id);
    }
    let owners: Vec<NodeId> = crossings.inputs.get(&members.stack).into_iter().flatten().copied().collect();
    for owner in owners {
        let mut resolver =
            Resolver { scene: *scene, stack: members.stack, construct: owner, crossings, report };
        let state = remote_state(&mut resolver, owner);
        let data = section(&mut stack.root, "data");
        section(data, "terraform_remote_state").insert(input_id(scene, owner), state);
    }
    let mut metadata = std::mem::take(&mut stack.metadata);
    metadata.insert("stackName".to_owned(), (*scene.tree.get(members.stack).name).into());
    metadata.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    if let Content::Stack(data) = &scene.tree.get(members.stack).content {
        list_overrides(&mut metadata, "stack", &data.overrides);
    }
    let comment = json!({"metadata": metadata, "outputs": std::mem::take(&mut stack.outputs)});
    stack.root.insert("//".to_owned(), comment);
    if let Content::Stack(data) = &scene.tree.get(members.stack).content {
        let mut resolver =
            Resolver { scene: *scene, stack: members.stack, construct: members.stack, crossings, report };
        resolver.overrides(&data.overrides, &mut stack.root);
    }
}

impl StackJson {
    fn add(&mut self, resolver: &mut Resolver<'_>, node: NodeId) {
        let scene = resolver.scene;
        let id = scene.layout.id(node);
        match &scene.tree.get(node).content {
            Content::Element(element) => self.element(resolver, element, id),
            Content::Output(output) => {
                let json = resolver.output(output);
                section(&mut self.root, "output").insert(id.to_owned(), Json::Object(json));
                insert_deep(&mut self.outputs, &names(&scene, node), id);
            }
            Content::Variable(variable) => {
                let json = resolver.variable(variable);
                section(&mut self.root, "variable").insert(id.to_owned(), Json::Object(json));
            }
            Content::Local(local) => {
                let json = resolver.json(&local.value);
                section(&mut self.root, "locals").insert(id.to_owned(), json);
            }
            Content::Module(module) => {
                let json = resolver.module(module);
                section(&mut self.root, "module").insert(id.to_owned(), Json::Object(json));
            }
            Content::App | Content::Construct | Content::Stack(_) | Content::Backend(_) => {}
        }
    }

    fn element(&mut self, resolver: &mut Resolver<'_>, element: &ElementData, id: &str) {
        self.require_provider(resolver, element);
        let object = resolver.element(element);
        let ty = element.ty.name();
        match element.ty.kind() {
            ElementKind::Provider => self.provider(resolver, ty, object),
            ElementKind::Resource => {
                let all = section(&mut self.root, "resource");
                section(all, ty).insert(id.to_owned(), Json::Object(object));
            }
            ElementKind::DataSource => {
                let all = section(&mut self.root, "data");
                section(all, ty).insert(id.to_owned(), Json::Object(object));
            }
        }
        if let Some(meta) = &element.meta {
            self.note(meta, ty, id);
        }
    }

    /// What moves, what is imported, what is overridden.
    fn note(&mut self, meta: &Meta, ty: &str, id: &str) {
        for from in &meta.moved_from {
            push(&mut self.root, "moved", json!({"from": from, "to": format!("{ty}.{id}")}));
            push(section(&mut self.metadata, "moved"), ty, id.into());
        }
        if let Some(import) = &meta.import_id {
            push(&mut self.root, "import", json!({"id": import, "to": format!("{ty}.{id}")}));
            push(section(&mut self.metadata, "imports"), ty, id.into());
        }
        list_overrides(&mut self.metadata, ty, &meta.overrides);
    }

    fn require_provider(&mut self, resolver: &mut Resolver<'_>, element: &ElementData) {
        let Some((name, source, version)) = element.ty.provider() else { return };
        let required = section(section(&mut self.root, "terraform"), "required_providers");
        let Some(known) = required.get(name) else {
            let mut provider = Map::new();
            provider.insert("source".to_owned(), source.into());
            if let Some(version) = version {
                provider.insert("version".to_owned(), version.into());
            }
            required.insert(name.to_owned(), Json::Object(provider));
            return;
        };
        let differs = known["source"] != source || known.get("version").and_then(Json::as_str) != version;
        if differs {
            let ask = format!("{source} {}", version.unwrap_or("(any version)"));
            resolver.fault(
                format!("the provider `{name}` is `{ask}` here and `{known}` elsewhere in the stack"),
                "a stack uses one version of a provider: take all bindings from one version, or split the stack",
            );
        }
    }

    fn provider(&mut self, resolver: &mut Resolver<'_>, name: &str, object: Object) {
        let alias = object.get("alias").cloned();
        let providers = section(&mut self.root, "provider").entry(name).or_insert_with(|| json!([]));
        let Json::Array(providers) = providers else { return };
        if providers.iter().any(|known| known.get("alias") == alias.as_ref()) {
            let which = match alias.as_ref().and_then(Json::as_str) {
                Some(alias) => format!("with the alias `{alias}`"),
                None => "without an alias".to_owned(),
            };
            resolver.fault(
                format!("the stack has two configurations of the provider `{name}` {which}"),
                "give each but one an alias of its own, with `alias`",
            );
        }
        providers.push(Json::Object(object));
    }

    fn backend(&mut self, resolver: &mut Resolver<'_>, members: &Members) {
        let (kind, settings) = settings(resolver, members);
        let terraform = section(&mut self.root, "terraform");
        if kind == "cloud" {
            terraform.insert("cloud".to_owned(), Json::Object(settings));
        } else {
            section(terraform, "backend").insert(kind.to_owned(), Json::Object(settings));
        }
        self.metadata.insert("backend".to_owned(), kind.into());
        if kind == "cloud" || kind == "remote" {
            self.metadata.insert("cloud".to_owned(), cloud_flavour(terraform_host(&self.root, kind)).into());
        }
    }
}

fn terraform_host<'a>(root: &'a Object, kind: &str) -> Option<&'a str> {
    let terraform = root.get("terraform")?;
    let settings =
        if kind == "cloud" { terraform.get("cloud")? } else { terraform.get("backend")?.get(kind)? };
    settings.get("hostname")?.as_str()
}

/// HCP Terraform, or an installation of Terraform Enterprise.
fn cloud_flavour(host: Option<&str>) -> &'static str {
    if host.is_none_or(|host| host == "app.terraform.io") { "tfc" } else { "tfe" }
}

/// Kind and settings of a stack's backend: its own, else a file in the current folder.
fn settings<'a>(resolver: &mut Resolver<'a>, members: &Members) -> (&'a str, Object) {
    let tree = resolver.scene.tree;
    if let Some((node, kind, args)) = backend_of(resolver.scene, members) {
        let before = resolver.construct;
        let settings = resolver.backend(node, args);
        resolver.construct = before;
        return (kind, settings);
    }
    let file = format!("terraform.{}.tfstate", tree.get(members.stack).name);
    // Where the current folder cannot be read, Terraform finds the file relative to its own.
    let path =
        std::env::current_dir().map_or_else(|_| file.clone(), |dir| dir.join(&file).display().to_string());
    let mut settings = Map::new();
    settings.insert("path".to_owned(), path.into());
    ("local", settings)
}

fn backend_of<'a>(scene: Scene<'a>, members: &Members) -> Option<(NodeId, &'a str, &'a Args)> {
    members.nodes.iter().find_map(|node| match &scene.tree.get(*node).content {
        Content::Backend(backend) => Some((*node, backend.kind.as_str(), &backend.args)),
        _ => None,
    })
}

/// The data source that reads another stack's state.
fn remote_state(resolver: &mut Resolver<'_>, owner: NodeId) -> Json {
    let layout = resolver.scene.layout;
    let Some(members) = layout.stacks.iter().find(|members| members.stack == owner) else {
        return Json::Null;
    };
    let (kind, settings) = settings(resolver, members);
    // A `cloud` block is no backend; its state is read through the `remote` one.
    let kind = if kind == "cloud" { "remote" } else { kind };
    let named = settings.get("workspaces").is_none_or(|workspaces| workspaces.get("name").is_some());
    if kind == "remote" && !named {
        let path = resolver.scene.tree.path(owner);
        resolver.fault(
            format!("other stacks refer to `{path}`, and its workspace has no name"),
            "give its backend a workspace by name: one chosen by tags cannot be read by other stacks",
        );
    }
    // Settings are literals in the backend, and expressions here.
    let settings = resolver.json(&crate::data::Data::from(Json::Object(settings)));
    json!({"backend": kind, "config": settings, "workspace": "${terraform.workspace}"})
}

/// The object under a key, made where there is none.
fn section<'a>(object: &'a mut Object, key: &str) -> &'a mut Object {
    let value = object.entry(key).or_insert(Json::Null);
    if !value.is_object() {
        *value = Json::Object(Map::new());
    }
    match value {
        Json::Object(object) => object,
        _ => unreachable!("it is an object by the lines above"),
    }
}

fn push(object: &mut Object, key: &str, value: Json) {
    let list = object.entry(key).or_insert_with(|| json!([]));
    if let Json::Array(list) = list {
        list.push(value);
    }
}

/// Construct ids from below the app down.
fn names(scene: &Scene<'_>, node: NodeId) -> Vec<String> {
    scene.tree.path(node).split('/').map(str::to_owned).collect()
}

fn insert_deep(object: &mut Object, path: &[String], id: &str) {
    match path {
        [] => {}
        [last] => drop(object.insert(last.clone(), id.into())),
        [first, rest @ ..] => insert_deep(section(object, first), rest, id),
    }
}

fn list_overrides(metadata: &mut Object, key: &str, overrides: &[RawOverride]) {
    let mut keys: Vec<&str> = Vec::new();
    for raw in overrides {
        let first = raw.path.split('.').next().unwrap_or_default();
        if !matches!(raw.data.0, Repr::Absent) && !keys.contains(&first) {
            keys.push(first);
        }
    }
    for key_of_override in keys {
        push(section(metadata, "overrides"), key, key_of_override.into());
    }
}
