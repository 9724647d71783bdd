//! Classes of the program: a struct with a constructor, and what is read of its objects.

use super::call::Arguments;
use super::data::{Callable, ClassId, Data, Frame, program};
use super::node::Node;
use super::parameter::Parameter;
use super::state::{self, Instance, Lowering};
use crate::names::{Id, Path};
use ferroform_cdktf::{Class as Source, Expression, ExpressionKind, Function, StatementKind};
use ferroform_codegen::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A class.
pub(super) struct Class<'p> {
    pub(super) source: &'p Source,
    /// The name of its struct: its own, where Rust takes that and nothing else in the program is called so.
    pub(super) name: names::Ident,
    pub(super) file: usize,
    pub(super) comments: Vec<String>,
    pub(super) state: State,
    pub(super) is_stack: bool,
    /// The variable of its own construct, within the constructor.
    pub(super) variable: Option<Ident>,
    pub(super) scope: usize,
    /// Where its own construct is created, and its id there.
    pub(super) parent: Path,
    pub(super) fields: BTreeMap<String, Data<'p>>,
    pub(super) parameters: Vec<Parameter<'p>>,
    pub(super) nodes: Vec<Node<'p>>,
    /// Constructs and objects that are read from outside.
    pub(super) exported: BTreeSet<usize>,
    pub(super) exported_objects: BTreeSet<usize>,
}

/// The name of a struct for a class: programs for CDKTF may use letters and words that Rust takes for no type.
fn struct_name(class: &str, structs: &mut names::Scope) -> names::Ident {
    let is_type = class.starts_with(|c: char| c.is_ascii_uppercase())
        && class.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let name = if is_type { class.to_owned() } else { names::camel(class) };
    structs.take(&[&name, &format!("{name}Construct")])
}

/// How far a class is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    New,
    Open,
    Done,
}

impl<'p> Lowering<'p> {
    /// Makes all classes and records known, whichever file they stand in.
    pub(super) fn declare(&mut self) {
        let taken = names::PRELUDE_TYPES.iter().chain(&crate::code::RUNTIME);
        let mut structs = names::Scope::reserving(taken.copied());
        for (file, read) in self.files.iter().enumerate() {
            for statement in &read.program.statements {
                match &statement.kind {
                    StatementKind::Class(source) => {
                        self.class_names.insert(source.name.clone(), self.classes.len());
                        self.classes.push(Class {
                            source,
                            name: struct_name(&source.name, &mut structs),
                            file,
                            comments: statement.comments.clone(),
                            state: State::New,
                            is_stack: false,
                            variable: None,
                            scope: 0,
                            parent: Path { tokens: quote! { scope }, is_reference: true },
                            fields: BTreeMap::new(),
                            parameters: Vec::new(),
                            nodes: Vec::new(),
                            exported: BTreeSet::new(),
                            exported_objects: BTreeSet::new(),
                        });
                    }
                    StatementKind::Record { name, fields } => {
                        self.records.insert(name.clone(), fields);
                    }
                    _ => {}
                }
            }
        }
    }

    /// What a class extends in the end: a stack, a construct, or something else.
    pub(super) fn base(&self, class: ClassId) -> Option<bool> {
        let mut next = class;
        for _ in 0..super::state::DEEPEST_CALL {
            let base = self.classes.get(next)?.source.bases.first()?;
            let (ExpressionKind::Name(name) | ExpressionKind::Member(_, name)) = &base.kind else {
                return None;
            };
            match name.as_str() {
                "TerraformStack" => return Some(true),
                "Construct" | "Resource" | "TerraformConstruct" => return Some(false),
                name => next = *self.class_names.get(name)?,
            }
        }
        None
    }

    /// The class of the program that a class extends.
    fn base_class(&self, class: ClassId) -> Option<ClassId> {
        let base = self.classes.get(class)?.source.bases.first()?;
        let (ExpressionKind::Name(name) | ExpressionKind::Member(_, name)) = &base.kind else { return None };
        self.class_names.get(name).copied()
    }

