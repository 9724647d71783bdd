//! The schema that a struct is held against: the rule engine's table.

pub(crate) use ferroform_rules::table::{Argument, Block, ElementKind, Nesting, Stated, Table, Type};
pub(crate) use ferroform_rules::text::read;

/// The schema for a reader that has no bindings: enumerations are types of bindings.
pub(crate) fn without_enumerations(mut table: Table) -> Table {
    for argument in table.blocks.iter_mut().flat_map(|block| &mut block.arguments) {
        argument.enumeration = None;
    }
    table
}
