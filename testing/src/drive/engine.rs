//! Terraform in each stack.

use super::audience::{Audience, Ended, Heard, Stage};
use super::interrupt::Interrupt;
use super::said::{counts, without_plan_file};
use super::schedule::{self, Turn};
use super::{Stack, Stacks, Trouble, process, variables};
use crate::terraform::Terraform;
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// Terraform over stacks: those that come before others first, several at a time where that is allowed.
#[derive(Debug)]
pub struct Drive {
    terraform: Terraform,
    stacks: Stacks,
    interrupt: Interrupt,
    at_once: usize,
    variables: Vec<(String, String)>,
    variable_files: Vec<PathBuf>,
    arguments: Vec<String>,
    upgrade: bool,
    coloured: bool,
}

/// The value of an output.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct OutputValue {
    /// The value.
    pub value: Json,
    /// Whether it is to be kept from what is shown.
    #[serde(default)]
    pub sensitive: bool,
}

/// The outputs of a stack, by name.
pub type Outputs = BTreeMap<String, OutputValue>;

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Plan,
    Deploy,
    Destroy,
}

/// Everything that the work on one stack needs.
struct Work<'d> {
    drive: &'d Drive,
    audience: &'d dyn Audience,
    purpose: Purpose,
    /// The values of variables, by stack.
    variables: Vec<Vec<String>>,
    /// Where plans are kept between planning and applying. They hold secrets in the clear.
    plans: tempfile::TempDir,
    /// Fetching is for one at a time: Terraform's cache of providers cannot be written to by two.
    fetching: Mutex<()>,
}

/// What Terraform did not do.
enum Stopped {
    Failed,
    Interrupted,
}

impl Drive {
    /// This Terraform over these stacks.
    #[must_use]
    pub const fn new(terraform: Terraform, stacks: Stacks, interrupt: Interrupt) -> Self {
        Self {
            terraform,
            stacks,
            interrupt,
            at_once: 4,
            variables: Vec::new(),
            variable_files: Vec::new(),
            arguments: Vec::new(),
            upgrade: false,
            coloured: false,
        }
    }

    /// How many stacks are worked on at once, at most: 4 without a word.
    pub const fn at_once(&mut self, stacks: usize) -> &mut Self {
        self.at_once = stacks;
        self
    }

    /// The value of a variable, for the stacks that declare it.
    pub fn variable(&mut self, name: impl Into<String>, value: impl Into<String>) -> &mut Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// A file with values of variables, for all stacks.
    pub fn variable_file(&mut self, file: impl Into<PathBuf>) -> &mut Self {
        self.variable_files.push(file.into());
        self
    }

    /// More options of `terraform plan`, such as `-refresh=false`.
    pub fn arguments(&mut self, arguments: impl IntoIterator<Item = String>) -> &mut Self {
        self.arguments.extend(arguments);
        self
    }

    /// Whether later versions of providers and modules are taken, where their constraints allow it.
    pub const fn upgrade(&mut self, upgrade: bool) -> &mut Self {
        self.upgrade = upgrade;
        self
    }

    /// Whether Terraform colours what it says.
    pub const fn coloured(&mut self, coloured: bool) -> &mut Self {
        self.coloured = coloured;
        self
    }

    /// The stacks.
    #[must_use]
    pub const fn stacks(&self) -> &Stacks {
        &self.stacks
    }

    /// What there is to do in each stack, in the order of their names.
    ///
    /// # Errors
    /// When a variable is not declared by any stack, or nothing temporary can be written. What goes wrong in a stack is told
    /// to the audience.
    pub fn plan(&self, audience: &dyn Audience) -> Result<Vec<(String, Ended)>, Trouble> {
        self.run(audience, Purpose::Plan)
    }

    /// Does it, where the audience approves.
    ///
    /// # Errors
    /// As for [`Drive::plan`].
    pub fn deploy(&self, audience: &dyn Audience) -> Result<Vec<(String, Ended)>, Trouble> {
        self.run(audience, Purpose::Deploy)
    }

    /// Removes everything that is there, where the audience approves; what comes last goes first.
    ///
    /// # Errors
    /// As for [`Drive::plan`].
    pub fn destroy(&self, audience: &dyn Audience) -> Result<Vec<(String, Ended)>, Trouble> {
        self.run(audience, Purpose::Destroy)
    }

