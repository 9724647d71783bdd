//! What generated bindings are made of. Programs do not need it; bindings name nothing else of this crate.

pub use crate::argument::{IntoBlock, IntoBool, IntoEnum, IntoNumber, IntoString, IntoValue};
pub use crate::config::{BlockValue, IsSet, ResourceConfig, Unset};
pub use crate::data::Data;
pub use crate::element::Element;
pub use crate::expr::Expr;
pub use crate::marker::{Any, Block, EnumValue, List, Map, Number, Set, Typed};
pub use crate::resource::{FromElement, Provider, Resource};
pub use crate::scope::Scope;
pub use crate::table::{
    Allowed, ArgumentTable, BlockTable, Check, Condition, ContextTable, ElementKind, Format, Group,
    GroupKind, Kind, Level, Limit, Nesting, ProviderTable, Rule, TypeTable,
};
pub use crate::value::Value;

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
