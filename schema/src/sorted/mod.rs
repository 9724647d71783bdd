//! Maps, sets and sorting that build scripts compile cheaply.
//!
//! The standard library's are compiled anew for each type that they hold: ten thousand instructions for a map, three thousand
//! for a sort. With the many small maps that reading documents needs, they were nearly half of what the compiler made of this
//! crate. Here the keys' order is numbers, which one piece of code keeps for all maps. They do what their namesakes of the
//! standard library do, at the same cost.

mod map;
mod order;
mod set;

pub use map::{Entry, IntoIter, Iter, SortedMap};
pub use set::SortedSet;

use order::positions;
use std::cmp::Ordering;

/// Sorts like [`slice::sort_by`]: what is equal stays in its order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let sorted = positions(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(items, sorted);
}

/// Sorts like [`slice::sort`].
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// Sorts like [`slice::sort_by_key`].
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Puts the items at these positions, each of which stands there once.
fn arrange<T>(items: &mut Vec<T>, positions: Vec<usize>) {
    let mut taken = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        taken.push(Some(item));
    }
    for position in positions {
        if let Some(item) = taken.get_mut(position).and_then(Option::take) {
            items.push(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[derive(Debug, Clone)]
    enum Step {
        Insert(u8, u8),
        Remove(u8),
        Count(u8),
        Keep(u8),
        Extend(Vec<(u8, u8)>),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            8 => any::<(u8, u8)>().prop_map(|(key, value)| Step::Insert(key, value)),
            3 => any::<u8>().prop_map(Step::Remove),
            3 => any::<u8>().prop_map(Step::Count),
            1 => (2..9_u8).prop_map(Step::Keep),
            1 => prop::collection::vec(any::<(u8, u8)>(), 0..600).prop_map(Step::Extend),
        ]
    }

    proptest! {
        #[test]
        fn a_map_does_what_the_standard_librarys_does(steps in prop::collection::vec(step(), 0..60)) {
            let (mut ours, mut theirs) = (SortedMap::new(), BTreeMap::new());
            for step in steps {
                match step {
                    Step::Insert(key, value) => prop_assert_eq!(ours.insert(key, value), theirs.insert(key, value)),
                    Step::Remove(key) => prop_assert_eq!(ours.remove(&key), theirs.remove(&key)),
                    Step::Count(key) => {
                        *ours.entry(key).or_default() ^= 1;
                        *theirs.entry(key).or_default() ^= 1;
                    }
                    Step::Keep(n) => {
                        ours.retain(|key, _| key % n != 0);
                        theirs.retain(|key, _| key % n != 0);
                    }
                    Step::Extend(pairs) => {
                        let added: SortedMap<u8, u8> = pairs.iter().copied().collect();
                        prop_assert!(added.iter().eq(&pairs.iter().copied().collect::<BTreeMap<_, _>>()));
                        ours.extend(pairs.iter().copied());
                        theirs.extend(pairs);
                    }
                }
                prop_assert!(ours.iter().eq(theirs.iter()));
                prop_assert_eq!(ours.len(), theirs.len());
                prop_assert_eq!(ours.last(), theirs.last_key_value());
                prop_assert!((0..=u8::MAX).all(|key| ours.get(&key) == theirs.get(&key)));
            }
            ours.values_mut().for_each(|value| *value = value.wrapping_add(1));
            theirs.values_mut().for_each(|value| *value = value.wrapping_add(1));
            prop_assert_eq!(&ours.clone(), &ours);
            prop_assert!(ours.into_iter().eq(theirs));
        }

        #[test]
        fn a_set_holds_each_once(items in prop::collection::vec(any::<u8>(), 0..400), more in any::<u8>()) {
            let (mut ours, mut theirs) = (items.iter().copied().collect::<SortedSet<u8>>(), BTreeSet::from_iter(items));
            prop_assert!(ours.iter().eq(&theirs));
            prop_assert_eq!(ours.insert(more), theirs.insert(more));
            prop_assert!((0..=u8::MAX).all(|item| ours.contains(&item) == theirs.contains(&item)));
            prop_assert_eq!(ours.remove(&more), theirs.remove(&more));
            prop_assert!(ours.into_iter().eq(theirs));
        }

        #[test]
        fn sorting_is_stable(mut items in prop::collection::vec((0..9_u8, any::<u8>()), 0..300)) {
            let mut theirs = items.clone();
            theirs.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(&items, &theirs);
            theirs.sort();
            sort(&mut items);
            prop_assert_eq!(items, theirs);
        }
    }
}
