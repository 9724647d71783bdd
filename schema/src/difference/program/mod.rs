//! What a change of versions breaks in a configuration: written by hand, or synthesized by a program.

mod hold;
mod json;
mod read;
mod references;

pub use hold::broken;
pub use read::{Configuration, Element, read_program};

use super::data::Place;
use serde::Serialize;

/// One place of a configuration that is well with the old version and not with the new one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Breakage {
    /// Where it stands.
    pub at: Place,
    /// What it stands in, as Terraform addresses it (`acme_lamp.desk`, `data.acme_room.hall`); empty where nothing says so.
    pub element: String,
    /// The construct in the program that the element was synthesized from, where the configuration says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub construct: Option<String>,
    /// Why it breaks, in one clause.
    pub message: String,
}

impl std::fmt::Display for Breakage {
    /// `main.tf:3:1: acme_lamp.desk (stack/desk): …`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { at: Place { file, line, column }, element, construct, message } = self;
        write!(f, "{file}:{line}:{column}: ")?;
        if !element.is_empty() {
            write!(f, "{element}")?;
            if let Some(construct) = construct {
                write!(f, " ({construct})")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(message)
    }
}
