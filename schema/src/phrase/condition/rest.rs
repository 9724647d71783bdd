//! Conditions in the document's words.

use super::super::sentence::Sentence;
use crate::model::Condition;

/// The rest of the clause, up to what ends it.
pub(super) fn rest_of_clause<'s>(sentence: &'s Sentence<'_>, from: usize) -> Option<(&'s str, usize)> {
    let rest = sentence.text.get(from..)?;
    let mut end = rest.len();
    let mut depth = 0_usize;
    for (i, c) in rest.char_indices() {
        if sentence.in_code(from + i) {
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ')' | ';' => {
                end = i;
                break;
            }
            ',' | ' ' | '.' if begins_another_clause(rest.get(i..).unwrap_or_default()) => {
                end = i;
                break;
            }
            _ => {}
        }
    }
    let text = rest.get(..end)?;
    Some((text, from + end))
}

/// Whether a clause of its own begins with the mark or the space at the head of a text: a condition does not go on there.
fn begins_another_clause(text: &str) -> bool {
    const CLAUSES: [&str; 21] = [
        ", and cannot be ",
        ", and must be ",
        ", and must not be ",
        ", and can only be ",
        ", but cannot be ",
        " and prohibited otherwise",
        " and forbidden otherwise",
        " and must not be set otherwise",
        " and cannot be set otherwise",
        " and is not applicable otherwise",
        " and conflicts with ",
        ", and conflicts with ",
        " and is mutually exclusive ",
        ", and is mutually exclusive ",
        ", and requires ",
        " and defaults to ",
        " and the default is ",
        ", and defaults to ",
        ", defaults to ",
        " because ",
        " Structure is ",
    ];
    let sentence =
        text.strip_prefix(". ").is_some_and(|next| next.starts_with(|c: char| c.is_ascii_uppercase()));
    sentence || CLAUSES.iter().any(|clause| text.starts_with(clause))
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
