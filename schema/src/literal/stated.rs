//! Regular expressions that documents state.

use regex_lite::{Regex, RegexBuilder};

/// The largest program of an expression, in bytes.
const LARGEST: usize = 1 << 20;

/// A regular expression of a document.
#[derive(Debug)]
pub(crate) struct Pattern {
    regex: Regex,
    /// Whether it names classes of Unicode (`\p{L}`), whose members the engine does not know.
    names_classes: bool,
}

impl Pattern {
    /// Nothing for an expression of another dialect, or one that is too large.
    pub(crate) fn new(expression: &str) -> Option<Self> {
        let plain = without_classes(expression);
        let names_classes = plain.is_some();
        let source = plain.as_deref().unwrap_or(expression);
        let regex = RegexBuilder::new(source).size_limit(LARGEST).build().ok()?;
        Some(Self { regex, names_classes })
    }

    /// Whether a text matches; nothing where that is not known.
    pub(crate) fn is_match(&self, text: &str) -> Option<bool> {
        (!self.names_classes).then(|| self.regex.is_match(text))
    }
}

/// The expression with something else for the classes of Unicode that it names, if it names any.
fn without_classes(expression: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = expression;
    let mut found = false;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let behind = after.strip_prefix(['p', 'P']).and_then(|name| match name.strip_prefix('{') {
            Some(braced) => braced.split_once('}').map(|(_, rest)| rest),
            None => name.strip_prefix(|c: char| c.is_ascii_uppercase()),
        });
        if let Some(behind) = behind {
            out.push_str(r"\w");
            rest = behind;
            found = true;
            continue;
        }
        // What is escaped is no escape.
        let escaped = after.chars().next().map_or(0, char::len_utf8);
        out.push('\\');
        out.push_str(after.get(..escaped).unwrap_or_default());
        rest = after.get(escaped..).unwrap_or_default();
    }
    out.push_str(rest);
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn matches(expression: &str, text: &str) -> Option<bool> {
        Pattern::new(expression).and_then(|pattern| pattern.is_match(text))
    }

    #[test]
    fn expressions_decide_what_they_can() {
        assert_eq!(matches("^[a-z]+$", "abc"), Some(true));
        assert_eq!(matches("^[a-z]+$", "a1"), Some(false));
        assert_eq!(matches(r"^\\pL$", r"\pL"), Some(true), "the backslash is escaped");
        assert_eq!(matches("(?=a)", "a"), None, "another dialect");
        assert_eq!(matches("(a{1,900}){1,900}", "a"), None, "too large");
    }

    #[test]
    fn classes_of_unicode_are_expressions_that_decide_nothing() {
        for expression in [r"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$", r"\pL+", r"[\P{Lu}]"] {
            let pattern = Pattern::new(expression);
            assert!(pattern.is_some_and(|pattern| pattern.is_match("a").is_none()), "{expression}");
        }
        assert!(Pattern::new(r"\p{L").is_none());
    }
}
