//! What can hardly be meant as it is written, told with its place.

use super::super::reading::FieldReading;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Claim;
use crate::phrase::Doubt;
use crate::source::SourceFile;

/// The doubts about the texts of one declaration.
pub(super) fn of<'r>(
    file: &'r SourceFile,
    name: &'r str,
    reading: &'r FieldReading,
) -> impl Iterator<Item = Diagnostic> + 'r {
    let texts = reading.markers.iter().map(|(prose, said)| (prose, said));
    texts.chain(std::iter::once((reading.prose(), &reading.said))).flat_map(move |(prose, said)| {
        said.doubts.iter().map(move |doubt| {
            let written = prose.as_str().get(doubt.range()).unwrap_or_default();
            let at = prose.location(file, doubt.range());
            match doubt {
                Doubt::MisspeltMarker(_) => Diagnostic::new(
                    Code::MisspeltMarker,
                    format!("the marker of `{name}` is misspelt: \u{201c}{written}\u{201d}"),
                    at,
                )
                .help("write `(Required)` or `(Optional)`; what is nearest was taken"),
                Doubt::SwappedRange(_) => Diagnostic::new(
                    Code::SwappedRange,
                    format!("the range of `{name}` ends below where it begins: \u{201c}{written}\u{201d}"),
                    at,
                )
                .help("write the smaller number first; no rule was made of it"),
                // Of thirty-five that pages mark so, twenty-nine were no part of the provider's general release.
                Doubt::Prerelease(_) => Diagnostic::new(
                    Code::WeakEvidence,
                    format!(
                        "`{name}` is marked as \u{201c}{written}\u{201d}: the provider may not have it yet"
                    ),
                    at,
                )
                .help("it is taken as all others are; the schema of the provider that is used settles it"),
            }
        })
    })
}

/// An attribute that is marked as arguments are: on a list of what is read, `(Optional)` tells that the provider takes it, or that
/// the line was copied. Of fifty such attributes twenty could be set.
pub(super) fn marked_attribute(file: &SourceFile, name: &str, reading: &FieldReading) -> Option<Diagnostic> {
    let marked = reading.markers.iter().find_map(|(prose, said)| {
        let is_presence = |claim: &Claim| matches!(claim, Claim::Presence(_));
        let marker = said.statements.iter().find(|statement| is_presence(&statement.claim))?;
        Some(prose.location(file, marker.range.clone()))
    });
    let message =
        format!("`{name}` is listed as an attribute, but marked as an argument is; it is taken as only read");
    marked.map(|at| {
        Diagnostic::new(Code::WeakEvidence, message, at).help(
            "list it among the arguments, if it can be set; the provider's schema or an overlay settles it",
        )
    })
}
