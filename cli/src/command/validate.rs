//! `ferroform validate`

use super::judged::{Given, finish, targets, unable};
use crate::args::ValidateArgs;
use crate::output::{Exit, Output};
use ferroform_testing::Terraform;
use std::io;

pub(crate) fn run(args: &ValidateArgs, output: &mut Output) -> io::Result<Exit> {
    let Some(given) = Given::read(&args.against, output)? else { return Ok(Exit::Misuse) };
    let terraform = match Terraform::find() {
        Ok(terraform) => terraform,
        Err(absent) => return Ok(unable(&absent.into(), output)),
    };
    let targets = match targets(args.folder.as_deref(), &args.program, false, output) {
        Ok(targets) => targets,
        Err(exit) => return Ok(exit),
    };
    match given.judge(&targets, &terraform, output, |folder| Ok((None, folder.validate()?)))? {
        Ok(report) => finish(&report, &args.against, output),
        Err(failure) => Ok(unable(&failure, output)),
    }
}
