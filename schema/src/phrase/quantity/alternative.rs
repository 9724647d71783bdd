//! Values beside a range: "`-1` or between 1 and 5", "Must be between 1 and 5. `-1` means the last."

use super::super::sentence::Sentence;
use super::super::split;
use super::super::words::{Class, Grammar, Kind, Token, tokens};
use super::Quantity;
use crate::model::{Number, Range};
use std::sync::LazyLock;

const PARTS: &[(&str, &str)] = &[(
    "means",
    "for|means|indicates|disables|denotes|represents|signifies|specifies|to|will|is (used|interpreted|treated)|=|(can|may) be used",
)];

const LINES: &[((), &str)] = &[
    ((), "[a|the] [value] [of] NUMBER (<means>)"),
    ((), "(use|set|specify|setting|enter) [it|this] [to] [a value of] NUMBER (<means>|if|when)"),
    ((), "special (value|values) (is|are|:) NUMBER"),
];

static GRAMMAR: LazyLock<Grammar<()>> = LazyLock::new(|| Grammar::new(LINES, PARTS));

/// A single value beside the range ("`-1` or between 1 and 100"). `None` where there are several.
pub(super) fn beside(sentence: &Sentence<'_>, quantity: &Quantity, range: Range) -> Option<Range> {
    if let Some(beside) = quantity.beside {
        return Some(Range { or: Some(beside), ..range });
    }
    let below = |value: &Number, end: Option<Number>| end.is_some_and(|end| value.as_f64() < end.as_f64());
    let above = |value: &Number, end: Option<Number>| end.is_some_and(|end| value.as_f64() > end.as_f64());
    let outside = |value: &Number| below(value, range.min) || above(value, range.max);
    let meant = explained(sentence, quantity.tokens.end);
    if range.min.is_none() || range.max.is_none() {
        return Some(Range { or: meant.filter(outside), ..range });
    }
    let (before, several) = before(sentence, quantity.tokens.start);
    let value = before
        .or_else(|| after(sentence, quantity.tokens.end))
        .or_else(|| further(sentence, quantity.tokens.end))
        .or(meant);
    if several {
        return None;
    }
    Some(Range { or: value.filter(outside), ..range })
}

/// Whether a second range stands behind the byte: "…, or 8 to 9".
pub(super) fn another_range_follows(sentence: &Sentence<'_>, end: usize) -> bool {
    let mut rest = sentence.tokens.iter().skip_while(|token| token.range.start < end).peekable();
    rest.next_if(|token| token.kind == Kind::Mark(','));
    let word = |token: &Token| sentence.lower.get(token.range.clone()).unwrap_or_default();
    if rest.next_if(|token| ["or", "and"].contains(&word(token))).is_none() {
        return false;
    }
    rest.next_if(|token| ["between", "from"].contains(&word(token)));
    let is_number = |token: &Token| matches!(token.kind, Kind::Number(_));
    let number = rest.next().is_some_and(is_number);
    let to = rest.next().is_some_and(|token| {
        ["to", "through", "and"].contains(&word(token)) || token.kind == Kind::Mark('-')
    });
    number && to && rest.next().is_some_and(is_number)
}

/// Whether values in words stand behind the byte: "…, zero, or a negative value".
pub(super) fn other_values_follow(sentence: &Sentence<'_>, end: usize) -> bool {
    let mut at = sentence.token_at(end);
    while matches!(sentence.word(at), ")" | "]" | "," | "or" | "and" | "a" | "any" | "inclusive") {
        at += 1;
    }
    matches!(sentence.word(at), "zero" | "negative" | "unlimited" | "infinity")
}

fn before(sentence: &Sentence<'_>, start: usize) -> (Option<Number>, bool) {
    let word = |at: usize| {
        sentence.tokens.get(at).and_then(|t| sentence.lower.get(t.range.clone())).unwrap_or_default()
    };
    let mut at = start;
    while at > 0 && sentence.tokens[at - 1].classes.has(Class::Filler) {
        at -= 1;
    }
    if at == 0 || !["or", "and"].contains(&word(at - 1)) {
        return (None, false);
    }
    at -= 1;
    at -= usize::from(at > 0 && word(at - 1) == ",");
    let Some(Kind::Number(value)) = at.checked_sub(1).map(|at| sentence.tokens[at].kind) else {
        return (None, false);
    };
    let another = at.checked_sub(3).is_some_and(|first| {
        matches!(sentence.tokens[first].kind, Kind::Number(_)) && word(first + 1) == ","
    });
    (Some(value), another)
}

