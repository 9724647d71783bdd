//! `ferroform generate`

use super::{examples, project};
use crate::args::GenerateArgs;
use crate::output::{Exit, Output, counted};
use ferroform_codegen::plan::about_selected;
use ferroform_codegen::write::Change;
use ferroform_codegen::{Bindings, Config, LastRun, Mode, Plan, Runtime, emit, plan, write};
use ferroform_schema::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

pub(crate) fn run(args: &GenerateArgs, output: &mut Output) -> io::Result<Exit> {
    if project::names_a_provider(&args.documents, "generate", output) {
        return Ok(Exit::Misuse);
    }
    if args.documents.are_given() {
        return write_one(args, &of_command_line(args), &Call::CommandLine, output);
    }
    let provider = &args.documents.provider;
    let settings = [
        ("--provider-schema", "schema", provider.provider_schema.is_some()),
        ("--out", "out", args.out.is_some()),
        ("--runtime", "runtime", args.runtime.is_some()),
    ];
    project::each(provider.provider.as_deref(), &settings, output, |bindings, output| {
        write_one(args, bindings, &Call::Project, output)
    })
}

/// Where the settings come from.
pub(super) enum Call {
    CommandLine,
    Project,
    /// A project that is just being made, which says itself what comes next.
    New,
}

/// Writes one set of bindings, or holds what is there against it.
pub(super) fn write_one(
    args: &GenerateArgs,
    bindings: &Bindings,
    call: &Call,
    output: &mut Output,
) -> io::Result<Exit> {
    let Bindings { documents, config, out, .. } = bindings;
    let of = examples::Crate::of(out);
    // A check believes nothing. For a run, everything that was typed is a setting.
    let settings = format!("{args:?} {}", of.settings());
    let last = (!args.check).then(|| LastRun::of_crate(out, config, &settings, documents));
    // Tools want the diagnostics of every run.
    if output.is_for_people()
        && let Some(last) = &last
        && let Some(told) = last.if_fresh()
    {
        let files = counted(last.files(), "file");
        output.tell(&format!("{}: nothing changed ({files}){}", out.display(), told.concat()))?;
        return Ok(Exit::Success);
    }
    let compilation = super::compile_paths(documents, &config.options(), output);
    let mut diagnostics = Diagnostics::new();
    let mut plan = plan(&compilation.schema, config, &mut diagnostics);
    examples::translate(&mut plan, &compilation.schema, config, &of);
    let mut all = compilation.diagnostics.clone();
    all.extend(diagnostics.into_sorted());
    all.sort_by(Diagnostic::by_place);
    let all = about_selected(all, &compilation.schema, &plan, &compilation.sources);
    let all = config.set_levels().apply(all);
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let errors = all.iter().filter(is_error).count();
    // One bad document costs that document: only what is wrong with the call itself, what somebody wishes to be an error, or
    // strictness, stops the rest.
    let of_call = all.iter().filter(is_error).any(|error| !is_of_page(error) || error.is_denied());
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
        if args.verbose || !output.is_for_people() {
            output.diagnostics(&all, &compilation.sources)?;
        } else {
            let (costly, doubts): (Vec<_>, Vec<_>) = all.iter().cloned().partition(costs_a_page);
            output.diagnostics(&costly, &compilation.sources)?;
            tell_doubts(&doubts, output)?;
        }
    }
    let files = match emit(&plan) {
        Ok(files) => files,
        Err(error) => {
            output.complain(&error.to_string());
            return Ok(Exit::Failure);
        }
    };
    let written = match &last {
        None => write(out, &files, Mode::Check),
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
        let is_new = report.is_new();
        output.tell(&format!("{}: {report}", out.display()))?;
        if errors > 0 {
            let left = counted(errors, "error");
            output
                .tell(&format!("what has an error was left out ({left}); `--strict` stops there instead"))?;
        }
        if is_new && !matches!(call, Call::New) {
            output.tell(&next_steps(bindings, call, args, &plan))?;
        }
        if let Err(error) = last.remember(&report, &told_again(&all)) {
            output.complain(&format!("the next run has to do everything anew: {error}"));
        }
        return Ok(Exit::Success);
    }
    if report.is_clean() {
        output.tell(&format!("{} is up to date: {}", out.display(), counted(files.len(), "file")))?;
        return Ok(Exit::Success);
    }
    let diffs: String = report.differences().map(Change::diff).collect();
    output.result(&diffs)?;
    output.complain(&format!(
        "{} is out of date: {report}; to mend it, run\n\n    {}\n",
        out.display(),
        command_line(args, bindings, call)
    ));
    Ok(Exit::Failure)
}

