//! The whole list of a crate.

use crate::load::Module;
use crate::names::Target;
use crate::reach::reach;
use crate::{impls, lines, macros};
use std::collections::BTreeSet;

/// The promises of a crate of this name, each once: sorted by what they are about.
#[must_use]
pub fn list(name: &str, modules: &[Module]) -> Vec<String> {
    let reach = reach(name, modules);
    let mut list: BTreeSet<String> = reach.again.iter().cloned().collect();
    list.extend(
        reach.modules.iter().filter(|(index, _)| **index != 0).map(|(_, path)| format!("pub mod {path}")),
    );
    for (target, path) in &reach.items {
        let Target::Item(module, at) = target else { continue };
        if let Some(item) = modules.get(*module).and_then(|module| module.items.get(*at)) {
            list.extend(lines::of(item, path));
        }
    }
    let mut called = BTreeSet::new();
    list.extend(impls::list(modules, &reach, &mut called));
    list.extend(macros::calls(name, modules, &mut called));
    list.extend(macros::bodies(modules, &called));
    let inside = format!("{name}::");
    let mut list: Vec<String> = list.into_iter().collect();
    list.sort_by_key(|line| line.get(line.find(&inside).unwrap_or(0)..).unwrap_or_default().to_owned());
    list
}
