//! Lays what documents say over a provider's own schema: names, types and nesting are the provider's, rules and words
//! the documents'. Every disagreement is a diagnostic with both places.

use super::dangling_rules;
use super::disagree::{Disagreements, Kind, alike, in_words, says, says_how_often};
use super::members::{Member, MemberType, Members};
use super::read::ProviderSchema;
use super::shape::{AttributeSchema, BlockSchema, Fields};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Argument, Attribute, Basis, Block, BlockId, BlockType, Check, Deprecation, Evidence, ExampleVerdict,
    Presence, Resource, ResourceKind, Rule, Sourced, Timeout, Type,
};
use crate::resolve::refit;
use crate::source::Location;
use std::collections::BTreeMap;

/// The resource as the provider's schema has it, with everything else that the documents say. Without the type in
/// the schema, it is what the documents say.
#[must_use]
pub fn lay_over(documented: Resource, schema: &ProviderSchema, diagnostics: &mut Diagnostics) -> Resource {
    let (kind, type_name) = (documented.kind, documented.type_name.as_str());
    let place = schema.place(kind, type_name);
    let Some(((at, provider), truth)) = place.zip(schema.of(kind, type_name, diagnostics)) else {
        return documented;
    };
    let mut merger = Merger::new(Some(&documented), &at);
    let mut truth = truth.block;
    let operations = take_timeouts(&mut truth);
    let members = Members::of_block(&truth, schema);
    let root = merger.block(Some(&documented.root), &members, &mut Vec::new(), &at);
    let timeouts = merger.timeouts(&documented.timeouts, operations);
    let (blocks, disagreements) = (merger.blocks, merger.disagreements);
    disagreements.report(page(&documented), diagnostics);
    let described = stated(&truth.description, &at);
    let mut resource = Resource {
        root,
        blocks,
        timeouts,
        provider: documented.provider.clone().or(Some(provider)),
        description: documented.description.clone().or(described),
        deprecated: documented.deprecated.clone().or_else(|| deprecated(truth.deprecated, &at)),
        ..documented
    };
    dangling_rules::report(&mut resource, diagnostics);
    resource
}

/// A type of the provider's schema that no document describes.
#[must_use]
pub fn undocumented(
    kind: ResourceKind,
    type_name: &str,
    schema: &ProviderSchema,
    diagnostics: &mut Diagnostics,
) -> Option<Resource> {
    let (at, provider) = schema.place(kind, type_name)?;
    let mut truth = schema.of(kind, type_name, diagnostics)?.block;
    let operations = take_timeouts(&mut truth);
    let mut merger = Merger::new(None, &at);
    let root = merger.block(None, &Members::of_block(&truth, schema), &mut Vec::new(), &at);
    Some(Resource {
        kind,
        type_name: type_name.to_owned(),
        document: schema.path().rsplit('/').next().unwrap_or_default().to_owned(),
        provider: Some(provider),
        subcategory: None,
        description: stated(&truth.description, &at),
        deprecated: deprecated(truth.deprecated, &at),
        root,
        timeouts: merger.timeouts(&[], operations),
        blocks: merger.blocks,
        import: None,
        examples: Vec::new(),
        contexts: Vec::new(),
        notes: Vec::new(),
    })
}

/// Says that a documented type is not in the schema.
pub fn report_missing(documented: &Resource, schema: &ProviderSchema, diagnostics: &mut Diagnostics) {
    let (kind, name) = (documented.kind, documented.type_name.as_str());
    let word = match kind {
        ResourceKind::Provider => "configuration of a provider",
        ResourceKind::Resource => "resource",
        ResourceKind::DataSource => "data source",
        ResourceKind::Ephemeral => "ephemeral resource",
    };
    let message = format!("the provider's schema has no {word} `{name}`");
    let help = match schema.nearest(kind, name) {
        Some(near) => {
            format!("the nearest name in `{}` is `{near}`; the document is followed", schema.path())
        }
        None => format!("`{}` may be of another version; the document is followed", schema.path()),
    };
    diagnostics.push(match page(documented) {
        Some(at) => Diagnostic::new(Code::SchemaDisagrees, message, at.clone()).help(help),
        None => Diagnostic::without_place(Code::SchemaDisagrees, message).help(help),
    });
}

