//! What leads to values: "Valid values are `A` and `B`", "Must be one of `A`, `B`", "`A` and `B` are supported".

use super::super::list::{self, List, Style};
use super::super::scene::Scene;
use super::super::words::{Class, Grammar, Kind, Match};
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
        "[[is|are] (for|of|in|here|to|on) {_|CODE|NUMBER} (is|are|include|includes|can be|may be|must be|:)]",
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
    (Shape::Strong, "(choices|options) (is|are|:|include) <fill> $ITEMS"),
    (Shape::Must, "must [only] be [set (to|as)] <fill> $VALUES"),
    (Shape::Must, "(can|may) [currently] only be [set (to|as)] <fill> $VALUES"),
    (Shape::Must, "(value|values) [can|may] (is|are|be) one of <fill> $VALUES"),
    (Shape::Weak, "(<demand>) [(<one>) <these>] <fill> $VALUES"),
    (Shape::Weak, "(one|any) of <fill> $VALUES"),
    (Shape::Weak, "either <fill> $VALUES"),
    (Shape::Weak, "[the] (value|values|options) (is|are|must be|include|includes) <fill> $VALUES"),
    (Shape::Behind, "$TICKED [,] (is|are) [the] {only|currently} Allowed [value|values|option|options]"),
    (Shape::Must, "supports (only|a single) [value] [:] $VALUES"),
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

/// A list of values with what leads to it.
pub(super) struct Found<'a> {
    /// The bytes of the lead-in, up to the list; none where the list comes first.
    pub(super) lead: Range<usize>,
    pub(super) list: List<'a>,
    /// Whether the lead-in leaves open what else there is.
    pub(super) open: bool,
}

/// The values that a sentence states of its own argument.
pub(super) fn find<'a>(scene: &Scene<'a>) -> Option<Found<'a>> {
    let mut best: Option<(Shape, Found<'a>)> = None;
    for at in 0..scene.tokens.len() {
        let Some(found) = at_token(scene, at) else { continue };
        let sure = best.as_ref().map(|(shape, _)| *shape);
        if sure.is_some_and(|sure| sure >= found.meaning) {
            continue;
        }
        if let Some(stated) = stated(scene, &found) {
            if found.meaning == Shape::Strong {
                return Some(stated);
            }
            best = Some((found.meaning, stated));
        }
    }
    best.map(|(_, found)| found)
}

/// Whether a sentence ends by announcing values, which a list of their own then gives.
pub(super) fn announces(scene: &Scene<'_>) -> bool {
    if scene.words(0..scene.tokens.len()).any(|word| word.starts_with("example")) {
        return false;
    }
    let stop = |at: usize| matches!(scene.word(at), ":" | "." | "");
    (0..scene.tokens.len()).any(|at| {
        let found = at_announcement(scene, at);
        found.is_some_and(|found| stop(found.tokens.end) && found.tokens.end + 1 >= scene.tokens.len())
    })
}

/// Whether a sentence says that there are values, wherever they stand.
pub(super) fn mentions(scene: &Scene<'_>) -> bool {
    (0..scene.tokens.len()).any(|at| at_announcement(scene, at).is_some())
}

fn at_announcement(scene: &Scene<'_>, at: usize) -> Option<Match<Shape>> {
    scene.reading(&GRAMMAR, at, &|_, _| None).filter(|found| found.meaning == Shape::Announced)
}

fn at_token(scene: &Scene<'_>, at: usize) -> Option<Match<Shape>> {
    scene.reading(&GRAMMAR, at, &|what, at| {
        let token = scene.tokens.get(at)?;
        let from = token.range.start;
        match what {
            "ITEMS" => list::read(scene, from, true),
            "VALUES" => list::read(scene, from, false).or_else(|| shouted(scene, from)),
            "TICKED" if token.kind != Kind::Code => None,
            _ if token.kind == Kind::Word => None,
            _ => list::read(scene, from, false),
        }
        .map(|list| list.end)
    })
}

