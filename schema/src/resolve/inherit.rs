//! What documents leave to those of a resource: the page of a data source to that of the resource that manages the same
//! object, and any page to that of a resource whose attributes it says are the same.
//!
//! A data source and the resource of the same name give the fields that they have in common the same types, and the
//! page of the resource is nearly always the one that describes them: it has the arguments, with their values, defaults
//! and examples.

use super::copies;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::{
    Argument, Attribute, Basis, Block, BlockId, BlockSyntax, BlockType, Evidence, Nesting, Presence,
    Resource, ResourceKind, Sourced, Type,
};
use crate::source::Location;
use crate::suggest::nearest;
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};

/// The facts that a data source takes from resources: the types of its attributes from the fields of the same names of
/// its twin, and all attributes that its documents say are those of a resource, of which `is_set` tells those that a program
/// can set as well. They stand where the documents of the resource state them.
pub fn inherited(
    documents: &[&DocumentFacts],
    resources: &BTreeMap<&str, &Resource>,
    is_set: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Fact> {
    let Some(DocumentFacts { kind, type_name, .. }) = documents.first() else { return Vec::new() };
    let mut facts = Vec::new();
    let twin = resources.get(type_name.as_str()).filter(|_| *kind == ResourceKind::DataSource);
    let mut about = documents.iter().flat_map(|document| &document.facts);
    if twin.is_none() && !about.any(|fact| matches!(fact.claim, Claim::AttributesOf(_))) {
        return facts;
    }
    let own = OwnFields::of(documents);
    if let Some(twin) = twin {
        Inheritor::new(&own, twin, &mut facts).compare();
    }
    for fact in documents.iter().flat_map(|document| &document.facts) {
        let Claim::AttributesOf(name) = &fact.claim else { continue };
        match (resources.get(name.as_str()), &*fact.subject) {
            (Some(twin), Subject::Attribute(block, attribute)) => {
                Inheritor::new(&own, twin, &mut facts).take_as(block, attribute);
                diagnostics.push(taken(name, fact));
            }
            (Some(twin), _) => {
                Inheritor::new(&own, twin, &mut facts).take_all(is_set);
                diagnostics.push(taken(name, fact));
            }
            (None, _) if name == type_name && *kind == ResourceKind::Resource => {}
            (None, _) => {
                let near = nearest(name, resources.keys().copied());
                diagnostics.push(copies::missing("attributes", name, near, fact));
            }
        }
    }
    facts
}

fn taken(name: &str, fact: &Fact) -> Diagnostic {
    let message =
        format!("the attributes are taken from the resource `{name}`, to which the page leaves them");
    Diagnostic::new(Code::WeakEvidence, message, fact.basis.at.clone())
        .help("a resource often has some that only a program sets: the provider's schema settles it")
}

/// The blocks of a data source as its own documents describe them.
#[derive(Default)]
struct OwnFields<'a> {
    blocks: BTreeMap<&'a BlockId, OwnBlock<'a>>,
}

#[derive(Default)]
struct OwnBlock<'a> {
    /// Names of attributes, with the block that each is, if it is one.
    attributes: IndexMap<&'a str, Option<&'a BlockId>>,
    arguments: BTreeSet<&'a str>,
}

impl OwnBlock<'_> {
    fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.arguments.is_empty()
    }

    fn declares(&self, name: &str) -> bool {
        self.attributes.contains_key(name) || self.arguments.contains(name)
    }
}

impl<'a> OwnFields<'a> {
    fn of(documents: &[&'a DocumentFacts]) -> Self {
        let mut own = Self::default();
        for fact in documents.iter().flat_map(|document| &document.facts) {
            match &*fact.subject {
                Subject::Attribute(block, name) => {
                    let known = own.blocks.entry(block).or_default().attributes.entry(name).or_default();
                    if let Claim::Block(id) = &fact.claim {
                        *known = Some(id);
                    }
                }
                Subject::Argument(block, name) => {
                    own.blocks.entry(block).or_default().arguments.insert(name);
                }
                Subject::Block(block) => _ = own.blocks.entry(block).or_default(),
                Subject::Resource => {}
            }
        }
        own
    }

    fn is_described(&self, id: &BlockId) -> bool {
        self.blocks.get(id).is_some_and(|block| !block.is_empty())
    }
}

struct Inheritor<'a, 'f> {
    own: &'a OwnFields<'a>,
    twin: &'a Resource,
    /// Ids of the resource's blocks that were copied, and of the copies.
    copies: BTreeMap<&'a BlockId, BlockId>,
    /// Copies that have no members yet. Blocks can be nested deeper than calls can.
    pending: Vec<(&'a BlockId, BlockId)>,
    facts: &'f mut Vec<Fact>,
}

impl<'a, 'f> Inheritor<'a, 'f> {
    fn new(own: &'a OwnFields<'a>, twin: &'a Resource, facts: &'f mut Vec<Fact>) -> Self {
        Self { own, twin, copies: BTreeMap::new(), pending: Vec::new(), facts }
    }

