//! The schema tables of generated bindings: plain static data that one checker reads.
//!
//! A generated module holds one [`TypeTable`] per resource type. The builders put values under the names of its
//! arguments; at synth the checker walks the table beside the values and reports every broken rule with the line of the
//! document that states it.

/// A resource type, a data source or a provider's configuration.
#[derive(Debug)]
pub struct TypeTable {
    /// Its name in Terraform (`aws_apigatewayv2_api`; the local name for a provider).
    pub type_name: &'static str,
    /// What it is.
    pub kind: ElementKind,
    /// The provider that it belongs to.
    pub provider: &'static ProviderTable,
    /// Path of the document that describes it.
    pub document: &'static str,
    /// Its own arguments.
    pub root: &'static BlockTable,
    /// Contexts of its conditions that another resource's argument decides.
    pub contexts: &'static [ContextTable],
}

/// What a [`TypeTable`] describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementKind {
    /// A managed resource.
    Resource,
    /// A data source.
    DataSource,
    /// The configuration of a provider.
    Provider,
}

/// Who a provider is, as `required_providers` names it.
#[derive(Debug)]
pub struct ProviderTable {
    /// Its local name (`aws`).
    pub name: &'static str,
    /// Its source address (`hashicorp/aws`).
    pub source: &'static str,
    /// The version that the bindings were generated from, or a constraint.
    pub version: Option<&'static str>,
}

/// The arguments of a resource or of a nested block. Blocks may contain themselves.
#[derive(Debug)]
pub struct BlockTable {
    /// The arguments, in the document's order.
    pub arguments: &'static [ArgumentTable],
    /// Rules over several of them.
    pub groups: &'static [Group],
}

/// One argument.
#[derive(Debug)]
pub struct ArgumentTable {
    /// Its name in Terraform.
    pub name: &'static str,
    /// The line of the document that declares it.
    pub line: u32,
    /// Whether it must always be set.
    pub required: bool,
    /// What it takes.
    pub kind: Kind,
    /// What its value must obey.
    pub rules: &'static [Rule],
}

/// What an argument takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A string.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// Anything.
    Any,
    /// An ordered list of values.
    List(&'static Kind),
    /// An unordered set of values.
    Set(&'static Kind),
    /// A map with string keys.
    Map(&'static Kind),
    /// A nested block or object.
    Block(Nesting, &'static BlockTable),
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

/// One rule about one argument.
#[derive(Debug)]
pub struct Rule {
    /// The document that states it, where it is not the type's own.
    pub document: Option<&'static str>,
    /// The line of the document that states it.
    pub line: u32,
    /// The sentence that states it.
    pub text: &'static str,
    /// Whether breaking it stops the synth.
    pub level: Level,
    /// When it must hold; always when absent.
    pub when: Option<&'static Condition>,
    /// What must hold.
    pub check: Check,
}

/// What happens when a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The synth stops.
    Deny,
    /// The synth goes on and reports it: the document's own examples break the rule as well.
    Warn,
}

/// What a rule demands. Names of other arguments are siblings in the same block; a path with dots starts at the root of
/// the resource.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The value is one of a set.
    OneOf {
        /// The values.
        values: &'static [Allowed],
        /// Whether no other value is allowed.
        closed: bool,
    },
    /// The value, read as a number, lies in a range.
    Range {
        /// The least value.
        min: Option<Limit>,
        /// The greatest value.
        max: Option<Limit>,
        /// Whether `min` itself is excluded.
        exclusive_min: bool,
        /// Whether `max` itself is excluded.
        exclusive_max: bool,
        /// A value outside the range that is allowed as well.
        or: Option<Limit>,
    },
    /// The text has a number of characters.
    Length {
        /// The least number.
        min: Option<u64>,
        /// The greatest number.
        max: Option<u64>,
    },
    /// The list, set, map or repeated block has a number of items.
    Items {
        /// The least number.
        min: Option<u64>,
        /// The greatest number.
        max: Option<u64>,
    },
    /// The value is a multiple of a number.
    MultipleOf(Limit),
    /// The text matches a regular expression. Kept for readers of the table; Terraform's provider checks it, synth does
    /// not, because a regular expression engine would double what a program links.
    Pattern(&'static str),
    /// The text has a well-known form.
    Format(Format),
    /// The argument must be set.
    Required,
    /// The argument may be set only when this holds.
    OnlyWhen(&'static Condition),
    /// The argument may not be set together with any of these.
    ConflictsWith(&'static [&'static str]),
    /// The argument may be set only together with all of these.
    RequiredWith(&'static [&'static str]),
}

/// One value of a set.
#[derive(Debug, Clone, Copy)]
pub struct Allowed {
    /// The value. Numbers and booleans are kept as their text.
    pub value: &'static str,
    /// When it may be used; always when absent.
    pub when: Option<&'static Condition>,
}

/// A number of a rule: whole numbers stay exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Decimal(f64),
}

impl Limit {
    /// The number as a float; exact up to 2^53.
    #[must_use]
    pub const fn as_f64(self) -> f64 {
        match self {
            Self::Integer(n) => n as f64,
            Self::Decimal(n) => n,
        }
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(n) => n.fmt(f),
            Self::Decimal(n) => n.fmt(f),
        }
    }
}

/// Well-known forms of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An Amazon Resource Name.
    Arn,
    /// A JSON document.
    Json,
    /// An IP range in CIDR notation.
    Cidr,
    /// A time in RFC 3339 form.
    Rfc3339,
    /// Base64 text.
    Base64,
}

/// When a rule applies.
#[derive(Debug, Clone, Copy)]
pub enum Condition {
    /// The resource is used in a context that the document names in words; a [`ContextTable`] can make it decidable.
    Context(&'static str),
    /// An argument has one of these values.
    Is {
        /// Name or path of the argument.
        argument: &'static str,
        /// The values, as text.
        values: &'static [&'static str],
    },
    /// An argument is set.
    Set(&'static str),
    /// The condition does not hold.
    Not(&'static Condition),
    /// All of these hold.
    All(&'static [Condition]),
    /// One of these holds.
    Any(&'static [Condition]),
    /// A condition in the document's words that nothing can decide.
    Words(&'static str),
}

/// A rule over several arguments of one block.
#[derive(Debug)]
pub struct Group {
    /// The document that states it, where it is not the type's own.
    pub document: Option<&'static str>,
    /// The line of the document that states it.
    pub line: u32,
    /// The sentence that states it.
    pub text: &'static str,
    /// Whether breaking it stops the synth.
    pub level: Level,
    /// When it must hold; always when absent.
    pub when: Option<&'static Condition>,
    /// How many of the arguments must be set.
    pub kind: GroupKind,
    /// Their names or paths.
    pub arguments: &'static [&'static str],
}

/// How many of a group of arguments must be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// Exactly one.
    ExactlyOne,
    /// One or more.
    AtLeastOne,
    /// None or one.
    AtMostOne,
    /// All or none.
    AllOrNone,
}

/// Makes a context decidable: it holds when the resource that `argument` refers to is a `target` whose
/// `target_argument` has one of `values`.
#[derive(Debug)]
pub struct ContextTable {
    /// The context in the document's words ("WebSocket APIs").
    pub context: &'static str,
    /// The argument of this resource that refers to the other.
    pub argument: &'static str,
    /// Type name of the other resource.
    pub target: &'static str,
    /// The argument of the other resource that decides.
    pub target_argument: &'static str,
    /// Its values in this context.
    pub values: &'static [&'static str],
}

impl BlockTable {
    /// The argument of this name.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&'static ArgumentTable> {
        self.arguments.iter().find(|argument| argument.name == name)
    }
}
