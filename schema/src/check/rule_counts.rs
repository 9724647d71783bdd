//! How many rules there are, how many the examples touch, and how many they break.

use super::against_examples::{Outcome, StatedRule};
use crate::model::{Block, BlockId, Presence, Resource};
#[cfg(feature = "serde")]
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts by family of rules; the families are those of [`crate::model::Check::family`], `required` for arguments that
/// are always required, and the kinds of groups.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct RuleCounts {
    /// The counts of each family that occurs.
    pub families: BTreeMap<String, RuleCount>,
}

/// Counts of one family of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct RuleCount {
    /// Rules that were found.
    pub rules: usize,
    /// Rules that at least one example obeys or breaks.
    pub touched: usize,
    /// Rules that at least one example breaks.
    pub contradicted: usize,
}

impl RuleCounts {
    /// Adds the counts of another document.
    pub fn add(&mut self, other: &Self) {
        for (family, count) in &other.families {
            let sum = self.families.entry(family.clone()).or_default();
            sum.rules += count.rules;
            sum.touched += count.touched;
            sum.contradicted += count.contradicted;
        }
    }
}

/// Counts the statements of a resource type and their outcome.
pub(super) fn count(resource: &Resource, outcome: &Outcome) -> RuleCounts {
    let mut counts = RuleCounts::default();
    for (id, block) in resource.all_blocks() {
        for (statement, family) in statements(&id, block) {
            let count = counts.families.entry(family.to_owned()).or_default();
            let standings = outcome.get(&statement);
            count.rules += 1;
            count.touched += usize::from(standings.is_some());
            count.contradicted += usize::from(standings.is_some_and(|found| found.broken.is_some()));
        }
    }
    counts
}

/// Everything that a block states, with the family that it belongs to.
fn statements(id: &BlockId, block: &Block) -> Vec<(StatedRule, &'static str)> {
    let mut found = Vec::new();
    for (position, argument) in block.arguments.iter().enumerate() {
        if argument.presence.value == Presence::Required {
            found.push((StatedRule::Presence(id.clone(), position), "required"));
        }
        let rules = argument.rules.iter().enumerate();
        found.extend(rules.map(|(n, rule)| (StatedRule::Rule(id.clone(), position, n), rule.check.family())));
    }
    let groups = block.groups.iter().enumerate();
    found.extend(groups.map(|(n, group)| (StatedRule::Group(id.clone(), n), group.kind.family())));
    found
}