    /// Takes what the data source's blocks leave open from the resource's blocks.
    fn compare(mut self) {
        let root = BlockId::root();
        let mut pairs = vec![(&root, &root)];
        let mut seen = BTreeSet::new();
        while let Some((own, twin)) = pairs.pop() {
            if !seen.insert((own, twin)) {
                continue;
            }
            let (Some(block), Some(known)) = (self.twin.block(twin), self.own.blocks.get(own)) else {
                continue;
            };
            let fields: BTreeMap<&str, ReadableField<'a>> = ReadableField::by_name(block);
            for (name, inner) in &known.attributes {
                let Some(field) = fields.get(name).copied() else { continue };
                let subject = Subject::Attribute(own.clone(), field.name.to_owned());
                match (&field.ty.value, *inner) {
                    (Type::Block(ty), Some(inner)) if self.own.is_described(inner) => {
                        pairs.push((inner, &ty.definition));
                    }
                    (Type::Block(ty), inner) => self.block(&subject, field, ty, inner.cloned()),
                    (_, Some(_)) => {}
                    // Where nothing but its name says what a field is, the own field has the same name.
                    (_, None) => self.ty(&subject, field, Evidence::Name),
                }
            }
        }
        self.fill_copies();
    }

    /// Takes every field of the resource that the own documents do not declare.
    fn take_all(mut self, is_set: &dyn Fn(&str) -> bool) {
        let root = BlockId::root();
        let own = self.own.blocks.get(&root);
        let declared = |name: &str| own.is_some_and(|block| block.declares(name));
        for field in ReadableField::of_object(&self.twin.root) {
            if declared(field.name) {
                continue;
            }
            self.member(&root, field);
            if is_set(field.name)
                && let Some(at) = field.at()
            {
                let subject = Subject::Argument(root.clone(), field.name.to_owned());
                for claim in [Claim::Declared, Claim::Presence(Presence::Optional), Claim::Computed(true)] {
                    self.push(subject.clone(), claim, at);
                }
            }
        }
        self.fill_copies();
    }

    /// Takes every field of the resource as a member of an attribute, which is a list of such objects.
    fn take_as(mut self, block: &BlockId, attribute: &str) {
        let own = self.own.blocks.get(block).and_then(|block| block.attributes.get(attribute));
        if own.is_some_and(Option::is_some) {
            return;
        }
        let subject = Subject::Attribute(block.clone(), attribute.to_owned());
        // Its `id` is Terraform's, and not of what stands in a list.
        let is_own = |field: &ReadableField<'_>| field.name != "id";
        let fields: Vec<_> = ReadableField::of_object(&self.twin.root).filter(is_own).collect();
        let Some(at) = fields.iter().find_map(|field| field.at()) else { return };
        // The resource can have a block of this name.
        let id = BlockId(attribute.to_owned());
        let own = |id: &BlockId| self.is_taken(id);
        let id = match self.twin.block(&id) {
            Some(_) => copies::qualified(&id, self.twin, own),
            None => copies::free(&id, self.twin, own),
        };
        for claim in
            [Claim::Block(id.clone()), Claim::Syntax(BlockSyntax::Attribute), Claim::Nesting(Nesting::List)]
        {
            self.push(subject.clone(), claim, at);
        }
        self.push(Subject::Block(id.clone()), Claim::Described, at);
        for field in fields {
            self.member(&id, field);
        }
        self.fill_copies();
    }

    fn push(&mut self, subject: Subject, claim: Claim, at: &Location) {
        self.facts.push(Fact::new(subject, claim, Evidence::Twin, at.clone()));
    }

    /// The type of a field, if it rests on something stronger.
    fn ty(&mut self, subject: &Subject, field: ReadableField<'_>, than: Evidence) {
        if let Some(basis) = field.ty.bases.first().filter(|basis| basis.evidence > than) {
            self.push(subject.clone(), Claim::Type(field.ty.value.clone()), &basis.at);
        }
    }

