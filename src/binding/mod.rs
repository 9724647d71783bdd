//! What generated bindings are made of. Programs do not need it; bindings name nothing else of this crate.
//!
//! Each version is a promise: bindings that were generated for `v1` and checked in build with every later release of this
//! crate that has `v1`. They hold no literal of a struct of this crate, only calls, and their schema is one text that
//! later releases read.

mod macros;
pub mod v1;

use crate::scope::Scope;
use crate::table::TypeTable;

/// The schema tables of the generated types that a program uses, each once, in the order of their first use. For tools
/// that look at a program from outside.
pub fn type_tables(app: &crate::App) -> Vec<&'static TypeTable> {
    let tree = app.construct().shared.tree.borrow();
    let mut tables: Vec<&'static TypeTable> = Vec::new();
    for index in 0..tree.len() {
        if let crate::tree::Content::Element(element) = &tree.get(crate::data::NodeId::after(index)).content
            && let crate::tree::ElementType::Bound(table) = element.ty
            && !tables.iter().any(|known| std::ptr::eq(*known, table))
        {
            tables.push(table);
        }
    }
    tables
}
