//! Facts: what front ends read, before anything is decided.
//!
//! A front end never decides. It says what it saw, about what, where, and by what kind of evidence;
//! the `resolve` module merges the facts of all sources about one type into a [`crate::model::Resource`].

use crate::model::{
    Basis, BlockId, BlockSyntax, Check, Condition, ContextBinding, DefaultValue, Deprecation, Evidence,
    Example, GroupKind, Nesting, Presence, ProviderIdentity, ResourceKind, Type,
};
use crate::source::Location;
use std::sync::Arc;

/// All facts of one document about one resource type.
#[derive(Debug, Clone)]
pub struct DocumentFacts {
    /// What the document describes.
    pub kind: ResourceKind,
    /// The type's name in Terraform.
    pub type_name: String,
    /// Where the name stands.
    pub named_at: Location,
    /// The facts, in the order of the document.
    pub facts: Vec<Fact>,
}

impl DocumentFacts {
    /// The same document without its facts.
    #[must_use]
    pub fn emptied(&self) -> Self {
        let Self { kind, type_name, named_at, .. } = self;
        Self { kind: *kind, type_name: type_name.clone(), named_at: named_at.clone(), facts: Vec::new() }
    }
}

/// One statement with where it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is about: many facts are about one thing.
    pub subject: Arc<Subject>,
    /// What it says.
    pub claim: Claim,
    /// Where it was read, and how.
    pub basis: Basis,
}

impl Fact {
    /// A statement about something, read by one kind of evidence at one place.
    #[must_use]
    pub fn new(subject: impl Into<Arc<Subject>>, claim: Claim, evidence: Evidence, at: Location) -> Self {
        Self { subject: subject.into(), claim, basis: Basis { evidence, at } }
    }
}

/// What a fact is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The resource type as a whole.
    Resource,
    /// One block definition; the root has the empty id.
    Block(BlockId),
    /// Something a user sets in a block.
    Argument(BlockId, String),
    /// Something a user reads from a block.
    Attribute(BlockId, String),
}

/// What a fact says. Each variant states the subjects it fits.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// Resource: the service it belongs to.
    Subcategory(String),
    /// Resource: another name of the same type.
    Alias(String),
    /// Resource: another type that the same page describes, with some of the arguments.
    Sibling(String),
    /// Resource, attribute: all that this resource type has is an attribute of it, or of each of its objects.
    AttributesOf(String),
    /// Resource: the arguments of this resource type can be set, too.
    ArgumentsOf(String),
    /// Resource: who the provider is.
    Provider(ProviderIdentity),
    /// Resource, argument, attribute: what it is for, in Markdown.
    Description(String),
    /// Resource, block, argument: text that nothing else was made of.
    Note(String),
    /// Resource: an example.
    Example(Example),
    /// Resource: an operation with its default duration.
    Timeout {
        /// `create`, `read`, `update` or `delete`.
        operation: String,
        /// The default, as written in a configuration.
        default: Option<String>,
    },
    /// Resource: what an import id is made of.
    ImportTemplate(String),
    /// Resource: an import id of a sample.
    ImportSample(String),
    /// Resource: text about importing.
    ImportNote(String),
    /// Resource: a context that another resource's argument decides.
    Context(Box<ContextBinding>),
    /// Block: it is described here.
    Described,
    /// Block: a rule over several of its arguments.
    Group {
        /// How many of them.
        kind: GroupKind,
        /// Their names.
        arguments: Vec<String>,
        /// When it must hold.
        when: Option<Condition>,
        /// The sentence.
        text: String,
    },
    /// Argument, attribute: it exists. Every argument and attribute has at least one such fact.
    Declared,
    /// Argument: whether it must be set.
    Presence(Presence),
    /// Argument: whether the provider fills it in.
    Computed(bool),
    /// Argument, attribute: its type, when it is not a block. [`Type::Block`] never stands here.
    Type(Type),
    /// Argument, attribute: it is a block or an object with this definition.
    Block(BlockId),
    /// Argument, attribute: how often its block may stand. Decided apart from [`Claim::Block`]: the best evidence
    /// that something is a block (a section) says little about how often.
    Nesting(Nesting),
    /// Argument, attribute: what ties its block to the section that describes it.
    LinkedBy(LinkReason),
    /// Argument, attribute: how its block is written in HCL.
    Syntax(BlockSyntax),
    /// Argument: what its value must obey.
    Rule {
        /// What must hold; most facts state no rule, and none should take the place of one.
        check: Box<Check>,
        /// When it must hold.
        when: Option<Condition>,
        /// The sentence.
        text: String,
    },
    /// Argument: what holds when it is not set.
    Default {
        /// The value.
        value: DefaultValue,
        /// When it is this value.
        when: Option<Condition>,
        /// The sentence.
        text: String,
    },
    /// Argument: whether a change replaces the resource.
    ForceNew(bool),
    /// Argument, attribute: whether the value is a secret.
    Sensitive(bool),
    /// Argument: whether the value is never read back.
    WriteOnly(bool),
    /// Resource, argument, attribute: that it should no longer be used.
    Deprecated(Deprecation),
    /// Argument: that weaker evidence's rules of this family ([`Check::family`]; `default` for defaults) are wrong.
    Without(String),
    /// Argument, attribute: that it does not exist, against weaker evidence.
    Absent,
}

impl Claim {
    /// What must hold, as a rule says.
    #[must_use]
    pub fn check(&self) -> Option<&Check> {
        if let Self::Rule { check, .. } = self { Some(check) } else { None }
    }
}

/// What ties an argument to the section that describes its block, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkReason {
    /// The members are nested bullets of the argument's own bullet.
    NestedList,
    /// The argument's text links to the section.
    Anchor,
    /// The section names the block together with the block it stands in (`rule.action`).
    Path,
    /// Only one section has the name of the argument.
    OnlyName,
    /// Several have the name; this one stands below the section of the block that holds the argument.
    ParentHeading,
    /// Several have the name; this one is the nearest below the argument, or else above it.
    Position,
    /// Only one section has a name that differs from the argument's by an ending ("VPC Configuration", `vpc_config`).
    SimilarName,
    /// The argument is an operator of logic (`and`, `or`, `not`) over blocks of the kind that it stands in.
    Operator,
    /// No list has the argument; a section that names the block is all there is of it.
    OwnSection,
}