/// A place that stands for the document as a whole.
fn page(documented: &Resource) -> Option<&Location> {
    let root = &documented.root;
    let declared = root.arguments.iter().flat_map(|argument| &argument.declared);
    let read = root.attributes.iter().flat_map(|attribute| &attribute.declared);
    let mut bases = root.described.iter().chain(declared).chain(read);
    bases.next().map(|basis| &basis.at).or_else(|| documented.examples.first().map(|example| &example.at))
}

fn basis(at: &Location) -> Basis {
    Basis { evidence: Evidence::ProviderSchema, at: at.clone() }
}

fn sourced<T>(value: T, at: &Location) -> Sourced<T> {
    Sourced { value, bases: vec![basis(at)] }
}

fn stated(description: &str, at: &Location) -> Option<Sourced<String>> {
    let text = description.trim();
    (!text.is_empty()).then(|| sourced(text.to_owned(), at))
}

fn deprecated(yes: bool, at: &Location) -> Option<Sourced<Deprecation>> {
    let text = "Deprecated in the provider's schema.".to_owned();
    yes.then(|| sourced(Deprecation { text, replacement: None }, at))
}

/// Takes the operations whose time is limited out of a type: a block of their own, or an attribute with members.
fn take_timeouts<'a>(truth: &mut BlockSchema<'a>) -> Option<Fields<'a, AttributeSchema<'a>>> {
    if let Some(block) = truth.block_types.remove("timeouts") {
        return Some(block.value.block.attributes);
    }
    let members =
        |attribute: &AttributeSchema<'a>| attribute.nested_type.as_ref().map(|ty| ty.attributes.clone());
    let operations = truth.attributes.get("timeouts").and_then(|attribute| members(&attribute.value))?;
    truth.attributes.remove("timeouts");
    Some(operations)
}

struct Merger<'a> {
    documented: Option<&'a Resource>,
    /// The place of the type in the provider's schema.
    at: &'a Location,
    blocks: BTreeMap<BlockId, Block>,
    disagreements: Disagreements,
}

impl<'a> Merger<'a> {
    fn new(documented: Option<&'a Resource>, at: &'a Location) -> Self {
        Self { documented, at, blocks: BTreeMap::new(), disagreements: Disagreements::default() }
    }

    /// `path` names the blocks from the root down to this one, which stands at `at` in the provider's schema.
    fn block(
        &mut self,
        documented: Option<&Block>,
        truth: &Members,
        path: &mut Vec<String>,
        at: &Location,
    ) -> Block {
        let mut block = match documented {
            Some(known) => Block {
                groups: known.groups.clone(),
                notes: known.notes.clone(),
                described: known.described.clone(),
                ..Block::default()
            },
            None => Block { described: vec![basis(at)], ..Block::default() },
        };
        for member in in_document_order(documented, truth) {
            let argument = documented.and_then(|block| block.argument(&member.name));
            let attribute = documented.and_then(|block| block.attribute(&member.name));
            let attribute = attribute.filter(|attribute| !attribute.is_conventional());
            let documented_type = argument.map(|a| &a.ty).or_else(|| attribute.map(|a| &a.ty));
            let ty = self.member_type(member, documented_type, path);
            // Terraform's SDK makes the id of every type settable; nobody sets it.
            let of_type = member.name == "id" && member.computed && path.is_empty();
            let settable = member.settable && !(of_type && argument.is_none());
            if documented.is_some() {
                self.compare(member, &ty.value, argument, attribute, path);
            }
            if settable {
                block.arguments.push(merged_argument(member, ty, argument, attribute));
            } else {
                block.attributes.push(merged_attribute(member, ty, argument, attribute));
            }
        }
        self.unknown(documented, truth, path, at);
        block
    }

