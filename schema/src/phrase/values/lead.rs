//! What leads to values: "Valid values are `A` and `B`", "Must be one of `A`, `B`", "`A` and `B` are supported".

use super::super::list::{self, List, Style};
use super::super::number;
use super::super::sentence::Sentence;
use super::super::words::{Class, Grammar, Kind, Lines, Match, Signature};
use super::{gaps, is_plausible};
use std::ops::Range;
use std::sync::LazyLock;

/// How sure a line is that values follow. The surest of a sentence is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// A list that only its place in the sentence makes one of values.
    Apposed,
    /// The list comes first.
    Behind,
    /// "Must be": the value that follows may be the only one.
    Must,
    /// No noun says that values follow, and names of arguments may as well.
    Weak,
    /// "Valid values" and the like.
    Strong,
    /// The same at the end of a text, for a list of its own.
    Announced,
}

const PARTS: &[(&str, &str)] = &[
    (
        "noun",
        "[the|these|those] [only] (Allowed|possibles|applicable|available) [(_|OPEN s CLOSE)] [_] Choice [s]",
    ),
    (
        "scope",
        "[[is|are] (for|of|in|here|to|on|at) {_|CODE|NUMBER} (is|are|include|includes|can be|may be|must be|:)]",
    ),
    (
        "fill",
        "{is|are|was|were|include|includes|included|including|can|could|can be|may be|must be|should be|be|either|both\
         |one of|any of|all of|any combination of|one or more of|[the] following|value|values|options|string|strings\
         |currently|currently supported|only|limited to|set to|as follows|listed below|below|the|a|an|e.g [.]|such as\
         |for example|:|,|=|-|ASIDE}",
    ),
    (
        "demand",
        "(must|should|can|may|has to|have to|could) [only|also|currently|either|optionally] be [only] \
         [set (to|as)|specified as|configured as|equal to|of type]",
    ),
    ("one", "one of|any of|either [of|one of]|exactly one of"),
    ("these", "[the|these] [following|below] [Allowed] [_] [Choice] [below]"),
];

const LINES: &[(Shape, &str)] = &[
    (Shape::Strong, "<noun> <scope> <fill> $ITEMS"),
    (Shape::Strong, "value values <scope> <fill> $ITEMS"),
    (Shape::Strong, "values [that are] (supported|allowed|accepted|permitted) <fill> $ITEMS"),
    (
        Shape::Strong,
        "(take|takes|has|have|be|accept|accepts) [one of|any of|only] the following (value|values|option|options) <fill> $ITEMS",
    ),
    (
        Shape::Strong,
        "following [value|values|option|options] are (valid|supported|allowed|accepted) <fill> $ITEMS",
    ),
    (Shape::Strong, "(one|any) of [the] following [_] (_|Choice) <fill> $ITEMS"),
    (Shape::Strong, "either of the following is (valid|supported|allowed|accepted) <fill> $ITEMS"),
    (
        Shape::Strong,
        "(specify|specifies|use|choose) [only] [one of] the following (value|values|option|options) <fill> $ITEMS",
    ),
    (Shape::Strong, "(choices|options) (is|are|:|-|include) <fill> $ITEMS"),
    (Shape::Must, "must [only] be [set (to|as)] <fill> $VALUES"),
    (Shape::Must, "(can|may) [currently] only be [set (to|as)] <fill> $VALUES"),
    (Shape::Must, "[the|its|this] value must be <fill> $VALUES"),
    (Shape::Must, "(value|values) [can|may] (is|are|be) one of <fill> $VALUES"),
    (Shape::Weak, "(<demand>) [(<one>) <these>] <fill> $VALUES"),
    (Shape::Weak, "set [this|it] to [either|one of] $VALUES"),
    (Shape::Weak, "(one|any) of <fill> $VALUES"),
    (Shape::Weak, "either [of] <fill> $VALUES"),
    (Shape::Weak, "(accept|accepts) (either|one of|only) <fill> $VALUES"),
    (Shape::Weak, "[the] (value|values|options) (is|are|must be|include|includes) <fill> $VALUES"),
    (Shape::Behind, "$TICKED [,] (is|are) [the] {only|currently} Allowed [value|values|option|options]"),
    (Shape::Behind, "only $NUMERALS are [currently] Allowed"),
    (Shape::Must, "supports (only|a single) [value] [:] $VALUES"),
    (Shape::Apposed, "$WHOLE"),
    (Shape::Apposed, "supports [only|both|either] $GIVEN"),
    (Shape::Apposed, "(,|-|:|as|OPEN) [either] $GIVEN"),
    (
        Shape::Announced,
        "<noun> [(for|of|in) (_|CODE) [_ [_]]] [{_} (is|are|include|includes|can be|may be|must be)] <fill>",
    ),
    (Shape::Announced, "(<demand>|:|is|takes|accepts|specify|,|-|as) (<one>) <these> [:]"),
    (Shape::Announced, "(one|either) of <these> [:]"),
    (Shape::Announced, "the following (values|options) are (valid|supported|allowed|accepted|possible) [:]"),
    (Shape::Announced, "(values|options|choices|value) (is|are|:|include|can be|may be|must be) <fill>"),
];

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// What values begin with that are no bare words.
static GIVEN: LazyLock<Signature> =
    LazyLock::new(|| Signature::of_words(&["\"", "“", "”", "'", "‘"]).or(Signature::number()));

