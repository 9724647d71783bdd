//! Documentation as a tree: what it says, apart from how Markdown writes it.
//!
//! Text in it has no line breaks, no runs of spaces and nothing that is invisible, by construction: only the functions
//! here make it.

use super::text::addresses;
use ferroform_schema::visible::visible;

/// A part that stands on lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Text.
    Paragraph(Vec<Inline>),
    /// A heading of ours; headings of documents are strong paragraphs.
    Heading(&'static str),
    /// Code that nobody compiles, line by line.
    Code(Vec<String>),
    /// A program of ours, line by line.
    Rust {
        /// The lines.
        lines: Vec<String>,
        /// Whether `cargo test` compiles it; it never runs.
        compiled: bool,
    },
    /// A list: bullets, or numbers from the first on.
    List {
        /// The number of the first item; bullets without one.
        first: Option<u32>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Code.
    Code(String),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// Strongly stressed words.
    Strong(Vec<Inline>),
    /// A link to an address of the web.
    Link {
        /// The address.
        to: String,
        /// What stands for it.
        text: Vec<Inline>,
    },
    /// An address that stands for itself.
    Address(String),
}

impl Block {
    /// A paragraph of these parts.
    #[must_use]
    pub fn paragraph(parts: impl IntoIterator<Item = Inline>) -> Self {
        Self::Paragraph(parts.into_iter().collect())
    }

    /// A block of code.
    #[must_use]
    pub fn code(text: &str) -> Self {
        let text = visible(text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ").as_str())
            .into_owned();
        let mut lines: Vec<String> = text.split('\n').map(|line| line.trim_end().to_owned()).collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        Self::Code(lines)
    }

    /// A program of ours in Rust. Where rustdoc would hide a line of it (in a text over several lines, one that starts with `#`),
    /// or something in it cannot be seen, it is code that nobody compiles.
    #[must_use]
    pub fn rust(text: &str, compiled: bool) -> Self {
        let hides =
            text.lines().any(|line| line.trim_start().starts_with('#')) || text.contains(['\t', '\r']);
        match Self::code(text) {
            Self::Code(lines) if !hides && visible(text) == text => Self::Rust { lines, compiled },
            code => code,
        }
    }

    /// A list of bullets.
    #[must_use]
    pub fn bullets(items: impl IntoIterator<Item = Vec<Self>>) -> Self {
        Self::List { first: None, items: items.into_iter().collect() }
    }
}

impl Inline {
    /// Words of ours or of a document. Line breaks are spaces, and what is invisible is named.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(spaced(text))
    }

    /// Words in which addresses are links.
    #[must_use]
    pub fn text_with_addresses(text: &str) -> Vec<Self> {
        addresses(&spaced(text))
            .into_iter()
            .map(|(part, is_address)| if is_address { Self::Address(part) } else { Self::Text(part) })
            .collect()
    }

    /// A name or a value, as code.
    #[must_use]
    pub fn code(text: &str) -> Self {
        let text = visible(&text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ")).into_owned();
        // Code of nothing but spaces cannot be written, nor seen.
        Self::Code(if text.trim().is_empty() { format!("\"{text}\"") } else { text })
    }
}

/// On one line, with single spaces; spaces at the ends stay, for what stands beside it.
fn spaced(text: &str) -> String {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) && !text.contains("  ") {
        return text.to_owned();
    }
    let text = visible(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// The blocks without what is empty, and with every text as one piece that neither starts nor ends with a space.
pub(super) fn tidy(blocks: Vec<Block>) -> Vec<Block> {
    let tidied = blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph(parts) => {
            let parts = trimmed(joined(parts));
            (!parts.is_empty()).then_some(Block::Paragraph(parts))
        }
        Block::Code(lines) => (!lines.is_empty()).then_some(Block::Code(lines)),
        Block::Rust { lines, compiled } => (!lines.is_empty()).then_some(Block::Rust { lines, compiled }),
        Block::List { first, items } => {
            let items: Vec<Vec<Block>> =
                items.into_iter().map(tidy).filter(|blocks| !blocks.is_empty()).collect();
            (!items.is_empty()).then_some(Block::List { first, items })
        }
        Block::Quote(blocks) => {
            let blocks = tidy(blocks);
            (!blocks.is_empty()).then_some(Block::Quote(blocks))
        }
        heading @ Block::Heading(_) => Some(heading),
    });
    tidied.collect()
}

/// Neighbouring texts as one. Stress that Markdown could not write is left out.
fn joined(parts: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(parts.len());
    let mut waiting: Vec<Inline> = parts.into_iter().rev().collect();
    while let Some(part) = waiting.pop() {
        let part = match part {
            Inline::Emphasis(inner) | Inline::Strong(inner) if !stressable(&inner) => {
                waiting.extend(inner.into_iter().rev());
                continue;
            }
            Inline::Emphasis(inner) => Inline::Emphasis(joined(inner)),
            Inline::Strong(inner) => Inline::Strong(joined(inner)),
            Inline::Link { to, text } => Inline::Link { to, text: joined(text) },
            other => other,
        };
        match (out.last_mut(), part) {
            (_, Inline::Text(text)) if text.is_empty() => {}
            (Some(Inline::Text(before)), Inline::Text(text)) => {
                let text = if before.ends_with(' ') { text.trim_start() } else { text.as_str() };
                before.push_str(text);
            }
            (_, part) => out.push(part),
        }
    }
    out
}

/// Whether the parts neither begin nor end with a space.
fn stressable(parts: &[Inline]) -> bool {
    let edge = |part: Option<&Inline>, last: bool| match part {
        Some(Inline::Text(text)) => {
            let c = if last { text.chars().next_back() } else { text.chars().next() };
            c.is_some_and(|c| c != ' ')
        }
        Some(Inline::Code(_)) => true,
        _ => false,
    };
    edge(parts.first(), false) && edge(parts.last(), true)
}

fn trimmed(mut parts: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(text)) = parts.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text(text)) = parts.last_mut() {
        *text = text.trim_end().to_owned();
    }
    parts.retain(|part| !matches!(part, Inline::Text(text) if text.is_empty()));
    parts
}

