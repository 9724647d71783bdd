//! The JSON of a stack.

use super::Report;
use super::crossing::{CrossOutput, Crossings, input_id};
use super::file::RenderedFile;
use super::loops::Loops;
use super::providers::Providers;
use super::resolve::Resolver;
use crate::data::{NodeId, Repr};
use crate::json::Object;
use crate::named_tree::Members;
use crate::named_tree::NamedTree;
use crate::named_tree::names;
use crate::sorted::{self, ByName};
use crate::tree::{Content, ElementData, RawOverride, StackData};
use ferroform_rules::table::ElementKind;
use std::borrow::Cow;

/// A stack while it is rendered.
#[derive(Debug, Default)]
pub(super) struct StackJson<'a> {
    /// Everything that is not gathered below.
    pub(super) root: Object<'a>,
    pub(super) resources: ByType<'a>,
    data: ByType<'a>,
    ephemeral: ByType<'a>,
    providers: Providers<'a>,
    /// Whether an override of the stack may still change elements, so that they cannot be printed yet.
    open: bool,
    /// What only the comment at its top says.
    pub(super) metadata: Object<'a>,
    outputs: Object<'a>,
    /// Addresses that imports without a resource of their own name.
    pub(super) imported: Vec<&'a str>,
    /// What stands beside it.
    files: Vec<RenderedFile>,
}

/// How deep an element stands: below its section and its type.
const ELEMENT_DEPTH: usize = 3;

/// Elements by type and logical id.
type ByType<'a> = ByName<'a, Object<'a>>;

/// Everything of a stack but what other stacks need of it.
pub(super) fn render<'a>(
    named: &NamedTree<'a>,
    members: &Members,
    crossings: &mut Crossings,
    report: &mut Report,
) -> StackJson<'a> {
    let reaches_elements = |raw: &RawOverride| {
        matches!(raw.steps.first().map(String::as_str), Some("resource" | "data" | "ephemeral"))
    };
    let open = overrides(named, members.stack).iter().any(reaches_elements);
    let mut stack = StackJson { open, ..StackJson::default() };
    let mut resolver = Resolver {
        named: *named,
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
    if let Content::Stack(data) = &named.tree.get(members.stack).content {
        resolver.construct = members.stack;
        for after in &data.after {
            if let Some(owner) = resolver.owner(after) {
                sorted::insert(&mut resolver.crossings.after, (members.stack, owner));
            }
        }
        stack.settings(&mut resolver, data);
    }
    if named.tree.has_rare() {
        for node in &members.nodes {
            stack.override_check(&mut resolver, *node);
        }
    }
    stack.note_generated();
    resolver.construct = members.stack;
    stack.providers.warn_of_missing(&mut resolver, overrides(named, members.stack));
    resolver.refuse_more_backends(members);
    stack.backend(&mut resolver, members);
    resolver.crossings.references.report_circles(named, resolver.report);
    stack
}

/// The outputs that others read, the states that this one reads, the comment, the overrides.
pub(super) fn finish<'a>(
    stack: StackJson<'a>,
    named: &NamedTree<'a>,
    members: &Members,
    crossings: &mut Crossings,
    report: &mut Report,
) -> (Object<'a>, Vec<RenderedFile>) {
    let StackJson {
        mut root,
        resources,
        mut data,
        ephemeral,
        providers,
        mut metadata,
        mut outputs,
        files,
        open: _,
        imported: _,
    } = stack;
    providers.finish(&mut root);
    for CrossOutput { text, id, .. } in crossings.outputs_of(members.stack) {
        let output = [("sensitive", true.into()), ("value", format!("${{{text}}}").into())];
        root.object("output").set(id.clone(), output);
        let mut path = path_of(named, members.stack);
        path.push(format!("cross-stack-output-{text}"));
        insert_deep(&mut outputs, path, id.clone());
    }
    let inputs = sorted::of(&crossings.inputs, members.stack).to_vec();
    let mut resolver = Resolver {
        named: *named,
        stack: members.stack,
        construct: members.stack,
        loops: Loops::default(),
        crossings,
        report,
    };
    for (_, owner) in inputs {
        let state = resolver.remote_state(owner);
        data.entry("terraform_remote_state").set(input_id(named, owner), state);
    }
    for (key, types) in [("resource", resources), ("data", data), ("ephemeral", ephemeral)] {
        if !types.is_empty() {
            let section = root.object(key);
            for (ty, elements) in types.into_vec() {
                section.set(ty, elements);
            }
        }
    }
    metadata.set("stackName", &*named.tree.get(members.stack).name);
    metadata.set("version", env!("CARGO_PKG_VERSION"));
    let overrides = overrides(named, members.stack);
    list_overrides(&mut metadata, "stack", overrides);
    root.set("//", [("metadata", metadata.into()), ("outputs", outputs.into())]);
    resolver.stack_overrides(overrides, &mut root);
    (root, files)
}

