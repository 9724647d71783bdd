//! Contexts that exclude each other: arguments for WebSocket APIs beside arguments for HTTP APIs.

use super::Findings;
use super::facts::Here;
use crate::input::Input;
use crate::resolve::Resolved;
use ferroform_rules::contexts::{self, Decided, Demand};

/// Contexts that must hold because of what is always set, and contexts that these exclude.
pub(super) fn decided<'a>(resolved: &Resolved<'a>) -> Decided<'a> {
    contexts::decided(resolved.schema, &demands(resolved))
}

fn demands<'a>(resolved: &Resolved<'a>) -> Vec<Demand<'a>> {
    contexts::demands(resolved.block, &Here::without_contexts(resolved))
}

/// What no context can meet: an error where all of it is always set, and else a note.
pub(super) fn check(resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    if input.options.any_context {
        return;
    }
    // In the order of the struct, so that the later is what is said to be wrong.
    let mut demands = demands(resolved);
    let place = |demand: &Demand<'_>| {
        resolved.bound.iter().position(|bound| bound.argument.name == demand.argument.name)
    };
    demands.sort_by_key(place);
    for (earlier, later) in contexts::contradictions(resolved.schema, &demands) {
        let at =
            |demand: &Demand<'_>| format!("{} ({})", demand.in_words(), resolved.schema.at(demand.place));
        let message = format!(
            "{}, and {}: no value of this struct can use both; split it in two, or keep it for both with `any_context` \
             and leave the check to synth",
            at(later),
            at(earlier)
        );
        let span = resolved.span(&later.argument.name).unwrap_or(input.ident.span());
        if earlier.always && later.always {
            findings.errors.at(span, message);
        } else {
            findings.note(span, message);
        }
    }
}
