//! Inline text: one paragraph, heading or tight list item.

use crate::prose::Prose;
use crate::source::Span;
use std::ops::Range;

/// Text of one paragraph: clean for matching, with the links that were taken out of it.
///
/// In [`Inline::prose`] wrapped lines are joined by a space, link targets are gone, escapes are undone; ticks, quotes
/// and emphasis stay as they are in the source.
#[derive(Debug, Clone, Default)]
pub struct Inline {
    /// The clean text.
    pub prose: Prose,
    /// Links in the order of the text.
    pub links: Vec<Link>,
    /// Names that the text itself can be linked by (`<a name="…"></a>`).
    pub anchors: Vec<String>,
    /// Everything that belongs to the text in the source.
    pub span: Span,
}

/// A link in an [`Inline`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The linked words, in the clean text.
    pub range: Range<usize>,
    /// Where the link goes; reference links are resolved.
    pub target: String,
}

impl Inline {
    /// The clean text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.prose.as_str()
    }

    /// The part of the text in `range`, with the links that begin in it.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let prose = self.prose.slice(range.clone());
        let span = prose.span(0..prose.as_str().len());
        let links = self
            .links
            .iter()
            .filter(|link| range.contains(&link.range.start))
            .map(|link| Link {
                range: link.range.start - range.start..link.range.end.min(range.end) - range.start,
                target: link.target.clone(),
            })
            .collect();
        Self { prose, links, anchors: self.anchors.clone(), span }
    }

    /// Adds another text behind this one, as a paragraph of its own.
    pub fn append_paragraph(&mut self, other: &Self) {
        if !self.prose.is_empty() {
            self.prose.push("\n\n", self.span.end);
        }
        let first = self.prose.is_empty();
        self.push_text(other);
        self.span = if first { other.span } else { self.span.to(other.span) };
    }

    fn push_text(&mut self, other: &Self) {
        let offset = self.text().len();
        self.prose.append(&other.prose);
        self.links.extend(other.links.iter().map(|link| Link {
            range: link.range.start + offset..link.range.end + offset,
            target: link.target.clone(),
        }));
    }

    /// Adds another text directly behind this one, with words of nobody between them.
    pub(crate) fn append(&mut self, joint: &str, other: &Self) {
        let first = self.prose.is_empty();
        self.append_words(joint, other.span);
        self.push_text(other);
        self.anchors.extend(other.anchors.iter().cloned());
        if !other.prose.is_empty() {
            self.span = if first { other.span } else { self.span.to(other.span) };
        }
    }

    /// Adds words that stand for what the source says at a place.
    pub(super) fn append_words(&mut self, words: &str, at: Span) {
        self.prose.push(words, at.start);
    }

    /// A text that names something as a bullet does: the name that it begins with in ticks.
    pub(crate) fn as_term(&self) -> Self {
        let written = self.text();
        if written.contains('`') {
            return self.clone();
        }
        let mut text = Self { anchors: self.anchors.clone(), ..Self::default() };
        let clean = written.trim_matches([' ', '*', '_']);
        let of_a_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let length = clean.find(|c: char| !of_a_name(c)).unwrap_or(clean.len());
        let start = written.find(clean).unwrap_or_default();
        text.append("`", &self.slice(start..start + length));
        text.append("`", &self.slice(start + length..start + clean.len()));
        text
    }

    /// The same text without ticks.
    pub(super) fn without_ticks(&self) -> Self {
        let mut clean = Self { span: self.span, ..Self::default() };
        let mut at = 0;
        for part in self.text().split('`') {
            clean.prose.append(&self.prose.slice(at..at + part.len()));
            at += part.len() + 1;
        }
        clean
    }

    /// The text as Markdown, every link inline (`[words](target)`).
    #[must_use]
    pub fn markdown(&self) -> String {
        let text = self.text();
        let mut out = String::with_capacity(text.len() + 64 * self.links.len());
        let mut done = 0;
        for link in &self.links {
            // A link inside the words of another one (an image in a link) is not written twice.
            if link.range.start < done || link.range.is_empty() {
                continue;
            }
            out.push_str(text.get(done..link.range.start).unwrap_or_default());
            let words = text.get(link.range.clone()).unwrap_or_default();
            out.push('[');
            out.push_str(words);
            out.push_str("](");
            out.push_str(&link.target);
            out.push(')');
            done = link.range.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }

    /// Targets of the links within the document, without the `#`.
    pub fn local_links(&self) -> impl Iterator<Item = &str> {
        self.links.iter().filter_map(|link| link.target.strip_prefix('#'))
    }
}
