//! Arguments that a page leaves to another resource: "All arguments of `acme_box` are supported, with the addition of:".

use super::copies;
use crate::diagnostic::Diagnostics;
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::{
    Argument, Attribute, Basis, Block, BlockId, BlockType, Evidence, Presence, Resource, Type,
};
use crate::source::Location;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The facts about arguments that documents say are those of another resource, as far as they do not declare them
/// themselves. They stand where the documents of that resource state them.
pub fn borrowed(
    documents: &[&DocumentFacts],
    resources: &BTreeMap<&str, &Resource>,
    diagnostics: &mut Diagnostics,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    for fact in documents.iter().flat_map(|document| &document.facts) {
        let Claim::ArgumentsOf(name) = &fact.claim else { continue };
        if let Some(lender) = resources.get(name.as_str()) {
            Borrower::new(documents, lender, &mut facts).borrow();
        } else {
            diagnostics.push(copies::missing("arguments", name, None, fact));
        }
    }
    facts
}

struct Borrower<'a, 'f> {
    lender: &'a Resource,
    /// What the own documents declare at the root.
    own: BTreeSet<&'a str>,
    /// The blocks of the own documents.
    taken: BTreeSet<&'a BlockId>,
    /// Ids of the lender's blocks, and of their copies.
    copies: BTreeMap<&'a BlockId, BlockId>,
    /// Copies that have no members yet. Blocks can be nested deeper than calls can.
    pending: Vec<(&'a BlockId, BlockId)>,
    facts: &'f mut Vec<Fact>,
}

impl<'a, 'f> Borrower<'a, 'f> {
    fn new(documents: &[&'a DocumentFacts], lender: &'a Resource, facts: &'f mut Vec<Fact>) -> Self {
        let (mut own, mut taken) = (BTreeSet::new(), BTreeSet::new());
        for fact in documents.iter().flat_map(|document| &document.facts) {
            match &*fact.subject {
                Subject::Argument(block, name) | Subject::Attribute(block, name) => {
                    taken.insert(block);
                    if block.is_root() {
                        own.insert(name.as_str());
                    }
                }
                Subject::Block(block) => _ = taken.insert(block),
                Subject::Resource => {}
            }
        }
        Self { lender, own, taken, copies: BTreeMap::new(), pending: Vec::new(), facts }
    }

    fn borrow(mut self) {
        let root = BlockId::root();
        for argument in &self.lender.root.arguments {
            if !self.own.contains(argument.name.as_str()) {
                // What must be set is said by the page that takes them.
                self.argument(&root, argument, Presence::Optional);
            }
        }
        while let Some((definition, id)) = self.pending.pop() {
            if let Some(block) = self.lender.block(definition) {
                self.members(&id, block);
            }
        }
    }

    fn members(&mut self, id: &BlockId, block: &'a Block) {
        let described = Arc::new(Subject::Block(id.clone()));
        for basis in &block.described {
            self.push(&described, Claim::Described, &basis.at);
        }
        for argument in &block.arguments {
            self.argument(id, argument, argument.presence.value);
        }
        for attribute in &block.attributes {
            let Attribute { name, ty, declared, .. } = attribute;
            let subject = Arc::new(Subject::Attribute(id.clone(), name.clone()));
            self.field(&subject, &ty.value, &ty.bases, declared);
        }
    }

    fn argument(&mut self, id: &BlockId, argument: &'a Argument, presence: Presence) {
        let Argument { name, ty, declared, .. } = argument;
        let subject = Arc::new(Subject::Argument(id.clone(), name.clone()));
        let Some(at) = self.field(&subject, &ty.value, &ty.bases, declared) else { return };
        self.push(&subject, Claim::Presence(presence), at);
        if argument.computed.as_ref().is_some_and(|computed| computed.value) {
            self.push(&subject, Claim::Computed(true), at);
        }
        if let Some(description) = &argument.description {
            self.push(&subject, Claim::Description(description.value.clone()), at);
        }
        // What holds under a condition may be about what is not taken.
        for rule in argument.rules.iter().filter(|rule| rule.when.is_none()) {
            let check = Box::new(rule.check.clone());
            self.push(&subject, Claim::Rule { check, when: None, text: rule.text.clone() }, at);
        }
        for default in argument.defaults.iter().filter(|default| default.when.is_none()) {
            let (value, text) = (default.value.clone(), default.text.clone());
            self.push(&subject, Claim::Default { value, when: None, text }, at);
        }
    }

    /// That a field is there, and what it is.
    fn field(
        &mut self,
        subject: &Arc<Subject>,
        ty: &'a Type,
        bases: &'a [Basis],
        declared: &'a [Basis],
    ) -> Option<&'a Location> {
        let at = &declared.first().or(bases.first())?.at;
        self.push(subject, Claim::Declared, at);
        match ty {
            Type::Block(BlockType { definition, nesting, syntax, .. }) => {
                let id = self.copy(definition);
                for claim in [Claim::Block(id), Claim::Syntax(*syntax), Claim::Nesting(*nesting)] {
                    self.push(subject, claim, at);
                }
            }
            ty => self.push(subject, Claim::Type(ty.clone()), at),
        }
        Some(at)
    }

