//! A [`Table`](crate::table::Table) as one line of text: words, quoted texts and parentheses.
//!
//! Generated bindings carry it once. The runtime reads it for synth and the derive macros for a struct, without a JSON
//! reader in the user's build. The writer and the reader stand side by side, and [`FORMAT`] is the first word. A reader
//! passes over what a later writer adds: entries that it does not know are skipped, and rules that it does not know are
//! not enforced, so that only a change of meaning needs another format.

mod read;
mod tokens;
mod write;

pub use read::read;
pub use write::write;

/// Version of the text; the first word of it.
pub const FORMAT: &str = "2";

#[cfg(test)]
mod tests;
