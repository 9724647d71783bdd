//! Splits text into sentences, and finds what stands in ticks.
//!
//! Documents are full of full stops that end nothing: versions, abbreviations, file names in ticks. A sentence ends
//! only at `.`, `!` or `?` followed by space and something that can begin a sentence, outside ticks and parentheses.

use std::ops::Range;

/// How much of a text is read. The longest that people write have some thousand characters; what is longer was made to
/// be long, and looking around in all of it for each of its sentences would take time that grows with its square.
const LONGEST: usize = 16 * 1024;

/// The beginning of a text that is not longer than any that people write.
pub(crate) fn readable(text: &str) -> &str {
    let mut end = LONGEST.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// A piece of code in a text: `` `x` `` or ``` ``x`` ```.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tick {
    /// With the ticks.
    pub(super) outer: Range<usize>,
    /// Without them.
    pub(super) inner: Range<usize>,
}

/// All code pieces of a text. A tick that closes nothing near it is an ordinary character.
pub(super) fn ticks(text: &str) -> Vec<Tick> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('`')).map(|i| at + i) {
        let width = bytes.iter().skip(open).take_while(|b| **b == b'`').count();
        let inside = open + width;
        match closing(bytes, inside, width).filter(|close| looks_like_code(&text[inside..*close])) {
            Some(close) => {
                found.push(Tick { outer: open..close + width, inner: inside..close });
                at = close + width;
            }
            None => at = inside,
        }
    }
    found
}

/// Where the next run of exactly `width` ticks begins.
fn closing(bytes: &[u8], from: usize, width: usize) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] != b'`' {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|b| **b == b'`').count();
        if run == width {
            return Some(at);
        }
        at += run;
    }
    None
}

/// What stands between two unpaired ticks is prose: it holds the end of a sentence.
fn looks_like_code(inside: &str) -> bool {
    // Most of it is one word.
    if !inside.as_bytes().contains(&b' ') {
        return !inside.trim().is_empty();
    }
    let prose = inside
        .match_indices(". ")
        .any(|(i, _)| inside[i + 2..].starts_with(|c: char| c.is_uppercase()) && inside[..i].contains(' '));
    !inside.trim().is_empty() && !prose
}

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &["e.g", "i.e", "vs", "eg", "ie", "approx", "incl", "resp", "cf", "no"];

/// Words that begin a constraint even where the writer forgot the capital.
const CUES: &[&str] = &[
    "only ",
    "valid ",
    "must ",
    "defaults ",
    "default ",
    "required ",
    "conflicts ",
    "supported ",
    "see ",
    "cannot ",
];

/// The sentences of a text, trimmed, in order; together they hold all its words.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let shielded = shielded(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    // What ends a sentence is ASCII, of which no byte stands in another character.
    for (i, byte) in text.bytes().enumerate() {
        // A paragraph ends whatever it is.
        if byte == b'\n' && text[i..].starts_with("\n\n") {
            push_trimmed(text, start..i, &mut sentences);
            start = i;
        }
        if matches!(byte, b'.' | b'!' | b'?') && !covered(&shielded, i) {
            let end = after_closers(text, i + 1);
            if begins_sentence(text, end) && !abbreviates(&text[start..i]) {
                push_trimmed(text, start..end, &mut sentences);
                start = end;
            }
        }
    }
    push_trimmed(text, start..text.len(), &mut sentences);
    sentences
}

fn push_trimmed(text: &str, range: Range<usize>, into: &mut Vec<Range<usize>>) {
    let Some(piece) = text.get(range.clone()) else { return };
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let start = range.start + (piece.len() - piece.trim_start().len());
        into.push(start..start + trimmed.len());
    }
}

