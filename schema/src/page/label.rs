//! Which block a heading or the paragraph before a list is about.

mod intro;

pub(super) use intro::of_intro;

use super::declaration::is_identifier;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The block or blocks that a list describes. The last part of a path is the block's own name, the parts before it
/// qualify it: `rule.action` is the `action` of `rule`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label {
    pub(super) paths: Vec<Vec<String>>,
    /// Whether the names stand there as Terraform writes them, not in words.
    pub(super) written: bool,
}

impl Label {
    fn written(paths: Vec<Vec<String>>) -> Option<Self> {
        (!paths.is_empty()).then_some(Self { paths, written: true })
    }

    fn in_words(name: String) -> Self {
        Self { paths: vec![vec![name]], written: false }
    }

    /// The block's own name.
    pub(super) fn name(&self) -> &str {
        self.paths.first().and_then(|path| path.last()).map_or("", String::as_str)
    }
}

/// What a heading says about the lists below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heading {
    /// It names a block.
    Block(Label),
    /// It only says that arguments follow ("Nested Blocks", "Optional Arguments"): the heading above it counts.
    Wrapper,
}

/// Names that are declared somewhere on a page: words are taken for a name only when they are one of these.
#[derive(Debug, Default)]
pub(super) struct KnownNames {
    exact: HashSet<String>,
    /// The first of the names that are alike, by what they share.
    loose: HashMap<String, String>,
}

impl KnownNames {
    pub(super) fn insert(&mut self, name: &str) {
        if self.exact.insert(name.to_owned()) {
            self.loose.entry(loose(name)).or_insert_with(|| name.to_owned());
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.exact.contains(name)
    }

    /// Notes words that a text points to, "Backup record documented below": a title in these words names a block, too.
    pub(super) fn insert_words(&mut self, words: &str) {
        self.loose.entry(loose(words)).or_insert_with(|| words.to_owned());
    }

    /// Whether a word that titles use for anything ("Configuration", "Parameters") is the name of something on this page.
    /// Nobody calls a block what the headings call all its members.
    fn names_a_block(&self, word: &str) -> bool {
        !matches!(word, "argument" | "arguments" | "attribute" | "attributes") && self.has(word)
    }

    /// The declared name that words stand for.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        self.exact.get(name).or_else(|| self.loose.get(&loose(name))).map(String::as_str)
    }
}

/// What is left of a name when everything is taken away that titles add to it or leave out: underscores, plural
/// endings, `_configuration`, `_block` and the like.
pub(super) fn loose(name: &str) -> String {
    // Without the `s` of a plural.
    const ENDINGS: &[&str] = &[
        "configurationoption",
        "configurationsetting",
        "configuration",
        "config",
        "setting",
        "option",
        "argument",
        "parameter",
        "detail",
        "block",
        "object",
        "list",
    ];
    let mut text = String::with_capacity(name.len());
    if name.is_ascii() {
        text.extend(
            name.bytes().filter(u8::is_ascii_alphanumeric).map(|b| char::from(b.to_ascii_lowercase())),
        );
    } else {
        text.extend(name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
    }
    let singular = |text: &mut String| {
        if text.len() > 4 && text.ends_with("ies") {
            text.truncate(text.len() - 3);
            text.push('y');
        } else if text.len() > 3 && text.ends_with('s') && !text.ends_with("ss") {
            text.truncate(text.len() - 1);
        }
    };
    singular(&mut text);
    if let Some(rest) = ENDINGS.iter().find_map(|ending| text.strip_suffix(ending))
        && rest.len() > 1
    {
        text.truncate(rest.len());
        singular(&mut text);
    }
    text
}

/// Reads a heading.
pub(super) fn of_heading(title: &str, known: &KnownNames) -> Heading {
    let title = title.trim().trim_end_matches(':');
    let ticked = ticked(title);
    if !ticked.is_empty() {
        return Label::written(paths(title, &ticked, true)).map_or(Heading::Wrapper, Heading::Block);
    }
    let plain = without_endings(title);
    let own = snake(plain);
    if is_wrapper(plain) && !known.names_a_block(&own) {
        return Heading::Wrapper;
    }
    let several: Vec<&str> = plain.split(" and ").flat_map(|part| part.split(", ")).map(str::trim).collect();
    if several.len() > 1 && several.iter().all(|part| known.has(part)) {
        let paths = several.iter().map(|part| vec![(*part).to_owned()]).collect();
        return Heading::Block(Label { paths, written: true });
    }
    let parts: Vec<&str> = plain.split([' ', ':', '.', '>', '/']).filter(|part| !part.is_empty()).collect();
    let dotted = plain.contains(['.', ':', '>']);
    if parts.iter().all(|part| is_identifier(part)) && (dotted || parts.iter().all(|part| known.has(part))) {
        let path = parts.iter().map(|part| (*part).to_owned()).collect();
        return Heading::Block(Label { paths: vec![path], written: true });
    }
    // "s3_bucket" and "bitbucket" are names as Terraform writes them, "S3 Bucket" and "Bitbucket" are words.
    match is_identifier(&own) {
        true if own == plain => Heading::Block(Label { paths: vec![vec![own]], written: true }),
        // "Advanced Argument Reference": words that name nothing sort the arguments.
        true if is_a_reference(title) && known.find(&own).is_none() => Heading::Wrapper,
        // "One of these must be set" is a sentence.
        true if plain.split(' ').count() > LONGEST_NAME => Heading::Wrapper,
        true => Heading::Block(Label::in_words(own)),
        false => Heading::Wrapper,
    }
}

/// The most words that a block is called by.
const LONGEST_NAME: usize = 6;

/// The most names that a heading or an intro is read to have, and the most blocks that they make up.
const MOST_NAMES: usize = 64;

/// Where what is set in ticks stands, without the ticks.
pub(super) fn in_ticks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut ticks = text.match_indices('`').map(|(at, _)| at);
    std::iter::from_fn(move || Some(ticks.next()? + 1..ticks.next()?))
}

