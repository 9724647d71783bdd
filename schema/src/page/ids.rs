//! Names for block definitions: short, readable, and the same from run to run.

use super::link::{Links, Reached, Side, Target};
use super::outline::{DefinitionIndex, Outline};
use crate::model::BlockId;
use std::collections::{BTreeMap, BTreeSet};

/// Gives out ids of blocks.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    /// The number that was last added to a name.
    numbers: BTreeMap<String, usize>,
}

impl Ids {
    /// The shortest end of a path that is not taken: `action`, else `rule.action`, else `acl.rule.action`, else a
    /// number is added.
    pub(super) fn unique(&mut self, path: &[String]) -> BlockId {
        for start in (0..path.len()).rev() {
            let id = path.get(start..).unwrap_or_default().join(".");
            if self.taken.insert(id.clone()) {
                return BlockId(id);
            }
        }
        let base = path.last().map_or("block", String::as_str);
        let number = self.numbers.entry(base.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let id = format!("{base}-{number}");
            if self.taken.insert(id.clone()) {
                return BlockId(id);
            }
        }
    }

    /// The same as [`Ids::unique`], at least with the parent's name.
    fn qualified(&mut self, path: &[String]) -> BlockId {
        for start in (0..path.len().saturating_sub(1)).rev() {
            let id = path.get(start..).unwrap_or_default().join(".");
            if self.taken.insert(id.clone()) {
                return BlockId(id);
            }
        }
        self.unique(path)
    }

    /// Ids for blocks that are known by their full paths.
    pub(super) fn of_paths(mut self, paths: BTreeSet<Vec<String>>) -> BTreeMap<Vec<String>, BlockId> {
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        for name in paths.iter().filter_map(|path| path.last()) {
            *uses.entry(name.clone()).or_insert(0) += 1;
        }
        paths
            .into_iter()
            .map(|path| {
                let ambiguous = path.last().and_then(|name| uses.get(name)).is_some_and(|count| *count > 1);
                let id = if ambiguous && path.len() > 1 { self.qualified(&path) } else { self.unique(&path) };
                (path, id)
            })
            .collect()
    }
}

/// The id of every definition that was reached; the roots have the empty one.
pub(super) fn of_definitions(
    outline: &Outline<'_>,
    links: &Links,
    ids: &mut Ids,
) -> BTreeMap<DefinitionIndex, BlockId> {
    let shared = names_of_shared(outline, links);
    let path_of = |reached: &Reached| -> Vec<String> {
        let mut path = reached.path.clone();
        if let (Some(last), Some(name)) = (path.last_mut(), shared.get(&reached.definition)) {
            *last = (*name).to_owned();
        }
        path
    };
    // Blocks of one name are all qualified but the one at the root, so that no id depends on the order of sections.
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    let nested = || links.order.iter().filter(|reached| !reached.path.is_empty());
    for reached in nested() {
        *uses.entry(path_of(reached).last().cloned().unwrap_or_default()).or_insert(0) += 1;
    }
    let mut by_path: BTreeMap<Vec<String>, BlockId> = BTreeMap::new();
    let mut found = BTreeMap::new();
    found.insert(Outline::ARGUMENTS, BlockId::root());
    found.insert(Outline::ATTRIBUTES, BlockId::root());
    let at_root = links.order.iter().filter(|reached| reached.path.is_empty());
    found.extend(at_root.map(|reached| (reached.definition, BlockId::root())));
    for reached in nested() {
        let path = path_of(reached);
        let known = by_path.get(&reached.path).filter(|_| reached.side == Side::Attributes);
        let id = match known {
            // What a block exports belongs to the block that takes arguments under the same path.
            Some(id) => id.clone(),
            None => {
                let ambiguous = path.last().and_then(|name| uses.get(name)).is_some_and(|count| *count > 1);
                if ambiguous && path.len() > 1 { ids.qualified(&path) } else { ids.unique(&path) }
            }
        };
        by_path.entry(reached.path.clone()).or_insert_with(|| id.clone());
        found.insert(reached.definition, id);
    }
    found
}

/// Sections that arguments of several names share are called by their own name.
fn names_of_shared<'o>(outline: &'o Outline<'_>, links: &Links) -> BTreeMap<DefinitionIndex, &'o str> {
    let mut referrers: BTreeMap<DefinitionIndex, BTreeSet<&str>> = BTreeMap::new();
    for (definition, targets) in outline.definitions.iter().zip(&links.targets) {
        for (field, target) in definition.fields.iter().zip(targets) {
            if let Target::Described(index, _) = target {
                referrers.entry(*index).or_default().insert(field.own_name());
            }
        }
    }
    referrers
        .into_iter()
        .filter(|(_, names)| names.len() > 1)
        .filter_map(|(index, _)| Some((index, outline.definitions.get(index)?.name())))
        .filter(|(_, name)| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_until_they_are_unique() {
        let path = |text: &str| text.split('.').map(str::to_owned).collect::<Vec<_>>();
        let mut ids = Ids::default();
        assert_eq!(ids.unique(&path("rule.action")).0, "action");
        assert_eq!(ids.unique(&path("filter.action")).0, "filter.action");
        assert_eq!(ids.unique(&path("action")).0, "action-2");
        assert_eq!(ids.unique(&path("action")).0, "action-3");
    }
}