/// A list of values with what leads to it.
pub(super) struct LedList<'a> {
    /// The bytes of the lead-in, up to the list; none where the list comes first.
    pub(super) lead: Range<usize>,
    pub(super) list: List<'a>,
    /// Whether the lead-in leaves open what else there is.
    pub(super) open: bool,
}

/// The values that a sentence states of its own argument.
pub(super) fn find<'a>(sentence: &Sentence<'a>) -> Option<LedList<'a>> {
    let mut best: Option<(Shape, LedList<'a>)> = None;
    let mut lines = sentence.lines(&GRAMMAR);
    if sentence.ticks.is_empty() && !sentence.may_have(&GIVEN) {
        lines = lines.without(GRAMMAR.lines_of(|shape| matches!(shape, Shape::Apposed | Shape::Behind)));
    }
    if lines.is_empty() {
        return None;
    }
    for at in 0..sentence.tokens.len() {
        let Some(found) = at_token(sentence, lines, at) else { continue };
        let sure = best.as_ref().map(|(shape, _)| *shape);
        if sure.is_some_and(|sure| sure >= found.meaning) {
            continue;
        }
        if let Some(stated) = stated(sentence, &found) {
            if found.meaning == Shape::Strong {
                return Some(stated);
            }
            best = Some((found.meaning, stated));
        }
    }
    best.map(|(_, found)| found)
}

/// Whether a sentence ends by announcing values, which a list of their own then gives.
pub(super) fn announces(sentence: &Sentence<'_>) -> bool {
    if sentence.words(0..sentence.tokens.len()).any(|word| word.starts_with("example")) {
        return false;
    }
    let lines = sentence.lines(&GRAMMAR);
    let stop = |at: usize| matches!(sentence.word(at), ":" | "." | "");
    (0..sentence.tokens.len()).any(|at| {
        let found = at_announcement(sentence, lines, at);
        found.is_some_and(|found| stop(found.tokens.end) && found.tokens.end + 1 >= sentence.tokens.len())
    })
}

/// Whether a sentence says that there are values, wherever they stand.
pub(super) fn mentions(sentence: &Sentence<'_>) -> bool {
    let lines = sentence.lines(&GRAMMAR);
    (0..sentence.tokens.len()).any(|at| at_announcement(sentence, lines, at).is_some())
}

fn at_announcement(sentence: &Sentence<'_>, lines: Lines, at: usize) -> Option<Match<Shape>> {
    sentence.reading_of(&GRAMMAR, lines, at, &|_, _| None).filter(|found| found.meaning == Shape::Announced)
}

fn at_token(sentence: &Sentence<'_>, lines: Lines, at: usize) -> Option<Match<Shape>> {
    sentence.reading_of(&GRAMMAR, lines, at, &|what, at| {
        let token = sentence.tokens.get(at)?;
        let from = token.range.start;
        match what {
            "ITEMS" => list::read(sentence, from, true),
            "VALUES" => list::read(sentence, from, false).or_else(|| shouted(sentence, from)),
            "TICKED" if token.kind != Kind::Code => None,
            "NUMERALS" => numerals(sentence, from),
            // A text that is nothing but values.
            "WHOLE" if at > 0 || !sentence.first => None,
            _ if token.kind == Kind::Word => None,
            _ => list::read(sentence, from, false),
        }
        .map(|list| list.end)
    })
}

