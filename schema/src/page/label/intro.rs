//! What the paragraph before a list says about the block that the list describes.

use super::{KnownNames, Label, paths, snake, ticked};
use crate::literal::Literal;
use std::ops::Range;

/// Reads the paragraph before a list: "The `rule` block supports the following:".
///
/// The last sentence counts, and where that only adds a condition, the one before it that announces members of a block:
/// "The `rule` block supports the following. If you set several, all of them apply:".
pub(in super::super) fn of_intro(text: &str, known: &KnownNames) -> Option<Label> {
    let mut sentences = sentences(text).into_iter().rev();
    let last = sentences.next()?;
    // Looking for words that every match holds spares most intros the patterns.
    let lower = last.to_ascii_lowercase();
    if lower.contains(" the following") && THIS_BLOCK.is_match(last) {
        // "The `rule` block sorts lids. This block supports the following:"
        return sentences.find_map(|sentence| BLOCK.captures(sentence)).and_then(|found| {
            let name = found.name("name")?.as_str();
            Label::written(paths(name, &ticked(name), false))
        });
    }
    if !is_no_intro(last, &lower) {
        return of_sentence(last, known);
    }
    let earlier = sentences.find(|sentence| {
        ANNOUNCES.is_match(sentence) && !is_no_intro(sentence, &sentence.to_ascii_lowercase())
    })?;
    of_sentence(earlier, known).filter(|label| label.written)
}

fn is_no_intro(sentence: &str, lower: &str) -> bool {
    let begins = ["when", "if", "where", "unless"].iter().any(|word| lower.starts_with(word));
    let holds = |word: &&str| lower.contains(word);
    let words = ["values", "types", "options", "empty configuration block", "except", "must be one of"];
    (begins || words.iter().any(holds)) && NOT_AN_INTRO.is_match(sentence)
}

fn of_sentence(sentence: &str, known: &KnownNames) -> Option<Label> {
    // Both have a name in ticks.
    if sentence.contains('`') {
        if sentence.ends_with(':')
            && let Some(place) = MEMBERS_OF.captures(sentence).and_then(|c| c.name("place"))
        {
            return Label::written(paths(place.as_str(), &ticked(place.as_str()), false));
        }
        if sentence.to_ascii_lowercase().contains("source") && OF_THE_TYPE.is_match(sentence) {
            return None;
        }
    }
    let verb = VERB.find(sentence);
    let subject = verb.and_then(|verb| sentence.get(..verb.start()));
    // "Each rule may have one or more `action` blocks, which take …": the name stands before the last verb only.
    let last = VERB.last(sentence).and_then(|verb| sentence.get(..verb.start()));
    for subject in [subject, last].into_iter().flatten() {
        let names = ticked(subject);
        if !names.is_empty() {
            let parent = parent_in_words(subject, &names, known);
            let paths = paths(subject, &names, false);
            return Label::written(match (parent, paths.as_slice()) {
                (Some(parent), [path]) => vec![[&[parent], path.as_slice()].concat()],
                _ => paths,
            });
        }
    }
    if let Some(place) = FOLLOWING_IN.captures(sentence).and_then(|c| c.name("place")) {
        let names = ticked(place.as_str());
        if !names.is_empty() {
            return Label::written(paths(place.as_str(), &names, false));
        }
        return in_words(place.as_str(), known);
    }
    in_words(subject?, known)
}

static VERB: Literal = Literal::new(
    r"(?i)\b(supports?|takes?|has|have|contains?|accepts?|exports?|consists?|includes?|provides?|requires?|must (include|contain|have|specify)|allows?|(is|are) (also )?(supported|available|exported|required|optional|as follows)|can (have|contain|include)|(is|are) used (to|for)|following)\b",
);

/// "The `acme_lamp` data source exports the following attributes:" is about all that the page describes.
static OF_THE_TYPE: Literal = Literal::new(
    r"(?i)^(in addition to .*, )?(the|this|each|an?) `[a-z0-9]+_[a-z0-9_]+` ((ephemeral )?resource|data[ -]source)s?\b",
);

static THIS_BLOCK: Literal = Literal::new(
    r"(?i)^(this|the|it|each) ((configuration|nested|sub)?[ -]?(block|object) )?(supports|takes|has|accepts|contains) the following",
);

static BLOCK: Literal =
    Literal::new(r"^(The|A|An|Each) (?P<name>`[a-z0-9_]+`) (configuration |nested )?block\b");

static MEMBERS_OF: Literal = Literal::new(
    r"(?i)^the (arguments|attributes|fields|members|options|parameters) (of|for|in) (?P<place>(the )?`\w+`( block| object)?) are( as follows| the following)?:$",
);

static FOLLOWING_IN: Literal = Literal::new(
    r"(?i)\b(following|supported|nested)\b.*?\b(inside|for|of|in|within|under|by|to)\s+(?P<place>.*)$",
);

