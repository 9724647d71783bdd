//! What a crate promises to those who use it, one line for each public item, read from its sources.
//!
//! The tools that do this from rustdoc's JSON need a nightly compiler, and of that the very one whose JSON they know. A
//! test of this repository must run wherever the repository builds, so this reads the sources: modules and re-exports are
//! followed, and what is private, hidden from documentation or only for tests is left out. What macros of the crate make
//! is told by their calls and by the public items in their bodies, not expanded.
//!
//! ```text
//! sources ─> load ─> modules ─> names, reach ─> public paths ─> list, macros ─> lines
//! ```

mod attributes;
mod impls;
mod lines;
mod list;
mod load;
mod macros;
mod names;
mod reach;

pub use list::list;
pub use load::{Module, Sources, load};
