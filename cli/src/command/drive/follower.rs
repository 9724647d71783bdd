//! What people see of Terraform's work on several stacks, and how they are asked.

use crate::output::Output;
use ferroform_testing::drive::{Audience, Interrupt, Stack, Stage};
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeMap;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Shows a line for each stack that is worked on while standard error is a terminal, and plain lines otherwise. Plans, and why
/// Terraform stopped, go to standard output.
pub(crate) struct Follower {
    bars: MultiProgress,
    is_watched: bool,
    by_stack: Mutex<BTreeMap<String, ProgressBar>>,
    /// For one at a time: a question stays the last line until it is answered.
    terminal: Mutex<()>,
    width: usize,
    is_silent: bool,
    coloured: bool,
    approved: bool,
    verb: &'static str,
    interrupt: Interrupt,
}

impl Follower {
    /// For these stacks; `approved` where nobody is asked, and a verb for the question.
    pub(crate) fn new(
        stacks: &[Stack],
        output: &Output,
        interrupt: &Interrupt,
        approved: bool,
        verb: &'static str,
    ) -> Self {
        let is_watched = io::stderr().is_terminal() && !output.is_json();
        let target =
            if is_watched { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
        Self {
            bars: MultiProgress::with_draw_target(target),
            is_watched,
            by_stack: Mutex::default(),
            terminal: Mutex::default(),
            width: stacks.iter().map(|stack| stack.name.chars().count()).max().unwrap_or(0),
            is_silent: output.is_json(),
            coloured: output.is_coloured(),
            approved,
            verb,
            interrupt: interrupt.clone(),
        }
    }

    /// Nothing more is under way.
    pub(crate) fn finish(&self) {
        // Nobody is left to be told when the terminal is gone.
        let _ = self.bars.clear();
    }

    /// Writes to the terminal, past the lines that move.
    fn write(&self, write: impl FnOnce() -> io::Result<()>) {
        let _alone = self.terminal.lock().unwrap_or_else(PoisonError::into_inner);
        // As above.
        let _ = self.bars.suspend(write);
    }

    fn report(&self, stack: &str, text: &str) -> io::Result<()> {
        let text = text.trim_matches('\n');
        let mut out = io::stdout().lock();
        if self.coloured {
            write!(out, "\u{1b}[1m── {stack} ──\u{1b}[0m\n\n")?
        } else {
            write!(out, "── {stack} ──\n\n")?
        }
        writeln!(out, "{text}\n")?;
        out.flush()
    }
}

impl Audience for Follower {
    fn stage(&self, stack: &str, stage: Stage) {
        if self.is_silent {
            return;
        }
        let words = match stage {
            Stage::Initializing => "initializing",
            Stage::Planning => "planning",
            Stage::Asking => "waiting for an answer",
            Stage::Applying => "applying",
        };
        if !self.is_watched {
            if stage != Stage::Asking {
                self.write(|| writeln!(io::stderr().lock(), "{stack}: {words}"));
            }
            return;
        }
        let mut bars = self.by_stack.lock().unwrap_or_else(PoisonError::into_inner);
        let bar = bars.entry(stack.to_owned()).or_insert_with(|| {
            let bar = self.bars.add(ProgressBar::new_spinner());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix}  {msg} {elapsed}") {
                bar.set_style(style);
            }
            bar.set_prefix(format!("{stack:width$}", width = self.width));
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        bar.set_message(words);
    }

    fn line(&self, stack: &str, line: &str) {
        if self.is_silent || line.trim().is_empty() {
            return;
        }
        let width = self.width;
        self.write(|| writeln!(io::stderr().lock(), "{stack:width$} │ {line}"));
    }

    fn report(&self, stack: &str, text: &str) {
        self.write(|| Self::report(self, stack, text));
    }

    fn ended(&self, stack: &str) {
        let bar = self.by_stack.lock().unwrap_or_else(PoisonError::into_inner).remove(stack);
        if let Some(bar) = bar {
            bar.finish_and_clear();
        }
    }

    fn approves(&self, stack: &str, plan: &str) -> bool {
        if self.approved {
            self.write(|| Self::report(self, stack, plan));
            return true;
        }
        let mut answer = None;
        self.write(|| {
            Self::report(self, stack, plan)?;
            let mut out = io::stderr().lock();
            write!(out, "{} `{stack}`? Only `yes` is taken for it: ", self.verb)?;
            out.flush()?;
            drop(out);
            answer = ask(&self.interrupt);
            Ok(())
        });
        answer.is_some_and(|answer| answer.trim() == "yes")
    }
}

/// A line from standard input; none when an interrupt comes first, which reading alone would not notice.
fn ask(interrupt: &Interrupt) -> Option<String> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        if io::stdin().lock().read_line(&mut line).is_ok() {
            // Nobody waits for it after an interrupt.
            let _ = send.send(line);
        }
    });
    loop {
        match receive.recv_timeout(Duration::from_millis(100)) {
            Ok(line) => return Some(line),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) if interrupt.is_requested() => return None,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}
