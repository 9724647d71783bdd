//! Walks the sections and makes a definition of every list of declarations.

mod each;
mod members;

pub(in super::super) use members::{is_told, names_of};

use super::super::declaration;
use super::super::label::{self, Heading, KnownNames, Label};
use super::super::part::PagePart;
use super::super::pointer;
use super::prose;
use super::shown::Shown;
use super::split::split;
use super::values::{Setting, declarations};
use super::{DeclaredField, Definition, DefinitionIndex, Outline, Remark};
use super::{catalogue, inside, same};
use crate::markdown::{Content, Document, Inline, List, Section};
use crate::phrase;
use crate::source::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many lists of members that only examples prove make a habit of it.
const FEW_LISTS: usize = 2;

/// Collects the definitions of all sections about arguments and attributes.
pub(in super::super) fn collect<'d>(document: &'d Document, parts: &[PagePart]) -> Outline<'d> {
    let mut collector = Collector {
        outline: Outline::default(),
        known: KnownNames::default(),
        headings: Vec::new(),
        labelled: BTreeMap::new(),
        nests_in_words: false,
    };
    for part in [PagePart::Arguments, PagePart::Attributes] {
        collector.define(None, part, 0, Outline::ARGUMENTS, Span::default());
    }
    let sections = || document.sections.iter().enumerate().zip(parts.iter().copied());
    let relevant = |part| matches!(part, PagePart::Arguments | PagePart::Attributes | PagePart::Timeouts);
    // What stands in the sections about arguments shows how to write these.
    let code = sections().filter(|(_, part)| matches!(part, PagePart::Examples | PagePart::Arguments));
    let code = code.flat_map(|((_, section), _)| &section.content).filter_map(|content| match content {
        Content::Fence(fence) => Some(fence.code.as_str()),
        _ => None,
    });
    collector.outline.shown = Shown::of(code);
    let lists = sections().filter(|(_, part)| relevant(*part)).flat_map(|((_, section), _)| &section.content);
    let nesting = lists.map(|content| collector.shown_members(content)).sum::<usize>();
    collector.nests_in_words = nesting >= FEW_LISTS;
    let mut words = Vec::new();
    for ((_, section), _) in sections().filter(|(_, part)| relevant(*part)) {
        section.content.iter().for_each(|content| collector.know(content, Some(&mut words)));
    }
    // Words stand for names that are declared, once all of these are known.
    words.iter().for_each(|words| collector.known.insert_words(words));
    for ((index, section), part) in sections() {
        if relevant(part) {
            let opens = index.checked_sub(1).and_then(|i| parts.get(i)) != Some(&part);
            collector.section(index, section, part, opens);
        }
    }
    catalogue::leave_out(&mut collector.outline, &collector.known);
    same::copy(&mut collector.outline);
    let mut outline = collector.outline;
    let shown = std::mem::take(&mut outline.shown);
    inside::move_in(&mut outline, &shown);
    split(&mut outline);
    Outline { shown, ..outline }
}

struct Collector<'d> {
    outline: Outline<'d>,
    known: KnownNames,
    /// The headings above: level, and the definition that the heading opens or inherits.
    headings: Vec<(u8, DefinitionIndex)>,
    /// Definitions by section and label, for lists that go on with an earlier one of their section.
    labelled: BTreeMap<(usize, Label), DefinitionIndex>,
    /// Whether bullets of this page list members below a bullet without a word that they follow.
    nests_in_words: bool,
}

impl<'d> Collector<'d> {
    /// Notes the names that are declared in lists and paragraphs, and the words by which bullets point to what describes
    /// them.
    fn know(&mut self, content: &Content, mut words: Option<&mut Vec<String>>) {
        let list = match content {
            Content::List(list) => list,
            Content::Paragraph(text) => {
                let names = declared_by(text).into_iter().flat_map(|read| read.names);
                return names.flat_map(|name| name.path).for_each(|part| self.known.insert(&part));
            }
            _ => return,
        };
        for item in &list.items {
            if let Some(text) = item.text()
                && let Some(read) = declaration::read(text.text())
            {
                read.names.iter().flat_map(|name| &name.path).for_each(|part| self.known.insert(part));
                if let Some(words) = &mut words {
                    words.extend(text.text().get(read.body..).and_then(pointer::words));
                }
            }
            item.content.iter().for_each(|content| self.know(content, None));
        }
    }

