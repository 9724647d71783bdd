//! How a bullet declares an argument or attribute: its name, its markers, and where its text begins.

use super::label::loose;
use std::borrow::Cow;
use std::ops::Range;

/// What the beginning of a bullet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declaration {
    /// The declared names, more than one in `` `a`, `b` - … ``.
    pub(super) names: Vec<Name>,
    /// The insides of its markers: `Required`, `Optional, Forces new resource`.
    pub(super) markers: Vec<Range<usize>>,
    /// Where the text after names and markers begins.
    pub(super) body: usize,
}

/// A declared name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The name as parts of a path, one part nearly always. Indexes and wildcards are left out.
    pub(super) path: Vec<String>,
    /// Whether the name is in Terraform's own form, before it was brought into it.
    pub(super) plain: bool,
    /// Where it stands in the text of the bullet.
    pub(super) range: Range<usize>,
}

impl Declaration {
    /// Whether a marker says that this is an argument.
    pub(super) fn is_marked(&self, text: &str) -> bool {
        self.markers.iter().any(|range| text.get(range.clone()).is_some_and(says_presence))
    }
}

/// Reads the beginning of a bullet; `None` when no name stands there.
pub(super) fn read(text: &str) -> Option<Declaration> {
    let (mut names, mut at) = ticked_names(text).or_else(|| bare_name(text))?;
    at = skip(text, at, SEPARATORS);
    let mut markers = Vec::new();
    while let Some((inside, end)) = marker(text, at) {
        markers.push(inside);
        at = skip(text, end, SEPARATORS);
    }
    // Behind a type, too: "(String) **Required** The name".
    if !markers.iter().any(|range| text.get(range.clone()).is_some_and(says_presence))
        && let Some(range) = unparenthesised_marker(text, at)
    {
        let end = skip(text, skip(text, range.end, &['*', '_', ']']), &[',']);
        at = skip(text, end, SEPARATORS);
        markers.push(range);
    }
    if let Some(range) = emphasised_type(text, at) {
        at = skip(text, range.end, SEPARATORS);
        markers.push(range);
    }
    // A name in a foreign form is one only where a marker proves it; paths of attributes are the exception. Words and
    // names with dashes are values more often, so that they need a marker that no value has.
    let present = markers.iter().any(|range| text.get(range.clone()).is_some_and(says_presence));
    names.retain(|name| match text.get(name.range.clone()) {
        Some(written) if written.contains([' ', '-']) => present,
        // Copies of pages for other languages write every name in camel case.
        Some(written) if written.starts_with(|c: char| c.is_ascii_lowercase()) => true,
        // No value is a list of things.
        Some(_) if text.get(at..).is_some_and(|text| text.starts_with("A list of ")) => true,
        _ => name.plain || !markers.is_empty() || name.path.len() > 1,
    });
    if names.is_empty() {
        return None;
    }
    Some(Declaration { names, markers, body: at })
}

/// The same of a text with a marker that says whether something must be set.
pub(super) fn read_marked(text: &str) -> Option<Declaration> {
    read(text).filter(|read| read.is_marked(text))
}

const SEPARATORS: &[char] = &[' ', '\t', '\n', '\u{a0}', '-', '–', '—', ':', '=', '.', '→'];

/// The most names that one bullet declares: each of them gets the whole text of the bullet.
const MOST_NAMES: usize = 64;

/// One or more names in ticks at the beginning, with the offset behind the last.
fn ticked_names(text: &str) -> Option<(Vec<Name>, usize)> {
    let mut names = Vec::new();
    let mut at = skip(text, 0, &[' ', '*', '_', '[']);
    loop {
        let rest = text.get(at..)?.strip_prefix('`')?;
        let length = rest.find('`')?;
        let inside = rest.get(..length)?;
        let lead = inside.len() - inside.trim_start().len();
        let start = at + 1 + lead;
        names.extend(alternatives(inside.trim(), start));
        at += length + 2;
        at = skip(text, at, &['*', '_', ']']);
        // Another name follows behind a comma, a slash or a word, and only directly.
        let rest = text.get(at..)?;
        let next = [", and ", ", or ", ", ", " and ", " or ", " / ", "/"]
            .iter()
            .find(|joint| rest.strip_prefix(**joint).is_some_and(|r| r.starts_with(['`', '*'])));
        match next {
            Some(joint) if names.len() < MOST_NAMES => at = skip(text, at + joint.len(), &['*']),
            _ => break,
        }
    }
    (!names.is_empty()).then_some((names, at))
}

