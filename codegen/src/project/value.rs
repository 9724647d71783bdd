//! Values of TOML with their places, and what is said where another was expected.

use ferroform_schema::diagnostic::{Code, Diagnostic, Diagnostics};
use ferroform_schema::source::{SourceFile, Span};
use ferroform_schema::suggest::nearest;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of the file.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// Reads values of one file.
pub(super) struct Reader<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Says that something cannot be meant.
    pub(super) fn wrong(&mut self, at: Range<usize>, message: String, help: Option<String>) {
        let diagnostic = Diagnostic::new(Code::InvalidSettings, message, self.file.location(Span::from(at)));
        self.diagnostics.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }

    /// Says that a name is not one of those that are known, and which is nearest.
    pub(super) fn unknown(&mut self, at: Range<usize>, message: String, name: &str, known: &[&str]) {
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
                format!("known are {}", names.join(", "))
            }
        };
        self.wrong(at, message, Some(help));
    }

    /// The members of a table.
    pub(super) fn table<'v, 'i>(&mut self, name: &str, value: &'v Value<'i>) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.other(name, value, "a table");
        }
        table
    }

    /// A text that is not empty.
    pub(super) fn text(&mut self, name: &str, value: &Value<'_>) -> Option<String> {
        let text = value.get_ref().as_str().filter(|text| !text.is_empty());
        if text.is_none() {
            self.other(name, value, "a text in quotes");
        }
        text.map(str::to_owned)
    }

    /// A text, or a list of texts, each with its place.
    pub(super) fn texts(&mut self, name: &str, value: &Value<'_>) -> Vec<(String, Range<usize>)> {
        let Some(items) = value.get_ref().as_array() else {
            let is_text = value.get_ref().as_str().is_some_and(|text| !text.is_empty());
            if !is_text {
                self.other(name, value, "a text in quotes, or a list of them");
                return Vec::new();
            }
            return self.text(name, value).map(|text| (text, value.span())).into_iter().collect();
        };
        items.iter().filter_map(|item| Some((self.text(name, item)?, item.span()))).collect()
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, name: &str, value: &Value<'_>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.other(name, value, "`true` or `false`");
        }
        flag
    }

    fn other(&mut self, name: &str, value: &Value<'_>, expected: &str) {
        let found = match value.get_ref() {
            DeValue::String(text) if text.is_empty() => "an empty text",
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.wrong(value.span(), format!("`{name}` is {expected}, not {found}"), None);
    }
}
