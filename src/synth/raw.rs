//! Templates in the user's words, where they stand between quotes.

/// A raw template for the inside of a quoted string: it means there what it means as a whole string of JSON. What is
/// alive in it stays as it is; quotes, backslashes and line breaks around that are escaped.
pub(super) fn quoted(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let escaped = rest.starts_with("$${") || rest.starts_with("%%{");
        let alive = rest.starts_with("${") || rest.starts_with("%{");
        let length = match (escaped, alive) {
            (true, _) => 3,
            (false, true) => 2 + sequence(&rest[2..]),
            (false, false) => {
                crate::escape::quoted_char(c, out);
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
}

/// The length of an expression up to, and with, the brace that ends its sequence; all of it where none does, which
/// Terraform then reports.
fn sequence(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at += c.len_utf8();
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            '"' => at += string(&text[at..]),
            _ => {}
        }
    }
    text.len()
}

/// The length of a quoted string behind its opening quote, with the closing one. Sequences in it hold quotes of their own.
fn string(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with("$${") || rest.starts_with("%%{") {
            at += 3;
        } else if rest.starts_with("${") || rest.starts_with("%{") {
            at += 2;
            at += sequence(&text[at..]);
        } else if c == '\\' {
            at += 1;
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        } else {
            at += c.len_utf8();
            if c == '"' {
                return at;
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    fn quoted(text: &str) -> String {
        let mut out = String::new();
        super::quoted(text, &mut out);
        out
    }

    #[test]
    fn what_is_alive_stays_and_the_rest_is_escaped() {
        for (text, expected) in [
            (r#"{"a": "${x}"}"#, r#"{\"a\": \"${x}\"}"#),
            (r#"${f("}", {a = "${g("}")}"})} "b""#, r#"${f("}", {a = "${g("}")}"})} \"b\""#),
            ("a\\n\n", "a\\\\n\\n"),
            (r#"$${"a"}%%{b}"#, r#"$${\"a\"}%%{b}"#),
            (r#"%{ if a == "b" }c%{ endif }"#, r#"%{ if a == "b" }c%{ endif }"#),
            (r#"${"\"}"} "€""#, r#"${"\"}"} \"€\""#),
            ("${open \"", "${open \""),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
