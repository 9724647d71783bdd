//! What happens where nothing is set: "If omitted, the provider's region is used", "`x` is used if not specified".

use super::sentence::Sentence;
use super::words::{Grammar, Kind, Lines, Match, Token};
use super::{Statement, list};
use crate::facts::Claim;
use crate::model::{DefaultValue, Evidence, Type};
use serde_json::Value;
use std::sync::LazyLock;

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The argument is not set.
    Unset,
    /// Something is taken in its place.
    Taken,
    /// What is taken follows: "it will be set to".
    Is,
    /// The same, behind who takes it: "the service uses".
    Uses,
    /// "It will be assigned by": who gives it follows.
    Given,
}

const PARTS: &[(&str, &str)] = &[
    (
        "unset",
        "(not|left) (set|specified|provided|given|supplied|configured|defined|present|used|unset|unspecified|empty|blank|out)\
         |omitted|unset|absent|empty|unspecified|blank|undefined|null|missing",
    ),
    (
        "this",
        "it|this|[the] CODE [argument|value|field|parameter|property|option|attribute]|this (argument|value|field|parameter|property|option|attribute)|the (argument|value|field|parameter|property)",
    ),
];

const LINES: &[(Shape, &str)] = &[
    (Shape::Unset, "(if|when|where) [<this>] [Be] (<unset>) [or (<unset>)] [ASIDE] [,]"),
    (
        Shape::Unset,
        "(if|when) (no|none) [value|_ [_ [_]]] (is|are) (set|specified|provided|given|supplied|configured|defined) [ASIDE] [,]",
    ),
    (
        Shape::Unset,
        "(if|when) you (don't|do not) (specify|provide|set|supply) (a|an|the|one|this|any) [_ [_ [_]]] ,",
    ),
    (
        Shape::Taken,
        "(is|are|will be|would be|gets) [automatically|then] (used|applied|assumed|taken|inferred|chosen|selected|derived|determined|parsed|allowed|permitted|accepted) [instead]",
    ),
    (Shape::Taken, "(will be|would be) set"),
    (Shape::Given, "(is|will be|would be) [automatically] (assigned|generated|created|computed) by"),
    (
        Shape::Is,
        "(it|this|this (value|field)|the value) (will be|is assumed to be|is taken to be|is set to|will be set to)",
    ),
    (Shape::Uses, "(uses|will use|assumes|falls back to|(will be|would be|is) set to)"),
];

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// Reads what is taken where an argument is not set.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    statement(sentence).unwrap_or_default()
}