/// The words of blocks, for a comparison.
pub(super) fn words(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(parts) => inline_words(parts, &mut out),
            Block::Heading(text) => out.push_str(text),
            Block::Code(lines) | Block::Rust { lines, .. } => {
                lines.iter().for_each(|line| out.push_str(line))
            }
            Block::List { items, .. } => items.iter().for_each(|item| out.push_str(&words(item))),
            Block::Quote(blocks) => out.push_str(&words(blocks)),
        }
        out.push(' ');
    }
    out.truncate(out.trim_end().len());
    out
}

fn inline_words(parts: &[Inline], out: &mut String) {
    for part in parts {
        match part {
            Inline::Text(text) | Inline::Code(text) | Inline::Address(text) => out.push_str(text),
            Inline::Emphasis(parts) | Inline::Strong(parts) | Inline::Link { text: parts, .. } => {
                inline_words(parts, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn texts_are_joined_and_stress_that_cannot_be_written_is_left_out() {
        for (parts, expected) in [
            (vec![text("a "), text(" b"), text(""), text("c")], vec![text("a bc")]),
            (vec![Inline::Strong(vec![text("a"), text("b")])], vec![Inline::Strong(vec![text("ab")])]),
            (vec![Inline::Emphasis(vec![text(" a")]), text(" b")], vec![text(" a b")]),
            (vec![Inline::Emphasis(vec![text("a ")]), text("b")], vec![text("a b")]),
            (vec![Inline::Strong(vec![]), text("b")], vec![text("b")]),
            (
                vec![Inline::Strong(vec![Inline::Emphasis(vec![text("a")])])],
                vec![Inline::Emphasis(vec![text("a")])],
            ),
            (vec![Inline::Strong(vec![Inline::code("a")])], vec![Inline::Strong(vec![Inline::code("a")])]),
            (
                vec![Inline::Link { to: "b".into(), text: vec![text("a"), text(""), text("b")] }],
                vec![Inline::Link { to: "b".into(), text: vec![text("ab")] }],
            ),
            (vec![Inline::code("a"), text("")], vec![Inline::code("a")]),
        ] {
            assert_eq!(joined(parts), expected);
        }
    }

    #[test]
    fn words_are_those_that_people_read() {
        let link = Inline::Link { to: "x".into(), text: vec![text("d")] };
        let line = Block::paragraph([text("a "), Inline::code("b"), Inline::Strong(vec![text(" c ")]), link]);
        let blocks = [
            Block::Heading("Title"),
            Block::bullets([vec![line]]),
            Block::Quote(vec![Block::code("e\nf")]),
            Block::paragraph([Inline::Address("https://x".into())]),
        ];
        assert_eq!(words(&blocks), "Title a b c d ef https://x");
    }
}
