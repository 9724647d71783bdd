//! YAML events into trees with places, within bounds.
//!
//! Anchors, aliases and tags are refused: what they are for is done by block definitions and by quotes, and a document
//! without them cannot grow when it is read.

use super::node::{Entry, Node, Value, shorten};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Location, SourceFile};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::HashSet;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;
/// The greatest number of nodes in a file.
pub const MAX_NODES: usize = 2_000_000;

/// The documents of a YAML file. After a syntax error or at a bound, those before it.
pub(crate) fn parse(file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Node> {
    parse_within(MAX_NODES, file, diagnostics)
}

fn parse_within(max_nodes: usize, file: &SourceFile, diagnostics: &mut Diagnostics) -> Vec<Node> {
    let mut builder =
        Builder { file, diagnostics, frames: Vec::new(), documents: Vec::new(), nodes_left: max_nodes };
    if file.text().len() > MAX_BYTES {
        let start = file.location(crate::source::Span::new(0, 0));
        builder.limit(start, format!("the file has {} bytes", file.text().len()), "16 MiB are read at most");
        return Vec::new();
    }
    for event in Parser::new_from_str(file.text()) {
        match event {
            Ok((event, span)) => {
                if builder.event(event, span).is_none() {
                    break;
                }
            }
            Err(error) => {
                let marker = *error.marker();
                builder.syntax_error(builder.location(Span::new(marker, marker)), error.info());
                break;
            }
        }
    }
    builder.documents
}

/// The most diagnostics that one file adds: after so many, the file is something else than it claims to be.
const MAX_DIAGNOSTICS: usize = 1_000;

/// The diagnostics of one file, at most [`MAX_DIAGNOSTICS`] and one that says so.
pub(crate) fn bounded(diagnostics: Diagnostics) -> Vec<Diagnostic> {
    let mut diagnostics = diagnostics.into_sorted();
    let more = diagnostics.len().saturating_sub(MAX_DIAGNOSTICS);
    diagnostics.truncate(MAX_DIAGNOSTICS);
    if more > 0
        && let Some(at) =
            diagnostics.last().and_then(|last| last.labels.first()).map(|label| label.at.clone())
    {
        diagnostics.push(
            Diagnostic::new(
                Code::YamlLimit,
                format!("{more} more diagnostics of this file are not shown"),
                at,
            )
            .help("correct those above first"),
        );
    }
    diagnostics
}

/// A collection that is not closed yet.
enum Frame {
    List(Location, Vec<Node>),
    Map(Location, Vec<Entry>, HashSet<String>, Option<Key>),
}

/// A key whose value has not been seen. Without text it was reported, and its value is read and dropped.
struct Key(Option<String>, Location);

struct Builder<'a> {
    file: &'a SourceFile,
    diagnostics: &'a mut Diagnostics,
    frames: Vec<Frame>,
    documents: Vec<Node>,
    nodes_left: usize,
}

