//! The document's rules on a struct: what is decidable from what it fixes, always sets, may set and never sets. The rest
//! is checked at synth.

mod arguments;
mod context;
mod facts;
mod groups;
mod presence;
mod types;

pub(crate) use presence::missing;

use crate::errors::Errors;
use crate::input::Input;
use crate::resolve::Resolved;
use crate::schema::Stated;
use proc_macro2::Span;
use std::collections::BTreeSet;

/// What the checks found.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) errors: Errors,
    /// Rules that the document's own examples break as well.
    pub(crate) warnings: Vec<Warning>,
    /// Arguments whose field or value cannot be used.
    pub(crate) unusable: BTreeSet<String>,
    /// Groups of arguments that were reported together.
    told: BTreeSet<Vec<String>>,
}

/// A note that stops nothing.
pub(crate) struct Warning {
    pub(crate) span: Span,
    pub(crate) message: String,
}

/// Checks all rules.
pub(crate) fn check<'a>(resolved: &mut Resolved<'a>, input: &Input, findings: &mut Findings) {
    if !input.options.any_context {
        resolved.contexts = context::decided(resolved);
    }
    presence::check(resolved, input, findings);
    types::check(resolved, input, findings);
    arguments::check(resolved, input, findings);
    groups::check(resolved, input, findings);
    context::check(resolved, input, findings);
}

impl Findings {
    /// Goes on from the errors found so far.
    pub(crate) fn new(errors: Errors) -> Self {
        Self { errors, ..Self::default() }
    }

    /// A broken rule: an error, or a warning where the document contradicts itself.
    fn broken(&mut self, stated: &Stated, span: Span, message: String) {
        match &stated.contradicted_by {
            None => self.errors.at(span, message),
            Some(example) => self.warnings.push(Warning {
                span,
                message: format!(
                    "{message} (only a note: the document's own example, {example}, breaks this rule)"
                ),
            }),
        }
    }

    /// Something that stops nothing, since some value of the struct is right.
    fn note(&mut self, span: Span, message: String) {
        self.warnings.push(Warning { span, message: format!("{message} (only a note: synth decides)") });
    }

    /// Whether these arguments were not reported together before. Rules are often stated on both sides.
    fn first_about(&mut self, names: &[&str]) -> bool {
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        names.sort();
        self.told.insert(names)
    }
}
