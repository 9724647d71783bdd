//! What a set of documents gave, in numbers.

use crate::output::counted;
use ferroform_schema::compile::{Compilation, ProviderTypes, RuleCounts};
use ferroform_schema::diagnostic::{Code, Severity};
use ferroform_schema::model::{Evidence, Resource, ResourceKind};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Formatter, Result};

/// How many of the slowest documents are named.
const SLOWEST: usize = 5;

#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    documents: usize,
    /// How many of the documents have errors.
    broken: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider_schema: Option<ProviderTypes>,
    resources: usize,
    data_sources: usize,
    ephemeral_resources: usize,
    arguments: usize,
    nested_arguments: usize,
    attributes: usize,
    blocks: usize,
    /// How many arguments take their type from each kind of evidence.
    types_by_evidence: BTreeMap<Evidence, usize>,
    /// Rules by family: found, touched by examples, contradicted.
    rules: RuleCounts,
    /// What else is stated about arguments, by kind.
    statements: BTreeMap<&'static str, usize>,
    /// Diagnostics by code.
    errors: BTreeMap<&'static str, usize>,
    warnings: BTreeMap<&'static str, usize>,
    notes: BTreeMap<&'static str, usize>,
    /// The documents that took longest to read.
    slowest: Vec<Slow>,
}

#[derive(Debug, Serialize)]
struct Slow {
    path: String,
    microseconds: u128,
}

impl Summary {
    pub(crate) fn of(compilation: &Compilation) -> Self {
        let resources = &compilation.schema.resources;
        let of_kind = |kind| resources.iter().filter(|resource| resource.kind == kind).count();
        let mut types_by_evidence = BTreeMap::new();
        for argument in
            resources.iter().flat_map(Resource::all_blocks).flat_map(|(_, block)| &block.arguments)
        {
            let evidence = argument.ty.bases.first().map_or(Evidence::Assumed, |basis| basis.evidence);
            *types_by_evidence.entry(evidence).or_default() += 1;
        }
        let mut rules = RuleCounts::default();
        for report in &compilation.reports {
            rules.add(&report.counts);
        }
        let by_code = |severity: Severity| {
            let mut counts = BTreeMap::new();
            for diagnostic in compilation.diagnostics.iter().filter(|d| d.severity == severity) {
                *counts.entry(diagnostic.code.name()).or_default() += 1;
            }
            counts
        };
        let slow = |(path, time): &(String, std::time::Duration)| Slow {
            path: path.clone(),
            microseconds: time.as_micros(),
        };
        let mut slowest: Vec<Slow> = compilation.timings.iter().map(slow).collect();
        slowest.sort_by(|a, b| (b.microseconds, &a.path).cmp(&(a.microseconds, &b.path)));
        slowest.truncate(SLOWEST);
        let unreadable = compilation.errors().filter(|error| error.code == Code::UnreadableFile).count();
        let read: BTreeSet<&str> = compilation.timings.iter().map(|(path, _)| path.as_str()).collect();
        let places = compilation.errors().filter_map(|error| error.labels.first());
        let broken: BTreeSet<&str> =
            places.map(|label| &*label.at.path).filter(|path| read.contains(path)).collect();
        let nested =
            |resource: &Resource| resource.blocks.values().map(|block| block.arguments.len()).sum::<usize>();
        Self {
            documents: read.len() + unreadable,
            broken: broken.len() + unreadable,
            provider_schema: compilation.provider_types.clone(),
            resources: of_kind(ResourceKind::Resource),
            data_sources: of_kind(ResourceKind::DataSource),
            ephemeral_resources: of_kind(ResourceKind::Ephemeral),
            arguments: resources.iter().map(|resource| resource.root.arguments.len()).sum(),
            nested_arguments: resources.iter().map(nested).sum(),
            attributes: resources
                .iter()
                .flat_map(Resource::all_blocks)
                .map(|(_, block)| block.attributes.len())
                .sum(),
            blocks: resources.iter().map(|resource| resource.blocks.len()).sum(),
            types_by_evidence,
            rules,
            statements: statements(resources),
            errors: by_code(Severity::Error),
            warnings: by_code(Severity::Warning),
            notes: by_code(Severity::Note),
            slowest,
        }
    }

