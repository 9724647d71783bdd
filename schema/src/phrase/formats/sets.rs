//! Lists of kinds of characters: "lower-case letters, digits, hyphens (-) and `_`".
//!
//! A list is read whole or not at all: a kind that is not understood may be any character, and a set without it would
//! refuse what the document allows.

use super::super::sentence::Sentence;
use ferroform_rules::CharacterSet;

/// Characters by the nouns that documents have for them, in the singular.
const NOUNS: &[(&str, &str)] = &[
    ("digit", "0-9"),
    ("number", "0-9"),
    ("numeral", "0-9"),
    ("numeric", "0-9"),
    ("numerical", "0-9"),
    ("hyphen", "\\-"),
    ("dash", "\\-"),
    ("minu", "\\-"),
    ("underscore", "_"),
    ("period", "."),
    ("dot", "."),
    ("full stop", "."),
    ("space", " "),
    ("blank", " "),
    ("whitespace", "\\s"),
    ("white space", "\\s"),
    ("slash", "/"),
    ("forward slash", "/"),
    ("forward-slash", "/"),
    ("backslash", "\\\\"),
    ("back slash", "\\\\"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("comma", ","),
    ("plu", "+"),
    ("equal", "="),
    ("equals", "="),
    ("at sign", "@"),
    ("at symbol", "@"),
    ("asterisk", "*"),
    ("apostrophe", "'"),
    ("single quote", "'"),
    ("double quote", "\""),
    ("percent sign", "%"),
    ("ampersand", "&"),
    ("parenthese", "()"),
    ("parenthesis", "()"),
    ("square bracket", "[]"),
    ("curly bracket", "{}"),
    ("curly brace", "{}"),
    ("tilde", "~"),
    ("exclamation mark", "!"),
    ("exclamation point", "!"),
    ("question mark", "?"),
    ("number sign", "#"),
    ("hash", "#"),
    ("pound sign", "#"),
    ("dollar sign", "$"),
    ("pipe", "|"),
];

/// Words before a kind that change nothing about it.
const FILLERS: &[&str] = &[
    "a", "an", "any", "the", "either", "both", "all", "basic", "ascii", "us-ascii", "latin", "english",
    "roman", "standard", "single", "other",
];

/// Words behind a kind that only say that it is one.
const TAIL: &[&str] =
    &["character", "characters", "symbol", "symbols", "sign", "signs", "chars", "mark", "marks"];

/// Words that go on behind a list of kinds.
const ENDING: &[&str] = &[
    "only",
    "are",
    "is",
    "be",
    "been",
    "being",
    "with",
    "without",
    "that",
    "which",
    "but",
    "between",
    "up",
    "in",
    "long",
    "for",
    "can",
    "may",
    "must",
    "at",
    "to",
    "as",
    "used",
    "allowed",
    "allowable",
    "possible",
    "valid",
    "supported",
    "accepted",
    "acceptable",
    "permitted",
    "legal",
];

/// A list of kinds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sets {
    /// The kinds, in the text's order.
    pub(super) kinds: Vec<CharacterSet>,
    /// The byte behind the last.
    pub(super) end: usize,
}

impl Sets {
    /// The characters of all kinds.
    pub(super) fn joined(&self) -> CharacterSet {
        self.kinds.iter().cloned().fold(CharacterSet::default(), CharacterSet::or)
    }
}

/// How a list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Whole or not at all.
    Whole,
    /// Every kind may have its number: "one letter and 1 digit".
    Each,
    /// As far as it is understood: what is forbidden is forbidden by itself.
    Part,
}

/// Reads a list that begins at a byte.
pub(super) fn read(sentence: &Sentence<'_>, from: usize, mode: Mode) -> Option<Sets> {
    let text = Text { sentence, each: mode == Mode::Each };
    let (first, mut end) = text.kind(from)?;
    let mut kinds = vec![first];
    while let Some(next) = text.separator(end) {
        match text.kind(next) {
            Some((kind, after)) => {
                kinds.push(kind);
                end = after;
            }
            None if mode == Mode::Part || text.goes_on(next) => break,
            None => return None,
        }
    }
    (mode == Mode::Part || text.ends(end)).then_some(Sets { kinds, end })
}

