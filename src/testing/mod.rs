//! For the tests of a program: what its stacks hold, and which rules it breaks.
//!
//! Quick, because everything stays in memory, and without Terraform. Whatever is not as the test says panics with what is
//! there instead.
//!
//! ```
//! use ferroform::{App, GenericProvider, GenericResource, Output, Stack, testing};
//!
//! let app = App::new();
//! let stack = Stack::new(&app, "private");
//! GenericProvider::new("aws", "hashicorp/aws").create(&stack, "aws");
//! let queue = GenericResource::resource("aws_sqs_queue").set("name", "orders").create(&stack, "orders");
//! Output::new(&stack, "queue", queue.id());
//!
//! let found = testing::synth(&app);
//! let queue = found.resources("aws_sqs_queue").with("name", "orders").one();
//! assert_eq!(queue.address(), "aws_sqs_queue.orders");
//! assert_eq!(found.stack("private").output("queue"), "${aws_sqs_queue.orders.id}");
//! assert_eq!(found.resources("aws_sns_topic").count(), 0);
//! ```
//!
//! With generated bindings, types are found by the type that the program uses: `found.one::<SqsQueue>()`. What was found
//! prints as JSON, so that a snapshot (`insta::assert_snapshot!(found.stack("private"))`) holds all of a stack.

// Whoever reads this in a test wants to be stopped.
#![allow(clippy::panic, reason = "an assertion of a test fails by panicking")]

pub(crate) mod json;
mod matching;
mod property;

pub use matching::{Element, Elements};
pub use property::Property;

use crate::app::App;
use crate::error::Violation;
use crate::resource::Resource;
use crate::table::TypeTable;
use ferroform_rules::table::{ElementKind, Table};
use std::fmt;

/// All stacks of an app, or one of them.
#[derive(Debug, Clone)]
pub struct Synthesized {
    stacks: Vec<(String, Property)>,
}

/// Synthesizes an app in memory.
///
/// # Panics
/// With everything that is wrong, where a rule is broken.
#[must_use]
#[track_caller]
#[inline]
pub fn synth(app: &App) -> Synthesized {
    let rendered = match app.render() {
        Ok(rendered) => rendered,
        Err(errors) => panic!("{errors:?}"),
    };
    let stacks = rendered.stacks().iter();
    Synthesized { stacks: stacks.map(|stack| (stack.id().to_owned(), json::read(stack.text()))).collect() }
}

/// The violation of a rule at an argument (`filter[0].code`) of any construct: the first one whose message holds a text.
///
/// ```
/// use ferroform::{App, GenericResource, Stack, testing};
/// let app = App::new();
/// GenericResource::resource("aws_sqs_queue").create(&Stack::new(&app, "private"), "1x");
/// let violation = testing::breaks(&app, None, "will not accept the logical id");
/// assert_eq!(violation.construct(), "private/1x");
/// ```
///
/// # Panics
/// With everything that is reported instead.
#[track_caller]
pub fn breaks<'a>(app: &App, argument: impl Into<Option<&'a str>>, message: &str) -> Violation {
    let argument = argument.into();
    let found = reported(app);
    let fits = |violation: &&Violation| {
        violation.message().contains(message)
            && argument.is_none_or(|argument| violation.argument_path() == Some(argument))
    };
    if let Some(violation) = found.iter().find(fits) {
        return violation.clone();
    }
    let at = argument.map_or_else(String::new, |argument| format!(" at `{argument}`"));
    let all: Vec<String> = found.iter().map(ToString::to_string).collect();
    match all.as_slice() {
        [] => panic!("no rule with `{message}` is broken{at}: the program obeys all of them"),
        all => panic!("no rule with `{message}` is broken{at}, but these are:\n\n{}", all.join("\n\n")),
    }
}

/// Everything that a synth of the app reports: errors, then warnings.
#[must_use]
#[inline]
pub fn reported(app: &App) -> Vec<Violation> {
    match app.render() {
        Ok(rendered) => rendered.warnings().to_vec(),
        Err(errors) => errors.errors().iter().chain(errors.warnings()).cloned().collect(),
    }
}