    fn copy(&mut self, definition: &'a BlockId) -> BlockId {
        if let Some(copy) = self.copies.get(definition) {
            return copy.clone();
        }
        let id = copies::free(definition, self.lender, |id| self.taken.contains(id));
        self.copies.insert(definition, id.clone());
        self.pending.push((definition, id.clone()));
        id
    }

    fn push(&mut self, subject: &Arc<Subject>, claim: Claim, at: &Location) {
        self.facts.push(Fact::new(Arc::clone(subject), claim, Evidence::Twin, at.clone()));
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::diagnostic::Code;
    use crate::model::{Presence, Type};
    use crate::source::SourceFile;

    const BOX: &str = "# Resource: acme_box\n\n## Argument Reference\n\n\
        * `name` - (Required) Name of the box.\n\
        * `size` - (Optional) Number of litres. Defaults to `3`.\n\
        * `lid` - (Optional) Configuration block. See below.\n\n\
        ### lid\n\n* `hinge` - (Required) Name of the hinge.\n";

    const CRATE: &str = "# Resource: acme_crate\n\n## Argument Reference\n\n\
        Crates support all the same arguments as [`acme_box`](box.html), with the addition of:\n\n\
        * `size` - (Optional) How big it is, one of `small` and `large`.\n";

    fn compile(texts: &[&str]) -> crate::compile::Compilation {
        let documents = texts.iter().enumerate().map(|(i, text)| {
            let name = format!("r/{i}.md");
            Document { file: SourceFile::new(name.as_str(), (*text).to_owned()), name }
        });
        compile_documents(&documents.collect::<Vec<_>>(), &Options::default(), &|_| ())
    }

    #[test]
    fn arguments_are_those_of_another_resource_but_for_the_own_ones() {
        let compilation = compile(&[BOX, CRATE]);
        let is_crate = |ty: &&crate::model::Resource| ty.type_name == "acme_crate";
        let found = compilation.schema.resources.iter().find(is_crate).expect("a crate");
        let argument = |name: &str| {
            let argument = found.root.arguments.iter().find(|argument| argument.name == name).expect("it");
            (argument.presence.value, argument.ty.value.clone())
        };
        assert_eq!(argument("size"), (Presence::Optional, Type::String));
        // The box needs a name; whether the crate does, its own page would say.
        assert_eq!(argument("name"), (Presence::Optional, Type::String));
        let (_, Type::Block(lid)) = argument("lid") else { panic!("the lid is a block") };
        let hinge = found.block(&lid.definition).expect("a lid").arguments.first().expect("a hinge");
        assert_eq!((hinge.name.as_str(), hinge.presence.value), ("hinge", Presence::Required));
    }

    #[test]
    fn the_other_resource_can_be_missing() {
        let codes: Vec<Code> = compile(&[CRATE]).diagnostics.iter().map(|found| found.code).collect();
        assert!(codes.contains(&Code::MissingDocument), "{codes:?}");
    }
}
