//! Phrases that state a type: "List of …", "Whether …", "Number of seconds …".

mod table;

use super::pattern::Pattern;
use super::sentence::Sentence;
use super::split::Tick;
use super::{Statement, type_name::firm_type_of_name};
use crate::facts::Claim;
use crate::literal::Literal;
use crate::model::{Evidence, Type};
use table::{ELEMENT, PHRASES};

/// What a phrase says.
#[derive(Clone, Copy)]
enum Says {
    Text,
    /// How a text is written, which may be said at any place of a description.
    Form,
    /// The same of a map.
    MapForm,
    /// The same of a list, by its elements.
    ListForm,
    /// The same of a number.
    NumberForm,
    Number,
    Bool,
    List,
    Set,
    /// A map; its values are strings unless the phrase goes on.
    Map,
    MapOfNumbers,
    MapOfBools,
    MapOfLists,
    /// Words that look like a type and are none ("configuration block"): later rows must not read one.
    Nothing,
}

impl Says {
    /// Whether a sentence anywhere in a description says so of its argument.
    const fn is_form(self) -> bool {
        matches!(self, Self::Form | Self::MapForm | Self::ListForm | Self::NumberForm)
    }
}

/// What outspeaks a phrase.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// Everything but the argument's name.
    Noun,
    /// The argument's name, its values and its default.
    Weak,
    /// Its values and its default.
    Fair,
    /// Nothing.
    Strong,
}

/// A type that a text states.
pub(super) struct Said {
    pub(super) statement: Statement,
    /// What outspeaks it.
    pub(super) strength: Strength,
}

impl Said {
    pub(super) fn is_number(&self) -> bool {
        self.statement.claim == Claim::Type(Type::Number)
    }
}

/// The type that a sentence states.
pub(super) fn read(sentence: &Sentence<'_>) -> Option<Said> {
    read_by(sentence, |says| sentence.first || matches!(says, Says::Bool) || says.is_form())
}

/// The type of what is written as a sentence says.
pub(super) fn read_form(sentence: &Sentence<'_>) -> Option<Said> {
    read_by(sentence, Says::is_form)
}

fn read_by(sentence: &Sentence<'_>, is_said: impl Fn(Says) -> bool) -> Option<Said> {
    // Later sentences say of themselves only what the words of a switch do.
    // "Whether the list of …" says something about a list.
    let asks = |found: &str| [" if ", "whether "].iter().any(|word| found.contains(word));
    let (phrase, found) = PHRASES
        .iter()
        .filter(|phrase| is_said(phrase.says))
        .filter_map(|phrase| phrase.pattern.find(&sentence.lower).map(|found| (phrase, found)))
        .find(|(phrase, found)| matches!(phrase.says, Says::Bool) || !asks(found.as_str()))?;
    if sentence.in_code(found.start()) && !found.as_str().starts_with('`') {
        return None;
    }
    if !sentence.first
        && !phrase.says.is_form()
        && (!names_switch(found.as_str()) || sentence.speaks_of_another(found.end()))
    {
        return None;
    }
    // "Whether it is taken or not (TAKE, LEAVE)" names two words.
    if matches!(phrase.says, Says::Bool)
        && sentence.text.contains('(')
        && NAMED_VALUES.is_match(sentence.text)
    {
        return None;
    }
    // "This is needed if `lids.open` is set to true" says it of what no list here has, too.
    if found.as_str().contains("true") && sentence.is_about_code_before(found.start()) {
        return None;
    }
    // "If `other` is `true`, …" says what the other one is.
    let mut named =
        sentence.ticks.iter().filter(|tick| tick.outer.end <= found.end()).map(|tick| sentence.code(tick));
    if names_switch(found.as_str())
        && named.any(|name| name != sentence.around.subject && sentence.is_declared(name))
    {
        return None;
    }
    // "`others` contains a list of …" says what the others are.
    let before = sentence.lower.get(..found.start()).unwrap_or_default();
    let speaks_of_another_before = |tick: &Tick| {
        let name = sentence.code(tick);
        tick.outer.end == before.trim_end().len()
            && name != sentence.around.subject
            && sentence.is_declared(name)
    };
    if matches!(phrase.says, Says::List | Says::Set) && sentence.ticks.iter().any(speaks_of_another_before) {
        return None;
    }
    let element = || {
        ELEMENT
            .iter()
            // "A list of ports or port ranges", "Each can be a port or a range": a range is a text.
            .find(|(_, pattern)| pattern.is_match(&sentence.lower) && !speaks_of_ranges(sentence))
            .map_or(Type::String, |(says, _)| simple(*says))
    };
    let ty = match phrase.says {
        Says::Nothing => return None,
        Says::List | Says::ListForm => Type::List(Box::new(element())),
        Says::Set => Type::Set(Box::new(element())),
        says => simple(says),
    };
    if outspoken_by_name(sentence.around.subject, &ty, phrase.strength, &sentence.lower) {
        return None;
    }
    // "The longest time that it may take", of which no unit is named, is most often a text such as `1h`.
    let (ty, strength) = match ty {
        Type::Number if is_of_time(found.as_str(), sentence.lower.get(found.end()..).unwrap_or_default()) => {
            if names_unit(sentence.whole) || names_unit(sentence.around.subject) {
                (ty, phrase.strength)
            } else {
                (Type::String, Strength::Noun)
            }
        }
        ty => (ty, phrase.strength),
    };
    let mut statement = sentence.state(Claim::Type(ty), found.range());
    if strength == Strength::Noun {
        statement.evidence = Evidence::Noun;
    }
    Some(Said { statement, strength })
}

