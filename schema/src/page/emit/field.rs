//! Facts about one declared name.

use super::super::link::{Side, Target};
use super::super::outline::DeclaredField;
use super::super::reading::FieldReading;
use super::super::reference;
use super::{Emitter, described, doubts};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Claim, LinkReason, Subject};
use crate::markdown::{Content, Inline};
use crate::model::{
    BlockId, BlockSyntax, Bounds, Check, Condition, Deprecation, Evidence, Nesting, Presence, ResourceKind,
    Type,
};
use crate::phrase::{self, ListIntro, Statement, Surroundings};
use crate::source::Location;
use std::sync::Arc;

impl Emitter<'_, '_> {
    pub(super) fn field(
        &mut self,
        id: &BlockId,
        side: Side,
        field: &DeclaredField<'_>,
        reading: &FieldReading,
        target: Target,
        intro: Option<(&Inline, &ListIntro)>,
    ) {
        let file = self.page.file;
        let at = field.text.prose.location(file, field.name.clone());
        let side = if side == Side::Arguments && is_read_only(reading) { Side::Attributes } else { side };
        if side == Side::Attributes && id.is_root() {
            self.settable_attribute(field, reading, target, &at);
        }
        let id = self.enter(id, side, &field.path, &at);
        let name = field.own_name();
        let subject = Self::subject(&id, side, name);
        let evidence = declared_by(field, intro);
        self.push(&subject, Claim::Declared, evidence, at.clone());
        if side == Side::Arguments
            && let Some((intro, said)) = intro
        {
            self.intro(&subject, intro, said);
        }
        if side == Side::Arguments && is_single_member(field) {
            self.push(&subject, Claim::Presence(Presence::Required), Evidence::Phrase, at.clone());
        }
        let case = intro.and_then(|(intro, _)| phrase::case_of_intro(intro.text()));
        let is_block = target != Target::Plain;
        let nesting = self.block_nesting(name, reading, target);
        for (prose, statement) in reading.statements() {
            if is_block && nesting.outspeaks(name, prose.as_str(), statement) {
                continue;
            }
            // What only the name says stands where the name stands.
            let by_name = statement.evidence == Evidence::Name;
            let place = if by_name { at.clone() } else { prose.location(file, statement.range.clone()) };
            if let Some(condition) = case.as_ref().filter(|_| demands(&statement.claim)) {
                self.required_in_case(&subject, condition, intro, statement.evidence, place);
                continue;
            }
            self.statement(&subject, side, is_block, statement, place);
        }
        self.block(&id, &subject, side, field, reading, target, &at);
        if side == Side::Attributes
            && target == Target::Plain
            && let Some(of) = reference::attributes_of(&reading.body, &self.page.title.type_name)
        {
            let place = file.location(reading.body.span);
            self.push(&subject, Claim::AttributesOf(of), Evidence::Phrase, place);
        }
        self.texts(&subject, field, reading, side);
        self.diagnostics.extend(doubts::of(file, name, reading));
        let only_read = side == Side::Attributes && id.is_root() && !self.arguments.contains(name);
        if only_read && self.page.title.kind == ResourceKind::Resource {
            self.diagnostics.extend(doubts::marked_attribute(file, name, reading));
        }
        if reading.said.values_behind_link {
            let place = file.location(reading.body.span);
            self.diagnostics.push(
                Diagnostic::new(
                    Code::ValuesBehindLink,
                    format!("the values of `{name}` are stated behind a link only"),
                    place,
                )
                .help("state the values in an overlay if they should be checked"),
            );
        }
    }

    /// A demand within a list that is there for a case only: the argument can be left out otherwise.
    fn required_in_case(
        &mut self,
        subject: &Arc<Subject>,
        case: &str,
        intro: Option<(&Inline, &ListIntro)>,
        evidence: Evidence,
        at: Location,
    ) {
        self.push(subject, Claim::Presence(Presence::Optional), evidence, at.clone());
        let when = Some(Condition::Words(case.to_owned()));
        let text = intro.map(|(intro, _)| intro.text().trim().to_owned()).unwrap_or_default();
        self.push(
            subject,
            Claim::Rule { check: Box::new(Check::Required), when, text },
            Evidence::ListIntro,
            at,
        );
    }

