//! One resource type, as the macros see it: plain data, read from the text that `ferroform_schema::compact` writes.

mod read;
mod words;

pub(crate) use read::read;

/// A resource type.
#[derive(Debug, PartialEq)]
pub(crate) struct Schema {
    pub(crate) kind: Kind,
    pub(crate) type_name: String,
    pub(crate) document: String,
    /// Type of the generated construct; empty where there are no bindings.
    pub(crate) construct: String,
    pub(crate) provider: Option<Provider>,
    pub(crate) contexts: Vec<ContextBinding>,
    /// The root first.
    pub(crate) blocks: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Provider,
    Resource,
    DataSource,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Provider {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) version: Option<String>,
}

/// A context holds when the `target` that `argument` refers to has one of `values` for its `target_argument`.
#[derive(Debug, PartialEq)]
pub(crate) struct ContextBinding {
    pub(crate) context: String,
    pub(crate) argument: String,
    pub(crate) target: String,
    pub(crate) target_argument: String,
    pub(crate) values: Vec<String>,
}

#[derive(Debug, PartialEq, Default)]
pub(crate) struct Block {
    /// Empty for the root.
    pub(crate) id: String,
    /// Type of the generated block; empty where there are no bindings.
    pub(crate) rust: String,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) groups: Vec<Group>,
    /// Whether what is unset in it is written as null.
    pub(crate) is_object: bool,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Argument {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) required: bool,
    /// Whether the provider fills it in.
    pub(crate) computed: bool,
    pub(crate) write_only: bool,
    pub(crate) ty: Type,
    /// Type of the generated enumeration.
    pub(crate) enumeration: Option<String>,
    pub(crate) default: Option<String>,
    /// Conditions that the document states different defaults for.
    pub(crate) default_contexts: Vec<Condition>,
    pub(crate) rules: Vec<Rule>,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) ty: Type,
}

/// A line of the type's own document, or `file:line` of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) String);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Number,
    Bool,
    Any,
    List(Box<Type>),
    Set(Box<Type>),
    Map(Box<Type>),
    Block(String, Nesting),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nesting {
    Single,
    List,
    Set,
    Map,
}

/// What a document states: where, whether its own example breaks it, and how it reads.
#[derive(Debug, PartialEq)]
pub(crate) struct Stated {
    pub(crate) place: Place,
    /// Title of the document's own example that breaks the rule.
    pub(crate) contradicted_by: Option<String>,
    /// "must be one of `A`, `B`".
    pub(crate) words: String,
    /// The document's own sentence; empty where a table of bindings has it.
    pub(crate) sentence: String,
    pub(crate) when: Option<Condition>,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Rule {
    pub(crate) stated: Stated,
    pub(crate) check: Check,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Group {
    pub(crate) stated: Stated,
    pub(crate) kind: GroupKind,
    pub(crate) arguments: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupKind {
    ExactlyOne,
    AtLeastOne,
    AtMostOne,
    AllOrNone,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Check {
    OneOf { values: Vec<Allowed>, closed: bool },
    Range(Range),
    Length(Bounds),
    Items(Bounds),
    MultipleOf(Number),
    Pattern(String),
    Format(String),
    Required,
    OnlyWhen(Condition),
    ConflictsWith(Vec<String>),
    RequiredWith(Vec<String>),
}

#[derive(Debug, PartialEq)]
pub(crate) struct Allowed {
    pub(crate) value: String,
    pub(crate) when: Option<Condition>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Range {
    pub(crate) min: Option<Number>,
    pub(crate) max: Option<Number>,
    pub(crate) exclusive_min: bool,
    pub(crate) exclusive_max: bool,
    pub(crate) or: Option<Number>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds {
    pub(crate) min: Option<u64>,
    pub(crate) max: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Number {
    Integer(i64),
    Decimal(f64),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Condition {
    Context(String),
    Is { argument: String, values: Vec<String> },
    Set(String),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Words(String),
}

impl Schema {
    /// Where a thing is stated, for people: `thing.md:12`.
    pub(crate) fn at(&self, place: &Place) -> String {
        match &*place.0 {
            "0" => self.document.clone(),
            other if other.contains(':') => other.to_owned(),
            line => format!("{}:{line}", self.document),
        }
    }

    /// The schema for a reader that has no bindings.
    pub(crate) fn without_enumerations(mut self) -> Self {
        for argument in self.blocks.iter_mut().flat_map(|block| &mut block.arguments) {
            argument.enumeration = None;
        }
        self
    }

    pub(crate) fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// The block that a path of arguments leads to, or that has this id.
    pub(crate) fn block_at(&self, path: &str) -> Option<&Block> {
        let mut block = self.blocks.first();
        for name in path.split('.') {
            block = block.and_then(|block| block.argument(name)?.ty.block()).and_then(|id| self.block(id));
        }
        block.or_else(|| self.block(path))
    }
}

impl Place {
    /// The document, where it is not the type's own, and the line.
    pub(crate) fn elsewhere(&self) -> (Option<&str>, u32) {
        let (document, line) = match self.0.rsplit_once(':') {
            Some((document, line)) => (Some(document), line),
            None => (None, &*self.0),
        };
        (document, line.parse().unwrap_or(0))
    }

    /// The line in the type's own document; 0 for what is stated elsewhere.
    pub(crate) fn line(&self) -> u32 {
        self.0.parse().unwrap_or(0)
    }
}

impl Block {
    pub(crate) fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }
}

impl Type {
    /// The id of the block at the bottom.
    pub(crate) fn block(&self) -> Option<&str> {
        match self {
            Self::Block(id, _) => Some(id),
            Self::List(inner) | Self::Set(inner) | Self::Map(inner) => inner.block(),
            _ => None,
        }
    }
}

impl Number {
    pub(crate) const fn as_f64(self) -> f64 {
        match self {
            Self::Integer(n) => n as f64,
            Self::Decimal(n) => n,
        }
    }
}
