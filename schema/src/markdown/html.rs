//! What is read of HTML in a page: names to link to, and headings that a browser would not see.

use std::ops::Range;

/// The name in `<a id="name">` or `<a name="name">`.
pub(super) fn anchor(html: &str) -> Option<&str> {
    let rest = html.trim_start().strip_prefix("<a ")?;
    let at = ["id=\"", "name=\""].iter().find_map(|key| rest.find(key).map(|i| i + key.len()))?;
    rest.get(at..)?.split('"').next().filter(|name| !name.is_empty())
}

/// `<br>`, `<br/>`
pub(super) fn breaks_the_line(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}

/// Level and title of a heading in a line of an HTML block.
///
/// Such a block goes on to the next blank line, so that a heading right below `</div>` is a part of it; whoever wrote it
/// meant a heading.
pub(super) fn heading(line: &str) -> Option<(u8, Range<usize>)> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let text = line.get(level..)?.strip_prefix(' ')?;
    let start = level + 1 + text.len() - text.trim_start().len();
    let title = text.trim();
    let one_line = !title.is_empty() && !title.contains('\n');
    (one_line && (1..=6).contains(&level)).then_some((level as u8, start..start + title.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::markdown::{Content, parse};
    use crate::source::SourceFile;

    #[test]
    fn a_heading_below_a_closing_tag_is_a_heading() {
        let text = "# Lamp\n\n<div class=\"button\">\n  <img src=\"x\">\n</div>\n## Example Usage - Lamp\n\n```hcl\na = 1\n```\n";
        let document = parse(&SourceFile::new("lamp.md", text), &mut Diagnostics::new());
        let [.., section] = document.sections.as_slice() else { panic!("no sections") };
        assert_eq!((section.level, section.title.text()), (2, "Example Usage - Lamp"));
        let span = section.title.span;
        assert_eq!(&text[span.start as usize..span.end as usize], "Example Usage - Lamp");
        assert!(matches!(section.content.as_slice(), [Content::Fence(_)]));
    }

    #[test]
    fn a_comment_has_no_headings() {
        let text = "# Lamp\n\n<!-- made by a tool\n# do not edit\n-->\n\nText.\n";
        let document = parse(&SourceFile::new("lamp.md", text), &mut Diagnostics::new());
        assert_eq!(document.sections.len(), 2);
    }

    #[test]
    fn other_lines_are_none() {
        for line in ["<div>", "#hash", "#", "####### seven", "  # indented"] {
            assert_eq!(heading(line), None, "{line}");
        }
    }

    #[test]
    fn anchors_have_a_name_or_an_id() {
        assert_eq!(anchor("<a id=\"lamp\"></a>"), Some("lamp"));
        assert_eq!(anchor("<a name=\"lamp\">"), Some("lamp"));
        assert_eq!(anchor("<a href=\"lamp\">"), None);
    }
}
