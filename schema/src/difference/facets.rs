//! What is said about one argument besides its type and rules.

use super::data::What;
use crate::model::{Argument, Default, Deprecation, Presence, Sourced};

/// Presence, default, deprecation and flags.
pub(super) fn argument(before: &Argument, after: &Argument) -> impl Iterator<Item = What> {
    let presence = match (before.presence.value, after.presence.value) {
        (Presence::Optional, Presence::Required) => Some(What::BecameRequired),
        (Presence::Required, Presence::Optional) => Some(What::BecameOptional),
        _ => None,
    };
    let is = |flag: &Option<Sourced<bool>>| flag.as_ref().is_some_and(|flag| flag.value);
    let replaces =
        (is(&before.force_new) != is(&after.force_new)).then(|| What::Replaces { now: is(&after.force_new) });
    let sensitive = (is(&before.sensitive) != is(&after.sensitive))
        .then(|| What::Sensitive { now: is(&after.sensitive) });
    let deprecated = deprecation(&before.deprecated, &after.deprecated);
    let default = default(before, after);
    [presence, default, deprecated, replaces, sensitive].into_iter().flatten()
}

/// What an argument has when it is not set.
fn default(before: &Argument, after: &Argument) -> Option<What> {
    let words = |argument: &Argument| -> Option<String> {
        let one = |default: &Default| match &default.when {
            Some(when) => format!("{}, when {when}", default.value),
            None => default.value.to_string(),
        };
        let all: Vec<String> = argument.defaults.iter().map(one).collect();
        (!all.is_empty()).then(|| all.join("; "))
    };
    let (from, to) = (words(before), words(after));
    (from != to).then_some(What::DefaultChanged { from, to })
}

/// Whether something should no longer be used. Other words about it are no change.
pub(super) fn deprecation(
    before: &Option<Sourced<Deprecation>>,
    after: &Option<Sourced<Deprecation>>,
) -> Option<What> {
    match (before, after) {
        (None, Some(said)) => Some(What::Deprecated {
            text: said.value.text.clone(),
            replacement: said.value.replacement.clone(),
        }),
        (Some(_), None) => Some(What::DeprecationWithdrawn),
        _ => None,
    }
}
