//! The modules of a crate, read from its files.

use crate::attributes;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use syn::{Item, Visibility};

/// Gives the text of a file; that is the disk, or a test.
pub type Sources<'a> = &'a dyn Fn(&Path) -> io::Result<String>;

/// A module with what stands in it, tests aside. The root of a crate is the first of its modules.
#[derive(Debug)]
pub struct Module {
    pub(crate) name: String,
    pub(crate) parent: usize,
    pub(crate) items: Vec<Item>,
    pub(crate) children: BTreeMap<String, Child>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Child {
    pub(crate) index: usize,
    /// Whether those who see its parent see it.
    pub(crate) is_open: bool,
}

impl Module {
    /// Where the module stands in a crate of this name, seen or not.
    pub(crate) fn path(&self, crate_name: &str, modules: &[Self]) -> String {
        match modules.get(self.parent) {
            Some(parent) if !self.name.is_empty() => {
                format!("{}::{}", parent.path(crate_name, modules), self.name)
            }
            _ => crate_name.to_owned(),
        }
    }
}

/// Reads a crate from the file of its root.
///
/// # Errors
/// A file that cannot be read, or that is no Rust.
pub fn load(root: &Path, sources: Sources<'_>) -> io::Result<Vec<Module>> {
    let mut loader = Loader { sources, modules: Vec::new() };
    let folder = root.parent().unwrap_or(Path::new("")).to_owned();
    let items = loader.parse(root)?;
    loader.module("", 0, items, &folder)?;
    Ok(loader.modules)
}

struct Loader<'a> {
    sources: Sources<'a>,
    modules: Vec<Module>,
}

impl Loader<'_> {
    fn parse(&self, file: &Path) -> io::Result<Vec<Item>> {
        let text = (self.sources)(file)?;
        let parsed = syn::parse_file(&text)
            .map_err(|error| io::Error::other(format!("{}: {error}", file.display())))?;
        Ok(parsed.items)
    }

    /// Adds a module whose own modules stand in a folder.
    fn module(
        &mut self,
        name: &str,
        parent: usize,
        mut items: Vec<Item>,
        folder: &Path,
    ) -> io::Result<usize> {
        let index = self.modules.len();
        items.retain(|item| !attributes::is_for_tests(attributes::of(item)));
        self.modules.push(Module {
            name: name.to_owned(),
            parent,
            items: Vec::new(),
            children: BTreeMap::new(),
        });
        let mut children = BTreeMap::new();
        for item in &mut items {
            let Item::Mod(module) = item else { continue };
            let name = module.ident.to_string();
            let below = folder.join(&name);
            let inner = match module.content.take() {
                Some((_, items)) => items,
                None => self.parse(&self.file(&below))?,
            };
            let is_open =
                matches!(module.vis, Visibility::Public(_)) && !attributes::is_hidden(&module.attrs);
            let index = self.module(&name, index, inner, &below)?;
            children.insert(name, Child { index, is_open });
        }
        if let Some(module) = self.modules.get_mut(index) {
            (module.items, module.children) = (items, children);
        }
        Ok(index)
    }

    /// `a.rs` or `a/mod.rs`.
    fn file(&self, below: &Path) -> PathBuf {
        let flat = below.with_extension("rs");
        if (self.sources)(&flat).is_ok() { flat } else { below.join("mod.rs") }
    }
}
