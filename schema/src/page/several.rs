//! Files that hold several pages, one after the other: a title for each type, and below it arguments and attributes of its
//! own.

use super::title;
use crate::diagnostic::Diagnostics;
use crate::facts::DocumentFacts;
use crate::markdown::{self, Document};
use crate::source::SourceFile;
use std::ops::Range;

/// Reads all pages of a file; most have one.
pub(crate) fn read_all(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<DocumentFacts> {
    let pages = if has_several_titles(file.text()) { pages(file) } else { Vec::new() };
    if pages.is_empty() {
        return super::read(file, diagnostics).into_iter().collect();
    }
    pages.iter().filter_map(|page| super::read(page, diagnostics)).collect()
}

/// Whether it is worth to parse the text once more.
fn has_several_titles(text: &str) -> bool {
    let mut titles = 0;
    let mut in_code = false;
    for line in text.lines() {
        in_code ^= line.trim_start().starts_with("```");
        let heading = line.strip_prefix('#').map(|rest| (rest, rest.trim_start_matches('#').trim()));
        let is_title = |(rest, words): (&str, &str)| rest.starts_with(' ') || is_bare_name(words);
        titles += usize::from(!in_code && heading.is_some_and(is_title));
    }
    titles > 1
}

/// Whether a heading is the name of a type and nothing else: one of a lower level opens a page of its own as well.
fn is_bare_name(heading: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    heading.matches('_').count() > 1 && heading.chars().all(is_of_name)
}

/// The pages of a file as files of their own, in which everything stands where it stands there; none where the file is one
/// page, or one about several types.
fn pages(file: &SourceFile) -> Vec<SourceFile> {
    // What is wrong with the text is told where its pages are read.
    let document = markdown::parse(file, &mut Diagnostics::new());
    let ranges = ranges(file, &document);
    let page = |range: &Range<usize>| {
        let outside = |text: Option<&str>| "\n".repeat(text.unwrap_or_default().matches('\n').count());
        let text = file.text();
        let (before, after) = (outside(text.get(..range.start)), outside(text.get(range.end..)));
        let own = text.get(range.clone()).unwrap_or_default();
        // A page begins with a title of the first level.
        let below = own.len() - own.trim_start_matches('#').len();
        let own = match own.get(below..) {
            Some(rest) if below > 1 => format!("{}#{rest}", " ".repeat(below - 1)),
            _ => own.to_owned(),
        };
        SourceFile::new(file.shared_path(), format!("{before}{own}{after}"))
    };
    ranges.iter().map(page).collect()
}

/// The lowest level of a title.
const LOWEST_TITLE: u8 = 3;

/// Where a page may begin.
struct Start {
    at: usize,
    level: u8,
    /// Whether it has a part of its own about arguments or attributes.
    described: bool,
}

/// Where the pages stand. What comes before the first title belongs to the first page.
fn ranges(file: &SourceFile, document: &Document) -> Vec<Range<usize>> {
    let text = file.text();
    let mut starts: Vec<Start> = Vec::new();
    // The provider of the first type.
    let mut of: Option<String> = None;
    for section in &document.sections {
        let heading = section.title.text();
        let titled = title::type_in(heading).filter(|_| section.level == 1);
        let provider = |name: &str| name.split('_').next().map(str::to_owned);
        let of_provider = |name: &str| is_bare_name(name) && provider(name) == of;
        if titled.is_some() || (2..=LOWEST_TITLE).contains(&section.level) && of_provider(heading.trim()) {
            let at = section.title.span.start as usize;
            let at = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1);
            starts.push(Start { at, level: section.level, described: false });
            of = of.or_else(|| titled.as_deref().and_then(provider));
        }
        let lower = heading.to_ascii_lowercase();
        let reference = ["argument", "attribute"].iter().any(|word| lower.starts_with(word));
        if let Some(last) = starts.last_mut().filter(|_| section.level > 1 && reference) {
            last.described = true;
        }
    }
    // Below the first level such a heading is no title where nothing of its own is described.
    starts.retain(|start| start.level == 1 || start.described);
    let titled = starts.first().is_some_and(|start| start.level == 1);
    if !titled || starts.iter().filter(|start| start.described).count() < 2 {
        return Vec::new();
    }
    let mut starts: Vec<usize> = starts.into_iter().map(|start| start.at).collect();
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Claim, Subject};

    fn read(text: &str) -> Vec<(String, Vec<String>)> {
        let file = SourceFile::new("docs/resources/boxes.md", text);
        let pages = read_all(&file, &mut Diagnostics::new());
        let declared = |page: &DocumentFacts| {
            let arguments = page.facts.iter().filter(|fact| matches!(*fact.subject, Subject::Argument(..)));
            let declared = arguments.filter(|fact| fact.claim == Claim::Declared);
            declared.map(|fact| fact.basis.at.to_string()).collect()
        };
        pages.iter().map(|page| (page.type_name.clone(), declared(page))).collect()
    }

    #[test]
    fn titles_with_arguments_of_their_own_begin_pages() {
        let page = |name: &str, argument: &str| {
            format!(
                "# {name}\n\n```hcl\n# A box\n```\n\n## Argument Reference\n\n* `{argument}` - (Required) It.\n\n"
            )
        };
        let both =
            format!("---\nsubcategory: Boxes\n---\n{}{}", page("acme_box", "size"), page("acme_lid", "hue"));
        let expected = [
            ("acme_box".to_owned(), vec!["docs/resources/boxes.md:12:4-12:8".to_owned()]),
            ("acme_lid".to_owned(), vec!["docs/resources/boxes.md:22:4-22:7".to_owned()]),
        ];
        assert_eq!(read(&both), expected);
    }

    #[test]
    fn names_of_types_are_titles_at_lower_levels() {
        let text = "# acme_box\n\n## Argument Reference\n\n* `size` - (Required) Size.\n\n## acme_box_lid\n\nIt.\n\n\
                    ### Argument Reference\n\n* `hue` - (Required) Hue.\n\n### acme_box_hinges\n\nThem.\n\n\
                    ### Attributes Reference\n\n* `all` - List of hinges.\n\n### acme_box_nails\n\nNone.\n";
        let expected = [
            ("acme_box".to_owned(), vec!["docs/resources/boxes.md:5:4-5:8".to_owned()]),
            ("acme_box_lid".to_owned(), vec!["docs/resources/boxes.md:13:4-13:7".to_owned()]),
            ("acme_box_hinges".to_owned(), Vec::new()),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn titles_over_common_arguments_are_one_page() {
        let text = "# acme_box\n\nIt.\n\n# acme_lid\n\nIt.\n\n## Argument Reference\n\n* `size` - (Required) Size.\n";
        assert_eq!(read(text).len(), 1);
        let essay = "# acme_box\n\n## Argument Reference\n\n* `size` - (Required) Size.\n\n# Notes\n\n## Attributes\n\n* `a` - A.\n";
        assert_eq!(read(essay).len(), 1);
    }
}
