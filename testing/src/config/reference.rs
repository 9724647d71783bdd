//! References in expressions: `aws_lb.main[0].arn`, `each.value.name`.

/// A name with what is taken from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    pub(crate) head: String,
    pub(crate) links: Vec<Link>,
}

/// What is taken from something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Link {
    /// `.name`
    Member(String),
    /// `[0]`, `["key"]`, `.0`
    Item,
    /// `[*]`, `.*`
    Each,
}

/// The references in the expressions of a template (`"a ${b.c} d"`).
pub(super) fn of_template(text: &str, into: &mut Vec<Chain>) {
    let mut rest = text;
    while let Some(at) = rest.find(['$', '%']) {
        rest = rest.get(at + 1..).unwrap_or_default();
        if let Some(inside) = rest.strip_prefix('{') {
            let expression = inside.get(..closing(inside, '{', '}')).unwrap_or_default();
            of_expression(expression, into);
            rest = inside.get(expression.len()..).unwrap_or_default();
        }
    }
}

/// The references in an expression, or in a whole file of HCL. What stands in quotes and in heredocs is a template; comments
/// say nothing.
pub(super) fn of_expression(text: &str, into: &mut Vec<Chain>) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_alphabetic() || matches!(c, '_' | '"' | '<' | '#' | '/')) {
        rest = rest.get(at..).unwrap_or_default();
        if let Some((template, after)) = quoted(rest).or_else(|| heredoc(rest)) {
            of_template(template, into);
            rest = after;
            continue;
        }
        if let Some(after) = behind_comment(rest) {
            rest = after;
            continue;
        }
        let head = name(rest);
        if head.is_empty() {
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        rest = rest.get(head.len()..).unwrap_or_default();
        let mut links = Vec::new();
        while let Some((link, after)) = link(rest, into) {
            links.push(link);
            rest = after;
        }
        if !links.is_empty() {
            into.push(Chain { head: head.to_owned(), links });
        }
    }
}

/// What stands in the quotes that begin here, and what follows.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('"')?;
    let bytes = inside.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Some((inside.get(..at)?, inside.get(at + 1..)?)),
            b'\\' => at += 2,
            b'$' | b'%' if bytes.get(at + 1) == Some(&b'{') => {
                // Quotes in an expression are its own.
                let expression = inside.get(at + 2..)?;
                at += 3 + closing(expression, '{', '}');
            }
            _ => at += 1,
        }
    }
    None
}

/// The lines of the heredoc that begins here, and what follows.
fn heredoc(text: &str) -> Option<(&str, &str)> {
    let start = text.strip_prefix("<<")?;
    let start = start.strip_prefix('-').unwrap_or(start);
    let (word, lines) = start.split_once('\n')?;
    let word = word.trim_end_matches('\r');
    if word.is_empty() || name(word) != word {
        return None;
    }
    let mut end = 0;
    for line in lines.split_inclusive('\n') {
        if line.trim() == word {
            return Some((lines.get(..end)?, lines.get(end + line.len()..)?));
        }
        end += line.len();
    }
    None
}

/// What follows the comment that begins here.
fn behind_comment(text: &str) -> Option<&str> {
    if let Some(inside) = text.strip_prefix("/*") {
        return Some(inside.split_once("*/").map_or("", |(_, after)| after));
    }
    let begins = text.starts_with('#') || text.starts_with("//");
    begins.then(|| text.split_once('\n').map_or("", |(_, after)| after))
}

fn link<'a>(text: &'a str, into: &mut Vec<Chain>) -> Option<(Link, &'a str)> {
    if let Some(rest) = text.strip_prefix('[') {
        let inside = rest.get(..closing(rest, '[', ']'))?;
        let after = rest.get(inside.len() + 1..)?;
        if inside.trim() == "*" {
            return Some((Link::Each, after));
        }
        of_expression(inside, into);
        return Some((Link::Item, after));
    }
    let rest = text.strip_prefix('.')?;
    if let Some(after) = rest.strip_prefix('*') {
        return Some((Link::Each, after));
    }
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return Some((Link::Item, rest.get(digits..)?));
    }
    let name = name(rest);
    (!name.is_empty()).then(|| (Link::Member(name.to_owned()), rest.get(name.len()..).unwrap_or_default()))
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Where the bracket closes that stands before the text; its end where it does not.
fn closing(text: &str, open: char, close: char) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return at,
            }
        }
    }
    text.len()
}