fn stated<'a>(scene: &Scene<'a>, found: &Match<Shape>) -> Option<Found<'a>> {
    let read = found.reads.last()?;
    let lead = found.tokens.start..read.start;
    let from = scene.tokens.get(read.start)?.range.start;
    let start = scene.tokens.get(lead.start)?.range.start;
    let list = match found.meaning {
        Shape::Strong => list::read(scene, from, true)?,
        Shape::Weak | Shape::Must => list::read(scene, from, false).or_else(|| shouted(scene, from))?,
        Shape::Behind | Shape::Apposed => list::read(scene, from, false)?,
        Shape::Announced => return None,
    };
    let list = gaps::over(scene, list);
    // Values of a member can be named like arguments of the root.
    let at_root = scene.around.siblings == scene.around.roots;
    let named = |name: &str| name == scene.around.subject || scene.around.siblings.contains(&name);
    let lists_names = list.items.iter().any(|item| named(item.text))
        || (at_root && list.items.iter().all(|item| scene.is_declared(item.text)));
    let several = list.items.len() > 1;
    if is_denied(scene, lead.start) {
        return None;
    }
    let fits = match found.meaning {
        Shape::Strong => {
            !bounds(scene, lead.start)
                && !names_another(scene, start..from)
                && (introduced(scene, &lead) || several)
                && is_plausible(scene, &list, true)
        }
        Shape::Weak => {
            !lists_names && several && is_own(scene, &lead, from) && is_plausible(scene, &list, false)
        }
        Shape::Must => {
            let governed =
                several || scene.word(lead.start) != "must" || start.saturating_sub(scene.main()) < 2;
            // "Can only be JSON" is about a form; "can only be set to JSON" is not.
            let capitals = scene.words(lead.clone()).any(|word| word == "set" || word == "supports");
            !lists_names && governed && is_own(scene, &lead, from) && is_plausible(scene, &list, capitals)
        }
        Shape::Behind => {
            // "Names that begin with `x-` are accepted."
            let before = found.tokens.start.checked_sub(1).map_or("", |at| scene.word(at));
            let is_part = ["with", "by", "like"].contains(&before);
            !lists_names
                && !is_part
                && !restricted(scene, found.tokens.end)
                && is_plausible(scene, &list, false)
        }
        Shape::Apposed => !lists_names && several && is_apposed(scene, found, &list),
        Shape::Announced => false,
    };
    let lead = if found.meaning == Shape::Behind { list.start..list.start } else { start..from };
    let open = found.meaning == Shape::Apposed && !joined_by_or(scene, &list) && !stands_alone(scene, found);
    fits.then_some(Found { lead, list, open })
}

/// "either ON or OFF": words in capitals are values without ticks, but no "an ID or an ARN".
fn shouted<'a>(scene: &Scene<'a>, from: usize) -> Option<List<'a>> {
    let before = scene.token_at(from).checked_sub(1).map_or("", |at| scene.word(at));
    if ["a", "an", "the"].contains(&before) {
        return None;
    }
    let list = list::read(scene, from, true)?;
    list.items.iter().all(|item| list::is_shouted(item.text)).then_some(list)
}

/// "minimum allowed value": a bound.
fn bounds(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| scene.word(at));
    ["minimum", "maximum", "lowest", "highest"].contains(&before)
}

/// Whether a lead-in says that its list is what there is, so that one value alone is believed.
fn introduced(scene: &Scene<'_>, lead: &Range<usize>) -> bool {
    scene.words(lead.clone()).any(|word| {
        matches!(word, ":" | "-" | "=" | "is" | "are" | "be" | "of" | "was" | "were")
            || word.starts_with("includ")
    })
}

/// "Valid values for `other` are …".
fn names_another(scene: &Scene<'_>, lead: Range<usize>) -> bool {
    let main = scene.main();
    scene.ticks.iter().filter(|tick| tick.outer.start >= main && tick.outer.end <= lead.end).any(|tick| {
        let name = scene.code(tick);
        // A name inside the lead-in, or the grammatical subject of the sentence.
        let subject = tick.outer.start < main + 5;
        (tick.outer.start >= lead.start || subject) && name != scene.around.subject && scene.is_declared(name)
    })
}

/// Whether the words before a lead-in without a noun can still be about the argument's own value.
fn is_own(scene: &Scene<'_>, lead: &Range<usize>, from: usize) -> bool {
    let first = scene.token_at(scene.main());
    let elsewhere = scene.words(first..lead.start).any(|word| {
        matches!(word, "if" | "when" | "unless" | "where" | "which" | "whose" | "because" | "while")
    });
    // "_unit_ can be …" is about a part of the value.
    let start = scene.bytes(lead).start;
    let before = scene.lower.get(scene.main()..start).unwrap_or_default();
    let of_part = before.starts_with('_') && before.trim_end().ends_with('_');
    // "one of", "either", "values are" begin a clause or follow a verb.
    let verbless =
        matches!(scene.word(lead.start), "one" | "any" | "either" | "the" | "value" | "values" | "options");
    let before = lead.start.checked_sub(1).map_or("", |at| scene.word(at));
    let headed = match scene.word(lead.start) {
        "one" | "any" => matches!(before, "" | "." | "(" | ":" | "," | "is" | "as" | "to"),
        "either" => matches!(before, "" | "." | "(" | ":" | "," | "is" | "as" | "to" | "be" | "specify"),
        _ => lead.start <= first,
    };
    start >= scene.main() && !elsewhere && !of_part && (!verbless || headed) && !scene.speaks_of_another(from)
}

