//! Where a text stands among the blocks of its type, and what its names can mean there.

use std::collections::{BTreeMap, BTreeSet};

/// The blocks of a type by the way to them, with the names that each declares; the resource itself has the empty way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    blocks: BTreeMap<Vec<String>, BTreeSet<String>>,
    /// Names that some block declares.
    names: BTreeSet<String>,
}

impl Tree {
    /// Adds what a block declares.
    pub fn declare(&mut self, path: &[String], name: &str) {
        self.names.insert(name.to_owned());
        if let Some(names) = self.blocks.get_mut(path) {
            names.insert(name.to_owned());
        } else {
            self.blocks.insert(path.to_vec(), BTreeSet::from([name.to_owned()]));
        }
    }

    fn declares(&self, path: &[String], name: &str) -> bool {
        self.blocks.get(path).is_some_and(|names| names.contains(name))
    }
}

/// The place of a text: the block that it stands in, which has no other place.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// All blocks.
    pub tree: &'a Tree,
    /// The way to the text's own block.
    pub path: &'a [String],
}

/// What a member of a named block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Member {
    /// Its path.
    At(String),
    /// There is such a block, but nobody can tell which one is meant, or it has no such member.
    Unclear,
    /// There is no block of that name.
    NoBlock,
}

impl Place<'_> {
    /// The argument that a name means which the text's own list does not declare: another list of its block, or else the
    /// nearest block around it does. The block around a text is no condition in it.
    pub(super) fn around(&self, name: &str) -> Option<String> {
        let depth = (0..=self.path.len()).rev().find(|depth| self.declares(*depth, name))?;
        let itself = self.path.get(depth).is_some_and(|block| block == name);
        (!itself).then(|| self.written(self.enclosing(depth), name))
    }

    /// The argument of the block right around the text's own.
    pub(super) fn parent(&self, name: &str) -> Option<String> {
        let depth = self.path.len().checked_sub(1)?;
        self.declares(depth, name).then(|| self.written(self.enclosing(depth), name))
    }

    /// The argument of the resource itself.
    pub(super) fn top(&self, name: &str) -> Option<String> {
        self.declares(0, name).then(|| self.written(&[], name))
    }

    /// The argument of a block that is named with it: one in the text's own block, or else in the nearest around it; else
    /// the only one that there is.
    pub(super) fn member(&self, block: &[&str], name: &str) -> Member {
        let ends = |path: &[String]| {
            path.len() >= block.len()
                && path.iter().rev().zip(block.iter().rev()).all(|(own, wanted)| own == wanted)
        };
        for depth in (0..=self.path.len()).rev() {
            let around = self.enclosing(depth);
            let below: Vec<String> =
                around.iter().cloned().chain(block.iter().map(|part| (*part).to_owned())).collect();
            if self.tree.declares(&below, name) {
                return Member::At(self.written(&below, name));
            }
            if !around.is_empty() && ends(around) && self.tree.declares(around, name) {
                return Member::At(self.written(around, name));
            }
        }
        let mut known = false;
        let mut found = self.tree.blocks.iter().filter(|(path, names)| {
            let named = !path.is_empty() && ends(path);
            known |= named;
            named && names.contains(name)
        });
        let only = found.next().filter(|_| found.next().is_none()).map(|(path, _)| self.written(path, name));
        match only {
            Some(path) => Member::At(path),
            None if known => Member::Unclear,
            None => Member::NoBlock,
        }
    }

    /// Whether a block has the end of a way.
    pub(super) fn has_block(&self, block: &[&str]) -> bool {
        !block.is_empty() && self.member(block, "") != Member::NoBlock
    }

    /// The way to the text's own block, or to one around it.
    fn enclosing(&self, depth: usize) -> &[String] {
        self.path.get(..depth).unwrap_or_default()
    }

    fn declares(&self, depth: usize, name: &str) -> bool {
        self.tree.declares(self.enclosing(depth), name)
    }

    /// How rules of the text's block write the way to an argument.
    fn written(&self, path: &[String], name: &str) -> String {
        match path {
            _ if path == self.path => name.to_owned(),
            [] => format!(".{name}"),
            path => format!("{}.{name}", path.join(".")),
        }
    }
}

