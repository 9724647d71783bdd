//! Values in a list of their own below the text: "Must be one of these:" and a bullet for each.

use super::super::sentence::Sentence;
use super::super::{default, number};
use super::{Statement, are_booleans, closed, default_of, is_template, lead, stands_for_many, type_of};
use crate::facts::Claim;
use crate::model::{Check, DefaultValue, EnumValue, Evidence, ValueSet};

/// How much of what a bullet says of its value is kept.
const LONGEST_NOTE: usize = 160;

/// Reads the values of a list of bullets that the sentence before it announces, or that has the default which the sentence
/// states. Where one of them is no value, none is.
pub(in crate::phrase) fn read(sentence: &Sentence<'_>, items: &[&str]) -> Vec<Statement> {
    let announced = lead::announces(sentence);
    let may_have_default = items.len() > 1 && sentence.lower.contains("default");
    if !(announced || may_have_default) {
        return Vec::new();
    }
    let Some(read) = items.iter().map(|item| bullet(item)).collect::<Option<Vec<_>>>() else {
        return Vec::new();
    };
    if !announced && !holds_the_default(sentence, &read) {
        return Vec::new();
    }
    let declared = read.iter().all(|bullet| sentence.is_declared(bullet.value));
    let placeholders = read.iter().any(|bullet| is_template(bullet.value));
    if read.is_empty() || declared || placeholders {
        return Vec::new();
    }
    let range = 0..sentence.text.len();
    let mut said = Vec::new();
    let mut values: Vec<EnumValue> = Vec::new();
    for Bullet { value, note, is_default, .. } in &read {
        if *is_default {
            said.push(default_of(sentence, value, range.clone()));
        }
        if values.iter().all(|known| known.value != *value) {
            values.push(EnumValue { value: (*value).to_owned(), note: note.map(str::to_owned), when: None });
        }
    }
    let quoted = read.iter().any(|bullet| bullet.quoted);
    said.extend(
        type_of(sentence, false, quoted, &values)
            .map(|ty| sentence.state_by(Evidence::Values, Claim::Type(ty), range.clone())),
    );
    if !are_booleans(&values) {
        let closed =
            closed::is_announced(sentence) && !read.iter().any(|bullet| stands_for_many(bullet.value));
        let when = sentence.lead().cloned();
        said.push(sentence.rule(Check::OneOf(ValueSet { values, closed }), when, range));
    }
    said
}

/// Whether one of the bullets is about the default that a sentence states.
fn holds_the_default(sentence: &Sentence<'_>, read: &[Bullet<'_>]) -> bool {
    default::read(sentence).into_iter().any(|said| match said.claim {
        Claim::Default { value: DefaultValue::Literal(value), .. } => {
            value.as_str().is_some_and(|value| read.iter().any(|bullet| bullet.value == value))
        }
        _ => false,
    })
}

/// What one bullet says.
struct Bullet<'a> {
    value: &'a str,
    quoted: bool,
    /// What is said of the value, where that is short.
    note: Option<&'a str>,
    is_default: bool,
}

/// `` `A` - what it means ``, `"A"`, `A: what it means`, `**A** (default)`. A bare word is a value only where nothing but a
/// meaning follows it.
fn bullet(text: &str) -> Option<Bullet<'_>> {
    let text = text.trim();
    let inside = ["**", "__"].iter().find_map(|mark| text.strip_prefix(mark));
    let (bold, text) = (inside.is_some(), inside.unwrap_or(text));
    let open = text.chars().next()?;
    let close = match open {
        '`' | '"' | '\'' => Some(open),
        '“' => Some('”'),
        _ => None,
    };
    let (value, rest) = match close {
        Some(close) => text.get(open.len_utf8()..)?.split_once(close)?,
        // What stands in emphasis ends with it.
        None if bold => text.split_once("**").or_else(|| text.split_once("__"))?,
        None => {
            let inside = |c: char| c.is_ascii_alphanumeric() || "_-./$+".contains(c);
            let end = text.find(|c: char| !inside(c)).unwrap_or(text.len());
            let word = text.get(..end)?.trim_end_matches('.');
            let rest = text.get(word.len()..)?;
            // "`user:NAME`" goes on where it seems to end.
            let ended = rest
                .strip_prefix(':')
                .is_none_or(|behind| behind.is_empty() || behind.starts_with(char::is_whitespace));
            (Some(word).filter(|_| ended)?, rest)
        }
    };
    let value = value.trim().trim_matches(['"', '\'']);
    let rest = rest.trim_start_matches(['*', '_']).trim_start();
    const SEPARATORS: [char; 8] = [':', '-', '–', '—', '=', '(', ',', ';'];
    let said = rest.trim_end_matches(['.', ',', ';']);
    // "`A` All of it": nothing goes on where a capital begins.
    let begins = |c: char| c.is_uppercase();
    let separated =
        said.is_empty() || rest.starts_with(SEPARATORS) || (open == '`' && rest.starts_with(begins));
    let sensible = !value.is_empty() && value.len() <= 80 && !value.contains('`') && !value.contains(" = ");
    // "Note: …", "- A sentence.", "12: …"
    let word = close.is_some()
        || (value.len() > 1 && !is_label(value) && number::parse(value).is_none_or(|_| said.is_empty()));
    // "`A`, `B`: …" and "`A` or `B`" are several.
    let one = !(rest.starts_with(',') && said.trim_start_matches([',', ' ']).starts_with(['`', '"']));
    if !(separated && sensible && word && one) {
        return None;
    }
    let (aside, meaning) = match said.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((aside, rest)) => (aside, rest),
        None => ("", said),
    };
    let meaning = meaning.trim_start_matches(|c: char| SEPARATORS.contains(&c) || c.is_whitespace());
    let is_default = [aside, meaning].iter().any(|text| says_default(text));
    let first = meaning.split(". ").next().unwrap_or(meaning);
    let note = Some(first).filter(|note| !note.is_empty() && note.len() <= LONGEST_NOTE);
    Some(Bullet { value, quoted: matches!(open, '"' | '“') || text.starts_with("`\""), note, is_default })
}

/// "(default)", "This is the default."
fn says_default(text: &str) -> bool {
    text.split(". ").any(|sentence| {
        let lower = sentence.trim().trim_end_matches('.').to_ascii_lowercase();
        matches!(
            lower.as_str(),
            "default"
                | "the default"
                | "default value"
                | "this is the default"
                | "this is the default value"
                | "this is default"
        ) || is_default_if_unset(&lower)
    })
}

/// "This is the default value if the lamp is not configured": what a default is anyway.
fn is_default_if_unset(lower: &str) -> bool {
    let rest = ["this is the default value if ", "this is the default if ", "the default if "]
        .iter()
        .find_map(|lead| lower.strip_prefix(lead));
    let unset =
        ["not configured", "not set", "not specified", "not provided", "unspecified", "omitted", "unset"];
    rest.is_some_and(|rest| unset.iter().any(|words| rest.ends_with(words)))
}

/// Words that begin a remark, no value.
fn is_label(word: &str) -> bool {
    ["note", "warning", "example", "default", "see", "if", "when", "for", "the", "this", "must", "only"]
        .iter()
        .any(|label| word.eq_ignore_ascii_case(label))
}
