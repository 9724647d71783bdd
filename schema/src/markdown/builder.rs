//! From the events of pulldown-cmark to the tree.

#[cfg(test)]
mod tests;

use super::slug::Slugs;
use super::table::Table;
use super::{Content, Fence, Inline, Item, Link, List, Section, deep_bullets, html};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::prose::Prose;
use crate::source::{SourceFile, Span};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Lists in lists are followed to this depth; the text of deeper ones goes to the deepest item.
const DEEPEST: usize = 24;

/// The longest line that is a title above hyphens, in bytes.
const LONGEST_TITLE: usize = 60;

/// The room that a text gets from the beginning: most need no more.
const ROOM: usize = 128;

/// The sections of the page that begins at `body`.
pub(super) fn build(file: &SourceFile, body: usize, diagnostics: &mut Diagnostics) -> Vec<Section> {
    let text = deep_bullets::levelled(file.text().get(body..).unwrap_or_default());
    let mut builder = Builder {
        text: &text,
        base: body as u32,
        sections: vec![Section::default()],
        slugs: Slugs::default(),
        frames: Vec::new(),
        inline: None,
        open_links: Vec::new(),
        heading: None,
        fence: None,
        comment: false,
        anchors: Vec::new(),
        too_deep: 0,
        too_deep_at: None,
        behind_list: None,
        waiting: Vec::new(),
        table: None,
        term: None,
    };
    for (event, range) in
        Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_DEFINITION_LIST).into_offset_iter()
    {
        builder.event(event, range);
    }
    builder.flush();
    if let Some(offset) = builder.too_deep_at {
        let at = file.location(Span::new(offset, offset + 1));
        diagnostics.push(
            Diagnostic::new(
                Code::NestedTooDeep,
                format!("a list is nested deeper than {DEEPEST} levels"),
                at,
            )
            .label("the text from here on is kept, its structure is not")
            .help("describe nested blocks in sections of their own"),
        );
    }
    builder.sections
}

/// A block that is open.
enum Frame {
    List(List),
    Item(Item),
    Quote(Vec<Content>),
}

