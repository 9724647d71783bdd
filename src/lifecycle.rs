//! How Terraform creates, replaces and destroys a resource.

use crate::expr::Expr;
use crate::scope::Dependency;
use crate::tree::{Condition, Ignored, LifecycleData};
use crate::value::Value;

/// The lifecycle of a resource.
///
/// ```
/// use ferroform::Lifecycle;
/// let careful = Lifecycle::new().create_before_destroy(true).ignore_changes(["tags", "description"]);
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "give it to `Resource::lifecycle`"]
pub struct Lifecycle {
    data: LifecycleData,
}

impl Condition {
    pub(crate) fn new(condition: impl Into<Value<bool>>, error_message: impl Into<Value<String>>) -> Self {
        Self { condition: condition.into().data, error_message: error_message.into().data }
    }
}

impl Lifecycle {
    /// Terraform's own.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a replacement is created before the old one is destroyed.
    pub const fn create_before_destroy(mut self, yes: bool) -> Self {
        self.data.create_before_destroy = Some(yes);
        self
    }

    /// Whether a plan that destroys it is refused.
    pub const fn prevent_destroy(mut self, yes: bool) -> Self {
        self.data.prevent_destroy = Some(yes);
        self
    }

    /// Arguments whose changes outside of Terraform are left alone.
    pub fn ignore_changes<S: Into<String>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.data.ignore_changes = Some(Ignored::Arguments(arguments.into_iter().map(Into::into).collect()));
        self
    }

    /// Leaves all changes outside of Terraform alone.
    pub fn ignore_all_changes(mut self) -> Self {
        self.data.ignore_changes = Some(Ignored::All);
        self
    }

    /// Replaces it whenever something else is replaced or changed.
    pub fn replace_triggered_by(mut self, other: &impl Dependency) -> Self {
        self.data.replace_triggered_by.push(other.target().refer::<()>(None).into_data());
        self
    }

    /// Replaces it whenever an attribute changes.
    pub fn replace_triggered_by_change<T>(mut self, attribute: Expr<T>) -> Self {
        self.data.replace_triggered_by.push(attribute.into_data());
        self
    }

    /// What must hold before it is created or changed, and what to say otherwise.
    pub fn precondition(
        mut self,
        condition: impl Into<Value<bool>>,
        error_message: impl Into<Value<String>>,
    ) -> Self {
        self.data.preconditions.push(Condition::new(condition, error_message));
        self
    }

    /// What must hold after it was created or changed, and what to say otherwise.
    pub fn postcondition(
        mut self,
        condition: impl Into<Value<bool>>,
        error_message: impl Into<Value<String>>,
    ) -> Self {
        self.data.postconditions.push(Condition::new(condition, error_message));
        self
    }

    pub(crate) fn into_data(self) -> LifecycleData {
        self.data
    }
}