/// Whether a text can name arguments beyond its own block: one of its pieces of code is declared elsewhere, or it speaks of
/// the block around it.
pub(crate) fn looks_beyond(text: &str, siblings: &[&str], place: &Place<'_>) -> bool {
    let ticks = super::split::ticks(text);
    let parent = || text.contains("parent") || text.contains("enclosing") || text.contains("top-level");
    let mut beyond = ticks.iter().filter_map(|tick| text.get(tick.inner.clone())).filter(|code| {
        let name = code.split(['=', ' ']).find(|part| !part.is_empty()).unwrap_or_default();
        let last = name.rsplit('.').next().unwrap_or_default();
        !siblings.contains(&name) && place.tree.names.contains(last)
    });
    beyond.next().is_some() || (!ticks.is_empty() && parent())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrase::tests::said_at;

    const TREE: &[&str] = &[
        "kind",
        "lamp: mode tone bulb shade",
        "lamp.bulb: watts socket",
        "lamp.bulb.socket: size",
        "lamp.shade: form",
        "stand: height foot",
        "stand.foot: form width",
    ];

    fn said(path: &str, text: &str) -> String {
        let said = said_at(TREE, path, "own", text);
        said.into_iter().filter(|line| !line.starts_with("nesting ")).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_name_means_the_argument_of_the_nearest_block_around() {
        for (path, text, expected) in [
            ("lamp.bulb.socket", "Required when `mode` is `X`.", "required when `lamp.mode` is `X`"),
            ("lamp.bulb.socket", "Required when `watts` is `5`.", "required when `lamp.bulb.watts` is `5`"),
            ("lamp.bulb.socket", "Required when `kind` is `X`.", "required when `kind` is `X`"),
            ("lamp.bulb.socket", "Conflicts with `tone`.", "conflicts with lamp.tone"),
            ("lamp.bulb", "Only valid when `mode` is `X`.", "only when `lamp.mode` is `X`"),
            ("lamp.bulb", "If `tone` is set, this is required.", "required when `lamp.tone` is set"),
            // Nothing around declares it, and a guess would be a wrong rule.
            ("lamp.bulb", "Conflicts with `height`.", ""),
            ("", "Conflicts with `height`.", ""),
        ] {
            assert_eq!(said(path, text), expected, "{path}: {text}");
        }
    }

    #[test]
    fn a_block_is_named_with_its_member() {
        for (path, text, expected) in [
            (
                "",
                "Conflicts with `stand` configuration block `height` argument.",
                "conflicts with stand.height",
            ),
            ("", "Conflicts with `height` in the `stand` block.", "conflicts with stand.height"),
            ("", "Conflicts with the `height` argument of the `stand` block.", "conflicts with stand.height"),
            ("", "Conflicts with `stand`'s `height`.", "conflicts with stand.height"),
            ("", "Conflicts with `stand.0.height`.", "conflicts with stand.height"),
            ("", "Conflicts with `watts` in the `bulb` block.", "conflicts with lamp.bulb.watts"),
            (
                "",
                "Required when `height` in the `stand` block is `5`.",
                "required when `stand.height` is `5`",
            ),
            ("lamp.bulb", "Required if `stand` `height` is `5`.", "required when `stand.height` is `5`"),
            ("lamp.bulb", "Conflicts with `shade.form`.", "conflicts with lamp.shade.form"),
            ("lamp.bulb", "Conflicts with `form` in `shade`.", "conflicts with lamp.shade.form"),
            ("lamp", "Requires `form` in the `shade` block to be set.", "requires lamp.shade.form"),
            (
                "lamp.bulb.socket",
                "Required when the `shade` block `form` is `X`.",
                "required when `lamp.shade.form` is `X`",
            ),
            ("stand", "Conflicts with `stand` `foot` `width`.", "conflicts with stand.foot.width"),
            (
                "stand.foot",
                "Required if the policy has a `lamp` block with a `mode` value of `X`.",
                "required when `lamp.mode` is `X`",
            ),
            // The own block's.
            ("lamp", "Required when `tone` of the `lamp` block is `X`.", "required when `tone` is `X`"),
            // The block has no such member, or there are two.
            ("", "Conflicts with `width` in the `stand` block.", ""),
            ("", "Conflicts with `height` and `foot` in the `stand` block.", ""),
        ] {
            assert_eq!(said(path, text), expected, "{path}: {text}");
        }
    }

    #[test]
    fn the_block_around_is_named_as_such() {
        for (path, text, expected) in [
            (
                "lamp.bulb.socket",
                "Required when `watts` of the parent block is `5`.",
                "required when `lamp.bulb.watts` is `5`",
            ),
            (
                "stand.foot",
                "Required when the parent `height` is `5`.",
                "required when `stand.height` is `5`",
            ),
            ("stand.foot", "Required when the top-level `kind` is `X`.", "required when `kind` is `X`"),
        ] {
            assert_eq!(said(path, text), expected, "{path}: {text}");
        }
        // The parent has none.
        let unclear = said("stand.foot", "Required when `width` of the parent block is `5`.");
        assert!(unclear.starts_with("required when “"), "{unclear}");
    }

    #[test]
    fn who_is_asked_where_two_are_equally_near() {
        let mut tree = Tree::default();
        let way = |path: &str| path.split('.').map(str::to_owned).collect::<Vec<_>>();
        for path in ["a.lid", "b.lid"] {
            tree.declare(&way(path), "size");
        }
        tree.declare(&way("a"), "lid");
        let (root, inside) = (Vec::new(), way("a.box"));
        let at = |path| Place { tree: &tree, path }.member(&["lid"], "size");
        assert_eq!(at(&root), Member::Unclear);
        assert_eq!(at(&inside), Member::At("a.lid.size".to_owned()));
        assert_eq!(Place { tree: &tree, path: &root }.member(&["cap"], "size"), Member::NoBlock);
    }
}
