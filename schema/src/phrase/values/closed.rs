//! Whether a list of values is all there is.

use super::super::condition;
use super::super::sentence::Sentence;
use super::super::words::Grammar;
use super::{parts, stands_for_many, unquoted};
use crate::model::Condition;
use crate::phrase::list::List;
use std::ops::Range;
use std::sync::LazyLock;

/// What a line says of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// There may be other values.
    Open,
    /// There are others for now.
    SoFar,
    /// There are none.
    Whole,
}

const LINES: &[(Shape, &str)] = &[
    (Shape::Whole, "(include|includes) only"),
    (Shape::Open, "(include|includes|including|e.g|etc|…)"),
    (Shape::Open, "such as"),
    (Shape::Open, "for (example|instance)"),
    (Shape::Open, "any other"),
    (Shape::Open, "or any"),
    (Shape::Open, "among others"),
    (Shape::Open, "and more"),
    (Shape::SoFar, "currently"),
    (Shape::SoFar, "at (this time|present|the moment)"),
];

static GRAMMAR: LazyLock<Grammar<Shape>> = LazyLock::new(|| Grammar::new(LINES, &[]));

/// Whether some tokens say what there may be besides.
fn says(sentence: &Sentence<'_>, tokens: Range<usize>, wanted: &[Shape]) -> bool {
    let mut at = tokens.start;
    while at < tokens.end {
        match GRAMMAR.at(&sentence.lower, &sentence.tokens, at) {
            Some(found) if wanted.contains(&found.meaning) => return true,
            Some(found) => at = found.tokens.end,
            None => at += 1,
        }
    }
    false
}

/// What another sentence says of a further value.
const ALSO: [&str; 13] = [
    "are also valid",
    "is also valid",
    "are also supported",
    "is also supported",
    "also accepted",
    "also allowed",
    "also be `",
    "also be \"",
    "also be set to `",
    "also accepts `",
    "also supports `",
    "also allows `",
    "also takes `",
];

/// Whether no other value than those of a list can be meant, as far as its text says.
pub(super) fn is(sentence: &Sentence<'_>, lead: &Range<usize>, list: &List<'_>) -> bool {
    let rest = sentence.rest(list.end);
    let (first, last) = (sentence.token_at(lead.start), sentence.token_at(lead.end));
    // "At this time the only value is `A`": before the lead-in as well.
    let open = says(sentence, 0..first, &[Shape::SoFar])
        || says(sentence, first..last, &[Shape::SoFar, Shape::Open])
        || says(sentence, sentence.token_at(list.end)..sentence.tokens.len(), &[Shape::SoFar, Shape::Open]);
    // "Additionally, `C` is used for …": the next sentence goes on with the list.
    let after = sentence.after().trim_start();
    let open = open || after.starts_with("additionally,") || after.starts_with("in addition,");
    // Further values behind words that the list could not read over.
    let tail = condition::tail(sentence, list.end);
    // "`A` if …" begins an explanation that the next sentence goes on with.
    let explained = list.items.len() == 1 && matches!(tail, Some((Condition::Words(_), _)));
    let decided = tail.filter(|(condition, _)| !matches!(condition, Condition::Words(_)));
    let after = decided.map_or(list.end, |(_, end)| end);
    let known = |name: &str| {
        sentence.is_declared(name)
            || list.items.iter().any(|item| parts(list, item).contains(&unquoted(name)))
    };
    let more = sentence.ticks.iter().any(|tick| {
        tick.outer.start >= after && !sentence.in_parentheses(tick.outer.start) && !known(sentence.code(tick))
    });
    // "or a custom name" goes on where the list ended.
    let goes_on = rest.trim_start().trim_start_matches(',').trim_start();
    // "`A` - what it means. `B` - …" explains its values one by one, in sentences that no list holds.
    let goes_on_explaining =
        list.items.len() == 1 && ["- ", "– ", "— ", ": "].iter().any(|dash| goes_on.starts_with(dash));
    // Letter case does not matter, so that other spellings are the same values.
    let any_case = ["case-insensitive", "case insensitive", "not case-sensitive", "not case sensitive"]
        .iter()
        .any(|words| sentence.whole.contains(words));
    // "`C` is also valid", "It can also be `C`" in another sentence.
    let also = sentence.whole.contains(" also ") && ALSO.iter().any(|words| sentence.whole.contains(words));
    // "and valid regions" goes on in words, "and defaults to" does not.
    let and_others = ["valid ", "other ", "all ", "every ", "custom "]
        .iter()
        .any(|word| goes_on.strip_prefix("and ").is_some_and(|others| others.starts_with(word)));
    // `COUNT(n)` stands for many values.
    let placeholder = list.items.iter().any(|item| stands_for_many(item.text));
    !open
        && !more
        && !explained
        && !placeholder
        && !goes_on_explaining
        && !any_case
        && !also
        && !and_others
        && !goes_on.starts_with("or ")
        && !goes_on.starts_with("and a")
        && !goes_on.starts_with("as well")
}

/// The same of a list of bullets, by the sentence that announces it.
pub(super) fn is_announced(sentence: &Sentence<'_>) -> bool {
    !says(sentence, 0..sentence.tokens.len(), &[Shape::SoFar, Shape::Open])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_dead() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        for (shape, sentence) in GRAMMAR.sentences(&[], &[]) {
            let tokens = super::super::super::words::tokens(&sentence, std::iter::empty());
            let read = GRAMMAR.at(&sentence, &tokens, 0).map(|found| (found.meaning, found.tokens.end));
            assert_eq!(read, Some((shape, tokens.len())), "{sentence}");
        }
    }
}
