//! Changes in English.

use super::data::{Change, Guessed, Impact, What};
use crate::model::{Nesting, Type};
use std::fmt::{Display, Formatter, Result};

/// The most values that a message lists.
const MOST_VALUES: usize = 12;

/// A type in words that do not depend on how sections of a page are called.
pub(super) fn type_words(ty: &Type) -> String {
    match ty {
        Type::List(inner) => format!("list of {}", plural(inner)),
        Type::Set(inner) => format!("set of {}", plural(inner)),
        Type::Map(inner) => format!("map of {}", plural(inner)),
        Type::Block(block) => match block.nesting {
            Nesting::Single => "block".to_owned(),
            Nesting::List => "list of blocks".to_owned(),
            Nesting::Set => "set of blocks".to_owned(),
            Nesting::Map => "map of blocks".to_owned(),
        },
        Type::Any => "value of any type".to_owned(),
        scalar => scalar.to_string(),
    }
}

fn plural(ty: &Type) -> String {
    match ty {
        Type::List(inner) => format!("lists of {}", plural(inner)),
        Type::Set(inner) => format!("sets of {}", plural(inner)),
        Type::Map(inner) => format!("maps of {}", plural(inner)),
        Type::Any => "values of any type".to_owned(),
        Type::Block(_) => "blocks".to_owned(),
        scalar => format!("{scalar}s"),
    }
}

impl Impact {
    /// Its name in Semantic Versioning.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl Display for Change {
    /// The change in one clause: "`watts` was removed".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let Self { path, what, .. } = self;
        let name = if path.is_empty() { "the type".to_owned() } else { format!("`{path}`") };
        let perhaps = |perhaps: &Option<String>, instead: &Option<String>| match (instead, perhaps) {
            (Some(other), _) => format!("; use `{other}`"),
            (None, Some(other)) => format!("; perhaps it is `{other}` now"),
            (None, None) => String::new(),
        };
        match what {
            What::ArgumentAdded { required: true, ty } => {
                write!(f, "{name} was added and must be set ({ty})")
            }
            What::ArgumentAdded { required: false, ty } => write!(f, "{name} was added ({ty})"),
            What::AttributeAdded { ty } => write!(f, "{name} can be read ({ty})"),
            What::ArgumentRemoved { perhaps: other, instead } => {
                write!(f, "{name} was removed{}", perhaps(other, instead))
            }
            What::AttributeRemoved { perhaps: other, instead } => {
                write!(f, "{name} cannot be read any longer{}", perhaps(other, instead))
            }
            What::Renamed { to } => write!(f, "{name} is called `{to}` now"),
            What::BecameRequired => write!(f, "{name} must be set now"),
            What::BecameOptional => write!(f, "{name} need not be set any longer"),
            What::BecameReadOnly => write!(f, "{name} can only be read now"),
            What::BecameSettable { required: true } => write!(f, "{name} is an argument now and must be set"),
            What::BecameSettable { required: false } => write!(f, "{name} can be set now"),
            What::TypeChanged { from, to, guessed } => match guessed {
                None => write!(f, "{name} is a {to} instead of a {from}"),
                Some(Guessed::Old) => write!(f, "{name} is a {to}; before, it was guessed to be a {from}"),
                Some(Guessed::New) => {
                    write!(f, "{name} is guessed to be a {to} now; before, it was a {from}")
                }
                Some(Guessed::Both) => write!(f, "{name} is guessed to be a {to} instead of a {from}"),
            },
            What::ValuesAdded { values, when } => {
                write!(f, "{name} can also be {}{}", listed(values, "or"), after(when))
            }
            What::ValuesRemoved { values, when } => {
                write!(f, "{name} cannot be {} any longer{}", listed(values, "or"), after(when))
            }
            What::Tightened { from, to } => write!(f, "{name} {to}; before, it {from}"),
            What::Loosened { from, to } => write!(f, "{name} {to}; before, it {from}"),
            What::RuleAdded { rule, enforced } => {
                let weak = if *enforced { "" } else { " (a warning: its own examples break it)" };
                write!(f, "{}{weak}", ruled(path, &name, rule, "now states: "))
            }
            What::RuleRemoved { rule } => f.write_str(&ruled(path, &name, rule, "no longer states: ")),
            What::DefaultChanged { from: Some(from), to: Some(to) } => {
                write!(f, "{name} defaults to {to} instead of {from}")
            }
            What::DefaultChanged { from: None, to: Some(to) } => {
                write!(f, "{name} is said to default to {to}")
            }
            What::DefaultChanged { from, .. } => {
                write!(f, "{name} is no longer said to default to {}", from.as_deref().unwrap_or("anything"))
            }
            What::Deprecated { text, replacement } => {
                write!(f, "{name} is deprecated")?;
                match (replacement, shortened(text)) {
                    (Some(other), _) => write!(f, ": use `{other}`"),
                    (None, text) if text.is_empty() => Ok(()),
                    (None, text) => write!(f, ": {text}"),
                }
            }
            What::DeprecationWithdrawn => write!(f, "{name} is not deprecated any longer"),
            What::Replaces { now: true } => write!(f, "a change of {name} replaces the resource now"),
            What::Replaces { now: false } => {
                write!(f, "a change of {name} is not said to replace the resource")
            }
            What::Sensitive { now: true } => write!(f, "{name} is a secret now"),
            What::Sensitive { now: false } => write!(f, "{name} is not said to be a secret"),
            What::TimeoutsAdded { operations } => {
                write!(f, "the time of {} can be set", listed(operations, "and"))
            }
            What::TimeoutsRemoved { operations } => {
                write!(f, "the time of {} cannot be set any longer", listed(operations, "and"))
            }
        }
    }
}

/// A rule about one argument, or over the arguments of a block, which names them itself.
fn ruled(path: &str, name: &str, rule: &str, said: &str) -> String {
    let over_several = !rule.starts_with("m");
    match (over_several, path.is_empty()) {
        (true, true) => format!("the page {said}{rule}"),
        _ => format!("{name} {said}{rule}"),
    }
}

fn after(when: &Option<String>) -> String {
    when.as_ref().map(|when| format!(", when {when}")).unwrap_or_default()
}

fn listed(values: &[String], word: &str) -> String {
    let shown: Vec<String> = values.iter().take(MOST_VALUES).map(|value| format!("`{value}`")).collect();
    let more = values.len().saturating_sub(MOST_VALUES);
    match (shown.split_last(), more) {
        (None, _) => String::new(),
        (Some((only, [])), 0) => only.clone(),
        (Some((last, others)), 0) => format!("{} {word} {last}", others.join(", ")),
        (Some(_), more) => format!("{} {word} {more} more", shown.join(", ")),
    }
}

/// The first sentence of what is said about a deprecation, on one line, without the word itself.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    let line = crate::visible::one_line(text);
    let sentence = line.split_once(". ").map_or(line.as_str(), |(first, _)| first).trim_end_matches('.');
    let bare = sentence.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.eq_ignore_ascii_case("deprecated") {
        return String::new();
    }
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}
