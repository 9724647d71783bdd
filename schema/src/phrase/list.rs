//! Lists of values or names in a sentence: `` `A` (note), `B` or `C` ``.

use super::member;
use super::number;
use super::pattern::Pattern;
use super::sentence::Sentence;
use std::ops::Range;

/// How an item of a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `` `x` ``
    Tick,
    /// `"x"`
    Quote,
    /// `x`
    Bare,
}

/// One item of a list.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub(super) text: &'a str,
    pub(super) style: Style,
    /// What stands in parentheses behind it, without them.
    pub(super) note: Option<Range<usize>>,
    /// Where the item ends, without its note.
    pub(super) end: usize,
    /// Whether a comma or a word joins it to the one before; a writer's line end may be all there is.
    pub(super) joined: bool,
    /// Whether it has lost the quote before it.
    pub(super) torn: bool,
}

/// A list with the offset behind its last item.
#[derive(Debug, Clone)]
pub(super) struct List<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) start: usize,
    pub(super) end: usize,
}

static DASHED_NOTE: Pattern = Pattern::new(&[], r"^\s*(?:=|-|–)\s*[a-z][^`,;.]{2,60}");

/// Reads the list that begins at `from`; bare words are items only when `bare` says so.
pub(super) fn read<'a>(sentence: &Sentence<'a>, from: usize, bare: bool) -> Option<List<'a>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    let mut at = skip_space(sentence.text, from);
    let start = at;
    // A list in brackets, like that of a program: `["A", "B"]`, `[ A, B ]`.
    let enclosed = encloses_words(sentence.rest(at));
    let bracket = enclosed || sentence.rest(at).starts_with("[\"");
    let bare = bare || enclosed;
    at = if bracket { skip_space(sentence.text, at + 1) } else { at };
    let mut end = from;
    let mut adjacent = false;
    // A bare word behind items in ticks goes on with the sentence: "`A`, `B`, or any other".
    while let Some((item, after)) =
        item(sentence, at, bare && (enclosed || items.first().is_none_or(|first| first.style == Style::Bare)))
            .or_else(|| torn(sentence, at, items.last()?))
    {
        let joined = items.is_empty() || !std::mem::take(&mut adjacent);
        let after = unit_end(sentence, item.text, after).unwrap_or(after);
        // A word in brackets is no word of the sentence.
        let style = if enclosed && item.style == Style::Bare { Style::Quote } else { item.style };
        end = after;
        items.push(Item { joined, style, ..item.clone() });
        match separated(sentence, after) {
            Some(next) if next > after => at = next,
            // A missing comma.
            _ if style == Style::Quote
                && sentence.rest(skip_space(sentence.text, after)).starts_with('"') =>
            {
                at = skip_space(sentence.text, after);
                adjacent = true;
            }
            _ if bare
                && item.text.len() > 2
                && is_shouted(item.text)
                && next_word(sentence, after).is_some_and(|next| next.len() > 2 && is_shouted(next)) =>
            {
                at = skip_space(sentence.text, after);
            }
            _ => break,
        }
    }
    if bracket {
        let behind = skip_space(sentence.text, end);
        end = if sentence.rest(behind).starts_with(']') { behind + 1 } else { end };
    }
    (!items.is_empty()).then_some(List { items, start, end })
}

/// `[ A, B ]`: a list of words that is enclosed like that of a program. Numbers in brackets are the ends of a range.
fn encloses_words(rest: &str) -> bool {
    let Some((inside, _)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
        return false;
    };
    let is_word = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-./".contains(&b))
    };
    inside.contains(',') && inside.split(',').all(|part| is_word(part.trim()))
}

/// The byte behind what separates two items.
fn separated(sentence: &Sentence<'_>, after: usize) -> Option<usize> {
    let rest = behind_separator(sentence.rest(after))?;
    Some(sentence.lower.len() - rest.len())
}

/// What follows a mark or a word that joins two items: ",", ", and the", "or", "|".
fn behind_separator(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(is_space);
    let rest = if let Some(rest) = text.strip_prefix([',', ';']) {
        let rest = rest.trim_start_matches(is_space);
        behind_word(rest, &["and/or", "and", "or"]).or_else(|| rest.strip_prefix('&')).unwrap_or(rest)
    } else {
        behind_word(text, &["and/or", "and", "or", "nor"]).or_else(|| text.strip_prefix(['|', '/', '&']))?
    };
    let rest = rest.trim_start_matches(is_space);
    let filling = behind_word(rest, &["either", "also", "the", "an", "a"]);
    Some(filling.filter(|rest| rest.starts_with(is_space)).unwrap_or(rest).trim_start_matches(is_space))
}

