//! The command `terraform` (or `tofu`): found, run with care, and what it says as data.

mod diagnostic;
mod difference;
mod plan;
mod run;
mod workspace;

pub use diagnostic::{Diagnostic, Place, Position, Severity};
pub use plan::{Action, Plan, ResourceChange};
pub use run::{Absent, Terraform};
pub use workspace::{TestRun, Workspace};

/// Why Terraform gave no answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// It is not on this machine.
    Absent(Absent),
    /// The program does not synthesize.
    Synth(ferroform::SynthErrors),
    /// What was given as a schema is none.
    Schema(String),
    /// What was given to look at is no folder with a configuration.
    Folder(String),
    /// A file could not be written, or a process not started.
    Io(std::io::Error),
    /// It refused the configuration, or what followed from it.
    Refused(Vec<Diagnostic>),
    /// It ended in a way that nobody understands; its last words.
    Odd(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Absent(absent) => absent.fmt(f),
            Self::Synth(errors) => errors.fmt(f),
            Self::Schema(error) | Self::Folder(error) => f.write_str(error),
            Self::Io(error) => error.fmt(f),
            Self::Refused(diagnostics) => {
                f.write_str("Terraform refuses it")?;
                diagnostics.iter().try_for_each(|diagnostic| write!(f, "\n\n{diagnostic}"))
            }
            Self::Odd(words) => write!(f, "Terraform ended without a word that is understood: {words}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Absent> for Failure {
    fn from(absent: Absent) -> Self {
        Self::Absent(absent)
    }
}
