//! Attributes that examples read, and that no page names.

use super::super::read::ReadDocument;
use crate::diagnostic::{Code, Diagnostic};
use crate::example;
use crate::facts::{Claim, DocumentFacts};
use crate::model::ResourceKind;
use crate::source::Location;
use std::collections::{BTreeMap, BTreeSet};

/// An attribute that an example reads from a type whose pages do not name it.
pub(super) struct Unnamed {
    name: String,
    at: Location,
}

type Key<'a> = (ResourceKind, &'a str);

/// What examples of all pages read from types that are described, and that is no name of them.
pub(super) fn unnamed(
    documents: &[ReadDocument],
    known: &BTreeMap<Key<'_>, BTreeSet<&str>>,
) -> BTreeMap<(ResourceKind, String), Vec<Unnamed>> {
    let mut found: BTreeMap<(ResourceKind, String), Vec<Unnamed>> = BTreeMap::new();
    let shared = shared_pages(documents);
    for fact in documents.iter().flat_map(|document| &document.facts.facts) {
        let Claim::Example(example) = &fact.claim else { continue };
        for reference in example::references(example) {
            let key = (reference.kind, reference.type_name);
            let is_named = known.get(&key).is_none_or(|names| names.contains(reference.attribute));
            if is_named || shared.contains(&key) {
                continue;
            }
            let of_type = found.entry((key.0, key.1.to_owned())).or_default();
            if of_type.iter().all(|other| other.name != reference.attribute) {
                let name = reference.attribute.to_owned();
                of_type.push(Unnamed { name, at: reference.at(example) });
            }
        }
    }
    found
}

/// The types that share a page with others, where little tells which names are whose.
fn shared_pages(documents: &[ReadDocument]) -> BTreeSet<Key<'_>> {
    let mut pages: BTreeMap<&str, BTreeSet<Key<'_>>> = BTreeMap::new();
    for ReadDocument { facts: DocumentFacts { kind, type_name, named_at, .. }, .. } in documents {
        pages.entry(&named_at.path).or_default().insert((*kind, type_name));
    }
    pages.into_values().filter(|types| types.len() > 1).flatten().collect()
}

/// Notes what is read. Of forty such notes two in three told of an attribute that there is, and nineteen of twenty stood by a
/// type that was wrong in something.
pub(super) fn note<'a>(
    known: &BTreeSet<&str>,
    read: impl Iterator<Item = &'a Unnamed>,
    named_at: &Location,
) -> Vec<Diagnostic> {
    let unknown = read.filter(|it| {
        !known.contains(it.name.as_str()) && !matches!(it.name.as_str(), "id" | "tags_all" | "timeouts")
    });
    let note = |Unnamed { name, at }: &Unnamed| {
        let message = format!("the page does not name `{name}`, which an example reads");
        Diagnostic::new(Code::UnlistedFields, message, named_at.clone())
            .also(at.clone(), "it is read here")
            .help(
                "name it on the page, or correct the example; the provider's schema or an overlay settles it",
            )
    };
    unknown.map(note).collect()
}
