//! Resolution: facts of all sources about one resource type become one [`Resource`](crate::model::Resource).
//!
//! Per field the strongest evidence decides; evidence that agrees is recorded beside it, evidence that disagrees is a
//! diagnostic. Nothing is decided anywhere else.

mod argument;
mod block;
mod merge;
mod objects;
mod resource;
mod seen;
mod twin;

pub(crate) use argument::refit;
pub use resource::resolve;
pub use twin::borrowed;
