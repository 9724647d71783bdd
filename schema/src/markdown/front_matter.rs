//! The YAML head of a page.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Location, SourceFile, Span};

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

#[derive(serde::Deserialize)]
struct Raw {
    subcategory: Option<String>,
    page_title: Option<String>,
    description: Option<String>,
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
    // A head of comments only is YAML's null.
    let front_matter = match serde_yaml::from_str::<Option<Raw>>(source) {
        Ok(None) => FrontMatter::default(),
        Ok(Some(raw)) => FrontMatter {
            subcategory: entry("subcategory", raw.subcategory),
            page_title: entry("page_title", raw.page_title),
            description: entry("description", raw.description),
        },
        Err(error) => {
            let at = error.location().map_or(head.start, |place| head.start + place.index());
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