impl Builder<'_> {
    /// Takes one event; nothing when reading must stop.
    fn event(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        let at = self.location(span);
        match event {
            Event::Alias(_) => {
                self.refuse(
                    at.clone(),
                    "an alias (`*name`)",
                    "repeat the value, or define a block under `blocks:`",
                );
                self.node(Value::Reported, at)
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.properties(anchor, tag.is_some(), &at);
                let plain = style == ScalarStyle::Plain && tag.is_none();
                self.node(Value::Scalar { text: text.into_owned(), plain }, at)
            }
            Event::SequenceStart(anchor, tag) => {
                self.properties(anchor, tag.is_some(), &at);
                self.open(Frame::List(at.clone(), Vec::new()), at)
            }
            Event::MappingStart(anchor, tag) => {
                self.properties(anchor, tag.is_some(), &at);
                self.open(Frame::Map(at.clone(), Vec::new(), HashSet::new(), None), at)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.frames.pop() {
                Some(Frame::List(start, items)) => {
                    let at = items.first().map_or(start, |item| item.at.clone());
                    self.node(Value::List(items), at)
                }
                Some(Frame::Map(start, entries, ..)) => {
                    let at = entries.first().map_or(start, |entry| entry.at.clone());
                    self.node(Value::Map(entries), at)
                }
                None => Some(()),
            },
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Some(()),
        }
    }

    fn open(&mut self, frame: Frame, at: Location) -> Option<()> {
        if self.frames.len() >= MAX_DEPTH {
            self.too_deep(at);
            return None;
        }
        self.frames.push(frame);
        Some(())
    }

    /// A complete node: to the collection that is open, or a document of its own.
    fn node(&mut self, value: Value, at: Location) -> Option<()> {
        let Some(left) = self.nodes_left.checked_sub(1) else {
            self.limit(at, "the file has too many values".to_owned(), "2,000,000 are read at most");
            return None;
        };
        self.nodes_left = left;
        match self.frames.last_mut() {
            None => self.documents.push(Node { value, at }),
            Some(Frame::List(_, items)) => items.push(Node { value, at }),
            Some(Frame::Map(_, entries, seen, pending)) => match pending.take() {
                Some(Key(Some(key), key_at)) => {
                    entries.push(Entry { key, at: key_at, value: Node { value, at } });
                }
                Some(Key(None, _)) => {}
                None => {
                    let problem = match value {
                        Value::Scalar { text, .. } if seen.insert(text.clone()) => {
                            *pending = Some(Key(Some(text), at));
                            return Some(());
                        }
                        Value::Scalar { text, .. } => Diagnostic::new(
                            Code::YamlDuplicateKey,
                            format!("the key `{}` stands twice in one mapping", shorten(&text)),
                            at.clone(),
                        )
                        .help("remove one of the two"),
                        Value::Reported => {
                            *pending = Some(Key(None, at));
                            return Some(());
                        }
                        Value::List(_) | Value::Map(_) => Diagnostic::new(
                            Code::YamlUnsupported,
                            "a key is a list or a mapping; expected a text",
                            at.clone(),
                        ),
                    };
                    *pending = Some(Key(None, at));
                    self.diagnostics.push(problem);
                }
            },
        }
        Some(())
    }

    fn properties(&mut self, anchor: usize, tagged: bool, at: &Location) {
        if anchor != 0 {
            self.refuse(
                at.clone(),
                "an anchor (`&name`)",
                "repeat the value, or define a block under `blocks:`",
            );
        }
        if tagged {
            self.refuse(at.clone(), "a tag (`!name`)", "write a string in quotes and anything else without");
        }
    }

    fn refuse(&mut self, at: Location, what: &str, help: &str) {
        let message = format!("{what} is not part of the format");
        self.diagnostics.push(Diagnostic::new(Code::YamlUnsupported, message, at).help(help));
    }

    fn limit(&mut self, at: Location, found: String, help: &str) {
        self.diagnostics.push(Diagnostic::new(Code::YamlLimit, found, at).help(help));
    }

    fn too_deep(&mut self, at: Location) {
        self.limit(at, "the document is nested too deeply".to_owned(), "64 levels are read at most");
    }

    fn syntax_error(&mut self, at: Location, info: &str) {
        if info.contains("recursion limit") {
            return self.too_deep(at);
        }
        let start = self.file.offset(at.line, 1) as usize;
        let line = self.file.text().get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let help = if line.trim_start_matches(' ').starts_with('\t') {
            "indent with spaces; YAML does not allow tabs there"
        } else {
            "look at the indentation, at quotes that are not closed, and put texts with `: ` or ` #` in quotes"
        };
        let message = format!("this is not YAML: {info}");
        self.diagnostics.push(Diagnostic::new(Code::YamlSyntax, message, at).help(help));
    }

    /// The parser counts lines and columns itself; to count them again would be slow on one very long line.
    fn location(&self, span: Span) -> Location {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Location {
            path: self.file.shared_path(),
            line: number(span.start.line()).max(1),
            column: number(span.start.col()).saturating_add(1),
            end_line: number(span.end.line()).max(1),
            end_column: number(span.end.col()).saturating_add(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> (Vec<Node>, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let nodes = parse(&SourceFile::new("a.yaml", text), &mut diagnostics);
        let said = diagnostics.into_sorted().iter().map(describe).collect();
        (nodes, said)
    }

    fn describe(d: &Diagnostic) -> String {
        let at = d.labels.first().map(|l| format!("{}:{}", l.at.line, l.at.column)).unwrap_or_default();
        format!("{} {at} {}", d.code, d.message)
    }

    #[test]
    fn places_count_characters() {
        let (nodes, said) = run("ä: [x, 'ü y']\nb:\n  - c: |\n      text\n");
        assert_eq!(said, Vec::<String>::new());
        let list = nodes[0].get("ä").unwrap();
        assert_eq!(list.items()[1].at.to_string(), "a.yaml:1:8-1:13");
        let code = nodes[0].get("b").unwrap().items()[0].get("c").unwrap();
        assert_eq!((code.text(), code.at.line), (Some("text\n"), 4));
    }

    #[test]
    fn several_documents_are_several_trees() {
        assert_eq!(run("a: 1\n---\nb: 2\n").0.len(), 2);
        assert_eq!(run("").0.len(), 0);
    }

    #[test]
    fn what_the_format_has_no_use_for_is_refused_and_the_rest_is_read() {
        let (nodes, said) = run("a: &x 1\nb: *x\nc: !thing 2\nd: 3\n[1]: 4\na: 5\n");
        assert_eq!(
            said,
            [
                "yaml-unsupported 1:4 an anchor (`&name`) is not part of the format",
                "yaml-unsupported 2:4 an alias (`*name`) is not part of the format",
                "yaml-unsupported 3:4 a tag (`!name`) is not part of the format",
                "yaml-unsupported 5:2 a key is a list or a mapping; expected a text",
                "yaml-duplicate-key 6:1 the key `a` stands twice in one mapping",
            ]
        );
        assert_eq!(nodes[0].entries().len(), 4);
    }

    #[test]
    fn hostile_shapes_end_at_a_bound() {
        let (_, said) = run(&"[".repeat(10_000));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("nested too deeply"));
        let blocks: String = (0..10_000).map(|i| format!("{}a:\n", " ".repeat(i % 3000))).collect();
        assert!(!run(&blocks).1.is_empty());
        let (nodes, said) = run(&format!("a: {}", "x".repeat(MAX_BYTES)));
        assert!(nodes.is_empty() && said[0].starts_with("yaml-limit 1:1"));
    }

    #[test]
    fn more_values_than_the_bound_are_refused() {
        let mut diagnostics = Diagnostics::new();
        // Keys and collections count as well.
        let file = SourceFile::new("a.yaml", "a: 1\n---\nb: [2, 3]\n");
        assert_eq!(parse_within(8, &file, &mut diagnostics).len(), 2);
        assert!(!diagnostics.has_errors());
        assert_eq!(parse_within(7, &file, &mut diagnostics).len(), 1);
        assert_eq!(describe(&diagnostics.into_sorted()[0]), "yaml-limit 3:1 the file has too many values");
    }

    #[test]
    fn an_alias_bomb_stays_small() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x]\n");
        for i in 1..40 {
            let parts = vec![format!("*a{}", i - 1); 8].join(", ");
            bomb.push_str(&format!("a{i}: &a{i} [{parts}]\n"));
        }
        let (nodes, said) = run(&bomb);
        assert_eq!((nodes.len(), said.len()), (1, 40 + 39 * 8));
    }

    #[test]
    fn tabs_are_explained() {
        let mut diagnostics = Diagnostics::new();
        parse(&SourceFile::new("a.yaml", "a:\n\tb: 1\n"), &mut diagnostics);
        let said = diagnostics.into_sorted();
        assert_eq!(said[0].code, Code::YamlSyntax);
        assert!(said[0].help.as_deref().unwrap_or_default().contains("tabs"), "{said:?}");
    }
}
