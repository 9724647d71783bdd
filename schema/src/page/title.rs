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
    /// Further types that it describes together with that one.
    pub(super) siblings: Vec<String>,
    pub(super) at: Location,
}

/// Reads the first heading that names a resource type. The heading is believed, not the name of the file; only whether
/// it is a data source may be left to the folder. Where no heading names a type, the page is about what its examples
/// declare under the name of the file, or under the names of its sections.
pub(super) fn read(file: &SourceFile, document: &Document, diagnostics: &mut Diagnostics) -> Option<Title> {
    let headings = || document.sections.iter().filter(|section| section.level == 1);
    if let Some(provider) = provider(file, document) {
        return Some(provider);
    }
    if let Some((kind, span)) =
        headings().next().and_then(|section| Some((untyped(section.title.text())?, section.title.span)))
    {
        let message = format!("this page is about {kind}, which bindings do not have yet");
        diagnostics
            .push(Diagnostic::new(Code::PassedOver, message, file.location(span)).label("it was left out"));
        return None;
    }
    let found = headings().find_map(|section| {
        let (kind, name) = heading(section.title.text())?;
        let siblings = titled_siblings(document, &name);
        Some((kind, name, section.title.span, siblings))
    });
    let Some((stated, type_name, span, siblings)) = found.or_else(|| unnamed(file, document)) else {
        let span = headings().next().map_or(Span::default(), |section| section.title.span);
        diagnostics.push(
            Diagnostic::new(
                Code::NoResourceName,
                "this page does not say which resource type it describes",
                file.location(span),
            )
            .label("the page was left out")
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
    let below = |folders: &[&str]| file.path().split('/').any(|part| folders.contains(&part));
    let in_folder = below(&["d", "data-sources", "data_sources"]);
    let in_ephemeral = below(&["ephemeral", "ephemeral-resources", "ephemeral_resources"]);
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
        // Pages there are often called resources, as what they describe is one.
        Some(ResourceKind::Resource) | None if in_ephemeral => ResourceKind::Ephemeral,
        Some(kind) => kind,
        None if in_folder => ResourceKind::DataSource,
        None => ResourceKind::Resource,
    };
    Some(Title { kind, type_name, siblings, at })
}

/// The other types that a page has a title for each, and examples of.
fn titled_siblings(document: &Document, own: &str) -> Vec<String> {
    let mut siblings: Vec<String> = Vec::new();
    let titles = document.sections.iter().filter(|section| section.level == 1);
    for (_, name) in titles.filter_map(|section| heading(section.title.text())) {
        if name != own && !siblings.contains(&name) {
            siblings.push(name);
        }
    }
    if !siblings.is_empty() {
        let shown = declared(document);
        siblings.retain(|name| {
            shown.iter().any(|(kind, known)| *kind == ResourceKind::Resource && known == name)
        });
    }
    siblings
}

/// The type that a page is about against its heading: the one that the file is named after, where the examples use
/// that one and never the one of the heading.
fn misnamed(file: &SourceFile, document: &Document, heading: &str) -> Option<String> {
    // A heading can leave out the provider: `# Resource: box_lid` over examples of `acme_box_lid`.
    let names = declared(document);
    if !names.iter().any(|(_, name)| name == heading) {
        let longer = |name: &str| {
            name.strip_suffix(heading).is_some_and(|provider| {
                provider
                    .strip_suffix('_')
                    .is_some_and(|provider| !provider.is_empty() && !provider.contains('_'))
            })
        };
        if let Some((_, full)) =
            names.iter().find(|(kind, name)| *kind != ResourceKind::Provider && longer(name))
        {
            return Some(full.clone());
        }
    }
    let stem = stem(file)?;
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

/// What a heading is about that is no type of resources: `# acme_reboot (Action)`.
fn untyped(heading: &str) -> Option<&'static str> {
    const KINDS: [(&str, &str); 2] = [("(action)", "an action"), ("(list resource)", "a list resource")];
    let lower = heading.trim_end().to_ascii_lowercase();
    KINDS.iter().find(|(ending, _)| lower.ends_with(ending)).map(|(_, kind)| *kind)
}

/// The kind and the type that a heading names: in a form of its own, or as the only word in it that can be a type.
fn heading(text: &str) -> Option<(Option<ResourceKind>, String)> {
    let (kind, name) = split(text);
    let name = name.trim().trim_matches('`');
    if is_identifier(name) && name.contains('_') {
        return Some((kind, name.to_owned()));
    }
    let mut words = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| word.contains('_') && is_identifier(word) && !word.starts_with('_'));
    let name = words.next().filter(|name| words.all(|word| word == *name))?;
    let lower = text.to_ascii_lowercase();
    let kind = match () {
        () if ["data source", "datasource", "data-source"].iter().any(|word| lower.contains(word)) => {
            Some(ResourceKind::DataSource)
        }
        () if lower.contains("ephemeral") => Some(ResourceKind::Ephemeral),
        () if lower.contains("resource") => Some(ResourceKind::Resource),
        () => None,
    };
    Some((kind, name.to_owned()))
}

