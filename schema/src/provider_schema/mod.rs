//! The shape of `terraform providers schema -json` (format version 1.0).

mod dangling_rules;
mod disagree;
mod functions;
mod members;
mod merge;
mod read;
mod shape;
mod write;

pub use merge::{lay_over, report_missing, undocumented};
pub use read::ProviderSchema;
pub use write::write;

#[cfg(test)]
mod tests;
