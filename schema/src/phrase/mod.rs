//! The phrase grammar: what the text of one argument says.
//!
//! A text is split into sentences; every phrase family looks at each of them and states what it reads. A family is
//! one file with its lines and a function `read`; a new one needs its file and a line in the table `FAMILIES`.
//! Values, defaults, groups, quantities (`quantity`), clauses (`clause`), conditions (`condition`), forms of text (`formats`), what
//! is taken where nothing is set (`unset`), demands in lists (`demands`) and markers (`marker`) are read as `words`: each is a
//! grammar over the classes of a lexicon, all of whose lines a test reads back.
//! What families share has files of its own: `sentence` is a sentence with what stands around it, `pattern` matches it,
//! `list`, `number`, `condition`, `plural` and `type_name` read parts of it. `merge`, `sample` and
//! `nesting::agree` tidy up.
//! Nothing here decides: two families may disagree, and resolution settles it by the strength of the evidence.
//!
//! ```
//! use ferroform_schema::facts::Claim;
//! use ferroform_schema::phrase::{Surroundings, read_description};
//! use ferroform_schema::prose::Prose;
//!
//! let mut prose = Prose::new();
//! prose.push("Time to wait, in seconds. Must be between 1 and 90. Defaults to `30`.", 0);
//! let around = Surroundings { subject: "wait", siblings: &["wait"], roots: &["wait"], outer: &[], place: None };
//! let reading = read_description(&prose, &around);
//! assert!(reading.statements.iter().any(|s| matches!(s.claim, Claim::Default { .. })));
//! ```

mod adapt;
mod as_blocks;
mod aside;
mod behaviour;
mod callout;
mod clause;
mod condition;
mod default;
mod default_values;
mod demands;
mod deprecation;
mod emphasised;
mod formats;
mod group;
mod intro;
mod list;
mod lower;
mod marker;
mod member;
mod merge;
mod nesting;
mod number;
mod pattern;
mod place;
mod plural;
mod quantity;
mod sample;
mod sentence;
mod split;
mod type_name;
mod type_phrase;
mod unset;
mod values;
mod words;

pub use adapt::{adapt, adapt_default};
pub(crate) use as_blocks::{as_blocks, is_set_to_nothing};
pub(crate) use behaviour::says_missing;
pub(crate) use callout::speaks_of_this;
pub use callout::{CalloutSubject, read_callout};
pub(crate) use intro::case_of_intro;
pub use intro::{ListIntro, read_list_intro};
pub(crate) use marker::misspelt_marker;
pub use marker::read_marker;
pub(crate) use nesting::{names_only, names_the, speaks_of_several};
pub(crate) use place::looks_beyond;
pub use place::{Place, Tree};
pub(crate) use plural::{counted, is_of_other_things, plurals_of};
pub(crate) use split::readable;
pub(crate) use type_name::firm_type_of_name;
#[cfg(feature = "tools")]
pub(crate) use type_name::names_secret;
pub(crate) use type_name::names_several;
pub use type_name::type_of_name;
pub(crate) use type_phrase::names_unit;

use crate::facts::Claim;
use crate::model::{Check, Evidence, Type};
use crate::prose::Prose;
use lower::Lower;
use sentence::Sentence;
use std::ops::Range;

/// What is known around a text.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// Name of the argument or attribute that the text belongs to; empty for text of a block or resource.
    pub subject: &'a str,
    /// Names declared in the same block (arguments and attributes).
    pub siblings: &'a [&'a str],
    /// Names declared at the root of the resource.
    pub roots: &'a [&'a str],
    /// Arguments of the root that no block declares, where the text is one of a block: it can mean only these by their names.
    pub outer: &'a [&'a str],
    /// Where the text stands among the blocks, where that is one place and known.
    pub place: Option<Place<'a>>,
}

/// One thing that a text says.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What it says.
    pub claim: Claim,
    /// How it was read.
    pub evidence: Evidence,
    /// The bytes of the prose it was read from.
    pub range: Range<usize>,
}

