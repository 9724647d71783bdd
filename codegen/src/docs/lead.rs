//! Sentences that lead to something that is not there: the front ends keep code and lists of a page apart from its text.

use super::sentence::ends;
use super::{Block, Inline};

/// A text without its last sentence, where that leads to what should follow ("For example:"). An only sentence ends in a full
/// stop instead.
pub(super) fn without_lead(mut blocks: Vec<Block>) -> Vec<Block> {
    let Some(Block::Paragraph(parts)) = blocks.last_mut() else { return blocks };
    // ", e.g." and its like lead as a colon does, within a sentence that says more.
    if let Some(Inline::Text(text)) = parts.last_mut()
        && let Some(kept) = without_abbreviation(text)
    {
        *text = kept;
        return blocks;
    }
    if !matches!(parts.last(), Some(Inline::Text(text)) if text.trim_end().ends_with(':')) {
        return blocks;
    }
    let before = parts.iter().enumerate().rev().find_map(|(at, part)| match part {
        Inline::Text(text) => Some((at, ends(text).pop()?)),
        _ => None,
    });
    if let Some((at, end)) = before {
        parts.truncate(at + 1);
        if let Some(Inline::Text(text)) = parts.last_mut() {
            text.truncate(end);
        }
        return blocks;
    }
    // "Example:" says nothing without one.
    if matches!(parts.as_slice(), [Inline::Text(text)] if text.split_whitespace().count() < 3) {
        blocks.pop();
    } else if let Some(Inline::Text(text)) = parts.last_mut() {
        text.truncate(text.trim_end().len() - ":".len());
        text.push('.');
    }
    blocks
}

/// The text without ", e.g." or ", for example" at its end, as a sentence.
fn without_abbreviation(text: &str) -> Option<String> {
    let end = text.trim_end().trim_end_matches(':');
    let before =
        ["e.g.", "e.g", "i.e.", "for example", "like so"].iter().find_map(|lead| end.strip_suffix(lead))?;
    let before = before.trim_end().strip_suffix(',')?;
    Some(format!("{before}."))
}

#[cfg(test)]
mod tests {
    use crate::docs::{Documentation, Links, markdown};

    fn written(text: &str) -> String {
        Documentation::of(super::without_lead(markdown(text, Links::default()))).as_str().to_owned()
    }

    #[test]
    fn nothing_leads_to_what_is_not_there() {
        for (text, expected) in [
            (
                "An `import` block imports lamps by their `name`. For example:",
                "An `import` block imports lamps by their `name`.",
            ),
            ("Kind of lamp. With `kind = \"x\"`, one of the following:", "Kind of lamp."),
            ("The command takes the same id:", "The command takes the same id."),
            ("Lights, e.g. Lamps and `x`:", "Lights, e.g. Lamps and `x`."),
            ("Some text.\n\nExample:", "Some text."),
            ("For example:", ""),
            ("As follows:\n\n* one\n* two", "As follows:\n\n* one\n* two"),
            ("Lamps can be imported by `name`, e.g.", "Lamps can be imported by `name`."),
            ("Lamps can be imported, for example:", "Lamps can be imported."),
            ("Lamps, e.g. Bulbs", "Lamps, e.g. Bulbs"),
            ("Time as `mm:ss`", "Time as `mm:ss`"),
            ("", ""),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }
}
