//! Text of the JSON syntax, which is a template of HCL: where its expressions begin and end.

/// A stretch of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    /// Text, in which `$${` and `%%{` stand for `${` and `%{`.
    Text(&'t str),
    /// `${ … }` or `%{ … }`, as a whole.
    Sequence(&'t str),
}

/// The stretches of a template; nothing where a sequence does not end.
pub(crate) fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        if let Some(escape) = escape_at(bytes, at) {
            at += escape;
        } else if begins(bytes, at) {
            let end = end_of(bytes, at + 2)?;
            if start < at {
                parts.push(Part::Text(text.get(start..at)?));
            }
            parts.push(Part::Sequence(text.get(at..end)?));
            (start, at) = (end, end);
        } else {
            at += 1;
        }
    }
    if start < bytes.len() {
        parts.push(Part::Text(text.get(start..)?));
    }
    Some(parts)
}

/// The expression of a template that is nothing else.
pub(crate) fn only_expression(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("${")?;
    let end = end_of(text.as_bytes(), 2)?;
    if end != text.len() {
        return None;
    }
    let inner = inner.strip_suffix('}')?;
    // `${~ … ~}` strips the text around it: here there is none.
    let inner = inner.strip_prefix('~').unwrap_or(inner);
    let inner = inner.strip_suffix('~').unwrap_or(inner);
    let inner = inner.trim();
    (!inner.is_empty()).then_some(inner)
}

/// The length of `$${` or `%%{`.
fn escape_at(bytes: &[u8], at: usize) -> Option<usize> {
    matches!(bytes.get(at..at + 3)?, b"$${" | b"%%{").then_some(3)
}

fn begins(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..at + 2), Some(b"${" | b"%{"))
}

/// What is open inside of a sequence.
enum Open {
    /// A brace of an expression.
    Brace,
    /// A quoted template.
    Quote,
}

/// The byte behind the brace that ends the sequence whose inside begins here.
pub(crate) fn end_of(bytes: &[u8], from: usize) -> Option<usize> {
    let mut open = vec![Open::Brace];
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        let quoted = matches!(open.last(), Some(Open::Quote));
        match byte {
            b'\\' if quoted => at += 1,
            b'"' if quoted => {
                open.pop();
            }
            b'"' => open.push(Open::Quote),
            b'$' | b'%' if quoted => {
                if let Some(escape) = escape_at(bytes, at) {
                    at += escape - 1;
                } else if begins(bytes, at) {
                    at += 1;
                    open.push(Open::Brace);
                }
            }
            b'{' if !quoted => open.push(Open::Brace),
            b'}' if !quoted => {
                open.pop();
                if open.is_empty() {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}
