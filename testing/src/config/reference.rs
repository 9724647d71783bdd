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

/// The references in an expression. What stands in quotes is looked at as well: it can be a template, and a name too many
/// does no harm.
pub(super) fn of_expression(text: &str, into: &mut Vec<Chain>) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
        rest = rest.get(at..).unwrap_or_default();
        let head = name(rest);
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
