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
        titles += usize::from(!in_code && line.starts_with("# "));
    }
    titles > 1
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
        SourceFile::new(file.shared_path(), format!("{before}{own}{after}"))
    };
    ranges.iter().map(page).collect()
}

/// Where the pages stand. What comes before the first title belongs to the first page.
fn ranges(file: &SourceFile, document: &Document) -> Vec<Range<usize>> {
    let text = file.text();
    let mut starts: Vec<usize> = Vec::new();
    // Whether each of them has a part of its own about arguments or attributes.
    let mut described: Vec<bool> = Vec::new();
    for section in &document.sections {
        let heading = section.title.text();
        if section.level == 1 && title::names_type(heading) {
            let at = section.title.span.start as usize;
            starts.push(text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1));
            described.push(false);
        }
        let lower = heading.to_ascii_lowercase();
        let reference = ["argument", "attribute"].iter().any(|word| lower.starts_with(word));
        if let Some(last) = described.last_mut().filter(|_| section.level > 1 && reference) {
            *last = true;
        }
    }
    if described.iter().filter(|described| **described).count() < 2 {
        return Vec::new();
    }
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
    fn titles_over_common_arguments_are_one_page() {
        let text = "# acme_box\n\nIt.\n\n# acme_lid\n\nIt.\n\n## Argument Reference\n\n* `size` - (Required) Size.\n";
        assert_eq!(read(text).len(), 1);
        let essay = "# acme_box\n\n## Argument Reference\n\n* `size` - (Required) Size.\n\n# Notes\n\n## Attributes\n\n* `a` - A.\n";
        assert_eq!(read(essay).len(), 1);
    }
}