fn stated<'a>(sentence: &Sentence<'a>, found: &Match<Shape>) -> Option<LedList<'a>> {
    let read = found.reads.last()?;
    let lead = found.tokens.start..read.start;
    let from = sentence.tokens.get(read.start)?.range.start;
    let start = sentence.tokens.get(lead.start)?.range.start;
    let list = match found.meaning {
        Shape::Strong => list::read(sentence, from, true)?,
        Shape::Weak | Shape::Must => list::read(sentence, from, false).or_else(|| shouted(sentence, from))?,
        Shape::Behind => list::read(sentence, from, false).or_else(|| numerals(sentence, from))?,
        Shape::Apposed => list::read(sentence, from, false)?,
        Shape::Announced => return None,
    };
    let list = gaps::over(sentence, list);
    // Values of a member can be named like arguments of the root.
    let at_root = sentence.around.siblings == sentence.around.roots;
    let named = |name: &str| name == sentence.around.subject || sentence.around.siblings.contains(&name);
    let lists_names = list.items.iter().any(|item| named(item.text))
        || (at_root && list.items.iter().all(|item| sentence.is_declared(item.text)));
    // "`A | B`": all in one piece of code.
    let several = list.items.iter().map(|item| super::parts(&list, item).len()).sum::<usize>() > 1;
    if is_denied(sentence, lead.start) {
        return None;
    }
    let fits = match found.meaning {
        Shape::Strong => {
            !bounds(sentence, lead.start)
                && !names_another(sentence, start..from)
                && (introduced(sentence, &lead) || several)
                && is_plausible(sentence, &list, true)
        }
        Shape::Weak => {
            // "One of: `X`": the only one so far.
            let only = lead.end.checked_sub(1).is_some_and(|last| sentence.word(last) == ":")
                && list.items.iter().all(|item| item.text.len() > 2 && list::is_shouted(item.text));
            // "Set to `A` or `B` lamps."
            let behind = sentence.word(found.tokens.end);
            let ended = sentence.word(lead.start) != "set"
                || matches!(behind, "" | "." | "," | ";" | ":" | "to" | "if" | "when" | "for" | "depending");
            !lists_names
                && ended
                && (several || only)
                && is_own(sentence, &lead, from)
                && is_plausible(sentence, &list, false)
        }
        Shape::Must => {
            let governed =
                several || sentence.word(lead.start) != "must" || start.saturating_sub(sentence.main()) < 2;
            // "Can only be JSON" is about a form; "can only be set to JSON" is not.
            let capitals = sentence.words(lead.clone()).any(|word| word == "set" || word == "supports");
            !lists_names
                && governed
                && is_own(sentence, &lead, from)
                && is_plausible(sentence, &list, capitals)
        }
        Shape::Behind => {
            // "Names that begin with `x-` are accepted."
            let before = found.tokens.start.checked_sub(1).map_or("", |at| sentence.word(at));
            let is_part = ["with", "by", "like"].contains(&before);
            !lists_names
                && !is_part
                && !restricted(sentence, found.tokens.end)
                && (is_plausible(sentence, &list, false) || are_numerals(&list))
        }
        Shape::Apposed => !lists_names && several && is_apposed(sentence, found, &list),
        Shape::Announced => false,
    };
    let lead = if found.meaning == Shape::Behind { list.start..list.start } else { start..from };
    let open =
        found.meaning == Shape::Apposed && !joined_by_or(sentence, &list) && !stands_alone(sentence, found);
    fits.then_some(LedList { lead, list, open })
}

/// "either ON or OFF": words in capitals are values without ticks, but no "an ID or an ARN".
fn shouted<'a>(sentence: &Sentence<'a>, from: usize) -> Option<List<'a>> {
    let before = sentence.token_at(from).checked_sub(1).map_or("", |at| sentence.word(at));
    if ["a", "an", "the"].contains(&before) {
        return None;
    }
    let list = list::read(sentence, from, true)?;
    list.items.iter().all(|item| list::is_shouted(item.text)).then_some(list)
}

