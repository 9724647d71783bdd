//! What the other pages of a provider tell of something that a page leaves out: names that nearly all of them have, attributes
//! that their examples read, timeouts.
//!
//! Nothing is taken from there, as a page can leave something out for a reason; it is noted.

mod names;
mod references;
mod timeouts;

use super::read::ReadDocument;
use crate::diagnostic::Diagnostic;
use crate::facts::{Claim, DocumentFacts, Subject};
use crate::model::{Argument, Attribute, Basis, Block, Evidence, Resource, ResourceKind};
use crate::source::Location;
use references::Unnamed;
use std::collections::{BTreeMap, BTreeSet};

/// How many pages of one kind a provider must have for a word about all of them.
const MANY: usize = 20;

/// What the pages of providers have in common.
#[derive(Default)]
pub(super) struct Neighbours {
    /// Of each provider, by the prefix of its types.
    providers: BTreeMap<(ResourceKind, String), Pages>,
    /// Attributes that examples read, and no list of their type names.
    read: BTreeMap<(ResourceKind, String), Vec<Unnamed>>,
}

/// The pages of one provider about one kind of types.
#[derive(Default)]
struct Pages {
    count: usize,
    /// What nine of ten name among their own arguments and attributes, and how many do.
    names: BTreeMap<String, usize>,
    /// How many state timeouts.
    timed: usize,
    /// How many tell of a state that their object comes to in time.
    waiting: usize,
}

impl Neighbours {
    pub(super) fn of(documents: &[ReadDocument]) -> Self {
        let mut found = Self::default();
        let mut known: BTreeMap<(ResourceKind, &str), BTreeSet<&str>> = BTreeMap::new();
        for DocumentFacts { kind, type_name, facts, .. } in
            documents.iter().filter(|document| document.is_page).map(|document| &document.facts)
        {
            let declared = facts.iter().filter(|fact| fact.claim == Claim::Declared);
            let names: BTreeSet<&str> = declared.filter_map(|fact| root_name(&fact.subject)).collect();
            let pages = found.providers.entry((*kind, provider(type_name).to_owned())).or_default();
            pages.count += 1;
            pages.timed += usize::from(facts.iter().any(|fact| matches!(fact.claim, Claim::Timeout { .. })));
            pages.waiting += usize::from(names.iter().any(|name| timeouts::tells_a_state(name)));
            for name in &names {
                match pages.names.get_mut(*name) {
                    Some(count) => *count += 1,
                    None => _ = pages.names.insert((*name).to_owned(), 1),
                }
            }
            known.entry((*kind, type_name)).or_default().extend(names);
        }
        for pages in found.providers.values_mut() {
            // Each type is asked about those that are left, which are few.
            let others = pages.count.saturating_sub(1);
            pages.names.retain(|_, count| others >= MANY && *count * 10 >= others * 9);
        }
        found.read = references::unnamed(documents, &known);
        found
    }

    /// What is noted about a type.
    pub(super) fn notes(&self, resource: &Resource, named_at: &Location) -> Vec<Diagnostic> {
        let key = (resource.kind, provider(&resource.type_name).to_owned());
        let Some(pages) = self.providers.get(&key).filter(|_| !is_stated_outright(&resource.root)) else {
            return Vec::new();
        };
        let known: BTreeSet<&str> = fields(&resource.root).map(|(name, _)| name).collect();
        let read = self.read.get(&(resource.kind, resource.type_name.clone()));
        let mut notes = references::note(&known, read.into_iter().flatten(), named_at);
        notes.extend(names::note(&known, pages, named_at));
        notes.extend(timeouts::note(resource, pages, named_at));
        notes
    }
}

/// The prefix of a type's name that says whose it is.
fn provider(type_name: &str) -> &str {
    type_name.split('_').next().unwrap_or_default()
}

/// What a subject adds to a type itself.
fn root_name(subject: &Subject) -> Option<&str> {
    match subject {
        Subject::Argument(block, name) | Subject::Attribute(block, name) if block.is_root() => Some(name),
        _ => None,
    }
}

/// The arguments and attributes of a block, with what says that they are there.
fn fields(block: &Block) -> impl Iterator<Item = (&str, &[Basis])> {
    let arguments = block.arguments.iter().map(|Argument { name, declared, .. }| (name.as_str(), declared));
    let attributes =
        block.attributes.iter().map(|Attribute { name, declared, .. }| (name.as_str(), declared));
    arguments.chain(attributes).map(|(name, declared)| (name, declared.as_slice()))
}

/// Whether a page was made from a schema, or somebody who knows has said what there is: nothing is left out then.
fn is_stated_outright(block: &Block) -> bool {
    let outright = |basis: &Basis| basis.evidence >= Evidence::Declaration;
    fields(block).any(|(_, declared)| declared.iter().any(outright))
}

#[cfg(test)]
mod tests;
