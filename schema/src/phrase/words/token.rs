//! Cuts a sentence into words, numbers, code and marks.

use super::lexicon::{Classes, look_up};
use crate::model::Number;
use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::phrase) enum Kind {
    /// A word; its classes say what it does.
    Word,
    /// A number in digits, with or without code or quotes around it.
    Number(Number),
    /// A piece of code that is no number, and no range of numbers.
    Code,
    /// Anything else that is no space and no emphasis. All dashes are `-`; `>=` and `<=` are `≥` and `≤`.
    Mark(char),
}

/// One token of a sentence.
#[derive(Debug, Clone)]
pub(in crate::phrase) struct Token {
    pub(in crate::phrase) kind: Kind,
    /// Where it stands, with the ticks of code.
    pub(in crate::phrase) range: Range<usize>,
    /// What the word does.
    pub(in crate::phrase) classes: Classes,
    /// The hash of the word, by which lines find it; 0 for what is none.
    pub(super) hash: u32,
}

/// Whether a token stands in a list of code, behind more of it than a sentence says before its clause. Such lists are read
/// from their beginning; to read them from each of their items would take the square of their length.
pub(super) fn is_deep_in_a_list(tokens: &[Token], at: usize) -> bool {
    const DEEP: usize = 3;
    let before = at.checked_sub(2 * DEEP).and_then(|start| tokens.get(start..at));
    before.is_some_and(|before| {
        before.chunks(2).all(
            |pair| matches!(pair, [code, comma] if code.kind == Kind::Code && comma.kind == Kind::Mark(',')),
        )
    })
}

/// The tokens of a sentence in lower case. `code` are the ranges of its code pieces, in order, with and without ticks.
pub(in crate::phrase) fn tokens<'c>(
    lower: &str,
    code: impl Iterator<Item = (&'c Range<usize>, &'c Range<usize>)>,
) -> Vec<Token> {
    let mut reader = Reader { lower, found: Vec::with_capacity(lower.len() / 5) };
    let mut at = 0;
    for (outer, inner) in code {
        reader.prose(at, outer.start);
        reader.code(outer, inner);
        at = outer.end;
    }
    reader.prose(at, lower.len());
    reader.found
}

struct Reader<'t> {
    lower: &'t str,
    found: Vec<Token>,
}

impl Reader<'_> {
    fn push(&mut self, kind: Kind, range: Range<usize>) {
        let (classes, hash) = match kind {
            Kind::Word => look_up(self.lower.get(range.clone()).unwrap_or_default()),
            _ => (Classes::default(), 0),
        };
        self.found.push(Token { kind, range, classes, hash });
    }

    /// A code piece: a number, a range of numbers ("`0-128`"), or something that has no words.
    fn code(&mut self, outer: &Range<usize>, inner: &Range<usize>) {
        let text = self.lower.get(inner.clone()).unwrap_or_default();
        let bare = text.trim().trim_matches(['"', '\'']);
        if let Some(number) = Number::parse(bare) {
            return self.push(Kind::Number(number), outer.clone());
        }
        let ends = bare.split_once('-').or_else(|| bare.split_once('–'));
        if let Some((low, high)) = ends
            && let (Some(low), Some(high)) = (Number::parse(low.trim()), Number::parse(high.trim()))
        {
            self.push(Kind::Number(low), outer.start..inner.start);
            self.push(Kind::Mark('-'), inner.clone());
            return self.push(Kind::Number(high), inner.end..outer.end);
        }
        self.push(Kind::Code, outer.clone());
    }

    fn prose(&mut self, mut at: usize, end: usize) {
        let bytes = self.lower.as_bytes();
        let is_space = |at: usize| at < end && bytes.get(at) == Some(&b' ');
        while is_space(at) {
            at += 1;
        }
        while let Some(rest) = self.lower.get(at..end).filter(|rest| !rest.is_empty()) {
            at += self.one(rest, at);
            while is_space(at) {
                at += 1;
            }
        }
    }

    /// Reads one token, and gives its length.
    fn one(&mut self, rest: &str, at: usize) -> usize {
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return 1 };
        let second = chars.next();
        let width = first.len_utf8();
        // Emphasis stands beside a word, a mark of its own does not.
        let beside = |c: Option<char>| {
            c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '*' | '_' | '`' | '(' | ')'))
        };
        let emphasis = matches!(first, '*' | '_')
            && (beside(second) || beside(self.lower.get(..at).and_then(|before| before.chars().next_back())));
        if first.is_whitespace() || emphasis || first == '\u{200b}' {
            return width;
        }
        if first.is_alphabetic() {
            let length = word_length(rest);
            self.push(Kind::Word, at..at + length);
            return length;
        }
        if let Some((number, length)) = self.number(rest, first, at) {
            self.push(Kind::Number(number), at..at + length);
            return length;
        }
        let prefix_length = first == '/' && second.is_some_and(|c| c.is_ascii_digit());
        if first.is_ascii_digit() || prefix_length {
            // A version, an address, a time: one word without a meaning.
            let length = rest
                .find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ':' | '/' | '-'))
                .unwrap_or(rest.len());
            let (range, classes) = (at..at + length, Classes::default());
            self.found.push(Token { kind: Kind::Word, range, classes, hash: 0 });
            return length;
        }
        let (mark, length) = match (first, second) {
            ('>', Some('=')) => ('≥', 2),
            ('<', Some('=')) => ('≤', 2),
            ('–' | '—', _) => ('-', width),
            ('.', Some('.')) => {
                let dots = rest.bytes().take_while(|b| *b == b'.').count();
                (if rest[dots..].starts_with(|c: char| c.is_ascii_digit()) { '-' } else { '…' }, dots)
            }
            (other, _) => (other, width),
        };
        self.push(Kind::Mark(mark), at..at + length);
        length
    }

    /// A number that stands alone: no part of a version, an address or a time.
    fn number(&self, rest: &str, first: char, at: usize) -> Option<(Number, usize)> {
        let quote = matches!(first, '"' | '\'').then_some(first);
        let inside = quote.map_or(rest, |quote| &rest[quote.len_utf8()..]);
        let negative = inside.starts_with('-');
        let glued =
            self.found.last().is_some_and(|last| last.range.end == at && last.kind != Kind::Mark('('));
        if negative && glued {
            return None;
        }
        let digits = inside.strip_prefix('-').unwrap_or(inside);
        let length = number_length(digits);
        let behind = digits.get(length..)?;
        let ended = match quote {
            Some(quote) => behind.starts_with(quote),
            None => !continues(behind),
        };
        let length = length + usize::from(negative);
        let number = Number::parse(inside.get(..length)?)?;
        ended.then_some((number, length + 2 * quote.map_or(0, char::len_utf8)))
    }
}

