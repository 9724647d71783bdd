//! Defaults of switches, which are said without a value: "Enabled by default.", "(off by default)".

use super::super::sentence::Sentence;
use super::super::type_name::type_of_name;
use super::super::words::Kind;
use super::{Shape, at_token};
use crate::facts::Claim;
use crate::model::{DefaultValue, Type};
use crate::phrase::Statement;
use serde_json::Value;

/// What a switch is where nothing is set.
pub(super) fn read(sentence: &Sentence<'_>) -> Option<Vec<Statement>> {
    (is_switch(sentence) && !is_turned(sentence.around.subject)).then_some(())?;
    let first = sentence.token_at(sentence.main());
    (first..sentence.tokens.len()).find_map(|at| {
        let found = at_token(sentence, at)?;
        let is_on = match found.meaning {
            Shape::On => true,
            Shape::Off => false,
            _ => return None,
        };
        let code = sentence.tokens.get(found.tokens.clone())?.iter().find(|token| token.kind == Kind::Code);
        let own = code.is_none_or(|code| {
            sentence
                .tick_at(code.range.start)
                .is_some_and(|tick| sentence.code(tick) == sentence.around.subject)
        });
        let behind = sentence.word(found.tokens.end);
        let ended = matches!(behind, "" | "." | ";" | ")")
            || (behind == "," && !matches!(sentence.word(found.tokens.end + 1), "but" | "except" | "unless"));
        (own && ended && begins(sentence, at)).then_some(())?;
        // "If `true`, …" says what the switch does; a condition on another argument is one.
        let when = sentence.lead().filter(|lead| !lead.arguments().is_empty()).cloned();
        let value = DefaultValue::Literal(Value::Bool(is_on));
        let claim = Claim::Default { value, when, text: sentence.quoted() };
        Some(vec![sentence.state(claim, sentence.bytes(&found.tokens))])
    })
}

/// Whether a clause about the argument begins with a token: at the head of a sentence or a remark, or behind the words of
/// its own name.
fn begins(sentence: &Sentence<'_>, at: usize) -> bool {
    let before: Vec<&str> = sentence.words(sentence.token_at(sentence.main())..at).collect();
    let Some(last) = before.last() else { return true };
    if matches!(*last, "(" | ";" | "." | ",") {
        return true;
    }
    let named = before.strip_prefix(&["the"]).unwrap_or(&before);
    let mut parts = sentence.around.subject.split('_');
    // "Whether logging is enabled by default" says what the argument is for.
    !sentence.first && named.iter().all(|word| parts.any(|part| part == *word))
}

/// Whether the text or the name says that the argument is one.
fn is_switch(sentence: &Sentence<'_>) -> bool {
    const HEADS: &[&str] = &[
        "whether",
        "if true",
        "if set",
        "if `true`",
        "if enabled",
        "enable",
        "enables",
        "activate",
        "activates",
        "allow",
        "allows",
        "specifies whether",
        "specifies if",
        "specify whether",
        "indicates whether",
        "indicates if",
        "determines whether",
        "determines if",
        "controls whether",
        "defines whether",
        "defines if",
        "a boolean",
        "boolean",
        "a flag",
        "flag",
        "when true",
        "when set",
        "when enabled",
        "when `true`",
        "set to true",
        "set to `true`",
        "set this to true",
        "true if",
        "true to",
        "`true` if",
        "`true` to",
    ];
    let whole = sentence.whole.trim_start();
    let headed = HEADS.iter().any(|head| {
        whole.strip_prefix(head).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    });
    headed || type_of_name(sentence.around.subject) == Some(Type::Bool)
}

/// Whether a name says the opposite of what the words would: `true` of `disable_glow` turns it off.
fn is_turned(subject: &str) -> bool {
    subject.split('_').any(|part| {
        matches!(part, "disable" | "disabled" | "disables" | "no" | "not" | "skip" | "without" | "prevent")
    })
}
