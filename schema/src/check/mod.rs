//! Documents can be wrong: what was resolved is tried against the document's own examples.
//!
//! A rule that an example breaks is demoted to a warning ([`ExampleVerdict::Contradicted`]), because a check that refuses the
//! document's own examples would refuse what users copy from them. Rules of an overlay are not tried: they are
//! corrections of the document, examples included. Values that an example takes from elsewhere or leaves to the provider,
//! contexts and parts that it leaves out are unknown, and what is unknown contradicts nothing: synth knows no more.
//!
//! [`ExampleVerdict::Contradicted`]: crate::model::ExampleVerdict::Contradicted

mod against_examples;
mod example_block;
mod lint;
mod literal;
mod report;
mod rule_counts;
mod text_names;
pub(crate) mod unlisted;
mod weak;
mod witness;

#[cfg(feature = "tools")]
pub(crate) use report::path as path_of;
pub use rule_counts::{RuleCount, RuleCounts};
pub use witness::{Witness, Witnesses};

use crate::diagnostic::Diagnostics;
use crate::example::Use;
use crate::model::Resource;
#[cfg(feature = "tools")]
use crate::source::Location;

/// Tries every rule of a resource type against the examples of its document, demotes the rules that an example breaks,
/// and reports them with what else is doubtful about the schema.
///
/// `uses` are what the examples declare; uses of other types are passed over.
///
/// ```
/// use ferroform_schema::check::check;
/// use ferroform_schema::diagnostic::Diagnostics;
/// use ferroform_schema::example::read;
/// use ferroform_schema::model::{ExampleVerdict, Resource};
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
/// let counts = check(&mut lamp, &uses, &mut diagnostics);
/// assert_eq!(counts.families["range"].contradicted, 1);
/// let standing = &lamp.root.arguments[0].rules[0].standing;
/// assert_eq!(*standing, ExampleVerdict::Contradicted { by: "Floodlight".to_owned() });
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn check<'a>(
    resource: &mut Resource,
    uses: impl IntoIterator<Item = &'a Use>,
    diagnostics: &mut Diagnostics,
) -> RuleCounts {
    lint::lint(resource, diagnostics);
    let own = |used: &&Use| used.kind == resource.kind && used.type_name == resource.type_name;
    let uses: Vec<&Use> = uses.into_iter().filter(own).collect();
    weak::note(resource, &uses, diagnostics);
    let outcome = against_examples::hold(resource, &uses);
    report::apply(resource, &outcome, diagnostics);
    rule_counts::count(resource, &outcome)
}

/// A statement that a use breaks.
#[cfg(feature = "tools")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The argument that it is about, with the blocks it stands in; the block for a rule over several.
    pub(crate) path: String,
    /// The statement in words.
    pub(crate) stated: String,
    /// What the use does instead.
    pub(crate) deed: String,
    /// Where.
    pub(crate) at: Location,
}

/// The statements about a type that synth would hold a use against, and that it breaks. Where a use breaks one several times,
/// the first is given.
#[cfg(feature = "tools")]
pub(crate) fn broken_by(resource: &Resource, used: &Use) -> Vec<Broken> {
    let outcome = against_examples::hold(resource, &[used]);
    let broken = outcome.into_iter().filter_map(|(statement, standings)| {
        let broken = standings.broken?;
        let (path, stated) = report::in_force(resource, &statement)?;
        Some(Broken { path, stated, deed: broken.what, at: broken.at })
    });
    broken.collect()
}

#[cfg(test)]
mod tests;