    /// Some attributes of a data source can be set although its page lists them as attributes only: `tags`, and what is
    /// marked as optional there. Blocks are marked so where their text was copied from the resource.
    fn settable_attribute(
        &mut self,
        field: &DeclaredField<'_>,
        reading: &FieldReading,
        target: Target,
        at: &Location,
    ) {
        let kind = self.page.title.kind;
        let marked = || {
            let mut claims =
                reading.markers.iter().flat_map(|(_, said)| said.statements.iter().map(|said| &said.claim));
            // "(Required only by …)" is no mere option.
            let optional = |claim: &Claim| *claim == Claim::Presence(Presence::Optional);
            let conditional = |claim: &Claim| matches!(claim, Claim::Rule { .. });
            kind == ResourceKind::DataSource
                && target == Target::Plain
                && claims.clone().any(optional)
                && !claims.any(conditional)
        };
        let evidence = if kind.can_set_attribute(field.own_name()) && target == Target::Plain {
            Evidence::Name
        } else if marked() {
            Evidence::Marker
        } else {
            return;
        };
        if field.path.len() == 1 {
            let subject = Arc::new(Subject::Argument(BlockId::root(), field.own_name().to_owned()));
            self.push(&subject, Claim::Declared, evidence, at.clone());
            self.push(&subject, Claim::Presence(Presence::Optional), evidence, at.clone());
            self.push(&subject, Claim::Computed(true), evidence, at.clone());
        }
    }

    /// The block that a path of a declared name ends in: `a.b` declares the `b` of the block of `a`.
    fn enter(&mut self, id: &BlockId, side: Side, path: &[String], at: &Location) -> BlockId {
        let Some((_, parents)) = path.split_last() else { return id.clone() };
        let mut id = id.clone();
        for (depth, parent) in parents.iter().enumerate() {
            let key = (id, parent.clone());
            id = match self.children.get(&key) {
                Some(child) => child.clone(),
                None => {
                    let child = self.ids.unique(path.get(..=depth).unwrap_or_default());
                    self.children.insert(key.clone(), child.clone());
                    let (id, _) = key;
                    let subject = Self::subject(&id, side, parent);
                    self.push(&subject, Claim::Declared, Evidence::Section, at.clone());
                    self.push(&subject, Claim::Block(child.clone()), Evidence::Section, at.clone());
                    self.push(&subject, Claim::LinkedBy(LinkReason::Path), Evidence::Section, at.clone());
                    self.push(
                        &Arc::new(Subject::Block(child.clone())),
                        Claim::Described,
                        Evidence::Section,
                        at.clone(),
                    );
                    if side == Side::Attributes {
                        self.computed_block(&subject, at);
                    }
                    child
                }
            };
        }
        id
    }

    fn intro(&mut self, subject: &Arc<Subject>, intro: &Inline, said: &ListIntro) {
        let at = self.page.file.location(intro.span);
        if let Some(presence) = said.presence {
            self.push(subject, Claim::Presence(presence), Evidence::ListIntro, at.clone());
        }
        if said.deprecated {
            let deprecation = Deprecation { text: intro.text().trim().to_owned(), replacement: None };
            self.push(subject, Claim::Deprecated(deprecation), Evidence::ListIntro, at);
        }
    }

