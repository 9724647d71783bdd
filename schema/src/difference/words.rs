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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockId, BlockSyntax, BlockType, Held};

    fn words(path: &str, what: What) -> String {
        Change { path: path.to_owned(), what, impact: Impact::Minor, old: None, new: None }.to_string()
    }

    #[test]
    fn every_change_is_a_clause() {
        let some = |text: &str| Some(text.to_owned());
        let all = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let changed = |guessed| What::TypeChanged { from: "string".into(), to: "number".into(), guessed };
        let deprecated = |text: &str, replacement| What::Deprecated { text: text.to_owned(), replacement };
        let many: Vec<String> = (1..=14).map(|number| number.to_string()).collect();
        for (what, said) in [
            (What::AttributeAdded { ty: "string".into() }, "`a` can be read (string)"),
            (
                What::ArgumentRemoved { perhaps: some("b"), instead: None },
                "`a` was removed; perhaps it is `b` now",
            ),
            (What::ArgumentRemoved { perhaps: some("b"), instead: some("c") }, "`a` was removed; use `c`"),
            (What::AttributeRemoved { perhaps: None, instead: None }, "`a` cannot be read any longer"),
            (What::BecameReadOnly, "`a` can only be read now"),
            (What::BecameSettable { required: true }, "`a` is an argument now and must be set"),
            (What::BecameSettable { required: false }, "`a` can be set now"),
            (changed(None), "`a` is a number instead of a string"),
            (changed(Some(Guessed::Old)), "`a` is a number; before, it was guessed to be a string"),
            (changed(Some(Guessed::New)), "`a` is guessed to be a number now; before, it was a string"),
            (changed(Some(Guessed::Both)), "`a` is guessed to be a number instead of a string"),
            (
                What::ValuesAdded { values: all(&["x"]), when: some("`b` is set") },
                "`a` can also be `x`, when `b` is set",
            ),
            (
                What::ValuesRemoved { values: all(&["x", "y", "z"]), when: None },
                "`a` cannot be `x`, `y` or `z` any longer",
            ),
            (
                What::ValuesAdded { values: many, when: None },
                "`a` can also be `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11`, `12` or 2 more",
            ),
            (What::DefaultChanged { from: some("1"), to: some("2") }, "`a` defaults to 2 instead of 1"),
            (What::DefaultChanged { from: None, to: some("2") }, "`a` is said to default to 2"),
            (What::DefaultChanged { from: some("1"), to: None }, "`a` is no longer said to default to 1"),
            (deprecated("**Deprecated**", None), "`a` is deprecated"),
            (deprecated("Use `b`.", some("b")), "`a` is deprecated: use `b`"),
            (deprecated("It is going away. Soon.", None), "`a` is deprecated: It is going away"),
            (What::DeprecationWithdrawn, "`a` is not deprecated any longer"),
            (What::Sensitive { now: true }, "`a` is a secret now"),
            (What::Sensitive { now: false }, "`a` is not said to be a secret"),
            (What::Replaces { now: false }, "a change of `a` is not said to replace the resource"),
            (
                What::TimeoutsRemoved { operations: all(&["create", "delete"]) },
                "the time of `create` and `delete` cannot be set any longer",
            ),
        ] {
            assert_eq!(words("a", what), said);
        }
        assert_eq!(words("", What::BecameRequired), "the type must be set now");
        let long = words("a", deprecated(&"long ".repeat(60), None));
        assert!(long.ends_with("long…") && long.chars().count() < 150, "{long}");
    }

    #[test]
    fn types_are_said_without_the_names_of_sections() {
        let list = |ty| Type::List(Box::new(ty));
        let block = |nesting| {
            Type::Block(BlockType {
                definition: BlockId("lid".into()),
                nesting,
                syntax: BlockSyntax::Block,
                held: Held::default(),
            })
        };
        for (ty, said) in [
            (Type::Any, "value of any type"),
            (Type::Bool, "bool"),
            (list(Type::String), "list of strings"),
            (Type::Set(Box::new(list(Type::Any))), "set of lists of values of any type"),
            (
                Type::Map(Box::new(Type::Map(Box::new(Type::Set(Box::new(Type::Number)))))),
                "map of maps of sets of numbers",
            ),
            (list(block(Nesting::Single)), "list of blocks"),
            (block(Nesting::Single), "block"),
            (block(Nesting::List), "list of blocks"),
            (block(Nesting::Set), "set of blocks"),
            (block(Nesting::Map), "map of blocks"),
        ] {
            assert_eq!(type_words(&ty), said);
        }
    }
}
