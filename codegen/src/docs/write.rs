//! A tree as Markdown.

use super::tree::{Block, Inline};

/// How carefully text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// What markup could start is escaped.
    Readable,
    /// Every sign is escaped that can be.
    Escaped,
}

/// The blocks as Markdown.
pub(super) fn write(blocks: &[Block], care: Care) -> String {
    let mut writer = Writer { out: String::new(), care };
    writer.blocks(blocks, "", false);
    writer.out
}

struct Writer {
    out: String,
    care: Care,
}

impl Writer {
    /// Blocks under an indentation; `tight` ones without empty lines between them.
    fn blocks(&mut self, blocks: &[Block], indent: &str, tight: bool) {
        let mut other_marker = false;
        for (i, block) in blocks.iter().enumerate() {
            if i > 0 {
                if !tight {
                    self.line(indent.trim_end());
                }
                self.line(indent);
            }
            // Two lists next to each other are one, unless their marks differ.
            let before = i.checked_sub(1).and_then(|i| blocks.get(i));
            other_marker = is_list(block) && before.is_some_and(is_list) && !other_marker;
            self.block(block, indent, other_marker);
        }
    }

    fn block(&mut self, block: &Block, indent: &str, other_marker: bool) {
        match block {
            Block::Paragraph(parts) => self.inlines(parts, true),
            Block::Heading(text) => {
                self.out.push_str("# ");
                self.out.push_str(text);
            }
            Block::Code(lines) => self.fenced("text", lines, indent),
            Block::Rust { lines, compiled } => self.fenced(language(*compiled), lines, indent),
            Block::List { first, items } => self.list(*first, items, indent, other_marker),
            Block::Quote(blocks) => {
                self.out.push_str("> ");
                self.blocks(blocks, &format!("{indent}> "), false);
            }
        }
    }

    fn fenced(&mut self, language: &str, lines: &[String], indent: &str) {
        let longest = lines.iter().map(|line| longest_run(line)).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.out.push_str(&fence);
        self.out.push_str(language);
        for line in lines {
            self.line(if line.is_empty() { indent.trim_end() } else { indent });
            self.out.push_str(line);
        }
        self.line(indent);
        self.out.push_str(&fence);
    }

    fn list(&mut self, first: Option<u32>, items: &[Vec<Block>], indent: &str, other_marker: bool) {
        let tight = items.iter().all(|item| {
            matches!(item.as_slice(), [Block::Paragraph(_)] | [Block::Paragraph(_), Block::List { .. }])
        });
        for (number, item) in (first.unwrap_or(0)..).zip(items) {
            if number > first.unwrap_or(0) {
                if !tight {
                    self.line(indent.trim_end());
                }
                self.line(indent);
            }
            let marker = match (first, other_marker) {
                (None, false) => "* ".to_owned(),
                (None, true) => "- ".to_owned(),
                (Some(_), false) => format!("{number}. "),
                (Some(_), true) => format!("{number}) "),
            };
            self.out.push_str(&marker);
            self.blocks(item, &format!("{indent}{}", " ".repeat(marker.len())), tight);
        }
    }

    fn line(&mut self, indent: &str) {
        self.out.push('\n');
        self.out.push_str(indent);
    }

    fn inlines(&mut self, parts: &[Inline], mut at_start: bool) {
        for part in parts {
            match part {
                Inline::Text(text) => self.text(text, at_start),
                Inline::Code(text) => self.out.push_str(&code(text)),
                Inline::Emphasis(parts) => self.around("*", parts),
                Inline::Strong(parts) => self.around("**", parts),
                Inline::Link { to, text } => {
                    self.out.push('[');
                    self.inlines(text, false);
                    self.out.push_str("](<");
                    // Only what ends in a semicolon can be an entity.
                    let to = if to.contains(';') { to.replace('&', "\\&") } else { to.clone() };
                    self.out.push_str(&to);
                    self.out.push_str(">)");
                }
                Inline::Address(to) => {
                    self.out.push('<');
                    self.out.push_str(to);
                    self.out.push('>');
                }
            }
            at_start = false;
        }
    }

    fn around(&mut self, mark: &str, parts: &[Inline]) {
        self.out.push_str(mark);
        self.inlines(parts, false);
        self.out.push_str(mark);
    }

    fn text(&mut self, text: &str, at_start: bool) {
        let mut opening = at_start;
        for c in text.chars() {
            let escape = match self.care {
                Care::Escaped => c.is_ascii_punctuation(),
                Care::Readable => {
                    // `1.` and `1)` at the start of a line open a list, `-`, `+`, `#` and `=` other blocks.
                    let opens = opening && matches!(c, '-' | '+' | '#' | '=' | ':' | '.' | ')');
                    opens || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|')
                }
            };
            if escape {
                self.out.push('\\');
            }
            self.out.push(c);
            opening = opening && c.is_ascii_digit();
        }
    }
}

/// How a program of ours is marked: to be compiled by tests, or to be shown. None is ever run.
pub(super) const fn language(compiled: bool) -> &'static str {
    if compiled { "rust,no_run" } else { "rust,ignore" }
}

const fn is_list(block: &Block) -> bool {
    matches!(block, Block::List { .. })
}

/// Inline code, whatever backticks it holds.
fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let edges = text.starts_with('`') || text.ends_with('`') || text.starts_with(' ') && text.ends_with(' ');
    let pad = if edges { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Markdown takes a space off each end where both have one.
    #[test]
    fn code_stands_between_fences_that_it_does_not_hold() {
        for (text, written) in [
            ("a", "`a`"),
            ("a`b", "``a`b``"),
            ("`a", "`` `a ``"),
            ("a`", "`` a` ``"),
            (" a ", "`  a  `"),
            (" a", "` a`"),
            ("a ", "`a `"),
        ] {
            assert_eq!(code(text), written);
        }
    }
}
