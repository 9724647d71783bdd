//! What is kept in an order.
//!
//! Every program compiles this crate, and a map or a sort of the standard library is compiled again for each type that it
//! holds: ten thousand instructions for a map, five thousand for a sort. So there is one map and one sort here, and what has few
//! entries is a sorted vector.

use crate::data::NodeId;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Nodes by a name, of which there may be one for each construct.
pub(crate) type Names = BTreeMap<Rc<str>, NodeId>;

/// Adds to a sorted vector what is not in it yet; whether it was added.
pub(crate) fn insert<T: Ord>(sorted: &mut Vec<T>, item: T) -> bool {
    let Err(at) = sorted.binary_search(&item) else { return false };
    sorted.insert(at, item);
    true
}

/// The pairs in a sorted vector that begin with a node.
pub(crate) fn of(pairs: &[(NodeId, NodeId)], node: NodeId) -> &[(NodeId, NodeId)] {
    let start = pairs.partition_point(|(first, _)| *first < node);
    let end = pairs.partition_point(|(first, _)| *first <= node);
    &pairs[start..end]
}

/// The positions of so many items in the order of the items; those that are equal keep theirs.
pub(crate) fn positions(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions = Vec::with_capacity(len);
    for at in 0..len {
        positions.push(at);
    }
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

/// Values by name, in the order of the names: for few of them.
#[derive(Debug)]
pub(crate) struct ByName<'a, V>(Vec<(&'a str, V)>);

impl<V> Default for ByName<'_, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'a, V> ByName<'a, V> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&V> {
        self.find(name).ok().map(|at| &self.0[at].1)
    }

    /// The value of a name, made where there is none.
    pub(crate) fn entry(&mut self, name: &'a str) -> &mut V
    where
        V: Default,
    {
        let at = self.find(name).unwrap_or_else(|at| {
            self.0.insert(at, (name, V::default()));
            at
        });
        &mut self.0[at].1
    }

    pub(crate) fn as_slice(&self) -> &[(&'a str, V)] {
        &self.0
    }

    pub(crate) fn into_vec(self) -> Vec<(&'a str, V)> {
        self.0
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (*known).cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_added_once_and_in_order() {
        let mut sorted = Vec::new();
        let added: Vec<bool> = [3, 1, 2, 1, 3].into_iter().map(|item| insert(&mut sorted, item)).collect();
        assert_eq!((added, sorted), (vec![true, true, true, false, false], vec![1, 2, 3]));
    }

    #[test]
    fn pairs_of_a_node_are_found() {
        let node = NodeId::after;
        let pairs: Vec<_> = [(1, 5), (3, 2), (3, 4), (6, 1)].map(|(a, b)| (node(a), node(b))).into();
        let found = |n| of(&pairs, node(n)).iter().map(|(_, second)| second.index()).collect::<Vec<_>>();
        assert_eq!(
            [found(0), found(1), found(3), found(6), found(9)],
            [vec![], vec![5], vec![2, 4], vec![1], vec![]]
        );
    }

    #[test]
    fn positions_of_what_is_equal_stay() {
        let items = ["b", "a", "c", "a"];
        assert_eq!(positions(items.len(), &|a, b| items[a].cmp(items[b])), [1, 3, 0, 2]);
    }

    #[test]
    fn values_are_kept_by_name() {
        let mut by_name: ByName<'_, Vec<u8>> = ByName::default();
        for (name, value) in [("b", 1), ("a", 2), ("b", 3)] {
            by_name.entry(name).push(value);
        }
        assert_eq!(by_name.get("b"), Some(&vec![1, 3]));
        assert_eq!(by_name.get("c"), None);
        assert_eq!(by_name.into_vec(), [("a", vec![2]), ("b", vec![1, 3])]);
    }
}