/// "`A` is only supported on …" restricts one value.
fn restricted(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.word(at), "on" | "for" | "when" | "if" | "in" | "with" | "by" | "to" | "only")
}

/// "(`A`, `B`; default `A`)": a sentence in parentheses that is nothing but a list.
fn stands_alone(scene: &Scene<'_>, found: &Match<Shape>) -> bool {
    let (end, last) = (found.tokens.end, scene.tokens.len());
    let default = scene.word(end) == ";" && scene.word(end + 1) == "default" && end + 4 >= last;
    let closed = scene.word(end) == ")" && end + 2 >= last;
    found.tokens.start == 0 && scene.word(0) == "(" && (closed || default)
}

/// "You must not use any of the following names".
fn is_denied(scene: &Scene<'_>, at: usize) -> bool {
    let before = scene.tokens.get(..at).unwrap_or_default().iter().rev().take(4);
    let mut before = before.take_while(|token| token.kind == Kind::Word && token.range.start >= scene.main());
    before.any(|token| token.classes.has(Class::Not) || token.classes.has(Class::CanNot))
}

fn joined_by_or(scene: &Scene<'_>, list: &List<'_>) -> bool {
    let last = scene.tokens.partition_point(|token| token.range.end < list.end);
    let tokens = scene.token_at(list.start)..last;
    scene
        .tokens
        .get(tokens.clone())
        .unwrap_or_default()
        .iter()
        .enumerate()
        .any(|(i, token)| token.kind == Kind::Word && scene.word(tokens.start + i) == "or")
}

/// "The way of it, `A` or `B`.", "The way of it (`A`, `B` or `C`).", "Supports `A` and `B`.": the list ends what is said of
/// the argument first.
fn is_apposed(scene: &Scene<'_>, found: &Match<Shape>, list: &List<'_>) -> bool {
    let first = scene.word(found.tokens.start);
    let end = found.tokens.end + usize::from(first == "(" && scene.word(found.tokens.end) == ")");
    let ended = matches!(scene.word(end), "" | "." | ";") || (first != "(" && scene.word(end) == ")");
    let plain =
        list.items.iter().all(|item| item.style != Style::Bare && !item.text.contains(['/', '<', '{', ' ']));
    let before = 0..found.tokens.start;
    let alone = scene.tokens.get(before.clone()).unwrap_or_default().iter().all(|token| {
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
        let end = scene.tokens.partition_point(|token| token.range.end < list.end);
        scene.words(scene.token_at(list.start)..end).any(|word| word == ",")
    };
    let alone = alone && !parts && !scene.words(before).any(example);
    let begins = found.tokens.start == 0;
    let placed = if first == "supports" { begins } else { scene.first || (first == "(" && begins) };
    let default = scene.word(found.tokens.end) == ";" && scene.word(found.tokens.end + 1) == "default";
    let several = first == "(" && (list.items.len() > 2 || default || stands_alone(scene, found));
    let sure = first == "supports" || joined_by_or(scene, list) || several;
    placed && ended && plain && alone && sure && is_plausible(scene, list, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Evidence;
    use crate::phrase::Surroundings;

    #[test]
    fn no_line_is_dead() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        let around = Surroundings { subject: "own", siblings: &["own"], roots: &["own"], outer: &[] };
        let samples = [
            ("ITEMS", "`A` and `B`"),
            ("VALUES", "`A` or `B`"),
            ("TICKED", "`A` or `B`"),
            ("GIVEN", "`A` or `B`"),
        ];
        for (shape, sentence) in GRAMMAR.sentences(PARTS, &samples) {
            let lower = sentence.to_ascii_lowercase();
            let scene = Scene::new(&sentence, 0, &lower, &around, Evidence::Phrase);
            let read = at_token(&scene, 0).map(|found| (found.meaning, found.tokens.end));
            let (read, end) = read.unwrap_or_else(|| panic!("{sentence}"));
            assert!(end == scene.tokens.len() && read >= shape.min(Shape::Must), "{sentence}: {read:?}");
        }
    }
}
