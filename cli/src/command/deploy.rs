//! `ferroform deploy` and `ferroform destroy`

use super::drive::{self, Follower};
use crate::args::drive::DeployArgs;
use crate::output::{Exit, Output};
use std::io::{self, IsTerminal as _};

/// What is done with the stacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Deploy,
    Destroy,
}

pub(crate) fn run(args: &DeployArgs, purpose: Purpose, output: &mut Output) -> io::Result<Exit> {
    if !args.auto_approve && !io::stdin().is_terminal() {
        output.complain(
            "somebody has to approve of what is planned, and standard input is no terminal: add `--auto-approve`, or look \
             at it with `ferroform plan`",
        );
        return Ok(Exit::Misuse);
    }
    let interrupt = drive::interrupt();
    let drive = match drive::prepare(&args.program, &args.terraform, &args.stacks, &interrupt, output) {
        Ok(drive) => drive,
        Err(stop) => return Ok(stop.tell(&interrupt, output)),
    };
    let stacks = drive.stacks();
    for (stack, other) in if purpose == Purpose::Deploy { &stacks.left_out } else { &stacks.read_by } {
        output.tell(&match purpose {
            Purpose::Deploy => {
                format!("note: `{stack}` comes after `{other}`, which is not selected and stays as it is")
            }
            Purpose::Destroy => format!("note: `{other}` comes after `{stack}`, and is not selected"),
        })?;
    }
    let verb = if purpose == Purpose::Deploy { "Deploy" } else { "Destroy" };
    let follower = Follower::new(&stacks.all, output, &interrupt, args.auto_approve, verb);
    let ended = match purpose {
        Purpose::Deploy => drive.deploy(&follower),
        Purpose::Destroy => drive.destroy(&follower),
    };
    follower.finish();
    match ended {
        Ok(ended) => drive::summarize(&ended, output),
        Err(trouble) => Ok(drive::Stop::from(trouble).tell(&interrupt, output)),
    }
}
