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
//!
//! # What is promised
//! [`compile`] and what it gives: the [`model`], [`diagnostic`]s, [`source`]s; and what is made of that ([`difference`],
//! [`explain`], [`lint`], [`publish`], [`store`], [`yaml`]). The other modules are public for the tests and the other crates
//! of this project, and do not stand in this documentation.

pub mod compile;
pub mod diagnostic;
#[cfg(feature = "tools")]
pub mod difference;
#[cfg(feature = "tools")]
pub mod explain;
#[cfg(feature = "tools")]
pub mod lint;
mod literal;
pub mod model;
pub mod provider_schema;
#[cfg(feature = "tools")]
pub mod publish;
pub mod source;
#[cfg(feature = "serde")]
pub mod store;
pub mod yaml;

// The front ends and what the other crates of this project share: public for them and for tests, and no promise to anybody
// else. They change without notice.
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod document_paths;
#[doc(hidden)]
pub mod example;
#[doc(hidden)]
pub mod facts;
#[doc(hidden)]
pub mod markdown;
#[doc(hidden)]
pub mod overlay;
#[doc(hidden)]
pub mod page;
#[doc(hidden)]
pub mod parallel;
#[doc(hidden)]
pub mod phrase;
#[doc(hidden)]
pub mod prose;
#[doc(hidden)]
pub mod regular;
#[doc(hidden)]
pub mod resolve;
#[doc(hidden)]
pub mod rule_table;
#[doc(hidden)]
pub mod suggest;
#[doc(hidden)]
pub mod visible;
