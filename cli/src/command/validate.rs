//! `ferroform validate`

use super::judged::{Given, finish, tell_open, unable};
use crate::args::ValidateArgs;
use crate::output::{Exit, Output};
use ferroform_testing::report::Report;
use ferroform_testing::{Folder, Terraform};
use std::io;

pub(crate) fn run(args: &ValidateArgs, output: &mut Output) -> io::Result<Exit> {
    let Some(given) = Given::read(&args.against, output)? else { return Ok(Exit::Misuse) };
    let terraform = match Terraform::find() {
        Ok(terraform) => terraform,
        Err(absent) => return Ok(unable(&absent.into(), output)),
    };
    let opened = Folder::open(&args.folder, &terraform, &given.schemas, &given.knowledge());
    let validated = opened.and_then(|mut folder| {
        let diagnostics = folder.validate()?;
        Ok((diagnostics, folder.open_types().to_vec()))
    });
    let (diagnostics, open) = match validated {
        Ok(validated) => validated,
        Err(failure) => return Ok(unable(&failure, output)),
    };
    tell_open(&open, output)?;
    finish(&Report::new(diagnostics, &given.documents, given.sources), &args.against, output)
}
