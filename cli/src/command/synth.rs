//! `ferroform synth`

use super::drive;
use crate::args::drive::SynthArgs;
use crate::output::{Exit, Output, counted};
use std::io;

pub(crate) fn run(args: &SynthArgs, output: &mut Output) -> io::Result<Exit> {
    let interrupt = drive::interrupt();
    let settings = match drive::settings(&args.program) {
        Ok(settings) => settings,
        Err(trouble) => return Ok(drive::Stop::from(trouble).tell(&interrupt, output)),
    };
    let stacks = match drive::synthesize(&settings, &interrupt, output) {
        Ok(stacks) => stacks,
        Err(stop) => return Ok(stop.tell(&interrupt, output)),
    };
    let folder = settings.output();
    output.tell(&format!("{} in `{}`", counted(stacks.all.len(), "stack"), folder.display()))?;
    for stack in &stacks.all {
        let after: Vec<&str> = stack.after.iter().map(|before| stacks.all[*before].name.as_str()).collect();
        let after = if after.is_empty() { String::new() } else { format!(" (after {})", after.join(", ")) };
        output.tell(&format!("  {}{after}", stack.name))?;
    }
    Ok(Exit::Success)
}
