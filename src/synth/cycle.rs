//! Circles of references within one stack, which Terraform refuses to plan.

use super::resolve::Resolver;
use crate::data::{NodeId, Reference};
use crate::error::Report;
use crate::named_tree::NamedTree;
use crate::sorted;
use crate::tree::Content;

/// Which construct of a stack refers to which other one.
#[derive(Debug, Default)]
pub(super) struct References(Vec<(NodeId, NodeId)>);

impl References {
    /// How many there are: a mark for [`References::forget_own`].
    pub(super) const fn mark(&self) -> usize {
        self.0.len()
    }

    /// Whether since a mark something was noted of a construct that refers to itself.
    pub(super) fn has_own(&self, mark: usize) -> bool {
        self.0.iter().skip(mark).any(|(from, to)| from == to)
    }

    /// Forgets what was noted since a mark of constructs that refer to themselves.
    pub(super) fn forget_own(&mut self, mark: usize) {
        let mut index = 0;
        self.0.retain(|(from, to)| {
            index += 1;
            index <= mark || from != to
        });
    }

    /// Reports every circle, and forgets everything: the next stack has its own.
    pub(super) fn report_circles(&mut self, named: &NamedTree<'_>, report: &mut Report) {
        let noted = std::mem::take(&mut self.0);
        let order = sorted::positions(noted.len(), &|a, b| noted[a].cmp(&noted[b]));
        let mut edges = Vec::with_capacity(noted.len());
        for at in order {
            if edges.last() != Some(&noted[at]) {
                edges.push(noted[at]);
            }
        }
        for circle in circles(&edges) {
            let [first, ..] = circle.as_slice() else { continue };
            let (message, help) = if circle.len() == 1 {
                let message = format!("`{}` refers to itself", named.tree.path(*first));
                (
                    message,
                    "drop the reference; in provisioners and postconditions, `self_attribute` is its own",
                )
            } else {
                let circle = named.tree.circle(&circle);
                let message = format!("constructs refer to each other in a circle: {circle}");
                (message, "drop one of the references, or put what both need into a resource of its own")
            };
            report.push(named.tree.violation(*first, message).help(help));
        }
    }
}

impl Resolver<'_, '_> {
    /// Notes that the construct at hand needs another one of its stack.
    pub(super) fn note_reference(&mut self, reference: &Reference) {
        // What goes into a module need not be what comes out of it.
        if !matches!(self.named.tree.get(self.construct).content, Content::Module(_)) {
            self.note_dependency(reference.node);
        }
    }

    /// Notes that all of the construct at hand needs another one of its stack.
    pub(super) fn note_dependency(&mut self, on: NodeId) {
        self.crossings.references.0.push((self.construct, on));
    }
}

/// No path is so long.
const DONE: usize = usize::MAX;

/// The circles of a graph with sorted edges, each once, from the node that comes first in it.
fn circles(edges: &[(NodeId, NodeId)]) -> Vec<Vec<NodeId>> {
    let first_edge = |from: NodeId| edges.partition_point(|(node, _)| *node < from);
    let mut found = Vec::new();
    // Where a node stands on the path at hand, or that all behind it is done; by the first edge from it.
    let mut seen: Vec<Option<usize>> = vec![None; edges.len()];
    for (start, _) in edges {
        let first = first_edge(*start);
        if seen[first].is_some() {
            continue;
        }
        // No recursion: a chain of references may be as long as the program.
        let mut path = vec![(*start, first, first)];
        seen[first] = Some(0);
        while let Some((at, first, next)) = path.last_mut() {
            let Some((_, to)) = edges.get(*next).filter(|(from, _)| from == at) else {
                seen[*first] = Some(DONE);
                path.pop();
                continue;
            };
            *next += 1;
            let first = first_edge(*to);
            match seen.get(first) {
                Some(None) if edges[first].0 == *to => {
                    seen[first] = Some(path.len());
                    path.push((*to, first, first));
                }
                Some(Some(from)) if edges[first].0 == *to && *from != DONE => {
                    let mut circle = Vec::new();
                    for (node, ..) in &path[*from..] {
                        circle.push(*node);
                    }
                    found.push(circle);
                }
                // It refers to nothing, or was seen.
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let mut edges: Vec<_> =
            edges.iter().map(|(from, to)| (NodeId::after(*from), NodeId::after(*to))).collect();
        edges.sort_unstable();
        circles(&edges).iter().map(|circle| circle.iter().map(|id| id.index()).collect()).collect()
    }

    #[test]
    fn circles_are_found_once_and_nothing_else_is() {
        assert_eq!(found(&[(1, 2), (2, 3), (1, 3)]), [[0; 0]; 0]);
        assert_eq!(found(&[(1, 2), (2, 3), (3, 1)]), [[1, 2, 3]]);
        assert_eq!(found(&[(4, 4)]), [[4]]);
        assert_eq!(found(&[(1, 2), (2, 1), (2, 3), (3, 2), (4, 1)]), [[1, 2], [2, 3]]);
    }

    #[test]
    fn a_chain_may_be_long() {
        let chain: Vec<_> = (0..200_000).map(|n| (n, n + 1)).collect();
        assert!(found(&chain).is_empty());
    }
}
