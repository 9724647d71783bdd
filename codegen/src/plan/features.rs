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
    let mut services: Vec<Option<(String, String)>> =
        resources.iter().map(|resource| service(resource)).collect();
    let shorter = shorter(services.iter().flatten());
    for (name, _) in services.iter_mut().flatten() {
        if let Some(short) = shorter.get(name) {
            name.clone_from(short);
        }
    }
    let mut sizes: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for (name, title) in services.iter().flatten() {
        let entry = sizes.entry(name).or_insert((0, title));
        entry.0 += 1;
    }
    let rest = smallest(&sizes);
    let kept = sizes.iter().filter(|(name, _)| !rest.contains(*name));
    let mut features: Vec<Feature> = kept
        .map(|(name, (_, title))| Feature {
            name: (*name).to_owned(),
            title: (*title).to_owned(),
            alias: None,
        })
        .collect();
    if !rest.is_empty() {
        let title = "Services with few types".to_owned();
        features.push(Feature { name: REST.to_owned(), title, alias: None });
        features.sort_by(|a, b| a.name.cmp(&b.name));
    }
    // A registry counts them as well.
    let room = LIMIT.saturating_sub(features.len());
    let long_of: BTreeMap<&str, &str> =
        shorter.iter().map(|(long, short)| (short.as_str(), long.as_str())).collect();
    if shorter.len() <= room {
        for feature in &mut features {
            feature.alias = long_of.get(feature.name.as_str()).map(|long| (*long).to_owned());
        }
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

/// Shorter names of services, by those made of their whole titles: `iam` for `IAM (Identity & Access Management)`. A name
/// that two services would have, or that is another's, is nobody's.
fn shorter<'a>(services: impl Iterator<Item = &'a (String, String)>) -> BTreeMap<String, String> {
    let titles: BTreeMap<&str, &str> =
        services.map(|(name, title)| (name.as_str(), title.as_str())).collect();
    let mut by_short: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, title) in &titles {
        let short =
            title.strip_suffix(')').and_then(|title| title.split_once(" (")).map(|(first, _)| slug(first));
        if let Some(short) = short.filter(|short| !short.is_empty() && !RESERVED.contains(&short.as_str())) {
            by_short.entry(short).or_default().push(name);
        }
    }
    let only = by_short.into_iter().filter_map(|(short, names)| match names.as_slice() {
        [name] if !titles.contains_key(short.as_str()) => Some(((*name).to_owned(), short)),
        _ => None,
    });
    only.filter(|(long, short)| long != short && short != REST).collect()
}

/// The services that have to share a feature.
fn smallest<'a>(sizes: &BTreeMap<&'a str, (usize, &str)>) -> BTreeSet<&'a str> {
    if sizes.len() <= LIMIT {
        return BTreeSet::new();
    }
    let mut by_size: Vec<(usize, &str)> = sizes.iter().map(|(name, (size, _))| (*size, *name)).collect();
    by_size.sort();
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
    fn services_are_called_as_people_call_them() {
        let titles = [
            "IAM (Identity & Access Management)",
            "Outposts",
            "Outposts (EC2)",
            "VPN (Client)",
            "VPN (Site-to-Site)",
            "IVS (Interactive Video) Chat",
            "All (of it)",
            "(odd)",
        ];
        let services: Vec<(String, String)> =
            titles.iter().map(|title| (slug(title), (*title).to_owned())).collect();
        let expected = [("iam-identity-access-management".to_owned(), "iam".to_owned())];
        assert_eq!(shorter(services.iter()).into_iter().collect::<Vec<_>>(), expected);
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
