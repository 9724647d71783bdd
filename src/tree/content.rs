//! What the nodes of the tree hold.

use super::statement::{ImportStatement, RemovedData};
use super::{Condition, ElementData, RawOverride, Repeated};
use crate::asset::AssetData;
use crate::data::{Args, Data, Reference};
use crate::encryption::EncryptionData;
use crate::stack::Allocator;
use crate::test_file::TestData;

/// What a construct is.
#[derive(Debug)]
pub(crate) enum Content {
    App,
    Construct,
    Stack(Box<StackData>),
    Element(Box<ElementData>),
    Output(Box<OutputData>),
    Variable(Box<VariableData>),
    Local(Box<LocalData>),
    Module(Box<ModuleData>),
    Backend(Box<BackendData>),
    Check(Box<CheckData>),
    Asset(Box<AssetData>),
    Import(Box<ImportStatement>),
    Removed(Box<RemovedData>),
    Test(Box<TestData>),
}

/// A named value of a stack.
#[derive(Debug)]
pub(crate) struct LocalData {
    pub(crate) value: Data,
    pub(crate) logical_id: Option<String>,
}

impl Content {
    /// What it is, in words.
    pub(crate) fn describe(&self) -> &str {
        match self {
            Self::App => "the app",
            Self::Construct => "a construct",
            Self::Stack(_) => "a stack",
            Self::Element(element) => element.ty.name(),
            Self::Output(_) => "an output",
            Self::Variable(_) => "a variable",
            Self::Local(_) => "a local value",
            Self::Module(_) => "a module",
            Self::Backend(_) => "a backend",
            Self::Check(_) => "a check",
            Self::Asset(_) => "an asset",
            Self::Import(_) => "an import",
            Self::Removed(_) => "what was removed",
            Self::Test(_) => "a test file",
        }
    }

    /// Whether a program does not name it, so that it takes no name from anything else.
    pub(crate) const fn is_nameless(&self) -> bool {
        matches!(self, Self::Backend(_) | Self::Import(_) | Self::Removed(_))
    }

    /// How often it is there.
    pub(crate) fn repeated(&self) -> Option<&Repeated> {
        match self {
            Self::Element(element) => element.meta.as_ref().map(|meta| &meta.repeated),
            Self::Module(module) => Some(&module.repeated),
            Self::Import(import) => Some(&import.repeated),
            _ => None,
        }
    }

    /// The logical id that the user chose.
    pub(crate) fn chosen_id(&self) -> Option<&str> {
        match self {
            Self::Element(element) => element.logical_id.as_deref(),
            Self::Output(output) => output.logical_id.as_deref(),
            Self::Variable(variable) => variable.logical_id.as_deref(),
            Self::Local(local) => local.logical_id.as_deref(),
            Self::Module(module) => module.logical_id.as_deref(),
            Self::Check(check) => check.logical_id.as_deref(),
            Self::App
            | Self::Construct
            | Self::Stack(_)
            | Self::Backend(_)
            | Self::Asset(_)
            | Self::Import(_)
            | Self::Removed(_)
            | Self::Test(_) => None,
        }
    }
}

/// A stack, beside what is in it.
#[derive(Debug, Default)]
pub(crate) struct StackData {
    pub(crate) overrides: Vec<RawOverride>,
    pub(crate) after: Vec<Reference>,
    /// What makes the logical ids, where the program does it itself.
    pub(crate) allocator: Option<Allocator>,
    pub(crate) required_version: Option<String>,
    /// What the stack says to providers about itself, by the provider's local name.
    pub(crate) provider_meta: Vec<(String, Data)>,
    pub(crate) encryption: Option<EncryptionData>,
    /// Whether the ids of old versions of CDKTF are moved from.
    pub(crate) migrates_ids: bool,
}

/// An output of a stack.
#[derive(Debug)]
pub(crate) struct OutputData {
    pub(crate) value: Data,
    pub(crate) description: Option<String>,
    pub(crate) sensitive: Option<bool>,
    pub(crate) depends_on: Vec<Reference>,
    pub(crate) preconditions: Vec<Condition>,
    pub(crate) logical_id: Option<String>,
}

/// An input variable of a stack.
#[derive(Debug)]
pub(crate) struct VariableData {
    pub(crate) constraint: Option<String>,
    pub(crate) default: Option<Data>,
    pub(crate) description: Option<String>,
    pub(crate) sensitive: Option<bool>,
    pub(crate) nullable: Option<bool>,
    pub(crate) ephemeral: Option<bool>,
    pub(crate) validations: Vec<Condition>,
    pub(crate) logical_id: Option<String>,
}

/// A call of a Terraform module.
#[derive(Debug)]
pub(crate) struct ModuleData {
    pub(crate) source: String,
    pub(crate) version: Option<String>,
    pub(crate) args: Args,
    /// The name within the module where it is not the provider's own, and the configuration.
    pub(crate) providers: Vec<(Option<String>, Reference)>,
    pub(crate) depends_on: Vec<Reference>,
    pub(crate) repeated: Repeated,
    /// Addresses that it had, the oldest first.
    pub(crate) moved_from: Vec<String>,
    pub(crate) logical_id: Option<String>,
}

/// Where the state of a stack is kept.
#[derive(Debug)]
pub(crate) struct BackendData {
    pub(crate) kind: String,
    pub(crate) args: Args,
}

/// What Terraform looks at after each plan and apply, beside the data sources in it.
#[derive(Debug, Default)]
pub(crate) struct CheckData {
    pub(crate) asserts: Vec<Condition>,
    pub(crate) logical_id: Option<String>,
}
