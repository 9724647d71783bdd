//! Names of which little says whether they are set or read.

use super::{HELP, rests_on};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Attribute, Basis, Evidence, Resource};
use ferroform_rules::enumeration;

/// How many of the names are told.
const NAMED: usize = 5;

/// Attributes in a list that no words announce: "Attribute Reference" stands over lists of what can be set as well, and over
/// lists that are not complete. Two in three data sources with such a list were wrong in something, and four in five resources.
pub(super) fn unannounced(resource: &Resource) -> Option<Diagnostic> {
    let only_heading = |attribute: &&Attribute| {
        !attribute.is_conventional() && rests_on(&attribute.declared, &[Evidence::Section])
    };
    let found: Vec<&Attribute> = resource.root.attributes.iter().filter(only_heading).collect();
    let at = found.first()?.declared.first().map(|basis: &Basis| basis.at.clone())?;
    let named: Vec<&str> = found.iter().take(NAMED).map(|attribute| attribute.name.as_str()).collect();
    let names = match found.len().saturating_sub(NAMED) {
        0 => enumeration(named.iter().copied()),
        more => format!("`{}` and {more} more", named.join("`, `")),
    };
    let words = if found.len() == 1 { "is taken as an attribute" } else { "are taken as attributes" };
    let message = format!("{names} {words} by a heading alone, as no words say what its list holds");
    Some(Diagnostic::new(Code::WeakEvidence, message, at).help(HELP))
}
