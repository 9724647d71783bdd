//! Facts from the text between lists: callouts and paragraphs.

use super::super::link::{Reached, Side};
use super::super::outline::{DeclaredField, Definition, Remark};
use super::super::reading::distinct;
use super::super::reference;
use super::Emitter;
use crate::facts::{Claim, Subject};
use crate::model::{BlockId, BlockSyntax, Evidence, Nesting};
use crate::phrase::{self, CalloutSubject, Surroundings};
use std::sync::Arc;

impl Emitter<'_, '_> {
    pub(super) fn remarks(&mut self, id: &BlockId, reached: &Reached, definition: &Definition<'_>) {
        if definition.remarks.is_empty() {
            return;
        }
        let siblings = distinct(definition.fields.iter().map(DeclaredField::own_name));
        for remark in &definition.remarks {
            self.remark(id, reached, definition, &siblings, remark);
        }
    }

    fn remark(
        &mut self,
        id: &BlockId,
        reached: &Reached,
        definition: &Definition<'_>,
        siblings: &[&str],
        remark: &Remark<'_>,
    ) {
        let (file, side) = (self.page.file, reached.side);
        let text = remark.text.text();
        // A callout below a bullet is about the bullet when it names its argument, else about the block.
        let before =
            remark.after.checked_sub(1).and_then(|i| definition.fields.get(i)).map(DeclaredField::own_name);
        let own =
            |name: &str| text.contains(&format!("`{name}`")) || phrase::speaks_of_this(&remark.text.prose);
        let named = before.filter(|name| remark.callout && own(name));
        if side == Side::Arguments {
            let outer: &[&str] = if id.is_root() { &[] } else { &self.outer };
            let subject = named.unwrap_or_default();
            let place = self.page.places.place(reached.definition);
            let around = Surroundings { subject, siblings, roots: &self.roots, outer, place };
            for (subject, statement) in phrase::read_callout(&remark.text.prose, &around) {
                let subject = match subject {
                    CalloutSubject::Block => Subject::Block(id.clone()),
                    CalloutSubject::Argument(name) if siblings.contains(&name.as_str()) => {
                        Subject::Argument(id.clone(), name)
                    }
                    CalloutSubject::Argument(_) => continue,
                };
                let at = remark.text.prose.location(file, statement.range.clone());
                self.push(&Arc::new(subject), statement.claim, statement.evidence, at);
            }
        }
        if let (Some(name), Side::Arguments) = (named, side)
            && (phrase::as_blocks(remark.text) || phrase::is_set_to_nothing(text, name))
        {
            let subject = Arc::new(Subject::Argument(id.clone(), name.to_owned()));
            let at = file.location(remark.text.span);
            self.push(&subject, Claim::Syntax(BlockSyntax::Object), Evidence::Declaration, at.clone());
            self.push(&subject, Claim::Nesting(Nesting::List), Evidence::Declaration, at);
        }
        if side == Side::Attributes && id.is_root() {
            self.reference(definition, remark);
        }
        let note = remark.text.markdown().trim().to_owned();
        if note.is_empty() {
            return;
        }
        let subject = match (named, side) {
            (Some(name), Side::Arguments) => Subject::Argument(id.clone(), name.to_owned()),
            _ => Subject::Block(id.clone()),
        };
        self.push(&Arc::new(subject), Claim::Note(note), Evidence::Phrase, file.location(remark.text.span));
    }

    /// A text that leaves arguments of the resource to another one.
    pub(super) fn arguments_of_another(&mut self, definition: &Definition<'_>) {
        let page = self.page;
        let remarks = definition.remarks.iter().map(|remark| remark.text);
        for text in definition.intros.iter().copied().chain(remarks) {
            if let Some(type_name) = reference::arguments_of(text, &page.title.type_name) {
                let at = page.file.location(text.span);
                let claim = Claim::ArgumentsOf(type_name);
                self.push(&Arc::new(Subject::Resource), claim, Evidence::Phrase, at);
            }
        }
    }

    /// A text that stands for the list of attributes: those of the object, or of each of several objects in the one
    /// attribute that is called like them.
    fn reference(&mut self, definition: &Definition<'_>, remark: &Remark<'_>) {
        let page = self.page;
        let own = page.title.type_name.as_str();
        let Some(type_name) = reference::attributes_of(remark.text, own) else { return };
        let subject = if reference::is_about_several(own, &type_name) {
            let ends_type = |name: &&str| own.strip_suffix(*name).is_some_and(|rest| rest.ends_with('_'));
            let Some(name) = definition.fields.iter().map(DeclaredField::own_name).find(ends_type) else {
                return;
            };
            Subject::Attribute(BlockId::root(), name.to_owned())
        } else {
            Subject::Resource
        };
        let at = page.file.location(remark.text.span);
        self.push(&Arc::new(subject), Claim::AttributesOf(type_name), Evidence::Phrase, at);
    }
}
