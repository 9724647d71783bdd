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
    let components: Vec<&str> = components.iter().copied().filter(|part| *part != IGNORED).collect();
    let (last, before) = components.split_last()?;
    if before.is_empty() {
        let id = clean(last);
        if id.is_empty() {
            return None;
        }
        // ASCII only, so bytes are characters.
        if id.len() <= MAX_SINGLE {
            return Some(id);
        }
    }
    let mut readable = readable(&components);
    readable.truncate(MAX_READABLE);
    Some(format!("{readable}_{}", hash(&components.join("/"))))
}

/// The id that CDKTF made before version 0.16: the stack's own id was a part of it, and neither `_` nor `-` were kept.
pub(crate) fn old_logical_id(components: &[&str]) -> Option<String> {
    let components: Vec<&str> = components.iter().copied().filter(|part| *part != IGNORED).collect();
    let bare = |part: &str| clean(part).replace(['_', '-'], "");
    let (last, before) = components.split_last()?;
    if before.is_empty() {
        let id = bare(last);
        return (!id.is_empty() && id.len() <= MAX_SINGLE).then_some(id);
    }
    let mut readable = joined(&components, bare);
    readable.truncate(MAX_READABLE);
    Some(format!("{readable}_{}", hash(&components.join("/"))))
}

fn readable(components: &[&str]) -> String {
    joined(components, clean)
}

fn joined(components: &[&str], clean: fn(&str) -> String) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for part in components {
        if !kept.last().is_some_and(|last| last.ends_with(part)) {
            kept.push(part);
        }
    }
    let parts: Vec<String> = kept.into_iter().filter(|part| *part != HIDDEN).map(clean).collect();
    parts.join("_")
}

/// The first eight digits of the MD5.
pub(crate) fn hash(text: &str) -> String {
    let mut md5 = Md5::new();
    md5.feed(text.as_bytes());
    md5.digits(4)
}

/// Without every character that Terraform's names cannot hold.
pub(crate) fn clean(part: &str) -> String {
    part.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect()
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
    }

    #[test]
    fn nothing_left_is_no_id() {
        assert_eq!(logical_id(&["Default"]), None);
        assert_eq!(logical_id(&[]), None);
        assert_eq!(logical_id(&["ä€"]), None);
    }
}
