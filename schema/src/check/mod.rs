//! Documents can be wrong: what was resolved is tried against the document's own examples.
//!
//! A rule that an example breaks is demoted to a warning ([`Standing::Contradicted`]), because a check that refuses the
//! document's own examples would refuse what users copy from them. Rules of an overlay are not tried: they are
//! corrections of the document, examples included. Values that an example takes from elsewhere, contexts and parts
//! that it leaves out are unknown, and what is unknown contradicts nothing.
//!
//! [`Standing::Contradicted`]: crate::model::Standing::Contradicted

mod condition;
mod form;
mod frame;
mod lint;
mod literal;
mod report;
mod tally;
mod trial;

pub use tally::{Count, Tally};

use crate::diagnostic::Diagnostics;
use crate::example::{Use, read};
use crate::model::Resource;

/// Tries every rule of a resource type against the examples of its document, demotes the rules that an example breaks,
/// and reports them with what else is doubtful about the schema.
pub fn check(resource: &mut Resource, diagnostics: &mut Diagnostics) -> Tally {
    lint::lint(resource, diagnostics);
    let mut uses: Vec<Use> = Vec::new();
    for example in &resource.examples {
        // What does not parse was reported when the document was read.
        let (found, _) = read(example, &resource.type_name);
        uses.extend(
            found.into_iter().filter(|u| u.kind == resource.kind && u.type_name == resource.type_name),
        );
    }
    let outcome = trial::hold(resource, &uses);
    let tally = tally::count(resource, &outcome);
    report::apply(resource, outcome, diagnostics);
    tally
}

#[cfg(test)]
mod tests;
