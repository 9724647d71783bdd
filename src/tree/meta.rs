//! Meta-arguments: what Terraform itself reads of a resource.

use super::statement::{ImportData, MovedTo};
use crate::data::{Data, Reference};

/// Meta-arguments of one element.
#[derive(Debug, Default)]
pub(crate) struct Meta {
    pub(crate) alias: Option<String>,
    pub(crate) depends_on: Vec<Reference>,
    pub(crate) provider: Option<Reference>,
    pub(crate) repeated: Repeated,
    pub(crate) lifecycle: Option<LifecycleData>,
    pub(crate) connection: Option<Data>,
    pub(crate) provisioners: Vec<ProvisionerData>,
    /// Addresses that it had, the oldest first.
    pub(crate) moved_from: Vec<String>,
    /// Addresses that single instances had, by their keys.
    pub(crate) instances_moved_from: Vec<(Data, String)>,
    pub(crate) moved_to: Option<MovedTo>,
    pub(crate) imports: Vec<ImportData>,
    pub(crate) overrides: Vec<RawOverride>,
}

/// How often something is there: once where neither is set.
#[derive(Debug, Default)]
pub(crate) struct Repeated {
    pub(crate) count: Option<Data>,
    pub(crate) for_each: Option<Data>,
}

/// How something is to be repeated.
#[derive(Debug)]
pub(crate) enum Repetition {
    Count(Data),
    ForEach(Data),
}

impl Repetition {
    /// An absent number or collection leaves it unset.
    pub(crate) fn put_into(self, repeated: &mut Repeated) {
        match self {
            Self::Count(number) => repeated.count = number.present(),
            Self::ForEach(items) => repeated.for_each = items.present(),
        }
    }
}

/// How a resource is created, replaced and destroyed.
#[derive(Debug, Clone, Default)]
pub(crate) struct LifecycleData {
    pub(crate) create_before_destroy: Option<bool>,
    pub(crate) prevent_destroy: Option<bool>,
    pub(crate) ignore_changes: Option<Ignored>,
    /// Expressions, never text.
    pub(crate) replace_triggered_by: Vec<Data>,
    pub(crate) preconditions: Vec<Condition>,
    pub(crate) postconditions: Vec<Condition>,
}

/// The changes outside of Terraform that are left alone.
#[derive(Debug, Clone)]
pub(crate) enum Ignored {
    All,
    Arguments(Vec<String>),
}

/// A condition with what to say when it does not hold.
#[derive(Debug, Clone)]
pub(crate) struct Condition {
    pub(crate) condition: Data,
    pub(crate) error_message: Data,
}

/// A provisioner of a resource.
#[derive(Debug)]
pub(crate) struct ProvisionerData {
    pub(crate) kind: String,
    pub(crate) args: Data,
}

/// One raw override: where, and what to put there.
#[derive(Debug)]
pub(crate) struct RawOverride {
    /// Keys, and indexes of lists.
    pub(crate) steps: Vec<String>,
    pub(crate) data: Data,
}

impl RawOverride {
    /// Dots separate the steps of a path; behind a backslash, a dot or a backslash is a part of one.
    pub(crate) fn new(path: &str, data: Data) -> Self {
        let mut steps = vec![String::new()];
        let mut rest = path.chars();
        while let Some(c) = rest.next() {
            let c = match c {
                '.' => {
                    steps.push(String::new());
                    continue;
                }
                '\\' => rest.next().unwrap_or('\\'),
                c => c,
            };
            if let Some(step) = steps.last_mut() {
                step.push(c);
            }
        }
        Self { steps, data }
    }

    /// Whether it changes the argument at a path (`rule[0].name`) or something within it.
    pub(crate) fn touches(&self, argument: &str) -> bool {
        let mut own = String::new();
        for step in &self.steps {
            if step.bytes().all(|byte| byte.is_ascii_digit()) {
                own.push_str(&format!("[{step}]"));
            } else {
                if !own.is_empty() {
                    own.push('.');
                }
                own.push_str(step);
            }
        }
        own.strip_prefix(argument).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }
}
