//! Outputs of a stack.

use crate::expr::Expr;
use crate::marker::Any;
use crate::overrides::overridable;
use crate::scope::{Construct, Dependency, Scope};
use crate::tree::{Condition, Content, OutputData};
use crate::value::Value;

/// A value that a stack shows, and gives to other configurations.
///
/// ```
/// use ferroform::{App, Output, Stack};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// Output::new(&stack, "greeting", "Hello").description("what to say");
/// Output::new(&stack, "ports", [80, 443]).sensitive(true);
/// # assert_eq!(stack.to_json()?["output"]["greeting"]["description"], "what to say");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct Output {
    construct: Construct,
}

impl Output {
    /// An output with a value of any type.
    #[track_caller]
    pub fn new(scope: &impl Scope, id: impl Into<String>, value: impl Into<Value<Any>>) -> Self {
        let data = OutputData {
            value: value.into().data,
            description: None,
            sensitive: None,
            depends_on: Vec::new(),
            preconditions: Vec::new(),
            logical_id: None,
        };
        Self { construct: scope.construct().add(&id.into(), Content::Output(Box::new(data))) }
    }

    /// What it is.
    pub fn description(&self, text: impl Into<String>) -> Self {
        self.change(|output| output.description = Some(text.into()))
    }

    /// Whether Terraform hides it.
    #[inline]
    pub fn sensitive(&self, yes: bool) -> Self {
        self.change(|output| output.sensitive = Some(yes))
    }

    /// Shows it after something else is deployed.
    pub fn depends_on(&self, other: &impl Dependency) -> Self {
        let other = other.target().reference(None);
        self.change(|output| output.depends_on.push(other))
    }

    /// What must hold before the value is given, and what to say otherwise.
    pub fn precondition(
        &self,
        condition: impl Into<Value<bool>>,
        error_message: impl Into<Value<String>>,
    ) -> Self {
        let condition = Condition::new(condition, error_message);
        self.change(|output| output.preconditions.push(condition))
    }

    /// Its value, for the conditions of a [`TestFile`](crate::TestFile); nothing else in Terraform can read it. The type is
    /// the caller's promise.
    #[must_use]
    pub fn tested<T>(&self) -> Expr<T> {
        self.construct.refer(None)
    }

    /// Sets its name, instead of the one made of its path.
    pub fn override_logical_id(&self, id: impl Into<String>) -> Self {
        self.change(|output| output.logical_id = Some(id.into()))
    }

    fn change(&self, change: impl FnOnce(&mut OutputData)) -> Self {
        self.construct.change(|content| {
            if let Content::Output(output) = content {
                change(output);
            }
        });
        self.clone()
    }
}

overridable!(Output, "its JSON");

impl Scope for Output {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
