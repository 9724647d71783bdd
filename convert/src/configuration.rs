//! A configuration as the items that Terraform knows, each with the comments above it.

use crate::json;
use crate::limits;
use crate::order::references;
use ferroform_schema::diagnostic::{Code, Diagnostic};
use ferroform_schema::source::{SourceFile, Span};
use hcl_edit::Span as _;
use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Body, Structure};
use std::collections::BTreeSet;
use std::ops::Range;

/// A file of a configuration.
#[derive(Debug, Clone)]
pub struct Input {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Where its lines end.
    ends: Vec<usize>,
    /// Where its parts come from, where it was written for a program: the byte that each begins at, with file and line.
    origins: Vec<(usize, String, u32)>,
}

impl Input {
    /// A file by the path that messages show, and its text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let ends = text.bytes().enumerate().filter_map(|(at, byte)| (byte == b'\n').then_some(at)).collect();
        Self { path: path.into(), text, ends, origins: Vec::new() }
    }

    /// What a program means, in Terraform's language, with where its parts come from.
    #[cfg(feature = "cdktf")]
    pub(crate) fn of_program(text: String, origins: Vec<(usize, String, u32)>) -> Self {
        Self { origins, ..Self::new("program", text) }
    }

    /// The file and the line of a byte, as people know them.
    pub(crate) fn place(&self, offset: usize) -> (&str, u32) {
        let before = self.origins.partition_point(|(start, ..)| *start <= offset);
        match before.checked_sub(1).and_then(|at| self.origins.get(at)) {
            Some((_, path, line)) => (path, *line),
            None => (&self.path, self.line(offset)),
        }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, offset: usize) -> u32 {
        let before = self.ends.partition_point(|end| *end < offset);
        u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
    }
}

/// What an item declares.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Declaration {
    Resource {
        type_name: String,
        name: String,
    },
    Data {
        type_name: String,
        name: String,
    },
    Ephemeral {
        type_name: String,
        name: String,
    },
    Provider {
        name: String,
        alias: Option<String>,
    },
    Variable(String),
    Local(String),
    Output(String),
    Module(String),
    Check(String),
    /// `terraform { … }`
    Settings,
    /// A block without a name: `moved`, `import`, `removed`; or one that nobody knows.
    Other {
        keyword: String,
        labels: Vec<String>,
    },
}

/// One item of a configuration.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    pub(crate) declares: Declaration,
    pub(crate) content: Content,
    /// Lines of the comments above it and in it, without their marks.
    pub(crate) comments: Vec<String>,
    /// The check that it is a part of.
    pub(crate) check: Option<String>,
    pub(crate) source: &'a Input,
    pub(crate) range: Range<usize>,
}

/// What stands in an item.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Body(Body),
    /// Of a local value.
    Value(Expression),
    /// Declared elsewhere: a part of a configuration refers to it.
    Elsewhere,
}

impl<'a> Item<'a> {
    pub(crate) fn body(&self) -> Option<&Body> {
        match &self.content {
            Content::Body(body) => Some(body),
            Content::Value(_) | Content::Elsewhere => None,
        }
    }

    /// An item that this one needs and nothing declares.
    pub(crate) fn beside(&self, declares: Declaration, content: Content) -> Self {
        let (source, range) = (self.source, self.range.clone());
        Item { declares, content, comments: Vec::new(), check: None, source, range }
    }

    /// Whether another part of the configuration declares it.
    pub(crate) const fn is_elsewhere(&self) -> bool {
        matches!(self.content, Content::Elsewhere)
    }
}

/// What the items refer to and no item declares.
pub(crate) fn elsewhere<'a>(items: &[Item<'a>], is_known: impl Fn(&Declaration) -> bool) -> Vec<Item<'a>> {
    let mut seen: BTreeSet<Declaration> = items.iter().map(|item| item.declares.clone()).collect();
    let mut found = Vec::new();
    for item in items {
        for declares in references(item) {
            if is_known(&declares) && seen.insert(declares.clone()) {
                found.push(item.beside(declares, Content::Elsewhere));
            }
        }
    }
    found
}

/// The configurations of providers that elements name and nothing declares: Terraform takes them as empty ones.
pub(crate) fn implicit_providers<'a>(items: &[Item<'a>]) -> Vec<Item<'a>> {
    let mut seen: BTreeSet<Declaration> = items.iter().map(|item| item.declares.clone()).collect();
    let mut found = Vec::new();
    for item in items {
        let provider = item.body().and_then(|body| body.get_attribute("provider")).map(|named| &named.value);
        let name = match provider {
            Some(Expression::Variable(name)) => name.as_str(),
            Some(Expression::String(name)) if !name.value().contains('.') => name.value().as_str(),
            _ => continue,
        };
        let declares = Declaration::Provider { name: name.to_owned(), alias: None };
        if seen.insert(declares.clone()) {
            found.push(item.beside(declares, Content::Body(Body::new())));
        }
    }
    found
}

/// The items of all files, in their order.
pub(crate) fn read<'a>(inputs: &'a [Input], diagnostics: &mut Vec<Diagnostic>) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for input in inputs {
        if input.path.ends_with(".json") {
            match json::body(&input.text) {
                Ok(body) => read_body(input, body, &mut items, diagnostics),
                Err(error) => {
                    diagnostics.push(broken(input, offset(&input.text, &error), &error.to_string()))
                }
            }
            continue;
        }
        match input.text.parse::<Body>() {
            Ok(body) => read_body(input, body, &mut items, diagnostics),
            Err(error) => {
                diagnostics.push(broken(input, error.location().offset(), error.message()));
            }
        }
    }
    items
}