/// Whether what follows digits makes them a part of something that is no number.
fn continues(behind: &str) -> bool {
    let mut chars = behind.chars();
    let (first, second) = (chars.next(), chars.next());
    let goes_on = second.is_some_and(char::is_alphanumeric);
    match first {
        Some('.' | ':' | '/' | ',') => goes_on && !matches!(first, Some(',')) && second != Some(' '),
        Some('_') => true,
        _ => false,
    }
}

/// The length of digits with groups of three and a fraction.
fn number_length(text: &str) -> usize {
    let digits = |from: usize| text.bytes().skip(from).take_while(u8::is_ascii_digit).count();
    let mut length = digits(0);
    if (1..=3).contains(&length) {
        while text.as_bytes().get(length) == Some(&b',') && digits(length + 1) == 3 {
            length += 4;
        }
    }
    if length > 0 && text.as_bytes().get(length) == Some(&b'.') {
        let fraction = digits(length + 1);
        length += if fraction > 0 { fraction + 1 } else { 0 };
    }
    length
}

/// The length of a word: letters and digits, with hyphens, underscores, apostrophes and full stops inside.
fn word_length(text: &str) -> usize {
    // Most are letters up to a space.
    let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if matches!(text.as_bytes().get(letters), None | Some(b' ' | b',' | b')' | b'(' | b':' | b'`')) {
        return letters;
    }
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inside = matches!(c, '-' | '_' | '\'' | '’' | '.')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !c.is_alphanumeric() && !inside {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::super::split::ticks;
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let lower = text.to_ascii_lowercase();
        let code = ticks(&lower);
        tokens(&lower, code.iter().map(|tick| (&tick.outer, &tick.inner)))
            .into_iter()
            .map(|token| match token.kind {
                Kind::Word => lower[token.range].to_owned(),
                Kind::Number(number) => format!("#{number}"),
                Kind::Code => "CODE".to_owned(),
                Kind::Mark(mark) => mark.to_string(),
            })
            .collect()
    }

    #[test]
    fn numbers_stand_alone() {
        assert_eq!(cut("1 to 29,000, -1 or 0.5."), ["#1", "to", "#29000", ",", "#-1", "or", "#0.5", "."]);
        assert_eq!(cut("`5`-`9` \"3\" 1-63"), ["#5", "-", "#9", "#3", "#1", "-", "#63"]);
        assert_eq!(
            cut("`0-128` (-1) 5…9 2..4"),
            ["#0", "-", "#128", "(", "#-1", ")", "#5", "…", "#9", "#2", "-", "#4"]
        );
        assert_eq!(cut("5.28.0 10.0.0.0/16 20:30 64KB"), ["5.28.0", "10.0.0.0/16", "20:30", "#64", "kb"]);
    }

    #[test]
    fn words_keep_what_is_inside_them() {
        assert_eq!(cut("Can't, e.g. non-negative"), ["can't", ",", "e.g", ".", "non-negative"]);
        assert_eq!(cut("**Only** `a` >= 5 – x"), ["only", "CODE", "≥", "#5", "-", "x"]);
    }
}
