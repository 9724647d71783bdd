//! From linked definitions to facts.

mod block_nesting;
mod doubts;
mod field;
mod prose_between;
mod unmarked;

use super::ids::{self, Ids};
use super::link::{Links, Reached, Side, Target};
use super::outline::{DeclaredField, Definition, DefinitionIndex, Outline};
use super::place::Places;
use super::reading::{self, FieldReading, distinct};
use super::title::Title;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, Fact, LinkReason, Subject};
use crate::model::{BlockId, Evidence, Presence};
use crate::phrase;
use crate::source::{Location, SourceFile};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most members of a section that belongs to nothing whose places are told.
const MOST_MEMBERS: usize = 256;

/// How many facts there are of a field, about.
const FACTS_OF_A_FIELD: usize = 6;

/// What the facts of a page are made of.
pub(super) struct Page<'p, 'd> {
    pub(super) file: &'p SourceFile,
    pub(super) title: &'p Title,
    pub(super) outline: &'p Outline<'d>,
    pub(super) readings: &'p [Vec<FieldReading>],
    pub(super) links: &'p Links,
    pub(super) places: &'p Places,
}

/// Writes the facts of all blocks that the roots lead to, and reports the sections that they do not lead to.
pub(super) fn blocks(page: &Page<'_, '_>, facts: &mut Vec<Fact>, diagnostics: &mut Diagnostics) {
    let mut ids = Ids::default();
    let of_definition = ids::of_definitions(page.outline, page.links, &mut ids);
    facts.reserve(FACTS_OF_A_FIELD * page.outline.definitions.iter().map(|d| d.fields.len()).sum::<usize>());
    let roots = root_names(page.outline);
    let outer = reading::outer(page.outline);
    let declared =
        page.outline.definitions.iter().flat_map(|d| &d.fields).map(DeclaredField::own_name).collect();
    let arguments = page.outline.definitions.get(Outline::ARGUMENTS);
    let arguments = arguments.into_iter().flat_map(|d| &d.fields).map(DeclaredField::own_name).collect();
    let mut emitter = Emitter {
        page,
        ids,
        of_definition,
        children: BTreeMap::new(),
        roots,
        outer,
        declared,
        arguments,
        facts,
        diagnostics,
    };
    for reached in &page.links.order {
        emitter.definition(reached);
    }
    emitter.unlinked();
}

/// The names that are declared at the root.
pub(super) fn root_names<'p>(outline: &'p Outline<'_>) -> Vec<&'p str> {
    let roots = [Outline::ARGUMENTS, Outline::ATTRIBUTES];
    let definitions = roots.iter().filter_map(|root| outline.definitions.get(*root));
    distinct(definitions.flat_map(|definition| definition.fields.iter().map(DeclaredField::own_name)))
}

struct Emitter<'p, 'd> {
    page: &'p Page<'p, 'd>,
    ids: Ids,
    of_definition: BTreeMap<DefinitionIndex, BlockId>,
    /// Blocks by the block and the name that they stand under.
    children: BTreeMap<(BlockId, String), BlockId>,
    roots: Vec<&'p str>,
    /// Those of them that text of a block can mean by their names alone.
    outer: Vec<&'p str>,
    /// The names that some list of the page declares.
    declared: BTreeSet<&'p str>,
    /// Those that the list of the resource's own arguments has.
    arguments: BTreeSet<&'p str>,
    facts: &'p mut Vec<Fact>,
    diagnostics: &'p mut Diagnostics,
}

