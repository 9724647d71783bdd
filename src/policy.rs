//! Policies: what a team demands of its programs, beyond what providers do.

use crate::error::{Level, Violation};
use crate::hooks;
use crate::scope::Construct;
use crate::walk::ConstructKind;
use std::fmt;

/// What must hold of constructs. It is asked at every synth, after aspects, and what breaks it is reported like a rule of the
/// documents: with the construct, the argument and the place in the program.
///
/// ```
/// use ferroform::{App, Construct, Finding, GenericResource, Policy, Stack, prelude::*, testing};
/// let app = App::new();
/// app.add_policy(Policy::requires_argument("aws_sqs_queue", "kms_master_key_id"));
/// app.add_policy(Policy::requires_tag("aws_sqs_queue", "team"));
/// app.add_policy(Policy::new("a bucket has a resource that encrypts it", |bucket: &Construct| {
///     let encrypts = |ty: &str| ty == "aws_s3_bucket_server_side_encryption_configuration";
///     let referrers = bucket.referrers();
///     let is_encrypted = referrers.iter().any(|it| it.from.type_name().is_some_and(|ty| encrypts(&ty)));
///     (!is_encrypted).then(|| Finding::new("nothing encrypts the bucket"))
/// }).of_type("aws_s3_bucket"));
///
/// let stack = Stack::new(&app, "shop");
/// GenericResource::resource("aws_sqs_queue").create(&stack, "orders");
/// let violation = testing::breaks(&app, "kms_master_key_id", "is not set");
/// assert_eq!(violation.rule_text(), Some("every aws_sqs_queue has `kms_master_key_id`"));
/// assert_eq!(violation.construct(), "shop/orders");
/// ```
#[must_use = "give it to `add_policy`"]
pub struct Policy {
    name: String,
    types: Vec<String>,
    level: Level,
    check: Box<Check>,
}

type Check = dyn Fn(&Construct) -> Vec<Finding>;

impl Policy {
    /// A policy in words ("every queue is encrypted"), and a check that gives what is wrong about a construct: none, one
    /// (`Option`) or several (`Vec`).
    pub fn new<I>(name: impl Into<String>, check: impl Fn(&Construct) -> I + 'static) -> Self
    where
        I: IntoIterator<Item = Finding>,
    {
        Self {
            name: name.into(),
            types: Vec::new(),
            level: Level::Deny,
            check: Box::new(move |construct| check(construct).into_iter().collect()),
        }
    }

    /// Asks only about resources and data sources of a type; called again, of one of several.
    pub fn of_type(mut self, type_name: impl Into<String>) -> Self {
        self.types.push(type_name.into());
        self
    }

    /// Warns, instead of stopping the synth.
    #[inline]
    pub const fn warn(mut self) -> Self {
        self.level = Level::Warn;
        self
    }

    /// Every resource of a type has an argument, at any depth (`logging.0.bucket`).
    pub fn requires_argument(type_name: impl Into<String>, path: impl Into<String>) -> Self {
        let (type_name, path) = (type_name.into(), path.into());
        Self::new(format!("every {type_name} has `{path}`"), move |construct| {
            (!construct.argument(&path).is_set()).then(|| {
                Finding::new(format!("`{path}` is not set")).at(path.clone()).help(format!("set `{path}`"))
            })
        })
        .of_type(type_name)
    }

    /// Every resource of a type has a tag. Tags that only Terraform knows are taken to have it.
    pub fn requires_tag(type_name: impl Into<String>, key: impl Into<String>) -> Self {
        let (type_name, key) = (type_name.into(), key.into());
        Self::new(format!("every {type_name} has the tag `{key}`"), move |construct| {
            let tags = construct.argument("tags");
            let is_there = tags.is_expression()
                || tags.members().iter().any(|(known, value)| *known == key && value.is_set());
            (!is_there).then(|| {
                Finding::new(format!("it has no tag `{key}`"))
                    .at("tags")
                    .help(format!("set the tag, or give it to everything with `Tags`: [(\"{key}\", …)]"))
            })
        })
        .of_type(type_name)
    }

    #[inline]
    pub(crate) fn is_about(&self, construct: &Construct) -> bool {
        let is_resource = || {
            matches!(
                construct.kind(),
                ConstructKind::Resource | ConstructKind::DataSource | ConstructKind::Ephemeral
            )
        };
        self.types.is_empty()
            || construct.type_name().is_some_and(|name| self.types.contains(&name)) && is_resource()
    }

    #[inline]
    pub(crate) fn check(&self, construct: &Construct) -> Vec<Finding> {
        (self.check)(construct)
    }
}

impl fmt::Debug for Policy {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("name", &self.name).field("types", &self.types).finish_non_exhaustive()
    }
}

/// What a [`Policy`] finds wrong about a construct.
#[derive(Debug, Clone)]
#[must_use = "return it from the policy"]
pub struct Finding {
    message: String,
    argument: Option<String>,
    help: Option<String>,
}

impl Finding {
    /// What is wrong, in one line.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), argument: None, help: None }
    }

    /// The argument that it is about, by its path. Its value is shown, where it has one.
    pub fn at(mut self, argument: impl Into<String>) -> Self {
        self.argument = Some(argument.into());
        self
    }

    /// What to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    #[inline]
    pub(crate) fn into_violation(self, construct: &Construct, policy: &Policy) -> Violation {
        let mut violation =
            hooks::violation(construct, self.message, policy.level).rule(policy.name.as_str());
        if let Some(argument) = self.argument {
            let value = construct.argument(&argument);
            violation = violation.argument(argument);
            if value.is_set() {
                violation = violation.value(value.to_string());
            }
        }
        match self.help {
            Some(help) => violation.help(help),
            None => violation,
        }
    }
}