    /// The outputs of each stack, as its state has them.
    ///
    /// # Errors
    /// When Terraform cannot say it, with its own words.
    pub fn outputs(&self) -> Result<Vec<(String, Outputs)>, Trouble> {
        let heard = Heard::default();
        let work = self.work(&heard, Purpose::Plan)?;
        let mut all = Vec::new();
        for stack in &self.stacks.all {
            let trouble =
                |text: &str| Trouble::new(format!("the outputs of `{}` cannot be read: {text}", stack.name));
            if let Err(stopped) = work.initialize(stack) {
                return Err(match stopped {
                    Stopped::Failed => trouble(&heard.words()),
                    Stopped::Interrupted => Trouble::new("interrupted"),
                });
            }
            let mut command = self.command(stack, &["output", "-json"]);
            command.stdin(Stdio::null());
            let output = command.output().map_err(|error| trouble(&error.to_string()))?;
            if !output.status.success() {
                return Err(trouble(String::from_utf8_lossy(&output.stderr).trim()));
            }
            let outputs =
                serde_json::from_slice(&output.stdout).map_err(|error| trouble(&error.to_string()))?;
            all.push((stack.name.clone(), outputs));
        }
        Ok(all)
    }

    fn work<'d>(&'d self, audience: &'d dyn Audience, purpose: Purpose) -> Result<Work<'d>, Trouble> {
        let plans = tempfile::Builder::new().prefix("ferroform").tempdir();
        Ok(Work {
            drive: self,
            audience,
            purpose,
            variables: variables::options(&self.stacks.all, &self.variables)?,
            plans: plans
                .map_err(|error| Trouble::new(format!("nothing temporary can be written: {error}")))?,
            fetching: Mutex::new(()),
        })
    }

    fn run(&self, audience: &dyn Audience, purpose: Purpose) -> Result<Vec<(String, Ended)>, Trouble> {
        let work = self.work(audience, purpose)?;
        let stacks = &self.stacks.all;
        let mut after: Vec<Vec<usize>> = stacks.iter().map(|stack| stack.after.clone()).collect();
        if purpose == Purpose::Destroy {
            after = reversed(&after);
        }
        let turns = schedule::run(&after, self.at_once, |index| work.stack(index), Ended::is_well);
        let ended = turns.into_iter().zip(stacks).map(|(turn, stack)| {
            let ended = match turn {
                Turn::Done(ended) => ended,
                Turn::Passed(_) if self.interrupt.is_requested() => Ended::Interrupted,
                Turn::Passed(cause) => Ended::NotStarted(stacks[cause].name.clone()),
            };
            (stack.name.clone(), ended)
        });
        Ok(ended.collect())
    }

    /// Terraform with the user's own settings: this is the real thing.
    fn command(&self, stack: &Stack, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.terraform.program());
        command.current_dir(&stack.folder).args(arguments);
        if !self.coloured {
            command.arg("-no-color");
        }
        // Its hints at what to type next would be wrong here, and nobody could answer its questions.
        command.env("TF_IN_AUTOMATION", "1").env("TF_INPUT", "0");
        command
    }
}

/// Before and after, the other way around.
fn reversed(after: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut reversed = vec![Vec::new(); after.len()];
    for (index, before) in after.iter().enumerate() {
        before.iter().for_each(|before| reversed[*before].push(index));
    }
    reversed
}

