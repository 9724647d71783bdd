//! The command `ferroform`: a thin shell over the libraries of this workspace.

mod args;
mod command;
mod output;
mod progress;

use args::{Arguments, Command};
use clap::Parser;
use command::deploy::Purpose;
use output::{Exit, Output};
use std::process::ExitCode;

/// A third of the time of a large run goes into the system's allocator otherwise.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut output = Output::new(arguments.message_format, arguments.color);
    let result = match &arguments.command {
        Command::Check(args) => command::check::run(args, &mut output),
        Command::Schema(args) => command::schema::run(args, &mut output),
        Command::Generate(args) => command::generate::run(args, &mut output),
        Command::Add(args) => command::add::run(args, &mut output),
        Command::Convert(args) => command::convert::run(args, &mut output),
        Command::Docs(args) => command::docs::run(args, &mut output),
        Command::Hcl(args) => command::hcl::run(args, &mut output),
        Command::Import(args) => command::import::run(args, &mut output),
        Command::Validate(args) => command::validate::run(args, &mut output),
        Command::Plan(args) => command::plan::run(args, &mut output),
        Command::Diff(args) => command::diff::run(args, &mut output),
        Command::Synth(args) => command::synth::run(args, &mut output),
        Command::Deploy(args) => command::deploy::run(args, Purpose::Deploy, &mut output),
        Command::Destroy(args) => command::deploy::run(args, Purpose::Destroy, &mut output),
        Command::Output(args) => command::outputs::run(args, &mut output),
        Command::Watch(args) => command::watch::run(args, &mut output),
        Command::Lint(args) => command::lint::run(args, &mut output),
        Command::Explain(args) => command::explain::run(args, &mut output),
        Command::Init(args) => command::init::run(args, &mut output),
        Command::Completions(args) => command::manual::completions(args),
        Command::Man(args) => command::manual::man(args, &mut output),
    };
    match result {
        Ok(Exit::Success) => ExitCode::SUCCESS,
        Ok(Exit::Failure) => ExitCode::from(1),
        Ok(Exit::Misuse | Exit::Changes) => ExitCode::from(2),
        Ok(Exit::Unable) => ExitCode::from(3),
        Ok(Exit::Interrupted) => ExitCode::from(130),
        // Whoever reads the output has seen enough (`ferroform … | head`).
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output.complain(&format!("the output cannot be written: {error}"));
            ExitCode::from(1)
        }
    }
}
