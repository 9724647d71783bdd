//! Addresses of elements, and references from one stack into another.

use super::Layout;
use crate::expr::Reference;
use crate::logical_id::{clean, hash};
use crate::table::ElementKind;
use crate::tree::{Content, NodeId, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// What all stages after naming look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) app: u32,
    pub(crate) tree: &'a Tree,
    pub(crate) layout: &'a Layout,
}

impl Scene<'_> {
    /// The address of an element as expressions of its own stack write it.
    pub(crate) fn address(&self, node: NodeId) -> String {
        let id = self.layout.id(node);
        match &self.tree.get(node).content {
            Content::Element(element) => {
                let ty = element.ty.name();
                match element.ty.kind() {
                    ElementKind::Resource => format!("{ty}.{id}"),
                    ElementKind::DataSource => format!("data.{ty}.{id}"),
                    ElementKind::Provider => {
                        match element.meta.as_ref().and_then(|meta| meta.alias.as_deref()) {
                            Some(alias) => format!("{ty}.{alias}"),
                            None => ty.to_owned(),
                        }
                    }
                }
            }
            Content::Variable(_) => format!("var.{id}"),
            Content::Local(_) => format!("local.{id}"),
            Content::Module(_) => format!("module.{id}"),
            Content::Output(_) => format!("output.{id}"),
            Content::App | Content::Construct | Content::Stack(_) | Content::Backend(_) => {
                self.tree.path(node)
            }
        }
    }

    /// A reference as expressions of the element's own stack write it.
    pub(crate) fn reference(&self, reference: &Reference) -> String {
        let address = self.address(reference.node);
        let Some(attribute) = &reference.attribute else { return address };
        let repeated = match &self.tree.get(reference.node).content {
            Content::Element(element) => element.meta.as_ref().is_some_and(|meta| meta.for_each.is_some()),
            Content::Module(module) => module.for_each.is_some(),
            _ => false,
        };
        if repeated { format!("{address}.*.{attribute}") } else { format!("{address}.{attribute}") }
    }
}

/// What stacks use of each other.
#[derive(Debug, Default)]
pub(crate) struct Crossings {
    /// By the stack that owns the element: what others refer to, and the output that carries it.
    pub(crate) outputs: BTreeMap<NodeId, BTreeMap<String, String>>,
    /// By the stack that refers: the stacks that it reads the outputs of.
    pub(crate) inputs: BTreeMap<NodeId, BTreeSet<NodeId>>,
    /// By the stack that is deployed later: those before it, beyond `inputs`.
    pub(crate) after: BTreeMap<NodeId, BTreeSet<NodeId>>,
}

impl Crossings {
    /// The logical id of the output of `owner` that carries `text` to `user`.
    pub(crate) fn refer(&mut self, user: NodeId, owner: NodeId, text: String) -> String {
        self.inputs.entry(user).or_default().insert(owner);
        let outputs = self.outputs.entry(owner).or_default();
        if let Some(id) = outputs.get(&text) {
            return id.clone();
        }
        let mut id = clean(&format!("cross-stack-output-{text}"));
        // Dots are dropped, so two references can come out alike.
        if outputs.values().any(|known| *known == id) {
            id = format!("{id}_{}", hash(&text));
        }
        outputs.insert(text, id.clone());
        id
    }
}

/// The logical id of the data source through which a stack reads another one.
pub(crate) fn input_id(scene: &Scene<'_>, owner: NodeId) -> String {
    clean(&format!("cross-stack-reference-input-{}", scene.tree.path(owner)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_that_come_out_alike_get_different_outputs() {
        let mut crossings = Crossings::default();
        let mut refer = |text: &str| crossings.refer(NodeId::ROOT, NodeId::ROOT, text.to_owned());
        let first = refer("aws_x.ab.c");
        assert_eq!(first, "cross-stack-output-aws_xabc");
        let second = refer("aws_x.a.bc");
        assert_ne!(second, first);
        assert_eq!(refer("aws_x.ab.c"), first);
        assert_eq!(refer("aws_x.a.bc"), second);
    }
}
