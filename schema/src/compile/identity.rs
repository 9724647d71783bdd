//! Where a provider comes from: the source address that its own examples require it by.

use crate::example::required_providers;
use crate::model::{ProviderIdentity, Resource};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Gives every type whose document says nothing about its provider the source that was set for it, or else the one that
/// most examples have: `acme = { source = "acme-corp/acme" }` in `required_providers`.
pub(super) fn spread(resources: &mut [Resource], set: Option<&str>) {
    let set = set.filter(|address| is_address(address));
    let mut votes: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for example in resources.iter().flat_map(|resource| &resource.examples) {
        let stated = required_providers(&example.code);
        for (name, source) in stated.into_iter().filter(|(_, source)| is_address(source)) {
            *votes.entry(name).or_default().entry(source).or_default() += 1;
        }
    }
    for resource in resources.iter_mut().filter(|resource| resource.provider.is_none()) {
        // A provider's name may hold an underscore nowhere, a type's always: the first word is the provider's.
        let name = resource.type_name.split('_').next().unwrap_or_default();
        // Of sources that stand equally often, the first by name: the result must not depend on the order.
        let set = set.filter(|address| address.rsplit('/').next() == Some(name)).map(str::to_owned);
        let source = votes
            .get(name)
            .and_then(|sources| sources.iter().max_by_key(|(name, count)| (**count, Reverse(*name))));
        if let Some(source) = set.or_else(|| source.map(|(source, _)| source.clone())) {
            resource.provider = Some(ProviderIdentity { name: name.to_owned(), source, version: None });
        }
    }
}

/// Whether a text can be the source address of a provider: `NAMESPACE/NAME`, with or without a host before it.
///
/// ```
/// use ferroform_schema::compile::is_address;
/// assert!(is_address("hashicorp/aws") && is_address("example.com:8080/acme/acme"));
/// assert!(!is_address("aws") && !is_address("hashicorp / aws"));
/// ```
#[must_use]
pub fn is_address(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let word = |part: &&str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
    };
    (2..=3).contains(&parts.len()) && parts.iter().all(word)
}
