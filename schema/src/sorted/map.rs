//! A map whose entries are looked up, added and visited in the order of their keys.

use super::order::{self, Order, Place, positions};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;

/// Values by key, in the order of the keys.
#[derive(Clone)]
pub struct SortedMap<K, V> {
    /// In the order in which they came; nothing where one was removed.
    entries: Vec<Option<(K, V)>>,
    /// The numbers of the entries, in the order of their keys.
    order: Order,
}

impl<K, V> SortedMap<K, V> {
    /// A map without entries.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new(), order: Order::empty() }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The entries.
    #[must_use]
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { entries: &self.entries, order: self.order.iter() }
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> + Clone {
        self.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> + Clone {
        self.iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.iter_mut().map(|(_, value)| value)
    }

    /// The entries with their values to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.tidy();
        self.entries.iter_mut().flatten().map(|(key, value)| (&*key, value))
    }

    /// The keys alone.
    pub fn into_keys(self) -> impl Iterator<Item = K> {
        self.into_iter().map(|(key, _)| key)
    }

    /// The values alone, in the order of their keys.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }

    /// The entry with the greatest key.
    #[must_use]
    pub fn last(&self) -> Option<(&K, &V)> {
        let (key, value) = self.entries.get(self.order.last()?)?.as_ref()?;
        Some((key, value))
    }

    /// Takes the entry with the smallest key out.
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        let number = self.order.pop_first()?;
        self.entries.get_mut(number)?.take()
    }

    /// Removes the entries for which `keep` says no.
    pub fn retain(&mut self, keep: impl Fn(&K, &mut V) -> bool) {
        self.tidy();
        self.entries.retain_mut(|entry| entry.as_mut().is_some_and(|(key, value)| keep(key, value)));
        self.order = Order::first(self.entries.len());
    }

    /// Moves the entries to where the order has them.
    fn tidy(&mut self) {
        let mut sorted = Vec::with_capacity(self.order.len());
        for number in self.order.iter() {
            sorted.push(self.entries.get_mut(number).and_then(Option::take));
        }
        self.entries = sorted;
        self.order = Order::first(self.entries.len());
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<(Place, usize), Place>
    where
        K: Borrow<Q>,
    {
        self.order.find(&|number| match self.entries.get(number) {
            Some(Some((known, _))) => known.borrow().cmp(key),
            _ => Ordering::Less,
        })
    }

    /// The value of a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entry_of(key).map(|(_, value)| value)
    }

    /// The entry of a key.
    pub(super) fn entry_of<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&(K, V)>
    where
        K: Borrow<Q>,
    {
        let (_, number) = self.find(key).ok()?;
        self.entries.get(number)?.as_ref()
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (_, number) = self.find(key).ok()?;
        self.entries.get_mut(number)?.as_mut().map(|(_, value)| value)
    }

    /// Whether there is an entry with this key.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Sets the value of a key; gives the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok((_, number)) => {
                let (_, known) = self.entries.get_mut(number)?.as_mut()?;
                Some(std::mem::replace(known, value))
            }
            Err(place) => {
                self.order.insert(place, self.entries.len());
                self.entries.push(Some((key, value)));
                None
            }
        }
    }

    /// Removes the entry of a key; gives its value.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (place, number) = self.find(key).ok()?;
        self.order.remove(place);
        self.entries.get_mut(number)?.take().map(|(_, value)| value)
    }

    /// The entry of a key, which may not be there yet.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let found = self.find(&key);
        Entry { map: self, key, found }
    }

    /// Whether entries that come one after the other are in order, without two of one key.
    fn is_sorted(entries: &[Option<(K, V)>]) -> bool {
        entries.windows(2).all(|pair| match pair {
            [Some((a, _)), Some((b, _))] => a < b,
            _ => true,
        })
    }
}

/// The place of a key in a map.
pub struct Entry<'a, K, V> {
    map: &'a mut SortedMap<K, V>,
    key: K,
    found: Result<(Place, usize), Place>,
}

impl<K, V> fmt::Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry").field("found", &self.found).finish_non_exhaustive()
    }
}

impl<'a, K, V> Entry<'a, K, V> {
    /// The value; where there is none, what `make` gives.
    #[expect(clippy::expect_used, reason = "the entry was found or has just been pushed")]
    pub fn or_insert_with(self, make: impl FnOnce() -> V) -> &'a mut V {
        let SortedMap { entries, order } = self.map;
        let number = match self.found {
            Ok((_, number)) => number,
            Err(place) => {
                order.insert(place, entries.len());
                entries.push(Some((self.key, make())));
                entries.len() - 1
            }
        };
        let entry = entries.get_mut(number).and_then(Option::as_mut);
        &mut entry.expect("an entry whose number is in the order").1
    }

    /// The value; where there is none, this one.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    /// The value; where there is none, the default one.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    /// Changes the value where there is one.
    #[must_use]
    pub fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        if let Ok((_, number)) = self.found
            && let Some(Some((_, value))) = self.map.entries.get_mut(number)
        {
            change(value);
        }
        self
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for SortedMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut entries = Vec::new();
        for pair in pairs {
            entries.push(Some(pair));
        }
        if !Self::is_sorted(&entries) {
            let key = |n: usize| entries.get(n).and_then(Option::as_ref).map(|(key, _)| key);
            let mut sorted = positions(entries.len(), &|a, b| key(a).cmp(&key(b)));
            // Of two values of one key, the later one stays.
            sorted.reverse();
            sorted.dedup_by(|earlier, later| key(*earlier) == key(*later));
            sorted.reverse();
            let mut arranged = Vec::with_capacity(sorted.len());
            for number in sorted {
                arranged.push(entries.get_mut(number).and_then(Option::take));
            }
            entries = arranged;
        }
        let order = Order::first(entries.len());
        Self { entries, order }
    }
}

impl<K: Ord, V> Extend<(K, V)> for SortedMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        Self::from_iter(pairs)
    }
}

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for SortedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for SortedMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K: Eq, V: Eq> Eq for SortedMap<K, V> {}

/// The entries of a map, in the order of their keys.
pub struct Iter<'a, K, V> {
    entries: &'a [Option<(K, V)>],
    order: order::Iter<'a>,
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Self { entries: self.entries, order: self.order.clone() }
    }
}

impl<K, V> fmt::Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Iter").field("order", &self.order).finish_non_exhaustive()
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.order.next()?;
        self.entries.get(number)?.as_ref().map(|(key, value)| (key, value))
    }
}

impl<'a, K, V> IntoIterator for &'a SortedMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The entries of a map by value, in the order of their keys.
#[derive(Debug)]
pub struct IntoIter<K, V>(std::vec::IntoIter<Option<(K, V)>>);

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()?
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(mut self) -> Self::IntoIter {
        self.tidy();
        IntoIter(self.entries.into_iter())
    }
}
