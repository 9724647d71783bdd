//! A YAML document as a tree in which every node knows its place.

use crate::source::Location;

/// One node of a YAML document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// What stands there.
    pub(crate) value: Value,
    /// Where: a scalar itself, the first key of a mapping, the first item of a list. A message about a long mapping
    /// should not underline all of it.
    pub(crate) at: Location,
}

/// What stands at a node. Scalars keep their text: `1.0` as a value of an enum is not the number 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// A scalar.
    Scalar {
        /// The text, unquoted and unescaped.
        text: String,
        /// Whether it stands without quotes, so that it may be something else than a string.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the document, without duplicates.
    Map(Vec<Entry>),
    /// Something that was already reported; nothing more should be said about it.
    Reported,
}

/// One entry of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// The key as text; `1` and `true` are keys as they are written.
    pub(crate) key: String,
    /// Where the key stands.
    pub(crate) at: Location,
    /// Its value.
    pub(crate) value: Node,
}

/// A scalar by YAML's core schema.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Scalar<'a> {
    Null,
    Bool(bool),
    Number(serde_json::Number),
    Text(&'a str),
}

impl Node {
    /// Whether this YAML document is an overlay: it names what it corrects.
    pub(crate) fn is_overlay(&self) -> bool {
        self.entry("overlay").is_some()
    }

    /// The scalar, resolved as serde_yaml resolves it.
    pub(crate) fn scalar(&self) -> Option<Scalar<'_>> {
        match &self.value {
            Value::Scalar { text, plain: true } => Some(resolve_plain(text)),
            Value::Scalar { text, plain: false } => Some(Scalar::Text(text)),
            _ => None,
        }
    }

    /// The string, when it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self.scalar() {
            Some(Scalar::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A scalar of any type as it is written; nothing for `null`.
    pub(crate) fn scalar_text(&self) -> Option<&str> {
        match (&self.value, self.scalar()) {
            (_, Some(Scalar::Null)) => None,
            (Value::Scalar { text, .. }, _) => Some(text),
            _ => None,
        }
    }

    /// The boolean, when it is one.
    pub(crate) fn bool(&self) -> Option<bool> {
        match self.scalar() {
            Some(Scalar::Bool(value)) => Some(value),
            _ => None,
        }
    }

    /// Whether it is `null`, `~` or nothing at all.
    pub(crate) fn is_null(&self) -> bool {
        self.scalar() == Some(Scalar::Null)
    }

    /// The items of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of a mapping; none for anything else.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The entry of a mapping under this key.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of a mapping under this key; nothing when it is `null`.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value).filter(|value| !value.is_null())
    }

    /// The string under this key.
    pub(crate) fn get_text(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// The scalars of a list as they are written; a scalar alone counts as a list of one.
    pub(crate) fn scalar_texts(&self) -> Vec<String> {
        let one = self.scalar_text().map(str::to_owned);
        one.into_iter().chain(self.items().iter().filter_map(Self::scalar_text).map(str::to_owned)).collect()
    }

    /// The node as JSON, for literals. Nothing when a part of it was reported.
    pub(crate) fn to_json(&self) -> Option<serde_json::Value> {
        match &self.value {
            Value::Scalar { .. } => Some(match self.scalar()? {
                Scalar::Null => serde_json::Value::Null,
                Scalar::Bool(value) => value.into(),
                Scalar::Number(value) => value.into(),
                Scalar::Text(text) => text.into(),
            }),
            Value::List(items) => items.iter().map(Self::to_json).collect(),
            Value::Map(entries) => entries
                .iter()
                .map(|entry| Some((entry.key.clone(), entry.value.to_json()?)))
                .collect::<Option<serde_json::Map<_, _>>>()
                .map(serde_json::Value::Object),
            Value::Reported => None,
        }
    }

    /// What it is, for messages: "a list", "the number `5`", …
    pub(crate) fn in_words(&self) -> String {
        match self.scalar() {
            Some(Scalar::Null) => "nothing".to_owned(),
            Some(Scalar::Bool(value)) => format!("the boolean `{value}`"),
            Some(Scalar::Number(value)) => format!("the number `{value}`"),
            Some(Scalar::Text(text)) => format!("the text `{}`", shorten(text)),
            None => match &self.value {
                Value::List(_) => "a list".to_owned(),
                _ => "a mapping".to_owned(),
            },
        }
    }
}

/// The beginning of a text, short enough for a message.
pub(crate) fn shorten(text: &str) -> String {
    const ENOUGH: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    if line.len() == text.len() && line.chars().count() <= ENOUGH {
        return line.to_owned();
    }
    line.chars().take(ENOUGH).chain(['…']).collect()
}

/// What a scalar without quotes is. serde_yaml decides, so that what it writes is read as the same.
fn resolve_plain(text: &str) -> Scalar<'_> {
    // Only short words of these characters can be anything but a string, and they cannot be YAML of another shape.
    let may_be_special = text.len() <= 64
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'~' | b'_'))
        && !text.starts_with("..")
        && text.bytes().any(|b| b != b'-');
    if text.is_empty() {
        return Scalar::Null;
    }
    if !may_be_special {
        return Scalar::Text(text);
    }
    match serde_yaml::from_str(text) {
        Ok(serde_yaml::Value::Null) => Scalar::Null,
        Ok(serde_yaml::Value::Bool(value)) => Scalar::Bool(value),
        Ok(serde_yaml::Value::Number(number)) => {
            // JSON has no infinity and no NaN.
            let json = if let Some(n) = number.as_i64() {
                Some(n.into())
            } else if let Some(n) = number.as_u64() {
                Some(n.into())
            } else {
                number.as_f64().and_then(serde_json::Number::from_f64)
            };
            json.map_or(Scalar::Text(text), Scalar::Number)
        }
        _ => Scalar::Text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Node {
        let at = Location { path: "x".into(), line: 1, column: 1, end_line: 1, end_column: 1 };
        Node { value: Value::Scalar { text: text.into(), plain: true }, at }
    }

    #[test]
    fn plain_scalars_follow_the_core_schema_and_keep_their_text() {
        assert!(plain("").is_null() && plain("~").is_null() && plain("null").is_null());
        assert_eq!(plain("true").bool(), Some(true));
        assert_eq!(plain("yes").text(), Some("yes"));
        assert_eq!(plain("1.0").scalar_text(), Some("1.0"));
        assert_eq!(plain("1.0").text(), None);
        assert_eq!(plain("007").text(), Some("007"));
        assert_eq!(plain(".nan").text(), Some(".nan"));
        assert_eq!(plain("---").text(), Some("---"));
        assert_eq!(plain("a: b").text(), Some("a: b"));
        assert_eq!(plain("-5").to_json(), Some(serde_json::json!(-5)));
    }

    #[test]
    fn long_texts_are_shortened_in_messages() {
        assert_eq!(plain("a b\nc").in_words(), "the text `a b…`");
        assert!(plain(&"é".repeat(500)).in_words().chars().count() < 80);
    }
}