/// Names in ticks with their places.
fn ticked(text: &str) -> Vec<(Range<usize>, Vec<String>)> {
    let mut found = Vec::new();
    for place in in_ticks(text) {
        let inside = text.get(place.clone()).unwrap_or_default().trim();
        let path: Vec<String> = inside
            .split('.')
            .map(|part| part.split('[').next().unwrap_or_default())
            .filter(|part| !part.is_empty() && *part != "*" && !part.bytes().all(|b| b.is_ascii_digit()))
            .map(|part| if is_identifier(part) { part.to_owned() } else { snake(part) })
            .collect();
        // What has capitals only is a value of an argument, no block.
        let value = inside.bytes().all(|b| !b.is_ascii_lowercase());
        if !path.is_empty() && !value && path.iter().all(|part| is_identifier(part)) {
            found.push((place.start - 1..place.end + 1, path));
        }
        if found.len() == MOST_NAMES {
            break;
        }
    }
    found
}

/// Names as paths: `a`'s `b` and the `b` of `a` are `a.b`; in a heading, names side by side are a path too.
fn paths(text: &str, names: &[(Range<usize>, Vec<String>)], heading: bool) -> Vec<Vec<String>> {
    let mut parents: Vec<Vec<String>> = Vec::new();
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let mut to_parents = false;
    let mut end = 0;
    for (range, path) in names {
        let between = text.get(end..range.start).unwrap_or_default().to_lowercase();
        let words = between.trim();
        if !blocks.is_empty() {
            // "`a`'s and `b`'s `c`": both are parents.
            let joined = matches!(words.trim_start_matches(['\'', '’', 's']).trim(), "and" | "," | "or");
            let possessive =
                !joined && (words.starts_with("'s") || words.starts_with("’s") || words.ends_with("'s"));
            let beside = heading && (words.is_empty() || words == ">" || words == "block");
            if possessive || beside {
                parents = std::mem::take(&mut blocks);
                to_parents = false;
            } else if words
                .split_whitespace()
                .any(|w| matches!(w, "of" | "in" | "inside" | "within" | "under" | "for"))
            {
                to_parents = true;
            }
        }
        end = range.end;
        if to_parents { parents.push(path.clone()) } else { blocks.push(path.clone()) }
    }
    if parents.is_empty() {
        // "`target` (`action.*.target`)" names one block twice: the longer path says which one.
        let whole = |path: &Vec<String>| {
            !blocks.iter().any(|other| other.len() > path.len() && other.ends_with(path))
        };
        return blocks.iter().filter(|path| whole(path)).cloned().collect();
    }
    parents
        .iter()
        .flat_map(|parent| blocks.iter().map(move |block| [parent.as_slice(), block].concat()))
        .take(MOST_NAMES)
        .collect()
}

/// Whether a title in words can be one of a group of arguments: "Metadata Argument Reference".
pub(super) fn sorts_arguments(title: &str) -> bool {
    is_a_reference(title)
        && title.starts_with(|c: char| c.is_ascii_uppercase())
        && !title.contains(['`', '_'])
}

