//! The proof that Markdown says what was meant and nothing else: it is parsed as rustdoc parses it, and compared.

use super::text::holds_address;
use super::tree::{Block, Inline};
use super::write;
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;

/// What rustdoc reads besides plain CommonMark. Typographic quotes are left out: they change no structure, and the
/// texts would differ.
const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// One step through a document. Paragraphs show only where one follows another: lists have them or not as they are laid
/// out.
#[derive(Debug, PartialEq, Eq)]
enum Step<'a> {
    Text(Cow<'a, str>),
    Code(Cow<'a, str>),
    /// Code, with what it is marked as.
    Block(&'static str, String),
    Heading,
    Start(&'static str),
    Link(Cow<'a, str>),
    Number(u32),
    End,
    Gap,
}

/// Whether rustdoc reads exactly these blocks in the Markdown.
pub(super) fn holds(markdown: &str, blocks: &[Block]) -> bool {
    let mut meant = Vec::new();
    meant_blocks(blocks, &mut meant);
    read(markdown).is_some_and(|read| merged(read) == merged(meant))
}

/// The steps through Markdown; `None` as soon as something stands there that never may.
fn read(markdown: &str) -> Option<Vec<Step<'_>>> {
    // Each line stands behind `///` and one space. Anything else is not what was written.
    if markdown.contains(['\r', '\0', '\t']) || markdown.starts_with([' ', '\n']) {
        return None;
    }
    // rustdoc looks what it cannot resolve up among the items of the crate.
    let mut unresolved = false;
    let mut steps = Vec::new();
    let mut code: Option<(&'static str, String)> = None;
    let mut forbidden = false;
    {
        let lookup = |_: BrokenLink<'_>| {
            unresolved = true;
            None::<(CowStr<'_>, CowStr<'_>)>
        };
        for event in Parser::new_with_broken_link_callback(markdown, RUSTDOC, Some(lookup)) {
            match step(event, &mut code) {
                Ok(Some(step)) => steps.push(step),
                Ok(None) => {}
                Err(Forbidden) => {
                    forbidden = true;
                    break;
                }
            }
        }
    }
    let bare = markdown.contains("://") && has_bare_address(&steps);
    (!forbidden && !unresolved && !bare).then_some(steps)
}

/// Whether an address stands in the text outside of links, which rustdoc warns about.
fn has_bare_address(steps: &[Step<'_>]) -> bool {
    let mut open = Vec::new();
    let mut text = String::new();
    for step in steps {
        match step {
            // The parser cuts text where something was escaped.
            Step::Text(part) if !open.contains(&true) => text.push_str(part),
            Step::Text(_) => {}
            step => {
                if holds_address(&text) {
                    return true;
                }
                text.clear();
                match step {
                    Step::Link(_) => open.push(true),
                    Step::Start(_) | Step::Number(_) | Step::Heading => open.push(false),
                    Step::End => drop(open.pop()),
                    _ => {}
                }
            }
        }
    }
    holds_address(&text)
}

/// Something that documentation never holds: HTML, images, tables, code that could be compiled, …
struct Forbidden;

fn step<'a>(
    event: Event<'a>,
    code: &mut Option<(&'static str, String)>,
) -> Result<Option<Step<'a>>, Forbidden> {
    Ok(Some(match event {
        Event::Text(text) => match code {
            Some((_, code)) => {
                code.push_str(&text);
                return Ok(None);
            }
            None => Step::Text(text.into()),
        },
        Event::Code(text) => Step::Code(text.into()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
            let known = ["text", write::language(true), write::language(false)];
            let language = known.into_iter().find(|known| **known == *language).ok_or(Forbidden)?;
            *code = Some((language, String::new()));
            return Ok(None);
        }
        Event::End(TagEnd::CodeBlock) => {
            let (language, text) = code.take().unwrap_or_default();
            // rustdoc hides such lines of a program.
            if language != "text" && text.lines().any(|line| line.trim_start().starts_with('#')) {
                return Err(Forbidden);
            }
            Step::Block(language, text.strip_suffix('\n').map_or(text.clone(), str::to_owned))
        }
        Event::Start(Tag::Paragraph) => Step::Gap,
        Event::End(TagEnd::Paragraph) => return Ok(None),
        Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, .. }) => Step::Heading,
        Event::Start(Tag::BlockQuote(None)) => Step::Start("quote"),
        Event::Start(Tag::List(None)) => Step::Start("list"),
        Event::Start(Tag::List(Some(first))) => Step::Number(u32::try_from(first).map_err(|_| Forbidden)?),
        Event::Start(Tag::Item) => Step::Start("item"),
        Event::Start(Tag::Emphasis) => Step::Start("emphasis"),
        Event::Start(Tag::Strong) => Step::Start("strong"),
        Event::Start(Tag::Link {
            link_type: LinkType::Inline | LinkType::Autolink, dest_url, title, ..
        }) if title.is_empty() && (dest_url.starts_with("https://") || dest_url.starts_with("http://")) => {
            Step::Link(dest_url.into())
        }
        Event::End(_) => Step::End,
        _ => return Err(Forbidden),
    }))
}

fn meant_blocks<'a>(blocks: &'a [Block], steps: &mut Vec<Step<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph(parts) => {
                steps.push(Step::Gap);
                meant_inlines(parts, steps);
            }
            Block::Heading(text) => {
                steps.push(Step::Heading);
                steps.push(Step::Text((*text).into()));
                steps.push(Step::End);
            }
            Block::Code(lines) => steps.push(Step::Block("text", lines.join("\n"))),
            Block::Rust { lines, compiled } => {
                steps.push(Step::Block(write::language(*compiled), lines.join("\n")));
            }
            Block::List { first, items } => {
                steps.push(first.map_or(Step::Start("list"), Step::Number));
                for item in items {
                    steps.push(Step::Start("item"));
                    meant_blocks(item, steps);
                    steps.push(Step::End);
                }
                steps.push(Step::End);
            }
            Block::Quote(blocks) => {
                steps.push(Step::Start("quote"));
                meant_blocks(blocks, steps);
                steps.push(Step::End);
            }
        }
    }
}

