//! References from one stack into another.

use super::cycle::References;
use crate::data::NodeId;
use crate::logical_id::{clean, hash};
use crate::named_tree::NamedTree;
use std::collections::{BTreeMap, BTreeSet};

/// What stacks use of each other.
#[derive(Debug, Default)]
pub(crate) struct Crossings {
    /// By the stack that owns the element: what others refer to, and the output that carries it.
    pub(crate) outputs: BTreeMap<NodeId, BTreeMap<String, String>>,
    /// By the stack that refers: the stacks that it reads the outputs of.
    pub(crate) inputs: BTreeMap<NodeId, BTreeSet<NodeId>>,
    /// By the stack that is deployed later: those before it, beyond `inputs`.
    pub(crate) after: BTreeMap<NodeId, BTreeSet<NodeId>>,
    /// Within the stack at hand.
    pub(super) references: References,
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
pub(crate) fn input_id(named: &NamedTree<'_>, owner: NodeId) -> String {
    clean(&format!("cross-stack-reference-input-{}", named.tree.path(owner)))
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
