//! What the commands share that drive Terraform over the stacks of a program.

mod follower;

use crate::args::drive::{ProgramArgs, TerraformArgs};
use crate::output::{Exit, Output, counted};
use ferroform_codegen::Project;
use ferroform_codegen::project::ProgramSettings;
use ferroform_testing::Terraform;
use ferroform_testing::drive::{Drive, Ended, Interrupt, Settings, Stacks, Trouble};
use std::io;
use std::path::Path;

pub(super) use follower::Follower;

/// Why a command ends before its work.
pub(super) enum Stop {
    /// What it says.
    Trouble(Trouble),
    /// There is no Terraform.
    Absent(String),
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Stop {
    pub(super) fn tell(&self, interrupt: &Interrupt, output: &mut Output) -> Exit {
        match self {
            Self::Trouble(_) if interrupt.is_requested() => {
                output.complain("interrupted");
                Exit::Interrupted
            }
            Self::Trouble(trouble) => {
                output.complain(&trouble.to_string());
                Exit::Failure
            }
            Self::Absent(absent) => {
                output.complain(absent);
                Exit::Unable
            }
        }
    }
}

/// One that Ctrl-C requests, and what ends a job in CI.
pub(super) fn interrupt() -> Interrupt {
    let interrupt = Interrupt::new();
    let told = interrupt.clone();
    // Without a handler, Ctrl-C ends us, and Terraform with us, which is what happens everywhere.
    let _ = ctrlc::set_handler(move || told.request());
    interrupt
}

/// The settings of the project, with what the command line says otherwise.
pub(super) fn settings(args: &ProgramArgs) -> Result<Settings, Trouble> {
    let mut settings = Settings::find(Path::new(""))?;
    let file = settings.folder.join(ferroform_codegen::project::FILE);
    if file.is_file() {
        let project = Project::from_file(&file).map_err(|error| Trouble::from(error.to_string()))?;
        let ProgramSettings { command, output, watch } = project.program;
        settings.command = command.or(settings.command);
        settings.output = output.or(settings.output);
        settings.watched = watch;
    }
    if let Some(app) = &args.app {
        settings.command = Some(app.clone());
    }
    if let Some(output) = &args.output {
        // What is typed is relative to where it is typed.
        settings.output = Some(std::path::absolute(output).unwrap_or_else(|_| output.clone()));
    }
    Ok(settings)
}

/// Lets the program write its stacks, and reads which there are.
pub(super) fn synthesize(
    settings: &Settings,
    interrupt: &Interrupt,
    output: &mut Output,
) -> Result<Stacks, Stop> {
    let program = settings.program()?;
    // It says nothing that anybody would miss where standard error is gone.
    let _ = output.tell(&format!("synthesizing: {}", program.command()));
    program.synth(interrupt)?;
    Ok(Stacks::read(&settings.output())?)
}

/// Everything up to the point where Terraform starts.
pub(super) fn prepare(
    program: &ProgramArgs,
    args: &TerraformArgs,
    stacks: &[String],
    interrupt: &Interrupt,
    output: &mut Output,
) -> Result<Drive, Stop> {
    let terraform = Terraform::find().map_err(|absent| Stop::Absent(absent.to_string()))?;
    let settings = settings(program)?;
    let all = if args.skip_synth {
        Stacks::read(&settings.output())?
    } else {
        synthesize(&settings, interrupt, output)?
    };
    let mut drive = Drive::new(terraform, all.select(stacks)?, interrupt.clone());
    drive.at_once(args.parallelism).upgrade(args.upgrade).arguments(args.arguments.iter().cloned());
    // Plans go to standard output, and what Terraform says as it works to standard error.
    drive.coloured(output.is_coloured_everywhere());
    for (name, value) in &args.variables {
        drive.variable(name, value);
    }
    for file in &args.variable_files {
        if !file.is_file() {
            return Err(Stop::Trouble(Trouble::from(format!("`{}` is no file", file.display()))));
        }
        drive.variable_file(file);
    }
    Ok(drive)
}

/// Says what became of each stack, for people.
pub(super) fn summarize(ended: &[(String, Ended)], output: &mut Output) -> io::Result<Exit> {
    let width = ended.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let mut exit = Exit::Success;
    for (name, ended) in ended {
        let words = match ended {
            Ended::Unchanged => "no changes".to_owned(),
            Ended::Changes(counts) => counts.clone(),
            Ended::Applied(counts) => format!("done: {counts}"),
            Ended::Declined => "not approved".to_owned(),
            Ended::Failed => "failed".to_owned(),
            Ended::Interrupted => "interrupted".to_owned(),
            Ended::NotStarted(cause) => format!("not started, because of `{cause}`"),
        };
        output.tell(&format!("{name:width$}  {words}"))?;
        if *ended == Ended::Interrupted {
            exit = Exit::Interrupted;
        } else if !ended.is_well() && exit == Exit::Success {
            exit = Exit::Failure;
        }
    }
    if ended.is_empty() {
        output.tell(&format!("{}: nothing to do", counted(0, "stack")))?;
    }
    Ok(exit)
}
