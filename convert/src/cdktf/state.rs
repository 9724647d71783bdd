//! What is gathered while a program is read: constructs, places, variables, what is left to do.

use super::budget::Budget;
use super::class::Class;
use super::data::{ConstructId, Data, Frame, InstanceId, IteratorId, Program, ScopeId, VariableId};
use super::node::{Node, Slot};
use crate::bindings::{Bindings, Bound};
use crate::configuration::{Declaration, Input};
use crate::names::Path;
use crate::summary::Place;
use ferroform_cdktf::Language;
use ferroform_codegen::names::{Ident, Scope as Names, is_keyword, snake};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How deep calls of the program's own functions are followed.
pub(super) const DEEPEST_CALL: usize = 16;

/// A file of a program.
#[derive(Debug)]
pub(super) struct File<'i> {
    pub(super) input: &'i Input,
    pub(super) language: Language,
    pub(super) program: ferroform_cdktf::Program,
}

/// A construct of Terraform.
#[derive(Debug, Clone)]
pub(super) struct Made<'p> {
    pub(super) kind: Kind,
    /// The words that Terraform's language refers to it by.
    pub(super) address: String,
    pub(super) bound: Option<Bound<'p>>,
    /// Its place among the slots.
    pub(super) slot: usize,
    /// Whether it stands several times.
    pub(super) repeats: bool,
    /// The class whose constructor makes it: from outside, it is reached through an object.
    pub(super) class: Option<usize>,
}

/// What a construct is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Resource,
    Data,
    Provider,
    Variable,
    Local,
    Output,
    Module,
    RemoteState,
}

/// A place that constructs are created in.
#[derive(Debug, Clone)]
pub(super) struct ScopeInfo {
    pub(super) path: Path,
    /// Whether ids of what stands in it are its logical ids.
    pub(super) is_stack: bool,
}

/// A variable of Rust.
#[derive(Debug, Clone)]
pub(super) struct Variable<'p> {
    pub(super) name: Ident,
    pub(super) holds: Holding<'p>,
    /// Whether Rust itself has to know what it holds.
    pub(super) is_native: bool,
}

/// What a variable of Rust holds.
#[derive(Debug, Clone)]
pub(super) enum Holding<'p> {
    /// A literal.
    Constant(Box<Data<'p>>),
    /// An item of a loop: text, a number, or whether.
    Item(Plain),
    /// A parameter of a class.
    Parameter(Type),
    /// What a piece of Rust gives, as text of Terraform.
    Code(String),
}

/// A type of values that Rust itself knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    Text,
    Number,
    Bool,
}

/// The type of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Type {
    Plain(Plain),
    List(Box<Self>),
    Map(Box<Self>),
    Any,
}

/// An object of a class of the program.
#[derive(Debug, Clone)]
pub(super) struct Instance<'p> {
    pub(super) class: usize,
    pub(super) path: Path,
    /// What the parameters of its class are.
    pub(super) arguments: Vec<(Data<'p>, Data<'p>)>,
    /// Its own constructs as seen from outside, by the constructs of the class.
    pub(super) members: BTreeMap<ConstructId, ConstructId>,
    /// The class whose constructor makes it.
    pub(super) owner: Option<usize>,
}

/// What is gone over.
#[derive(Debug, Clone)]
pub(super) struct Iterator<'p> {
    pub(super) items: Data<'p>,
    pub(super) kind: IteratorKind,
}

/// How Terraform goes over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum IteratorKind {
    /// A list, as a set.
    List,
    /// A list of objects, by the value of this member of each.
    Complex(String),
    Map,
    /// A repeated construct.
    Construct,
}

