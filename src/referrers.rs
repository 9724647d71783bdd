//! Who refers to whom.

use crate::data::{Data, NodeId, Place, Reference};
use crate::scope::Construct;
use crate::tree::{Condition, Content, Meta, Repeated, Tree};

/// A reference from one construct to another.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ConstructReference {
    /// The construct that refers.
    pub from: Construct,
    /// Its argument (`rule[0].target`), or `depends_on`, `provider`, `lifecycle`, ….
    pub argument: String,
    /// The construct that it refers to.
    pub to: Construct,
    /// The attribute that it asks for; none where it means the whole.
    pub attribute: Option<String>,
}

/// One reference in a tree.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) from: NodeId,
    pub(crate) argument: String,
    pub(crate) to: NodeId,
    pub(crate) attribute: Option<String>,
}

/// All references of an app, by what they refer to, as they were at some time.
#[derive(Debug)]
pub(crate) struct Referrers {
    pub(crate) generation: u64,
    /// Sorted by what they refer to.
    links: Vec<Link>,
}

impl Referrers {
    #[inline]
    pub(crate) fn new(app: u32, tree: &Tree) -> Self {
        let mut all = Vec::new();
        for index in 0..tree.len() {
            let from = NodeId::after(index);
            all.append(&mut links(from, app, &tree.get(from).content));
        }
        // It keeps the order of those that refer to one.
        all.sort_by_key(|link| link.to);
        Self { generation: tree.generation, links: all }
    }

    /// What refers to a node.
    #[inline]
    pub(crate) fn of(&self, node: NodeId) -> &[Link] {
        let start = self.links.partition_point(|link| link.to < node);
        let end = self.links.partition_point(|link| link.to <= node);
        self.links.get(start..end).unwrap_or_default()
    }
}

/// What a construct refers to, in the order of its arguments; each once.
#[inline]
pub(crate) fn links(from: NodeId, app: u32, content: &Content) -> Vec<Link> {
    let mut search = Search { from, app, found: Vec::new() };
    match content {
        Content::Element(element) => {
            for (name, value) in element.args.iter() {
                search.value(name, value);
            }
            if let Some(meta) = &element.meta {
                search.meta(meta);
            }
        }
        Content::Output(output) => {
            search.value("value", &output.value);
            search.targets("depends_on", &output.depends_on);
            search.conditions("precondition", &output.preconditions);
        }
        Content::Local(local) => search.value("value", &local.value),
        Content::Module(module) => {
            for (name, value) in module.args.iter() {
                search.value(name, value);
            }
            for (_, provider) in &module.providers {
                search.target("providers", provider);
            }
            search.targets("depends_on", &module.depends_on);
            search.repeated(&module.repeated);
        }
        Content::Check(check) => search.conditions("assert", &check.asserts),
        Content::Import(import) => {
            search.value("id", &import.id);
            search.repeated(&import.repeated);
            search.targets("provider", import.provider.as_slice());
        }
        Content::Stack(stack) => search.targets("depends_on", &stack.after),
        Content::Variable(_)
        | Content::Backend(_)
        | Content::Asset(_)
        | Content::Removed(_)
        | Content::Test(_)
        | Content::App
        | Content::Construct => {}
    }
    search.found
}

struct Search {
    from: NodeId,
    app: u32,
    found: Vec<Link>,
}

impl Search {
    #[inline]
    fn meta(&mut self, meta: &Meta) {
        self.targets("depends_on", &meta.depends_on);
        self.targets("provider", meta.provider.as_slice());
        self.repeated(&meta.repeated);
        if let Some(lifecycle) = &meta.lifecycle {
            for trigger in &lifecycle.replace_triggered_by {
                self.value("lifecycle.replace_triggered_by", trigger);
            }
            self.conditions("lifecycle.precondition", &lifecycle.preconditions);
            self.conditions("lifecycle.postcondition", &lifecycle.postconditions);
        }
        if let Some(connection) = &meta.connection {
            self.value("connection", connection);
        }
        for provisioner in &meta.provisioners {
            self.value("provisioner", &provisioner.args);
        }
        for import in &meta.imports {
            self.value("import", &import.id);
        }
    }

    #[inline]
    fn repeated(&mut self, repeated: &Repeated) {
        for (name, value) in [("count", &repeated.count), ("for_each", &repeated.for_each)] {
            if let Some(value) = value {
                self.value(name, value);
            }
        }
    }

    #[inline]
    fn conditions(&mut self, name: &str, conditions: &[Condition]) {
        for condition in conditions {
            self.value(name, &condition.condition);
            self.value(name, &condition.error_message);
        }
    }

    #[inline]
    fn targets(&mut self, name: &str, targets: &[Reference]) {
        for target in targets {
            self.target(name, target);
        }
    }

    #[inline]
    fn value(&mut self, path: &str, value: &Data) {
        let mut path = path.to_owned();
        self.descend(&mut path, value);
    }

    #[inline]
    fn descend(&mut self, path: &mut String, value: &Data) {
        if matches!(value.0, crate::data::Repr::Expr(_)) {
            value.each_reference(&mut |reference| self.target(path, reference));
            return;
        }
        value.each_part(&mut |place, part| {
            let depth = path.len();
            match place {
                Place::Item(index) => path.push_str(&format!("[{index}]")),
                Place::Member(name) => {
                    path.push('.');
                    path.push_str(name);
                }
                Place::Within => {}
            }
            self.descend(path, part);
            path.truncate(depth);
        });
    }

    #[inline]
    fn target(&mut self, argument: &str, reference: &Reference) {
        // Synth reports what is another app's.
        if reference.app != self.app {
            return;
        }
        let attribute = reference.attribute.as_deref();
        let known = |link: &Link| {
            link.to == reference.node && link.argument == argument && link.attribute.as_deref() == attribute
        };
        // An expression that repeats itself repeats what it refers to right behind.
        if !self.found.iter().rev().take(8).any(known) {
            self.found.push(Link {
                from: self.from,
                argument: argument.to_owned(),
                to: reference.node,
                attribute: attribute.map(str::to_owned),
            });
        }
    }
}
