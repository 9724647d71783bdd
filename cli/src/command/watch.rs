//! `ferroform watch`

use super::drive::{self, Follower};
use crate::args::drive::DeployArgs;
use crate::output::{Exit, Output};
use ferroform_testing::drive::{Interrupt, Snapshot};
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(500);

pub(crate) fn run(args: &DeployArgs, output: &mut Output) -> io::Result<Exit> {
    let interrupt = drive::interrupt();
    let settings = match drive::settings(&args.program) {
        Ok(settings) => settings,
        Err(trouble) => return Ok(drive::Stop::from(trouble).tell(&interrupt, output)),
    };
    let take = || Snapshot::take(&settings.watched(), &settings.output());
    loop {
        let before = take();
        round(args, &interrupt, output)?;
        if interrupt.is_requested() {
            return Ok(Exit::Interrupted);
        }
        output.tell("watching for changes; Ctrl-C ends it")?;
        let Some(changed) = change(&before, &take, &interrupt) else { return Ok(Exit::Success) };
        output.tell(&format!("\n`{}` changed", changed.display()))?;
    }
}

/// One synth, and what follows. What goes wrong has been said, and the next change may mend it.
fn round(args: &DeployArgs, interrupt: &Interrupt, output: &mut Output) -> io::Result<()> {
    let drive = match drive::prepare(&args.program, &args.terraform, &args.stacks, interrupt, output) {
        Ok(drive) => drive,
        Err(stop) => {
            stop.tell(interrupt, output);
            return Ok(());
        }
    };
    let follower = Follower::new(&drive.stacks().all, output, interrupt, args.auto_approve, "Deploy");
    // Without leave to change anything, it only says what there is to do.
    let ended = if args.auto_approve { drive.deploy(&follower) } else { drive.plan(&follower) };
    follower.finish();
    match ended {
        Ok(ended) => drive::summarize(&ended, output).map(drop),
        Err(trouble) => {
            output.complain(&trouble.to_string());
            Ok(())
        }
    }
}

/// Waits for a change, and until nothing more changes: editors write several files. None when it is interrupted.
fn change(before: &Snapshot, take: &impl Fn() -> Snapshot, interrupt: &Interrupt) -> Option<PathBuf> {
    let mut last = before.clone();
    let mut changed = None;
    loop {
        if interrupt.is_requested() {
            return None;
        }
        let now = take();
        match last.difference(&now) {
            Some(path) => changed = changed.or(Some(path)),
            None if changed.is_some() => return changed,
            None => {}
        }
        last = now;
        std::thread::sleep(PAUSE);
    }
}
