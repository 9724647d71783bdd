//! Text of documents where people and terminals read it: nothing in it is invisible, moves the cursor or reorders what
//! stands around it.

use std::borrow::Cow;

/// Whether a character cannot be seen, changes how the text around it reads, or tells a terminal to do something.
///
/// Line breaks, tabs and spaces are none of these: what they are depends on where they stand.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    let break_or_tab = matches!(c, '\n' | '\r' | '\t');
    let formats = matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}');
    let separators = matches!(c, '\u{2028}' | '\u{2029}');
    formats || separators || (c.is_control() && !break_or_tab)
}

/// Nearly all text is of these, and told by its bytes.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n' | b'\t')
}

/// The text with every invisible character as its name.
///
/// ```
/// use ferroform_schema::visible::visible;
/// assert_eq!(visible("a\u{1b}[31m \u{202e}b"), "aU+001B[31m U+202Eb");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_plain) || !text.contains(is_invisible) && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        // Alone, it takes the cursor back over what stands in the line.
        let lone_return = c == '\r' && !rest.as_str().starts_with('\n');
        if lone_return || is_invisible(c) {
            out.push_str(&format!("U+{:04X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The same on one line, with single spaces: for comments, warnings of a build, and messages of one line.
#[must_use]
pub fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// JSON with every invisible character escaped, which only its strings can hold: the same value.
#[must_use]
pub fn json(text: String) -> String {
    // Nearly every line is plain where the whole of it is not.
    if text.lines().all(|line| line.bytes().all(is_plain) || !line.contains(is_invisible)) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut units = [0; 2];
    for c in text.chars() {
        if is_invisible(c) {
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn invisible_characters_are_named() {
        assert_eq!(visible("a\u{202e}b\0c\u{2028}d\u{e0041}"), "aU+202EbU+0000cU+2028dU+E0041");
        assert_eq!(one_line(" a\n\tb\r\n\u{1b}[31m "), "a b U+001B[31m");
        assert_eq!(visible("a\r\nb\rc"), "a\r\nbU+000Dc");
    }

    proptest! {
        #[test]
        fn json_stays_the_same_value(text in any::<String>(), more in "[\u{202a}-\u{202e}\u{200b}\u{e0041}\u{1b}a\"]{0,8}") {
            let value = serde_json::json!({ &text: [more, text] });
            let written = json(serde_json::to_string_pretty(&value).unwrap_or_default());
            prop_assert!(!written.contains(is_invisible));
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&written).ok(), Some(value));
        }

        #[test]
        fn nothing_invisible_is_left(text in any::<String>()) {
            prop_assert!(!visible(&text).contains(is_invisible));
            let line = one_line(&text);
            prop_assert!(!line.contains(is_invisible) && !line.contains(['\n', '\r', '\t']));
        }
    }
}
