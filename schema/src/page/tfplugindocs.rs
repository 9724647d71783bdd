//! Pages of tfplugindocs: types and nesting are stated outright, and every block has its full path over it.

mod type_text;

use super::declaration;
use super::ids::Ids;
use super::part::PagePart;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, Fact, LinkReason, Subject};
use crate::markdown::{Content, Document, Inline, List};
use crate::model::{BlockId, BlockSyntax, Check, Deprecation, Evidence, Nesting, Presence};
use crate::phrase::{self, Bullets, Place, Surroundings, Tree};
use crate::source::{SourceFile, Span};
use std::collections::{BTreeMap, BTreeSet};
use type_text::{Stated, StatedType};

/// Reads the schema part of a page; returns the names that are declared at the root.
pub(super) fn read(
    file: &SourceFile,
    document: &Document,
    parts: &[PagePart],
    facts: &mut Vec<Fact>,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut reader = Reader::default();
    for (section, _) in document.sections.iter().zip(parts).filter(|(_, r)| **r == PagePart::Schema) {
        reader.heading(section.title.text(), section.title.span);
        for content in &section.content {
            reader.content(content);
        }
    }
    let Reader { members, blocks, .. } = reader;
    let ids = ids(&members, &blocks);
    let mut writer = Writer { file, facts, diagnostics, ids: &ids, blocks: &blocks };
    for (path, at) in &blocks {
        if let Some(id) = ids.get(path) {
            writer.push(Subject::Block(id.clone()), Claim::Described, *at);
        }
    }
    let mut siblings: BTreeMap<&[String], Vec<&str>> = BTreeMap::new();
    let mut tree = Tree::default();
    for member in &members {
        siblings.entry(&member.block).or_default().push(&member.name);
        tree.declare(&member.block, &member.name);
    }
    let no_names = Vec::new();
    let roots = siblings.get([].as_slice()).unwrap_or(&no_names);
    for member in &members {
        let siblings = siblings.get(member.block.as_slice()).unwrap_or(&no_names);
        let place = Some(Place { tree: &tree, path: &member.block });
        writer.member(member, &Surroundings { subject: &member.name, siblings, roots, outer: &[], place });
    }
    let declared = members.iter().filter(|member| member.block.is_empty());
    declared.map(|member| member.name.clone()).collect()
}

/// How members of a list are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Mode {
    Required,
    #[default]
    Optional,
    ReadOnly,
}

impl Mode {
    fn of(text: &str) -> Option<Self> {
        match text.trim().trim_end_matches(':').to_lowercase().as_str() {
            "required" => Some(Self::Required),
            "optional" => Some(Self::Optional),
            "read-only" | "read only" => Some(Self::ReadOnly),
            _ => None,
        }
    }
}

/// One member of the root or of a block.
#[derive(Debug)]
struct Member {
    /// Path of the block that it stands in.
    block: Vec<String>,
    name: String,
    name_at: Span,
    mode: Mode,
    stated: Option<Stated>,
    /// The text behind the type, with the paragraphs and bullets that go on with it.
    body: Inline,
    /// The bullets again, as a list.
    bullets: Vec<Bullets>,
}

#[derive(Debug, Default)]
struct Reader {
    members: Vec<Member>,
    /// Blocks that are described, and where.
    blocks: BTreeMap<Vec<String>, Span>,
    path: Vec<String>,
    mode: Mode,
}

impl Reader {
    fn heading(&mut self, title: &str, at: Span) {
        if let Some(mode) = Mode::of(title) {
            self.mode = mode;
        } else if let Some(rest) = title.trim().strip_prefix("Nested Schema for") {
            self.path = rest.trim().trim_matches('`').split('.').map(str::to_owned).collect();
            self.mode = Mode::default();
            self.blocks.entry(self.path.clone()).or_insert(at);
        }
    }

    fn content(&mut self, content: &Content) {
        match content {
            Content::Paragraph(text) => match Mode::of(text.text()) {
                Some(mode) => self.mode = mode,
                None => self.go_on(text),
            },
            Content::Callout(text) => self.go_on(text),
            Content::List(list) => self.list(list),
            Content::Fence(_) => {}
        }
    }

