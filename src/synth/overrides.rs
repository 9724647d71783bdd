//! Raw overrides: what the program lays over the JSON, last of all.

use super::resolve::Resolver;
use crate::data::{Excess, MAX_DEPTH, Repr};
use crate::json::{Json, Object};
use crate::tree::RawOverride;

/// Top-level lists that the entries of an override join, because every part of a program adds its own to them.
const JOINED: [&str; 4] = ["import", "moved", "provider", "removed"];

impl<'a> Resolver<'a, '_> {
    /// Overrides of one element: what stands at a path is replaced, and an absent value removes it.
    pub(super) fn overrides(&mut self, overrides: &'a [RawOverride], object: &mut Object<'a>) {
        for raw in overrides {
            self.lay_over(raw, object, false);
        }
    }

    /// Overrides of the stack itself: the lists that are its own are joined.
    pub(super) fn stack_overrides(&mut self, overrides: &'a [RawOverride], root: &mut Object<'a>) {
        for raw in overrides {
            let own = raw.steps.first().is_some_and(|step| JOINED.contains(&step.as_str()));
            self.lay_over(raw, root, own);
        }
    }

    fn lay_over(&mut self, raw: &'a RawOverride, object: &mut Object<'a>, join: bool) {
        if raw.steps.len() > MAX_DEPTH as usize {
            let (message, help) = Excess::Depth.message();
            self.fault(message, help);
            return;
        }
        let value = if matches!(raw.data.0, Repr::Absent) { None } else { Some(self.json(&raw.data)) };
        if let Err(Outside { length }) = set(object, &raw.steps, value, join) {
            let items = if length == 1 { "1 item".to_owned() } else { format!("{length} items") };
            self.fault(
                format!("the override `{}` is outside of a list of {items}", raw.steps.join(".")),
                "items are counted from 0; the number behind the last one adds an item",
            );
        }
    }
}

/// An index behind the end of a list.
#[derive(Debug, PartialEq, Eq)]
struct Outside {
    length: usize,
}

/// Sets what stands at a path, or removes it. A number is an index where a list stands; whatever else is in the way
/// becomes an object.
fn set<'a>(
    object: &mut Object<'a>,
    path: &'a [String],
    value: Option<Json<'a>>,
    join: bool,
) -> Result<(), Outside> {
    let Some((first, rest)) = path.split_first() else { return Ok(()) };
    if rest.is_empty() {
        match (value, object.get_mut(first)) {
            (Some(Json::Array(more)), Some(Json::Array(items))) if join => items.extend(more),
            (Some(value), _) => {
                object.remove(first);
                object.set(first.as_str(), value);
            }
            (None, _) => object.remove(first),
        }
        return Ok(());
    }
    match object.get_mut(first) {
        Some(Json::Array(items)) if index(&rest[0]).is_some() => set_item(items, rest, value, join),
        Some(Json::Object(below)) => set(below, rest, value, join),
        _ if value.is_none() => Ok(()),
        _ => set(object.object(first.as_str()), rest, value, join),
    }
}

fn set_item<'a>(
    items: &mut Vec<Json<'a>>,
    path: &'a [String],
    value: Option<Json<'a>>,
    join: bool,
) -> Result<(), Outside> {
    let Some((first, rest)) = path.split_first() else { return Ok(()) };
    let (at, length) = (index(first).unwrap_or(usize::MAX), items.len());
    match (value, rest) {
        (None, []) if at < length => drop(items.remove(at)),
        (None, _) if at >= length => {}
        _ if at > length => return Err(Outside { length }),
        (Some(value), []) if at == length => items.push(value),
        (Some(value), []) => items[at] = value,
        (value, rest) => {
            if at == length {
                items.push(Json::Object(Object::default()));
            }
            match &mut items[at] {
                Json::Array(inner) if index(&rest[0]).is_some() => return set_item(inner, rest, value, join),
                Json::Object(below) => return set(below, rest, value, join),
                _ if value.is_none() => {}
                other => {
                    let mut below = Object::default();
                    set(&mut below, rest, value, join)?;
                    *other = Json::Object(below);
                }
            }
        }
    }
    Ok(())
}

