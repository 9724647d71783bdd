//! Arguments that no heading leads to: a page that lists them right below its title, or under a heading of its own kind.

use super::declaration;
use super::part::PagePart;
use crate::markdown::{Content, Document, Inline, Item, List, Section};
use crate::prose::Prose;
use crate::source::Span;

/// Gives the first list of arguments the heading that it lacks, on a page where no heading is one of arguments. Whether there
/// is one more section then.
pub(super) fn give_heading(document: &mut Document, parts: &[PagePart]) -> bool {
    if parts.iter().any(|part| matches!(part, PagePart::Arguments | PagePart::Attributes | PagePart::Schema))
    {
        return false;
    }
    let found = document.sections.iter().enumerate().find_map(|(index, section)| {
        let list = section
            .content
            .iter()
            .position(|content| matches!(content, Content::List(list) if declares(list)))?;
        // The paragraph before a list leads to it.
        let leads = list.checked_sub(1).and_then(|before| section.content.get(before)).is_some_and(is_intro);
        Some((index, list - usize::from(leads)))
    });
    let Some((index, cut)) = found else { return false };
    let Some(section) = document.sections.get_mut(index) else { return false };
    let content = section.content.split_off(cut);
    let at = content.first().map_or(section.title.span.end, start_of);
    let mut prose = Prose::new();
    prose.push("Argument Reference", at);
    let title = Inline { prose, span: Span::new(at, at), ..Inline::default() };
    document.sections.insert(index + 1, Section { level: 2, title, anchors: Vec::new(), content });
    true
}

/// Whether most items say whether an argument must be set.
fn declares(list: &List) -> bool {
    let texts = list.items.iter().filter_map(Item::text);
    let marked = texts.filter(|text| declaration::read_marked(text.text()).is_some()).count();
    marked > 0 && 2 * marked >= list.items.len()
}

fn is_intro(content: &Content) -> bool {
    let Content::Paragraph(text) = content else { return false };
    let said = text.text().to_ascii_lowercase();
    said.trim_end().ends_with(':')
        || ["argument", "parameter", "following"].iter().any(|word| said.contains(word))
}

fn start_of(content: &Content) -> u32 {
    match content {
        Content::Paragraph(text) | Content::Callout(text) => text.span.start,
        Content::Fence(fence) => fence.span.start,
        Content::List(list) => list.items.first().map_or(0, |item| item.span.start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::SourceFile;

    fn titles(text: &str) -> Vec<String> {
        let mut document = crate::markdown::parse(&SourceFile::new("x.md", text), &mut Diagnostics::new());
        let parts = crate::page::part::of_sections(&document);
        give_heading(&mut document, &parts);
        document.sections.iter().skip(1).map(|section| section.title.text().to_owned()).collect()
    }

    #[test]
    fn a_list_below_the_title_gets_a_heading() {
        let list = "* `a`: required, says a.\n* `b`: optional, says b.\n";
        assert_eq!(
            titles(&format!("# Lamp\n\nA lamp.\n\nIts parameters are these.\n\n{list}")),
            ["Lamp", "Argument Reference"]
        );
        assert_eq!(
            titles(&format!("# Lamp\n\n## What it takes\n\n{list}")),
            ["Lamp", "What it takes", "Argument Reference"]
        );
    }

    #[test]
    fn other_pages_keep_theirs() {
        let list = "* `a` - (Required) Says a.\n";
        assert_eq!(titles(&format!("# Lamp\n\n{list}\n## Arguments\n\n{list}")), ["Lamp", "Arguments"]);
        assert_eq!(titles("# Lamp\n\n* `a` - A thing.\n* `b` - Another.\n"), ["Lamp"]);
    }
}