    /// The members of a field, under the id that the data source has for them or a new one.
    fn block(&mut self, subject: &Subject, field: ReadableField<'a>, ty: &'a BlockType, id: Option<BlockId>) {
        let Some(at) = field.at() else { return };
        let id = self.copy(&ty.definition, id);
        self.push(subject.clone(), Claim::Block(id), at);
        self.push(subject.clone(), Claim::Syntax(BlockSyntax::Attribute), at);
        let nesting = match (ty.nesting, ty.syntax) {
            // What is a single block where it is set is read as a list of one object.
            (Nesting::Single, BlockSyntax::Block) => Nesting::List,
            (nesting, _) => nesting,
        };
        self.push(subject.clone(), Claim::Nesting(nesting), at);
    }

    /// The id of the copy of a definition of the resource; all its members are only read.
    fn copy(&mut self, definition: &'a BlockId, id: Option<BlockId>) -> BlockId {
        if id.is_none()
            && let Some(copy) = self.copies.get(definition)
        {
            return copy.clone();
        }
        let id = id.unwrap_or_else(|| copies::free(definition, self.twin, |id| self.is_taken(id)));
        self.copies.entry(definition).or_insert_with(|| id.clone());
        self.pending.push((definition, id.clone()));
        id
    }

    /// Gives the copies their members, and those that are blocks theirs.
    fn fill_copies(&mut self) {
        while let Some((definition, id)) = self.pending.pop() {
            let Some(block) = self.twin.block(definition) else { continue };
            for basis in &block.described {
                self.push(Subject::Block(id.clone()), Claim::Described, &basis.at);
            }
            for field in ReadableField::all(block) {
                self.member(&id, field);
            }
        }
    }

    /// Copies a field of the resource into a block of the data source.
    fn member(&mut self, block: &BlockId, field: ReadableField<'a>) {
        let Some(at) = field.at() else { return };
        let subject = Subject::Attribute(block.clone(), field.name.to_owned());
        self.push(subject.clone(), Claim::Declared, at);
        if let Some(text) = field.description {
            self.push(subject.clone(), Claim::Description(text.value.clone()), at);
        }
        match &field.ty.value {
            Type::Block(ty) => self.block(&subject, field, ty, None),
            _ => self.ty(&subject, field, Evidence::Assumed),
        }
    }

    /// Whether a block of the data source has an id.
    fn is_taken(&self, id: &BlockId) -> bool {
        self.own.blocks.contains_key(id)
    }
}

/// What an argument and an attribute have in common.
#[derive(Clone, Copy)]
struct ReadableField<'a> {
    name: &'a str,
    ty: &'a Sourced<Type>,
    description: Option<&'a Sourced<String>>,
    declared: &'a [Basis],
}

impl<'a> ReadableField<'a> {
    /// The fields of a block that can be read back.
    fn all(block: &'a Block) -> impl Iterator<Item = Self> {
        let readable = |argument: &&Argument| !argument.write_only.as_ref().is_some_and(|flag| flag.value);
        let arguments = block.arguments.iter().filter(readable).map(|argument| {
            let Argument { name, ty, description, declared, .. } = argument;
            Self { name, ty, description: description.as_ref(), declared }
        });
        let attributes = block.attributes.iter().map(|attribute| {
            let Attribute { name, ty, description, declared, .. } = attribute;
            Self { name, ty, description: description.as_ref(), declared }
        });
        arguments.chain(attributes)
    }

    /// The fields of an object. What another argument is made from, as `name` from `name_prefix`, is none.
    fn of_object(root: &'a Block) -> impl Iterator<Item = Self> {
        let fields = Self::by_name(root);
        let makes_another =
            move |name: &str| name.strip_suffix("_prefix").is_some_and(|other| fields.contains_key(other));
        Self::all(root).filter(move |field| !makes_another(field.name))
    }

