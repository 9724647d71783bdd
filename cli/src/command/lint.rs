//! `ferroform lint`

use super::project;
use crate::args::{LintArgs, ReportFormat};
use crate::output::{Exit, Output, counted};
use ferroform_schema::compile::Compilation;
use ferroform_schema::diagnostic::Style;
use ferroform_schema::lint::{lint, report};
use std::io;

pub(crate) fn run(args: &LintArgs, output: &mut Output) -> io::Result<Exit> {
    if project::names_a_provider(&args.documents, "lint", output) {
        return Ok(Exit::Misuse);
    }
    if args.documents.are_given() {
        return tell(args, &super::compile(&args.documents, output), output);
    }
    let provider = &args.documents.provider;
    let settings = [("--provider-schema", "schema", provider.provider_schema.is_some())];
    project::each(provider.provider.as_deref(), &settings, output, |bindings, output| {
        let config = &bindings.config;
        let mut compilation = super::compile_paths(&bindings.documents, &config.options(), output);
        compilation.diagnostics = config.set_levels().apply(compilation.diagnostics);
        tell(args, &compilation, output)
    })
}

fn tell(args: &LintArgs, compilation: &Compilation, output: &mut Output) -> io::Result<Exit> {
    let findings = lint(compilation);
    let (errors, warnings) = report::counts(&findings);
    match args.format {
        ReportFormat::Json => output.result(&report::json(&findings))?,
        ReportFormat::Sarif => output.result(&report::sarif_log(&findings))?,
        ReportFormat::Text => {
            let style = if output.is_coloured() { Style::Coloured } else { Style::Plain };
            let text = report::text(&findings, &compilation.sources, style);
            if !text.is_empty() {
                output.drawn(&text)?;
            }
            let proposed = findings.iter().map(|finding| finding.proposals.len()).sum();
            output.tell(&format!(
                "{}, {}, {} in {}",
                counted(errors, "error"),
                counted(warnings, "warning"),
                counted(proposed, "proposal"),
                counted(compilation.timings.len(), "document")
            ))?;
        }
    }
    let failed = errors > 0 || (args.deny_warnings && warnings > 0);
    Ok(if failed { Exit::Failure } else { Exit::Success })
}
