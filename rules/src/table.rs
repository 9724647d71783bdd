//! One resource type as rules need it: names, types, rules and lines, without descriptions and examples.

use crate::{Check, Condition, GroupKind};

/// A resource type, a data source or a provider's configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it is.
    pub kind: ElementKind,
    /// Its name in Terraform (`aws_apigatewayv2_api`; the local name for a provider).
    pub type_name: String,
    /// Path of the document that describes it.
    pub document: String,
    /// Type of the generated construct; empty where there are no bindings.
    pub construct: String,
    /// Who its provider is.
    pub provider: Provider,
    /// Contexts of its conditions that another resource's argument decides.
    pub contexts: Vec<ContextBinding>,
    /// Its blocks, the root first.
    pub blocks: Vec<Block>,
}

/// What a [`Table`] describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementKind {
    /// A managed resource.
    Resource,
    /// A data source.
    DataSource,
    /// An ephemeral resource, which is in no plan and no state.
    Ephemeral,
    /// The configuration of a provider.
    Provider,
}

/// Who a provider is, as `required_providers` names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its local name (`aws`).
    pub name: String,
    /// Its source address (`hashicorp/aws`).
    pub source: String,
    /// The version that the document is of, or a constraint.
    pub version: Option<String>,
}

impl Provider {
    /// Terraform's own rule for the provider of a type that nothing is said about.
    #[must_use]
    #[inline]
    pub fn of_type(type_name: &str) -> Self {
        let name = type_name.split('_').next().unwrap_or_default();
        Self { name: name.to_owned(), source: format!("hashicorp/{name}"), version: None }
    }
}

/// Makes a context decidable: it holds when the resource that `argument` refers to is a `target` whose
/// `target_argument` has one of `values`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextBinding {
    /// The context in the document's words ("WebSocket APIs").
    pub context: String,
    /// The argument of this resource that refers to the other.
    pub argument: String,
    /// Type name of the other resource.
    pub target: String,
    /// The argument of the other resource that decides.
    pub target_argument: String,
    /// Its values in this context.
    pub values: Vec<String>,
}

/// The arguments of a resource or of a nested block.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// Its id in the schema; empty for the root.
    pub id: String,
    /// Type of the generated block; empty where there are no bindings.
    pub rust: String,
    /// The arguments, in the document's order.
    pub arguments: Vec<Argument>,
    /// What can only be read.
    pub attributes: Vec<Attribute>,
    /// Rules over several arguments.
    pub groups: Vec<Group>,
    /// Whether what is unset in it is written as null.
    pub is_object: bool,
}

/// One argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Its name in Terraform.
    pub name: String,
    /// Where it is declared.
    pub place: Place,
    /// Whether it must always be set.
    pub required: bool,
    /// Whether the provider fills it in.
    pub computed: bool,
    /// Whether it is never read back.
    pub write_only: bool,
    /// What it takes.
    pub ty: Type,
    /// Type of the generated enumeration.
    pub enumeration: Option<String>,
    /// The value that it has when it is not set, where the document states exactly one for every case.
    pub default: Option<String>,
    /// Conditions for which the document states a default each.
    pub default_cases: Vec<Condition>,
    /// What its value must obey.
    pub rules: Vec<Rule>,
}

impl Argument {
    /// An argument about which nothing is said.
    #[must_use]
    pub fn new(name: impl Into<String>, ty: Type) -> Self {
        Self {
            name: name.into(),
            place: Place::default(),
            required: false,
            computed: false,
            write_only: false,
            ty,
            enumeration: None,
            default: None,
            default_cases: Vec::new(),
            rules: Vec::new(),
        }
    }
}

impl Argument {
    /// The value that it has when it is not set, where nothing speaks against the document's: what must be set has none,
    /// and what the provider fills in need not be it.
    #[must_use]
    pub fn only_default(&self) -> Option<&str> {
        let certain = !self.required && !self.computed && self.default_cases.is_empty();
        self.default.as_deref().filter(|_| certain)
    }
}

/// Something that can only be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// Its name in Terraform.
    pub name: String,
    /// Where it is declared.
    pub place: Place,
    /// What it gives.
    pub ty: Type,
}

/// What an argument takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// Anything.
    Any,
    /// An ordered list of values.
    List(Box<Type>),
    /// An unordered set of values.
    Set(Box<Type>),
    /// A map with string keys.
    Map(Box<Type>),
    /// A nested block or object: the id of its definition, and how often it may stand.
    Block(String, Nesting),
}

impl Type {
    /// The id of the block at the bottom of lists, sets and maps.
    #[must_use]
    pub fn block(&self) -> Option<&str> {
        match self {
            Self::Block(id, _) => Some(id),
            Self::List(inner) | Self::Set(inner) | Self::Map(inner) => inner.block(),
            _ => None,
        }
    }
}

/// How often a block may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nesting {
    /// At most once.
    Single,
    /// Repeated, order matters.
    List,
    /// Repeated, order does not matter.
    Set,
    /// Keyed by a string.
    Map,
}

/// Where something is stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The document, where it is not the type's own.
    pub document: Option<String>,
    /// The line; 0 where it is not known.
    pub line: u32,
}

/// What a document states: where, whether its own example breaks it, and how it reads.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stated {
    /// Where.
    pub place: Place,
    /// Title of the document's own example that breaks it: then it is a warning.
    pub contradicted_by: Option<String>,
    /// The document's own sentence.
    pub sentence: String,
    /// When it must hold; always when absent.
    pub when: Option<Condition>,
}

/// A rule about one argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// What the document says.
    pub stated: Stated,
    /// What must hold.
    pub check: Check,
}

/// A rule over several arguments of one block.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What the document says.
    pub stated: Stated,
    /// How many of the arguments must be set.
    pub kind: GroupKind,
    /// Their names or paths.
    pub arguments: Vec<String>,
}

impl Table {
    /// The block of this id.
    #[must_use]
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// The resource's own arguments.
    #[must_use]
    pub fn root(&self) -> Option<&Block> {
        self.blocks.first()
    }

    /// The block that a path of arguments leads to, or that has this id.
    #[must_use]
    pub fn block_at(&self, path: &str) -> Option<&Block> {
        let mut block = self.root();
        for name in path.split('.') {
            block = block.and_then(|block| block.argument(name)?.ty.block()).and_then(|id| self.block(id));
        }
        block.or_else(|| self.block(path))
    }

    /// The argument that a rule of `block` means by a path: a sibling, or from the root.
    #[must_use]
    pub fn argument_at<'a>(&'a self, path: &str, block: &'a Block) -> Option<&'a Argument> {
        match path.rsplit_once('.') {
            None => block.argument(path),
            Some(("", name)) => self.root()?.argument(name),
            Some((parents, name)) => self.block_at(parents)?.argument(name),
        }
    }

    /// Where a thing is stated, for people: `thing.md:12`.
    #[must_use]
    #[inline]
    pub fn at(&self, place: &Place) -> String {
        let document = place.document.as_deref().unwrap_or(&self.document);
        match place.line {
            0 => document.to_owned(),
            line => format!("{document}:{line}"),
        }
    }
}

impl Block {
    /// The argument of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }
}

#[cfg(test)]
mod tests;