struct Text<'s> {
    sentence: &'s Sentence<'s>,
    each: bool,
}

impl<'s> Text<'s> {
    fn rest(&self, at: usize) -> &'s str {
        self.sentence.rest(at)
    }

    fn space(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at + rest.len() - rest.trim_start().len()
    }

    /// The word at a byte: letters with hyphens between them.
    fn word(&self, at: usize) -> &'s str {
        let rest = self.rest(at);
        let end = rest.char_indices().find(|(i, c)| {
            let hyphen = *c == '-'
                && rest.get(i + 1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_lowercase()));
            !c.is_ascii_lowercase() && !hyphen
        });
        rest.get(..end.map_or(rest.len(), |(i, _)| i)).unwrap_or_default()
    }

    fn skip_words(&self, mut at: usize, words: &[&str]) -> usize {
        loop {
            at = self.space(at);
            let word = self.word(at);
            let numbered = self.each && (word == "one" || word == "at" || word == "least");
            if word.is_empty() || !(words.contains(&word) || numbered) {
                let digit = self.each && self.rest(at).starts_with("1 ");
                if !digit {
                    return at;
                }
                at += 1;
                continue;
            }
            at += word.len();
        }
    }

    /// One kind, and the byte behind it.
    fn kind(&self, from: usize) -> Option<(CharacterSet, usize)> {
        let at = self.skip_words(from, FILLERS);
        if let Some(tick) = self.sentence.tick_at(at) {
            // "`/`s" is more than one of them.
            let rest = self.rest(tick.outer.end);
            let plural = rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
            let end = tick.outer.end + usize::from(plural);
            return Some((literal(self.sentence.code(tick))?, self.tail(end)));
        }
        let (case, at) = self.case(at);
        if let Some((set, at)) = self.letters(case, at) {
            return Some(self.refined(set, at, true));
        }
        if case.is_some() {
            return None;
        }
        if let Some((set, at)) = self.noun(at) {
            return Some(self.refined(set, at, false));
        }
        self.bare(at)
    }

    /// "lower-case", "upper and lower case": whether each of the two is meant.
    fn case(&self, from: usize) -> (Option<(bool, bool)>, usize) {
        let (mut lower, mut upper, mut at, mut seen) = (false, false, from, from);
        loop {
            at = self.space(at);
            let word = self.word(at);
            let end = at + word.len();
            match word.trim_end_matches('d').trim_end_matches("case").trim_end_matches('-') {
                "lower" | "lower-" => lower = true,
                "upper" | "upper-" | "capital" => upper = true,
                "and" | "or" if lower != upper => {
                    at = end;
                    continue;
                }
                _ if word == "case" || word == "cased" => {}
                _ => break,
            }
            at = if self.rest(end).starts_with('-') { end + 1 } else { end };
            seen = at;
        }
        let at = if lower || upper { self.space(seen) } else { from };
        ((lower || upper).then_some((lower, upper)), at)
    }

    fn letters(&self, case: Option<(bool, bool)>, at: usize) -> Option<(CharacterSet, usize)> {
        let word = self.word(at);
        let mut end = at + word.len();
        let (lower, upper) = case.unwrap_or((true, true));
        let noun = word.strip_suffix('s').unwrap_or(word);
        let letters = match (lower, upper) {
            (true, false) => "a-z",
            (false, _) => "A-Z",
            (true, true) => "A-Za-z",
        };
        let set = match noun {
            "letter" | "alphabet" | "alphabetic" | "alphabetical" | "alpha" => letters.to_owned(),
            "alphanumeric" | "alpha-numeric" | "alphanumerical" => format!("{letters}0-9"),
            "unicode" if self.rest(end).starts_with(" letter") => {
                end = self.space(end) + self.word(self.space(end)).len();
                return Some((CharacterSet::default().with_letters(), end));
            }
            "character" | "char" if case.is_some() => letters.to_owned(),
            // "one upper-case and one lower-case letter", "lower case, …"
            _ if case.is_some() && self.each => return Some((CharacterSet::parse(letters)?, at)),
            _ => return None,
        };
        Some((CharacterSet::parse(&set)?, end))
    }

    fn noun(&self, at: usize) -> Option<(CharacterSet, usize)> {
        let word = self.word(at);
        let first = word.bytes().next()?;
        // Of the nouns that begin alike there are few.
        let nouns = || NOUNS.iter().filter(|(noun, _)| noun.as_bytes().first() == Some(&first));
        let find = |words: &str| {
            let singular =
                [words, words.strip_suffix('s').unwrap_or(words), words.strip_suffix("es").unwrap_or(words)];
            nouns().find(|(noun, _)| singular.contains(noun)).map(|(_, set)| *set)
        };
        let begins = |noun: &str| noun.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
        let two = nouns().any(|(noun, _)| begins(noun)).then(|| {
            let second_at = self.space(at + word.len());
            let second = self.word(second_at);
            Some((find(&format!("{word} {second}"))?, second_at + second.len()))
        });
        let (set, end) = match two.flatten() {
            Some(found) => found,
            None => (find(word)?, at + word.len()),
        };
        Some((CharacterSet::parse(set)?, end))
    }

    /// Past "characters", and past what stands in parentheses, which says the same in signs: "letters (a-z)".
    fn refined(&self, set: CharacterSet, at: usize, letters: bool) -> (CharacterSet, usize) {
        let end = self.tail(at);
        let open = self.space(end);
        let Some(inside) = self.rest(open).strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
            return (set, end);
        };
        let range = open + 1..open + 1 + inside.0.len();
        let inner = self.sentence.text.get(range.clone()).unwrap_or_default();
        let behind = self.tail(range.end + 1);
        match list_of_literals(inner) {
            Some(refined) if letters || refined.to_string().contains('-') => (refined, behind),
            // "(-)", "(including it)" besides a sign; "letters (no umlauts)" is not understood.
            _ if !letters || inner.trim().len() <= 2 => (set, behind),
            _ => (set, end),
        }
    }

    fn tail(&self, at: usize) -> usize {
        let next = self.space(at);
        let word = self.word(next);
        if TAIL.contains(&word) { next + word.len() } else { at }
    }

    /// Signs without code: `a-z`, `0-9`, `-`, `"_"`.
    fn bare(&self, at: usize) -> Option<(CharacterSet, usize)> {
        let text = self.sentence.text.get(at..)?;
        // A letter or digit is a sign only where a range begins with it.
        let mut chars = text.chars();
        if chars.next()?.is_alphanumeric() && chars.next() != Some('-') {
            return None;
        }
        // All signs that there are, with escapes, are shorter: a longer run would be read from each of its signs.
        let near = (0..=text.len().min(LONGEST + 1)).rev().find_map(|end| text.get(..end))?;
        let length = near.find([' ', ',', ';', ')', '\n']).unwrap_or(near.len());
        let chunk = near.get(..length).filter(|chunk| chunk.len() <= LONGEST)?;
        let last = length == text.trim_end().len();
        let chunk = if last && chunk.len() > 1 { chunk.trim_end_matches('.') } else { chunk };
        let quoted = chunk.len() > 2 && chunk.starts_with(['"', '\'']);
        let inner = if quoted { chunk.trim_matches(['"', '\'']) } else { chunk };
        // "/a-z-/": the slashes are those around an expression.
        let between = inner.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
        let inner = between.filter(|rest| rest.contains("a-z")).unwrap_or(inner);
        (!inner.is_empty() && inner != ".").then_some(())?;
        Some((literal(inner)?, self.tail(at + chunk.len())))
    }

    /// Past what joins two kinds.
    fn separator(&self, at: usize) -> Option<usize> {
        let mut end = self.space(at);
        let comma = self.rest(end).starts_with([',', ';', '/', '&', '|']);
        end += usize::from(comma);
        let next = self.space(end);
        let joins = ["and/or", "as well as", "and", "or", "plus", "&"];
        for word in joins {
            if self.rest(next).strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')) {
                return Some(next + word.len() + 1);
            }
        }
        comma.then_some(end)
    }

    /// Whether another clause stands where a kind could: "letters, digits, and must begin with …".
    fn goes_on(&self, at: usize) -> bool {
        const CLAUSE: &[&str] = &[
            "must",
            "can",
            "may",
            "should",
            "cannot",
            "will",
            "shall",
            "begin",
            "begins",
            "beginning",
            "start",
            "starts",
            "starting",
            "end",
            "ends",
            "ending",
            "has",
            "have",
            "having",
            "is",
            "are",
            "it",
            "its",
            "up",
            "between",
            "with",
            "but",
            "be",
            "no",
            "not",
            "maximum",
            "minimum",
            "at",
            "cannot",
            "can't",
            "use",
            "contain",
            "match",
            "where",
            "which",
            "each",
            "that",
            "they",
            "all",
            "following",
            "except",
            "there",
            "if",
            "when",
            "must",
            "max",
            "should",
            "does",
            "don't",
        ];
        let at = self.space(at);
        let word = self.word(self.skip_words(at, &["the", "a", "only"]));
        self.rest(at).starts_with(|c: char| c.is_ascii_digit())
            || CLAUSE.contains(&word)
            || ["first", "last", "name", "length", "value", "string"].contains(&word)
    }

    /// Whether nothing behind the list belongs to it.
    fn ends(&self, at: usize) -> bool {
        let rest = self.rest(at).trim_start();
        let next = self.word(self.space(at));
        rest.is_empty()
            || rest.starts_with(['.', ';', ')', ',', ':', '-', '–', '('])
            || rest.starts_with(|c: char| c.is_ascii_digit())
            || ["and", "or"].contains(&next)
            || ENDING.contains(&next)
    }
}

