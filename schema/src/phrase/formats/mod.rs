//! What a text looks like: its characters ("only letters and hyphens"), how it begins and ends, its template
//! (`projects/{project}`), well-known forms ("in CIDR notation"), and literal regular expressions.
//!
//! All are words of one grammar. A form that is said of examples ("e.g."), of a part ("label keys") or of one
//! alternative ("an ARN or a name") is no rule.

mod known;
mod pattern;
mod sets;
mod template;
#[cfg(test)]
mod tests;

use super::sentence::Sentence;
use super::words::{Class, Grammar, Kind, Lines, Match, Token};
use super::{Statement, list};
use crate::model::Check;
use ferroform_rules::{Affixes, CharacterSet, Characters};
use sets::Mode;
use std::sync::LazyLock;

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Of which characters the text is made.
    Made,
    /// The same, where the words leave no doubt that there are no others.
    Only,
    /// Characters that it has each.
    Some,
    /// Characters that it has not.
    Without,
    /// What may not stand twice in a row.
    Twice,
    First,
    Last,
    /// First and last.
    Ends,
    /// All but the first.
    Following,
    /// A given text at the beginning, at the end, at both.
    Begins,
    Finishes,
    Framed,
    /// A template.
    Template,
    /// A well-known form.
    Known(known::Word),
}

const PARTS: &[(&str, &str)] = &[
    (
        "contain",
        "contain|contains|containing|include|includes|use|uses|have|comprise|hold|consist of|consists of|consisting of\
         |be (made|composed|comprised) [up] of|be in|be a combination of",
    ),
    ("amount", "[from|between] NUMBER (to|and|-) NUMBER|[up to|at most|a maximum of] NUMBER"),
    ("of", "[any|a] [combination|set|mix|mixture] [of] [the] [following] [special] [characters] [:]"),
    ("begin", "begin|begins|beginning|start|starts|starting"),
    ("end", "end|ends|ending"),
    ("text", "[a|the] [prefix|suffix|string|character|characters|letters|value] [:] $TEXTS"),
];

const LINES: &[(Shape, &str)] = &[
    (Shape::Made, "(<contain>) [<amount>] <of> $SETS"),
    (Shape::Made, "be [<amount>] $SETS"),
    (Shape::Only, "(<contain>) only [<amount>] <of> $SETS"),
    (Shape::Only, "only [be] (<contain>) [<amount>] <of> $SETS"),
    (Shape::Only, "be only [<amount>] $SETS"),
    (Shape::Only, "(composed|comprised|made [up]) (only|solely|entirely|exclusively) of $SETS"),
    (Shape::Only, "(restricted|limited) to <of> $SETS"),
    (Shape::Only, "$SETS only"),
    (Shape::Only, "only <of> $SETS [Be|can be|may be] (Allowed|used)"),
    (Shape::Only, "[the] Allowed characters [Be|include] <of> $SETS"),
    (Shape::Some, "(<contain>) at least (a|one|NUMBER) $EACH"),
    (
        Shape::Without,
        "(CanNot|Not) (contain|include|have|use) [any] [of] [the] [following] [characters] [:] $PART",
    ),
    (Shape::Twice, "(<contain>) [any] [two|more than one] (consecutive|repeated|successive) $SETS"),
    (Shape::First, "(<begin>) (with|by) $SETS"),
    (
        Shape::First,
        "first character [of [the] _] (must|should|has to|needs to|can|may|CanNot|must Not) [only] be $SETS",
    ),
    (Shape::Last, "(<end>) (with|in|by) $SETS"),
    (
        Shape::Last,
        "last character [of [the] _] [,] [which|that] (must|should|has to|needs to|can|may|CanNot|must Not) [only] be $SETS",
    ),
    (Shape::Ends, "(<begin>) (and|or) (<end>) (with|in) $SETS"),
    (Shape::Ends, "(<contain>|with|without) [a|an|any|no] (leading or|leading and) trailing $SETS"),
    (Shape::Ends, "(<contain>|with|without) [a|an|any|no] (trailing or|trailing and) leading $SETS"),
    (Shape::Last, "(<contain>|with|without) [a|an|any|no] trailing $SETS"),
    (Shape::First, "(<contain>|with|without) [a|an|any|no] leading $SETS"),
    (Shape::Following, "(following|other|remaining|subsequent) characters (must|can|may|should) be $SETS"),
    (Shape::Begins, "(<begin>|be prefixed|prefixed) (with|by) <text>"),
    (Shape::Finishes, "(<end>|be suffixed|terminated|be terminated) (with|in|by) <text>"),
    (Shape::Framed, "(<begin>) (and|or) (<end>) (with|in) <text>"),
    (
        Shape::Template,
        "(in|of|with|by|follow|follows|following|matching|has|have|having|is|be|using|use) [the|a|an|this] [following|full|canonical] (form|format|pattern|syntax) [of|:|is] [:|,] $TEMPLATES",
    ),
    (
        Shape::Template,
        "(format|formats|pattern|syntax) (:|is|are|must be|should be) [of|in] [the] [form|format] [:] $TEMPLATES",
    ),
    (Shape::Template, "format [of] $TEMPLATES"),
    (Shape::Template, "(formatted|specified|given|provided) [as|like] [:] $TEMPLATES"),
    (Shape::Template, "must be [of|in] [the] [form|format] [of] [:] $TEMPLATES"),
];