fn statement(sentence: &Sentence<'_>) -> Option<Vec<Statement>> {
    let lines = sentence.lines(&GRAMMAR);
    if lines.without(GRAMMAR.lines_of(|shape| shape != Shape::Unset)).is_empty() {
        return None;
    }
    // "Defaults to" is read by the family of defaults.
    if sentence.around.subject.is_empty()
        || ["defaults to", "default to", "default is", "default value is", "default value of", "default of"]
            .iter()
            .any(|w| sentence.lower.contains(w))
    {
        return None;
    }
    let find = |shape: Shape, from: usize| {
        (from..sentence.tokens.len())
            .find_map(|at| line(sentence, lines, at).filter(|found| found.meaning == shape))
    };
    let unset = find(Shape::Unset, 0)?;
    // "If `other` is not set" is about another.
    let own = |token: &Token| token.kind != Kind::Code || names_subject(sentence, token);
    sentence.tokens.get(unset.tokens.clone())?.iter().all(own).then_some(())?;
    lacks_itself(sentence, &unset.tokens).then_some(())?;
    let thing = if let Some(thing) = behind_verb(sentence, lines, unset.tokens.clone()) {
        thing
    } else if unset.tokens.start == 0 {
        let taken = find(Shape::Taken, unset.tokens.end)?;
        // "Lamps are allowed in all rooms" is about the rooms.
        let allowed = taken
            .tokens
            .end
            .checked_sub(1)
            .is_some_and(|last| matches!(sentence.word(last), "allowed" | "permitted" | "accepted"));
        (!allowed || matches!(sentence.word(taken.tokens.end), "" | ".")).then_some(())?;
        // "`a` is used to find it" takes nothing.
        let purpose = sentence.words(taken.tokens.end..taken.tokens.end + 1).any(|word| word == "to");
        let of_code =
            sentence.tokens.get(unset.tokens.end..taken.tokens.start)?.iter().any(|t| t.kind == Kind::Code);
        (!(purpose && of_code)).then_some(())?;
        let then = sentence.words(unset.tokens.end..unset.tokens.end + 1).any(|word| word == "then");
        unset.tokens.end + usize::from(then)..taken.tokens.start
    } else {
        // "The region of the provider is used if it is not set."
        let taken = find(Shape::Taken, 0).filter(|taken| taken.tokens.end == unset.tokens.start)?;
        0..taken.tokens.start
    };
    let tokens = sentence.tokens.get(thing)?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    let text = sentence.text.get(first.range.start..last.range.end)?.trim();
    let denies = tokens.iter().any(|token| token.kind == Kind::Mark(';') || token.kind == Kind::Mark('.'));
    let open =
        sentence.words(unset.tokens.end..unset.tokens.end + 1).any(|word| matches!(word, "or" | "and"))
            && unset.tokens.start == 0;
    let pronoun = ["it", "this", "no", "none", "nothing", "that"].contains(&&*text.to_ascii_lowercase());
    // "If empty, no lamps are allowed": nothing is taken.
    let none = text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("no "));
    if denies || none || pronoun || open || text.len() > 160 {
        return None;
    }
    // "a placeholder of "X"": what stands in quotes is the value.
    let text = ["a value of ", "a placeholder of ", "the value ", "a default of "]
        .iter()
        .find_map(|lead| text.strip_prefix(lead).filter(|rest| rest.starts_with(['`', '"', '\''])))
        .unwrap_or(text);
    let bare = text.trim_matches(['`', '"', '\'']);
    let shouted = bare.len() > 2 && list::is_shouted(bare);
    let literal = (bare.len() < text.len() || shouted)
        && !bare.contains(['`', '"', '\''])
        && !sentence.is_declared(bare);
    let range = first.range.start..last.range.end;
    let (value, ty) = match bare {
        "true" | "false" => (DefaultValue::Literal(Value::Bool(bare == "true")), Some(Type::Bool)),
        _ if literal => (DefaultValue::Literal(Value::from(bare)), None),
        _ => (DefaultValue::Words(text.to_owned()), None),
    };
    let by_type = ty.map(|ty| sentence.state_by(Evidence::DefaultLiteral, Claim::Type(ty), range.clone()));
    let default =
        sentence.state(Claim::Default { value, when: None, text: sentence.quoted() }, range.clone());
    Some(by_type.into_iter().chain([default]).collect())
}

fn line(sentence: &Sentence<'_>, lines: Lines, at: usize) -> Option<Match<Shape>> {
    sentence.reading_of(&GRAMMAR, lines, at, &|_, _| None)
}

/// "If no lamp colour is given": several words name the argument, or another thing.
fn lacks_itself(sentence: &Sentence<'_>, unset: &std::ops::Range<usize>) -> bool {
    if !matches!(sentence.word(unset.start + 1), "no" | "none") {
        return true;
    }
    let noun: Vec<&str> = sentence
        .words(unset.start + 2..unset.end)
        .take_while(|word| !matches!(*word, "is" | "are"))
        .collect();
    let own = |word: &&str| sentence.around.subject.split('_').any(|part| part == *word);
    noun.len() < 2 || noun.iter().all(own)
}

fn names_subject(sentence: &Sentence<'_>, code: &Token) -> bool {
    sentence.tick_at(code.range.start).is_some_and(|tick| sentence.code(tick) == sentence.around.subject)
}

/// What follows a verb behind "If it is not set,": "it is assumed to be X", "the service uses X".
fn behind_verb(
    sentence: &Sentence<'_>,
    lines: Lines,
    unset: std::ops::Range<usize>,
) -> Option<std::ops::Range<usize>> {
    /// How many words name who takes it.
    const WHO: usize = 6;
    (unset.start == 0).then_some(())?;
    let (found, at) = (unset.end..unset.end + WHO).find_map(|at| {
        let found = line(sentence, lines, at)?;
        matches!(found.meaning, Shape::Is | Shape::Uses | Shape::Given).then_some((found, at))
    })?;
    let who = sentence.tokens.get(unset.end..at)?;
    let plain = who.iter().all(|token| token.kind == Kind::Word || token.kind == Kind::Mark(','));
    let led = match found.meaning {
        Shape::Is => who.is_empty() || sentence.word(unset.end) == "then",
        // "It will be assigned by the server."
        Shape::Given => who.len() == 1 && sentence.word(unset.end) == "it",
        // "Lamps will use …": who it is has a capital.
        _ => who.len() > 1 && plain || sentence.word(unset.end) == "it" || is_named(sentence, who),
    };
    let rest = sentence.tokens.get(found.tokens.end..)?;
    let length = rest
        .iter()
        .position(|token| matches!(token.kind, Kind::Mark('.' | ',' | ';' | '(' | ')')))
        .unwrap_or(rest.len());
    let from = if found.meaning == Shape::Given { found.tokens.end - 2 } else { found.tokens.end };
    (led && length > 0).then_some(from..found.tokens.end + length)
}