    fn member_type(
        &mut self,
        member: &Member,
        documented: Option<&Sourced<Type>>,
        path: &mut Vec<String>,
    ) -> Sourced<Type> {
        let value = match &member.ty {
            MemberType::Plain(ty) => ty.clone(),
            MemberType::Block { members, nesting, syntax, held } => {
                let known = documented.and_then(|ty| ty.value.block()).map(|block| block.definition.clone());
                path.push(member.name.clone());
                let inner = known.as_ref().zip(self.documented).and_then(|(id, resource)| resource.block(id));
                let block = self.block(inner, members, path, &member.at);
                let definition = self.intern(known, block, path);
                path.pop();
                Type::Block(BlockType { definition, nesting: *nesting, syntax: *syntax, held: *held })
            }
        };
        let mut bases = vec![basis(&member.at)];
        if let Some(documented) = documented
            && alike(&documented.value, &value)
        {
            bases.extend(documented.bases.iter().cloned());
        }
        Sourced { value, bases }
    }

    /// Stores a definition under the documented id where that is free or the same, else under its path.
    fn intern(&mut self, known: Option<BlockId>, block: Block, path: &[String]) -> BlockId {
        let by_path = (1..=path.len()).map(|n| path.get(path.len() - n..).unwrap_or_default().join("."));
        let numbered = (2..).map(|n| format!("{}.{n}", path.join(".")));
        for id in known.into_iter().chain(by_path.chain(numbered).map(BlockId)) {
            match self.blocks.get(&id) {
                Some(stored) if *stored == block => return id,
                Some(_) => {}
                None => {
                    self.blocks.insert(id.clone(), block);
                    return id;
                }
            }
        }
        BlockId::root()
    }

    fn compare(
        &mut self,
        member: &Member,
        ty: &Type,
        argument: Option<&Argument>,
        attribute: Option<&Attribute>,
        path: &[String],
    ) {
        let name = full_name(path, &member.name);
        let at = &member.at;
        let found = &mut self.disagreements;
        let declared = argument.map(|a| &a.declared).or_else(|| attribute.map(|a| &a.declared));
        let Some(declared) = declared else {
            if member.settable && !member.computed {
                found.add(Kind::Undocumented, name, None, at.clone());
            }
            return;
        };
        let declared = declared.first().map(|basis| basis.at.clone());
        if argument.is_some() && !member.settable {
            found.differs("settable", "read-only", &name, declared, at);
            return;
        }
        if argument.is_none() && member.settable && !member.computed {
            found.differs("read-only", "settable", &name, declared, at);
            return;
        }
        let documented = argument.map(|a| &a.ty).or_else(|| attribute.map(|a| &a.ty));
        if let Some(documented) = documented.filter(|documented| !alike(&documented.value, ty)) {
            let blocks = documented.value.block().is_some() && ty.block().is_some();
            if if blocks { says_how_often(&documented.bases) } else { says(&documented.bases) } {
                let place = documented.at().cloned().or(declared.clone());
                found.differs(&in_words(&documented.value), &in_words(ty), &name, place, at);
            }
        }
        if let Some(argument) = argument
            && (argument.presence.value == Presence::Required) != member.required
            && says(&argument.presence.bases)
        {
            let (said, is) =
                if member.required { ("optional", "required") } else { ("required", "optional") };
            found.differs(said, is, &name, argument.presence.at().cloned().or(declared), at);
        }
    }

    fn unknown(&mut self, documented: Option<&Block>, truth: &Members, path: &[String], at: &Location) {
        let Some(block) = documented else { return };
        let arguments = block.arguments.iter().map(|argument| (&argument.name, argument.declared.first()));
        let documented = block.attributes.iter().filter(|attribute| !attribute.is_conventional());
        let attributes = documented.map(|attribute| (&attribute.name, attribute.declared.first()));
        for (name, declared) in arguments.chain(attributes) {
            if !truth.0.iter().any(|member| member.name == *name) {
                let documented = declared.map(|basis| basis.at.clone());
                self.disagreements.add(Kind::Unknown, full_name(path, name), documented, at.clone());
            }
        }
    }

