//! A provider's page with its examples in Rust.

use crate::{Bindings, example};
use std::borrow::Cow;

/// A page that was written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its text.
    pub text: String,
    /// How many examples it shows in Rust.
    pub converted: usize,
    /// The lines, from 1, of examples that stay as they are, because they are no configuration.
    pub kept: Vec<usize>,
}

/// What marks an example as one in Terraform's own language.
const LANGUAGES: [&str; 3] = ["terraform", "hcl", "tf"];

/// Writes a page anew: its examples are programs over the bindings, everything else stays as it is.
///
/// ```
/// use ferroform_convert::{Bindings, page};
/// let text = "# Lamp\n\n```terraform\nresource \"acme_lamp\" \"a\" {}\n```\n\nA lamp.\n";
/// let page = page(text, &Bindings::none());
/// assert!(page.text.contains("```rust\n") && page.text.ends_with("```\n\nA lamp.\n"));
/// assert_eq!(page.converted, 1);
/// ```
#[must_use]
pub fn page(text: &str, bindings: &Bindings) -> Page {
    let mut page = Page { text: String::with_capacity(text.len() * 2), converted: 0, kept: Vec::new() };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let Some(fence) = Fence::of(line) else {
            page.text.push_str(line);
            at += 1;
            continue;
        };
        let inside = lines.get(at + 1..).unwrap_or_default();
        let end = inside.iter().position(|line| fence.is_closed_by(line)).unwrap_or(inside.len());
        let code = inside.get(..end).unwrap_or_default();
        let is_closed = end < inside.len();
        let program = (is_closed && LANGUAGES.contains(&fence.language))
            .then(|| example(&fence.without_indent(code), bindings));
        match program {
            Some(Some(program)) => {
                fence.write(&program, &mut page.text);
                page.converted += 1;
            }
            kept => {
                if kept.is_some() {
                    page.kept.push(at + 1);
                }
                let whole = lines.get(at..at + 1 + end + usize::from(is_closed)).unwrap_or_default();
                page.text.extend(whole.iter().copied());
            }
        }
        at += 1 + end + usize::from(is_closed);
    }
    page
}

/// The line that begins a block of code.
struct Fence<'l> {
    indent: &'l str,
    mark: char,
    length: usize,
    language: &'l str,
}

impl<'l> Fence<'l> {
    fn of(line: &'l str) -> Option<Self> {
        let rest = line.trim_start_matches(' ');
        let indent = line.get(..line.len() - rest.len())?;
        let mark = rest.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
        let info = rest.trim_start_matches(mark);
        let length = rest.len() - info.len();
        // What has the mark behind it is code in a line.
        if length < 3 || mark == '`' && info.contains('`') {
            return None;
        }
        let language = info.split_whitespace().next().unwrap_or_default();
        Some(Self { indent, mark, length, language })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.chars().all(|c| c == self.mark)
    }

    /// The lines without what the block is indented by.
    fn without_indent(&self, lines: &[&str]) -> String {
        let indent = self.indent.len();
        lines.iter().map(|line| strip(line, indent)).collect()
    }

    fn write(&self, program: &str, out: &mut String) {
        let runs = program.split(|c| c != '`').map(str::len);
        let fence = "`".repeat(runs.max().unwrap_or_default().max(2) + 1);
        for line in
            std::iter::once(format!("{fence}rust").as_str()).chain(program.lines()).chain([fence.as_str()])
        {
            if !line.is_empty() {
                out.push_str(self.indent);
                out.push_str(line);
            }
            out.push('\n');
        }
    }
}

/// A line without its first spaces, as far as it has that many.
fn strip(line: &str, indent: usize) -> Cow<'_, str> {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    Cow::Borrowed(line.get(spaces.min(indent)..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_examples_change() {
        let text = "Text `a` ```b```\n\n~~~hcl\nvariable \"a\" {}\n~~~\n\n1. One\n\n   ````terraform title\n   variable \"b\" {\n   \
                    default = \"```\"\n   }\n   ````\n\n```terraform\nbroken {\n```\n\n```python\nx = 1\n```\n\n```hcl\nopen\n";
        let page = page(text, &Bindings::none());
        assert_eq!((page.converted, page.kept.as_slice()), (2, [15].as_slice()));
        insta::assert_snapshot!(page.text);
    }

    #[test]
    fn a_page_without_examples_stays() {
        for text in ["", "a", "```", "```\n```", "    ```hcl\n", "\r\n```hcl\r\n```\r\n"] {
            assert_eq!(page(text, &Bindings::none()).text, text);
        }
    }
}
