//! Links to places of the same page that are not there.

use super::Finding;
use super::proposal::Proposal;
use crate::compile::Compilation;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Content, Document, Inline, parse};
use crate::source::{SourceFile, Span};
use crate::suggest::nearest;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Names that raw HTML gives to places.
static NAMED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?i)<[a-z][^>]{0,200}?\b(?:id|name)\s*=\s*["']([^"']{1,200})["']"#).ok());

/// One finding for each place that a page links to and does not have.
pub(super) fn broken(compilation: &Compilation) -> Vec<Finding> {
    // The registry gives every argument a place of its own name.
    let mut declared: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for resource in &compilation.schema.resources {
        let names = declared.entry(resource.document.as_str()).or_default();
        for (_, block) in resource.all_blocks() {
            names.extend(block.arguments.iter().map(|argument| argument.name.as_str()));
            names.extend(block.attributes.iter().map(|attribute| attribute.name.as_str()));
        }
    }
    let pages =
        declared.into_iter().filter_map(|(name, fields)| Some((compilation.sources.named(name)?, fields)));
    let pages = pages.filter(|(file, _)| is_markdown(file.path()));
    pages.flat_map(|(file, fields)| of_page(file, &fields)).collect()
}

fn is_markdown(path: &str) -> bool {
    [".md", ".markdown", ".txt"].iter().any(|end| path.to_ascii_lowercase().ends_with(end))
}

fn of_page(file: &SourceFile, fields: &BTreeSet<&str>) -> Vec<Finding> {
    let document = parse(file, &mut Diagnostics::new());
    let texts = texts(&document);
    let mut places: BTreeSet<String> = fields.iter().map(|name| normal(name)).collect();
    let mut headings: Vec<&str> = Vec::new();
    for section in &document.sections {
        headings.extend(section.anchors.iter().map(String::as_str));
        places.extend(section.anchors.iter().map(|anchor| normal(anchor)));
    }
    // So does a bullet that begins with a name, whatever else was read of it.
    let bullets = texts.iter().filter_map(|text| text.text().strip_prefix('`')?.split('`').next());
    places.extend(bullets.map(normal));
    places.extend(texts.iter().flat_map(|text| &text.anchors).map(|anchor| normal(anchor)));
    if let Some(pattern) = LazyLock::force(&NAMED) {
        let named = pattern.captures_iter(file.text()).filter_map(|found| found.get(1));
        places.extend(named.map(|name| normal(name.as_str())));
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for text in &texts {
        for link in &text.links {
            let Some(anchor) = link.target.strip_prefix('#').filter(|anchor| !anchor.is_empty()) else {
                continue;
            };
            if places.contains(&normal(anchor)) || !told.insert(anchor) {
                continue;
            }
            let at = text.prose.span(link.range.clone());
            let message = format!("the page has no place `#{anchor}`");
            let diagnostic = Diagnostic::new(Code::BrokenLink, message, file.location(at));
            let near = nearest(anchor, headings.iter().copied());
            let diagnostic = diagnostic.help(match near {
                Some(near) => format!("did you mean `#{near}`?"),
                None => "link to a heading, in lower case with `-` for spaces".to_owned(),
            });
            let proposals = near.and_then(|near| proposal(file, at, anchor, near)).into_iter().collect();
            findings.push(Finding { diagnostic, proposals });
        }
    }
    findings
}

/// The target of a link, where it differs from the nearest heading only in what people get wrong about places: hyphens, a
/// plural, a number at the end. In other letters, the heading can be the one that is mistyped.
fn proposal(file: &SourceFile, at: Span, anchor: &str, near: &str) -> Option<Proposal> {
    let bare = |text: &str| -> String {
        let letters: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        letters.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('s').to_owned()
    };
    if bare(anchor) != bare(near) {
        return None;
    }
    let target = format!("#{anchor}");
    let line = file.text().get(at.start as usize..)?.split('\n').next()?;
    let start = at.start + line.find(&format!("({target})"))? as u32 + 1;
    let span = Span::new(start, start + target.len() as u32);
    Some(Proposal { at: file.location(span), text: format!("#{near}") })
}

/// People write places with capitals and spaces, as they write titles.
fn normal(anchor: &str) -> String {
    anchor.replace([' ', '%'], "-").to_lowercase()
}

/// All texts of a page.
fn texts(document: &Document) -> Vec<&Inline> {
    let mut found = Vec::new();
    let mut open: Vec<&Content> = Vec::new();
    for section in &document.sections {
        found.push(&section.title);
        open.extend(section.content.iter().rev());
        // The parser bounds how deep lists lie in lists.
        while let Some(content) = open.pop() {
            match content {
                Content::Paragraph(text) | Content::Callout(text) => found.push(text),
                Content::List(list) => open.extend(list.items.iter().flat_map(|item| &item.content).rev()),
                Content::Fence(_) => {}
            }
        }
    }
    found
}
