//! The nearest valid name.

/// The candidate nearest to `name`, when one is near enough to be what was meant.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|(a, left), (b, right)| a.total_cmp(b).then_with(|| right.cmp(left)))
        .map(|(_, candidate)| candidate)
}

/// "; did you mean `x`?" or, for want of a near one, the valid names: "; expected one of `x`, `y`".
pub(crate) fn hint<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> String {
    const FEW: usize = 40;
    if let Some(near) = nearest(name, candidates.clone()) {
        return format!("; did you mean `{near}`?");
    }
    let known: Vec<&str> = candidates.into_iter().collect();
    match known.len() {
        0 => String::new(),
        1..=FEW => format!("; expected one of {}", list(&known)),
        many => format!("; expected one of {}, … ({many} in all)", list(&known[..FEW])),
    }
}

/// Names in ticks with commas.
pub(crate) fn list(names: &[impl AsRef<str>]) -> String {
    names.iter().map(|name| format!("`{}`", name.as_ref())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        assert_eq!(
            hint("integraton_type", ["integration_type", "api_id"]),
            "; did you mean `integration_type`?"
        );
        assert_eq!(hint("zzz", ["api_id", "name"]), "; expected one of `api_id`, `name`");
        assert_eq!(hint("zzz", []), "");
    }
}
