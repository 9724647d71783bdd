//! What is taken over from another resource, and under what ids.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Fact;
use crate::model::{BlockId, Resource};

/// An id for a copy of a block of a resource, other than those that are taken.
pub(super) fn free(id: &BlockId, of: &Resource, is_taken: impl Fn(&BlockId) -> bool) -> BlockId {
    if is_taken(id) { qualified(id, of, is_taken) } else { id.clone() }
}

/// The same below the name of the resource.
pub(super) fn qualified(id: &BlockId, of: &Resource, is_taken: impl Fn(&BlockId) -> bool) -> BlockId {
    let qualified = format!("{}.{id}", of.type_name);
    let numbered = (2..).map(|n| BlockId(format!("{qualified}-{n}")));
    let mut ids = std::iter::once(BlockId(qualified.clone())).chain(numbered);
    ids.find(|id| !is_taken(id)).unwrap_or_else(|| id.clone())
}

/// Told where what a text leaves to a resource, its arguments or its attributes, is described nowhere; the resource that may
/// be meant instead.
pub(super) fn missing(what: &str, name: &str, near: Option<&str>, fact: &Fact) -> Diagnostic {
    let message =
        format!("the {what} are those of the resource `{name}`, which no document describes in full");
    let help = match near {
        Some(near) => format!("add the document of the resource; did you mean `{near}`?"),
        None => "add the document of the resource".to_owned(),
    };
    Diagnostic::new(Code::MissingDocument, message, fact.basis.at.clone()).help(help)
}
