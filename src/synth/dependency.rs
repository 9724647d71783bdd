//! What is deployed before something.

use super::resolve::Resolver;
use crate::data::{NodeId, Reference};
use crate::json::{Json, Object};
use crate::sorted;
use crate::tree::Content;
use ferroform_rules::table::ElementKind;
use std::borrow::Cow;

impl<'a> Resolver<'a, '_> {
    /// Addresses in this stack; what is in another one is deployed before this stack as a whole.
    pub(super) fn depends_on(&mut self, others: &[Reference], object: &mut Object<'a>) {
        let mut addresses = Vec::new();
        let mut known = Vec::new();
        for other in others {
            let Some(owner) = self.owner(other) else { continue };
            if owner != self.stack {
                sorted::insert(&mut self.crossings.after, (self.stack, owner));
                continue;
            }
            for node in self.targets(other.node) {
                self.note_dependency(node);
                if sorted::insert(&mut known, node) {
                    addresses.push(self.named.address(node).into());
                }
            }
        }
        if !addresses.is_empty() {
            object.set("depends_on", Json::Array(addresses));
        }
    }

    /// What a construct depends on: what was said of it, and of those above it.
    pub(super) fn with_inherited<'d>(&self, own: &'d [Reference]) -> Cow<'d, [Reference]> {
        let tree = self.named.tree;
        let mut all = Cow::Borrowed(own);
        if !tree.has_rare() {
            return all;
        }
        let mut at = Some(self.construct);
        while let Some(id) = at {
            if let Some(rare) = tree.rare(id).filter(|rare| !rare.after.is_empty()) {
                for other in &rare.after {
                    all.to_mut().push(other.clone());
                }
            }
            at = tree.get(id).parent;
        }
        all
    }

    /// What a dependency on a construct means: itself, or everything of the stack below it.
    fn targets(&mut self, node: NodeId) -> Vec<NodeId> {
        let tree = self.named.tree;
        if node == self.construct {
            self.fault("it depends on itself", "drop this `depends_on`");
            return Vec::new();
        }
        match &tree.get(node).content {
            Content::App | Content::Construct | Content::Stack(_) => {}
            _ => {
                self.refuse_moved(node);
                return vec![node];
            }
        }
        if tree.is_within(self.construct, node) {
            let path = tree.path(node);
            self.fault(
                format!("it depends on `{path}`, which it is in"),
                "depend on the constructs that are needed",
            );
            return Vec::new();
        }
        let stack = self.stack;
        let mut below = tree.walk(node);
        below.retain(|id| tree.get(*id).stack == Some(stack) && self.is_deployed(*id));
        below
    }

    /// Whether Terraform lets others depend on something.
    fn is_deployed(&self, node: NodeId) -> bool {
        match &self.named.tree.get(node).content {
            Content::Element(element) => {
                element.ty.kind() != ElementKind::Provider
                    && element.meta.as_ref().is_none_or(|meta| meta.moved_to.is_none())
                    && self.named.layout.check_of(node).is_none()
            }
            Content::Module(_) => true,
            _ => false,
        }
    }

    /// What goes on as something else is no longer there to refer to.
    pub(super) fn refuse_moved(&mut self, node: NodeId) {
        let Content::Element(element) = &self.named.tree.get(node).content else { return };
        if element.meta.as_ref().is_some_and(|meta| meta.moved_to.is_some()) {
            let path = self.named.tree.path(node);
            self.fault(
                format!("it refers to `{path}`, which has moved"),
                "refer to what it has moved to: with `move_to` it is no longer in the stack",
            );
        }
    }
}
