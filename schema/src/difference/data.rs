//! What a comparison gives, as plain data.

use crate::model::ResourceKind;
use serde::Serialize;

/// What changed between two versions.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Difference {
    /// The types that differ, by kind and name.
    pub types: Vec<TypeDifference>,
    /// The functions that differ, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<FunctionDifference>,
    /// How many types are the same in both.
    pub unchanged: usize,
}

/// What changed about one type.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TypeDifference {
    /// What it is.
    pub kind: ResourceKind,
    /// Its name in Terraform; the old one where it was renamed.
    pub type_name: String,
    /// What became of it.
    #[serde(flatten)]
    pub status: Status,
    /// Where the old version describes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Place>,
    /// Where the new one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Place>,
    /// What changed in it, in the order of the old version, what was added last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// How many descriptions read otherwise.
    pub reworded: usize,
}

/// What changed about a function of the provider.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FunctionDifference {
    /// Its name.
    pub name: String,
    /// What changed, in one clause.
    pub change: String,
    /// What that means for programs.
    pub impact: Impact,
    /// Where the old version describes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Place>,
    /// Where the new one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Place>,
}

/// What became of a type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum Status {
    /// It is new.
    Added,
    /// It is gone.
    Removed {
        /// A new type that may stand for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        perhaps: Option<String>,
    },
    /// It has another name.
    Renamed {
        /// The new one.
        to: String,
    },
    /// It is there in both.
    Changed,
}

/// One change in a type.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The argument, attribute or block, with those that it stands in (`rule.action`); empty for the type itself.
    pub path: String,
    /// What changed.
    #[serde(flatten)]
    pub what: What,
    /// What it means for programs.
    pub impact: Impact,
    /// Where the old version says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Place>,
    /// Where the new one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Place>,
}

/// What changed about an argument, an attribute, a block or a type.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum What {
    /// There is a new argument.
    ArgumentAdded {
        /// Whether it must be set.
        required: bool,
        /// What it takes, in words.
        #[serde(rename = "type")]
        ty: String,
    },
    /// An argument is gone.
    ArgumentRemoved {
        /// A new argument that may stand for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        perhaps: Option<String>,
        /// What the old version says to use instead.
        #[serde(skip_serializing_if = "Option::is_none")]
        instead: Option<String>,
    },
    /// There is a new attribute.
    AttributeAdded {
        /// What it gives, in words.
        #[serde(rename = "type")]
        ty: String,
    },
    /// An attribute is gone.
    AttributeRemoved {
        /// A new attribute that may stand for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        perhaps: Option<String>,
        /// What the old version says to use instead.
        #[serde(skip_serializing_if = "Option::is_none")]
        instead: Option<String>,
    },
    /// It has another name.
    Renamed {
        /// The new one.
        to: String,
    },
    /// It must be set now.
    BecameRequired,
    /// It need not be set any longer.
    BecameOptional,
    /// It can only be read now.
    BecameReadOnly,
    /// It could only be read, and can be set now.
    BecameSettable {
        /// Whether it must be.
        required: bool,
    },
    /// It takes or gives another type, or stands as often as it did not.
    TypeChanged {
        /// What it was, in words.
        from: String,
        /// What it is.
        to: String,
        /// Which of the versions leaves it to be guessed.
        #[serde(skip_serializing_if = "Option::is_none")]
        guessed: Option<Guessed>,
    },
    /// More values are allowed.
    ValuesAdded {
        /// The values.
        values: Vec<String>,
        /// When they are, in words; always when absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<String>,
    },
    /// Fewer values are allowed.
    ValuesRemoved {
        /// Those that are not any longer.
        values: Vec<String>,
        /// When they are not, in words; always when absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<String>,
    },
    /// A range, a length or a number of items allows less than it did, or something else.
    Tightened {
        /// The old rule in words.
        from: String,
        /// The new one.
        to: String,
    },
    /// It allows more than it did.
    Loosened {
        /// The old rule in words.
        from: String,
        /// The new one.
        to: String,
    },
    /// There is a rule where there was none of its kind.
    RuleAdded {
        /// The rule in words.
        rule: String,
        /// Whether synth refuses what breaks it; a rule that the page's own examples break is a warning.
        enforced: bool,
    },
    /// A rule is not stated any longer.
    RuleRemoved {
        /// The rule in words.
        rule: String,
    },
    /// It has another value when it is not set.
    DefaultChanged {
        /// The old one; none was stated when absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// The new one; none is stated when absent.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    },
    /// It should no longer be used.
    Deprecated {
        /// What the document says about it.
        text: String,
        /// What to use instead.
        #[serde(skip_serializing_if = "Option::is_none")]
        replacement: Option<String>,
    },
    /// It is not deprecated any longer.
    DeprecationWithdrawn,
    /// Whether a change of it replaces the resource.
    Replaces {
        /// Whether it does now.
        now: bool,
    },
    /// Whether its value is a secret.
    Sensitive {
        /// Whether it is now.
        now: bool,
    },
    /// Operations whose time can be set are there that were not.
    TimeoutsAdded {
        /// The operations.
        operations: Vec<String>,
    },
    /// Operations whose time could be set are gone.
    TimeoutsRemoved {
        /// The operations.
        operations: Vec<String>,
    },
}

