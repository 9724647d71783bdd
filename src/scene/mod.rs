//! The tree with its stacks laid out and everything named: what checks and rendering look at.

mod layout;

pub(crate) use layout::{Layout, Members, is_identifier};

use crate::data::{NodeId, Reference};
use crate::table::ElementKind;
use crate::tree::{Content, Tree};

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
