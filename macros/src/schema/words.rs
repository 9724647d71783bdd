//! Types and conditions in words, for messages.

use super::{Condition, Nesting, Type};
use std::fmt::{Display, Formatter, Result};

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::String => f.write_str("a string"),
            Self::Number => f.write_str("a number"),
            Self::Bool => f.write_str("`true` or `false`"),
            Self::Any => f.write_str("any value"),
            Self::List(inner) => write!(f, "a list of {}", inner.plural()),
            Self::Set(inner) => write!(f, "a set of {}", inner.plural()),
            Self::Map(inner) => write!(f, "a map of {}", inner.plural()),
            Self::Block(id, Nesting::Single) => write!(f, "one block `{id}`"),
            Self::Block(id, Nesting::List | Nesting::Set) => write!(f, "a list of blocks `{id}`"),
            Self::Block(id, Nesting::Map) => write!(f, "a map of blocks `{id}`"),
        }
    }
}

impl Type {
    fn plural(&self) -> String {
        match self {
            Self::String => "strings".to_owned(),
            Self::Number => "numbers".to_owned(),
            Self::Bool => "booleans".to_owned(),
            Self::Any => "values".to_owned(),
            Self::List(inner) => format!("lists of {}", inner.plural()),
            Self::Set(inner) => format!("sets of {}", inner.plural()),
            Self::Map(inner) => format!("maps of {}", inner.plural()),
            Self::Block(id, _) => format!("blocks `{id}`"),
        }
    }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let list = |f: &mut Formatter<'_>, parts: &[Self], word: &str| {
            for (i, part) in parts.iter().enumerate() {
                if i > 0 {
                    write!(f, " {word} ")?;
                }
                part.fmt(f)?;
            }
            Ok(())
        };
        match self {
            Self::Context(name) => write!(f, "used with {name}"),
            Self::Is { argument, values } => write!(f, "`{argument}` is {}", either(values)),
            Self::Set(argument) => write!(f, "`{argument}` is set"),
            Self::Not(inner) => match &**inner {
                Self::Is { argument, values } => write!(f, "`{argument}` is not {}", either(values)),
                Self::Set(argument) => write!(f, "`{argument}` is not set"),
                Self::Context(name) => write!(f, "not used with {name}"),
                other => write!(f, "not ({other})"),
            },
            Self::All(parts) => list(f, parts, "and"),
            Self::Any(parts) => list(f, parts, "or"),
            Self::Words(words) => f.write_str(words),
        }
    }
}

fn either(values: &[String]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" or ")
}
