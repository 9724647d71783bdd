//! Diagnostics as text: drawn with the source line for people, as one line for build logs, as JSON for tools.

use super::{Diagnostic, Label, Severity};
use crate::source::{Location, SourceFile, Sources};
#[cfg(feature = "serde")]
use crate::visible::json;
use crate::visible::{one_line as one_line_of, visible};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::borrow::Cow;
use std::ops::Range;

/// The longest line that is drawn, in bytes.
const LONGEST_LINE: u32 = 4096;

/// How many places are drawn of which nothing is said: the others are counted.
const MOST_PLACES: usize = 12;

/// Whether drawn diagnostics carry terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text only.
    Plain,
    /// With colours.
    Coloured,
}

/// A diagnostic drawn with the lines it points to, as rustc draws its own.
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code.name());
    let windows = windows(diagnostic, sources);
    let more = diagnostic.labels.len() - shown(diagnostic).count();
    let mut group = Group::with_title(title);
    for window in &windows {
        let annotations = window.marks.iter().map(|mark| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(mark.bytes.clone()).label((!mark.text.is_empty()).then(|| visible(mark.text)))
        });
        group = group.element(
            Snippet::source(drawable(window.text))
                .path(visible(window.file.path()))
                .line_start(window.first_line)
                .annotations(annotations),
        );
    }
    let undrawn = |label: &&Label| sources.get(&label.at.path).is_none_or(|file| !is_drawn(file, &label.at));
    for label in shown(diagnostic).filter(undrawn) {
        let text = if label.text.is_empty() { String::new() } else { format!(": {}", label.text) };
        group = group
            .element(Level::NOTE.message(visible(&format!("at {}{text}", start(&label.at))).into_owned()));
    }
    if more > 0 {
        group = group.element(Level::NOTE.message(format!("and {more} more places")));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    renderer.render(&[group])
}

/// A diagnostic on one line: `path:line:column: warning[code]: message; help`.
#[must_use]
pub fn one_line(diagnostic: &Diagnostic) -> String {
    let severity = diagnostic.severity.word();
    let place = diagnostic.labels.first().map(|label| format!("{}: ", start(&label.at))).unwrap_or_default();
    let help = diagnostic.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    one_line_of(&format!("{place}{severity}[{}]: {}{help}", diagnostic.code, diagnostic.message))
}

/// A diagnostic as one line of JSON with the fields `code`, `severity`, `message`, `labels`, `help` and `rendered`.
#[cfg(feature = "serde")]
#[must_use]
pub fn json_line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut value = serde_json::to_value(diagnostic).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert("rendered".to_owned(), render(diagnostic, sources, Style::Plain).into());
    }
    json(value.to_string())
}

/// A line of a document as it can be drawn. The drawing shows most of what a terminal would obey, but not the controls above
/// ASCII; what stands for them is as long, so that marks stay where they are.
fn drawable(text: &str) -> Cow<'_, str> {
    let is_control = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    if text.contains(is_control) { text.replace(is_control, "\u{bf}").into() } else { text.into() }
}

fn start(at: &Location) -> String {
    format!("{}:{}:{}", at.path, at.line, at.column)
}

/// Some lines of one document with the marks on them. Only these lines are given to the drawing: a document may
/// be megabytes long.
struct Window<'a> {
    file: &'a SourceFile,
    first_line: usize,
    text: &'a str,
    marks: Vec<Mark<'a>>,
}

struct Mark<'a> {
    bytes: Range<usize>,
    text: &'a str,
    primary: bool,
}

/// Whether the line is one that people read: a file written by a tool can be a single line of megabytes.
fn is_drawn(file: &SourceFile, at: &Location) -> bool {
    file.offset(at.line + 1, 1).saturating_sub(file.offset(at.line, 1)) <= LONGEST_LINE
}

/// The places that are drawn.
fn shown(diagnostic: &Diagnostic) -> impl Iterator<Item = &Label> {
    let is_drawn = |(i, label): &(usize, &Label)| *i < MOST_PLACES || !label.text.is_empty();
    diagnostic.labels.iter().enumerate().filter(is_drawn).map(|(_, label)| label)
}

fn windows<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Window<'a>> {
    let mut windows: Vec<Window<'a>> = Vec::new();
    for (i, label) in shown(diagnostic).enumerate() {
        let Some(file) = sources.get(&label.at.path).filter(|file| is_drawn(file, &label.at)) else {
            continue;
        };
        let first = label.at.line.max(1);
        // A mark over many lines is drawn over the first of them: the message says what it is about.
        let last = label.at.end_line.clamp(first, first + 3);
        let start = file.offset(first, 1) as usize;
        let end = file.offset(last + 1, 1) as usize;
        let text = file.text().get(start..end).unwrap_or_default();
        let from = (file.offset(label.at.line, label.at.column) as usize).clamp(start, end) - start;
        let to =
            (file.offset(label.at.end_line, label.at.end_column) as usize).clamp(start + from, end) - start;
        let to = to.min(from.max(text.trim_end().len()));
        let mark = Mark { bytes: from..to, text: &label.text, primary: i == 0 };
        let same = |window: &&mut Window<'_>| {
            window.file.path() == file.path()
                && window.first_line == first as usize
                && window.text.len() == text.len()
        };
        match windows.iter_mut().find(same) {
            Some(window) => window.marks.push(mark),
            None => windows.push(Window { file, first_line: first as usize, text, marks: vec![mark] }),
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Span;

    fn example() -> (Diagnostic, Sources) {
        let file =
            SourceFile::new("docs/thing.md", "# Thing\n\n* `size` - Number of nodes.\n* `size` - Words.\n");
        let (first, second) = (file.location(Span::new(11, 17)), file.location(Span::new(39, 45)));
        let mut sources = Sources::new();
        sources.insert(file);
        let diagnostic =
            Diagnostic::new(Code::TypesDisagree, "`size` is a number by a phrase, but a string", first)
                .label("this decides")
                .also(second, "this says string")
                .help("state the type in an overlay");
        (diagnostic, sources)
    }

    #[test]
    fn drawn_with_its_lines() {
        let (diagnostic, sources) = example();
        insta::assert_snapshot!(render(&diagnostic, &sources, Style::Plain));
    }

    #[test]
    fn on_one_line_and_as_json() {
        let (diagnostic, sources) = example();
        insta::assert_snapshot!(one_line(&diagnostic));
        insta::assert_snapshot!(json_line(&diagnostic, &sources));
    }

    #[test]
    fn a_line_that_nobody_reads_is_named_and_not_drawn() {
        let file = SourceFile::new("schema.json", "x".repeat(10_000));
        let at = file.location(Span::new(7_000, 7_004));
        let mut sources = Sources::new();
        sources.insert(file);
        let drawn = render(&example().0.also(at, "it stands here"), &sources, Style::Plain);
        assert!(drawn.contains("at schema.json:1:7001: it stands here"), "{drawn}");
        assert!(!drawn.contains("xxxx"), "{drawn}");
    }

    #[test]
    fn a_place_outside_of_the_text_is_no_panic() {
        let (mut diagnostic, sources) = example();
        for label in &mut diagnostic.labels {
            label.at = Location { line: 900, column: 7, end_line: 2, end_column: 1, ..label.at.clone() };
        }
        assert!(render(&diagnostic, &sources, Style::Plain).contains("types-disagree"));
        assert!(render(&diagnostic, &Sources::new(), Style::Plain).contains("docs/thing.md:900:7"));
    }
}
