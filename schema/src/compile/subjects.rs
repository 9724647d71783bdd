//! What a document's facts say, subject by subject.

use crate::facts::{Fact, Subject};
use std::collections::HashMap;
use std::sync::Arc;

/// The subjects of some facts, in the order in which they come up, each with what `learn` makes of all facts about it.
pub(super) fn by_subject<'f, S: Default>(
    facts: &'f [Fact],
    mut learn: impl FnMut(&mut S, &'f Fact),
) -> Vec<(&'f Arc<Subject>, S)> {
    let mut all: Vec<(&Arc<Subject>, S)> = Vec::new();
    let mut places: HashMap<&Arc<Subject>, usize> = HashMap::new();
    // Facts about one thing follow each other.
    for facts in facts.chunk_by(|one, next| one.subject == next.subject) {
        let Some(subject) = facts.first().map(|fact| &fact.subject) else { continue };
        let place = *places.entry(subject).or_insert(all.len());
        if place == all.len() {
            all.push((subject, S::default()));
        }
        if let Some((_, said)) = all.get_mut(place) {
            facts.iter().for_each(|fact| learn(said, fact));
        }
    }
    all
}
