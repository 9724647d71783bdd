//! Clauses: what an argument may not be combined with, when it may be set, when it must be.
//!
//! "Conflicts with `a`", "Only valid when `a` is `X`", "Not supported for Web APIs", "Required unless `a` is set", "Must be
//! set together with `a`", "If this is set, `a` must be omitted". A clause is a line of one grammar; names, conditions
//! and values in it are read by `list` and `condition`. What each means as a rule stands in one place, `rules`.

mod rules;
#[cfg(test)]
mod tests;

use super::sentence::Sentence;
use super::words::{Class, Grammar, Kind, Lines, Match, Token};
use super::{Statement, condition, list};
use std::sync::LazyLock;

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The argument may not be set together with some names.
    Conflict,
    /// The same, where it is one of the names itself.
    Both,
    /// It may not be set under a condition.
    Never,
    /// It may be set only under a condition.
    Only,
    /// The same, as a sentence of its own.
    Valid,
    /// It may be set under a condition: a rule where that is about arguments.
    Allowed,
    /// It has no use under a condition.
    Without,
    /// "only when …", with no verb of its own.
    OnlyThen,
    /// "Only for …", at the head of a sentence.
    OnlyFor,
    /// It may not be set where the sentence begins with a condition.
    NotBeside,
    /// It is used under a condition: a rule where that is about arguments, at the head of a clause.
    Used,
    /// It must be set under a condition.
    Required,
    /// The same, and it may be set under no other.
    RequiredOnly,
    /// It must be set, always or under the condition that the sentence begins with.
    Then,
    /// It needs other arguments.
    With,
    /// The same, as a sentence of its own.
    Requires,
    /// It needs another argument to have a value: `` `a = true` ``.
    Setting,
    /// It needs another argument, named in words behind its value, to have that value.
    Valued,
    /// If it is set, others must be, must not be, or must have a value.
    Others,
    OthersNot,
    OthersBe,
    /// Others must not be set where it is, or has a value.
    OthersNotIf,
}

const PARTS: &[(&str, &str)] = &[
    ("this", "(this|the) [argument|attribute|block|field|parameter|option|setting|value|property]|it"),
    ("noun", "argument|attribute|block|field|parameter|value|property|option|configuration [block]"),
    ("not", "CanNot|Modal Not"),
    ("det", "[the] [either|any of|both|using|use of|a|an]"),
    ("that", "[the|a|an|that|setting|specifying] [setting|specifying|a|an|the]"),
    ("together", "together|in conjunction|at the same time|simultaneously|in combination|along"),
    ("if", "if [/ when]|when|unless"),
    ("on", "for|when|if|with|on|in|by|using"),
    ("by", "when|if|for|with|on|in|by|to|while|where|using"),
    ("put", "specified|set|used|provided|configured|defined|supplied|given|present|included"),
];

