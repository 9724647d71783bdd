//! Lays what documents say over a provider's own schema: names, types and nesting are the provider's, rules and words
//! the documents'. Every disagreement is a diagnostic with both places.

use super::members::{Member, MemberType, Members};
use super::read::{BlockSchema, NestedBlockSchema};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Argument, Attribute, Basis, Block, BlockId, BlockType, Check, Evidence, Nesting, Presence, Resource,
    Rule, Sourced, Standing, Timeout, Type,
};
use crate::resolve::refit;
use crate::source::Location;
use std::collections::BTreeMap;

/// The resource with the names, types and nesting of the provider's schema, which stands at `at`.
#[must_use]
pub fn lay_over(
    documented: &Resource,
    truth: &BlockSchema,
    at: &Location,
    diagnostics: &mut Diagnostics,
) -> Resource {
    let mut merger = Merger { documented, at, blocks: BTreeMap::new(), diagnostics };
    let mut truth = truth.clone();
    let timeouts = truth.block_types.remove("timeouts");
    let root = merger.block(Some(&documented.root), &Members::of_block(&truth), &mut Vec::new());
    let blocks = merger.blocks;
    Resource {
        root,
        blocks,
        timeouts: merge_timeouts(&documented.timeouts, timeouts.as_ref(), at),
        ..documented.clone()
    }
}

struct Merger<'a> {
    documented: &'a Resource,
    at: &'a Location,
    blocks: BTreeMap<BlockId, Block>,
    diagnostics: &'a mut Diagnostics,
}

impl Merger<'_> {
    /// `path` names the blocks from the root down to this one.
    fn block(&mut self, documented: Option<&Block>, truth: &Members, path: &mut Vec<String>) -> Block {
        let mut block = Block {
            groups: documented.map(|block| block.groups.clone()).unwrap_or_default(),
            notes: documented.map(|block| block.notes.clone()).unwrap_or_default(),
            described: documented.map(|block| block.described.clone()).unwrap_or_default(),
            ..Block::default()
        };
        for member in self.in_document_order(documented, truth) {
            let argument = documented.and_then(|block| block.argument(&member.name));
            let attribute = documented.and_then(|block| block.attribute(&member.name));
            let attribute = attribute.filter(|attribute| !attribute.is_conventional());
            self.report_member(documented, member, argument, attribute, path);
            let documented_type = argument.map(|a| &a.ty).or_else(|| attribute.map(|a| &a.ty));
            let ty = self.member_type(member, documented_type, path);
            // Terraform's SDK makes every id settable; nobody sets it.
            let settable = member.settable && !(member.name == "id" && member.computed && argument.is_none());
            if settable {
                block.arguments.push(self.argument(member, ty, argument, attribute));
            } else {
                block.attributes.push(self.attribute(member, ty, argument, attribute));
            }
        }
        self.report_unknown(documented, truth, path);
        block
    }

    /// The members in the order of the document, those it does not name after them by name.
    fn in_document_order<'m>(&self, documented: Option<&Block>, truth: &'m Members) -> Vec<&'m Member> {
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

    fn basis(&self) -> Basis {
        Basis { evidence: Evidence::ProviderSchema, at: self.at.clone() }
    }

    fn member_type(
        &mut self,
        member: &Member,
        documented: Option<&Sourced<Type>>,
        path: &mut Vec<String>,
    ) -> Sourced<Type> {
        let value = match &member.ty {
            MemberType::Plain(ty) => ty.clone(),
            MemberType::Block { members, nesting, syntax } => {
                let known = documented.and_then(|ty| ty.value.block()).map(|block| block.definition.clone());
                path.push(member.name.clone());
                let inner = known.as_ref().and_then(|id| self.documented.block(id)).cloned();
                let block = self.block(inner.as_ref(), members, path);
                let definition = self.intern(known, block, path);
                path.pop();
                Type::Block(BlockType { definition, nesting: *nesting, syntax: *syntax })
            }
        };
        let mut bases = vec![self.basis()];
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

    fn argument(
        &self,
        member: &Member,
        ty: Sourced<Type>,
        argument: Option<&Argument>,
        attribute: Option<&Attribute>,
    ) -> Argument {
        let presence = if member.required { Presence::Required } else { Presence::Optional };
        let flag = |value: bool| value.then(|| Sourced { value, bases: vec![self.basis()] });
        let mut merged = match argument {
            Some(argument) => Argument { ty, ..argument.clone() },
            None => Argument {
                name: member.name.clone(),
                presence: Sourced { value: presence, bases: vec![self.basis()] },
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
                declared: attribute
                    .map_or_else(|| vec![self.basis()], |attribute| attribute.declared.clone()),
            },
        };
        if merged.presence.value == presence {
            merged.presence.bases.insert(0, self.basis());
            merged.presence.bases.dedup();
        } else {
            merged.presence = Sourced { value: presence, bases: vec![self.basis()] };
        }
        merged.computed = flag(member.computed);
        merged.sensitive = flag(member.sensitive).or(merged.sensitive);
        merged.write_only = flag(member.write_only).or(merged.write_only);
        refit(&mut merged);
        if let Some(bounds) = member.items {
            merged.rules.push(Rule {
                check: Check::Items(bounds),
                when: None,
                standing: Standing::Holds,
                text: "Number of blocks in the provider's schema.".to_owned(),
                bases: vec![self.basis()],
            });
        }
        merged
    }

    fn attribute(
        &self,
        member: &Member,
        ty: Sourced<Type>,
        argument: Option<&Argument>,
        attribute: Option<&Attribute>,
    ) -> Attribute {
        let description = attribute.and_then(|a| a.description.clone());
        let declared = attribute.map(|a| &a.declared).or_else(|| argument.map(|a| &a.declared));
        Attribute {
            name: member.name.clone(),
            ty,
            description: description.or_else(|| argument.and_then(|a| a.description.clone())),
            sensitive: member.sensitive.then(|| Sourced { value: true, bases: vec![self.basis()] }),
            deprecated: attribute.and_then(|a| a.deprecated.clone()),
            declared: declared.cloned().unwrap_or_else(|| vec![self.basis()]),
        }
    }

    fn report_member(
        &mut self,
        documented: Option<&Block>,
        member: &Member,
        argument: Option<&Argument>,
        attribute: Option<&Attribute>,
        path: &[String],
    ) {
        let name = full_name(path, &member.name);
        if let Some(argument) = argument {
            let place = argument.declared.first().map(|basis| basis.at.clone());
            let truth = shape_in_words(&member.ty);
            if !member.settable {
                self.report(
                    format!("`{name}` is documented as an argument, but the provider only lets it be read"),
                    place,
                );
            } else if !fits(&argument.ty.value, &member.ty) {
                let place = argument.ty.at().cloned().or(place);
                self.report(
                    format!(
                        "`{name}` is documented as {}, but is {truth} in the provider's schema",
                        argument.ty.value
                    ),
                    place,
                );
            } else if (argument.presence.value == Presence::Required) != member.required {
                let (said, is) =
                    if member.required { ("optional", "required") } else { ("required", "optional") };
                let place = argument.presence.at().cloned().or(place);
                self.report(
                    format!("`{name}` is documented as {said}, but is {is} in the provider's schema"),
                    place,
                );
            }
        } else if let Some(attribute) = attribute {
            let place = attribute.declared.first().map(|basis| basis.at.clone());
            if member.settable && !member.computed {
                self.report(
                    format!("`{name}` is documented as an attribute, but the provider lets it be set"),
                    place,
                );
            } else if !fits(&attribute.ty.value, &member.ty) {
                let truth = shape_in_words(&member.ty);
                self.report(
                    format!(
                        "`{name}` is documented as {}, but is {truth} in the provider's schema",
                        attribute.ty.value
                    ),
                    place,
                );
            }
        } else if member.settable && !member.computed && documented.is_some() {
            self.report(format!("the provider has an argument `{name}`, which is not documented"), None);
        }
    }

    fn report_unknown(&mut self, documented: Option<&Block>, truth: &Members, path: &[String]) {
        let Some(block) = documented else { return };
        let arguments = block.arguments.iter().map(|argument| (&argument.name, argument.declared.first()));
        let documented = block.attributes.iter().filter(|attribute| !attribute.is_conventional());
        let attributes = documented.map(|attribute| (&attribute.name, attribute.declared.first()));
        for (name, declared) in arguments.chain(attributes) {
            if !truth.0.iter().any(|member| member.name == *name) {
                let message =
                    format!("`{}` is documented, but the provider does not have it", full_name(path, name));
                self.report(message, declared.map(|basis| basis.at.clone()));
            }
        }
    }

    fn report(&mut self, message: String, place: Option<Location>) {
        let at = self.at.clone();
        let diagnostic = match place {
            Some(place) => Diagnostic::new(Code::SchemaDisagrees, message, place)
                .also(at, "the provider's schema of the type"),
            None => Diagnostic::new(Code::SchemaDisagrees, message, at),
        };
        self.diagnostics.push(diagnostic.help("the provider's schema is followed"));
    }
}