/// What lines name, in both tables.
fn parts() -> Vec<(&'static str, &'static str)> {
    [PARTS, known::PARTS].concat()
}

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| {
    // Lines of well-known forms stand in their own table.
    Grammar::of(
        LINES.iter().copied().chain(known::LINES.iter().map(|(word, line)| (Shape::Known(*word), *line))),
        &parts(),
    )
});

/// Reads what the text of an argument looks like.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Statement> {
    let mut said: Vec<Statement> =
        pattern::read(sentence).into_iter().chain(known::in_code(sentence)).collect();
    let lines = sentence.lines(&GRAMMAR);
    let mut at = if lines.is_empty() { sentence.tokens.len() } else { 0 };
    while at < sentence.tokens.len() {
        match at_token(sentence, lines, at) {
            Some(found) => {
                at = found.tokens.end;
                if is_of_subject(sentence, found.tokens.start, Kindred::of(found.meaning)) {
                    said.extend(rule(sentence, &found));
                }
            }
            None => at += 1,
        }
    }
    said
}

fn at_token(sentence: &Sentence<'_>, lines: Lines, at: usize) -> Option<Match<Shape>> {
    sentence.reading_of(&GRAMMAR, lines, at, &|what, at| reader(sentence, what, at))
}

/// The byte behind what a reader of the family reads.
fn reader(sentence: &Sentence<'_>, what: &str, at: usize) -> Option<usize> {
    let from = sentence.tokens.get(at)?.range.start;
    match what {
        "SETS" => sets::read(sentence, from, Mode::Whole).map(|sets| sets.end),
        "EACH" => sets::read(sentence, from, Mode::Each).map(|sets| sets.end),
        "PART" => sets::read(sentence, from, Mode::Part).map(|sets| sets.end),
        "TEXTS" => texts(sentence, from).map(|(_, end)| end),
        "CLOCK" => known::clock(sentence, from),
        _ => template::read(sentence, from).map(|(_, end)| end),
    }
}

/// Given texts, in code or quotes, that stand for themselves.
fn texts(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    let Some(list) = list::read(sentence, from, false) else { return scheme(sentence, from) };
    let plain = list.items.iter().all(|item| {
        !item.text.contains(['<', '>', '{', '}', '*', ' ', '[']) && !sentence.is_declared(item.text)
    });
    // "`a`, `b` or the name": what may stand besides is not known.
    // "`a`, e.g. `a/b`" shows what follows it.
    let shown = sentence
        .ticks
        .iter()
        .find(|tick| tick.outer.start >= list.end)
        .is_some_and(|tick| list.items.iter().any(|item| sentence.code(tick).starts_with(item.text)));
    // "`a` and can only have …" goes on with another clause.
    let next = sentence.token_at(list.end);
    let clause = sentence
        .tokens
        .get(next + 1)
        .is_some_and(|token| token.classes.has(Class::Modal) || token.classes.has(Class::CanNot));
    let open = [" or ", ", or ", " and "]
        .iter()
        .any(|word| sentence.rest(list.end).starts_with(word) && !(clause && *word == " and "))
        || (!shown && [" e.g", ", e.g"].iter().any(|word| sentence.rest(list.end).starts_with(word)));
    let texts = list.items.iter().map(|item| item.text.to_owned()).collect();
    (plain && !open).then_some((texts, list.end))
}

