//! The first version.

pub use crate::argument::{IntoBlock, IntoBool, IntoEnum, IntoNumber, IntoString, IntoValue};
pub use crate::block::BlockValue;
pub use crate::config::{IsSet, ResourceConfig, Unset};
pub use crate::data::Data;
pub use crate::element::Element;
pub use crate::expr::{Expr, func as call};
pub use crate::marker::{Any, EnumValue, List, Map, Number, Set, Typed};
pub use crate::resource::{FromElement, Provider, Resource};
pub use crate::scope::Scope;
pub use crate::table::TypeTable;
pub use crate::typed::ValueType;
pub use crate::value::Value;
pub use crate::{__block as block, __provider as provider, __resource as resource, __text as text};
