//! Which element belongs to which stack, and what Terraform calls it.

use super::names;
use crate::data::NodeId;
use crate::error::Report;
use crate::logical_id::logical_id;
use crate::sorted::{self, Names};
use crate::tree::{Content, Tree};
use ferroform_rules::table::ElementKind;
use std::rc::Rc;

/// The stacks with what is in them, and all logical ids.
#[derive(Debug)]
pub(crate) struct Layout {
    /// In tree order.
    pub(crate) stacks: Vec<Members>,
    /// By node; empty where a node has none.
    ids: Vec<Rc<str>>,
    /// The resource types whose names a variable of ours could have, sorted.
    like_variables: Vec<Rc<str>>,
    /// The check that a node stands in, by node; empty where there are no checks.
    checks: Vec<Option<NodeId>>,
    /// Whether anything is kept out of states.
    pub(crate) has_ephemeral: bool,
}

/// One stack and what is in it, nested stacks left out, parents before children.
#[derive(Debug)]
pub(crate) struct Members {
    pub(crate) stack: NodeId,
    pub(crate) nodes: Vec<NodeId>,
}

/// How the variables that synth names begin.
const VARIABLES: [&str; 3] = ["key", "val", "item"];

impl Layout {
    pub(crate) fn new(tree: &Tree, report: &mut Report) -> Self {
        let mut layout = Self {
            stacks: Vec::new(),
            ids: vec![Rc::from(""); tree.len()],
            like_variables: Vec::new(),
            checks: Vec::new(),
            has_ephemeral: false,
        };
        // By node.
        let mut at = vec![0; tree.len()];
        let mut named = Vec::new();
        for id in tree.walk(NodeId::ROOT) {
            let node = tree.get(id);
            if matches!(node.content, Content::Stack(_)) {
                at[id.index()] = layout.stacks.len();
                layout.stacks.push(Members { stack: id, nodes: Vec::new() });
                continue;
            }
            let Some(stack) = node.stack else {
                report_outside(tree, id, report);
                continue;
            };
            if let Some(members) = layout.stacks.get_mut(at[stack.index()]) {
                members.nodes.push(id);
            }
            layout.note(tree, id);
            let Some((_, ty)) = space(&node.content) else { continue };
            if VARIABLES.iter().any(|variable| ty.starts_with(variable)) {
                layout.note_like_variable(ty);
            }
            let Some(name) = layout.name(tree, id, stack, report) else { continue };
            layout.ids[id.index()] = name.into();
            named.push(id);
        }
        layout.report_ids_of_several(tree, &named, report);
        report_stacks(tree, &layout.stacks, report);
        layout
    }

    /// Reports elements of one stack and one kind that have one logical id: each but the first of them.
    fn report_ids_of_several(&self, tree: &Tree, named: &[NodeId], report: &mut Report) {
        let compare = |a: NodeId, b: NodeId| {
            let home = |id| (tree.get(id).stack, space(&tree.get(id).content));
            self.id(a).cmp(self.id(b)).then_with(|| home(a).cmp(&home(b)))
        };
        let order = sorted::positions(named.len(), &|a, b| compare(named[a], named[b]));
        let mut clashes = Vec::new();
        let mut first: Option<NodeId> = None;
        for at in order {
            match first {
                Some(first) if compare(first, named[at]).is_eq() => {
                    sorted::insert(&mut clashes, (named[at], first));
                }
                _ => first = Some(named[at]),
            }
        }
        for (later, first) in clashes {
            report_taken(tree, first, later, self.id(later), report);
        }
    }

    /// Whether the app has resources of a type of this name, which starts as one of [`VARIABLES`] does.
    pub(crate) fn is_type(&self, name: &str) -> bool {
        self.find_like_variable(name).is_ok()
    }

    /// The check that something stands in.
    pub(crate) fn check_of(&self, node: NodeId) -> Option<NodeId> {
        self.checks.get(node.index()).copied().flatten()
    }

    /// The logical id of something at a place below its stack.
    pub(crate) fn make_id(&self, tree: &Tree, stack: NodeId, components: &[&str]) -> Option<String> {
        match &tree.get(stack).content {
            Content::Stack(data) if let Some(allocator) = &data.allocator => Some((allocator.0)(components)),
            _ => logical_id(components),
        }
    }

    fn note_like_variable(&mut self, ty: &str) {
        if let Err(at) = self.find_like_variable(ty) {
            self.like_variables.insert(at, ty.into());
        }
    }

    fn find_like_variable(&self, name: &str) -> Result<usize, usize> {
        self.like_variables.binary_search_by(|known| known.as_ref().cmp(name))
    }

