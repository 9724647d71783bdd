//! The rules of the documents, checked against the values of the program.

use crate::synth::{Report, Scene};

/// Checks every element that has a table.
pub(crate) fn check(_scene: &Scene<'_>, _report: &mut Report) {}
