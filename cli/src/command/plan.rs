//! `ferroform plan`

use super::judged::{Given, finish, tell_open, unable};
use crate::args::PlanArgs;
use crate::output::{Exit, Output};
use ferroform_testing::report::Report;
use ferroform_testing::{Folder, Plan, Terraform};
use std::io;

pub(crate) fn run(args: &PlanArgs, output: &mut Output) -> io::Result<Exit> {
    let Some(given) = Given::read(&args.against, output)? else { return Ok(Exit::Misuse) };
    if args.path.is_file() {
        return of_file(args, &given, output);
    }
    if !args.path.exists() {
        output.complain(&format!(
            "`{}` is not there: give a folder of Terraform, or a plan in JSON",
            args.path.display()
        ));
        return Ok(Exit::Misuse);
    }
    if !args.offline {
        output.complain("a folder is planned without a cloud only: add `--offline`, or give a plan in JSON");
        return Ok(Exit::Misuse);
    }
    let terraform = match Terraform::find() {
        Ok(terraform) => terraform,
        Err(absent) => return Ok(unable(&absent.into(), output)),
    };
    let opened = Folder::open(&args.path, &terraform, &given.schemas, &given.knowledge());
    let planned = opened.and_then(|mut folder| {
        for (name, value) in &args.variables {
            folder.set_variable(name, &value.as_str().into());
        }
        Ok((folder.plan()?, folder.open_types().to_vec()))
    });
    let ((plan, diagnostics), open) = match planned {
        Ok(planned) => planned,
        Err(failure) => return Ok(unable(&failure, output)),
    };
    tell_open(&open, output)?;
    let report = Report::new(diagnostics, &given.documents, given.sources).with_plan(plan);
    finish(&report, &args.against, output)
}

/// A plan that somebody else made.
fn of_file(args: &PlanArgs, given: &Given, output: &mut Output) -> io::Result<Exit> {
    let read = std::fs::read(&args.path).map_err(|error| error.to_string());
    let json = read.and_then(|bytes| serde_json::from_slice(&bytes).map_err(|error| error.to_string()));
    let plan = match json.and_then(Plan::from_json) {
        Ok(plan) => plan,
        Err(error) => {
            output.complain(&format!("{}: {error}", args.path.display()));
            return Ok(Exit::Misuse);
        }
    };
    let diagnostics = given.documents.broken_by_plan(&plan);
    let report = Report::new(diagnostics, &given.documents, given.sources.clone()).with_plan(Some(plan));
    finish(&report, &args.against, output)
}
