//! The nearest valid name, for every message that says that a name is unknown.

/// The candidate nearest to `name`, when one is near enough to be what was meant.
///
/// ```
/// use ferroform_schema::suggest::nearest;
/// assert_eq!(nearest("integraton_type", ["integration_type", "api_id"]), Some("integration_type"));
/// assert_eq!(nearest("zzz", ["integration_type", "api_id"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score > 0.8)
        // Ties go to the name that sorts first, so that a message does not depend on the order of candidates.
        .max_by(|(a, left), (b, right)| a.total_cmp(b).then_with(|| right.cmp(left)))
        .map(|(_, candidate)| candidate)
}
