//! Which characters a text is made of: "alphanumerics and hyphens, beginning with a letter".

use std::fmt::{Display, Formatter};

/// Which characters a text is made of. What is absent is not demanded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Characters {
    /// The characters that may stand anywhere.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub only: Option<CharacterSet>,
    /// The characters that may stand first.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub first: Option<CharacterSet>,
    /// The characters that may stand last.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub last: Option<CharacterSet>,
    /// Sets of which a character must occur each ("at least one digit").
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub some: Vec<CharacterSet>,
    /// Texts that may not occur ("consecutive hyphens" is `--`).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub without: Vec<String>,
}

impl Characters {
    pub(crate) fn hold(&self, text: &str) -> bool {
        let fits = |set: &Option<CharacterSet>, c: Option<char>| {
            set.as_ref().zip(c).is_none_or(|(set, c)| set.contains(c))
        };
        self.only.as_ref().is_none_or(|set| text.chars().all(|c| set.contains(c)))
            && fits(&self.first, text.chars().next())
            && fits(&self.last, text.chars().next_back())
            && self.some.iter().all(|set| text.chars().any(|c| set.contains(c)))
            && !self.without.iter().any(|part| !part.is_empty() && text.contains(part.as_str()))
    }

    /// What a regular expression demands, where it is one class of characters for the whole text, with its length:
    /// `^[a-z][a-z0-9-]{0,62}$`. Nothing for all others.
    pub(crate) fn of_pattern(pattern: &str) -> Option<(Self, crate::Bounds)> {
        let mut rest = pattern.strip_prefix('^').or_else(|| pattern.strip_prefix("\\A"))?;
        rest = rest.strip_suffix('$').or_else(|| rest.strip_suffix("\\z"))?;
        let first = class(&mut rest)?;
        let bounds = repetition(&mut rest)?;
        if rest.is_empty() {
            return Some((Self { only: Some(first), ..Self::default() }, bounds));
        }
        if bounds != (crate::Bounds { min: Some(1), max: Some(1) }) {
            return None;
        }
        let then = class(&mut rest)?;
        let more = repetition(&mut rest)?;
        // What may stand first must be able to stand later: else one set for all would say too much.
        let within = first
            .ranges
            .iter()
            .all(|(low, high)| then.ranges.iter().any(|(least, most)| least <= low && high <= most));
        if !rest.is_empty() || !within {
            return None;
        }
        let one_more = |end: Option<u64>| end.map(|n| n.saturating_add(1));
        let bounds = crate::Bounds { min: one_more(more.min), max: one_more(more.max) };
        Some((Self { only: Some(then), first: Some(first), ..Self::default() }, bounds))
    }
}