/// The type that a heading names.
pub(super) fn type_in(text: &str) -> Option<String> {
    heading(text).map(|(_, name)| name)
}

type Named = (Option<ResourceKind>, String, Span, Vec<String>);

/// What a page is about whose heading does not say it.
fn unnamed(file: &SourceFile, document: &Document) -> Option<Named> {
    let declared = declared(document);
    // Several types, each with a section of its own.
    let sections: Vec<(&str, Span)> = document
        .sections
        .iter()
        .filter(|section| section.level == 2)
        .map(|section| (section.title.text().trim().trim_matches('`'), section.title.span))
        .filter(|(name, _)| {
            declared.iter().any(|(kind, known)| *kind == ResourceKind::Resource && known == name)
        })
        .collect();
    if let Some(((first, span), rest)) = sections.split_first() {
        let mut siblings: Vec<String> = Vec::new();
        for (name, _) in rest {
            if name != first && !siblings.iter().any(|known| known == name) {
                siblings.push((*name).to_owned());
            }
        }
        return Some((Some(ResourceKind::Resource), (*first).to_owned(), *span, siblings));
    }
    let stem = stem(file)?;
    let fits = |name: &str| name.split_once('_').is_some_and(|(_, rest)| rest == stem) || name == stem;
    let (kind, name) = declared.into_iter().find(|(_, name)| fits(name))?;
    let heading = document.sections.iter().find(|section| section.level == 1);
    let span = heading.map_or(Span::default(), |section| section.title.span);
    Some((Some(kind), name, span, Vec::new()))
}

/// The name of a provider in "Lamp Provider".
fn in_heading(title: &str) -> Option<String> {
    let name = title.trim().strip_suffix(" Provider")?.to_ascii_lowercase();
    is_identifier(&name).then_some(name)
}

