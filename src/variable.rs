//! Input variables and local values of a stack.

use crate::expr::Expr;
use crate::marker::{Any, List, Map, Number, Set};
use crate::overrides::overridable;
use crate::scope::{Construct, Scope};
use crate::tree::{Condition, Content, LocalData, VariableData};
use crate::value::Value;
use std::fmt;
use std::marker::PhantomData;

/// A type that a [`Variable`] can have.
pub trait VariableType {
    /// The type as Terraform writes it (`list(string)`).
    fn constraint() -> String;
}

macro_rules! constraint {
    ($($ty:ty => $name:literal),+) => {$(
        impl VariableType for $ty {
            fn constraint() -> String {
                $name.to_owned()
            }
        }
    )+};
}

constraint!(String => "string", bool => "bool", Number => "number", Any => "any");

macro_rules! constraint_of {
    ($($ty:ident => $name:literal),+) => {$(
        impl<T: VariableType> VariableType for $ty<T> {
            fn constraint() -> String {
                format!(concat!($name, "({})"), T::constraint())
            }
        }
    )+};
}

constraint_of!(List => "list", Set => "set", Map => "map");

/// A value that is given when Terraform runs.
///
/// ```
/// use ferroform::{App, GenericResource, Number, Stack, Variable, prelude::*};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// let size: Variable<Number> = Variable::new(&stack, "size").default(2).description("how many");
/// GenericResource::resource("aws_instance").create(&stack, "web").count(size.value() * 2);
/// # assert_eq!(stack.to_json()?["resource"]["aws_instance"]["web"]["count"], "${(var.size * 2)}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
pub struct Variable<T> {
    construct: Construct,
    marker: PhantomData<fn() -> T>,
}

impl<T: VariableType> Variable<T> {
    /// A variable of the type `T`.
    #[must_use]
    #[track_caller]
    pub fn new(scope: &impl Scope, id: impl Into<String>) -> Self {
        Self::create(scope, id, Some(T::constraint()))
    }
}

impl Variable<Any> {
    /// A variable whose type Terraform takes from its value.
    #[must_use]
    #[track_caller]
    pub fn untyped(scope: &impl Scope, id: impl Into<String>) -> Self {
        Self::create(scope, id, None)
    }
}

impl<T> Variable<T> {
    /// A variable of a type in Terraform's own words (`object({name = string})`).
    #[must_use]
    #[track_caller]
    pub fn with_constraint(scope: &impl Scope, id: impl Into<String>, constraint: impl Into<String>) -> Self {
        Self::create(scope, id, Some(constraint.into()))
    }

    #[track_caller]
    fn create(scope: &impl Scope, id: impl Into<String>, constraint: Option<String>) -> Self {
        let data = VariableData {
            constraint,
            default: None,
            description: None,
            sensitive: None,
            nullable: None,
            ephemeral: None,
            validations: Vec::new(),
            logical_id: None,
        };
        let construct = scope.construct().add(&id.into(), Content::Variable(Box::new(data)));
        Self { construct, marker: PhantomData }
    }

    /// Its value where none is given: a literal.
    pub fn default(&self, value: impl Into<Value<T>>) -> Self {
        self.change(|variable| variable.default = value.into().data.present())
    }

    /// What it is.
    pub fn description(&self, text: impl Into<String>) -> Self {
        self.change(|variable| variable.description = Some(text.into()))
    }

    /// Whether Terraform hides it.
    pub fn sensitive(&self, yes: bool) -> Self {
        self.change(|variable| variable.sensitive = Some(yes))
    }

    /// Whether it may be null.
    pub fn nullable(&self, yes: bool) -> Self {
        self.change(|variable| variable.nullable = Some(yes))
    }

    /// Whether its value is kept out of states and plans: it may go where nothing is stored, such as provider
    /// configurations and write-only arguments.
    pub fn ephemeral(&self, yes: bool) -> Self {
        self.change(|variable| variable.ephemeral = Some(yes))
    }

    /// What must hold of it, and what to say otherwise.
    pub fn validation(
        &self,
        condition: impl Into<Value<bool>>,
        error_message: impl Into<Value<String>>,
    ) -> Self {
        let condition = Condition::new(condition, error_message);
        self.change(|variable| variable.validations.push(condition))
    }

    /// Sets its name, instead of the one made of its path.
    pub fn override_logical_id(&self, id: impl Into<String>) -> Self {
        self.change(|variable| variable.logical_id = Some(id.into()))
    }

    /// A reference to its value.
    #[must_use]
    pub fn value(&self) -> Expr<T> {
        self.construct.refer(None)
    }

    fn change(&self, change: impl FnOnce(&mut VariableData)) -> Self {
        self.construct.change(|content| {
            if let Content::Variable(variable) = content {
                change(variable);
            }
        });
        self.clone()
    }
}

impl<T> Clone for Variable<T> {
    fn clone(&self) -> Self {
        Self { construct: self.construct.clone(), marker: PhantomData }
    }
}

impl<T> fmt::Debug for Variable<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Variable").field(&self.construct.path()).finish()
    }
}

overridable!(Variable<T>, "its JSON");

impl<T> Scope for Variable<T> {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}

/// A named value of a stack, computed once.
///
/// ```
/// use ferroform::{App, Local, Output, Stack, hcl};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// let name: Local<String> = Local::new(&stack, "name", hcl::<String>("terraform.workspace") + "-api");
/// Output::new(&stack, "api", name.value());
/// # assert_eq!(stack.to_json()?["locals"]["name"], "${terraform.workspace}-api");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
pub struct Local<T> {
    construct: Construct,
    marker: PhantomData<fn() -> T>,
}

impl<T> Local<T> {
    /// A local value.
    #[must_use]
    #[track_caller]
    pub fn new(scope: &impl Scope, id: impl Into<String>, value: impl Into<Value<T>>) -> Self {
        let data = LocalData { value: value.into().data, logical_id: None };
        let construct = scope.construct().add(&id.into(), Content::Local(Box::new(data)));
        Self { construct, marker: PhantomData }
    }

    /// A reference to it.
    #[must_use]
    pub fn value(&self) -> Expr<T> {
        self.construct.refer(None)
    }

    /// Sets its name, instead of the one made of its path.
    pub fn override_logical_id(&self, id: impl Into<String>) -> Self {
        self.construct.change(|content| {
            if let Content::Local(local) = content {
                local.logical_id = Some(id.into());
            }
        });
        self.clone()
    }
}

impl<T> Clone for Local<T> {
    fn clone(&self) -> Self {
        Self { construct: self.construct.clone(), marker: PhantomData }
    }
}

impl<T> fmt::Debug for Local<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Local").field(&self.construct.path()).finish()
    }
}

overridable!(Local<T>, "the value");

impl<T> Scope for Local<T> {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
