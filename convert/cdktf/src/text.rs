//! Text without its escapes.

/// The text that a literal with backslashes means, as Python and JavaScript agree on them. What is no escape stays.
pub(crate) fn unescape(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('v') => text.push('\u{b}'),
            Some('0') => text.push('\0'),
            // A line that goes on.
            Some('\n') => {}
            Some('x') => coded(&mut text, &mut rest, 'x', 2),
            Some('u') if rest.as_str().starts_with('{') => {
                let (code, after) =
                    rest.as_str().get(1..).unwrap_or_default().split_once('}').unwrap_or_default();
                match u32::from_str_radix(code, 16).ok().and_then(char::from_u32) {
                    Some(c) => {
                        text.push(c);
                        rest = after.chars();
                    }
                    None => text.push_str("\\u"),
                }
            }
            Some('u') => coded(&mut text, &mut rest, 'u', 4),
            Some('U') => coded(&mut text, &mut rest, 'U', 8),
            Some(c @ ('\\' | '\'' | '"' | '`' | '$' | '/')) => text.push(c),
            Some(c) => text.extend(['\\', c]),
            None => text.push('\\'),
        }
    }
    text
}

/// A character by its number in so many hexadecimal digits; a pair of surrogates is one.
fn coded(text: &mut String, rest: &mut std::str::Chars<'_>, mark: char, digits: usize) {
    let number = |from: &str| u32::from_str_radix(from.get(..digits)?, 16).ok();
    let Some(first) = number(rest.as_str()) else {
        text.extend(['\\', mark]);
        return;
    };
    let mut after = rest.as_str().get(digits..).unwrap_or_default();
    let code = match (first, after.strip_prefix("\\u").and_then(number)) {
        (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) if digits == 4 => {
            after = after.get(6..).unwrap_or_default();
            0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
        }
        _ => first,
    };
    text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    *rest = after.chars();
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes_are_what_they_mean() {
        assert_eq!(
            unescape(r#"a\nb\t\"c\" \\ \' \x41 \u00e9 \u{1F600} \ud83d\ude00"#),
            "a\nb\t\"c\" \\ ' A é 😀 😀"
        );
        assert_eq!(unescape("\\d \\x4 \\u12 \\u{zz} \\"), "\\d \\x4 \\u12 \\u{zz} \\");
        assert_eq!(unescape("one \\\ntwo"), "one two");
    }
}