impl<'p> Emitter<'p, '_> {
    fn push(&mut self, subject: &Arc<Subject>, claim: Claim, evidence: Evidence, at: Location) {
        self.facts.push(Fact::new(Arc::clone(subject), claim, evidence, at));
    }

    fn definition(&mut self, reached: &Reached) {
        let page = self.page;
        let Some(definition) = page.outline.definitions.get(reached.definition) else { return };
        let id = self.id(reached.definition);
        let block = Arc::new(Subject::Block(id.clone()));
        if definition.label.is_some() || !definition.fields.is_empty() {
            self.push(&block, Claim::Described, Evidence::Section, page.file.location(definition.at));
        }
        if reached.path.is_empty() && definition.label.is_some() {
            self.sorted(definition);
        }
        let readings = page.readings.get(reached.definition).map(Vec::as_slice).unwrap_or_default();
        let targets = page.links.targets.get(reached.definition).map(Vec::as_slice).unwrap_or_default();
        let intros: Vec<phrase::ListIntro> =
            definition.intros.iter().map(|intro| phrase::read_list_intro(&intro.prose)).collect();
        for (i, field) in definition.fields.iter().enumerate() {
            let (Some(reading), Some(target)) = (readings.get(i), targets.get(i)) else { continue };
            // What Terraform reads itself is nothing of the type, although a page may recommend it, and what is not there yet is
            // nothing either.
            let reserved = id.is_root() && self.page.title.kind.reserves(field.own_name());
            if reserved || phrase::says_missing(reading.prose().as_str()) {
                continue;
            }
            let intro =
                field.intro.and_then(|intro| Some((*definition.intros.get(intro)?, intros.get(intro)?)));
            self.field(&id, reached.side, field, reading, *target, intro);
        }
        if reached.definition == Outline::ARGUMENTS {
            self.unmarked(&id, definition, readings);
            self.arguments_of_another(definition);
        }
        for unlisted in page.links.unlisted.get(&reached.definition).into_iter().flatten() {
            self.unlisted(&id, reached.side, *unlisted);
        }
        if reached.side == Side::Arguments {
            self.groups(&block, definition, &intros);
        }
        self.remarks(&id, reached, definition);
    }

    /// A block that no list declares, but a section of its own.
    fn unlisted(&mut self, id: &BlockId, side: Side, index: DefinitionIndex) {
        let page = self.page;
        let Some(definition) = page.outline.definitions.get(index) else { return };
        let subject = Self::subject(id, side, definition.name());
        let at = page.file.location(definition.at);
        self.push(&subject, Claim::Declared, Evidence::Section, at.clone());
        let required = |intro: &&&crate::markdown::Inline| intro.text().contains("block is required");
        if let Some(intro) = definition.intros.iter().find(required) {
            let at = page.file.location(intro.span);
            self.push(&subject, Claim::Presence(Presence::Required), Evidence::ListIntro, at);
        }
        let child = self.id(index);
        self.push(&subject, Claim::Block(child), Evidence::Section, at.clone());
        self.push(&subject, Claim::LinkedBy(LinkReason::OwnSection), Evidence::Section, at.clone());
        self.repeated_by_section(
            &subject,
            definition.name(),
            Target::Described(index, LinkReason::OwnSection),
        );
        match side {
            Side::Attributes => self.computed_block(&subject, &at),
            Side::Arguments => {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::UnlinkedSection,
                        format!("no list declares `{}`, which this section describes", definition.name()),
                        at.clone(),
                    )
                    .label("taken for a block of the section above it")
                    .help("list the block among the arguments that it belongs to"),
                );
                // Only the name can say how often it may stand.
                let empty = crate::prose::Prose::new();
                let around = phrase::Surroundings {
                    subject: definition.name(),
                    siblings: &[],
                    roots: &[],
                    outer: &[],
                    place: None,
                };
                for statement in phrase::read_description(&empty, &around).statements {
                    self.statement(&subject, side, true, &statement, at.clone());
                }
            }
        }
    }

    /// A section whose heading only sorts arguments of the resource.
    fn sorted(&mut self, definition: &Definition<'_>) {
        self.diagnostics.push(
            Diagnostic::new(
                Code::UnlinkedSection,
                format!("no argument or attribute refers to this section about `{}`", definition.name()),
                self.page.file.location(definition.at),
            )
            .label("its arguments are taken for those of the resource itself")
            .help("if it describes a block, list the block among the arguments"),
        );
    }

    fn id(&self, definition: DefinitionIndex) -> BlockId {
        self.of_definition.get(&definition).cloned().unwrap_or_else(BlockId::root)
    }

    /// Groups that an intro makes of its whole list: "One of the following is required:".
    fn groups(&mut self, block: &Arc<Subject>, definition: &Definition<'_>, intros: &[phrase::ListIntro]) {
        for (i, (intro, said)) in definition.intros.iter().zip(intros).enumerate() {
            let Some(kind) = said.group else { continue };
            let arguments: Vec<String> = definition
                .fields
                .iter()
                .filter(|field| field.intro == Some(i))
                .map(|field| field.own_name().to_owned())
                .collect();
            if arguments.len() > 1 {
                let text = intro.text().trim().to_owned();
                let at = self.page.file.location(intro.span);
                self.push(block, Claim::Group { kind, arguments, when: None, text }, Evidence::ListIntro, at);
            }
        }
    }

    /// Sections that belong to nothing.
    fn unlinked(&mut self) {
        let mut suggestions = 0;
        let mut told = BTreeSet::new();
        let definitions = self.page.outline.definitions.iter().enumerate();
        let (nested, own): (Vec<_>, Vec<_>) = definitions.partition(|(_, definition)| definition.nested);
        for (i, definition) in own.into_iter().chain(nested) {
            if self.of_definition.contains_key(&i) || definition.fields.is_empty() || told.contains(&i) {
                continue;
            }
            let Some(label) = &definition.label else { continue };
            let names: Vec<String> = label.paths.iter().map(|path| format!("`{}`", path.join("."))).collect();
            let candidates =
                self.page.outline.definitions.iter().flat_map(|d| &d.fields).map(|f| f.own_name());
            // A page of thousands of such sections has another fault than their names.
            suggestions += 1;
            let nearest = (suggestions <= 100)
                .then(|| crate::suggest::nearest(label.name(), candidates.take(2_000)))
                .flatten();
            let help = match nearest {
                Some(nearest) => {
                    format!("if it describes `{nearest}`, name it so or link to the section from there")
                }
                None => "list the block among the arguments that it belongs to".to_owned(),
            };
            let lost = self.lost(definition, &mut told);
            let message =
                format!("no argument or attribute refers to this section about {}", names.join(", "));
            let at = self.page.file.location(definition.at);
            let unlinked = Diagnostic::new(Code::UnlinkedSection, message, at)
                .label(format!("{} members are not used", lost.len()));
            let lines = lost.into_iter().take(MOST_MEMBERS);
            self.diagnostics.push(lines.fold(unlinked, |unlinked, at| unlinked.also(at, "")).help(help));
        }
    }

    /// Where the members of a section that belongs to nothing are declared, with those of the lists nested in it,
    /// which are told with it.
    fn lost(&self, definition: &Definition<'_>, told: &mut BTreeSet<DefinitionIndex>) -> Vec<Location> {
        let mut places = Vec::new();
        let mut open = vec![definition.fields.iter()];
        while let Some(fields) = open.last_mut() {
            let Some(field) = fields.next() else {
                open.pop();
                continue;
            };
            places.push(field.text.prose.location(self.page.file, field.name.clone()));
            let nested = field.nested.filter(|index| !self.of_definition.contains_key(index));
            // Each list once.
            let nested = nested.filter(|index| told.insert(*index));
            open.extend(
                nested.and_then(|index| Some(self.page.outline.definitions.get(index)?.fields.iter())),
            );
        }
        places
    }

    /// A block that nothing describes.
    fn undescribed(&mut self, name: &str, at: Location) {
        self.diagnostics.push(
            Diagnostic::new(
                Code::UndescribedBlock,
                format!("`{name}` is called a block, but is described nowhere"),
                at,
            )
            .help("add a section that names it, or describe its members in an overlay"),
        );
    }

    /// The subject of a field on one side of a block.
    fn subject(id: &BlockId, side: Side, name: &str) -> Arc<Subject> {
        Arc::new(match side {
            Side::Arguments => Subject::Argument(id.clone(), name.to_owned()),
            Side::Attributes => Subject::Attribute(id.clone(), name.to_owned()),
        })
    }
}

/// The definition of a target, if it has one.
const fn described(target: Target) -> Option<DefinitionIndex> {
    match target {
        Target::Described(index, _) => Some(index),
        Target::Plain | Target::Undescribed => None,
    }
}
