//! The words of Python code, with where they stand.

use std::ops::Range;

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a reserved word.
    Word,
    /// A number.
    Number,
    /// A string literal.
    Text {
        /// What stands between the quotes.
        content: Range<usize>,
        /// Whether values are put into it.
        interpolated: bool,
        /// Whether backslashes mean themselves.
        raw: bool,
    },
    /// An opening bracket.
    Open(u8),
    /// A closing bracket, by the one that it closes.
    Close(u8),
    /// Anything else: operators, commas, colons, dots.
    Sign,
    /// The end of a statement: of a line, outside of brackets.
    End,
    /// What no Python begins with, or a string without an end.
    Broken,
}

/// A word of the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// Whether it is the first of its line.
    pub(super) first: bool,
}

/// Signs that are longer than a character, the longest first.
const SIGNS: &[&str] = &[
    "**=", "//=", ">>=", "<<=", "...", "->", ":=", "**", "//", ">>", "<<", "==", "!=", "<>", "<=", ">=",
    "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=",
];

/// The words of the code; comments are none. Every byte is looked at once.
pub(super) fn tokens(code: &str) -> Vec<Token> {
    let mut lexer = Lexer { code, at: 0, depth: 0, first: true, tokens: Vec::new() };
    while lexer.next().is_some() {}
    lexer.tokens
}

struct Lexer<'a> {
    code: &'a str,
    at: usize,
    depth: usize,
    first: bool,
    tokens: Vec<Token>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.code.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let range = self.at..self.at + length;
        self.at = range.end;
        self.tokens.push(Token { kind, range, first: self.first });
        self.first = false;
    }

    fn next(&mut self) -> Option<()> {
        let rest = self.rest();
        let c = rest.chars().next()?;
        match c {
            '\n' => {
                if self.depth == 0 {
                    self.push(Kind::End, 1);
                } else {
                    self.at += 1;
                }
                self.first = true;
            }
            '\\' if rest.starts_with("\\\n") || rest.starts_with("\\\r\n") => {
                self.at += rest.find('\n').unwrap_or_default() + 1;
            }
            '#' => self.at += rest.find('\n').unwrap_or(rest.len()),
            ';' => self.push(Kind::End, 1),
            '(' | '[' | '{' => {
                self.depth += 1;
                self.push(Kind::Open(c as u8), 1);
            }
            ')' | ']' | '}' => {
                self.depth = self.depth.saturating_sub(1);
                let opened = match c {
                    ')' => b'(',
                    ']' => b'[',
                    _ => b'{',
                };
                self.push(Kind::Close(opened), 1);
            }
            '"' | '\'' => self.text(0),
            _ if c.is_whitespace() || c == '\u{feff}' => self.at += c.len_utf8(),
            _ if c.is_alphabetic() || c == '_' => {
                let length = end_of(rest, |c| c.is_alphanumeric() || c == '_');
                let prefix = rest.get(..length).unwrap_or_default();
                let is_prefix = length <= 2 && prefix.bytes().all(|b| b"rRbBfFuU".contains(&b));
                if is_prefix && rest.get(length..).is_some_and(|rest| rest.starts_with(['"', '\''])) {
                    self.text(length);
                } else {
                    self.push(Kind::Word, length);
                }
            }
            _ if c.is_ascii_digit() || (c == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit())) => {
                let mut length = end_of(rest, |c| c.is_alphanumeric() || matches!(c, '_' | '.'));
                // The sign of an exponent.
                let exponent = rest
                    .get(..length)
                    .is_some_and(|text| text.ends_with(['e', 'E']) && !text.starts_with("0x"));
                if exponent && let Some(digits) = rest[length..].strip_prefix(['-', '+']) {
                    length += 1 + end_of(digits, |c| c.is_ascii_digit());
                }
                self.push(Kind::Number, length);
            }
            _ => {
                let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
                match sign {
                    Some(sign) => self.push(Kind::Sign, sign.len()),
                    None if ".,:=+-*/%@&|^~<>".contains(c) => self.push(Kind::Sign, 1),
                    None => self.push(Kind::Broken, c.len_utf8()),
                }
            }
        }
        Some(())
    }

    /// A string literal whose prefix has this length.
    fn text(&mut self, prefix: usize) {
        let rest = self.rest();
        let (prefix_text, quoted) = rest.split_at(prefix);
        let quote = quoted.get(..1).unwrap_or_default();
        let triple = quoted.get(..3).filter(|three| three.bytes().all(|b| quote.as_bytes() == [b]));
        let quote = triple.unwrap_or(quote);
        let body = quoted.get(quote.len()..).unwrap_or_default();
        let formatted = prefix_text.contains(['f', 'F']);
        let (mut interpolated, mut opened) = (false, false);
        let mut letters = body.char_indices();
        while let Some((at, c)) = letters.next() {
            if body.get(at..).is_some_and(|rest| rest.starts_with(quote)) {
                let start = self.at + prefix + quote.len();
                let raw = prefix_text.contains(['r', 'R']);
                let content = start..start + at;
                let kind = Kind::Text { content, interpolated: interpolated || opened, raw };
                self.push(kind, prefix + quote.len() + at + quote.len());
                return;
            }
            // Two braces are one of the text.
            match (c, opened) {
                ('{', false) => opened = formatted,
                ('{', true) => opened = false,
                (_, true) => (interpolated, opened) = (true, false),
                (_, false) => {}
            }
            match c {
                '\\' => drop(letters.next()),
                '\n' if triple.is_none() => {
                    self.push(Kind::Broken, prefix + quote.len() + at);
                    return;
                }
                _ => {}
            }
        }
        self.push(Kind::Broken, rest.len());
    }
}

