//! Logical ids: the names that Terraform knows elements by.
//!
//! They are made exactly as CDKTF makes them, so that a stack can move from there with its state.

use crate::md5::Md5;

/// Longest id of a single component, and longest readable part of the others.
const MAX_SINGLE: usize = 255;
const MAX_READABLE: usize = 240;

/// Components that say nothing: the first is left out everywhere, the second only of the readable part.
const IGNORED: &str = "Default";
const HIDDEN: &str = "Resource";

/// The logical id of an element from the ids of its ancestors strictly below its stack, its own last. `None` where
/// nothing is left to make it of.
pub(crate) fn logical_id(components: &[&str]) -> Option<String> {
    let components = without_ignored(components);
    if let [only] = components[..] {
        let id = clean(only);
        if id.is_empty() {
            return None;
        }
        // ASCII only, so bytes are characters.
        if id.len() <= MAX_SINGLE {
            return Some(id);
        }
    }
    hashed(&components, clean)
}

/// The id that CDKTF made before version 0.16: the stack's own id was a part of it, and neither `_` nor `-` were kept.
pub(crate) fn old_logical_id(components: &[&str]) -> Option<String> {
    let components = without_ignored(components);
    let bare = |part: &str| {
        let mut part = clean(part);
        part.retain(|c| !matches!(c, '_' | '-'));
        part
    };
    if let [only] = components[..] {
        let id = bare(only);
        return (!id.is_empty() && id.len() <= MAX_SINGLE).then_some(id);
    }
    hashed(&components, bare)
}

fn without_ignored<'c>(components: &[&'c str]) -> Vec<&'c str> {
    let mut kept = components.to_vec();
    kept.retain(|part| *part != IGNORED);
    kept
}

/// What people can read of an id, and a hash of all of it.
fn hashed(components: &[&str], clean: fn(&str) -> String) -> Option<String> {
    let mut before = components.first()?;
    let mut readable = String::new();
    let mut is_first = true;
    for (n, part) in components.iter().enumerate() {
        if n > 0 && before.ends_with(part) {
            continue;
        }
        before = part;
        if *part == HIDDEN {
            continue;
        }
        if !is_first {
            readable.push('_');
        }
        is_first = false;
        readable.push_str(&clean(part));
    }
    readable.truncate(MAX_READABLE);
    Some(format!("{readable}_{}", hash(&components.join("/"))))
}

/// The first eight digits of the MD5.
pub(crate) fn hash(text: &str) -> String {
    let mut md5 = Md5::new();
    md5.feed(text.as_bytes());
    md5.digits(4)
}

/// Without every character that Terraform's names cannot hold.
pub(crate) fn clean(part: &str) -> String {
    let mut cleaned = String::new();
    for c in part.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') {
            cleaned.push(c);
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::{logical_id, old_logical_id};

    fn id(components: &[&str]) -> String {
        logical_id(components).expect("a logical id")
    }

    #[test]
    fn single_components_are_only_cleaned() {
        assert_eq!(id(&["a"]), "a");
        assert_eq!(id(&["my bucket"]), "mybucket");
        assert_eq!(id(&["1x"]), "1x");
        assert_eq!(id(&["foo", "Default"]), "foo");
        assert_eq!(id(&["Resource"]), "Resource");
    }

    #[test]
    fn several_components_end_with_a_hash() {
        assert_eq!(id(&["a", "b"]), "a_b_A7E86136");
        assert_eq!(id(&["foo", "Resource"]), "foo_6445C170");
        assert_eq!(id(&["component_changed", "sb_topic"]), "component_changed_sb_topic_93C8A6CF");
        assert_eq!(id(&["net", "Resource", "bucket"]), "net_bucket_0ED3D0F7");
        assert_eq!(id(&["net", "Default", "inner"]), "net_inner_223BE4B2");
        assert_eq!(id(&["net", "deep"]), "net_deep_C975D39A");
    }

    #[test]
    fn a_component_that_ends_the_one_before_is_left_out() {
        assert_eq!(id(&["net", "vpc", "c"]), "net_vpc_6B9C8D08");
        assert_eq!(id(&["x", "x"]), "x_76E4A5E9");
        assert_eq!(id(&["net", "net"]), "net_16D52F0D");
    }

    #[test]
    fn long_ids_are_cut() {
        let long = "a".repeat(255);
        assert_eq!(id(&[&long]), long);
        let longer = "a".repeat(256);
        let cut = id(&[&longer]);
        assert_eq!(cut.len(), 240 + 1 + 8);
        assert!(cut.starts_with(&"a".repeat(240)));
    }

    #[test]
    fn ids_of_old_versions_hold_the_stack_and_no_separators() {
        assert_eq!(old_logical_id(&["my-stack", "a_b"]).as_deref(), Some("mystack_ab_7D913E68"));
        assert_eq!(old_logical_id(&["s", "net", "Default", "vpc"]).as_deref(), Some("s_net_vpc_B066215B"));
        assert_eq!(old_logical_id(&["my-stack"]).as_deref(), Some("mystack"));
        let longest = "a".repeat(255);
        assert_eq!(old_logical_id(&[&longest]), Some(longest.clone()));
        for none in ["", "_-", "Default", &format!("{longest}a")] {
            assert_eq!(old_logical_id(&[none]), None, "{none}");
        }
    }

    #[test]
    fn nothing_left_is_no_id() {
        assert_eq!(logical_id(&["Default"]), None);
        assert_eq!(logical_id(&[]), None);
        assert_eq!(logical_id(&["ä€"]), None);
    }
}
