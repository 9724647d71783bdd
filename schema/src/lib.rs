//! The intermediate schema of ferroform, and the front ends that fill it.
//!
//! Documents become *facts*, each with the place where it was read; facts about one resource type are *resolved*
//! into one [`model::Resource`]; what is doubtful on the way is collected as [`diagnostic::Diagnostic`]s.
//!
//! ```text
//! Markdown ─> markdown ─> page ──┐
//!                     phrase ────┤
//!                    example ────┼─> facts ─> resolve ─> check ─> model::Schema ─> store
//! YAML ────> yaml, overlay ──────┤
//! provider-schema JSON ──────────┘
//! ```
//!
//! Data goes one way: no module knows a module on its right.

pub mod check;
pub mod compile;
pub mod diagnostic;
pub mod difference;
pub mod document_paths;
pub mod example;
pub mod explain;
pub mod facts;
pub mod lint;
mod literal;
pub mod markdown;
pub mod model;
pub mod overlay;
pub mod page;
pub mod phrase;
pub mod prose;
pub mod provider_schema;
pub mod publish;
pub mod regular;
pub mod resolve;
pub mod rule_table;
pub mod source;
pub mod store;
pub mod suggest;
pub mod visible;
pub mod yaml;