/// How many bytes at the beginning are characters of this sort.
fn end_of(text: &str, of_sort: impl Fn(char) -> bool) -> usize {
    text.find(|c| !of_sort(c)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(code: &str) -> Vec<&str> {
        tokens(code).into_iter().map(|token| &code[token.range]).collect()
    }

    #[test]
    fn code_is_cut_into_words() {
        assert_eq!(
            words("a.b(x=-1.5e-3, **c)  # not this\nif a != \"b # c\": \\\n  pass"),
            [
                "a",
                ".",
                "b",
                "(",
                "x",
                "=",
                "-",
                "1.5e-3",
                ",",
                "**",
                "c",
                ")",
                "\n",
                "if",
                "a",
                "!=",
                "\"b # c\"",
                ":",
                "pass"
            ]
        );
        let firsts: Vec<bool> = tokens("a(\n  b,\n  c)").iter().map(|token| token.first).collect();
        assert_eq!(firsts, [true, false, true, false, true, false]);
    }

    #[test]
    fn texts_end_at_their_quotes() {
        let contents = |code: &str| -> Vec<(String, bool)> {
            let texts = tokens(code).into_iter().filter_map(|token| match token.kind {
                Kind::Text { content, interpolated, .. } => Some((code[content].to_owned(), interpolated)),
                _ => None,
            });
            texts.collect()
        };
        let said = |code: &str| contents(code).remove(0);
        assert_eq!(said(r#""a \" 'b'" "#), (r#"a \" 'b'"#.to_owned(), false));
        assert_eq!(said("'''a\n'b' \"c\"'''"), ("a\n'b' \"c\"".to_owned(), false));
        assert_eq!(said("\"\""), (String::new(), false));
        assert_eq!(said("rb'\\d{2}'"), ("\\d{2}".to_owned(), false));
        assert_eq!(said("f\"a {b}\""), ("a {b}".to_owned(), true));
        assert_eq!(said("f\"a {{b}}\""), ("a {{b}}".to_owned(), false));
        assert_eq!(said("\"a ${b}\""), ("a ${b}".to_owned(), false));
        assert_eq!(contents("\"a\nb").len(), 0);
    }

    #[test]
    fn nothing_is_lost_of_anything() {
        for code in
            ["\"a", "'''a\n\"\"\"", "$x ? ¬ é", "\\", "\u{feff}a\r\nb\r\n", "1..e+", "f\"{", "\"\\", "\"é\\é"]
        {
            let mut end = 0;
            for token in tokens(code) {
                assert!(token.range.start >= end && token.range.end > token.range.start, "{code:?}");
                assert!(code.get(token.range.clone()).is_some(), "{code:?}");
                end = token.range.end;
            }
        }
    }
}