/// The names in one code span: `member/members` are two, `rule/action` is the `action` of `rule`.
fn alternatives(inside: &str, start: usize) -> Vec<Name> {
    if !inside.contains('/') || !inside.split('/').all(is_identifier) {
        return name(inside, start).into_iter().collect();
    }
    let mut stems = inside.split('/').map(loose);
    let first = stems.next();
    if stems.all(|stem| Some(stem) == first) {
        let starts = inside.split('/').scan(start, |at, part| {
            let own = *at;
            *at += part.len() + 1;
            Some((part, own))
        });
        return starts.take(MOST_NAMES).filter_map(|(part, at)| name(part, at)).collect();
    }
    let path = inside.split('/').map(str::to_owned).collect();
    vec![Name { path, plain: true, range: start..start + inside.len() }]
}

/// A name without ticks, believed only with a marker behind it: `name - (Required) …`.
fn bare_name(text: &str) -> Option<(Vec<Name>, usize)> {
    let at = skip(text, 0, &[' ', '*']);
    let rest = text.get(at..)?;
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let found = name(rest.get(..length)?, at)?;
    let after = skip(text, at + length, SEPARATORS);
    let close = closing_paren(text, skip(text, at + length, &[' ', '*', '-', '–', ':']))?;
    // What is set in bold is a name where any marker stands behind it.
    let bold = text.trim_start().starts_with("**") && text.get(at + length..)?.starts_with("**");
    let inside = text.get(after..close)?.trim_start_matches(['(', '*', ' ', '-', '–', ':']);
    let marked = says_presence(inside) || (bold && is_marker(inside));
    (marked && found.plain).then(|| (vec![found], skip(text, at + length, &['*'])))
}

/// A name as a path: `a.b`, `a.0.b`, `a[*].b`, `a.#.b`; camel case is brought into Terraform's form.
fn name(text: &str, start: usize) -> Option<Name> {
    // Underscores are escaped where no code stands.
    let text_clean =
        if text.contains('\\') { Cow::Owned(text.replace('\\', "")) } else { Cow::Borrowed(text) };
    if text_clean.is_empty() || text_clean.len() > 200 {
        return None;
    }
    let mut plain = true;
    let mut path = Vec::new();
    for part in text_clean.split('.') {
        let part = part.split('[').next().unwrap_or_default();
        if part.is_empty() || part == "*" || part == "#" || part.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        if !is_identifier(part) {
            plain = false;
        }
        path.push(if is_identifier(part) { part.to_owned() } else { from_foreign(part)? });
    }
    (!path.is_empty()).then(|| Name { path, plain, range: start..start + text.len() })
}

/// Whether a text is a name as Terraform writes them.
pub(super) fn is_identifier(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// `sourceBotVersion`, `source-bot-version` and `source bot version` as `source_bot_version`; `None` for what is no name.
fn from_foreign(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = '_';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let c = if matches!(c, '-' | ' ') { '_' } else { c };
        if !c.is_ascii_alphanumeric() && c != '_' {
            return None;
        }
        let follows_word = before.is_ascii_lowercase() || before.is_ascii_digit();
        // The last of several capitals begins a word: `dnsARecord` is `dns_a_record`.
        let begins_word = before.is_ascii_uppercase() && chars.peek().is_some_and(char::is_ascii_lowercase);
        if c.is_ascii_uppercase() && (follows_word || begins_word) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
        before = c;
    }
    // All capitals is a value, never a name.
    let capitals_only = !text.bytes().any(|b| b.is_ascii_lowercase());
    (is_identifier(&out) && !capitals_only).then_some(out)
}

/// The inside of a marker, and where it ends: `(Required)`, in ticks `` `(string: <required>)` ``, or in brackets `[string]`.
fn marker(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    if let Some(rest) = text.get(at..)?.strip_prefix('[') {
        let inside = at + 1..at + 1 + rest.find(']').filter(|length| *length <= 60)?;
        return is_marker(text.get(inside.clone())?).then_some((inside.clone(), inside.end + 1));
    }
    let ticked = text.get(at..)?.starts_with("`(");
    let open = at + usize::from(ticked);
    let close = closing_paren(text, open)?;
    let inside = open + 1..close;
    let ends = !ticked || text.get(close + 1..)?.starts_with('`');
    (ends && is_marker(text.get(inside.clone())?)).then_some((inside, close + 1 + usize::from(ticked)))
}

