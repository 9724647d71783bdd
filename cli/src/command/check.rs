//! `ferroform check`

use super::summary::Summary;
use crate::args::CheckArgs;
use crate::output::{Exit, Output, counted};
use ferroform_schema::diagnostic::Diagnostic;
use std::io;

pub(crate) fn run(args: &CheckArgs, output: &mut Output) -> io::Result<Exit> {
    let compilation = super::compile(&args.documents, output);
    let failed = compilation.has_errors() || (args.deny_warnings && !compilation.diagnostics.is_empty());
    if args.summary {
        let errors: Vec<Diagnostic> = compilation.errors().cloned().collect();
        output.diagnostics(&errors, &compilation.sources)?;
        let summary = Summary::of(&compilation);
        output.result(&if output.is_json() { summary.to_json() } else { summary.to_string() })?;
    } else {
        output.diagnostics(&compilation.diagnostics, &compilation.sources)?;
        let types = compilation.schema.resources.len();
        let documents = compilation.timings.len();
        output.tell(&format!("{} in {}", counted(types, "type"), counted(documents, "document")))?;
    }
    Ok(if failed { Exit::Failure } else { Exit::Success })
}
