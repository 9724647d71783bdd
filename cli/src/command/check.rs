//! `ferroform check`

use super::project;
use super::summary::Summary;
use crate::args::CheckArgs;
use crate::output::{Exit, Output, counted};
use ferroform_codegen::plan;
use ferroform_schema::compile::Compilation;
use ferroform_schema::diagnostic::{Diagnostic, Diagnostics, Severity};
use std::io;

pub(crate) fn run(args: &CheckArgs, output: &mut Output) -> io::Result<Exit> {
    if project::names_a_provider(&args.documents, "check", output) {
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
        // The settings can name types that are not there.
        let mut diagnostics = Diagnostics::new();
        let _ = plan(&compilation.schema, config, &mut diagnostics);
        compilation.diagnostics.extend(diagnostics.into_sorted());
        compilation.diagnostics.sort_by(Diagnostic::by_place);
        compilation.diagnostics = config.set_levels().apply(compilation.diagnostics);
        tell(args, &compilation, output)
    })
}

fn tell(args: &CheckArgs, compilation: &Compilation, output: &mut Output) -> io::Result<Exit> {
    let diagnostics = &compilation.diagnostics;
    let urgent = diagnostics.iter().any(Diagnostic::is_urgent);
    let failed = compilation.has_errors() || (args.deny_warnings && urgent);
    if args.summary {
        let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
        let errors: Vec<Diagnostic> = diagnostics.iter().filter(is_error).cloned().collect();
        output.diagnostics(&errors, &compilation.sources)?;
        let summary = Summary::of(compilation);
        output.result(&if output.is_json() { summary.to_json() } else { summary.to_string() })?;
    } else {
        if args.verbose || !output.is_for_people() {
            output.diagnostics(diagnostics, &compilation.sources)?;
        } else {
            let (urgent, notes): (Vec<_>, Vec<_>) =
                diagnostics.iter().cloned().partition(Diagnostic::is_urgent);
            output.diagnostics(&urgent, &compilation.sources)?;
            if !notes.is_empty() {
                let notes = counted(notes.len(), "note");
                output.tell(&format!("{notes} on what rests on weak evidence; `--verbose` shows them"))?;
            }
        }
        let types = compilation.schema.resources.len();
        let documents = compilation.timings.len();
        output.tell(&format!("{} in {}", counted(types, "type"), counted(documents, "document")))?;
    }
    Ok(if failed { Exit::Failure } else { Exit::Success })
}
