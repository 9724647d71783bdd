//! `ferroform generate`

use crate::args::GenerateArgs;
use crate::output::{Exit, Output, counted};
use ferroform_codegen::write::Change;
use ferroform_codegen::{Config, LastRun, Mode, emit, plan, write};
use ferroform_schema::diagnostic::{Diagnostic, Diagnostics, Severity};
use std::io;

pub(crate) fn run(args: &GenerateArgs, output: &mut Output) -> io::Result<Exit> {
    let config = config(args);
    // A check believes nothing. For a run, everything that was typed is a setting.
    let last = (!args.check)
        .then(|| LastRun::of_crate(&args.out, &config, &format!("{args:?}"), &args.documents.paths));
    // Tools want the diagnostics of every run.
    if output.is_for_people()
        && let Some(last) = &last
        && let Some(told) = last.if_fresh()
    {
        let files = counted(last.files(), "file");
        output.tell(&format!("{}: nothing changed ({files}){}", args.out.display(), told.concat()))?;
        return Ok(Exit::Success);
    }
    let compilation = super::compile(&args.documents, output);
    let mut diagnostics = Diagnostics::new();
    let plan = plan(&compilation.schema, &config, &mut diagnostics);
    let mut all = compilation.diagnostics.clone();
    all.extend(diagnostics.into_sorted());
    all.sort_by(Diagnostic::by_place);
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let errors = all.iter().filter(is_error).count();
    // One bad document costs that document: only what is wrong with the call itself, or strictness, stops the rest.
    let of_call = all.iter().filter(is_error).any(|error| error.labels.is_empty());
    if errors > 0 && (args.strict || args.check || of_call) {
        output.diagnostics(&all, &compilation.sources)?;
        output.complain("nothing was written: the documents have errors");
        return Ok(Exit::Failure);
    }
    if plan.modules.is_empty() {
        output.diagnostics(&all, &compilation.sources)?;
        output.complain("nothing was written: the documents describe no type");
        return Ok(Exit::Failure);
    }
    if !args.check {
        output.diagnostics(&all, &compilation.sources)?;
    }
    let files = match emit(&plan) {
        Ok(files) => files,
        Err(error) => {
            output.complain(&error.to_string());
            return Ok(Exit::Failure);
        }
    };
    let written = match &last {
        None => write(&args.out, &files, Mode::Check),
        Some(last) => last.write(&files),
    };
    let report = match written {
        Ok(report) => report,
        Err(error) => {
            output.complain(&error.to_string());
            return Ok(Exit::Failure);
        }
    };
    if let Some(last) = last {
        output.tell(&format!("{}: {report}", args.out.display()))?;
        if errors > 0 {
            let left = counted(errors, "error");
            output
                .tell(&format!("what has an error was left out ({left}); `--strict` stops there instead"))?;
        }
        if let Err(error) = last.remember(&report, &told_again(&all)) {
            output.complain(&format!("the next run has to do everything anew: {error}"));
        }
        return Ok(Exit::Success);
    }
    if report.is_clean() {
        output.tell(&format!("{} is up to date: {}", args.out.display(), counted(files.len(), "file")))?;
        return Ok(Exit::Success);
    }
    let diffs: String = report.differences().map(Change::diff).collect();
    output.result(&diffs)?;
    output.complain(&format!(
        "{} is out of date: {report}; to mend it, run\n\n    {}\n",
        args.out.display(),
        command_line(args)
    ));
    Ok(Exit::Failure)
}

fn config(args: &GenerateArgs) -> Config {
    let mut config = Config::new();
    if let Some(file) = &args.documents.provider.provider_schema {
        config.provider_schema(file);
    }
    config
}

/// What a run without anything to do says about the warnings that stand.
fn told_again(diagnostics: &[Diagnostic]) -> Vec<String> {
    match diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count() {
        0 => Vec::new(),
        n => vec![format!("; {} as before, which `ferroform check` shows", counted(n, "warning"))],
    }
}

/// The command that brings the folder up to date.
fn command_line(args: &GenerateArgs) -> String {
    let paths: Vec<String> = args.documents.paths.iter().map(|path| path.display().to_string()).collect();
    let mut options = String::new();
    if let Some(file) = &args.documents.provider.provider_schema {
        options += &format!(" --provider-schema {}", file.display());
    }
    if let Some(address) = &args.documents.provider.provider {
        options += &format!(" --provider {address}");
    }
    if args.documents.undocumented {
        options += " --undocumented";
    }
    let paths: String = paths.iter().map(|path| format!(" {path}")).collect();
    format!("ferroform generate{paths} --out {}{options}", args.out.display())
}
