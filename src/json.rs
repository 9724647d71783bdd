//! JSON that borrows from the tree, printed exactly as CDKTF prints it.
//!
//! serde_json's maps cost half a kilobyte each, and a stack has several per resource; these are plain vectors.

use crate::data::{Num, number};
use crate::sorted;
use std::borrow::Cow;
use std::cmp::Ordering;

/// A JSON value.
#[derive(Debug, Clone)]
pub(crate) enum Json<'a> {
    Null,
    Bool(bool),
    Number(Num),
    Text(Cow<'a, str>),
    Array(Vec<Json<'a>>),
    Object(Object<'a>),
    /// What [`Object::printed`] made of an object.
    Printed(String),
}

/// The members of an object. Where a key is there twice, the last one counts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Object<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> Object<'a> {
    fn of(members: Vec<(&'a str, Json<'a>)>) -> Self {
        let mut object = Self::with_capacity(members.len());
        for (key, value) in members {
            object.set(key, value);
        }
        object
    }

    pub(crate) fn with_capacity(members: usize) -> Self {
        Self(Vec::with_capacity(members))
    }

    pub(crate) fn set(&mut self, key: impl Into<Cow<'a, str>>, value: impl Into<Json<'a>>) {
        self.0.push((key.into(), value.into()));
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Json<'a>> {
        self.0.iter().rfind(|(known, _)| known == key).map(|(_, value)| value)
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Json<'a>> {
        self.0.iter_mut().rfind(|(known, _)| known == key).map(|(_, value)| value)
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn remove(&mut self, key: &str) {
        self.0.retain(|(known, _)| known != key);
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|(key, _)| keep(key));
    }

    /// The object under a key, made where there is none.
    pub(crate) fn object(&mut self, key: impl Into<Cow<'a, str>>) -> &mut Self {
        match self.value(key.into(), |json| matches!(json, Json::Object(_)), || Json::Object(Self::default()))
        {
            Json::Object(object) => object,
            _ => unreachable!("`value` gives what fits"),
        }
    }

    /// The list under a key, made where there is none.
    pub(crate) fn list(&mut self, key: impl Into<Cow<'a, str>>) -> &mut Vec<Json<'a>> {
        match self.value(key.into(), |json| matches!(json, Json::Array(_)), || Json::Array(Vec::new())) {
            Json::Array(list) => list,
            _ => unreachable!("`value` gives what fits"),
        }
    }

    /// The text that the object will have at a depth. A stack has thousands of elements, and a text takes a third of the
    /// memory of what it is printed from.
    pub(crate) fn printed(&self, depth: usize) -> Json<'a> {
        let mut out = String::with_capacity(1024);
        write_object(self, depth, &mut out);
        out.shrink_to_fit();
        Json::Printed(out)
    }

    /// The same keys with other values.
    pub(crate) fn map(self, change: fn(Json<'a>) -> Json<'a>) -> Self {
        let mut changed = Self::with_capacity(self.0.len());
        for (key, value) in self.0 {
            changed.0.push((key, change(value)));
        }
        changed
    }

    /// What stands under a key and fits; something new where there is no such thing.
    fn value(
        &mut self,
        key: Cow<'a, str>,
        fits: fn(&Json<'a>) -> bool,
        new: fn() -> Json<'a>,
    ) -> &mut Json<'a> {
        let known = self.0.iter().rposition(|(known, _)| *known == key);
        let at = match known {
            Some(at) if fits(&self.0[at].1) => at,
            _ => {
                self.0.push((key, new()));
                self.0.len() - 1
            }
        };
        &mut self.0[at].1
    }

    /// The members in JavaScript's order of their keys.
    fn sorted(&self) -> Vec<&(Cow<'a, str>, Json<'a>)> {
        let order = sorted::positions(self.0.len(), &|a, b| compare(&self.0[a].0, &self.0[b].0));
        let mut members: Vec<&(Cow<'a, str>, Json<'a>)> = Vec::with_capacity(order.len());
        for at in order {
            let member = &self.0[at];
            match members.last_mut() {
                // Of equal keys the last one was set last.
                Some(last) if last.0 == member.0 => *last = member,
                _ => members.push(member),
            }
        }
        members
    }
}

impl<'a, K: Into<Cow<'a, str>>> FromIterator<(K, Json<'a>)> for Object<'a> {
    fn from_iter<I: IntoIterator<Item = (K, Json<'a>)>>(members: I) -> Self {
        let mut object = Self::default();
        for (key, value) in members {
            object.0.push((key.into(), value));
        }
        object
    }
}

impl<'a, const N: usize> From<[(&'a str, Json<'a>); N]> for Object<'a> {
    fn from(members: [(&'a str, Json<'a>); N]) -> Self {
        Self::of(members.into())
    }
}

impl<'a> From<Object<'a>> for Json<'a> {
    fn from(object: Object<'a>) -> Self {
        Self::Object(object)
    }
}

impl<'a, const N: usize> From<[(&'a str, Json<'a>); N]> for Json<'a> {
    fn from(members: [(&'a str, Json<'a>); N]) -> Self {
        Self::Object(members.into())
    }
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Json<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl<'a, T: Into<Json<'a>>> FromIterator<T> for Json<'a> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let items = items.into_iter();
        let mut list = Vec::with_capacity(items.size_hint().0);
        for item in items {
            list.push(item.into());
        }
        Self::Array(list)
    }
}

/// Two spaces of indentation, keys in order, empty brackets on two lines, no newline at the end.
pub(crate) fn print(object: &Object<'_>) -> String {
    print_about(object, 0)
}

/// Like [`print`], for any value.
pub(crate) fn print_value(json: &Json<'_>) -> String {
    let mut out = String::new();
    write(json, 0, &mut out);
    out
}

/// Like [`print`], where the number of bytes is known about: growing by doubling costs as much as printing.
pub(crate) fn print_about(object: &Object<'_>, bytes: usize) -> String {
    let mut out = String::with_capacity(bytes);
    write_object(object, 0, &mut out);
    out.shrink_to_fit();
    out
}

fn write(json: &Json<'_>, depth: usize, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        // What JSON cannot hold was reported where it was found.
        Json::Number(n) => out.push_str(number::text(*n).as_deref().unwrap_or("null")),
        Json::Text(text) => write_string(text, out),
        Json::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                separate(i, depth, out);
                write(item, depth + 1, out);
            }
            close(']', depth, out);
        }
        Json::Object(object) => write_object(object, depth, out),
        Json::Printed(text) => out.push_str(text),
    }
}

