//! What a path means in a module.

use crate::load::Module;
use syn::{Item, Path, UseTree};

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Module(usize),
    /// The item at this position of this module.
    Item(usize, usize),
}

/// One name that a `use` brings in.
pub(crate) struct Import {
    /// The name in this module; none where everything is brought in.
    pub(crate) name: Option<String>,
    pub(crate) path: Vec<String>,
}

/// The names of a `use`.
pub(crate) fn imports(tree: &UseTree) -> Vec<Import> {
    fn walk(tree: &UseTree, before: &[String], found: &mut Vec<Import>) {
        let with = |name: &str| [before, &[name.to_owned()]].concat();
        match tree {
            UseTree::Path(path) => walk(&path.tree, &with(&path.ident.to_string()), found),
            UseTree::Name(name) if name.ident == "self" => {
                found.push(Import { name: before.last().cloned(), path: before.to_vec() });
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                found.push(Import { path: with(&name), name: Some(name) });
            }
            UseTree::Rename(rename) => {
                let path =
                    if rename.ident == "self" { before.to_vec() } else { with(&rename.ident.to_string()) };
                found.push(Import { name: Some(rename.rename.to_string()), path });
            }
            UseTree::Glob(_) => found.push(Import { name: None, path: before.to_vec() }),
            UseTree::Group(group) => group.items.iter().for_each(|tree| walk(tree, before, found)),
        }
    }
    let mut found = Vec::new();
    walk(tree, &[], &mut found);
    found
}

/// The name that an item declares, imports aside.
pub(crate) fn declared(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The names of a path, without the arguments of types.
pub(crate) fn segments(path: &Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// What a path leads to from a module: nothing where it leads to another crate, or where macros make what it names.
pub(crate) fn resolve(modules: &[Module], from: usize, path: &[String]) -> Option<Target> {
    // Imports can go in circles; no honest path is followed through so many.
    follow(modules, from, path, 16)
}

fn follow(modules: &[Module], from: usize, path: &[String], steps: u8) -> Option<Target> {
    let steps = steps.checked_sub(1)?;
    let module = modules.get(from)?;
    let (first, rest) = path.split_first()?;
    let target = match first.as_str() {
        "crate" => Target::Module(0),
        "self" => Target::Module(from),
        "super" => Target::Module(module.parent),
        name => in_module(modules, from, name, steps)?,
    };
    match (target, rest) {
        (target, []) => Some(target),
        (Target::Module(index), rest) => follow(modules, index, rest, steps),
        // A variant or an associated item.
        (Target::Item(..), _) => None,
    }
}

fn in_module(modules: &[Module], index: usize, name: &str, steps: u8) -> Option<Target> {
    let module = modules.get(index)?;
    if let Some(child) = module.children.get(name) {
        return Some(Target::Module(child.index));
    }
    if let Some(at) = module.items.iter().position(|item| declared(item).as_deref() == Some(name)) {
        return Some(Target::Item(index, at));
    }
    let uses = module.items.iter().filter_map(|item| match item {
        Item::Use(item) => Some(imports(&item.tree)),
        _ => None,
    });
    let (named, all): (Vec<Import>, Vec<Import>) = uses.flatten().partition(|import| import.name.is_some());
    if let Some(import) = named.iter().find(|import| import.name.as_deref() == Some(name)) {
        // `use name::…` of another crate brings in the name itself.
        return if import.path.first().map(String::as_str) == Some(name) && !module.children.contains_key(name)
        {
            None
        } else {
            follow(modules, index, &import.path, steps)
        };
    }
    all.iter().find_map(|import| match follow(modules, index, &import.path, steps)? {
        Target::Module(inner) if inner != index => in_module(modules, inner, name, steps.checked_sub(1)?),
        _ => None,
    })
}
