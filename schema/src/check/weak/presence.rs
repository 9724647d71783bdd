//! Whether arguments must be set, where nothing says so or two things that are said do not go together.

use super::super::report::path;
use super::HELP;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Block, BlockId, Evidence, Presence};
use ferroform_rules::enumeration;

/// The arguments of a block of which nothing says whether they must be set: those that are taken as optional, and those of a
/// list that is taken to require all of it.
pub(super) fn unmarked(id: &BlockId, block: &Block) -> impl Iterator<Item = Diagnostic> {
    [Presence::Optional, Presence::Required].into_iter().filter_map(move |presence| {
        let silent = |argument: &&Argument| {
            let evidence = argument.presence.bases.first().map(|basis| basis.evidence);
            argument.presence.value == presence && evidence == Some(Evidence::Assumed)
        };
        let found: Vec<&Argument> = block.arguments.iter().filter(silent).collect();
        let mut places = found.iter().filter_map(|argument| argument.declared.first());
        let at = places.next()?.at.clone();
        let paths: Vec<String> = found.iter().map(|argument| path(id, &argument.name)).collect();
        let names = enumeration(paths.iter().map(String::as_str));
        let taken = if presence == Presence::Required { "required" } else { "optional" };
        let message = match found.len() {
            1 => format!("{names} is taken as {taken}, as nothing says whether it must be set"),
            _ => format!("{names} are taken as {taken}, as nothing says whether they must be set"),
        };
        let diagnostic = Diagnostic::new(Code::WeakEvidence, message, at);
        Some(places.fold(diagnostic, |told, basis| told.also(basis.at.clone(), "")).help(HELP))
    })
}

/// What must be set has no value for when it is not: of fifty such arguments, a dozen were optional, and of the types that have one
/// nine in ten were wrong in something.
pub(super) fn required_with_default(id: &BlockId, argument: &Argument) -> Option<Diagnostic> {
    let decided = argument.presence.bases.first()?;
    let always = argument.defaults.iter().find(|default| default.when.is_none())?;
    if argument.presence.value != Presence::Required || decided.evidence >= Evidence::ProviderSchema {
        return None;
    }
    let name = path(id, &argument.name);
    let message = format!(
        "`{name}` is taken as required by {}, but is said to have a default",
        decided.evidence.in_words()
    );
    let diagnostic = Diagnostic::new(Code::WeakEvidence, message, decided.at.clone());
    let stated = always.bases.first().map(|basis| basis.at.clone());
    let diagnostic = match stated {
        Some(at) => diagnostic.also(at, "the default is stated here"),
        None => diagnostic,
    };
    Some(diagnostic.help("what must be set has no default: the provider's schema or an overlay settles it"))
}