/// A scheme without ticks: "beginning with gs://".
fn scheme(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    let rest = sentence.text.get(from..)?;
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let word = rest.get(..length)?.trim_end_matches(['.', ',', ';', ')']);
    let ended = word.len() < length || sentence.rest(from + length).trim().is_empty();
    let name = word.strip_suffix("://").filter(|name| name.bytes().all(|b| b.is_ascii_alphanumeric()))?;
    (ended && !name.is_empty()).then(|| (vec![word.to_owned()], from + word.len()))
}

/// What kind of thing a line says, as far as it matters for what it is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kindred {
    Characters,
    Template,
    Form,
}

impl Kindred {
    fn of(shape: Shape) -> Self {
        match shape {
            Shape::Known(_) => Self::Form,
            Shape::Template => Self::Template,
            _ => Self::Characters,
        }
    }
}

/// What is said of the value itself: not of an alternative, an example, or of a part of it.
fn is_of_subject(sentence: &Sentence<'_>, at: usize, kind: Kindred) -> bool {
    let known = kind == Kindred::Form;
    const PARTS_OF_IT: &[&str] = &[
        "key",
        "keys",
        "part",
        "parts",
        "segment",
        "segments",
        "component",
        "components",
        "label",
        "labels",
        "tag",
        "tags",
        "path",
        "paths",
        "element",
        "elements",
        "names",
        "files",
        "file",
        "objects",
        "prefix",
        "suffix",
        "field",
        "fields",
        "whose",
        "which",
        "where",
        "portion",
        "header",
        "headers",
        "e.g",
        "i.e",
        "eg",
        "example",
        "otherwise",
    ];
    let Some(start) = sentence.tokens.get(at).map(|token| token.range.start) else { return false };
    // "… and international characters are allowed" in another sentence.
    let wider = sentence.whole.contains("international");
    if start < sentence.main()
        || sentence.speaks_of_another(start)
        || (!known && sentence.in_parentheses(start))
        || wider
    {
        return false;
    }
    let subject: Vec<&str> = sentence.around.subject.split('_').collect();
    let before = sentence.tokens.get(..at).unwrap_or_default();
    // Behind a comma "in the form …", and "with no …" anywhere, are said of the whole, whatever a clause before was about.
    let comma = before.last().is_some_and(|token| token.kind == Kind::Mark(','));
    let apart = match sentence.word(at) {
        "with" | "without" => true,
        "in" | "of" => comma,
        _ => false,
    };
    let whole = |word: &str| match kind {
        Kindred::Form => true,
        // The path of a thing is what has a template.
        Kindred::Template => apart || matches!(word, "path" | "paths"),
        Kindred::Characters => apart,
    };
    before.iter().filter(|token| token.range.start >= sentence.main()).all(|token| {
        let word = sentence.lower.get(token.range.clone()).unwrap_or_default();
        // What has a name in its text is more than that name.
        let longer = word == "name" && matches!(subject.last(), Some(&("arn" | "arns" | "url" | "uri")));
        let part = longer || (PARTS_OF_IT.contains(&word) && !subject.contains(&word));
        let conditional = kind != Kindred::Form && token.classes.has(Class::If);
        (!part || whole(word)) && !conditional
    })
}

/// How a verb is governed: by which word, and whether that denies it.
struct Governed<'s> {
    word: &'s str,
    denied: bool,
    only: bool,
}