struct Builder<'a> {
    text: &'a str,
    base: u32,
    sections: Vec<Section>,
    slugs: Slugs,
    frames: Vec<Frame>,
    /// The text that is being read.
    inline: Option<Inline>,
    /// Links that are open in it: start in the clean text, target.
    open_links: Vec<(usize, String)>,
    /// Level of the heading that is being read.
    heading: Option<u8>,
    fence: Option<Fence>,
    /// Whether the block of HTML that is being read is a comment.
    comment: bool,
    /// Anchors that wait for the next heading.
    anchors: Vec<String>,
    /// How many frames are open that were not recorded.
    too_deep: usize,
    too_deep_at: Option<u32>,
    /// The depth of the item that the text being read goes on with, behind the list in it.
    behind_list: Option<usize>,
    /// Such texts, until their list ends.
    waiting: Vec<(usize, Content)>,
    /// The table that is being read.
    table: Option<Table>,
    /// The term of a list of definitions that waits for what is said of it: both together are a bullet.
    term: Option<Inline>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.fence {
                Some(fence) => {
                    fence.code.push_str(&text);
                    let span = self.span(range);
                    if let Some(fence) = &mut self.fence {
                        fence.span = if fence.span == Span::default() { span } else { fence.span.to(span) };
                    }
                }
                None => self.push(&text, range),
            },
            Event::Code(_) => self.code(range),
            Event::InlineHtml(html) => match html::anchor(&html) {
                Some(name) => self.inline(range.start).anchors.push(name.to_owned()),
                None if html.starts_with("</a") || html.starts_with("<!--") => {}
                None if html::breaks_the_line(&html) => self.push(" ", range.start..range.start + 1),
                None => self.push(&html, range),
            },
            Event::Html(html) => {
                self.anchors.extend(html::anchor(&html).map(str::to_owned));
                if let Some((level, title)) =
                    html::heading(&html).filter(|_| !self.comment && self.frames.is_empty())
                {
                    self.flush();
                    self.heading = Some(level);
                    let text = html.get(title.clone()).unwrap_or_default();
                    self.push(text, range.start + title.start..range.start + title.end);
                    self.end_heading();
                }
            }
            Event::SoftBreak | Event::HardBreak => self.line_break(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.push_source(range.start..range.start + 1),
            Tag::Strong => self.push_source(range.start..range.start + 2),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                let start = self.inline(range.start).text().len();
                self.open_links.push((start, dest_url.into_string()));
            }
            Tag::Heading { level, .. } => {
                self.flush();
                let real = self.text.get(range.clone()).is_some_and(is_heading);
                self.heading = (real && self.frames.is_empty()).then_some(level as u8);
                self.inline(range.start);
            }
            Tag::List(first) => {
                self.flush();
                let list = List { numbered: first.is_some(), ..List::default() };
                self.open(Frame::List(list), range);
            }
            Tag::DefinitionList => {
                self.flush();
                self.open(Frame::List(List::default()), range);
            }
            Tag::DefinitionListTitle => self.flush(),
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Table::new(matches!(self.frames.last(), Some(Frame::Item(_)))));
            }
            Tag::TableCell => {
                self.inline(range.start);
            }
            Tag::Item | Tag::DefinitionListDefinition => {
                self.flush();
                let span = self.span(range.clone());
                self.open(Frame::Item(Item { content: Vec::new(), span }), range);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.open(Frame::Quote(Vec::new()), range);
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info
                        .split([' ', ',', '{', '\t'])
                        .find(|w| !w.is_empty())
                        .unwrap_or_default()
                        .to_lowercase(),
                    CodeBlockKind::Indented => String::new(),
                };
                let code = String::with_capacity(range.len());
                self.fence = Some(Fence { language, code, span: Span::default() });
            }
            Tag::Paragraph => self.flush(),
            Tag::HtmlBlock => {
                self.flush();
                self.comment = self.text.get(range).is_some_and(|text| text.trim_start().starts_with("<!--"));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.push_source(range.end.saturating_sub(1)..range.end),
            TagEnd::Strong => self.push_source(range.end.saturating_sub(2)..range.end),
            TagEnd::Link | TagEnd::Image => {
                if let (Some((start, target)), Some(inline)) = (self.open_links.pop(), &mut self.inline) {
                    let end = inline.prose.as_str().len();
                    if start <= end {
                        inline.links.push(Link { range: start..end, target });
                    }
                }
            }
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::DefinitionListTitle => self.term = self.inline.take(),
            TagEnd::List(_)
            | TagEnd::DefinitionList
            | TagEnd::Item
            | TagEnd::DefinitionListDefinition
            | TagEnd::BlockQuote(_) => {
                self.flush();
                self.close();
            }
            TagEnd::CodeBlock => {
                if let Some(mut fence) = self.fence.take() {
                    if fence.span == Span::default() {
                        fence.span = self.span(range);
                    }
                    self.add(Content::Fence(fence));
                }
            }
            TagEnd::TableCell => {
                self.open_links.clear();
                let text = self.inline.take().unwrap_or_default();
                if let Some(table) = &mut self.table {
                    table.cell(text);
                }
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.end_head();
                }
            }
            TagEnd::TableRow => {
                let span = self.span(range);
                if let Some(table) = &mut self.table {
                    table.end_row(span);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.add(table.finish());
                }
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        let Some(level) = self.heading.take() else { return self.flush() };
        let title = self.inline.take().unwrap_or_default();
        self.open_links.clear();
        let mut anchors = vec![self.slugs.next(title.text())];
        anchors.append(&mut self.anchors);
        self.sections.push(Section { level, title, anchors, content: Vec::new() });
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.base + range.start as u32, self.base + range.end as u32)
    }

    /// The text that is being read; a tight list item begins one without a paragraph.
    fn inline(&mut self, at: usize) -> &mut Inline {
        let start = self.base + at as u32;
        self.inline.get_or_insert_with(|| Inline {
            prose: Prose::with_room(ROOM),
            span: Span::new(start, start),
            ..Inline::default()
        })
    }

    fn push(&mut self, piece: &str, range: Range<usize>) {
        let span = self.span(range.clone());
        let inline = self.inline(range.start);
        inline.prose.push(piece, span.start);
        inline.span.end = inline.span.end.max(span.end);
    }

    fn push_source(&mut self, range: Range<usize>) {
        let text = self.text;
        self.push(text.get(range.clone()).unwrap_or_default(), range);
    }

    /// A code span with one tick on each side, however many the source has.
    fn code(&mut self, range: Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let ticks = source.bytes().take_while(|b| *b == b'`').count();
        let inner = range.start + ticks..range.end.saturating_sub(ticks).max(range.start + ticks);
        self.push_source(range.start..range.start + 1);
        let text = self.text.get(inner.clone()).unwrap_or_default();
        if text.contains('\n') {
            // Lines of the same length, so that places stay right.
            let joined = text.replace(['\r', '\n'], " ");
            self.push(&joined, inner);
        } else {
            self.push(text, inner);
        }
        self.push_source(range.end.saturating_sub(1)..range.end);
    }

    fn line_break(&mut self, range: Range<usize>) {
        let next = self.text.get(range.end..).unwrap_or_default().trim_start_matches([' ', '\t']);
        if self.heading.is_none() && callout_marker(next).is_some() {
            self.flush();
        } else if self.leaves_list(next, range.end) {
            self.flush();
            self.behind_list = Some(self.frames.len() - 2);
        } else {
            self.push(" ", range.start..range.start + 1);
        }
    }

    /// Whether a line that CommonMark adds to the last item of a list in an item is meant to go on behind the list: it is
    /// indented less than the bullets are and begins a sentence, or no more than they are and states values.
    fn leaves_list(&self, line: &str, at: usize) -> bool {
        let [.., Frame::Item(_), Frame::List(_), Frame::Item(own)] = self.frames.as_slice() else {
            return false;
        };
        if self.behind_list.is_some() || self.too_deep > 0 || !line.starts_with(|c: char| c.is_uppercase()) {
            return false;
        }
        let indentation = |at: usize| {
            let start = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
            let line = self.text.get(start..).unwrap_or_default();
            line.len() - line.trim_start_matches([' ', '\t']).len()
        };
        let (bullet, here) = (indentation((own.span.start - self.base) as usize), indentation(at));
        let text = self.inline.as_ref().map(Inline::text).unwrap_or_default().trim_end();
        // What declares an argument keeps its lines.
        let declares = ["(Optional", "(Required"].iter().any(|marker| text.contains(marker));
        let states = ["Possible values", "Valid values", "Allowed values", "Default value"];
        let ended = text.ends_with(['.', ':', '!', ')']);
        !declares
            && ((here < bullet && ended)
                || (here <= bullet && states.iter().any(|words| line.starts_with(words))))
    }

    /// Ends the text that is being read.
    fn flush(&mut self) {
        self.open_links.clear();
        let Some(mut inline) = self.inline.take() else { return };
        if let Some(term) = self.term.take() {
            let text = std::mem::replace(&mut inline, term.as_term());
            inline.append(" - ", &text);
        }
        if inline.text().trim().is_empty() {
            self.anchors.append(&mut inline.anchors);
            return;
        }
        let content = match callout_marker(inline.text()) {
            Some(length) => Content::Callout(inline.slice(length..inline.text().len())),
            None => Content::Paragraph(inline),
        };
        match self.behind_list.take() {
            Some(depth) => self.waiting.push((depth, content)),
            None => self.add(content),
        }
    }

    fn add(&mut self, content: Content) {
        let target = match self.frames.last_mut() {
            Some(Frame::Item(item)) => Some(&mut item.content),
            Some(Frame::Quote(quote)) => Some(quote),
            Some(Frame::List(list)) => list.items.last_mut().map(|item| &mut item.content),
            None => self.sections.last_mut().map(|section| &mut section.content),
        };
        if let Some(target) = target {
            target.push(content);
        }
    }

    fn open(&mut self, frame: Frame, range: Range<usize>) {
        // A list and its items are two frames.
        if self.too_deep > 0 || self.frames.len() >= 2 * DEEPEST {
            self.too_deep += 1;
            let at = self.base + range.start as u32;
            self.too_deep_at.get_or_insert(at);
        } else {
            self.frames.push(frame);
        }
    }

    fn close(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match self.frames.pop() {
            Some(Frame::List(list)) => {
                self.add(Content::List(list));
                // Deeper lists ended before this one, so that the texts behind it are the last.
                let depth = self.frames.len();
                let own = self.waiting.partition_point(|(of, _)| *of < depth);
                for (_, content) in self.waiting.split_off(own) {
                    self.add(content);
                }
            }
            Some(Frame::Item(item)) => {
                if let Some(Frame::List(list)) = self.frames.last_mut() {
                    list.items.push(item);
                }
            }
            Some(Frame::Quote(contents)) => {
                for content in contents {
                    self.add(match content {
                        Content::Paragraph(text) => Content::Callout(text),
                        other => other,
                    });
                }
            }
            None => {}
        }
    }
}

/// Whether a heading of CommonMark is meant as one: a line of hyphens under a sentence is a rule here, under a title it
/// makes that a heading.
fn is_heading(source: &str) -> bool {
    let source = source.trim();
    let Some((title, line)) = source.split_once('\n').filter(|_| !source.starts_with('#')) else {
        return source.starts_with('#');
    };
    let capital = title.starts_with(|c: char| c.is_uppercase());
    let ended = title.trim_end().ends_with(|c: char| c.is_alphanumeric());
    line.trim().bytes().all(|byte| byte == b'=')
        || (line.trim().bytes().all(|byte| byte == b'-') && capital && ended && title.len() <= LONGEST_TITLE)
}

/// Length of the marker that makes a paragraph a callout.
fn callout_marker(text: &str) -> Option<usize> {
    let rest = ["~>", "->", "!>"].iter().find_map(|marker| text.strip_prefix(marker))?;
    Some(text.len() - rest.trim_start().len())
}
