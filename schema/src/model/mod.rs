//! The intermediate schema: plain data about resource types, each field with what it rests on.
//!
//! Everything here can be built in a test with a struct literal, compared, and written as JSON or YAML. Nested blocks
//! are definitions with an id in [`Resource::blocks`]; a [`Type::Block`] refers to one by that id, so shared sections
//! are stored once and recursive blocks are never unrolled.

mod argument;
mod basis;
mod block;
mod example;
mod function;
mod resource;
mod rule;
mod ty;
mod words;

/// What a rule is and how it reads is the rule engine's.
pub use ferroform_rules::{
    Affixes, Bounds, CharacterSet, Characters, Check, Condition, EnumValue, Format, GroupKind, Measure,
    Number, Range, ValueSet,
};

pub use argument::{Argument, Attribute, Default, DefaultValue, Deprecation, Presence};
pub use basis::{Basis, Evidence, Sourced};
pub use block::{Block, BlockId, Group};
pub use example::{Example, ExampleLanguage};
pub use function::{Function, Member, Parameter};
pub use resource::{ContextBinding, Import, ProviderIdentity, Resource, ResourceKind, Schema, Timeout};
pub use rule::{ExampleVerdict, Rule};
pub use ty::{BlockSyntax, BlockType, Held, Nesting, Type};

/// Version of the serialized form of [`Schema`]; a reader refuses another major number.
pub const FORMAT_VERSION: &str = "1.0";
