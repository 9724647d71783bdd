//! What a program says about its constructs.

use crate::data::NodeId;
use std::panic::Location;

/// One message.
#[derive(Debug)]
pub(crate) struct Annotation {
    pub(crate) node: NodeId,
    pub(crate) level: AnnotationLevel,
    pub(crate) message: String,
    /// Where the program says it.
    pub(crate) at: &'static Location<'static>,
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnnotationLevel {
    /// For the manifest alone.
    Info,
    Warning,
    /// Stops a synth.
    Error,
}