/// "only 1 and 3 are supported": several numbers without ticks.
fn numerals<'a>(sentence: &Sentence<'a>, from: usize) -> Option<List<'a>> {
    list::read(sentence, from, true).filter(are_numerals)
}

fn are_numerals(list: &List<'_>) -> bool {
    list.items.len() > 1 && list.items.iter().all(|item| number::parse(item.text).is_some())
}

/// "minimum allowed value": a bound.
fn bounds(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| sentence.word(at));
    ["minimum", "maximum", "lowest", "highest"].contains(&before)
}

/// Whether a lead-in says that its list is what there is, so that one value alone is believed.
fn introduced(sentence: &Sentence<'_>, lead: &Range<usize>) -> bool {
    sentence.words(lead.clone()).any(|word| {
        matches!(word, ":" | "-" | "=" | "is" | "are" | "be" | "of" | "was" | "were")
            || word.starts_with("includ")
    })
}

/// "Valid values for `other` are …".
fn names_another(sentence: &Sentence<'_>, lead: Range<usize>) -> bool {
    let main = sentence.main();
    sentence.ticks.iter().filter(|tick| tick.outer.start >= main && tick.outer.end <= lead.end).any(|tick| {
        let name = sentence.code(tick);
        // A name inside the lead-in, or the grammatical subject of the sentence.
        let subject = tick.outer.start < main + 5;
        (tick.outer.start >= lead.start || subject)
            && name != sentence.around.subject
            && sentence.is_declared(name)
    })
}

/// Whether the words before a lead-in without a noun can still be about the argument's own value.
fn is_own(sentence: &Sentence<'_>, lead: &Range<usize>, from: usize) -> bool {
    let first = sentence.token_at(sentence.main());
    let elsewhere = sentence.words(first..lead.start).any(|word| {
        matches!(word, "if" | "when" | "unless" | "where" | "which" | "whose" | "because" | "while")
    });
    // "The scheme must be one of …", "_unit_ can be …" are about a part of the value.
    const PARTS_OF_IT: [&str; 6] = ["scheme", "prefix", "suffix", "header", "key", "keys"];
    let part = sentence.words(first..lead.start).any(|word| {
        PARTS_OF_IT.contains(&word) && !sentence.around.subject.split('_').any(|own| own == word)
    });
    let start = sentence.bytes(lead).start;
    let before = sentence.lower.get(sentence.main()..start).unwrap_or_default();
    let of_part = before.starts_with('_') && before.trim_end().ends_with('_');
    // "one of", "either", "values are" begin a clause or follow a verb.
    let verbless = matches!(
        sentence.word(lead.start),
        "one" | "any" | "either" | "the" | "its" | "this" | "value" | "values" | "options" | "set"
    );
    let before = lead.start.checked_sub(1).map_or("", |at| sentence.word(at));
    let headed = match sentence.word(lead.start) {
        "one" | "any" => matches!(before, "" | "." | "(" | ":" | "," | "is" | "as" | "to"),
        "either" => matches!(before, "" | "." | "(" | ":" | "," | "is" | "as" | "to" | "be" | "specify"),
        _ => lead.start <= first,
    };
    start >= sentence.main()
        && !elsewhere
        && !of_part
        && !part
        && (!verbless || headed)
        && !sentence.speaks_of_another(from)
}

/// "`A` is only supported on …" restricts one value.
fn restricted(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), "on" | "for" | "when" | "if" | "in" | "with" | "by" | "to" | "only")
}

/// "(`A`, `B`; default `A`)": a sentence in parentheses that is nothing but a list.
fn stands_alone(sentence: &Sentence<'_>, found: &Match<Shape>) -> bool {
    let (end, last) = (found.tokens.end, sentence.tokens.len());
    let default = sentence.word(end) == ";" && sentence.word(end + 1) == "default" && end + 4 >= last;
    let closed = sentence.word(end) == ")" && end + 2 >= last;
    found.tokens.start == 0 && sentence.word(0) == "(" && (closed || default)
}

