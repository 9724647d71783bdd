//! Who follows the work on stacks, and what they hear of it.

use std::sync::{Mutex, PoisonError};

/// Who follows what happens, and is asked. Called from several threads.
pub trait Audience: Sync {
    /// A stack has come to a stage.
    fn stage(&self, stack: &str, stage: Stage);
    /// Terraform says a line while something is under way.
    fn line(&self, stack: &str, line: &str);
    /// What Terraform would do with a stack, or why it stopped, as a whole.
    fn report(&self, stack: &str, text: &str);
    /// Nothing more is done with a stack.
    fn ended(&self, stack: &str);
    /// Whether to do this with a stack.
    fn approves(&self, stack: &str, plan: &str) -> bool;
}

/// Follows nothing and approves of nothing.
impl Audience for () {
    fn stage(&self, _: &str, _: Stage) {}

    fn line(&self, _: &str, _: &str) {}

    fn report(&self, _: &str, _: &str) {}

    fn ended(&self, _: &str) {}

    fn approves(&self, _: &str, _: &str) -> bool {
        false
    }
}

/// What is done with a stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Providers and modules are fetched.
    Initializing,
    /// What there is to do is found out.
    Planning,
    /// Somebody is asked.
    Asking,
    /// It is done.
    Applying,
}

/// What became of a stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// There is nothing to do.
    Unchanged,
    /// There is something to do; how much, in Terraform's words.
    Changes(String),
    /// It was done; how much, in Terraform's words.
    Applied(String),
    /// Somebody did not approve of it.
    Declined,
    /// Terraform failed.
    Failed,
    /// Somebody interrupted it, or it was not started because of that.
    Interrupted,
    /// It was not started, because this other one did not end well.
    NotStarted(String),
}

impl Ended {
    /// Whether the stacks behind it can have their turn.
    #[must_use]
    pub const fn is_well(&self) -> bool {
        matches!(self, Self::Unchanged | Self::Changes(_) | Self::Applied(_))
    }
}

/// Keeps what is reported.
#[derive(Default)]
pub(super) struct Heard(Mutex<String>);

impl Heard {
    pub(super) fn words(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).trim().to_owned()
    }
}

impl Audience for Heard {
    fn stage(&self, _: &str, _: Stage) {}

    fn line(&self, _: &str, _: &str) {}

    fn report(&self, _: &str, text: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_str(text);
    }

    fn ended(&self, _: &str) {}

    fn approves(&self, _: &str, _: &str) -> bool {
        false
    }
}