fn meant_inlines<'a>(parts: &'a [Inline], steps: &mut Vec<Step<'a>>) {
    for part in parts {
        match part {
            Inline::Text(text) => steps.push(Step::Text(text.into())),
            Inline::Code(text) => steps.push(Step::Code(text.into())),
            Inline::Emphasis(parts) => around(Step::Start("emphasis"), parts, steps),
            Inline::Strong(parts) => around(Step::Start("strong"), parts, steps),
            Inline::Link { to, text } => around(Step::Link(to.into()), text, steps),
            Inline::Address(to) => {
                steps.extend([Step::Link(to.into()), Step::Text(to.into()), Step::End]);
            }
        }
    }
}

fn around<'a>(start: Step<'a>, parts: &'a [Inline], steps: &mut Vec<Step<'a>>) {
    steps.push(start);
    meant_inlines(parts, steps);
    steps.push(Step::End);
}

/// Texts next to each other as one; gaps only between texts.
fn merged(steps: Vec<Step<'_>>) -> Vec<Step<'_>> {
    let mut out: Vec<Step<'_>> = Vec::with_capacity(steps.len());
    for step in steps {
        match (out.last_mut(), step) {
            (Some(Step::Text(before)), Step::Text(text)) => before.to_mut().push_str(&text),
            // A paragraph is told apart only from what is in a line before it.
            (Some(Step::Text(_) | Step::Code(_) | Step::End), Step::Gap) => out.push(Step::Gap),
            (_, Step::Gap) => {}
            (_, step) => out.push(step),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(parts: impl IntoIterator<Item = Inline>) -> Block {
        Block::paragraph(parts)
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn link(to: &str, parts: Vec<Inline>) -> Inline {
        Inline::Link { to: to.to_owned(), text: parts }
    }

    #[test]
    fn what_was_meant_holds_and_nothing_else() {
        for (markdown, block) in [
            ("a", paragraph([text("a")])),
            ("# Import", Block::Heading("Import")),
            ("[a](<https://x.y>)", paragraph([link("https://x.y", vec![text("a")])])),
            ("[a](<http://x.y>)", paragraph([link("http://x.y", vec![text("a")])])),
            // What is an address already is no bare one, whatever stands before it.
            (
                "[**a** https://b.c](<https://x.y>)",
                paragraph([link("https://x.y", vec![Inline::Strong(vec![text("a")]), text(" https://b.c")])]),
            ),
        ] {
            assert!(holds(markdown, std::slice::from_ref(&block)), "{markdown}");
            assert!(!holds(markdown, &[paragraph([text("other")])]), "{markdown}");
            assert!(!holds(markdown, &[block, paragraph([text("more")])]), "{markdown}");
        }
        assert!(!holds("## Import", &[Block::Heading("Import")]));
    }

    #[test]
    fn what_never_may_stand_there_is_not_what_was_meant() {
        // The steps up to there are the same.
        for (markdown, read) in [
            ("a\n\n<div>", "a"),
            ("a <b>", "a "),
            ("a ![](<https://x.y>)", "a "),
            ("[String]", "[String]"),
            // Nor is a line that is none.
            ("a\tb", "a\tb"),
            ("a\0b", "a\0b"),
            ("a\rb", "a\rb"),
            (" a", "a"),
            ("\na", "a"),
        ] {
            assert!(!holds(markdown, &[paragraph([text(read)])]), "{markdown:?}");
        }
    }

    #[test]
    fn links_lead_to_the_web_and_have_no_titles() {
        for (markdown, to) in [
            ("[a](javascript:x)", "javascript:x"),
            ("[a](<https://x.y> \"b\")", "https://x.y"),
            ("[a](other.html)", "other.html"),
        ] {
            assert!(!holds(markdown, &[paragraph([link(to, vec![text("a")])])]), "{markdown}");
        }
    }

    #[test]
    fn no_address_stands_in_text() {
        let a = || link("https://x.y", vec![text("a")]);
        for (markdown, parts) in [
            ("see https://b.c", vec![text("see https://b.c")]),
            ("https://b.c `d`", vec![text("https://b.c "), Inline::code("d")]),
            ("**https://b.c** d", vec![Inline::Strong(vec![text("https://b.c")]), text(" d")]),
            ("[a](<https://x.y>) https://b.c", vec![a(), text(" https://b.c")]),
        ] {
            assert!(!holds(markdown, &[paragraph(parts)]), "{markdown}");
        }
    }
}