/// A program while it is read.
pub(super) struct Lowering<'p> {
    pub(super) files: &'p [File<'p>],
    pub(super) bindings: &'p Bindings,
    /// What the program means, in Terraform's language.
    pub(super) configuration: String,
    pub(super) origins: Vec<(usize, String, u32)>,
    pub(super) slots: Vec<Slot>,
    pub(super) constructs: Vec<Made<'p>>,
    pub(super) scopes: Vec<ScopeInfo>,
    pub(super) variables: Vec<Variable<'p>>,
    pub(super) instances: Vec<Instance<'p>>,
    pub(super) iterators: Vec<Iterator<'p>>,
    pub(super) classes: Vec<Class<'p>>,
    /// Classes by their names.
    pub(super) class_names: BTreeMap<String, usize>,
    /// Records by their names.
    pub(super) records: BTreeMap<String, &'p [ferroform_cdktf::Parameter]>,
    /// Parameters that are members of one object.
    pub(super) sets: Vec<super::parameter::Set<'p>>,
    /// What parameters are where nothing is given.
    pub(super) defaults: BTreeMap<VariableId, Data<'p>>,
    /// Constants of the program.
    pub(super) constants: Vec<VariableId>,
    pub(super) constant_names: Names,
    pub(super) frames: Vec<Frame<'p>>,
    /// The file that is read.
    pub(super) file: usize,
    /// The classes whose constructors are read.
    pub(super) open: Vec<usize>,
    /// Those that have been read, in that order.
    pub(super) done: Vec<usize>,
    /// How many constructors of classes that are extended are being written out.
    pub(super) super_depth: usize,
    pub(super) nodes: Vec<Vec<Node<'p>>>,
    /// The names of variables, function by function.
    pub(super) names: Vec<Names>,
    pub(super) addresses: BTreeSet<String>,
    /// What the next construct is called.
    pub(super) wish: Option<String>,
    /// Names under which constructs wait for others to move to them.
    pub(super) targets: BTreeMap<String, ConstructId>,
    /// What could not be said of the construct that is read.
    pub(super) pending: Vec<String>,
    pub(super) left: Vec<Place>,
    /// The comments above everything.
    pub(super) header: Vec<String>,
    pub(super) depth: usize,
    pub(super) budget: Budget,
    /// Constructs, classes and settings.
    pub(super) items: usize,
}