/// Whether a title ends as those of whole parts do: "… Argument Reference".
fn is_a_reference(title: &str) -> bool {
    let title = title.to_ascii_lowercase();
    ["argument", "arguments", "attribute", "attributes"]
        .iter()
        .any(|noun| title.strip_suffix(" reference").is_some_and(|head| head.ends_with(noun)))
}

/// Takes "Argument Reference", "Configuration Block" and the like off a title.
fn without_endings(title: &str) -> &str {
    const ENDINGS: &[&str] = &[
        "argument reference",
        "arguments reference",
        "attribute reference",
        "attributes reference",
        "reference",
        "arguments",
        "attributes",
        "argument",
        "configuration blocks",
        "configuration block",
        "nested blocks",
        "nested block",
        "blocks",
        "block",
        "objects",
        "object",
    ];
    let mut text = title.trim();
    loop {
        let stripped = ENDINGS.iter().find_map(|ending| {
            let at = text.len().checked_sub(ending.len())?;
            let head = text.get(..at)?;
            (head.ends_with([' ', ':']) && text.get(at..)?.eq_ignore_ascii_case(ending))
                .then(|| head.trim_end_matches([' ', ':', '-']))
        });
        match stripped {
            Some(head) if !head.is_empty() => text = head,
            _ => return text,
        }
    }
}

/// Titles that say only that arguments follow.
fn is_wrapper(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "nested",
        "block",
        "blocks",
        "fields",
        "field",
        "argument",
        "arguments",
        "attribute",
        "attributes",
        "reference",
        "required",
        "optional",
        "top",
        "level",
        "toplevel",
        "top-level",
        "common",
        "general",
        "main",
        "root",
        "basic",
        "and",
        "the",
        "supported",
        "following",
        "schema",
        "additional",
        "deprecated",
        "configuration",
        "read-only",
        "parameters",
    ];
    title.split([' ', '/']).all(|word| WORDS.contains(&word.to_lowercase().trim_matches(['(', ')', ':'])))
}

/// Words as a name: "CPU Options" is `cpu_options`, "RateLimit" is `rate_limit`.
pub(super) fn snake(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 4);
    let mut before = ' ';
    for c in words.trim().chars() {
        if c.is_ascii_alphanumeric() {
            if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
        } else if matches!(c, ' ' | '_' | '-' | '/') && !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
        before = c;
    }
    out.truncate(out.trim_end_matches('_').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn known() -> KnownNames {
        let mut known = KnownNames::default();
        for name in [
            "rule",
            "bounce_action",
            "cpu_options",
            "broker_info",
            "public_access",
            "connect_settings",
            "match",
            "configuration",
        ] {
            known.insert(name);
        }
        known
    }

    pub(super) fn shown(label: Option<Label>) -> String {
        label.map_or("-".to_owned(), |l| l.paths.iter().map(|p| p.join(".")).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn headings_name_their_blocks() {
        let cases = [
            ("rule", "rule"),
            ("`rule` Configuration Block", "rule"),
            ("rule Argument Reference", "rule"),
            ("CPU Options", "cpu_options"),
            ("RateLimit `by_ip` Block", "by_ip"),
            ("a.b.c Configuration Block", "a.b.c"),
            ("broker_info public_access Argument Reference", "broker_info.public_access"),
            ("logs: s3_logs", "logs.s3_logs"),
            ("`a` and `b` Blocks", "a b"),
            ("`rule` (`acl.*.rule`)", "acl.rule"),
            ("Advanced Argument Reference", "-"),
            ("One of the lids a and b must be set", "-"),
            ("Nested Blocks", "-"),
            ("Configuration", "configuration"),
            ("Parameters arguments", "-"),
            ("Optional Arguments", "-"),
            ("Arguments", "-"),
        ];
        for (text, expected) in cases {
            let label = match of_heading(text, &known()) {
                Heading::Block(label) => Some(label),
                Heading::Wrapper => None,
            };
            assert_eq!(shown(label), expected, "{text}");
        }
    }

    #[test]
    fn loose_names_meet() {
        for (a, b) in [
            ("rules", "rule"),
            ("vpc_config", "VPC Configuration"),
            ("policies", "policy"),
            ("h265_filter_settings", "H265 Filter"),
            ("mylid", "MyLid Configuration Options"),
        ] {
            assert_eq!(loose(a), loose(b));
        }
        assert_ne!(loose("action"), loose("access"));
    }
}