    /// One statement of the phrase grammar, as far as it fits what the name is.
    pub(super) fn statement(
        &mut self,
        subject: &Arc<Subject>,
        side: Side,
        is_block: bool,
        statement: &Statement,
        at: Location,
    ) {
        let evidence = statement.evidence;
        let claim = match &statement.claim {
            // "A list of …" on a block says how often it may stand, "a map of …" only what its members make up.
            Claim::Type(ty) if is_block && evidence != Evidence::Name => match ty {
                Type::List(_) => Claim::Nesting(Nesting::List),
                Type::Set(_) => Claim::Nesting(Nesting::Set),
                _ => return,
            },
            Claim::Type(_) if is_block => return,
            // That there is at most one is how its block nests.
            claim if is_block && matches!(claim.check(), Some(Check::Items(Bounds { max: Some(1), .. }))) => {
                return;
            }
            Claim::Nesting(_) if !is_block => return,
            // "A block that tells …" is a list of one object where it is only read.
            Claim::Nesting(Nesting::Single) if side == Side::Attributes => return,
            // A default or a rule says nothing about what is only read.
            Claim::Presence(_)
            | Claim::Computed(_)
            | Claim::Rule { .. }
            | Claim::Default { .. }
            | Claim::ForceNew(_)
            | Claim::WriteOnly(_)
                if side == Side::Attributes =>
            {
                return;
            }
            claim => claim.clone(),
        };
        self.push(subject, claim, evidence, at);
    }

    #[expect(clippy::too_many_arguments, reason = "one declaration in all its aspects")]
    fn block(
        &mut self,
        parent: &BlockId,
        subject: &Arc<Subject>,
        side: Side,
        field: &DeclaredField<'_>,
        reading: &FieldReading,
        target: Target,
        at: &Location,
    ) {
        let place = self.page.file.location(field.text.span);
        match target {
            Target::Plain => return,
            Target::Described(_, reason) => {
                let Some(id) = described(target).map(|index| self.id(index)) else { return };
                self.children.insert((parent.clone(), field.own_name().to_owned()), id.clone());
                self.push(subject, Claim::Block(id), Evidence::Section, place.clone());
                self.push(subject, Claim::LinkedBy(reason), Evidence::Section, place.clone());
                self.repeated_by_section(subject, field.own_name(), target);
                if reason == LinkReason::Operator && side == Side::Arguments {
                    // `not` is about one block, `and` and `or` are about several.
                    let nesting = if field.own_name() == "not" { Nesting::Single } else { Nesting::List };
                    self.push(subject, Claim::Nesting(nesting), Evidence::Name, at.clone());
                }
            }
            Target::Undescribed => {
                let ids = &mut self.ids;
                let key = (parent.clone(), field.own_name().to_owned());
                let id = self.children.entry(key).or_insert_with(|| ids.unique(&field.path)).clone();
                self.push(subject, Claim::Block(id), Evidence::Phrase, place.clone());
                self.undescribed(field.own_name(), at.clone());
            }
        }
        if phrase::as_blocks(&reading.body)
            || phrase::is_set_to_nothing(reading.body.text(), field.own_name())
        {
            // Stated outright, and it holds although examples write such a value like a block.
            let stated = self.page.file.location(reading.body.span);
            self.push(subject, Claim::Syntax(BlockSyntax::Object), Evidence::Declaration, stated.clone());
            // There are several of it: a list, unless the same text says that it is a set.
            let is_set = |(_, said): (_, &Statement)| said.claim == Claim::Nesting(Nesting::Set);
            let nesting = if reading.statements().any(is_set) { Nesting::Set } else { Nesting::List };
            self.push(subject, Claim::Nesting(nesting), Evidence::Declaration, stated);
        }
        let says_nesting = |statement: &Statement| matches!(statement.claim, Claim::Nesting(_));
        match side {
            Side::Attributes => self.computed_block(subject, at),
            Side::Arguments if !reading.statements().any(|(_, statement)| says_nesting(statement)) => {
                self.push(subject, Claim::Nesting(Nesting::Single), Evidence::Assumed, place);
            }
            Side::Arguments => {}
        }
    }