fn shape_in_words(ty: &MemberType) -> String {
    match ty {
        MemberType::Plain(ty) => ty.to_string(),
        MemberType::Block { nesting: Nesting::Single, .. } => "a single block".to_owned(),
        MemberType::Block { .. } => "a repeated block".to_owned(),
    }
}

/// Whether a documented type is the provider's, but for list against set.
fn fits(documented: &Type, truth: &MemberType) -> bool {
    match truth {
        MemberType::Plain(ty) => alike(documented, ty),
        MemberType::Block { nesting, .. } => documented
            .block()
            .is_some_and(|block| (block.nesting == Nesting::Single) == (*nesting == Nesting::Single)),
    }
}

fn alike(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::List(one) | Type::Set(one), Type::List(other) | Type::Set(other))
        | (Type::Map(one), Type::Map(other)) => alike(one, other),
        (Type::Block(one), Type::Block(other)) => {
            (one.nesting == Nesting::Single) == (other.nesting == Nesting::Single)
        }
        _ => one == other,
    }
}

fn full_name(path: &[String], name: &str) -> String {
    path.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join(".")
}

fn merge_timeouts(documented: &[Timeout], truth: Option<&NestedBlockSchema>, at: &Location) -> Vec<Timeout> {
    let Some(truth) = truth else { return Vec::new() };
    let basis = Basis { evidence: Evidence::ProviderSchema, at: at.clone() };
    let timeout = |operation: &String| match documented.iter().find(|known| known.operation == *operation) {
        Some(known) => known.clone(),
        None => Timeout { operation: operation.clone(), default: None, bases: vec![basis.clone()] },
    };
    truth.block.attributes.keys().map(timeout).collect()
}
