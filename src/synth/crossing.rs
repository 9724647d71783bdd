//! References from one stack into another.

use super::cycle::References;
use crate::data::NodeId;
use crate::logical_id::{clean, hash};
use crate::named_tree::NamedTree;
use crate::sorted;

/// What stacks use of each other.
#[derive(Debug, Default)]
pub(crate) struct Crossings {
    /// Sorted by the stack that owns the element, and by what others refer to.
    outputs: Vec<CrossOutput>,
    /// The stack that refers, and one that it reads the outputs of; sorted.
    pub(crate) inputs: Vec<(NodeId, NodeId)>,
    /// The stack that is deployed later, and one before it, beyond `inputs`; sorted.
    pub(crate) after: Vec<(NodeId, NodeId)>,
    /// Within the stack at hand.
    pub(super) references: References,
}

/// An output that other stacks read.
#[derive(Debug)]
pub(crate) struct CrossOutput {
    owner: NodeId,
    /// What they refer to.
    pub(crate) text: String,
    /// The logical id of the output that carries it.
    pub(crate) id: String,
}

impl Crossings {
    /// The logical id of the output of `owner` that carries `text` to `user`.
    pub(crate) fn refer(&mut self, user: NodeId, owner: NodeId, text: String) -> String {
        sorted::insert(&mut self.inputs, (user, owner));
        let found = self.outputs.binary_search_by(|known| (known.owner, &known.text).cmp(&(owner, &text)));
        let at = match found {
            Ok(at) => return self.outputs[at].id.clone(),
            Err(at) => at,
        };
        let mut id = clean(&format!("cross-stack-output-{text}"));
        // Dots are dropped, so two references can come out alike.
        if self.outputs_of(owner).iter().any(|known| known.id == id) {
            id = format!("{id}_{}", hash(&text));
        }
        self.outputs.insert(at, CrossOutput { owner, text, id: id.clone() });
        id
    }

    /// The outputs of a stack that others read.
    pub(crate) fn outputs_of(&self, owner: NodeId) -> &[CrossOutput] {
        let start = self.outputs.partition_point(|output| output.owner < owner);
        let end = self.outputs.partition_point(|output| output.owner <= owner);
        &self.outputs[start..end]
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