    /// One line, as all that tools are told.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What is stated about arguments besides their types and rules.
fn statements(resources: &[Resource]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    let blocks = resources.iter().flat_map(Resource::all_blocks);
    for argument in blocks.flat_map(|(_, block)| &block.arguments) {
        for (statement, count) in [
            ("defaults", argument.defaults.len()),
            ("deprecated", usize::from(argument.deprecated.is_some())),
            ("forces_new_resource", usize::from(argument.force_new.as_ref().is_some_and(|yes| yes.value))),
            ("sensitive", usize::from(argument.sensitive.as_ref().is_some_and(|yes| yes.value))),
        ] {
            *counts.entry(statement).or_default() += count;
        }
    }
    counts
}

impl Summary {
    fn write_provider_schema(&self, f: &mut Formatter<'_>) -> Result {
        let Some(schema) = &self.provider_schema else { return Ok(()) };
        let addresses = schema.addresses.join(", ");
        let (documented, undocumented) = (counted(schema.documented, "documented type"), schema.undocumented);
        writeln!(f, "over the schema of {addresses}: {documented}, {undocumented} without a document")?;
        let passed_over: Vec<String> =
            schema.passed_over.iter().map(|(section, members)| format!("{section} ({members})")).collect();
        if !passed_over.is_empty() {
            writeln!(f, "passed over in that schema: {}", passed_over.join(", "))?;
        }
        Ok(())
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let broken = if self.broken > 0 { format!(", {} with errors", self.broken) } else { String::new() };
        writeln!(f, "{}{broken}", counted(self.documents, "document"))?;
        self.write_provider_schema(f)?;
        let ephemeral = match self.ephemeral_resources {
            0 => String::new(),
            n => format!(", {}", counted(n, "ephemeral resource")),
        };
        let (resources, data) =
            (counted(self.resources, "resource"), counted(self.data_sources, "data source"));
        writeln!(f, "{resources}, {data}{ephemeral}")?;
        let nested = match self.blocks {
            0 => String::new(),
            blocks => format!(", {} more in {}", self.nested_arguments, counted(blocks, "nested block")),
        };
        let (arguments, attributes) =
            (counted(self.arguments, "argument"), counted(self.attributes, "attribute"));
        writeln!(f, "{arguments}{nested}, {attributes}")?;
        writeln!(f, "\ntypes rest on")?;
        for (evidence, count) in self.types_by_evidence.iter().rev() {
            writeln!(f, "{count:>8}  {}", evidence.in_words())?;
        }
        writeln!(f, "\nrules{:>14}{:>10}{:>14}", "found", "touched", "contradicted")?;
        for (family, count) in &self.rules.families {
            writeln!(f, "  {family:<14}{:>6}{:>10}{:>14}", count.rules, count.touched, count.contradicted)?;
        }
        writeln!(f, "\nother statements about arguments")?;
        for (statement, count) in &self.statements {
            writeln!(f, "{count:>8}  {}", statement.replace('_', " "))?;
        }
        for (title, counts) in [("errors", &self.errors), ("doubts", &self.warnings), ("notes", &self.notes)]
        {
            if !counts.is_empty() {
                writeln!(f, "\n{title}")?;
                for (code, count) in counts {
                    writeln!(f, "{count:>8}  {code}")?;
                }
            }
        }
        writeln!(f, "\nslowest documents")?;
        for Slow { path, microseconds } in &self.slowest {
            writeln!(f, "{:>7.1} ms  {path}", *microseconds as f64 / 1000.0)?;
        }
        Ok(())
    }
}