impl<'a> StackJson<'a> {
    fn add(&mut self, resolver: &mut Resolver<'a, '_>, node: NodeId) {
        let named = resolver.named;
        let id = named.layout.id(node);
        match &named.tree.get(node).content {
            Content::Element(element) => self.element(resolver, element, node),
            Content::Output(output) => {
                self.root.object("output").set(id, resolver.output(output));
                insert_deep(&mut self.outputs, path_of(&named, node), id.to_owned());
            }
            Content::Variable(variable) => {
                self.root.object("variable").set(id, resolver.variable(variable));
            }
            Content::Local(local) => self.root.object("locals").set(id, resolver.local(local)),
            Content::Module(module) => {
                self.root.object("module").set(id, resolver.module(module));
                self.note_module(resolver, module, node);
            }
            Content::Check(check) => self.check(resolver, check, id),
            Content::Import(import) => self.import(resolver, import),
            Content::Removed(removed) => self.removed(resolver, removed),
            Content::Test(test) => {
                let text = (test.render)(resolver, test);
                let path = vec!["tests".to_owned(), format!("{}.tftest.json", named.tree.get(node).name)];
                self.files.push(RenderedFile::text(path, text));
            }
            Content::Asset(_) => {
                if let Some(asset) = named.assets.get(node) {
                    for file in &asset.files {
                        self.files.push(file.clone());
                    }
                }
            }
            Content::App | Content::Construct | Content::Stack(_) | Content::Backend(_) => {}
        }
        self.list_rare_overrides(&named, node);
    }

    /// What the program says about all of the stack.
    fn settings(&mut self, resolver: &mut Resolver<'a, '_>, data: &'a StackData) {
        if let Some(constraint) = &data.required_version {
            if let Some(fault) = names::version(constraint) {
                resolver.fault(fault.message, fault.help);
            }
            self.root.object("terraform").set("required_version", constraint.as_str());
        }
        for (provider, values) in &data.provider_meta {
            let values = resolver.json(values);
            self.root.object("terraform").object("provider_meta").set(provider.as_str(), values);
        }
        if let Some(encryption) = &data.encryption {
            let encryption = (encryption.render)(resolver, encryption);
            self.root.object("terraform").set("encryption", encryption);
        }
    }

    fn element(&mut self, resolver: &mut Resolver<'a, '_>, element: &'a ElementData, node: NodeId) {
        let id = resolver.named.layout.id(node);
        let ty = element.ty.name();
        if element.meta.as_ref().is_some_and(|meta| meta.moved_to.is_some()) {
            self.note_refactoring(resolver, element, node);
            return;
        }
        self.providers.require(resolver, element);
        if let Some(check) = resolver.named.layout.check_of(node) {
            self.scoped(resolver, element, check, id);
            return;
        }
        let object = resolver.element(element);
        match element.ty.kind() {
            ElementKind::Provider => self.providers.configure(resolver, ty, object),
            kind => {
                let json = if self.open { object.into() } else { object.printed(ELEMENT_DEPTH) };
                let elements = match kind {
                    ElementKind::Resource => &mut self.resources,
                    ElementKind::Ephemeral => &mut self.ephemeral,
                    ElementKind::DataSource | ElementKind::Provider => &mut self.data,
                };
                elements.entry(ty).set(id, json);
            }
        }
        self.note_refactoring(resolver, element, node);
        if let Some(meta) = &element.meta {
            list_overrides(&mut self.metadata, ty, &meta.overrides);
        }
    }

    /// Overrides of what is no element.
    fn list_rare_overrides(&mut self, named: &NamedTree<'a>, node: NodeId) {
        let Some(rare) = named.tree.rare(node) else { return };
        let key = match &named.tree.get(node).content {
            Content::Output(_) => "output".into(),
            Content::Variable(_) => "variable".into(),
            Content::Local(_) => "local".into(),
            Content::Backend(_) => "backend".into(),
            Content::Check(_) => "check".into(),
            Content::Module(module) => format!("module.{}", module.source).into(),
            // Nothing is written of the others.
            _ => return,
        };
        list_overrides_as(&mut self.metadata, key, &rare.overrides);
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

fn overrides<'a>(named: &NamedTree<'a>, stack: NodeId) -> &'a [RawOverride] {
    match &named.tree.get(stack).content {
        Content::Stack(data) => &data.overrides,
        _ => &[],
    }
}

/// Construct ids from below the app down.
fn path_of(named: &NamedTree<'_>, node: NodeId) -> Vec<String> {
    named.tree.path(node).split('/').map(str::to_owned).collect()
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
    list_overrides_as(metadata, Cow::Borrowed(key), overrides);
}

fn list_overrides_as<'a>(metadata: &mut Object<'a>, key: Cow<'a, str>, overrides: &'a [RawOverride]) {
    let mut tops: Vec<&str> = Vec::new();
    for raw in overrides {
        let top = raw.steps.first().map_or("", String::as_str);
        if !matches!(raw.data.0, Repr::Absent) && !tops.contains(&top) {
            tops.push(top);
            metadata.object("overrides").list(key.clone()).push(top.into());
        }
    }
}
