//! Where warnings go.

use crate::error::Level;
use crate::error::{Report, Violation};
use std::io::Write;

/// What happens to the warnings of a synth: broken rules that the documents break as well, and what is legal and hardly
/// meant.
///
/// Without a choice of the program, the environment variable `FERROFORM_WARNINGS` decides (`print`, `keep`, `deny`), so that
/// the same program can deny them in CI.
///
/// ```
/// use ferroform::{App, GenericResource, Stack, Warnings};
/// let app = App::new();
/// app.warnings(Warnings::Deny);
/// GenericResource::resource("acme_thing").set("path", "${path.module}/x").create(&Stack::new(&app, "private"), "thing");
/// assert!(app.render().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warnings {
    /// They are printed to standard error when a synth writes its files. The default.
    Print,
    /// They are kept for the program to take: [`Synthesis::warnings`](crate::Synthesis::warnings).
    Keep,
    /// They are errors: nothing is written.
    Deny,
}

impl Warnings {
    /// The choice of the environment, else the default.
    pub(crate) fn usual() -> Self {
        match std::env::var("FERROFORM_WARNINGS").as_deref() {
            Ok("deny") => Self::Deny,
            Ok("keep") => Self::Keep,
            _ => Self::Print,
        }
    }

    /// Makes errors of warnings where they are denied.
    pub(crate) fn judge(self, report: &mut Report) {
        if self == Self::Deny {
            for warning in std::mem::take(&mut report.warnings) {
                report.errors.push(warning.level(Level::Deny));
            }
        }
    }

    /// Shows what is to be shown. That nobody can read it must not stop a synth.
    pub(crate) fn show(self, warnings: &[Violation]) {
        if self == Self::Print {
            let mut out = std::io::stderr().lock();
            for warning in warnings {
                drop(writeln!(out, "{warning}\n"));
            }
        }
    }
}
