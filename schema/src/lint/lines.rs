//! Lines that are meant as arguments, and headings of the wrong kind, as they should read.

use super::Finding;
use super::proposal::{Proposal, text_at};
use crate::diagnostic::Code;
use crate::model::Presence;
use crate::phrase::misspelt_marker;
use crate::source::{Location, Sources, Span};
use regex::Regex;
use std::sync::LazyLock;

/// A line with a name, bare, bold or in ticks, and its marker behind that: nothing else can be meant.
static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let bullet = r"^(?P<indent>\s*)(?:(?:[-*+]|\d{1,3}[.)])\s+)?";
    let name = r"(?:\*\*|<b>)?`?(?P<name>[a-z][a-z0-9_]*)`?(?:\*\*|</b>)?";
    let marker = r"\s*[-–:]*\s*\(\**(?P<word>required|optional)\**\)\s*[-–:]*\s*";
    Regex::new(&format!("(?i){bullet}{name}{marker}(?P<rest>\\S.*)$")).ok()
});

/// Proposes lines for what has one right form.
pub(super) fn propose(findings: &mut [Finding], sources: &Sources) {
    for finding in findings {
        let Some(at) = finding.diagnostic.labels.first().map(|label| label.at.clone()) else { continue };
        let proposal = match finding.diagnostic.code {
            Code::UnreadArgument => argument(&at, sources),
            Code::KindMismatch => heading(&at, sources),
            Code::MisspeltMarker => marker(&at, sources),
            _ => None,
        };
        finding.proposals.extend(proposal);
    }
}

fn argument(at: &Location, sources: &Sources) -> Option<Proposal> {
    let file = sources.get(&at.path)?;
    let (start, end) = (file.offset(at.line, 1), file.offset(at.line + 1, 1));
    let line = file.slice(Span::new(start, end)).trim_end_matches(['\n', '\r']);
    let captures = LazyLock::force(&LINE).as_ref()?.captures(line)?;
    let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
    let marker = if part("word").eq_ignore_ascii_case("required") { "Required" } else { "Optional" };
    let text = format!("{}* `{}` - ({marker}) {}", part("indent"), part("name"), part("rest"));
    Some(Proposal { at: file.location(Span::new(start, start + line.len() as u32)), text })
}

/// "Requird" as it is spelt.
fn marker(at: &Location, sources: &Sources) -> Option<Proposal> {
    let text = match misspelt_marker(text_at(sources, at))? {
        Presence::Required => "Required".to_owned(),
        Presence::Optional => "Optional".to_owned(),
    };
    Some(Proposal { at: at.clone(), text })
}

/// `# Resource: x` on a page that lies among data sources.
fn heading(at: &Location, sources: &Sources) -> Option<Proposal> {
    let heading = text_at(sources, at);
    let rest =
        heading.split_once("Resource:").filter(|(before, _)| before.trim_matches(['#', ' ']).is_empty())?;
    Some(Proposal { at: at.clone(), text: format!("{}Data Source:{}", rest.0, rest.1) })
}
