//! Where a condition ends, and conditions in the document's words.

use super::super::sentence::Sentence;
use super::super::words::{Grammar, Kind, Lines};
use crate::model::Condition;
use std::sync::LazyLock;

/// Which conditions end before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// Any.
    All,
    /// One that was read to its end: in one that goes on in words, the line can be a part of it.
    Read,
}

const PARTS: &[(&str, &str)] = &[("it", "[it|this|that] [also]"), ("and", "[,] (and|but)")];

/// What begins another clause, which is no part of the condition before.
const LINES: &[(Ends, &str)] = &[
    (Ends::All, "<and> <it> (conflicts|conflict) with"),
    (Ends::All, "<and> <it> [is|are] mutually exclusive"),
    (Ends::All, "<and> [it|this] (defaults to|has a default)"),
    (Ends::All, "<and> the default [value] is"),
    (Ends::All, ", defaults to"),
    (Ends::All, ", (and|but) <it> (requires|cannot be|must be|must not be|can only be)"),
    (Ends::All, "and (prohibited|forbidden|must not be set|cannot be set|is not applicable) otherwise"),
    (Ends::All, "(,|;) [and] otherwise"),
    (Ends::All, "because"),
    (Ends::All, "structure is"),
    (Ends::Read, "and [it|this] (must|can|cannot|requires|prohibited|forbidden|is not|default|defaults)"),
    (Ends::Read, "and the default"),
    (Ends::Read, "and (when|if|between)"),
    (Ends::Read, "and (CODE|NUMBER) (when|if|for|otherwise)"),
    (Ends::Read, "when|if|unless|otherwise"),
];

static GRAMMAR: LazyLock<Grammar<Ends>> = LazyLock::new(|| Grammar::new(LINES, PARTS));
static ANY_CONDITION: LazyLock<Lines> = LazyLock::new(|| GRAMMAR.lines_of(|ends| ends == Ends::All));

/// Whether nothing that belongs to a condition that was read follows.
pub(super) fn ends(sentence: &Sentence<'_>, end: usize) -> bool {
    let next = sentence.rest(end).trim_start();
    next.is_empty()
        || next.starts_with(['.', ',', ';', ')', ':', '(', '-', '–'])
        || sentence.reading(&GRAMMAR, sentence.token_at(end), &|_, _| None).is_some()
}

/// The rest of the clause, up to what ends it.
pub(super) fn rest_of_clause<'s>(sentence: &'s Sentence<'_>, from: usize) -> Option<(&'s str, usize)> {
    let first = sentence.token_at(from);
    let mut depth = 0_usize;
    let mut end = sentence.text.len();
    for at in first..sentence.tokens.len() {
        let token = &sentence.tokens[at];
        match token.kind {
            Kind::Code => continue,
            Kind::Mark('(') => depth += 1,
            Kind::Mark(')') if depth > 0 => depth -= 1,
            Kind::Mark(')' | ';') => {
                end = token.range.start;
                break;
            }
            _ => {}
        }
        if begins_sentence(sentence, token.range.start)
            || (at > first && sentence.reading_of(&GRAMMAR, *ANY_CONDITION, at, &|_, _| None).is_some())
        {
            end = sentence.tokens.get(at.checked_sub(1)?)?.range.end.max(from);
            break;
        }
    }
    Some((sentence.text.get(from..end)?, end))
}

/// Whether a full stop with another sentence behind it stands at a byte.
fn begins_sentence(sentence: &Sentence<'_>, at: usize) -> bool {
    let next = sentence.text.get(at..).and_then(|rest| rest.strip_prefix(". "));
    next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// A condition that nothing can decide, in the document's words.
pub(super) fn in_words(text: &str) -> Option<Condition> {
    // Emphasis around the sentence is no word of it.
    let text = without_emphasis(text.trim().trim_end_matches(['.', ',', ';', ':']).trim());
    (!text.is_empty()).then(|| Condition::Words(text.to_owned()))
}

/// Without emphasis around all of a text, or half of one that began before it.
fn without_emphasis(text: &str) -> &str {
    let ended = text.trim_end_matches('*');
    let begun = ended.trim_start_matches('*');
    let inner = begun.trim_end_matches(['.', ',', ';', ':']);
    if begun.contains('*') { text } else { inner.trim() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_dead() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        for (_, written) in GRAMMAR.sentences(PARTS, &[]) {
            let ticks = super::super::super::split::ticks(&written);
            let pieces = ticks.iter().map(|tick| (&tick.outer, &tick.inner));
            let tokens = super::super::super::words::tokens(&written, pieces);
            let read = GRAMMAR.at(&written, &tokens, 0).map(|found| found.tokens.end);
            assert_eq!(read, Some(tokens.len()), "{written}");
        }
    }
}