/// What is said about a file that does not parse.
fn broken(input: &Input, offset: usize, message: &str) -> Diagnostic {
    let file = SourceFile::new(input.path.as_str(), input.text.as_str());
    let at = u32::try_from(offset.min(input.text.len())).unwrap_or(u32::MAX);
    let text = format!("`{}` is no Terraform configuration", input.path);
    Diagnostic::new(Code::UnparsableExample, text, file.location(Span::new(at, at)))
        .label(message.to_owned())
        .help("correct the file; nothing of it was converted")
}

/// The byte that an error of JSON is at.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    (before + error.column().saturating_sub(1)).min(text.len())
}

fn read_body<'a>(input: &'a Input, body: Body, items: &mut Vec<Item<'a>>, diagnostics: &mut Vec<Diagnostic>) {
    let mut end = 0;
    for structure in body {
        let range = structure.span().unwrap_or(end..end);
        let comments = comments(&input.text, end..range.start);
        end = range.end;
        match structure {
            Structure::Block(block) if block.ident.as_str() == "locals" => {
                locals(input, block, comments, items)
            }
            Structure::Block(block) if !limits::holds(&block) => {
                diagnostics.push(limits::broken(input, range.start));
            }
            Structure::Block(block) => {
                let mut comments = comments;
                comments.extend(inner_comments(&input.text, &block));
                let declares = declaration(&block);
                if let Declaration::Check(name) = &declares {
                    items.extend(data_of_check(input, name, &block.body));
                }
                let content = Content::Body(block.body);
                items.push(Item { declares, content, comments, check: None, source: input, range });
            }
            // Terraform has no attributes at the top of a file.
            Structure::Attribute(_) => {}
        }
    }
}

fn declaration(block: &Block) -> Declaration {
    let labels: Vec<String> = block.labels.iter().map(|label| label.as_str().to_owned()).collect();
    match (block.ident.as_str(), labels.as_slice()) {
        ("resource", [ty, name]) => Declaration::Resource { type_name: ty.clone(), name: name.clone() },
        ("data", [ty, name]) => Declaration::Data { type_name: ty.clone(), name: name.clone() },
        ("ephemeral", [ty, name]) => Declaration::Ephemeral { type_name: ty.clone(), name: name.clone() },
        ("check", [name]) => Declaration::Check(name.clone()),
        ("provider", [name]) => {
            let alias = block.body.get_attribute("alias").and_then(|a| a.value.as_str()).map(str::to_owned);
            Declaration::Provider { name: name.clone(), alias }
        }
        ("variable", [name]) => Declaration::Variable(name.clone()),
        ("output", [name]) => Declaration::Output(name.clone()),
        ("module", [name]) => Declaration::Module(name.clone()),
        ("terraform", []) => Declaration::Settings,
        (keyword, _) => Declaration::Other { keyword: keyword.to_owned(), labels },
    }
}

/// What is read for a check alone. The block stays in the body of the check as well, which thereby needs what it needs.
fn data_of_check<'a>(input: &'a Input, check: &str, body: &Body) -> Vec<Item<'a>> {
    let blocks = body.get_blocks("data").map(|block| Item {
        declares: declaration(block),
        content: Content::Body(block.body.clone()),
        comments: Vec::new(),
        check: Some(check.to_owned()),
        source: input,
        range: block.span().unwrap_or_default(),
    });
    blocks.filter(|item| matches!(item.declares, Declaration::Data { .. })).collect()
}

fn locals<'a>(input: &'a Input, block: Block, mut above: Vec<String>, items: &mut Vec<Item<'a>>) {
    let mut end = block.ident.span().unwrap_or_default().end;
    for structure in block.body {
        let range = structure.span().unwrap_or(end..end);
        above.extend(comments(&input.text, end..range.start));
        end = range.end;
        if let Structure::Attribute(attribute) = structure {
            items.push(Item {
                declares: Declaration::Local(attribute.key.as_str().to_owned()),
                content: Content::Value(attribute.value),
                comments: std::mem::take(&mut above),
                check: None,
                source: input,
                range,
            });
        }
    }
}

/// The comments between the parts of a block, however deep.
fn inner_comments(text: &str, block: &Block) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![block];
    while let Some(block) = waiting.pop() {
        let mut end = block.ident.span().unwrap_or_default().end;
        for structure in &block.body {
            let range = structure.span().unwrap_or(end..end);
            found.extend(comments(text, end..range.start).into_iter().map(|line| (range.start, line)));
            end = range.end;
            if let Structure::Block(inner) = structure {
                waiting.push(inner);
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, line)| line).collect()
}

/// The lines of the comments in a stretch without code.
fn comments(text: &str, range: Range<usize>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut in_block = false;
    for line in text.get(range).unwrap_or_default().lines() {
        let mut line = line.trim();
        if !in_block {
            let marks = ["#", "//", "/*"].iter().filter_map(|mark| Some((line.find(mark)?, *mark)));
            let Some((at, mark)) = marks.min_by_key(|(at, _)| *at) else { continue };
            line = line.get(at + mark.len()..).unwrap_or_default();
            in_block = mark == "/*";
        }
        if in_block && let Some(end) = line.find("*/") {
            line = line.get(..end).unwrap_or_default();
            in_block = false;
        }
        let line = line.trim_matches(['*', ' ', '#']);
        if !line.is_empty() {
            lines.push(line.to_owned());
        }
    }
    lines
}
