//! The YAML head of a page.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Location, SourceFile, Span};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

/// A head longer than this is not read: real ones have a few hundred bytes.
const LONGEST: usize = 64 * 1024;

/// What the head of a page says.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    /// The service that the resource belongs to.
    pub subcategory: Option<Entry>,
    /// Title of the page.
    pub page_title: Option<Entry>,
    /// What the resource is for.
    pub description: Option<Entry>,
}

/// A value of the head.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The value, without surrounding space.
    pub text: String,
    /// The line of its key.
    pub at: Location,
}

/// Reads the head and returns it with the offset at which the page itself begins.
pub(super) fn read(file: &SourceFile, diagnostics: &mut Diagnostics) -> (FrontMatter, usize) {
    let text = file.text();
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some((head, body)) = split(text, start) else { return (FrontMatter::default(), start) };
    let source = text.get(head.clone()).unwrap_or_default();
    let too_long = source.len() > LONGEST;
    if too_long || nested_deeper(source) {
        let at = file.location(Span::from(head.start..head.start + 3));
        let message = if too_long {
            "the front matter of this page is too long to be one"
        } else {
            "the front matter of this page is nested too deeply to be read"
        };
        diagnostics.push(
            Diagnostic::new(Code::FrontMatter, message, at)
                .help("close the front matter with a line `---` after its last key"),
        );
        return (FrontMatter::default(), body);
    }
    let entry = |key: &str, value: Option<String>| {
        let text = value?.trim().to_owned();
        let line = source.lines().scan(head.start, |offset, line| {
            let span = Span::from(*offset..*offset + line.len());
            *offset += line.len() + 1;
            Some((span, line))
        });
        let span = line
            .into_iter()
            .find(|(_, line)| line.starts_with(key))
            .map_or(Span::from(head.clone()), |(span, _)| span);
        (!text.is_empty()).then(|| Entry { text, at: file.location(span) })
    };
    let front_matter = match fields(source) {
        Ok([subcategory, page_title, description]) => FrontMatter {
            subcategory: entry("subcategory", subcategory),
            page_title: entry("page_title", page_title),
            description: entry("description", description),
        },
        Err((error, at)) => {
            let at = head.start + at;
            let line_end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(at, |n| at + n);
            diagnostics.push(
                Diagnostic::new(
                    Code::FrontMatter,
                    format!("the front matter is not YAML: {error}"),
                    file.location(Span::from(at..line_end.max(at))),
                )
                .help("expected `key: value` lines between two lines `---`"),
            );
            FrontMatter::default()
        }
    };
    (front_matter, body)
}

/// The keys of a head that are read.
const FIELDS: [&str; 3] = ["subcategory", "page_title", "description"];

/// The texts of these keys, or what is wrong and at which byte. What stands under other keys may be anything.
fn fields(source: &str) -> Result<[Option<String>; 3], (String, usize)> {
    let mut found = [None, None, None];
    let (mut depth, mut key) = (0_usize, None);
    for event in Parser::new_from_str(source) {
        let offset =
            |marker: &Marker| source.char_indices().nth(marker.index()).map_or(source.len(), |(at, _)| at);
        let (event, span) = event.map_err(|error| (error.info().to_owned(), offset(error.marker())))?;
        let wrong = |what: String| Err((what, offset(&span.start)));
        match (event, depth) {
            (Event::MappingStart(..), 0) => depth = 1,
            // A head of comments only is YAML's null.
            (Event::Scalar(text, ..), 0) if is_null(&text) => {}
            (Event::Scalar(..) | Event::SequenceStart(..), 0) => {
                return wrong("expected keys with values".to_owned());
            }
            (Event::Scalar(text, ..), 1) if key.is_none() => {
                let field = FIELDS.iter().position(|field| *field == text);
                if let Some(Some(_)) = field.and_then(|field| found.get(field)) {
                    return wrong(format!("`{text}` stands there twice"));
                }
                key = Some(field);
            }
            (Event::Scalar(text, style, ..), 1) => {
                let text = (style != ScalarStyle::Plain || !is_null(&text)).then(|| text.into_owned());
                if let Some(slot) = key.take().flatten().and_then(|field| found.get_mut(field)) {
                    *slot = text;
                }
            }
            (Event::Alias(_), 1) => key = if key.is_none() { Some(None) } else { None },
            (Event::MappingStart(..) | Event::SequenceStart(..), _) => {
                if depth == 1 {
                    if let Some(field) = key.flatten().and_then(|field: usize| FIELDS.get(field)) {
                        return wrong(format!("`{field}` is no text"));
                    }
                    // A list as a key: its value follows.
                    key = if key.is_none() { Some(None) } else { None };
                }
                depth += 1;
            }
            (Event::MappingEnd | Event::SequenceEnd, _) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(found)
}

/// How YAML writes that there is no value.
fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether more brackets are open than YAML may have levels here. The time that its reader takes grows with the square
/// of their number.
fn nested_deeper(source: &str) -> bool {
    let mut depth = 0_usize;
    source.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > crate::yaml::MAX_DEPTH
    })
}

