//! The shape of `terraform providers schema -json` (format version 1.0).

mod write;

pub use write::write;
