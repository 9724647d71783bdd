//! Plain text as Markdown.

/// Characters that change how the text around them reads, or that no comment may hold, as visible text.
fn visible(c: char) -> Option<String> {
    let hidden = matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let control = c.is_control() && c != '\n' && c != '\t';
    (hidden || control).then(|| format!("U+{:04X}", c as u32))
}

/// The text without control characters and without characters that reorder it.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match visible(c) {
            Some(name) if c != '\r' => out.push_str(&name),
            Some(_) => out.push('\n'),
            None if c == '\t' => out.push(' '),
            None => out.push(c),
        }
    }
    out
}

/// The text with everything escaped that Markdown or rustdoc would read as markup; bare addresses become links.
#[must_use]
pub fn escaped(text: &str) -> String {
    let text = plain(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.as_str();
    while let Some(start) = find_address(rest) {
        let (before, from) = rest.split_at(start);
        let (address, after) = from.split_at(address_len(from));
        escape_into(&mut out, before);
        push_address(&mut out, address);
        rest = after;
    }
    escape_into(&mut out, rest);
    out
}

/// The same for text that stands in a link already: addresses stay text.
#[must_use]
pub fn escaped_in_link(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape_into(&mut out, &plain(text));
    out
}

/// `text` as inline code, whatever backticks it holds.
#[must_use]
pub fn code(text: &str) -> String {
    let text = plain(text).replace('\n', " ");
    if text.trim().is_empty() {
        return if text.is_empty() { "`\"\"`".to_owned() } else { format!("`\"{text}\"`") };
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// `text` as a block of code that rustdoc neither compiles nor highlights.
#[must_use]
pub fn code_block(text: &str) -> String {
    let text = plain(text);
    let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
    format!("{fence}text\n{}\n{fence}", text.trim_end_matches('\n'))
}

fn longest_run(text: &str, of: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == of { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

fn find_address(text: &str) -> Option<usize> {
    ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()
}

/// How much of the text belongs to the address at its start: punctuation that ends a sentence does not.
fn address_len(text: &str) -> usize {
    let stops =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '|' | '^' | '{' | '}');
    let end = text.find(stops).unwrap_or(text.len());
    let address = text.get(..end).unwrap_or(text);
    let mut trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
    while trimmed.ends_with(')') && trimmed.matches(')').count() > trimmed.matches('(').count() {
        trimmed = trimmed.strip_suffix(')').unwrap_or(trimmed);
    }
    trimmed.len()
}

fn push_address(out: &mut String, address: &str) {
    let bare = address.split_once("://").is_none_or(|(_, rest)| rest.is_empty());
    if bare || !address.is_ascii() {
        escape_into(out, address);
    } else {
        out.push('<');
        out.push_str(address);
        out.push('>');
    }
}

fn escape_into(out: &mut String, text: &str) {
    let mut at_line_start = out.is_empty() || out.ends_with('\n');
    let mut in_number = false;
    for c in text.chars() {
        // `1.` and `1)` at the start of a line open a list, `-`, `+`, `#` and `=` other blocks.
        let opens_block = at_line_start && matches!(c, '-' | '+' | '#' | '=' | '|' | ':');
        let ends_number = in_number && matches!(c, '.' | ')');
        let markup = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|');
        if opens_block || ends_number || markup {
            out.push('\\');
        }
        out.push(c);
        in_number = c.is_ascii_digit() && (at_line_start || in_number);
        at_line_start = c == '\n' || (at_line_start && c == ' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_addresses() {
        assert_eq!(escaped("a [b] <c> *d* `e`"), "a \\[b\\] \\<c\\> \\*d\\* \\`e\\`");
        assert_eq!(escaped("see https://example.com/x_(y). Then"), "see <https://example.com/x_(y)>. Then");
        assert_eq!(escaped("(http://a.b)"), "(<http://a.b>)");
        assert_eq!(escaped("http:// alone"), "http:// alone");
        assert_eq!(escaped("1. one\n- two"), "1\\. one\n\\- two");
    }

    #[test]
    fn hidden_characters_become_visible() {
        assert_eq!(plain("a\u{202e}b\r\nc\rd\0"), "aU+202Eb\nc\ndU+0000");
    }

    #[test]
    fn code_survives_backticks() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "`\"\"`");
        assert_eq!(code_block("```\nx\n"), "````text\n```\nx\n````");
    }
}