/// Stretches inside which no sentence ends, in order: ticks, and parentheses that are closed.
fn shielded(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<_> = ticks(text).into_iter().map(|tick| tick.outer).collect();
    if !text.as_bytes().contains(&b'(') {
        return all;
    }
    let code = all.clone();
    let mut open = Vec::new();
    for (i, byte) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'(' | b')')) {
        if covered(&code, i) {
            continue;
        }
        if byte == b'(' {
            open.push(i);
        } else if let Some(from) = open.pop()
            && open.is_empty()
        {
            all.push(from..i + 1);
        }
    }
    all.sort_by_key(|range| range.start);
    // A parenthesis swallows the ticks in it, so that the ranges stay disjoint.
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for range in all {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn covered(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= at);
    after.checked_sub(1).and_then(|i| ranges.get(i)).is_some_and(|range| range.contains(&at))
}

/// Past quotes, emphasis and parentheses that belong to the sentence that just ended.
fn after_closers(text: &str, mut at: usize) -> usize {
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if !matches!(c, '"' | '\'' | '”' | '’' | '*' | '_' | ')' | ']') {
            break;
        }
        at += c.len_utf8();
    }
    at
}

fn begins_sentence(text: &str, at: usize) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    let next = rest.trim_start();
    if next.len() == rest.len() {
        // "… the lamp.Defaults to": a forgotten space.
        let word = rest.split(' ').next().unwrap_or_default();
        let after_word = text.get(..at).is_some_and(|before| {
            before.strip_suffix('.').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_lowercase()))
        });
        return after_word
            && matches!(word, "Defaults" | "Default" | "Valid" | "Conflicts" | "Must" | "Possible");
    }
    next.starts_with(|c: char| c.is_uppercase() || matches!(c, '`' | '(' | '*' | '_' | '"' | '“' | '[' | '-'))
        || CUES.iter().any(|cue| next.starts_with(cue))
        || begins_with_a_name(next)
}

/// "lampColour may not be set": a name as an API writes it is no capital at the head of a sentence.
fn begins_with_a_name(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric());
    plain
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().any(|b| b.is_ascii_uppercase())
        && word.bytes().filter(u8::is_ascii_lowercase).count() > 2
}

/// Whether the text before a full stop ends in something that is written with one.
fn abbreviates(before: &str) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | ',' | '"')).next().unwrap_or("");
    let single_letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    single_letter || ABBREVIATIONS.iter().any(|abbreviation| word.eq_ignore_ascii_case(abbreviation))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        super::sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn plain_sentences_are_split() {
        assert_eq!(
            sentences("One here. Two there! `three` too?"),
            ["One here.", "Two there!", "`three` too?"]
        );
        assert_eq!(sentences("Kept in days. `30` is usual."), ["Kept in days.", "`30` is usual."]);
    }

    #[test]
    fn abbreviations_versions_and_names_end_nothing() {
        for text in [
            "Colors, e.g. Red or i.e. Blue vs. Green",
            "Since 5.28.0 of it, see docs.example.com for more",
            "Named `a. B` or `c.D`",
            "Kept (for good. Really.) with it",
            "A. Smith's zone",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn a_forgotten_capital_does_not_hide_a_constraint() {
        assert_eq!(sentences("Kept 9 days. only valid for it."), ["Kept 9 days.", "only valid for it."]);
        assert_eq!(sentences("see ex. something"), ["see ex. something"]);
        assert_eq!(sentences("It glows. lampColour may be set."), ["It glows.", "lampColour may be set."]);
    }

    #[test]
    fn unbalanced_ticks_and_parentheses_are_characters() {
        assert_eq!(sentences("Uses `x for it. Then `y` too."), ["Uses `x for it.", "Then `y` too."]);
        assert_eq!(sentences("Uses (x. Then y."), ["Uses (x.", "Then y."]);
        let text = "a ``b`` c `d";
        assert_eq!(ticks(text), [Tick { outer: 2..7, inner: 4..5 }]);
    }

    #[test]
    fn closers_stay_with_their_sentence() {
        assert_eq!(
            sentences("**Gone.** Use it. \"So.\" Then."),
            ["**Gone.**", "Use it.", "\"So.\"", "Then."]
        );
    }
}
