//! What expressions of a program are, as far as the program says it before it runs.

use ferroform_cdktf::{Expression, Function};
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

/// A construct of Terraform, by its place among all of them.
pub(super) type ConstructId = usize;
/// A variable of Rust, by its place among all of them.
pub(super) type VariableId = usize;
/// An object of a class of the program.
pub(super) type InstanceId = usize;
/// A place that constructs are created in.
pub(super) type ScopeId = usize;
/// A class of the program.
pub(super) type ClassId = usize;
/// An iterator.
pub(super) type IteratorId = usize;

/// What an expression is.
#[derive(Debug, Clone)]
pub(super) enum Data<'p> {
    /// Text, in which Terraform finds its templates.
    Text(String),
    /// Texts and values behind each other.
    Joined(Vec<Self>),
    Number(String),
    Bool(bool),
    Null,
    List(Vec<Self>),
    Object(Object<'p>),
    /// A construct of Terraform, or what is read of it.
    Reference(ConstructId, Vec<Step<'p>>),
    /// A function of Terraform; the last argument may be a list of arguments.
    Call {
        name: String,
        arguments: Vec<Self>,
        expands: bool,
    },
    Binary(&'static str, Box<Self>, Box<Self>),
    Unary(&'static str, Box<Self>),
    Conditional(Box<[Self; 3]>),
    /// What is read of another value.
    Read(Box<Self>, Vec<Step<'p>>),
    /// Words of Terraform's language: `count.index`, `path.module`.
    Words(String),
    /// A variable of Rust.
    Variable(VariableId),
    /// Something to create constructs in.
    Scope(ScopeId),
    /// An object of a class of the program.
    Instance(InstanceId),
    /// The object that is being made.
    This,
    Iterator(IteratorId),
    /// Key or value of what an iterator goes over.
    Each(IteratorId, &'static str),
    /// A block for each item.
    Dynamic(IteratorId, Box<Self>),
    /// How often something stands.
    Count(Box<Self>),
    /// A function of the program; for a method, with the object.
    Function(Rc<Callable<'p>>),
    /// What a name stands for that is no value.
    Known(Known),
    /// A member of something that is known by name: `Fn.join`, `bucket.addOverride`.
    Method(Box<Self>, String),
    /// What the program computes.
    Program(Program),
}

/// Something that can be called.
#[derive(Debug)]
pub(super) struct Callable<'p> {
    pub(super) function: &'p Function,
    pub(super) file: usize,
    /// How many frames of names it sees.
    pub(super) frames: Option<usize>,
}

/// What a program computes, and why that cannot be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Program {
    pub(super) file: usize,
    pub(super) range: Range<usize>,
    pub(super) why: &'static str,
}

/// Names and values.
#[derive(Debug, Clone, Default)]
pub(super) struct Object<'p> {
    pub(super) members: Vec<(String, Data<'p>)>,
    /// Whether its names are those of arguments (a class of the bindings), and no keys of a map.
    pub(super) is_block: bool,
    /// The parameters of a class that are its members, of which more may be found.
    pub(super) parameters: Option<usize>,
    /// Members that are written as `null`; one that is not defined has no value either, but `JSON.stringify` leaves it out.
    pub(super) nulls: BTreeSet<String>,
}

impl<'p> Object<'p> {
    pub(super) fn get(&self, name: &str) -> Option<&Data<'p>> {
        self.members.iter().rev().find(|(member, _)| member == name).map(|(_, value)| value)
    }

    /// Gives a member a value that may be a written `null`.
    pub(super) fn give(&mut self, name: String, value: Data<'p>, is_null: bool) {
        if is_null {
            self.nulls.insert(name.clone());
        } else {
            self.nulls.remove(&name);
        }
        self.set(name, value);
    }

    /// Gives a member a value, where it stands already or behind the others.
    pub(super) fn set(&mut self, name: String, value: Data<'p>) {
        match self.members.iter_mut().find(|(member, _)| *member == name) {
            Some((_, known)) => *known = value,
            None => self.members.push((name, value)),
        }
    }
}

/// What is read of a value.
#[derive(Debug, Clone)]
pub(super) enum Step<'p> {
    /// An attribute or a member, by its name in Terraform.
    Name(String),
    /// An item or a member, by a value.
    Item(Box<Data<'p>>),
    /// A member of every item.
    All,
}

/// What a name from elsewhere stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// A class or a module of the package `cdktf` or `constructs`.
    Runtime(String),
    /// A module of bindings: its provider, and the module within, where one is meant.
    Bindings { provider: String, module: Option<String> },
    /// A class of bindings.
    Element { provider: String, module: Option<String>, class: String },
    /// A class of the program.
    Class(ClassId),
    /// Anything else, by its words.
    Elsewhere(String),
}

impl Known {
    /// Its longest words.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Runtime(words) | Self::Elsewhere(words) => words,
            Self::Bindings { provider, module } | Self::Element { provider, module, .. } => {
                module.as_ref().unwrap_or(provider)
            }
            Self::Class(_) => "",
        }
    }
}

impl<'p> Data<'p> {
    /// The text, where all of it is known.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.clone()),
            Self::Joined(parts) => parts.iter().map(Self::text).collect(),
            _ => None,
        }
    }

    /// What is behind each other, as one text where it is text only.
    pub(super) fn joined(parts: Vec<Self>) -> Self {
        let mut flat: Vec<Self> = Vec::new();
        for part in parts {
            let inner = match part {
                Self::Joined(inner) => inner,
                other => vec![other],
            };
            for part in inner {
                match (flat.last_mut(), part) {
                    (Some(Self::Text(before)), Self::Text(text) | Self::Number(text)) => {
                        before.push_str(&text)
                    }
                    (_, Self::Number(text)) => flat.push(Self::Text(text)),
                    (_, part) => flat.push(part),
                }
            }
        }
        match <[Self; 1]>::try_from(flat) {
            Ok([only @ Self::Text(_)]) => only,
            Ok(parts) => Self::Joined(parts.into()),
            Err(parts) if parts.is_empty() => Self::Text(String::new()),
            Err(parts) => Self::Joined(parts),
        }
    }

    /// Whether a program knows it as a literal of Rust.
    pub(super) const fn is_scalar(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Number(_) | Self::Bool(_))
    }

    /// The first part that the program computes.
    pub(super) fn program(&self) -> Option<&Program> {
        match self {
            Self::Program(program) => Some(program),
            Self::Joined(parts) | Self::List(parts) | Self::Call { arguments: parts, .. } => {
                parts.iter().find_map(Self::program)
            }
            Self::Object(object) => object.members.iter().find_map(|(_, value)| value.program()),
            Self::Binary(_, left, right) => left.program().or_else(|| right.program()),
            Self::Unary(_, value) | Self::Count(value) | Self::Dynamic(_, value) => value.program(),
            Self::Conditional(parts) => parts.iter().find_map(Self::program),
            Self::Read(value, _) => value.program(),
            _ => None,
        }
    }
}

/// The names that are known somewhere, inner ones first.
#[derive(Debug, Default)]
pub(super) struct Frame<'p> {
    pub(super) names: std::collections::BTreeMap<String, Data<'p>>,
    /// Whether frames outside of it are hidden but for the first one.
    pub(super) is_closed: bool,
}

/// Where an expression stands.
pub(super) fn program<'p>(file: usize, expression: &Expression, why: &'static str) -> Data<'p> {
    Data::Program(Program { file, range: expression.range.clone(), why })
}
