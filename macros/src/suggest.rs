//! The nearest valid name.

pub(crate) use ferroform_rules::nearest;

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
fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
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
