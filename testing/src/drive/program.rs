//! The program of a user: it is started, and writes its stacks.

use super::{Interrupt, Trouble, manifest};
use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program that writes stacks when it is started.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    command: String,
    folder: PathBuf,
    output: PathBuf,
    context: Option<Json>,
}

impl Program {
    /// The program that this command starts in this folder, as a shell takes it, and that writes to `output` (as it is seen from
    /// here), with what `cdktf.json` gives it.
    #[must_use]
    pub fn new(command: String, folder: PathBuf, output: PathBuf, context: Option<Json>) -> Self {
        // The current folder has a name for those who are started in it.
        let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
        Self { command, folder, output, context }
    }

    /// The command that starts it.
    #[must_use]
    pub fn command(&self) -> &str {
        &self.command
    }

    /// Starts it and waits for its end. What it prints stays visible: all of it goes to standard error, so that standard output
    /// is for results.
    ///
    /// # Errors
    /// When it cannot be started, when it fails, or when it wrote no stacks.
    pub fn synth(&self, interrupt: &Interrupt) -> Result<(), Trouble> {
        let output = std::path::absolute(&self.output)
            .map_err(|error| Trouble::new(format!("`{}`: {error}", self.output.display())))?;
        let mut command = shell(&self.command);
        command.current_dir(&self.folder).env("CDKTF_OUTDIR", seen_from(&output, &self.folder));
        if let Some(context) = &self.context {
            command.env("CDKTF_CONTEXT_JSON", context.to_string());
        }
        // It stays in our process group: the terminal tells it of Ctrl-C, and it may ask its user for something.
        let status = command
            .stdout(Stdio::from(std::io::stderr()))
            .status()
            .map_err(|error| Trouble::new(format!("`{}` cannot be started: {error}", self.command)))?;
        if interrupt.is_requested() {
            return Err(Trouble::new("interrupted"));
        }
        if !status.success() {
            return Err(Trouble::new(format!("the program failed ({status}): `{}`", self.command)));
        }
        if !self.output.join(manifest::FILE).is_file() {
            return Err(Trouble::new(format!(
                "`{}` ended well, but wrote no `{}`: it has to call `App::synth`, or to write to the folder that the \
                 environment variable CDKTF_OUTDIR names",
                self.command,
                self.output.join(manifest::FILE).display()
            )));
        }
        Ok(())
    }
}

/// A path below the folder as it is seen from there, so that nothing of this machine gets into what the program writes.
fn seen_from(path: &Path, folder: &Path) -> PathBuf {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let folder = std::fs::canonicalize(&folder).unwrap_or(folder);
    path.strip_prefix(&folder).map_or_else(|_| path.to_owned(), Path::to_owned)
}

#[cfg(unix)]
fn shell(text: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(text);
    command
}

#[cfg(not(unix))]
fn shell(text: &str) -> Command {
    let mut command = Command::new("cmd");
    command.arg("/C").arg(text);
    command
}
