//! The construct tree: one arena per [`App`](crate::App).

mod annotation;
mod content;
mod element;
mod meta;
mod statement;

pub(crate) use annotation::{Annotation, AnnotationLevel};
pub(crate) use content::{
    BackendData, CheckData, Content, LocalData, ModuleData, OutputData, StackData, VariableData,
};
pub(crate) use element::{ElementData, ElementType, NamedProvider};
pub(crate) use meta::{
    Condition, Ignored, LifecycleData, Meta, ProvisionerData, RawOverride, Repeated, Repetition,
};
pub(crate) use statement::{ImportData, ImportStatement, MovedTo, RemovedData};

use crate::data::{Args, NodeId, Reference};
use crate::error::Violation;
use crate::hooks::BeforeSynth;
use crate::referrers::Referrers;
use crate::sorted::{self, Names};
use crate::warnings::Warnings;
use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

/// What an app and all of its constructs share.
pub(crate) struct Shared {
    /// Tells the apps of one process apart, so that a reference into another app is found.
    pub(crate) app: u32,
    pub(crate) tree: RefCell<Tree>,
    /// What the program chose.
    pub(crate) warnings: Cell<Option<Warnings>>,
    /// What runs before a synth.
    pub(crate) hooks: RefCell<Option<Rc<dyn BeforeSynth>>>,
    /// Who refers to whom, for as long as the tree does not change.
    pub(crate) referrers: RefCell<Option<Rc<Referrers>>>,
}

impl Shared {
    pub(crate) fn new() -> Rc<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Rc::new(Self {
            app: NEXT.fetch_add(1, Ordering::Relaxed),
            tree: RefCell::new(Tree::new()),
            warnings: Cell::new(None),
            hooks: RefCell::new(None),
            referrers: RefCell::new(None),
        })
    }

    pub(crate) fn warnings(&self) -> Warnings {
        self.warnings.get().unwrap_or_else(Warnings::usual)
    }
}

/// All constructs of an app.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<TreeNode>,
    /// What went wrong while the tree was built; synth reports it.
    pub(crate) faults: Vec<Violation>,
    /// Raises with every change.
    pub(crate) generation: u64,
    /// What programs say about constructs.
    pub(crate) annotations: Vec<Annotation>,
    /// What only some constructs have; most programs have thousands of constructs.
    has_rare: bool,
}

/// What only some constructs have.
#[derive(Debug, Default)]
pub(crate) struct Rare {
    /// Raw overrides of what is no element.
    pub(crate) overrides: Vec<RawOverride>,
    /// What everything below it depends on.
    pub(crate) after: Vec<Reference>,
    /// The paths below its stack that it had, the oldest first.
    pub(crate) former_paths: Vec<String>,
    /// Values that the constructs below read by name.
    pub(crate) context: Args,
}

#[derive(Debug)]
pub(crate) struct TreeNode {
    pub(crate) name: Rc<str>,
    pub(crate) parent: Option<NodeId>,
    children: Vec<NodeId>,
    names: Names,
    /// The nearest stack, itself included.
    pub(crate) stack: Option<NodeId>,
    /// Where the program created it; absent for the app.
    pub(crate) created_at: Option<&'static Location<'static>>,
    pub(crate) content: Content,
    /// Most constructs have none.
    rare: Option<Box<Rare>>,
}

impl Tree {
    fn new() -> Self {
        let root = TreeNode {
            name: "".into(),
            parent: None,
            children: Vec::new(),
            names: Names::new(),
            stack: None,
            created_at: None,
            content: Content::App,
            rare: None,
        };
        Self {
            nodes: vec![root],
            faults: Vec::new(),
            generation: 0,
            annotations: Vec::new(),
            has_rare: false,
        }
    }

    pub(crate) fn get(&self, id: NodeId) -> &TreeNode {
        &self.nodes[id.index()]
    }

    pub(crate) fn get_mut(&mut self, id: NodeId) -> &mut TreeNode {
        self.generation += 1;
        &mut self.nodes[id.index()]
    }

    /// Everything in it.
    #[cfg(feature = "hcl")]
    pub(crate) fn contents(&self) -> impl Iterator<Item = &Content> {
        self.nodes.iter().map(|node| &node.content)
    }

    /// What only some constructs have, where this is one of them.
    pub(crate) fn rare(&self, id: NodeId) -> Option<&Rare> {
        self.get(id).rare.as_deref()
    }

    pub(crate) fn rare_mut(&mut self, id: NodeId) -> &mut Rare {
        self.has_rare = true;
        self.get_mut(id).rare.get_or_insert_default()
    }

