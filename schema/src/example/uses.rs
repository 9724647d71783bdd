//! What an example declares, as plain data.

use crate::model::{ExampleLanguage, Number, ResourceKind, Type};
use crate::source::Location;
use std::collections::BTreeMap;

/// One resource, data source or provider block in an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// What is declared.
    pub kind: ResourceKind,
    /// The type's name in Terraform; the provider's name for a provider block.
    pub type_name: String,
    /// The label in the example; empty for a provider block.
    pub label: String,
    /// Where the declaration stands.
    pub at: Location,
    /// What the example is written in.
    pub language: ExampleLanguage,
    /// The title of the example.
    pub title: Option<String>,
    /// Whether everything that belongs to it is shown: no `...` stands for arguments that were left out, and nothing
    /// was lost in reading.
    pub complete: bool,
    /// What is set.
    pub body: Body,
}

impl Use {
    /// Whether a name at the top of the body is Terraform's own: accepted by every resource, data source, ephemeral resource or provider,
    /// and never part of a document's argument reference.
    #[must_use]
    pub fn is_meta_argument(&self, name: &str) -> bool {
        name == "timeouts" && self.kind != ResourceKind::Provider || self.kind.reserves(name)
    }

    /// The example in words: its title, or the place of this declaration.
    #[must_use]
    pub fn example(&self) -> String {
        self.title.clone().unwrap_or_else(|| format!("{}:{}", self.at.path, self.at.line))
    }
}

/// What is set in a declaration, a block or an object, in the order of the code. A name stands several times where a
/// block is repeated.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Body {
    /// The entries.
    pub entries: Vec<Entry>,
}

impl Body {
    /// The entries of this name.
    pub fn named<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a Entry> + use<'a, 'n> {
        self.entries.iter().filter(move |entry| entry.name == name)
    }

    /// The entries by name, in the order in which the names first stand.
    #[must_use]
    pub fn by_name(&self) -> Vec<(&str, Vec<&Entry>)> {
        let mut positions = BTreeMap::new();
        let mut groups: Vec<(&str, Vec<&Entry>)> = Vec::new();
        for entry in &self.entries {
            let position = *positions.entry(entry.name.as_str()).or_insert(groups.len());
            match groups.get_mut(position) {
                Some((_, entries)) => entries.push(entry),
                None => groups.push((&entry.name, vec![entry])),
            }
        }
        groups
    }

    #[cfg(test)]
    pub(crate) fn names(&self) -> Vec<&str> {
        self.by_name().into_iter().map(|(name, _)| name).collect()
    }
}

/// One name with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The name as Terraform writes it; any text for the key of a map.
    pub name: String,
    /// The value.
    pub value: ExampleValue,
    /// Where name and value stand.
    pub at: Location,
}

/// A value in an example.
#[derive(Debug, Clone, PartialEq)]
pub enum ExampleValue {
    /// A text without interpolation.
    String(String),
    /// A number.
    Number(Number),
    /// `true` or `false`.
    Bool(bool),
    /// `null`: as if the argument were not set.
    Null,
    /// A list.
    List(Vec<ExampleValue>),
    /// A block for each item of something (`dynamic`): nobody knows how many.
    Repeated(Body),
    /// `{ … }` as a value: an HCL object or a Python dictionary.
    Object(Body),
    /// `name { … }`: an HCL block.
    Block(Body),
    /// `Class(…)`: a Python instance of a nested block's class.
    Struct(Body),
    /// A value that the code turns into another type because the provider's schema asks for it
    /// (`Token.as_string(403)`).
    Coerced {
        /// The type that the schema asks for.
        to: Type,
        /// What is turned.
        value: Box<ExampleValue>,
    },
    /// A reference, a call, a template: set, but not known.
    Expression {
        /// The code.
        text: String,
        /// What it gives, where that is certain (`jsonencode(…)` gives a string).
        gives: Option<Type>,
    },
}

impl ExampleValue {
    /// The value without what turns it into another type.
    #[must_use]
    pub fn bare(&self) -> &Self {
        match self {
            Self::Coerced { value, .. } => value.bare(),
            other => other,
        }
    }

    /// The text of a literal string, number or boolean, as Terraform writes it when a string is asked for.
    #[must_use]
    pub fn literal_text(&self) -> Option<String> {
        match self.bare() {
            Self::String(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }

    /// The bodies of nested blocks that the value holds: one for a block or an object, several for a list of them.
    #[must_use]
    pub fn bodies(&self) -> Vec<&Body> {
        match self.bare() {
            Self::Object(body) | Self::Block(body) | Self::Struct(body) | Self::Repeated(body) => {
                vec![body]
            }
            Self::List(items) => items.iter().flat_map(Self::bodies).collect(),
            _ => Vec::new(),
        }
    }
}