/// Whether words say what a switch does when it is set.
fn names_switch(found: &str) -> bool {
    ["true", "false", "this flag"].iter().any(|word| found.contains(word))
}

/// Whether elements can be ranges: in its own sentence, or where another one says what an element is.
fn speaks_of_ranges(sentence: &Sentence<'_>) -> bool {
    sentence.lower.contains("ranges")
        || [" or a range", " or range"].iter().any(|words| sentence.whole.contains(words))
}

/// Whether "the amount of", "the maximum time" and their like are about a time; "the time to live" is a number everywhere.
fn is_of_time(found: &str, after: &str) -> bool {
    let after = after.trim_start();
    let mut words = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let first = words.find(|word| !matches!(*word, "extra" | "additional"));
    first == Some("time") || (found.ends_with(" time") && !after.starts_with("to live"))
}

/// Whether a text or a name says what a time is counted in.
pub(crate) fn names_unit(text: &str) -> bool {
    const UNITS: &[&str] =
        &["second", "sec", "minute", "hour", "day", "week", "month", "year", "ms", "millisecond"];
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| UNITS.contains(&word.strip_suffix('s').unwrap_or(word)) || word == "ms")
}

/// Whether the name is the better witness. "The ID of the subnets" is no single string when the name is a plural;
/// `tags` are a map even where the text calls them a list; "specifies whether" on a `…_status` introduces a word.
fn outspoken_by_name(subject: &str, ty: &Type, strength: Strength, lower: &str) -> bool {
    match (firm_type_of_name(subject), ty) {
        // What is written in JSON is a text, whatever it holds.
        (Some(Type::String), Type::Map(_) | Type::List(_)) if subject.ends_with("_json") => true,
        // A list of strings is none of pairs.
        // Labels in a list are words; a list of tags can be one of their pairs.
        (Some(Type::Map(_)), Type::List(_)) if LABELS.is_match(lower) => false,
        (Some(Type::Map(_)), Type::List(_) | Type::Set(_)) => !STRINGS.is_match(lower),
        // What happens to labels is no map of them: "Indicates whether the labels are merged".
        (Some(Type::Map(_)), Type::Bool) => strength <= Strength::Weak && !lower.contains("whether"),
        // "Whether the headers are sent" is asked of a switch, whatever it switches.
        (Some(Type::List(_)), Type::Bool) => {
            strength <= Strength::Weak && ![" if ", "whether "].iter().any(|word| lower.contains(word))
        }
        // A price has decimals that must not get lost, unless it is a share of another one.
        (Some(Type::String), Type::Number) if subject.ends_with("price") => {
            !["percent", "dollar", "usd"].iter().any(|unit| subject.contains(unit) || lower.contains(unit))
        }
        // A point in time is written as a text, whatever it is counted in.
        (Some(Type::String), Type::Number) if subject.ends_with("_at") => true,
        (Some(named), stated) => strength <= Strength::Weak && named != *stated,
        (None, _) => false,
    }
}

/// Words in capitals in parentheses; acronyms are short.
static NAMED_VALUES: Literal = Literal::new(r"\((?:`?[A-Z][A-Z_]{3,}`?(?:, | or |, or )?){2,}\)");

static LABELS: Pattern =
    Pattern::new(&["list of labels"], r"^(?:specifies |contains )?(?:an? |the )?list of labels\b");

static STRINGS: Pattern = Pattern::new(
    &["list", "set", "array", "collection", "s of"],
    r"\b(?:list|set|array|collection) of (?:[a-z-]+ ){0,2}strings?\b|\b(?:list|set|array) containing (?:the )?(?:names|ids|arns)\b|^(?:[a-z]+ )?(?:names|ids|arns) of\b",
);

fn simple(says: Says) -> Type {
    let text = || Box::new(Type::String);
    match says {
        Says::Text | Says::Form | Says::Nothing => Type::String,
        Says::Number | Says::NumberForm => Type::Number,
        Says::Bool => Type::Bool,
        Says::List | Says::ListForm => Type::List(text()),
        Says::Set => Type::Set(text()),
        Says::Map | Says::MapForm => Type::Map(text()),
        Says::MapOfNumbers => Type::Map(Box::new(Type::Number)),
        Says::MapOfBools => Type::Map(Box::new(Type::Bool)),
        Says::MapOfLists => Type::Map(Box::new(Type::List(text()))),
    }
}

#[cfg(test)]
mod tests;