fn after(sentence: &Sentence<'_>, end: usize) -> Option<Number> {
    let word = |at: usize| {
        sentence.tokens.get(at).and_then(|t| sentence.lower.get(t.range.clone())).unwrap_or_default()
    };
    let mut at = end;
    at += usize::from(word(at) == ",");
    if word(at) == "inclusive" {
        at += 1;
    } else if word(at) == "(" && word(at + 1) == "inclusive" && word(at + 2) == ")" {
        at += 3;
    }
    at += usize::from(word(at) == ",");
    if word(at) != "or" {
        return None;
    }
    at += usize::from(["exactly", "else", "precisely"].contains(&word(at + 1)));
    match sentence.tokens.get(at + 1)?.kind {
        Kind::Number(value) => Some(value),
        _ => None,
    }
}

/// "Must be from 1 to 31 and valid for the month, or 0 to leave it open".
fn further(sentence: &Sentence<'_>, end: usize) -> Option<Number> {
    let word = |token: &Token| sentence.lower.get(token.range.clone()).unwrap_or_default();
    sentence.tokens.get(end..)?.windows(4).find_map(|four| match (four[0].kind, four[2].kind, four[3].kind) {
        (Kind::Mark(','), Kind::Number(value), Kind::Word) if word(&four[1]) == "or" => {
            ["to", "for", "if", "when", "which", "in"].contains(&word(&four[3])).then_some(value)
        }
        _ => None,
    })
}

/// The value that is given a meaning behind a token of the sentence, or at the head of the next sentence.
fn explained(sentence: &Sentence<'_>, from: usize) -> Option<Number> {
    let own = (from..sentence.tokens.len())
        .filter(|at| {
            at.checked_sub(1)
                .is_some_and(|at| matches!(sentence.word(at), "," | ";" | "(" | "or" | "and" | ":"))
        })
        .find_map(|at| {
            let found = GRAMMAR.at(&sentence.lower, &sentence.tokens, at)?;
            // "1 to 5 for lamps and 9 for lanterns" has another bound, no meaning.
            let loose = ["for", "to", "will"].contains(&sentence.word(found.tokens.end - 1))
                && found.tokens.len() == 2;
            number(&sentence.tokens, &found.numbers).filter(|_| !loose)
        });
    own.or_else(|| {
        let after = sentence.after();
        let next = split::sentences(after).into_iter().next()?;
        let next = after.get(next)?;
        let code = split::ticks(next);
        let tokens = tokens(next, code.iter().map(|tick| (&tick.outer, &tick.inner)));
        let found = GRAMMAR.at(next, &tokens, 0)?;
        number(&tokens, &found.numbers)
    })
}

fn number(tokens: &[Token], numbers: &[usize]) -> Option<Number> {
    match tokens.get(*numbers.first()?)?.kind {
        Kind::Number(number) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{GRAMMAR, PARTS};
    use crate::phrase::tests::said;

    #[test]
    fn a_value_outside_of_the_range_is_let_through_where_it_means_something() {
        for (text, expected) in [
            ("Must be between 1 and 5. `-1` for the last one.", "range 1..5 or -1"),
            ("Must be between 300 and 3600 or exactly 86400.", "range 300..3600 or 86400"),
            ("Must be between 1 and 5. Use 0 to disable it.", "range 1..5 or 0"),
            ("Must be between 1 and 5 (0 means none).", "range 1..5 or 0"),
            ("Must be at least 60. A value of 0 disables it.", "range 60.. or 0"),
            ("Allowed values are 1-5. Special values are 0 - none.", "range 1..5 or 0"),
            ("Must be between 1 and 5. 3 for most.", "range 1..5"),
            ("Must be between 1 and 5. 30 lamps are there.", "range 1..5"),
        ] {
            let said = said("own", "", text);
            assert!(said.contains(&expected.to_owned()), "{text}: {said:?}");
        }
    }

    #[test]
    fn no_line_is_dead() {
        assert_eq!(GRAMMAR.unknown_names(), [""; 0]);
        for ((), sentence) in GRAMMAR.sentences(PARTS, &[]) {
            let tokens = super::tokens(&sentence, std::iter::empty());
            let read = GRAMMAR.at(&sentence, &tokens, 0).map(|found| found.tokens.end);
            assert_eq!(read, Some(tokens.len()), "{sentence}");
        }
    }
}
