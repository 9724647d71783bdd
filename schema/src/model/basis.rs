//! What a field of the schema rests on.

use crate::source::Location;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// The kind of evidence behind a fact, weakest first: the order is the strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Evidence {
    /// No text: everything of its kind has it. The place is that of the name of what has it.
    Convention,
    /// Nothing was said; the most common case was assumed.
    Assumed,
    /// The name of the argument (`_ids`, `enable_…`).
    Name,
    /// The noun that its description begins with ("The ID of …"): what such things are most often.
    Noun,
    /// What most other pages of the provider say about the same name.
    Elsewhere,
    /// A use in an example of the document.
    Example,
    /// The values it is said to take.
    Values,
    /// The literal it is said to default to.
    DefaultLiteral,
    /// A phrase of its description ("A list of …").
    Phrase,
    /// The resource that manages what a data source reads.
    Twin,
    /// The intro of the list that declares it ("The following arguments are required:").
    ListIntro,
    /// The parenthesised marker at its declaration (`(Required)`).
    Marker,
    /// A use in an example that leaves no choice: two blocks of one name, a list of objects, a word where a number
    /// could stand.
    Shape,
    /// A section, anchor or nested list that describes its block.
    Section,
    /// A type stated outright at its declaration (`(Block List, Max: 1)`).
    Declaration,
    /// The provider's machine-readable schema.
    ProviderSchema,
    /// A resource document in YAML.
    Yaml,
    /// A correction laid over the document.
    Overlay,
}

impl Evidence {
    /// All kinds, the weakest first.
    pub const ALL: [Self; 18] = [
        Self::Convention,
        Self::Assumed,
        Self::Name,
        Self::Noun,
        Self::Elsewhere,
        Self::Example,
        Self::Values,
        Self::DefaultLiteral,
        Self::Phrase,
        Self::Twin,
        Self::ListIntro,
        Self::Marker,
        Self::Shape,
        Self::Section,
        Self::Declaration,
        Self::ProviderSchema,
        Self::Yaml,
        Self::Overlay,
    ];

    /// The evidence in words, for messages: "the name", "an example", …
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Convention => "convention (not documented)",
            Self::Assumed => "nothing (assumed)",
            Self::Name => "its name",
            Self::Noun => "the noun that describes it",
            Self::Elsewhere => "the same name on other pages",
            Self::Twin => "the resource of the same object",
            Self::Example => "an example",
            Self::Values => "its values",
            Self::DefaultLiteral => "its default",
            Self::Phrase => "a phrase",
            Self::ListIntro => "the intro of its list",
            Self::Marker => "its marker",
            Self::Shape => "the shape of an example",
            Self::Section => "the section that describes it",
            Self::Declaration => "its declared type",
            Self::ProviderSchema => "the provider schema",
            Self::Yaml => "the YAML document",
            Self::Overlay => "an overlay",
        }
    }
}

/// Where something was read, and how.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Basis {
    /// The kind of evidence.
    pub evidence: Evidence,
    /// The place in the document.
    pub at: Location,
}

/// A value with what it rests on.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Sourced<T> {
    /// The value that was decided.
    pub value: T,
    /// Evidence that agrees with the value, strongest first; never empty in a resolved schema.
    pub bases: Vec<Basis>,
}

impl<T> Sourced<T> {
    /// A value that rests on one piece of evidence.
    pub fn new(value: T, evidence: Evidence, at: Location) -> Self {
        Self { value, bases: vec![Basis { evidence, at }] }
    }

    /// The deciding place, if any evidence is recorded.
    pub fn at(&self) -> Option<&Location> {
        self.bases.first().map(|basis| &basis.at)
    }
}