    fn define(
        &mut self,
        label: Option<Label>,
        part: PagePart,
        section: usize,
        parent: DefinitionIndex,
        at: Span,
    ) -> DefinitionIndex {
        self.outline.definitions.push(Definition::new(label, part, section, parent, at));
        self.outline.definitions.len() - 1
    }

    fn section(&mut self, index: usize, section: &'d Section, part: PagePart, opens: bool) {
        if opens {
            self.headings.clear();
            if let Some(root) =
                self.outline.definitions.get_mut(root(part)).filter(|r| r.at == Span::default())
            {
                root.at = section.title.span;
            }
        }
        self.headings.retain(|(level, _)| *level < section.level);
        let title = section.title.text();
        let mut own = if opens { Heading::Wrapper } else { label::of_heading(title, &self.known) };
        // "Metadata Argument Reference" before anything is declared begins with arguments of the resource: no list could
        // have led to a block of that name.
        let first = self.outline.definitions.get(root(part)).is_some_and(|root| root.fields.is_empty());
        if first && label::sorts_arguments(title) {
            own = Heading::Wrapper;
        }
        if let Heading::Block(label) = &mut own
            && !label.written
            && self.known.find(label.name()).is_none()
            && let Some(shown) = self.outline.shown.called(label.name(), section)
        {
            *label = Label { paths: vec![vec![shown.to_owned()]], written: true };
        }
        if let Heading::Block(label) = &mut own
            && part == PagePart::Attributes
            && !title.contains(['`', '.'])
        {
            // What is read is listed before it is described: a name that no list has is no attribute.
            label.written &= self.known.has(label.name());
        }
        let above = self.headings.last().map_or(root(part), |(_, home)| *home);
        let (part, home) = match own {
            Heading::Block(label) => (part, self.define(Some(label), part, index, above, section.title.span)),
            Heading::Wrapper => self.of_block(index, section, part, above),
        };
        if home != root(part)
            && let Some(definition) = self.outline.definitions.get_mut(home)
        {
            definition.anchors.extend(section.anchors.iter().map(String::as_str));
        }
        self.headings.push((section.level, home));
        // "### Required" leads to its list as a sentence would.
        let heading = part == PagePart::Arguments && !opens && says_presence(&section.title);
        let heading = heading.then_some(&section.title);
        let mut walk = Walk { index, part, home, current: None, heading, pending: Vec::new() };
        for content in &section.content {
            match content {
                Content::Paragraph(text) if self.declares(&walk, text) => {}
                Content::Paragraph(text) => {
                    self.attributes_in(walk.home, text);
                    walk.pending.push(text);
                }
                Content::Callout(text) => {
                    let definition = walk.current.unwrap_or(walk.home);
                    self.remark(definition, text, true);
                }
                Content::List(list) => self.list(&mut walk, list),
                // "For example:" before code leads to the code; what follows goes on with what stood before.
                Content::Fence(_) => {
                    let leads = |text: &&'d Inline| {
                        label::of_intro(text.text(), &self.known).is_none() && !says_that_members_follow(text)
                    };
                    if let Some(text) = walk.pending.pop_if(|text| leads(text)) {
                        self.remark(walk.current.unwrap_or(walk.home), text, false);
                    }
                }
            }
        }
        let last = walk.current.unwrap_or(walk.home);
        for text in walk.pending {
            let label = label::of_intro(text.text(), &self.known);
            match label.filter(|_| walk.home == root(part) && text.text().trim_end().ends_with(':')) {
                // An intro with nothing below it: a block without arguments.
                Some(label) => {
                    self.define(Some(label), part, index, walk.home, text.span);
                }
                None => self.remark(last, text, false),
            }
        }
    }

    /// What a heading without a block's name is about: "Attributes" below the heading of a block begins what is read of it.
    fn of_block(
        &mut self,
        index: usize,
        section: &Section,
        part: PagePart,
        above: DefinitionIndex,
    ) -> (PagePart, DefinitionIndex) {
        let title = section.title.text().trim().to_ascii_lowercase();
        let read = matches!(title.as_str(), "attributes" | "attribute reference" | "attributes reference");
        let label = self.outline.definitions.get(above).and_then(|block| block.label.clone());
        match label.filter(|_| read && part == PagePart::Arguments) {
            Some(label) => {
                let attributes = PagePart::Attributes;
                (
                    attributes,
                    self.define(Some(label), attributes, index, root(attributes), section.title.span),
                )
            }
            None => (part, above),
        }
    }

    /// A paragraph that declares an argument as a bullet does.
    fn declares(&mut self, walk: &Walk<'d>, text: &'d Inline) -> bool {
        let Some(declaration) = declared_by(text).filter(|_| walk.part == PagePart::Arguments) else {
            return false;
        };
        let declaration = Rc::new(declaration);
        let target = walk.current.unwrap_or(walk.home);
        let Some(definition) = self.outline.definitions.get_mut(target) else { return false };
        definition.fields.extend(declaration.names.iter().map(|name| DeclaredField {
            path: name.path.clone(),
            name: name.range.clone(),
            declaration: Rc::clone(&declaration),
            text,
            item: None,
            intro: None,
            nested: None,
            reference: false,
        }));
        true
    }

    fn list(&mut self, walk: &mut Walk<'d>, list: &'d List) {
        let intro = self.intro(walk);
        let label = intro.and_then(|intro| {
            self.each_of_these(walk, intro).or_else(|| label::of_intro(intro.text(), &self.known))
        });
        let announces = intro.is_some_and(announces);
        let setting = Setting {
            lead: intro.map(Inline::text),
            nested: false,
            announced: announces || label.is_some(),
            proven: false,
        };
        let items = declarations(list, setting);
        if items.iter().all(|(item, found)| found.is_none() && !self.holds_declarations(item)) {
            let target = walk.current.unwrap_or(walk.home);
            for text in walk.pending.drain(..).chain(intro) {
                self.remark(target, text, false);
            }
            self.item_remarks(target, list);
            return;
        }
        if label.is_none() && intro.is_some_and(|intro| announces_attributes(intro.text())) {
            // Attributes in the part of the arguments, or below a heading that only says when there are any.
            walk.part = PagePart::Attributes;
            walk.home = Outline::ATTRIBUTES;
        }
        // The list of operations, whatever leads to it: "The `timeouts` block supports the following:".
        if walk.part == PagePart::Timeouts && label.as_ref().is_none_or(|label| label.name() == "timeouts") {
            return;
        }
        let target = match label {
            Some(label) => self.labelled(walk, label, intro),
            // A list that nothing new leads to goes on with what the last one described.
            None if intro.is_none() || !announces => walk.current.unwrap_or(walk.home),
            None => walk.home,
        };
        if walk.part == PagePart::Timeouts && target == root(walk.part) {
            return;
        }
        walk.current = Some(target);
        for text in walk.pending.drain(..) {
            self.remark(target, text, false);
        }
        let intro = intro.and_then(|intro| {
            let definition = self.outline.definitions.get_mut(target)?;
            definition.intros.push(intro);
            definition.anchors.extend(intro.anchors.iter().map(String::as_str));
            if definition.at == Span::default() {
                definition.at = intro.span;
            }
            Some(definition.intros.len() - 1)
        });
        self.fields(target, items, intro);
    }

    /// The paragraph that leads to a list: the last one, or the one before where only that one leads to anything;
    /// the heading where there is none.
    fn intro(&self, walk: &mut Walk<'d>) -> Option<&'d Inline> {
        let leads = |text: &Inline| {
            let colon = text.text().trim_end().ends_with(':');
            colon && (label::of_intro(text.text(), &self.known).is_some() || says_that_members_follow(text))
        };
        if let [.., before, last] = walk.pending.as_slice()
            && !announces(last)
            && leads(before)
        {
            return Some(walk.pending.remove(walk.pending.len() - 2));
        }
        walk.pending.pop().or_else(|| walk.heading.take())
    }

    /// The definition of a label that an intro gives: the section's own, an earlier one of the section, or a new one.
    fn labelled(&mut self, walk: &Walk<'d>, label: Label, intro: Option<&'d Inline>) -> DefinitionIndex {
        let home = self.outline.definitions.get(walk.home);
        let same_name = home.is_some_and(|home| {
            // A heading over the block's own bullet is no description of it yet.
            let declares_it = home.fields.iter().any(|field| field.own_name() == label.name());
            !home.name().is_empty()
                && label.paths.len() == 1
                && label::loose(home.name()) == label::loose(label.name())
                && !declares_it
        });
        if same_name {
            if let Some(home) = self.outline.definitions.get_mut(walk.home) {
                // The intro has the name as it is written; a heading in words only resembles it.
                let better = home.label.as_ref().is_none_or(|l| l.paths.iter().all(|p| p.len() == 1));
                if better {
                    home.label = Some(label);
                }
            }
            return walk.home;
        }
        let key = (walk.index, label.clone());
        if let Some(earlier) = self.labelled.get(&key).copied()
            && !self.declared_after(earlier, label.name())
        {
            return earlier;
        }
        let at = intro.map_or(Span::default(), |intro| intro.span);
        let new = self.define(Some(label), walk.part, walk.index, walk.home, at);
        self.labelled.insert(key, new);
        // A heading in words over a single described block is a name of that block, too.
        let (home_anchors, home_is_empty) =
            self.outline.definitions.get(walk.home).map_or((Vec::new(), false), |home| {
                (
                    home.anchors.clone(),
                    home.label.is_some() && home.fields.is_empty() && home.section == walk.index,
                )
            });
        if home_is_empty && let Some(definition) = self.outline.definitions.get_mut(new) {
            definition.anchors.extend(home_anchors);
        }
        new
    }

    /// Whether a list after a definition declares its name again: the next section of that name is about another block.
    fn declared_after(&self, definition: DefinitionIndex, name: &str) -> bool {
        let later = self.outline.definitions.get(definition + 1..).unwrap_or_default();
        later.iter().flat_map(|definition| &definition.fields).any(|field| field.own_name() == name)
    }

    /// The attributes of the resource that a text of its own is about.
    fn attributes_in(&mut self, home: DefinitionIndex, text: &'d Inline) {
        let found = match home {
            Outline::ARGUMENTS => prose::computed(text),
            Outline::ATTRIBUTES => prose::set_to(text).into_iter().collect(),
            _ => return,
        };
        if let Some(root) = self.outline.definitions.get_mut(Outline::ATTRIBUTES) {
            root.fields.extend(found.into_iter().map(|member| member.field(text)));
        }
    }

    /// Keeps the texts of a list that declares nothing.
    fn item_remarks(&mut self, target: DefinitionIndex, list: &'d List) {
        for content in list.items.iter().flat_map(|item| &item.content) {
            match content {
                Content::Paragraph(text) => {
                    self.attributes_in(target, text);
                    self.remark(target, text, false);
                }
                Content::Callout(text) => self.remark(target, text, true),
                Content::List(list) => self.item_remarks(target, list),
                Content::Fence(_) => {}
            }
        }
    }

    fn remark(&mut self, target: DefinitionIndex, text: &'d Inline, callout: bool) {
        if let Some(definition) = self.outline.definitions.get_mut(target) {
            let after = definition.fields.len();
            definition.remarks.push(Remark { text, callout, after });
        }
    }
}