    /// Reads the constructor of a class, as it is called for the first time.
    pub(super) fn read_class(&mut self, id: ClassId, given: &Arguments<'p>) -> bool {
        let Some(is_stack) = self.base(id) else { return false };
        match self.classes.get(id).map(|class| class.state) {
            Some(State::New) => {}
            Some(State::Done) => return true,
            _ => return false,
        }
        // Those of a language: a construct could be called so in the constructor.
        let mut own = state::names();
        let variable = own.take(&[if is_stack { "stack" } else { "construct" }]);
        let variable = super::write::ident(&variable);
        let outer_names = std::mem::replace(&mut self.names, vec![own]);
        let path = Path { tokens: quote! { #variable }, is_reference: false };
        let scope = self.add_scope(path, is_stack);
        let Some(class) = self.classes.get_mut(id) else { return false };
        class.state = State::Open;
        class.is_stack = is_stack;
        class.variable = Some(variable);
        class.scope = scope;
        let file = class.file;
        let outer_file = std::mem::replace(&mut self.file, file);
        let outer_wish = self.wish.take();
        let outer_pending = std::mem::take(&mut self.pending);
        self.open.push(id);
        self.nodes.push(Vec::new());
        self.frames.push(Frame { is_closed: true, ..Frame::default() });
        let constructor = self.constructor(id);
        match constructor {
            Some(constructor) => {
                self.bind_parameters(id, constructor, given);
                self.field_values(id);
                self.execute_all(&constructor.body);
            }
            None => {
                self.create_own(id, None);
                self.field_values(id);
            }
        }
        // A constructor must have made its construct.
        if !self.nodes.last().is_some_and(|nodes| nodes.iter().any(|node| self.is_own(id, node))) {
            self.create_own(id, None);
            if let Some(nodes) = self.nodes.last_mut()
                && let Some(own) = nodes.pop()
            {
                nodes.insert(0, own);
            }
        }
        self.frames.pop();
        let nodes = self.nodes.pop().unwrap_or_default();
        self.open.pop();
        self.file = outer_file;
        self.wish = outer_wish;
        self.pending = outer_pending;
        self.names = outer_names;
        if let Some(class) = self.classes.get_mut(id) {
            class.nodes = nodes;
            class.state = State::Done;
        }
        self.done.push(id);
        true
    }

    fn is_own(&self, class: ClassId, node: &Node<'p>) -> bool {
        let own = self.classes.get(class).and_then(|class| class.variable.as_ref());
        matches!((node, own), (Node::Construct { variable, .. }, Some(own)) if variable == own)
    }

    /// The constructor of a class, or of the one that it extends.
    fn constructor(&self, class: ClassId) -> Option<&'p Function> {
        let mut next = Some(class);
        for _ in 0..super::state::DEEPEST_CALL {
            let class = next?;
            if let Some(constructor) = &self.classes.get(class)?.source.constructor {
                return Some(constructor);
            }
            next = self.base_class(class);
        }
        None
    }

    /// Fields with a value of their own.
    fn field_values(&mut self, class: ClassId) {
        let Some(source) = self.classes.get(class).map(|class| class.source) else { return };
        for (name, value) in &source.fields {
            let data = self.evaluate(value);
            self.set_member(name, data);
        }
    }

    /// `super(scope, id)`: the construct itself is created; where another class of the program is extended, its
    /// constructor is written out.
    pub(super) fn construct_base(&mut self, given: Arguments<'p>, at: &'p Expression) {
        let Some(class) = self.open.last().copied() else { return };
        // Within a constructor that is written out, what that one extends is meant.
        let level = self.super_depth;
        let mut base = Some(class);
        for _ in 0..=level {
            base = base.and_then(|class| self.base_class(class));
        }
        let constructor = base.and_then(|base| {
            let constructor = self.classes.get(base)?.source.constructor.as_ref()?;
            Some((constructor, self.classes.get(base)?.file))
        });
        match constructor {
            Some((function, file)) if level < super::state::DEEPEST_CALL => {
                self.super_depth += 1;
                let callable = Rc::new(Callable { function, file, frames: None });
                self.follow(&callable, given, at);
                self.super_depth -= 1;
            }
            _ => {
                let scope = given.get("scope", 0).cloned();
                if let Some(scope) = scope.and_then(|scope| self.scope_of(&scope))
                    && let Some(path) = self.scopes.get(scope).map(|scope| scope.path.clone())
                    && let Some(class) = self.classes.get_mut(class)
                {
                    class.parent = path;
                }
                let id = given.get("id", 1).cloned();
                self.create_own(class, id);
            }
        }
    }

    /// The construct that an object is.
    fn create_own(&mut self, class: ClassId, id: Option<Data<'p>>) {
        let id = match id {
            Some(data) => self.id(&data),
            None => Some(Id::Computed("id".to_owned())),
        };
        let Some(class) = self.classes.get(class) else { return };
        let node = Node::Construct {
            variable: class.variable.clone().unwrap_or_else(|| quote::format_ident!("construct")),
            class: if class.is_stack { "Stack" } else { "Construct" },
            id: id.unwrap_or_else(|| Id::Computed("id".to_owned())),
            scope: class.parent.clone(),
        };
        self.items += 1;
        self.push(node);
    }

    /// `this.name = value`
    pub(super) fn set_member(&mut self, name: &str, data: Data<'p>) {
        if let Some(class) = self.open.last().copied()
            && let Some(class) = self.classes.get_mut(class)
        {
            class.fields.insert(name.to_owned(), data);
        }
    }

    /// `this.name`
    pub(super) fn own_member(&mut self, name: &str, at: &'p Expression) -> Data<'p> {
        let Some(class) = self.open.last().copied() else {
            return program(self.file, at, "an object that is not known");
        };
        if let Some(known) = self.classes.get(class).and_then(|class| class.fields.get(name)) {
            return known.clone();
        }
        if name == "node" {
            return Data::Method(Box::new(Data::This), name.to_owned());
        }
        if let Some(getter) = self.find(class, |source| &source.getters, name) {
            let given = Arguments { placed: Vec::new(), named: Vec::new() };
            return self.follow(&getter, given, at);
        }
        match self.own_method(name) {
            Some(method) => Data::Function(method),
            None => program(self.file, at, "a member that is not known"),
        }
    }

    pub(super) fn own_method(&self, name: &str) -> Option<Rc<Callable<'p>>> {
        self.find(*self.open.last()?, |source| &source.methods, name)
    }

    /// A function of a class or of those that it extends.
    fn find(
        &self,
        class: ClassId,
        of: impl Fn(&'p Source) -> &'p Vec<Function>,
        name: &str,
    ) -> Option<Rc<Callable<'p>>> {
        let mut next = Some(class);
        for _ in 0..super::state::DEEPEST_CALL {
            let class = self.classes.get(next?)?;
            if let Some(function) = of(class.source).iter().find(|function| function.name == name) {
                return Some(Rc::new(Callable { function, file: class.file, frames: None }));
            }
            next = self.base_class(next?);
        }
        None
    }

    /// `new Network(this, "network", …)`
    pub(super) fn instantiate(
        &mut self,
        class: ClassId,
        given: Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        if self.base(class).is_none() {
            return program(self.file, at, "a class that is no construct");
        }
        if !self.read_class(class, &given) {
            return program(self.file, at, "a class that makes itself");
        }
        let Some(standing) = self.standing_of(class, &given) else {
            return program(self.file, at, "a construct whose place or id the program computes");
        };
        let arguments = match self.arguments(class, &given, at) {
            Ok(arguments) => arguments,
            Err(program) => return program,
        };
        let comments = std::mem::take(&mut self.pending);
        if !comments.is_empty() {
            self.push(Node::Comment(comments));
        }
        let variable = super::write::ident(&self.fresh(&standing.wish));
        let path = Path { tokens: quote! { #variable }, is_reference: false };
        let known =
            arguments.iter().map(|(parameter, value, _)| (parameter.clone(), value.clone())).collect();
        let owner = self.open.last().copied();
        self.instances.push(Instance { class, path, arguments: known, members: BTreeMap::new(), owner });
        let instance = self.instances.len() - 1;
        let arguments = arguments.into_iter().map(|(_, _, argument)| argument).collect();
        self.push(Node::Instance { instance, variable, id: standing.id, scope: standing.scope, arguments });
        Data::Instance(instance)
    }

    /// A member of an object, from outside.
    pub(super) fn member_of(&mut self, instance: usize, name: &str, at: &'p Expression) -> Data<'p> {
        let Some(class) = self.instance(instance).map(|instance| instance.class) else {
            return program(self.file, at, "an object that is not known");
        };
        let field = self.classes.get(class).and_then(|class| class.fields.get(name)).cloned();
        let data = match field {
            Some(data) => data,
            None => match self.find(class, |source| &source.getters, name) {
                Some(getter) => {
                    self.open.push(class);
                    let given = Arguments { placed: Vec::new(), named: Vec::new() };
                    self.nodes.push(Vec::new());
                    let data = self.follow(&getter, given, at);
                    self.nodes.pop();
                    self.open.pop();
                    data
                }
                None if name == "node" => {
                    return Data::Method(Box::new(Data::Instance(instance)), name.to_owned());
                }
                None => return program(self.file, at, "a member that is not known"),
            },
        };
        self.seen_from_outside(data, instance, at)
    }

    /// What a class says about its own members, as it is said of an object of it.
    fn seen_from_outside(&mut self, data: Data<'p>, instance: usize, at: &'p Expression) -> Data<'p> {
        let Some(known) = self.instance(instance).cloned() else { return data };
        let inner = |this: &mut Self, data: Data<'p>| this.seen_from_outside(data, instance, at);
        match data {
            Data::Reference(id, steps) => {
                let given = known.arguments.iter().find(
                    |(parameter, _)| matches!(parameter, Data::Reference(parameter, _) if *parameter == id),
                );
                if let Some((_, given)) = given {
                    return steps.into_iter().fold(given.clone(), super::evaluate::read);
                }
                let Some(made) = self.constructs.get(id).cloned() else { return Data::Reference(id, steps) };
                if made.class != Some(known.class) {
                    return Data::Reference(id, steps);
                }
                if made.repeats {
                    return program(self.file, at, "a member of an object that stands several times");
                }
                if let Some(alias) = known.members.get(&id) {
                    return Data::Reference(*alias, steps);
                }
                let Some(field) = self.slots.get(made.slot).map(|slot| slot.name.variable.clone()) else {
                    return Data::Reference(id, steps);
                };
                if let Some(class) = self.classes.get_mut(known.class) {
                    class.exported.insert(id);
                }
                let path = member_path(&known.path, &super::write::ident(&field));
                let alias = self.elsewhere_slot(made.kind, &made, path, field.word());
                if let Some(instance) = self.instances.get_mut(instance) {
                    instance.members.insert(id, alias);
                }
                Data::Reference(alias, steps)
            }
            Data::Instance(object) => {
                let given = known.arguments.iter().find(
                    |(parameter, _)| matches!(parameter, Data::Instance(parameter) if *parameter == object),
                );
                if let Some((_, given)) = given {
                    return given.clone();
                }
                let Some(own) = self.instance(object).cloned() else { return Data::Instance(object) };
                if own.owner != Some(known.class) {
                    return Data::Instance(object);
                }
                if let Some(class) = self.classes.get_mut(known.class) {
                    class.exported_objects.insert(object);
                }
                let field: TokenStream = own.path.tokens.clone();
                let outer = &known.path.tokens;
                let path = Path { tokens: quote! { #outer.#field }, is_reference: false };
                let owner = self.open.last().copied();
                self.instances.push(Instance { path, members: BTreeMap::new(), owner, ..own });
                Data::Instance(self.instances.len() - 1)
            }
            Data::Variable(id) => {
                let given = known.arguments.iter().find(
                    |(parameter, _)| matches!(parameter, Data::Variable(parameter) if *parameter == id),
                );
                match (given, self.variable(id).map(|variable| variable.holds.clone())) {
                    (Some((_, given)), _) => given.clone(),
                    (None, Some(super::state::Holding::Constant(value))) => *value,
                    _ => program(self.file, at, "a member that the class computes"),
                }
            }
            Data::Scope(_) => program(self.file, at, "a construct within an object"),
            Data::Joined(parts) => Data::joined(parts.into_iter().map(|part| inner(self, part)).collect()),
            Data::List(items) => Data::List(items.into_iter().map(|item| inner(self, item)).collect()),
            Data::Object(mut object) => {
                object.members =
                    object.members.into_iter().map(|(name, value)| (name, inner(self, value))).collect();
                Data::Object(object)
            }
            Data::Call { name, arguments, expands } => {
                let arguments = arguments.into_iter().map(|argument| inner(self, argument)).collect();
                Data::Call { name, arguments, expands }
            }
            Data::Binary(sign, left, right) => {
                Data::Binary(sign, Box::new(inner(self, *left)), Box::new(inner(self, *right)))
            }
            Data::Unary(sign, value) => Data::Unary(sign, Box::new(inner(self, *value))),
            Data::Conditional(parts) => Data::Conditional(Box::new(parts.map(|part| inner(self, part)))),
            Data::Read(value, steps) => Data::Read(Box::new(inner(self, *value)), steps),
            other => other,
        }
    }
}

fn member_path(of: &Path, field: &Ident) -> Path {
    let outer = &of.tokens;
    Path { tokens: quote! { #outer.#field }, is_reference: false }
}
