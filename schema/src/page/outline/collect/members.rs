//! The bullets of a list as fields of a definition, with the definitions inside them.

use super::super::super::declaration;
use super::super::super::label::Label;
use super::super::super::part::PagePart;
use super::super::values::{Setting, declarations};
use super::super::{DeclaredField, DefinitionIndex, prose};
use super::Collector;
use crate::markdown::{Content, Inline, Item, List};
use std::rc::Rc;

impl<'d> Collector<'d> {
    /// Declares what the bullets of a list name.
    pub(super) fn fields(
        &mut self,
        target: DefinitionIndex,
        items: Vec<(&'d Item, Option<(&'d Inline, declaration::Declaration)>)>,
        intro: Option<usize>,
    ) {
        for (item, found) in items {
            let Some((text, declaration)) = found else {
                // A bullet in words that holds declarations is a mode, and its arguments are the block's own.
                for content in &item.content {
                    match content {
                        Content::List(list) if self.holds_marked(list) => {
                            let setting =
                                Setting { lead: None, nested: true, announced: true, proven: false };
                            self.fields(target, declarations(list, setting), intro);
                        }
                        Content::List(list) => self.item_remarks(target, list),
                        Content::Paragraph(text) => self.remark(target, text, false),
                        Content::Callout(text) => self.remark(target, text, true),
                        Content::Fence(_) => {}
                    }
                }
                continue;
            };
            let blocks = self.blocks_above(target);
            let nested = self.nested(target, &declaration, text, item);
            let nested = nested.or_else(|| self.in_prose(target, &declaration, text));
            let Some(definition) = self.outline.definitions.get_mut(target) else { return };
            let declaration = Rc::new(declaration);
            for name in &declaration.names {
                let path = below(&blocks, &name.path);
                definition.fields.push(DeclaredField {
                    path: path.to_vec(),
                    name: name.range.clone(),
                    declaration: Rc::clone(&declaration),
                    text,
                    item: Some(item),
                    intro,
                    nested,
                    reference: false,
                });
            }
        }
    }

    /// The block that a list describes, behind those that it stands in, from the outermost: each is a bullet in the list of the
    /// one before.
    fn blocks_above(&self, at: DefinitionIndex) -> Vec<String> {
        let definition = |at: DefinitionIndex| self.outline.definitions.get(at);
        let Some(own) = definition(at) else { return Vec::new() };
        let mut blocks = vec![own.name().to_owned()];
        let mut inner = own;
        while let Some(outer) = definition(inner.parent).filter(|outer| inner.nested && outer.nested) {
            blocks.push(outer.name().to_owned());
            inner = outer;
        }
        blocks.reverse();
        blocks
    }

    /// The definition made of the members that the text of a bullet names.
    fn in_prose(
        &mut self,
        parent: DefinitionIndex,
        declaration: &declaration::Declaration,
        text: &'d Inline,
    ) -> Option<DefinitionIndex> {
        let members = prose::members(text, declaration.body, &self.known);
        if members.is_empty() {
            return None;
        }
        let (part, section) = self.outline.definitions.get(parent).map(|d| (d.part, d.section))?;
        let path = declaration.names.first()?.path.clone();
        let label = Label { paths: vec![path], written: true };
        let made = self.define(Some(label), part, section, parent, text.span);
        let definition = self.outline.definitions.get_mut(made)?;
        definition.nested = true;
        definition.fields.extend(members.into_iter().map(|member| member.field(text)));
        Some(made)
    }

    /// The definition made of the bullets inside a bullet.
    fn nested(
        &mut self,
        parent: DefinitionIndex,
        declaration: &declaration::Declaration,
        text: &'d Inline,
        item: &'d Item,
    ) -> Option<DefinitionIndex> {
        let (part, section) = self.outline.definitions.get(parent).map(|d| (d.part, d.section))?;
        let mut made: Option<DefinitionIndex> = None;
        let mut lead = text;
        for content in item.content.iter().skip(1) {
            match content {
                Content::Paragraph(text) => lead = text,
                Content::List(list) => {
                    let own = declaration.names.first().and_then(|name| name.path.last());
                    let proven =
                        own.is_some_and(|own| self.outline.shown.holds(own, names_of(list).into_iter()));
                    let announced = part == PagePart::Attributes || self.is_of_members(list);
                    let setting = Setting { lead: Some(lead.text()), nested: true, announced, proven };
                    let items = declarations(list, setting);
                    if items.iter().all(|(item, found)| found.is_none() && !self.holds_declarations(item)) {
                        continue;
                    }
                    let target = match made {
                        Some(target) => target,
                        None => {
                            let path =
                                declaration.names.first().map(|name| name.path.clone()).unwrap_or_default();
                            let target = self.define(
                                Some(Label { paths: vec![path], written: true }),
                                part,
                                section,
                                parent,
                                lead.span,
                            );
                            if let Some(definition) = self.outline.definitions.get_mut(target) {
                                definition.nested = true;
                            }
                            made = Some(target);
                            target
                        }
                    };
                    self.fields(target, items, None);
                }
                Content::Callout(_) | Content::Fence(_) => {}
            }
        }
        made
    }

    /// Whether bullets below a bullet are its members though nothing says so: they look like those of which examples say so.
    fn is_of_members(&self, list: &List) -> bool {
        self.nests_in_words && names_of(list).len() == list.items.len() && list.items.iter().all(is_told)
    }

    /// How many lists below bullets have members by nothing but an example.
    pub(super) fn shown_members(&self, content: &Content) -> usize {
        let Content::List(list) = content else { return 0 };
        let below = list.items.iter().map(|item| {
            let own = item.text().and_then(|text| bare_name(text.text()));
            let lists = item.content.iter().filter_map(|content| match content {
                Content::List(list) => Some(list),
                _ => None,
            });
            let shown = lists.filter(|list| {
                !self.holds_marked(list)
                    && own.is_some_and(|own| self.outline.shown.holds(own, names_of(list).into_iter()))
            });
            shown.count() + item.content.iter().map(|content| self.shown_members(content)).sum::<usize>()
        });
        below.sum()
    }

    /// Whether a bullet holds a list that declares arguments, whatever its own text is.
    pub(super) fn holds_declarations(&self, item: &Item) -> bool {
        item.content.iter().any(|content| matches!(content, Content::List(list) if self.holds_marked(list)))
    }

    fn holds_marked(&self, list: &List) -> bool {
        list.items.iter().filter_map(Item::text).any(|text| declaration::read_marked(text.text()).is_some())
    }
}

