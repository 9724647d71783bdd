//! The nearest valid name, for every message that says that a name is unknown.

pub use ferroform_rules::nearest;
