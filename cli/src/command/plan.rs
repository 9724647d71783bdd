//! `ferroform plan`

use super::drive::{self, Follower};
use super::judged::{Given, finish, targets, unable};
use crate::args::drive::PlanArgs;
use crate::output::{Exit, Output};
use ferroform_testing::drive::Ended;
use ferroform_testing::report::Report;
use ferroform_testing::{Plan, Terraform};
use std::io;
use std::path::Path;

pub(crate) fn run(args: &PlanArgs, output: &mut Output) -> io::Result<Exit> {
    match args.targets.as_slice() {
        [] if args.offline => offline(args, None, output),
        [target] if args.offline => offline(args, Some(Path::new(target)), output),
        _ if args.offline => {
            output.complain("`--offline` plans one folder, or without any the stacks of the program");
            Ok(Exit::Misuse)
        }
        [target] if Path::new(target).is_file() => of_file(args, Path::new(target), output),
        _ => of_program(args, output),
    }
}

/// The stacks of a program, for real.
fn of_program(args: &PlanArgs, output: &mut Output) -> io::Result<Exit> {
    if !args.against.docs.is_empty() || args.against.schema.is_some() {
        if let Some(absent) = args.targets.iter().find(|target| !Path::new(target).exists()) {
            output
                .complain(&format!("`{absent}` is not there: give a folder of Terraform, or a plan in JSON"));
            return Ok(Exit::Misuse);
        }
        output.complain("`--docs` and `--schema` go with `--offline`, or with a plan in JSON");
        return Ok(Exit::Misuse);
    }
    if let Some(folder) = args.targets.iter().find(|target| Path::new(target).join("main.tf").is_file()) {
        output.complain(&format!("`{folder}` is a folder of Terraform, which is planned with `--offline`"));
        return Ok(Exit::Misuse);
    }
    let interrupt = drive::interrupt();
    let drive = match drive::prepare(&args.program, &args.terraform, &args.targets, &interrupt, output) {
        Ok(drive) => drive,
        Err(stop) => return Ok(stop.tell(&interrupt, output)),
    };
    let follower = Follower::new(&drive.stacks().all, output, &interrupt, false, "Plan");
    let ended = drive.plan(&follower);
    follower.finish();
    let ended = match ended {
        Ok(ended) => ended,
        Err(trouble) => return Ok(drive::Stop::from(trouble).tell(&interrupt, output)),
    };
    let exit = drive::summarize(&ended, output)?;
    // What a stack reads is there only when the other one has been deployed.
    for (stack, (_, failed)) in drive.stacks().all.iter().zip(&ended) {
        let new = stack.after.iter().find(|before| matches!(ended[**before].1, Ended::Changes(_)));
        if let (Ended::Failed, Some(before)) = (failed, new) {
            let (name, before) = (&stack.name, &ended[*before].0);
            output.tell(&format!(
                "note: `{name}` reads `{before}`, which is not deployed as planned: deploy it first"
            ))?;
        }
    }
    let is_changed = ended.iter().any(|(_, ended)| matches!(ended, Ended::Changes(_)));
    Ok(if exit == Exit::Success && args.detailed_exitcode && is_changed { Exit::Changes } else { exit })
}

/// A folder or the stacks of a program, without a cloud.
fn offline(args: &PlanArgs, folder: Option<&Path>, output: &mut Output) -> io::Result<Exit> {
    let Some(given) = Given::read(&args.against, output)? else { return Ok(Exit::Misuse) };
    if let Some(absent) = folder.filter(|folder| !folder.exists()) {
        output.complain(&format!(
            "`{}` is not there: give a folder of Terraform, or a plan in JSON",
            absent.display()
        ));
        return Ok(Exit::Misuse);
    }
    let terraform = match Terraform::find() {
        Ok(terraform) => terraform,
        Err(absent) => return Ok(unable(&absent.into(), output)),
    };
    let targets = match targets(folder, &args.program, args.terraform.skip_synth, output) {
        Ok(targets) => targets,
        Err(exit) => return Ok(exit),
    };
    let report = given.judge(&targets, &terraform, output, |folder| {
        for (name, value) in &args.terraform.variables {
            folder.set_variable(name, &value.as_str().into());
        }
        folder.plan()
    })?;
    match report {
        Ok(report) => finish(&report, &args.against, output),
        Err(failure) => Ok(unable(&failure, output)),
    }
}

/// A plan that somebody else made.
fn of_file(args: &PlanArgs, file: &Path, output: &mut Output) -> io::Result<Exit> {
    let Some(given) = Given::read(&args.against, output)? else { return Ok(Exit::Misuse) };
    let read = std::fs::read(file).map_err(|error| error.to_string());
    let json = read.and_then(|bytes| serde_json::from_slice(&bytes).map_err(|error| error.to_string()));
    let plan = match json.and_then(Plan::from_json) {
        Ok(plan) => plan,
        Err(error) => {
            output.complain(&format!("{}: {error}", file.display()));
            return Ok(Exit::Misuse);
        }
    };
    let diagnostics = given.documents.broken_by_plan(&plan);
    let report = Report::new(diagnostics, &given.documents, given.sources).with_plan(Some(plan));
    finish(&report, &args.against, output)
}
