//! The outline of a page: every list of declarations as one definition, before anything is linked.

mod catalogue;
mod collect;
mod inside;
mod prose;
mod same;
mod shown;
mod split;
mod values;

pub(super) use collect::{collect, is_told, names_of};
use shown::Shown;

use super::declaration::Declaration;
use super::label::Label;
use super::part::PagePart;
use crate::markdown::{Content, Inline, Item};
use crate::source::Span;
use std::rc::Rc;

/// Index into [`Outline::definitions`].
pub(super) type DefinitionIndex = usize;

/// All definitions of a page in the order of the page; the first two are the roots.
#[derive(Debug, Default)]
pub(super) struct Outline<'d> {
    pub(super) definitions: Vec<Definition<'d>>,
    /// What the page's examples set inside what.
    pub(super) shown: Shown<'d>,
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
    pub(super) part: PagePart,
    /// Index of the section that it stands in.
    pub(super) section: usize,
    /// The definition of the heading above it; a root where there is none.
    pub(super) parent: DefinitionIndex,
    /// Whether it is a nested list of the bullet that names it.
    pub(super) nested: bool,
    /// Where it begins: the heading, the intro or the bullet.
    pub(super) at: Span,
    /// What is declared in it.
    pub(super) fields: Vec<DeclaredField<'d>>,
    /// The intros of its lists.
    pub(super) intros: Vec<&'d Inline>,
    /// Other text of it.
    pub(super) remarks: Vec<Remark<'d>>,
}

impl Definition<'_> {
    /// One without any members yet.
    pub(super) fn new(
        label: Option<Label>,
        part: PagePart,
        section: usize,
        parent: DefinitionIndex,
        at: Span,
    ) -> Self {
        Self {
            label,
            anchors: Vec::new(),
            part,
            section,
            parent,
            nested: false,
            at,
            fields: Vec::new(),
            intros: Vec::new(),
            remarks: Vec::new(),
        }
    }

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
#[derive(Debug, Clone)]
pub(super) struct DeclaredField<'d> {
    /// The name, as a path: `a.b` declares the `b` of `a`.
    pub(super) path: Vec<String>,
    /// Where the name stands in [`DeclaredField::text`].
    pub(super) name: std::ops::Range<usize>,
    /// How the bullet declares it, and others with it.
    pub(super) declaration: Rc<Declaration>,
    /// The text of the bullet.
    pub(super) text: &'d Inline,
    /// The bullet; `None` for a name in running text.
    pub(super) item: Option<&'d Item>,
    /// Which intro announces it.
    pub(super) intro: Option<usize>,
    /// The definition made of its nested bullets.
    pub(super) nested: Option<DefinitionIndex>,
    /// Whether the text only refers to blocks that other lists or sections declare: it declares none itself.
    pub(super) reference: bool,
}

impl<'d> DeclaredField<'d> {
    /// The last part of the path.
    pub(super) fn own_name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// What stands in the bullet below its first paragraph, nested declarations aside.
    pub(super) fn rest(&self) -> impl Iterator<Item = &'d Content> {
        self.item.into_iter().flat_map(|item| item.content.iter().skip(1))
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

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::page::part;
    use crate::source::SourceFile;

    /// The blocks of a page: their paths and what they declare; `-` are the arguments of the resource itself.
    pub(super) fn shown(arguments: &str) -> Vec<String> {
        let text = format!("# Resource: acme_road\n\n## Argument Reference\n\n{arguments}");
        let document = crate::markdown::parse(&SourceFile::new("x.md", text), &mut Diagnostics::new());
        let outline = super::collect(&document, &part::of_sections(&document));
        let shown = outline.definitions.iter().filter_map(|definition| {
            let fields: Vec<&str> = definition.fields.iter().map(|field| field.own_name()).collect();
            let paths = match &definition.label {
                Some(label) => label.paths.iter().map(|path| path.join(".")).collect::<Vec<_>>().join(" "),
                None if fields.is_empty() => return None,
                None => "-".to_owned(),
            };
            Some(format!("{paths}: {}", fields.join(" ")))
        });
        shown.collect()
    }

    #[test]
    fn code_in_a_list_does_not_end_its_block() {
        let text = "A `lane` block supports the following:\n\n* `width` - (Optional) A width.\n\nFor example:\n\n\
                    ```hcl\nlane {\n}\n```\n\n* `colour` - (Optional) A colour.\n";
        assert_eq!(shown(text), ["lane: width colour"]);
        let text = "* `width` - (Optional) A width.\n\nThe `lane` block supports the following:\n\n\
                    ```hcl\nlane {\n}\n```\n\n* `colour` - (Optional) A colour.\n";
        assert_eq!(shown(text), ["-: width", "lane: colour"]);
    }

    #[test]
    fn a_remark_between_an_intro_and_its_list_leads_nowhere() {
        let text = "* `width` - (Optional) A width.\n\nThe `lane` block supports the following:\n\n\
                    Lanes are painted.\n\n* `colour` - (Optional) A colour.\n";
        assert_eq!(shown(text), ["-: width", "lane: colour"]);
    }

    #[test]
    fn words_that_bullets_point_to_are_titles() {
        let text = "* `first` - (Optional) A block. The gate block is documented below.\n\
                    * `last` - (Optional) A block. The gate block is documented below.\n\n\
                    A gate block supports the following:\n\n* `height` - (Required) A height.\n";
        assert_eq!(shown(text), ["-: first last", "gate_block: height"]);
    }

    #[test]
    fn a_name_declared_again_has_a_section_of_its_own() {
        let text = "The `lane` object supports:\n\n* `sign` - (Required) A sign.\n\n\
                    The `sign` object supports:\n\n* `text` - (Required) A text.\n\n\
                    The `path` object supports:\n\n* `sign` - (Required) A sign.\n\n\
                    The `sign` object supports:\n\n* `icon` - (Required) An icon.\n";
        assert_eq!(shown(text), ["lane: sign", "sign: text", "path: sign", "sign: icon"]);
        let text = "The `lane` object requires:\n\n* `sign` - (Required) A sign.\n\n\
                    The `lane` object supports:\n\n* `text` - (Optional) A text.\n";
        assert_eq!(shown(text), ["lane: sign text"]);
    }
}