fn write_object(object: &Object<'_>, depth: usize, out: &mut String) {
    out.push('{');
    for (i, (key, value)) in object.sorted().into_iter().enumerate() {
        separate(i, depth, out);
        write_string(key, out);
        out.push_str(": ");
        write(value, depth + 1, out);
    }
    close('}', depth, out);
}

fn separate(i: usize, depth: usize, out: &mut String) {
    if i > 0 {
        out.push(',');
    }
    indent(depth + 1, out);
}

fn close(bracket: char, depth: usize, out: &mut String) {
    indent(depth, out);
    out.push(bracket);
}

fn indent(depth: usize, out: &mut String) {
    const SPACES: &str = "                                ";
    out.push('\n');
    let mut spaces = 2 * depth;
    while spaces > 0 {
        let some = spaces.min(SPACES.len());
        out.push_str(&SPACES[..some]);
        spaces -= some;
    }
}

/// JavaScript orders text by UTF-16 code units.
fn compare(a: &str, b: &str) -> Ordering {
    // The two differ from U+E000 on only.
    if a.is_ascii() || b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// Which bytes of a text are written otherwise.
const ESCAPED: [bool; 256] = {
    let mut escaped = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        escaped[control] = true;
        control += 1;
    }
    escaped[b'"' as usize] = true;
    escaped[b'\\' as usize] = true;
    escaped
};

fn write_string(text: &str, out: &mut String) {
    out.reserve(text.len());
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| ESCAPED[usize::from(byte)]) {
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            control => out.push_str(&format!("\\u{control:04x}")),
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn layout_is_that_of_cdktf() {
        let x = Json::from([("x", Json::Null)]);
        let list = Json::Array(vec![Json::Number(Num::Signed(1)), x]);
        let object = Object::from([
            ("b", list),
            ("a", Object::default().into()),
            ("//", Json::Array(Vec::new())),
            ("10", Json::Number(Num::Float(2.0))),
            ("9", "ä\u{1}\n\"\\".into()),
        ]);
        let expected = "{
  \"//\": [
  ],
  \"10\": 2,
  \"9\": \"ä\\u0001\\n\\\"\\\\\",
  \"a\": {
  },
  \"b\": [
    1,
    {
      \"x\": null
    }
  ]
}";
        assert_eq!(print(&object), expected);
    }

    #[test]
    fn keys_are_ordered_by_utf16() {
        let object = Object::from([("\u{e000}", true.into()), ("😀", false.into())]);
        assert_eq!(print(&object), "{\n  \"😀\": false,\n  \"\u{e000}\": true\n}");
    }

    #[test]
    fn of_one_key_the_last_value_counts() {
        let mut object = Object::from([("a", true.into()), ("b", Json::Null), ("a", false.into())]);
        assert_eq!(print(&object), "{\n  \"a\": false,\n  \"b\": null\n}");
        object.object("a").set("c", "d");
        object.remove("b");
        assert_eq!(print(&object), "{\n  \"a\": {\n    \"c\": \"d\"\n  }\n}");
    }

    #[test]
    fn members_are_found_by_their_keys() {
        let members =
            [("a", "x".into()), ("b", true.into()), ("a", "y".into()), ("c", Json::Array(Vec::new()))];
        let mut object: Object<'_> = members.into_iter().collect();
        assert_eq!((object.text("a"), object.text("b"), object.text("d")), (Some("y"), None, None));
        assert!(matches!(object.get("b"), Some(Json::Bool(true))) && object.get("d").is_none());
        object.list("c").push(true.into());
        object.list("c").push(false.into());
        object.list("d").push("z".into());
        object.retain(|key| key != "a");
        let expected = r#"{"b":true,"c":[true,false],"d":["z"]}"#;
        assert_eq!(print(&object).split_whitespace().collect::<String>(), expected);
    }

    #[test]
    fn what_was_printed_before_comes_out_the_same() {
        let inner = Object::from([("x", Json::Array(vec![Json::from([("y", true.into())])]))]);
        let whole = Object::from([("a", Json::from([("b", inner.clone().into())]))]);
        let early = Object::from([("a", Json::from([("b", inner.printed(2))]))]);
        assert_eq!(print(&early), print(&whole));
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            let object = Object::from([(text.as_str(), text.as_str().into())]);
            let expected = serde_json::json!({ text.clone(): text });
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&print(&object)).ok(), Some(expected));
        }
    }
}
