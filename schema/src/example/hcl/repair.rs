//! Parsing that saves what can be saved: of an example that does not parse, the blocks that do; of a block that does
//! not, the lines around the broken one.

use super::super::placeholder::{without_bare_placeholders, without_foreign_templates};
use hcl_edit::structure::Body;
use std::ops::Range;

/// The most lines that are cut out of one block before it is given up.
const MAX_CUTS: usize = 4;

/// A part of an example.
pub(super) enum Piece {
    /// It parsed.
    Body {
        /// What it holds; spans count from the start of `range`.
        body: Body,
        /// Its bytes in the example.
        range: Range<usize>,
        /// Whether nothing was cut out of it.
        whole: bool,
    },
    /// A line, or all of a block, that did not parse.
    Failed {
        /// What the parser expected.
        message: String,
        /// The place in the example.
        range: Range<usize>,
    },
}

/// The parts of the code, in its order.
pub(super) fn parse(code: &str) -> Vec<Piece> {
    if let Ok(body) = code.parse::<Body>() {
        return vec![Piece::Body { body, range: 0..code.len(), whole: true }];
    }
    let code = without_bare_placeholders(code).unwrap_or_else(|| code.to_owned());
    let code = without_foreign_templates(&code);
    if let Ok(body) = code.parse::<Body>() {
        // The placeholder itself makes its block incomplete; the blocks around it are whole.
        return vec![Piece::Body { body, range: 0..code.len(), whole: true }];
    }
    let mut pieces = Vec::new();
    for range in chunks(&code) {
        save(&code, range, &mut pieces);
    }
    pieces
}

/// Parses one chunk, without the lines that are in the way.
fn save(code: &str, range: Range<usize>, pieces: &mut Vec<Piece>) {
    let mut text = code[range.clone()].to_owned();
    for cut in 0..=MAX_CUTS {
        let error = match text.parse::<Body>() {
            Ok(body) => return pieces.push(Piece::Body { body, range, whole: cut == 0 }),
            Err(error) => error,
        };
        let mut offset = error.location().offset().min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
        let end = text[offset..].find('\n').map_or(text.len(), |i| offset + i);
        let line = text[start..end].trim();
        let begin = start + text[start..end].find(line).unwrap_or(0);
        let place = range.start + begin..range.start + begin + line.len();
        pieces.push(Piece::Failed { message: error.message().to_owned(), range: place });
        // A line that opens or closes a bracket cannot be taken out alone.
        if line.is_empty() || line.contains(['{', '}', '[', ']', '(', ')']) {
            return;
        }
        text = blank(&text, start, end);
    }
}

/// The text with the bytes `start..end` turned into spaces, line ends kept.
fn blank(text: &str, start: usize, end: usize) -> String {
    let spaces = text[start..end].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' });
    text[..start].chars().chain(spaces).chain(text[end..].chars()).collect()
}

/// Top-level blocks by their layout: from a line that starts with a name at the left edge to before the next one.
fn chunks(code: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut offset = 0;
    for line in code.split_inclusive('\n') {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) && line.contains(['{', '=']) {
            starts.push(offset);
        }
        offset += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([code.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(code: &str) -> Vec<String> {
        let piece = |piece: Piece| match piece {
            Piece::Body { body, whole, .. } => {
                format!("{} blocks{}", body.blocks().count(), if whole { "" } else { ", cut" })
            }
            Piece::Failed { range, .. } => format!("failed at `{}`", &code[range]),
        };
        parse(code).into_iter().map(piece).collect()
    }

    #[test]
    fn bare_placeholders_are_not_in_the_way() {
        assert_eq!(outcome("resource \"a\" \"b\" {\n  ...\n}\ndata \"c\" \"d\" { ... }\n"), ["2 blocks"]);
    }

    #[test]
    fn placeholders_of_other_languages_are_not_in_the_way() {
        assert_eq!(outcome("resource \"a\" \"b\" {\n  c = \"%{d}\"\n}\n"), ["1 blocks"]);
    }

    #[test]
    fn a_broken_line_is_cut_out() {
        let code = "resource \"a\" \"b\" {\n  size: 3\n  x = 1\n}\n";
        assert_eq!(outcome(code), ["failed at `size: 3`", "1 blocks, cut"]);
    }

    #[test]
    fn a_block_that_never_closes_takes_only_itself() {
        let code = "resource \"a\" \"b\" {\n  x = [\n\nresource \"c\" \"d\" {\n  y = 1\n}\n";
        let seen = outcome(code);
        assert_eq!(seen.last().map(String::as_str), Some("1 blocks"));
        assert!(seen[0].starts_with("failed"), "{seen:?}");
    }
}