impl Synthesized {
    /// One stack alone.
    ///
    /// # Panics
    /// Where there is no stack of this id.
    #[must_use]
    #[track_caller]
    #[inline]
    pub fn stack(&self, id: &str) -> Self {
        let Some(stack) = self.stacks.iter().find(|(known, _)| known == id) else {
            let known: Vec<String> = self.stacks.iter().map(|(id, _)| format!("`{id}`")).collect();
            panic!("there is no stack `{id}`, but {}", listed(&known));
        };
        Self { stacks: vec![stack.clone()] }
    }

    /// All resources of a type.
    #[must_use]
    #[inline]
    pub fn resources(&self, type_name: &str) -> Elements {
        self.elements("resource", type_name)
    }

    /// All data sources of a type.
    #[must_use]
    #[inline]
    pub fn data_sources(&self, type_name: &str) -> Elements {
        self.elements("data", type_name)
    }

    /// All resources, or data sources, of a type of generated bindings.
    ///
    /// # Panics
    /// For a [`GenericResource`](crate::GenericResource), which may be of any type.
    #[must_use]
    #[track_caller]
    pub fn all<R: Resource>(&self) -> Elements {
        let Some(Table { type_name, kind, .. }) = R::table().map(TypeTable::table) else {
            panic!("`{}` has no bindings: ask for `resources(type)`", std::any::type_name::<R>());
        };
        let section = if *kind == ElementKind::DataSource { "data" } else { "resource" };
        self.elements(section, type_name)
    }

    /// The only resource, or data source, of a type of generated bindings.
    ///
    /// # Panics
    /// Where there is none, or more than one.
    #[must_use]
    #[track_caller]
    pub fn one<R: Resource>(&self) -> Element {
        self.all::<R>().one()
    }

    /// The value of an output, by its name in Terraform.
    ///
    /// # Panics
    /// Where there is no such output.
    #[must_use]
    #[track_caller]
    #[inline]
    pub fn output(&self, name: &str) -> Property {
        self.named("output", name).get("value").clone()
    }

    /// Names of all outputs, sorted within each stack.
    #[must_use]
    #[inline]
    pub fn outputs(&self) -> Vec<String> {
        let outputs = self.stacks.iter().flat_map(|(_, stack)| stack.get("output").members());
        outputs.map(|(name, _)| name.clone()).collect()
    }

    /// A variable, a local value or a module: `named("variable", "size")`, `named("locals", "name")`.
    ///
    /// # Panics
    /// Where there is none of this name.
    #[must_use]
    #[track_caller]
    #[inline]
    pub fn named(&self, section: &str, name: &str) -> Property {
        let all = || self.stacks.iter().flat_map(|(_, stack)| stack.get(section).members());
        if let Some((_, found)) = all().find(|(known, _)| known == name) {
            return found.clone();
        }
        let known: Vec<String> = all().map(|(name, _)| format!("`{name}`")).collect();
        panic!("there is no {section} `{name}`, but {}", listed(&known));
    }

    #[inline]
    fn elements(&self, section: &str, type_name: &str) -> Elements {
        let prefix = if section == "data" { "data." } else { "" };
        let mut known = Vec::new();
        let mut found = Vec::new();
        for (stack, json) in &self.stacks {
            for (ty, elements) in json.get(section).members() {
                if ty != type_name {
                    known.push(format!("`{ty}`"));
                    continue;
                }
                for (id, properties) in elements.members() {
                    let address = format!("{prefix}{ty}.{id}");
                    found.push(Element::new(stack.clone(), address, properties.clone()));
                }
            }
        }
        known.sort_unstable();
        known.dedup();
        Elements::new(format!("{prefix}{type_name}"), found, known)
    }
}

/// Prints the stacks as JSON.
impl fmt::Display for Synthesized {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.stacks.as_slice() {
            [(_, stack)] => stack.fmt(f),
            stacks => Property::Object(stacks.to_vec()).fmt(f),
        }
    }
}

/// What there is instead of something, in words.
#[inline]
fn listed(known: &[String]) -> String {
    if known.is_empty() { "none at all".to_owned() } else { known.join(", ") }
}
