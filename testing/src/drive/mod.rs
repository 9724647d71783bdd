//! Terraform over the stacks of a program: which there are, in which order, several at a time, for real.
//!
//! A program is started ([`Program`]) and writes its stacks; their [`manifest`] says where they are and which come before
//! which; [`Drive`] runs `terraform` in each. What is planned, applied and kept is Terraform's own affair.
//!
//! ```no_run
//! use ferroform_testing::Terraform;
//! use ferroform_testing::drive::{Drive, Interrupt, Settings, Stacks};
//!
//! let settings = Settings::find(".".as_ref())?;
//! let interrupt = Interrupt::new();
//! settings.program()?.synth(&interrupt)?;
//! let stacks = Stacks::read(&settings.output())?.select(&["prod-*".to_owned()])?;
//! let drive = Drive::new(Terraform::find()?, stacks, interrupt);
//! let ended = drive.plan(&())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod audience;
mod engine;
mod interrupt;
pub mod manifest;
mod process;
mod program;
mod said;
mod schedule;
mod settings;
mod variables;
mod watch;

pub use audience::{Audience, Ended, Stage};
pub use engine::{Drive, OutputValue, Outputs};
pub use interrupt::Interrupt;
pub use manifest::{Stack, Stacks};
pub use program::Program;
pub use settings::Settings;
pub use watch::Snapshot;

/// Why nothing could be done; for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble(String);

impl Trouble {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl From<String> for Trouble {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}
