//! A program as plain data.

use std::ops::Range;

/// A file of a program.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Program {
    /// Its statements, in their order.
    pub statements: Vec<Statement>,
    /// What does not parse.
    pub errors: Vec<SyntaxError>,
}

/// A place that the language does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its bytes.
    pub range: Range<usize>,
    /// What is wrong there.
    pub message: String,
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The lines of the comments above it, without their marks.
    pub comments: Vec<String>,
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: StatementKind,
}

/// What a statement is.
#[derive(Debug, Clone, PartialEq)]
pub enum StatementKind {
    /// Names from elsewhere.
    Import(Vec<Import>),
    /// A class.
    Class(Class),
    /// Named members with types: an interface, the type of an object, a data class.
    Record {
        /// Its name.
        name: String,
        /// Its members.
        fields: Vec<Parameter>,
    },
    /// A function.
    Function(Function),
    /// A name or a member is given a value.
    Assign {
        /// What is given the value.
        to: Expression,
        /// The value.
        value: Expression,
    },
    /// An expression for its own sake.
    Expression(Expression),
    /// A loop over items.
    For {
        /// The names that each item is taken apart into; one, where it is not.
        names: Vec<String>,
        /// Whether the names are those of members, and not of places.
        are_members: bool,
        /// The items.
        items: Expression,
        /// What is done with each.
        body: Vec<Statement>,
    },
    /// What is done under conditions.
    If(Vec<Branch>),
    /// The value of a function.
    Return(Option<Expression>),
    /// Something that does nothing: `pass`, a text that documents.
    Nothing,
    /// What this data has no form for.
    Other,
}

/// A branch of a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Its condition; none for what remains.
    pub condition: Option<Expression>,
    /// What is done.
    pub body: Vec<Statement>,
}

/// A name from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The module.
    pub module: String,
    /// The name there; none for the module itself.
    pub name: Option<String>,
    /// The name here.
    pub alias: String,
}

/// A class.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// What it extends.
    pub bases: Vec<Expression>,
    /// Its constructor, without the object itself among the parameters.
    pub constructor: Option<Function>,
    /// Members that are read like fields, and have a body.
    pub getters: Vec<Function>,
    /// Fields that have a value before the constructor runs.
    pub fields: Vec<(String, Expression)>,
    /// What else is in it: methods, with their bytes.
    pub methods: Vec<Function>,
}

/// A function.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// Its name; empty where it has none.
    pub name: String,
    /// What it takes.
    pub parameters: Vec<Parameter>,
    /// What it does.
    pub body: Vec<Statement>,
    /// Its bytes.
    pub range: Range<usize>,
}

/// A parameter of a function or a member of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name; empty where it is taken apart.
    pub name: String,
    /// Its type, where one is stated.
    pub ty: Option<TypeName>,
    /// What it is without an argument.
    pub default: Option<Expression>,
    /// Whether it may be missing.
    pub optional: bool,
    /// Whether it is a field of the object as well (`private readonly props: Props`).
    pub is_field: bool,
    /// The members that it is taken apart into (`{ name, size = 1 }`).
    pub members: Vec<Self>,
}

/// A stated type.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeName {
    /// `string`, `str`
    Text,
    /// `number`, `int`, `float`
    Number,
    /// `boolean`, `bool`
    Bool,
    /// `T[]`, `List[T]`
    List(Box<Self>),
    /// `Record<string, T>`, `Dict[str, T]`
    Map(Box<Self>),
    /// A class or a record, by the last word of its name.
    Named(String),
    /// The type of an object, in place.
    Record(Vec<Parameter>),
    /// Anything else.
    Other,
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// Text, unescaped.
    Text(String),
    /// Text with values in it.
    Template(Vec<Part>),
    /// A number, as it is written.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
    /// `None`, `null`.
    Null,
    /// `undefined`, which texts of JSON leave out.
    Undefined,
    /// A list.
    List(Vec<Expression>),
    /// Names and values: an object, a dictionary.
    Object(Vec<(Key, Expression)>),
    /// A name.
    Name(String),
    /// The object that a method belongs to.
    This,
    /// What a class extends.
    Super,
    /// A member of something.
    Member(Box<Expression>, String),
    /// An item of something.
    Index(Box<Expression>, Box<Expression>),
    /// A call, or the construction of an object.
    Call {
        /// What is called.
        callee: Box<Expression>,
        /// Arguments by their places.
        arguments: Vec<Expression>,
        /// Arguments by their names.
        named: Vec<(String, Expression)>,
    },
    /// An operation on two values, by its sign in TypeScript.
    Binary(&'static str, Box<Expression>, Box<Expression>),
    /// An operation on one value, by its sign in TypeScript.
    Unary(&'static str, Box<Expression>),
    /// One of two values: condition, value, other value.
    Conditional(Box<Expression>, Box<Expression>, Box<Expression>),
    /// A function without a name.
    Function(Box<Function>),
    /// All items or members of something, within a list, an object or arguments.
    Spread(Box<Expression>),
    /// What this data has no form for.
    Other,
}

/// The name of a member.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// A fixed name.
    Text(String),
    /// A name that is computed.
    Computed(Expression),
    /// All members of the value are meant.
    Spread,
}

/// A part of a text with values in it.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Text, unescaped.
    Text(String),
    /// A value.
    Value(Expression),
}