/// What follows the first of some words that a text begins with.
fn behind_word<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let ended = |rest: &&str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    words.iter().find_map(|word| text.strip_prefix(word).filter(ended))
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\u{b}'
}

/// `A_VALUE`: what stands beside another such word without a comma is a value as well.
pub(super) fn is_shouted(word: &str) -> bool {
    word.len() > 1
        && word.bytes().any(|b| b.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

fn next_word<'a>(sentence: &Sentence<'a>, after: usize) -> Option<&'a str> {
    let rest = sentence.text.get(skip_space(sentence.text, after)..)?;
    let word = rest.split([' ', ',', ';']).next()?;
    Some(word.trim_end_matches('.'))
}

/// Behind the unit of a number that another item follows: "`1024` MB, `2048` MB".
fn unit_end(sentence: &Sentence<'_>, item: &str, after: usize) -> Option<usize> {
    number::parse(item)?;
    let (_, end) = number::unit_at(sentence, after)?;
    separated(sentence, end).map(|_| end)
}

fn item<'a>(sentence: &Sentence<'a>, at: usize, bare: bool) -> Option<(Item<'a>, usize)> {
    // A value in emphasis begins with it.
    let at = if sentence.tick_at(at).is_some() { at } else { skip_emphasis(sentence.text, at) };
    let (text, style, after) = if let Some(tick) = sentence.tick_at(at) {
        (sentence.code(tick), Style::Tick, tick.outer.end)
    } else {
        quoted(sentence.text, at).or_else(|| bare.then(|| bare_word(sentence, at)).flatten())?
    };
    let end = skip_emphasis(sentence.text, after);
    let (note, after) = match note(sentence, end) {
        Some((note, end)) => (Some(note), end),
        None => (None, end),
    };
    Some((Item { text, style, note, end, joined: true, torn: false }, after))
}

fn quoted(text: &str, at: usize) -> Option<(&str, Style, usize)> {
    let rest = text.get(at..)?;
    let open = rest.chars().next()?;
    let close = match open {
        '"' => '"',
        '“' | '”' => '”',
        '\'' => '\'',
        '‘' => '’',
        _ => return None,
    };
    let inside = at + open.len_utf8();
    let length = text.get(inside..)?.find(close).filter(|length| (1..=80).contains(length))?;
    let end = inside + length;
    Some((text.get(inside..end)?.trim_end_matches(','), Style::Quote, end + close.len_utf8()))
}

/// `X'` behind `'Y'`: an item that lost the quote before it.
fn torn<'a>(sentence: &Sentence<'a>, at: usize, before: &Item<'_>) -> Option<(Item<'a>, usize)> {
    (before.style == Style::Quote).then_some(())?;
    let (text, _, end) = bare_word(sentence, at)?;
    let quote = sentence.rest(end).chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    // What follows must not be quoted itself: "X" 'Y'.
    let after = end + quote.len_utf8();
    let ends = sentence.rest(after).chars().next().is_none_or(|c| !c.is_alphanumeric());
    ends.then_some((
        Item { text, style: Style::Quote, note: None, end: after, joined: true, torn: true },
        after,
    ))
}

fn bare_word<'a>(sentence: &Sentence<'a>, at: usize) -> Option<(&'a str, Style, usize)> {
    let begins = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || b"$*".contains(&c);
    let goes_on = |c: u8| begins(c) || b"_.:/+-".contains(&c);
    let rest = sentence.lower.get(at..)?.as_bytes();
    rest.first().filter(|c| begins(**c))?;
    let length = rest.iter().position(|c| !goes_on(*c)).unwrap_or(rest.len());
    let word = sentence.text.get(at..at + length)?.trim_end_matches(['.', ':', ',', '/', '-']);
    const RESERVED: [&str; 22] = [
        "and", "or", "either", "the", "a", "an", "see", "for", "to", "is", "are", "which", "where", "while",
        "when", "if", "that", "with", "as", "but", "each", "it",
    ];
    let reserved = RESERVED.contains(&word);
    (!word.is_empty() && !reserved).then_some((word, Style::Bare, at + word.len()))
}