/// Offset of the parenthesis that closes the one at `at`. Parentheses in ticks do not count.
fn closing_paren(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if !rest.starts_with('(') {
        return None;
    }
    let mut depth = 0_usize;
    let mut in_ticks = false;
    for (i, c) in rest.char_indices().take(600) {
        match c {
            '`' => in_ticks = !in_ticks,
            '(' if !in_ticks => depth += 1,
            ')' if !in_ticks => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + i);
                }
            }
            _ => {}
        }
    }
    None
}

const PRESENCE_WORDS: &[&str] = &["required", "optional", "requirement"];

/// Words that make a text in parentheses a marker when they begin one of its parts.
const MARKER_WORDS: &[&str] = &[
    "required",
    "optional",
    "requirement",
    "default",
    "deprecated",
    "computed",
    "output",
    "sensitive",
    "forces",
    "force",
    "forcenew",
    "read-only",
    "readonly",
    "write-only",
    "string",
    "int",
    "float",
    "array",
    "str",
    "double",
    "number",
    "boolean",
    "bool",
    "integer",
    "list",
    "set",
    "map",
    "block",
    "attributes",
    "object",
    "dynamic",
    "timestamp",
    "repeatable",
    "conflicts",
];

fn says_presence(marker: &str) -> bool {
    marker.split([',', ';', ' ', '-', '.', '*', '|', '/', '<', '>']).any(|word| {
        PRESENCE_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
            || crate::phrase::misspelt_marker(word).is_some()
    })
}