/// The bytes of the head and the offset of what follows it.
fn split(text: &str, start: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let rest = text.get(start..)?;
    let first = rest.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let head = start + first.len();
    let mut offset = head;
    for line in text.get(head..)?.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((head..offset, offset + line.len()));
        }
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (FrontMatter, usize, Vec<Diagnostic>) {
        let mut diagnostics = Diagnostics::new();
        let (front_matter, body) = read(&SourceFile::new("a.md", text), &mut diagnostics);
        (front_matter, body, diagnostics.into_sorted())
    }

    #[test]
    fn keys_are_read_with_their_lines() {
        let text =
            "---\r\nsubcategory: \"Queues\"\r\ndescription: |-\r\n  Manages a queue.\r\n---\r\n# x\r\n";
        let (front_matter, body, diagnostics) = read_text(text);
        assert_eq!(diagnostics, []);
        assert_eq!(front_matter.subcategory.map(|e| (e.text, e.at.line)), Some(("Queues".to_owned(), 2)));
        assert_eq!(front_matter.description.map(|e| e.text).as_deref(), Some("Manages a queue."));
        assert_eq!(text.get(body..), Some("# x\r\n"));
    }

    #[test]
    fn pages_without_a_head_begin_at_once() {
        assert_eq!(read_text("# x\n").1, 0);
        assert_eq!(read_text("---\nnever closed\n").1, 0);
        assert_eq!(read_text("\u{feff}# x\n").1, 3);
        assert_eq!(read_text("---\n# a comment only\n---\nx").1, 25);
    }

    #[test]
    fn other_keys_may_hold_anything() {
        let text = "---\nsidebar: {a: [1, 2], description: x}\nlist:\n  - page_title: y\n? [a]\n: b\nsubcategory: 5\n\
                    page_title: ~\ndescription: \"null\"\nlist: again\n---\n";
        let (front_matter, _, diagnostics) = read_text(text);
        assert_eq!(diagnostics, []);
        let text = |entry: Option<Entry>| entry.map(|entry| entry.text);
        assert_eq!(text(front_matter.subcategory).as_deref(), Some("5"));
        assert_eq!(text(front_matter.page_title), None);
        assert_eq!(text(front_matter.description).as_deref(), Some("null"));
    }

    #[test]
    fn keys_that_hold_no_text_are_reported_where_they_stand() {
        for (head, line) in [
            ("a: b\ndescription: [x]\n", 3),
            ("description: x\ndescription: y\n", 3),
            ("- a\n", 2),
            ("words\n", 2),
        ] {
            let (_, _, diagnostics) = read_text(&format!("---\n{head}---\n"));
            let lines: Vec<u32> = diagnostics.iter().map(|it| it.labels[0].at.line).collect();
            assert_eq!(lines, [line], "{head}");
        }
    }

    #[test]
    fn what_is_not_yaml_is_reported_where_it_stands() {
        let (_, body, diagnostics) = read_text("---\nsubcategory: \"a\ndescription: [\n---\n# x\n");
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics.first().map(|d| d.code), Some(Code::FrontMatter));
        assert_eq!(body, 39);
    }

    #[test]
    fn an_endless_head_is_reported() {
        let text = format!("---\n{}---\n# x\n", "a: b\n".repeat(20_000));
        let (_, _, diagnostics) = read_text(&text);
        assert!(diagnostics.iter().any(|d| d.message.contains("too long")));
    }
}