/// One class at the beginning: `[a-z0-9-]`, `\d`, `\w`.
fn class(rest: &mut &str) -> Option<CharacterSet> {
    for (escape, set) in [("\\d", "0-9"), ("\\w", "0-9A-Z_a-z")] {
        if let Some(after) = rest.strip_prefix(escape) {
            *rest = after;
            return CharacterSet::parse(set);
        }
    }
    let inner = rest.strip_prefix('[').filter(|inner| !inner.starts_with(['^', ']']))?;
    let mut ranges: Vec<(char, char)> = Vec::new();
    let mut characters = inner.char_indices().peekable();
    let escaped = |c: char| match c {
        'd' => Some(vec![('0', '9')]),
        'w' => Some(vec![('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
        c if !c.is_ascii_alphanumeric() => Some(vec![(c, c)]),
        _ => None,
    };
    while let Some((at, c)) = characters.next() {
        match c {
            ']' => {
                *rest = inner.get(at + 1..)?;
                return Some(CharacterSet::of(ranges));
            }
            // Classes by name, and intersections of another dialect.
            '[' | '&' | '~' => return None,
            '\\' => ranges.append(&mut escaped(characters.next()?.1)?),
            c => {
                let ahead = inner.get(at + c.len_utf8()..)?;
                let mut next = ahead.chars();
                let high = match (next.next(), next.next()) {
                    (Some('-'), Some(high)) if high != ']' => high,
                    _ => {
                        ranges.push((c, c));
                        continue;
                    }
                };
                if high == '\\' || high == '[' || high < c {
                    return None;
                }
                characters.next();
                characters.next();
                ranges.push((c, high));
            }
        }
    }
    None
}

/// `*`, `+`, `?`, `{2}`, `{2,}`, `{2,5}`, or once.
fn repetition(rest: &mut &str) -> Option<crate::Bounds> {
    let bounds = |min, max| crate::Bounds { min: Some(min), max };
    for (sign, bounds) in [('*', bounds(0, None)), ('+', bounds(1, None)), ('?', bounds(0, Some(1)))] {
        if let Some(after) = rest.strip_prefix(sign) {
            *rest = after;
            return (!after.starts_with(['?', '+'])).then_some(bounds);
        }
    }
    let Some(inner) = rest.strip_prefix('{') else { return Some(bounds(1, Some(1))) };
    let (counts, after) = inner.split_once('}')?;
    *rest = after;
    let (min, max) = match counts.split_once(',') {
        None => (counts.parse().ok()?, Some(counts.parse().ok()?)),
        Some((min, "")) => (min.parse().ok()?, None),
        Some((min, max)) => (min.parse().ok()?, Some(max.parse().ok()?)),
    };
    (!after.starts_with(['?', '+'])).then_some(bounds(min, max))
}

/// A set of characters, written as ranges: `A-Za-z0-9_-`. Two classes beside them are wider than ASCII: `\l` is any
/// letter of any script, `\s` any white space. A `\` stands before a `-` or `\` that means itself.
///
/// ```
/// use ferroform_rules::CharacterSet;
/// let set = CharacterSet::parse("a-z0-9\\-").expect("a set");
/// assert!(set.contains('x') && set.contains('-') && !set.contains('X'));
/// assert_eq!(set.in_words(), "lower-case letters, digits and `-`");
/// assert_eq!(set.to_string(), "\\-0-9a-z");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CharacterSet {
    /// In order, apart from each other.
    ranges: Vec<(char, char)>,
    letters: bool,
    spaces: bool,
}

impl CharacterSet {
    /// These characters and all between each pair.
    #[must_use]
    pub fn of(ranges: impl IntoIterator<Item = (char, char)>) -> Self {
        // They come in order almost always, and are few.
        let mut sorted: Vec<(char, char)> = Vec::new();
        for range in ranges {
            if range.0 <= range.1 {
                sorted.insert(sorted.partition_point(|known| *known < range), range);
            }
        }
        Self::of_sorted(&sorted)
    }

    fn of_sorted(ranges: &[(char, char)]) -> Self {
        let mut merged: Vec<(char, char)> = Vec::new();
        for &(low, high) in ranges {
            match merged.last_mut() {
                Some((_, end)) if low <= *end || u32::from(low) == u32::from(*end) + 1 => {
                    *end = high.max(*end)
                }
                _ => merged.push((low, high)),
            }
        }
        Self { ranges: merged, letters: false, spaces: false }
    }

    /// Reads what [`Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut ranges = Vec::new();
        let (mut letters, mut spaces) = (false, false);
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            let low = match (c, (c == '\\').then(|| characters.next())) {
                (_, Some(Some('l'))) => {
                    letters = true;
                    continue;
                }
                (_, Some(Some('s'))) => {
                    spaces = true;
                    continue;
                }
                (_, Some(Some(c @ ('-' | '\\')))) => c,
                (_, Some(_)) | ('-', None) => return None,
                (c, None) => c,
            };
            let high = match characters.next_if_eq(&'-') {
                None => low,
                Some(_) => match characters.next()? {
                    '\\' => characters.next()?,
                    high => high,
                },
            };
            if high < low {
                return None;
            }
            ranges.push((low, high));
        }
        let set = Self { letters, spaces, ..Self::of(ranges) };
        (set != Self::default()).then_some(set)
    }

    /// Letters of any script besides.
    #[must_use]
    #[inline]
    pub fn with_letters(mut self) -> Self {
        self.letters = true;
        self
    }

    /// White space of any kind besides.
    #[must_use]
    #[inline]
    pub fn with_spaces(mut self) -> Self {
        self.spaces = true;
        self
    }

    /// What is in one of the two.
    #[must_use]
    #[inline]
    pub fn or(self, other: Self) -> Self {
        let both = Self::of(self.ranges.into_iter().chain(other.ranges));
        Self { letters: self.letters || other.letters, spaces: self.spaces || other.spaces, ..both }
    }

    /// What is in this one and not in the other; nothing where a class that is wider than ASCII leaves that open.
    #[must_use]
    #[inline]
    pub fn without(&self, other: &Self) -> Option<Self> {
        if self.letters || self.spaces || other.letters || other.spaces {
            return None;
        }
        let kept = self.characters().filter(|c| !other.contains(*c)).map(|c| (c, c));
        Some(Self::of(kept)).filter(|rest| *rest != Self::default())
    }

    /// Its characters in order, but for those of the two classes that are wider than ASCII.
    #[inline]
    pub fn characters(&self) -> impl Iterator<Item = char> {
        self.ranges.iter().flat_map(|(low, high)| *low..=*high)
    }

    /// Whether a character is in it.
    #[must_use]
    pub fn contains(&self, c: char) -> bool {
        self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&c))
            || (self.letters && c.is_alphabetic())
            || (self.spaces && c.is_whitespace())
    }

    /// In English: "letters, digits and `-`".
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut ranges = self.ranges.clone();
        let mut take = |low: char, high: char| {
            let at = ranges.iter().position(|range| *range == (low, high));
            at.map(|at| ranges.remove(at)).is_some()
        };
        let mut parts: Vec<String> = Vec::new();
        let (lower, upper, digits) = (take('a', 'z'), take('A', 'Z'), take('0', '9'));
        match (self.letters, lower, upper) {
            (true, ..) => parts.push("letters of any script".to_owned()),
            (_, true, true) => parts.push("letters".to_owned()),
            (_, true, false) => parts.push("lower-case letters".to_owned()),
            (_, false, true) => parts.push("upper-case letters".to_owned()),
            (_, false, false) => {}
        }
        if digits {
            parts.push("digits".to_owned());
        }
        if self.spaces {
            parts.push("white space".to_owned());
        }
        for (low, high) in ranges {
            match (u32::from(low), u32::from(high)) {
                (l, h) if h - l < 3 => {
                    for c in low..=high {
                        parts.push(character(c));
                    }
                }
                _ => parts.push(format!("{} to {}", character(low), character(high))),
            }
        }
        crate::words::listed(&parts, "and")
    }
}

