//! Documentation of generated items: what documents say, made safe, and the sentences that the generator adds.
//!
//! ```text
//! foreign Markdown ─> read ─> tree ─> write ─> proof ─> Documentation
//! ```
//!
//! The tree holds what is meant; only [`Documentation`] turns it into Markdown, and proves that rustdoc reads just that.

mod documentation;
pub mod items;
mod lead;
mod pointers;
mod proof;
mod read;
mod restated;
pub mod rules;
mod sentence;
mod text;
mod tree;
mod write;

#[cfg(test)]
mod tests;

pub use documentation::Documentation;
pub use read::{Links, line, markdown};
pub use tree::{Block, Inline};
