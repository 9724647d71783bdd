//! Typed Terraform infrastructure in Rust.
