//! Arguments that are not marked where all others are.

use super::Finding;
use super::proposal::{Proposal, shown, text_at};
use super::schema::only_in_schema;
use crate::compile::Compilation;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Evidence, Presence, Resource};
use crate::source::{Location, Sources};
use ferroform_rules::enumeration;
use std::collections::BTreeSet;

/// How many arguments of a block are marked at least before one that is not stands out.
const ENOUGH: usize = 3;

/// One finding for each type, with a place for each argument of which nothing says whether it must be set.
pub(super) fn unmarked(compilation: &Compilation) -> Vec<Finding> {
    let sources = &compilation.sources;
    // What the page says about an argument stands among what the schema disagrees with.
    let disagreeing: BTreeSet<&Location> = compilation
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == Code::SchemaDisagrees)
        .flat_map(|diagnostic| diagnostic.labels.iter().map(|label| &label.at))
        .collect();
    let has_schema = compilation.provider_types.is_some();
    let resources = compilation.schema.resources.iter();
    resources.filter_map(|resource| of_type(resource, has_schema, &disagreeing, sources)).collect()
}

fn of_type(
    resource: &Resource,
    has_schema: bool,
    disagreeing: &BTreeSet<&Location>,
    sources: &Sources,
) -> Option<Finding> {
    let mut found: Vec<(&Argument, Location)> = Vec::new();
    for (_, block) in resource.all_blocks() {
        // What the schema disagrees with, the page says.
        let agreed = |argument: &&Argument| {
            let truth = argument.ty.bases.first().map(|basis| shown(sources, &basis.at));
            truth.is_none_or(|truth| !disagreeing.contains(&truth))
        };
        let on_page = block.arguments.iter().filter(|argument| !only_in_schema(&argument.declared));
        let (agreed, others): (Vec<&Argument>, Vec<&Argument>) = on_page.partition(agreed);
        let (marked, silent): (Vec<&Argument>, Vec<&Argument>) =
            agreed.into_iter().partition(|argument| is_marked(argument));
        let has_marker = |it: &&&Argument| it.presence.bases.iter().any(|b| b.evidence == Evidence::Marker);
        let by_marker = marked.iter().filter(has_marker).count() + others.len();
        // Where few are marked, the page tells by other means.
        if by_marker < ENOUGH || by_marker < silent.len() * 3 {
            continue;
        }
        for argument in silent.into_iter().filter(|argument| is_plain(argument)) {
            let Some(at) = argument.declared.iter().find(|it| it.evidence != Evidence::ProviderSchema) else {
                continue;
            };
            // A section that describes a block has no place for a marker.
            if text_at(sources, &shown(sources, &at.at)).trim_matches(['`', '*']) != argument.name {
                continue;
            }
            found.push((argument, shown(sources, &at.at)));
        }
    }
    let (_, first) = found.first()?;
    let verb = if found.len() == 1 { "is" } else { "are" };
    let names = enumeration(found.iter().map(|(argument, _)| argument.name.as_str()));
    let message = format!("{names} {verb} neither marked as required nor as optional, as others are");
    let mut diagnostic = Diagnostic::new(Code::UnmarkedArgument, message, first.clone());
    for (_, at) in found.iter().skip(1) {
        diagnostic = diagnostic.also(at.clone(), "");
    }
    let diagnostic = diagnostic.help("write `(Required)` or `(Optional)` before the description");
    let proposals = found.iter().filter(|_| has_schema).filter_map(|(it, _)| marker(it, sources)).collect();
    Some(Finding { diagnostic, proposals })
}

/// Whether a page says in any way that the argument must or need not be set.
fn is_marked(argument: &Argument) -> bool {
    argument.presence.bases.iter().any(|basis| {
        !matches!(
            basis.evidence,
            Evidence::ProviderSchema | Evidence::Assumed | Evidence::Convention | Evidence::Example
        )
    })
}

/// Whether the argument is one that its page lists among those that can be set, and says nothing more about. What a page lists
/// only as an attribute has nothing of the page in its presence; it is optional then.
fn is_plain(argument: &Argument) -> bool {
    let bases = &argument.presence.bases;
    argument.deprecated.is_none()
        && bases.iter().all(|basis| basis.evidence != Evidence::Example)
        && (!only_in_schema(bases) || argument.presence.value == Presence::Required)
}

/// The marker that the schema makes certain, before the description.
fn marker(argument: &Argument, sources: &Sources) -> Option<Proposal> {
    let described = argument.description.as_ref()?.bases.first()?;
    if described.evidence == Evidence::ProviderSchema {
        return None;
    }
    let at = shown(sources, &described.at);
    let word = match argument.presence.value {
        Presence::Required => "(Required) ",
        Presence::Optional => "(Optional) ",
    };
    let start = Location { end_line: at.line, end_column: at.column, ..at };
    Some(Proposal { at: start, text: word.to_owned() })
}
