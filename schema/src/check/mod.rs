//! Documents can be wrong: what was resolved is tried against the document's own examples.
//!
//! A rule that an example breaks is demoted to a warning ([`Standing::Contradicted`]), because a check that refuses the
//! document's own examples would refuse what users copy from them. Rules of an overlay are not tried: they are
//! corrections of the document, examples included. Values that an example takes from elsewhere or leaves to the provider,
//! contexts and parts that it leaves out are unknown, and what is unknown contradicts nothing: synth knows no more.
//!
//! [`Standing::Contradicted`]: crate::model::Standing::Contradicted

mod frame;
mod lint;
mod literal;
mod report;
mod tally;
mod trial;

pub use tally::{Count, Tally};

use crate::diagnostic::Diagnostics;
use crate::example::Use;
use crate::model::Resource;

/// Tries every rule of a resource type against the examples of its document, demotes the rules that an example breaks,
/// and reports them with what else is doubtful about the schema.
///
/// `uses` are what the examples declare; uses of other types are passed over.
///
/// ```
/// use ferroform_schema::check::check;
/// use ferroform_schema::diagnostic::Diagnostics;
/// use ferroform_schema::example::read;
/// use ferroform_schema::model::{Resource, Standing};
///
/// let at = "lamp.md:9:3-9:40";
/// let mut lamp: Resource = serde_json::from_value(serde_json::json!({
///     "kind": "resource",
///     "type_name": "aws_lamp",
///     "document": "lamp.md",
///     "root": { "arguments": [{
///         "name": "watts",
///         "presence": { "value": "optional", "bases": [{ "evidence": "marker", "at": at }] },
///         "type": { "value": "number", "bases": [{ "evidence": "phrase", "at": at }] },
///         "declared": [{ "evidence": "marker", "at": at }],
///         "rules": [{
///             "check": { "range": { "max": 60 } },
///             "text": "At most `60`.",
///             "bases": [{ "evidence": "phrase", "at": at }],
///         }],
///     }]},
///     "examples": [{
///         "title": "Floodlight",
///         "language": "hcl",
///         "code": "resource \"aws_lamp\" \"yard\" {\n  watts = 500\n}\n",
///         "at": "lamp.md:3:1-6:1",
///     }],
/// }))?;
/// let mut diagnostics = Diagnostics::new();
/// let (uses, _) = read(&lamp.examples[0], &lamp.type_name);
/// let tally = check(&mut lamp, &uses, &mut diagnostics);
/// assert_eq!(tally.families["range"].contradicted, 1);
/// let standing = &lamp.root.arguments[0].rules[0].standing;
/// assert_eq!(*standing, Standing::Contradicted { by: "Floodlight".to_owned() });
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn check<'a>(
    resource: &mut Resource,
    uses: impl IntoIterator<Item = &'a Use>,
    diagnostics: &mut Diagnostics,
) -> Tally {
    lint::lint(resource, diagnostics);
    let own = |used: &&Use| used.kind == resource.kind && used.type_name == resource.type_name;
    let uses: Vec<&Use> = uses.into_iter().filter(own).collect();
    let outcome = trial::hold(resource, &uses);
    report::apply(resource, &outcome, diagnostics);
    tally::count(resource, &outcome)
}

#[cfg(test)]
mod tests;