/// Whether a single word is a name by its capital.
fn is_named(sentence: &Sentence<'_>, who: &[Token]) -> bool {
    let [word] = who else { return false };
    word.kind == Kind::Word
        && sentence.text.get(word.range.clone()).is_some_and(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::{GRAMMAR, PARTS};
    use crate::phrase::tests::said;

    #[test]
    fn what_is_taken_instead() {
        for (text, expected) in [
            (
                "If not specified, the region of the provider is used.",
                "default in words: the region of the provider",
            ),
            (
                "If left empty (so far), the public address will be used.",
                "default in words: the public address",
            ),
            ("If omitted the chain is used instead.", "default in words: the chain"),
            ("If not provided, 'global' will be used as the default location.", "default \"global\""),
            (
                "The region of the provider is used if it is not set.",
                "default in words: The region of the provider",
            ),
            ("If omitted, then `other` is used to find it.", ""),
            ("If no lamp is specified, it is taken from the room.", ""),
            ("If you do not specify a lamp, the first lamp is used.", "default in words: the first lamp"),
            ("If `other` is not set, the first lamp is used.", ""),
            ("If `own` is not provided, the first lamp is used.", "default in words: the first lamp"),
            ("If this field is not specified, it is assumed to be BRIGHT.", "default \"BRIGHT\""),
            ("If not set, a placeholder of \"None yet\" will be used.", "default \"None yet\""),
            (
                "If not used, the lamp will use the same class as the room.",
                "default in words: the same class as the room",
            ),
            (
                "If not specified, it will be assigned by the server.",
                "default in words: assigned by the server",
            ),
            (
                "If you do not provide a lamp group ID, Big Lamps uses the default group.",
                "default in words: the default group",
            ),
            ("If not set, a placeholder of \"None yet\" will be set.", "default \"None yet\""),
            ("If it is not set, Lampworks will use the latest lamp.", "default in words: the latest lamp"),
            ("If it is not set, lamps will use the latest oil.", ""),
            ("If not set, all lamps are allowed.", "default in words: all lamps"),
            ("If not set, lamps are allowed in all rooms.", ""),
            ("If empty, no lamps are allowed.", ""),
            ("If not set, one will be generated.", ""),
            ("If empty, the lamp class will be set to BRIGHT.", "default \"BRIGHT\""),
            ("If omitted, the service uses the default room.", "default in words: the default room"),
            (
                "If omitted, this will be the same as the `other`.",
                "default in words: the same as the `other`",
            ),
        ] {
            let expected: Vec<&str> = Some(expected).filter(|line| !line.is_empty()).into_iter().collect();
            let said = said("own", "other", text);
            let said: Vec<&String> = said.iter().filter(|line| line.starts_with("default")).collect();
            assert_eq!(said, expected, "{text}");
        }
    }

    #[test]
    fn what_is_lacking_is_named_in_several_words() {
        let defaults = |subject: &str| -> Vec<String> {
            let said = said(subject, "other", "If no lamp colour is provided, RED will be used.");
            said.into_iter().filter(|line| line.starts_with("default")).collect()
        };
        assert_eq!(defaults("lamp_colour"), ["default \"RED\""]);
        assert_eq!(defaults("socket"), [""; 0]);
    }

    #[test]
    fn every_line_is_read() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        for (shape, sentence) in GRAMMAR.sentences(PARTS, &[]) {
            let lower = sentence.to_ascii_lowercase();
            let code = super::super::split::ticks(&lower);
            let tokens =
                super::super::words::tokens(&lower, code.iter().map(|tick| (&tick.outer, &tick.inner)));
            let found = GRAMMAR.at(&lower, &tokens, 0).unwrap_or_else(|| panic!("{sentence}"));
            assert_eq!(found.meaning, shape, "{sentence}");
        }
    }
}
