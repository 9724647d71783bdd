//! Foreign Markdown as Markdown that rustdoc takes without a warning.
//!
//! The text is parsed and written anew: nothing that the parser did not understand reaches the output. There are no
//! links that rustdoc would resolve as items, no code that it would compile, and no HTML.

use super::fold;
use super::text::{code, code_block, escaped, escaped_in_link, plain};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Where relative links of documents lead.
#[derive(Debug, Clone, Copy, Default)]
pub struct Links<'a> {
    /// Address of the folder of the documents, with or without a slash at its end. Without one, relative links become
    /// plain text.
    pub base: Option<&'a str>,
}

/// The same text, safe.
///
/// ```
/// use ferroform_codegen::docs::markdown::{Links, sanitize};
/// let safe = sanitize("An [id](x.html) of `a` <b>, see https://example.com.", Links::default());
/// assert_eq!(safe, r"An id of `a` \<b\>, see <https://example.com>.");
/// ```
#[must_use]
pub fn sanitize(markdown: &str, links: Links<'_>) -> String {
    let mut writer = Writer { links, ..Writer::default() };
    let text = plain(markdown);
    for event in Parser::new(&text) {
        writer.event(event);
    }
    writer.finish()
}

/// The same for text that goes on in a line of something else: what would be a list, a heading or code in a block of its
/// own is plain text there.
#[must_use]
pub fn sanitize_line(markdown: &str, links: Links<'_>) -> String {
    let line = fold(&plain(markdown));
    let mut depth = 0;
    let mut paragraphs = 0;
    for event in Parser::new(&line) {
        match event {
            Event::Start(Tag::Paragraph) if depth == 0 => paragraphs += 1,
            Event::Start(_) | Event::Rule if depth == 0 => return escaped(&line),
            _ => {}
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    if paragraphs == 1 { sanitize(&line, links) } else { escaped(&line) }
}

#[derive(Default)]
struct Writer<'a> {
    links: Links<'a>,
    out: String,
    /// Prefixes of the lines inside the open lists and quotes.
    indents: Vec<&'static str>,
    /// Numbers of the open lists; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Targets of the open links; `None` for links that become text.
    targets: Vec<Option<String>>,
    /// Code or HTML that is collected until it ends.
    verbatim: Option<String>,
    /// Whether the next block goes behind a marker that was just written.
    after_marker: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.verbatim {
                Some(verbatim) => verbatim.push_str(&text),
                // A link cannot stand in a link.
                None if self.targets.iter().any(Option::is_some) => self.inline(&escaped_in_link(&text)),
                None => self.inline(&escaped(&text)),
            },
            Event::Code(text) => self.inline(&code(&text)),
            Event::Html(html) => match &mut self.verbatim {
                Some(verbatim) => verbatim.push_str(&html),
                None => self.inline(&escaped(&html)),
            },
            Event::InlineHtml(html) => self.inline(&escaped(&html)),
            Event::SoftBreak => self.line(),
            Event::HardBreak => {
                self.out.push('\\');
                self.line();
            }
            Event::Rule => self.block(),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.inline(&escaped(&text)),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.block(),
            Tag::Heading { .. } => {
                self.block();
                self.out.push_str("**");
            }
            Tag::BlockQuote(_) => {
                self.block();
                self.out.push_str("> ");
                self.indents.push("> ");
                self.after_marker = true;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.verbatim = Some(String::new()),
            Tag::List(first) => self.lists.push(first),
            Tag::Item => self.item(),
            Tag::Emphasis => self.inline("*"),
            Tag::Strong => self.inline("**"),
            Tag::Link { dest_url, .. } => {
                let target = self.target(&dest_url);
                if target.is_some() {
                    self.inline("[");
                }
                self.targets.push(target);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.out.push_str("**"),
            TagEnd::BlockQuote(_) => {
                self.indents.pop();
            }
            TagEnd::CodeBlock => {
                let verbatim = self.verbatim.take().unwrap_or_default();
                self.block();
                self.lines(&code_block(&verbatim));
            }
            TagEnd::HtmlBlock => {
                let verbatim = self.verbatim.take().unwrap_or_default();
                self.block();
                self.lines(&escaped(verbatim.trim()));
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.indents.pop();
                self.after_marker = false;
            }
            TagEnd::Emphasis => self.out.push('*'),
            TagEnd::Strong => self.out.push_str("**"),
            TagEnd::Link => {
                if let Some(Some(target)) = self.targets.pop() {
                    self.out.push_str("](");
                    self.out.push_str(&target);
                    self.out.push(')');
                }
            }
            _ => {}
        }
    }

    /// Where a link leads, if it may stay a link.
    fn target(&self, url: &str) -> Option<String> {
        let absolute = url.starts_with("https://") || url.starts_with("http://");
        let url = if absolute {
            url.to_owned()
        } else {
            let elsewhere = url.contains("://") || url.starts_with("mailto:") || url.starts_with('/');
            let base = self.links.base.filter(|_| !elsewhere && !url.is_empty())?;
            format!("{}/{url}", base.trim_end_matches('/'))
        };
        // Inside `<…>` only these need another spelling.
        let mut target = String::from("<");
        for c in url.chars() {
            match c {
                '<' => target.push_str("%3C"),
                '>' => target.push_str("%3E"),
                '\\' => target.push_str("%5C"),
                ' ' => target.push_str("%20"),
                c if c.is_control() => {}
                c => target.push(c),
            }
        }
        target.push('>');
        Some(target)
    }

    fn inline(&mut self, text: &str) {
        self.after_marker = false;
        self.lines(text);
    }

    /// Text of several lines under the current indentation.
    fn lines(&mut self, text: &str) {
        let mut lines = text.split('\n');
        if let Some(first) = lines.next() {
            self.out.push_str(first);
        }
        for line in lines {
            self.line();
            self.out.push_str(line);
        }
    }

    fn line(&mut self) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.out.push('\n');
        for indent in &self.indents {
            self.out.push_str(indent);
        }
    }

    /// Starts a paragraph, unless one was just opened by a marker.
    fn block(&mut self) {
        if self.after_marker {
            self.after_marker = false;
        } else if !self.out.is_empty() {
            self.line();
            self.line();
        }
    }

    fn item(&mut self) {
        if !self.out.is_empty() && !self.after_marker {
            // Lists stand apart from the text before them, items close together.
            if !self.out.ends_with('\n') {
                self.line();
            }
            if self.lists.len() == 1 && !self.in_list() {
                self.line();
            }
        }
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                self.out.push_str(&marker);
                self.indents.push("   ");
            }
            _ => {
                self.out.push_str("* ");
                self.indents.push("  ");
            }
        }
        self.after_marker = true;
    }

    /// Whether the last line that was written belongs to a list.
    fn in_list(&self) -> bool {
        let last = self.out.trim_end().rsplit('\n').next().unwrap_or_default();
        let last = last.trim_start_matches(['>', ' ']);
        last.starts_with("* ")
            || last.split_once(". ").is_some_and(|(n, _)| n.bytes().all(|b| b.is_ascii_digit()))
    }

    fn finish(self) -> String {
        let lines: Vec<&str> = self.out.trim_end().split('\n').map(str::trim_end).collect();
        lines.join("\n")
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn safe(markdown: &str) -> String {
        sanitize(markdown, Links::default())
    }

    #[test]
    fn links_by_their_target() {
        assert_eq!(safe("[a](https://x.y/z)"), "[a](<https://x.y/z>)");
        assert_eq!(safe("[a](other.html#b)"), "a");
        assert_eq!(
            sanitize("[a](other.html)", Links { base: Some("https://x/docs/") }),
            "[a](<https://x/docs/other.html>)"
        );
        assert_eq!(safe("[String] and [`a`] and [b][c]"), "\\[String\\] and \\[`a`\\] and \\[b\\]\\[c\\]");
        assert_eq!(safe("[a](javascript:alert)"), "a");
        assert_eq!(safe("![image](x.png)"), "image");
        assert_eq!(safe("<https://x.y/a_b>"), "[https://x.y/a\\_b](<https://x.y/a_b>)");
    }

    #[test]
    fn code_is_never_compiled() {
        assert_eq!(safe("```rust\nfn main() {}\n```"), "```text\nfn main() {}\n```");
        assert_eq!(safe("    indented"), "```text\nindented\n```");
    }

    #[test]
    fn a_line_holds_no_blocks() {
        let line = |text| sanitize_line(text, Links::default());
        assert_eq!(line("a `b`\nand *c*"), "a `b` and *c*");
        assert_eq!(line("# a"), "\\# a");
        assert_eq!(line("``` is set"), "\\`\\`\\` is set");
        assert_eq!(line("- a"), "\\- a");
        assert_eq!(line(""), "");
    }

    #[test]
    fn html_is_text() {
        assert_eq!(safe("<script>x</script>"), "\\<script\\>x\\</script\\>");
        assert_eq!(safe("a <br> b &lt;c&gt;"), "a \\<br\\> b \\<c\\>");
    }

    #[test]
    fn blocks_keep_their_shape() {
        assert_eq!(safe("one\ntwo\n\n* a\n* b\n  * c\n\nthree"), "one\ntwo\n\n* a\n* b\n  * c\n\nthree");
        assert_eq!(safe("1. a\n2. b"), "1. a\n2. b");
        assert_eq!(safe("# Title\n\n> quoted\n> text"), "**Title**\n\n> quoted\n> text");
    }

    /// What rustdoc would do something about: references to items, code to compile, HTML.
    pub(crate) fn harmless(markdown: &str) {
        let mut unresolved = Vec::new();
        let note = |link: pulldown_cmark::BrokenLink<'_>| {
            unresolved.push(link.reference.to_string());
            None
        };
        let parser =
            Parser::new_with_broken_link_callback(markdown, pulldown_cmark::Options::empty(), Some(note));
        let events: Vec<Event<'_>> = parser.collect();
        assert!(unresolved.is_empty(), "rustdoc would resolve {unresolved:?} in {markdown:?}");
        for event in events {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(dest_url.starts_with("http"), "{markdown:?}")
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let fenced =
                        matches!(&kind, pulldown_cmark::CodeBlockKind::Fenced(lang) if &**lang == "text");
                    assert!(fenced, "{markdown:?}");
                }
                Event::Html(_) | Event::InlineHtml(_) => panic!("HTML in {markdown:?}"),
                _ => {}
            }
        }
    }

    #[test]
    fn hostile_text() {
        for text in [
            "*/",
            "\"#",
            "}}",
            "\u{202e}x",
            "#![allow(x)]",
            "```",
            "~~~\n",
            "<!--",
            "[a]: b\n[a]",
            "    x\n\t y",
        ] {
            harmless(&safe(text));
        }
    }

    proptest! {
        #[test]
        fn any_markdown_becomes_harmless(text in "[-a1.`*_#<>&\\[\\]()!:/|~=+ \n\t\\\\h]{0,60}") {
            harmless(&safe(&text));
        }

        #[test]
        fn any_text_is_taken(text in any::<String>()) {
            harmless(&safe(&text));
            harmless(&escaped(&text));
        }
    }
}
