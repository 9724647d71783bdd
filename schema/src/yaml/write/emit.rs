//! The text of a value. serde_yaml writes it, except texts that its emitter would change.
//!
//! That emitter follows YAML 1.1, where `U+2028` and its like end a line, and it normalizes carriage returns. Such texts
//! are written in double quotes with escapes; the emitter sees a word in their place.

use crate::visible::is_invisible;
use serde_yaml::{Mapping, Value};

/// The YAML text of a value; every string in it is read back as it is.
pub(super) fn emit(value: Value) -> String {
    let mut escaped = Escaped { word: "escaped".to_owned(), texts: Vec::new() };
    while holds(&value, &escaped.word) {
        escaped.word.push('-');
    }
    let value = escaped.replace(value);
    // Values of serde_yaml can always be written; an empty text would be a bug that the round-trip tests find.
    let text = serde_yaml::to_string(&value).unwrap_or_default();
    if escaped.texts.is_empty() { text } else { escaped.restore(&text) }
}

struct Escaped {
    /// A word that no text of the value holds; with a number and a full stop it stands for a text.
    word: String,
    texts: Vec<String>,
}

impl Escaped {
    fn replace(&mut self, value: Value) -> Value {
        match value {
            Value::String(text) if text.contains(is_changed) => {
                let word = format!("{}{}.", self.word, self.texts.len());
                self.texts.push(quoted(&text));
                Value::String(word)
            }
            Value::Sequence(items) => items.into_iter().map(|item| self.replace(item)).collect(),
            Value::Mapping(entries) => {
                let mut out = Mapping::with_capacity(entries.len());
                for (key, value) in entries {
                    out.insert(self.replace(key), self.replace(value));
                }
                Value::Mapping(out)
            }
            other => other,
        }
    }

    fn restore(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(self.word.as_str()) {
            out.push_str(before);
            let (number, after) = after.split_once('.').unwrap_or((after, ""));
            let quoted = number.parse().ok().and_then(|number: usize| self.texts.get(number));
            out.push_str(quoted.map_or("", String::as_str));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// Whether the emitter would change a text with this character, or leave it in the file where nobody sees it.
fn is_changed(c: char) -> bool {
    c == '\r' || is_invisible(c)
}

fn holds(value: &Value, word: &str) -> bool {
    match value {
        Value::String(text) => text.contains(word),
        Value::Sequence(items) => items.iter().any(|item| holds(item, word)),
        Value::Mapping(entries) => entries.iter().any(|(key, value)| holds(key, word) || holds(value, word)),
        _ => false,
    }
}

/// A text in double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if u32::from(c) > 0xFFFF && is_changed(c) => out.push_str(&format!("\\U{:08x}", u32::from(c))),
            c if c.is_control() || is_changed(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_the_emitter_would_change_are_escaped() {
        let value: Value = ["a\r\nb", "plain", "\u{2028}\"x\\", "escaped0."].into_iter().collect();
        assert_eq!(emit(value), "- \"a\\r\\nb\"\n- plain\n- \"\\u2028\\\"x\\\\\"\n- escaped0.\n");
    }
}
