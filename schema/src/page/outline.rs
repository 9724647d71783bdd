//! The outline of a page: every list of declarations as one definition, before anything is linked.

mod collect;
mod values;

pub(super) use collect::collect;

use super::declaration::Declaration;
use super::label::Label;
use super::region::Region;
use crate::markdown::{Content, Inline, Item};
use crate::source::Span;

/// Index into [`Outline::definitions`].
pub(super) type DefinitionIndex = usize;

/// All definitions of a page in the order of the page; the first two are the roots.
#[derive(Debug, Default)]
pub(super) struct Outline<'d> {
    pub(super) definitions: Vec<Definition<'d>>,
}

impl Outline<'_> {
    /// The arguments of the resource itself.
    pub(super) const ARGUMENTS: DefinitionIndex = 0;
    /// The attributes of the resource itself.
    pub(super) const ATTRIBUTES: DefinitionIndex = 1;
}

/// One block as a page describes it.
#[derive(Debug)]
pub(super) struct Definition<'d> {
    /// The block or blocks that it describes; `None` for the roots.
    pub(super) label: Option<Label>,
    /// Names that it can be linked by.
    pub(super) anchors: Vec<&'d str>,
    /// The part of the page that it stands in.
    pub(super) region: Region,
    /// Index of the section that it stands in.
    pub(super) section: usize,
    /// The definition of the heading above it; a root where there is none.
    pub(super) parent: DefinitionIndex,
    /// Whether it is a nested list of the bullet that names it.
    pub(super) nested: bool,
    /// Where it begins: the heading, the intro or the bullet.
    pub(super) at: Span,
    /// What is declared in it.
    pub(super) fields: Vec<Field<'d>>,
    /// The intros of its lists.
    pub(super) intros: Vec<&'d Inline>,
    /// Other text of it.
    pub(super) remarks: Vec<Remark<'d>>,
}

impl Definition<'_> {
    /// The block's own name; empty for the roots.
    pub(super) fn name(&self) -> &str {
        self.label.as_ref().map_or("", Label::name)
    }

    /// Whether a marker says that arguments are declared here.
    pub(super) fn is_marked(&self) -> bool {
        self.fields.iter().any(|field| field.declaration.is_marked(field.text.text()))
    }
}

/// One declared name.
#[derive(Debug)]
pub(super) struct Field<'d> {
    /// The name, as a path: `a.b` declares the `b` of `a`.
    pub(super) path: Vec<String>,
    /// Where the name stands in [`Field::text`].
    pub(super) name: std::ops::Range<usize>,
    pub(super) declaration: Declaration,
    /// The text of the bullet.
    pub(super) text: &'d Inline,
    /// The bullet; `None` for a name in running text.
    pub(super) item: &'d Item,
    /// Which intro announces it.
    pub(super) intro: Option<usize>,
    /// The definition made of its nested bullets.
    pub(super) nested: Option<DefinitionIndex>,
}

impl<'d> Field<'d> {
    /// The last part of the path.
    pub(super) fn own_name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// What stands in the bullet below its first paragraph, nested declarations aside.
    pub(super) fn rest(&self) -> impl Iterator<Item = &'d Content> {
        self.item.content.iter().skip(1)
    }
}

/// Text that declares nothing.
#[derive(Debug)]
pub(super) struct Remark<'d> {
    pub(super) text: &'d Inline,
    pub(super) callout: bool,
    /// How many fields were declared before it: the last of them may be what it is about.
    pub(super) after: usize,
}
