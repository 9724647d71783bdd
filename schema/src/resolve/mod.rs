//! Resolution: facts of all sources about one resource type become one [`Resource`](crate::model::Resource).
//!
//! Per field the strongest evidence decides; evidence that agrees is recorded beside it, evidence that disagrees is a
//! diagnostic. Nothing is decided anywhere else.

mod argument;
mod block;
mod borrow;
mod copies;
mod inherit;
mod maps;
mod merge;
mod objects;
mod positions;
mod resource;
mod shapes;

pub(crate) use argument::refit;
pub use borrow::borrowed;
pub use inherit::inherited;
pub use resource::resolve;
