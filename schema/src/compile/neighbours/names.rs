//! Names that nearly all pages of a provider have.

use super::Pages;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Location;
use std::collections::BTreeSet;

/// Notes what nine of ten other pages name, and this one does not. Of seven such notes four were right.
pub(super) fn note(known: &BTreeSet<&str>, pages: &Pages, named_at: &Location) -> Vec<Diagnostic> {
    let others = pages.count.saturating_sub(1);
    let missing = pages
        .names
        .iter()
        .filter(|(name, _)| !known.contains(name.as_str()) && !matches!(name.as_str(), "id" | "tags_all"));
    let note = |(name, count): (&String, &usize)| {
        let message =
            format!("the page does not name `{name}`, which {count} of {others} others of the provider do");
        Diagnostic::new(Code::UnlistedFields, message, named_at.clone())
            .help("it may have been forgotten: the provider's schema or an overlay settles it")
    };
    missing.map(note).collect()
}
