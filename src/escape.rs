//! Literal text in Terraform's template language.

use crate::json::Json;
use std::borrow::Cow;

/// A mark that Terraform drops at the start of a template.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Text for a JSON string that Terraform reads as a template: what would start an interpolation or a directive is
/// escaped, so that the text means itself. What is `out` so far is the template before it.
pub(crate) fn template(text: &str, out: &mut String) {
    let text = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) if out.is_empty() => {
            out.push_str("${\"\\ufeff\"}");
            rest
        }
        _ => text,
    };
    let mut rest = text;
    // Behind a carriage return without a line feed, Terraform reads a template as if it were all text.
    while let Some(at) = lone_return(rest) {
        template_line(&rest[..at], out);
        out.push_str("${\"\\r\"}");
        rest = &rest[at + 1..];
    }
    template_line(rest, out);
}

/// Where a carriage return without a line feed is.
pub(crate) fn lone_return(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == b'\r') {
        if bytes.get(from + at + 1) != Some(&b'\n') {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

fn template_line(text: &str, out: &mut String) {
    if !holds_introducer(text) {
        out.push_str(text);
        return;
    }
    escape(text, out, push_plain, |out, run| {
        // `$${` is read as an escaped `${`, so a `$` right before one cannot stand for itself: all of it goes through a
        // quoted string.
        out.push_str("${\"");
        push_run(out, run);
        out.push_str("{\"}");
    });
}

/// Like [`template`]; most text needs no escape and stays where it is.
pub(crate) fn template_cow(text: &str) -> Cow<'_, str> {
    if !needs_escape(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    template(text, &mut out);
    Cow::Owned(out)
}

/// A literal value as one that is read as a template.
pub(crate) fn json(literal: Json<'_>) -> Json<'_> {
    match literal {
        Json::Text(text) if needs_escape(&text) => Json::Text(template_cow(&text).into_owned().into()),
        Json::Array(items) => items.into_iter().map(json).collect(),
        Json::Object(object) => Json::Object(object.map(json)),
        other => other,
    }
}

fn needs_escape(text: &str) -> bool {
    // Most text holds none of these bytes.
    text.bytes().any(|byte| matches!(byte, b'{' | b'\r' | 0xef))
        && (holds_introducer(text) || lone_return(text).is_some() || text.starts_with(BYTE_ORDER_MARK))
}

fn holds_introducer(text: &str) -> bool {
    text.contains("${") || text.contains("%{")
}

/// Text between the quotes of a string inside an expression.
pub(crate) fn quoted(text: &str, out: &mut String) {
    escape(text, out, push_quoted, |out, run| {
        push_run(out, run);
        out.push('{');
    });
}

/// A run of introducers before a `{`, between quotes: the last one doubled, the others as escapes.
fn push_run(out: &mut String, run: &str) {
    let mut rest = run.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            (_, None) => out.extend([c, c]),
            ('$', _) => out.push_str("\\u0024"),
            (_, _) => out.push_str("\\u0025"),
        }
    }
}

fn push_plain(out: &mut String, c: char) {
    out.push(c);
}

fn push_quoted(out: &mut String, c: char) {
    quoted_char(c, out);
}

/// One character between the quotes of a string inside an expression, where it starts no sequence.
pub(crate) fn quoted_char(c: char, out: &mut String) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if c.is_control() => {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        }
        c => out.push(c),
    }
}

