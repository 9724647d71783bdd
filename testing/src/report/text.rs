//! For people: drawn with the lines of the configuration and of the document.

use super::{Finding, Report};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use ferroform_schema::source::{Location, SourceFile};
use std::fmt::Write as _;
use std::ops::Range;

/// The longest line that is drawn, in bytes: a file written by a tool can be a single line of megabytes.
const LONGEST_LINE: usize = 4096;

impl Report {
    /// The findings as rustc draws its own, and what would be done.
    #[must_use]
    pub fn to_text(&self, coloured: bool) -> String {
        let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for finding in self.findings() {
            text.push_str(&self.draw(finding, &renderer));
            text.push_str("\n\n");
        }
        for (stack, plan) in &self.plans {
            match stack {
                Some(stack) => {
                    let _ = writeln!(text, "{stack}:");
                    for line in plan.to_string().lines() {
                        let _ = writeln!(text, "  {line}");
                    }
                }
                None => text.push_str(&plan.to_string()),
            }
        }
        text
    }

    fn draw(&self, finding: &Finding, renderer: &Renderer) -> String {
        let Finding { diagnostic, statement } = finding;
        let level = if diagnostic.is_error() { Level::ERROR } else { Level::WARNING };
        let title = level.primary_title(diagnostic.summary.as_str());
        let title = match statement {
            Some(statement) => title.id(statement.rule),
            None => title,
        };
        let mut group = Group::with_title(title);
        let label = diagnostic.address.clone().unwrap_or_default();
        let mut is_drawn = false;
        if let Some(place) = &diagnostic.place {
            if let Some(file) = self.files.get(&place.filename)
                && let Some((line, first, range)) =
                    window(file, place.start.line, place.start.byte..place.end.byte)
            {
                is_drawn = true;
                let mark =
                    AnnotationKind::Primary.span(range).label((!label.is_empty()).then_some(label.as_str()));
                group =
                    group.element(Snippet::source(line).path(file.path()).line_start(first).annotation(mark));
            } else {
                let at = format!("at {}:{}:{}", place.filename, place.start.line, place.start.column);
                group = group.element(Level::NOTE.message(at));
            }
        }
        if !is_drawn && !label.is_empty() {
            group = group.element(Level::NOTE.message(format!("with {label}")));
        }
        let Some(statement) = statement else {
            if !diagnostic.detail.is_empty() {
                group = group.element(Level::NOTE.message(diagnostic.detail.as_str()));
            }
            return renderer.render(&[group]);
        };
        if let Some(advice) = &statement.advice {
            group = group.element(Level::HELP.message(advice.as_str()));
        }
        let Some(at) = &statement.at else {
            group = group.element(Level::NOTE.message(format!("the document says: {}", statement.text)));
            return renderer.render(&[group]);
        };
        let stated = Group::with_title(Level::NOTE.secondary_title("the document states it"));
        let stated = match self.line_of_document(at) {
            Some((file, line, first, range)) => stated.element(
                Snippet::source(line)
                    .path(file.path())
                    .line_start(first)
                    .annotation(AnnotationKind::Primary.span(range)),
            ),
            None => {
                stated.element(Level::NOTE.message(format!("at {}:{}: {}", at.path, at.line, statement.text)))
            }
        };
        renderer.render(&[group, stated])
    }

    fn line_of_document(&self, at: &Location) -> Option<(&SourceFile, &str, usize, Range<usize>)> {
        let file = self.documents.named(&at.path)?;
        let bytes = file.offset(at.line, at.column)..file.offset(at.end_line, at.end_column);
        let (line, first, range) = window(file, at.line, bytes)?;
        Some((file, line, first, range))
    }
}

/// A line of a file, its number, and the part of it that is meant.
fn window(file: &SourceFile, line: u32, bytes: Range<u32>) -> Option<(&str, usize, Range<usize>)> {
    let start = file.offset(line, 1) as usize;
    let end = file.offset(line + 1, 1) as usize;
    let text = file.text().get(start..end)?.trim_end();
    if text.len() > LONGEST_LINE {
        return None;
    }
    let from = (bytes.start as usize).clamp(start, start + text.len()) - start;
    let to = (bytes.end as usize).clamp(start + from, start + text.len()) - start;
    Some((text, line as usize, from..to))
}