fn is_marker(inside: &str) -> bool {
    says_presence(inside)
        || inside.ends_with(" only")
        || inside.split([',', ';']).any(|part| {
            let word = part
                .trim_start_matches([' ', '*', '_'])
                .split([' ', ':', '*', '`', '(', ')', '.', '/'])
                .next();
            word.is_some_and(|word| MARKER_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
        })
}

/// `Required` or `Optional` that stands without parentheses before a new sentence.
fn unparenthesised_marker(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let bold = rest.len() - rest.trim_start_matches(['*', '_', '[']).len();
    let word = rest.get(bold..)?;
    let length =
        ["Required", "Optional", "required", "optional"].iter().find(|w| word.starts_with(**w))?.len();
    let tail = word.get(length..)?.trim_start_matches(['*', '_', ']']);
    let next = tail.trim_start_matches([' ', '.', ',', ':', '-', '–']).chars().next();
    // "required, specifies the name": a word and nothing that it says something of.
    let listed = tail.starts_with(", ") && word.starts_with(|c: char| c.is_ascii_lowercase());
    let apart = !tail.starts_with(|c: char| c.is_alphanumeric())
        && (listed || next.is_none_or(|c| !c.is_ascii_lowercase()));
    apart.then(|| at + bold..at + bold + length)
}

/// A type in emphasis where a marker would stand: "*string*", "*map of* *string*".
fn emphasised_type(text: &str, at: usize) -> Option<Range<usize>> {
    let of_a_type = |word: &str| {
        let bare = word.trim_matches(['*', '_']);
        let known = MARKER_WORDS.iter().any(|known| bare.eq_ignore_ascii_case(known));
        known || bare.eq_ignore_ascii_case("of")
    };
    let rest = text.get(at..).filter(|rest| rest.starts_with('*') && !rest.starts_with("**"))?;
    let mut end = 0;
    let mut open = false;
    for word in rest.split_inclusive(' ') {
        if !of_a_type(word.trim_end()) || !(open || word.starts_with('*')) {
            break;
        }
        open = !word.trim_end().ends_with('*');
        end += word.len();
    }
    let run = rest.get(..end)?.trim_end();
    (!open && !run.is_empty()).then(|| at..at + run.len())
}

fn skip(text: &str, at: usize, over: &[char]) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(over).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names, markers and text of a bullet, as text.
    fn shown(text: &str) -> String {
        let Some(read) = read(text) else { return "not a declaration".to_owned() };
        let names: Vec<_> = read.names.iter().map(|n| n.path.join(".")).collect();
        let markers: Vec<_> = read.markers.iter().map(|r| &text[r.clone()]).collect();
        format!("{} | {} | {}", names.join(" + "), markers.join(" + "), &text[read.body..])
    }

    #[test]
    fn every_shape_of_name_and_marker_is_read() {
        let cases = [
            ("`a` - (Required) Text.", "a | Required | Text."),
            ("`a` `(string: <required>)` - Text", "a | string: <required> | Text"),
            ("`a` `(int: 5)` - Text", "a | int: 5 | Text"),
            ("`a` `(words)` - Text", "a |  | `(words)` - Text"),
            ("`a` (Optional) - Text", "a | Optional | Text"),
            ("`a` – (Optional) Text", "a | Optional | Text"),
            ("`a` (Optional) Text", "a | Optional | Text"),
            ("`a` - (Required) - Text", "a | Required | Text"),
            ("`a`- (Optional)Text", "a | Optional | Text"),
            ("`a`: - (Optional) Text", "a | Optional | Text"),
            ("`a` -- Text", "a |  | Text"),
            ("`a`", "a |  | "),
            ("`a ` - (Required). Text", "a | Required | Text"),
            ("`a`   (Optional) -    Text", "a | Optional | Text"),
            ("**`a`** (Optional) Text", "a | Optional | Text"),
            ("a - (Required) Text", "a | Required | Text"),
            ("**a** (String) Text", "a | String | Text"),
            ("**a** - (Optional) Text", "a | Optional | Text"),
            ("`a`, `b` and `c` - (Optional) Text", "a + b + c | Optional | Text"),
            ("`a` - (Optional) (Redis only) Text", "a | Optional + Redis only | Text"),
            ("`a` - (Optional, Default: `f(x)`) Text", "a | Optional, Default: `f(x)` | Text"),
            ("`a` - (Required if `b` is (not) set) T", "a | Required if `b` is (not) set | T"),
            ("`a` - (**Deprecated** use `b`) Text", "a | **Deprecated** use `b` | Text"),
            ("`a` - Optional When true", "a | Optional | When true"),
            ("`a`: required, specifies things", "a | required | specifies things"),
            ("`a` - (Required)[string] Text", "a | Required + string | Text"),
            ("`a` - (Required)[see](b) Text", "a | Required | [see](b) Text"),
            ("`a` - (Computed/Sensitive) Text", "a | Computed/Sensitive | Text"),
            ("`a` **required** *number* → Text", "a | required + *number* | Text"),
            ("`a` optional *map of* *string* → Text", "a | optional + *map of* *string* | Text"),
            ("`a` *string* Text", "a | *string* | Text"),
            ("`a` *simple* Text", "a |  | *simple* Text"),
            ("`a` (String) **Required** Text", "a | String + Required | Text"),
            ("`a` (list(string)) Text", "a | list(string) | Text"),
            ("`a` - Required for things", "a |  | Required for things"),
            ("`a` - (in seconds) Text", "a |  | (in seconds) Text"),
            ("`a` (String) Text", "a | String | Text"),
            ("`sourceName` - (Required) Text", "source_name | Required | Text"),
            ("`sourceName` - Text", "source_name |  | Text"),
            ("`nameARecord` - Text", "name_a_record |  | Text"),
            ("`source-name` - (Required) Text", "source_name | Required | Text"),
            ("`source name` - (Optional) Text", "source_name | Optional | Text"),
            ("`a.0.b` - Text", "a.b |  | Text"),
            ("`a[*].b` - Text", "a.b |  | Text"),
            ("`a.#.b_c` - Text", "a.b_c |  | Text"),
            ("`lid/lids` - (Optional) Text", "lid + lids | Optional | Text"),
            ("`a/b` - Text", "a.b |  | Text"),
            ("`a\\_b` - (Optional) Text", "a_b | Optional | Text"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn values_and_prose_are_no_declarations() {
        for text in [
            "`TERMINATE`: Ends it",
            "`PascalCase` - Text",
            "`1` - Severe",
            "Some prose",
            "`a b` - x",
            "`a-b` - x",
            "`a-b` (default) x",
            "",
            "`",
        ] {
            assert_eq!(shown(text), "not a declaration", "{text}");
        }
    }
}
