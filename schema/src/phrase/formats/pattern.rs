//! Literal regular expressions: "must match `^[a-z]+$`".

use super::super::Statement;
use super::super::pattern::Pattern;
use super::super::sentence::Sentence;
use crate::literal::stated;
use crate::model::Check;

/// Within how many bytes the words that announce an expression stand before it.
const NEAR: usize = 160;

static LEAD: Pattern = Pattern::new(
    &["regular expression", "regex", "pattern"],
    r"\b(?:match(?:es|ing)?|satisfy|follow|conform to|must be of)\s+(?:the\s+|this\s+)?(?:following\s+)?(?:regular\s+expression|regex|pattern)(?:\s+pattern)?\s*(?:of|is|:|,)?\s*$|\b(?:valid\s+)?(?:pattern|regex|regular expression)(?:\s+(?:is|must be))?:\s*$",
);

/// A regular expression in ticks behind words that announce one.
pub(super) fn read(sentence: &Sentence<'_>) -> Option<Statement> {
    sentence.ticks.iter().find_map(|tick| {
        let before = sentence.lower.get(..tick.outer.start)?;
        // The words stand right before it: to look further back for each of many takes the square of the text.
        let near =
            (before.len().saturating_sub(NEAR)..=before.len()).find(|at| before.is_char_boundary(*at))?;
        let lead = LEAD.find(before.get(near..)?)?;
        let start = near + lead.start();
        let expression = sentence.code(tick);
        let expression = expression.strip_prefix('/').and_then(|e| e.strip_suffix('/')).unwrap_or(expression);
        // What the runtime could not run is no rule.
        stated::Pattern::new(expression)?;
        let meant = !expression.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        (meant && !sentence.speaks_of_another(start)).then(|| {
            let check = Check::Pattern(expression.to_owned());
            sentence.rule(check, sentence.lead().cloned(), start..tick.outer.end)
        })
    })
}
