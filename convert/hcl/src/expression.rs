//! Values and expressions of the JSON syntax as those of HCL.

use crate::document;
use crate::json::Json;
use crate::layout::Doc;
use crate::template::only_expression;
use crate::text;

/// A value in which text is a template.
pub(crate) fn value(json: &Json) -> Doc {
    match json {
        Json::Text(text) => template(text),
        Json::Array(items) => Doc::List(items.iter().map(value).collect()),
        Json::Object(members) => {
            Doc::Object(members.iter().map(|(key, member)| (self::key(key), value(member))).collect())
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => scalar(json),
    }
}

/// A value in which text is text: where Terraform knows no references.
pub(crate) fn literal(json: &Json) -> Doc {
    match json {
        Json::Text(text) => lines_or_quoted(&text.replace("${", "$${").replace("%{", "%%{"), false),
        Json::Array(items) => Doc::List(items.iter().map(literal).collect()),
        Json::Object(members) => {
            let key = |key: &str| if text::is_key(key) { key.to_owned() } else { text::literal(key) };
            Doc::Object(members.iter().map(|(name, member)| (key(name), literal(member))).collect())
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => scalar(json),
    }
}

/// Text that is a reference or a keyword as it stands: an address, a provider, a type.
pub(crate) fn bare(json: &Json) -> Doc {
    match json {
        Json::Text(text) => parsed(only_expression(text).unwrap_or(text)),
        Json::Array(items) => Doc::List(items.iter().map(bare).collect()),
        Json::Object(members) => {
            // Of a map of providers, whose names are references as well.
            Doc::Object(members.iter().map(|(key, member)| (key.clone(), bare(member))).collect())
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => scalar(json),
    }
}

fn scalar(json: &Json) -> Doc {
    Doc::Text(match json {
        Json::Bool(yes) => yes.to_string(),
        Json::Number(number) => number.clone(),
        _ => "null".to_owned(),
    })
}

fn template(text: &str) -> Doc {
    if let Some(expression) = only_expression(text) {
        return parsed(expression);
    }
    if let Some(document) = document::read(text) {
        return Doc::Call("jsonencode".to_owned(), vec![literal(&document)]);
    }
    lines_or_quoted(text, true)
}

/// A template; where functions may be called, its last line need not be ended.
fn lines_or_quoted(template: &str, calls: bool) -> Doc {
    let several = template.trim_end_matches('\n').contains('\n');
    if several && (calls || template.ends_with('\n')) {
        Doc::Lines(template.to_owned())
    } else {
        Doc::Text(text::quoted(template))
    }
}

/// The key of an object, which is a template.
fn key(key: &str) -> String {
    if text::is_key(key) { key.to_owned() } else { text::quoted(key) }
}

/// An expression, as far as its brackets tell how it is laid out.
pub(crate) fn parsed(source: &str) -> Doc {
    // Line ends and comments of its own are somebody's layout.
    if source.contains('\n') || source.contains("//") && !source.contains("://") || source.contains('#') {
        return Doc::Text(source.to_owned());
    }
    let mut reader = Reader { source, at: 0 };
    match reader.row(0) {
        // Parentheses around all of it say nothing.
        Some(Doc::Call(head, mut inner))
            if reader.at == source.len() && head.is_empty() && inner.len() == 1 =>
        {
            inner.pop().unwrap_or_else(|| Doc::Text(source.to_owned()))
        }
        Some(doc) if reader.at == source.len() => doc,
        _ => Doc::Text(source.to_owned()),
    }
}

/// How deep brackets are followed; what is deeper stands on its line.
const DEEPEST: usize = 40;

struct Reader<'s> {
    source: &'s str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// What stands to the next comma or closing bracket.
    fn row(&mut self, depth: usize) -> Option<Doc> {
        let mut parts: Vec<Doc> = Vec::new();
        let mut start = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b')' | b']' | b'}' | b',' => break,
                b'"' => self.quoted()?,
                b'(' | b'[' | b'{' => {
                    let before = self.source.get(start..self.at)?;
                    let is_index = byte == b'['
                        && before.ends_with(|c: char| {
                            c.is_alphanumeric() || matches!(c, '_' | '-' | ']' | ')' | '"')
                        });
                    let closed =
                        start == self.at && matches!(parts.last(), Some(Doc::Call(..) | Doc::List(_)));
                    let open = self.at;
                    match self.group(byte, depth)? {
                        Some(items) if !(is_index || byte == b'[' && closed) => {
                            self.push(&mut parts, before, byte, items)?;
                            start = self.at;
                        }
                        _ => {
                            // It stays part of the text.
                            self.at = open;
                            self.skip_group()?;
                        }
                    }
                }
                _ => self.at += 1,
            }
        }
        let rest = self.source.get(start..self.at)?;
        if parts.is_empty() {
            return Some(Doc::Text(rest.trim().to_owned()));
        }
        if !rest.trim_end().is_empty() {
            parts.push(Doc::Text(rest.trim_end().to_owned()));
        }
        if parts.len() == 1 { parts.pop() } else { Some(Doc::Row(parts)) }
    }

    fn push(&self, parts: &mut Vec<Doc>, before: &str, open: u8, items: Vec<Item>) -> Option<()> {
        let before = if parts.is_empty() { before.trim_start() } else { before };
        match open {
            b'(' => {
                // The function's name is the last word before the bracket.
                let name = before.rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':' | '-'));
                let at = name.map_or(0, |at| {
                    at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
                });
                let (text, name) = (before.get(..at)?, before.get(at..)?);
                if !text.is_empty() {
                    parts.push(Doc::Text(text.to_owned()));
                }
                let arguments = items.into_iter().map(|item| item.value).collect();
                parts.push(Doc::Call(name.to_owned(), arguments));
            }
            _ => {
                if !before.is_empty() {
                    parts.push(Doc::Text(before.to_owned()));
                }
                parts.push(if open == b'[' {
                    Doc::List(items.into_iter().map(|item| item.value).collect())
                } else {
                    Doc::Object(
                        items.into_iter().map(|item| Some((item.key?, item.value))).collect::<Option<_>>()?,
                    )
                });
            }
        }
        Some(())
    }

    /// The items of a group; nothing where it is a `for` expression or too deep. `None` where it does not end.
    fn group(&mut self, open: u8, depth: usize) -> Option<Option<Vec<Item>>> {
        let close = closing(open);
        self.at += 1;
        let rest = self.source.get(self.at..)?.trim_start();
        if depth >= DEEPEST
            || open != b'(' && rest.strip_prefix("for").is_some_and(|rest| rest.starts_with([' ', '\t']))
        {
            return Some(None);
        }
        let mut items = Vec::new();
        loop {
            self.spaces();
            if self.peek()? == close {
                self.at += 1;
                return Some(Some(items));
            }
            let key = if open == b'{' {
                match self.key() {
                    Some(key) => Some(key),
                    None => return Some(None),
                }
            } else {
                None
            };
            let value = self.row(depth + 1)?;
            items.push(Item { key, value });
            match self.peek()? {
                b',' => self.at += 1,
                other if other == close => {}
                _ => return None,
            }
        }
    }

    /// The key of a member with its sign behind.
    fn key(&mut self) -> Option<String> {
        let start = self.at;
        match self.peek()? {
            b'"' => self.quoted()?,
            b'(' => self.skip_group()?,
            _ => {
                while self
                    .peek()
                    .is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
                {
                    self.at += 1;
                }
            }
        }
        let key = self.source.get(start..self.at)?.to_owned();
        self.spaces();
        let sign = self.peek()?;
        let next = self.source.as_bytes().get(self.at + 1).copied();
        if key.is_empty() || !(sign == b':' || sign == b'=' && !matches!(next, Some(b'=' | b'>'))) {
            return None;
        }
        self.at += 1;
        self.spaces();
        let name = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
        // In quotes or not, a name is the same key.
        Some(name.filter(|name| text::is_key(name)).map_or(key.clone(), str::to_owned))
    }

    fn spaces(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn quoted(&mut self) -> Option<()> {
        // A quoted template ends like one inside of a sequence.
        let bytes = self.source.as_bytes();
        self.at += 1;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                b'\\' => self.at += 2,
                b'$' | b'%'
                    if bytes.get(self.at + 1) == Some(byte) && bytes.get(self.at + 2) == Some(&b'{') =>
                {
                    self.at += 3;
                }
                b'$' | b'%' if bytes.get(self.at + 1) == Some(&b'{') => {
                    self.at = crate::template::end_of(bytes, self.at + 2)?;
                }
                _ => self.at += 1,
            }
        }
        None
    }

    /// Goes behind the bracket that closes the one here.
    fn skip_group(&mut self) -> Option<()> {
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.quoted()?;
                    continue;
                }
                b'(' | b'[' | b'{' => open += 1,
                b')' | b']' | b'}' => {
                    open = open.saturating_sub(1);
                    if open == 0 {
                        self.at += 1;
                        return Some(());
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        None
    }
}

struct Item {
    key: Option<String>,
    value: Doc,
}

const fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}