/// Which version does not say what type something has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Guessed {
    /// The old one.
    Old,
    /// The new one.
    New,
    /// Both of them.
    Both,
}

/// What a change means for the version of bindings, by the rules of Semantic Versioning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// Programs need not care.
    Patch,
    /// Programs can do more, or are warned.
    Minor,
    /// A program that was well may not build, or may be refused at synth.
    Major,
}

/// A place in a document, by the path that people are shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The path.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
}

impl Difference {
    /// What the version of bindings has to say about all of it; nothing where nothing changed.
    #[must_use]
    pub fn verdict(&self) -> Option<Impact> {
        let functions = self.functions.iter().map(|function| function.impact);
        self.types.iter().map(TypeDifference::impact).chain(functions).max()
    }
}

impl TypeDifference {
    /// What the changes of the type mean for programs.
    #[must_use]
    pub fn impact(&self) -> Impact {
        let own = match self.status {
            Status::Removed { .. } | Status::Renamed { .. } => Impact::Major,
            Status::Added => Impact::Minor,
            Status::Changed => Impact::Patch,
        };
        self.changes.iter().map(|change| change.impact).max().map_or(own, |most| most.max(own))
    }

    /// How people and settings name it: `data.` before data sources, `provider.` before a provider's configuration.
    #[must_use]
    pub fn address(&self) -> String {
        self.kind.address(&self.type_name)
    }
}

impl What {
    /// What it means for programs.
    #[must_use]
    pub fn impact(&self) -> Impact {
        match self {
            Self::ArgumentAdded { required: true, .. }
            | Self::ArgumentRemoved { .. }
            | Self::AttributeRemoved { .. }
            | Self::Renamed { .. }
            | Self::BecameRequired
            | Self::BecameReadOnly
            | Self::BecameSettable { required: true }
            | Self::TypeChanged { .. }
            | Self::ValuesRemoved { .. }
            | Self::Tightened { .. }
            | Self::TimeoutsRemoved { .. }
            | Self::RuleAdded { enforced: true, .. } => Impact::Major,
            Self::ArgumentAdded { required: false, .. }
            | Self::AttributeAdded { .. }
            | Self::BecameOptional
            | Self::BecameSettable { required: false }
            | Self::ValuesAdded { .. }
            | Self::Loosened { .. }
            | Self::RuleAdded { enforced: false, .. }
            | Self::RuleRemoved { .. }
            | Self::DefaultChanged { from: Some(_), to: Some(_) }
            | Self::Deprecated { .. }
            | Self::Replaces { now: true }
            | Self::TimeoutsAdded { .. } => Impact::Minor,
            Self::DefaultChanged { .. }
            | Self::DeprecationWithdrawn
            | Self::Replaces { now: false }
            | Self::Sensitive { .. } => Impact::Patch,
        }
    }
}
