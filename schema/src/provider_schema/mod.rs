//! The shape of `terraform providers schema -json` (format version 1.0).

mod members;
mod merge;
mod read;
mod write;

pub use merge::lay_over;
pub use read::{AttributeSchema, BlockSchema, NestedBlockSchema, NestedTypeSchema, ProviderSchema, read};
pub use write::write;