/// A note in parentheses right behind an item, or a meaning behind a dash that another item follows.
fn note(sentence: &Sentence<'_>, after: usize) -> Option<(Range<usize>, usize)> {
    let at = skip_space(sentence.text, after);
    if sentence.text.get(at..)?.starts_with('(') {
        let close = closing(sentence, at)?;
        return Some((at + 1..close, close + 1));
    }
    // Most items have none, and a search would cost as much as the rest of the list.
    sentence.rest(at).starts_with(['=', '-', '–']).then_some(())?;
    let dashed = DASHED_NOTE.at(&sentence.lower, after)?.get(0)?;
    let end = after + dashed.end();
    let next = separated(sentence, end)?;
    let text = sentence.text.get(after..end)?;
    let start = after + text.find(|c: char| c.is_ascii_alphabetic())?;
    sentence.tick_at(next).map(|_| (start..end, end))
}

fn closing(sentence: &Sentence<'_>, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, c) in sentence.text.get(open..)?.char_indices() {
        match c {
            '(' if !sentence.in_code(open + i) => depth += 1,
            ')' if !sentence.in_code(open + i) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(open + i);
                }
            }
            _ => {}
        }
    }
    None
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start().len())
}

fn skip_emphasis(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + (rest.len() - rest.trim_start_matches("**").len())
}

/// The declared arguments of a list of names where some may be unknown: those of another block, or of another version.
pub(super) fn known_names(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    if let Some((member, end)) = member::member_at(sentence, from) {
        return Some((vec![member?], end));
    }
    if let Some(all) = names(sentence, from) {
        return Some(all);
    }
    let list = read(sentence, from, false)?;
    let last =
        sentence.ticks.iter().find(|tick| tick.outer.end == list.items.last().map_or(0, |item| item.end));
    if last.is_some_and(|last| member::member_at(sentence, last.outer.start).is_some()) {
        return None;
    }
    let looks_like_a_name = |item: &Item<'_>| {
        item.style == Style::Tick
            && item.joined
            && item.text.contains('_')
            && item.text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let known = list.items.iter().filter_map(|item| sentence.resolve(item.text));
    let mut names: Vec<String> = Vec::new();
    known.for_each(|name| {
        if !names.contains(&name) {
            names.push(name);
        }
    });
    let others = list.items.iter().filter(|item| sentence.resolve(item.text).is_none());
    (!names.is_empty() && others.into_iter().all(looks_like_a_name)).then_some((names, list.end))
}

/// The declared arguments of a list of names, when every ticked item is one; bare items must be declared as well.
pub(super) fn names(sentence: &Sentence<'_>, from: usize) -> Option<(Vec<String>, usize)> {
    if let Some((member, end)) = member::member_at(sentence, from) {
        return Some((vec![member?], end));
    }
    // A bare word that is no argument begins no list of them: nearly all words are none.
    if sentence.text.get(from..)?.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        let (word, ..) = bare_word(sentence, from)?;
        sentence.resolve(word).filter(|name| is_beside(name, word))?;
    }
    let list = read(sentence, from, true)?;
    let mut names = Vec::new();
    let mut end = from;
    for item in &list.items {
        // Ordinary words are arguments' names too, and further away they are words.
        let resolved = sentence
            .resolve(item.text)
            .filter(|name| item.style != Style::Bare || is_beside(name, item.text));
        let Some(name) = resolved else {
            // What no comma joins to the names is no name: another part of the sentence.
            if item.style == Style::Bare || !item.joined {
                break;
            }
            return None;
        };
        end = item.end;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // "`a` and `b` in the `c` block": of the one or of both, nobody can tell.
    let last = sentence.ticks.iter().find(|tick| tick.outer.end == end).map(|tick| tick.outer.start);
    let unclear = names.len() > 1 && last.is_some_and(|last| member::member_at(sentence, last).is_some());
    (!names.is_empty() && !unclear).then_some((names, end))
}

/// Whether a name stands for an argument beside the text's own, or is a path or a name as nobody writes a word.
fn is_beside(path: &str, written: &str) -> bool {
    let camel = written.starts_with(|c: char| c.is_ascii_lowercase())
        && written.bytes().any(|b| b.is_ascii_uppercase());
    camel || !path.contains('.') || (!path.starts_with('.') && written.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::behind_separator;

    #[test]
    fn items_are_joined_by_marks_and_words() {
        for (text, rest) in [
            (", `b`", Some("`b`")),
            (" ; `b`", Some("`b`")),
            (", and the `b`", Some("`b`")),
            (",& `b`", Some("`b`")),
            (", andes", Some("andes")),
            (" and/or either  `b`", Some("`b`")),
            (" nor an `b`", Some("`b`")),
            ("|`b`", Some("`b`")),
            (" & also `b`", Some("`b`")),
            (" or another", Some("another")),
            (" or a`b`", Some("a`b`")),
            (" order", None),
            (" `b`", None),
            ("", None),
        ] {
            assert_eq!(behind_separator(text), rest, "{text}");
        }
    }
}