/// What the command line describes.
fn of_command_line(args: &GenerateArgs) -> Bindings {
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from("bindings"));
    let mut config = Config::new();
    if let Some((address, version)) = args.documents.provider.address() {
        config.provider_source(address);
        if let Some(version) = version {
            config.provider_version(version);
        }
    }
    if let Some(runtime) = &args.runtime {
        config.runtime(Runtime::parse(runtime, &out));
    }
    if let Some(file) = &args.documents.provider.provider_schema {
        config.provider_schema(file);
    }
    config.undocumented(args.documents.undocumented);
    Bindings { name: String::new(), documents: args.documents.paths.clone(), config, out }
}

/// Whether an error is about one page, and not about the call.
pub(super) fn is_of_page(error: &Diagnostic) -> bool {
    !error.labels.is_empty() || error.code == Code::UnreadableFile
}

/// Whether a page, or a part of it that stands for a type, is left out for what was found.
fn costs_a_page(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error
        || matches!(diagnostic.code, Code::NoResourceName | Code::PassedOver | Code::NoDocuments)
}

/// The doubts by kind, for those who did not ask for each.
fn tell_doubts(doubts: &[Diagnostic], output: &mut Output) -> io::Result<()> {
    if doubts.is_empty() {
        return Ok(());
    }
    let mut kinds: BTreeMap<Code, usize> = BTreeMap::new();
    let (urgent, notes): (Vec<_>, Vec<_>) = doubts.iter().partition(|doubt| doubt.is_urgent());
    for doubt in &urgent {
        *kinds.entry(doubt.code).or_default() += 1;
    }
    let kinds: Vec<String> = kinds.iter().map(|(code, count)| format!("{count} {code}")).collect();
    let mut told = Vec::new();
    if !urgent.is_empty() {
        let count = counted(urgent.len(), "doubt");
        told.push(format!("{count} about the documents ({})", kinds.join(", ")));
    }
    if !notes.is_empty() {
        told.push(format!("{} on what rests on weak evidence", counted(notes.len(), "note")));
    }
    output.tell(&format!("{}; `--verbose` shows them", told.join(", ")))
}

/// What to do with a crate that was not there before.
fn next_steps(bindings: &Bindings, call: &Call, args: &GenerateArgs, plan: &Plan) -> String {
    let provider = plan.providers.first().map_or("provider", |provider| provider.name.as_str());
    let path = bindings.out.display();
    let features = plan.features.iter().map(|feature| format!("\"{}\"", feature.name)).take(2);
    let features: Vec<String> = features.collect();
    let runtime = match (call, &args.runtime) {
        (Call::Project | Call::New, _) => "",
        (Call::CommandLine, Some(_)) => "",
        (Call::CommandLine, None) => {
            "\n`--runtime` says where a new crate takes `ferroform` from, if not from a registry"
        }
    };
    format!(
        "\nnext: add the crate to a program, with the features of what it uses\n\n    \
         [dependencies]\n    {provider}-bindings = {{ path = \"{path}\", features = [{}] }}\n{runtime}",
        features.join(", ")
    )
}

/// What a run without anything to do says about the warnings that stand.
fn told_again(diagnostics: &[Diagnostic]) -> Vec<String> {
    match diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count() {
        0 => Vec::new(),
        n => vec![format!("; {} as before, which `ferroform check` shows", counted(n, "warning"))],
    }
}

/// The command that brings the folder up to date.
fn command_line(args: &GenerateArgs, bindings: &Bindings, call: &Call) -> String {
    if matches!(call, Call::Project | Call::New) {
        return "ferroform generate".to_owned();
    }
    let mut options = String::new();
    if let Some(file) = &args.documents.provider.provider_schema {
        options += &format!(" --provider-schema {}", file.display());
    }
    if let Some(address) = &args.documents.provider.provider {
        options += &format!(" --provider {address}");
    }
    if let Some(runtime) = &args.runtime {
        options += &format!(" --runtime {runtime}");
    }
    if args.documents.undocumented {
        options += " --undocumented";
    }
    let paths: String = bindings.documents.iter().map(|path| format!(" {}", path.display())).collect();
    format!("ferroform generate{paths} --out {}{options}", bindings.out.display())
}