const LINES: &[(Shape, &str)] = &[
    (Shape::Conflict, "(conflict|conflicts) [with|wth|w] [/] [:] <det> $KNOWN"),
    (Shape::Conflict, "[Be] mutually exclusive (with|to) <det> $KNOWN"),
    (Shape::Conflict, "(incompatible|not compatible) with <det> $KNOWN"),
    (Shape::Conflict, "(<not>) [also] be (<put>|combined) [<together>] (with|alongside) <det> $KNOWN"),
    (Shape::Conflict, "(<not>) [also] be (<put>|combined) (<together>) as <det> $KNOWN"),
    (Shape::Conflict, "(<not>|do not|don't) (use|specify|set) [$SELF] [<together>] with <det> $KNOWN"),
    (
        Shape::Both,
        "(<not>|do not|don't) (specify|use|set|have|be|provide|configure) both [this [<noun>] and] $NAMES",
    ),
    (Shape::Never, "(<not>) (use|specify|set|provide|configure) $SELF (<if>) $CONDITION"),
    (Shape::Never, "(<not>) be (<put>) (<if>) $CONDITION"),
    (Shape::Never, "(do not|don't) (specify|set|use|provide) [this [<noun>]] (<if>) $CONDITION"),
    (Shape::Never, "must be (empty|omitted|null|left blank) (<if>) $CONDITION"),
    (Shape::NotBeside, "(<not>) (use|specify|set|provide|configure) $SELF"),
    (Shape::NotBeside, "(<not>) [also] be (<put>)"),
    (Shape::NotBeside, "must be (empty|omitted|null|left blank)"),
    (Shape::Only, "only [currently] [be] Fit [this|it|value|values|to be set|to specify] (<by>) $CONDITION"),
    (Shape::Only, "Fit [$SELF] only (<by>) $CONDITION"),
    (Shape::OnlyThen, "only (when|if) $CONDITION"),
    (Shape::OnlyFor, "only (for|with|on) $CONDITION"),
    (Shape::RequiredOnly, "must and can only be (<put>) (when|if) $CONDITION"),
    (
        Shape::RequiredOnly,
        "(required|mandatory) and (allowed|valid|permitted|supported) only (when|if) $CONDITION",
    ),
    (
        Shape::RequiredOnly,
        "(allowed|valid|permitted|supported) and (required|mandatory) only (when|if) $CONDITION",
    ),
    (
        Shape::RequiredOnly,
        "only (allowed|valid|permitted|supported) and (required|mandatory) (when|if|for|with) $CONDITION",
    ),
    (Shape::RequiredOnly, "can only be (<put>) and is (required|mandatory) (when|if|for) $CONDITION"),
    (Shape::RequiredOnly, "(must|should) be (<put>) if and only if $CONDITION"),
    (Shape::Valid, "[<this> is] (applicable|valid|available|supported) (for|when|if|with) $CONDITION"),
    (Shape::Allowed, "[<this>] (can|may) be (set|specified|used|provided|configured) (if|when) $CONDITION"),
    (
        Shape::Without,
        "(not|isn't|never) [currently|be|yet] (supported|valid|applicable|available|allowed|permitted|compatible) (<on>) $CONDITION",
    ),
    (Shape::Used, "[<this> is] used (if|when) $CONDITION"),
    (Shape::Without, "(unsupported|unavailable) (<on>) $CONDITION"),
    (
        Shape::Required,
        "(required|mandatory) [only|,] (if|when|unless|for|with|in|by|on|where|except (if|when)) $CONDITION",
    ),
    (Shape::Required, "must [also|only] be [explicitly] (<put>) (if|when|unless|for) $CONDITION"),
    (
        Shape::Required,
        "[you] must [also] (specify|provide|set|supply|configure|define) $SELF (if|when|unless) $CONDITION",
    ),
    (Shape::Then, "[then] [<this>] [<noun>] ([is [also]] required|is mandatory|must [also] be (<put>))"),
    (Shape::Then, "[then] [you] must (specify|provide|set) (this|it)"),
    (Shape::With, "must [also] be (<put>) (alongside|[<together>] with) <that> $NAMES"),
    (Shape::With, "[only] [be] Fit only (alongside|[<together>] with) <that> $NAMES"),
    (Shape::With, "[can] only [be] Fit (alongside|[<together>] with) <that> $NAMES"),
    (Shape::With, "required [together|along] with <that> $NAMES"),
    (Shape::Requires, "[<this>] [also] requires <that> $NAMES"),
    (Shape::Requires, "(specified|set|used) together with <that> $NAMES"),
    (Shape::Setting, "[<this>] [also] requires <that> $SETTING"),
    (Shape::Valued, "[<this>] [also] requires [the|a|an] $VALUED"),
    (
        Shape::OthersNotIf,
        "[you] (<not>) [also] (specify|set|use|provide|configure) [the] $NAMES [<noun>] (if|when) $CONDITION",
    ),
    (
        Shape::Others,
        "[then] [the|a|an] $NAMES [<noun>] ((must|has to|have to|needs to|need to) [also] be (<put>)|(is|are) [also] (required|mandatory) [to be (<put>)])",
    ),
    (
        Shape::OthersNot,
        "[then] [the] $NAMES [<noun>] (must be (omitted|empty|unset|null)|(should|must) be omitted|(<not>) [also] be (<put>))",
    ),
    (Shape::OthersNot, "[then] you (<not>) [also] (specify|set|use|provide|configure) [the] $NAMES"),
    (
        Shape::OthersBe,
        "[then] [the] $NAMES [<noun>] (must|needs to|has to) [also] be [set to|equal to|one of] $VALUES",
    ),
];

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// Reads the clauses of a sentence.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    let mut said = Vec::new();
    let lines = sentence.lines(&GRAMMAR);
    if lines.is_empty() {
        return said;
    }
    // What the sentence begins with is a condition already.
    let mut at = sentence.token_at(sentence.main());
    while at < sentence.tokens.len() {
        let clause = at_token(sentence, lines, at);
        let statements = clause.as_ref().and_then(|found| rules::statements(sentence, found));
        match (clause, statements) {
            (Some(found), Some(statements)) => {
                // Another clause can stand in what was read: "if `a` is set, and cannot be set if it is not".
                at = found.reads.first().map_or(found.tokens.end, |read| read.start).max(at + 1);
                said.extend(statements);
            }
            _ => at += 1,
        }
    }
    said
}

/// What a sentence that begins with "If `a` is set, …" demands of `a`, whose text it need not stand in.
pub(super) fn of_lead(sentence: &Sentence<'_>) -> Option<Statement> {
    let first = sentence.token_at(sentence.main());
    let found = at_token(sentence, Lines::ALL, first)?;
    matches!(found.meaning, Shape::Others | Shape::OthersNot | Shape::OthersBe).then_some(())?;
    rules::statements(sentence, &found)?.pop()
}

