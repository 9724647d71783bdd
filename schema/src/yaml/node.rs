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

/// What a scalar without quotes is: what serde_yaml takes it for, so that what that writes is read as the same.
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
    match text {
        "null" | "Null" | "NULL" | "~" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Bool(true),
        "false" | "False" | "FALSE" => return Scalar::Bool(false),
        _ => {}
    }
    number(text).map_or(Scalar::Text(text), Scalar::Number)
}

/// A number: an integer in one of YAML's notations, or else a decimal one. JSON has no infinity and no NaN.
fn number(text: &str) -> Option<serde_json::Number> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    // The digits have no second sign.
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let notations = [("0x", 16), ("0o", 8), ("0b", 2)];
    let notation =
        notations.into_iter().find_map(|(prefix, radix)| Some((digits.strip_prefix(prefix)?, radix)));
    let (plain, radix) = notation.unwrap_or((digits, 10));
    if radix == 10
        && digits.len() > 1
        && digits.bytes().all(|b| b.is_ascii_digit())
        && digits.starts_with('0')
    {
        // `007` is a name.
        return None;
    }
    if !plain.starts_with(['+', '-'])
        && let Ok(magnitude) = u128::from_str_radix(plain, radix)
        && !(negative && magnitude > 1 << 127)
    {
        // One that is larger than programs have is kept as it is written.
        let magnitude = i128::try_from(magnitude).ok()?;
        let value = if negative { -magnitude } else { magnitude };
        return i64::try_from(value).map(Into::into).or_else(|_| u64::try_from(value).map(Into::into)).ok();
    }
    let value: f64 = text.parse().ok().filter(|value: &f64| value.is_finite())?;
    serde_json::Number::from_f64(value)
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
    fn plain_scalars_are_what_serde_yaml_takes_them_for() {
        let pieces = [
            "",
            "-",
            "+",
            "0",
            "00",
            "1",
            "9",
            "12",
            "0x",
            "0o",
            "0b",
            ".",
            "e",
            "E",
            "e5",
            "_",
            "f",
            "nan",
            ".inf",
            "inf",
            "18446744073709551615",
            "9223372036854775808",
            "99999999999999999999",
            "true",
            "True",
            "yes",
            "~",
            "null",
            "7",
        ];
        let all = || pieces.iter();
        let texts = all().flat_map(|a| all().flat_map(move |b| all().map(move |c| format!("{a}{b}{c}"))));
        for text in texts.filter(|text| text.bytes().any(|b| b != b'-') && !text.starts_with("..")) {
            let theirs = match serde_yaml::from_str::<serde_yaml::Value>(&text) {
                Ok(serde_yaml::Value::Null) => serde_json::Value::Null,
                Ok(serde_yaml::Value::Bool(value)) => value.into(),
                Ok(serde_yaml::Value::Number(number)) => {
                    match (number.as_i64(), number.as_u64(), number.as_f64()) {
                        (Some(n), ..) => n.into(),
                        (_, Some(n), _) => n.into(),
                        (.., Some(n)) if n.is_finite() => n.into(),
                        _ => text.as_str().into(),
                    }
                }
                _ => text.as_str().into(),
            };
            let ours = match resolve_plain(&text) {
                Scalar::Null => serde_json::Value::Null,
                Scalar::Bool(value) => value.into(),
                Scalar::Number(number) => number.into(),
                Scalar::Text(text) => text.into(),
            };
            assert_eq!(ours, theirs, "{text:?}");
        }
    }

    #[test]
    fn long_texts_are_shortened_in_messages() {
        assert_eq!(plain("a b\nc").in_words(), "the text `a b…`");
        assert!(plain(&"é".repeat(500)).in_words().chars().count() < 80);
    }
}
