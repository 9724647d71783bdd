//! `ferroform generate`

use crate::args::GenerateArgs;
use crate::output::{Exit, Output};
use std::io;

pub(crate) fn run(args: &GenerateArgs, output: &mut Output) -> io::Result<Exit> {
    let _ = (args, output);
    Ok(Exit::Failure)
}
