//! What the Rust program does, step by step.

use super::data::{Data, InstanceId, VariableId};
use crate::configuration::Declaration;
use crate::names::{Id, Name, Path};
use proc_macro2::Ident;

/// A step.
#[derive(Debug)]
pub(super) enum Node<'p> {
    /// Lines of a comment.
    Comment(Vec<String>),
    /// A comment with a part of the program that stands for itself.
    ToDo(Vec<String>),
    /// What stands in a slot is created.
    Create(usize),
    /// A method of what stands in a slot is called.
    Call { slot: usize, call: Call },
    /// A method of a stack is called.
    OnStack { path: Path, name: &'static str, text: Option<String>, value: Option<usize> },
    /// What is created in a place is created after something else.
    After { path: Path, slot: Option<usize>, other: Option<Path> },
    /// A method of a stack is called with another one.
    OnOther { path: Path, name: &'static str, other: Path, field: bool },
    /// `let network = Construct::new(&stack, "network");`
    Construct { variable: Ident, class: &'static str, id: Id, scope: Path },
    /// `let app = App::new();`
    App { variable: Ident },
    /// An object of a class of the program.
    Instance {
        instance: InstanceId,
        variable: Ident,
        id: Id,
        scope: Path,
        arguments: Vec<(usize, Argument<'p>)>,
    },
    /// The outputs of another state.
    RemoteState { slot: usize, kind: String, id: Id, scope: Path, settings: Option<usize> },
    /// A file or a folder that comes along.
    Asset { variable: Ident, constructor: &'static str, id: Id, scope: Path, source: String },
    /// An import whose configuration Terraform writes.
    Import { scope: Path, to: String, id: usize },
    /// `let region = "eu-central-1";`
    Let(VariableId),
    /// A loop over literals.
    For { variables: Vec<VariableId>, rows: Rows<'p>, body: Vec<Self> },
    /// `app.synth()?`
    Synth,
}

/// What a loop goes over.
#[derive(Debug)]
pub(super) enum Rows<'p> {
    Literals(Vec<Vec<Data<'p>>>),
    /// Numbers from the first to before the second.
    Range(i64, i64),
    /// The literals that a parameter is.
    Parameter(VariableId),
}

/// What a parameter is given.
#[derive(Debug)]
pub(super) enum Argument<'p> {
    /// A value, by its slot.
    Value(usize),
    /// What Rust knows.
    Native(Data<'p>),
    /// What another thing is reached by.
    Borrowed(Path),
    /// What stands in a slot.
    Construct(usize),
    Missing,
}

/// A method of a construct.
#[derive(Debug)]
pub(super) enum Call {
    /// With a path and a value.
    AddOverride(String, usize),
    /// With a value.
    Import(usize),
    /// With text.
    Text(&'static str, String),
    /// With what stands in another slot.
    Other(&'static str, usize),
    /// With what is reached by a path.
    Path(&'static str, Path),
}

/// An item of the configuration.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// What it declares, where it has no block of its own or another name.
    pub(super) declares: Option<Declaration>,
    /// Whether it has a block in the configuration.
    pub(super) has_block: bool,
    pub(super) name: Name,
    /// The slot that it is, seen from elsewhere.
    pub(super) original: Option<usize>,
}
