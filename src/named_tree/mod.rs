//! The tree with its stacks laid out and everything named: what checks and rendering look at.

mod layout;
pub(crate) mod names;

pub(crate) use layout::{Layout, Members};
pub(crate) use names::is_identifier;

use crate::asset::Assets;
use crate::data::NodeId;
use crate::tree::{Content, Tree};
use ferroform_rules::table::ElementKind;

/// What all stages after naming look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedTree<'a> {
    pub(crate) app: u32,
    pub(crate) tree: &'a Tree,
    pub(crate) layout: &'a Layout,
    /// From a stack's folder to the folder that the program runs in.
    pub(crate) way_back: &'a str,
    pub(crate) assets: &'a Assets,
}

impl NamedTree<'_> {
    /// The address of an element as expressions of its own stack write it.
    pub(crate) fn address(&self, node: NodeId) -> String {
        let id = self.layout.id(node);
        match &self.tree.get(node).content {
            Content::Element(element) => {
                let ty = element.ty.name();
                match element.ty.kind() {
                    ElementKind::Resource => format!("{ty}.{id}"),
                    ElementKind::DataSource => format!("data.{ty}.{id}"),
                    ElementKind::Ephemeral => format!("ephemeral.{ty}.{id}"),
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
            Content::Check(_) => format!("check.{id}"),
            Content::App
            | Content::Construct
            | Content::Stack(_)
            | Content::Backend(_)
            | Content::Asset(_)
            | Content::Import(_)
            | Content::Removed(_)
            | Content::Test(_) => self.tree.path(node),
        }
    }

    /// How an element is repeated.
    pub(crate) fn repetition(&self, node: NodeId) -> Option<Several> {
        let repeated = self.tree.get(node).content.repeated()?;
        match (&repeated.count, &repeated.for_each) {
            (Some(_), _) => Some(Several::Count),
            (None, Some(_)) => Some(Several::ForEach),
            (None, None) => None,
        }
    }
}

/// How several of one element are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Several {
    /// By an index.
    Count,
    /// By a key.
    ForEach,
}
