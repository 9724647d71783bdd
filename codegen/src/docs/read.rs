//! Foreign Markdown as a tree.

use super::text::as_address;
use super::tree::{Block, Inline};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// How deep lists and quotes may stand in each other; what is deeper stands at this depth.
const MAX_DEPTH: usize = 12;

/// Where relative links of documents lead.
#[derive(Debug, Clone, Copy, Default)]
pub struct Links<'a> {
    /// Address of the folder of the documents, with or without a slash at its end. Without one, relative links become
    /// plain text.
    pub base: Option<&'a str>,
}

/// What Markdown says. There are no links but those to addresses of the web, no images and no HTML: these are text.
#[must_use]
pub fn markdown(text: &str, links: Links<'_>) -> Vec<Block> {
    let mut reader = Reader { links, frames: vec![Frame::new(Kind::Root)] };
    for event in Parser::new(text) {
        reader.event(event);
    }
    reader.finish()
}

/// What one line of Markdown says that goes on in a line of something else: what would be a list, a heading or code in
/// a block of its own is plain text there.
#[must_use]
pub fn line(text: &str, links: Links<'_>) -> Vec<Inline> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut blocks = markdown(&text, links);
    match (blocks.pop(), blocks.is_empty()) {
        (Some(Block::Paragraph(parts)), true) if !starts_block(&text) => parts,
        _ => Inline::text_with_addresses(&text),
    }
}

/// Whether a parser would read the line as another block than a paragraph.
fn starts_block(text: &str) -> bool {
    let starts = Parser::new(text).next();
    !matches!(starts, Some(Event::Start(Tag::Paragraph)))
}

enum Kind {
    Root,
    Quote,
    List(Option<u64>),
    Item,
    Paragraph,
    Heading,
    Emphasis,
    Strong,
    /// A link to an address; `None` where it becomes its text.
    Link(Option<String>),
    Code,
    /// What has no meaning of its own here.
    Other,
}

struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
    verbatim: String,
}

impl Frame {
    const fn new(kind: Kind) -> Self {
        Self { kind, blocks: Vec::new(), inlines: Vec::new(), items: Vec::new(), verbatim: String::new() }
    }

    /// The text that stands directly in a block becomes a paragraph.
    fn flush(&mut self) {
        if !self.inlines.is_empty() {
            self.blocks.push(Block::Paragraph(std::mem::take(&mut self.inlines)));
        }
    }

    fn push(&mut self, block: Block) {
        self.flush();
        self.blocks.push(block);
    }
}

struct Reader<'a> {
    links: Links<'a>,
    frames: Vec<Frame>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => {
                let kind = self.kind(tag);
                self.frames.push(Frame::new(kind));
            }
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::code(&text)),
            Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.inline(Inline::text(" ")),
            Event::Rule => self.top(Frame::flush),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn kind(&self, tag: Tag<'_>) -> Kind {
        let depth =
            self.frames.iter().filter(|frame| matches!(frame.kind, Kind::Quote | Kind::List(_))).count();
        match tag {
            Tag::BlockQuote(_) | Tag::List(_) if depth >= MAX_DEPTH => Kind::Other,
            Tag::Item if !self.frames.last().is_some_and(|it| matches!(it.kind, Kind::List(_))) => {
                Kind::Other
            }
            // HTML is text, as it stands there.
            Tag::Paragraph | Tag::HtmlBlock => Kind::Paragraph,
            Tag::Heading { .. } => Kind::Heading,
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(_) => Kind::Code,
            Tag::List(first) => Kind::List(first),
            Tag::Item => Kind::Item,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link { dest_url, .. } => Kind::Link(self.target(&dest_url)),
            _ => Kind::Other,
        }
    }

    fn end(&mut self, _: TagEnd) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(mut frame) = self.frames.pop() else { return };
        match frame.kind {
            Kind::Paragraph => self.top(|parent| parent.push(Block::Paragraph(frame.inlines))),
            Kind::Heading => {
                self.top(|parent| parent.push(Block::Paragraph(vec![Inline::Strong(frame.inlines)])));
            }
            Kind::Code => self.top(|parent| parent.push(Block::code(&frame.verbatim))),
            Kind::Quote => {
                frame.flush();
                self.top(|parent| parent.push(Block::Quote(frame.blocks)));
            }
            Kind::List(first) => {
                // Longer numbers are no list to every parser.
                let first = first.map(|first| u32::try_from(first).unwrap_or(1).min(99_999_999));
                self.top(|parent| parent.push(Block::List { first, items: frame.items }));
            }
            Kind::Item => {
                frame.flush();
                self.top(|parent| parent.items.push(frame.blocks));
            }
            Kind::Emphasis => self.inline(Inline::Emphasis(frame.inlines)),
            Kind::Strong => self.inline(Inline::Strong(frame.inlines)),
            Kind::Link(Some(to)) => {
                let itself = matches!(frame.inlines.as_slice(), [Inline::Text(text)] if *text == to);
                let link =
                    if itself { Inline::Address(to) } else { Inline::Link { to, text: frame.inlines } };
                self.inline(link);
            }
            Kind::Link(None) => self.top(|parent| parent.inlines.extend(frame.inlines)),
            Kind::Other | Kind::Root => self.top(|parent| {
                if !frame.blocks.is_empty() {
                    frame.flush();
                    parent.flush();
                }
                parent.blocks.extend(frame.blocks);
                parent.inlines.extend(frame.inlines);
            }),
        }
    }

    fn text(&mut self, text: &str) {
        let in_link = self.frames.iter().any(|frame| matches!(frame.kind, Kind::Link(Some(_))));
        self.top(|frame| match frame.kind {
            Kind::Code => frame.verbatim.push_str(text),
            // A link cannot stand in a link.
            _ if in_link => frame.inlines.push(Inline::text(text)),
            _ => frame.inlines.extend(Inline::text_with_addresses(text)),
        });
    }

    fn inline(&mut self, part: Inline) {
        self.top(|frame| frame.inlines.push(part));
    }

    fn top(&mut self, change: impl FnOnce(&mut Frame)) {
        if let Some(frame) = self.frames.last_mut() {
            change(frame);
        }
    }

    /// Where a link leads, if it may stay a link.
    fn target(&self, url: &str) -> Option<String> {
        if self.frames.iter().any(|frame| matches!(frame.kind, Kind::Link(Some(_)))) {
            return None;
        }
        if url.starts_with("https://") || url.starts_with("http://") {
            return as_address(url);
        }
        let elsewhere = url.contains(':') || url.starts_with(['/', '#']) || url.contains("..");
        let base = self.links.base.filter(|_| !elsewhere && !url.is_empty())?;
        as_address(&format!("{}/{url}", base.trim_end_matches('/')))
    }

    fn finish(mut self) -> Vec<Block> {
        while self.frames.len() > 1 {
            self.end(TagEnd::Paragraph);
        }
        match self.frames.pop() {
            Some(mut root) => {
                root.flush();
                root.blocks
            }
            None => Vec::new(),
        }
    }
}
