//! One Cargo feature for each service.

use super::data::Feature;
use super::provider_name;
use ferroform_schema::model::{Resource, ResourceKind};
use std::collections::{BTreeMap, BTreeSet};

/// Features of services; a registry takes at most 300 in all, and `default`, `all`, `derive` and `reads` are not services.
const LIMIT: usize = 296;

/// Features that mean something else.
const RESERVED: &[&str] = &["all", "default", "derive", "reads"];

/// The feature of services with the fewest types, where there are too many services.
const REST: &str = "small-services";

/// The features, and which of them turns on each resource.
pub(super) fn features(resources: &[&Resource]) -> (Vec<Feature>, Vec<Option<String>>) {
    let services: Vec<Option<(String, String)>> =
        resources.iter().map(|resource| service(resource)).collect();
    let mut sizes: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for (name, title) in services.iter().flatten() {
        let entry = sizes.entry(name).or_insert((0, title));
        entry.0 += 1;
    }
    let rest = smallest(&sizes);
    let kept = sizes.iter().filter(|(name, _)| !rest.contains(*name));
    let mut features: Vec<Feature> = kept
        .map(|(name, (_, title))| Feature { name: (*name).to_owned(), title: (*title).to_owned() })
        .collect();
    if !rest.is_empty() {
        features.push(Feature { name: REST.to_owned(), title: "Services with few types".to_owned() });
        features.sort_by(|a, b| a.name.cmp(&b.name));
    }
    let of_resource = services
        .iter()
        .map(|service| {
            let (name, _) = service.as_ref()?;
            Some(if rest.contains(name.as_str()) { REST.to_owned() } else { name.clone() })
        })
        .collect();
    (features, of_resource)
}

/// The services that have to share a feature.
fn smallest<'a>(sizes: &BTreeMap<&'a str, (usize, &str)>) -> BTreeSet<&'a str> {
    if sizes.len() <= LIMIT {
        return BTreeSet::new();
    }
    let mut by_size: Vec<(usize, &str)> = sizes.iter().map(|(name, (size, _))| (*size, *name)).collect();
    by_size.sort_unstable();
    // One place goes to the feature that they share.
    by_size.into_iter().take(sizes.len() - LIMIT + 1).map(|(_, name)| name).collect()
}

/// Name and title of a resource's service; the provider's own configuration has none.
fn service(resource: &Resource) -> Option<(String, String)> {
    if resource.kind == ResourceKind::Provider {
        return None;
    }
    let title = match &resource.subcategory {
        Some(subcategory) if !slug(&subcategory.value).is_empty() => subcategory.value.clone(),
        _ => {
            let provider = provider_name(resource);
            let rest = resource.type_name.strip_prefix(provider).unwrap_or(&resource.type_name);
            rest.trim_start_matches('_').split('_').next().unwrap_or_default().to_owned()
        }
    };
    let slug = slug(&title);
    let name = match slug.as_str() {
        "" => "other".to_owned(),
        reserved if RESERVED.contains(&reserved) => format!("{reserved}-service"),
        name => name.to_owned(),
    };
    Some((name, ferroform_schema::visible::one_line(&title)))
}

/// `API Gateway V2` as `api-gateway-v2`.
fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Names of features stand in the manifest as they are.
        #[test]
        fn a_feature_has_a_plain_name_whatever_the_service_is_called(title in any::<String>()) {
            let slug = slug(&title);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", slug);
        }
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("API Gateway V2"), "api-gateway-v2");
        assert_eq!(slug("EC2 (Elastic Compute Cloud)"), "ec2-elastic-compute-cloud");
        assert_eq!(slug("…"), "");
    }

    #[test]
    fn the_smallest_services_share_a_feature() {
        let names: Vec<String> = (0..LIMIT + 3).map(|n| format!("s{n:03}")).collect();
        let sizes: BTreeMap<&str, (usize, &str)> =
            names.iter().enumerate().map(|(i, name)| (name.as_str(), (1 + i / 4, ""))).collect();
        let rest = smallest(&sizes);
        assert_eq!(rest.into_iter().collect::<Vec<_>>(), ["s000", "s001", "s002", "s003"]);
    }
}
