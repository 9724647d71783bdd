//! `check` blocks.

use super::resolve::Resolver;
use super::stack::StackJson;
use crate::data::NodeId;
use crate::json::Object;
use crate::tree::{CheckData, Content, ElementData};
use ferroform_rules::table::ElementKind;

impl<'a> StackJson<'a> {
    pub(super) fn check(&mut self, resolver: &mut Resolver<'a, '_>, check: &'a CheckData, id: &'a str) {
        if check.asserts.is_empty() {
            resolver.fault("the check has no condition", "add one with `assert`");
        }
        let mut object = Object::default();
        resolver.conditions("assert", &check.asserts, &mut object);
        self.root.object("check").set(id, object);
    }

    /// The data source of a check.
    pub(super) fn scoped(
        &mut self,
        resolver: &mut Resolver<'a, '_>,
        element: &'a ElementData,
        check: NodeId,
        id: &'a str,
    ) {
        let object = resolver.element(element);
        if element.ty.kind() != ElementKind::DataSource {
            resolver.fault(
                format!("{} stands in a check", element.ty.name()),
                "a check holds one data source and nothing else: create this beside it",
            );
            return;
        }
        let meta = element.meta.as_ref();
        if meta.is_some_and(|meta| {
            meta.lifecycle.is_some() || meta.repeated.count.is_some() || meta.repeated.for_each.is_some()
        }) {
            resolver.fault(
                "the data source of a check is repeated, or has a lifecycle",
                "Terraform reads it once: create it beside the check, or drop `count`, `for_each` and `lifecycle`",
            );
        }
        let scope = self.root.object("check").object(resolver.named.layout.id(check));
        if scope.get("data").is_some() {
            resolver.fault(
                "the check has another data source",
                "a check holds one data source: make a check of its own for this one",
            );
        }
        scope.object("data").object(element.ty.name()).set(id, object);
    }

    /// Lays over a check what the program lays over it, with its data source.
    pub(super) fn override_check(&mut self, resolver: &mut Resolver<'a, '_>, node: NodeId) {
        if let (Content::Check(_), Some(rare)) =
            (&resolver.named.tree.get(node).content, resolver.named.tree.rare(node))
        {
            resolver.construct = node;
            let id = resolver.named.layout.id(node);
            resolver.overrides(&rare.overrides, self.root.object("check").object(id));
        }
    }
}