fn index(step: &str) -> Option<usize> {
    step.bytes().all(|byte| byte.is_ascii_digit()).then(|| step.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Data;
    use crate::json::print;

    fn changed(path: &str, value: Option<Json<'static>>, join: bool) -> Result<String, Outside> {
        let list: Json<'_> = ["x", "y"].into_iter().collect();
        let blocks: Json<'_> = [Json::from([("a", true.into())])].into_iter().collect();
        let inner = Json::from([("b", true.into()), ("list", list)]);
        let mut object = Object::from([("a", inner), ("blocks", blocks), ("c", Json::Null)]);
        let raw = RawOverride::new(path, Data::ABSENT);
        set(&mut object, &raw.steps, value, join)?;
        Ok(print(&object).replace([' ', '\n'], ""))
    }

    fn with(path: &str) -> String {
        changed(path, Some("new".into()), false).expect("a path that fits")
    }

    #[test]
    fn a_path_replaces_or_makes_what_it_names() {
        assert_eq!(with("a.b"), r#"{"a":{"b":"new","list":["x","y"]},"blocks":[{"a":true}],"c":null}"#);
        assert_eq!(with("c.d"), r#"{"a":{"b":true,"list":["x","y"]},"blocks":[{"a":true}],"c":{"d":"new"}}"#);
        assert_eq!(
            with(r"c\.d.e\\f"),
            r#"{"a":{"b":true,"list":["x","y"]},"blocks":[{"a":true}],"c":null,"c.d":{"e\\f":"new"}}"#
        );
    }

    #[test]
    fn a_number_indexes_a_list() {
        assert_eq!(with("a.list.1"), r#"{"a":{"b":true,"list":["x","new"]},"blocks":[{"a":true}],"c":null}"#);
        assert_eq!(
            with("a.list.2"),
            r#"{"a":{"b":true,"list":["x","y","new"]},"blocks":[{"a":true}],"c":null}"#
        );
        assert_eq!(
            with("blocks.0.a"),
            r#"{"a":{"b":true,"list":["x","y"]},"blocks":[{"a":"new"}],"c":null}"#
        );
        assert_eq!(
            with("blocks.1.b.c"),
            r#"{"a":{"b":true,"list":["x","y"]},"blocks":[{"a":true},{"b":{"c":"new"}}],"c":null}"#
        );
        assert_eq!(changed("a.list.3", Some("new".into()), false), Err(Outside { length: 2 }));
        // Where nothing stands, a number is a key, as in CDKTF.
        assert!(with("d.0").ends_with(r#""d":{"0":"new"}}"#));
    }

    #[test]
    fn an_absent_value_removes() {
        let removed = |path: &str| changed(path, None, false).expect("a path that fits");
        assert_eq!(removed("a.list.0"), r#"{"a":{"b":true,"list":["y"]},"blocks":[{"a":true}],"c":null}"#);
        assert_eq!(removed("blocks.0.a"), r#"{"a":{"b":true,"list":["x","y"]},"blocks":[{}],"c":null}"#);
        let nothing = removed("x.y.z");
        assert_eq!(nothing, removed("a.list.9"));
        assert_eq!(nothing, r#"{"a":{"b":true,"list":["x","y"]},"blocks":[{"a":true}],"c":null}"#);
    }

    #[test]
    fn lists_are_joined_where_the_stack_says_so() {
        let more = || Some(Json::Array(vec!["z".into()]));
        assert!(changed("a.list", more(), true).expect("a path").contains(r#"["x","y","z"]"#));
        assert!(changed("a.list", more(), false).expect("a path").contains(r#""list":["z"]"#));
    }
}
