//! Regular expressions over ASCII classes: phrases are English, and the tables of Unicode would be most of what has to
//! be compiled.

const SPACE: &str = r"\t\n\x0B\x0C\r ";
const WORD: &str = "0-9A-Za-z_";
const DIGIT: &str = "0-9";

/// The pattern with `\b`, `\w`, `\d`, `\s` and their opposites as ASCII has them. All other characters match as before.
pub(super) fn ascii(source: &str) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    let mut in_class = false;
    let mut characters = source.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some('b') => out.push_str(r"(?-u:\b)"),
                Some('w') => push(&mut out, WORD, in_class, false),
                Some('d') => push(&mut out, DIGIT, in_class, false),
                Some('s') => push(&mut out, SPACE, in_class, false),
                // Inside a class, an opposite is a class of its own.
                Some('W') => push(&mut out, WORD, false, true),
                Some('S') => push(&mut out, SPACE, false, true),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            '[' => {
                in_class = true;
                out.push(c);
            }
            ']' => {
                in_class = false;
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

fn push(out: &mut String, members: &str, in_class: bool, negated: bool) {
    match (in_class, negated) {
        (true, _) => out.push_str(members),
        (false, false) => out.extend(["[", members, "]"]),
        (false, true) => out.extend(["[^", members, "]"]),
    }
}

#[cfg(test)]
mod tests {
    use super::ascii;
    use regex::Regex;

    #[test]
    fn classes_mean_ascii_inside_and_outside_of_brackets() {
        let matches = |pattern: &str, text: &str| Regex::new(&ascii(pattern)).unwrap().is_match(text);
        for pattern in [r"^\w+ \d$", r"^[\w-]+\s[\d.]$", r"\bab\b", r"^[^\s]+ \S$", r"^\W*a"] {
            assert!(matches(pattern, "ab 1"), "{pattern}");
        }
        assert!(matches(r"^\W+$", "–\u{a0}…") && !matches(r"^\w+$", "é") && !matches(r"\s", "\u{a0}"));
        assert!(matches(r"^[^\W]+$", "ab") && !matches(r"^[^\W]+$", "a b"));
        assert!(matches(r"^\[\\\.$", r"[\."));
    }
}
