//! Whether a text is JSON. A reader that keeps nothing: a JSON crate would double the clean build of a small program.

use super::scan::run;

/// Deeper than any policy; what is nested deeper cannot be decided and counts as JSON.
const MAX_DEPTH: usize = 256;

/// Whether the whole text is one JSON value, as RFC 8259 has it.
pub(super) fn is_json(text: &str) -> bool {
    let mut reader = Reader { rest: text.as_bytes() };
    match reader.value(0) {
        Ok(()) => {
            reader.space();
            reader.rest.is_empty()
        }
        Err(Stop::Fault) => false,
        Err(Stop::TooDeep) => true,
    }
}

/// Why reading ended before the value did.
enum Stop {
    Fault,
    TooDeep,
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<(), Stop> {
        if depth == MAX_DEPTH {
            return Err(Stop::TooDeep);
        }
        self.space();
        match self.rest.first() {
            Some(b'{') => self.members(b'}', &|reader| {
                reader.space();
                reader.string()?;
                reader.space();
                reader.require(b":")?;
                reader.value(depth + 1)
            }),
            Some(b'[') => self.members(b']', &|reader| reader.value(depth + 1)),
            Some(b'"') => self.string(),
            Some(b't') => self.require(b"true"),
            Some(b'f') => self.require(b"false"),
            Some(b'n') => self.require(b"null"),
            _ => self.number(),
        }
    }

    /// An object or an array, with commas between its members and none at the end.
    fn members(&mut self, end: u8, member: &dyn Fn(&mut Self) -> Result<(), Stop>) -> Result<(), Stop> {
        self.rest = &self.rest[1..];
        self.space();
        if self.take(&[end]) {
            return Ok(());
        }
        loop {
            member(self)?;
            self.space();
            if self.take(&[end]) {
                return Ok(());
            }
            self.require(b",")?;
        }
    }

    fn string(&mut self) -> Result<(), Stop> {
        self.require(b"\"")?;
        loop {
            match *self.rest {
                [b'"', ref rest @ ..] => {
                    self.rest = rest;
                    return Ok(());
                }
                [b'\\', b'u', ref rest @ ..] if run(rest, u8::is_ascii_hexdigit) >= 4 => {
                    self.rest = &rest[4..];
                }
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ref rest @ ..] => {
                    self.rest = rest;
                }
                [b'\\' | 0..=0x1f, ..] | [] => return Err(Stop::Fault),
                [_, ref rest @ ..] => self.rest = rest,
            }
        }
    }

    fn number(&mut self) -> Result<(), Stop> {
        self.take(b"-");
        // A leading zero stands alone.
        if !self.take(b"0") {
            self.digits()?;
        }
        if self.take(b".") {
            self.digits()?;
        }
        if self.take(b"e") || self.take(b"E") {
            let _sign = self.take(b"+") || self.take(b"-");
            self.digits()?;
        }
        Ok(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Stop> {
        let count = run(self.rest, u8::is_ascii_digit);
        self.rest = &self.rest[count..];
        if count == 0 { Err(Stop::Fault) } else { Ok(()) }
    }

    fn space(&mut self) {
        let count = run(self.rest, |b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'));
        self.rest = &self.rest[count..];
    }

    fn require(&mut self, word: &[u8]) -> Result<(), Stop> {
        if self.take(word) { Ok(()) } else { Err(Stop::Fault) }
    }

    fn take(&mut self, word: &[u8]) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a well-known parser says. It also looks into lone surrogates and at the size of numbers, which are matters
    /// of the reader, not of the text.
    fn expected(text: &str) -> bool {
        serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    }

    #[test]
    fn texts_are_told_apart() {
        for text in
            ["{}", " [1, -0.5e+3, \"\\u00e4\\n\", {\"a\": null}] ", "0", "true", "[false]", "\"\u{7f}ä\""]
        {
            assert!(is_json(text), "{text}");
        }
        for text in [
            "", "{", "[1,]", "{\"a\":}", "{a: 1}", "01", "1.", "+1", "nul", "'a'", "\"\\x\"", "\"\n\"", "1 2",
        ] {
            assert!(!is_json(text), "{text}");
        }
        for deep in ["[", "{\"a\": "] {
            assert!(is_json(&deep.repeat(100_000)));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_judged_as_by_a_parser(text in r#"[\[\]{}:,"0-9eE+\-. \\nutrfals\n]{0,12}"#) {
            prop_assert_eq!(is_json(&text), expected(&text));
        }

        #[test]
        fn a_piece_of_json_is_judged_as_by_a_parser(from in 0_usize..60, to in 0_usize..60) {
            let text = r#" {"a": [1, 2.5e-3, "x\"\u0041"], "b": {"c": null, "d": true}, "e": ""} "#;
            let piece = text.get(from.min(to)..from.max(to)).unwrap_or_default();
            prop_assert_eq!(is_json(piece), expected(piece));
            let without = format!("{}{}", &text[..from.min(to)], &text[from.max(to)..]);
            prop_assert_eq!(is_json(&without), expected(&without));
        }
    }
}