/// "You must not use any of the following names".
fn is_denied(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = sentence.tokens.get(..at).unwrap_or_default().iter().rev().take(4);
    let mut before =
        before.take_while(|token| token.kind == Kind::Word && token.range.start >= sentence.main());
    before.any(|token| token.classes.has(Class::Not) || token.classes.has(Class::CanNot))
}

/// Whether values have "or" between them, or the mark for it.
fn joined_by_or(sentence: &Sentence<'_>, list: &List<'_>) -> bool {
    let last = sentence.tokens.partition_point(|token| token.range.end < list.end);
    let tokens = sentence.token_at(list.start)..last;
    sentence
        .tokens
        .get(tokens.clone())
        .unwrap_or_default()
        .iter()
        .enumerate()
        .any(|(i, token)| token.kind == Kind::Word && sentence.word(tokens.start + i) == "or")
}

/// "The way of it, `A` or `B`.", "The way of it (`A`, `B` or `C`).", "Supports `A` and `B`.": the list ends what is said of
/// the argument first.
fn is_apposed(sentence: &Sentence<'_>, found: &Match<Shape>, list: &List<'_>) -> bool {
    let first = sentence.word(found.tokens.start);
    let end = found.tokens.end + usize::from(first == "(" && sentence.word(found.tokens.end) == ")");
    let ended = matches!(sentence.word(end), "" | "." | ";") || (first != "(" && sentence.word(end) == ")");
    let plain = list
        .items
        .iter()
        .all(|item| item.style != Style::Bare && !item.torn && !item.text.contains(['/', '<', '{', ' ']));
    let before = 0..found.tokens.start;
    let alone = sentence.tokens.get(before.clone()).unwrap_or_default().iter().all(|token| {
        let given = matches!(token.kind, Kind::Code | Kind::Number(_) | Kind::Mark('"' | '\'' | '“' | '‘'));
        !given && !token.classes.has(Class::If) && !token.classes.has(Class::Not)
    });
    let example = |word: &str| {
        matches!(word, "e.g" | "eg" | "e.g.," | "such" | "like" | "i.e")
            || word.starts_with("example")
            || word.ends_with("e.g")
    };
    // "A number, `first`, or `last`" has three parts, and the first is in words.
    let parts = first == "," && list.items.len() == 2 && {
        let end = sentence.tokens.partition_point(|token| token.range.end < list.end);
        sentence.words(sentence.token_at(list.start)..end).any(|word| word == ",")
    };
    let alone = alone && !parts && !sentence.words(before).any(example);
    let begins = found.tokens.start == 0;
    let placed = if first == "supports" { begins } else { sentence.first || (first == "(" && begins) };
    let default = sentence.word(found.tokens.end) == ";" && sentence.word(found.tokens.end + 1) == "default";
    let several = first == "(" && (list.items.len() > 2 || default || stands_alone(sentence, found));
    // "`A`, `B` or `C`.": a sentence that is nothing else.
    let whole = begins && found.reads.first().is_some_and(|read| read.start == 0);
    let several = several || (whole && list.items.iter().any(|item| item.note.is_some()));
    let sure = first == "supports" || joined_by_or(sentence, list) || several;
    placed && ended && plain && alone && sure && is_plausible(sentence, list, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Evidence;
    use crate::phrase::Surroundings;

    #[test]
    fn no_line_is_dead() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        let around =
            Surroundings { subject: "own", siblings: &["own"], roots: &["own"], outer: &[], place: None };
        let samples = [
            ("ITEMS", "`A` and `B`"),
            ("VALUES", "`A` or `B`"),
            ("TICKED", "`A` or `B`"),
            ("NUMERALS", "1 and 3"),
            ("GIVEN", "`A` or `B`"),
            ("WHOLE", "`A` or `B`"),
        ];
        for (shape, written) in GRAMMAR.sentences(PARTS, &samples) {
            let lower = written.to_ascii_lowercase();
            let sentence = Sentence::new(&written, 0, &lower, &around, Evidence::Phrase);
            let read = at_token(&sentence, Lines::ALL, 0).map(|found| (found.meaning, found.tokens.end));
            let (read, end) = read.unwrap_or_else(|| panic!("{written}"));
            assert!(end == sentence.tokens.len() && read >= shape.min(Shape::Must), "{written}: {read:?}");
        }
    }
}