static ANNOUNCES: Literal =
    Literal::new(r"(?i)`\s.*\b(supports?|takes?|accepts?|contains?|has|have)\b.*\bfollowing\b");

static NOT_AN_INTRO: Literal = Literal::new(
    r"(?i)^(when|if|where|unless)\b|\b(valid|possible|allowed|accepted|supported|available) (values|types|options)\b|empty configuration block|\bexcept( for)? `|\bmust be one of\b",
);

/// The sentences of a paragraph; a full stop in ticks ends none.
fn sentences(text: &str) -> Vec<&str> {
    let text = text.trim();
    let mut found = Vec::new();
    let mut start = 0;
    let mut in_ticks = false;
    let bytes = text.as_bytes();
    for (i, byte) in bytes.iter().enumerate() {
        match byte {
            b'`' => in_ticks = !in_ticks,
            b'.' if !in_ticks
                && bytes.get(i + 1) == Some(&b' ')
                && bytes.get(i + 2).is_some_and(|b| !b.is_ascii_lowercase()) =>
            {
                found.extend(text.get(start..=i));
                start = i + 2;
            }
            _ => {}
        }
    }
    found.extend(text.get(start..));
    found
}

/// The parent in "header matches match (`match`) supports": words before the name that end like it.
fn parent_in_words(
    subject: &str,
    names: &[(Range<usize>, Vec<String>)],
    known: &KnownNames,
) -> Option<String> {
    let [(range, path)] = names else { return None };
    let [name] = path.as_slice() else { return None };
    let words = snake(subject.get(..range.start)?.trim_end().strip_suffix('(')?);
    let parent = words.strip_suffix(name.as_str())?.strip_suffix('_')?;
    known.has(parent).then(|| parent.to_owned())
}

/// A subject in words, when the page declares something of that name: "Bounce actions support …".
fn in_words(subject: &str, known: &KnownNames) -> Option<Label> {
    let subject = subject.replace(['*', '_'], " ").replace("  ", " ");
    if let Some(inside) = subject.split('(').nth(1).and_then(|rest| rest.split(')').next()) {
        let name = snake(inside);
        if known.has(&name) {
            return Some(Label { paths: vec![vec![name]], written: true });
        }
    }
    let mut words: Vec<&str> = subject.split_whitespace().collect();
    while words.first().is_some_and(|w| {
        ["the", "a", "an", "each", "every", "all", "both", "nested", "optional", "required"]
            .contains(&w.to_lowercase().as_str())
    }) {
        words.remove(0);
    }
    while words.last().is_some_and(|w| {
        ["block", "blocks", "object", "objects", "argument", "arguments", "section", "also", "must", "can"]
            .contains(&w.to_lowercase().trim_end_matches(':'))
    }) {
        words.pop();
    }
    if words.is_empty() || words.len() > 5 {
        return None;
    }
    let name = known.find(&snake(&words.join(" ")))?;
    Some(Label::in_words(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{known, shown};
    use super::*;

    #[test]
    fn intros_name_their_blocks() {
        let cases = [
            ("The `rule` block supports the following arguments:", "rule"),
            ("A `rule` block supports the following:", "rule"),
            ("Some text. `rule` takes:", "rule"),
            ("The `a`, `b` and `c` objects supports the following:", "a b c"),
            ("The `a` and `b`'s `match` object supports the following:", "a.match b.match"),
            ("The `a`'s and `b`'s `match` object additionally supports:", "a.match b.match"),
            ("The `match` block of `a` supports:", "a.match"),
            ("The following arguments are supported inside the `rule` configuration block:", "rule"),
            ("Supported nested arguments for the `rule` configuration block:", "rule"),
            ("Health Check (`health_check`) supports the following:", "health_check"),
            ("Bounce actions support the following:", "bounce_action"),
            ("**connect_settings** supports the following:", "connect_settings"),
            ("The `a.b` block supports the following:", "a.b"),
            ("The `rule` block supports the following elements. If you set two, both apply:", "rule"),
            ("A `rule` is optional. If you set `type`, the following apply:", "-"),
            ("The arguments of `rule` are:", "rule"),
            ("The `rule` block sorts lids by size.\nThis block supports the following arguments:", "rule"),
            ("The `rule` block is used to sort lids:", "rule"),
            ("The arguments of `rule` are the same as for `match`:", "-"),
            ("This resource supports the following arguments:", "-"),
            ("The `acme_lamp` data source exports the following attributes:", "-"),
            ("The following arguments are required:", "-"),
            ("When `type` is `X`, this block supports the following:", "-"),
            ("Valid values for `type` are:", "-"),
            ("All arguments except `rule` are exported as well:", "-"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(of_intro(text, &known())), expected, "{text}");
        }
    }
}
