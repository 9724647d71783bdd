//! Takes a list for several blocks apart where the page tells these blocks apart elsewhere.
//!
//! "The `a` and `b` objects support" describes two blocks that have the same members, and one definition does for both,
//! unless a member has a section for one of them only ("The `b`'s `match` object supports") or one of them has more
//! members in another list ("The `b` object additionally supports").

use super::super::label::Label;
use super::{DeclaredField, Definition, DefinitionIndex, Outline};
use std::collections::{BTreeMap, BTreeSet};

/// Gives each block of such a list a definition of its own.
pub(super) fn split(outline: &mut Outline<'_>) {
    let apart = told_apart(outline);
    if apart.is_empty() {
        return;
    }
    // The first definition of each block by its path; further ones of its section add their members to it.
    let mut first: BTreeMap<(usize, Vec<String>), DefinitionIndex> = BTreeMap::new();
    for index in 0..outline.definitions.len() {
        let Some(definition) = outline.definitions.get_mut(index) else { continue };
        let Some(label) = definition.label.as_mut().filter(|_| !definition.nested) else { continue };
        let section = definition.section;
        if !apart.contains(&index) {
            if let [path] = label.paths.as_slice() {
                let key = (section, path.clone());
                match first.get(&key).copied() {
                    // A name without parents can stand for several blocks.
                    Some(earlier) if path.len() > 1 => {
                        label.paths.clear();
                        extend(outline, earlier, index);
                    }
                    Some(_) => {}
                    None => {
                        first.insert(key, index);
                    }
                }
            }
            continue;
        }
        let paths = std::mem::take(&mut label.paths);
        let mut own = false;
        for path in paths {
            let key = (section, path.clone());
            if let Some(earlier) = first.get(&key).copied() {
                extend(outline, earlier, index);
            } else if own {
                let copy = copy(outline, index, path);
                first.extend(copy.map(|copy| (key, copy)));
            } else if let Some(label) = label_of(outline, index) {
                label.paths = vec![path];
                own = true;
                first.insert(key, index);
            }
        }
    }
    // What went to others altogether is no section any more.
    for definition in &mut outline.definitions {
        if definition.label.as_ref().is_some_and(|label| label.paths.is_empty()) {
            definition.label = None;
            definition.fields.clear();
        }
    }
}

/// The most members, counted once for each block, of the lists of a page that can be taken apart. A list of a thousand
/// names over a thousand members would make up a million.
const MOST_COPIES: usize = 16 * 1024;

/// Definitions of several blocks that do not have everything in common.
fn told_apart(outline: &Outline<'_>) -> BTreeSet<DefinitionIndex> {
    let mut of_path: BTreeMap<&[String], BTreeSet<DefinitionIndex>> = BTreeMap::new();
    for (i, definition) in outline.definitions.iter().enumerate().filter(|(_, d)| !d.nested) {
        for path in definition.label.iter().flat_map(|label| &label.paths) {
            of_path.entry(path).or_default().insert(i);
        }
    }
    let several = outline.definitions.iter().enumerate().filter(|(_, definition)| {
        definition.label.as_ref().is_some_and(|label| label.paths.len() > 1) && !definition.nested
    });
    let mut left = MOST_COPIES;
    several
        .filter(|(_, definition)| {
            // Each block gets a copy of all members, and each member is looked up for each block.
            let blocks = definition.label.as_ref().map_or(0, |label| label.paths.len());
            let Some(rest) = left.checked_sub(blocks * definition.fields.len()) else { return false };
            left = rest;
            let paths: Vec<&Vec<String>> = definition.label.iter().flat_map(|label| &label.paths).collect();
            let differ = |sections: Vec<Option<&BTreeSet<DefinitionIndex>>>| {
                sections.windows(2).any(|pair| pair.first() != pair.last())
            };
            let listed_again = paths.iter().any(|path| {
                path.len() > 1 && of_path.get(path.as_slice()).is_some_and(|sections| sections.len() > 1)
            });
            let members_differ = || {
                definition.fields.iter().any(|field| {
                    let inner = |path: &&Vec<String>| {
                        let name = path.last()?;
                        of_path.get([name.clone(), field.own_name().to_owned()].as_slice())
                    };
                    differ(paths.iter().map(inner).collect())
                })
            };
            listed_again || members_differ()
        })
        .map(|(i, _)| i)
        .collect()
}

fn label_of<'o>(outline: &'o mut Outline<'_>, index: DefinitionIndex) -> Option<&'o mut Label> {
    outline.definitions.get_mut(index)?.label.as_mut()
}

/// A definition like another one, for one block.
fn copy(outline: &mut Outline<'_>, index: DefinitionIndex, path: Vec<String>) -> Option<DefinitionIndex> {
    let like = outline.definitions.get(index)?;
    let label = Some(Label { paths: vec![path], written: true });
    let copy = Definition {
        fields: like.fields.clone(),
        intros: like.intros.clone(),
        ..Definition::new(label, like.part, like.section, like.parent, like.at)
    };
    outline.definitions.push(copy);
    Some(outline.definitions.len() - 1)
}

/// Adds the members of one definition to another one that has them not.
fn extend(outline: &mut Outline<'_>, to: DefinitionIndex, from: DefinitionIndex) {
    let Some(source) = outline.definitions.get(from).filter(|_| from != to) else { return };
    let (fields, intros) = (source.fields.clone(), source.intros.clone());
    let Some(target) = outline.definitions.get_mut(to) else { return };
    let before = target.intros.len();
    let known: BTreeSet<String> = target.fields.iter().map(|field| field.own_name().to_owned()).collect();
    target.intros.extend(intros);
    target.fields.extend(
        fields
            .into_iter()
            .filter(|field| !known.contains(field.own_name()))
            .map(|field| DeclaredField { intro: field.intro.map(|intro| intro + before), ..field }),
    );
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn blocks_with_the_same_members_share_a_list() {
        let text = "The `lane` and `path` objects support:\n\n* `sign` - (Required) A sign.\n\n\
                    The `sign` object supports:\n\n* `text` - (Required) A text.\n";
        assert_eq!(shown(text), ["lane path: sign", "sign: text"]);
    }

    #[test]
    fn blocks_whose_members_differ_below_are_taken_apart() {
        let text = "The `lane` and `path` objects support:\n\n* `sign` - (Required) A sign.\n\n\
                    The `lane`'s `sign` object supports:\n\n* `text` - (Required) A text.\n\n\
                    The `path`'s `sign` object supports:\n\n* `icon` - (Required) An icon.\n";
        assert_eq!(shown(text), ["lane: sign", "lane.sign: text", "path.sign: icon", "path: sign"]);
    }

    #[test]
    fn additional_members_go_to_the_blocks_that_have_them() {
        let text = "The `lane`'s and `path`'s `sign` object supports:\n\n* `text` - (Required) A text.\n\n\
                    The `path`'s `sign` object additionally supports:\n\n* `icon` - (Optional) An icon.\n";
        assert_eq!(shown(text), ["lane.sign: text", "path.sign: text icon"]);
    }
}
