//! Text without its escapes.

use crate::Language;

/// The text that a literal means. What is no escape stays in Python, and loses its backslash in JavaScript.
pub(crate) fn unescape(written: &str, language: Language) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let (c, length) = match escape(after, language) {
            Some(escape) => escape,
            None => (Some('\\'), 0),
        };
        text.extend(c);
        rest = after.get(length..).unwrap_or_default();
    }
    text + rest
}

/// What stands behind a backslash: the character, if it is one, and how much of the text it takes.
fn escape(after: &str, language: Language) -> Option<(Option<char>, usize)> {
    let first = after.chars().next()?;
    let numbered = |digits: usize| coded(after.get(1..)?, digits).map(|(c, length)| (Some(c), 1 + length));
    let c = match (first, language) {
        ('n', _) => '\n',
        ('t', _) => '\t',
        ('r', _) => '\r',
        ('b', _) => '\u{8}',
        ('f', _) => '\u{c}',
        ('v', _) => '\u{b}',
        ('\\' | '\'' | '"', _) => first,
        // A line that goes on.
        ('\n', _) => return Some((None, 1)),
        ('\r', _) if after.starts_with("\r\n") => return Some((None, 2)),
        ('x', _) => return numbered(2),
        ('u', Language::TypeScript) if after.starts_with("u{") => return braced(after),
        ('u', _) => return numbered(4),
        ('U', Language::Python) => return numbered(8),
        ('a', Language::Python) => '\u{7}',
        ('0'..='7', Language::Python) => return octal(after).map(|(c, length)| (Some(c), length)),
        ('0', Language::TypeScript) => '\0',
        (_, Language::Python) => return None,
        (_, Language::TypeScript) => first,
    };
    Some((Some(c), first.len_utf8()))
}

/// `u{1F600}`
fn braced(after: &str) -> Option<(Option<char>, usize)> {
    // No number of a character is longer, and a text of many beginnings is searched once.
    let (end, _) = after.char_indices().take(12).find(|(_, c)| *c == '}')?;
    let c = char::from_u32(u32::from_str_radix(after.get(2..end)?, 16).ok()?)?;
    Some((Some(c), end + 1))
}

/// A character by its number in so many hexadecimal digits, and how much was read; a pair of surrogates is one.
fn coded(after: &str, digits: usize) -> Option<(char, usize)> {
    let number = |from: &str| {
        let number = from.get(..digits)?;
        number.chars().all(|c| c.is_ascii_hexdigit()).then(|| u32::from_str_radix(number, 16).ok())?
    };
    let first = number(after)?;
    let second = after.get(digits..).and_then(|rest| rest.strip_prefix("\\u")).and_then(number);
    match (first, second) {
        (0xd800..=0xdbff, Some(second @ 0xdc00..=0xdfff)) if digits == 4 => {
            let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            Some((char::from_u32(code)?, 10))
        }
        _ => Some((char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), digits)),
    }
}

/// A character by its number in up to three octal digits, and how much was read.
fn octal(after: &str) -> Option<(char, usize)> {
    let digits = after.chars().take(3).take_while(|c| c.is_digit(8)).count();
    let code = u32::from_str_radix(after.get(..digits)?, 8).ok()?;
    Some((char::from_u32(code)?, digits))
}

#[cfg(test)]
mod tests {
    use super::unescape;
    use crate::Language::{Python, TypeScript};

    /// The lines of the table that both readers of Python are held against.
    #[test]
    fn python_means_what_the_table_says() {
        let table = include_str!("../../../schema/tests/escapes/python.txt");
        let rows: Vec<_> = table.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.len() > 15, "{}", rows.len());
        for row in rows {
            let (written, meant) = row.split_once(" => ").expect("a row");
            let shown: String = unescape(written, Python).chars().flat_map(shown).collect();
            let meant: String = meant.chars().collect();
            assert_eq!(shown, meant, "{written}");
        }
    }

    /// A character as the table writes it.
    fn shown(c: char) -> Vec<char> {
        let is_plain = c.is_ascii_graphic() || c == ' ';
        match c {
            '\\' | '\'' | '"' => vec!['\\', c],
            '\0' => "\\0".chars().collect(),
            _ if is_plain => vec![c],
            _ => c.escape_default().collect(),
        }
    }

    #[test]
    fn javascript_has_escapes_of_its_own() {
        let rows = [
            (r"\u{1F600} \ud83d\ude00 \x41", "😀 😀 A"),
            (r"\d \$ \` \/ \é", "d $ ` / é"),
            (r"\0", "\0"),
            (r"\x4 \u12 \u{zz} \u{110000}", r"\x4 \u12 \u{zz} \u{110000}"),
        ];
        for (written, meant) in rows {
            assert_eq!(unescape(written, TypeScript), meant, "{written}");
        }
    }

    #[test]
    fn lines_go_on_behind_a_backslash() {
        for language in [Python, TypeScript] {
            assert_eq!(unescape("one \\\ntwo \\\r\nthree \\", language), "one two three \\");
        }
    }
}
