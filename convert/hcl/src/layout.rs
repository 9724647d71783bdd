//! Values and bodies as lines, the way `terraform fmt` has them.

use crate::text;

/// What a line holds at most, before a value goes over several.
const WIDTH: usize = 100;

/// A value, before it is known whether it fits on its line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Doc {
    /// As it stands.
    Text(String),
    /// A template of several lines.
    Lines(String),
    List(Vec<Doc>),
    Object(Vec<(String, Doc)>),
    /// Something with arguments in parentheses.
    Call(String, Vec<Doc>),
    /// One behind the other.
    Row(Vec<Doc>),
}

/// What stands between two braces.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) attributes: Vec<(String, Doc)>,
    pub(crate) blocks: Vec<Block>,
}

/// A block: its name with its labels, and what is in it.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) head: String,
    pub(crate) body: Body,
}

impl Block {
    pub(crate) fn new(name: &str, labels: &[&str], body: Body) -> Self {
        let mut head = name.to_owned();
        for label in labels {
            head.push(' ');
            head.push_str(&text::literal(label));
        }
        Self { head, body }
    }

    /// Its lines, and the end of the last one.
    pub(crate) fn write(&self, indent: usize, out: &mut String) {
        let margin = " ".repeat(indent);
        out.push_str(&margin);
        out.push_str(&self.head);
        if self.body.attributes.is_empty() && self.body.blocks.is_empty() {
            out.push_str(" {}\n");
            return;
        }
        out.push_str(" {\n");
        self.body.write(indent + 2, out);
        out.push_str(&margin);
        out.push_str("}\n");
    }
}

impl Body {
    fn write(&self, indent: usize, out: &mut String) {
        entries(&self.attributes, indent, out);
        for (at, block) in self.blocks.iter().enumerate() {
            if at > 0 || !self.attributes.is_empty() {
                out.push('\n');
            }
            block.write(indent, out);
        }
    }
}

/// Names and values, a line or more each, with `=` below `=` as long as values stand on one line.
fn entries(entries: &[(String, Doc)], indent: usize, out: &mut String) {
    let written: Vec<(&str, String)> = entries
        .iter()
        .map(|(name, value)| (name.as_str(), value.write(indent, indent + name.len() + 3)))
        .collect();
    let margin = " ".repeat(indent);
    let mut at = 0;
    while let Some((name, value)) = written.get(at) {
        let rest = written.get(at..).unwrap_or_default();
        let together = rest.iter().take_while(|(_, value)| is_line(value)).count();
        if together == 0 {
            out.push_str(&format!("{margin}{name} = {value}\n"));
            at += 1;
            continue;
        }
        let aligned = rest.get(..together).unwrap_or_default();
        let width = aligned.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        for (name, value) in aligned {
            let space = " ".repeat(width - name.chars().count());
            out.push_str(&format!("{margin}{name}{space} = {value}\n"));
        }
        at += together;
    }
}

/// Whether a value takes part in the alignment: it is on one line, or a heredoc.
fn is_line(value: &str) -> bool {
    !value.contains('\n') || value.starts_with("<<")
}

impl Doc {
    /// The value, from a column on; further lines are indented.
    pub(crate) fn write(&self, indent: usize, column: usize) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Lines(template) => {
                text::heredoc(template, indent).unwrap_or_else(|| text::quoted(template))
            }
            Self::Object(members) if members.is_empty() => "{}".to_owned(),
            Self::Object(members) => {
                let mut out = "{\n".to_owned();
                entries(members, indent + 2, &mut out);
                out.push_str(&" ".repeat(indent));
                out.push('}');
                out
            }
            _ if !self.is_tall() && self.fits(column) => self.flat(),
            Self::List(items) => bracketed("[", items, "]", indent),
            Self::Call(head, arguments) => match arguments.split_last() {
                // What is long is the last argument: `jsonencode({ … })`.
                Some((last, before)) if before.iter().all(|one| !one.is_tall()) && last.has_brackets() => {
                    let mut out = format!("{head}(");
                    for argument in before {
                        out.push_str(&argument.flat());
                        out.push_str(", ");
                    }
                    out.push_str(&last.write(indent, column));
                    out.push(')');
                    out
                }
                _ => bracketed(&format!("{head}("), arguments, ")", indent),
            },
            Self::Row(parts) => parts.iter().map(|part| part.write(indent, column)).collect(),
        }
    }

    /// Whether it goes over several lines, however short it is.
    fn is_tall(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Lines(template) => text::heredoc(template, 0).is_some(),
            Self::Object(members) => !members.is_empty(),
            Self::List(items) | Self::Call(_, items) => items.iter().any(Self::is_tall),
            // Of an operation or a condition.
            Self::Row(_) => false,
        }
    }

    /// Whether it has brackets of its own to go over lines at.
    const fn has_brackets(&self) -> bool {
        matches!(self, Self::Object(_) | Self::List(_) | Self::Call(..))
    }

    fn fits(&self, column: usize) -> bool {
        let flat = self.flat();
        column + flat.chars().count() <= WIDTH && !flat.contains('\n')
    }

    /// On one line.
    fn flat(&self) -> String {
        let all = |items: &[Self]| items.iter().map(Self::flat).collect::<Vec<_>>().join(", ");
        match self {
            Self::Text(text) => text.clone(),
            Self::Lines(template) => text::quoted(template),
            Self::List(items) => format!("[{}]", all(items)),
            Self::Object(members) if members.is_empty() => "{}".to_owned(),
            Self::Object(members) => {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("{name} = {}", value.flat())).collect();
                format!("{{ {} }}", members.join(", "))
            }
            Self::Call(head, arguments) => format!("{head}({})", all(arguments)),
            Self::Row(parts) => parts.iter().map(Self::flat).collect(),
        }
    }
}

fn bracketed(open: &str, items: &[Doc], close: &str, indent: usize) -> String {
    let inner = " ".repeat(indent + 2);
    let mut out = format!("{open}\n");
    for item in items {
        // The word that ends a heredoc stands alone on its line.
        let value = match item {
            Doc::Lines(template) => text::quoted(template),
            item => item.write(indent + 2, indent + 3),
        };
        out.push_str(&format!("{inner}{value},\n"));
    }
    out.push_str(&" ".repeat(indent));
    out.push_str(close);
    out
}
