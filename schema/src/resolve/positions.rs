//! Finding equal values among many.

use std::collections::HashMap;
use std::fmt::{self, Debug, Write};
use std::hash::{DefaultHasher, Hasher as _};

/// Up to so many values, to look at each of them is the quickest.
const FEW: usize = 16;

/// What is known of a growing list of values, so that an equal one is found without looking at all of them: a page
/// can say thousands of things about one argument.
///
/// Values need nothing but to be equal only where what they print is equal, as derived `Debug` does.
#[derive(Debug, Default)]
pub(super) struct Positions {
    /// Positions by the hash of what the values print.
    positions: HashMap<u64, Vec<usize>>,
    indexed: usize,
}

impl Positions {
    /// The position of the first value in `known` whose key is `key`. Between two calls, `known` may only grow.
    pub(super) fn position<'k, T, K>(
        &mut self,
        known: &'k [T],
        key: K,
        key_of: impl Fn(&'k T) -> K,
    ) -> Option<usize>
    where
        K: PartialEq + Debug,
    {
        if known.len() <= FEW {
            return known.iter().position(|one| key_of(one) == key);
        }
        for (at, one) in known.iter().enumerate().skip(self.indexed) {
            self.positions.entry(hash(&key_of(one))).or_default().push(at);
        }
        self.indexed = known.len();
        let alike = self.positions.get(&hash(&key))?;
        alike.iter().copied().find(|at| known.get(*at).is_some_and(|one| key_of(one) == key))
    }
}

fn hash(value: &impl Debug) -> u64 {
    struct Sink(DefaultHasher);
    impl Write for Sink {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }
    let mut sink = Sink(DefaultHasher::new());
    // A hasher takes everything.
    let _ = write!(sink, "{value:?}");
    sink.0.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_values_are_found_alike() {
        let mut seen = Positions::default();
        let mut known: Vec<String> = Vec::new();
        for n in 0..100 {
            let value = format!("v{}", n % 60);
            let expected = known.iter().position(|one| *one == value);
            assert_eq!(seen.position(&known, &value, |one| one), expected, "{value}");
            if expected.is_none() {
                known.push(value);
            }
        }
        assert_eq!(known.len(), 60);
    }
}
