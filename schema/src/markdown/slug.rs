//! Anchors of headings, as documentation sites make them.

use std::collections::BTreeMap;

/// Gives out anchors: the second heading of one title gets `-1`, the third `-2`.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    used: BTreeMap<String, u32>,
}

impl Slugs {
    /// The anchor of the next heading with this title.
    pub(super) fn next(&mut self, title: &str) -> String {
        let slug = slug(title);
        let count = self.used.entry(slug.clone()).or_insert(0);
        let anchor = if *count == 0 { slug } else { format!("{slug}-{count}") };
        *count += 1;
        anchor
    }
}

/// A title in lower case, punctuation dropped, spaces as hyphens.
pub(super) fn slug(title: &str) -> String {
    title
        .trim()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_anchors() {
        assert_eq!(slug("`tls_config` Configuration Block"), "tls_config-configuration-block");
        assert_eq!(slug("rule: action.kind"), "rule-actionkind");
        let mut slugs = Slugs::default();
        assert_eq!(
            [slugs.next("Rule"), slugs.next("`rule`"), slugs.next("rule")],
            ["rule", "rule-1", "rule-2"]
        );
    }
}