impl<'p> Lowering<'p> {
    pub(super) fn new(files: &'p [File<'p>], bindings: &'p Bindings) -> Self {
        Self {
            files,
            bindings,
            configuration: String::new(),
            origins: Vec::new(),
            slots: Vec::new(),
            constructs: Vec::new(),
            scopes: Vec::new(),
            variables: Vec::new(),
            instances: Vec::new(),
            iterators: Vec::new(),
            classes: Vec::new(),
            class_names: BTreeMap::new(),
            records: BTreeMap::new(),
            sets: Vec::new(),
            defaults: BTreeMap::new(),
            constants: Vec::new(),
            constant_names: Names::reserving([]),
            frames: vec![Frame::default()],
            file: 0,
            open: Vec::new(),
            done: Vec::new(),
            super_depth: 0,
            nodes: vec![Vec::new()],
            names: vec![names()],
            addresses: BTreeSet::new(),
            wish: None,
            targets: BTreeMap::new(),
            pending: Vec::new(),
            left: Vec::new(),
            header: Vec::new(),
            depth: 0,
            budget: Budget::of(files),
            items: 0,
        }
    }

    /// The text of a part of the file that is read.
    pub(super) fn written(&self, file: usize, range: &Range<usize>) -> &'p str {
        self.files.get(file).and_then(|file| file.input.text.get(range.clone())).unwrap_or_default()
    }

    /// Path and line of a byte.
    pub(super) fn place(&self, file: usize, at: usize) -> (String, u32) {
        self.files.get(file).map_or((String::new(), 0), |file| {
            let (path, line) = file.input.place(at);
            (path.to_owned(), line)
        })
    }

    /// A name for a variable, which it has alone in its function.
    pub(super) fn fresh(&mut self, wish: &str) -> Ident {
        let wish = snake(wish);
        let wish = if is_keyword(&wish) { format!("{wish}_value") } else { wish };
        let wish = if wish.starts_with(|c: char| c.is_ascii_digit()) { format!("item_{wish}") } else { wish };
        match self.names.last_mut() {
            Some(names) => names.take(&[&wish]),
            None => names().take(&[&wish]),
        }
    }

    pub(super) fn push(&mut self, node: Node<'p>) {
        self.budget.spend_on_node();
        if let Some(nodes) = self.nodes.last_mut() {
            nodes.push(node);
        }
    }

    /// Notes something that the program says and Rust does not, and gives the words for a comment about it.
    pub(super) fn leave(&mut self, program: &Program, what: &str) -> String {
        let (path, line) = self.place(program.file, program.range.start);
        let why = program.why.to_owned();
        let text = format!("{what} ({path}:{line}): {why}.");
        self.left.push(Place { path, line, what: what.to_owned(), why });
        text
    }

    /// Leaves a part as it stands, in a comment.
    pub(super) fn leave_as_it_stands(&mut self, file: usize, range: &Range<usize>, why: &'static str) {
        let text = self.written(file, range);
        self.budget.spend_on_text(text.len());
        let first = text.lines().next().unwrap_or_default().trim();
        let program = Program { file, range: range.clone(), why };
        let what = format!("`{first}`");
        let (path, line) = self.place(file, range.start);
        self.left.push(Place { path: path.clone(), line, what, why: program.why.to_owned() });
        let mut lines = vec![format!("To do, as `{path}` says it in line {line} ({why}):")];
        let before = self.written(file, &(0..range.start));
        let indent = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        for (at, line) in text.lines().enumerate() {
            let line = if at == 0 { line } else { dedented(line, indent) };
            lines.push(format!("    {}", line.trim_end()));
        }
        self.push(Node::ToDo(lines));
    }

    /// Where constructs go that are created in what an expression gives.
    pub(super) fn scope_of(&mut self, data: &Data<'p>) -> Option<ScopeId> {
        match data {
            Data::Scope(scope) => Some(*scope),
            Data::This => {
                self.open.last().and_then(|class| self.classes.get(*class)).map(|class| class.scope)
            }
            Data::Instance(instance) => {
                let path = self.instances.get(*instance)?.path.clone();
                Some(self.add_scope(path, false))
            }
            _ => None,
        }
    }

    pub(super) fn add_scope(&mut self, path: Path, is_stack: bool) -> ScopeId {
        self.scopes.push(ScopeInfo { path, is_stack });
        self.scopes.len() - 1
    }

    /// Words of Terraform's language that nothing else has.
    pub(super) fn address(&mut self, stem: &str, wish: &str) -> String {
        let wish: String = wish
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' })
            .collect();
        let wish = if wish.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            wish
        } else {
            format!("_{wish}")
        };
        let mut address = format!("{stem}{wish}");
        let mut number = 2;
        while !self.addresses.insert(address.clone()) {
            address = format!("{stem}{wish}_{number}");
            number += 1;
        }
        address
    }

    pub(super) fn variable(&self, id: VariableId) -> Option<&Variable<'p>> {
        self.variables.get(id)
    }

    /// A variable of Rust.
    pub(super) fn add_variable(&mut self, wish: &str, holds: Holding<'p>) -> VariableId {
        let name = self.fresh(wish);
        self.variables.push(Variable { name, holds, is_native: false });
        self.variables.len() - 1
    }

    pub(super) fn iterator(&self, id: IteratorId) -> Option<&Iterator<'p>> {
        self.iterators.get(id)
    }

    pub(super) fn instance(&self, id: InstanceId) -> Option<&Instance<'p>> {
        self.instances.get(id)
    }

    /// The declaration behind an address.
    pub(super) fn declaration(kind: Kind, address: &str) -> Declaration {
        let words: Vec<&str> = address.split('.').collect();
        let word = |at: usize| words.get(at).copied().unwrap_or_default().to_owned();
        match kind {
            Kind::Resource => Declaration::Resource { type_name: word(0), name: word(1) },
            Kind::Data => Declaration::Data { type_name: word(1), name: word(2) },
            Kind::Provider => Declaration::Provider { name: word(0), alias: Some(word(1)) },
            Kind::Variable => Declaration::Variable(word(1)),
            Kind::Local => Declaration::Local(word(1)),
            Kind::Output => Declaration::Output(word(1)),
            Kind::Module | Kind::RemoteState => Declaration::Module(word(1)),
        }
    }
}

/// The names of variables of a function.
pub(super) fn names() -> Names {
    Names::reserving(["each", "scope", "id", "literal", "template", "self_"])
}

/// A line without so much of its indent.
fn dedented(line: &str, indent: usize) -> &str {
    let own = line.len() - line.trim_start().len();
    line.get(own.min(indent)..).unwrap_or(line)
}