fn character(c: char) -> String {
    match c {
        ' ' => "spaces".to_owned(),
        '`' => "backticks".to_owned(),
        c if c.is_control() => format!("U+{:04X}", u32::from(c)),
        c => format!("`{c}`"),
    }
}

impl Display for CharacterSet {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let write = |f: &mut Formatter<'_>, c: char| match c {
            '-' | '\\' => write!(f, "\\{c}"),
            c => write!(f, "{c}"),
        };
        for (low, high) in &self.ranges {
            write(f, *low)?;
            if low != high {
                let neighbours = u32::from(*high) == u32::from(*low) + 1;
                f.write_str(if neighbours { "" } else { "-" })?;
                write(f, *high)?;
            }
        }
        f.write_str(if self.letters { "\\l" } else { "" })?;
        f.write_str(if self.spaces { "\\s" } else { "" })
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for CharacterSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for CharacterSet {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("`{text}` is not a set of characters like `a-z0-9`"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Bounds;
    use proptest::prelude::*;

    fn set(text: &str) -> CharacterSet {
        CharacterSet::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn sets_read_like_sentences() {
        for (text, words) in [
            ("a-zA-Z0-9\\-_", "letters, digits, `-` and `_`"),
            ("a-f0-9", "digits and `a` to `f`"),
            ("\\l 0-9", "letters of any script, digits and spaces"),
            ("A-Z", "upper-case letters"),
            ("\\s.", "white space and `.`"),
            ("a-c", "`a`, `b` and `c`"),
            ("a-d", "`a` to `d`"),
            ("\t`", "U+0009 and backticks"),
        ] {
            assert_eq!(set(text).in_words(), words);
        }
        for text in ["", "-", "z-a", "a\\", "\\x", "a-"] {
            assert_eq!(CharacterSet::parse(text), None, "{text}");
        }
    }

    #[test]
    fn sets_are_joined_and_taken_from_each_other() {
        let classes = CharacterSet::default().with_letters().with_spaces();
        assert_eq!(classes, set("\\l\\s"));
        assert_eq!(set("a-f").or(set("d-z0-9")), set("a-z0-9"));
        for (one, other, both) in
            [("\\l", "0-9", "\\l0-9"), ("0-9", "\\s", "\\s0-9"), ("\\l", "\\s", "\\l\\s")]
        {
            assert_eq!(set(one).or(set(other)), set(both));
            assert_eq!(set(other).or(set(one)), set(both));
        }
        // What a wide class has is not counted out.
        for wide in ["\\l0-9", "\\s0-9"] {
            assert_eq!((set(wide).without(&set("0-4")), set("0-9a").without(&set(wide))), (None, None));
        }
        assert_eq!(set("a-z").without(&set("c-y")), Some(set("abz")));
        assert_eq!(set("a-c").without(&set("0-9")), Some(set("a-c")));
        assert_eq!(set("a-c").without(&set("a-z")), None);
        assert_eq!(set("a-cx").characters().collect::<String>(), "abcx");
    }

    #[test]
    fn texts_are_held_against_all_demands() {
        let name = Characters {
            only: Some(set("a-z0-9\\-")),
            first: Some(set("a-z")),
            last: Some(set("a-z0-9")),
            some: vec![set("0-9")],
            without: vec!["--".into()],
        };
        assert!(name.hold("a-1"));
        for text in ["1a", "a1-", "a--1", "abc", "A1", "a1_b"] {
            assert!(!name.hold(text), "{text}");
        }
        assert!(set("\\l").contains('é') && !set("a-zA-Z").contains('é'));
        assert!(set("\\s").contains('\u{a0}') && !set("a-z").contains('\u{a0}'));
        assert!(!set("\\l").contains('\u{a0}') && !set("\\s").contains('é'));
    }

    #[test]
    fn plain_patterns_are_classes_and_others_are_left_alone() {
        let read = |pattern: &str| {
            let (characters, bounds) = Characters::of_pattern(pattern)?;
            let show = |set: &Option<CharacterSet>| set.as_ref().map(ToString::to_string);
            Some((show(&characters.only)?, show(&characters.first), bounds))
        };
        let bounds = |min, max| Bounds { min: Some(min), max };
        assert_eq!(read("^[a-z0-9-]+$"), Some(("\\-0-9a-z".into(), None, bounds(1, None))));
        assert_eq!(
            read(r"^[A-Za-z][\w.\-]{0,62}$"),
            Some(("\\-.0-9A-Z_a-z".into(), Some("A-Za-z".into()), bounds(1, Some(63))))
        );
        assert_eq!(read(r"^\d{12}$"), Some(("0-9".into(), None, bounds(12, Some(12)))));
        assert_eq!(read(r"^[\d_]+$"), Some(("0-9_".into(), None, bounds(1, None))));
        assert_eq!(read("^[a-]+$"), Some(("\\-a".into(), None, bounds(1, None))));
        assert_eq!(read("^[a-a]+$"), Some(("a".into(), None, bounds(1, None))));
        for other in [
            r"^[\n]+$",
            r"^[!-\d]+$",
            "^[!-[]+$",
            "^[z-a]+$",
            "^[a-z][A-Z]*$",
            "[a-z]+",
            "^a$",
            "^[a-z]+|b$",
            "^(?i)[a-z]+$",
            "^[^a]$",
            "^[A-Z][a-z]*$",
            "^[[:alpha:]]$",
            "^[a-z]+?$",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(ranges in proptest::collection::vec(any::<(char, char)>(), 1..5), letters: bool, spaces: bool) {
            let ranges = ranges.into_iter().map(|(a, b)| (a.min(b), a.max(b)));
            let mut set = CharacterSet::of(ranges);
            set.letters = letters;
            set.spaces = spaces;
            prop_assert_eq!(CharacterSet::parse(&set.to_string()), Some(set));
        }

        #[test]
        fn no_pattern_panics(pattern in r"\^?[\[\]a-c\\dw{}0-9,*+?^$-]{0,12}\$?") {
            let _ = Characters::of_pattern(&pattern);
        }
    }
}