    /// What is only read is written as a value, and nearly always a list.
    pub(super) fn computed_block(&mut self, subject: &Arc<Subject>, at: &Location) {
        self.push(subject, Claim::Syntax(BlockSyntax::Attribute), Evidence::Assumed, at.clone());
        self.push(subject, Claim::Nesting(Nesting::List), Evidence::Assumed, at.clone());
    }

    /// The text as description, and every sentence that nothing was made of as a note.
    fn texts(
        &mut self,
        subject: &Arc<Subject>,
        field: &DeclaredField<'_>,
        reading: &FieldReading,
        side: Side,
    ) {
        let file = self.page.file;
        let description = reading.body.markdown();
        if !description.trim().is_empty() {
            let at = file.location(reading.body.span);
            self.push(subject, Claim::Description(description.trim().to_owned()), Evidence::Phrase, at);
        }
        if side == Side::Attributes {
            return;
        }
        let text = reading.prose().as_str();
        for range in &reading.said.unread {
            // The first sentence is what the argument is for, and never more than that.
            if range.start == 0 {
                continue;
            }
            let sentence = text.get(range.clone()).unwrap_or_default().trim();
            if !sentence.is_empty() {
                let at = reading.prose().location(file, range.clone());
                self.push(subject, Claim::Note(sentence.to_owned()), Evidence::Phrase, at);
            }
        }
        for content in field.rest() {
            match content {
                Content::Callout(text) => self.callout_of_field(subject, field, side, text),
                Content::List(list) if field.nested.is_none() => {
                    for text in list.items.iter().filter_map(crate::markdown::Item::text) {
                        let at = file.location(text.span);
                        self.push(
                            subject,
                            Claim::Note(text.markdown().trim().to_owned()),
                            Evidence::Phrase,
                            at,
                        );
                    }
                }
                _ => {}
            }
        }
    }

    /// A callout inside a bullet goes on with the bullet's text.
    fn callout_of_field(
        &mut self,
        subject: &Arc<Subject>,
        field: &DeclaredField<'_>,
        side: Side,
        text: &Inline,
    ) {
        let file = self.page.file;
        let around = Surroundings {
            subject: field.own_name(),
            siblings: &[],
            roots: &self.roots,
            outer: &[],
            place: None,
        };
        let said = phrase::read_description(&text.prose, &around);
        for statement in &said.statements {
            if !matches!(statement.claim, Claim::Type(_) | Claim::Nesting(_)) {
                let at = text.prose.location(file, statement.range.clone());
                self.statement(subject, side, false, statement, at);
            }
        }
        let at = file.location(text.span);
        self.push(subject, Claim::Note(text.markdown().trim().to_owned()), Evidence::Phrase, at);
    }
}

/// Whether a text says that its block has this one member: "Contains a single `values` item". There is no such block
/// without it.
fn is_single_member(field: &DeclaredField<'_>) -> bool {
    let before = field.text.text().get(..field.name.start).unwrap_or_default();
    field.item.is_none() && before.trim_end_matches('`').ends_with("ontains a single ")
}

fn demands(claim: &Claim) -> bool {
    *claim == Claim::Presence(Presence::Required)
}

/// Whether the markers say that a name among arguments is only read.
fn is_read_only(reading: &FieldReading) -> bool {
    let mut claims = reading.markers.iter().flat_map(|(_, said)| said.statements.iter().map(|s| &s.claim));
    let says = |wanted: fn(&Claim) -> bool| move |claim: &Claim| wanted(claim);
    let computed = claims.clone().any(says(|claim| *claim == Claim::Computed(true)));
    computed && !claims.any(|claim| matches!(claim, Claim::Presence(_)))
}

