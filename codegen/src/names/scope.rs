//! One namespace of generated items: every name is given once.

use super::Ident;
use std::collections::{BTreeMap, BTreeSet};

/// The names taken in one namespace.
///
/// ```
/// use ferroform_codegen::names::Scope;
/// let mut scope = Scope::reserving(["create"]);
/// let names = scope.assign(&[vec!["create"], vec!["a"], vec!["a"], vec!["a_2"]]);
/// assert_eq!(names.iter().map(ToString::to_string).collect::<Vec<_>>(), ["create_2", "a_3", "a_4", "a_2"]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Scope {
    taken: BTreeSet<String>,
    /// The next number of a name that several want.
    numbers: BTreeMap<String, u64>,
}

impl Scope {
    /// A namespace in which these names stand already.
    pub fn reserving<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: names.into_iter().map(str::to_owned).collect(), numbers: BTreeMap::new() }
    }

    /// Names many items at once. Each comes with the names it would like, best first, all of them words in the case of
    /// the namespace. A name that two of them want goes to neither, so that the outcome does not depend on their
    /// order; who gets none of his wishes gets the last one with a number.
    pub fn assign<S: AsRef<str>>(&mut self, wishes: &[Vec<S>]) -> Vec<Ident> {
        let mut names: Vec<Option<String>> = vec![None; wishes.len()];
        let rounds = wishes.iter().map(Vec::len).max().unwrap_or(0);
        for round in 0..rounds {
            let open = |(item, name): (usize, &Option<String>)| name.is_none().then_some(item);
            let waiting: Vec<usize> = names.iter().enumerate().filter_map(open).collect();
            let mut demand: BTreeMap<&str, u32> = BTreeMap::new();
            let wish = |item: usize| wishes.get(item).and_then(|w| w.get(round)).map(AsRef::as_ref);
            for name in waiting.iter().filter_map(|item| wish(*item)) {
                *demand.entry(name).or_default() += 1;
            }
            for item in waiting {
                let Some(name) = wish(item) else { continue };
                if demand.get(name) == Some(&1)
                    && !self.taken.contains(name)
                    && let Some(slot) = names.get_mut(item)
                {
                    *slot = Some(name.to_owned());
                }
            }
            self.taken.extend(names.iter().flatten().cloned());
        }
        names
            .into_iter()
            .zip(wishes)
            .map(|(name, wishes)| {
                name.unwrap_or_else(|| self.numbered(wishes.last().map_or("unnamed", AsRef::as_ref)))
            })
            .map(|name| Ident::from_word(&name))
            .collect()
    }

    /// Names one item.
    pub fn take(&mut self, wishes: &[&str]) -> Ident {
        let free = wishes.iter().find(|wish| !self.taken.contains(**wish));
        let name = match free {
            Some(name) => (*name).to_owned(),
            None => self.numbered(wishes.last().copied().unwrap_or("unnamed")),
        };
        self.taken.insert(name.clone());
        Ident::from_word(&name)
    }

    fn numbered(&mut self, stem: &str) -> String {
        // In types an underscore may stand between digits only.
        let is_type = stem.starts_with(|c: char| c.is_ascii_uppercase());
        let joined = !is_type || stem.ends_with(|c: char| c.is_ascii_digit());
        let joint = if joined && !stem.ends_with('_') { "_" } else { "" };
        // The numbers before are taken: a name that thousands want is not counted up each time.
        let next = self.numbers.entry(stem.to_owned()).or_insert(2);
        let mut free = (*next..)
            .map(|n| (n, format!("{stem}{joint}{n}")))
            .filter(|(_, name)| !self.taken.contains(name));
        // The range does not end before memory does.
        let (number, name) = free.next().unwrap_or_else(|| (*next, stem.to_owned()));
        *next = number;
        self.taken.insert(name.clone());
        name
    }
}
