//! Numbers in an order that others know: what all maps here share, and the compiler makes once.

use std::cmp::Ordering;

/// The most numbers in a part: to put one between them moves at most so many.
const LONGEST: usize = 256;

/// Numbers of entries, in the order of their keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    /// None of them is empty.
    parts: Vec<Vec<usize>>,
}

/// Where a number stands, or would stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    part: usize,
    at: usize,
}

impl Order {
    pub(super) const fn empty() -> Self {
        Self { parts: Vec::new() }
    }

    /// The first `len` numbers, which are in order.
    pub(super) fn first(len: usize) -> Self {
        let mut order = Self::default();
        order.parts.reserve(len.div_ceil(LONGEST / 2));
        let mut start = 0;
        while start < len {
            let end = len.min(start + LONGEST / 2);
            order.parts.push((start..end).collect());
            start = end;
        }
        order
    }

    /// Finds the number for which `compare` says that it is equal to what is looked for, or where that would stand.
    pub(super) fn find(&self, compare: &dyn Fn(usize) -> Ordering) -> Result<(Place, usize), Place> {
        // The last part that does not begin behind it.
        let behind = self
            .parts
            .partition_point(|part| part.first().is_some_and(|first| compare(*first) != Ordering::Greater));
        let part = behind.saturating_sub(1);
        let Some(numbers) = self.parts.get(part) else { return Err(Place { part: 0, at: 0 }) };
        match numbers.binary_search_by(|number| compare(*number)) {
            Ok(at) => Ok((Place { part, at }, numbers[at])),
            Err(at) => Err(Place { part, at }),
        }
    }

    /// Puts a number where [`find`](Self::find) found a place for it.
    pub(super) fn insert(&mut self, Place { part, at }: Place, number: usize) {
        let Some(numbers) = self.parts.get_mut(part) else {
            self.parts.push(vec![number]);
            return;
        };
        numbers.insert(at, number);
        if numbers.len() > LONGEST {
            let rest = numbers.split_off(LONGEST / 2);
            self.parts.insert(part + 1, rest);
        }
    }

    /// Takes out what stands at a place.
    pub(super) fn remove(&mut self, Place { part, at }: Place) {
        let Some(numbers) = self.parts.get_mut(part) else { return };
        if at < numbers.len() {
            numbers.remove(at);
        }
        if numbers.is_empty() {
            self.parts.remove(part);
        }
    }

    /// Takes out the first number.
    pub(super) fn pop_first(&mut self) -> Option<usize> {
        let number = *self.parts.first()?.first()?;
        self.remove(Place { part: 0, at: 0 });
        Some(number)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    pub(super) fn last(&self) -> Option<usize> {
        self.parts.last()?.last().copied()
    }

    pub(super) fn iter(&self) -> Iter<'_> {
        Iter { parts: &self.parts, at: 0 }
    }
}

/// The numbers in their order.
#[derive(Debug, Clone)]
pub(super) struct Iter<'a> {
    parts: &'a [Vec<usize>],
    at: usize,
}

impl Iterator for Iter<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let numbers = self.parts.first()?;
        let number = numbers.get(self.at).copied();
        self.at += 1;
        if self.at >= numbers.len() {
            self.parts = self.parts.get(1..).unwrap_or_default();
            self.at = 0;
        }
        number
    }
}

/// The positions of so many items in the order of the items; those that are equal keep theirs.
pub(super) fn positions(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..len).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_order_however_many_they_are() {
        let mut order = Order::default();
        // Each of the numbers below a prime once, in no order.
        for n in (0..5_003_usize).map(|n| n * 1_777 % 5_003) {
            let place = order.find(&|other| other.cmp(&n)).expect_err("none stands twice");
            order.insert(place, n);
        }
        assert!(order.parts.len() > 10 && order.parts.iter().all(|part| (1..=LONGEST).contains(&part.len())));
        assert!(order.iter().eq(0..5_003));
        for n in (0..5_003).filter(|n| n % 7 != 0) {
            let (place, found) = order.find(&|other| other.cmp(&n)).expect("each is there");
            assert_eq!(found, n);
            order.remove(place);
        }
        assert!(order.iter().eq((0..5_003).step_by(7)));
        assert_eq!((order.len(), order.last()), (715, Some(4_998)));
        assert!(order.find(&|other| other.cmp(&1)).is_err());
    }

    #[test]
    fn what_is_made_in_order_can_grow() {
        for len in [0, 1, LONGEST / 2, 1_000] {
            let mut order = Order::first(len);
            assert!(order.iter().eq(0..len));
            let place = order.find(&|other| other.cmp(&len)).expect_err("it is new");
            order.insert(place, len);
            assert!(order.iter().eq(0..=len));
        }
    }

    #[test]
    fn positions_of_what_is_equal_stay() {
        let items = ["b", "a", "c", "a"];
        assert_eq!(positions(items.len(), &|a, b| items[a].cmp(items[b])), [1, 3, 0, 2]);
    }
}