    /// Whether any construct has something rare.
    pub(crate) const fn has_rare(&self) -> bool {
        self.has_rare
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a construct. A name that is taken or empty is a fault that synth reports; the construct is added all the
    /// same, so that one synth reports everything else about it.
    #[track_caller]
    pub(crate) fn add(&mut self, parent: NodeId, name: &str, content: Content) -> NodeId {
        let name: Rc<str> = name.replace(['/', '\n'], "--").into();
        let id = NodeId::after(self.nodes.len());
        let stack = if matches!(content, Content::Stack(_)) { Some(id) } else { self.get(parent).stack };
        let node = TreeNode {
            name: Rc::clone(&name),
            parent: Some(parent),
            children: Vec::new(),
            names: Names::new(),
            stack,
            created_at: Some(Location::caller()),
            content,
            rare: None,
        };
        self.nodes.push(node);
        self.get_mut(parent).children.push(id);
        match self.get(parent).names.get(&name).copied() {
            // A program does not name its backend, and may call something else so.
            _ if self.get(id).content.is_nameless() => {}
            Some(first) => self.report_taken(first, id),
            None => drop(self.get_mut(parent).names.insert(Rc::clone(&name), id)),
        }
        if name.is_empty() {
            let within = self.path_or_app(parent);
            let what = self.get(id).content.describe().to_owned();
            let fault = Violation::new(within, format!("{what} has an empty construct id"));
            let fault = fault.created_at(self.get(id).created_at);
            self.faults.push(fault.help("give every construct an id that is not empty"));
        }
        id
    }

    fn report_taken(&mut self, first: NodeId, second: NodeId) {
        let within = match self.get(second).parent {
            Some(NodeId::ROOT) | None => "the app".to_owned(),
            Some(parent) => format!("`{}`", self.path(parent)),
        };
        let name = &self.get(second).name;
        let [what, other] = [first, second].map(|id| self.get(id).content.describe());
        let whose = if what == other {
            format!("both times for {what}")
        } else {
            format!("for {what} and for {other}")
        };
        let message = format!("the construct id `{name}` is used twice in {within}, {whose}");
        let help = format!(
            "give one of them another id; `override_logical_id` sets the name in Terraform apart from it{}",
            self.elsewhere(first)
        );
        self.faults.push(self.violation(second, message).help(help));
    }

    /// Something wrong about a construct, with its place in the program.
    pub(crate) fn violation(&self, id: NodeId, message: impl Into<String>) -> Violation {
        Violation::new(self.path(id), message).created_at(self.get(id).created_at)
    }

    /// Where another construct that a report is about was created, for the end of its help.
    pub(crate) fn elsewhere(&self, id: NodeId) -> String {
        self.get(id).created_at.map_or_else(String::new, |at| format!(" (the other was created at {at})"))
    }

    /// The names from below the app down to the node.
    pub(crate) fn path(&self, id: NodeId) -> String {
        let mut names = Vec::new();
        let mut at = id;
        while let Some(parent) = self.get(at).parent {
            names.push(&*self.get(at).name);
            at = parent;
        }
        names.reverse();
        names.join("/")
    }

    /// The paths of nodes that need each other, the first once more at the end.
    pub(crate) fn circle(&self, nodes: &[NodeId]) -> String {
        let mut text = String::new();
        for node in nodes.iter().chain(nodes.first()) {
            text.push_str(if text.is_empty() { "`" } else { " -> `" });
            text.push_str(&self.path(*node));
            text.push('`');
        }
        text
    }

    fn path_or_app(&self, id: NodeId) -> String {
        if id == NodeId::ROOT { "(app)".to_owned() } else { self.path(id) }
    }

    /// The child of a name.
    pub(crate) fn child(&self, of: NodeId, name: &str) -> Option<NodeId> {
        self.get(of).names.get(name).copied()
    }

    /// Children in the order they are synthesized: those named like array indexes first, then by insertion.
    pub(crate) fn children(&self, id: NodeId) -> Vec<NodeId> {
        let children = &self.get(id).children;
        let index = |at: usize| index_like(&self.get(children[at]).name).map_or((1, 0), |index| (0, index));
        if !children.iter().any(|child| index_like(&self.get(*child).name).is_some()) {
            return children.clone();
        }
        let mut in_order = Vec::with_capacity(children.len());
        for at in sorted::positions(children.len(), &|a, b| index(a).cmp(&index(b))) {
            in_order.push(children[at]);
        }
        in_order
    }

    /// Whether a node is another one, or stands below it.
    pub(crate) fn is_within(&self, node: NodeId, of: NodeId) -> bool {
        let mut at = Some(node);
        while let Some(id) = at {
            if id == of {
                return true;
            }
            at = self.get(id).parent;
        }
        false
    }

    /// All nodes below a node, it first, parents before children.
    pub(crate) fn walk(&self, from: NodeId) -> Vec<NodeId> {
        let mut order = Vec::new();
        let mut todo = vec![from];
        while let Some(id) = todo.pop() {
            order.push(id);
            let mut below = self.children(id);
            below.reverse();
            todo.append(&mut below);
        }
        order
    }
}

/// The number behind a name that JavaScript would take for an array index.
fn index_like(name: &str) -> Option<u32> {
    let index: u32 = name.parse().ok().filter(|index| *index != u32::MAX)?;
    (index.to_string() == name).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(tree: &Tree) -> Vec<&str> {
        tree.walk(NodeId::ROOT).into_iter().skip(1).map(|id| &*tree.get(id).name).collect()
    }

    #[test]
    fn names_like_indexes_come_first_in_numeric_order() {
        let mut tree = Tree::new();
        for name in ["b", "10", "a", "9", "01", "4294967295"] {
            tree.add(NodeId::ROOT, name, Content::Construct);
        }
        assert_eq!(names(&tree), ["9", "10", "b", "a", "01", "4294967295"]);
    }

    #[test]
    fn paths_are_made_of_cleaned_names() {
        let mut tree = Tree::new();
        let a = tree.add(NodeId::ROOT, "a/b", Content::Construct);
        let b = tree.add(a, "c\nd", Content::Construct);
        assert_eq!(tree.path(b), "a--b/c--d");
        assert_eq!(tree.path(NodeId::ROOT), "");
    }

    #[test]
    fn taken_and_empty_names_are_faults() {
        let mut tree = Tree::new();
        let a = tree.add(NodeId::ROOT, "a", Content::Construct);
        tree.add(a, "x", Content::Construct);
        tree.add(a, "x", Content::Construct);
        tree.add(a, "", Content::Construct);
        let messages: Vec<String> = tree.faults.iter().map(|fault| fault.message().to_owned()).collect();
        assert_eq!(
            messages,
            [
                "the construct id `x` is used twice in `a`, both times for a construct",
                "a construct has an empty construct id"
            ]
        );
        assert_eq!(tree.len(), 5);
    }
}