    fn note(&mut self, tree: &Tree, id: NodeId) {
        let node = tree.get(id);
        self.has_ephemeral |= match &node.content {
            Content::Element(element) => element.ty.kind() == ElementKind::Ephemeral,
            Content::Variable(variable) => variable.ephemeral == Some(true),
            _ => false,
        };
        let Some(parent) = node.parent else { return };
        let check = match &tree.get(parent).content {
            Content::Check(_) => Some(parent),
            _ => self.check_of(parent),
        };
        if let Some(check) = check {
            self.checks.resize(tree.len(), None);
            self.checks[id.index()] = Some(check);
        }
    }

    /// The logical id of an element; empty for what has none.
    pub(crate) fn id(&self, node: NodeId) -> &str {
        &self.ids[node.index()]
    }
}

impl Layout {
    fn name(&self, tree: &Tree, id: NodeId, stack: NodeId, report: &mut Report) -> Option<String> {
        let content = &tree.get(id).content;
        let chosen = content.chosen_id();
        let name = if let Some(chosen) = chosen {
            chosen.to_owned()
        } else {
            let mut components = Vec::new();
            let mut at = id;
            while at != stack {
                let node = tree.get(at);
                components.push(&*node.name);
                at = node.parent?;
            }
            components.reverse();
            let Some(name) = self.make_id(tree, stack, &components) else {
                report.push(
                    tree.violation(id, "no logical id can be made of the construct ids")
                        .of_type(content.describe())
                        .help(
                            "use ASCII letters or digits in the construct id, or call `override_logical_id`",
                        ),
                );
                return None;
            };
            name
        };
        if let Some(fault) = names::logical_id(content, &name) {
            report.push(tree.violation(id, fault.message).of_type(content.describe()).help(fault.help));
        }
        Some(name)
    }
}

/// Where the name of something lives. Provider configurations are told apart by their alias alone.
fn space(content: &Content) -> Option<(&'static str, &str)> {
    match content {
        Content::Element(element) => match element.ty.kind() {
            ElementKind::Resource => Some(("resource", element.ty.name())),
            ElementKind::DataSource => Some(("data", element.ty.name())),
            ElementKind::Ephemeral => Some(("ephemeral", element.ty.name())),
            ElementKind::Provider => None,
        },
        Content::Output(_) => Some(("output", "")),
        Content::Variable(_) => Some(("variable", "")),
        Content::Local(_) => Some(("local", "")),
        Content::Module(_) => Some(("module", "")),
        Content::Check(_) => Some(("check", "")),
        Content::Asset(_) => Some(("asset", "")),
        Content::Test(_)
        | Content::App
        | Content::Construct
        | Content::Stack(_)
        | Content::Backend(_)
        | Content::Import(_)
        | Content::Removed(_) => None,
    }
}

fn report_outside(tree: &Tree, id: NodeId, report: &mut Report) {
    let content = &tree.get(id).content;
    if matches!(content, Content::App | Content::Construct) {
        return;
    }
    report.push(
        tree.violation(id, format!("{} is not within a stack", content.describe()))
            .help("create it in a `Stack`, or in a construct below one"),
    );
}

fn report_taken(tree: &Tree, first: NodeId, second: NodeId, name: &str, report: &mut Report) {
    let (path, other) = (tree.path(second), tree.path(first));
    // Siblings of one construct id were reported when the second was created.
    if path == other && [first, second].iter().all(|id| tree.get(*id).content.chosen_id().is_none()) {
        return;
    }
    let message = format!("the logical id `{name}` is taken: `{other}` and `{path}` both have it");
    let help = format!(
        "rename one of the constructs, or give it another id with `override_logical_id`{}",
        tree.elsewhere(first)
    );
    report.push(tree.violation(second, message).of_type(tree.get(second).content.describe()).help(help));
}

/// Folders and the manifest know stacks by their id alone.
fn report_stacks(tree: &Tree, stacks: &[Members], report: &mut Report) {
    // In lower case: some systems take names for the same that differ only in that.
    let mut taken = Names::new();
    for members in stacks {
        let name = &*tree.get(members.stack).name;
        let Some(first) = taken.insert(name.to_lowercase().into(), members.stack) else { continue };
        let known = &*tree.get(first).name;
        if known != name {
            let message = format!("the stack ids `{known}` and `{name}` differ only in case");
            let help = format!(
                "a stack is written to the folder `stacks/<id>`, and on some systems both would be one{}",
                tree.elsewhere(first)
            );
            report.push(tree.violation(members.stack, message).help(help));
            continue;
        }
        let (other, path) = (tree.path(first), tree.path(members.stack));
        // Siblings of one name were reported when the second was created.
        if other != path {
            let message = format!("the stack id `{name}` is taken: `{other}` and `{path}` both have it");
            let help = format!(
                "a stack is written to the folder `stacks/<id>`, so its id is unique in the app{}",
                tree.elsewhere(first)
            );
            report.push(tree.violation(members.stack, message).help(help));
        }
    }
}
