//! Text as HCL writes it: quoted, or as a heredoc.

use crate::template::{Part, parts};

/// A template in quotes.
pub(crate) fn quoted(template: &str) -> String {
    let mut out = String::with_capacity(template.len() + 2);
    out.push('"');
    // What does not end as a template is refused by Terraform in either syntax; it stays what it is.
    for part in parts(template).unwrap_or_else(|| vec![Part::Text(template)]) {
        match part {
            Part::Text(text) => escaped(text, &mut out),
            Part::Sequence(sequence) => out.push_str(sequence),
        }
    }
    out.push('"');
    out
}

/// A text that is no template, in quotes.
pub(crate) fn literal(text: &str) -> String {
    quoted(&text.replace("${", "$${").replace("%{", "%%{"))
}

fn escaped(text: &str, out: &mut String) {
    escape(text, out, is_invisible);
}

/// Writes a text as it stands between quotes, in HCL and in JSON alike; what else is written by its number, the caller says.
pub(crate) fn escape(text: &str, out: &mut String, is_numbered: fn(char) -> bool) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || is_numbered(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
}

/// Characters that change what a reader sees without being seen.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A template of several lines as a heredoc, indented; nothing where that would not be the same text.
pub(crate) fn heredoc(template: &str, indent: usize) -> Option<String> {
    let (text, ends) = match template.strip_suffix('\n') {
        Some(text) => (text, true),
        None => (template, false),
    };
    let parts = parts(template)?;
    let plain = |c: char| c == '\n' || !c.is_control() && !is_invisible(c);
    let inside = parts.iter().any(|part| match part {
        Part::Text(text) => !text.chars().all(plain),
        // Lines inside of an expression would be indented with it.
        Part::Sequence(sequence) => sequence.contains('\n') || sequence.contains("<<"),
    });
    // The least indented line decides what is taken off of all; blank ones do not count, and those of spaces might.
    let leftmost = text.lines().any(|line| !line.is_empty() && !line.starts_with(char::is_whitespace));
    let spaces = text.split('\n').any(|line| !line.is_empty() && line.trim().is_empty());
    if inside || spaces || !leftmost || !text.contains('\n') || text.starts_with('\n') {
        return None;
    }
    let word = (1..).map(|n| if n == 1 { "EOT".to_owned() } else { format!("EOT{n}") });
    let taken = |word: &String| !text.lines().any(|line| line.trim() == word.as_str());
    let word = word.into_iter().find(taken)?;
    let (outer, inner) = (" ".repeat(indent), " ".repeat(indent + 2));
    let mut out = if ends { format!("<<-{word}\n") } else { format!("chomp(<<-{word}\n") };
    for line in text.split('\n') {
        if !line.is_empty() {
            out.push_str(&inner);
            out.push_str(line);
        }
        out.push('\n');
    }
    out.push_str(&outer);
    out.push_str(&word);
    if !ends {
        out.push('\n');
        out.push_str(&outer);
        out.push(')');
    }
    Some(out)
}

/// Whether a key of an object can stand without quotes: `for` would begin a loop.
pub(crate) fn is_key(name: &str) -> bool {
    is_identifier(name) && name != "for"
}

/// Whether a name is one of HCL.
pub(crate) fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}