/// Signs in parentheses or behind a colon: "a-z, A-Z", "a to z", "-, _".
fn list_of_literals(text: &str) -> Option<CharacterSet> {
    let text = text.replace(" to ", "-").replace(" through ", "-").replace('`', "");
    let parts = text
        .split([',', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty() && !["and", "or", "&"].contains(part));
    let mut all = CharacterSet::default();
    let mut any = false;
    for part in parts {
        all = all.or(literal(part)?);
        any = true;
    }
    any.then_some(all)
}

/// The longest row of signs, in bytes.
const LONGEST: usize = 256;

/// What signs stand for: `[a-zA-Z0-9_-]`, `a-z`, `+=,.@-`. A letter or digit outside of a range is no sign.
fn literal(text: &str) -> Option<CharacterSet> {
    let text = text.trim();
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let chars: Vec<char> = inner.chars().collect();
    let (mut ranges, mut at, mut classes) = (Vec::new(), 0, CharacterSet::default());
    while let Some(&c) = chars.get(at) {
        let high = (chars.get(at + 1) == Some(&'-')).then(|| chars.get(at + 2)).flatten();
        match (c, high) {
            (low, Some(&high)) if low.is_ascii_alphanumeric() && high.is_ascii_alphanumeric() => {
                let alike = low.is_ascii_digit() == high.is_ascii_digit()
                    && low.is_ascii_lowercase() == high.is_ascii_lowercase();
                (alike && low < high).then_some(())?;
                ranges.push((low, high));
                at += 3;
            }
            ('\\', _) => {
                match chars.get(at + 1)? {
                    'd' => classes = classes.or(CharacterSet::parse("0-9")?),
                    'w' => classes = classes.or(CharacterSet::parse("0-9A-Z_a-z")?),
                    's' => classes = classes.with_spaces(),
                    sign if !sign.is_alphanumeric() => ranges.push((*sign, *sign)),
                    _ => return None,
                }
                at += 2;
            }
            (sign, _) if !sign.is_alphanumeric() => {
                ranges.push((sign, sign));
                at += 1;
            }
            _ => return None,
        }
    }
    // A regular expression is more than its classes.
    let spelled = ranges.iter().any(|(low, high)| low != high);
    let expression = spelled && inner.contains(['[', '(', '{', '^', '$', '|']);
    (!chars.is_empty() && !expression).then(|| CharacterSet::of(ranges).or(classes))
}
