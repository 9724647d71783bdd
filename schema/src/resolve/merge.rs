//! Merging facts about one field: the strongest evidence decides, what agrees is recorded.

use super::positions::Positions;
use crate::facts::{Claim, Fact};
use crate::model::{Basis, Sourced};
use std::collections::BTreeSet;
use std::fmt::Debug;

/// Up to so many pieces of evidence, to look at each of them is the quickest.
const FEW: usize = 16;

/// One value that some facts state, with everything that states it.
#[derive(Debug, Clone)]
pub(super) struct Candidate<T> {
    pub(super) value: T,
    pub(super) bases: Vec<Basis>,
}

impl<T> Candidate<T> {
    pub(super) fn into_sourced(self) -> Sourced<T> {
        Sourced { value: self.value, bases: self.bases }
    }
}

/// The distinct values that facts state, strongest first; among equals the one that was stated first.
pub(super) fn candidates<T: PartialEq + Debug>(
    facts: &[&Fact],
    mut value_of: impl FnMut(&Claim) -> Option<T>,
) -> Vec<Candidate<T>> {
    let mut found: Vec<Candidate<T>> = Vec::new();
    let mut seen = Positions::default();
    for fact in facts {
        let Some(value) = value_of(&fact.claim) else { continue };
        let same = seen.position(&found, &value, |candidate| &candidate.value);
        match same.and_then(|at| found.get_mut(at)) {
            Some(candidate) => candidate.bases.push(fact.basis.clone()),
            None => found.push(Candidate { value, bases: vec![fact.basis.clone()] }),
        }
    }
    for candidate in &mut found {
        order(&mut candidate.bases);
    }
    // Stable: what was stated first wins among equals.
    found.sort_by_key(|candidate| std::cmp::Reverse(strength(candidate)));
    found
}

/// The value that the strongest evidence states, with the evidence that agrees.
pub(super) fn decide<T: PartialEq + Debug>(
    facts: &[&Fact],
    value_of: impl FnMut(&Claim) -> Option<T>,
) -> Option<Sourced<T>> {
    candidates(facts, value_of).into_iter().next().map(Candidate::into_sourced)
}

/// Every value that facts state, in the order of the document, each with all of its evidence.
pub(super) fn all<T: PartialEq + Debug>(
    facts: &[&Fact],
    mut value_of: impl FnMut(&Claim) -> Option<T>,
) -> Vec<Sourced<T>> {
    let mut found: Vec<Sourced<T>> = Vec::new();
    let mut seen = Positions::default();
    for fact in facts {
        let Some(value) = value_of(&fact.claim) else { continue };
        let same = seen.position(&found, &value, |known| &known.value);
        match same.and_then(|at| found.get_mut(at)) {
            Some(known) => known.bases.push(fact.basis.clone()),
            None => found.push(Sourced { value, bases: vec![fact.basis.clone()] }),
        }
    }
    for known in &mut found {
        order(&mut known.bases);
    }
    found
}

/// Strongest first, without duplicates, otherwise in the order of the document.
pub(super) fn order(bases: &mut Vec<Basis>) {
    if bases.len() < 2 {
        return;
    }
    if bases.len() <= FEW {
        let mut kept = 0;
        for at in 0..bases.len() {
            if !bases[..kept].contains(&bases[at]) {
                bases.swap(kept, at);
                kept += 1;
            }
        }
        bases.truncate(kept);
    } else {
        let mut known = BTreeSet::new();
        bases.retain(|basis| known.insert(basis.clone()));
    }
    bases.sort_by_key(|basis| std::cmp::Reverse(basis.evidence));
}

fn strength<T>(candidate: &Candidate<T>) -> Option<crate::model::Evidence> {
    candidate.bases.first().map(|basis| basis.evidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Subject;
    use crate::model::{Evidence, Presence};
    use crate::source::Location;

    fn fact(presence: Presence, evidence: Evidence, line: u32) -> Fact {
        let at = Location { path: "a.md".into(), line, column: 1, end_line: line, end_column: 2 };
        Fact::new(Subject::Resource, Claim::Presence(presence), evidence, at)
    }

    fn presence(claim: &Claim) -> Option<Presence> {
        if let Claim::Presence(presence) = claim { Some(*presence) } else { None }
    }

    #[test]
    fn the_strongest_evidence_decides_and_what_agrees_is_kept() {
        let facts = [
            fact(Presence::Required, Evidence::ListIntro, 1),
            fact(Presence::Optional, Evidence::Marker, 2),
            fact(Presence::Optional, Evidence::Overlay, 3),
        ];
        let facts: Vec<&Fact> = facts.iter().collect();
        let decided = decide(&facts, presence).expect("facts state a presence");
        assert_eq!(decided.value, Presence::Optional);
        let lines: Vec<u32> = decided.bases.iter().map(|b| b.at.line).collect();
        assert_eq!(lines, [3, 2]);
        assert_eq!(candidates(&facts, presence).len(), 2);
    }
}
