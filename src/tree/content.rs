//! What the nodes of the tree hold.

use super::{Condition, ElementData, RawOverride, Repeated};
use crate::data::{Args, Data, Reference};

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
        }
    }

    /// How often it is there.
    pub(crate) fn repeated(&self) -> Option<&Repeated> {
        match self {
            Self::Element(element) => element.meta.as_ref().map(|meta| &meta.repeated),
            Self::Module(module) => Some(&module.repeated),
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
            Self::App | Self::Construct | Self::Stack(_) | Self::Backend(_) => None,
        }
    }
}

/// A stack, beside what is in it.
#[derive(Debug, Default)]
pub(crate) struct StackData {
    pub(crate) overrides: Vec<RawOverride>,
    pub(crate) after: Vec<Reference>,
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
    pub(crate) logical_id: Option<String>,
}

/// Where the state of a stack is kept.
#[derive(Debug)]
pub(crate) struct BackendData {
    pub(crate) kind: String,
    pub(crate) args: Args,
}