    fn by_name(block: &'a Block) -> BTreeMap<&'a str, Self> {
        let mut fields = BTreeMap::new();
        for field in Self::all(block) {
            fields.entry(field.name).or_insert(field);
        }
        fields
    }

    fn at(self) -> Option<&'a Location> {
        self.declared.first().or(self.ty.bases.first()).map(|basis| &basis.at)
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::diagnostic::Code;
    use crate::model::{Block, BlockId, Resource, ResourceKind};
    use crate::source::SourceFile;

    const BOX: &str = "# Resource: acme_box\n\n## Argument Reference\n\n\
        * `name` - (Required) Name of the box.\n\
        * `name_prefix` - (Optional) Makes a name.\n\
        * `lid` - (Optional) The lid. Valid values are `open` and `closed`. Default is `closed`.\n\
        * `label` - (Optional) Configuration block. See below.\n\
        * `tags` - (Optional) Map of tags.\n\n\
        ### label\n\n* `text` - (Required) Text.\n* `size` - (Optional) Number of points.\n";

    /// The data source of a page, compiled together with the page of the resource, and the codes of all diagnostics.
    fn data_source(attributes: &str, with: &[&str]) -> (Resource, Vec<Code>) {
        data_source_of("acme_box", attributes, with)
    }

    fn data_source_of(ty: &str, attributes: &str, with: &[&str]) -> (Resource, Vec<Code>) {
        let page = format!(
            "# Data Source: {ty}\n\n## Argument Reference\n\n* `name` - (Required) Name.\n\n\
             ## Attribute Reference\n\n{attributes}\n"
        );
        let texts = with.iter().copied().chain([page.as_str()]).enumerate();
        let documents: Vec<Document> = texts
            .map(|(i, text)| (format!("{i}/box.md"), text))
            .map(|(name, text)| Document { file: SourceFile::new(name.as_str(), text), name })
            .collect();
        let compilation = compile_documents(&documents, &Options::default(), &|_| ());
        let codes = compilation.diagnostics.iter().map(|diagnostic| diagnostic.code);
        let is_note =
            |code: &Code| matches!(code, Code::NoTypeCue | Code::WeakEvidence | Code::UnlistedFields);
        let codes = codes.filter(|code| !is_note(code)).collect();
        let is_data = |resource: &Resource| resource.kind == ResourceKind::DataSource;
        (compilation.schema.resources.into_iter().find(is_data).expect("a data source"), codes)
    }

    fn attributes(block: &Block) -> Vec<String> {
        block.attributes.iter().map(|a| format!("{}: {}", a.name, a.ty.value)).collect()
    }

    #[test]
    fn attributes_have_the_types_of_the_resources_fields() {
        let (own, codes) = data_source("* `lid` - Whether it is open.\n* `label` - The label.\n", &[BOX]);
        // "Whether" alone would be read as a truth value; the words that the lid can be are on the other page.
        assert_eq!(attributes(&own.root), ["lid: string", "label: list of blocks label", "id: string"]);
        let label = own.blocks.values().next().expect("a block");
        assert_eq!(attributes(label), ["text: string", "size: number"]);
        assert_eq!(codes, [Code::TypesDisagree]);
        assert_eq!(own.root.attributes[1].ty.bases[0].at.path.as_ref(), "0/box.md");
    }

    #[test]
    fn members_that_the_page_lists_are_its_own() {
        let (own, _) = data_source("* `label` - The label:\n    * `size` - Size.\n", &[BOX]);
        assert_eq!(attributes(own.blocks.values().next().expect("a block")), ["size: number"]);
    }

    #[test]
    fn an_attribute_can_be_a_list_of_the_resources_objects() {
        let see = "See [acme_box](https://e.org/docs/resources/box) for details of the available attributes";
        let of_one = format!("* `spare` - Another box. {see}.\n");
        let of_each = format!("* `boxes` - A list of the boxes.\n\n{see} on each box.\n");
        let called_otherwise = format!("* `Boxes` - A list of Boxes.\n\n{see}.\n");
        for (ty, text, name) in [
            ("acme_crate", &of_one, "spare"),
            ("acme_boxes", &of_each, "boxes"),
            ("acme_boxes", &called_otherwise, "boxes"),
        ] {
            let (own, codes) = data_source_of(ty, text, &[BOX]);
            assert_eq!(
                attributes(&own.root),
                [format!("{name}: list of blocks {name}"), "id: string".to_owned()]
            );
            let list = own.blocks.get(&BlockId(name.to_owned())).expect("a block");
            let members = ["name: string", "lid: string", "label: list of blocks label", "tags: map(string)"];
            assert_eq!(attributes(list), members);
            assert_eq!(codes, []);
        }
        // What the list is called is not known.
        let (own, _) = data_source_of("acme_boxes", &format!("{see}.\n"), &[BOX]);
        assert_eq!(attributes(&own.root), ["id: string"]);
    }

    #[test]
    fn all_attributes_can_be_those_of_the_resource() {
        let text = "See [the box](../r/box.html) for the attributes, they are identical.";
        let (own, codes) = data_source(text, &[BOX]);
        assert_eq!(attributes(&own.root), ["id: string", "lid: string", "label: list of blocks label"]);
        let arguments: Vec<&str> = own.root.arguments.iter().map(|a| a.name.as_str()).collect();
        assert_eq!(arguments, ["name", "tags"]);
        assert_eq!(codes, []);
        assert_eq!(data_source(text, &[]).1, [Code::MissingDocument]);
    }
}
