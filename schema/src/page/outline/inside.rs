//! Arguments that a page lists beside the block that they stand in, as its examples show: a `spec` that is "described below", over
//! a list of its members that no word ties to it.

use super::prose::Member;
use super::shown::Shown;
use super::{DeclaredField, Definition, DefinitionIndex, Outline};
use crate::markdown::Inline;
use crate::page::label::Label;
use std::collections::BTreeSet;

/// How many arguments examples must show in the block before those that they do not show are taken for its own.
const LEAST: usize = 3;

/// Moves into the block what the examples set there and nowhere else, with what stands between.
pub(super) fn move_in(outline: &mut Outline<'_>, shown: &Shown<'_>) {
    let Some((block, held)) = undescribed(outline, shown) else { return };
    let Some(root) = outline.definitions.get_mut(Outline::ARGUMENTS) else { return };
    let Some(position) = root.fields.iter().position(|field| field.own_name() == block) else { return };
    let (first, last) = (held.iter().min().copied(), held.iter().max().copied());
    let (Some(first), Some(last)) = (first, last) else { return };
    let between = first..=last;
    let mut members = Vec::new();
    let mut rest = Vec::new();
    for (i, field) in std::mem::take(&mut root.fields).into_iter().enumerate() {
        let moves = i != position && between.contains(&i) && !shown.is_outermost(field.own_name());
        if moves { members.push(field) } else { rest.push(field) }
    }
    root.fields = rest;
    let made = outline.definitions.len();
    let of = |field: &DeclaredField<'_>| field.own_name() == block;
    let Some(root) = outline.definitions.get_mut(Outline::ARGUMENTS) else { return };
    let Some(field) = root.fields.iter_mut().find(|field| of(field)) else { return };
    field.nested = Some(made);
    let (at, part, section) = (field.text.span, root.part, root.section);
    members.extend(sections(outline, shown, &block));
    // The intros of the list stay with the resource: what they say is said of its own arguments.
    members.iter_mut().for_each(|member| member.intro = None);
    let label = Some(Label { paths: vec![vec![block]], written: true });
    let made = Definition::new(label, part, section, Outline::ARGUMENTS, at);
    outline.definitions.push(Definition { nested: true, fields: members, ..made });
}

/// A block of the resource that nothing describes, and the places of the arguments that the examples set in it alone.
fn undescribed(outline: &Outline<'_>, shown: &Shown<'_>) -> Option<(String, Vec<usize>)> {
    let root = outline.definitions.get(Outline::ARGUMENTS)?;
    let described = |name: &str| outline.definitions.iter().any(|definition| definition.name() == name);
    let blocks = root.fields.iter().filter(|field| {
        field.nested.is_none() && shown.is_outermost(field.own_name()) && !described(field.own_name())
    });
    blocks.map(DeclaredField::own_name).find_map(|block| {
        let held = |field: &DeclaredField<'_>| {
            let name = field.own_name();
            name != block && !shown.is_outermost(name) && shown.holds(block, std::iter::once(name))
        };
        let places: Vec<usize> =
            root.fields.iter().enumerate().filter(|(_, field)| held(field)).map(|(i, _)| i).collect();
        (places.len() >= LEAST).then(|| (block.to_owned(), places))
    })
}

/// The blocks in a block that have a section each and stand in no list; those that no example has as well, where their
/// sections stand between the others.
fn sections<'d>(outline: &Outline<'d>, shown: &Shown<'_>, block: &str) -> Vec<DeclaredField<'d>> {
    let declared: BTreeSet<&str> =
        outline.definitions.iter().flat_map(|of| &of.fields).map(DeclaredField::own_name).collect();
    let open = |definition: &&(DefinitionIndex, &Definition<'d>)| {
        let (_, definition) = definition;
        !definition.nested
            && definition.label.as_ref().is_some_and(|label| label.written && label.paths.len() == 1)
            && definition.parent == Outline::ARGUMENTS
            && !declared.contains(definition.name())
            && !shown.is_outermost(definition.name())
    };
    let all: Vec<_> = outline.definitions.iter().enumerate().collect();
    let found: Vec<_> = all.iter().filter(open).collect();
    let is_shown = |name: &str| shown.holds(block, std::iter::once(name));
    if !found.iter().any(|(_, definition)| is_shown(definition.name())) {
        return Vec::new();
    }
    let fields = found.into_iter().filter_map(|(i, definition)| {
        let text: &'d Inline = definition.intros.first()?;
        let name = definition.name().to_owned();
        let start = text.text().find(&format!("`{name}`"))? + 1;
        let member =
            Member { range: start..start + name.len(), body: text.text().len(), name, reference: false };
        Some(DeclaredField { nested: Some(*i), ..member.field(text) })
    });
    fields.collect()
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::model::Block;
    use crate::source::SourceFile;

    fn names(block: &Block) -> Vec<&str> {
        block.arguments.iter().map(|argument| argument.name.as_str()).collect()
    }

    #[test]
    fn examples_show_where_arguments_stand() {
        let page = |code: &str| {
            let text = format!(
                "# Resource: acme_road\n\n## Example Usage\n\n```hcl\nresource \"acme_road\" \"a\" {{\n{code}}}\n```\n\n\
                 ## Argument Reference\n\n- `plan` - (Required) What is built.\n\n* `width` - (Required) A width.\n\
                 * `colour` - A colour.\n* `surface` - A surface.\n* `lane` - A lane.\n  - `kind` - A kind.\n- `city` - A city.\n\n\
                 A plan can hold these.\n\nA `gate` can contain:\n\n- `height` - A height.\n"
            );
            let facts = crate::page::read(&SourceFile::new("road.md", text), &mut Diagnostics::new());
            crate::resolve::resolve(&[&facts.expect("a page")], &mut Diagnostics::new()).expect("a type")
        };
        let inside = page(
            "  plan {\n    width = 3\n    colour = \"red\"\n    lane {\n      kind = \"a\"\n    }\n    gate {\n      height = 1\n    }\n  }\n",
        );
        assert_eq!(names(&inside.root), ["plan", "city"]);
        let plan = inside.blocks.values().find(|block| names(block).contains(&"width")).expect("a plan");
        assert_eq!(names(plan), ["width", "colour", "surface", "lane", "gate"]);
        assert!(inside.blocks.values().any(|block| names(block) == ["kind"]));
        assert!(inside.blocks.values().any(|block| names(block) == ["height"]));
        let beside =
            page("  plan {\n    width = 3\n    colour = \"red\"\n  }\n  lane {\n    kind = \"a\"\n  }\n");
        assert_eq!(names(&beside.root)[..3], ["plan", "width", "colour"]);
    }
}