impl Work<'_> {
    fn stack(&self, index: usize) -> Ended {
        let ended = self.steps(index).unwrap_or_else(|stopped| match stopped {
            Stopped::Failed => Ended::Failed,
            Stopped::Interrupted => Ended::Interrupted,
        });
        self.audience.ended(&self.drive.stacks.all[index].name);
        ended
    }

    fn steps(&self, index: usize) -> Result<Ended, Stopped> {
        let stack = &self.drive.stacks.all[index];
        self.initialize(stack)?;
        self.audience.stage(&stack.name, Stage::Planning);
        let file = self.plans.path().join(format!("{index}.tfplan"));
        let (is_changed, text) = self.plan(stack, index, &file)?;
        if !is_changed {
            return Ok(Ended::Unchanged);
        }
        if self.purpose == Purpose::Plan {
            self.audience.report(&stack.name, &text);
            let counts = counts(&text, "Plan: ");
            return Ok(Ended::Changes(counts.unwrap_or_else(|| "changes of outputs only".to_owned())));
        }
        self.audience.stage(&stack.name, Stage::Asking);
        if !self.audience.approves(&stack.name, &text) {
            return if self.drive.interrupt.is_requested() {
                Err(Stopped::Interrupted)
            } else {
                Ok(Ended::Declined)
            };
        }
        self.audience.stage(&stack.name, Stage::Applying);
        let file = file.to_string_lossy();
        let (code, text) = self.run(stack, &["apply", "-input=false"], &[&file], true)?;
        if code != Some(0) {
            return Err(self.failed(stack, &text));
        }
        Ok(Ended::Applied(counts(&text, "Apply complete! ").unwrap_or_default()))
    }

    /// `init` is quick where there is nothing to fetch, and only Terraform knows whether there is.
    fn initialize(&self, stack: &Stack) -> Result<(), Stopped> {
        self.audience.stage(&stack.name, Stage::Initializing);
        let _alone = self.fetching.lock().unwrap_or_else(PoisonError::into_inner);
        let upgrade: &[&str] = if self.drive.upgrade { &["-upgrade"] } else { &[] };
        let (code, text) = self.run(stack, &[&["init", "-input=false"], upgrade].concat(), &[], false)?;
        if code == Some(0) { Ok(()) } else { Err(self.failed(stack, &text)) }
    }

    /// Whether there is something to do, and what Terraform says about it.
    fn plan(&self, stack: &Stack, index: usize, file: &Path) -> Result<(bool, String), Stopped> {
        let out = format!("-out={}", file.display());
        let mut arguments = vec!["plan", "-input=false", "-detailed-exitcode", &out];
        if self.purpose == Purpose::Destroy {
            arguments.push("-destroy");
        }
        let files: Vec<String> = self
            .drive
            .variable_files
            .iter()
            .map(|file| std::path::absolute(file).unwrap_or_else(|_| file.clone()))
            .map(|file| format!("-var-file={}", file.display()))
            .collect();
        arguments.extend(files.iter().map(String::as_str));
        arguments.extend(self.variables[index].iter().map(String::as_str));
        arguments.extend(self.drive.arguments.iter().map(String::as_str));
        let (code, text) = self.run(stack, &arguments, &[], false)?;
        match code {
            Some(0) => Ok((false, text)),
            Some(2) => Ok((true, without_plan_file(&text))),
            _ => Err(self.failed(stack, &text)),
        }
    }

    /// Its exit code and all it said, which is handed on line by line where somebody is to follow it.
    fn run(
        &self,
        stack: &Stack,
        arguments: &[&str],
        last: &[&str],
        is_followed: bool,
    ) -> Result<(Option<i32>, String), Stopped> {
        if self.drive.interrupt.is_requested() {
            return Err(Stopped::Interrupted);
        }
        let mut command = self.drive.command(stack, arguments);
        // What is no option goes last.
        command.args(last);
        let mut text = String::new();
        let status = process::lines(command, &self.drive.interrupt, |line| {
            if is_followed {
                self.audience.line(&stack.name, line);
            }
            text.push_str(line);
            text.push('\n');
        });
        match status {
            Ok(status) => Ok((status.code(), text)),
            Err(error) => {
                self.audience.report(&stack.name, &unable(&self.drive.terraform, &error));
                Err(Stopped::Failed)
            }
        }
    }

    /// Says why, unless somebody interrupted it.
    fn failed(&self, stack: &Stack, text: &str) -> Stopped {
        self.audience.report(&stack.name, text);
        if self.drive.interrupt.is_requested() { Stopped::Interrupted } else { Stopped::Failed }
    }
}

fn unable(terraform: &Terraform, error: &io::Error) -> String {
    format!("`{}` cannot be run: {error}", terraform.program().display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_last_goes_first() {
        assert_eq!(reversed(&[vec![1, 2], vec![2], vec![]]), [vec![], vec![0], vec![0, 1]]);
    }
}
