//! What rests on evidence that is often wrong, though nothing on the page speaks against it.
//!
//! Which kinds of evidence those are was counted on the pages of ten providers with their schemas. What a note is about is wrong in
//! one of ten to one of two cases, by its kind, where markers, declared types, values and agreeing evidence are right in
//! forty-nine of fifty.

mod declared;
mod nesting;
mod presence;
mod shown;
mod types;

use super::report::path;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::example::Use;
use crate::model::{Argument, Attribute, Basis, BlockType, Evidence, Nesting, Resource, ResourceKind, Type};
use crate::phrase::names_several;
use types::Field;

const HELP: &str = "such evidence is often wrong: the provider's schema or an overlay settles it";

/// Notes each type that rests on weak evidence, and for each block the arguments of which little is known.
pub(super) fn note(resource: &Resource, uses: &[&Use], diagnostics: &mut Diagnostics) {
    for (id, block) in resource.all_blocks() {
        for argument in &block.arguments {
            let Argument { name, ty, declared, description, .. } = argument;
            let text = description.as_ref().map_or("", |text| text.value.as_str());
            let of = Field { name, kind: resource.kind, is_set: true, ty: &ty.value, bases: &ty.bases, text };
            diagnostics.extend(of.noted(&path(&id, name), declared));
            diagnostics.extend(presence::required_with_default(&id, argument));
        }
        for attribute in block.attributes.iter().filter(|attribute| !attribute.is_conventional()) {
            let Attribute { name, ty, declared, description, .. } = attribute;
            let text = description.as_ref().map_or("", |text| text.value.as_str());
            let of =
                Field { name, kind: resource.kind, is_set: false, ty: &ty.value, bases: &ty.bases, text };
            diagnostics.extend(of.noted(&path(&id, name), declared));
        }
        diagnostics.extend(presence::unmarked(&id, block));
    }
    diagnostics.extend(declared::unannounced(resource));
    diagnostics.extend(one_of_several(resource));
    diagnostics.extend(members_untold(resource));
    diagnostics.extend(shown::written_as_text(resource, uses));
}

/// A data source of several things whose page lists what one of them has: the list that they stand in is missing. Of twelve of
/// which nothing else was doubtful, seven were wrong.
fn one_of_several(resource: &Resource) -> Option<Diagnostic> {
    let Resource { kind: ResourceKind::DataSource, type_name, root, .. } = resource else { return None };
    let told = || root.attributes.iter().filter(|attribute| !attribute.is_conventional());
    let holds_several = |ty: &Type| {
        let block = |block: &BlockType| block.nesting != Nesting::Single;
        matches!(ty, Type::List(_) | Type::Set(_)) || ty.block().is_some_and(block)
    };
    let at = told().next()?.declared.first()?.at.clone();
    let missing = names_several(type_name) && !told().any(|attribute| holds_several(&attribute.ty.value));
    let message = format!("`{type_name}` reads several things, but none of its attributes is a list of them");
    missing.then(|| Diagnostic::new(Code::WeakEvidence, message, at).help(HELP))
}

/// What a data source of several things reads, `lamps` of `acme_lamps`, as a list of texts: what each of them has is left to another
/// page. Of fifteen, five were lists of blocks.
fn members_untold(resource: &Resource) -> Option<Diagnostic> {
    let Resource { kind: ResourceKind::DataSource, type_name, root, .. } = resource else { return None };
    let is_read = |name: &str| type_name.strip_suffix(name).is_some_and(|before| before.ends_with('_'));
    let of_texts = |ty: &Type| matches!(ty, Type::List(inner) | Type::Set(inner) if **inner == Type::String);
    let guessed = [Evidence::Assumed, Evidence::Name, Evidence::Noun, Evidence::Elsewhere, Evidence::Phrase];
    let Attribute { name, declared, .. } = root.attributes.iter().find(|attribute| {
        let ty = &attribute.ty;
        is_read(&attribute.name) && of_texts(&ty.value) && rests_on(&ty.bases, &guessed)
    })?;
    let message = format!("`{name}` is taken as a list of texts, as nothing says what each of them has");
    Some(Diagnostic::new(Code::WeakEvidence, message, declared.first()?.at.clone()).help(HELP))
}

/// Whether there is evidence, and all of it is of these kinds.
fn rests_on(bases: &[Basis], kinds: &[Evidence]) -> bool {
    !bases.is_empty() && bases.iter().all(|basis| kinds.contains(&basis.evidence))
}

#[cfg(test)]
mod tests;