fn at_token(sentence: &Sentence<'_>, lines: Lines, at: usize) -> Option<Match<Shape>> {
    sentence.reading_of(&GRAMMAR, lines, at, &|what, at| {
        let from = sentence.tokens.get(at)?.range.start;
        match what {
            "NAMES" => Some(list::names(sentence, from)?.1),
            "KNOWN" => Some(list::known_names(sentence, from)?.1),
            "VALUES" => Some(list::read(sentence, from, false)?.end),
            "SETTING" => condition::setting(sentence, from).map(|(_, end)| end),
            "VALUED" => condition::valued(sentence, from).map(|(_, end)| end),
            "SELF" => itself(sentence, at),
            _ => condition(sentence, at),
        }
    })
}

/// The byte behind what names the argument itself: "this", "this option", "the size parameter", "`size`".
fn itself(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    const NOUNS: [&str; 9] =
        ["argument", "attribute", "block", "field", "parameter", "value", "property", "option", "setting"];
    let end = |at: usize| sentence.tokens.get(at).map(|token| token.range.end);
    let noun = |at: usize| NOUNS.contains(&sentence.word(at));
    if matches!(sentence.word(at), "this" | "it") {
        return end(at + usize::from(noun(at + 1)));
    }
    let first = at + usize::from(matches!(sentence.word(at), "the" | "a" | "an"));
    if sentence.tokens.get(first).is_some_and(|token| names_subject(sentence, token)) {
        return end(first + usize::from(noun(first + 1)));
    }
    // In words: "the lamp colour".
    let own: Vec<&str> = sentence.around.subject.split('_').filter(|word| !word.is_empty()).collect();
    let named = !own.is_empty() && own.iter().enumerate().all(|(i, word)| sentence.word(first + i) == *word);
    let last = first + own.len();
    (named && noun(last)).then(|| end(last))?
}

/// The byte behind a condition whose connective was read. What "only … with" joins is a list of names where it is one;
/// "to be …" is another verb.
fn condition(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    const FILLING: [&str; 6] = ["the", "a", "an", "that", "setting", "specifying"];
    if sentence.tokens.get(at)?.kind == Kind::Mark('/') || sentence.word(at) == "and" {
        return None;
    }
    let last = sentence.words(at.checked_sub(1)?..at).next()?;
    let denied =
        sentence.tokens.get(at.saturating_sub(4)..at)?.iter().any(|token| token.classes.has(Class::Not));
    let filling = sentence.words(at..sentence.tokens.len()).take_while(|word| FILLING.contains(word)).count();
    let names = sentence.tokens.get(at + filling).and_then(|token| list::names(sentence, token.range.start));
    let bare = names.is_some_and(|(_, end)| {
        let rest = sentence.rest(end).trim_start();
        !["of `", "of \"", "set to", "to be", "is "].iter().any(|words| rest.starts_with(words))
    });
    let verb = sentence.words(at..at + 1).any(|word| word == "be");
    if (last == "with" && bare && !denied) || (last == "to" && verb) {
        return None;
    }
    condition::after_connective(sentence, condition::behind(sentence, at)?).map(|(_, end)| end)
}

/// Whether nothing but the argument is the subject of the clause that a token stands in.
fn about_this(sentence: &Sentence<'_>, at: usize) -> bool {
    let tokens = sentence.tokens.get(..at).unwrap_or_default();
    let mut before =
        tokens.iter().enumerate().rev().take_while(|(_, token)| token.range.start >= sentence.main());
    before
        .find_map(|(place, token)| match token.kind {
            // A remark right behind a value is about that value.
            Kind::Mark('(') => {
                let value = place.checked_sub(1).and_then(|at| tokens.get(at));
                Some(
                    value.is_none_or(|value| {
                        !matches!(value.kind, Kind::Code) || names_subject(sentence, value)
                    }),
                )
            }
            Kind::Mark(',' | ';' | '-' | ':') => Some(true),
            Kind::Code => (!names_subject(sentence, token)).then_some(false),
            Kind::Word => (!token.classes.has(Class::Own)).then_some(false),
            Kind::Number(_) => Some(false),
            _ => None,
        })
        .unwrap_or(true)
}

fn names_subject(sentence: &Sentence<'_>, code: &Token) -> bool {
    let subject = sentence.around.subject;
    let named = |name: &str| name == subject || sentence.resolve(name).is_some_and(|name| name == subject);
    sentence.tick_at(code.range.start).is_some_and(|tick| named(sentence.code(tick)))
}

/// Whether a sentence, or a remark in parentheses, begins with a token.
fn begins(sentence: &Sentence<'_>, at: usize) -> bool {
    let first = sentence.tokens.get(at).is_none_or(|token| token.range.start <= sentence.main() + 1);
    let before = at.checked_sub(1).and_then(|at| sentence.tokens.get(at));
    first || before.is_none_or(|token| matches!(token.kind, Kind::Mark('(')) && about_this(sentence, at))
}
