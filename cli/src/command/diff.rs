//! `ferroform diff`

use crate::args::{DiffArgs, DiffFormat, FailOn};
use crate::output::{Exit, Output, counted};
use crate::progress::Progress;
use ferroform_schema::compile::Compilation;
use ferroform_schema::diagnostic::{Diagnostic, Diagnostics};
use ferroform_schema::difference::program::{Breakage, Configuration, broken, read_program};
use ferroform_schema::difference::{Difference, Impact, Side, compare, compile_side, report};
use std::io;
use std::path::Path;

pub(crate) fn run(args: &DiffArgs, output: &mut Output) -> io::Result<Exit> {
    if args.fail_on == Some(FailOn::Program) && args.program.is_none() {
        output.complain(
            "`--fail-on program` needs a configuration\nhelp: name its folder with `--program DIR`",
        );
        return Ok(Exit::Misuse);
    }
    let (Some(old), Some(new)) = (side(&args.old, output)?, side(&args.new, output)?) else {
        return Ok(Exit::Failure);
    };
    let (old, new) = (Side::of(&old), Side::of(&new));
    let difference = compare(old, new);
    let program = match &args.program {
        None => None,
        Some(folder) => match configuration(folder, output)? {
            Some(configuration) => Some((broken(&difference, old, new, &configuration), configuration)),
            None => return Ok(Exit::Failure),
        },
    };
    let breakages = program.as_ref().map(|(breakages, _)| breakages.as_slice());
    match args.format {
        DiffFormat::Json => output.result(&report::json(&difference, breakages))?,
        DiffFormat::Text => {
            let mut text = report::text(&difference);
            if let Some((breakages, configuration)) = &program {
                text.push_str(&of_program(breakages, configuration, ""));
            }
            output.result(&text)?;
        }
        DiffFormat::Markdown => {
            let mut text = report::markdown(&difference);
            if let Some((breakages, configuration)) = &program {
                text.push_str(&of_program(breakages, configuration, "* "));
            }
            output.result(&text)?;
        }
    }
    Ok(if fails(args.fail_on, &difference, breakages.unwrap_or_default()) {
        Exit::Failure
    } else {
        Exit::Success
    })
}

/// One of the versions; why there is none has been said.
fn side(path: &Path, output: &mut Output) -> io::Result<Option<Compilation>> {
    let progress = Progress::start(output.is_json());
    let compilation = compile_side(path, &|document| progress.read(document));
    drop(progress);
    let errors: Vec<Diagnostic> = compilation.errors().cloned().collect();
    output.diagnostics(&errors, &compilation.sources)?;
    if compilation.schema.resources.is_empty() {
        output.complain(&format!("`{}` describes no type", path.display()));
        return Ok(None);
    }
    Ok(Some(compilation))
}

/// The user's own configuration; why there is none has been said.
fn configuration(folder: &Path, output: &mut Output) -> io::Result<Option<Configuration>> {
    let mut diagnostics = Diagnostics::new();
    let configuration = read_program(folder, &mut diagnostics);
    let failed = diagnostics.has_errors();
    output.diagnostics(&diagnostics.into_sorted(), &configuration.sources)?;
    Ok((!failed).then_some(configuration))
}

fn of_program(breakages: &[Breakage], configuration: &Configuration, bullet: &str) -> String {
    let elements = counted(configuration.elements.len(), "element");
    if breakages.is_empty() {
        return format!("\nof the program ({elements}), nothing breaks\n");
    }
    let places = counted(breakages.len(), "place");
    let lines: String = breakages.iter().map(|breakage| format!("{bullet}{breakage}\n")).collect();
    format!("\nof the program ({elements}), {places} would break:\n\n{lines}")
}

fn fails(fail_on: Option<FailOn>, difference: &Difference, breakages: &[Breakage]) -> bool {
    let least = match fail_on {
        None => return false,
        Some(FailOn::Program) => return !breakages.is_empty(),
        Some(FailOn::Patch) => Impact::Patch,
        Some(FailOn::Minor) => Impact::Minor,
        Some(FailOn::Major) => Impact::Major,
    };
    difference.verdict().is_some_and(|verdict| verdict >= least)
}
