//! What the provider's own schema makes certain: whether an argument must be set, that it is deprecated, and how its bullet
//! reads where the page lacks it.

use super::Finding;
use super::proposal::{Proposal, shown, text_at};
use crate::compile::Compilation;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Basis, Block, Evidence, Presence, Resource};
use crate::source::{Location, Sources, Span};
use std::collections::BTreeMap;

/// Proposes words for disagreements, and finds deprecations that pages do not tell.
pub(super) fn propose(findings: &mut Vec<Finding>, compilation: &Compilation) {
    if compilation.provider_types.is_none() {
        return;
    }
    let sources = &compilation.sources;
    let missing = missing_bullets(compilation);
    for finding in findings.iter_mut().filter(|it| it.diagnostic.code == Code::SchemaDisagrees) {
        for label in &finding.diagnostic.labels {
            let presence = other_presence(text_at(sources, &label.at));
            let presence = presence.map(|text| Proposal { at: label.at.clone(), text });
            finding.proposals.extend(presence.or_else(|| missing.get(&label.at).cloned()));
        }
        finding.proposals.sort();
        finding.proposals.dedup();
    }
    for resource in &compilation.schema.resources {
        for (_, block) in resource.all_blocks() {
            findings.extend(block.arguments.iter().filter_map(|it| untold_deprecation(it, sources)));
        }
    }
}

/// The other of two words, in the spelling of this one: what disagrees with the schema about presence can only be that.
fn other_presence(word: &str) -> Option<String> {
    let other = match word {
        "Required" => "Optional",
        "required" => "optional",
        "REQUIRED" => "OPTIONAL",
        "Optional" => "Required",
        "optional" => "required",
        "OPTIONAL" => "REQUIRED",
        _ => return None,
    };
    Some(other.to_owned())
}

/// Whether something is known from the schema alone.
pub(super) fn only_in_schema(bases: &[Basis]) -> bool {
    bases.iter().all(|basis| basis.evidence == Evidence::ProviderSchema)
}

/// Bullets for arguments that pages lack and the schema describes, by the place in the schema.
fn missing_bullets(compilation: &Compilation) -> BTreeMap<Location, Proposal> {
    let sources = &compilation.sources;
    let mut bullets = BTreeMap::new();
    let blocks = compilation.schema.resources.iter().flat_map(Resource::all_blocks);
    for (_, block) in blocks {
        for argument in block.arguments.iter().filter(|argument| only_in_schema(&argument.declared)) {
            let Some(at) = argument.declared.first().map(|basis| shown(sources, &basis.at)) else { continue };
            if let Some(proposal) = bullet(argument, block, sources) {
                bullets.insert(at, proposal);
            }
        }
    }
    bullets
}

/// The bullet of an argument, before that of another one of its block, in the form that this has.
fn bullet(argument: &Argument, block: &Block, sources: &Sources) -> Option<Proposal> {
    let description = argument.description.as_ref()?.value.split_whitespace().collect::<Vec<_>>().join(" ");
    let on_page = |other: &&Argument| !only_in_schema(&other.declared);
    let alike = |other: &&Argument| other.presence.value == argument.presence.value;
    let listed = || block.arguments.iter().filter(on_page).filter(alike);
    let next = listed().find(|other| other.name > argument.name).or(listed().next_back())?;
    let at = next.declared.iter().find(|basis| basis.evidence != Evidence::ProviderSchema)?;
    let at = shown(sources, &at.at);
    let file = sources.get(&at.path)?;
    let start = file.offset(at.line, 1);
    let line = file.slice(Span::new(start, file.offset(at.line + 1, 1)));
    // Only beside a bullet of the common form: where readers look for another one, this would be out of place.
    let (prefix, _) = line.split_once(&format!("`{}` - (", next.name))?;
    let bullet = prefix.trim();
    if !matches!(bullet, "*" | "-" | "+") {
        return None;
    }
    let marker = match argument.presence.value {
        Presence::Required => "Required",
        Presence::Optional => "Optional",
    };
    let text = format!("{prefix}`{}` - ({marker}) {description}\n", argument.name);
    Some(Proposal { at: file.location(Span::new(start, start)), text })
}

/// That an argument is deprecated in the schema, and its page does not say so.
fn untold_deprecation(argument: &Argument, sources: &Sources) -> Option<Finding> {
    let deprecated = argument.deprecated.as_ref().filter(|said| only_in_schema(&said.bases))?;
    let truth = shown(sources, &deprecated.bases.first()?.at);
    let on_page = argument.declared.iter().find(|basis| basis.evidence != Evidence::ProviderSchema)?;
    let message = format!("`{}` is deprecated in the provider's schema, but not on its page", argument.name);
    let text = format!("`{}` in the provider's schema", argument.name);
    let diagnostic = Diagnostic::new(Code::SchemaDisagrees, message, shown(sources, &on_page.at))
        .also(truth, text)
        .help("say so, and what to use instead");
    let marker = argument.presence.bases.iter().find(|basis| basis.evidence == Evidence::Marker);
    let marker = marker.map(|basis| shown(sources, &basis.at));
    let proposal = marker.filter(|at| other_presence(text_at(sources, at)).is_some()).map(|at| {
        let text = format!("{}, **Deprecated**", text_at(sources, &at));
        Proposal { at, text }
    });
    Some(Finding { diagnostic, proposals: proposal.into_iter().collect() })
}