/// The modal verb, denial or "only" that a verb depends on: the nearest before it.
fn governed<'s>(sentence: &'s Sentence<'_>, at: usize) -> Governed<'s> {
    let word = |token: &Token| sentence.lower.get(token.range.clone()).unwrap_or_default();
    let (mut only, mut denied) = (false, false);
    let before = sentence.tokens.get(..at).unwrap_or_default().iter().rev();
    for token in before.take_while(|token| token.range.start >= sentence.main()) {
        let own = word(token);
        only |= own == "only";
        if token.classes.has(Class::Not) || token.classes.has(Class::CanNot) {
            denied = true;
        }
        if denied || token.classes.has(Class::Modal) {
            return Governed { word: own, denied, only };
        }
        if matches!(token.kind, Kind::Mark('.' | ';')) {
            break;
        }
    }
    Governed { word: "", denied, only }
}

fn rule(sentence: &Sentence<'_>, found: &Match<Shape>) -> Option<Statement> {
    let from =
        found.reads.last().and_then(|read| sentence.tokens.get(read.start)).map(|token| token.range.start);
    let mode = match found.meaning {
        Shape::Some => Mode::Each,
        Shape::Without => Mode::Part,
        _ => Mode::Whole,
    };
    let sets = || sets::read(sentence, from?, mode);
    let inside = sentence.tokens.get(found.tokens.clone()).unwrap_or_default();
    let mut governed = governed(sentence, found.tokens.start);
    governed.denied |=
        inside.iter().any(|token| token.classes.has(Class::CanNot) || token.classes.has(Class::Not));
    let made = |characters: Characters| Some(Check::Characters(characters));
    let check = match found.meaning {
        Shape::Known(word) => known::check(sentence, found, word)?,
        Shape::Template => {
            let (templates, _) = template::read(sentence, from?)?;
            (!governed.denied).then_some(Check::Template(templates))?
        }
        Shape::Begins | Shape::Finishes | Shape::Framed => {
            let (texts, _) = texts(sentence, from?)?;
            let demanded =
                governed.denied || matches!(governed.word, "must" | "should" | "shall" | "has" | "needs");
            demanded.then_some(())?;
            let affixes = Affixes { not: governed.denied, ..Affixes::default() };
            Check::Affixes(match found.meaning {
                Shape::Begins => Affixes { begins: texts, ..affixes },
                Shape::Finishes => Affixes { ends: texts, ..affixes },
                _ => Affixes { begins: texts.clone(), ends: texts, ..affixes },
            })
        }
        Shape::Twice => {
            governed.denied.then_some(())?;
            let without = characters_of(&sets()?.joined())?.iter().map(|c| c.repeat(2)).collect();
            made(Characters { without, ..Characters::default() })?
        }
        Shape::Some => {
            (!governed.denied).then_some(())?;
            // Of "at least one of" one kind is enough, and two of a kind are more than one.
            let one = found.numbers.iter().all(|at| {
                sentence.tokens.get(*at).and_then(|t| t.amount(&sentence.lower))
                    == Some(crate::model::Number::Integer(1))
            });
            one.then_some(())?;
            made(Characters { some: sets()?.kinds, ..Characters::default() })?
        }
        Shape::First | Shape::Last | Shape::Ends => {
            // "Ends with a digit" describes, unless the sentence is nothing else.
            let with = matches!(sentence.word(found.tokens.start), "with" | "without");
            let demanded = if with {
                // "With no trailing slash" demands what "with a trailing slash" may only describe.
                governed.denied
            } else {
                !governed.word.is_empty()
                    || inside.iter().any(|token| token.classes.has(Class::Modal))
                    || found.tokens.start == 0
            };
            demanded.then_some(())?;
            let set = sets()?.joined();
            let (first, last) = (found.meaning != Shape::Last, found.meaning != Shape::First);
            if governed.denied {
                let signs = characters_of(&set)?;
                let side = |wanted: bool| if wanted { signs.clone() } else { Vec::new() };
                Check::Affixes(Affixes { begins: side(first), ends: side(last), not: true })
            } else {
                let side = |wanted: bool| wanted.then(|| set.clone());
                made(Characters { first: side(first), last: side(last), ..Characters::default() })?
            }
        }
        Shape::Following => {
            let first = first_of(sentence)?;
            made(Characters { only: Some(sets()?.joined().or(first)), ..Characters::default() })?
        }
        Shape::Without => {
            // "This will not include `*`" describes.
            let before = found.tokens.start.checked_sub(1).and_then(|at| sentence.tokens.get(at));
            let demanded = inside.iter().any(|token| token.classes.has(Class::CanNot))
                || before.is_none_or(|token| token.classes.has(Class::Modal) || token.kind != Kind::Word)
                || before.is_some_and(|token| sentence.lower.get(token.range.clone()) == Some("do"));
            demanded.then_some(())?;
            let without = characters_of(&sets()?.joined())?;
            made(Characters { without, ..Characters::default() })?
        }
        Shape::Made | Shape::Only => {
            let sets = sets()?;
            (!governed.denied).then_some(())?;
            // "Project numbers only", "only spaces" are things as well as characters.
            let letters = sets.joined().contains('m') || sets.joined().contains('M');
            let verb = sentence.words(found.tokens.clone()).any(|word| VERBS.contains(&word));
            (letters || verb).then_some(())?;
            let sure =
                found.meaning == Shape::Only || governed.only || is_whole(sentence, &sets, found, &governed);
            let only = match says_lower_case(sentence, found.tokens.start) {
                true => without_capitals(&sets.joined())?,
                false => sets.joined(),
            };
            sure.then(|| made(Characters { only: Some(only), ..Characters::default() }))??
        }
    };
    let range = sentence.bytes(&found.tokens);
    Some(sentence.rule(check, sentence.lead().cloned(), range))
}

