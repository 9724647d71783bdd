//! Under which paths the items of a crate are seen from outside.

use crate::attributes;
use crate::load::Module;
use crate::names::{Target, declared, imports, resolve};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use syn::{Item, Visibility};

/// What is seen from outside.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    /// The first and shortest public path of each item.
    pub(crate) items: BTreeMap<Target, String>,
    /// Further paths to the same items, and items of other crates that are handed on.
    pub(crate) again: BTreeSet<String>,
    /// The public path of each open module, and of the root.
    pub(crate) modules: BTreeMap<usize, String>,
}

/// Walks from the root of a crate through everything that is open.
pub(crate) fn reach(name: &str, modules: &[Module]) -> Reach {
    let mut reach = Reach::default();
    let mut open = VecDeque::from([(0, name.to_owned())]);
    while let Some((index, path)) = open.pop_front() {
        if let Some(first) = reach.modules.get(&index) {
            if *first != path {
                reach.again.insert(format!("pub use {first} as {path}"));
            }
            continue;
        }
        reach.modules.insert(index, path.clone());
        let Some(module) = modules.get(index) else { continue };
        for (at, item) in module.items.iter().enumerate() {
            if attributes::is_hidden(attributes::of(item)) {
                continue;
            }
            match item {
                Item::Use(item) if is_public(&item.vis) => {
                    for import in imports(&item.tree) {
                        reach.import(modules, index, &path, import.name.as_deref(), &import.path, &mut open);
                    }
                }
                Item::Macro(item) if attributes::has(&item.attrs, "macro_export") => {}
                other if visibility(other).is_some_and(is_public) => {
                    if let Some(name) = declared(other) {
                        reach.see(Target::Item(index, at), format!("{path}::{name}"));
                    }
                }
                _ => {}
            }
        }
        let children = module.children.iter().filter(|(_, child)| child.is_open);
        open.extend(children.map(|(name, child)| (child.index, format!("{path}::{name}"))));
    }
    exported_macros(name, modules, &mut reach);
    reach
}

impl Reach {
    fn see(&mut self, target: Target, path: String) {
        match self.items.get(&target) {
            Some(first) if *first != path => _ = self.again.insert(format!("pub use {first} as {path}")),
            Some(_) => {}
            None => _ = self.items.insert(target, path),
        }
    }

    fn import(
        &mut self,
        modules: &[Module],
        index: usize,
        path: &str,
        name: Option<&str>,
        of: &[String],
        open: &mut VecDeque<(usize, String)>,
    ) {
        match (resolve(modules, index, of), name) {
            (Some(target @ Target::Item(..)), Some(name)) => self.see(target, format!("{path}::{name}")),
            (Some(Target::Module(inner)), Some(name)) => open.push_back((inner, format!("{path}::{name}"))),
            (Some(Target::Module(inner)), None) => {
                let Some(module) = modules.get(inner) else { return };
                for (at, item) in module.items.iter().enumerate() {
                    if let Some(name) = declared(item).filter(|_| visibility(item).is_some_and(is_public)) {
                        self.see(Target::Item(inner, at), format!("{path}::{name}"));
                    }
                }
            }
            (_, name) => {
                let of = of.join("::");
                self.again.insert(format!("pub use {of} as {path}::{}", name.unwrap_or("*")));
            }
        }
    }
}

/// Exported macros stand at the root, wherever they are declared.
fn exported_macros(name: &str, modules: &[Module], reach: &mut Reach) {
    for (index, module) in modules.iter().enumerate() {
        for (at, item) in module.items.iter().enumerate() {
            let Item::Macro(item) = item else { continue };
            let Some(ident) = &item.ident else { continue };
            if attributes::has(&item.attrs, "macro_export") && !attributes::is_hidden(&item.attrs) {
                reach.see(Target::Item(index, at), format!("{name}::{ident}"));
            }
        }
    }
}

pub(crate) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn visibility(item: &Item) -> Option<&Visibility> {
    match item {
        Item::Const(item) => Some(&item.vis),
        Item::Enum(item) => Some(&item.vis),
        Item::Fn(item) => Some(&item.vis),
        Item::Static(item) => Some(&item.vis),
        Item::Struct(item) => Some(&item.vis),
        Item::Trait(item) => Some(&item.vis),
        Item::Type(item) => Some(&item.vis),
        Item::Union(item) => Some(&item.vis),
        _ => None,
    }
}