/// What was read out of a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// What the text says, in its order.
    pub statements: Vec<Statement>,
    /// Sentences that nothing was made of besides being description.
    pub unread: Vec<Range<usize>>,
    /// The text has an enumeration, but states its values behind a link only.
    pub values_behind_link: bool,
    /// What can hardly be meant as it is written.
    pub doubts: Vec<Doubt>,
}

/// Something that can hardly be meant as it is written, with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A marker with a slip of the pen, which was seen through.
    MisspeltMarker(Range<usize>),
    /// A range that ends below where it begins; no rule is made of it.
    SwappedRange(Range<usize>),
    /// A marker that says that something is of a release before the general one: "Optional, Beta".
    Prerelease(Range<usize>),
}

impl Doubt {
    /// Where it stands.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::MisspeltMarker(range) | Self::SwappedRange(range) | Self::Prerelease(range) => {
                range.clone()
            }
        }
    }
}

type Family = fn(&Sentence<'_>) -> Vec<Statement>;

/// The families, each of which sees every sentence.
const FAMILIES: &[Family] = &[
    values::read,
    quantity::read,
    default::read,
    default_values::read,
    unset::read,
    clause::read,
    group::read,
    deprecation::read,
    behaviour::read,
    formats::read,
    nesting::read,
    aside::read,
];

/// A list of bullets in a text, none of which declares anything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bullets {
    /// How many bytes of the text stand before it.
    pub at: usize,
    /// The texts of its items.
    pub items: Vec<String>,
}

/// Reads the text after a declaration's name and marker.
#[must_use]
pub fn read_description(prose: &Prose, around: &Surroundings<'_>) -> Reading {
    read_with_bullets(prose, &[], around)
}

