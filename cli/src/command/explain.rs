//! `ferroform explain`

use crate::args::ExplainArgs;
use crate::output::{Exit, Output};
use ferroform_schema::compile::compile;
use ferroform_schema::diagnostic::{Code, Diagnostic, Severity};
use ferroform_schema::explain::explain;
use ferroform_schema::suggest::nearest;
use std::io;

pub(crate) fn run(args: &ExplainArgs, output: &mut Output) -> io::Result<Exit> {
    if let Some(code) = Code::from_name(&args.target) {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        output.result(&format!("{severity}[{code}]\n\n{}", code.explanation()))?;
        return Ok(Exit::Success);
    }
    let compilation = compile(&args.paths, &super::options(&args.provider));
    // What other documents have wrong with them is no answer; that nothing could be read of what was named is.
    let of_input = |error: &&Diagnostic| error.code == Code::InvalidProviderSchema || error.labels.is_empty();
    let errors: Vec<Diagnostic> = compilation.errors().filter(of_input).cloned().collect();
    output.diagnostics(&errors, &compilation.sources)?;
    match explain(&compilation.schema, &compilation.sources, &args.target) {
        Ok(text) => {
            output.result(&text)?;
            Ok(Exit::Success)
        }
        Err(message) => {
            let paths: Vec<String> = args.paths.iter().map(|path| format!("`{}`", path.display())).collect();
            output.complain(&format!("{message} (documents were sought in {})", paths.join(", ")));
            if let Some(code) = nearest(&args.target, Code::ALL.iter().map(|code| code.name())) {
                output.complain(&format!(
                    "`{}` is no diagnostic code either; the nearest is `{code}`",
                    args.target
                ));
            }
            Ok(Exit::Failure)
        }
    }
}
