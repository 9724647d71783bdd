//! The first heading: what a page describes.

use super::declaration::is_identifier;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Content, Document};
use crate::model::ResourceKind;
use crate::source::{Location, SourceFile, Span};

/// What a page describes, and where it says so.
pub(super) struct Title {
    pub(super) kind: ResourceKind,
    pub(super) type_name: String,
    pub(super) at: Location,
}

/// Reads the first heading that names a resource type. The heading is believed, not the name of the file; only whether
/// it is a data source may be left to the folder.
pub(super) fn read(file: &SourceFile, document: &Document, diagnostics: &mut Diagnostics) -> Option<Title> {
    let headings = || document.sections.iter().filter(|section| section.level == 1);
    let found = headings().find_map(|section| {
        let text = section.title.text();
        let (kind, name) = split(text);
        let name = name.trim().trim_matches('`');
        (is_identifier(name) && name.contains('_')).then(|| (kind, name.to_owned(), section.title.span))
    });
    let Some((stated, type_name, span)) = found else {
        let span = headings().next().map_or(Span::default(), |section| section.title.span);
        diagnostics.push(
            Diagnostic::new(
                Code::NoResourceName,
                "this page does not say which resource type it describes",
                file.location(span),
            )
            .help("start the page with a heading such as `# Resource: aws_example`"),
        );
        return None;
    };
    let at = file.location(span);
    let type_name = match misnamed(file, document, &type_name) {
        None => type_name,
        Some(used) => {
            diagnostics.push(
                Diagnostic::new(
                    Code::TypeMismatch,
                    format!(
                        "the heading says `{type_name}`, but the examples and the file are about `{used}`"
                    ),
                    at.clone(),
                )
                .label(format!("read as a page about `{used}`"))
                .help("correct the heading"),
            );
            used
        }
    };
    let in_folder = file.path().split('/').any(|part| matches!(part, "d" | "data-sources" | "data_sources"));
    let kind = match stated {
        Some(ResourceKind::Resource) if in_folder => {
            diagnostics.push(
                Diagnostic::new(
                    Code::KindMismatch,
                    format!("`{type_name}` is called a resource in a folder of data sources"),
                    at.clone(),
                )
                .label("read as a data source")
                .help(format!(
                    "write `# Data Source: {type_name}`, or move the page to the folder of the resources"
                )),
            );
            ResourceKind::DataSource
        }
        Some(kind) => kind,
        None if in_folder => ResourceKind::DataSource,
        None => ResourceKind::Resource,
    };
    Some(Title { kind, type_name, at })
}

/// The type that a page is about against its heading: the one that the file is named after, where the examples use
/// that one and never the one of the heading.
fn misnamed(file: &SourceFile, document: &Document, heading: &str) -> Option<String> {
    let stem = file.path().rsplit('/').next()?.split('.').next()?;
    let (provider, rest) = heading.split_once('_')?;
    let named = format!("{provider}_{stem}");
    if rest == stem || !is_identifier(&named) {
        return None;
    }
    let fences = document.sections.iter().flat_map(|section| &section.content);
    let declares = |name: &str| {
        let quoted = format!("\"{name}\" ");
        fences.clone().any(|content| matches!(content, Content::Fence(fence) if fence.code.contains(&quoted)))
    };
    (declares(&named) && !declares(heading)).then_some(named)
}

/// Takes the words for the kind off a heading.
fn split(text: &str) -> (Option<ResourceKind>, &str) {
    const KINDS: &[(&str, ResourceKind)] =
        &[("data source", ResourceKind::DataSource), ("resource", ResourceKind::Resource)];
    let text = text.trim();
    for (word, kind) in KINDS {
        if let Some(rest) = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))
            && let Some(name) =
                text.get(rest.len()..).and_then(|rest| rest.trim_start().strip_prefix([':', '(']))
        {
            return (Some(*kind), name.trim_end_matches(')'));
        }
        let bare = text.trim_end_matches(')');
        let split =
            bare.len().checked_sub(word.len()).and_then(|at| Some((bare.get(..at)?, bare.get(at..)?)));
        if let Some((name, tail)) = split
            && tail.eq_ignore_ascii_case(word)
            && name.ends_with([' ', '('])
        {
            return (Some(*kind), name.trim_end_matches([' ', '(']));
        }
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(path: &str, text: &str) -> (Option<(ResourceKind, String)>, Vec<Code>) {
        let file = SourceFile::new(path, text);
        let mut diagnostics = Diagnostics::new();
        let document = crate::markdown::parse(&file, &mut diagnostics);
        let title = read(&file, &document, &mut diagnostics).map(|t| (t.kind, t.type_name));
        (title, diagnostics.into_sorted().iter().map(|d| d.code).collect())
    }

    #[test]
    fn headings_of_every_dialect_name_the_type() {
        use ResourceKind::{DataSource, Resource};
        let cases = [
            ("x.md", "# Resource: acme_box", Resource),
            ("x.md", "# Data Source: acme_box", DataSource),
            ("x.md", "# Data source:  acme_box", DataSource),
            ("x.md", "# acme_box (Resource)", Resource),
            ("x.md", "# acme\\_box (Data Source)", DataSource),
            ("x.md", "# acme_box Resource", Resource),
            ("x.md", "# Resource (acme_box)", Resource),
            ("d/x.md", "# acme_box", DataSource),
            ("docs/data-sources/x.md", "# acme_box", DataSource),
            ("docs/x.md", "# `acme_box`", Resource),
        ];
        for (path, text, kind) in cases {
            assert_eq!(title(path, text), (Some((kind, "acme_box".to_owned())), vec![]), "{text}");
        }
    }

    #[test]
    fn the_file_and_the_examples_outvote_the_heading() {
        let page = |used: &str| {
            format!("# Resource: acme_box\n\n```terraform\nresource \"{used}\" \"a\" {{\n}}\n```\n")
        };
        let read = |path: &str, used: &str| {
            let (title, codes) = title(path, &page(used));
            (title.expect("a title").1, codes)
        };
        assert_eq!(read("crate.html.md", "acme_crate"), ("acme_crate".to_owned(), vec![Code::TypeMismatch]));
        assert_eq!(read("crate.md", "acme_box"), ("acme_box".to_owned(), vec![]));
        assert_eq!(read("other.md", "acme_crate"), ("acme_box".to_owned(), vec![]));
    }

    #[test]
    fn doubts_about_the_kind_or_name_are_reported() {
        assert_eq!(title("d/x.md", "# Resource: acme_box").1, [Code::KindMismatch]);
        assert_eq!(title("x.md", "# Welcome\n\ntext"), (None, vec![Code::NoResourceName]));
        assert_eq!(title("x.md", ""), (None, vec![Code::NoResourceName]));
    }
}