/// The evidence that a name is declared.
fn declared_by(field: &DeclaredField<'_>, intro: Option<(&Inline, &ListIntro)>) -> Evidence {
    if !field.declaration.markers.is_empty() {
        Evidence::Marker
    } else if intro.is_some_and(|(_, said)| said.announces_arguments) {
        Evidence::ListIntro
    } else if field.item.is_none() {
        Evidence::Phrase
    } else {
        Evidence::Section
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::facts::{Claim, DocumentFacts, Subject};
    use crate::model::{Check, Presence};
    use crate::source::SourceFile;

    fn facts(text: &str) -> DocumentFacts {
        let text = format!("# Resource: acme_box\n\n## Argument Reference\n\n{text}");
        crate::page::read(&SourceFile::new("box.md", text), &mut Diagnostics::new()).expect("a page")
    }

    /// What is said of the presence of an argument.
    fn presence(facts: &DocumentFacts, name: &str) -> Vec<Presence> {
        let about = |subject: &Subject| matches!(subject, Subject::Argument(_, own) if own == name);
        let claims = facts.facts.iter().filter(|fact| about(&fact.subject)).map(|fact| &fact.claim);
        claims.filter_map(|claim| if let Claim::Presence(p) = claim { Some(*p) } else { None }).collect()
    }

    #[test]
    fn a_single_member_must_be_there() {
        let page = "* `lid` - (Optional) Contains a single `sizes` item which is a list of sizes.\n";
        assert_eq!(presence(&facts(page), "sizes"), [Presence::Required]);
        let page =
            "* `lid` - (Optional) Object that contains an attribute `sizes` that contains a list of sizes.\n";
        assert_eq!(presence(&facts(page), "sizes"), []);
    }

    #[test]
    fn what_a_data_source_marks_as_optional_can_be_set() {
        let settable = |title: &str, text: &str| {
            let text = format!("# {title}: acme_box\n\n## Attributes Reference\n\n{text}");
            let facts = crate::page::read(&SourceFile::new("box.md", text), &mut Diagnostics::new());
            let known = ["colour", "tags"];
            let own =
                |subject: &Subject| matches!(subject, Subject::Argument(_, name) if known.contains(&&**name));
            facts
                .expect("a page")
                .facts
                .iter()
                .any(|fact| own(&fact.subject) && fact.claim == Claim::Declared)
        };
        let marked = "* `colour` - (Optional) Colour of the box.\n";
        assert!(settable("Data Source", marked));
        assert!(!settable("Resource", marked));
        assert!(!settable("Data Source", "* `colour` - Colour of the box.\n"));
        let block = "* `colour` - (Optional) Colours of the box:\n  * `lid` - Colour of the lid.\n";
        assert!(!settable("Data Source", block));
        assert!(!settable("Data Source", "* `colour` - (Required only by `acme_lid`) Colour of the box.\n"));
        assert!(settable("Data Source", "* `tags` - Tags of the box.\n"));
        assert!(!settable("Data Source", "* `tags` - Tags of the box:\n  * `key` - Key of the tag.\n"));
    }

    #[test]
    fn what_terraform_keeps_for_itself_is_no_argument() {
        let page = "* `depends_on` - (Optional) What is made before.\n* `lid` - (Optional) Block of the lid:\n  \
                    * `count` - (Optional) Number of lids.\n";
        let declared = |name: &str| {
            let named = |subject: &Subject| matches!(subject, Subject::Argument(_, own) if own == name);
            facts(page).facts.iter().any(|fact| fact.claim == Claim::Declared && named(&fact.subject))
        };
        assert!(!declared("depends_on"));
        assert!(declared("lid") && declared("count"), "in a block it is a name like any other");
    }

    #[test]
    fn a_list_for_a_case_demands_in_that_case() {
        let facts = facts(
            "* `kind` - (Required) Kind.\n\nIf you choose a __key__ you will have to provide:\n\n\
             * `key_id` - (Required) Id of the key.\n",
        );
        assert_eq!(presence(&facts, "kind"), [Presence::Required]);
        assert_eq!(presence(&facts, "key_id"), [Presence::Optional]);
        let demanded = |claim: &Claim| matches!(claim, Claim::Rule { check, when: Some(_), .. } if **check == Check::Required);
        assert!(facts.facts.iter().any(|fact| demanded(&fact.claim)));
    }
}