/// "Must be lowercase and composed only of letters": whether the words before say so of all.
fn says_lower_case(sentence: &Sentence<'_>, at: usize) -> bool {
    let before: Vec<&str> = sentence.words(sentence.token_at(sentence.main())..at).collect();
    before.windows(2).any(|pair| matches!(pair, ["be" | "in", "lowercase" | "lower-case" | "lowercased"]))
}

/// The set without the letters A to Z.
fn without_capitals(set: &CharacterSet) -> Option<CharacterSet> {
    CharacterSet::parse(&set.to_string().replace("A-Z", ""))
}

/// What a text does with its characters.
const VERBS: &[&str] =
    &["contain", "contains", "include", "includes", "consist", "consists", "comprise", "characters"];

/// Whether a list of kinds without "only" names all that there may be: several, as of an identifier and not of a
/// password, which has some of each.
fn is_whole(
    sentence: &Sentence<'_>,
    sets: &sets::Sets,
    found: &Match<Shape>,
    governed: &Governed<'_>,
) -> bool {
    let subject = sentence.around.subject;
    let secret =
        ["password", "secret", "passphrase", "passwd", "pass"].iter().any(|word| subject.contains(word));
    let joined = sets.joined();
    let words = joined.contains('m') || joined.contains('M');
    let said = sentence.words(found.tokens.clone()).any(|word| word.starts_with("alphanumeric"));
    let consists =
        sentence.words(found.tokens.clone()).any(|word| word.starts_with("consist") || word == "comprise");
    let several = sets.kinds.len() > 1 || (said && governed.word == "must") || consists;
    !secret && words && several && !governed.word.is_empty()
}

/// What the first character may be, where the same sentence says it.
fn first_of(sentence: &Sentence<'_>) -> Option<CharacterSet> {
    let lines = sentence.lines(&GRAMMAR);
    (0..sentence.tokens.len()).find_map(|at| {
        let found = at_token(sentence, lines, at)?;
        let from = sentence.tokens.get(found.reads.last()?.start)?.range.start;
        (found.meaning == Shape::First)
            .then(|| sets::read(sentence, from, Mode::Whole).map(|sets| sets.joined()))?
    })
}

/// The characters of a small set, each as a text.
fn characters_of(set: &CharacterSet) -> Option<Vec<String>> {
    let all: Vec<String> = set.characters().take(13).map(String::from).collect();
    (!all.is_empty() && all.len() <= 12).then_some(all)
}
