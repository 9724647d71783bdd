//! Values that examples write otherwise than the type that was read.

use super::super::report::path;
use super::HELP;
use crate::diagnostic::{Code, Diagnostic};
use crate::example::{Body, ExampleValue, Use};
use crate::model::{Argument, BlockId, Evidence, ExampleLanguage, Number, Resource, Type};
use crate::source::Location;
use std::collections::BTreeMap;

/// Flags and numbers that an example writes as texts. Terraform turns one into the other, and so it was once written; but of 270
/// such arguments one in eight is a text.
pub(super) fn written_as_text(resource: &Resource, uses: &[&Use]) -> impl Iterator<Item = Diagnostic> {
    let mut found: BTreeMap<(BlockId, &str), (&Type, Location)> = BTreeMap::new();
    // Examples are not nested deeper than their parser bounds.
    let hcl = uses.iter().filter(|used| used.language == ExampleLanguage::Hcl);
    let mut open: Vec<(BlockId, &Body)> = hcl.map(|used| (BlockId::root(), &used.body)).collect();
    while let Some((id, body)) = open.pop() {
        let Some(block) = resource.block(&id) else { continue };
        for entry in &body.entries {
            let named = |argument: &&Argument| argument.name == entry.name;
            let Some(Argument { name, ty, .. }) = block.arguments.iter().find(named) else { continue };
            let stated = ty.bases.first().is_some_and(|basis| basis.evidence >= Evidence::Declaration);
            match (&ty.value, &entry.value) {
                (Type::Block(inner), value) => {
                    open.extend(value.bodies().into_iter().map(|body| (inner.definition.clone(), body)));
                }
                (ty, ExampleValue::String(text)) if !stated && is_literal(ty, text) => {
                    found.entry((id.clone(), name)).or_insert_with(|| (ty, entry.at.clone()));
                }
                _ => {}
            }
        }
    }
    found.into_iter().map(|((id, name), (ty, at))| {
        let message = format!("`{}` is taken as a {ty}, but an example writes it as a text", path(&id, name));
        Diagnostic::new(Code::WeakEvidence, message, at).help(HELP)
    })
}

/// Whether a text is a value of the type in quotes.
fn is_literal(ty: &Type, text: &str) -> bool {
    match ty {
        Type::Bool => matches!(text, "true" | "false"),
        Type::Number => Number::parse(text).is_some(),
        _ => false,
    }
}
