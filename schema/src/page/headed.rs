//! Arguments that have a heading each: ``### `lid` `` over "(Required) The lid."

use super::declaration;
use super::part::PagePart;
use crate::markdown::{Content, Document, Inline, Item, List, Section};
use crate::source::Span;

/// Makes a bullet of each such section, in the section above them. Whether there are fewer sections then.
pub(super) fn to_bullets(document: &mut Document, parts: &[PagePart]) -> bool {
    let bullets: Vec<Option<Item>> = document
        .sections
        .iter()
        .zip(parts)
        .map(|(section, part)| if *part == PagePart::Arguments { bullet(section) } else { None })
        .collect();
    if bullets.iter().all(Option::is_none) {
        return false;
    }
    let mut kept: Vec<Section> = Vec::with_capacity(document.sections.len());
    // The bullets of the sections that follow each other directly are one list, of the section that they stand in.
    let mut list: Option<(u8, List)> = None;
    let add = |kept: &mut Vec<Section>, list: &mut Option<(u8, List)>| {
        let Some((level, list)) = list.take() else { return };
        if let Some(section) = kept.iter_mut().rev().find(|section| section.level < level) {
            section.content.push(Content::List(list));
        }
    };
    for (section, bullet) in std::mem::take(&mut document.sections).into_iter().zip(bullets) {
        match bullet {
            Some(item) => {
                if list.as_ref().is_some_and(|(level, _)| *level != section.level) {
                    add(&mut kept, &mut list);
                }
                list.get_or_insert_with(|| (section.level, List::default())).1.items.push(item);
            }
            None => {
                add(&mut kept, &mut list);
                kept.push(section);
            }
        }
    }
    add(&mut kept, &mut list);
    document.sections = kept;
    true
}

/// The bullet that would say the same as a section: its heading is one name, and it or the text below it says whether that
/// must be set. A section that lists arguments is one of a block.
fn bullet(section: &Section) -> Option<Item> {
    let [Content::Paragraph(first), rest @ ..] = section.content.as_slice() else { return None };
    if section.level < 3 {
        return None;
    }
    let mut text = section.title.as_term();
    text.append(" - ", first);
    declaration::read_marked(text.text()).filter(|read| read.names.len() == 1)?;
    let declares = |text: &Inline| declaration::read_marked(text.text()).is_some();
    let lists = rest.iter().any(|content| match content {
        Content::List(list) => list.items.iter().filter_map(Item::text).any(declares),
        _ => false,
    });
    let span = Span::new(section.title.span.start, first.span.end);
    let content = std::iter::once(Content::Paragraph(text)).chain(rest.iter().cloned()).collect();
    (!lists).then_some(Item { content, span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::SourceFile;

    fn bullets(text: &str) -> Vec<String> {
        let text = format!("# Lamp\n\n## Argument Reference\n\n{text}");
        let mut document = crate::markdown::parse(&SourceFile::new("x.md", text), &mut Diagnostics::new());
        let parts = crate::page::part::of_sections(&document);
        to_bullets(&mut document, &parts);
        let lists =
            document.sections.iter().flat_map(|section| &section.content).filter_map(
                |content| match content {
                    Content::List(list) => Some(list),
                    _ => None,
                },
            );
        lists.flat_map(|list| &list.items).filter_map(Item::text).map(|text| text.text().to_owned()).collect()
    }

    #[test]
    fn a_heading_can_declare_an_argument() {
        assert_eq!(
            bullets("### `lid`\n\n*Required*. A lid.\n\nIt is round.\n\n### size (Optional)\n\nIts size.\n"),
            ["`lid` - *Required*. A lid.", "`size` (Optional) - Its size."]
        );
    }

    #[test]
    fn headings_of_blocks_and_sentences_stay() {
        assert_eq!(
            bullets("### `lid`\n\nThe lid:\n\n* `size` - (Required) Its size.\n"),
            ["`size` - (Required) Its size."]
        );
        assert_eq!(bullets("### `lid`\n\nRequired by lamps.\n"), [""; 0]);
    }
}
