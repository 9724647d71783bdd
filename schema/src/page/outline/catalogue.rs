//! Sections that list names without describing any: what an argument may be set to ("Filterable Fields"), not the
//! members of a block.

use super::super::label::{KnownNames, loose};
use super::{Definition, Outline};
use std::collections::BTreeSet;

/// Leaves such sections without fields, and out of reach of links.
pub(super) fn leave_out(outline: &mut Outline<'_>, known: &KnownNames) {
    let declared: BTreeSet<String> = outline
        .definitions
        .iter()
        .filter(|definition| !is_bare(definition))
        .flat_map(|definition| &definition.fields)
        .map(|field| loose(field.own_name()))
        .collect();
    for definition in &mut outline.definitions {
        let Some(label) = &definition.label else { continue };
        let is_named = known.has(label.name()) || declared.contains(&loose(label.name()));
        if !definition.nested && !is_named && is_bare(definition) {
            definition.anchors.clear();
            definition.fields.clear();
        }
    }
}

/// Whether there are several names, and nothing is said of any.
fn is_bare(definition: &Definition<'_>) -> bool {
    definition.fields.len() > 1
        && definition.fields.iter().all(|field| {
            let said = field.text.text().get(field.declaration.body..).unwrap_or_default();
            said.trim().is_empty() && field.nested.is_none() && field.declaration.markers.is_empty()
        })
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn names_without_a_word_are_what_an_argument_takes() {
        let text = "* `sort_by` - (Optional) The field to sort by, one of the [Sortable Fields](#sortable-fields).\n\n\
                    ### Sortable Fields\n\n* `width`\n\n* `colour`\n";
        assert_eq!(shown(text), ["-: sort_by", "sortable_fields: "]);
        let text = "* `lane` - (Optional) See below.\n\n### lane\n\n* `width`\n* `colour`\n";
        assert_eq!(shown(text), ["-: lane", "lane: width colour"]);
    }
}
