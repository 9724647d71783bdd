//! Names of arguments with the block that they stand in: `` `x` in the `y` block ``, `` `y` configuration block `x` argument ``,
//! `` `x` of the parent block ``.

use super::place::Member;
use super::sentence::Sentence;
use super::words::Grammar;
use std::sync::LazyLock;

/// Where the argument stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// In a block that is named behind it.
    Inside,
    /// In a block that is named before it.
    Below,
    /// In the block right around the text's own.
    Parent,
    /// In the resource itself.
    Top,
}

const PARTS: &[(&str, &str)] = &[
    ("noun", "[argument|attribute|field|parameter|property|option|setting|value|block]"),
    ("block", "[configuration|nested] [block|object|argument|configuration]"),
    ("parent", "parent|enclosing|surrounding|containing|outer"),
];

const LINES: &[(Where, &str)] = &[
    (Where::Inside, "$NAME <noun> (in|of|inside|within|under|from) [the|its|this|a|each] $BLOCK <block>"),
    (Where::Below, "$BLOCK <block> [' s] [with [a|an|the]] [the] $NAME <noun>"),
    (Where::Parent, "$NAME <noun> (of|in|on|from) [the|its] (<parent>) <block>"),
    (Where::Parent, "(<parent>) <block> [' s] $NAME <noun>"),
    (Where::Top, "(top-level|root-level) $NAME <noun>"),
];

static GRAMMAR: LazyLock<Grammar<Where>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// The argument that is named together with its block at a byte, and the byte behind; nothing inside where nobody can tell
/// which argument that is.
pub(super) fn member_at(sentence: &Sentence<'_>, at: usize) -> Option<(Option<String>, usize)> {
    let first = sentence.token_at(at);
    let begins = sentence.tick_at(at).is_some()
        || matches!(
            sentence.word(first),
            "parent" | "enclosing" | "surrounding" | "containing" | "outer" | "top-level" | "root-level"
        );
    begins.then_some(())?;
    let byte = |token: usize| sentence.tokens.get(token).map(|token| token.range.start);
    let found = sentence.reading(&GRAMMAR, first, &|what, token| {
        let from = byte(token)?;
        match what {
            "BLOCK" => block_at(sentence, from).map(|(_, end)| end),
            _ => sentence.tick_at(from).map(|tick| tick.outer.end),
        }
    })?;
    let end = sentence.bytes(&found.tokens).end;
    let read = |of: Option<&std::ops::Range<usize>>| byte(of?.start);
    let (name, block) = match found.meaning {
        Where::Inside => (read(found.reads.first()), read(found.reads.last())),
        Where::Below => (read(found.reads.last()), read(found.reads.first())),
        Where::Parent | Where::Top => (read(found.reads.first()), None),
    };
    let name = sentence.code(sentence.tick_at(name?)?);
    let place = sentence.around.place.as_ref();
    let path = match found.meaning {
        Where::Parent => place.and_then(|place| place.parent(name)),
        Where::Top => place.and_then(|place| place.top(name)),
        Where::Inside | Where::Below => {
            let (block, _) = block_at(sentence, block?)?;
            match place?.member(&block, name) {
                Member::At(path) => Some(path),
                Member::Unclear => None,
                Member::NoBlock => return None,
            }
        }
    };
    Some((path, end))
}

/// The block that is named at a byte, which can be named with the one it stands in: `` `stand` `foot` ``, `` `stand.foot` ``.
fn block_at<'s>(sentence: &Sentence<'s>, at: usize) -> Option<(Vec<&'s str>, usize)> {
    let place = sentence.around.place.as_ref()?;
    let (mut block, mut end) = (Vec::new(), at);
    let mut from = at;
    while let Some(tick) = sentence.tick_at(from) {
        let longer: Vec<&str> = block.iter().copied().chain(sentence.code(tick).split('.')).collect();
        if !place.has_block(&longer) {
            break;
        }
        (block, end) = (longer, tick.outer.end);
        from = end + 1;
    }
    (!block.is_empty()).then_some((block, end))
}

/// Whether the words before a byte say that the argument there is one of the block around.
pub(super) fn follows_parent(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let token = sentence.token_at(at);
    (1..=4).map_while(|back| token.checked_sub(back)).find_map(|before| {
        let from = sentence.tokens.get(before)?.range.start;
        sentence.tick_at(from).is_none().then_some(())?;
        let (_, end) = member_at(sentence, from)?;
        (end > at).then_some(from)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_dead() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        let read = |_: &str, at: usize| Some(at + 1);
        for (_, written) in GRAMMAR.sentences(PARTS, &[("NAME", "`x`"), ("BLOCK", "`y`")]) {
            let lower = written.to_ascii_lowercase();
            let ticks = super::super::split::ticks(&written);
            let tokens =
                super::super::words::tokens(&lower, ticks.iter().map(|tick| (&tick.outer, &tick.inner)));
            let lines = super::super::words::Lines::ALL;
            let found = GRAMMAR.at_with(&lower, &tokens, lines, 0, &read).map(|found| found.tokens.end);
            assert_eq!(found, Some(tokens.len()), "{written}");
        }
    }
}
