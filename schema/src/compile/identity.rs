//! Where a provider comes from: the source address that its own examples require it by.

use crate::model::{ProviderIdentity, Resource};
use std::collections::BTreeMap;

/// Gives every type whose document says nothing about its provider the source that was set for it, or else the one that
/// most examples have: `acme = { source = "acme-corp/acme" }` in `required_providers`.
pub(super) fn spread(resources: &mut [Resource], set: Option<&str>) {
    let set = set.filter(|address| is_address(address));
    let mut votes: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for example in resources.iter().flat_map(|resource| &resource.examples) {
        for (name, source) in required(&example.code) {
            *votes.entry(name).or_default().entry(source).or_default() += 1;
        }
    }
    for resource in resources.iter_mut().filter(|resource| resource.provider.is_none()) {
        // A provider's name may hold an underscore nowhere, a type's always: the first word is the provider's.
        let name = resource.type_name.split('_').next().unwrap_or_default();
        // Of sources that stand equally often, the first by name: the result must not depend on the order.
        let set = set.filter(|address| address.rsplit('/').next() == Some(name)).map(str::to_owned);
        let source =
            votes.get(name).and_then(|sources| sources.iter().rev().max_by_key(|(_, count)| **count));
        if let Some(source) = set.or_else(|| source.map(|(source, _)| source.clone())) {
            resource.provider = Some(ProviderIdentity { name: name.to_owned(), source, version: None });
        }
    }
}

/// The providers that code requires, with their sources.
fn required(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if !code.contains("required_providers") {
        return found;
    }
    let mut open: Option<&str> = None;
    for line in code.lines() {
        if let Some((name, _)) = line.split_once('=').filter(|(_, rest)| rest.trim_start().starts_with('{')) {
            open = Some(name.trim());
        }
        let value = line.split_once("source").and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
        let text = value
            .and_then(|rest| rest.trim_start().strip_prefix('"'))
            .and_then(|rest| rest.split('"').next());
        if let (Some(name), Some(source)) = (open, text.filter(|text| is_address(text))) {
            found.push((name.to_owned(), source.to_owned()));
        }
        if line.contains('}') {
            open = None;
        }
    }
    found
}

/// `NAMESPACE/NAME`, with or without a host before it.
fn is_address(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let word = |part: &&str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    (2..=3).contains(&parts.len()) && parts.iter().all(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_read_in_every_layout() {
        let block = "terraform {\n  required_providers {\n    acme = {\n      source  = \"acme-corp/acme\"\n      version = \"1\"\n    }\n    aws = { source = \"hashicorp/aws\" }\n  }\n}\n\
                     module \"a\" {\n  source = \"./x\"\n}\n";
        let acme = ("acme".to_owned(), "acme-corp/acme".to_owned());
        assert_eq!(required(block), [acme, ("aws".to_owned(), "hashicorp/aws".to_owned())]);
        assert_eq!(required("module \"a\" {\n  source = \"b/c\"\n}\n"), []);
        assert_eq!(required("required_providers {\n a = {\n source = \"not an address\"\n}}"), []);
    }
}
