//! What was found about a folder or a plan: Terraform's own words first, then the rules of documents, each with its places.

mod json;
mod sarif;
mod text;

use crate::documents::{Documents, Statement};
use crate::terraform::{Diagnostic, Plan};
use ferroform_schema::source::{SourceFile, Sources};
use std::collections::BTreeMap;
use std::path::Path;

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What Terraform says.
    pub diagnostic: Diagnostic,
    /// The rule of a document, where it comes from one.
    pub statement: Option<Statement>,
}

/// All that was found.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
    /// What would be done, for a report about plans: of a folder, or of each stack of a program by its name.
    plans: Vec<(Option<String>, Plan)>,
    /// The files of the configuration.
    files: BTreeMap<String, SourceFile>,
    /// The documents.
    documents: Sources,
}

impl Report {
    /// A report of these messages. What a document says is looked up in `documents`, its lines in `sources`.
    #[must_use]
    pub fn new(diagnostics: Vec<Diagnostic>, documents: &Documents, sources: Sources) -> Self {
        let mut findings: Vec<Finding> = diagnostics
            .into_iter()
            .map(|diagnostic| Finding { statement: documents.statement(&diagnostic), diagnostic })
            .collect();
        findings.sort_by_key(|finding| {
            let place = finding.diagnostic.place.as_ref();
            let place = place.map(|place| (place.filename.clone(), place.start.line, place.start.column));
            (finding.statement.is_some(), place, finding.diagnostic.address.clone())
        });
        let names = findings.iter().filter_map(|it| it.diagnostic.place.as_ref()).map(|it| &it.filename);
        let files = names
            .filter_map(|name| {
                let text = std::fs::read_to_string(Path::new(name)).ok()?;
                Some((name.clone(), SourceFile::new(name.as_str(), text)))
            })
            .collect();
        Self { findings, plans: Vec::new(), files, documents: sources }
    }

    /// The same, with a plan.
    #[must_use]
    pub fn with_plan(mut self, plan: Option<Plan>) -> Self {
        self.plans.extend(plan.map(|plan| (None, plan)));
        self
    }

    /// The same, with the plan of a stack.
    #[must_use]
    pub fn with_plan_of(mut self, stack: impl Into<String>, plan: Plan) -> Self {
        self.plans.push((Some(stack.into()), plan));
        self
    }

    /// A document as people know it: facts name it by its path below the folder of documents.
    fn shown<'a>(&'a self, name: &'a str) -> &'a str {
        self.documents.named(name).map_or(name, SourceFile::path)
    }

    /// What was found.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many errors and how many warnings.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.findings.iter().filter(|finding| finding.diagnostic.is_error()).count();
        (errors, self.findings.len() - errors)
    }
}

#[cfg(test)]
mod tests;
