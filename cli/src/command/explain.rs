//! `ferroform explain`

use super::project;
use crate::args::ExplainArgs;
use crate::output::{Exit, Output};
use ferroform_codegen::{Bindings, Project};
use ferroform_schema::compile::{Options, compile};
use ferroform_schema::diagnostic::{Code, Diagnostic};
use ferroform_schema::explain::{RuleFamily, explain_with_doubts};
use ferroform_schema::model::ResourceKind;
use ferroform_schema::suggest::nearest;
use std::io;
use std::path::PathBuf;

pub(crate) fn run(args: &ExplainArgs, output: &mut Output) -> io::Result<Exit> {
    if let Some(code) = Code::from_name(&args.target) {
        let severity = code.severity().word();
        output.result(&format!("{severity}[{code}]\n\n{}", code.explanation()))?;
        return Ok(Exit::Success);
    }
    if let Some(family) = RuleFamily::named(&args.target) {
        output.result(&family.to_string())?;
        return Ok(Exit::Success);
    }
    let (paths, options) = match asked(args, output)? {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    let compilation = compile(&paths, &options);
    // What other documents have wrong with them is no answer; that nothing could be read of what was named is.
    let of_input = |error: &&Diagnostic| error.code == Code::InvalidProviderSchema || error.labels.is_empty();
    let errors: Vec<Diagnostic> = compilation.errors().filter(of_input).cloned().collect();
    output.diagnostics(&errors, &compilation.sources)?;
    let found = &compilation.diagnostics;
    match explain_with_doubts(&compilation.schema, &compilation.sources, found, &args.target) {
        Ok(text) => {
            output.result(&text)?;
            Ok(Exit::Success)
        }
        Err(message) => {
            let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
            output.complain(&format!("{message} (looked in {})", paths.join(", ")));
            let families = RuleFamily::ALL.iter().map(|family| family.name);
            let names = Code::ALL.iter().map(|code| code.name()).chain(families);
            if let Some(near) = nearest(&args.target, names) {
                output.complain(&format!(
                    "`{}` is no diagnostic code and no family of rules either; the nearest is `{near}`",
                    args.target
                ));
            }
            Ok(Exit::Failure)
        }
    }
}

/// Where to look: what was named, or else what the project says, or else the documents of the checked-in bindings.
fn asked(args: &ExplainArgs, output: &mut Output) -> io::Result<Result<(Vec<PathBuf>, Options), Exit>> {
    let options = super::options(&args.provider);
    if !args.paths.is_empty() {
        return Ok(Ok((args.paths.clone(), options)));
    }
    let checked_in = PathBuf::from("generated/docs");
    if Project::find().is_none() && checked_in.is_dir() {
        return Ok(Ok((vec![checked_in], options)));
    }
    let project = match project::read(output)? {
        Ok(project) => project,
        Err(exit) => return Ok(Err(exit)),
    };
    // The provider of a type is the first word of its name.
    let (_, named) = ResourceKind::of_address(&args.target);
    let prefix = named.split(['_', '.']).next().unwrap_or_default();
    let of_type = |one: &&Bindings| one.name == prefix;
    Ok(match project.bindings.iter().find(of_type).or(project.bindings.first()) {
        Some(one) => Ok((one.documents.clone(), one.config.options())),
        None => Err(Exit::Failure),
    })
}