/// The names that the bullets of a list begin with, those that are written as names of arguments are.
pub(in super::super::super) fn names_of(list: &List) -> Vec<&str> {
    list.items.iter().filter_map(|item| bare_name(item.text()?.text())).collect()
}

/// The name in lower case and ticks that a text begins with.
fn bare_name(text: &str) -> Option<&str> {
    let (name, _) = text.trim_start().strip_prefix('`')?.split_once('`')?;
    let is_name = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
    (!name.is_empty() && name.bytes().all(is_name)).then_some(name)
}

/// Whether something is said behind the name that a bullet begins with.
pub(in super::super::super) fn is_told(item: &Item) -> bool {
    item.text().and_then(|text| text.text().splitn(3, '`').nth(2)).is_some_and(|told| told.trim().len() > 3)
}

/// The path of a member inside its block, the last of these: one that begins with the block's own name starts over at the
/// block, as `nodes.0.port` does in the list of `nodes`, and so does one from the outermost, `box.lid.size` in that of `box.lid`.
fn below<'n>(blocks: &[String], path: &'n [String]) -> &'n [String] {
    let own = blocks.last().map_or([].as_slice(), std::slice::from_ref);
    let inside = |blocks: &[String]| path.strip_prefix(blocks).filter(|rest| !rest.is_empty());
    inside(own).or_else(|| inside(blocks)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_begins_with_its_block_starts_there() {
        let path = |text: &str| text.split('.').map(str::to_owned).collect::<Vec<_>>();
        for (block, written, expected) in [
            ("nodes", "nodes.port", "port"),
            ("nodes", "port", "port"),
            ("", "a.b", "a.b"),
            ("and", "and", "and"),
        ] {
            assert_eq!(below(&path(block), &path(written)).join("."), expected, "{block}: {written}");
        }
        assert_eq!(below(&path("box.lid"), &path("box.lid.size")), ["size"]);
        assert_eq!(below(&path("box.lid"), &path("box.size")), ["box", "size"]);
    }
}