    fn timeouts(
        &mut self,
        documented: &[Timeout],
        truth: Option<Fields<'_, AttributeSchema<'_>>>,
    ) -> Vec<Timeout> {
        let truth = truth.unwrap_or_default();
        for timeout in documented.iter().filter(|timeout| !truth.contains_key(&timeout.operation)) {
            let at = timeout.bases.first().map(|basis| basis.at.clone());
            self.disagreements.add(
                Kind::Unknown,
                format!("timeouts.{}", timeout.operation),
                at,
                self.at.clone(),
            );
        }
        let timeout = |operation: String| {
            let known = documented.iter().find(|known| known.operation == operation).cloned();
            known.unwrap_or_else(|| Timeout { operation, default: None, bases: vec![basis(self.at)] })
        };
        truth.into_keys().map(timeout).collect()
    }
}

/// The members in the order of the document, those it does not name after them by name.
fn in_document_order<'m>(documented: Option<&Block>, truth: &'m Members) -> Vec<&'m Member> {
    let position = |member: &Member| {
        let block = documented?;
        let argument = block.arguments.iter().position(|a| a.name == member.name);
        argument.or_else(|| {
            let attribute = block.attributes.iter().position(|a| a.name == member.name)?;
            Some(block.arguments.len() + attribute)
        })
    };
    let mut members: Vec<&Member> = truth.0.iter().collect();
    members.sort_by_key(|member| (position(member).unwrap_or(usize::MAX), &member.name));
    members
}

fn merged_argument(
    member: &Member,
    ty: Sourced<Type>,
    argument: Option<&Argument>,
    attribute: Option<&Attribute>,
) -> Argument {
    let at = &member.at;
    let presence = if member.required { Presence::Required } else { Presence::Optional };
    let flag = |value: bool| value.then(|| sourced(true, at));
    let mut merged = match argument {
        Some(argument) => Argument { ty, ..argument.clone() },
        None => Argument {
            name: member.name.clone(),
            presence: sourced(presence, at),
            computed: None,
            ty,
            description: attribute.and_then(|attribute| attribute.description.clone()),
            defaults: Vec::new(),
            rules: Vec::new(),
            force_new: None,
            sensitive: None,
            write_only: None,
            deprecated: attribute.and_then(|attribute| attribute.deprecated.clone()),
            notes: Vec::new(),
            declared: attribute.map_or_else(|| vec![basis(at)], |attribute| attribute.declared.clone()),
        },
    };
    if merged.presence.value == presence {
        merged.presence.bases.insert(0, basis(at));
        merged.presence.bases.dedup();
    } else {
        merged.presence = sourced(presence, at);
    }
    merged.description =
        merged.description.or_else(|| member.description.as_ref().and_then(|text| stated(text, at)));
    merged.computed = flag(member.computed);
    merged.sensitive = flag(member.sensitive).or(merged.sensitive);
    merged.write_only = flag(member.write_only).or(merged.write_only);
    merged.deprecated = merged.deprecated.or_else(|| deprecated(member.deprecated, at));
    refit(&mut merged);
    if let Some(bounds) = member.items {
        merged.rules.retain(|rule| rule.when.is_some() || !matches!(rule.check, Check::Items(_)));
        merged.rules.push(Rule {
            check: Check::Items(bounds),
            when: None,
            standing: ExampleVerdict::Holds,
            text: "Number of blocks in the provider's schema.".to_owned(),
            bases: vec![basis(at)],
        });
    }
    merged
}

fn merged_attribute(
    member: &Member,
    ty: Sourced<Type>,
    argument: Option<&Argument>,
    attribute: Option<&Attribute>,
) -> Attribute {
    let at = &member.at;
    let described = attribute.and_then(|a| a.description.clone());
    let described = described.or_else(|| argument.and_then(|a| a.description.clone()));
    let declared = attribute.map(|a| &a.declared).or_else(|| argument.map(|a| &a.declared));
    Attribute {
        name: member.name.clone(),
        ty,
        description: described.or_else(|| member.description.as_ref().and_then(|text| stated(text, at))),
        sensitive: member.sensitive.then(|| sourced(true, at)),
        deprecated: attribute
            .and_then(|a| a.deprecated.clone())
            .or_else(|| deprecated(member.deprecated, at)),
        declared: declared.cloned().unwrap_or_else(|| vec![basis(at)]),
    }
}

fn full_name(path: &[String], name: &str) -> String {
    path.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join(".")
}