/// The page of a provider's configuration: the first of its folder, with the provider's block in an example.
fn provider(file: &SourceFile, document: &Document) -> Option<Title> {
    let in_part = file.path().split('/').any(|part| {
        let parts = ["r", "d", "resources", "data-sources", "data_sources", "ephemeral-resources", "guides"];
        parts.contains(&part)
    });
    if in_part || stem(file)? != "index" {
        return None;
    }
    let mut counts: Vec<(String, usize)> = Vec::new();
    for (kind, name) in declared(document) {
        match counts.iter_mut().find(|(known, _)| *known == name) {
            _ if kind != ResourceKind::Provider => {}
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let section = document.sections.iter().find(|section| section.level == 1)?;
    // The first of those that stand most often; a provider that takes nothing has no block to show.
    let most = counts.iter().map(|(_, count)| *count).max();
    let type_name = match counts.into_iter().find(|(_, count)| Some(*count) == most) {
        Some((name, _)) => name,
        None => in_heading(section.title.text())?,
    };
    let at = file.location(section.title.span);
    Some(Title { kind: ResourceKind::Provider, type_name, siblings: Vec::new(), at })
}

/// The name of the file without its endings.
fn stem(file: &SourceFile) -> Option<&str> {
    file.path().rsplit('/').next()?.split('.').next()
}

/// What the code of a page declares, in its order.
fn declared(document: &Document) -> Vec<(ResourceKind, String)> {
    let mut found = Vec::new();
    for content in document.sections.iter().flat_map(|section| &section.content) {
        let Content::Fence(fence) = content else { continue };
        for line in fence.code.lines() {
            let mut words = line.split_whitespace();
            let kind = match words.next() {
                Some("resource") => ResourceKind::Resource,
                Some("data") => ResourceKind::DataSource,
                Some("ephemeral") => ResourceKind::Ephemeral,
                Some("provider") => ResourceKind::Provider,
                _ => continue,
            };
            let name = words.next().unwrap_or_default().trim_end_matches('{').trim_matches('"');
            if is_identifier(name) {
                found.push((kind, name.to_owned()));
            }
        }
    }
    found
}

/// Takes the words for the kind off a heading.
fn split(text: &str) -> (Option<ResourceKind>, &str) {
    const KINDS: &[(&str, ResourceKind)] = &[
        ("data source", ResourceKind::DataSource),
        ("ephemeral resource", ResourceKind::Ephemeral),
        ("ephemeral", ResourceKind::Ephemeral),
        ("resource", ResourceKind::Resource),
    ];
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
    fn names_also_stand_in_odd_headings_examples_and_sections() {
        let named = |path, text: &str| title(path, text).0.map(|(kind, name)| format!("{kind:?} {name}"));
        let lamp = "Resource acme_lamp";
        for heading in
            ["# Resource `acme_lamp`", "# acme_lamp Resources", "# acme_lamp (BETA)", "# `acme_lamp`"]
        {
            assert_eq!(named("x.md", heading).as_deref(), Some(lamp), "{heading}");
        }
        assert_eq!(named("x.md", "# acme_lamp (DataSource)").as_deref(), Some("DataSource acme_lamp"));
        let example =
            "# Lamps\n\n```hcl\nresource \"acme_plug\" \"a\" {}\nresource \"acme_lamp\" \"b\" {}\n```\n";
        assert_eq!(named("docs/resources/lamp.md", example).as_deref(), Some(lamp));
        assert_eq!(named("docs/resources/other.md", example), None);
        let index = "# Acme Provider\n\n```hcl\nprovider \"acme\" {\n}\n```\n";
        assert_eq!(named("docs/index.md", index).as_deref(), Some("Provider acme"));
        assert_eq!(named("docs/resources/index.md", index), None);
        // A provider that takes nothing shows no block of its own.
        assert_eq!(named("docs/index.md", "# Acme Provider\n\nLamps.\n").as_deref(), Some("Provider acme"));
        assert_eq!(named("docs/index.md", "# Welcome\n").as_deref(), None);
    }

    #[test]
    fn headings_of_every_dialect_name_the_type() {
        use ResourceKind::{DataSource, Ephemeral, Resource};
        let cases = [
            ("x.md", "# Resource: acme_box", Resource),
            ("x.md", "# Data Source: acme_box", DataSource),
            ("x.md", "# Data source:  acme_box", DataSource),
            ("x.md", "# acme_box (Resource)", Resource),
            ("x.md", "# acme\\_box (Data Source)", DataSource),
            ("x.md", "# acme_box Resource", Resource),
            ("x.md", "# Ephemeral: acme_box", Ephemeral),
            ("x.md", "# acme_box (Ephemeral Resource)", Ephemeral),
            ("docs/ephemeral-resources/x.md", "# acme_box", Ephemeral),
            ("docs/ephemeral-resources/x.md", "# Resource: acme_box", Ephemeral),
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
    fn what_is_no_type_of_resources_is_passed_over() {
        for heading in ["# acme_reboot (Action)", "# acme_box (List Resource)"] {
            assert_eq!(title("x.md", heading), (None, vec![Code::PassedOver]), "{heading}");
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
        assert_eq!(read("x.md", "corp_acme_box"), ("corp_acme_box".to_owned(), vec![Code::TypeMismatch]));
    }

    #[test]
    fn doubts_about_the_kind_or_name_are_reported() {
        assert_eq!(title("d/x.md", "# Resource: acme_box").1, [Code::KindMismatch]);
        assert_eq!(title("x.md", "# Welcome\n\ntext"), (None, vec![Code::NoResourceName]));
        assert_eq!(title("x.md", ""), (None, vec![Code::NoResourceName]));
    }
}