    fn list(&mut self, list: &List) {
        for item in &list.items {
            let declared = item.text().and_then(|text| {
                let declaration = declaration::read(text.text())?;
                let stated =
                    declaration.markers.first().and_then(|r| type_text::read(text.text().get(r.clone())?));
                // Authors may leave the type out, but a bullet below a description is no member.
                let member = stated.is_some() || !declaration.markers.is_empty();
                member.then_some((text, declaration, stated))
            });
            match declared {
                Some((text, declaration, stated)) => self.member(text, &declaration, stated),
                None => {
                    if let Some(text) = item.text() {
                        self.bullet(text, std::ptr::eq(item, &list.items[0]));
                    }
                }
            }
            for content in item.content.iter().skip(usize::from(item.text().is_some())) {
                self.content(content);
            }
        }
    }

    fn member(&mut self, text: &Inline, declaration: &declaration::Declaration, stated: Option<Stated>) {
        let Some(name) = declaration.names.first() else { return };
        let Some(own) = name.path.last() else { return };
        // "(Number) (Default: `-1`) …": the type is stated in the first parentheses, and what follows is text.
        let start =
            declaration.markers.get(1).map_or(declaration.body, |second| second.start.saturating_sub(1));
        let body = text.slice(start..end_of_text(text.text()).max(start));
        self.members.push(Member {
            block: self.path.clone(),
            name: own.clone(),
            name_at: text.prose.span(name.range.clone()),
            mode: self.mode,
            stated,
            body,
            bullets: Vec::new(),
        });
    }

    /// A bullet between members does so too; `first` of its list begins one.
    fn bullet(&mut self, text: &Inline, first: bool) {
        if let Some(last) = self.members.last_mut().filter(|member| member.block == self.path) {
            if first || last.bullets.is_empty() {
                last.bullets.push(Bullets { at: last.body.text().len(), items: Vec::new() });
            }
            if let Some(bullets) = last.bullets.last_mut() {
                bullets.items.push(text.text().to_owned());
            }
        }
        self.go_on(text);
    }

    /// Text between members goes on with the description of the last one.
    fn go_on(&mut self, text: &Inline) {
        if let Some(last) = self.members.last_mut().filter(|member| member.block == self.path) {
            last.body.append_paragraph(text);
        }
    }
}

/// Where the text ends that is not a pointer to the nested schema.
fn end_of_text(text: &str) -> usize {
    text.rfind("(see below for nested schema)")
        .map_or(text.len(), |at| text.get(..at).map_or(at, |head| head.trim_end().len()))
}

/// Ids of all blocks that are described or stated.
fn ids(members: &[Member], blocks: &BTreeMap<Vec<String>, Span>) -> BTreeMap<Vec<String>, BlockId> {
    let stated = members
        .iter()
        .filter(|member| matches!(&member.stated, Some(Stated { shape: StatedType::Members(..), .. })))
        .map(path_of);
    let paths: BTreeSet<Vec<String>> = stated.chain(blocks.keys().cloned()).collect();
    Ids::default().of_paths(paths)
}

fn path_of(member: &Member) -> Vec<String> {
    let mut path = member.block.clone();
    path.push(member.name.clone());
    path
}

struct Writer<'a> {
    file: &'a SourceFile,
    facts: &'a mut Vec<Fact>,
    diagnostics: &'a mut Diagnostics,
    ids: &'a BTreeMap<Vec<String>, BlockId>,
    blocks: &'a BTreeMap<Vec<String>, Span>,
}