/// Doubles a lone `$` or `%` before a `{`; a longer run of them, and the `{`, goes through `several`.
fn escape(text: &str, out: &mut String, push: fn(&mut String, char), several: fn(&mut String, &str)) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.trim_start_matches(['$', '%']);
        let run = &rest[..rest.len() - after.len()];
        match (run.len(), after.strip_prefix('{')) {
            (0, _) => {
                push(out, c);
                rest = &rest[c.len_utf8()..];
            }
            (1, Some(_)) => {
                out.extend([c, c]);
                rest = after;
            }
            (_, Some(behind)) => {
                several(out, run);
                rest = behind;
            }
            (_, None) => {
                out.push_str(run);
                rest = after;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::json::Json;
    use proptest::prelude::*;

    fn template(text: &str) -> String {
        let mut out = String::new();
        super::template(text, &mut out);
        out
    }

    fn quoted(text: &str) -> String {
        let mut out = String::new();
        super::quoted(text, &mut out);
        out
    }

    #[test]
    fn introducers_are_doubled() {
        assert_eq!(template("a ${b} %{if} $c 100% {d}"), "a $${b} %%{if} $c 100% {d}");
        assert_eq!(quoted("a ${b} %{if}"), "a $${b} %%{if}");
    }

    #[test]
    fn a_run_of_introducers_keeps_its_length() {
        assert_eq!(template("$${a}"), "${\"\\u0024$${\"}a}");
        assert_eq!(template("$%%{a}"), "${\"\\u0024\\u0025%%{\"}a}");
        assert_eq!(template("$$a"), "$$a");
        assert_eq!(quoted("$${a}"), "\\u0024$${a}");
        assert_eq!(quoted("%%{a}"), "\\u0025%%{a}");
        assert_eq!(quoted("$%{a}"), "\\u0024%%{a}");
    }

    #[test]
    fn what_terraform_would_drop_or_stop_at_is_kept() {
        assert_eq!(template("a\rb ${c}\r\n"), "a${\"\\r\"}b $${c}\r\n");
        assert_eq!(template("\r\r\n\r"), "${\"\\r\"}\r\n${\"\\r\"}");
        assert_eq!(template("\u{feff}a\u{feff}"), "${\"\\ufeff\"}a\u{feff}");
        assert_eq!(super::template_cow("a\r\nb {c} \u{ffef}"), "a\r\nb {c} \u{ffef}");
        assert_eq!(super::template_cow("a\rb"), "a${\"\\r\"}b");
    }

    #[test]
    fn a_byte_order_mark_is_dropped_only_at_the_start_of_a_template() {
        let mut out = "${var.a}".to_owned();
        super::template("\u{feff}b", &mut out);
        assert_eq!(out, "${var.a}\u{feff}b");
    }

    #[test]
    fn literals_are_escaped_however_deep_they_stand() {
        let text = || Json::from("${a} {b}");
        let literal = Json::from([("c", Json::from_iter([text()])), ("d", text())]);
        let written = crate::json::print_value(&super::json(literal));
        assert_eq!(written.matches("\"$${a} {b}\"").count(), 2, "{written}");
        assert_eq!(written.matches("${a}").count(), 2, "{written}");
    }

    #[test]
    fn quoted_text_escapes_what_a_string_cannot_hold() {
        assert_eq!(quoted("\"\\\n\r\t\u{1}"), "\\\"\\\\\\n\\r\\t\\u0001");
        assert_eq!(quoted("ä€😀"), "ä€😀");
    }

    /// Reads a quoted template that must not hold any interpolation, as HCL does.
    fn unquote(text: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("$${") {
                out.push_str("${");
                rest = after;
            } else if let Some(after) = rest.strip_prefix("%%{") {
                out.push_str("%{");
                rest = after;
            } else if rest.starts_with("${") || rest.starts_with("%{") || c == '"' || c.is_control() {
                return None;
            } else if let Some(after) = rest.strip_prefix("\\u") {
                out.push(char::from_u32(u32::from_str_radix(after.get(..4)?, 16).ok()?)?);
                rest = &after[4..];
            } else if c == '\\' {
                let escaped = rest[1..].chars().next()?;
                out.push(match escaped {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    '"' | '\\' => escaped,
                    _ => return None,
                });
                rest = &rest[2..];
            } else {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        Some(out)
    }

    proptest! {
        #[test]
        fn any_text_survives_quoting(text in "([$%{}\"\\\\\n]|.)*") {
            prop_assert_eq!(unquote(&quoted(&text)), Some(text));
        }
    }
}
