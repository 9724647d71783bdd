//! What a set of documents gave, in numbers.

use ferroform_schema::check::Tally;
use ferroform_schema::compile::Compilation;
use ferroform_schema::diagnostic::Severity;
use ferroform_schema::model::{Evidence, Resource, ResourceKind};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter, Result};

/// How many of the slowest documents are named.
const SLOWEST: usize = 5;

#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    documents: usize,
    resources: usize,
    data_sources: usize,
    arguments: usize,
    nested_arguments: usize,
    attributes: usize,
    blocks: usize,
    /// How many arguments take their type from each kind of evidence.
    types_by_evidence: BTreeMap<Evidence, usize>,
    /// Rules by family: found, touched by examples, contradicted.
    rules: Tally,
    /// Diagnostics by code.
    errors: BTreeMap<&'static str, usize>,
    warnings: BTreeMap<&'static str, usize>,
    /// The documents that took longest to read, in microseconds.
    slowest: Vec<(String, u128)>,
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
        let mut rules = Tally::default();
        for report in &compilation.reports {
            rules.add(&report.tally);
        }
        let by_code = |severity: Severity| {
            let mut counts = BTreeMap::new();
            for diagnostic in compilation.diagnostics.iter().filter(|d| d.severity == severity) {
                *counts.entry(diagnostic.code.name()).or_default() += 1;
            }
            counts
        };
        let mut slowest: Vec<(String, u128)> =
            compilation.timings.iter().map(|(path, time)| (path.clone(), time.as_micros())).collect();
        slowest.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        slowest.truncate(SLOWEST);
        let nested =
            |resource: &Resource| resource.blocks.values().map(|block| block.arguments.len()).sum::<usize>();
        Self {
            documents: compilation.timings.len(),
            resources: of_kind(ResourceKind::Resource),
            data_sources: of_kind(ResourceKind::DataSource),
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
            errors: by_code(Severity::Error),
            warnings: by_code(Severity::Warning),
            slowest,
        }
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        writeln!(f, "{} documents", self.documents)?;
        writeln!(f, "{} resources, {} data sources", self.resources, self.data_sources)?;
        writeln!(
            f,
            "{} arguments, {} in {} nested blocks, {} attributes",
            self.arguments, self.nested_arguments, self.blocks, self.attributes
        )?;
        writeln!(f, "\ntypes rest on")?;
        for (evidence, count) in self.types_by_evidence.iter().rev() {
            writeln!(f, "{count:>8}  {}", evidence.in_words())?;
        }
        writeln!(f, "\nrules{:>14}{:>10}{:>14}", "found", "touched", "contradicted")?;
        for (family, count) in &self.rules.families {
            writeln!(f, "  {family:<14}{:>6}{:>10}{:>14}", count.rules, count.touched, count.contradicted)?;
        }
        for (title, counts) in [("errors", &self.errors), ("doubts", &self.warnings)] {
            if !counts.is_empty() {
                writeln!(f, "\n{title}")?;
                for (code, count) in counts {
                    writeln!(f, "{count:>8}  {code}")?;
                }
            }
        }
        writeln!(f, "\nslowest documents")?;
        for (path, micros) in &self.slowest {
            writeln!(f, "{:>7.1} ms  {path}", *micros as f64 / 1000.0)?;
        }
        Ok(())
    }
}
