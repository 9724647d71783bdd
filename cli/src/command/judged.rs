//! What `validate` and `plan` share: what a configuration is held against, and how the report ends.

use crate::args::{Against, ReportFormat};
use crate::output::{Exit, Output, counted};
use ferroform_schema::compile::Options;
use ferroform_schema::diagnostic::Severity;
use ferroform_schema::source::Sources;
use ferroform_testing::provider::Knowledge;
use ferroform_testing::report::Report;
use ferroform_testing::schema::Schemas;
use ferroform_testing::{Documents, Failure};
use std::io;
use std::sync::Arc;

/// The documents and the schema of a command line.
pub(super) struct Given {
    pub(super) documents: Arc<Documents>,
    pub(super) schemas: Schemas,
    pub(super) sources: Sources,
}

impl Given {
    /// Reads them; what stops that has been said.
    pub(super) fn read(against: &Against, output: &mut Output) -> io::Result<Option<Self>> {
        let options = Options { provider_schema: against.schema.clone(), ..Options::default() };
        let (documents, sources) = if against.docs.is_empty() {
            (Arc::default(), Sources::default())
        } else {
            let (documents, compilation) = Documents::compile(&against.docs, &options);
            let errors: Vec<_> =
                compilation.diagnostics.iter().filter(|it| it.severity == Severity::Error).cloned().collect();
            output.diagnostics(&errors, &compilation.sources)?;
            if compilation.schema.resources.is_empty() {
                return Ok(None);
            }
            (documents, compilation.sources)
        };
        let schemas = match &against.schema {
            None => documents.schemas(),
            Some(file) => {
                let read = std::fs::read_to_string(file).map_err(|error| error.to_string());
                match read.and_then(|text| Schemas::from_text(&text)) {
                    Ok(schemas) => schemas,
                    Err(error) => {
                        output.complain(&format!("{}: {error}", file.display()));
                        return Ok(None);
                    }
                }
            }
        };
        Ok(Some(Self { documents, schemas, sources }))
    }

    pub(super) fn knowledge(&self) -> Arc<dyn Knowledge> {
        Arc::clone(&self.documents) as Arc<dyn Knowledge>
    }
}

/// Says why there is no report.
pub(super) fn unable(failure: &Failure, output: &mut Output) -> Exit {
    output.complain(&failure.to_string());
    Exit::Unable
}

/// Says which types nobody described.
pub(super) fn tell_open(types: &[String], output: &mut Output) -> io::Result<()> {
    if types.is_empty() {
        return Ok(());
    }
    output.tell(&format!(
        "no schema for {}: what is set on them and read from them is taken as it is ({})",
        counted(types.len(), "type"),
        types.join(", ")
    ))
}

/// Writes the report.
pub(super) fn finish(report: &Report, against: &Against, output: &mut Output) -> io::Result<Exit> {
    let (errors, warnings) = report.counts();
    match against.format {
        ReportFormat::Json => output.result(&format!("{:#}", report.to_json()))?,
        ReportFormat::Sarif => output.result(&format!("{:#}", report.to_sarif()))?,
        ReportFormat::Text => {
            output.result(report.to_text(output.is_coloured()).trim_end())?;
            output.tell(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")))?;
        }
    }
    let failed = errors > 0 || (against.deny_warnings && warnings > 0);
    Ok(if failed { Exit::Failure } else { Exit::Success })
}
