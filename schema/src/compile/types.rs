//! Facts to resource types: all sources of one type are resolved together, then its rules are tried.

use super::catch_panics::catch_panics;
use super::neighbours::Neighbours;
use super::read::{Facts, ReadDocument};
use super::settable::Settable;
use crate::check::{self, RuleCounts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Claim, DocumentFacts};
use crate::model::{Resource, ResourceKind};
use crate::overlay;
use crate::parallel;
use crate::provider_schema::{ProviderSchema, lay_over};
use crate::resolve::{borrowed, inherited, resolve};
use std::collections::BTreeMap;

/// What the rules of one type met in its examples.
#[derive(Debug, Clone)]
pub struct TypeReport {
    /// What it is.
    pub kind: ResourceKind,
    /// Its name in Terraform.
    pub type_name: String,
    /// Rules by family: found, touched by examples, contradicted.
    pub counts: RuleCounts,
}

/// The sources of one type.
#[derive(Default)]
struct Sources {
    documents: Vec<ReadDocument>,
    /// What overlays state, the strongest last.
    corrections: Vec<DocumentFacts>,
}

type Types = BTreeMap<(ResourceKind, String), Sources>;

/// Resolves every type that the facts describe, in parallel, lays it over the provider's own schema where there is
/// one, and holds its rules against its examples.
///
/// The facts of a type are given up as soon as it is resolved: with thousands of documents they take more memory than
/// everything else.
pub fn resolve_types(
    facts: Facts,
    truth: Option<&ProviderSchema>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Resource>, Vec<TypeReport>) {
    let stated: Vec<&DocumentFacts> = facts.documents.iter().map(|document| &document.facts).collect();
    let corrections =
        catch_panics("overlays", diagnostics, |own| overlay::apply(&facts.overlays, &stated, own));
    let neighbours = Neighbours::of(&facts.documents);
    let settable = Settable::of(&facts.documents);
    let mut types = Types::new();
    for document in facts.documents {
        let key = (document.facts.kind, document.facts.type_name.clone());
        types.entry(key).or_default().documents.push(document);
    }
    for correction in corrections.unwrap_or_default() {
        let key = (correction.kind, correction.type_name.clone());
        types.entry(key).or_default().corrections.push(correction);
    }
    let mut stages: BTreeMap<Stage, Types> = BTreeMap::new();
    for (key, sources) in types {
        stages.entry(Stage::of(key.0, &sources)).or_default().insert(key, sources);
    }
    let mut resolved: Vec<(Resource, TypeReport)> = Vec::new();
    for types in stages.into_values() {
        let managed = resolved.iter().map(|(resource, _)| resource);
        let managed = managed.filter(|resource| resource.kind == ResourceKind::Resource);
        let managed: Managed<'_> = managed.map(|resource| (resource.type_name.as_str(), resource)).collect();
        let around = Around { truth, managed: &managed, neighbours: &neighbours, settable: &settable };
        let next = resolve_each(types, &around, diagnostics);
        resolved.extend(next);
    }
    resolved.sort_by(|(one, _), (other, _)| (one.kind, &one.type_name).cmp(&(other.kind, &other.type_name)));
    resolved.into_iter().unzip()
}

/// When a type is resolved: some take what their documents leave out from others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Resources that are described by their own documents.
    Whole,
    /// Resources that say that they have the attributes or the arguments of another one.
    Referring,
    /// Data sources, which share fields with the resources.
    Reading,
}

impl Stage {
    fn of(kind: ResourceKind, sources: &Sources) -> Self {
        let mut facts = sources.documents.iter().flat_map(|document| &document.facts.facts);
        match kind {
            ResourceKind::DataSource => Self::Reading,
            _ if facts.any(|fact| matches!(fact.claim, Claim::AttributesOf(_) | Claim::ArgumentsOf(_))) => {
                Self::Referring
            }
            _ => Self::Whole,
        }
    }
}

/// The resources that are resolved already, by their types.
type Managed<'a> = BTreeMap<&'a str, &'a Resource>;

/// What is known beside the documents of a type.
struct Around<'a> {
    truth: Option<&'a ProviderSchema>,
    managed: &'a Managed<'a>,
    neighbours: &'a Neighbours,
    settable: &'a Settable,
}

fn resolve_each(
    types: Types,
    around: &Around<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Resource, TypeReport)> {
    type Resolved = (Option<(Resource, TypeReport)>, Vec<Diagnostic>);
    let resolved: Vec<Resolved> = parallel::map(types, |((_, type_name), sources)| {
        let mut own = Diagnostics::new();
        let work = |own: &mut Diagnostics| resolve_type(&sources, around, own);
        let result = catch_panics(&type_name, &mut own, work).flatten();
        (result, own.into_sorted())
    });
    let mut results = Vec::with_capacity(resolved.len());
    for (result, own) in resolved {
        diagnostics.extend(own);
        results.extend(result);
    }
    results
}

fn resolve_type(
    sources: &Sources,
    around: &Around<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(Resource, TypeReport)> {
    let Around { truth, managed, neighbours, settable } = *around;
    let first = sources.documents.first()?;
    report_duplicates(sources, diagnostics);
    let stated = sources.documents.iter().map(|document| &document.facts);
    let mut all: Vec<&DocumentFacts> = stated.chain(&sources.corrections).collect();
    let is_set = |name: &str| settable.holds(first.facts.kind, name);
    let mut taken = inherited(&all, managed, &is_set, diagnostics);
    taken.extend(borrowed(&all, managed, diagnostics));
    let taken = DocumentFacts { facts: taken, ..first.facts.emptied() };
    all.push(&taken);
    let mut resource = resolve(&all, diagnostics)?;
    resource.document.clone_from(&first.name);
    if let Some(truth) = truth {
        resource = lay_over(resource, truth, diagnostics);
    }
    if let Some(managed) = managed.get(resource.type_name.as_str()) {
        diagnostics.extend(check::unlisted::note(&resource, managed, &first.facts.named_at));
    }
    diagnostics.extend(neighbours.notes(&resource, &first.facts.named_at));
    let uses = sources.documents.iter().flat_map(|document| &document.uses);
    let counts = check::check(&mut resource, uses, diagnostics);
    let report = TypeReport { kind: resource.kind, type_name: resource.type_name.clone(), counts };
    Some((resource, report))
}

/// Two documents of one type in one folder are most often a mistake; in different folders, dialects of one page.
fn report_duplicates(sources: &Sources, diagnostics: &mut Diagnostics) {
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let documents = || sources.documents.iter().map(|document| &document.facts);
    for (i, document) in documents().enumerate() {
        let earlier = documents().take(i).find(|other| {
            other.named_at.path != document.named_at.path
                && folder(&other.named_at.path) == folder(&document.named_at.path)
        });
        if let Some(other) = earlier {
            diagnostics.push(
                Diagnostic::new(
                    Code::DuplicateDocument,
                    format!("`{}` is described by two documents of one folder", document.type_name),
                    document.named_at.clone(),
                )
                .also(other.named_at.clone(), "it is described here, too")
                .help("the facts of both are merged; remove one, or make it an overlay"),
            );
        }
    }
}