impl Writer<'_> {
    fn push(&mut self, subject: Subject, claim: Claim, at: Span) {
        self.facts.push(Fact::new(subject, claim, Evidence::Declaration, self.file.location(at)));
    }

    fn member(&mut self, member: &Member, around: &Surroundings<'_>) {
        let at = member.name_at;
        if member.block.as_slice() == ["timeouts"] {
            let claim = Claim::Timeout { operation: member.name.clone(), default: None };
            return self.push(Subject::Resource, claim, at);
        }
        if member.block.is_empty() && member.name == "timeouts" && self.blocks.contains_key(&path_of(member))
        {
            return;
        }
        let block = if member.block.is_empty() {
            BlockId::root()
        } else {
            self.ids.get(&member.block).cloned().unwrap_or_else(|| BlockId(member.block.join(".")))
        };
        let name = member.name.clone();
        let subject = match member.mode {
            Mode::ReadOnly => Subject::Attribute(block, name),
            Mode::Required | Mode::Optional => Subject::Argument(block, name),
        };
        self.push(subject.clone(), Claim::Declared, at);
        match member.mode {
            Mode::Required => self.push(subject.clone(), Claim::Presence(Presence::Required), at),
            Mode::Optional => self.push(subject.clone(), Claim::Presence(Presence::Optional), at),
            Mode::ReadOnly => {}
        }
        if let Some(stated) = &member.stated {
            self.stated(&subject, member, stated);
        }
        self.text(&subject, member, around);
    }

    fn stated(&mut self, subject: &Subject, member: &Member, stated: &Stated) {
        let at = member.name_at;
        match &stated.shape {
            StatedType::Plain(ty) => self.push(subject.clone(), Claim::Type(ty.clone()), at),
            StatedType::Members(nesting, syntax) => self.members(subject, member, *nesting, *syntax),
        }
        if let Some(bounds) = stated.items {
            let text = match (bounds.min, bounds.max) {
                (Some(min), Some(max)) => format!("Min: {min}, Max: {max}"),
                (Some(min), None) => format!("Min: {min}"),
                (_, max) => format!("Max: {}", max.unwrap_or_default()),
            };
            self.push(
                subject.clone(),
                Claim::Rule { check: Box::new(Check::Items(bounds)), when: None, text },
                at,
            );
        }
        if stated.sensitive {
            self.push(subject.clone(), Claim::Sensitive(true), at);
        }
        if stated.write_only {
            self.push(subject.clone(), Claim::WriteOnly(true), at);
        }
        let says_more = member.body.text().contains("eprecated");
        if stated.deprecated && !says_more {
            let deprecation = Deprecation { text: "Deprecated".to_owned(), replacement: None };
            self.push(subject.clone(), Claim::Deprecated(deprecation), at);
        }
    }

    fn members(&mut self, subject: &Subject, member: &Member, nesting: Nesting, syntax: BlockSyntax) {
        let at = member.name_at;
        let path = path_of(member);
        let Some(id) = self.ids.get(&path).cloned() else { return };
        self.push(subject.clone(), Claim::Block(id), at);
        self.push(subject.clone(), Claim::Nesting(nesting), at);
        // What is only read is never written like a block: it is read as the object that is stated.
        let syntax = if member.mode == Mode::ReadOnly { BlockSyntax::Attribute } else { syntax };
        self.push(subject.clone(), Claim::Syntax(syntax), at);
        if self.blocks.contains_key(&path) {
            self.push(subject.clone(), Claim::LinkedBy(LinkReason::Path), at);
        } else {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UndescribedBlock,
                    format!("`{}` is a block, but has no nested schema", path.join(".")),
                    self.file.location(at),
                )
                .help(format!("add a section `### Nested Schema for `{}``", path.join("."))),
            );
        }
    }

    fn text(&mut self, subject: &Subject, member: &Member, around: &Surroundings<'_>) {
        let description = member.body.markdown();
        if description.trim().is_empty() {
            return;
        }
        self.push(subject.clone(), Claim::Description(description.trim().to_owned()), member.body.span);
        let prose = &member.body.prose;
        let said = phrase::read_with_bullets(prose, &member.bullets, around);
        let read_only = member.mode == Mode::ReadOnly;
        for statement in said.statements {
            let said_outright = matches!(
                statement.claim,
                Claim::Type(_)
                    | Claim::Nesting(_)
                    | Claim::Presence(_)
                    | Claim::Block(_)
                    | Claim::Computed(_)
            );
            let about_values =
                matches!(statement.claim, Claim::Rule { .. } | Claim::Default { .. } | Claim::ForceNew(_));
            if said_outright || (read_only && about_values) {
                continue;
            }
            let at = prose.location(self.file, statement.range);
            self.facts.push(Fact::new(subject.clone(), statement.claim, statement.evidence, at));
        }
        for range in said.unread.into_iter().filter(|range| range.start > 0 && !read_only) {
            let note = prose.as_str().get(range.clone()).unwrap_or_default().trim().to_owned();
            if !note.is_empty() {
                let at = prose.location(self.file, range);
                self.facts.push(Fact::new(subject.clone(), Claim::Note(note), Evidence::Phrase, at));
            }
        }
        if said.values_behind_link {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::ValuesBehindLink,
                    format!("the values of `{}` are stated behind a link only", member.name),
                    self.file.location(member.body.span),
                )
                .help("state the values in an overlay if they should be checked"),
            );
        }
    }
}
