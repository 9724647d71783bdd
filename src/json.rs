//! JSON text exactly as CDKTF prints it.

use serde_json::{Map, Value as Json};
use std::cmp::Ordering;

/// Two spaces of indentation, keys in order, empty brackets on two lines, no newline at the end.
pub(crate) fn print(json: &Json) -> String {
    let mut out = String::new();
    write(json, 0, &mut out);
    out
}

fn write(json: &Json, depth: usize, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => write_number(number, out),
        Json::String(text) => write_string(text, out),
        Json::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                separate(i, depth, out);
                write(item, depth + 1, out);
            }
            close(']', depth, out);
        }
        Json::Object(members) => {
            out.push('{');
            for (i, (key, value)) in sorted(members).into_iter().enumerate() {
                separate(i, depth, out);
                write_string(key, out);
                out.push_str(": ");
                write(value, depth + 1, out);
            }
            close('}', depth, out);
        }
    }
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
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// The members in the order of their keys, whatever map serde_json was built with.
fn sorted(members: &Map<String, Json>) -> Vec<(&String, &Json)> {
    let mut members: Vec<_> = members.iter().collect();
    members.sort_by(|(a, _), (b, _)| compare(a, b));
    members
}

/// JavaScript orders text by UTF-16 code units.
fn compare(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

fn write_number(number: &serde_json::Number, out: &mut String) {
    match number.as_f64() {
        Some(float) if number.is_f64() => out.push_str(&crate::number::float(float)),
        _ => out.push_str(&number.to_string()),
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    let mut plain = 0;
    for (i, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[plain..i]);
        plain = i + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            control => out.push_str(&format!("\\u{control:04x}")),
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::print;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn layout_is_that_of_cdktf() {
        let json = json!({"b": [1, {"x": null}], "a": {}, "//": [], "10": 2.0, "9": "ä\u{1}\n\"\\"});
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
        assert_eq!(print(&json), expected);
    }

    #[test]
    fn keys_are_ordered_by_utf16() {
        assert_eq!(print(&json!({"\u{e000}": 1, "😀": 2})), "{\n  \"😀\": 2,\n  \"\u{e000}\": 1\n}");
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            let json = json!({ text.clone(): [text] });
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&print(&json)).ok(), Some(json));
        }
    }
}