/// The same for a text that lists of bullets stand in or below: where a sentence announces values, they can be there.
#[must_use]
pub fn read_with_bullets(prose: &Prose, bullets: &[Bullets], around: &Surroundings<'_>) -> Reading {
    let text = split::readable(prose.as_str());
    let whole = text.to_ascii_lowercase();
    let mut reading = Reading::default();
    let mut stated_type: Option<type_phrase::Said> = None;
    let mut announced = false;
    let sentences = split::sentences(text);
    for (i, range) in sentences.iter().cloned().enumerate() {
        let Some(written) = text.get(range.clone()) else { continue };
        let sentence = Sentence::new(written, range.start, &whole, around, Evidence::Phrase);
        let before = reading.statements.len();
        let next = sentences.get(i + 1).map_or(usize::MAX, |next| next.start);
        let below: Vec<&Bullets> =
            bullets.iter().filter(|below| (range.end..next).contains(&below.at)).collect();
        // Lists with nothing between are one, whatever their marks.
        for below in below.chunk_by(|one, other| one.at == other.at) {
            let items: Vec<&str> = below.iter().flat_map(|list| &list.items).map(String::as_str).collect();
            reading.statements.extend(values::read_bullets(&sentence, &items));
            reading.statements.extend(demands::read(&sentence, &items));
        }
        for family in FAMILIES {
            reading.statements.extend(family(&sentence));
        }
        let unbounded = |said: &Statement| {
            let bound = |check: &Check| {
                matches!(check, Check::Range(_) | Check::Length(_) | Check::Items(_) | Check::Measure(_))
            };
            !said.claim.check().is_some_and(bound)
        };
        if reading.statements.get(before..).unwrap_or_default().iter().all(unbounded) {
            let at = |found: Range<usize>| range.start + found.start..range.start + found.end;
            reading.doubts.extend(quantity::swapped(&sentence).map(at).map(Doubt::SwappedRange));
        }
        // What is said of an example is no rule.
        if ["for example", "for instance", "e.g."].iter().any(|words| sentence.lower.starts_with(words)) {
            let mut at = 0;
            reading.statements.retain(|statement| {
                at += 1;
                at <= before || !matches!(statement.claim, Claim::Rule { .. })
            });
        }
        let said = match &stated_type {
            None => type_phrase::read(&sentence),
            // What is written tells more than what is counted: "The longest time. Must be a valid duration string."
            Some(known) if known.is_number() => type_phrase::read_form(&sentence),
            Some(_) => None,
        };
        let described = said.is_some();
        stated_type = said.or(stated_type);
        announced |= values::announces(&sentence);
        if reading.statements.len() == before && !described && is_more_than_description(&sentence) {
            reading.unread.push(range);
        }
    }
    let enumerated = |s: &Statement| matches!(s.claim.check(), Some(Check::OneOf(_)));
    reading.values_behind_link = announced && !reading.statements.iter().any(enumerated);
    if let Some(type_phrase::Said { statement, strength }) = stated_type {
        let louder = |s: &Statement| matches!(&s.claim, Claim::Type(_)) && s.claim != statement.claim;
        let is_strong = strength == type_phrase::Strength::Strong;
        if is_strong {
            // Repetitions are dropped, and this one is what nothing outspeaks.
            reading.statements.retain(|s| s.claim != statement.claim);
        }
        if is_strong || !reading.statements.iter().any(louder) {
            reading.statements.push(statement);
        }
    }
    merge::tidy(&mut reading.statements);
    nesting::agree(&mut reading.statements);
    if !around.subject.is_empty() {
        let named = type_of_name(around.subject).map(|ty| (Claim::Type(ty), Evidence::Name));
        let number = |claim: &Claim| *claim == Claim::Type(Type::Number);
        let is_number = named.iter().any(|(claim, _)| number(claim))
            || reading.statements.iter().any(|said| number(&said.claim));
        if let Some(range) = is_number.then(|| sample::of_text(text, &whole, around)).flatten() {
            reading.statements.retain(|said| !number(&said.claim));
            let claim = Claim::Type(Type::String);
            reading.statements.push(Statement { claim, evidence: Evidence::Phrase, range });
        }
        let by_name = [named, nesting::by_name(around.subject)];
        let statements = by_name.into_iter().flatten();
        reading.statements.extend(statements.map(|(claim, evidence)| Statement {
            claim,
            evidence,
            range: 0..0,
        }));
    }
    reading
}

/// Whether a sentence that nothing was read from may still hold a rule: all but the opening description and
/// pointers to other sections, unless they speak of duties or conditions.
fn is_more_than_description(sentence: &Sentence<'_>) -> bool {
    const DUTIES: &[&str] = &[
        "must", "only", "cannot", "can't", "required", "not", "if", "when", "unless", "at least", "maximum",
        "minimum",
    ];
    let holds = |words: &&str| sentence.lower.contains(words) && holds_words(&sentence.lower, words);
    !is_pointer(&sentence.lower) && (!sentence.first || DUTIES.iter().any(holds))
}

/// "See below for …".
fn is_pointer(lower: &Lower<'_>) -> bool {
    const BEGINNINGS: &[&str] = &[
        "see",
        "detailed",
        "documented",
        "described",
        "defined",
        "refer to",
        "read more",
        "for more",
        "for further",
        "for additional",
        "more information",
        "more details",
        "fields documented",
        "structure is",
    ];
    // "Defined by its owner." points nowhere.
    const POINTING: &[&str] = &[
        "see ",
        "below",
        "documented",
        "detailed",
        "described",
        "refer to",
        "read more",
        "more information",
    ];
    let text = lower.trim_start_matches(|c: char| !is_of_word(c));
    let begins = |words: &&str| text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(is_of_word));
    BEGINNINGS.iter().any(begins) && POINTING.iter().any(|words| lower.contains(words))
}

/// Whether a text holds words that are no parts of longer ones.
pub(crate) fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (text.get(..at), text.get(at + words.len()..));
        !before.is_some_and(|before| before.ends_with(is_of_word))
            && !after.is_some_and(|after| after.starts_with(is_of_word))
    })
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests;
