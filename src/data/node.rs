//! The tree behind an expression.

use super::{Data, Excess};
use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};

/// One step of an expression. Operands are [`Data`]: a literal or an expression.
#[derive(Debug)]
pub(crate) enum Node {
    Reference(Reference),
    /// The same part of each instance of a repeated element: `address[*].part`.
    All(Reference, Vec<Step>),
    /// What tells the instances of a repeated element apart, within it.
    Own(OwnVariable),
    /// HCL in the user's words.
    Raw(Cow<'static, str>),
    /// A template in the user's words.
    RawTemplate(Cow<'static, str>),
    /// Literals and expressions, one after the other, as a string.
    Template(Vec<Data>),
    Call {
        name: Cow<'static, str>,
        args: Vec<Data>,
    },
    /// The last argument of a call, a list whose items are arguments: `list...`.
    Expanded(Data),
    /// `!` or `-`.
    Unary(char, Data),
    /// `first operator next operator next …`, from the left.
    Binary(Data, Vec<(Operator, Data)>),
    Conditional(Data, Data, Data),
    /// `base[key]`
    Index(Data, Data),
    /// `base.name`, or `base["name"]` where the name is not an identifier.
    Property(Data, Cow<'static, str>),
    For(ForExpr),
    /// A variable of a loop around it.
    Loop(LoopId, LoopVariable),
    /// A literal where an expression is wanted.
    Literal(Data),
    /// Something of an asset, which synth knows, so that it is a literal in the end.
    Asset(Reference, AssetPart),
    /// What was too deep or too large to be kept.
    Refused(Excess),
}

/// Index of a node in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(u32);

impl NodeId {
    pub(crate) const ROOT: Self = Self(0);

    /// The id of the node that is added to `len` others.
    pub(crate) fn after(len: usize) -> Self {
        // Four thousand million constructs would not fit into memory.
        Self(u32::try_from(len).unwrap_or(u32::MAX))
    }

    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A reference to something in the tree of an [`App`](crate::App).
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    pub(crate) app: u32,
    pub(crate) node: NodeId,
    /// Which instance of a repeated element: its index or its key.
    pub(crate) instance: Option<Data>,
    /// The attribute; the whole object when absent.
    pub(crate) attribute: Option<Cow<'static, str>>,
}

/// What a program reads of an asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AssetPart {
    /// From the folder of the stack.
    Path,
    FileName,
    Hash,
}

/// One step down into a value.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Name(Cow<'static, str>),
    /// A literal.
    Index(Data),
}

/// What Terraform calls an instance of a repeated element within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnVariable {
    /// `count.index`
    Index,
    /// `each.key`
    Key,
    /// `each.value`
    Value,
}

/// Tells loops apart: their variables get names when they are rendered, which depend on the loops around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LoopId(u64);

impl LoopId {
    /// A loop that is like no other.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// One of the two variables of a loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LoopVariable {
    /// The key of a map, the index of a list.
    Key,
    Value,
}

/// A `for` expression.
#[derive(Debug)]
pub(crate) struct ForExpr {
    pub(crate) id: LoopId,
    pub(crate) collection: Data,
    /// Present when the expression gives a map.
    pub(crate) key: Option<Data>,
    pub(crate) value: Data,
    /// Whether a map gathers the values of a key in a list.
    pub(crate) grouped: bool,
    /// What must hold of an item for it to be there.
    pub(crate) condition: Option<Data>,
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Operator {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    And,
    Or,
}

impl Operator {
    pub(crate) const fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
            Self::Rem => "%",
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Gt => ">",
            Self::Ge => ">=",
            Self::And => "&&",
            Self::Or => "||",
        }
    }
}