/// What a paragraph declares as a bullet does; one that leads to a list declares nothing.
fn declared_by(text: &Inline) -> Option<declaration::Declaration> {
    let said = text.text().trim_end();
    let declares = said.starts_with(['`', '*']) && !said.ends_with(':');
    if declares { declaration::read_marked(text.text()) } else { None }
}

/// The state of the walk through one section.
struct Walk<'d> {
    index: usize,
    part: PagePart,
    /// Where lists belong when nothing else is said.
    home: DefinitionIndex,
    /// Where the last list went.
    current: Option<DefinitionIndex>,
    /// The heading, where it leads to the first list.
    heading: Option<&'d Inline>,
    /// Paragraphs since the last list.
    pending: Vec<&'d Inline>,
}

/// The root that lists of a part belong to.
fn root(part: PagePart) -> DefinitionIndex {
    if part == PagePart::Attributes { Outline::ATTRIBUTES } else { Outline::ARGUMENTS }
}

/// Whether a paragraph says that attributes of the resource follow.
fn announces_attributes(intro: &str) -> bool {
    let intro = intro.to_lowercase();
    intro.contains("attribute") && intro.contains("exported") && intro.contains("following")
}

/// Whether a heading says no more than whether what follows must be set.
fn says_presence(title: &Inline) -> bool {
    title.text().split_whitespace().count() <= 2 && phrase::read_list_intro(&title.prose).presence.is_some()
}

/// Whether a paragraph says that declarations follow.
fn announces(intro: &Inline) -> bool {
    intro.text().trim_end().ends_with(':') || says_that_members_follow(intro)
}

/// Whether a paragraph says so in words.
fn says_that_members_follow(intro: &Inline) -> bool {
    phrase::read_list_intro(&intro.prose).announces_arguments
}
