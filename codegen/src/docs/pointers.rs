//! Words that point to another part of a page: in generated documentation that part is a type of its own.

use super::sentence::{sentences, tokens};
use super::tree::tidy;
use super::{Block, Inline};

/// How pages say that something is written down elsewhere.
const WRITTEN: [&str; 9] = [
    "defined",
    "described",
    "detailed",
    "documented",
    "explained",
    "listed",
    "outlined",
    "shown",
    "specified",
];

/// What a sentence may begin with that does nothing but point.
const POINTING: [&str; 13] = [
    "config",
    "configuration",
    "defined",
    "described",
    "detailed",
    "details",
    "documented",
    "each",
    "fields",
    "refer",
    "see",
    "structure",
    "the",
];

/// What has members that are written down elsewhere.
const SHAPES: [&str; 6] = ["block", "blocks", "fields", "object", "objects", "structure"];

/// More words than a sentence has that does nothing but point.
const LONG: usize = 12;

/// Paragraphs without what only points above or below: whole sentences ("See below for details."), and what follows the thing that
/// they name ("A `bulb` block, as defined below."). Lists, quotes and code stay as they are.
pub(super) fn without_pointers(blocks: Vec<Block>) -> Vec<Block> {
    // The text of a link within the page is a piece of its own until then.
    let blocks = tidy(blocks).into_iter().enumerate();
    let kept = blocks.map(|(block_at, block)| match block {
        Block::Paragraph(parts) => {
            let sentences = sentences(parts).into_iter().enumerate();
            let kept = sentences.filter(|(at, sentence)| !only_points(sentence, block_at == 0 && *at == 0));
            Block::Paragraph(kept.flat_map(|(_, sentence)| without_tail(sentence)).collect())
        }
        other => other,
    });
    // Sentences are found within pieces of text, by those who look next as well.
    tidy(kept.collect())
}

/// Whether a sentence says no more than where to read on. The first one may name what the argument is.
fn only_points(sentence: &[Inline], is_first: bool) -> bool {
    let Some(words) = tokens(sentence) else { return false };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some((place, before)) = without_purpose(&words).split_last() else { return false };
    // "HTTP Header block documented below."
    let shape_is_written = match before {
        [.., shape, "is" | "are", written] | [.., shape, written] => {
            SHAPES.contains(shape) && WRITTEN.contains(written)
        }
        _ => false,
    };
    let begins =
        before.first().is_none_or(|first| POINTING.contains(first)) || (shape_is_written && !is_first);
    let is_written = before.last().is_some_and(|last| WRITTEN.contains(last));
    let points = match before {
        ["see" | "refer", ..] | ["fields" | "details"] => true,
        // "The lamp shines as described below" says something; "The `bulb` block is described below" does not.
        ["the", ..] => is_written && before.iter().any(|word| SHAPES.contains(word)),
        _ => is_written,
    };
    is_place(place) && begins && points && words.len() < LONG
}

/// Without "for more details", "for further information".
fn without_purpose<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    match words.iter().rposition(|word| *word == "for") {
        Some(at)
            if words
                .last()
                .is_some_and(|last| matches!(*last, "details" | "detail" | "information" | "info")) =>
        {
            words.get(..at).unwrap_or_default()
        }
        _ => words,
    }
}

fn is_place(word: &str) -> bool {
    matches!(word, "below" | "above")
}

/// A sentence without the words at its end that point.
fn without_tail(mut sentence: Vec<Inline>) -> Vec<Inline> {
    let is_behind_code = matches!(sentence.iter().rev().nth(1), Some(Inline::Code(_)));
    let Some(Inline::Text(text)) = sentence.last_mut() else { return sentence };
    let body = text.trim_end().trim_end_matches('.');
    if let Some(end) = tail(body, is_behind_code) {
        let kept = body.get(..end).unwrap_or_default().trim_end().trim_end_matches([',', ';']);
        *text = format!("{kept}.");
    }
    sentence
}

/// Where the words begin that point, at the end of a text.
fn tail(text: &str, is_behind_code: bool) -> Option<usize> {
    let mut starts = word_starts(text).rev();
    let mut word = || starts.next().map(|at| (at, text.get(at..).unwrap_or_default()));
    let first = |rest: &str| rest.split(' ').next().unwrap_or_default().to_lowercase();
    let inner = |rest: &str| first(rest).trim_matches(['(', ')', ',']).to_owned();

    let (_, rest) = word()?;
    if !is_place(&inner(rest)) {
        return None;
    }
    let in_brackets = rest.ends_with(')');
    let (before, rest) = word()?;
    if in_brackets {
        let is_pointer =
            rest.starts_with('(') && (WRITTEN.contains(&inner(rest).as_str()) || inner(rest) == "see");
        return is_pointer.then_some(before);
    }
    let written = inner(rest);
    if !WRITTEN.contains(&written.as_str()) {
        // "defined as below"
        let (start, rest) = word()?;
        return (written == "as" && WRITTEN.contains(&inner(rest).as_str())).then_some(start);
    }
    let Some((start, rest)) = word() else { return is_behind_code.then_some(before) };
    match inner(rest).as_str() {
        "as" => Some(start),
        // "… settings Structure is documented below": two sentences without a stop between them.
        "is" | "are" => {
            let (start, rest) = word()?;
            matches!(first(rest).as_str(), "structure" | "fields").then_some(start)
        }
        "structure" | "fields" => Some(start),
        shape if SHAPES.contains(&shape) => Some(before),
        _ => None,
    }
}

/// Where the words of a text begin.
fn word_starts(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let mut starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).collect();
    if !text.starts_with(' ') {
        starts.insert(0, 0);
    }
    starts.into_iter()
}

#[cfg(test)]
mod tests {
    use crate::docs::{Documentation, Links, markdown};

    fn written(text: &str) -> String {
        Documentation::of(super::without_pointers(markdown(text, Links::default()))).as_str().to_owned()
    }

    #[test]
    fn what_only_points_is_left_out() {
        for text in [
            "Lamps. Structure is documented below.",
            "Lamps. Structure is [documented below](#nested_lamps).",
            "Lamps. Detailed below.",
            "Lamps. See below.",
            "Lamps. See [`lamps`](#lamps) below for more details.",
            "Lamps. See Lamp Settings below for details.",
            "Lamps. The `lamps` block is documented below.",
            "Lamps. The `lamps` block supports fields documented below.",
            "Lamps. Each `lamps` block supports the fields documented below.",
            "Lamps. Fields documented below.",
            "Lamps. Bright Lamp blocks documented below.",
            "Lamps [Structure is](#a) [documented below](#b).",
            "Lamps. Config blocks are documented below.",
            "Lamps, as defined below.",
            "Lamps as documented above.",
            "Lamps (documented below).",
            "Lamps (see below).",
            "Lamps defined as below.",
            "Lamps Structure is documented below.",
        ] {
            assert_eq!(written(text), "Lamps.", "{text}");
        }
        assert_eq!(written("A `lamp` block defined below."), "A `lamp` block.");
        assert_eq!(written("One of `lamp` defined below."), "One of `lamp`.");
        assert_eq!(written("Documented below."), "");
    }

    #[test]
    fn what_says_more_stays() {
        for text in [
            "Shines as described below in the section about bulbs.",
            "Must be below 5.",
            "The lamp shines below.",
            "The filter is applied to lamps below the ceiling.",
            "More than one may be given.",
            "One of the values listed below.",
            "See [the manual](<https://example.com>) below.",
            "Format specified above.",
            "The lamp is lit where the switch is described below.",
            "Below.",
            "",
        ] {
            assert_eq!(written(text), text);
        }
    }
}
