//! References to what can no longer be read.

use super::Breakage;
use super::read::Configuration;
use crate::difference::data::{Place, Status, TypeDifference, What};
use crate::model::ResourceKind;
use crate::source::Span;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// `data.acme_room.hall[0].size`: what is read, of which element, of which type.
static REFERENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?P<kind>\b(?:data|ephemeral)\.)?(?P<type>\b[A-Za-z][A-Za-z0-9_]*)\.(?P<label>[A-Za-z_][A-Za-z0-9_-]*)(?:\[[^\]\n]{0,200}\]|\.[0-9*]+)?\.(?P<name>[A-Za-z_][A-Za-z0-9_-]*)"#,
    )
    .ok()
});

/// The references of a configuration to attributes and arguments of elements that the new version does not have.
pub(super) fn references(
    changed: &BTreeMap<(ResourceKind, &str), &TypeDifference>,
    configuration: &Configuration,
) -> BTreeSet<Breakage> {
    let gone: BTreeMap<(ResourceKind, &str), BTreeMap<&str, String>> = changed
        .iter()
        .filter(|(_, ty)| ty.status == Status::Changed)
        .map(|(key, ty)| {
            let gone = ty.changes.iter().filter(|change| is_gone(&change.what) && !change.path.contains('.'));
            (*key, gone.map(|change| (change.path.as_str(), change.to_string())).collect())
        })
        .collect();
    let mut found = BTreeSet::new();
    let Some(pattern) = LazyLock::force(&REFERENCE) else { return found };
    for file in configuration.sources.iter() {
        for captures in pattern.captures_iter(file.text()) {
            let part = |name: &str| captures.name(name).map_or("", |part| part.as_str());
            let kind = match part("kind") {
                "data." => ResourceKind::DataSource,
                "ephemeral." => ResourceKind::Ephemeral,
                _ => ResourceKind::Resource,
            };
            let Some(message) = gone.get(&(kind, part("type"))).and_then(|names| names.get(part("name")))
            else {
                continue;
            };
            let Some(whole) = captures.get(0) else { continue };
            let (line, column) = file.line_column(Span::from(whole.range()).start);
            found.insert(Breakage {
                at: Place { file: file.path().to_owned(), line, column },
                element: String::new(),
                construct: None,
                message: format!("`{}` refers to it: {message}", whole.as_str()),
            });
        }
    }
    found
}

fn is_gone(what: &What) -> bool {
    matches!(what, What::ArgumentRemoved { .. } | What::AttributeRemoved { .. } | What::Renamed { .. })
}
