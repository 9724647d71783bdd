//! The first version.

pub use crate::__text as text;
pub use crate::argument::{IntoBlock, IntoBool, IntoEnum, IntoNumber, IntoString, IntoValue};
pub use crate::config::{BlockValue, IsSet, ResourceConfig, Unset};
pub use crate::data::Data;
pub use crate::element::Element;
pub use crate::expr::Expr;
pub use crate::marker::{Any, Block, EnumValue, List, Map, Number, Set, Typed};
pub use crate::resource::{FromElement, Provider, Resource};
pub use crate::scope::Scope;
pub use crate::table::TypeTable;
pub use crate::value::Value;
