//! The generator.
pub mod build;
pub mod config;
pub mod docs;
pub mod emit;
pub mod names;
pub mod pattern;
pub mod plan;
pub mod write;

pub use build::{BuildError, Built, compile};
pub use config::{Config, DeriveSchemas, Layout};
pub use emit::{Content, OutFile, emit};
pub use plan::{Plan, plan};
pub use write::{Mode, Report, write};
