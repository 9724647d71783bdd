//! One run of Terraform, line by line.

use super::interrupt::Interrupt;
use std::io::{self, BufRead as _, BufReader};
use std::process::{Command, ExitStatus, Stdio};

/// Runs a command to its end, and hands on each line of its output, that for people and that about errors in the order in
/// which they come.
pub(super) fn lines(
    mut command: Command,
    interrupt: &Interrupt,
    mut line: impl FnMut(&str),
) -> io::Result<ExitStatus> {
    let (reader, writer) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    in_own_group(&mut command);
    let mut child = command.spawn()?;
    // It holds the ends that are written to.
    drop(command);
    {
        // Told for as long as it writes, and never when it is gone and its number may be another's.
        let _told = interrupt.watch(child.id());
        let mut reader = BufReader::new(reader);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes)? > 0 {
            line(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']));
            bytes.clear();
        }
    }
    child.wait()
}

/// Keeps the interrupts of a terminal from it: see [`Interrupt`].
fn in_own_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}
